import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLInputField,
} from "graphql";
import { schema } from "../../src/schema.ts";
import { NOUNS, TIES, type Noun, type TieKind } from "../../src/things/model.ts";
import type { Cell } from "./matrix-town.ts";

/** Every write that can name a thing by its id, made from the schema itself, so that a new one is tried too. */

type Form = Record<string, unknown>;
export type Write = readonly [query: string, variables: Form];
/** Something of this noun that the writer keeps, or sees at the least; another of it. */
export type Own = (noun: Noun, another?: boolean) => string;

const MISTAKES = "userErrors { code field message }";
const MUTATIONS = schema.getMutationType()!.getFields();
const VERSIONED = { version: 1 };

/** By noun, a form with which nothing is wrong. */
const FILLED: Readonly<Record<Noun, (own: Own) => Form>> = {
  Person: (own) => ({ name: "なにか", livesIn: own("District") }),
  Household: (own) => ({ name: "なにか", livesIn: own("District") }),
  Group: (own) => ({ name: "なにか", type: "CLUB", activeIn: [own("District")] }),
  Company: (own) => ({ name: "なにか", type: "SHOP", activeIn: [own("District")] }),
  Place: (own) => ({ name: "なにか", type: "HALL", locatedIn: own("District") }),
  Offer: (own) => ({
    name: "なにか",
    lane: "INFORMAL",
    type: "SKILL",
    party: own("Person"),
    topics: [own("Topic")],
    serves: [own("District")],
  }),
  Need: (own) => ({ name: "なにか", party: own("Person"), topics: [own("Topic")] }),
  Wish: (own) => ({ name: "なにか", stance: "GIVE", party: own("Person"), topics: [own("Topic")] }),
  Voice: (own) => ({ text: "なにか", how: "PAPER", heardIn: own("District") }),
  Meeting: (own) => ({ name: "なにか", heldAt: "2026-11-01T00:00:00Z", heldBy: [own("Group")] }),
  Decision: (own) => ({ name: "なにか", meeting: own("Meeting") }),
  WishStep: () => ({ name: "なにか" }),
  Topic: () => ({ name: "なにか", level: 2 }),
  District: () => ({ name: "なにか", level: "SCHOOL_DISTRICT" }),
  Introduction: (own) => ({ of: own("Person"), to: own("Group") }),
};

/** The mutations that are no form of a noun, each with arguments with which nothing is wrong but that the last one names something hidden. */
const OTHERS: Readonly<Record<string, (own: Own) => Form>> = {
  consentGrant: (own) => ({
    input: {
      person: own("Person"),
      covers: [own("Person")],
      purpose: "SUPPORT",
      to: "NAMED",
      party: own("Company"),
      given: "PAPER",
    },
  }),
  consentWithdraw: () => ({ id: "con_none", how: "電話で", ...VERSIONED }),
  introductionMove: (own) => ({ id: own("Introduction"), move: "DECLINE", input: {}, ...VERSIONED }),
  voiceSort: (own) => ({
    id: own("Voice"),
    input: {
      wish: { stance: "GIVE", party: own("Person"), topics: [own("Topic")] },
      need: { topics: [own("Topic")], party: own("Person") },
      offer: { topics: [own("Topic")], party: own("Person") },
      topics: [own("Topic")],
    },
    ...VERSIONED,
  }),
  voiceSetAside: (own) => ({ id: own("Voice"), why: "なにか", ...VERSIONED }),
  voicePublish: (own) => ({ id: own("Voice"), published: true, ...VERSIONED }),
  wishAddStep: (own) => ({ wish: own("Wish"), input: { name: "なにか" } }),
  wishStepDone: (own) => ({ id: own("WishStep"), ...VERSIONED }),
  wishMove: (own) => ({ id: own("Wish"), input: { to: "GROWING" }, ...VERSIONED }),
  wishShow: (own) => ({ id: own("Wish"), shownTo: "DISTRICT", ...VERSIONED }),
  wishSupport: (own) => ({ wish: own("Wish"), party: own("Company"), input: {} }),
  wishesGather: (own) => ({ wishes: [own("Wish"), own("Wish", true)], input: { name: "なにか", type: "CLUB" } }),
  tieRegister: (own) => ({ kind: "MEMBER_OF", from: own("Person"), to: own("Group"), input: {} }),
  tieCorrect: (own) => ({ from: own("Person"), id: "tie_none", input: {}, ...VERSIONED }),
  tieEnd: (own) => ({ from: own("Person"), id: "tie_none", ...VERSIONED }),
};

