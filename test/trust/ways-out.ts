import { isNonNullType, isListType, isInputObjectType, getNamedType } from "graphql";
import { schema } from "../../src/schema.ts";
import { NOUNS, TIES, type Noun, type TieKind } from "../../src/things/model.ts";
import { ask } from "../town.ts";
import { CANARY, fieldsOf, NO_CANARY, type Cell, type Looker, type Matrix } from "./matrix-town.ts";

/** Every way by which something could come out: what one viewer was told, and by which question. */
export interface Told {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  // oxlint-disable-next-line typescript/no-explicit-any -- what came back, as a test likes to read it
  readonly data: any;
  /** Answer and errors as text, with every cursor also as it reads when it is decoded. */
  readonly text: string;
}

const ENTITY_FIELDS = Object.keys(NOUNS)
  .map(
    (noun) =>
      `... on ${noun} { ${fieldsOf(noun as Noun)
        .filter((field) => !["name", "kana", "source"].includes(field))
        .join(" ")} }`,
  )
  .join(" ");
const ENTITY = `fragment Whole on Entity { __typename id name kana source shownTo version ${ENTITY_FIELDS} }`;
const MENTION = "{ id name nameEn noun entity { id name } }";
const TIE = `{ id kind role source assuredBy sentence from ${MENTION} to ${MENTION} }`;
const INTRODUCTION =
  "outcome moves due { sentence } parties { party { id name } as answer } concerns { id name } history { move who said reason note recordedBy }";
const REASONS = "reasons { sentence steps { kind role source assuredBy from { id name } to { id name } } }";
const ANSWER = `
  total
  candidates {
    nodes {
      subject { __typename ... on Entity { id name kana source } ... on Tie { id role source assuredBy sentence from { id name } to { id name } }
        ... on Introduction { ${INTRODUCTION} } ... on Path { length agreed { id name } toAsk { id name } steps { from { id name } to { id name } role } } ... on Gap { topic { id name } mark needs wishes formal informal outside }
        ... on VisionTheme { theme { id name } underway voices sayings wishes decisions servedBy { id name entity { id name } } }
        ... on Voice { draft { topics { id name } parties { id name } } } }
      party { id name kana } score { value } distance slots { text } load { now cap } ${REASONS}
    }
    edges { cursor } pageInfo { hasNextPage startCursor endCursor }
  }
  whyNobody { sentence gates { gate left } relaxations { gate admits } }
  coverage { sentence offersKnown confirmedWithinYear population }
  didYouMean { argument meant { id name } }
  understood { id name }`;
const RELAX = "[OPEN, CAP, TIME, CONDITIONS, TOPIC, DISTRICT, NEIGHBOURS]";

/** The lists of a district, and the noun that stands on each. */
export const LISTS: readonly (readonly [list: string, noun: Noun])[] = [
  ["people", "Person"],
  ["households", "Household"],
  ["groups", "Group"],
  ["companies", "Company"],
  ["places", "Place"],
  ["offers", "Offer"],
  ["needs", "Need"],
  ["wishes", "Wish"],
  ["introductions", "Introduction"],
];

export class Asking {
  readonly told: Told[] = [];
  readonly #matrix: Matrix;
  readonly #looker: Looker;
  readonly #now: Date;

  constructor(matrix: Matrix, looker: Looker, now: Date) {
    this.#matrix = matrix;
    this.#looker = looker;
    this.#now = now;
  }

