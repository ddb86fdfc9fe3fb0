import type { Persona } from "../../src/trust/personas.ts";
import type { Viewer } from "../../src/trust/viewer.ts";
import { ask, type Thing, type TieOf, type Town } from "../town.ts";

/** A little town in which everything can be asked, and everything that can be asked of it: for the properties that hold of every answer. */

/** The answers hold no cursors: they are sealed with a random number each. */
export const ANSWER = `
  total
  candidates {
    nodes {
      subject {
        __typename
        ... on Entity { id name version source shownTo updatedAt }
        ... on Tie { id kind role from { id name } to { id name } }
        ... on Path { length steps { kind from { id } to { id } } }
        ... on Gap { topic { id } mark needs wishes formal informal outside }
        ... on Loss { id lost of { id name } on { id name } successors { who { id name } distance carries reasons { sentence } } }
        ... on Departure { id cutOff unwatched people { id name } things { id name } thingsCount offersCount }
        ... on Accompaniment { id by { id name } accompanies could { who { id name } distance carries reasons { sentence } } }
        ... on Burden { id helping cap watching leading accompanying relief { who { id name } distance carries } }
        ... on MissingTie { id closes gains need { id name } through { id name } }
      }
      party { id name }
      score { value parts { part value weight } }
      lane nearness distance freshness
      slots { text } load { now cap }
      reasons { sentence steps { kind from { id } to { id } source observedAt } }
    }
    pageInfo { hasNextPage hasPreviousPage }
  }
  whyNobody { sentence gates { gate left } relaxations { gate admits } }
  coverage { offersKnown confirmedWithinYear population }
  didYouMean { meant { id } argument }
  understood { id name }`;
const LISTED = "nodes { id name } pageInfo { hasNextPage }";
export const ENTITY = `query ($id: ID!) { entity(id: $id) {
  __typename id name kana version source shownTo updatedAt
  ... on Party { offers { ${LISTED} } needs { ${LISTED} } wishes { ${LISTED} } }
  ... on District { people { ${LISTED} } groups { ${LISTED} } places { ${LISTED} } offers { ${LISTED} } needs { ${LISTED} } wishes { ${LISTED} } neighbours { ${LISTED} } }
  ... on Person { acquaintances { ${LISTED} } groups { ${LISTED} } frequents { ${LISTED} } livesIn { id } household { id } }
  ... on Group { members { ${LISTED} } meetsAt { ${LISTED} } }
  ... on Place { visitors { ${LISTED} } locatedIn { id } }
  ... on Topic { narrower { ${LISTED} } }
  ... on Offer { load party { id } topics { ${LISTED} } serves { ${LISTED} } }
  ... on Need { party { id } answeredBy { ${LISTED} } }
} }`;

