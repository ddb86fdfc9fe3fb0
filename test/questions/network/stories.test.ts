import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contextFor } from "../../../src/context.ts";
import type { Graph, Params } from "../../../src/graph/graph.ts";
import type { Statement } from "../../../src/graph/statement.ts";
import { said, testGraph } from "../../graph/connect.ts";
import { askIn, TODAY } from "../../town.ts";

/** What the stories rest on: without the tie, or without the person's leave to be seen, the answer is another. Nothing is changed for anybody else: it is rolled back. */
const UNTIED = said("MATCH (:Entity {id: $from})-[t]-(:Entity {id: $to}) WHERE type(t) = $kind DELETE t", "untied");
const HIDDEN = said("MATCH (n:Entity {id: $id}) SET n.audience = []", "hidden");
type Change = readonly [Statement, Params];
const without = (kind: string, from: string, to: string): Change => [UNTIED, { kind, from, to }];
const unseen = (id: string): Change => [HIDDEN, { id }];

class Enough extends Error {}

/** The graph as it would be after the change, for the statements that read the network. */
function changed(graph: Graph, [change, params]: Change): Graph {
  const read = async (statement: Statement, given: Params): Promise<unknown> => {
    if (statement.name !== "network" && statement.name !== "shown")
      return graph.read(statement, given, { within: 60_000 });
    let rows: unknown;
    await graph
      .write(
        async (tx) => {
          await tx.run(change, params);
          rows = await tx.run(statement, given);
          throw new Enough();
        },
        { within: 60_000 },
      )
      .catch((error: unknown) => {
        if (rows === undefined) throw error;
      });
    return rows;
  };
  return { read, write: graph.write.bind(graph) } as unknown as Graph;
}

interface Told {
  total: number;
  of: string[];
}

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(async () => graph.close());

async function told(operation: string, variables: Record<string, unknown>, change?: Change): Promise<Told> {
  const query = readFileSync(new URL(`../../../schema/operations/${operation}.graphql`, import.meta.url), "utf8");
  const context = contextFor(change ? changed(graph, change) : graph, "coordinator", TODAY, {
    within: 60_000,
    toNobody: true,
  });
  const { data, errors } = await askIn(context, query, { first: 50, ...variables });
  expect(errors).toEqual([]);
  const [answer] = Object.values<{
    total: number;
    candidates: { edges: { node: { subject: { id: string; lost?: string } } }[] };
  }>(data);
  return {
    total: answer!.total,
    of: answer!.candidates.edges.map(({ node: { subject } }) =>
      subject.lost ? `${subject.lost} ${subject.id}` : subject.id,
    ),
  };
}

const known = new Map<string, Promise<Told>>();
/** Each question once, however many changes are tried on it. */
async function asItIs(operation: string, variables: Record<string, unknown>): Promise<Told> {
  const key = `${operation} ${JSON.stringify(variables)}`;
  const asked = known.get(key) ?? told(operation, variables);
  known.set(key, asked);
  return asked;
}

const NAKAMURA = { person: "per_nakamura_yumi" };
const TANAKA = { district: "dst_midori", person: "per_tanaka_sumie" };
const MIDORI = { district: "dst_midori" };
const HIKARI = { district: "dst_hikari" };

/** [operation, variables, what is gone, what the answer holds with it, and no more without it]. */
const RESTS_ON: readonly (readonly [string, Record<string, unknown>, Change, string])[] = [
  ["IfLeaves", NAKAMURA, without("WATCHES_OVER", "per_nakamura_yumi", "per_noda_kinuko"), "LAST_TIE per_noda_kinuko"],
  ["IfLeaves", NAKAMURA, unseen("per_noda_kinuko"), "LAST_TIE per_noda_kinuko"],
  ["IfLeaves", TANAKA, without("MEMBER_OF", "per_tanaka_sumie", "grp_salon_midori"), "LEADERLESS grp_salon_midori"],
  [
    "OnlyMyTies",
    NAKAMURA,
    without("WATCHES_OVER", "per_nakamura_yumi", "per_noda_kinuko"),
    "ONLY_KNOWN_BY per_noda_kinuko",
  ],
  [
    "OnlyMyTies",
    { person: "per_koga_hideko" },
    without("WATCHES_OVER", "per_koga_hideko", "hh_hayashida"),
    "UNWATCHED hh_hayashida",
  ],
  [
    "NeverAsked",
    MIDORI,
    without("OFFERS", "grp_salon_midori", "off_salon_midori_handwork"),
    "off_salon_midori_handwork",
  ],
  ["OverAsked", MIDORI, unseen("per_takada_setsuko"), "per_takada_setsuko"],
  ["Accompaniment", HIKARI, unseen("grp_yakyu"), "grp_yakyu"],
  ["Accompaniment", { district: "dst_musubi", coordinators: true }, unseen("per_coord_nanbu"), "per_coord_nanbu"],
  ["MissingTies", HIKARI, unseen("per_yanase_fumi"), "ISLAND"],
  [
    "MissingTies",
    { ...MIDORI, closes: "NEED" },
    without("OFFERS", "per_kono_shigeru", "off_dog_shigeru"),
    "per_fujii_teruko~per_kono_shigeru",
  ],
  [
    "MissingTies",
    { ...MIDORI, closes: "NEED" },
    without("HAS_NEED", "per_fujii_teruko", "need_fujii_dog"),
    "per_fujii_teruko~per_kono_shigeru",
  ],
];

describe("the stories of a district's ties", () => {
  it.each(
    RESTS_ON.map(([operation, variables, [change, params], holds]) => {
      const what = `${operation} ${JSON.stringify(variables)} tells of ${holds} no more when ${Object.values(params).map(String).join(" ")} is ${change.name}`;
      return [what, operation, variables, [change, params] as Change, holds] as const;
    }),
  )("%s", async (_, operation, variables, change, holds) => {
    const before = await asItIs(operation, variables);
    const after = await told(operation, variables, change);
    if (holds === "ISLAND") {
      // The couple is an island of two with her, and of one without her.
      expect(before.of[0]).toMatch(/^per_yanase_/u);
      expect(after.of[0]).toMatch(/^per_yanase_minoru~/u);
      return;
    }
    expect(before.of).toContain(holds);
    expect(after.of).not.toContain(holds);
  });

  it("change nothing for anybody else", async () => {
    expect((await told("IfLeaves", NAKAMURA)).of[0]).toBe("LAST_TIE per_noda_kinuko");
  });
});