  async ask(query: string, variables: Record<string, unknown> = {}): Promise<Told> {
    const { data, errors } = await ask(this.#looker.viewer, query, variables, this.#now);
    const plain = JSON.stringify([data, errors]);
    const cursors = plain.matchAll(/"(?:cursor|startCursor|endCursor)":"([\w-]+)"/gu);
    const decoded = Array.from(cursors, ([, cursor]) => Buffer.from(cursor!, "base64url").toString("latin1"));
    const told = { query, variables, data, text: [plain, ...decoded].join("\n") };
    this.told.push(told);
    return told;
  }

  /** Each cell as `entity(id)` gives it, by id; null where it is not there for the viewer. */
  async entities(cells: readonly Cell[]): Promise<Map<string, Record<string, unknown> | null>> {
    const found = new Map<string, Record<string, unknown> | null>();
    for (const some of chunks(
      cells.filter(({ noun }) => noun !== "Tie"),
      10,
    )) {
      const asked = some.map(({ id }, at) => `e${at}: entity(id: "${id}") { ...Whole }`).join(" ");
      const { data } = await this.ask(`query { ${asked} } ${ENTITY}`, { ids: some.map(({ id }) => id) });
      some.forEach(({ id }, at) => found.set(id, data[`e${at}`]));
    }
    return found;
  }

  /** What an exact name, or an exact reading, finds; by id of the cell. */
  async exactly(cells: readonly Cell[], field: "name" | "kana"): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for (const some of chunks(
      cells.filter(({ noun }) => noun !== "Tie"),
      10,
    )) {
      const asked = some.map(
        ({ fields }, at) => `s${at}: search(text: ${JSON.stringify(fields[field])}, first: 3) { nodes { id } }`,
      );
      const { data } = await this.ask(`query { ${asked.join(" ")} }`, {
        texts: some.map(({ fields }) => fields[field]),
      });
      some.forEach(({ id }, at) =>
        found.set(
          id,
          data[`s${at}`].nodes.map((node: { id: string }) => node.id),
        ),
      );
    }
    return found;
  }

  /** Everything that begins so, or tells of it, page by page. */
  async searched(text: string): Promise<string[]> {
    const query = `query ($text: String!, $after: ID) { search(text: $text, first: 25, after: $after) { nodes { __typename id name kana source } edges { cursor } pageInfo { hasNextPage endCursor } } }`;
    return this.#pages(async (after) => (await this.ask(query, { text, after })).data.search);
  }

  /** A list of the district, page by page. */
  async list(district: string, list: string): Promise<string[]> {
    const query = `query ($id: ID!, $after: ID) { entity(id: $id) { ... on District { list: ${list}(first: 5, after: $after) { nodes { id name kana source } edges { cursor } pageInfo { hasNextPage endCursor } } } } }`;
    return this.#pages(async (after) => (await this.ask(query, { id: district, after })).data.entity?.list);
  }

