import { toldTo, type Happened } from "../../src/live/news.ts";
import { NOUNS, type Noun } from "../../src/things/model.ts";
import { sampled } from "../sample.ts";
import { ask } from "../town.ts";
import { everyQuestion } from "./every-question.ts";
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

const OF_ALL = ["name", "kana", "source"];
const ownFields = (noun: Noun) => fieldsOf(noun).filter((field) => !OF_ALL.includes(field));
/** A thing with all that may be told of it. */
const wholeOf = (noun: Noun) =>
  `fragment Whole on Entity { __typename id ${OF_ALL.join(" ")} shownTo version ... on ${noun} { ${ownFields(noun).join(" ")} } }`;
/** Whatever it is; without what has one name and several types. */
const SEVERAL_TYPES = ["state", "at"];
const ENTITY = `fragment Whole on Entity { __typename id ${OF_ALL.join(" ")} shownTo version ${(
  Object.keys(NOUNS) as Noun[]
)
  .map(
    (noun) =>
      `... on ${noun} { __typename ${ownFields(noun)
        .filter((field) => !SEVERAL_TYPES.includes(field))
        .join(" ")} }`,
  )
  .join(" ")} }`;
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

const NEWS: Readonly<Partial<Record<Noun, Happened["kind"]>>> = {
  Wish: "NEW_WISH",
  Need: "NEW_NEED",
  Offer: "NEW_OFFER",
};

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
    for (const noun of Object.keys(NOUNS) as Noun[]) {
      const ofNoun = cells.filter((cell) => cell.noun === noun);
      for (const some of chunks(ofNoun, 10)) {
        const asked = some.map(({ id }, at) => `e${at}: entity(id: "${id}") { ...Whole }`).join(" ");
        const { data } = await this.ask(`query { ${asked} } ${wholeOf(noun)}`, { ids: some.map(({ id }) => id) });
        some.forEach(({ id }, at) => found.set(id, data[`e${at}`]));
      }
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

  /** Every question of the schema, in each of its shapes; the first of each in the ordinary run. */
  async everything(): Promise<void> {
    for (const questions of everyQuestion(this.#matrix).values())
      for (const [query, variables] of sampled(questions, 20)) {
        const { text } = await this.ask(query, variables);
        // Not found, and not for whoever asks, are answers; what is no question is none.
        if (/GRAPHQL_VALIDATION_FAILED|QUERY_TOO_COSTLY|INTERNAL/u.test(text))
          throw new Error(`Mend this question: ${query} ${JSON.stringify(variables)}: ${text}`);
      }
  }

  /** What somebody who listens to the district would be told, if each of these were news there; by id. */
  async live(cells: readonly Cell[]): Promise<Set<string>> {
    const here = this.#matrix.id("District town PUBLIC");
    const happened = cells.flatMap(({ noun, id }, seq): Happened[] =>
      noun === "Tie" ? [] : [{ seq, at: this.#now, kind: NEWS[noun] ?? "WISH_MOVED", things: [id], districts: [here] }],
    );
    const { graph } = this.#matrix.town;
    const told = await toldTo(graph, this.#looker.viewer, { district: here, districts: [here] }, happened);
    const messages = [...told.values()].flat();
    this.told.push({ query: "/live", variables: {}, data: messages, text: JSON.stringify(messages) });
    return new Set(messages.flatMap(({ things }) => things.map(({ id }) => id)));
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

/** Of a district that may not be seen, nothing may be said; of one that is not there, nothing can be. */
export const SEARCH_WITHIN = `query ($id: ID!) { search(text: "うみ", district: $id) { nodes { id } } }`;

/** What may be named by an id and is not tried so, and why. */
export const NOT_BY_ID: Readonly<Record<string, string>> = {
  "auditLog.person":
    "for the auditor alone, who is told of everybody by id; to all others it is refused before anything is read",
};

/** Reads by one id each. Whoever may not see the thing must get the very answer that they get when there is none. */
export const READS_BY_ID: readonly string[] = [
  `query ($id: ID!) { entity(id: $id) { id name } }`,
  `query ($id: ID!) { around(of: $id) { total } }`,
  `query ($id: ID!) { matchesFor(of: $id) { ${ANSWER} } }`,
  `query ($id: ID!, $seen: ID!) { pathBetween(from: $id, to: $seen) { ${ANSWER} } }`,
  `query ($id: ID!, $seen: ID!) { pathBetween(from: $seen, to: $id) { ${ANSWER} } }`,
  `query ($id: ID!, $here: String!, $topic: String!) { whoCanHelp(district: $here, topic: $topic, for: $id) { ${ANSWER} } }`,
  `query ($id: ID!) { ifLeaves(person: $id) { ${ANSWER} } }`,
  `query ($id: ID!) { onlyMyTies(person: $id) { ${ANSWER} } }`,
  `query ($id: ID!, $here: String!) { kanaeaiRings(district: $here, of: $id) { ${ANSWER} } }`,
  `query ($id: ID!, $here: String!) { kanaeaiRings(district: $here, without: [$id]) { ${ANSWER} } }`,
  `query ($id: ID!) { mayShow(thing: $id, to: COMMISSIONERS) { ${ANSWER} } }`,
  `query ($id: ID!, $seen: ID!) { mayShow(thing: $seen, to: NAMED, party: $id) { ${ANSWER} } }`,
  `query ($id: ID!) { suitsMe(person: $id) { ${ANSWER} } }`,
  `query ($id: ID!, $person: ID!) { suitsMe(person: $person, wish: $id) { ${ANSWER} } }`,
  `query ($id: ID!, $topic: ID!) { whoCouldOpenPlace(place: $id, topics: [$topic]) { ${ANSWER} } }`,
  `query ($id: ID!, $place: ID!) { whoCouldOpenPlace(place: $place, topics: [$id]) { ${ANSWER} } }`,
  SEARCH_WITHIN,
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
  ...[
    "kanaeaiRings",
    "lonelyPlaces",
    "mixingGenerations",
    "reachGaps",
    "ifLeaves",
    "accompaniment",
    "missingTies",
    "similarWishes",
    "wishOutcomes",
  ].map((root) => `query ($id: String!) { ${root}(district: $id) { ${ANSWER} } }`),
  `query ($id: String!) { askedHelpers(district: $id, asked: NEVER) { ${ANSWER} } }`,
  `query ($id: String!, $company: ID!) { matchesFor(of: $company, district: $id) { ${ANSWER} } }`,
  `query ($id: String!) { search(text: $id, first: 3) { nodes { id } } }`,
  `query ($id: String!) { district(of: $id) { id name } }`,
  `query ($id: String!) { topic(of: $id) { id name } }`,
];

/** As if there were none: the same id of another town, the same words with a canary that is nobody's. */
export function absent(text: string, cell: Cell): string {
  const nowhere = cell.noun === "Tie" ? `tie_${NO_CANARY}` : cell.id.replace(/_\w+-/u, "_00000000-");
  return text.replaceAll(cell.id, nowhere).replaceAll(CANARY, NO_CANARY);
}
