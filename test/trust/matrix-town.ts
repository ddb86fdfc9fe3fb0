import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { getNamedType, isObjectType } from "graphql";
import type { Value } from "../../src/graph/graph.ts";
import { schema } from "../../src/schema.ts";
import type { Noun } from "../../src/things/model.ts";
import { PUBLIC, ROLES, viewerWith, type Viewer } from "../../src/trust/viewer.ts";
import { said } from "../graph/connect.ts";
import { ask, settle, type Thing, type TieOf, type Town } from "../town.ts";

/**
 * One town for the whole matrix: a thing of every noun on every basis, a canary in each of its fields, and a viewer for every role and standing.
 * What each viewer should see is read from who-sees-what.csv and from nowhere else.
 */

export const BASES = ["PUBLIC", "DISTRICT", "COMMISSIONER", "SELF", "NONE", "EXPIRED"] as const;
/** And of people: shown to coordinators by its word, to commissioners by the person's consent. */
export const CONSENTED = "OWN_CONSENT";
/** Of each of these there is a person with what is theirs. */
export const FAMILIES = [...BASES, CONSENTED] as const;
export type Basis = (typeof FAMILIES)[number];
export type Whose = "town" | "published" | "company's" | "person's" | "voice";
type Family = Basis | "company";
export type Standing = "own" | "next" | "none" | "self";

/** One thing (or tie) of the matrix with what stands in each of its fields. */
export interface Cell {
  readonly key: string;
  readonly noun: Noun | "Tie";
  readonly whose: Whose;
  readonly basis: Basis;
  /** Whose it is: the basis of the person's family, or the company's. */
  readonly family?: Family;
  readonly fields: Readonly<Record<string, Value>>;
  readonly id: string;
  /** Cells that must be seen for this one to be: the ends of a tie. */
  readonly needs: readonly string[];
}

export interface Looker {
  readonly name: string;
  readonly role: string;
  readonly standing: Standing;
  /** Of a resident of the matrix: which family; of the company: its own. */
  readonly family?: Family;
  readonly viewer: Viewer;
}

export interface Matrix {
  readonly town: Town;
  readonly cells: readonly Cell[];
  readonly lookers: readonly Looker[];
  readonly cell: (key: string) => Cell;
  readonly id: (key: string) => string;
  /** By the table: does this viewer see this cell? */
  readonly sees: (looker: Looker, cell: Cell) => boolean;
  /** The kinds of ties that there are in it. */
  readonly kinds: readonly TieOf[0][];
  /** Of the neighbouring district and its one resident. */
  readonly next: { readonly district: string; readonly person: string };
}

/** Found anywhere, it names its cell and field. */
export const CANARY = /qz\d{5}zq/gu;
const canary = (cell: number, field: number) => `qz${String(cell).padStart(3, "0")}${String(field).padStart(2, "0")}zq`;
/** Of the form of a canary, and nobody's. */
export const NO_CANARY = "qz99999zq";

const NAMED: Readonly<Record<string, (word: string) => Value>> = {
  name: (word) => `うみ${word}`,
  kana: (word) => `うみよみ${word}`,
  source: (word) => word,
};
const told = (word: string): Value => `なみまくら ${word}`;

const PAST = new Date("2026-11-01T00:00:00+09:00");
const past = () => PAST;