/** What this mutation is given, with nothing wrong in it. A new one that is no form of a noun has to be told. */
function filledIn(mutation: string, own: Own): Form {
  const other = OTHERS[mutation];
  if (other) return other(own);
  const noun = (Object.keys(NOUNS) as Noun[]).find((each) =>
    new RegExp(`^${field(each)}(?:Register|Record|Propose|Correct)$`, "u").test(mutation),
  );
  if (!noun)
    throw new Error(
      `${mutation} is a mutation that nobody tries with hidden things: say in OTHERS of test/trust/every-write.ts what it is given.`,
    );
  if (mutation.endsWith("Correct")) {
    const words = noun === "Voice" ? { text: "なにか" } : { name: "なにか" };
    return { id: own(noun), input: words, ...VERSIONED };
  }
  return { input: FILLED[noun](own) };
}

const field = (of: Noun) => of[0]!.toLowerCase() + of.slice(1);

/** Where in its arguments a mutation takes ids, as a path to each. */
function idPlaces(mutation: string): string[][] {
  return MUTATIONS[mutation]!.args.flatMap((argument) => placesIn(argument, []));
}

function placesIn({ name, type }: GraphQLArgument | GraphQLInputField, above: readonly string[]): string[][] {
  const named = getNamedType(type);
  const path = [...above, name];
  if (named.name === "ID") return [path];
  return isInputObjectType(named) ? Object.values(named.getFields()).flatMap((each) => placesIn(each, path)) : [];
}

/** The same with this id there; of a list that needs several, in the place of the last. */
function putAt(form: Form, [name, ...deeper]: readonly string[], id: string, list: boolean): Form {
  const before = form[name!];
  if (deeper.length > 0) return { ...form, [name!]: putAt((before ?? {}) as Form, deeper, id, list) };
  const others = Array.isArray(before) ? before.slice(0, -1) : [];
  return { ...form, [name!]: list ? [...others, id] : id };
}

function isList(mutation: string, path: readonly string[]): boolean {
  const [first, ...deeper] = path;
  let type = MUTATIONS[mutation]!.args.find(({ name }) => name === first)!.type;
  for (const name of deeper) {
    const named = getNamedType(type);
    if (isInputObjectType(named)) type = named.getFields()[name]!.type;
  }
  return isListType(getNullableType(type));
}

/** Asks the mutation for what it made, and for what was wrong. */
function queryOf(mutation: string, given: readonly string[]): string {
  const { args, type } = MUTATIONS[mutation]!;
  const payload = getNamedType(type);
  const thing = isObjectType(payload) && Object.keys(payload.getFields()).find((name) => name !== "userErrors");
  const asked = args.filter(({ name }) => given.includes(name));
  const declared = asked.map(({ name, type: of }) => `$${name}: ${String(of)}`);
  const passed = asked.map(({ name }) => `${name}: $${name}`);
  return `mutation (${[...declared, "$key: String!"].join(", ")}) { written: ${mutation}(${[...passed, "idempotencyKey: $key"].join(", ")}) { thing: ${String(thing)} { id } ${MISTAKES} } }`;
}

export function writesNaming(cell: Cell, own: Own): Write[] {
  if (cell.noun === "Tie") return [];
  const { noun, id } = cell;
  const everywhere = Object.keys(MUTATIONS).flatMap((mutation) =>
    idPlaces(mutation).map((path): Write => {
      const variables = putAt(filledIn(mutation, own), path, id, isList(mutation, path));
      return [queryOf(mutation, Object.keys(variables)), variables];
    }),
  );
  const fits = (kind: TieKind) => [...TIES[kind].from, ...TIES[kind].to].some((end) => end === noun);
  const tied = (Object.keys(TIES) as TieKind[]).filter(fits).flatMap((kind) =>
    [
      { kind, from: id, to: own("Person"), input: {} },
      { kind, from: own("Person"), to: id, input: {} },
    ].map((variables): Write => [queryOf("tieRegister", Object.keys(variables)), variables]),
  );
  return [...everywhere, ...tied];
}

/** Correcting and ending a tie that may not be seen, at an end that may. */
export function writesOnTie(tie: Cell, from: string): Write[] {
  return ["tieCorrect", "tieEnd"].map((mutation): Write => {
    const variables = { from, id: tie.id, ...VERSIONED, ...(mutation === "tieEnd" ? {} : { input: {} }) };
    return [queryOf(mutation, Object.keys(variables)), variables];
  });
}
