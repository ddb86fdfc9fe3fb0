import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Graph } from "./graph.ts";
import type { Statement } from "./statement.ts";

/** Building an index over a large city takes minutes. */
const PATIENCE_MS = 15 * 60_000;

/**
 * Brings the database's constraints and indexes up to date: runs the files `NNN-what.cypher` of the folder that it has not seen, in
 * order, and waits until every index answers. A file holds one or more statements, each ended by `;` at the end of a line,
 * and each such that running it twice changes nothing: a start that was interrupted begins the file again.
 * Returns the names of the migrations that it ran.
 */
export async function migrate(graph: Graph, folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{3}-.*\.cypher$/.test(file)).toSorted();
  await run(graph, sentence("one-number-one-migration", ONE_NUMBER));
  const known = new Set(
    (await graph.read<{ number: number }>(sentence("migrations-applied", APPLIED))).map((row) => row.number),
  );
  const ran: string[] = [];
  for (const file of files) {
    const number = Number(file.slice(0, 3));
    if (known.has(number)) continue;
    const name = file.replace(/\.cypher$/, "");
    for (const text of statementsOf(await readFile(join(folder, file), "utf8"))) await run(graph, sentence(name, text));
    await run(graph, sentence("record-migration", RECORD), { number, name });
    ran.push(name);
  }
  await run(graph, sentence("await-indexes", "CALL db.awaitIndexes(900)"));
  return ran;
}

const ONE_NUMBER = "CREATE CONSTRAINT migration_number IF NOT EXISTS FOR (m:Migration) REQUIRE m.number IS UNIQUE";
const APPLIED = "MATCH (m:Migration) RETURN m.number AS number";
const RECORD = "MERGE (m:Migration {number: $number}) ON CREATE SET m.name = $name, m.appliedAt = datetime()";

function statementsOf(text: string): string[] {
  const said = text.replace(/^\s*\/\/.*$/gm, "");
  return said
    .split(/;\s*$/m)
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

function sentence(name: string, text: string): Statement {
  return { name, text, file: import.meta.url };
}

async function run(graph: Graph, statement: Statement, params: { number?: number; name?: string } = {}): Promise<void> {
  await graph.write((tx) => tx.run(statement, params), { within: PATIENCE_MS });
}
