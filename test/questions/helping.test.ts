import "reflect-metadata";
import { beforeAll, describe, expect, it } from "vitest";
import { ask, settle, TODAY, type Thing, type TieOf, type Town } from "../town.ts";

const FOUND = `total candidates { nodes { subject { ... on Entity { id } ... on Offer { name } ... on Need { name } ... on Wish { name } }
  score { parts { part value } } reasons { sentence } } } whyNobody { ja: sentence en: sentence(language: EN) relaxations { gate admits } }`;
const HELP = `query ($district: String!, $topic: String!, $for: ID, $when: [String!], $at: DateTime) {
  whoCanHelp(district: $district, topic: $topic, for: $for, when: $when, at: $at) { ${FOUND} } }`;
const MATCHES = `query ($of: ID!) { matchesFor(of: $of) { ${FOUND} } }`;
const GAPS = `query ($district: String!) { uncoveredTopics(district: $district, all: true) {
  candidates { nodes { subject { ... on Gap { topic { name } mark } } } } } }`;

interface Node {
  subject: { name: string };
  score: { parts: { part: string; value: number | null }[] };
  reasons: { sentence: string }[];
}

interface Answer {
  total: number;
  whyNobody: { ja: string; en: string; relaxations: { gate: string; admits: number }[] };
  nodes: Node[];
  names: string[];
}

const offer = (name: string, facts: Partial<Thing> = {}): Thing => ({
  noun: "Offer",
  name,
  lane: "INFORMAL",
  type: "SKILL",
  ...facts,
});

let town: Town;
beforeAll(async () => {
  const about: Record<string, readonly string[]> = {
    糸紡ぎ: ["自分の糸", "自分でも紡ぐ", "となりの糸", "自分も紡ぎたい", "だれかの糸"],
    機織り: ["満員の機", "ほかの満員の機", "織ってほしい"],
    藍染め: ["年内の藍", "春からの藍", "終わった藍", "きょう限りの藍と毎週"],
    繕い: ["女性だけの繕い", "うちの繕い"],
    綿打ち: ["過ぎた綿打ち", "綿を打ってほしい"],
    紙漉き: ["重なる紙漉き"],
  };
  const offers: Thing[] = [
    offer("自分でも紡ぐ"),
    offer("となりの糸"),
    offer("満員の機", { cap: 1 }),
    offer("ほかの満員の機", { cap: 0 }),
    offer("年内の藍", { slots: ["WE 09:00-12:00"], until: new Date("2026-12-20") }),
    offer("春からの藍", { slots: ["WE 09:00-12:00"], since: new Date("2027-01-20") }),
    offer("終わった藍", { slots: ["2026-07-01 14:00-16:00", "2026-07-08 14:00-16:00"] }),
    offer("きょう限りの藍と毎週", { slots: ["2026-07-01 14:00-16:00", "TH 14:00-16:00"] }),
    offer("女性だけの繕い", { conditions: ["WOMAN"] }),
    offer("過ぎた綿打ち", { slots: ["2026-07-01 14:00-16:00"] }),
    offer("重なる紙漉き", { slots: ["WE 13:00-17:00", "WE 14:00-16:00", "2nd+4th WE 14:00-16:00"] }),
  ];
  const needs: Thing[] = [
    { noun: "Need", name: "自分の糸" },
    { noun: "Need", name: "織ってほしい" },
    { noun: "Need", name: "だれかの糸" },
    { noun: "Need", name: "うちの繕い" },
    { noun: "Need", name: "綿を打ってほしい" },
    { noun: "Wish", name: "自分も紡ぎたい", stance: "RECEIVE" },
  ];
  const ties: TieOf[] = [
    ["PART_OF", "糸町一丁目", "糸町校区"],
    ["LIVES_IN", "糸さん", "糸町一丁目"],
    ["LIVES_IN", "糸さんの世帯", "糸町校区"],
    ["LIVES_IN", "仲立ち", "糸町校区"],
    ["ACTIVE_IN", "織りの会", "糸町校区"],
    ["OFFERS", "糸さん", "自分でも紡ぐ"],
    ...offers.slice(1).map(({ name }): TieOf => ["OFFERS", "織りの会", name]),
    ...offers.map(({ name }): TieOf => ["SERVES", name, "糸町校区"]),
    ...["自分の糸", "織ってほしい", "綿を打ってほしい"].map((name): TieOf => ["HAS_NEED", "糸さん", name]),
    ["HAS_WISH", "糸さん", "自分も紡ぎたい"],
    ["HAS_NEED", "糸さん", "だれかの糸", { shownTo: "SELF" }],
    ["HAS_NEED", "糸さんの世帯", "うちの繕い"],
    ["HELPS", "満員の機", "織ってほしい"],
    ["KNOWS", "糸さん", "仲立ち", { observedAt: new Date("2026-11-01") }],
    ["MEMBER_OF", "仲立ち", "織りの会"],
    ...Object.entries(about).flatMap(([topic, names]) => names.map((name): TieOf => ["ABOUT", name, topic])),
  ];
  town = await settle(
    [
      { noun: "District", name: "糸町校区", level: "SCHOOL_DISTRICT" },
      { noun: "District", name: "糸町一丁目", level: "NEIGHBOURHOOD" },
      { noun: "Person", name: "糸さん", birthYear: 1990 },
      { noun: "Household", name: "糸さんの世帯" },
      { noun: "Group", name: "織りの会" },
      { noun: "Person", name: "仲立ち" },
      ...Object.keys(about).map((name): Thing => ({ noun: "Topic", name, level: 2 })),
      ...offers,
      ...needs,
    ],
    ties,
  );
});