/** What can stand in the fields of each noun, besides name, reading and source. Words carry a canary; numbers, dates and enums are looked at where they stand. */
const FIELDS: Readonly<Record<Noun, Readonly<Record<string, (word: string) => Value>>>> = {
  Person: { phone: told, note: told, birthYear: () => 1931, traits: () => ["LIVES_ALONE"] },
  Household: { note: told, size: () => 7 },
  Group: { description: told, phone: told },
  Company: { description: told, phone: told },
  Place: {
    description: told,
    address: told,
    openingHours: told,
    phone: told,
    equipment: (word) => [word],
    url: (word) => `https://example.jp/${word}`,
    capacity: () => 41,
  },
  Offer: { description: told, conditionNote: told, insurance: told, feeNote: told, fee: () => 300, cap: () => 50 },
  Need: { description: told, urgency: () => 2 },
  Voice: {
    text: told,
    firstText: told,
    how: () => "PAPER",
    heardAt: past,
    state: () => "INBOX",
    future: () => true,
    setAsideWhy: told,
  },
  Meeting: { description: told, heldAt: past, attendance: () => 17 },
  Decision: { description: told, outcome: told, state: () => "OPEN", due: past, closedAt: past },
  Wish: {
    description: told,
    stance: () => "TOGETHER",
    state: () => "OPEN",
    blockedBy: told,
    outcome: told,
    voicing: () => "PROXY",
    proxy: told,
    movedAt: past,
  },
  WishStep: { description: told, state: () => "PLANNED", at: past },
  Topic: {
    description: told,
    nameEn: (word) => word,
    easy: told,
    synonyms: (word) => [word],
    synonymsEn: (word) => [word],
  },
  District: { vision: told, population: () => 4321 },
  Introduction: { state: () => "ACCEPTED", metAt: past },
};
/** Text that carries no canary, and why. */
export const NO_WORDS: readonly string[] = [
  // Hours, which are read and not told.
  "slots",
  "openingSlots",
  // Told to staff alone, whoever sees the wish; tried in test/questions/wishes.
  "recordedBy",
];

export const FIELD_NAMES = [...new Set([...Object.keys(NAMED), ...Object.values(FIELDS).flatMap(Object.keys)])];
export const fieldsOf = (noun: Noun): string[] => [...Object.keys(NAMED), ...Object.keys(FIELDS[noun])];

/** The word that is written down. What has expired had the widest word its owner can give. */
function shownTo(basis: Basis, whose: Whose): Thing["shownTo"] {
  if (basis === "NONE") return null;
  if (basis === CONSENTED) return "DISTRICT";
  return basis !== "EXPIRED" ? basis : whose === "person's" ? "COMMISSIONER" : "PUBLIC";
}
/** A tie to what nobody may see is shown all the same: it is the thing itself that must be hidden. */
const tieTo = (basis: Basis, whose: Whose) => ({ shownTo: shownTo(basis, whose) ?? "COMMISSIONER" });

interface Draft extends Omit<Cell, "id" | "needs"> {
  readonly thing?: Thing;
  readonly needs?: readonly string[];
}

class Drafts {
  readonly all: Draft[] = [];
  readonly ties: TieOf[] = [];

  add(noun: Noun, whose: Whose, basis: Basis, facts: Record<string, Value> = {}, family?: Family): string {
    const at = this.all.length;
    const fill = { ...NAMED, ...FIELDS[noun] };
    const fields = Object.fromEntries(
      Object.entries(fill).map(([field, make], n) => [field, facts[field] ?? make(canary(at, n))]),
    );
    const key = `${noun} ${whose} ${basis}`;
    const thing: Thing = {
      ...facts,
      ...fields,
      noun,
      name: `うみ${canary(at, 0)}`,
      shownTo: shownTo(basis, whose),
      ...(basis === "EXPIRED" ? { shownUntil: PAST } : {}),
    };
    this.all.push({ key, noun, whose, basis, fields, thing, ...(family ? { family } : {}) });
    return thing.name;
  }

  /** A tie that is itself a cell. */
  tie(kind: TieOf[0], from: string, to: string, whose: Whose, basis: Basis, family?: Family): void {
    const at = this.all.length;
    const fields = { role: canary(at, 0), source: canary(at, 1), assuredBy: canary(at, 2) };
    const ends = [from, to].map((name) => this.all.find((each) => each.thing?.name === name)!.key);
    const key = `${kind} ${whose} ${basis}`;
    this.all.push({ key, noun: "Tie", whose, basis, fields, needs: ends, ...(family ? { family } : {}) });
    const facts = {
      ...fields,
      id: tieId(at),
      shownTo: shownTo(basis, whose) ?? null,
      ...(basis === "EXPIRED" ? { shownUntil: PAST } : {}),
    };
    this.ties.push([kind, from, to, facts]);
  }
}
const POINT = { longitude: 131.25, latitude: 32.75 };
const tieId = (at: number) => `tie_${canary(at, 99)}`;

