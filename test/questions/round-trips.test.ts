import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ask, TODAY } from "../town.ts";

/** How often an answer goes to the database: it is what makes it quick, and must not grow with what is asked for. */
const ANSWER =
  "total candidates { nodes { party { id name } score { value } reasons { sentence } } pageInfo { endCursor } } whyNobody { sentence } coverage { sentence } didYouMean { meant { name } } understood { name }";
const HELP = `query ($district: String!, $topic: String!, $for: ID, $when: [String!], $relax: [Gate!]! = [], $first: Int! = 20, $after: ID) {
  whoCanHelp(district: $district, topic: $topic, for: $for, when: $when, relax: $relax, first: $first, after: $after) { ${ANSWER} } }`;

/**
 * The statements of the answer itself. Behind them an answer that shows persons has one transaction more, which writes into the log whom: its statements
 * are counted apart, below.
 */
async function trips(query: string, variables: Record<string, unknown> = {}): Promise<readonly string[]> {
  return split(await all(query, variables)).answer;
}

async function all(query: string, variables: Record<string, unknown> = {}): Promise<readonly string[]> {
  const { statements, errors } = await ask("coordinator", query, variables, TODAY);
  expect(errors).toEqual([]);
  return statements;
}

const LOGGING = ["concerned", "log-head", "log-append"];

function split(statements: readonly string[]): { answer: readonly string[]; log: readonly string[] } {
  const begins = statements.findIndex((name) => LOGGING.includes(name));
  if (begins < 0) return { answer: statements, log: [] };
  return { answer: statements.slice(0, begins), log: statements.slice(begins) };
}

/** The first answer of a process also fetches the cursors' key, once. */
async function settled(): Promise<void> {
  await ask("coordinator", HELP, { district: "dst_midori", topic: "top_shopping" }, TODAY);
}

const nested = (first: number) =>
  `{ district(of: "dst_midori") { groups(first: ${first}) { nodes { name members(first: 3) { nodes { name } } } } } }`;

describe("round trips", () => {
  it("one for who can help, by ids, whatever else is asked", async () => {
    await settled();
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
    await settled();
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
      await settled();
      const query = `query ($of: ID!, $first: Int!) { matchesFor(of: $of, first: $first) { ${ANSWER} } }`;
      const [few, many] = [await trips(query, { of, first: 1 }), await trips(query, { of, first: 50 })];
      expect([few[0], few.toSorted()]).toEqual(["need-ground", expected]);
      expect([many[0], many.toSorted()]).toEqual(["need-ground", expected]);
    },
  );

  it("two rounds for what a company could do in a district, one more for a district in words", async () => {
    await settled();
    const query = `query ($of: ID!, $district: String!) { matchesFor(of: $of, district: $district) { ${ANSWER} } }`;
    const rounds = ["district-coverage", "need-ground", "party-needs", "uncovered-topics"];
    expect((await trips(query, { of: "com_arimatsu", district: "dst_midori" })).toSorted()).toEqual(rounds);
    expect((await trips(query, { of: "com_arimatsu", district: "みどり校区" })).toSorted()).toEqual(
      [...rounds, "understand"].toSorted(),
    );
  });

  it("two at once for the uncovered topics, one more before them for a district in words", async () => {
    await settled();
    const query = `query ($district: String!, $first: Int! = 50) { uncoveredTopics(district: $district, first: $first) { ${ANSWER} } }`;
    const two = ["district-coverage", "uncovered-topics"];
    expect((await trips(query, { district: "dst_midori" })).toSorted()).toEqual(two);
    expect((await trips(query, { district: "dst_midori", first: 1 })).toSorted()).toEqual(two);
    expect((await trips(query, { district: "みどり校区" })).toSorted()).toEqual([...two, "understand"]);
  });

  it("one each for around, the paths, the search and an entity", async () => {
    await settled();
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
    await settled();
    const [few, many] = [await trips(nested(1)), await trips(nested(6))];
    expect(many).toEqual(few);
    expect(few).toEqual(["entities", "shelf", "tied"]);
  });

  it("no operation of the catalogue takes more than four, of which at least two go out together", async () => {
    await settled();
    const folder = new URL("../../schema/operations/", import.meta.url);
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".graphql"))) {
      const examples: { persona: "coordinator"; variables: Record<string, unknown> }[] = JSON.parse(
        readFileSync(new URL(file.replace(".graphql", ".variables.json"), folder), "utf8"),
      );
      for (const { persona, variables } of examples) {
        const { statements } = await ask(persona, readFileSync(new URL(file, folder), "utf8"), variables, TODAY);
        const { answer, log } = split(statements);
        const told = `${file} ${JSON.stringify(variables)}: ${statements.join(", ")}`;
        expect(answer.length, told).toBeLessThanOrEqual(4);
        expect(log.length, told).toBeLessThanOrEqual(3);
      }
    }
  });

  it("for the log: none where nobody is shown, otherwise the head and the event, and before them whose the things are that do not say so", async () => {
    await settled();
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
      split((await ask("public", HELP, { district: "dst_midori", topic: "top_shopping" }, TODAY)).statements).log,
    ).toEqual([]);
  });
});
