import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateCity } from "../../seeds/generate.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { NOUNS } from "../../src/things/model.ts";
import { keeperOf, type Viewer } from "../../src/trust/viewer.ts";
import { examplesOf } from "../../src/warm.ts";
import { said, testGraph } from "../graph/connect.ts";
import { ask, roundsOf, TODAY } from "../town.ts";
import { FULL } from "../sample.ts";

/** How often an answer goes to the database: it is what makes it quick, and must not grow with what is asked for. */
const ANSWER =
  "total candidates { nodes { party { id name } score { value } reasons { sentence } } pageInfo { endCursor } } whyNobody { sentence } coverage { sentence } didYouMean { meant { name } } understood { name }";
const HELP = `query ($district: String!, $topic: String!, $for: ID, $when: [String!], $relax: [Gate!]! = [], $first: Int! = 20, $after: ID) {
  whoCanHelp(district: $district, topic: $topic, for: $for, when: $when, relax: $relax, first: $first, after: $after) { ${ANSWER} } }`;

/** The statements of the answer itself; those of the log are counted apart, below, and all of every question of the catalogue where its examples are asked (`stories.test.ts`). */
async function trips(query: string, variables: Record<string, unknown> = {}): Promise<readonly string[]> {
  return roundsOf(await all(query, variables)).answer;
}

async function all(query: string, variables: Record<string, unknown> = {}): Promise<readonly string[]> {
  const { statements, errors } = await ask("coordinator", query, variables, TODAY);
  expect(errors).toEqual([]);
  return statements;
}

const due = (more: string) =>
  `query ($district: String!, $first: Int! = 50) { introductionsDue(district: $district, first: $first) { ${ANSWER} ${more} } }`;
const nested = (first: number) =>
  `{ district(of: "dst_midori") { groups(first: ${first}) { nodes { name members(first: 3) { nodes { name } } } } } }`;