const CITY = "みずべの市";
const NEXT = "つばめの校区";
const NEIGHBOUR = "となりの住人";

function drafts(): Drafts {
  const all = new Drafts();
  const names = new Map<string, string>();
  const put = (noun: Noun, whose: Whose, basis: Basis, facts: Record<string, Value> = {}, family?: Family) => {
    const name = all.add(noun, whose, basis, facts, family);
    names.set(`${noun} ${whose} ${basis}`, name);
    return name;
  };
  for (const basis of ["PUBLIC", "NONE", "EXPIRED"] as const) {
    const district = put("District", "town", basis, { level: "SCHOOL_DISTRICT" });
    put("Topic", "town", basis, { level: 2 });
    all.ties.push(["PART_OF", district, CITY], ["ADJACENT_TO", district, NEXT]);
  }
  all.ties.push(["PART_OF", NEXT, CITY]);
  const [district, topic] = [names.get("District town PUBLIC")!, names.get("Topic town PUBLIC")!];
  const subjects = (party: string, whose: Whose, basis: Basis, family?: Family) => {
    const offer = put("Offer", whose, basis, { lane: "INFORMAL", type: "SKILL" }, family);
    const need = put("Need", whose, basis, {}, family);
    const wish = put("Wish", whose, basis, {}, family);
    const step = put("WishStep", whose, basis, {}, family);
    for (const name of [offer, need, wish]) all.ties.push(["ABOUT", name, topic]);
    all.ties.push(["HAS_STEP", wish, step]);
    const shown = tieTo(basis, whose);
    all.ties.push(["SERVES", offer, district], ["OFFERS", party, offer, shown]);
    all.ties.push(["HAS_NEED", party, need, shown], ["HAS_WISH", party, wish, shown]);
  };
  for (const basis of BASES) {
    const group = put("Group", "published", basis);
    const company = put("Company", "published", basis);
    const place = put("Place", "published", basis, { type: "IBASHO", point: POINT });
    const open = { shownTo: "PUBLIC" };
    all.ties.push(["ACTIVE_IN", group, district, open], ["ACTIVE_IN", company, district, open]);
    all.ties.push(["LOCATED_IN", place, district, open], ["MEETS_AT", group, place, open]);
    subjects(names.get("Group published PUBLIC")!, "published", basis);
    subjects(names.get("Company published PUBLIC")!, "company's", basis, "company");
    all.ties.push(["SUPPORTS", company, names.get(`Wish published ${basis}`)!, tieTo(basis, "published")]);
    all.ties.push(["GATHERS", group, names.get(`Wish published ${basis}`)!, tieTo(basis, "published")]);
    // What was held and decided is a group's; a voice is nobody's to publish while it lies in the inbox, or does not speak of the future.
    const [meeting, decision] = [put("Meeting", "published", basis), put("Decision", "published", basis)];
    const voice = put("Voice", "voice", basis);
    all.ties.push(["HELD", names.get("Group published PUBLIC")!, meeting, open], ["HEARD_IN", voice, district]);
    all.ties.push(
      ["DECIDED", names.get("Meeting published PUBLIC")!, decision, open],
      ["HEARD_AT", voice, meeting, open],
    );
    all.ties.push(["ABOUT", decision, topic], ["LED_TO", decision, names.get(`Wish published ${basis}`)!, open]);
    all.ties.push(["TAKEN_ON_BY", decision, names.get(`Group published ${basis}`)!, open]);
  }
  const sorted = put("Voice", "published", "PUBLIC", { state: "SORTED" });
  all.ties.push(["HEARD_IN", sorted, district], ["ABOUT", sorted, topic]);

  for (const basis of BASES) {
    const person = put("Person", "person's", basis, { point: POINT }, basis);
    const household = put("Household", "person's", basis, {}, basis);
    const shown = tieTo(basis, "person's");
    all.ties.push(["LIVES_IN", person, district, shown], ["LIVES_IN", household, district, shown]);
    all.ties.push(
      ["LIVES_TOGETHER", person, household, shown],
      ["FREQUENTS", person, names.get("Place published PUBLIC")!, shown],
    );
    subjects(person, "person's", basis, basis);
    // What they said, where they were, what they cheer on, whom they watch over, and what waits for what.
    const wish = names.get(`Wish person's ${basis}`)!;
    all.ties.push(["VOICED", person, names.get(`Voice voice ${basis}`)!, shown]);
    all.ties.push(["BECAME", names.get(`Voice voice ${basis}`)!, wish, shown]);
    all.ties.push(["TOOK_PART", person, names.get("Meeting published PUBLIC")!, shown]);
    all.ties.push(["SUPPORTS", person, names.get("Wish published PUBLIC")!, shown]);
    all.ties.push(["GATHERS", names.get("Group published PUBLIC")!, wish, shown]);
    all.ties.push(["BLOCKED_BY", wish, names.get(`Place published ${basis}`)!]);
    all.ties.push(["ACCOMPANIED_BY", names.get(`Group published ${basis}`)!, person, shown]);
    all.ties.push(
      ["WATCHES_OVER", person, household, shown],
      ["WORKS_AT", person, names.get("Company published PUBLIC")!, shown],
    );
    const introduction = put("Introduction", "person's", basis, { stateSince: PAST, dueAt: PAST }, basis);
    all.ties.push(
      ["OF", introduction, person, { ...shown, position: 0, askedAt: PAST }],
      ["TO", introduction, names.get("Group published PUBLIC")!, { ...shown, position: 1 }],
    );
  }
  const agreeing = put("Person", "person's", CONSENTED, {}, CONSENTED);
  all.ties.push(["LIVES_IN", agreeing, district, tieTo(CONSENTED, "person's")]);
  subjects(agreeing, "person's", CONSENTED, CONSENTED);
  // Between people, also through those whom nobody may see; and the ties that are cells themselves.
  const people = BASES.map((basis) => names.get(`Person person's ${basis}`)!);
  people.forEach((person, at) =>
    all.ties.push(["KNOWS", person, people[(at + 1) % people.length]!, { shownTo: "COMMISSIONER" }]),
  );
  const [hub, group] = [names.get("Person person's COMMISSIONER")!, names.get("Group published PUBLIC")!];
  const [place, company] = [names.get("Place published PUBLIC")!, names.get("Company published PUBLIC")!];
  for (const basis of BASES) all.tie("MEMBER_OF", hub, group, "person's", basis, "COMMISSIONER");
  for (const basis of BASES) all.tie("RUN_BY", place, company, "published", basis);
  return all;
}

