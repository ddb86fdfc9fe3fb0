import "reflect-metadata";
import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { generateCity } from "../../seeds/generate.ts";
import { contextFor } from "../../src/context.ts";
import type { Graph, Transaction } from "../../src/graph/graph.ts";
import { register } from "../../src/things/record.ts";
import { keeperOf } from "../../src/trust/viewer.ts";
import { said, testGraph } from "../graph/connect.ts";

/** What it costs a write that it is told: the same writes with and without, in turn. */

const ROUNDS = process.env["MUSUBI_FULL"] ? 60 : 20;
const CLIENTS = 16;

const graph = await testGraph();
const { districts } = await generateCity(graph, 1_000, { onProgress: () => undefined });
const viewer = keeperOf("per_measuring", districts);
const [{ person } = { person: "-" }] = await graph.read<{ person: string }>(
  said("MATCH (p:Person)-[:LIVES_IN]->(d:District) WHERE $district IN p.districts RETURN p.id AS person LIMIT 1"),
  { district: districts[0] ?? "-" },
);
const RULES = {
  noun: "Wish",
  required: [],
  ties: { party: { kind: "HAS_WISH", direction: "IN" }, topics: { kind: "ABOUT" } },
} as const;

const quiet = (tx: Transaction): Transaction => ({
  run: async (statement, params) => (statement.name.startsWith("news-") ? [] : tx.run(statement, params)),
});

/** The same graph, that leaves out the statements by which something is told. */
function silent(of: Graph): Graph {
  return new Proxy(of, {
    get: (target, name) => {
      if (name === "write")
        return async (work: (tx: Transaction) => Promise<unknown>, more?: object) =>
          target.write(async (tx) => work(quiet(tx)), more);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

async function wish(through: Graph): Promise<void> {
  const input = { name: "はかる願い", stance: "GIVE", party: person, topics: ["top_shopping"] };
  const { userErrors } = await register(contextFor(through, viewer), RULES, input, randomUUID());
  expect(userErrors).toEqual([]);
}

async function inTurn(work: (through: Graph) => Promise<void>): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let round = -5; round < ROUNDS; round++) {
    for (const [at, through] of [graph, silent(graph)].entries()) {
      const began = performance.now();
      await work(through);
      if (round >= 0) times[at]!.push(performance.now() - began);
    }
  }
  const [told, untold] = times.map((all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0);
  return [told!, untold!];
}

it("one writer", async () => {
  const [told, untold] = await inTurn(wish);
  console.log(
    `a wish registered: ${told.toFixed(1)} ms told, ${untold.toFixed(1)} ms untold (median of ${ROUNDS}): ${(told / untold).toFixed(2)}×`,
  );
});

async function sixteen(through: Graph): Promise<void> {
  await Promise.all(Array.from({ length: CLIENTS }, async () => wish(through)));
}

const rate = (ms: number) => ((CLIENTS / ms) * 1_000).toFixed(0);

it("sixteen at once, in one district", async () => {
  const [told, untold] = await inTurn(sixteen);
  console.log(
    `sixteen writers at once: ${rate(told)} wishes a second told, ${rate(untold)} untold (median of ${ROUNDS}): ${(told / untold).toFixed(2)}× the time`,
  );
});
