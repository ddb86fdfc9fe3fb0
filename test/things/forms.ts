import { randomUUID } from "node:crypto";
import type { Noun } from "../../src/things/model.ts";
import type { Persona } from "../../src/trust/personas.ts";
import type { Viewer } from "../../src/trust/viewer.ts";
import { said } from "../graph/connect.ts";
import { ask, settle, type Asked, type Thing, type TieOf, type Town } from "../town.ts";

/** Two school districts side by side, people, a group, a hall and a shop in the first, and what they offer, need and wish. */
export async function smallTown(more: readonly Thing[] = [], ties: readonly TieOf[] = []): Promise<Town> {
  return settle(
    [
      { noun: "District", name: "小石原市", level: "CITY" },
      { noun: "District", name: "上野原校区", level: "SCHOOL_DISTRICT" },
      { noun: "District", name: "下野原校区", level: "SCHOOL_DISTRICT" },
      { noun: "Topic", name: "手仕事", nameEn: "Handicraft", level: 1 },
      { noun: "Topic", name: "編み針の仕事", nameEn: "Needlework", level: 2 },
      { noun: "Topic", name: "機織り", nameEn: "Weaving", level: 2 },
      { noun: "Household", name: "黒木家", size: 2 },
      { noun: "Person", name: "黒木", kana: "くろき", birthYear: 1950 },
      { noun: "Person", name: "白石", kana: "しらいし", birthYear: 1945 },
      { noun: "Group", name: "手芸の会", type: "SALON", shownTo: "PUBLIC" },
      { noun: "Company", name: "糸屋", type: "SHOP", shownTo: "PUBLIC" },
      { noun: "Place", name: "野原集会所", type: "HALL", shownTo: "PUBLIC" },
      { noun: "Offer", name: "靴下を編みます", lane: "INFORMAL", type: "SKILL", cap: 3 },
      { noun: "Need", name: "靴下がほしい", urgency: 2 },
      { noun: "Wish", name: "いっしょに編みたい", stance: "TOGETHER" },
      { noun: "Voice", name: "編みものの声", text: "編みものの声", how: "PAPER", heardAt: new Date(), state: "INBOX" },
      { noun: "Meeting", name: "編みものの寄り合い", heldAt: new Date() },
      { noun: "Decision", name: "編む日を決める", state: "OPEN" },
      { noun: "WishStep", name: "毛糸の色を選ぶ", state: "PLANNED" },
      ...more,
    ],
    [
      ["PART_OF", "上野原校区", "小石原市"],
      ["PART_OF", "下野原校区", "小石原市"],
      ["BROADER", "編み針の仕事", "手仕事"],
      ["BROADER", "機織り", "手仕事"],
      ["LIVES_IN", "黒木家", "上野原校区"],
      ["LIVES_IN", "黒木", "上野原校区"],
      ["LIVES_TOGETHER", "黒木", "黒木家"],
      ["LIVES_IN", "白石", "上野原校区"],
      ["ACTIVE_IN", "手芸の会", "上野原校区", { shownTo: "PUBLIC" }],
      ["MEETS_AT", "手芸の会", "野原集会所", { shownTo: "PUBLIC" }],
      ["ACTIVE_IN", "糸屋", "上野原校区"],
      ["LOCATED_IN", "野原集会所", "上野原校区"],
      ["OFFERS", "黒木", "靴下を編みます"],
      ["ABOUT", "靴下を編みます", "編み針の仕事"],
      ["SERVES", "靴下を編みます", "上野原校区"],
      ["HAS_NEED", "白石", "靴下がほしい"],
      ["ABOUT", "靴下がほしい", "編み針の仕事"],
      ["HAS_WISH", "白石", "いっしょに編みたい"],
      ["ABOUT", "いっしょに編みたい", "編み針の仕事"],
      ["HEARD_IN", "編みものの声", "上野原校区"],
      ["HELD", "手芸の会", "編みものの寄り合い"],
      ["DECIDED", "編みものの寄り合い", "編む日を決める"],
      ["HAS_STEP", "いっしょに編みたい", "毛糸の色を選ぶ"],
      ...ties,
    ],
  );
}

export interface UserError {
  readonly code: string;
  readonly field: readonly string[] | null;
  readonly message: string;
}

export interface Written {
  /** The thing as it now stands; null when it was refused. */
  // oxlint-disable-next-line typescript/no-explicit-any -- what came back, as a test likes to read it
  readonly thing: any;
  readonly mistakes: readonly UserError[];
  readonly errors: Asked["errors"];
}

const MISTAKES = "userErrors { code field message(language: EN) }";

/** Fills in the form of a noun. Without a key, one that nobody used. */
export async function register(
  who: Viewer | Persona,
  noun: Noun,
  input: object,
  key: string = randomUUID(),
): Promise<Written> {
  const field = noun.toLowerCase();
  const query = `mutation ($input: ${noun}Input!, $key: String!) {
    written: ${field}${noun === "Decision" || noun === "Voice" ? "Record" : "Register"}(input: $input, idempotencyKey: $key) { thing: ${field} { id name version shownTo } ${MISTAKES} }
  }`;
  return written(await ask(who, query, { input, key }));
}

