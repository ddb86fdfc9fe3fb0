import { Link } from "react-router";
import { questions } from "virtual:catalogue";
import { Title } from "../frame/title.tsx";
import { useWords } from "../words/index.ts";
import { plain, ruby } from "../words/ruby.tsx";
import { addressOf } from "./address.ts";
import { useKept, type Kept } from "./kept.ts";
import { useQuestionInWords } from "./question-in-words.ts";

export function KeptPage() {
  const { marked, say } = useWords();
  const { kept, remove } = useKept();
  return (
    <>
      <Title text={marked("kept.title")} />
      <p className="hint">{say("kept.note")}</p>
      {kept.length === 0 ? (
        <p>{say("kept.none")}</p>
      ) : (
        <ul className="rows">
          {kept.map((one) => (
            <Row key={JSON.stringify(one)} one={one} onRemove={() => remove(one)} />
          ))}
        </ul>
      )}
    </>
  );
}

function Row({ one, onRemove }: { readonly one: Kept; readonly onRemove: () => void }) {
  const { t } = useWords();
  const question = questions.find(({ name }) => name === one.question);
  const words = useQuestionInWords(question, one.variables);
  return (
    <li>
      <Link to={addressOf(one.question, one.variables)}>{ruby(words)}</Link>{" "}
      <button type="button" className="quiet" onClick={onRemove} aria-label={t("kept.remove", { name: plain(words) })}>
        ×
      </button>
    </li>
  );
}
