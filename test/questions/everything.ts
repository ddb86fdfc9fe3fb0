import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Kind, parse } from "graphql";
import type { Persona } from "../../src/trust/personas.ts";
import type { Viewer } from "../../src/trust/viewer.ts";
import { OPERATIONS } from "../../src/warm.ts";
import { FULL } from "../sample.ts";
import { ask, type Thing, type TieOf, type Town } from "../town.ts";

/** A little town in which everything can be asked, and everything that can be asked of it: for the properties that hold of every answer. */

const DRAFT =
  "kind signs stance title topic { id } topics { id name } party { id } parties { id name } unknownName slots { text }";
const INTRODUCTION = `stage: state since came: outcome metAt moves reminder: due { move at sentence } parties { party { id name } as answer askedAt answeredAt } concerns { id name }
  history { version move state at who reason note recordedBy }`;

/** The answers hold no cursors: they are sealed with a random number each. */
export const ANSWER = `
  total
  candidates {
    nodes {
      subject {
        __typename
        ... on Entity { id name version source shownTo updatedAt }
        ... on Tie { id kind role from { id name } to { id name } }
        ... on Path { length agreed { id name } toAsk { id name } steps { kind from { id } to { id } } }
        ... on Gap { topic { id } mark needs wishes formal informal outside }
      }
      party { id name }
      score { value parts { part value weight } }
      lane nearness distance walk freshness verdict
      slots { text words next } load { now cap }
      reasons { sentence steps { kind from { id } to { id } source observedAt } }
    }
    pageInfo { hasNextPage hasPreviousPage }
  }
  whyNobody { sentence gates { gate left } relaxations { gate admits } }
  coverage { sentence offersKnown confirmedWithinYear population }
  didYouMean { meant { id } argument }
  understood { id name }`;
/** The same with more of its subject. Each question asks for its own kinds only, so that no query costs too much. */
const answerOf = (subjects: string) => ANSWER.replace("... on Gap", `${subjects}\n        ... on Gap`);
const ABOUT_PLACES = answerOf(`
  ... on LonelyPlace { place { id name } people partner { id name } minutes bridges { person { id name } how } together { id name } }
  ... on GenerationMix { place { id name } mixMark: mark generations { generation people } missing invitations { generation person { id name } asker { id name } topic { id name } } }
  ... on ReachGap { neighbourhood { id name } reachMark: mark people beyond days seats nearMisses { place { id name } lacks minutes } }
  ... on Opening { place { id name } wish { id name } wisher { id name } owner { id name } group { id name } }`);
const ABOUT_WISHES = answerOf(`
  ... on AlikeWishes { id alike { id name } wishers sharedTopics { id } sharedWords gatheredIn { id } }
  ... on WishOutcome { id became { id name state } steps { id name state } stepsDone blocked waitsFor { id name } supporters gatheredIn { id } lastMoved }
  ... on Outing { id what { id name } wish { id } companions { person { id name } acquainted minutes } minutes }`);
const ABOUT_INTRODUCTIONS = answerOf(`... on Introduction { ${INTRODUCTION} }`);
export const ABOUT_MEETINGS = answerOf(`
  ... on VisionTheme { theme { id name } underway voices sayings wishes decisions servedBy { id name } }
  ... on Voice { text how heardAt state future setAsideWhy draft { ${DRAFT} } }
  ... on Decision { standing: state due outcome overdue ledTo { nodes { id name } } }`);
const ABOUT_TIES = answerOf(`
  ... on Loss { id lost of { id name } on { id name } successors { who { id name } distance carries reasons { sentence } } }
  ... on Departure { id cutOff unwatched those: people { id name } things { id name } thingsCount offersCount }
  ... on Accompaniment { id by { id name } accompanies could { who { id name } distance carries reasons { sentence } } }
  ... on Burden { id helping cap watching leading accompanying relief { who { id name } distance carries } }
  ... on MissingTie { id closes gains need { id name } through { id name } }`);
