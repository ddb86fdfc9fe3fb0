import { useEffect, useId, useRef } from "react";
import { Link } from "react-router";
import { operations } from "virtual:catalogue";
import { addressOf } from "../ask/address.ts";
import type { Pages } from "../server/pages.ts";
import { useWords } from "../words/index.ts";
import { ruby } from "../words/ruby.tsx";
import type { SpotKind } from "./atlas.ts";
import type { Row } from "./rows.ts";

/** The map's twin: choosing a row marks it on the map and opens what a press on the mark opens. */
export function RowsTable({
  kind,
  rows,
  chosen,
  pages,
  onChoose,
}: {
  readonly kind: SpotKind;
  readonly rows: readonly Row[];
  readonly chosen: string | undefined;
  readonly pages: Pages<unknown>;
  readonly onChoose: (id: string | undefined) => void;
}) {
  const { say, marked } = useWords();
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={pages.nodes ? "map-rows" : "map-rows awaited"}>
      <h2 id={heading}>
        <Swatch kind={kind} /> {say(`map.kinds.${kind}`)}
      </h2>
      {rows.length === 0 && <p className="hint">{say(pages.asking ? "answer.asking" : "map.none")}</p>}
      {rows.length > 0 && (
        <table aria-labelledby={heading}>
          <thead>
            <tr>
              <th scope="col">{say("map.number")}</th>
              <th scope="col">{say("map.name")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <RowView key={row.id} row={row} chosen={row.id === chosen} onChoose={onChoose} />
            ))}
          </tbody>
        </table>
      )}
      {pages.more && (
        <p>
          <button type="button" disabled={pages.asking} onClick={pages.more}>
            {say("map.more", { kind: marked(`map.kinds.${kind}`) })}
          </button>
        </p>
      )}
    </section>
  );
}

/** The shape and the colour of a kind's marks. */
export function Swatch({ kind }: { readonly kind: SpotKind }) {
  return <span className={`swatch ${kind}`} aria-hidden="true" />;
}

function RowView({
  row,
  chosen,
  onChoose,
}: {
  readonly row: Row;
  readonly chosen: boolean;
  readonly onChoose: (id: string | undefined) => void;
}) {
  const { say, facts } = useWords();
  const { id, number, name, about, whereabouts, details, owner, kind } = row;
  const line = useRef<HTMLTableRowElement>(null);
  const opened = useId();
  // Chosen on the map, it may lie outside of what the list shows.
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <>
      <tr ref={line} className={chosen ? "chosen-row" : undefined}>
        <td className="number">{number}</td>
        <td>
          <button
            type="button"
            className="link"
            aria-expanded={chosen}
            aria-controls={chosen ? opened : undefined}
            onClick={() => onChoose(chosen ? undefined : id)}
          >
            {name}
          </button>
          <small>{ruby(facts(about))}</small>
          {!whereabouts && <small>{say("map.nowhere")}</small>}
          {chosen && (
            <div id={opened} className="opened">
              <dl className="fields-list">
                {details.map(([term, words]) => (
                  <div key={term}>
                    <dt>{say(`map.${term}`)}</dt>
                    <dd>{ruby(words)}</dd>
                  </div>
                ))}
              </dl>
              <ul className="next">
                {(kind === "place" || kind === "offer") && "MatchesFor" in operations && (
                  <li>
                    <Link to={addressOf("MatchesFor", { of: id })}>{say("answer.matches")}</Link>
                  </li>
                )}
                <li>
                  <Link to={`/ties/${owner}`}>{say("answer.ties")}</Link>
                </li>
              </ul>
            </div>
          )}
        </td>
      </tr>
    </>
  );
}
