import { useEffect, useRef, useState, type FormEvent } from "react";
import type { FormField } from "../catalogue/catalogue.ts";
import { useWords } from "../words/index.ts";
import { ValueWords } from "./value-words.tsx";
import { isSame, type Read, type Values } from "./values.ts";

type Whose = "mine" | "theirs";

/**
 * Two versions of a record side by side, field by field. Where only one of the two changed a field its word is proposed; where both did, nothing is: somebody
 * has to say which.
 */
export function Conflict({
  mine,
  read,
  before,
  onSettle,
  onDrop,
}: {
  readonly mine: Values;
  readonly read: Read;
  /** What stood there when mine was begun; undefined where the page was loaded anew since. */
  readonly before: Values | undefined;
  readonly onSettle: (chosen: Values) => void;
  readonly onDrop: () => void;
}) {
  const { t, of } = useWords();
  const { fields, values: theirs, names } = read;
  const rows = fields.filter(({ name }) => name in mine && !isSame(mine[name], theirs[name]));
  const theirsAlone = fields.filter(
    ({ name }) => before && !rows.some((row) => row.name === name) && !isSame(before[name], theirs[name]),
  );
  const [chosen, setChosen] = useState<Readonly<Record<string, Whose>>>(() =>
    Object.fromEntries(
      rows.filter(({ name }) => before && isSame(before[name], theirs[name])).map(({ name }) => [name, "mine"]),
    ),
  );
  const [asked, setAsked] = useState(false);
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    if (asked) box.current?.querySelector<HTMLElement>("fieldset.open input")?.focus();
  }, [asked]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(false);
    if (rows.some(({ name }) => chosen[name] === undefined)) return setAsked(true);
    const kept = rows.filter(({ name }) => chosen[name] === "mine");
    if (kept.length === 0) return onDrop();
    onSettle(Object.fromEntries(kept.map(({ name }) => [name, mine[name]])));
  };
  return (
    <section ref={box} className="conflict" aria-labelledby="conflict" tabIndex={-1}>
      <h2 id="conflict">{t("record.conflict.title")}</h2>
      <p>{t(rows.length > 0 ? "record.conflict.lead" : "record.conflict.same")}</p>
      <form onSubmit={submit} noValidate>
        {rows.map((field) => (
          <Row
            key={field.name}
            field={field}
            names={names}
            mine={mine[field.name]}
            theirs={theirs[field.name]}
            chosen={chosen[field.name]}
            open={asked && chosen[field.name] === undefined}
            onChoose={(whose) => setChosen({ ...chosen, [field.name]: whose })}
          />
        ))}
        {theirsAlone.length > 0 && (
          <div className="note">
            <p>{t("record.conflict.theirsAlone")}</p>
            <dl className="fields-list">
              {theirsAlone.map((field) => (
                <div key={field.name}>
                  <dt>{of(field.label)}</dt>
                  <dd>
                    <ValueWords field={field} value={theirs[field.name]} names={names} />
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        )}
        <div className="actions">
          {rows.length > 0 && (
            <button type="submit" className="main">
              {t("record.conflict.send")}
            </button>
          )}
          <button type="button" onClick={onDrop}>
            {t("record.conflict.theirsAll")}
          </button>
        </div>
      </form>
    </section>
  );
}

function Row({
  field,
  names,
  mine,
  theirs,
  chosen,
  open,
  onChoose,
}: {
  readonly field: FormField;
  readonly names: Readonly<Record<string, string>>;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly chosen: Whose | undefined;
  readonly open: boolean;
  readonly onChoose: (whose: Whose) => void;
}) {
  const { t, of } = useWords();
  const sides = [
    ["mine", mine],
    ["theirs", theirs],
  ] as const;
  return (
    <fieldset className={open ? "versus open" : "versus"} aria-describedby={open ? `versus-${field.name}` : undefined}>
      <legend>{of(field.label)}</legend>
      <div className="sides">
        {sides.map(([whose, value]) => (
          <label key={whose} className="side">
            <span className="whose">
              <input type="radio" name={field.name} checked={chosen === whose} onChange={() => onChoose(whose)} />
              {t(`record.conflict.${whose}`)}
            </span>
            <span className="word">
              <ValueWords field={field} value={value} names={names} />
            </span>
          </label>
        ))}
      </div>
      {open && (
        <p id={`versus-${field.name}`} className="error">
          {t("record.conflict.choose")}
        </p>
      )}
    </fieldset>
  );
}