export async function theMatrix(): Promise<Matrix> {
  const { all, ties } = drafts();
  const town = await settle(
    [
      { noun: "District", name: CITY, level: "CITY" },
      { noun: "District", name: NEXT, level: "SCHOOL_DISTRICT" },
      { noun: "Person", name: NEIGHBOUR },
      ...all.flatMap(({ thing }) => thing ?? []),
    ],
    [...ties, ["LIVES_IN", NEIGHBOUR, NEXT]],
  );
  const cells = all.map(({ thing, needs = [], ...draft }, at): Cell => ({
    ...draft,
    needs,
    id: thing ? town.id(thing.name) : tieId(at),
  }));
  // `settle` says itself where its things come from.
  const sources = cells.flatMap(({ noun, id, fields }) => (noun === "Tie" ? [] : [[id, fields["source"]!]]));
  await town.graph.write(async (tx) => tx.run(SOURCES, { rows: sources }));
  const byKey = new Map(cells.map((cell) => [cell.key, cell]));
  const cell = (key: string) => {
    const found = byKey.get(key);
    if (!found) throw new Error(`There is no ${key} in the matrix: ${[...byKey.keys()].join("、")}`);
    return found;
  };
  const id = (key: string) => cell(key).id;
  const sees = (looker: Looker, one: Cell): boolean =>
    seenByTable(looker, one) && one.needs.every((key) => seenByTable(looker, cell(key)));
  const covers = cells
    .filter(({ basis, noun }) => basis === CONSENTED && noun !== "Tie" && noun !== "WishStep")
    .map((each) => each.id);
  const input = {
    person: id(`Person person's ${CONSENTED}`),
    covers,
    purpose: "SUPPORT",
    to: "COMMISSIONERS",
    given: "PAPER",
  };
  const { data } = await ask(town.coordinator, GRANT, { input, key: "the matrix" });
  if (data?.consentGrant.consent === null) throw new Error(JSON.stringify(data.consentGrant.userErrors));
  const next = { district: town.id(NEXT), person: town.id(NEIGHBOUR) };
  return { town, cells, cell, id, sees, next, kinds: ties.map(([kind]) => kind), lookers: lookers(id, next) };
}
const GRANT = `mutation ($input: ConsentInput!, $key: String!) {
  consentGrant(input: $input, idempotencyKey: $key) { consent { id } userErrors { message } }
}`;
const SOURCES = said("UNWIND $rows AS row MATCH (n:Entity {id: row[0]}) SET n.source = row[1]", "matrix-sources");

