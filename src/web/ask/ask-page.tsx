import { Title } from "../frame/title.tsx";
import { useWords } from "../words/index.ts";
import { AskBox } from "./ask-box.tsx";
import { Cards } from "./cards.tsx";

/** The first page: one box in everyday words, and the catalogue. */
export function AskPage() {
  const { t } = useWords();
  return (
    <>
      <div className="hero">
        <Title text={t("ask.title")} />
        <p>{t("tagline")}</p>
        <AskBox />
      </div>
      <Cards />
    </>
  );
}
