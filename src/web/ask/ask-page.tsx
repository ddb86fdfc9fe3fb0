import { Title } from "../frame/title.tsx";
import { useMe } from "../server/me.ts";
import { useWords } from "../words/index.ts";
import { AskBox } from "./ask-box.tsx";
import { Cards } from "./cards.tsx";

/** The first page: one box in everyday words, and the catalogue. */
export function AskPage() {
  const { t } = useWords();
  const me = useMe();
  return (
    <>
      <div className="hero">
        <Title text={t("ask.title")} />
        <p>{t("tagline")}</p>
        <AskBox />
        {me.persona === "public" && (
          <p className="hint">
            {t("ask.asPublic")} <a href="/persona">{t("ask.choosePersona")}</a>
          </p>
        )}
      </div>
      <Cards />
    </>
  );
}
