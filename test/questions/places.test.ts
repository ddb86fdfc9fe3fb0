import "reflect-metadata";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { contextFor } from "../../src/context.ts";
import type { Value } from "../../src/graph/graph.ts";
import { openingInWords, openingOf } from "../../src/things/opening.ts";
import { settleIn } from "../../src/things/settle.ts";
import { slotMinutes } from "../../src/things/slots.ts";
import { LONELY_WEIGHTS } from "../../src/questions/places/lonely-places.ts";
import { MIX_WEIGHTS } from "../../src/questions/places/mixing-generations.ts";
import { OPENING_WEIGHTS } from "../../src/questions/places/who-could-open-place.ts";
import { catchmentOf } from "../../src/questions/places/catchment.ts";
import { hidden } from "../../src/questions/places/rows.ts";
import {
  boxAround,
  DETOUR,
  METRES_A_MINUTE,
  minutesOnFoot,
  straightMetres,
  straightReach,
  walkingMinutes,
} from "../../src/questions/walking.ts";
import { viewerWith } from "../../src/trust/viewer.ts";
import { said } from "../graph/connect.ts";
import { ask, askIn, settle, type Thing, type TieOf, type Town } from "../town.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- what came back, as a test likes to read it
type Json = any;

const AT = new Date("2026-11-23T09:00:00+09:00");
const HERE = { longitude: 130.3, latitude: 33.7 };
/** So many metres north. */
const north = (metres: number) => ({ ...HERE, latitude: HERE.latitude + metres / ((Math.PI / 180) * 6_378_140) });

describe("minutes on foot", () => {
  it("are 80 metres each along a way 1.3 times as long as the line, 60 for the frail", () => {
    expect(straightMetres(HERE, north(800))).toBeCloseTo(800, 3);
    expect(walkingMinutes(HERE, north(800))).toBeCloseTo((800 * 1.3) / 80, 6);
    expect(walkingMinutes(HERE, north(800), "FRAIL")).toBeCloseTo((800 * 1.3) / 60, 6);
    expect([DETOUR, METRES_A_MINUTE.USUAL, METRES_A_MINUTE.FRAIL]).toEqual([1.3, 80, 60]);
  });

  it("count what is left of a minute as one, and are unknown where a point is", () => {
    expect(minutesOnFoot(HERE, north(800))).toBe(13);
    expect(minutesOnFoot(HERE, north(801))).toBe(14);
    expect(minutesOnFoot(HERE, null)).toBeNull();
    expect(walkingMinutes(HERE, north(straightReach(15)))).toBeCloseTo(15, 6);
  });

  it("fit into the box around a point", () => {
    const [west, south, east, top] = boxAround(HERE, 900);
    expect(top).toBeGreaterThanOrEqual(north(900).latitude - 1e-12);
    expect(south).toBeLessThan(HERE.latitude);
    expect(straightMetres(HERE, { ...HERE, longitude: east })).toBeGreaterThanOrEqual(899.99);
    expect(straightMetres(HERE, { ...HERE, longitude: west })).toBeLessThan(901);
  });
});

const slots = (...texts: string[]) => ({ kind: "HOURS", slots: texts.map((text) => slotMinutes(text)) });
const days = (words: string) => {
  const opening = openingInWords(words);
  return opening.kind === "HOURS" ? opening.slots.map(({ start }) => Math.floor(start / 1440)) : [];
};

