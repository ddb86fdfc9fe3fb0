import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Graph, Row } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrate.ts";
import type { Statement } from "../../src/graph/statement.ts";
import { testGraph } from "../graph/connect.ts";

const MIGRATIONS = fileURLToPath(new URL("../../schema/migrations", import.meta.url));
/** Real files that cities have published. They are no part of the project; tests that need them say so and are skipped without them. */
const DATA = fileURLToPath(new URL("../../../shared/data", import.meta.url));

export const dataIsHere = existsSync(DATA);
if (!dataIsHere) console.log(`Skipped: the imports of real files, because ${DATA} is not there.`);

export function data(...files: readonly string[]): string[] {
  return files.map((file) => join(DATA, file));
}

/** The run's one Neo4j, migrated. Whoever opens it closes it. */
export async function migrated(): Promise<Graph> {
  const graph = await testGraph();
  await migrate(graph, MIGRATIONS);
  return graph;
}

export function cypher(text: string): Statement {
  return { name: "test", text, file: import.meta.url };
}

/** Takes a city that only these tests import out of the graph again, whatever a run before left of it. */
export async function without(graph: Graph, city: string): Promise<void> {
  await graph.write(
    async (tx) => {
      await tx.run(cypher("MATCH (n:Entity) WHERE n.source STARTS WITH $prefix DETACH DELETE n"), {
        prefix: `${city}/`,
      });
      await tx.run(cypher("MATCH (n:Entity {source: 'municipality', sourceId: $city}) DETACH DELETE n"), { city });
    },
    { within: 60_000 },
  );
}

/** When and how often something was written, which is no part of what the graph says. */
const WHEN = ["createdAt", "updatedAt", "observedAt", "version", "importedVersion"];

/** Everything the graph says of a city's imported records and their ties; equal lists, equal graphs. `strictly` also when it was written. */
export async function saidOf(graph: Graph, city: string, strictly = false): Promise<string[]> {
  const rows = await graph.read<{ kind: string; said: Row; from: string | null; to: string | null }>(
    cypher(`MATCH (n:Entity)
      WHERE n.source STARTS WITH $prefix OR (n.source = 'municipality' AND n.sourceId = $city)
      CALL (n) {
        RETURN labels(n)[1] AS kind, properties(n) AS said, null AS from, null AS to
        UNION ALL
        MATCH (n)-[t]->(m) RETURN type(t) AS kind, properties(t) AS said, n.id AS from, coalesce(m.id, m.key) AS to
      }
      RETURN kind, said, from, to`),
    { prefix: `${city}/`, city },
  );
  return rows
    .map(({ kind, said, from, to }) => {
      const facts = Object.entries(said).filter(([name]) => strictly || !WHEN.includes(name));
      return brief(JSON.stringify([kind, from, to, facts.toSorted(([a], [b]) => (a < b ? -1 : 1))]));
    })
    .toSorted();
}

/** Boundaries are thousands of characters long; a failing test should still be readable. */
function brief(text: string): string {
  return text.replace(/\[\[\[[\d.,[\]-]+/gu, (ring) => createHash("sha256").update(ring).digest("hex").slice(0, 12));
}

/** A folder with these files, and its end. */
export async function folderWith(
  files: Record<string, string | Uint8Array>,
): Promise<{ path: (file: string) => string; end: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "musubi-imports-"));
  for (const [name, contents] of Object.entries(files)) await writeFile(join(folder, name), contents);
  return { path: (file) => join(folder, file), end: async () => rm(folder, { recursive: true, force: true }) };
}
