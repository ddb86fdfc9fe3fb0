import { beforeAll, describe, expect, it } from "vitest";
import { keeperOf, viewerWith } from "../../../src/trust/viewer.ts";
import type { Persona } from "../../../src/trust/personas.ts";
import type { Viewer } from "../../../src/trust/viewer.ts";
import { ask, roundsOf, settle, TODAY, type Thing, type TieOf, type Town } from "../../town.ts";

/** A harbour: one person on whom much hangs, an island, a need, helpers who were never asked. */
const at = (east: number) => ({ longitude: 131 + east / 1_000, latitude: 33.5 });
const person = (name: string, east: number, more: Partial<Thing> = {}): Thing => ({
  noun: "Person",
  name,
  point: at(east),
  birthYear: 1960,
  ...more,
});
const offer = (name: string, more: Partial<Thing> = {}): Thing => ({
  noun: "Offer",
  name,
  lane: "INFORMAL",
  type: "SKILL",
  since: new Date("2025-01-01"),
  observedAt: new Date("2026-06-01"),
  ...more,
});
const THINGS: readonly Thing[] = [
  { noun: "District", name: "ともづな校区", level: "SCHOOL_DISTRICT", population: 900 },
  { noun: "District", name: "いかりづな校区", level: "SCHOOL_DISTRICT" },
  { noun: "Topic", name: "帆布つくろい", level: 1 },
  person("舫野", 0, { role: "COMMISSIONER" }),
  // Tied to 舫野 alone.
  person("孤村", 1),
  // Two who hang on 舫野 together.
  person("甲浜", 2),
  person("乙浜", 2),
  // Watched over by 舫野, and held otherwise.
  person("灯村", 3),
  person("隣浦", 3.5),
  person("副浦", 4),
  person("針浦", 5),
  person("子浦", 3.1, { birthYear: 2015 }),
  // An island.
  person("島谷", 6),
  person("島谷妻", 6),
  person("港野", 9, { role: "COORDINATOR" }),
  person("遠野", 40),
  { noun: "Group", name: "帆の会とも", type: "CLUB", shownTo: "PUBLIC" },
  { noun: "Group", name: "櫂の会とも", type: "SALON", shownTo: "PUBLIC" },
  { noun: "Group", name: "ともづな分校", type: "SCHOOL", shownTo: "PUBLIC" },
  { noun: "Place", name: "帆の家とも", type: "IBASHO", shownTo: "PUBLIC", point: at(4) },
  offer("帆を縫うとも", { cap: 1 }),
  offer("帆縫い手伝いとも", { since: new Date("2024-01-01") }),
  offer("帆の店とも", { lane: "FORMAL" }),
  { noun: "Need", name: "帆が破れたとも", urgency: 3 },
  { noun: "Need", name: "帆を洗うとも", urgency: 1 },
];
const TIED: readonly TieOf[] = [
  ...["舫野", "孤村", "甲浜", "乙浜", "灯村", "隣浦", "副浦", "針浦", "子浦", "島谷", "島谷妻", "港野"].map(
    (name): TieOf => ["LIVES_IN", name, "ともづな校区"],
  ),
  ["LIVES_IN", "遠野", "いかりづな校区"],
  ...["帆の会とも", "櫂の会とも", "ともづな分校"].map((name): TieOf => [
    "ACTIVE_IN",
    name,
    "ともづな校区",
    { shownTo: "PUBLIC" },
  ]),
  ["LOCATED_IN", "帆の家とも", "ともづな校区", { shownTo: "PUBLIC" }],
  ["KNOWS", "孤村", "舫野", { role: "釣り仲間", observedAt: new Date("2026-10-01") }],
  ["KNOWS", "舫野", "甲浜"],
  ["FAMILY_OF", "甲浜", "乙浜"],
  ["WATCHES_OVER", "舫野", "灯村"],
  ["KNOWS", "灯村", "隣浦"],
  ["MEMBER_OF", "灯村", "櫂の会とも"],
  ["MEMBER_OF", "隣浦", "櫂の会とも"],
  ["MEMBER_OF", "子浦", "櫂の会とも"],
  ["MEMBER_OF", "舫野", "帆の会とも", { role: "代表" }],
  ["MEMBER_OF", "副浦", "帆の会とも", { role: "副代表" }],
  ["MEMBER_OF", "針浦", "帆の会とも"],
  ["RUN_BY", "帆の家とも", "舫野", { shownTo: "PUBLIC" }],
  ["FREQUENTS", "副浦", "帆の家とも"],
  ["ACCOMPANIED_BY", "帆の会とも", "港野", { shownTo: "PUBLIC" }],
  ["FAMILY_OF", "島谷", "島谷妻"],
  ["OFFERS", "舫野", "帆を縫うとも"],
  ["OFFERS", "針浦", "帆縫い手伝いとも"],
  ["OFFERS", "帆の会とも", "帆の店とも", { shownTo: "PUBLIC" }],
  ...["帆を縫うとも", "帆縫い手伝いとも", "帆の店とも", "帆が破れたとも", "帆を洗うとも"].map((name): TieOf => [
    "ABOUT",
    name,
    "帆布つくろい",
  ]),
  ...["帆を縫うとも", "帆縫い手伝いとも", "帆の店とも"].map((name): TieOf => ["SERVES", name, "ともづな校区"]),
  ["HAS_NEED", "副浦", "帆が破れたとも"],
  ["HAS_NEED", "隣浦", "帆を洗うとも"],
  ["HELPS", "帆を縫うとも", "帆を洗うとも"],
];