describe("when a place is open", () => {
  it.each([
    ["月・水・金 10:00-16:00", slots("MO 10:00-16:00", "WE 10:00-16:00", "FR 10:00-16:00")],
    ["水 16:30-20:00、土 11:00-14:00", slots("WE 16:30-20:00", "SA 11:00-14:00")],
    [
      "月〜土 9:00-12:30、日 14:00-18:00",
      slots(
        "MO 09:00-12:30",
        "TU 09:00-12:30",
        "WE 09:00-12:30",
        "TH 09:00-12:30",
        "FR 09:00-12:30",
        "SA 09:00-12:30",
        "SU 14:00-18:00",
      ),
    ],
    ["予約制 9:00-20:00", { kind: "BY_ARRANGEMENT" }],
    ["相談に応じて(火曜定休)", { kind: "BY_ARRANGEMENT" }],
    ["災害時", { kind: "IN_A_DISASTER" }],
    ["外来 月〜金 8:30-11:30", { kind: "UNKNOWN" }],
    ["第1・3土曜 9:00-12:00", { kind: "UNKNOWN" }],
    ["火〜日 9:00-21:00(夏は22時まで)", { kind: "UNKNOWN" }],
    ["", { kind: "UNKNOWN" }],
  ])("is read from 「%s」 without guessing", (words, opening) => {
    expect(openingInWords(words)).toEqual(opening);
  });

  it("leaves out the weekly closing day, and no other", () => {
    expect(days("9:00-22:00(月曜休館)")).toEqual([1, 2, 3, 4, 5, 6]);
    expect(days("11:00-21:00(水曜定休)")).toEqual([0, 1, 3, 4, 5, 6]);
    expect(days("8:30-19:00(年末年始休み)")).toHaveLength(7);
    expect(days("いつでも")).toHaveLength(7);
  });

  it("is what is recorded as hours, whatever the words say", () => {
    expect(openingOf({ openingSlots: ["MO 17:00-19:00"], openingHours: "予約制" })).toEqual(slots("MO 17:00-19:00"));
  });
});

describe("the two-step floating catchment area", () => {
  /**
   * By hand: homes A (100 people), B (50), C (30) in a row 500 m apart, place X with 30 seats at A, Y with 20 at C; reach 600 m.
   * Step 1: X is reached by A and B: 30 / 150 = 0.2. Y by B and C: 20 / 80 = 0.25. Step 2: A 0.2, B 0.2 + 0.25 = 0.45, C 0.25.
   */
  it("shares each place's seats among all who reach it, and adds up what each home reaches", async () => {
    const demands = [100, 50, 30].map((people, at) => ({ people, point: north(500 * at) }));
    const supplies = [
      { point: north(0), seats: [30, 0] },
      { point: north(1000), seats: [20, 20] },
    ];
    const { access, reached } = catchmentOf(demands, supplies, 600, 2);
    const rounded = [...access].map((each) => Math.round(each * 1e9) / 1e9);
    expect(rounded).toEqual([0.2, 0, 0.45, 0.25, 0.25, 0.25]);
    expect([0, 1, 2].map((home) => [...reached(home)])).toEqual([[0], [0, 1], [1]]);
  });

  it("gives out exactly the seats that somebody reaches, however many homes and places", async () => {
    let state = 7;
    const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const point = () => ({ longitude: 130.3 + random() * 0.03, latitude: 33.7 + random() * 0.03 });
    const demands = Array.from({ length: 300 }, () => ({ point: point(), people: 1 + Math.floor(random() * 9) }));
    const supplies = Array.from({ length: 40 }, () => ({ point: point(), seats: [Math.floor(random() * 50)] }));
    const { access } = catchmentOf(demands, supplies, 700, 1);
    const given = demands.reduce((sum, { people }, at) => sum + people * access[at]!, 0);
    // By looking at every pair.
    const share = supplies.map((place) => {
      const people = demands.reduce(
        (sum, home) => sum + (straightMetres(home.point, place.point) <= 700 ? home.people : 0),
        0,
      );
      return people > 0 ? place.seats[0]! / people : 0;
    });
    const wanted = supplies.reduce((sum, place, at) => sum + (share[at]! > 0 ? place.seats[0]! : 0), 0);
    expect(given).toBeCloseTo(wanted, 6);
    for (const [at, home] of demands.entries()) {
      const right = supplies.reduce(
        (sum, place, each) => sum + (straightMetres(home.point, place.point) <= 700 ? share[each]! : 0),
        0,
      );
      expect(access[at]).toBeCloseTo(right, 9);
    }
  });
});

