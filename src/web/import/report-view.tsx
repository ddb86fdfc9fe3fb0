import { Link } from "react-router";
import type { Label } from "../catalogue/catalogue.ts";
import { Fold } from "../frame/fold.tsx";
import { useWords } from "../words/index.ts";
import type { FileReport, Report } from "./report.ts";

/** What became of each file, where the places came to lie, and what a person has to decide. */
export function ReportView({ report: { files, placed, suggestions, alike, dryRun } }: { readonly report: Report }) {
  const { t } = useWords();
  return (
    <>
      <ol className="candidates">
        {files.map((file) => (
          <li key={file.file}>
            <FileView file={file} />
          </li>
        ))}
      </ol>
      {placed.map(({ city, counts, byHand, changed }) => (
        <p key={city.id} className="coverage">
          <strong>
            <Link to={`/ties/${city.id}`}>{city.name}</Link>
          </strong>{" "}
          {t("import.placedAs", { point: counts.POINT, text: counts.TEXT, city: counts.CITY, byHand, changed })}
        </p>
      ))}
      {alike > 0 && (
        <section aria-labelledby="alike">
          <h3 id="alike">{t("import.alike", { count: alike })}</h3>
          <p>{t("import.alikeNote")}</p>
          <ul className="rows">
            {suggestions.map(({ name, metres, one, other }) => (
              <li key={`${one.id} ${other.id}`}>
                <span>
                  {name} <small>{t("import.apart", { metres })}</small>
                </span>
                <span>
                  <Link to={`/ties/${one.id}`}>{one.source}</Link> ／{" "}
                  <Link to={`/ties/${other.id}`}>{other.source}</Link>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {dryRun && files.some(({ profile }) => profile !== null) && <p className="hint">{t("import.asksLater")}</p>}
    </>
  );
}

const COUNTS = ["created", "updated", "unchanged", "refused"] as const;

function FileView({ file }: { readonly file: FileReport }) {
  const { t, of, number } = useWords();
  const { profile, encoding, gone, ties } = file;
  const id = `file-${file.file}`;
  return (
    <article className="candidate file" aria-labelledby={id}>
      <h3 id={id}>
        <span aria-hidden="true">{profile === null ? "✗" : file.refused > 0 ? "△" : "○"}</span> {file.file}
      </h3>
      {profile === null ? (
        <p className="verdict">{t("import.unknown")}</p>
      ) : (
        <>
          <ul className="facts">
            <li>{of(profile.title)}</li>
            <li>{t("import.score", { score: number(profile.score) })}</li>
            <li>{t("import.encoding", { encoding })}</li>
          </ul>
          <dl className="sum">
            <div>
              <dt>{t("import.rows")}</dt>
              <dd>{number(file.rows)}</dd>
            </div>
            {COUNTS.map((each) => (
              <div key={each} className={each} data-none={file[each] === 0}>
                <dt>{t(`import.counts.${each}`)}</dt>
                <dd>{number(file[each])}</dd>
              </div>
            ))}
          </dl>
          {gone > 0 && <p>{t("import.gone", { count: gone })}</p>}
          {ties.created + ties.updated + ties.gone > 0 && (
            <p className="hint">
              {t("import.ties", { created: ties.created, updated: ties.updated, gone: ties.gone })}
            </p>
          )}
        </>
      )}
      <Notes
        title={t("import.refusals", { count: file.refused })}
        told={file.refusals.map(({ reason, mend, ...where }) => ({ ...where, words: reason, mend }))}
        whole={profile === null}
        count={file.refused}
      />
      <Notes
        title={t("import.warnings", { count: file.warned })}
        told={file.warnings.map(({ said, ...where }) => ({ ...where, words: said }))}
        count={file.warned}
      />
    </article>
  );
}

interface Note {
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly words: Label;
  readonly mend?: Label;
}

/** Rows of a file with what was wrong with them, and how to mend it, which is said once of many. */
function Notes({
  title,
  told,
  count,
  whole = false,
}: {
  readonly title: string;
  readonly told: readonly Note[];
  readonly count: number;
  /** The whole file is meant, and no row of it. */
  readonly whole?: boolean;
}) {
  const { t, of } = useWords();
  if (told.length === 0) return null;
  if (whole) {
    return told.map(({ words, mend }) => (
      <p key={of(words)}>
        {of(words)} {mend && <b>{of(mend)}</b>}
      </p>
    ));
  }
  const groups = new Map<string, Note[]>();
  for (const note of told) {
    const mend = note.mend ? of(note.mend) : "";
    groups.set(mend, [...(groups.get(mend) ?? []), note]);
  }
  const list = [...groups].map(([mend, notes]) => (
    <div key={mend} className="group">
      {mend !== "" && <p>{mend}</p>}
      {/* It may be wider than a telephone: then it is moved by keyboard, too. */}
      <div className="wide" tabIndex={0} role="group" aria-label={mend === "" ? title : mend}>
        <table>
          <thead>
            <tr>
              {(["row", "column", "value", "reason"] as const).map((each) => (
                <th key={each} scope="col">
                  {t(`import.${each}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {notes.map(({ row, column, value, words }) => (
              <tr key={`${row} ${column}`}>
                <th scope="row">{row}</th>
                <td>{column}</td>
                <td>{value === null || value.trim() === "" ? t("import.empty") : value}</td>
                <td>{of(words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  ));
  return (
    <Fold wanted={told.length <= 10} summary={title}>
      {list}
      {count > told.length && <p className="hint">{t("import.moreNotes", { count: count - told.length })}</p>}
    </Fold>
  );
}
