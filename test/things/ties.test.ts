import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { TIES, TIMELESS, type Noun, type TieKind, type TieRule } from "../../src/things/model.ts";
import type { Persona } from "../../src/trust/personas.ts";
import { keeperOf, viewerWith } from "../../src/trust/viewer.ts";
import { said } from "../graph/connect.ts";
import { sampled } from "../sample.ts";
import { ask, type Town } from "../town.ts";
import {
  correct,
  fingerprint,
  helpers,
  onShelf,
  register,
  smallTown,
  tieCorrect,
  tieEnd,
  tieRegister,
  told,
} from "./forms.ts";

let town: Town;
beforeAll(async () => {
  town = await smallTown(
    [
      { noun: "Group", name: "山の会", type: "CLUB" },
      { noun: "Company", name: "染物屋", type: "SHOP" },
      { noun: "Place", name: "山の家", type: "IBASHO" },
      { noun: "Household", name: "白石家" },
      { noun: "Need", name: "毛糸がほしい" },
      { noun: "Wish", name: "毛糸を染めたい", stance: "TOGETHER" },
      { noun: "WishStep", name: "染め粉を買う", state: "PLANNED" },
      { noun: "Offer", name: "毛糸を分けます", lane: "INFORMAL", type: "ASSET" },
      { noun: "Voice", name: "染めものの声", text: "染めものの声", how: "PAPER", heardAt: new Date(), state: "INBOX" },
      { noun: "Meeting", name: "染めものの寄り合い", heldAt: new Date() },
      { noun: "Decision", name: "染める日を決める", state: "OPEN" },
      { noun: "Introduction", name: "編み物の紹介" },
      { noun: "Introduction", name: "毛糸の紹介" },
    ],
    [
      ["ACTIVE_IN", "山の会", "上野原校区"],
      ["ACTIVE_IN", "染物屋", "上野原校区"],
      ["LOCATED_IN", "山の家", "上野原校区"],
      ["LIVES_IN", "白石家", "上野原校区"],
      ["HAS_NEED", "黒木", "毛糸がほしい"],
      ["HAS_WISH", "黒木", "毛糸を染めたい"],
      ["HAS_STEP", "毛糸を染めたい", "染め粉を買う"],
      ["OFFERS", "白石", "毛糸を分けます"],
      ["SERVES", "毛糸を分けます", "上野原校区"],
      ["HEARD_IN", "染めものの声", "上野原校区"],
      ["HELD", "山の会", "染めものの寄り合い"],
      ["DECIDED", "染めものの寄り合い", "染める日を決める"],
    ],
  );
});

/** Two of each noun, so that any kind of tie finds its ends. */
const TWO: Record<Noun, readonly [string, string]> = {
  District: ["上野原校区", "下野原校区"],
  Household: ["黒木家", "白石家"],
  Person: ["黒木", "白石"],
  Group: ["手芸の会", "山の会"],
  Company: ["糸屋", "染物屋"],
  Place: ["野原集会所", "山の家"],
  Topic: ["編み針の仕事", "機織り"],
  Offer: ["靴下を編みます", "毛糸を分けます"],
  Need: ["靴下がほしい", "毛糸がほしい"],
  Wish: ["いっしょに編みたい", "毛糸を染めたい"],
  Voice: ["編みものの声", "染めものの声"],
  Meeting: ["編みものの寄り合い", "染めものの寄り合い"],
  Decision: ["編む日を決める", "染める日を決める"],
  WishStep: ["毛糸の色を選ぶ", "染め粉を買う"],
  Introduction: ["編み物の紹介", "毛糸の紹介"],
};
const kinds = Object.entries(TIES) as [TieKind, TieRule][];
const rules = kinds.filter(([, { writtenBy }]) => writtenBy === undefined);

/** Ends that are not tied so yet. */
async function freeEnds(kind: TieKind, rule: TieRule): Promise<[string, string]> {
  // The districts of the town are of one level: neither can be part of the other.
  for (const a of kind === "PART_OF" ? (["Company"] as const) : rule.from) {
    for (const b of kind === "PART_OF" ? [a] : rule.to) {
      for (const [from, to] of TWO[a].flatMap((x) => TWO[b].map((y) => [town.id(x), town.id(y)] as const))) {
        if (from === to) continue;
        const [row] = await town.graph.read<{ tied: boolean }>(
          said("RETURN EXISTS { MATCH (a:Entity {id: $from})-[t]-(b:Entity {id: $to}) WHERE type(t) = $kind } AS tied"),
          { from, to, kind },
        );
        if (!row!.tied) return [from, to];
      }
    }
  }
  throw new Error(`Every ${kind} of the town is taken; give it one thing more.`);
}