const LISTED = "nodes { id name } pageInfo { hasNextPage }";
export const ENTITY = `query ($id: ID!) { entity(id: $id) {
  __typename id name kana version source shownTo updatedAt
  ... on Introduction { ${INTRODUCTION} }
  ... on Party { introducedIn { id name } offers { ${LISTED} } needs { ${LISTED} } wishes { ${LISTED} } }
  ... on District { people { ${LISTED} } groups { ${LISTED} } places { ${LISTED} } offers { ${LISTED} } needs { ${LISTED} } wishes { ${LISTED} } introductions { ${LISTED} } neighbours { ${LISTED} } }
  ... on Person { acquaintances { ${LISTED} } groups { ${LISTED} } frequents { ${LISTED} } livesIn { id } household { id } }
  ... on Group { members { ${LISTED} } meetsAt { ${LISTED} } }
  ... on Place { visitors { ${LISTED} } locatedIn { id } }
  ... on Topic { narrower { ${LISTED} } }
  ... on Offer { load party { id } topics { ${LISTED} } serves { ${LISTED} } }
  ... on Wish { party { id } steps { nodes { id name state } } supporters { ${LISTED} } supporterCount gatheredIn { ${LISTED} } wishState: state blockedBy outcome recordedBy shownByChoice }
  ... on WishStep { wish { id } stepState: state at }
  ... on Group { gathers { ${LISTED} } }
  ... on Need { party { id } answeredBy { ${LISTED} } }
  ... on Group { meetings { ${LISTED} } }
  ... on Voice { text state heardIn { id } heardAtMeetingOrPlace { id name } speaker { id name } topics { ${LISTED} } became { ${LISTED} } }
  ... on Meeting { heldAt attendance heldBy { ${LISTED} } takenPartBy { ${LISTED} } voices { ${LISTED} } decisions { ${LISTED} } }
  ... on Decision { standing: state overdue topics { ${LISTED} } ledTo { ${LISTED} } takenOnBy { ${LISTED} } }
} }`;

