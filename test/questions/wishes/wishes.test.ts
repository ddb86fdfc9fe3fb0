import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { settleIn } from "../../../src/things/settle.ts";
import { viewerWith, type Viewer } from "../../../src/trust/viewer.ts";
import type { Persona } from "../../../src/trust/personas.ts";
import { said } from "../../graph/connect.ts";
import { ask, roundsOf, settle, type Asked, type Thing, type TieOf, type Town } from "../../town.ts";

const NOW = new Date("2026-11-23T09:00:00+09:00");
const WHY = "total whyNobody { sentence(language: EN) gates { gate left } relaxations { gate admits } }";
const REASONS = "reasons { sentence(language: EN) steps { kind } }";
const SIMILAR = `query ($district: String!, $gathered: Boolean! = false, $first: Int! = 20, $after: ID) {
  similarWishes(district: $district, gathered: $gathered, first: $first, after: $after) { ${WHY}
    candidates { nodes { subject { ... on AlikeWishes { id alike { name } wishers sharedTopics { name } sharedWords gatheredIn { name } } } score { value parts { part value } } slots { text } ${REASONS} }
      pageInfo { hasNextPage endCursor } } } }`;
const OUTCOMES = `query ($district: String!, $from: DateTime, $until: DateTime, $states: [WishState!], $first: Int! = 20, $after: ID) {
  wishOutcomes(district: $district, from: $from, until: $until, states: $states, first: $first, after: $after) { ${WHY} byState { state count } blocked from until
    candidates { nodes { party { name } subject { ... on WishOutcome { id became { name state } steps { name } stepsDone blocked waitsFor { name } supporters gatheredIn { name } lastMoved } } ${REASONS} }
      pageInfo { hasNextPage endCursor } } } }`;
const SUITS = `query ($person: ID!, $wish: ID, $relax: [Gate!]! = [], $first: Int! = 20, $after: ID) {
  suitsMe(person: $person, wish: $wish, relax: $relax, first: $first, after: $after) { ${WHY} understood { name }
    candidates { nodes { party { name } score { value parts { part value } } subject { ... on Outing { what { name } wish { name } companions { person { name } acquainted minutes } minutes } } ${REASONS} }
      pageInfo { hasNextPage endCursor } } } }`;

async function answer(
  who: Viewer | Persona,
  query: string,
  variables: Record<string, unknown>,
): Promise<Asked["data"]> {
  const { data, errors } = await ask(who, query, variables, NOW);
  expect(errors).toEqual([]);
  return Object.values(data)[0];
}

/** Changes a tie behind the API's back: nobody sees it any more, unless something else is said. */
async function hide(
  town: Town,
  kind: string,
  from: string,
  to: string,
  facts: Record<string, string | null | boolean> = { shownTo: null },
): Promise<void> {
  const ends = [town.id(from), town.id(to)];
  await town.graph.write(
    async (tx) => {
      await tx.run(CHANGE, { kind, from: ends[0]!, to: ends[1]!, facts });
      await settleIn(tx, ends);
    },
    { within: 60_000 },
  );
}
const CHANGE = said(
  "MATCH (:Entity {id: $from})-[t]->(:Entity {id: $to}) WHERE type(t) = $kind SET t += $facts",
  "hide-tie",
);

const PLACES: readonly Thing[] = [
  { noun: "District", name: "鈴鳴市", level: "CITY" },
  { noun: "District", name: "鈴鳴校区", level: "SCHOOL_DISTRICT" },
  { noun: "District", name: "笛吹校区", level: "SCHOOL_DISTRICT" },
  { noun: "Topic", name: "鳴り物", nameEn: "sounding things", level: 1 },
  { noun: "Topic", name: "横笛吹き", nameEn: "flutes", level: 2 },
  { noun: "Topic", name: "鈴づくり", nameEn: "bells", level: 2 },
];
const GROUND: readonly TieOf[] = [
  ["PART_OF", "鈴鳴校区", "鈴鳴市"],
  ["PART_OF", "笛吹校区", "鈴鳴市"],
  ["ADJACENT_TO", "鈴鳴校区", "笛吹校区"],
  ["BROADER", "横笛吹き", "鳴り物"],
  ["BROADER", "鈴づくり", "鳴り物"],
];