  async #pages(page: (after: string | null) => Promise<Page | undefined>): Promise<string[]> {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const got: Page | undefined = await page(after);
      if (!got) return ids;
      ids.push(...got.nodes.map(({ id }) => id));
      after = got.pageInfo.hasNextPage ? got.pageInfo.endCursor : null;
    } while (after !== null);
    return ids;
  }

  /** The questions, in their plain form; each returns its answer for the counts to be compared. */
  async questions() {
    const { id, next } = this.#matrix;
    const here = id("District town PUBLIC");
    const topic = id("Topic town PUBLIC");
    const help = `query ($district: String!, $topic: String!, $for: ID, $first: Int! = 40) { whoCanHelp(district: $district, topic: $topic, for: $for, relax: ${RELAX}, first: $first) { ${ANSWER} } }`;
    const helped = await this.ask(help, { district: here, topic });
    await this.ask(help, { district: next.district, topic });
    for (const first of [1, 3]) await this.ask(help, { district: here, topic, first });
    await this.ask(
      `query ($district: String!, $topic: String!) { whoCanHelp(district: $district, topic: $topic, when: ["MO 05:00-06:00"]) { ${ANSWER} } }`,
      { district: here, topic },
    );
    await this.ask(help, { district: here, topic, for: id("Person person's DISTRICT") });
    await this.ask(help, { district: here, topic, for: id("Need person's COMMISSIONER") });
    const gaps = `query ($district: String!) { uncoveredTopics(district: $district, all: true) { ${ANSWER} } }`;
    const wanted = await this.ask(gaps, { district: here });
    await this.ask(gaps, { district: next.district });
    const dueIn = `query ($district: String!) { introductionsDue(district: $district, first: 40) { ${ANSWER} } }`;
    const due = await this.ask(dueIn, { district: here });
    await this.ask(dueIn, { district: next.district });
    const rings = `query ($district: String!) { kanaeaiRings(district: $district, chains: true, first: 5) { packing { sentence } ${ANSWER} } }`;
    await this.ask(rings, { district: here });
    await this.ask(rings, { district: next.district });
    const matches = `query ($of: ID!) { matchesFor(of: $of, relax: ${RELAX}, first: 40) { ${ANSWER} } }`;
    for (const key of [
      "Offer published PUBLIC",
      "Need published PUBLIC",
      "Wish published PUBLIC",
      "Offer person's DISTRICT",
      "Need person's COMMISSIONER",
      "Wish person's SELF",
    ])
      await this.ask(matches, { of: id(key) });
    const around = `query ($of: ID!) { around(of: $of, first: 50) { center { ...Whole } bundles { kind outward count more } candidates { nodes { subject { ... on Tie ${TIE} } party { id name } ${REASONS} } edges { cursor } } total whyNobody { sentence } understood { id name } } } ${ENTITY}`;
    const hub = await this.ask(around, { of: id("Person person's COMMISSIONER") });
    const hall = await this.ask(around, { of: id("Place published PUBLIC") });
    for (const key of [
      "Group published PUBLIC",
      "Topic town PUBLIC",
      "District town PUBLIC",
      "Offer person's DISTRICT",
      "Household person's PUBLIC",
    ])
      await this.ask(around, { of: id(key) });
    const paths = `query ($from: ID!, $to: ID!) { pathBetween(from: $from, to: $to) { ${ANSWER} } }`;
    for (const [from, to] of [
      ["Person person's DISTRICT", "Person person's COMMISSIONER"],
      ["Person person's COMMISSIONER", "Group published PUBLIC"],
      ["Group published PUBLIC", "Company published PUBLIC"],
      ["Person person's PUBLIC", "Person person's SELF"],
    ] as const)
      await this.ask(paths, { from: id(from), to: id(to) });
    // What its meetings heard and decided, and what its people voice.
    for (const root of ["districtVision", "meetingOutcomes", "inbox"])
      await this.ask(`query ($d: String!) { ${root}(district: $d, first: 50) { ${ANSWER} } }`, {
        d: id("District town PUBLIC"),
      });
    await this.ask(
      `query ($d: ID!) { entity(id: $d) { ... on Meeting { heldBy { nodes { id name } } takenPartBy { nodes { id name } } voices { nodes { id name text } } decisions { nodes { id name ledTo { nodes { id name } } } } } } }`,
      { d: id("Meeting published PUBLIC") },
    );
    // Words that stand close to those of hidden topics and districts: what may have been meant.
    await this.ask(
      `query { whoCanHelp(district: "うみqz", topic: "うみqz なみまくら") { ${ANSWER} } uncoveredTopics(district: "うみよみqz") { ${ANSWER} } }`,
    );
    await this.ask(`query { district(of: "うみqz") { id name } topic(of: "なみまくら") { id name } }`);
    // The same things by other ways round: lists of lists, aliases, fragments on interfaces.
    await this.ask(
      `query ($a: ID!, $b: ID!, $c: ID!) {
        one: entity(id: $a) { ... on Group { members(first: 9) { edges { node { ...P } tie { id role source assuredBy } } } meetsAt { nodes { id name } } } }
        two: entity(id: $b) { ... on Place { visitors(first: 9) { nodes { ...P } } } ...Q }
        three: entity(id: $c) { ...Q }
      }
      fragment P on Entity { id shown: name reading: kana from: source }
      fragment Q on Party { introducedIn { ...P ${INTRODUCTION} } offers(first: 9) { nodes { ...P party { ...P } } } needs(first: 9) { nodes { ...P } } wishes(first: 9) { nodes { ...P } } }`,
      { a: id("Group published PUBLIC"), b: id("Place published PUBLIC"), c: id("Person person's DISTRICT") },
    );
    return { helped, wanted, due, hub, hall };
  }
}