export const THINGS: readonly Thing[] = [
  { noun: "District", name: "こずえ市", level: "CITY" },
  { noun: "District", name: "ひなた校区", kana: "ひなたこうく", level: "SCHOOL_DISTRICT", population: 5200 },
  { noun: "District", name: "ひかげ校区", kana: "ひかげこうく", level: "SCHOOL_DISTRICT" },
  { noun: "Topic", name: "ほうき仕事", nameEn: "brooms", level: 1 },
  { noun: "Topic", name: "ほうき編み", nameEn: "broom making", level: 2, synonyms: ["ほうきを編"] },
  { noun: "Person", name: "丘本さん", kana: "おかもと", birthYear: 1948, point: { longitude: 130.1, latitude: 33.9 } },
  { noun: "Person", name: "谷本さん", kana: "たにもと", point: { longitude: 130.11, latitude: 33.91 } },
  { noun: "Person", name: "川本さん", kana: "かわもと" },
  { noun: "Person", name: "森本さん", kana: "もりもと", birthYear: 2012 },
  { noun: "Household", name: "丘本家" },
  { noun: "Group", name: "ほうきの会", type: "CLUB", shownTo: "PUBLIC" },
  {
    noun: "Place",
    name: "ひなた縁側",
    type: "IBASHO",
    shownTo: "PUBLIC",
    point: { longitude: 130.105, latitude: 33.9 },
  },
  { noun: "Company", name: "ひなた荒物店", type: "SHOP", shownTo: "PUBLIC" },
  {
    noun: "Offer",
    name: "ほうきを教える",
    lane: "INFORMAL",
    type: "SKILL",
    slots: ["WE 13:00-16:00"],
    cap: 2,
    observedAt: new Date("2026-05-01"),
  },
  { noun: "Offer", name: "ほうき教室", lane: "INFORMAL", type: "SKILL", shownTo: "PUBLIC", conditions: ["OVER_65"] },
  { noun: "Offer", name: "ほうきの販売", lane: "FORMAL", type: "SERVICE", shownTo: "PUBLIC" },
  { noun: "Offer", name: "となりのほうき", lane: "INFORMAL", type: "SKILL" },
  { noun: "Need", name: "ほうきがほしい", urgency: 2, slots: ["WE 14:00-15:00"] },
  { noun: "Wish", name: "ほうきを編みたい", stance: "RECEIVE" },
  { noun: "Wish", name: "ほうきを伝えたい", stance: "GIVE" },
];
export const TIED: readonly TieOf[] = [
  ["PART_OF", "ひなた校区", "こずえ市"],
  ["PART_OF", "ひかげ校区", "こずえ市"],
  ["ADJACENT_TO", "ひなた校区", "ひかげ校区"],
  ["BROADER", "ほうき編み", "ほうき仕事"],
  ["LIVES_IN", "丘本さん", "ひなた校区"],
  ["LIVES_IN", "谷本さん", "ひなた校区"],
  ["LIVES_IN", "川本さん", "ひかげ校区"],
  ["LIVES_IN", "森本さん", "ひなた校区"],
  ["LIVES_IN", "丘本家", "ひなた校区"],
  ["LIVES_TOGETHER", "丘本さん", "丘本家"],
  ["ACTIVE_IN", "ほうきの会", "ひなた校区", { shownTo: "PUBLIC" }],
  ["ACTIVE_IN", "ひなた荒物店", "ひなた校区", { shownTo: "PUBLIC" }],
  ["LOCATED_IN", "ひなた縁側", "ひなた校区", { shownTo: "PUBLIC" }],
  ["KNOWS", "丘本さん", "森本さん"],
  ["KNOWS", "森本さん", "谷本さん"],
  ["FREQUENTS", "丘本さん", "ひなた縁側"],
  ["FREQUENTS", "川本さん", "ひなた縁側"],
  ["MEMBER_OF", "森本さん", "ほうきの会"],
  ["OFFERS", "谷本さん", "ほうきを教える"],
  ["OFFERS", "ほうきの会", "ほうき教室", { shownTo: "PUBLIC" }],
  ["OFFERS", "ひなた荒物店", "ほうきの販売", { shownTo: "PUBLIC" }],
  ["OFFERS", "川本さん", "となりのほうき"],
  ...["ほうきを教える", "ほうき教室", "となりのほうき", "ほうきがほしい", "ほうきを編みたい", "ほうきを伝えたい"].map(
    (name): TieOf => ["ABOUT", name, "ほうき編み"],
  ),
  ["ABOUT", "ほうきの販売", "ほうき仕事"],
  ...["ほうきを教える", "ほうき教室", "ほうきの販売"].map((name): TieOf => ["SERVES", name, "ひなた校区"]),
  ["SERVES", "となりのほうき", "ひかげ校区"],
  ["HAS_NEED", "丘本さん", "ほうきがほしい"],
  ["HAS_WISH", "丘本さん", "ほうきを編みたい"],
  ["HAS_WISH", "川本さん", "ほうきを伝えたい"],
];

