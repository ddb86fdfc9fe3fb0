import type { ReactNode } from "react";
import { Link } from "react-router";
import { useNamed } from "../ask/names.ts";
import { fieldsOf, type Field } from "../catalogue/catalogue.ts";
import { Fold } from "../frame/fold.tsx";
import { useWords } from "../words/index.ts";
import { isNamed, isRecord } from "./contract.ts";

/** Never of interest by themselves. */
const SILENT = ["__typename", "id", "cursor", "version"];

/** Any fields of any type, as names and values: what an operation asks for is shown, whatever it is. */
export function FieldList({
  fields,
  value,
}: {
  readonly fields: readonly Field[];
  readonly value: Readonly<Record<string, unknown>>;
}) {
  const { sayOf } = useWords();
  const said = telling(fields, value);
  if (said.length === 0) return null;
  return (
    <dl className="fields-list">
      {said.map((field) => (
        <div key={field.key}>
          <dt>{sayOf(field.label)}</dt>
          <dd>
            <FieldValue field={field} value={value[field.key]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Those of the fields that have something to say. */
export function telling(fields: readonly Field[], value: Readonly<Record<string, unknown>>): readonly Field[] {
  return fields.filter(({ key }) => !SILENT.includes(key) && hasValue(value[key]));
}

function hasValue(value: unknown): boolean {
  return value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
}

function FieldValue({ field, value }: { readonly field: Field; readonly value: unknown }) {
  if (Array.isArray(value)) {
    const simple = value.every((each) => !isRecord(each));
    if (simple) return <PlainList field={field} values={value} />;
    return (
      <ul className="values">
        {value.map((each, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a list that comes whole and is never reordered
          <li key={at}>
            <One field={field} value={each} />
          </li>
        ))}
      </ul>
    );
  }
  return <One field={field} value={value} />;
}

function PlainList({ field, values }: { readonly field: Field; readonly values: readonly unknown[] }) {
  const inWords = useValueInWords();
  const { row } = useWords();
  return <>{row(values.map((each) => inWords(field, each)))}</>;
}

function One({ field, value }: { readonly field: Field; readonly value: unknown }) {
  const inWords = useValueInWords();
  const { named } = useNamed();
  if (!isRecord(value)) return <>{inWords(field, value)}</>;
  if (typeof value["words"] === "string") return <>{value["words"]}</>;
  const fields = field.shape ? fieldsOf(field.shape, value) : [];
  if (typeof value["sentence"] === "string") {
    return <Said sentence={value["sentence"]} fields={fields.filter(({ key }) => key !== "sentence")} value={value} />;
  }
  if (isNamed(value)) {
    const rest = fields.filter(({ key }) => !["name", "nameEn", "kana", "noun"].includes(key));
    return (
      <>
        <Link to={`/ties/${value.id}`}>{named(value)}</Link>
        <FieldList fields={rest} value={value} />
      </>
    );
  }
  return <FieldList fields={fields} value={value} />;
}

/** What says itself in a sentence needs its parts only on demand. */
function Said({
  sentence,
  fields,
  value,
}: {
  readonly sentence: string;
  readonly fields: readonly Field[];
  readonly value: Readonly<Record<string, unknown>>;
}) {
  const { say } = useWords();
  const rest = telling(fields, value);
  return (
    <>
      {sentence}
      {rest.length > 0 && (
        <Fold summary={say("answer.details")}>
          <FieldList fields={rest} value={value} />
        </Fold>
      )}
    </>
  );
}

function useValueInWords(): (field: Field, value: unknown) => ReactNode {
  const { say, sayOf, day, number } = useWords();
  return ({ type, values }, value) => {
    if (typeof value === "boolean") return say(value ? "answer.yes" : "answer.no");
    if (typeof value === "number") return number(value);
    if (typeof value !== "string") return value === null || value === undefined ? "" : JSON.stringify(value);
    if (values?.[value]) return sayOf(values[value]);
    return type === "DateTime" ? day(value) : value;
  };
}
