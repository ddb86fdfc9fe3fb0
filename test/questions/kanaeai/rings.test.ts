import { beforeAll, describe, expect, it } from "vitest";
import { Chance } from "../../../seeds/generate/chance.ts";
import { contextFor } from "../../../src/context.ts";
import { statement } from "../../../src/graph/statement.ts";
import { groundOf, type Read } from "../../../src/questions/kanaeai/reading.ts";
import { viewerWith } from "../../../src/trust/viewer.ts";
import type { Persona } from "../../../src/trust/personas.ts";
import type { Viewer } from "../../../src/trust/viewer.ts";
import { ask, settle, TODAY, type Thing, type TieOf, type Town } from "../../town.ts";
import { list, rowsOf } from "../demo-city.ts";

const ASKED = `query ($district: String!, $chains: Boolean! = false, $without: [ID!]! = [], $of: ID, $first: Int! = 10, $after: ID) {
  kanaeaiRings(district: $district, chains: $chains, without: $without, of: $of, first: $first, after: $after) {
    total
    candidates { nodes { subject { ... on Ring { shape sentence holds links {
      from { name } to { name } gives { name } receives { name } slots { text } weakest
      forReceiver { value parts { value weight } } forGiver { value parts { value weight } } chance { value parts { value weight } }
      spare { from { name } gives { name } slots { text } closes }
    } } } reasons { sentence } } pageInfo { hasNextPage endCursor } }
    whyNobody { sentence gates { gate left } }
    packing { sentence parties links candidates gap capped complete }
    coverage { offersKnown }
    didYouMean { argument }
  }
}`;

interface Score {
  value: number;
  parts: { value: number; weight: number }[];
}
interface Link {
  from: { name: string };
  to: { name: string };
  gives: { name: string };
  receives: { name: string };
  slots: { text: string }[];
  weakest: boolean;
  forReceiver: Score;
  forGiver: Score;
  chance: Score;
  spare: { from: { name: string }; gives: { name: string }; slots: { text: string }[]; closes: boolean } | null;
}

/**
 * The stories of the demo city once more, each row as it stands in its files, under other ids in a district of their own: so that somebody, a tie or a consent
 * can be taken away, and nobody else's question notices.
 */
const PEOPLE = [
  "per_umeno_tomoko",
  "per_tran_van_nam",
  "per_maruyama_kiyoji",
  "per_shigematsu_isao",
  "per_katayama_koichi",
  "per_matsufuji_aya",
  "per_seki_yoko",
];
const HOME = "叶え合いの写し校区";
const day = (text: string | undefined) => (text ? new Date(`${text}T00:00:00+09:00`) : null);
const people = rowsOf("city/people.csv").filter(({ id }) => PEOPLE.includes(id!));
const offers = rowsOf("city/offers.csv").filter(({ id }) => id!.startsWith("off_ring_"));
const wishes = rowsOf("city/wishes.csv").filter(({ id }) => id!.startsWith("wish_ring_"));
const ties = rowsOf("city/ties.csv").filter(({ from, to }) => PEOPLE.includes(from!) && PEOPLE.includes(to!));
const nameOf = (id: string | undefined) => people.find((row) => row["id"] === id)!["name"]!;
const topicOf = (id: string) => `写しの${rowsOf("topics.csv").find((row) => row["id"] === id)!["name"]}`;
const topics = [...new Set([...offers, ...wishes].flatMap((row) => list(row["topics"])))];

const THINGS: readonly Thing[] = [
  { noun: "District", name: HOME, level: "SCHOOL_DISTRICT" },
  ...topics.map((id): Thing => ({ noun: "Topic", name: topicOf(id), level: 2 })),
  ...people.map((row): Thing => ({
    noun: "Person",
    name: row["name"]!,
    birthYear: Number(row["birthYear"]),
    point: { longitude: Number(row["longitude"]), latitude: Number(row["latitude"]) },
  })),
  ...offers.map((row): Thing => ({
    noun: "Offer",
    name: row["name"]!,
    lane: row["lane"]!,
    type: row["type"]!,
    slots: list(row["slots"]),
    cap: Number(row["cap"]),
    observedAt: day(row["observedAt"]),
  })),
  ...wishes.map((row): Thing => ({
    noun: "Wish",
    name: row["name"]!,
    stance: row["stance"]!,
    slots: list(row["slots"]),
  })),
];
const TIED: readonly TieOf[] = [
  ...people.map((row): TieOf => ["LIVES_IN", row["name"]!, HOME]),
  ...offers.flatMap((row): TieOf[] => [
    ["OFFERS", nameOf(row["provider"]), row["name"]!],
    ["SERVES", row["name"]!, HOME],
    ...list(row["topics"]).map((id): TieOf => ["ABOUT", row["name"]!, topicOf(id)]),
  ]),
  ...wishes.flatMap((row): TieOf[] => [
    ["HAS_WISH", nameOf(row["who"]), row["name"]!, { observedAt: day(row["observedAt"]) }],
    ...list(row["topics"]).map((id): TieOf => ["ABOUT", row["name"]!, topicOf(id)]),
  ]),
];
const KNOWN = ties.map((row): TieOf => ["KNOWS", nameOf(row["from"]), nameOf(row["to"])]);