async function helpers(topic: string, more: { for?: string; when?: string[]; at?: string } = {}): Promise<Answer> {
  const variables = {
    ...more,
    district: town.id("糸町校区"),
    topic: town.id(topic),
    ...(more.for && { for: town.id(more.for) }),
  };
  const { data, errors } = await ask(town.coordinator, HELP, variables, TODAY);
  expect(errors).toEqual([]);
  const { nodes }: { nodes: Node[] } = data.whoCanHelp.candidates;
  return { ...data.whoCanHelp, nodes, names: nodes.map(({ subject }) => subject.name) };
}

async function matches(of: string): Promise<Answer> {
  const { data, errors } = await ask(town.coordinator, MATCHES, { of: town.id(of) }, TODAY);
  expect(errors).toEqual([]);
  const { nodes }: { nodes: Node[] } = data.matchesFor.candidates;
  return { ...data.matchesFor, nodes, names: nodes.map(({ subject }) => subject.name) };
}

describe("nobody is proposed to themselves", () => {
  it("as one who helps: for the need, the wish or the person", async () => {
    expect((await helpers("糸紡ぎ")).names.toSorted()).toEqual(["となりの糸", "自分でも紡ぐ"].toSorted());
    expect((await helpers("糸紡ぎ", { for: "糸さん" })).names).toEqual(["となりの糸"]);
    expect((await matches("自分の糸")).names).toEqual(["となりの糸"]);
    expect((await matches("自分も紡ぎたい")).names).toEqual(["となりの糸"]);
  });

  it("unless it may not be told whose the need is: then the answer is as for anybody's", async () => {
    expect((await matches("だれかの糸")).names.toSorted()).toEqual(["となりの糸", "自分でも紡ぐ"].toSorted());
  });

  it("as one to be helped", async () => {
    expect((await matches("自分でも紡ぐ")).names).toEqual([]);
    expect((await matches("となりの糸")).names.toSorted()).toEqual(["自分の糸", "自分も紡ぎたい"].toSorted());
  });
});

it("a reason of which nobody confirmed a part says so", async () => {
  const [first] = (await matches("自分の糸")).nodes;
  expect(first?.reasons[0]?.sentence).toMatch(/仲立ち.*織りの会.*（一部は確認の記録なし、ほかは2026年11月1日確認）$/u);
});

describe("whoever helps already", () => {
  it("is told first why, and needs no more room for it; others who are full are not proposed", async () => {
    const { nodes, names } = await matches("織ってほしい");
    expect(names).toEqual(["満員の機"]);
    expect(nodes[0]?.reasons[0]?.sentence).toMatch(/満員の機.*織ってほしい/);
    // Of anybody else's need it is as full as the other.
    expect((await helpers("機織り")).names).toEqual([]);
  });

  it("is not offered the same need once more, and nothing that could be left open would change it", async () => {
    const { total, whyNobody } = await matches("満員の機");
    expect(total).toBe(0);
    expect(whyNobody.relaxations).toEqual([]);
    expect(whyNobody.ja).toContain("いま応えられるものはありません");
  });
});

describe("a day that is wanted", () => {
  it("is the one at which an offer must be to be had, unless another moment is asked about", async () => {
    expect((await helpers("藍染め", { when: ["2026-12-16 09:00-11:00"] })).names).toEqual(["年内の藍"]);
    expect((await helpers("藍染め", { when: ["2027-02-10 09:00-11:00"] })).names).toEqual(["春からの藍"]);
    const now = { when: ["2027-02-10 09:00-11:00"], at: TODAY.toISOString() };
    expect((await helpers("藍染め", now)).names).toEqual(["年内の藍"]);
  });

  it("counts nothing when it is over: neither as hours, nor as cover of a topic", async () => {
    expect((await helpers("藍染め", { when: ["WE 14:00-16:00"] })).names).toEqual([]);
    expect((await helpers("藍染め", { when: ["TH 14:00-16:00"] })).names).toEqual(["きょう限りの藍と毎週"]);
    const { data } = await ask(town.coordinator, GAPS, { district: town.id("糸町校区") }, TODAY);
    const marks = data.uncoveredTopics.candidates.nodes.map(
      ({ subject }: { subject: { topic: { name: string }; mark: string } }) => [subject.topic.name, subject.mark],
    );
    expect(Object.fromEntries(marks)).toMatchObject({ 綿打ち: "NONE", 機織り: "ONLY_INFORMAL" });
  });
});

it("hours that overlap themselves are no more than all that is wanted", async () => {
  const { nodes } = await helpers("紙漉き", { when: ["WE 14:00-16:00"] });
  expect(nodes[0]?.score.parts.find(({ part }) => part === "TIME")?.value).toBe(1);
});

it("a household's need must fulfil the conditions as anybody's", async () => {
  expect((await helpers("繕い")).names).toEqual(["女性だけの繕い"]);
  const { total, whyNobody } = await matches("うちの繕い");
  expect(total).toBe(0);
  expect(whyNobody.relaxations).toEqual([{ gate: "CONDITIONS", admits: 1 }]);
});

it("whoever lives in a neighbourhood is matched in its school district", async () => {
  await town.add(
    [
      { noun: "Person", name: "針さん" },
      { noun: "Need", name: "針さんの糸" },
    ],
    [
      ["LIVES_IN", "針さん", "糸町校区"],
      ["HAS_NEED", "針さん", "針さんの糸"],
      ["ABOUT", "針さんの糸", "糸紡ぎ"],
    ],
  );
  expect((await matches("糸さん")).names).toEqual(["針さんの糸"]);
});