export const THINGS: readonly Thing[] = [
  { noun: "District", name: "こずえ市", level: "CITY" },
  {
    noun: "District",
    name: "ひなた校区",
    kana: "ひなたこうく",
    level: "SCHOOL_DISTRICT",
    population: 5200,
    point: { longitude: 130.1, latitude: 33.9 },
  },
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
  { noun: "Meeting", name: "ひなたの寄り合い", heldAt: new Date("2026-09-01"), attendance: 12, shownTo: "PUBLIC" },
  { noun: "Decision", name: "ほうきの日をつくる", state: "OPEN", due: new Date("2026-10-01"), shownTo: "PUBLIC" },
  { noun: "Decision", name: "ほうき倉庫を片付ける", state: "DONE", outcome: "きれいになった" },
  {
    noun: "Voice",
    name: "いつか、ほうきの音で目がさめるまちに",
    text: "いつか、ほうきの音で目がさめるまちに",
    how: "PAPER",
    heardAt: new Date("2026-09-01"),
    state: "SORTED",
    future: true,
    shownTo: "PUBLIC",
  },
  {
    noun: "Voice",
    name: "ほうきを編みたい人がいるらしい",
    text: "ほうきを編みたい人がいるらしい",
    how: "OVERHEARD",
    heardAt: new Date("2026-09-02"),
    state: "INBOX",
  },
  // A second place, whose people are all old, and known to those of the first.
  {
    noun: "Place",
    name: "ひなたの間",
    type: "IBASHO",
    shownTo: "PUBLIC",
    point: { longitude: 130.103, latitude: 33.901 },
    openingHours: "月〜金 9:00-17:00",
    capacity: 20,
  },
  ...["橋本さん", "松本さん", "杉本さん", "柏本さん", "榎本さん"].map((name, at): Thing => ({
    noun: "Person",
    name,
    birthYear: 1945 + at,
  })),
  {
    noun: "Wish",
    name: "ほうきを編みたい",
    stance: "RECEIVE",
    slots: ["WE 13:00-15:00"],
    since: new Date("2026-05-01"),
  },
  { noun: "Wish", name: "ほうきを伝えたい", stance: "GIVE", since: new Date("2026-05-02") },
  {
    noun: "Wish",
    name: "ほうきを編む人がほしい",
    stance: "TOGETHER",
    state: "GROWING",
    blockedBy: "場所がない",
    since: new Date("2026-05-03"),
  },
  { noun: "WishStep", name: "ほうきの草を刈る", state: "DONE", at: new Date("2026-06-01") },
  {
    noun: "Introduction",
    name: "ほうきの紹介",
    state: "PROPOSED",
    stateSince: new Date("2026-11-01"),
    dueAt: new Date("2026-11-08"),
  },
  // These two close a ring with the offer and the need above.
  {
    noun: "Offer",
    name: "ほうきの柄を磨く",
    lane: "INFORMAL",
    type: "SKILL",
    cap: 1,
    observedAt: new Date("2026-06-01"),
  },
  { noun: "Wish", name: "ほうきの柄を直したい", stance: "RECEIVE" },
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
  ["HAS_WISH", "森本さん", "ほうきを編む人がほしい"],
  ["ABOUT", "ほうきを編む人がほしい", "ほうき編み"],
  ["BLOCKED_BY", "ほうきを編む人がほしい", "ひなた縁側"],
  ["HAS_STEP", "ほうきを編む人がほしい", "ほうきの草を刈る"],
  ["SUPPORTS", "丘本さん", "ほうきを編む人がほしい"],
  ["GATHERS", "ほうきの会", "ほうきを編む人がほしい"],
  ["FREQUENTS", "川本さん", "ひなた縁側"],
  ["MEMBER_OF", "森本さん", "ほうきの会", { accompanies: true }],
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
  ["HELD", "ほうきの会", "ひなたの寄り合い", { shownTo: "PUBLIC" }],
  ["TOOK_PART", "森本さん", "ひなたの寄り合い"],
  ["DECIDED", "ひなたの寄り合い", "ほうきの日をつくる", { shownTo: "PUBLIC" }],
  ["DECIDED", "ひなたの寄り合い", "ほうき倉庫を片付ける"],
  ["ABOUT", "ほうきの日をつくる", "ほうき編み"],
  ["LED_TO", "ほうきの日をつくる", "ほうきを編みたい"],
  ["HEARD_IN", "いつか、ほうきの音で目がさめるまちに", "ひなた校区"],
  ["HEARD_AT", "いつか、ほうきの音で目がさめるまちに", "ひなたの寄り合い"],
  ["ABOUT", "いつか、ほうきの音で目がさめるまちに", "ほうき編み"],
  ["BECAME", "いつか、ほうきの音で目がさめるまちに", "ほうきを編みたい"],
  ["VOICED", "丘本さん", "いつか、ほうきの音で目がさめるまちに"],
  ["LOCATED_IN", "ひなたの間", "ひなた校区", { shownTo: "PUBLIC" }],
  ["RUN_BY", "ひなたの間", "ほうきの会", { shownTo: "PUBLIC" }],
  ...["橋本さん", "松本さん", "杉本さん", "柏本さん", "榎本さん"].flatMap((name): TieOf[] => [
    ["LIVES_IN", name, "ひなた校区"],
    ["FREQUENTS", name, "ひなたの間"],
  ]),
  ["KNOWS", "橋本さん", "森本さん"],
  ["KNOWS", "川本さん", "榎本さん"],
  ["OF", "ほうきの紹介", "丘本さん", { position: 0 }],
  ["THROUGH", "ほうきの紹介", "森本さん", { position: 1 }],
  ["TO", "ほうきの紹介", "谷本さん", { position: 2 }],
  ["CONCERNS", "ほうきの紹介", "ほうきを教える"],
  ["CONCERNS", "ほうきの紹介", "ほうきを編みたい"],
  ["OFFERS", "丘本さん", "ほうきの柄を磨く"],
  ["HAS_WISH", "谷本さん", "ほうきの柄を直したい"],
  ["ABOUT", "ほうきの柄を磨く", "ほうき仕事"],
  ["ABOUT", "ほうきの柄を直したい", "ほうき仕事"],
  ["SERVES", "ほうきの柄を磨く", "ひなた校区"],
  ["HEARD_IN", "ほうきを編みたい人がいるらしい", "ひなた校区"],
  ["HEARD_AT", "ほうきを編みたい人がいるらしい", "ひなた縁側"],
  ["VOICED", "森本さん", "ほうきを編みたい人がいるらしい"],
];

