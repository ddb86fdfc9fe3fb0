import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { testGraph } from "./connect.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(async () => graph.close());

const said = (text: string) => ({ name: "test", text, file: import.meta.url });

describe("the graph", () => {
  it("answers a statement", async () => {
    expect(await graph.read(said("RETURN 1 AS one"))).toEqual([{ one: 1 }]);
  });
});
