import "reflect-metadata";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contextFor } from "../../src/context.ts";
import type { Graph, Params } from "../../src/graph/graph.ts";
import type { Statement } from "../../src/graph/statement.ts";
import { MOST_READ, type ReadName } from "../../src/questions/left-out.ts";
import { personaOf } from "../../src/trust/personas.ts";
import { examplesOf } from "../../src/warm.ts";
import { testGraph } from "../graph/connect.ts";
import { sampled } from "../sample.ts";
import { askIn, TODAY } from "../town.ts";

/** Which operations come to which limit. Each is lowered to one, in the statement and in the words, and the demo city is more than that. */
const LIMITED: readonly (readonly [name: ReadName, operation: string])[] = [
  ["VOICES", "Inbox"],
  ["TIES_OF_ONE", "IfLeaves"],
  ["WISHES_COMPARED", "SimilarWishes"],
  ["OFFERS_OF_ONE", "MatchesFor"],
  ["PLACES", "LonelyPlaces"],
  ["NEEDS", "UncoveredTopics"],
  ["OWNERS", "WhoCouldOpenPlace"],
  ["WISHES_OF_ONE", "SuitsMe"],
  ["HOMES", "ReachGaps"],
  ["VOICES", "DistrictVision"],
  ["MEETINGS", "MeetingOutcomes"],
  ["DECISIONS", "MeetingOutcomes"],
  ["INTRODUCTIONS", "IntroductionsDue"],
  ["OF_EACH_NOUN", "MissingTies"],
  ["RING_MATERIAL", "KanaeaiRings"],
  ["RINGS", "KanaeaiRings"],
  ["HAPPENING", "MatchesFor"],
  ["WISHES", "MatchesFor"],
  ["WISHES", "UncoveredTopics"],
  ["WISHES", "WishOutcomes"],
  ["STEPS_OF_WISH", "WishOutcomes"],
  ["SUPPORTERS", "WishOutcomes"],
  ["ACQUAINTANCES", "SuitsMe"],
  ["VISITORS_OF_PLACE", "MixingGenerations"],
  ["PEOPLE_OF_PLACES", "LonelyPlaces"],
  ["ACQUAINTANCES_OF_VISITORS", "LonelyPlaces"],
  ["WISHES_OF_PLACES", "MixingGenerations"],
  ["PARTNERS", "LonelyPlaces"],
  ["NEIGHBOURHOODS", "ReachGaps"],
  ["PLACES_IN_REACH", "ReachGaps"],
  ["WISHES_FOR_A_PLACE", "WhoCouldOpenPlace"],
  ["EXPERIENCED", "WhoCouldOpenPlace"],
  ["MEMBERS_OF_EACH", "WhoCouldOpenPlace"],
  ["ACQUAINTANCES_OF_EACH", "WhoCouldOpenPlace"],
  ["TIES_OF_A_KIND", "EcoMap"],
  ["WAYS", "IntroductionPath"],
  ["ASKED_FIRST", "MayShow"],
  ["GAPS", "MatchesFor"],
];

/** What no operation of the catalogue comes to: the search, which test/questions/exploring.test.ts tries with more than that. */
const ELSEWHERE: readonly ReadName[] = ["NAMED", "TOLD_OF"];

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(async () => graph.close());

const operation = (name: string) =>
  readFileSync(new URL(`../../schema/operations/${name}.graphql`, import.meta.url), "utf8");

/** Reads with every limit of this figure lowered to one. */
function lowered(most: number): Graph {
  const lower = (statement: Statement): Statement => ({
    ...statement,
    text: statement.text
      .replaceAll(new RegExp(`\\bLIMIT ${most}\\b`, "gu"), "LIMIT 1")
      .replaceAll(`[0..${most}]`, "[0..1]")
      .replaceAll(`[0..${most + 1}]`, "[0..2]"),
  });
  const read = async (statement: Statement, given: Params): Promise<unknown> =>
    graph.read(lower(statement), given, { within: 60_000 });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as much of a graph as an answer uses
  return { read, write: graph.write.bind(graph) } as unknown as Graph;
}

interface Told {
  sentence: string;
  most: number;
}

/** What the examples of this operation leave out, each told once. */
async function leftOut(name: string, of: Graph): Promise<Told[]> {
  const told = new Map<string, Told>();
  for (const { persona, variables } of examplesOf(name)) {
    const context = contextFor(of, personaOf(persona)!, TODAY, { within: 60_000, toNobody: true });
    const { data, errors } = await askIn(context, operation(name), { ...variables, language: "EN" });
    expect(errors).toEqual([]);
    for (const each of Object.values<{ leftOut: Told[] }>(data)[0]!.leftOut) told.set(each.sentence, each);
  }
  return [...told.values()];
}

describe("what an answer leaves out", () => {
  it("is nothing of the demo city", async () => {
    for (const name of sampled([...new Set(LIMITED.map(([, each]) => each))].toSorted(), 8)) {
      const told = await leftOut(name, graph);
      // Of ways there are always more: the five shortest are asked for.
      expect(
        told.filter(({ most }) => most !== MOST_READ.WAYS.most),
        name,
      ).toEqual([]);
    }
  }, 180_000);

  it.each(sampled(LIMITED, 32))(
    "is said of %s in %s",
    async (name, asked) => {
      const limit = MOST_READ[name];
      const { most } = limit;
      limit.most = 1;
      try {
        expect(await leftOut(asked, lowered(most))).toContainEqual({
          most: 1,
          sentence: `No more than 1 ${limit.en} are reckoned with at once; what lies beyond is not in this answer.`,
        });
      } finally {
        limit.most = most;
      }
    },
    60_000,
  );

  it("is tried for everything that an answer can leave out", () => {
    const tried = new Set([...ELSEWHERE, ...LIMITED.map(([name]) => name)]);
    expect(Object.keys(MOST_READ).filter((name) => !tried.has(name as ReadName))).toEqual([]);
  });
});
