import { basename } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { rehearseWriting } from "../../src/warm.ts";
import { testGraph } from "../graph/connect.ts";
import { filesBelow } from "../house/statements.ts";
import { changedShape } from "../steady.ts";

/** Asked by every question that opens or lists a thing, or by nobody who waits. */
const READ_ONLY = [
  "entities",
  "introduction-parts",
  "introductions-of",
  "shelf",
  "tied",
  // The sweep runs by itself, and again when it fails.
  "sweep",
];

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(async () => graph.close());

it("everything that a mutation runs is planned before somebody needs it", { timeout: 60_000 }, async () => {
  const gone = new Set<string>();
  const changed: string[] = [];
  graph.onRoundTrip = (statement, params, before) => {
    gone.add(statement.name);
    changed.push(...changedShape(statement, params, before));
  };
  await rehearseWriting(graph);
  expect(changed, "A rehearsal prepares what nobody asks: in this shape.").toEqual([]);
  const cold = filesBelow("src/things", ".cypher")
    .map((file) => basename(file, ".cypher"))
    .filter((name) => !gone.has(name) && !READ_ONLY.includes(name));
  expect(
    cold,
    "The first who writes this waits for the database to plan it, and may wait too long. Run it in one of REHEARSALS in src/warm.ts, on nobody.",
  ).toEqual([]);
});