/** The fields of a noun that hold words, by the schema. */
export function wordsOf(noun: Noun): string[] {
  const type = schema.getType(noun);
  if (!isObjectType(type)) throw new Error(`${noun} is not in the schema.`);
  return Object.values(type.getFields())
    .filter((field) => getNamedType(field.type).name === "String" && field.args.length === 0)
    .map(({ name }) => name);
}

function lookers(id: (key: string) => string, next: Matrix["next"]): Looker[] {
  const mark = randomBytes(3).toString("hex");
  const places = { own: [id("District town PUBLIC")], next: [next.district], none: [] } as const;
  const residents = [
    ...FAMILIES.map((family): Looker => ({
      name: `the resident whose word is ${family}`,
      role: "resident",
      standing: "own",
      family,
      viewer: viewerWith(`res-${family}-${mark}`, [{ role: "resident" }], id(`Person person's ${family}`)),
    })),
    {
      name: "a resident of the next district",
      role: "resident",
      standing: "next",
      viewer: viewerWith(`res-next-${mark}`, [{ role: "resident" }], next.person),
    } as const,
  ];
  const others = ROLES.filter((role) => role !== "resident").flatMap((role) =>
    (["own", "next", "none"] as const).map((standing): Looker => ({
      name: `${role}, ${standing}`,
      role,
      standing,
      viewer: viewerWith(`${role}-${standing}-${mark}`, [{ role, districts: places[standing] }]),
    })),
  );
  const company: Looker = {
    name: "a company, of what is its own",
    role: "company",
    standing: "own",
    family: "company",
    viewer: viewerWith(`company-self-${mark}`, [{ role: "company" }], id("Company published PUBLIC")),
  };
  return [{ name: "the public", role: "public", standing: "none", viewer: PUBLIC }, ...residents, ...others, company];
}

type TableRow = Readonly<Record<"role" | "standing" | "whose" | Basis, string>>;
const TABLE = parse(readFileSync(new URL("who-sees-what.csv", import.meta.url)), {
  columns: true,
  comment: "#",
  comment_no_infix: true,
}) as TableRow[];

function seenByTable(looker: Looker, { whose, basis, family }: Cell): boolean {
  const standing = family !== undefined && family === looker.family ? "self" : looker.standing;
  // What a company offers, needs and wishes is published like a group's, and is its own besides.
  const row = TABLE.find(
    (each) =>
      each.role === looker.role &&
      each.standing === standing &&
      each.whose === (whose === "company's" ? "published" : whose),
  );
  if (!row)
    throw new Error(`who-sees-what.csv has no row for ${looker.role}, ${standing}, ${whose}: add it, from privacy.md.`);
  return row[basis] === "x";
}
