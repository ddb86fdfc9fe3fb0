import "reflect-metadata";
import { beforeAll, describe, expect, it } from "vitest";
import { ask, settle, TODAY, type Thing, type TieOf, type Town } from "../town.ts";
import { gapsExpected, schoolDistricts } from "./demo-city.ts";

const GAPS = `query ($district: String!, $all: Boolean! = false, $at: DateTime) { uncoveredTopics(district: $district, all: $all, at: $at) {
  total
  candidates { nodes { subject { ... on Gap { topic { id name } mark needs wishes formal informal outside } } reasons { sentence } } pageInfo { hasNextPage } }
  coverage { offersKnown confirmedWithinYear population } whyNobody { ja: sentence en: sentence(language: EN) } } }`;

interface Row {
  subject: { topic: { id: string; name: string }; mark: string | null } & Record<string, unknown>;
  reasons: { sentence: string }[];
}

it.each(schoolDistricts)("of the demo city are as its files tell, in %s", async (district) => {
  const { data, errors } = await ask("coordinator", GAPS, { district, all: true }, TODAY);
  expect(errors).toEqual([]);
  const expected = gapsExpected(district, TODAY);
  expect(expected.length).toBeGreaterThan(10);
  const { nodes, pageInfo }: { nodes: Row[]; pageInfo: object } = data.uncoveredTopics.candidates;
  expect(nodes.map(({ subject: { topic, ...counts } }) => ({ topic: topic.id, ...counts }))).toEqual(
    expected.slice(0, nodes.length),
  );
  expect(pageInfo).toEqual({ hasNextPage: nodes.length < expected.length });
  expect(data.uncoveredTopics.total).toBe(expected.length);
});

/** For each way in which a topic can be covered, one that is. 上手校区 lies next to 下手校区, and both in 尺八町; 山手校区 lies there too, next to neither. */
const COVERED = {
  NONE: [],
  NEXT_DOOR: [["INFORMAL", "下手校区"]],
  ELSEWHERE: [["FORMAL", "山手校区"]],
  ONE: [["INFORMAL", "上手校区"]],
  FORMAL: [
    ["FORMAL", "上手校区"],
    ["FORMAL", "上手校区"],
  ],
  INFORMAL: [
    ["INFORMAL", "上手校区"],
    ["INFORMAL", "上手校区"],
    ["INFORMAL", "山手校区"],
  ],
  BOTH: [
    ["INFORMAL", "上手校区"],
    ["FORMAL", "尺八町"],
  ],
} as const;

const things: Thing[] = [
  { noun: "District", name: "尺八町", level: "CITY" },
  { noun: "District", name: "上手校区", level: "SCHOOL_DISTRICT", population: 900 },
  { noun: "District", name: "下手校区", level: "SCHOOL_DISTRICT" },
  { noun: "District", name: "山手校区", level: "SCHOOL_DISTRICT" },
  { noun: "Person", name: "吹きたい人" },
  { noun: "Group", name: "尺八の会" },
];
const ties: TieOf[] = [
  ...["上手校区", "下手校区", "山手校区"].map((name): TieOf => ["PART_OF", name, "尺八町"]),
  ["ADJACENT_TO", "上手校区", "下手校区"],
  ["LIVES_IN", "吹きたい人", "上手校区"],
  ["ACTIVE_IN", "尺八の会", "上手校区"],
];
for (const [how, offers] of Object.entries(COVERED)) {
  const [topic, need] = [`尺八 ${how}`, `要る ${how}`];
  things.push({ noun: "Topic", name: topic, level: 2 }, { noun: "Need", name: need, urgency: 2 });
  ties.push(["HAS_NEED", "吹きたい人", need], ["ABOUT", need, topic]);
  for (const [at, [lane, where]] of offers.entries()) {
    const name = `申し出 ${how} ${at}`;
    // All but the first were last confirmed two years ago.
    const observedAt = new Date(at === 0 ? "2026-11-01" : "2024-11-01");
    things.push({ noun: "Offer", name, lane, type: "SKILL", observedAt });
    ties.push(["OFFERS", "尺八の会", name], ["ABOUT", name, topic], ["SERVES", name, where]);
  }
}
things.push(
  { noun: "Wish", name: "聞きたい", stance: "RECEIVE" },
  { noun: "Wish", name: "吹いてあげたい", stance: "GIVE" },
  { noun: "Need", name: "もう済んだ", state: "MET" },
  { noun: "Offer", name: "休んでいる", lane: "FORMAL", type: "SKILL", state: "PAUSED" },
);
ties.push(
  ["HAS_WISH", "吹きたい人", "聞きたい"],
  ["HAS_WISH", "吹きたい人", "吹いてあげたい"],
  ["HAS_NEED", "吹きたい人", "もう済んだ"],
  ["OFFERS", "尺八の会", "休んでいる"],
  ["SERVES", "休んでいる", "上手校区"],
  ...["聞きたい", "吹いてあげたい", "もう済んだ", "休んでいる"].map((name): TieOf => ["ABOUT", name, "尺八 NONE"]),
);

