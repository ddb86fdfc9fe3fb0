import "reflect-metadata";
import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { generateCity } from "../../seeds/generate.ts";
import { contextFor } from "../../src/context.ts";
import type { Graph, Transaction } from "../../src/graph/graph.ts";
import { register } from "../../src/things/record.ts";
import { WishInput } from "../../src/things/wish.ts";
import { keeperOf } from "../../src/trust/viewer.ts";
import { said, testGraph } from "../graph/connect.ts";
import { FULL } from "../sample.ts";

/** What it costs a write that it is told: the same writes with and without, in turn. */

const CLIENTS = 16;
const ROUNDS = FULL ? 12 : 6;

const graph = await testGraph();
const { districts } = await generateCity(graph, 1_000, { onProgress: () => undefined });
const viewer = keeperOf("per_measuring", districts);
/** Each writes for somebody who has nothing yet: what one person has is settled together, so it would grow with every write. */
const people = (
  await graph.read<{ id: string }>(
    said(
      "MATCH (p:Person)-[:LIVES_IN]->(d:District) WHERE any(x IN p.districts WHERE x IN $districts) RETURN DISTINCT p.id AS id LIMIT 2000",
    ),
    { districts },
  )
).map(({ id }) => id);
const RULES = {
  noun: "Wish",
  required: [],
  ties: { party: { kind: "HAS_WISH", direction: "IN" }, topics: { kind: "ABOUT" } },
} as const;

const quiet = (tx: Transaction): Transaction => ({
  run: async (statement, params) => (statement.name.startsWith("news-") ? [] : tx.run(statement, params)),
});

/** The same graph, with patience, and without the statements by which something is told. */
function through(of: Graph, tells: boolean): Graph {
  return new Proxy(of, {
    get: (target, name) => {
      if (name === "write")
        return async (work: (tx: Transaction) => Promise<unknown>) =>
          target.write(async (tx) => work(tells ? tx : quiet(tx)), { within: 60_000 });
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

async function wish(graphOf: Graph): Promise<void> {
  const person = people.pop() ?? "-";
  const input = Object.assign(new WishInput(), {
    name: "はかる願い",
    stance: "GIVE",
    party: person,
    topics: ["top_shopping"],
  });
  const { userErrors } = await register(contextFor(graphOf, viewer), RULES, input, randomUUID());
  expect(userErrors).toEqual([]);
}

async function inTurn(work: (graphOf: Graph) => Promise<void>): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let round = -1; round < ROUNDS; round++) {
    for (const [at, tells] of [true, false].entries()) {
      const asked = through(graph, tells);
      const began = performance.now();
      await work(asked);
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

async function sixteen(graphOf: Graph): Promise<void> {
  await Promise.all(Array.from({ length: CLIENTS }, async () => wish(graphOf)));
}

const rate = (ms: number) => ((CLIENTS / ms) * 1_000).toFixed(0);

it("sixteen at once", async () => {
  const [told, untold] = await inTurn(sixteen);
  console.log(
    `sixteen writers at once: ${rate(told)} wishes a second told, ${rate(untold)} untold (median of ${ROUNDS}): ${(told / untold).toFixed(2)}× the time`,
  );
});