const WHO = "successors { who { name } distance carries reasons { sentence } }";
const ASK = `total whyNobody { sentence } known { people tied ties confirmedWithinYear more sentence } coverage { population offersKnown }
  candidates { pageInfo { hasNextPage endCursor } nodes { party { name } distance load { now cap } reasons { sentence }
    subject { __typename ... on Entity { name } ... on Loss { lost of { name } on { name } ${WHO} }
      ... on Departure { person { name } cutOff unwatched people { name } things { name } thingsCount offersCount }
      ... on Accompaniment { group { name } by { name } accompanies could { who { name } carries } }
      ... on Burden { helper { name } helping cap watching leading accompanying relief { who { name } } }
      ... on MissingTie { who { name } toWhom { name } closes gains need { name } through { name } } } } }`;

// oxlint-disable-next-line typescript/no-explicit-any -- what came back, as a test likes to read it
type Answer = any;
const namesOf = (all: readonly { name: string }[]) => all.map(({ name }) => name);

const losses = (answer: Answer) =>
  answer.candidates.nodes.map(({ subject }: Answer) => `${subject.lost} ${subject.of.name}`);
const named = (answer: Answer, of: string) =>
  answer.candidates.nodes.find(({ subject }: Answer) => subject.of.name === of);

describe("the ties of a district", () => {
  let town: Town;
  beforeAll(async () => {
    town = await settle(THINGS, TIED);
  });

  async function asking(question: string, who: Viewer | Persona = town.coordinator, of: Town = town): Promise<Answer> {
    const filled = question.replaceAll(/「(.*?)」/gu, (_, name: string) => `"${of.id(name)}"`);
    const { data, errors } = await ask(who, `{ answer: ${filled} { ${ASK} } }`, {}, TODAY);
    expect(errors).toEqual([]);
    return data.answer;
  }
  describe("if one leaves", () => {
    it("names everybody and everything that hangs on this one alone, people first", async () => {
      const answer = await asking("ifLeaves(person: 「舫野」)");
      expect(losses(answer).toSorted()).toEqual(
        [
          "LAST_TIE 孤村",
          "CUT_OFF 甲浜",
          "CUT_OFF 乙浜",
          "UNWATCHED 灯村",
          "LEADERLESS 帆の会とも",
          "RUNNERLESS 帆の家とも",
          "OFFER_ENDS 帆を縫うとも",
        ].toSorted(),
      );
      expect(losses(answer)[0]).toBe("LAST_TIE 孤村");
      expect(losses(answer).at(-1)).toBe("OFFER_ENDS 帆を縫うとも");
      const lonely = named(answer, "孤村");
      expect(lonely.subject.on.name).toBe("舫野");
      expect(lonely.reasons[0].sentence).toBe("孤村さんと舫野さんは知り合い（釣り仲間）（2026年10月1日確認）");
    });

    it("says who could take over: the nearest neighbour, an acquaintance before a neighbour, the deputy, who meets there, who offers the same; no child", async () => {
      const answer = await asking("ifLeaves(person: 「舫野」)");
      const could = (of: string) => named(answer, of).subject.successors.map(({ who }: Answer) => who.name);
      expect(could("灯村")).toEqual(["隣浦", "針浦", "港野"]);
      expect(named(answer, "灯村").subject.successors[0].reasons[0].sentence).toContain("灯村さんと隣浦さんは知り合い");
      // Whoever would be cut off too is of no help; 針浦 offers something and comes before the nearer 隣浦.
      expect(could("孤村")).toEqual(["針浦", "港野", "隣浦"]);
      expect(named(answer, "孤村").subject.successors[0].distance).toBeGreaterThan(80);
      expect(could("帆の会とも")).toEqual(["副浦", "針浦"]);
      expect(could("帆の家とも")).toEqual(["副浦"]);
      expect(could("帆を縫うとも")).toEqual(["針浦", "帆の会とも"]);
      expect(JSON.stringify(answer)).not.toContain("子浦");
    });

    it("weighs everybody in the district, whoever most people hang on first", async () => {
      const answer = await asking("ifLeaves(district: 「ともづな校区」)");
      const [first] = answer.candidates.nodes;
      expect(first.subject).toMatchObject({
        person: { name: "舫野" },
        cutOff: 3,
        unwatched: 1,
        thingsCount: 2,
        offersCount: 1,
      });
      expect(namesOf(first.subject.people).toSorted()).toEqual(["乙浜", "孤村", "灯村", "甲浜"].toSorted());
      expect(namesOf(first.subject.things).toSorted()).toEqual(["帆の会とも", "帆の家とも"].toSorted());
      const rest = answer.candidates.nodes.slice(1).map(({ subject }: Answer) => subject.person.name);
      // 甲浜 holds 乙浜; 港野 accompanies a group alone.
      expect(rest).toEqual(["甲浜", "港野"]);
    });

    it("says from how much it was told", async () => {
      const { known, coverage } = await asking("ifLeaves(district: 「ともづな校区」)");
      expect(known).toMatchObject({ people: 12, tied: 12, confirmedWithinYear: 1, more: false });
      expect(known.sentence).toContain("記録がないことは、つながりがないことではありません");
      expect(coverage).toEqual({ population: 900, offersKnown: 3 });
    });

    it("asks for a person or a district", async () => {
      const { errors } = await ask(town.coordinator, `{ ifLeaves { total } }`, {}, TODAY);
      expect(errors[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
    });
  });

  it("hands over what only one knows, watches over, leads or runs, each once", async () => {
    const answer = await asking("onlyMyTies(person: 「舫野」)");
    expect(losses(answer).toSorted()).toEqual(
      [
        "ONLY_KNOWN_BY 孤村",
        "ONLY_KNOWN_BY 甲浜",
        "UNWATCHED 灯村",
        "LEADERLESS 帆の会とも",
        "RUNNERLESS 帆の家とも",
      ].toSorted(),
    );
    const none = await asking("onlyMyTies(person: 「針浦」)");
    expect(none.total).toBe(0);
    expect(none.whyNobody.sentence).toContain("この人だけが支えているものはありません");
  });

  it("tells who was never asked, whether somebody waits for it, and who knows them; never a formal service", async () => {
    const answer = await asking("askedHelpers(district: 「ともづな校区」)");
    expect(answer.candidates.nodes.map(({ subject, party }: Answer) => [subject.name, party.name])).toEqual([
      ["帆縫い手伝いとも", "針浦"],
    ]);
    const said = answer.candidates.nodes[0].reasons.map(({ sentence }: Answer) => sentence).join();
    expect(said).toContain("針浦さんは「帆縫い手伝いとも」を申し出ている");
    expect(said).toContain("「帆が破れたとも」は帆布つくろいのこと");
  });

  it("tells who is asked too often, and who offers the same and was never asked", async () => {
    const answer = await asking("askedHelpers(district: 「ともづな校区」, asked: TOO_OFTEN)");
    expect(answer.candidates.nodes).toHaveLength(1);
    expect(answer.candidates.nodes[0].subject).toMatchObject({
      helper: { name: "舫野" },
      helping: 1,
      cap: 1,
      watching: 1,
      leading: 2,
      accompanying: 0,
      relief: [{ who: { name: "針浦" } }, { who: { name: "帆の会とも" } }],
    });
  });

  it("tells which groups a coordinator accompanies and which nobody does; a school stands by itself", async () => {
    const answer = await asking("accompaniment(district: 「ともづな校区」)");
    expect(
      answer.candidates.nodes.map(({ subject }: Answer) => [
        subject.group.name,
        subject.by?.name ?? null,
        subject.accompanies,
      ]),
    ).toEqual([
      ["櫂の会とも", null, null],
      ["帆の会とも", "港野", 1],
    ]);
    expect(answer.candidates.nodes[0].subject.could).toEqual([{ who: { name: "港野" }, carries: 1 }]);
    const loads = await asking("accompaniment(district: 「ともづな校区」, coordinators: true)");
    expect(loads.candidates.nodes.map(({ subject }: Answer) => [subject.helper.name, subject.accompanying])).toEqual([
      ["港野", 1],
    ]);
  });

  it("suggests ties and what each closes: an island, a need, a second tie", async () => {
    const answer = await asking("missingTies(district: 「ともづな校区」)");
    const found = answer.candidates.nodes.map(({ subject }: Answer) => [
      subject.closes,
      subject.who.name,
      subject.toWhom.name,
      subject.gains,
      subject.need?.name ?? null,
      subject.through?.name ?? null,
    ]);
    expect(found[0].slice(0, 1).concat(found[0].slice(3))).toEqual(["ISLAND", 2, null, null]);
    expect(["島谷", "島谷妻"]).toContain(found[0][1]);
    expect(found[1]).toEqual(["NEED", "副浦", "針浦", 1, "帆が破れたとも", "帆の会とも"]);
    const second = found.filter(([closes]: string[]) => closes === "SECOND_TIE");
    expect(second.map(([, who, , gains, , through]: unknown[]) => [who, gains, through])).toEqual([
      ["甲浜", 2, "舫野"],
      ["乙浜", 1, "甲浜"],
      ["孤村", 1, "舫野"],
    ]);
    for (const { reasons } of answer.candidates.nodes) expect(reasons.length).toBeGreaterThan(0);
    const only = await asking("missingTies(district: 「ともづな校区」, closes: NEED)");
    expect(only.total).toBe(1);
  });

  it("changes with each tie on which it rests", async () => {
    const other = await settle(THINGS, [
      ...TIED,
      // Somebody else is there for each of them.
      ["WATCHES_OVER", "隣浦", "灯村"],
      ["KNOWS", "孤村", "遠野"],
      ["MEMBER_OF", "乙浜", "櫂の会とも"],
      ["MEMBER_OF", "副浦", "帆の会とも", { role: "会長" }],
      ["RUN_BY", "帆の家とも", "副浦", { shownTo: "PUBLIC" }],
      ["OFFERS", "針浦", "帆を縫うとも"],
      ["ACCOMPANIED_BY", "櫂の会とも", "港野", { shownTo: "PUBLIC" }],
      ["KNOWS", "島谷", "隣浦"],
      ["KNOWS", "島谷妻", "副浦"],
      ["KNOWS", "副浦", "針浦"],
      ["HELPS", "帆縫い手伝いとも", "帆を洗うとも", { until: new Date("2026-01-01") }],
    ]);
    // 遠野 lives in another district of the same coordinator.
    const seen = async (question: string) => asking(question, other.coordinator, other);
    expect((await seen("ifLeaves(person: 「舫野」)")).total).toBe(0);
    expect(losses(await seen("onlyMyTies(person: 「舫野」)"))).toEqual(["ONLY_KNOWN_BY 甲浜"]);
    expect(
      (await seen("accompaniment(district: 「ともづな校区」)")).candidates.nodes.map(
        ({ subject }: Answer) => subject.by?.name,
      ),
    ).toEqual(["港野", "港野"]);
    const missing = await seen("missingTies(district: 「ともづな校区」)");
    expect(missing.total).toBe(0);
    expect(missing.whyNobody.sentence).toBeTruthy();
    // Asked once, and no more: that is asked.
    expect((await seen("askedHelpers(district: 「ともづな校区」)")).total).toBe(0);
    // Who is of one district only does not see the tie that leads out of it.
    const narrow = keeperOf("per_narrow", [other.id("ともづな校区")]);
    expect(losses(await asking("ifLeaves(person: 「舫野」)", narrow, other))).toEqual(["LAST_TIE 孤村"]);
  });

  it("counts only what its reader may see, and says nothing of anybody to the public", async () => {
    for (const who of [
      "public",
      viewerWith("per_strange", [{ role: "coordinator", districts: [town.id("いかりづな校区")] }]),
    ] as const) {
      const everybody = await asking("ifLeaves(district: 「ともづな校区」)", who);
      expect(everybody.total).toBe(0);
      expect(everybody.known.people).toBe(0);
      expect(everybody.whyNobody.sentence).toContain("記録されていない");
      const one = await asking("ifLeaves(person: 「舫野」)", who);
      expect([one.total, one.known]).toEqual([0, null]);
      expect((await asking("onlyMyTies(person: 「舫野」)", who)).total).toBe(0);
      expect((await asking("missingTies(district: 「ともづな校区」)", who)).total).toBe(0);
      expect(JSON.stringify(await asking("accompaniment(district: 「ともづな校区」)", who))).not.toContain("港野");
    }
  });

  const trips = async (question: string, who: Viewer | Persona = town.coordinator) => {
    const filled = question.replaceAll(/「(.*?)」/gu, (_, name: string) => `"${town.id(name)}"`);
    const { statements } = await ask(
      who,
      `{ ${filled} { total candidates { nodes { reasons { sentence } } } } }`,
      {},
      TODAY,
    );
    return roundsOf(statements).answer;
  };

  it("goes to the database twice, however much is asked for, and once more for a district in words", async () => {
    for (const question of [
      "ifLeaves(district: 「ともづな校区」, first: 1)",
      "ifLeaves(district: 「ともづな校区」, first: 50)",
      "ifLeaves(person: 「舫野」)",
      "onlyMyTies(person: 「舫野」, first: 50)",
      "askedHelpers(district: 「ともづな校区」)",
      "accompaniment(district: 「ともづな校区」)",
      "missingTies(district: 「ともづな校区」)",
    ]) {
      expect(await trips(question), question).toEqual(["network", "shown"]);
    }
    expect(await trips(`missingTies(district: "みどり校区")`, "coordinator")).toEqual([
      "understand",
      "network",
      "shown",
    ]);
    expect(await trips(`accompaniment(district: "dst_musubi", coordinators: true)`, "coordinator")).toEqual([
      "network",
      "shown",
    ]);
  });

  it("gives pages that, joined, are the one big page", async () => {
    const whole = losses(await asking("ifLeaves(person: 「舫野」)"));
    const joined: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Answer = await asking(`ifLeaves(person: 「舫野」, first: 2, after: ${JSON.stringify(after)})`);
      joined.push(...losses(page));
      expect(page.total).toBe(whole.length);
      after = page.candidates.pageInfo.endCursor;
      more = page.candidates.pageInfo.hasNextPage;
    }
    expect(joined).toEqual(whole);
  });
});