/** Corrects a thing that was read at this version. */
export async function correct(
  who: Viewer | Persona,
  noun: Noun,
  id: string,
  version: number,
  input: object,
  key: string = randomUUID(),
): Promise<Written> {
  const field = noun.toLowerCase();
  const query = `mutation ($id: ID!, $version: Int!, $input: ${noun}Input!, $key: String!) {
    written: ${field}Correct(id: $id, version: $version, input: $input, idempotencyKey: $key) { thing: ${field} { id name version shownTo } ${MISTAKES} }
  }`;
  return written(await ask(who, query, { id, version, input, key }));
}

const TIE = `thing: tie { id kind version role until from { id } to { id } } ${MISTAKES}`;

export async function tieRegister(
  who: Viewer | Persona,
  kind: string,
  from: string,
  to: string,
  input: object = {},
  key: string = randomUUID(),
): Promise<Written> {
  const query = `mutation ($kind: TieKind!, $from: ID!, $to: ID!, $input: TieInput!, $key: String!) {
    written: tieRegister(kind: $kind, from: $from, to: $to, input: $input, idempotencyKey: $key) { ${TIE} }
  }`;
  return written(await ask(who, query, { kind, from, to, input, key }));
}

export async function tieCorrect(
  who: Viewer | Persona,
  at: { from: string; id: string; version: number },
  input: object,
  key: string = randomUUID(),
): Promise<Written> {
  const query = `mutation ($from: ID!, $id: ID!, $version: Int!, $input: TieInput!, $key: String!) {
    written: tieCorrect(from: $from, id: $id, version: $version, input: $input, idempotencyKey: $key) { ${TIE} }
  }`;
  return written(await ask(who, query, { ...at, input, key }));
}

export async function tieEnd(
  who: Viewer | Persona,
  at: { from: string; id: string; version: number },
  key: string = randomUUID(),
): Promise<Written> {
  const query = `mutation ($from: ID!, $id: ID!, $version: Int!, $key: String!) {
    written: tieEnd(from: $from, id: $id, version: $version, idempotencyKey: $key) { ${TIE} }
  }`;
  return written(await ask(who, query, { ...at, key }));
}

function written({ data, errors }: Asked): Written {
  return { thing: data?.written?.thing ?? null, mistakes: data?.written?.userErrors ?? [], errors };
}

/** The code and field of each mistake, the part a program acts on. */
export function told({ mistakes }: Written): string[] {
  return mistakes.map(({ code, field }) => `${code} ${(field ?? ["-"]).join(".")}`);
}

/** Everything that is kept of the town and of what its coordinator wrote, word for word. */
export async function fingerprint(town: Town): Promise<string> {
  const rows = await town.graph.read(EVERYTHING, { mark: markOf(town), by: town.coordinator.id });
  return JSON.stringify(rows);
}

/** What all ids of this town have in common. */
function markOf(town: Town): string {
  return /_(\w+)-/.exec(town.id("小石原市"))![1]!;
}

const EVERYTHING = said(
  `MATCH (n) WHERE n.id CONTAINS $mark OR n.recordedBy = $by OR n.key CONTAINS $mark
   WITH n ORDER BY labels(n), coalesce(n.id, n.key)
   RETURN labels(n) AS labels, properties(n) AS properties,
     COLLECT { MATCH (n)-[t]->(m) RETURN [type(t), properties(t), coalesce(m.id, m.key)] ORDER BY type(t), coalesce(m.id, m.key), t.id } AS ties,
     COUNT { (n)<-[:NAMES]-() } AS words`,
  "everything",
);

/** What the coordinator would be told of who can help here. */
export async function helpers(
  town: Town,
  topic: string,
  district: string,
  who: Viewer | Persona = town.coordinator,
): Promise<string[]> {
  const { data, errors } = await ask(
    who,
    `query ($district: String!, $topic: String!) {
      whoCanHelp(district: $district, topic: $topic) { candidates { nodes { nearness subject { ... on Offer { name } } } } }
    }`,
    { district: town.id(district), topic: town.id(topic) },
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const nodes: { nearness: string; subject: { name: string } }[] = data.whoCanHelp.candidates.nodes;
  return nodes.map(({ nearness, subject }) => (nearness === "HERE" ? subject.name : `${subject.name} (${nearness})`));
}

/** The names on a shelf of a district: `needs`, `people(first: 5)` … */
export async function onShelf(
  town: Town,
  district: string,
  list: string,
  who: Viewer | Persona = town.coordinator,
): Promise<string[]> {
  const { data, errors } = await ask(
    who,
    `query ($id: ID!) { entity(id: $id) { ... on District { list: ${list} { nodes { name } } } } }`,
    { id: town.id(district) },
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.entity.list.nodes.map(({ name }: { name: string }) => name);
}