// One in three kinds of tie: all are written by the same few statements.
describe.each(sampled(rules, 5))("%s", (kind, rule) => {
  it("is registered, corrected, and ended; its history is kept", async () => {
    const [from, to] = await freeEnds(kind, rule);
    const made = await tieRegister(town.coordinator, kind, from, to, { role: "となり", since: "2020-01-01T00:00:00Z" });
    expect(made).toMatchObject({
      mistakes: [],
      errors: [],
      thing: { kind, version: 1, role: "となり", from: { id: from }, to: { id: to }, until: null },
    });
    const at = { from, id: made.thing.id };

    const mended = await tieCorrect(town.coordinator, { ...at, version: 1 }, { role: "向かい" });
    expect(mended).toMatchObject({ mistakes: [], thing: { version: 2, role: "向かい" } });
    expect(told(await tieCorrect(town.coordinator, { ...at, version: 1 }, { role: "遅い" }))).toEqual([
      "STALE version",
    ]);

    const ended = await tieEnd(town.coordinator, { ...at, version: 2 }, `end of ${at.id}`);
    expect(ended.mistakes).toEqual([]);
    const [kept] = await town.graph.read<{ count: number }>(
      said(
        "MATCH (:Entity {id: $from})-[t]->(:Entity {id: $to}) WHERE t.id = $id AND t.until IS NOT NULL RETURN count(t) AS count",
      ),
      { ...at, to },
    );
    if (TIMELESS.includes(kind)) {
      // A fact of the thing itself: it holds while it is there.
      expect({ thing: ended.thing, kept: kept!.count }).toEqual({ thing: null, kept: 0 });
      const until = "2030-01-01T00:00:00Z";
      expect(told(await tieRegister(town.coordinator, kind, from, to, { until }))).toEqual(["INVALID input.until"]);
    } else {
      expect(ended.thing).toMatchObject({ version: 3, role: "向かい" });
      expect(Date.parse(ended.thing.until)).toBeLessThanOrEqual(Date.now());
      expect(kept!.count).toBe(1);
    }
    // Sent again, the first result again.
    expect(await tieEnd(town.coordinator, { ...at, version: 2 }, `end of ${at.id}`)).toEqual(ended);

    // It may begin again, as a tie of its own.
    const again = await tieRegister(town.coordinator, kind, from, to);
    expect(again).toMatchObject({ mistakes: [], thing: { version: 1 } });
    expect(again.thing.id).not.toBe(made.thing.id);
    expect(told(await tieRegister(town.coordinator, kind, from, to))).toEqual(["INVALID kind"]);
    if (rule.mutual)
      expect(
        told(await tieRegister(town.coordinator, kind, to, from)),
        "a mutual tie is the same from either end",
      ).toEqual(["INVALID kind"]);
    await tieEnd(town.coordinator, { from, id: again.thing.id, version: 1 });
  });

  it("joins nothing but what it may, and says which nouns it takes", async () => {
    const before = await fingerprint(town);
    const nouns = Object.keys(TWO) as Noun[];
    const wrongStart = nouns.find((noun) => !rule.from.includes(noun))!;
    const wrongEnd = nouns.find((noun) => !rule.to.includes(noun))!;
    const [from, to] = [town.id(TWO[rule.from[0]!][0]), town.id(TWO[rule.to[0]!][1])];
    const refused = await tieRegister(town.coordinator, kind, town.id(TWO[wrongStart][0]), to);
    expect(told(refused)).toContain("INVALID from");
    expect(refused.mistakes[0]!.message).toContain(rule.from.join(" or "));
    expect(told(await tieRegister(town.coordinator, kind, from, town.id(TWO[wrongEnd][0])))).toContain("INVALID to");
    expect(told(await tieRegister(town.coordinator, kind, from, "per_nobody"))).toEqual(["NOT_FOUND to"]);
    expect(told(await tieRegister(town.coordinator, kind, "per_nobody", to))).toEqual(["NOT_FOUND from"]);
    expect(await fingerprint(town)).toBe(before);
  });
});