const wish = (
  name: string,
  who: string,
  topic: string,
  facts: Partial<Thing> = {},
): { thing: Thing; ties: TieOf[] } => ({
  thing: { noun: "Wish", name, stance: "TOGETHER", since: new Date("2025-06-01"), ...facts },
  ties: [
    ["HAS_WISH", who, name],
    ["ABOUT", name, topic],
  ],
});

const in2025 = (month: number) => new Date(`2025-${String(month).padStart(2, "0")}-10T00:00:00+09:00`);
const metresEast = (metres: number) => ({ longitude: 130.3 + metres / 92_000, latitude: 33.8 });
const names = (found: { candidates: { nodes: { subject: { became: { name: string } } }[] } }) =>
  found.candidates.nodes.map(({ subject }) => subject.became.name);
const companions = (found: Asked["data"]) =>
  found.candidates.nodes[0].subject.companions.map(
    ({ person, acquainted }: { person: { name: string }; acquainted: boolean }) => `${person.name} ${acquainted}`,
  );

describe("which wishes are one wish in different words", () => {
  let town: Town;
  beforeAll(async () => {
    const wishes = [
      wish("横笛を吹きたい", "笛野一", "横笛吹き", { slots: ["WE 10:00-12:00"] }),
      wish("祭りの音を覚えたい", "笛野二", "横笛吹き", { slots: ["WE 11:00-13:00"] }),
      wish("息の続くうちに一曲", "笛野三", "横笛吹き", { slots: ["WE 11:30-12:30"] }),
      wish("鈴をつくりたい", "笛野一", "鈴づくり"),
      wish("土の鈴を焼きたい", "笛野二", "鈴づくり"),
      wish("叶った笛", "笛野三", "鈴づくり", { state: "FULFILLED" }),
    ];
    town = await settle(
      [
        ...PLACES,
        ...["笛野一", "笛野二", "笛野三"].map((name): Thing => ({ noun: "Person", name })),
        { noun: "Group", name: "笛の輪", type: "CLUB" },
        ...wishes.map(({ thing }) => thing),
      ],
      [
        ...GROUND,
        ["LIVES_IN", "笛野一", "鈴鳴校区"],
        ["LIVES_IN", "笛野二", "鈴鳴校区"],
        ["LIVES_IN", "笛野三", "鈴鳴校区"],
        ["ACTIVE_IN", "笛の輪", "鈴鳴校区"],
        ...wishes.flatMap(({ ties }) => ties),
      ],
    );
  });
  const here = async (more: object = {}, who: Viewer | Persona = town.coordinator) =>
    answer(who, SIMILAR, { district: town.id("鈴鳴校区"), ...more });

  it("a starter group of three, with whose they are, why, and when three could meet", async () => {
    const found = await here();
    expect(found).toMatchObject({ total: 1, whyNobody: null });
    const [first] = found.candidates.nodes;
    expect(first.subject).toMatchObject({ wishers: 3, sharedTopics: [{ name: "横笛吹き" }], gatheredIn: [] });
    expect(first.subject.alike.map(({ name }: { name: string }) => name).toSorted()).toEqual(
      ["息の続くうちに一曲", "横笛を吹きたい", "祭りの音を覚えたい"].toSorted(),
    );
    expect(first.score.parts[0]).toEqual({ part: "TOPIC", value: 1 });
    expect(first.slots).toEqual([{ text: "WE 11:30-12:00" }]);
    expect(first.reasons[0].sentence).toMatch(/wishes “?.+/u);
    expect(first.reasons.map(({ steps }: { steps: unknown[] }) => steps.length)).toEqual([1, 2, 2]);
  });

  it("none when one of the three is gone, and then it says how many were looked at", async () => {
    await hide(town, "HAS_WISH", "笛野三", "息の続くうちに一曲");
    const found = await here();
    expect(found.total).toBe(0);
    expect(found.whyNobody.sentence).toBe(
      "Among 4 wishes in 鈴鳴校区 no three are alike. Ask of the area or the city to look further.",
    );
    await hide(town, "HAS_WISH", "笛野三", "息の続くうちに一曲", { shownTo: "DISTRICT" });
    expect((await here()).total).toBe(1);
  });

  it("not again what a group gathers already, unless that is asked for", async () => {
    await town.add([], [["GATHERS", "笛の輪", "祭りの音を覚えたい"]]);
    const found = await here();
    expect(found.total).toBe(0);
    expect(found.whyNobody.sentence).toContain("1 are gathered already");
    expect((await here({ gathered: true })).candidates.nodes[0].subject).toMatchObject({
      wishers: 3,
      gatheredIn: [{ name: "笛の輪" }],
    });
    await hide(town, "GATHERS", "笛の輪", "祭りの音を覚えたい");
    expect((await here()).total).toBe(1);
  });

  it("nothing of anybody to the public, and of a district that nobody knows", async () => {
    const found = await here({}, "public");
    expect(found).toMatchObject({
      total: 0,
      whyNobody: { sentence: "No wish that you may see is recorded in 鈴鳴校区 yet." },
    });
    const nowhere = await answer(town.coordinator, SIMILAR, { district: "dst_nowhere" });
    expect(nowhere.whyNobody.sentence).toContain("no district");
  });

  it("one page after another, none twice", async () => {
    await town.add(
      [{ noun: "Wish", name: "三つめの鈴", stance: "TOGETHER", since: new Date("2025-06-01") }],
      [
        ["HAS_WISH", "笛野三", "三つめの鈴"],
        ["ABOUT", "三つめの鈴", "鈴づくり"],
      ],
    );
    const whole = await here();
    const ids = whole.candidates.nodes.map(({ subject }: { subject: { id: string } }) => subject.id);
    expect(ids).toHaveLength(2);
    const one = await here({ first: 1 });
    const two = await here({ first: 1, after: one.candidates.pageInfo.endCursor });
    expect([one, two].map(({ candidates }) => candidates.nodes[0].subject.id)).toEqual(ids);
    expect([one, two].map(({ candidates }) => candidates.pageInfo.hasNextPage)).toEqual([true, false]);
  });
});