async function copied(change: { ties?: readonly TieOf[]; things?: readonly Thing[] } = {}): Promise<Town> {
  return settle(change.things ?? THINGS, [...TIED, ...(change.ties ?? KNOWN)]);
}

async function ringsOf(town: Town, variables: Record<string, unknown> = {}, who: Viewer | Persona = town.coordinator) {
  const asked = await ask(who, ASKED, { district: town.id(HOME), ...variables }, TODAY);
  expect(asked.errors).toEqual([]);
  const answer = asked.data.kanaeaiRings;
  const rings: Link[][] = answer.candidates.nodes.map(({ subject }: { subject: { links: Link[] } }) => subject.links);
  return { answer, rings, ways: rings.map(wayOf), statements: asked.statements };
}

/** Who gives to whom; of a ring from the one whose name comes first. */
function wayOf(links: readonly Link[]): string {
  const givers = links.map(({ from }) => from.name);
  const last = links.at(-1)!.to.name;
  if (last !== givers[0]) return [...givers, last].join(" → ");
  const first = givers.indexOf(givers.toSorted()[0]!);
  return [...givers.slice(first), ...givers.slice(0, first)].join(" → ");
}

const WITH_MARUYAMA = "チャン・ヴァン・ナム → 丸山喜代次 → 梅野智子";
const WITH_SHIGEMATSU = "チャン・ヴァン・ナム → 重松勲 → 梅野智子";
const CHAIN = "片山幸一 → 松藤彩 → 関陽子";

/** Without those of the log. */
const trips = (statements: readonly string[]) => statements.filter((name) => !/^(?:concerned|log-)/u.test(name));