describe.each(kinds.filter(([, { writtenBy }]) => writtenBy !== undefined))("%s", (kind, { from, to, writtenBy }) => {
  it("is a part of its noun: never registered, corrected or ended as a tie", async () => {
    const ends = [town.id(TWO[from[0]!][0]), town.id(TWO[to[0]!][0])] as const;
    await town.add([], [[kind, TWO[from[0]!][0], TWO[to[0]!][1], { id: `tie_${kind}_${ends[0]}` }]]);
    const before = await fingerprint(town);
    const refused = await tieRegister(town.coordinator, kind, ...ends);
    expect(told(refused)).toEqual(["INVALID kind"]);
    expect(refused.mistakes[0]!.message).toContain(writtenBy);
    const at = { from: ends[0], id: `tie_${kind}_${ends[0]}`, version: 1 };
    expect(told(await tieCorrect(town.coordinator, at, { role: "だめ" }))).toEqual(["INVALID id"]);
    expect(told(await tieEnd(town.coordinator, at))).toEqual(["INVALID id"]);
    expect(await fingerprint(town)).toBe(before);
  });
});

/** The first of this kind that has not ended, as its corrections name it. */
async function tieOf(own: Town, kind: string, from: string): Promise<{ from: string; id: string; version: number }> {
  const [row] = await own.graph.read<{ id: string; version: number }>(
    said(
      "MATCH (:Entity {id: $from})-[t]->() WHERE type(t) = $kind AND t.until IS NULL RETURN t.id AS id, t.version AS version ORDER BY t.createdAt, t.id LIMIT 1",
    ),
    { from, kind },
  );
  return { from, ...row! };
}