describe("what became of the wishes of a period", () => {
  let town: Town;
  beforeAll(async () => {
    const wishes = [
      wish("待っている笛", "鈴代一", "横笛吹き", { since: in2025(6), state: "GROWING", blockedBy: "部屋がない" }),
      wish("声だけの笛", "鈴代一", "横笛吹き", { since: in2025(5) }),
      wish("形になる笛", "鈴代一", "横笛吹き", { since: in2025(5), state: "GROWING" }),
      wish("置いた笛", "鈴代一", "横笛吹き", { since: in2025(4), state: "LAID_DOWN", blockedBy: "遠い" }),
      wish("叶った鈴", "鈴代二", "鈴づくり", { since: in2025(4), state: "FULFILLED" }),
      wish("今年の笛", "鈴代一", "横笛吹き", { since: new Date("2026-05-01") }),
    ];
    town = await settle(
      [
        ...PLACES,
        { noun: "Person", name: "鈴代一" },
        { noun: "Person", name: "鈴代二" },
        { noun: "Place", name: "鈴の間", type: "HALL" },
        { noun: "WishStep", name: "笛を一本借りた", state: "DONE", at: new Date("2025-12-01") },
        { noun: "WishStep", name: "つぎの稽古", state: "PLANNED", at: new Date("2026-12-01") },
        ...wishes.map(({ thing }) => thing),
      ],
      [
        ...GROUND,
        ["LIVES_IN", "鈴代一", "鈴鳴校区"],
        ["LIVES_IN", "鈴代二", "笛吹校区"],
        ["LOCATED_IN", "鈴の間", "鈴鳴校区"],
        ["HAS_STEP", "待っている笛", "笛を一本借りた"],
        ["HAS_STEP", "待っている笛", "つぎの稽古"],
        ["BLOCKED_BY", "待っている笛", "鈴の間"],
        ["SUPPORTS", "鈴代二", "待っている笛"],
        ...wishes.flatMap(({ ties }) => ties),
      ],
    );
  });
  const became = async (more: object = {}, who: Viewer | Persona = town.coordinator) =>
    answer(who, OUTCOMES, { district: town.id("鈴鳴校区"), ...more });
  it("last fiscal year's, what waits for something first, then as far as they came", async () => {
    const found = await became();
    expect([found.from, found.until]).toEqual(["2025-03-31T15:00:00.000Z", "2026-03-31T15:00:00.000Z"]);
    expect(names(found)).toEqual(["待っている笛", "声だけの笛", "形になる笛", "置いた笛"]);
    expect(found.byState).toEqual([
      { state: "OPEN", count: 1 },
      { state: "GROWING", count: 2 },
      { state: "FULFILLED", count: 0 },
      { state: "LAID_DOWN", count: 1 },
      { state: "CLOSED", count: 0 },
    ]);
    expect(found.blocked).toBe(1);
    expect(found.candidates.nodes[0]).toMatchObject({
      party: { name: "鈴代一" },
      subject: {
        steps: [{ name: "笛を一本借りた" }, { name: "つぎの稽古" }],
        stepsDone: 1,
        blocked: true,
        waitsFor: [{ name: "鈴の間" }],
        supporters: 1,
        lastMoved: "2025-12-01T00:00:00.000Z",
      },
    });
    expect(found.candidates.nodes[0].reasons.map(({ steps }: { steps: { kind: string }[] }) => steps[0]!.kind)).toEqual(
      ["HAS_WISH", "BLOCKED_BY", "HAS_STEP"],
    );
  });

  it("of the whole city, of another period, in one state, and none where there is none", async () => {
    expect(names(await became({ district: town.id("鈴鳴市") }))).toContain("叶った鈴");
    expect(names(await became({ from: "2026-04-01T00:00:00+09:00" }))).toEqual(["今年の笛"]);
    const only = await became({ states: ["LAID_DOWN"] });
    expect([names(only), only.total, only.byState[0].count]).toEqual([["置いた笛"], 1, 1]);
    const none = await became({ states: ["FULFILLED"] });
    expect(none.whyNobody.sentence).toBe(
      "None of the 4 wishes voiced in 鈴鳴校区 from 1 Apr 2025 to 31 Mar 2026 stands so.",
    );
    const empty = await became({ from: "2020-04-01T00:00:00+09:00" });
    expect(empty.whyNobody.sentence).toContain("No wish that you may see was voiced");
  });

  it("counts nothing that its reader does not see one by one", async () => {
    const found = await became({}, "public");
    expect(found).toMatchObject({ total: 0, blocked: 0 });
    expect(found.byState.every(({ count }: { count: number }) => count === 0)).toBe(true);
    const own = viewerWith("鈴代一その人", [{ role: "resident" }], town.id("鈴代一"));
    const mine = await became({}, own);
    expect(mine.total).toBe(4);
    // Neither who cheers, nor the hall: nobody showed them to the wisher.
    expect(mine.candidates.nodes[0].subject).toMatchObject({
      supporters: 0,
      waitsFor: [],
      blocked: true,
      stepsDone: 1,
    });
  });

  it("page by page, none twice and none left out", async () => {
    const all = names(await became());
    const told: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: Asked["data"] = await became({ first: 1, after });
      told.push(...names(page));
      if (!page.candidates.pageInfo.hasNextPage) break;
      after = page.candidates.pageInfo.endCursor;
    }
    expect(told).toEqual(all);
  });

  it("no longer blocked when what it waited for is there", async () => {
    await town.change("待っている笛", { blockedBy: null });
    expect((await became()).blocked).toBe(1);
    await hide(town, "BLOCKED_BY", "待っている笛", "鈴の間", { shownTo: null, shownUntil: null });
    await town.graph.write(async (tx) => tx.run(UNBLOCK, { id: town.id("待っている笛") }));
    const found = await became();
    expect([found.blocked, names(found)[0]]).toEqual([0, "声だけの笛"]);
  });
});
const UNBLOCK = said("MATCH (:Entity {id: $id})-[t:BLOCKED_BY]->() DELETE t", "unblock");