describe("a ring of three", () => {
  let town: Town;
  beforeAll(async () => {
    town = await copied();
  }, 60_000);

  it("tells what each gives and receives, when, where it is weakest, and who could step in", async () => {
    const { answer, rings, ways } = await ringsOf(town);
    expect(ways).toEqual([WITH_MARUYAMA]);
    expect(answer).toMatchObject({ total: 1, whyNobody: null, packing: { capped: false, complete: true, gap: 0 } });
    const [ring] = rings;
    const told = ring!.map(({ from, to, gives, receives, slots }) =>
      [from.name, gives.name, to.name, receives.name, slots.map(({ text }) => text).join()].join(" / "),
    );
    expect(told.toSorted()).toEqual([
      "チャン・ヴァン・ナム / ベトナム語のあいさつ / 丸山喜代次 / 孫の嫁さんの国のことばを覚えたい / SA 10:00-12:00",
      "丸山喜代次 / 花の写真の撮り方 / 梅野智子 / 庭の花をきれいに撮りたい / SA 10:00-12:00",
      "梅野智子 / 豆からいれるコーヒーの手ほどき / チャン・ヴァン・ナム / 日本の喫茶店のコーヒーをいれてみたい / SA 10:00-12:00",
    ]);
    const photograph = ring!.find(({ from }) => from.name === "丸山喜代次")!;
    expect(photograph.spare).toEqual({
      from: { name: "重松勲" },
      gives: { name: "浜の朝の写真の撮り方" },
      slots: [{ text: "SA 10:00-12:00" }],
      closes: true,
    });
    expect(ring!.filter(({ spare }) => spare)).toEqual([photograph]);
    const chances = ring!.map(({ chance }) => chance.value);
    expect(ring!.findIndex(({ weakest }) => weakest)).toBe(chances.indexOf(Math.min(...chances)));
    expect(answer.candidates.nodes[0].subject.sentence).toMatch(/^3者の輪: .*いちばん弱いのは.*/u);
    expect(answer.candidates.nodes[0].reasons).toHaveLength(3);
  });

  it("makes each score the weighted mean of its parts", async () => {
    const { rings } = await ringsOf(town, { chains: true });
    for (const { forReceiver, forGiver, chance } of rings.flat()) {
      for (const { value, parts } of [forReceiver, forGiver, chance]) {
        expect(value).toBeCloseTo(
          parts.reduce((sum, part) => sum + part.value * part.weight, 0),
          2,
        );
        expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
      }
    }
  });

  it("breaks when one link falls away, and closes again with the spare", async () => {
    for (const gone of ["花の写真の撮り方", "丸山喜代次", "孫の嫁さんの国のことばを覚えたい"]) {
      expect((await ringsOf(town, { without: [town.id(gone)] })).ways, `without ${gone}`).toEqual([WITH_SHIGEMATSU]);
    }
    const both = [town.id("花の写真の撮り方"), town.id("浜の朝の写真の撮り方")];
    const { answer } = await ringsOf(town, { without: both });
    expect(answer.total).toBe(0);
    expect(answer.whyNobody.sentence).toContain("閉じません");
    // What is not there changes nothing.
    expect((await ringsOf(town, { without: ["off_nowhere"] })).ways).toEqual([WITH_MARUYAMA]);
  });

  it("shows only rings with one party when it is asked for, and says so when there is none", async () => {
    expect((await ringsOf(town, { of: town.id("重松勲") })).ways).toEqual([WITH_SHIGEMATSU]);
    const none = await ringsOf(town, { of: town.id("関陽子") });
    expect(none.answer.whyNobody.sentence).toContain("この人・団体の入る");
    const nobody = await ringsOf(town, { of: "per_nowhere" });
    expect(nobody.answer.whyNobody.sentence).toContain("記録されていません");
  });

  it("begins a chain with whoever gives and wishes nothing, and goes on page by page", async () => {
    expect((await ringsOf(town, { chains: true })).ways).toEqual([CHAIN, WITH_MARUYAMA]);
    const first = await ringsOf(town, { chains: true, first: 1 });
    expect(first.ways).toEqual([CHAIN]);
    const { hasNextPage, endCursor } = first.answer.candidates.pageInfo;
    expect(hasNextPage).toBe(true);
    const second = await ringsOf(town, { chains: true, first: 1, after: endCursor });
    expect(second.ways).toEqual([WITH_MARUYAMA]);
    expect(second.answer.candidates.pageInfo.hasNextPage).toBe(false);
    // Whoever wishes something begins no chain.
    await town.add(
      [{ noun: "Wish", name: "草花の名前を知りたい", stance: "RECEIVE" }],
      [
        ["HAS_WISH", "片山幸一", "草花の名前を知りたい"],
        ["ABOUT", "草花の名前を知りたい", topicOf("top_child-goods")],
      ],
    );
    expect((await ringsOf(town, { chains: true })).ways).not.toContain(CHAIN);
    await town.change("草花の名前を知りたい", { state: "FULFILLED" });
    expect((await ringsOf(town, { chains: true })).ways).toContain(CHAIN);
  });

  it("is shown to nobody who may not see all of it", async () => {
    for (const who of [
      "public",
      viewerWith("elsewhere", [{ role: "coordinator", districts: ["dst_nowhere"] }]),
    ] as const) {
      const { answer } = await ringsOf(town, { chains: true }, who);
      expect(answer).toMatchObject({ total: 0, packing: { parties: 0, links: 0, candidates: 0 } });
      expect(JSON.stringify(answer)).not.toMatch(/梅野|丸山|重松/u);
    }
  });

  it("takes one round trip to read, however much is asked, and one more to tell what was found", async () => {
    const two = ["kanaeai-rings", "rings-told"];
    expect(trips((await ringsOf(town)).statements)).toEqual(two);
    expect(trips((await ringsOf(town, { chains: true, first: 50 })).statements)).toEqual(two);
    expect(trips((await ringsOf(town, { without: [town.id("花の写真の撮り方")] })).statements)).toEqual(two);
    expect(trips((await ringsOf(town, { of: "per_nowhere" })).statements)).toEqual(["kanaeai-rings"]);
    expect(trips((await ringsOf(town, { district: "叶え合いの写し" })).statements)).toEqual(["understand", ...two]);
  });

  it("does not depend on the order in which the database gives its rows", async () => {
    const reading = statement(new URL("../../../src/questions/kanaeai/", import.meta.url).href, "kanaeai-rings.cypher");
    const context = contextFor(town.graph, town.coordinator, TODAY, { within: 60_000 });
    const [read] = await context.ask<Read>(reading, { district: town.id(HOME), at: TODAY, most: 100 });
    const before = groundOf(read!, new Set(), TODAY);
    expect(before.gifts.length).toBeGreaterThan(5);
    const chance = new Chance("shuffled");
    const shuffled = <T>(value: T): T =>
      Array.isArray(value) && value.every((each) => typeof each !== "number")
        ? (value
            .map((each) => [chance.throw(), each])
            .toSorted(([a], [b]) => a - b)
            .map(([, each]) => each) as T)
        : value;
    for (let round = 0; round < 5; round++) {
      const other: Read = {
        ...read!,
        parties: shuffled(read!.parties).map((row) => {
          const [gifts, demands] = [shuffled(row[4]), shuffled(row[5])];
          return [...row.slice(0, 4), gifts, demands, ...row.slice(6).map(shuffled)] as typeof row;
        }),
        topics: shuffled(read!.topics),
        districts: shuffled(read!.districts),
      };
      expect(groundOf(other, new Set(), TODAY)).toEqual(before);
    }
  });
});