let town: Town;
beforeAll(async () => {
  town = await settle(things, ties);
});

describe("a topic that is asked for", () => {
  const gaps = async (all = false) => {
    const { data, errors } = await ask(town.coordinator, GAPS, { district: town.id("上手校区"), all }, TODAY);
    expect(errors).toEqual([]);
    return data.uncoveredTopics;
  };
  const marks = ({ candidates }: { candidates: { nodes: Row[] } }) =>
    candidates.nodes.map(({ subject }) => `${subject.topic.name.slice(3)} ${subject.mark ?? "-"}`);

  it("is marked by who covers it, the thinnest first; offered elsewhere in the city is not nobody", async () => {
    const answer = await gaps();
    expect(marks(answer).slice(0, 1)).toEqual(["NONE NONE"]);
    expect(marks(answer).slice(1, 3).toSorted()).toEqual(["ELSEWHERE ONLY_OUTSIDE", "NEXT_DOOR ONLY_OUTSIDE"]);
    expect(marks(answer)[3]).toBe("ONE ONLY_ONE");
    expect(marks(answer).slice(4).toSorted()).toEqual(["FORMAL ONLY_FORMAL", "INFORMAL ONLY_INFORMAL"]);
    expect(answer.total).toBe(6);
    expect(marks(await gaps(true))).toEqual([...marks(answer), "BOTH -"]);
  });

  it("counts what is open: needs, wishes to receive, and offers in each lane", async () => {
    const { nodes }: { nodes: Row[] } = (await gaps(true)).candidates;
    const counts = Object.fromEntries(
      nodes.map(({ subject: { topic, needs, wishes, formal, informal, outside } }) => [
        topic.name.slice(3),
        [needs, wishes, formal, informal, outside],
      ]),
    );
    expect(counts).toEqual({
      NONE: [1, 1, 0, 0, 0],
      NEXT_DOOR: [1, 0, 0, 0, 1],
      ELSEWHERE: [1, 0, 0, 0, 1],
      ONE: [1, 0, 0, 1, 0],
      FORMAL: [1, 0, 2, 0, 0],
      INFORMAL: [1, 0, 0, 2, 0],
      BOTH: [1, 0, 1, 1, 0],
    });
  });

  it("says who asks, and how much is known at all", async () => {
    const answer = await gaps();
    const [first]: Row[] = answer.candidates.nodes;
    expect(first?.reasons.map(({ sentence }) => sentence).join()).toContain("要る NONE");
    // Of each topic the first offer was confirmed this month, the second two years ago, and the one that rests never; that of the whole town
    // is not one of the district.
    expect(answer.coverage).toEqual({ offersKnown: 7, confirmedWithinYear: 4, population: 900 });
  });

  it("is none for the public, who sees no need; and none where nothing is asked for", async () => {
    for (const [who, district] of [
      ["public", "上手校区"],
      [town.coordinator, "下手校区"],
    ] as const) {
      const { data } = await ask(who, GAPS, { district: town.id(district) }, TODAY);
      expect(data.uncoveredTopics.total).toBe(0);
      expect(data.uncoveredTopics.whyNobody.ja).toBeTruthy();
      expect(data.uncoveredTopics.whyNobody.en).toBeTruthy();
    }
  });
});
