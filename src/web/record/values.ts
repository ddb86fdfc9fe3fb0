import { forms } from "virtual:forms";
import { isNamed, isRecord } from "../answer/contract.ts";
import { isSaid } from "../ask/address.ts";
import { isId } from "../ask/names.ts";
import type { FormField } from "../catalogue/catalogue.ts";
import type { RecordOfQuery } from "../../operations.generated.ts";

export type Whole = NonNullable<RecordOfQuery["entity"]>;

/** What stands in the fields of a form, by their names; null where nothing does. */
export type Values = Readonly<Record<string, unknown>>;

/** A record as its form and its page read it. */
export interface Read {
  readonly whole: Whole;
  readonly version: number;
  /** Those fields of its noun's form that its query asks for. */
  readonly fields: readonly FormField[];
  readonly values: Values;
  /** What the things in its fields are called. */
  readonly names: Readonly<Record<string, string>>;
}

/** Where the query cannot call a field as the form does, because another noun has one of that name and another type. */
const ASKED_AS: Readonly<Record<string, string>> = {
  "Group.type": "groupType",
  "Company.type": "companyType",
  "Company.partOf": "headOffice",
  "Place.type": "placeType",
  "Offer.type": "offerType",
  "Offer.state": "offerState",
  "Need.state": "needState",
  "Need.party": "needParty",
  "Wish.state": "wishState",
};

export function readOf(whole: Whole): Read {
  const noun = whole.__typename;
  const asked: Readonly<Record<string, unknown>> = { ...whole };
  const keyOf = (name: string): string => ASKED_AS[`${noun}.${name}`] ?? name;
  const fields = (forms[noun] ?? []).filter(({ name }) => keyOf(name) in asked);
  const names: Record<string, string> = {};
  const values = Object.fromEntries(
    fields.map((field) => {
      const raw = asked[keyOf(field.name)];
      for (const { id, name } of thingsIn(raw)) names[id] = name;
      return [field.name, valueOf(field, raw)] as const;
    }),
  );
  return { whole, version: whole.version, fields, values, names };
}

function valueOf({ input }: FormField, raw: unknown): unknown {
  if (input === "thing") return thingsIn(raw)[0]?.id ?? null;
  if (input === "things") return thingsIn(raw).map(({ id }) => id);
  if (input === "moment" && typeof raw === "string") return inJapan(raw);
  if (input === "point" && isRecord(raw)) return { latitude: raw["latitude"], longitude: raw["longitude"] };
  return raw ?? null;
}

function thingsIn(raw: unknown): { id: string; name: string }[] {
  if (isNamed(raw)) return [raw];
  const nodes = isRecord(raw) ? raw["nodes"] : raw;
  return Array.isArray(nodes) ? nodes.filter(isNamed) : [];
}

/** The server's moments are UTC; the form's are those of the wall clock in Japan. */
function inJapan(moment: string): string {
  return `${new Date(Date.parse(moment) + 9 * 3_600_000).toISOString().slice(0, 19)}+09:00`;
}

/** What is sent: null clears a field. */
export function inputOf(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isSaid(value) ? value : null]));
}

/** The fields that hold words where a thing had to be chosen. */
export function notChosen(fields: readonly FormField[], values: Values): readonly FormField[] {
  return fields.filter(({ name, input }) => {
    const value = values[name];
    return input === "thing" && typeof value === "string" && value.trim() !== "" && !isId(value);
  });
}

/** Nothing said is the same however it is written. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(isSaid(one) ? one : null) === JSON.stringify(isSaid(other) ? other : null);
}

/** What was written that is not as it was. */
export function changedIn(said: Values, before: Values): Values {
  return Object.fromEntries(Object.entries(said).filter(([name, value]) => !isSame(value, before[name])));
}
