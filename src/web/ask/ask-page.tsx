import { Title } from "../frame/title.tsx";
import { useMe } from "../server/me.ts";
import { useWords } from "../words/index.ts";
import { AskBox } from "./ask-box.tsx";
import { Cards } from "./cards.tsx";

/** The first page: one box in everyday words, and the catalogue. */
export function AskPage() {
  const { marked, say } = useWords();
  const me = useMe();
  return (
    <>
      <div className="hero">
        <Title text={marked("ask.title")} />
        <p>{say("tagline")}</p>
        <AskBox />
        {me.persona === "public" && (
          <p className="hint">
            {say("ask.asPublic")} <a href="/persona">{say("ask.choosePersona")}</a>
          </p>
        )}
      </div>
      <Cards />
    </>
  );
}
