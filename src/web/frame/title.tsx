import { useEffect, type ReactNode } from "react";
import { useWords } from "../words/index.ts";
import { plain, ruby } from "../words/ruby.tsx";

/** A page's one h1, which is the window's title too. The text may have readings marked in it. */
export function Title({ children, text }: { children?: ReactNode; text: string }) {
  const { t } = useWords();
  useEffect(() => {
    document.title = `${plain(text)} — ${t("app")}`;
  }, [text, t]);
  return <h1>{children ?? ruby(text)}</h1>;
}