describe("round trips", () => {
  it("one for who can help, by ids, whatever else is asked", async () => {
    const ids = { district: "dst_midori", topic: "top_shopping" };
    const one = ["who-can-help"];
    expect(await trips(HELP, ids)).toEqual(one);
    expect(await trips(HELP, { ...ids, first: 1 })).toEqual(one);
    expect(await trips(HELP, { ...ids, first: 50 })).toEqual(one);
    expect(
      await trips(HELP, { ...ids, for: "need_sato_shopping", when: ["WE 14:00-16:00"], relax: ["TIME", "CAP"] }),
    ).toEqual(one);
    expect(await trips(HELP, { ...ids, topic: "top_night-watch" })).toEqual(one);
    const { data } = await ask("coordinator", HELP, { ...ids, first: 2 }, TODAY);
    expect(await trips(HELP, { ...ids, first: 2, after: data.whoCanHelp.candidates.pageInfo.endCursor })).toEqual(one);
  });

  it("two by words, whether one argument is words or both: the first finds out what is meant", async () => {
    const two = ["understand", "who-can-help"];
    expect(await trips(HELP, { district: "みどり校区", topic: "膝が悪くて買い物に行けない" })).toEqual(two);
    expect(await trips(HELP, { district: "dst_midori", topic: "電球が替えられない" })).toEqual(two);
    expect(await trips(HELP, { district: "さくら校区", topic: "top_shopping", first: 50 })).toEqual(two);
    expect(await trips(HELP, { district: "dst_midori", topic: "ぬへぽめろそむら" })).toEqual(["understand"]);
  });

  it.each([
    ["need_sato_shopping", ["need-ground", "who-can-help"]],
    ["off_arimatsu_van", ["need-ground", "offer-needs"]],
    ["wish_kuroki_knitting", ["need-ground", "wish-places", "wish-wishes"]],
    ["wish_inoue_rail", ["need-ground", "who-can-help", "wish-places", "wish-wishes"]],
    ["plc_engawa", ["need-ground", "place-wishes"]],
    ["com_arimatsu", ["need-ground", "party-needs"]],
  ])(
    "two rounds for what matches %s: what is it, and what meets it, in up to three that go out together",
    async (of, expected) => {
      const query = `query ($of: ID!, $first: Int!) { matchesFor(of: $of, first: $first) { ${ANSWER} } }`;
      const [few, many] = [await trips(query, { of, first: 1 }), await trips(query, { of, first: 50 })];
      expect([few[0], few.toSorted()]).toEqual(["need-ground", expected]);
      expect([many[0], many.toSorted()]).toEqual(["need-ground", expected]);
    },
  );

  it("two rounds for what a company could do in a district, whether it is named or its id is given", async () => {
    const query = `query ($of: ID!, $district: String!) { matchesFor(of: $of, district: $district) { ${ANSWER} } }`;
    const rounds = ["district-coverage", "need-ground", "party-needs", "uncovered-topics"];
    expect((await trips(query, { of: "com_arimatsu", district: "dst_midori" })).toSorted()).toEqual(rounds);
    expect((await trips(query, { of: "com_arimatsu", district: "みどり校区" })).toSorted()).toEqual(
      [...rounds, "understand"].toSorted(),
    );
  });

  it("two at once for the uncovered topics, one more before them for a district in words", async () => {
    const query = `query ($district: String!, $first: Int! = 50) { uncoveredTopics(district: $district, first: $first) { ${ANSWER} } }`;
    const two = ["district-coverage", "uncovered-topics"];
    expect((await trips(query, { district: "dst_midori" })).toSorted()).toEqual(two);
    expect((await trips(query, { district: "dst_midori", first: 1 })).toSorted()).toEqual(two);
    expect((await trips(query, { district: "みどり校区" })).toSorted()).toEqual([...two, "understand"]);
  });

  it("two for the introductions that are due, the second for what is told of them, however many; one more before them for a district in words", async () => {
    const told =
      "told: candidates { nodes { subject { ... on Introduction { state due { sentence } parties { party { name } answer } concerns { name } history { move } } } } }";
    expect(await trips(due(""), { district: "dst_midori" })).toEqual(["introductions-due"]);
    const two = ["introductions-due", "introduction-parts"];
    expect(await trips(due(told), { district: "dst_midori" })).toEqual(two);
    expect(await trips(due(told), { district: "dst_midori", first: 1 })).toEqual(two);
    expect(await trips(due(told), { district: "みどり校区" })).toEqual(["understand", ...two]);
  });

  it("one each for around, the paths, the search and an entity", async () => {
    expect(await trips(`{ around(of: "per_sato_hanako", first: 50) { bundles { kind count } ${ANSWER} } }`)).toEqual([
      "around",
    ]);
    expect(await trips(`{ around(of: "grp_salon_wakaba", first: 2) { bundles { kind count } ${ANSWER} } }`)).toEqual([
      "around",
    ]);
    expect(await trips(`{ pathBetween(from: "per_coord_midori", to: "per_narita_hiroshi") { ${ANSWER} } }`)).toEqual([
      "path-between",
    ]);
    expect(await trips(`{ search(text: "佐藤", first: 50) { nodes { id name } } }`)).toEqual(["search"]);
    expect(await trips(`{ entity(id: "per_sato_hanako") { name ... on Person { birthYear phone } } }`)).toEqual([
      "entities",
    ]);
  });

  it("one for each level of nested lists, however many rows they hang on", async () => {
    const [few, many] = [await trips(nested(1)), await trips(nested(6))];
    expect(many).toEqual(few);
    expect(few).toEqual(["entities", "shelf", "tied"]);
  });

  it("for the log: none where nobody is shown, otherwise the head and the event, and before them whose the things are that do not say so", async () => {
    expect(await all(`{ district(of: "dst_midori") { name population } }`)).toEqual(["entities"]);
    expect(await all(`{ entity(id: "per_sato_hanako") { name } }`)).toEqual(["entities", "log-head", "log-append"]);
    expect(await all(HELP, { district: "dst_midori", topic: "top_shopping" })).toEqual([
      "who-can-help",
      "log-head",
      "log-append",
    ]);
    expect(await all(HELP, { district: "dst_midori", topic: "top_shopping", for: "need_sato_shopping" })).toEqual([
      "who-can-help",
      "concerned",
      "log-head",
      "log-append",
    ]);
    expect(
      roundsOf((await ask("public", HELP, { district: "dst_midori", topic: "top_shopping" }, TODAY)).statements).log,
    ).toEqual([]);
  });
});

