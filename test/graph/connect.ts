import { readFileSync } from "node:fs";
import { inject } from "vitest";
import { Graph, type Address } from "../../src/graph/graph.ts";
import type { Statement } from "../../src/graph/statement.ts";
import { addressFile } from "../run.ts";

/** Where the run's one Neo4j answers; known once it does, for which all wait but those that need none. */
export function theNeo4j(): Address {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `setup.ts` writes it
  return JSON.parse(readFileSync(addressFile(inject("home")), "utf8")) as Address;
}

/** Connected to the run's one Neo4j. Whoever opens it closes it. */
export async function testGraph(): Promise<Graph> {
  return Graph.connect(theNeo4j());
}

/** A statement that is said here and now, without a file. */
export function said(text: string, name = "said"): Statement {
  return { name, text, file: import.meta.url };
}