describe("the ring is another, or none, without", () => {
  it("the tie by which two know each other", async () => {
    const town = await copied({ ties: KNOWN.filter(([, from, to]) => ![from, to].includes("丸山喜代次")) });
    expect((await ringsOf(town)).ways).toEqual([WITH_SHIGEMATSU]);
  });

  it("a helper, a wish or the hours; and who is full is told", async () => {
    const town = await copied();
    await town.change("花の写真の撮り方", { state: "PAUSED" });
    expect((await ringsOf(town)).ways).toEqual([WITH_SHIGEMATSU]);
    await town.change("重松勲", { shownTo: null });
    expect((await ringsOf(town)).ways).toEqual([]);
    await town.change("重松勲", { shownTo: "DISTRICT" });
    await town.change("浜の朝の写真の撮り方", { slots: ["MO 05:00-06:00"] });
    expect((await ringsOf(town)).ways).toEqual([]);
    await town.change("花の写真の撮り方", { state: "OPEN" });
    expect((await ringsOf(town)).ways).toEqual([WITH_MARUYAMA]);
    await town.change("ベトナム語のあいさつ", { cap: 0 });
    const { answer } = await ringsOf(town);
    expect(answer.total).toBe(0);
    const left = (name: string) => answer.whyNobody.gates.find(({ gate }: { gate: string }) => gate === name).left;
    expect(left("TOPIC")).toBeGreaterThan(left("CAP"));
  });

  it("the consent that opens a wish", async () => {
    const hidden = THINGS.map((thing) =>
      thing.name === "日本の喫茶店のコーヒーをいれてみたい" ? { ...thing, shownTo: "SELF" as const } : thing,
    );
    const town = await copied({ things: hidden });
    expect((await ringsOf(town)).ways).toEqual([]);
    const himself = viewerWith("nam", [{ role: "resident" }], town.id("チャン・ヴァン・ナム"));
    const { data } = await ask(
      himself,
      `mutation ($input: ConsentInput!) { consentGrant(input: $input, idempotencyKey: "ring") { consent { id version } userErrors { code field } } }`,
      {
        input: {
          person: town.id("チャン・ヴァン・ナム"),
          covers: [town.id("チャン・ヴァン・ナム"), town.id("日本の喫茶店のコーヒーをいれてみたい")],
          purpose: "PARTICIPATION",
          to: "COORDINATORS",
          given: "SCREEN",
        },
      },
      TODAY,
    );
    expect(data.consentGrant.userErrors).toEqual([]);
    expect((await ringsOf(town)).ways).toEqual([WITH_MARUYAMA]);
    const { id, version } = data.consentGrant.consent;
    await ask(
      himself,
      `mutation ($id: ID!, $version: Int!) { consentWithdraw(id: $id, version: $version, how: "口頭", idempotencyKey: "broken") { userErrors { code } } }`,
      { id, version },
      TODAY,
    );
    expect((await ringsOf(town)).ways).toEqual([]);
  });
});