describe("what suits a person, and who goes along the first time", () => {
  let town: Town;
  let self: Viewer;
  beforeEach(async () => {
    town = await settle(
      [
        ...PLACES,
        { noun: "Person", name: "鈴江", birthYear: 1950, point: metresEast(0) },
        { noun: "Person", name: "知人の笛木", point: metresEast(3_000) },
        { noun: "Person", name: "近くの近藤", point: metresEast(300) },
        { noun: "Person", name: "遠くの遠藤", point: metresEast(5_000) },
        { noun: "Group", name: "笛の会", type: "CLUB", shownTo: "PUBLIC" },
        { noun: "Group", name: "鈴の会", type: "CLUB", shownTo: "PUBLIC" },
        { noun: "Wish", name: "笛をもう一度", stance: "TOGETHER", slots: ["WE 10:00-11:00"] },
        {
          noun: "Offer",
          name: "笛の朝",
          lane: "INFORMAL",
          type: "SKILL",
          shownTo: "PUBLIC",
          slots: ["WE 10:00-12:00"],
          cap: 10,
          point: metresEast(400),
        },
        {
          noun: "Offer",
          name: "笛の夜",
          lane: "INFORMAL",
          type: "SKILL",
          shownTo: "PUBLIC",
          slots: ["WE 19:00-20:00"],
        },
        {
          noun: "Offer",
          name: "鈴の朝",
          lane: "INFORMAL",
          type: "SKILL",
          shownTo: "PUBLIC",
          slots: ["WE 10:00-12:00"],
        },
      ],
      [
        ...GROUND,
        ...["鈴江", "知人の笛木", "近くの近藤", "遠くの遠藤"].map((name): TieOf => ["LIVES_IN", name, "鈴鳴校区"]),
        ["ACTIVE_IN", "笛の会", "鈴鳴校区", { shownTo: "PUBLIC" }],
        ["ACTIVE_IN", "鈴の会", "鈴鳴校区", { shownTo: "PUBLIC" }],
        ["HAS_WISH", "鈴江", "笛をもう一度"],
        ["ABOUT", "笛をもう一度", "横笛吹き"],
        ...(["笛の朝", "笛の夜"] as const).flatMap((name): TieOf[] => [
          ["OFFERS", "笛の会", name, { shownTo: "PUBLIC" }],
          ["ABOUT", name, "横笛吹き"],
          ["SERVES", name, "鈴鳴校区"],
        ]),
        ["OFFERS", "鈴の会", "鈴の朝", { shownTo: "PUBLIC" }],
        ["ABOUT", "鈴の朝", "鈴づくり"],
        ["SERVES", "鈴の朝", "鈴鳴校区"],
        ["KNOWS", "知人の笛木", "鈴江"],
        ["MEMBER_OF", "知人の笛木", "笛の会", { accompanies: true }],
        ["MEMBER_OF", "近くの近藤", "笛の会", { accompanies: true }],
        ["MEMBER_OF", "遠くの遠藤", "笛の会", { accompanies: true }],
      ],
    );
    self = viewerWith(`鈴江 ${town.id("鈴江")}`, [{ role: "resident" }], town.id("鈴江"));
  });
  const suits = async (who: Viewer | Persona = town.coordinator, more: object = {}) =>
    answer(who, SUITS, { person: town.id("鈴江"), ...more });
  it("asked for by a coordinator: at the right hour, with the acquaintance first and then who lives near; nobody far whom they do not know", async () => {
    const found = await suits();
    expect(
      found.candidates.nodes.map(({ subject }: { subject: { what: { name: string } } }) => subject.what.name),
    ).toEqual(["笛の朝", "鈴の朝"]);
    expect(companions(found)).toEqual(["知人の笛木 true", "近くの近藤 false"]);
    const [first] = found.candidates.nodes;
    expect(first).toMatchObject({ party: { name: "笛の会" }, subject: { wish: { name: "笛をもう一度" } } });
    expect(first.subject.companions[1].minutes).toBe(5);
    expect(
      first.reasons.map(({ steps }: { steps: { kind: string }[] }) => steps.map(({ kind }) => kind).join(" ")),
    ).toEqual(["ABOUT ABOUT", "KNOWS MEMBER_OF", "OFFERS SERVES"]);
    expect(first.score.parts.map(({ part }: { part: string }) => part)).toEqual([
      "TOPIC",
      "TIME",
      "NEARNESS",
      "DISTANCE",
      "TIES",
    ]);
  });

  it("changes as the story says: without the acquaintance, the neighbour; without a word to go along, nobody", async () => {
    await hide(town, "KNOWS", "知人の笛木", "鈴江");
    expect(companions(await suits())).toEqual(["近くの近藤 false"]);
    await hide(town, "MEMBER_OF", "近くの近藤", "笛の会", { accompanies: false });
    const alone = await suits();
    expect(companions(alone)).toEqual([]);
    expect(alone.candidates.nodes[0].score.parts.at(-1)).toEqual({ part: "TIES", value: 0 });
  });

  it("asked by the person: the same offers, and a companion only once that one agreed to be named", async () => {
    const before = await suits(self);
    expect(before.candidates.nodes[0].subject).toMatchObject({ what: { name: "笛の朝" }, companions: [] });
    const given = await ask(
      town.coordinator,
      `mutation ($input: ConsentInput!, $key: String!) { consentGrant(input: $input, idempotencyKey: $key) { consent { id version } userErrors { message } } }`,
      {
        input: {
          person: town.id("知人の笛木"),
          covers: [town.id("知人の笛木")],
          purpose: "PARTICIPATION",
          to: "NAMED",
          party: town.id("鈴江"),
          given: "PAPER",
        },
        key: randomUUID(),
      },
    );
    expect(given.data.consentGrant.userErrors).toEqual([]);
    const after = await suits(self);
    expect(companions(after)).toEqual(["知人の笛木 true"]);
    expect(after.candidates.nodes[0].score.value).toBeGreaterThan(before.candidates.nodes[0].score.value);
    const { id, version } = given.data.consentGrant.consent;
    await ask(
      town.coordinator,
      `mutation ($id: ID!, $version: Int!, $key: String!) { consentWithdraw(id: $id, version: $version, how: "電話で", idempotencyKey: $key) { userErrors { message } } }`,
      { id, version, key: randomUUID() },
    );
    expect((await suits(self)).candidates.nodes).toEqual(before.candidates.nodes);
  });

  it("a consent for another purpose does not tell where somebody goes", async () => {
    await ask(
      town.coordinator,
      `mutation ($input: ConsentInput!, $key: String!) { consentGrant(input: $input, idempotencyKey: $key) { userErrors { message } } }`,
      {
        input: {
          person: town.id("知人の笛木"),
          covers: [town.id("知人の笛木")],
          purpose: "WATCHING_OVER",
          to: "NAMED",
          party: town.id("鈴江"),
          given: "PAPER",
        },
        key: randomUUID(),
      },
    );
    expect(companions(await suits(self))).toEqual([]);
  });

  it("is empty with a reason: at another hour there would be one; with no wish, ask for one; of nobody, nothing", async () => {
    await town.change("笛をもう一度", { slots: ["SU 05:00-06:00"] });
    const found = await suits();
    expect(found.total).toBe(0);
    expect(found.whyNobody.relaxations).toEqual([{ gate: "TIME", admits: 3 }]);
    expect((await suits(town.coordinator, { relax: ["TIME"] })).total).toBe(3);
    await town.change("笛をもう一度", { state: "LAID_DOWN" });
    expect((await suits()).whyNobody.sentence).toContain("No wish of 鈴江 is recorded yet");
    expect((await suits("public")).whyNobody.sentence).toContain("no such person");
    const other = await answer(town.coordinator, SUITS, { person: town.id("知人の笛木") });
    expect(other.whyNobody.sentence).toContain("No wish of 知人の笛木");
  });

  it("leaves out where the person goes already, what is full, and what asks for something else", async () => {
    await town.change("笛の朝", { conditions: ["UNDER_18"] });
    expect(
      (await suits()).candidates.nodes.map(({ subject }: { subject: { what: { name: string } } }) => subject.what.name),
    ).toEqual(["鈴の朝"]);
    await town.change("笛の朝", { conditions: ["OVER_65"], cap: 0 });
    expect((await suits()).total).toBe(1);
    await town.change("笛の朝", { cap: 1 });
    expect((await suits()).total).toBe(2);
    await town.add([], [["MEMBER_OF", "鈴江", "笛の会"]]);
    expect((await suits()).candidates.nodes.map(({ party }: { party: { name: string } }) => party.name)).toEqual([
      "鈴の会",
    ]);
  });

  it("proposes groups and places that offer nothing too, with a companion: what wishes the like, salons and places to be; at its hours, and for whom it is open", async () => {
    await town.add(
      [
        {
          noun: "Place",
          name: "笛のいえ",
          type: "IBASHO",
          openingSlots: ["WE 10:00-12:00"],
          point: metresEast(200),
          shownTo: "PUBLIC",
        },
        { noun: "Place", name: "夜のいえ", type: "IBASHO", openingSlots: ["WE 18:00-20:00"], shownTo: "PUBLIC" },
        { noun: "Place", name: "子のいえ", type: "IBASHO", openFor: ["CHILDREN"], shownTo: "PUBLIC" },
        { noun: "Group", name: "鼓の会", type: "CLUB", shownTo: "PUBLIC" },
        { noun: "Wish", name: "笛に合わせて打ちたい", stance: "TOGETHER", shownTo: "PUBLIC" },
      ],
      [
        ...["笛のいえ", "夜のいえ", "子のいえ"].map((name): TieOf => [
          "LOCATED_IN",
          name,
          "鈴鳴校区",
          { shownTo: "PUBLIC" },
        ]),
        ["FREQUENTS", "知人の笛木", "笛のいえ", { accompanies: true }],
        ["ACTIVE_IN", "鼓の会", "鈴鳴校区", { shownTo: "PUBLIC" }],
        ["HAS_WISH", "鼓の会", "笛に合わせて打ちたい", { shownTo: "PUBLIC" }],
        ["ABOUT", "笛に合わせて打ちたい", "横笛吹き"],
      ],
    );
    const told = ({ candidates: { nodes } }: Asked["data"]) =>
      nodes.map((node: Asked["data"]) => [
        node.subject.what.name,
        node.party.name,
        node.subject.companions.map(({ person }: { person: { name: string } }) => person.name).join(),
        node.reasons
          .map(({ steps }: { steps: { kind: string }[] }) => steps.map(({ kind }) => kind).join(" "))
          .join("; "),
      ]);
    expect(told(await suits())).toEqual([
      ["笛の朝", "笛の会", "知人の笛木,近くの近藤", "ABOUT ABOUT; KNOWS MEMBER_OF; OFFERS SERVES"],
      ["笛のいえ", "笛のいえ", "知人の笛木", "ABOUT; KNOWS FREQUENTS; LOCATED_IN"],
      ["鼓の会", "鼓の会", "", "ABOUT HAS_WISH ABOUT"],
      ["鈴の朝", "鈴の会", "", expect.any(String)],
    ]);
    expect((await suits()).total).toBe(4);
    expect((await suits(town.coordinator, { relax: ["TIME", "CONDITIONS"] })).total).toBe(7);
    // Where the group has an offer of the kind, the offer speaks for it.
    await town.add(
      [{ noun: "Offer", name: "鼓の昼", lane: "INFORMAL", type: "SKILL", shownTo: "PUBLIC" }],
      [
        ["OFFERS", "鼓の会", "鼓の昼", { shownTo: "PUBLIC" }],
        ["ABOUT", "鼓の昼", "横笛吹き"],
        ["SERVES", "鼓の昼", "鈴鳴校区"],
      ],
    );
    const proposed = told(await suits()).map(([what]: string[]) => what);
    expect(proposed).toContain("鼓の昼");
    expect(proposed).not.toContain("鼓の会");
    // Where the person goes already is nothing new.
    await town.add([], [["FREQUENTS", "鈴江", "笛のいえ"]]);
    expect(told(await suits()).map(([what]: string[]) => what)).not.toContain("笛のいえ");
  });

  it("page by page, and only for one wish where it is named", async () => {
    const one = await suits(town.coordinator, { first: 1 });
    const two = await suits(town.coordinator, { first: 1, after: one.candidates.pageInfo.endCursor });
    expect([one, two].map(({ candidates }) => candidates.nodes[0].subject.what.name)).toEqual(["笛の朝", "鈴の朝"]);
    expect(two.candidates.pageInfo.hasNextPage).toBe(false);
    expect((await suits(town.coordinator, { wish: "wish_none" })).total).toBe(0);
  });
});

it("takes one round trip each, whatever is asked, and one before it for a district in words", async () => {
  const trips = async (query: string, variables: Record<string, unknown>) => {
    const { statements } = await ask("coordinator", query, variables, NOW);
    return roundsOf(statements).answer;
  };
  for (const first of [1, 50]) {
    expect(await trips(SIMILAR, { district: "dst_musubi", first })).toEqual(["similar-wishes"]);
    expect(await trips(OUTCOMES, { district: "dst_musubi", first })).toEqual(["wish-outcomes"]);
    expect(await trips(SUITS, { person: "per_okabe_shoji", first })).toEqual(["suits-me"]);
  }
  expect(await trips(OUTCOMES, { district: "みどり校区" })).toEqual(["understand", "wish-outcomes"]);
  expect(await trips(SIMILAR, { district: "さくら校区" })).toEqual(["understand", "similar-wishes"]);
});