/** The questions of the community: each is asked in the demo city, and of the like in a city that is larger. */
const SCENE_1 = [
  "Accompaniment",
  "DistrictVision",
  "IfLeaves",
  "Inbox",
  "KanaeaiRings",
  "LonelyPlaces",
  "MatchesFor",
  "MeetingOutcomes",
  "MissingTies",
  "MixingGenerations",
  "NeverAsked",
  "OnlyMyTies",
  "OverAsked",
  "ReachGaps",
  "SimilarWishes",
  "SuitsMe",
  "UncoveredTopics",
  "WhoCanHelp",
  "WhoCouldOpenPlace",
  "WishOutcomes",
];
/** What it takes hangs on what it is asked of. */
const MATCHED: readonly Record<string, unknown>[] = [
  { of: "wish_inoue_rail" },
  { of: "need_sato_shopping" },
  { of: "off_arimatsu_van" },
  { of: "plc_engawa" },
  { of: "com_arimatsu", district: "dst_midori" },
];
const LARGER = 20_000;

// In the full run: to write a larger city takes longer than to ask it.
describe.runIf(FULL)("round trips in a larger city", { timeout: 300_000 }, () => {
  let graph: Graph;
  let keeper: Viewer;
  /** One of each noun there, by the beginning of its id. */
  const like = new Map<string, string>();
  beforeAll(async () => {
    graph = await testGraph();
    const { districts } = await generateCity(graph, LARGER);
    keeper = keeperOf("per_round-trips", districts);
    like.set(NOUNS.District, districts[0]!);
    const one = said(
      `MATCH (n:Entity)-[:SHELVED_ON]->(:Shelf {key: $key}) RETURN n.id AS id ORDER BY COUNT { (n)--(:Entity) } DESC, id LIMIT 1`,
      "one-of-each",
    );
    for (const noun of ["Person", "Group", "Company", "Place", "Offer", "Need", "Wish"] as const) {
      const [found] = await graph.read<{ id: string }>(one, { key: `${districts[0]}/${noun}` });
      like.set(NOUNS[noun], found!.id);
    }
  }, 300_000);
  afterAll(async () => {
    const gone = said("MATCH (n:Entity {source: $source}) DETACH DELETE n", "larger-gone");
    await graph.write(async (tx) => tx.run(gone, { source: `generated-g${LARGER}` }), { within: 60_000 });
    await graph.close();
  }, 120_000);

  /** The same question about things of that city; topics are the same everywhere, and a district in words is named by its id. */
  const moved = (variables: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [
        name,
        name === "district"
          ? like.get(NOUNS.District)
          : typeof value === "string"
            ? (like.get(value.split("_")[0]!) ?? value)
            : value,
      ]),
    );

  it("as many as in the demo city, of every question of the community", async () => {
    const folder = new URL("../../schema/operations/", import.meta.url);
    const told: string[] = [];
    const asking = SCENE_1.flatMap((name) =>
      name === "MatchesFor"
        ? MATCHED.map((variables) => ({ name, variables }))
        : examplesOf(name)
            .slice(0, 1)
            .map(({ variables }) => ({ name, variables })),
    );
    for (const { name, variables } of asking) {
      const query = readFileSync(new URL(`${name}.graphql`, folder), "utf8");
      // A person's own example is asked as their coordinator would, in both.
      const here = { ...variables, ...("district" in variables && { district: "dst_midori" }) };
      const [small, large] = [
        await ask("coordinator", query, here, TODAY),
        await ask(keeper, query, moved(here), TODAY),
      ];
      const counted = (asked: typeof small) => roundsOf(asked.statements).answer.toSorted();
      const found = (asked: typeof small) => Object.values<{ total: number }>(asked.data)[0]!.total;
      expect([small.errors, large.errors], name).toEqual([[], []]);
      // Where nothing is found there is nothing to be told of it.
      if (found(small) > 0 && found(large) > 0) {
        expect(counted(large), name).toEqual(counted(small));
        told.push(name);
      } else expect(counted(large).length, name).toBeLessThanOrEqual(counted(small).length);
    }
    // Nobody holds meetings there, and nobody's voice is heard.
    expect(told.length, told.join()).toBeGreaterThan(asking.length / 2);
  });
});
