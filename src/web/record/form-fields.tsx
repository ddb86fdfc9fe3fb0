import { useEffect, useRef } from "react";
import { isSaid } from "../ask/address.ts";
import type { FormField as Field } from "../catalogue/catalogue.ts";
import { Fold } from "../frame/fold.tsx";
import { useWords, type WordsInUse } from "../words/index.ts";
import { FormField } from "./form-field.tsx";
import { notChosen, type Values } from "./values.ts";

/** As the server says what is wrong. */
interface UserError {
  readonly code: string;
  readonly field: readonly string[] | null;
  readonly message: string;
}

/** What is wrong with a form: beside which field, and what belongs to none. */
export interface Wrong {
  readonly fields: Readonly<Record<string, string>>;
  readonly others: readonly string[];
}

export const NOTHING_WRONG: Wrong = { fields: {}, others: [] };

/**
 * The server names a field by its path: ["input", "point", "latitude"] is of the field `point`. In its words, too, it calls the field as programs do; here it is
 * called as on the page.
 */
export function wrongIn(
  errors: readonly UserError[],
  fields: readonly Field[],
  called: (label: Field["label"]) => string,
): Wrong {
  const wrong: Record<string, string> = {};
  const others: string[] = [];
  for (const { field: path, message } of errors) {
    const field = fields.find(({ name }) => path?.includes(name));
    if (!field) others.push(message);
    else {
      const words = message.replaceAll(new RegExp(`(?<!\\w)${field.name}(?!\\w)`, "g"), called(field.label));
      wrong[field.name] = wrong[field.name] === undefined ? words : `${wrong[field.name]} ${words}`;
    }
  }
  return { fields: wrong, others };
}

/** Words where a thing had to be chosen; undefined where there are none. They would be lost on the way. */
export function unchosenIn(fields: readonly Field[], values: Values, { t }: WordsInUse): Wrong | undefined {
  return marked(notChosen(fields, values).map(({ name }) => [name, t("record.choose")]));
}

/** That, and required fields with nothing in them; undefined where the form can be sent. */
export function unfilledIn(fields: readonly Field[], values: Values, words: WordsInUse): Wrong | undefined {
  const { t, tongue } = words;
  const empty = fields.filter(({ name, required }) => required && !isSaid(values[name]));
  return marked([
    ...empty.map(({ name, label }) => [name, t("form.missing", { label: label[tongue] })] as const),
    ...Object.entries(unchosenIn(fields, values, words)?.fields ?? {}),
  ]);
}

function marked(fields: readonly (readonly [name: string, words: string])[]): Wrong | undefined {
  return fields.length === 0 ? undefined : { fields: Object.fromEntries(fields), others: [] };
}

/** So many stand open, and whatever is required; the others wait behind “in more detail”. */
const MOST_OPEN = 8;
const NONE: readonly string[] = [];

/** The fields of a form: the first of them open, the rest on demand, or where something is wrong there. What is wrong takes the focus. */
export function FormFields({
  fields,
  values,
  onChange,
  wrong,
  folded = NONE,
}: {
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly onChange: (name: string, value: unknown) => void;
  readonly wrong: Wrong;
  /** By name, besides those behind the first eight. */
  readonly folded?: readonly string[];
}) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const one = (field: Field) => (
    <FormField
      key={field.name}
      field={field}
      value={values[field.name]}
      onChange={(value) => onChange(field.name, value)}
      error={wrong.fields[field.name]}
    />
  );
  useEffect(() => {
    if (wrong === NOTHING_WRONG) return;
    const field = box.current?.querySelector<HTMLElement>("[aria-invalid=true], .wrong");
    (field ?? box.current?.querySelector<HTMLElement>(".summary"))?.focus();
  }, [wrong]);
  const rest = fields.filter(({ name, required }, at) => !required && (at >= MOST_OPEN || folded.includes(name)));
  const open = fields.filter((field) => !rest.includes(field));
  const isWrong = rest.some(({ name }) => wrong.fields[name] !== undefined);
  const isSaidThere = rest.some(({ name }) => isSaid(values[name]));
  return (
    <div ref={box}>
      <Summary wrong={wrong} />
      <div className="fields">{open.map(one)}</div>
      {rest.length > 0 && (
        <Fold wanted={isWrong ? wrong : isSaidThere} summary={t("form.more")}>
          <div className="fields">{rest.map(one)}</div>
        </Fold>
      )}
    </div>
  );
}

function Summary({ wrong: { fields, others } }: { readonly wrong: Wrong }) {
  const { t } = useWords();
  const count = Object.keys(fields).length;
  return (
    <div role="alert" className="summary error" tabIndex={-1}>
      {count > 0 && <p>{t("record.wrong", { count })}</p>}
      {others.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </div>
  );
}