const HELP = `query ($district: String!, $topic: String!, $for: ID, $when: [String!], $relax: [Gate!]! = []) {
  whoCanHelp(district: $district, topic: $topic, for: $for, when: $when, relax: $relax, first: 2) { ${ANSWER} } }`;
const GAPS = `query ($district: String!) { uncoveredTopics(district: $district, all: true) { ${ANSWER} } }`;
const DUE = `query ($district: String!, $at: DateTime) { introductionsDue(district: $district, at: $at) { ${ABOUT_INTRODUCTIONS} } }`;
const MATCHES = `query ($of: ID!, $district: String) { matchesFor(of: $of, district: $district) { ${ANSWER} } }`;
const AROUND = `query ($of: ID!, $kinds: [TieKind!]) { around(of: $of, kinds: $kinds) { center { id name version } bundles { kind outward count more } ${ANSWER} } }`;
const PATHS = `query ($from: ID!, $to: ID!) { pathBetween(from: $from, to: $to) { ${ANSWER} } }`;
/** What a ring tells is long, so it is asked for by itself. */
const RING = `... on Ring { shape fit holds sentence links {
  id sentence from { id name } to { id name } gives { id name } receives { id name } slots { text } distance fit weakest
  forReceiver { value } forGiver { value } chance { value parts { part value weight } }
  spare { sentence from { id name } gives { id name } slots { text } chance closes }
  reasons { sentence }
} }`;
const RINGS = `query ($district: String!, $chains: Boolean! = false, $without: [ID!]! = [], $of: ID) {
  kanaeaiRings(district: $district, chains: $chains, without: $without, of: $of, first: 5) {
    packing { sentence parties complete links candidates most capped worth bound gap } ${answerOf(RING)} } }`;
const MAY_SHOW = `query ($thing: ID!, $to: ConsentAudience!, $party: ID) { mayShow(thing: $thing, to: $to, party: $party) { ${ANSWER} bases: candidates { nodes { basis } } } }`;
const VISION = `query ($district: String!) { districtVision(district: $district) { ${ABOUT_MEETINGS} } }`;
const DECIDED = `query ($district: String!) { meetingOutcomes(district: $district) { ${ABOUT_MEETINGS} } }`;
const INBOX = `query ($district: String!) { inbox(district: $district) { ${ABOUT_MEETINGS} } }`;
const VOICE_DRAFT = `query ($text: String!, $district: String!) { voiceDraft(text: $text, district: $district) { ${DRAFT} } }`;
const SIMILAR = `query ($district: String!, $gathered: Boolean! = false) { similarWishes(district: $district, gathered: $gathered) { ${ABOUT_WISHES} } }`;
const OUTCOMES = `query ($district: String!, $from: DateTime, $states: [WishState!]) { wishOutcomes(district: $district, from: $from, states: $states) { byState { state count } blocked from until ${ABOUT_WISHES} } }`;
const SUITS = `query ($person: ID!, $wish: ID, $relax: [Gate!]! = []) { suitsMe(person: $person, wish: $wish, relax: $relax) { ${ABOUT_WISHES} } }`;
const OF_TIES = `${ABOUT_TIES} known { sentence people tied ties confirmedWithinYear more }`;
const IF_LEAVES = `query ($district: String, $person: ID) { ifLeaves(district: $district, person: $person, first: 5) { ${OF_TIES} } }`;
const ONLY_MINE = `query ($person: ID!) { onlyMyTies(person: $person) { ${OF_TIES} } }`;
const HELPERS = `query ($district: String!, $asked: Asked!) { askedHelpers(district: $district, asked: $asked) { ${OF_TIES} } }`;
const ACCOMPANIED = `query ($district: String!, $coordinators: Boolean!) { accompaniment(district: $district, coordinators: $coordinators) { ${OF_TIES} } }`;
const MISSING = `query ($district: String!) { missingTies(district: $district) { ${OF_TIES} } }`;
const SEARCH = `query ($text: String!, $district: ID) { search(text: $text, district: $district) { nodes { id name } pageInfo { hasNextPage } } }`;
const DISTRICT = `query ($of: String!) { district(of: $of) { id name kana level population people { ${LISTED} } } }`;
const TOPIC = `query ($of: String!) { topic(of: $of) { id name level synonyms narrower { ${LISTED} } } }`;

