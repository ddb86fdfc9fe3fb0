import { beforeAll, describe, expect, it } from "vitest";
import { keeperOf } from "../../src/trust/viewer.ts";
import { ask, settle, TODAY, type Thing, type TieOf, type Town } from "../town.ts";

const PAGE =
  "total candidates { edges { cursor node { subject { ... on Offer { id name } ... on Tie { id } ... on Gap { topic { id } } } score { value } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }";
const HELP = `query ($district: String!, $topic: String!, $first: Int!, $after: ID) {
  whoCanHelp(district: $district, topic: $topic, first: $first, after: $after) { ${PAGE} } }`;

interface Page {
  total: number;
  candidates: {
    edges: {
      cursor: string;
      node: { subject: { id?: string; topic?: { id: string } }; score: { value: number } | null };
    }[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  };
}

/** Many offers of the same topic; several are alike in every part, so that only the id tells them apart. */
const OFFERS = 23;
const things: Thing[] = [
  { noun: "District", name: "ふもと校区", level: "SCHOOL_DISTRICT" },
  { noun: "Topic", name: "竹とんぼ作り", level: 1 },
  { noun: "Group", name: "竹の会", shownTo: "PUBLIC" },
  ...Array.from({ length: OFFERS }, (_, at): Thing => ({
    noun: "Offer",
    name: `竹とんぼ ${at}`,
    lane: "INFORMAL",
    type: "SKILL",
    shownTo: "PUBLIC",
    cap: (at % 3) + 1,
    observedAt: new Date(Date.UTC(2026, at % 5, 1)),
  })),
];
const ties: TieOf[] = [
  ["ACTIVE_IN", "竹の会", "ふもと校区", { shownTo: "PUBLIC" }],
  ...Array.from({ length: OFFERS }, (_, at): TieOf[] => [
    ["OFFERS", "竹の会", `竹とんぼ ${at}`, { shownTo: "PUBLIC" }],
    ["ABOUT", `竹とんぼ ${at}`, "竹とんぼ作り"],
    ["SERVES", `竹とんぼ ${at}`, "ふもと校区"],
  ]).flat(),
];

const idsOf = (page: Page) => page.candidates.edges.map(({ node }) => node.subject.id ?? node.subject.topic?.id ?? "");

describe("pages", () => {
  let town: Town;
  let asked: { district: string; topic: string };
  beforeAll(async () => {
    town = await settle(things, ties);
    asked = { district: town.id("ふもと校区"), topic: town.id("竹とんぼ作り") };
  });

  async function page(variables: Record<string, unknown>, now = TODAY): Promise<Page> {
    const { data, errors } = await ask(town.coordinator, HELP, { ...asked, ...variables }, now);
    expect(errors).toEqual([]);
    return data.whoCanHelp;
  }

  /** All pages in turn; each is asked a day later than the one before. */
  async function leafed(first: number, between: (at: number) => Promise<void> = async () => {}): Promise<string[]> {
    const ids: string[] = [];
    let after: string | null = null;
    for (let at = 0; ; at++) {
      const one: Page = await page({ first, after }, new Date(TODAY.getTime() + at * 86_400_000));
      const { edges, pageInfo } = one.candidates;
      expect(pageInfo.hasPreviousPage).toBe(at > 0);
      expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([
        edges[0]?.cursor ?? null,
        edges.at(-1)?.cursor ?? null,
      ]);
      ids.push(...idsOf(one));
      if (!pageInfo.hasNextPage) return ids;
      expect(edges).toHaveLength(first);
      after = pageInfo.endCursor;
      await between(at);
    }
  }

  it.each([1, 2, 7, 22, 23, 24, 50])("of %i, joined, are the one big page: no row twice, none lost", async (first) => {
    const whole = await page({ first: 50 });
    expect(whole.total).toBe(OFFERS);
    expect(idsOf(whole)).toHaveLength(OFFERS);
    expect(await leafed(first)).toEqual(idsOf(whole));
  });

  it("stand in the same order each time: by score, then by id", async () => {
    const whole = await page({ first: 50 });
    const rows = whole.candidates.edges.map(({ node }) => [node.score!.value, node.subject.id!] as const);
    const sorted = rows.toSorted(([a, x], [b, y]) => b - a || (x < y ? -1 : 1));
    expect(rows).toEqual(sorted);
    expect(new Set(rows.map(([score]) => score)).size).toBeLessThan(OFFERS);
    for (let again = 0; again < 4; again++) expect(idsOf(await page({ first: 50 }))).toEqual(idsOf(whole));
  });

  it("go on after any row, not only the last of a page", async () => {
    const { candidates } = await page({ first: 50 });
    const ids = candidates.edges.map(({ node }) => node.subject.id);
    for (const at of [0, 4, 21]) {
      expect(idsOf(await page({ first: 50, after: candidates.edges[at]!.cursor }))).toEqual(ids.slice(at + 1));
    }
    const behind = await page({ first: 5, after: candidates.edges.at(-1)!.cursor });
    expect(behind.candidates).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
    expect(behind.total).toBe(OFFERS);
  });

  it("honour what is withdrawn between two of them, and lose nobody by it", async () => {
    const other = await settle(things, ties);
    const variables = { district: other.id("ふもと校区"), topic: other.id("竹とんぼ作り"), first: 10 };
    const get = async (after?: string | null): Promise<Page> =>
      (await ask(other.coordinator, HELP, { ...variables, after }, TODAY)).data.whoCanHelp;
    const whole = idsOf((await ask(other.coordinator, HELP, { ...variables, first: 50 }, TODAY)).data.whoCanHelp);
    const one = await get();
    const names = new Map(things.filter(({ noun }) => noun === "Offer").map(({ name }) => [other.id(name), name]));
    // One that was shown, the very row that the cursor stands on, and two still to come.
    const withdrawn = [whole[3]!, whole[9]!, whole[10]!, whole[15]!];
    for (const id of withdrawn) await other.change(names.get(id)!, { shownTo: null });
    const two = await get(one.candidates.pageInfo.endCursor);
    const three = await get(two.candidates.pageInfo.endCursor);
    expect([...idsOf(two), ...idsOf(three)]).toEqual(whole.slice(10).filter((id) => !withdrawn.includes(id)));
    expect(two.total).toBe(OFFERS - withdrawn.length);
    expect(three.candidates.pageInfo.hasNextPage).toBe(false);
  });

  it.each([0, -1, 51, 99])("of %i rows are refused, and the bounds are named", async (first) => {
    const { errors } = await ask(town.coordinator, HELP, { ...asked, first });
    expect(errors[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
    expect(errors[0]?.message).toContain("1〜50");
  });

  describe("a cursor", () => {
    it("is refused when a single character of it was changed", async () => {
      const cursor = (await page({ first: 3 })).candidates.pageInfo.endCursor!;
      for (const at of [0, 5, 20, 30, cursor.length - 3]) {
        const changed = cursor.slice(0, at) + (cursor[at] === "A" ? "B" : "A") + cursor.slice(at + 1);
        await refused(town.coordinator, HELP, { ...asked, first: 3, after: changed });
      }
    });

    it.each(["", "x", "null", "eyJ4IjoxfQ", "A".repeat(200), "あ", cursorOf([0.5, "off_1", 0])])(
      "is refused when it is made up: %s",
      async (after) => {
        await refused(town.coordinator, HELP, { ...asked, first: 3, after });
      },
    );

    it("is refused in another's hands", async () => {
      const cursor = (await page({ first: 3 })).candidates.pageInfo.endCursor!;
      const colleague = keeperOf("per_colleague", town.coordinator.keeps);
      for (const other of [colleague, "public", "coordinator"] as const) {
        await refused(other, HELP, { ...asked, first: 3, after: cursor });
      }
    });

    it("is refused by every other list, and by the same question about something else", async () => {
      const after = (await page({ first: 3 })).candidates.pageInfo.endCursor!;
      const offer = town.id("竹とんぼ 1");
      const lists: [string, Record<string, unknown>][] = [
        [HELP, { ...asked, topic: "top_walking", first: 3 }],
        [HELP.replace("topic: $topic,", "topic: $topic, relax: [CAP],"), { ...asked, first: 3 }],
        [HELP.replace("topic: $topic,", 'topic: $topic, when: ["MO 09:00-10:00"],'), { ...asked, first: 3 }],
        [`query ($of: ID!, $after: ID) { matchesFor(of: $of, after: $after) { total } }`, { of: offer }],
        [`query ($of: ID!, $after: ID) { around(of: $of, after: $after) { total } }`, { of: town.id("竹の会") }],
        [
          `query ($district: String!, $after: ID) { uncoveredTopics(district: $district, after: $after) { total } }`,
          { district: asked.district },
        ],
        [`query ($text: String!, $after: ID) { search(text: $text, after: $after) { nodes { id } } }`, { text: "竹" }],
        [
          `query ($id: ID!, $after: ID) { entity(id: $id) { ... on Group { offers(after: $after) { nodes { id } } } } }`,
          { id: town.id("竹の会") },
        ],
        [
          `query ($id: ID!, $after: ID) { entity(id: $id) { ... on District { offers(after: $after) { nodes { id } } } } }`,
          { id: asked.district },
        ],
      ];
      for (const [query, variables] of lists) await refused(town.coordinator, query, { ...variables, after });
    });

    it("says nothing to whoever reads it", async () => {
      const { cursor, node } = (await page({ first: 1 })).candidates.edges[0]!;
      const bytes = Buffer.from(cursor, "base64url").toString("latin1");
      expect(bytes).not.toContain(node.subject.id);
      expect(bytes).not.toContain(String(node.score!.value));
      const again = (await page({ first: 1 })).candidates.edges[0]!;
      expect(again.cursor).not.toBe(cursor);
    });
  });
});

/** The cursor is refused, in words that give nothing away. */
async function refused(
  viewer: Parameters<typeof ask>[0],
  query: string,
  variables: Record<string, unknown>,
): Promise<void> {
  const { errors, data } = await ask(viewer, query, variables, TODAY);
  expect(
    errors.map(({ extensions }) => extensions?.["code"]),
    JSON.stringify(data),
  ).toEqual(["BAD_USER_INPUT"]);
  expect(errors[0]!.message).toContain("start again without it");
  // Neither what is in a cursor nor why it could not be opened is anybody's business.
  expect(errors[0]!.message).not.toMatch(/auth|decrypt|cipher|JSON|score/iu);
}

function cursorOf(row: unknown[]): string {
  return Buffer.from(JSON.stringify(row)).toString("base64url");
}

describe("pages of the other lists", () => {
  it.each([
    [
      "around",
      `query ($first: Int!, $after: ID) { list: around(of: "per_sato_hanako", first: $first, after: $after) { ${PAGE} } }`,
    ],
    [
      "uncoveredTopics",
      `query ($first: Int!, $after: ID) { list: uncoveredTopics(district: "dst_midori", all: true, first: $first, after: $after) { ${PAGE} } }`,
    ],
    [
      "matchesFor",
      `query ($first: Int!, $after: ID) { list: matchesFor(of: "off_arimatsu_van", relax: [TIME], first: $first, after: $after) { total candidates { edges { cursor node { subject { ... on Need { id } ... on Wish { id } } score { value } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
    ],
  ])("%s, joined, are the one big page", async (_, query) => {
    const get = async (first: number, after?: string | null): Promise<Page> => {
      const { data, errors } = await ask("coordinator", query, { first, after }, TODAY);
      expect(errors).toEqual([]);
      return data.list;
    };
    const whole = idsOf(await get(50));
    expect(whole.length).toBeGreaterThan(1);
    const joined: string[] = [];
    let after: string | null = null;
    do {
      const one: Page = await get(2, after);
      joined.push(...idsOf(one));
      after = one.candidates.pageInfo.hasNextPage ? one.candidates.pageInfo.endCursor : null;
    } while (after !== null && joined.length < 60);
    expect(joined.slice(0, 50)).toEqual(whole);
    expect(new Set(joined).size).toBe(joined.length);
  });

  it("search, joined, are the one big page", async () => {
    const query = `query ($first: Int!, $after: ID) { search(text: "佐藤", first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
    const get = async (
      first: number,
      after?: string | null,
    ): Promise<{ nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }> =>
      (await ask("coordinator", query, { first, after }, TODAY)).data.search;
    const whole = (await get(50)).nodes.map(({ id }) => id);
    expect(whole.length).toBeGreaterThan(2);
    const joined: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo } = await get(1, after);
      joined.push(...nodes.map(({ id }) => id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(joined).toEqual(whole);
  });
});
