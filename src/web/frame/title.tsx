import { useEffect, type ReactNode } from "react";
import { useWords } from "../words/index.ts";

/** A page's one h1, which is the window's title too. */
export function Title({ children, text }: { children?: ReactNode; text: string }) {
  const { t } = useWords();
  useEffect(() => {
    document.title = `${text} — ${t("app")}`;
  }, [text, t]);
  return <h1>{children ?? text}</h1>;
}