const LONELY = `query ($district: String!) { lonelyPlaces(district: $district, first: 5) { ${ABOUT_PLACES} } }`;
const MIXING = `query ($district: String!) { mixingGenerations(district: $district, first: 5) { ${ABOUT_PLACES} } }`;
const REACH = `query ($district: String!, $time: PartOfDay, $for: Visitor! = ANYBODY, $all: Boolean! = false) { reachGaps(district: $district, time: $time, for: $for, all: $all, first: 5) { ${ABOUT_PLACES} } }`;
const OPENERS = `query ($place: ID!, $topics: [ID!]!) { whoCouldOpenPlace(place: $place, topics: $topics, first: 5) { ${ABOUT_PLACES} } }`;

export type Question = readonly [query: string, variables: Record<string, unknown>];

/** Every query once; all questions when there is time. */
export function someOf(asked: readonly Question[]): readonly Question[] {
  return FULL ? asked : asked.filter((each, at) => asked.findIndex(([query]) => query === each[0]) === at);
}

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
  introductionsDue: ({ id }) => [
    [DUE, { district: id("ひなた校区") }],
    [DUE, { district: id("こずえ市"), at: "2026-11-02T00:00:00Z" }],
    [DUE, { district: "ひかげ校区" }],
  ],
  matchesFor: ({ id }) => [
    ...[
      "ほうきがほしい",
      "ほうきを教える",
      "ほうき教室",
      "ほうきを編みたい",
      "ほうきを伝えたい",
      "ひなた縁側",
      "ほうきの会",
    ].map((of): Question => [MATCHES, { of: id(of) }]),
    ...["ひなた校区", "ひかげ校区"].map((of): Question => [MATCHES, { of: id("ひなた荒物店"), district: id(of) }]),
  ],
  around: ({ id }) => [
    ...["丘本さん", "ひなた縁側", "ほうきの会", "ほうき編み"].map((of): Question => [AROUND, { of: id(of) }]),
    [AROUND, { of: id("森本さん"), kinds: ["KNOWS"] }],
  ],
  pathBetween: ({ id }) => ["谷本さん", "ほうきの会"].map((to) => [PATHS, { from: id("丘本さん"), to: id(to) }]),
  kanaeaiRings: ({ id }) => [
    [RINGS, { district: id("ひなた校区") }],
    [RINGS, { district: id("こずえ市"), chains: true }],
    [RINGS, { district: "ひなた校区", chains: true, without: [id("ほうきを教える")] }],
    [RINGS, { district: id("ひなた校区"), of: id("川本さん") }],
  ],
  mayShow: ({ id }) => [
    [MAY_SHOW, { thing: id("ほうきがほしい"), to: "COMMISSIONERS" }],
    [MAY_SHOW, { thing: id("丘本さん"), to: "NAMED", party: id("ひなた荒物店") }],
    [MAY_SHOW, { thing: id("ほうき教室"), to: "STAFF" }],
    [MAY_SHOW, { thing: id("谷本さん"), to: "COORDINATORS" }],
  ],
  districtVision: ({ id }) => [
    [VISION, { district: id("ひなた校区") }],
    [VISION, { district: id("こずえ市") }],
  ],
  meetingOutcomes: ({ id }) => [[DECIDED, { district: id("ひなた校区") }]],
  inbox: ({ id }) => [[INBOX, { district: id("ひなた校区") }]],
  voiceDraft: ({ id }) => [
    [VOICE_DRAFT, { text: "谷本くんが、ほうきを編んでみたいと水曜の午後に話していた", district: id("ひなた校区") }],
    [VOICE_DRAFT, { text: "ほうきの会なら、ほうき教室を手伝えます", district: id("ひなた校区") }],
  ],
  lonelyPlaces: ({ id }) => [[LONELY, { district: id("ひなた校区") }]],
  mixingGenerations: ({ id }) => [[MIXING, { district: id("ひなた校区") }]],
  reachGaps: ({ id }) => [
    [REACH, { district: id("ひなた校区"), time: "EVENING" }],
    [REACH, { district: id("ひなた校区"), for: "OLDER", all: true }],
    [REACH, { district: id("ひなた校区"), all: true }],
  ],
  whoCouldOpenPlace: ({ id }) => [[OPENERS, { place: id("ひなた縁側"), topics: [id("ほうき仕事")] }]],
  similarWishes: ({ id }) => [
    [SIMILAR, { district: id("こずえ市"), gathered: true }],
    [SIMILAR, { district: id("ひなた校区") }],
    [SIMILAR, { district: "ひなた校区", gathered: true }],
  ],
  wishOutcomes: ({ id }) => [
    [OUTCOMES, { district: id("こずえ市"), from: "2026-04-01T00:00:00+09:00" }],
    [OUTCOMES, { district: id("ひなた校区"), from: "2026-04-01T00:00:00+09:00", states: ["GROWING"] }],
    [OUTCOMES, { district: id("ひなた校区") }],
  ],
  suitsMe: ({ id }) => [
    [SUITS, { person: id("丘本さん") }],
    [SUITS, { person: id("丘本さん"), relax: ["TIME", "CONDITIONS", "CAP"] }],
    [SUITS, { person: id("丘本さん"), wish: id("ほうきを編みたい") }],
    [SUITS, { person: id("谷本さん") }],
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
      "ひなたの寄り合い",
      "ほうきの日をつくる",
      "いつか、ほうきの音で目がさめるまちに",
      "ほうきを編む人がほしい",
      "ほうきの草を刈る",
      "ほうきの紹介",
      "ほうきを編みたい人がいるらしい",
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

/** The catalogue as clients send it, file by file, each asked what its root field is asked above. */
export function published(town: Pick<Town, "id">): readonly Question[] {
  return operations().flatMap(({ query, root, variables, needed }) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ids are all that is asked of it
    const asked = (ASKED[root]?.(town as Town) ?? []).filter(([, given]) => needed.every((name) => name in given));
    const each = asked.map(([, given]) =>
      JSON.stringify(Object.fromEntries(Object.entries(given).filter(([name]) => variables.includes(name)))),
    );
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was an object
    return [...new Set(each)].map((text): Question => [query, JSON.parse(text) as Record<string, unknown>]);
  });
}

export function operations() {
  return readdirSync(OPERATIONS)
    .filter((file) => file.endsWith(".graphql"))
    .map((file) => {
      const query = readFileSync(join(OPERATIONS, file), "utf8");
      const [operation] = parse(query).definitions;
      if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`${file}: put one operation into it.`);
      const [root] = operation.selectionSet.selections;
      if (root?.kind !== Kind.FIELD) throw new Error(`${file}: ask a question at the root.`);
      const declared = operation.variableDefinitions ?? [];
      const named = declared.map(({ variable }) => variable.name.value);
      const needed = declared
        .filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue)
        .map(({ variable }) => variable.name.value);
      return { file, query, root: root.name.value, variables: named, needed };
    });
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
    const text = JSON.stringify({ data, errors });
    // A cursor is sealed anew each time.
    all.push(
      `${JSON.stringify(variables)} ${text.replace(/"(?:cursor|startCursor|endCursor)":"[^"]*"/gu, '"cursor":"*"')}`,
    );
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