it.each([
  ["lonely", LONELY_WEIGHTS],
  ["mixing", MIX_WEIGHTS],
  ["opening", OPENING_WEIGHTS],
])("the weights of %s add up to one and stand in the README", (marker, weights) => {
  expect(weights.reduce((sum, [, weight]) => sum + weight, 0)).toBeCloseTo(1, 9);
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const table = readme.slice(readme.indexOf(`<!-- score ${marker} -->`)).split("\n\n")[1] ?? "";
  const rows = [...table.matchAll(/^\| `([A-Z]+)` .*\| (0\.\d+) /gmu)].map(([, part, weight]) => [
    part,
    Number(weight),
  ]);
  expect(rows).toEqual(weights);
});

it("numbers below five are told to nobody, and none is told as none", () => {
  expect([0, 1, 4, 5, 12].map(hidden)).toEqual([0, null, null, 5, 12]);
});

const LONELY = `query ($district: String!, $first: Int! = 20, $after: ID) { lonelyPlaces(district: $district, first: $first, after: $after) {
  total whyNobody { sentence } coverage { sentence }
  candidates { nodes { subject { ... on LonelyPlace { place { name } people partner { name } minutes bridges { person { name } how } together { name } } }
    score { value parts { part value weight } } distance reasons { sentence steps { kind } } } pageInfo { hasNextPage endCursor } } } }`;
const MIXING = `query ($district: String!, $first: Int! = 20, $after: ID) { mixingGenerations(district: $district, first: $first, after: $after) {
  total whyNobody { sentence } coverage { sentence }
  candidates { nodes { subject { ... on GenerationMix { place { name } mark generations { generation people } missing invitations { generation person { name } asker { name } topic { name } } } }
    score { value } reasons { sentence } } pageInfo { hasNextPage endCursor } } } }`;
const REACH = `query ($district: String!, $time: PartOfDay, $for: Visitor! = ANYBODY, $barrierFree: Boolean! = false, $minutes: Int! = 15, $all: Boolean! = false) {
  reachGaps(district: $district, time: $time, for: $for, barrierFree: $barrierFree, minutes: $minutes, all: $all) {
  total whyNobody { sentence } coverage { sentence }
  candidates { nodes { subject { ... on ReachGap { neighbourhood { name } mark people beyond days seats nearMisses { place { name } lacks minutes } } } reasons { sentence } } } } }`;
const OPENERS = `query ($place: ID!, $topics: [ID!]!) { whoCouldOpenPlace(place: $place, topics: $topics) {
  total whyNobody { sentence } coverage { sentence }
  candidates { nodes { nearness subject { ... on Opening { wish { name } wisher { name } owner { name } group { name } } } score { value parts { part value } } reasons { sentence steps { kind } } } } } }`;

const END_TIE = said(
  "MATCH (:Entity {id: $from})-[t]->(:Entity {id: $to}) WHERE type(t) = $kind SET t.until = $until",
  "tie-end",
);
/** Ends a tie behind the API's back, or lets it go on. */
async function until(town: Town, kind: string, from: string, to: string, end: Date | null): Promise<void> {
  await town.graph.write(
    async (tx) => {
      await tx.run(END_TIE, { kind, from: town.id(from), to: town.id(to), until: end });
      await settleIn(tx, [town.id(from), town.id(to)]);
    },
    { within: 60_000 },
  );
}

/** The statements of the answer itself: the first of a process fetches the cursors' key too, and persons that are shown are written into the log. */
function reading(statements: readonly string[]): string[] {
  return statements.filter((name) => !/^(?:shared-secret|concerned|log-)/u.test(name));
}

const named = (nodes: readonly Json[], name: string) =>
  nodes.find(({ subject }) => subject.place.name === name)?.subject;
const marks = (nodes: readonly Json[]) =>
  nodes.map(({ subject }) => [subject.neighbourhood.name, subject.mark, subject.people, subject.beyond]);

const person = (name: string, birthYear: number, more: Record<string, Value> = {}): Thing => ({
  noun: "Person",
  name,
  birthYear,
  ...more,
});

