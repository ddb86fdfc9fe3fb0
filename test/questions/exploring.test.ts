import { beforeAll, describe, expect, it } from "vitest";
import { ask, settle, TODAY, type Thing, type TieOf, type Town } from "../town.ts";

const SEARCH = `query ($text: String!, $nouns: [Noun!], $district: ID, $first: Int! = 20) {
  search(text: $text, nouns: $nouns, district: $district, first: $first) { nodes { id name } pageInfo { hasNextPage } leftOut { ja: sentence en: sentence(language: EN) } } }`;
const AROUND = `query ($of: ID!, $kinds: [TieKind!], $at: DateTime, $first: Int! = 50, $after: ID) {
  around(of: $of, kinds: $kinds, at: $at, first: $first, after: $after) {
    center { id name } total bundles { kind outward count more }
    candidates { nodes { subject { ... on Tie { kind role from { name } to { name } } } party { name } reasons { sentence } } pageInfo { hasNextPage endCursor } }
    whyNobody { ja: sentence en: sentence(language: EN) }
  } }`;
const PATHS = `query ($from: ID!, $to: ID!, $kinds: [TieKind!], $at: DateTime) {
  pathBetween(from: $from, to: $to, kinds: $kinds, at: $at) {
    total candidates { nodes { subject { ... on Path { length steps { kind from { name } to { name } } } } reasons { sentence steps { kind } } } }
    whyNobody { ja: sentence en: sentence(language: EN) }
  } }`;
const MATCHES = `query ($of: ID!, $relax: [Gate!]! = []) {
  matchesFor(of: $of, relax: $relax) {
    total candidates { nodes { subject { ... on Offer { name } ... on Need { name } ... on Wish { name } } party { name } reasons { sentence } } }
    whyNobody { ja: sentence gates { gate left } relaxations { gate admits } } understood { name }
  } }`;

/** 渓 stands in no name of the demo city. */
const things: Thing[] = [
  { noun: "District", name: "せせらぎ校区", kana: "せせらぎこうく", level: "SCHOOL_DISTRICT" },
  { noun: "District", name: "みなも校区", kana: "みなもこうく", level: "SCHOOL_DISTRICT" },
  { noun: "Topic", name: "笛づくり", nameEn: "flute making", level: 1 },
  { noun: "Person", name: "髙渓あゆみ", kana: "タカタニアユミ", birthYear: 1950, phone: "000-1" },
  { noun: "Person", name: "次の人" },
  { noun: "Person", name: "奥の人" },
  { noun: "Person", name: "陰の人", shownTo: null },
  { noun: "Person", name: "離れた人" },
  { noun: "Group", name: "笛の会 Ｑ２Ｚ", kana: "フエノカイ", shownTo: "PUBLIC" },
  { noun: "Place", name: "せせらぎ会館", shownTo: "PUBLIC", type: "HALL" },
  { noun: "Offer", name: "笛を教える", lane: "INFORMAL", type: "SKILL", slots: ["WE 09:00-12:00"] },
  { noun: "Need", name: "笛を直してほしい", urgency: 3, slots: ["WE 10:00-11:00"] },
  { noun: "Need", name: "べつの日の笛", urgency: 1, slots: ["SU 10:00-11:00"] },
  { noun: "Wish", name: "笛を吹きたい", stance: "RECEIVE" },
  { noun: "Wish", name: "笛を聞かせたい", stance: "GIVE" },
];
const ties: TieOf[] = [
  ["ADJACENT_TO", "せせらぎ校区", "みなも校区"],
  ...["髙渓あゆみ", "次の人", "奥の人", "陰の人"].map((name): TieOf => ["LIVES_IN", name, "せせらぎ校区"]),
  ["LIVES_IN", "離れた人", "みなも校区"],
  ["ACTIVE_IN", "笛の会 Ｑ２Ｚ", "せせらぎ校区", { shownTo: "PUBLIC" }],
  ["LOCATED_IN", "せせらぎ会館", "せせらぎ校区", { shownTo: "PUBLIC" }],
  ["KNOWS", "髙渓あゆみ", "次の人", { role: "幼なじみ" }],
  ["KNOWS", "次の人", "奥の人"],
  // A shorter way, through somebody who is hidden.
  ["KNOWS", "髙渓あゆみ", "陰の人"],
  ["KNOWS", "陰の人", "離れた人"],
  ["MEMBER_OF", "奥の人", "笛の会 Ｑ２Ｚ"],
  ["MEMBER_OF", "離れた人", "笛の会 Ｑ２Ｚ", { until: new Date("2030-01-01") }],
  ["FREQUENTS", "髙渓あゆみ", "せせらぎ会館", { until: new Date("2020-01-01"), since: new Date("2010-01-01") }],
  ["OFFERS", "次の人", "笛を教える"],
  ["HAS_NEED", "髙渓あゆみ", "笛を直してほしい"],
  ["HAS_NEED", "奥の人", "べつの日の笛"],
  ["HAS_WISH", "髙渓あゆみ", "笛を吹きたい"],
  ["HAS_WISH", "離れた人", "笛を聞かせたい"],
  ...["笛を教える", "笛を直してほしい", "べつの日の笛", "笛を吹きたい", "笛を聞かせたい"].map((name): TieOf => [
    "ABOUT",
    name,
    "笛づくり",
  ]),
  ["SERVES", "笛を教える", "せせらぎ校区"],
];

