import { inject } from "vitest";
import { Graph } from "../../src/graph/graph.ts";
import type { Statement } from "../../src/graph/statement.ts";

/** The run's one Neo4j. Whoever opens it closes it. */
export async function testGraph(): Promise<Graph> {
  return Graph.connect(inject("neo4j"));
}

/** A statement that is said here and now, without a file. */
export function said(text: string, name = "said"): Statement {
  return { name, text, file: import.meta.url };
}
