import { inject } from "vitest";
import { Graph } from "../../src/graph/graph.ts";

/** The run's one Neo4j. Whoever opens it closes it. */
export async function testGraph(): Promise<Graph> {
  return Graph.connect(inject("neo4j"));
}