const HELP = `query ($district: String!, $topic: String!, $for: ID, $when: [String!], $relax: [Gate!]! = []) {
  whoCanHelp(district: $district, topic: $topic, for: $for, when: $when, relax: $relax, first: 2) { ${ANSWER} } }`;
const GAPS = `query ($district: String!) { uncoveredTopics(district: $district, all: true) { ${ANSWER} } }`;
const MATCHES = `query ($of: ID!) { matchesFor(of: $of) { ${ANSWER} } }`;
const AROUND = `query ($of: ID!, $kinds: [TieKind!]) { around(of: $of, kinds: $kinds) { center { id name version } bundles { kind outward count more } ${ANSWER} } }`;
const PATHS = `query ($from: ID!, $to: ID!) { pathBetween(from: $from, to: $to) { ${ANSWER} } }`;
const MAY_SHOW = `query ($thing: ID!, $to: ConsentAudience!, $party: ID) { mayShow(thing: $thing, to: $to, party: $party) { ${ANSWER} bases: candidates { nodes { basis } } } }`;
const OF_TIES = `${ANSWER} known { sentence people tied ties confirmedWithinYear more }`;
const IF_LEAVES = `query ($district: String, $person: ID) { ifLeaves(district: $district, person: $person, first: 5) { ${OF_TIES} } }`;
const ONLY_MINE = `query ($person: ID!) { onlyMyTies(person: $person) { ${OF_TIES} } }`;
const HELPERS = `query ($district: String!, $asked: Asked!) { askedHelpers(district: $district, asked: $asked) { ${OF_TIES} } }`;
const ACCOMPANIED = `query ($district: String!, $coordinators: Boolean!) { accompaniment(district: $district, coordinators: $coordinators) { ${OF_TIES} } }`;
const MISSING = `query ($district: String!) { missingTies(district: $district) { ${OF_TIES} } }`;
const SEARCH = `query ($text: String!, $district: ID) { search(text: $text, district: $district) { nodes { id name } pageInfo { hasNextPage } } }`;
const DISTRICT = `query ($of: String!) { district(of: $of) { id name kana level population people { ${LISTED} } } }`;
const TOPIC = `query ($of: String!) { topic(of: $of) { id name level synonyms narrower { ${LISTED} } } }`;

export type Question = readonly [query: string, variables: Record<string, unknown>];

