import { readFileSync } from "node:fs";
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type GraphQLInputField,
  type GraphQLNamedType,
} from "graphql";
import { FORM_WORDS, VALUE_WORDS } from "../words/fields.ts";
import type { FormField, RecordInput } from "./catalogue.ts";
import { inputOfType, labelFrom, valuesOf } from "./compile.ts";

/** What is registered and corrected in the app; each has an input of its own in the schema. */
const RECORDED = [
  "Person",
  "Group",
  "Company",
  "Household",
  "Place",
  "Offer",
  "Need",
  "Wish",
  "Consent",
  "Introduction",
] as const;

/** In this order; what is not here follows as the schema has it, and those of `LAST` at the end. */
const ORDER = [
  "name",
  "kana",
  "party",
  "type",
  "lane",
  "role",
  "stance",
  "topics",
  "livesIn",
  "locatedIn",
  "activeIn",
  "serves",
  "state",
  "urgency",
  "phone",
  "description",
  "slots",
];
const LAST = ["shownTo", "source"];

/** Without these the server registers nothing; that it says so is tried in test/web/record.test.ts. */
const REQUIRED: Readonly<Record<(typeof RECORDED)[number], readonly string[]>> = {
  Person: ["name", "livesIn"],
  Household: ["name", "livesIn"],
  Group: ["name", "type", "activeIn"],
  Company: ["name", "type", "activeIn"],
  Place: ["name", "type", "locatedIn"],
  Offer: ["name", "party", "topics", "serves", "lane", "type"],
  Need: ["name", "party", "topics"],
  Wish: ["name", "party", "topics", "stance"],
  Consent: ["covers", "purpose", "to", "given"],
  Introduction: ["of", "to"],
};

const PARTIES = ["Person", "Group", "Company", "Place"];
/** What a field that holds ids may name. */
const NOUNS: Readonly<Record<string, readonly string[]>> = {
  livesIn: ["District"],
  locatedIn: ["District"],
  activeIn: ["District"],
  serves: ["District"],
  topics: ["Topic"],
  household: ["Household"],
  meetsAt: ["Place"],
  accompaniedBy: ["Person"],
  runBy: ["Person", "Group", "Company"],
  party: PARTIES,
  "Company.partOf": ["Company"],
  "Need.partOf": ["Need"],
  "Need.party": [...PARTIES, "Household"],
  waitsFor: ["Topic", "Need", "Place"],
  "Consent.party": ["Person", "Company"],
  goBetween: ["Person"],
  of: PARTIES,
  "Introduction.to": PARTIES,
  through: PARTIES,
};

const LONG = ["description", "note", "conditionNote", "insurance", "said"];

/** The fields of each noun's form, read out of the printed schema: a field that is added to an input appears in its form. */
export function compileForms(schemaFile: string): Record<string, FormField[]> {
  const schema = buildSchema(readFileSync(schemaFile, "utf8"));
  return Object.fromEntries(
    RECORDED.map((noun) => {
      const type = schema.getType(`${noun}Input`);
      if (!isInputObjectType(type)) throw new Error(`${schemaFile}: there is no ${noun}Input.`);
      const fields = Object.values(type.getFields()).map((field) => fieldOf(noun, field));
      return [noun, fields.toSorted((a, b) => placeOf(a.name) - placeOf(b.name))];
    }),
  );
}

function placeOf(name: string): number {
  if (LAST.includes(name)) return 1_000 + LAST.indexOf(name);
  return ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length;
}

function fieldOf(noun: (typeof RECORDED)[number], { name, type, description }: GraphQLInputField): FormField {
  const named = getNamedType(type);
  const nouns = NOUNS[`${noun}.${name}`] ?? NOUNS[name];
  return {
    name,
    input: inputFor(name, named, isListType(getNullableType(type))),
    required: REQUIRED[noun].includes(name),
    label: FORM_WORDS[`${noun}.${name}`] ?? FORM_WORDS[name] ?? labelFrom(description, name),
    ...(isEnumType(named) && {
      values: valuesOf(named).map(({ value, label }) => ({
        value,
        label: VALUE_WORDS[`${named.name}.${value}`] ?? label,
      })),
    }),
    ...(named.name === "ID" && nouns && { nouns }),
  };
}

function inputFor(name: string, type: GraphQLNamedType, list: boolean): RecordInput {
  if (!isEnumType(type) && (name === "slots" || name === "openingSlots")) return "hours";
  if (type.name === "GeoPointInput") return "point";
  const input = inputOfType(type, list);
  if (input !== "text") return input;
  return list ? "texts" : LONG.includes(name) ? "long" : "text";
}
