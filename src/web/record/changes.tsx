import { Link } from "react-router";
import { useCalled, useTieInWords } from "../ask/names.ts";
import { Fold } from "../frame/fold.tsx";
import { useWords } from "../words/index.ts";
import { ruby } from "../words/ruby.tsx";
import type { Read, Whole } from "./values.ts";

type Change = NonNullable<Whole["changes"]>[number];

/** The history of a record: what happened to it, when, by whom and from where; the latest first. */
export function Changes({ read: { whole, fields } }: { readonly read: Read }) {
  const { marked, markedOf, day, say, list } = useWords();
  const inWords = useTieInWords();
  const changes = whole.changes ?? [];
  const called = useCalled(changes.flatMap(({ by }) => (by === null ? [] : [by])));
  if (changes.length === 0) return null;
  const labelOf = (name: string): string => {
    const field = fields.find((each) => each.name === name);
    return field ? markedOf(field.label) : name;
  };
  const wordsOf = ({ what, fields: corrected, version, tie }: Change): string => {
    switch (what) {
      case "CORRECTED":
        return marked("record.history.CORRECTED", { fields: list(corrected.map(labelOf)), version });
      case "TIE_BEGAN":
      case "TIE_ENDED":
        return marked(`record.history.${what}`, { sentence: tie ? inWords(tie) : "" });
      default:
        return marked(`record.history.${what}`);
    }
  };
  const one = (change: Change) => (
    <li key={`${change.at} ${change.what} ${change.version ?? ""} ${change.tie?.id ?? ""}`}>
      <time dateTime={change.at}>{day(change.at)}</time>
      <span>
        {ruby(wordsOf(change))}
        <small>
          {change.by !== null && (
            <>
              {" "}
              {say("record.history.by")}{" "}
              {called[change.by] ? <Link to={`/record/${change.by}`}>{called[change.by]?.name}</Link> : change.by}
            </>
          )}
          {change.source !== null && <> {say("record.history.source", { source: change.source })}</>}
        </small>
      </span>
    </li>
  );
  return (
    <section className="sheet" aria-labelledby="history">
      <h2 id="history">{say("record.history.title")}</h2>
      <p className="hint">{say("record.history.hint")}</p>
      <List all={changes.slice(0, FIRST)} one={one} />
      {changes.length > FIRST && (
        <Fold summary={say("record.history.earlier", { count: changes.length - FIRST })}>
          <List all={changes.slice(FIRST)} one={one} />
        </Fold>
      )}
    </section>
  );
}

/** So many stand open. */
const FIRST = 10;

function List({ all, one }: { readonly all: readonly Change[]; readonly one: (change: Change) => React.ReactNode }) {
  return <ol className="history">{all.map(one)}</ol>;
}