describe("a tie", () => {
  it("is refused to all but coordinators, and changes nothing", async () => {
    const before = await fingerprint(town);
    const [a, b] = [town.id("黒木"), town.id("白石")];
    for (const who of ["public", "resident", "administrator"] satisfies Persona[]) {
      for (const { errors, thing } of [
        await tieRegister(who, "KNOWS", a, b),
        await tieCorrect(who, { from: a, id: "tie_x", version: 1 }, {}),
        await tieEnd(who, { from: a, id: "tie_x", version: 1 }),
      ]) {
        expect(thing).toBeNull();
        expect(errors.map(({ extensions }) => extensions?.["code"])).toEqual(["FORBIDDEN"]);
      }
    }
    expect(await fingerprint(town)).toBe(before);
  });

  it("does not start where another keeps the books, nor join what is not seen, nor a thing to itself", async () => {
    const neighbour = keeperOf("per_neighbour", [town.id("下野原校区")]);
    const before = await fingerprint(town);
    expect(told(await tieRegister(neighbour, "RUN_BY", town.id("野原集会所"), town.id("手芸の会")))).toEqual([
      "NOT_ALLOWED -",
    ]);
    expect(told(await tieRegister(neighbour, "KNOWS", town.id("黒木"), town.id("白石")))).toEqual([
      "NOT_FOUND from",
      "NOT_FOUND to",
    ]);
    expect(told(await tieRegister(town.coordinator, "KNOWS", town.id("黒木"), town.id("黒木")))).toEqual([
      "INVALID to",
    ]);
    expect(
      told(await tieRegister(town.coordinator, "KNOWS", town.id("黒木"), town.id("白石"), { role: "あ".repeat(201) })),
    ).toEqual(["INVALID input.role"]);
    expect(
      told(await tieCorrect(town.coordinator, { from: town.id("黒木"), id: "tie_nothing", version: 1 }, {})),
    ).toEqual(["NOT_FOUND id"]);
    expect(told(await tieEnd(town.coordinator, { from: "per_nobody", id: "tie_nothing", version: 1 }))).toEqual([
      "NOT_FOUND id",
    ]);
    expect(await fingerprint(town)).toBe(before);
  });

  it("is one tie only when sixteen register it at once, under one key or under many", { timeout: 60_000 }, async () => {
    const own = await smallTown();
    const key = randomUUID();
    const [a, b] = [own.id("黒木"), own.id("白石")];
    const same = await Promise.all(
      Array.from({ length: 16 }, async () => tieRegister(own.coordinator, "KNOWS", a, b, {}, key)),
    );
    expect(same.flatMap(({ errors, mistakes }) => [...errors, ...mistakes])).toEqual([]);
    expect(new Set(same.map(({ thing }) => thing.id)).size).toBe(1);
    const many = await Promise.all(
      Array.from({ length: 16 }, async () => tieRegister(own.coordinator, "FAMILY_OF", a, b)),
    );
    expect(many.filter(({ thing }) => thing !== null).length).toBe(1);
    expect(many.filter((each) => told(each).join() === "INVALID kind").length).toBe(15);
  });

  it("is corrected by one only when sixteen correct one version at once", { timeout: 60_000 }, async () => {
    const own = await smallTown();
    const from = own.id("黒木");
    const { thing } = await tieRegister(own.coordinator, "KNOWS", from, own.id("白石"));
    const all = await Promise.all(
      Array.from({ length: 16 }, async (_, at) =>
        tieCorrect(own.coordinator, { from, id: thing.id, version: 1 }, { role: `案 ${at}` }),
      ),
    );
    expect(all.flatMap(({ errors }) => errors)).toEqual([]);
    expect(all.filter((each) => each.thing !== null).length).toBe(1);
    expect(all.filter((each) => told(each).join() === "STALE version").length).toBe(15);
  });

  it("that has ended is in no answer any more", async () => {
    const own = await smallTown();
    const [kuroki, shiraishi] = [own.id("黒木"), own.id("白石")];
    const { thing } = await tieRegister(own.coordinator, "KNOWS", kuroki, shiraishi);
    const seen = async () => {
      const { data } = await ask(
        own.coordinator,
        `query ($a: ID!, $b: ID!) {
          way: pathBetween(from: $a, to: $b) { total }
          friends: entity(id: $b) { ... on Person { acquaintances { nodes { name } } } }
        }`,
        { a: kuroki, b: shiraishi },
      );
      return {
        ways: data.way.total,
        friends: data.friends.acquaintances.nodes.map(({ name }: { name: string }) => name),
      };
    };
    expect(await seen()).toEqual({ ways: 1, friends: ["黒木"] });
    await tieEnd(own.coordinator, { from: kuroki, id: thing.id, version: 1 });
    expect(await seen()).toEqual({ ways: 0, friends: [] });
  });

  it("by which somebody offers, needs or lives ends with all that stood on it", async () => {
    const own = await smallTown();
    const kuroki = own.id("黒木");
    expect(await helpers(own, "編み針の仕事", "上野原校区")).toEqual(["靴下を編みます"]);
    expect((await tieEnd(own.coordinator, await tieOf(own, "OFFERS", kuroki))).mistakes).toEqual([]);
    expect(await helpers(own, "編み針の仕事", "上野原校区")).toEqual([]);
    expect(await onShelf(own, "上野原校区", "offers")).toEqual([]);

    expect(await onShelf(own, "上野原校区", "needs")).toEqual(["靴下がほしい"]);
    const home = await tieOf(own, "LIVES_IN", own.id("黒木家"));
    await tieRegister(own.coordinator, "LIVES_IN", own.id("黒木家"), own.id("下野原校区"));
    expect(told(await tieEnd(own.coordinator, home))).toEqual([]);
    await tieRegister(own.coordinator, "HAS_NEED", own.id("黒木家"), own.id("靴下がほしい"));
    await tieEnd(own.coordinator, await tieOf(own, "HAS_NEED", own.id("白石")));
    expect(await onShelf(own, "上野原校区", "needs")).toEqual([]);
    expect(await onShelf(own, "下野原校区", "needs")).toEqual(["靴下がほしい"]);

    expect(await onShelf(own, "上野原校区", "people")).toEqual(["黒木", "白石"]);
    const here = await tieOf(own, "LIVES_IN", kuroki);
    await tieRegister(own.coordinator, "LIVES_IN", kuroki, own.id("下野原校区"));
    await tieEnd(own.coordinator, here);
    expect(await onShelf(own, "上野原校区", "people")).toEqual(["白石"]);
  });

  it("lets somebody go to another coordinator's district, and nobody nowhere", async () => {
    const own = await smallTown();
    const shiraishi = own.id("白石");
    const keeper = keeperOf("per_upper", [own.id("上野原校区")]);
    const home = await tieOf(own, "LIVES_IN", shiraishi);
    expect(told(await tieEnd(keeper, home))).toEqual(["NOT_ALLOWED -"]);
    expect(told(await tieRegister(keeper, "LIVES_IN", shiraishi, own.id("下野原校区")))).toEqual([]);
    expect(told(await tieEnd(keeper, home, "moved"))).toEqual([]);
    expect(await onShelf(own, "下野原校区", "people")).toContain("白石");
  });

  it("makes nobody the owner of what another keeps", async () => {
    const own = await smallTown(
      [
        { noun: "Offer", name: "料理を教えます", lane: "INFORMAL", type: "SKILL", shownTo: "PUBLIC" },
        { noun: "Person", name: "下田" },
        { noun: "Household", name: "見守られる家", shownTo: "COMMISSIONER" },
      ],
      [
        ["OFFERS", "手芸の会", "料理を教えます", { shownTo: "PUBLIC" }],
        ["SERVES", "料理を教えます", "上野原校区"],
        ["LIVES_IN", "下田", "下野原校区"],
        ["LIVES_IN", "見守られる家", "上野原校区"],
      ],
    );
    const neighbour = keeperOf("per_neighbour", [own.id("下野原校区")]);
    const before = await fingerprint(own);
    const [person, offer] = [own.id("下田"), own.id("料理を教えます")];
    expect(told(await tieRegister(neighbour, "OFFERS", person, offer))).toEqual(["NOT_ALLOWED -"]);
    expect(told(await correct(neighbour, "Offer", offer, 1, { name: "料理はしません" }))).toEqual(["NOT_ALLOWED -"]);
    // Whoever lives in a household sees all that is its own.
    const both = viewerWith("both", [
      { role: "coordinator", districts: [own.id("下野原校区")] },
      { role: "commissioner", districts: [own.id("上野原校区")] },
    ]);
    const household = own.id("見守られる家");
    expect(told(await tieRegister(both, "LIVES_TOGETHER", person, household))).toEqual(["NOT_ALLOWED -"]);
    expect(told(await correct(both, "Person", person, 1, { household }))).toEqual(["NOT_ALLOWED -"]);
    expect(await fingerprint(own)).toBe(before);
    // It may be seen for all that, and be told of.
    expect(told(await tieRegister(neighbour, "MEMBER_OF", person, own.id("手芸の会")))).toEqual([]);
    expect(told(await tieRegister(own.coordinator, "OFFERS", person, offer))).toEqual([]);
  });

  it("takes an offer from nobody who saw it, however few see who else makes it", async () => {
    const own = await smallTown(
      [
        { noun: "Offer", name: "料理を教えます", lane: "INFORMAL", type: "SKILL", shownTo: "PUBLIC" },
        { noun: "Group", name: "料理の会", type: "CLUB", shownTo: "PUBLIC" },
      ],
      [
        ["ACTIVE_IN", "料理の会", "上野原校区", { shownTo: "PUBLIC" }],
        ["OFFERS", "料理の会", "料理を教えます", { shownTo: "PUBLIC" }],
        ["ABOUT", "料理を教えます", "機織り"],
        ["SERVES", "料理を教えます", "上野原校区"],
      ],
    );
    expect(await helpers(own, "機織り", "上野原校区", "public")).toEqual(["料理を教えます"]);
    expect(own.id("糸屋") < own.id("料理の会")).toBe(true);
    await own.add([], [["OFFERS", "糸屋", "料理を教えます", { shownTo: "SELF" }]]);
    expect(await helpers(own, "機織り", "上野原校区", "public")).toEqual(["料理を教えます"]);
    expect(await helpers(own, "機織り", "上野原校区")).toEqual(["料理を教えます"]);
  });

  it("on which alone a record stands is not taken from it, nor hidden from everybody: nobody could put that right", async () => {
    const own = await smallTown();
    const before = await fingerprint(own);
    const now = new Date(Date.now() - 1_000).toISOString();
    for (const [kind, from] of [
      ["LIVES_IN", "黒木"],
      ["HAS_WISH", "白石"],
      ["HAS_NEED", "白石"],
      ["HELD", "手芸の会"],
      ["HAS_STEP", "いっしょに編みたい"],
    ] as const) {
      const tie = await tieOf(own, kind, own.id(from));
      expect(told(await tieEnd(own.coordinator, tie)), kind).toEqual(["NOT_ALLOWED -"]);
      if (kind !== "HAS_STEP") {
        expect(told(await tieCorrect(own.coordinator, tie, { until: now })), kind).toEqual(["NOT_ALLOWED -"]);
        expect(told(await tieCorrect(own.coordinator, tie, { shownTo: null })), kind).toEqual([
          "REQUIRED input.shownTo",
        ]);
      }
    }
    expect(
      told(await tieCorrect(own.coordinator, await tieOf(own, "HELD", own.id("手芸の会")), { shownTo: "SELF" })),
    ).toEqual(["INVALID input.shownTo"]);
    expect(await fingerprint(own)).toBe(before);
    const [kuroki, group] = [own.id("黒木"), own.id("手芸の会")];
    expect(told(await tieRegister(own.coordinator, "MEMBER_OF", kuroki, group, { shownTo: "SELF" }))).toEqual([]);
  });

  it("does not end before it begins", async () => {
    const own = await smallTown();
    const [from, to] = [own.id("黒木"), own.id("白石")];
    const [earlier, later] = ["2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"];
    expect(told(await tieRegister(own.coordinator, "KNOWS", from, to, { since: later, until: earlier }))).toEqual([
      "INVALID input.until",
    ]);
    const { thing } = await tieRegister(own.coordinator, "KNOWS", from, to, { since: later });
    const at = { from, id: thing.id, version: 1 };
    expect(told(await tieCorrect(own.coordinator, at, { until: earlier }))).toEqual(["INVALID input.until"]);
    expect(told(await tieCorrect(own.coordinator, at, { since: earlier, until: later }))).toEqual([]);
  });

  it("that joins a topic to a broader one brings what hangs there with it, and takes it away", async () => {
    const own = await smallTown([{ noun: "Topic", name: "針しごと", nameEn: "Stitching", level: 3 }]);
    const [narrow, wide] = [own.id("針しごと"), own.id("機織り")];
    await register(own.coordinator, "Offer", {
      name: "刺し子を教えます",
      lane: "INFORMAL",
      type: "SKILL",
      party: own.id("黒木"),
      topics: [narrow],
      serves: [own.id("上野原校区")],
    });
    expect(await helpers(own, "機織り", "上野原校区")).toEqual([]);
    const { thing } = await tieRegister(own.coordinator, "BROADER", narrow, wide);
    expect(await helpers(own, "機織り", "上野原校区")).toEqual(["刺し子を教えます"]);
    await tieEnd(own.coordinator, { from: narrow, id: thing.id, version: 1 });
    expect(await helpers(own, "機織り", "上野原校区")).toEqual([]);
  });

  it("that ends leaves nothing of a person's to the public", async () => {
    const own = await smallTown();
    const { thing } = await register(own.coordinator, "Offer", {
      name: "送り迎えします",
      lane: "INFORMAL",
      type: "SKILL",
      shownTo: "PUBLIC",
      party: own.id("黒木"),
      topics: [own.id("機織り")],
      serves: [own.id("上野原校区")],
    });
    const [tie] = await own.graph.read<{ id: string }>(
      said("MATCH (:Entity {id: $from})-[t:OFFERS]->(:Entity {id: $to}) RETURN t.id AS id"),
      { from: own.id("黒木"), to: thing.id },
    );
    await tieEnd(own.coordinator, { from: own.id("黒木"), id: tie!.id, version: 1 });
    const { data } = await ask("public", "query ($id: ID!) { entity(id: $id) { name } }", { id: thing.id });
    expect(data.entity).toBeNull();
  });

  it("that answers a need takes one of the offer's places, until it ends", async () => {
    const own = await smallTown();
    const [offer, need] = [own.id("靴下を編みます"), own.id("靴下がほしい")];
    const load = async () =>
      (await ask(own.coordinator, "query ($id: ID!) { entity(id: $id) { ... on Offer { load } } }", { id: offer })).data
        .entity.load;
    const { thing } = await tieRegister(own.coordinator, "HELPS", offer, need);
    expect(await load()).toBe(1);
    await tieEnd(own.coordinator, { from: offer, id: thing.id, version: 1 });
    expect(await load()).toBe(0);
  });

  it("of a person is never public, whatever it is said to be", async () => {
    const own = await smallTown();
    const person = own.id("黒木");
    const made = [
      await tieRegister(own.coordinator, "MEMBER_OF", person, own.id("手芸の会"), { shownTo: "PUBLIC" }),
      await tieRegister(own.coordinator, "RUN_BY", own.id("野原集会所"), person, { shownTo: "PUBLIC" }),
      await tieRegister(own.coordinator, "ACCOMPANIED_BY", own.id("手芸の会"), person, { shownTo: "PUBLIC" }),
      await tieRegister(
        own.coordinator,
        "HAS_WISH",
        person,
        (
          await register(own.coordinator, "Wish", {
            name: "願い",
            stance: "GIVE",
            party: own.id("手芸の会"),
            topics: [own.id("機織り")],
            shownTo: "PUBLIC",
          })
        ).thing.id,
        { shownTo: "PUBLIC" },
      ),
    ];
    expect(made.flatMap(({ mistakes }) => mistakes)).toEqual([]);
    for (const { thing } of made) {
      const [row] = await own.graph.read<{ audience: string[] }>(
        said("MATCH ()-[t]->() WHERE t.id = $id RETURN t.audience AS audience"),
        { id: thing.id },
      );
      expect(row!.audience, thing.kind).not.toContain("public");
    }
    const { data } = await ask(
      "public",
      "query ($id: ID!) { entity(id: $id) { ... on Group { members { nodes { name } } accompaniedBy { nodes { name } } } } }",
      { id: own.id("手芸の会") },
    );
    expect(data.entity).toEqual({ members: { nodes: [] }, accompaniedBy: { nodes: [] } });
  });
});