let town: Town;
beforeAll(async () => {
  town = await settle(things, ties);
});

const found = async (
  text: string,
  more: Record<string, unknown> = {},
  who: Parameters<typeof ask>[0] = town.coordinator,
): Promise<string[]> => {
  const { data, errors } = await ask(who, SEARCH, { text, ...more }, TODAY);
  expect(errors).toEqual([]);
  return data.search.nodes.map((node: { id: string }) => node.id);
};

describe("search", () => {
  it.each([
    "髙渓あゆみ",
    "高渓あゆみ",
    "髙渓",
    "高渓",
    "渓",
    "渓あゆみ",
    "あゆみ",
    "アユミ",
    "ｱﾕﾐ",
    "たかたに",
    "タカタニ",
    "ﾀｶﾀﾆ",
    "ﾀｶﾀﾆ ｱﾕﾐ",
    "　たかたにあゆみ　",
    "髙渓あゆみさん",
    "高渓 様",
  ])("finds the same person by 「%s」", async (text) => {
    expect(await found(text, { district: town.id("せせらぎ校区") })).toContain(town.id("髙渓あゆみ"));
  });

  it.each(["Ｑ２Ｚ", "Q2Z", "q2z", "ｑ２ｚ", "笛の会Q2Z", "笛の会 q2z", "ふえのかい", "ﾌｴﾉｶｲ"])(
    "finds the same group by 「%s」",
    async (text) => {
      expect(await found(text, { nouns: ["Group"], district: town.id("せせらぎ校区") })).toContain(
        town.id("笛の会 Ｑ２Ｚ"),
      );
    },
  );

  it("gives the exact name first, then names that begin so, then those that hold it, then the rest by text", async () => {
    const other = await settle(
      [
        { noun: "District", name: "ならび校区", level: "SCHOOL_DISTRICT" },
        { noun: "Group", name: "朝の渓流", kana: "あさのけいりゅう" },
        { noun: "Group", name: "渓流", kana: "けいりゅう" },
        { noun: "Group", name: "渓流を守る会", kana: "けいりゅうをまもるかい" },
        { noun: "Group", name: "魚の会", kana: "あああ", description: "渓流の魚を数える" },
      ],
      ["朝の渓流", "渓流", "渓流を守る会", "魚の会"].map((name): TieOf => ["ACTIVE_IN", name, "ならび校区"]),
    );
    const rows = await found("渓流", { district: other.id("ならび校区") }, other.coordinator);
    expect(rows).toEqual(["渓流", "渓流を守る会", "朝の渓流", "魚の会"].map(other.id));
  });

  it("still finds what is called so, by name or reading, when too many things tell of it", async () => {
    const many = Array.from({ length: 301 }, (_, at): Thing => ({
      noun: "Group",
      name: `森の友 ${at}`,
      description: "とちのきもりで遊ぶ",
      shownTo: "PUBLIC",
    }));
    const other = await settle([
      ...many,
      { noun: "Place", name: "橡木森", kana: "トチノキモリ", shownTo: "PUBLIC" },
      { noun: "Place", name: "とちのきもり広場", shownTo: "PUBLIC" },
    ]);
    expect(await found("とちのきもり", { nouns: ["Group", "Place"] }, "public")).toEqual(
      expect.arrayContaining([other.id("橡木森"), other.id("とちのきもり広場")]),
    );
    expect(await found("とちのきもり", { nouns: ["Group"] }, "public")).toEqual([]);
    const leftOut = async (text: string) => (await ask("public", SEARCH, { text }, TODAY)).data.search.leftOut;
    expect(await leftOut("とちのきもり")).toEqual([
      {
        ja: "この言葉が出てくる記録が300件を超えるので、名前やよみに出てくるものだけを挙げています。言葉を足すと、しぼれます。",
        en: "More than 300 records hold the word, so only those that bear it in their name or reading are listed; add a word to narrow it down.",
      },
    ]);
    expect((await leftOut("森の友"))[0].ja).toMatch(/^この言葉ではじまる名前は一度に300件まで/);
    expect(await leftOut("橡木森")).toEqual([]);
  }, 60_000);

  it("finds nobody for those who may not see them, and nothing for what is nowhere", async () => {
    const here = { district: town.id("せせらぎ校区") };
    expect(await found("たかたにあゆみ", here, "public")).toEqual([]);
    expect(await found("陰の人", here)).toEqual([]);
    expect(await found("笛", here, "public")).toEqual([town.id("笛の会 Ｑ２Ｚ")]);
    expect(await found("ぬへぽめろそむら")).toEqual([]);
  });

  it.each(["", "   ", "\u3000"])("asks for words when there are none: 「%s」", async (text) => {
    const { errors } = await ask(town.coordinator, SEARCH, { text }, TODAY);
    expect(errors[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
  });

  it.each(["AND", "OR NOT", '"', "*", "~2", "a:b", "(", "[1 TO 2]", "\\", "/.*/", "😀"])(
    "reads %s as text, not as a query",
    async (text) => {
      expect(Array.isArray(await found(text, { district: town.id("せせらぎ校区") }))).toBe(true);
    },
  );
});

const opened = async (name: string, who: Parameters<typeof ask>[0]) =>
  (
    await ask(
      who,
      `query ($id: ID!) { entity(id: $id) { __typename name ... on Person { birthYear phone acquaintances { nodes { name } edges { tie { role sentence } } } groups { nodes { name } } } } }`,
      { id: town.id(name) },
      TODAY,
    )
  ).data.entity;

describe("an entity", () => {
  it("is opened by its id, with what hangs on it", async () => {
    expect(await opened("髙渓あゆみ", town.coordinator)).toEqual({
      __typename: "Person",
      name: "髙渓あゆみ",
      birthYear: 1950,
      phone: "000-1",
      acquaintances: {
        nodes: [{ name: "次の人" }],
        edges: [{ tie: { role: "幼なじみ", sentence: "髙渓あゆみさんと次の人さんは知り合い（幼なじみ）" } }],
      },
      groups: { nodes: [] },
    });
  });

  it("is not there for those who may not see it", async () => {
    for (const who of ["public", "administrator", "resident", "coordinator"] as const)
      expect(await opened("髙渓あゆみ", who)).toBeNull();
    expect(await opened("陰の人", town.coordinator)).toBeNull();
    expect((await opened("笛の会 Ｑ２Ｚ", "public")).name).toBe("笛の会 Ｑ２Ｚ");
  });
});

const around = async (
  name: string,
  more: Record<string, unknown> = {},
  who: Parameters<typeof ask>[0] = town.coordinator,
) => {
  const { data, errors } = await ask(who, AROUND, { of: town.id(name), ...more }, TODAY);
  expect(errors).toEqual([]);
  return data.around;
};

const bundlesOf = (answer: { bundles: { kind: string; outward: boolean; count: number }[] }) =>
  answer.bundles.map(({ kind, outward, count }) => `${kind} ${outward ? "→" : "←"} ${count}`);

describe("around", () => {
  it("gathers the ties kind by kind, each with its sentence; what ended and what is hidden is not counted", async () => {
    const answer = await around("髙渓あゆみ");
    expect(answer.center.name).toBe("髙渓あゆみ");
    expect(bundlesOf(answer)).toEqual(["HAS_NEED → 1", "HAS_WISH → 1", "KNOWS → 1", "LIVES_IN → 1"]);
    expect(answer.total).toBe(4);
    expect(answer.candidates.nodes).toHaveLength(4);
    expect(
      answer.candidates.nodes.map((node: { reasons: { sentence: string }[] }) => node.reasons[0]!.sentence),
    ).toContain("髙渓あゆみさんと次の人さんは知り合い（幼なじみ）");
  });

  it("tells ties that begin here from those that end here, and opens one kind", async () => {
    expect(bundlesOf(await around("次の人"))).toEqual(["KNOWS → 1", "KNOWS ← 1", "LIVES_IN → 1", "OFFERS → 1"]);
    const one = await around("次の人", { kinds: ["KNOWS"] });
    expect(bundlesOf(one)).toEqual(["KNOWS → 1", "KNOWS ← 1"]);
    expect(one.candidates.nodes.map((node: { party: { name: string } }) => node.party.name)).toEqual([
      "奥の人",
      "髙渓あゆみ",
    ]);
  });

  it("asks for another moment: what held then, and not what came to an end before", async () => {
    expect(bundlesOf(await around("髙渓あゆみ", { kinds: ["FREQUENTS"], at: "2015-05-05T00:00:00Z" }))).toEqual([
      "FREQUENTS → 1",
    ]);
    expect(bundlesOf(await around("髙渓あゆみ", { kinds: ["FREQUENTS"], at: "2009-05-05T00:00:00Z" }))).toEqual([]);
    expect(bundlesOf(await around("髙渓あゆみ", { kinds: ["FREQUENTS"], at: "2020-01-01T00:00:00Z" }))).toEqual([]);
  });

  it("says in both languages that nothing is recorded", async () => {
    const answer = await around("髙渓あゆみ", { kinds: ["WATCHES_OVER"] });
    expect(answer.total).toBe(0);
    expect(answer.whyNobody).toEqual({
      ja: expect.stringContaining("まだ記録されていません"),
      en: expect.stringContaining("髙渓あゆみ"),
    });
  });

  it("counts to a hundred, and says that there are more", async () => {
    const guests = Array.from({ length: 104 }, (_, at): Thing => ({
      noun: "Person",
      name: `客 ${String(at).padStart(3, "0")}`,
    }));
    const busy = await settle(
      [
        { noun: "District", name: "にぎわい校区", level: "SCHOOL_DISTRICT" },
        { noun: "Group", name: "大きな会" },
        ...guests,
      ],
      [
        ["ACTIVE_IN", "大きな会", "にぎわい校区"],
        ...guests.flatMap(({ name }): TieOf[] => [
          ["LIVES_IN", name, "にぎわい校区"],
          ["MEMBER_OF", name, "大きな会"],
        ]),
      ],
    );
    const { data } = await ask(busy.coordinator, AROUND, { of: busy.id("大きな会") }, TODAY);
    expect(data.around.bundles).toEqual([
      { kind: "ACTIVE_IN", outward: true, count: 1, more: false },
      { kind: "MEMBER_OF", outward: false, count: 100, more: true },
    ]);
    expect(data.around.candidates.nodes).toHaveLength(50);
    expect(data.around.candidates.pageInfo.hasNextPage).toBe(true);
  }, 60_000);

  it("shows the public what is public, and nobody's home", async () => {
    expect((await ask("public", AROUND, { of: town.id("髙渓あゆみ") }, TODAY)).data.around).toBeNull();
    expect(bundlesOf(await around("笛の会 Ｑ２Ｚ", {}, "public"))).toEqual(["ACTIVE_IN → 1"]);
  });
});

const paths = async (from: string, to: string, more: Record<string, unknown> = {}) => {
  const { data, errors } = await ask(town.coordinator, PATHS, { from: town.id(from), to: town.id(to), ...more }, TODAY);
  expect(errors).toEqual([]);
  return data.pathBetween;
};

describe("the paths between two", () => {
  interface Way {
    subject: { length: number; steps: { kind: string; from: { name: string }; to: { name: string } }[] };
    reasons: { sentence: string; steps: unknown[] }[];
  }
  const walked = ({ subject }: Way) => subject.steps.map(({ kind, from, to }) => `${from.name} ${kind} ${to.name}`);

  it("are the shortest, walked over what may be seen: a hidden go-between shortens none", async () => {
    const { total, candidates } = await paths("髙渓あゆみ", "離れた人");
    expect(total).toBe(1);
    const [way]: Way[] = candidates.nodes;
    expect(way!.subject.length).toBe(4);
    expect(walked(way!)).toEqual([
      "髙渓あゆみ KNOWS 次の人",
      "次の人 KNOWS 奥の人",
      "奥の人 MEMBER_OF 笛の会 Ｑ２Ｚ",
      "離れた人 MEMBER_OF 笛の会 Ｑ２Ｚ",
    ]);
    expect(way!.reasons).toHaveLength(1);
    expect(way!.reasons[0]!.steps).toHaveLength(3);
  });

  it("become shorter when a nearer one is known, and that one comes first", async () => {
    const other = await settle(things, [...ties, ["KNOWS", "髙渓あゆみ", "奥の人"]]);
    const { data } = await ask(
      other.coordinator,
      PATHS,
      { from: other.id("髙渓あゆみ"), to: other.id("離れた人") },
      TODAY,
    );
    expect(data.pathBetween.candidates.nodes.map((way: Way) => way.subject.length)).toEqual([3, 4]);
  });

  it("walk only the kinds that are allowed, and say so when there is no way left", async () => {
    expect((await paths("髙渓あゆみ", "奥の人", { kinds: ["KNOWS"] })).total).toBe(1);
    const none = await paths("髙渓あゆみ", "離れた人", { kinds: ["KNOWS"] });
    expect(none.total).toBe(0);
    expect(none.whyNobody).toEqual({
      ja: expect.stringContaining("道すじはありません"),
      en: expect.stringContaining("There is no way"),
    });
    const { errors } = await ask(
      town.coordinator,
      PATHS,
      { from: town.id("髙渓あゆみ"), to: town.id("奥の人"), kinds: ["LIVES_IN"] },
      TODAY,
    );
    expect(errors[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
    expect(errors[0]?.message).toContain("LIVES_IN");
  });

  it("end where a tie has ended, at the moment asked about", async () => {
    expect((await paths("髙渓あゆみ", "離れた人", { at: "2029-12-31T00:00:00Z" })).total).toBe(1);
    expect((await paths("髙渓あゆみ", "離れた人", { at: "2030-01-01T00:00:00Z" })).total).toBe(0);
    expect((await paths("髙渓あゆみ", "せせらぎ会館", { at: "2015-01-01T00:00:00Z" })).total).toBe(1);
    expect((await paths("髙渓あゆみ", "せせらぎ会館")).total).toBe(0);
  });

  it("lead nowhere from oneself, to the hidden, or for the public", async () => {
    expect((await paths("髙渓あゆみ", "髙渓あゆみ")).total).toBe(0);
    expect((await paths("髙渓あゆみ", "陰の人")).total).toBe(0);
    const { data } = await ask("public", PATHS, { from: town.id("笛の会 Ｑ２Ｚ"), to: town.id("髙渓あゆみ") }, TODAY);
    expect(data.pathBetween.total).toBe(0);
  });
});

const matches = async (name: string, more: Record<string, unknown> = {}) => {
  const { data, errors } = await ask(town.coordinator, MATCHES, { of: town.id(name), ...more }, TODAY);
  expect(errors).toEqual([]);
  return data.matchesFor;
};

const names = (answer: { candidates: { nodes: { subject: { name: string } }[] } }) =>
  answer.candidates.nodes.map(({ subject }) => subject.name);

describe("what matches", () => {
  it("a need is an offer, with the way to the one who makes it", async () => {
    const answer = await matches("笛を直してほしい");
    expect(names(answer)).toEqual(["笛を教える"]);
    expect(answer.candidates.nodes[0].party.name).toBe("次の人");
    expect(answer.candidates.nodes[0].reasons[0].sentence).toContain("髙渓あゆみさんと次の人さんは知り合い");
    expect(answer.whyNobody).toBeNull();
  });

  it("an offer is a need or a wish to receive, never one to give", async () => {
    expect(names(await matches("笛を教える"))).toEqual(["笛を直してほしい", "笛を吹きたい"]);
    expect(names(await matches("笛を教える", { relax: ["TIME"] }))).toEqual([
      "笛を直してほしい",
      "笛を吹きたい",
      "べつの日の笛",
    ]);
  });

  it("a wish is the wish on the other side, also in the next district", async () => {
    expect(names(await matches("笛を吹きたい"))).toEqual(["笛を教える", "笛を聞かせたい"]);
    expect(names(await matches("笛を聞かせたい"))).toEqual(["笛を吹きたい"]);
  });

  it("nobody is told with its reason, and what would change it", async () => {
    const answer = await matches("べつの日の笛");
    expect(answer.total).toBe(0);
    expect(answer.whyNobody.ja).toContain("笛づくり");
    expect(answer.whyNobody.relaxations).toEqual([{ gate: "TIME", admits: 1 }]);
    expect(names(await matches("べつの日の笛", { relax: ["TIME"] }))).toEqual(["笛を教える"]);
  });

  it("nothing is told to those who may not see the need, nor of what is no need, offer or wish", async () => {
    for (const [who, name] of [
      ["public", "笛を直してほしい"],
      ["resident", "笛を教える"],
      [town.coordinator, "せせらぎ校区"],
    ] as const) {
      const { data, errors } = await ask(who, MATCHES, { of: town.id(name) }, TODAY);
      expect(data).toBeNull();
      expect(errors[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
    }
  });
});
