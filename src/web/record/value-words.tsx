import type { ReactNode } from "react";
import { Link } from "react-router";
import { isRecord } from "../answer/contract.ts";
import { isSaid } from "../ask/address.ts";
import { isId, useCalled } from "../ask/names.ts";
import type { FormField } from "../catalogue/catalogue.ts";
import { useWords } from "../words/index.ts";

/** What stands in a field, in words; the things in it by name, as links where somebody may go there. */
export function ValueWords({
  field,
  value,
  names = {},
  linked = false,
}: {
  readonly field: FormField;
  readonly value: unknown;
  readonly names?: Readonly<Record<string, string>>;
  readonly linked?: boolean;
}) {
  const { t, sayOf, day, number, row } = useWords();
  const ids = (Array.isArray(value) ? value : [value]).filter(
    (each): each is string => typeof each === "string" && field.nouns !== undefined && isId(each),
  );
  const asked = useCalled(ids.filter((id) => names[id] === undefined));
  if (!isSaid(value)) return <span className="hint">{t("record.empty")}</span>;
  if (ids.length > 0) {
    const called = (id: string): ReactNode => {
      const name = names[id] ?? asked[id]?.name ?? id;
      return linked && !id.startsWith("top_") ? <Link to={`/record/${id}`}>{name}</Link> : name;
    };
    return <>{row(ids.map(called))}</>;
  }
  const one = (each: unknown): ReactNode => {
    const label = field.values?.find((other) => other.value === each)?.label;
    if (label) return sayOf(label);
    if (typeof each === "number") return field.name === "birthYear" ? String(each) : number(each);
    if (isRecord(each)) return Object.values(each).join(", ");
    if (typeof each !== "string") return String(each);
    return field.input === "moment" ? day(each) : each;
  };
  if (field.name === "phone" && linked && typeof value === "string") {
    return <a href={`tel:${value.replaceAll(/[^\d+]/g, "")}`}>{value}</a>;
  }
  return <>{row((Array.isArray(value) ? value : [value]).map(one))}</>;
}