describe("a list between the nouns", () => {
  it("goes on page by page, each row once, in reading order", async () => {
    const own = await smallTown(
      Array.from({ length: 23 }, (_, at) => ({
        noun: "Person" as const,
        name: `編み手 ${String(at).padStart(2, "0")}`,
      })),
      Array.from(
        { length: 23 },
        (_, at) => ["MEMBER_OF", `編み手 ${String(at).padStart(2, "0")}`, "手芸の会"] as const,
      ).flatMap((tie) => [tie, ["LIVES_IN", tie[1], "上野原校区"] as const]),
    );
    const all = Array.from({ length: 23 }, (_, at) => `編み手 ${String(at).padStart(2, "0")}`);
    for (const [of, list] of [
      ["手芸の会", "... on Group { list: members"],
      ["上野原校区", "... on District { list: people"],
    ] as const) {
      const names: string[] = [];
      const pages: number[] = [];
      for (let after: string | null = null; ;) {
        const { data, errors } = await ask(
          own.coordinator,
          `query ($id: ID!, $after: ID) { entity(id: $id) { ${list}(first: 10, after: $after) { edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage endCursor } } } } }`,
          { id: own.id(of), after },
        );
        expect(errors).toEqual([]);
        const page = data.entity.list;
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
        names.push(...page.edges.map((edge: { node: { name: string } }) => edge.node.name));
        pages.push(page.edges.length);
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      expect(names.filter((name) => name.startsWith("編み手"))).toEqual(all);
      expect(new Set(names).size).toBe(names.length);
      expect(pages.slice(0, 2)).toEqual([10, 10]);
    }
  });

  it("refuses a cursor of another list, of another viewer, or one that was tampered with", async () => {
    const query =
      "query ($id: ID!, $after: ID) { entity(id: $id) { ... on District { people(first: 1, after: $after) { pageInfo { endCursor } } } } }";
    const id = town.id("上野原校区");
    const cursor: string = (await ask(town.coordinator, query, { id })).data.entity.people.pageInfo.endCursor;
    const bent = `${cursor.slice(0, 20)}${cursor[20] === "A" ? "B" : "A"}${cursor.slice(21)}`;
    const other = keeperOf("per_somebody_else", [id]);
    for (const [who, of, after] of [
      [town.coordinator, id, bent],
      [town.coordinator, id, "1"],
      [town.coordinator, town.id("下野原校区"), cursor],
      [other, id, cursor],
    ] as const) {
      const { errors } = await ask(who, query, { id: of, after });
      expect(errors.map(({ extensions }) => extensions?.["code"])).toEqual(["BAD_USER_INPUT"]);
    }
    for (const first of [0, -1, 51]) {
      const { errors } = await ask(
        town.coordinator,
        `query ($id: ID!) { entity(id: $id) { ... on District { people(first: ${first}) { nodes { name } } } } }`,
        { id },
      );
      expect(errors.map(({ extensions }) => extensions?.["code"])).toEqual(["BAD_USER_INPUT"]);
    }
  });
});