describe("the places of a little town", () => {
  let town: Town;
  const of = async (query: string, variables: Record<string, unknown>, who = town.coordinator) => {
    const { data, errors, statements } = await ask(who, query, variables, AT);
    expect(errors).toEqual([]);
    const [answer] = Object.values<Json>(data);
    return { ...answer, nodes: answer.candidates.nodes, statements };
  };
  const lonely = async () => of(LONELY, { district: town.id("つむぎ校区") });
  const mixing = async () => of(MIXING, { district: town.id("つむぎ校区") });
  const openers = async () => of(OPENERS, { place: town.id("つむぎの空き家"), topics: [town.id("つむぎ茶の間")] });

  const THINGS: readonly Thing[] = [
    { noun: "District", name: "つむぎ校区", level: "SCHOOL_DISTRICT", population: 900 },
    {
      noun: "District",
      name: "つむぎ上",
      level: "NEIGHBOURHOOD",
      population: 500,
      population65over: 200,
      point: north(0),
    },
    { noun: "District", name: "つむぎ下", level: "NEIGHBOURHOOD", population: 400, point: north(3000) },
    { noun: "Topic", name: "つむぎ織り", nameEn: "weaving", level: 1 },
    { noun: "Topic", name: "つむぎ茶の間", nameEn: "tea rooms", level: 1 },
    {
      noun: "Place",
      name: "つむぎの縁",
      type: "IBASHO",
      shownTo: "PUBLIC",
      point: north(0),
      openingHours: "月〜金 9:00-16:00",
      capacity: 20,
      accessibility: ["TOILET"],
      openFor: ["ANYBODY"],
    },
    {
      noun: "Place",
      name: "つむぎの庭",
      type: "IBASHO",
      shownTo: "PUBLIC",
      point: north(600),
      openingHours: "予約制",
      openFor: ["WOMEN"],
      accessibility: ["STEP_FREE"],
    },
    {
      noun: "Place",
      name: "つむぎの間",
      type: "IBASHO",
      shownTo: "PUBLIC",
      point: north(3000),
      accessibility: ["STEP_FREE"],
    },
    { noun: "Place", name: "だれも書かれていない間", type: "IBASHO", shownTo: "PUBLIC" },
    { noun: "Place", name: "つむぎの空き家", type: "EMPTY_HOUSE", shownTo: "PUBLIC", point: north(100) },
    { noun: "Group", name: "縁の会", type: "NPO", shownTo: "PUBLIC" },
    ...["縁一", "縁二", "縁三", "縁四", "縁五"].map((name, at) => person(name, 1940 + at)),
    ...["庭一", "庭二"].map((name) => person(name, 1985)),
    person("間一", 2015),
    person("間二", 1950),
    person("仲立さん", 1970),
    person("つむぎの子", 2014, { point: north(10) }),
    person("大家さん", 1948),
    { noun: "Wish", name: "織りを見せたい", stance: "GIVE" },
    { noun: "Wish", name: "織ってみたい", stance: "RECEIVE" },
    { noun: "Wish", name: "お茶の間をひらきたい", stance: "TOGETHER" },
  ];
  const TIES: readonly TieOf[] = [
    ["PART_OF", "つむぎ上", "つむぎ校区"],
    ["PART_OF", "つむぎ下", "つむぎ校区"],
    ...["つむぎの縁", "つむぎの庭", "だれも書かれていない間", "つむぎの空き家"].map((name): TieOf => [
      "LOCATED_IN",
      name,
      "つむぎ上",
      { shownTo: "PUBLIC" },
    ]),
    ["LOCATED_IN", "つむぎの間", "つむぎ下", { shownTo: "PUBLIC" }],
    ["ACTIVE_IN", "縁の会", "つむぎ校区", { shownTo: "PUBLIC" }],
    ["RUN_BY", "つむぎの縁", "縁の会", { shownTo: "PUBLIC" }],
    ["RUN_BY", "つむぎの空き家", "大家さん"],
    ...[
      "縁一",
      "縁二",
      "縁三",
      "縁四",
      "縁五",
      "庭一",
      "庭二",
      "間一",
      "間二",
      "仲立さん",
      "つむぎの子",
      "大家さん",
    ].map((name): TieOf => ["LIVES_IN", name, "つむぎ上"]),
    ...["縁一", "縁二", "縁三", "縁四", "縁五"].map((name): TieOf => ["FREQUENTS", name, "つむぎの縁"]),
    ...["庭一", "庭二"].map((name): TieOf => ["FREQUENTS", name, "つむぎの庭"]),
    ...["間一", "間二"].map((name): TieOf => ["FREQUENTS", name, "つむぎの間"]),
    ["MEMBER_OF", "縁一", "縁の会"],
    ["KNOWS", "仲立さん", "縁一"],
    ["KNOWS", "仲立さん", "庭一"],
    ["KNOWS", "縁二", "つむぎの子"],
    ["KNOWS", "大家さん", "縁一"],
    ["HAS_WISH", "縁三", "織りを見せたい"],
    ["HAS_WISH", "つむぎの子", "織ってみたい"],
    ["ABOUT", "織りを見せたい", "つむぎ織り"],
    ["ABOUT", "織ってみたい", "つむぎ織り"],
    ["HAS_WISH", "仲立さん", "お茶の間をひらきたい"],
    ["ABOUT", "お茶の間をひらきたい", "つむぎ茶の間"],
  ];
  beforeAll(async () => {
    town = await settle(THINGS, TIES);
  });

  /** Takes a tie away from everybody, looks, and gives it back. */
  async function without<T>([kind, from, to]: readonly [string, string, string], look: () => Promise<T>): Promise<T> {
    await until(town, kind, from, to, new Date("2026-01-01"));
    try {
      return await look();
    } finally {
      await until(town, kind, from, to, null);
    }
  }

  it("lonely: names each place that shares nobody, the nearest pair with the one who knows people at both, in one round trip", async () => {
    const { nodes, total, statements } = await lonely();
    expect(total).toBe(3);
    expect(reading(statements)).toEqual(["people-of-places"]);
    expect(named(nodes, "つむぎの縁")).toEqual({
      place: { name: "つむぎの縁" },
      people: 5,
      partner: { name: "つむぎの庭" },
      minutes: 10,
      bridges: [{ person: { name: "仲立さん" }, how: "KNOWS_BOTH" }],
      together: [],
    });
    // Two people are there: fewer than five, and not told as a number.
    expect(named(nodes, "つむぎの庭").people).toBeNull();
    const { score, distance, reasons } = nodes[0];
    expect(distance).toBeCloseTo(600, 0);
    expect(score.parts).toMatchObject([
      { part: "TIES", value: 0.8, weight: 0.5 },
      { part: "DISTANCE", weight: 0.3 },
      { part: "TOPIC", value: 0, weight: 0.2 },
    ]);
    expect(score.value).toBeCloseTo(0.5 * 0.8 + 0.3 / 1.6, 5);
    expect(reasons.map(({ steps }: { steps: { kind: string }[] }) => steps.map(({ kind }) => kind))).toEqual([
      ["KNOWS", "FREQUENTS"],
      ["KNOWS", "FREQUENTS"],
    ]);
  });

  it("lonely: says of how many places it is known who goes there; the one of which nothing is recorded is not lonely", async () => {
    const { nodes, coverage } = await lonely();
    expect(named(nodes, "だれも書かれていない間")).toBeUndefined();
    expect(coverage.sentence).toMatch(/場所は4か所、うち通う人が記録されているのは3か所.*残りの1か所/u);
  });

  it("lonely: whoever knew people at both gone, there is no bridge; a shared visitor, and two are lonely no more", async () => {
    const [gone] = (await without(["KNOWS", "仲立さん", "庭一"], lonely)).nodes.filter(
      (node: Json) => node.subject.place.name === "つむぎの縁",
    );
    expect(gone.subject.bridges).toEqual([]);
    await town.add([], [["FREQUENTS", "縁一", "つむぎの庭"]]);
    const shared = await lonely();
    expect(shared.nodes.map((node: Json) => node.subject.place.name)).toEqual(["つむぎの間"]);
    const back = await without(["FREQUENTS", "縁一", "つむぎの庭"], lonely);
    expect(back.total).toBe(3);
    await until(town, "FREQUENTS", "縁一", "つむぎの庭", new Date("2026-01-01"));
  });

  it("lonely: nobody under 18 is asked to bring places together", async () => {
    await town.add([], [["KNOWS", "つむぎの子", "庭二"]]);
    const names = (await lonely()).nodes.flatMap((node: Json) =>
      node.subject.bridges.map((each: Json) => each.person.name),
    );
    expect(names).not.toContain("つむぎの子");
    await town.change("つむぎの子", { birthYear: 2000 });
    const grown = (await lonely()).nodes.flatMap((node: Json) =>
      node.subject.bridges.map((each: Json) => each.person.name),
    );
    expect(grown).toContain("つむぎの子");
    await town.change("つむぎの子", { birthYear: 2014 });
    await until(town, "KNOWS", "つむぎの子", "庭二", new Date("2026-01-01"));
  });

  it("lonely: the log is told of whom the answer shows, and of nobody who was only read", async () => {
    const context = contextFor(town.graph, town.coordinator, AT, { within: 60_000 });
    const { data } = await askIn(context, LONELY.replaceAll("name }", "id name }"), {
      district: town.id("つむぎ校区"),
      first: 1,
    });
    const answer = JSON.stringify(data);
    const shown = context.shown.by(town.coordinator, false);
    expect(shown).toContain(town.id("仲立さん"));
    // 庭一 stands in the reason; who is only counted does not.
    expect(shown).toContain(town.id("庭一"));
    expect(shown).not.toContain(town.id("縁五"));
    for (const id of answer.match(/per_[0-9a-f]+-\d+/gu) ?? []) expect(shown).toContain(id);
  });

  it("lonely: page by page in the same order", async () => {
    const whole = await lonely();
    const names: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: Json = await of(LONELY, { district: town.id("つむぎ校区"), first: 1, after });
      names.push(...page.nodes.map((node: Json) => node.subject.place.name));
      if (!page.candidates.pageInfo.hasNextPage) break;
      after = page.candidates.pageInfo.endCursor;
    }
    expect(names).toEqual(whole.nodes.map((node: Json) => node.subject.place.name));
  });

  it("lonely: a stranger sees places and nobody in them, and is told that this is not known", async () => {
    const stranger = viewerWith("stranger", [{ role: "coordinator", districts: ["dst_elsewhere"] }]);
    const { total, whyNobody } = await of(LONELY, { district: town.id("つむぎ校区") }, stranger);
    expect(total).toBe(0);
    expect(whyNobody.sentence).toMatch(/4か所には、通う人の記録がまだありません/u);
  });

  it("mixing: says who of the missing generation has a reason to come, what for, and who could ask", async () => {
    const { nodes, total, statements, coverage } = await mixing();
    expect(reading(statements)).toEqual(["people-of-places"]);
    expect(total).toBe(1);
    expect(nodes[0].subject).toEqual({
      place: { name: "つむぎの縁" },
      mark: "COULD",
      generations: [
        { generation: "YOUNG", people: 0 },
        { generation: "MIDDLE", people: 0 },
        { generation: "OLDER", people: 5 },
      ],
      missing: ["YOUNG", "MIDDLE"],
      invitations: [
        { generation: "YOUNG", person: { name: "つむぎの子" }, asker: { name: "縁二" }, topic: { name: "つむぎ織り" } },
        { generation: "MIDDLE", person: { name: "仲立さん" }, asker: { name: "縁一" }, topic: null },
      ],
    });
    expect(nodes[0].reasons[0].sentence).toMatch(/縁三さんは「織りを見せたい」を願っている/u);
    expect(coverage.sentence).toMatch(/5人以上分かるのは1か所/u);
  });

  it("mixing: without the wish only the acquaintance is left, without both somebody else", async () => {
    const [one] = (await without(["HAS_WISH", "つむぎの子", "織ってみたい"], mixing)).nodes;
    expect(one.subject.invitations.map((each: Json) => [each.person.name, each.topic])).toEqual([
      ["つむぎの子", null],
      ["仲立さん", null],
    ]);
    const [none] = await without(["HAS_WISH", "つむぎの子", "織ってみたい"], async () =>
      without(["KNOWS", "縁二", "つむぎの子"], async () => (await mixing()).nodes),
    );
    expect(none.subject.invitations.map((each: Json) => each.person.name)).toEqual(["仲立さん"]);
  });

  it("mixing: two generations in five, and it mixes", async () => {
    await town.change("縁四", { birthYear: 2012 });
    const [mixes] = (await mixing()).nodes;
    expect(mixes.subject).toMatchObject({ mark: "MIXES", missing: ["MIDDLE"] });
    // One and four of five: (1 − 0.04 − 0.64) / (2/3).
    expect(mixes.score.value).toBeCloseTo(0.32 / (2 / 3), 5);
    expect(mixes.subject.generations.map((each: Json) => each.people)).toEqual([null, 0, null]);
    await town.change("縁四", { birthYear: 1943 });
  });

  it("mixing: of fewer than five known years of birth nothing is told", async () => {
    await town.change("縁五", { birthYear: null });
    const { total, whyNobody } = await mixing();
    expect(total).toBe(0);
    expect(whyNobody.sentence).toMatch(/5人分そろっていません/u);
    await town.change("縁五", { birthYear: 1944 });
  });

  it("opening: puts the wisher, the owner and a group with experience together, and says through whom they come together", async () => {
    const { nodes, total, statements } = await openers();
    expect(reading(statements)).toEqual(["who-could-open-place"]);
    expect(total).toBe(1);
    expect(nodes[0]).toMatchObject({
      nearness: "HERE",
      subject: {
        wish: { name: "お茶の間をひらきたい" },
        wisher: { name: "仲立さん" },
        owner: { name: "大家さん" },
        group: { name: "縁の会" },
      },
      // Through 縁一 to the owner; she is a member of the group, whom the wisher knows.
      score: {
        parts: [
          { part: "TOPIC", value: 1 },
          { part: "TIES", value: 0.5 },
          { part: "DISTANCE", value: null },
          { part: "EXPERIENCE", value: 0.85 },
        ],
      },
    });
    expect(nodes[0].reasons.map((each: Json) => each.steps.map(({ kind }: Json) => kind))).toEqual([
      ["HAS_WISH", "ABOUT"],
      ["KNOWS", "KNOWS", "RUN_BY"],
      ["KNOWS", "MEMBER_OF", "RUN_BY"],
    ]);
  });

  it("opening: each of the three gone shows", async () => {
    expect((await without(["RUN_BY", "つむぎの空き家", "大家さん"], openers)).nodes[0].subject.owner).toBeNull();
    expect((await without(["RUN_BY", "つむぎの縁", "縁の会"], openers)).nodes[0].subject.group).toBeNull();
    const noWish = await without(["HAS_WISH", "仲立さん", "お茶の間をひらきたい"], openers);
    expect(noWish.total).toBe(0);
    expect(noWish.whyNobody.sentence).toMatch(/経験のある団体は1団体/u);
    const apart = await without(["KNOWS", "大家さん", "縁一"], openers);
    expect(apart.nodes[0].score.parts[1]).toEqual({ part: "TIES", value: 0 });
  });

  it("opening: a place that may not be seen is as good as none", async () => {
    const { errors } = await ask(town.coordinator, OPENERS, { place: "plc_nowhere", topics: [] }, AT);
    expect(errors[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
  });

  const reach = async (more: Record<string, unknown>) => of(REACH, { district: town.id("つむぎ校区"), ...more });

  const above = async (more: Record<string, unknown> = {}) =>
    (await reach({ all: true, ...more })).nodes.find((node: Json) => node.subject.neighbourhood.name === "つむぎ上")
      .subject;

  it("reach: what is open in the afternoon is reached above; below the hours are not known, which is not none", async () => {
    const { nodes, statements } = await reach({ time: "AFTERNOON", all: true });
    expect(statements).toEqual(["reach"]);
    expect(marks(nodes)).toEqual([
      ["つむぎ下", "UNKNOWN", 400, 400],
      ["つむぎ上", "ALL", 500, 0],
    ]);
    // Twenty seats for five hundred, on five days of seven.
    expect(nodes[1].subject).toMatchObject({ days: 5, seats: Math.round((20 / 500) * (5 / 7) * 10_000) / 100 });
    expect(nodes[0].subject.nearMisses).toEqual([
      { place: { name: "つむぎの間" }, lacks: "HOURS_UNKNOWN", minutes: 0 },
      { place: { name: "つむぎの縁" }, lacks: "DISTANCE", minutes: 49 },
    ]);
  });

  it("reach: in the evening there is nothing above, and what is nearest lacks its hours", async () => {
    const { nodes } = await reach({ time: "EVENING" });
    expect(marks(nodes)).toEqual([
      ["つむぎ上", "NONE", 500, 500],
      ["つむぎ下", "UNKNOWN", 400, 400],
    ]);
    expect(nodes[0].subject.nearMisses).toEqual([
      { place: { name: "つむぎの縁" }, lacks: "HOURS", minutes: 0 },
      { place: { name: "つむぎの庭" }, lacks: "ARRANGEMENT", minutes: 10 },
    ]);
    expect(nodes[0].reasons[0].sentence).toMatch(/つむぎの縁はつむぎ上にある/u);
  });

  it("reach: for whom it is, steps and minutes each shut places out, and say so", async () => {
    expect((await above({ for: "MEN" })).mark).toBe("ALL");
    await town.change("つむぎの縁", { openFor: ["WOMEN"] });
    expect(await above({ for: "MEN" })).toMatchObject({ mark: "NONE", nearMisses: [{ lacks: "OPEN_FOR" }] });
    await town.change("つむぎの縁", { openFor: null });
    expect(await above({ for: "MEN" })).toMatchObject({ mark: "UNKNOWN", nearMisses: [{ lacks: "OPEN_FOR_UNKNOWN" }] });
    await town.change("つむぎの縁", { openFor: ["ANYBODY"] });
    expect(await above({ barrierFree: true })).toMatchObject({
      mark: "NONE",
      nearMisses: [{ lacks: "BARRIER_FREE" }, {}],
    });
    await town.change("つむぎの縁", { accessibility: null });
    expect(await above({ barrierFree: true })).toMatchObject({ mark: "UNKNOWN" });
    await town.change("つむぎの縁", { accessibility: ["TOILET"], point: north(800) });
    // 800 m are 13 minutes, and 18 for the old.
    expect((await above({})).mark).toBe("ALL");
    expect((await above({ minutes: 12 })).mark).toBe("NONE");
    expect(await above({ for: "OLDER" })).toMatchObject({ mark: "NONE", people: 200 });
    await town.change("つむぎの縁", { point: north(0) });
  });

  it("reach: measures from recorded homes where five are known, and tells no number that speaks of fewer than five people", async () => {
    const homes = ["縁一", "縁二", "縁三", "縁四"];
    for (const name of homes) await town.change(name, { point: north(100) });
    // With つむぎの子 there are five, one of them too far.
    await town.change("つむぎの子", { point: north(2000) });
    expect(await above()).toMatchObject({ mark: "SOME", people: 500, beyond: 100 });
    await town.change("つむぎ上", { population: 5 });
    expect(await above()).toMatchObject({ mark: "SOME", people: 5, beyond: null });
    await town.change("つむぎ上", { population: 500 });
    await town.change("縁四", { point: null });
    expect(await above()).toMatchObject({ mark: "ALL", beyond: 0 });
  });

  it("reach: where everybody reaches something, says so; minutes that nobody walks are refused", async () => {
    await town.change("つむぎの間", { openingSlots: ["SA 09:00-12:00"] });
    const { total, whyNobody } = await reach({});
    expect(total).toBe(0);
    expect(whyNobody.sentence).toMatch(/2か所のどこからも、歩いて15分以内/u);
    const { errors } = await ask(town.coordinator, REACH, { district: town.id("つむぎ校区"), minutes: 0 }, AT);
    expect(errors[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
  });
});