interface Page {
  readonly nodes: { id: string }[];
  readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

/** Reads by one id each. Whoever may not see the thing must get the very answer that they get when there is none. */
export const READS_BY_ID: readonly string[] = [
  `query ($id: ID!) { entity(id: $id) { id name } }`,
  `query ($id: ID!) { around(of: $id) { total } }`,
  `query ($id: ID!) { matchesFor(of: $id) { ${ANSWER} } }`,
  `query ($id: ID!, $seen: ID!) { pathBetween(from: $id, to: $seen) { ${ANSWER} } }`,
  `query ($id: ID!, $seen: ID!) { pathBetween(from: $seen, to: $id) { ${ANSWER} } }`,
  `query ($id: ID!, $here: String!, $topic: String!) { whoCanHelp(district: $here, topic: $topic, for: $id) { ${ANSWER} } }`,
];
export const READS_BY_WORD: readonly string[] = [
  `query ($id: String!, $here: String!) { whoCanHelp(district: $here, topic: $id) { ${ANSWER} } }`,
  `query ($id: String!, $topic: String!) { whoCanHelp(district: $id, topic: $topic) { ${ANSWER} } }`,
  `query ($id: String!) { uncoveredTopics(district: $id) { ${ANSWER} } }`,
  `query ($id: String!) { districtVision(district: $id) { ${ANSWER} } }`,
  `query ($id: String!) { meetingOutcomes(district: $id) { ${ANSWER} } }`,
  `query ($id: String!) { inbox(district: $id) { ${ANSWER} } }`,
  `query ($id: String!) { voiceDraft(text: "うみqz さん", district: $id) { title topics { id name } parties { id name } } }`,
  `query ($id: String!, $here: String!) { voiceDraft(text: $id, district: $here) { title topics { id name } parties { id name } } }`,
  `query ($id: String!) { introductionsDue(district: $id) { ${ANSWER} } }`,
  `query ($id: String!) { district(of: $id) { id name } }`,
  `query ($id: String!) { topic(of: $id) { id name } }`,
];
/** Of a district that may not be seen, nothing may be said; of one that is not there, nothing can be. */
export const SEARCH_WITHIN = `query ($id: ID!) { search(text: "うみ", district: $id) { nodes { id } } }`;

const field = (of: Noun) => of[0]!.toLowerCase() + of.slice(1);
/** What a noun is entered with. */
export const entered = (of: Noun) =>
  `${field(of)}${of === "Introduction" ? "Propose" : of === "Voice" || of === "Decision" ? "Record" : "Register"}`;
const MISTAKES = "userErrors { code field message }";

/** Every write that can name a thing by its id, made from the schema itself, so that a new one is tried too. */
export function writesNaming(cell: Cell, own: Own): [query: string, variables: Record<string, unknown>][] {
  if (cell.noun === "Tie") return [];
  const { noun, id } = cell;
  const corrected: [string, Record<string, unknown>] =
    noun === "Voice"
      ? [
          `mutation ($id: ID!, $key: String!) { written: voiceSetAside(id: $id, version: 1, why: "なにか", idempotencyKey: $key) { thing: voice { id name } ${MISTAKES} } }`,
          { id },
        ]
      : noun === "Introduction"
        ? [
            `mutation ($id: ID!, $key: String!) { written: introductionMove(id: $id, version: 1, move: CLOSE, idempotencyKey: $key) { thing: introduction { id name } ${MISTAKES} } }`,
            { id },
          ]
        : [
            `mutation ($id: ID!, $input: ${noun}Input!, $key: String!) { written: ${field(noun)}Correct(id: $id, version: 1, input: $input, idempotencyKey: $key) { thing: ${field(noun)} { id name } ${MISTAKES} } }`,
            { id, input: { name: "なにか" } },
          ];
  const registered = (Object.keys(NOUNS) as Noun[]).flatMap((of) =>
    idFields(of).map(([name, list]): [string, Record<string, unknown>] => [
      `mutation ($input: ${of}Input!, $key: String!) { written: ${entered(of)}(input: $input, idempotencyKey: $key) { thing: ${field(of)} { id name } ${MISTAKES} } }`,
      { input: { ...VALID[of](own), [name]: list ? [id] : id } },
    ]),
  );
  const fits = (kind: TieKind) => [...TIES[kind].from, ...TIES[kind].to].some((end) => end === noun);
  const tied = (Object.keys(TIES) as TieKind[]).filter(fits).flatMap((kind) =>
    [
      { kind, from: id, to: own.person },
      { kind, from: own.person, to: id },
    ].map((variables): [string, Record<string, unknown>] => [
      `mutation ($kind: TieKind!, $from: ID!, $to: ID!, $key: String!) { written: tieRegister(kind: $kind, from: $from, to: $to, input: {}, idempotencyKey: $key) { thing: tie { id } ${MISTAKES} } }`,
      variables,
    ]),
  );
  const tie = (what: string): [string, Record<string, unknown>] => [
    `mutation ($from: ID!, $key: String!) { written: ${what}(from: $from, id: "tie_none", version: 1, ${what === "tieEnd" ? "" : "input: {}, "}idempotencyKey: $key) { thing: tie { id } ${MISTAKES} } }`,
    { from: id },
  ];
  return [corrected, ...registered, ...tied, tie("tieCorrect"), tie("tieEnd")];
}

/** Correcting and ending a tie that may not be seen, at an end that may. */
export function writesOnTie(tie: Cell, from: string): [query: string, variables: Record<string, unknown>][] {
  return ["tieCorrect", "tieEnd"].map((what) => [
    `mutation ($from: ID!, $id: ID!, $key: String!) { written: ${what}(from: $from, id: $id, version: 1, ${what === "tieEnd" ? "" : "input: {}, "}idempotencyKey: $key) { thing: tie { id } ${MISTAKES} } }`,
    { from, id: tie.id },
  ]);
}

/** The fields of a noun's form that take ids, and whether they take several. */
export function idFields(noun: Noun): [name: string, list: boolean][] {
  const input = schema.getType(`${noun}Input`);
  if (!isInputObjectType(input)) throw new Error(`${noun}Input is not in the schema.`);
  return Object.values(input.getFields())
    .filter(({ type }) => getNamedType(type).name === "ID")
    .map(({ name, type }) => [name, isListType(isNonNullType(type) ? type.ofType : type)]);
}

type Own = Readonly<Record<"district" | "topic" | "person" | "group" | "meeting", string>>;
/** A form with which nothing is wrong. */
const VALID: Readonly<Record<Noun, (own: Own) => Record<string, unknown>>> = {
  Person: ({ district }) => ({ name: "なにか", livesIn: district }),
  Household: ({ district }) => ({ name: "なにか", livesIn: district }),
  Group: ({ district }) => ({ name: "なにか", type: "CLUB", activeIn: [district] }),
  Company: ({ district }) => ({ name: "なにか", type: "SHOP", activeIn: [district] }),
  Place: ({ district }) => ({ name: "なにか", type: "HALL", locatedIn: district }),
  Offer: ({ district, topic, person }) => ({
    name: "なにか",
    lane: "INFORMAL",
    type: "SKILL",
    party: person,
    topics: [topic],
    serves: [district],
  }),
  Need: ({ topic, person }) => ({ name: "なにか", party: person, topics: [topic] }),
  Wish: ({ topic, person }) => ({ name: "なにか", stance: "GIVE", party: person, topics: [topic] }),
  Voice: ({ district }) => ({ text: "なにか", how: "PAPER", heardIn: district }),
  Meeting: ({ group }) => ({ name: "なにか", heldAt: "2026-11-01T00:00:00Z", heldBy: [group] }),
  Decision: ({ meeting }) => ({ name: "なにか", meeting }),
  WishStep: () => ({ name: "なにか" }),
  Topic: () => ({ name: "なにか", level: 2 }),
  District: () => ({ name: "なにか", level: "SCHOOL_DISTRICT" }),
  Introduction: ({ person }) => ({ of: person, to: person }),
};

/** As if there were none: the same id of another town, the same words with a canary that is nobody's. */
export function absent(text: string, cell: Cell): string {
  const nowhere = cell.noun === "Tie" ? `tie_${NO_CANARY}` : cell.id.replace(/_\w+-/u, "_00000000-");
  return text.replaceAll(cell.id, nowhere).replaceAll(CANARY, NO_CANARY);
}