/** By the root field it asks: every one that the schema has stands here, or the test of the properties fails. */
export const ASKED: Readonly<Record<string, (town: Town) => Question[]>> = {
  whoCanHelp: ({ id }) => {
    const here = { district: id("ひなた校区"), topic: id("ほうき編み") };
    return [
      [HELP, here],
      [HELP, { ...here, for: id("丘本さん"), when: ["WE 14:00-16:00"] }],
      [HELP, { ...here, for: id("ほうきがほしい"), relax: ["CAP", "CONDITIONS"] }],
      [HELP, { ...here, for: id("森本さん"), when: ["MO 05:00-06:00"] }],
      [HELP, { district: id("ひかげ校区"), topic: id("ほうき仕事") }],
      [HELP, { district: "ひなた校区", topic: "ほうきを編んでほしい" }],
    ];
  },
  uncoveredTopics: ({ id }) => [[GAPS, { district: id("ひなた校区") }]],
  matchesFor: ({ id }) =>
    ["ほうきがほしい", "ほうきを教える", "ほうき教室", "ほうきを編みたい"].map((of) => [MATCHES, { of: id(of) }]),
  around: ({ id }) => [
    ...["丘本さん", "ひなた縁側", "ほうきの会", "ほうき編み"].map((of): Question => [AROUND, { of: id(of) }]),
    [AROUND, { of: id("森本さん"), kinds: ["KNOWS"] }],
  ],
  pathBetween: ({ id }) => ["谷本さん", "ほうきの会"].map((to) => [PATHS, { from: id("丘本さん"), to: id(to) }]),
  mayShow: ({ id }) => [
    [MAY_SHOW, { thing: id("ほうきがほしい"), to: "COMMISSIONERS" }],
    [MAY_SHOW, { thing: id("丘本さん"), to: "NAMED", party: id("ひなた荒物店") }],
    [MAY_SHOW, { thing: id("ほうき教室"), to: "STAFF" }],
    [MAY_SHOW, { thing: id("谷本さん"), to: "COORDINATORS" }],
  ],
  ifLeaves: ({ id }) => [
    [IF_LEAVES, { district: id("ひなた校区") }],
    ...["森本さん", "谷本さん"].map((person): Question => [IF_LEAVES, { person: id(person) }]),
  ],
  onlyMyTies: ({ id }) => [[ONLY_MINE, { person: id("森本さん") }]],
  askedHelpers: ({ id }) => ["NEVER", "TOO_OFTEN"].map((asked) => [HELPERS, { district: id("ひなた校区"), asked }]),
  accompaniment: ({ id }) =>
    [false, true].map((coordinators) => [ACCOMPANIED, { district: id("ひなた校区"), coordinators }]),
  missingTies: ({ id }) => ["ひなた校区", "ひかげ校区"].map((district) => [MISSING, { district: id(district) }]),
  // The log tells of what was done, and grows with every question that is asked of it: see test/trust/audit.test.ts.
  myLog: () => [],
  auditLog: () => [],
  // One character alone only within the district: other files' real places are called by it too, and come and go meanwhile.
  search: ({ id }) => [
    ...["ほうき", "おかもと", "谷本"].map((text): Question => [SEARCH, { text }]),
    ...["ほうき", "おかもと", "谷"].map((text): Question => [SEARCH, { text, district: id("ひなた校区") }]),
  ],
  entity: ({ id }) =>
    [
      "ひなた校区",
      "丘本さん",
      "ほうきの会",
      "ひなた縁側",
      "ほうき仕事",
      "ほうき教室",
      "ほうきの販売",
      "ほうきがほしい",
    ].map((name) => [ENTITY, { id: id(name) }]),
  district: ({ id }) => [
    [DISTRICT, { of: "ひなた校区" }],
    [DISTRICT, { of: "ひかげこうく" }],
    [DISTRICT, { of: id("ひなた校区") }],
  ],
  topic: ({ id }) => [
    [TOPIC, { of: "ほうきを編んでほしい" }],
    [TOPIC, { of: id("ほうき編み") }],
  ],
};

/** Everything that may be asked, each with its variables. */
export function questions(town: Town): readonly Question[] {
  return Object.values(ASKED).flatMap((asked) => asked(town));
}

export const NOW = new Date("2026-11-23T09:00:00+09:00");

/** What comes back, word for word. */
export async function answers(
  town: Town,
  who: Viewer | Persona,
  now = NOW,
  asked: readonly Question[] = questions(town),
): Promise<string[]> {
  const all: string[] = [];
  for (const [query, variables] of asked) {
    const { data, errors } = await ask(who, query, variables, now);
    all.push(`${JSON.stringify(variables)} ${JSON.stringify({ data, errors })}`);
  }
  return all;
}

/**
 * The same town and the same questions in other words, so that a test in another file, which may run at the same moment in the same graph,
 * neither gives these words a second meaning nor is found by them.
 */
export function inOtherWords(words: Readonly<Record<string, string>>) {
  const say = (text: string) => Object.entries(words).reduce((said, [from, to]) => said.replaceAll(from, to), text);
  const translated = <T>(value: T): T => {
    if (typeof value === "string") return say(value) as T;
    if (Array.isArray(value)) return value.map(translated) as T;
    if (typeof value !== "object" || value === null || value instanceof Date) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, translated(each)])) as T;
  };
  const asked = (town: Town): readonly Question[] =>
    questions({ ...town, id: (name) => town.id(say(name)) }).map(([query, variables]) => [
      query,
      translated(variables),
    ]);
  return { say, things: translated(THINGS), tied: translated(TIED), questions: asked };
}
