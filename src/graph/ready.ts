import { readFile } from "node:fs/promises";
import { GraphError } from "./errors.ts";
import { OperatorFault } from "./fault.ts";
import { Graph, type Address, type Row } from "./graph.ts";
import type { Statement } from "./statement.ts";

/** A store that was not closed is recovered at the next start, which takes its time on a slow disk. */
const PATIENCE_MS = 180_000;

const STATUS: Statement = {
  name: "database-status",
  text: "SHOW DATABASES YIELD name, aliases, currentStatus, statusMessage",
  file: import.meta.url,
};

/**
 * Waits until a statement was answered and every database says that it is well: with a damaged store the port opens all the same.
 * Nobody knocks before Neo4j itself has written that the port is its own, so the password is shown to no other program.
 */
export async function untilReady(address: Address, log: string, signal: AbortSignal): Promise<void> {
  let last = "it opened no port";
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until && !signal.aborted; await pause(100)) {
    const said = await readFile(log, "utf8").catch(() => "");
    if (!said.includes("Bolt enabled on")) continue;
    try {
      const unwell = await unwellIn(address);
      if (unwell.length === 0) return;
      last = unwell.join("; ");
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      if (error.message.includes("Unauthorized")) {
        throw new OperatorFault(
          {
            ja: "保存場所にあるパスワードのファイルでは、そこの Neo4j を開けません。控えから正しいファイルを戻してください。",
            en: "The password file of the home does not open its Neo4j; put the right one back from a back-up.",
          },
          { cause: error },
        );
      }
      last = error.message;
    }
  }
  throw new OperatorFault({
    ja: `Neo4j が${PATIENCE_MS / 1_000}秒たっても使えるようになりません（${last}）。\`npm run doctor\` で原因を調べられます。`,
    en: `Neo4j did not become ready within ${PATIENCE_MS / 1_000} seconds: ${last}. \`npm run doctor\` looks for the cause.`,
  });
}

async function unwellIn(address: Address): Promise<string[]> {
  const graph = await Graph.connect(address);
  try {
    return await unwellDatabases(graph);
  } finally {
    await graph.close();
  }
}

interface Status {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly currentStatus: string;
  readonly statusMessage: string;
}

/**
 * What the server says of the graph's database and of its own, where they are not well; the others on a server are none of Musubi's business.
 * `currentStatus` alone stays "online" after a panic.
 */
export async function unwellDatabases(graph: Graph): Promise<string[]> {
  const databases = await graph.read<Status & Row>(STATUS);
  return unwellAmong(databases, graph.database);
}

export function unwellAmong(databases: readonly Status[], database: string): string[] {
  const ours = new Set([database.toLowerCase(), "system"]);
  return databases
    .filter(({ name, aliases }) => [name, ...aliases].some((each) => ours.has(each)))
    .filter((each) => each.currentStatus !== "online" || each.statusMessage !== "")
    .map((each) => `database ${each.name} is ${each.currentStatus} ${each.statusMessage}`.trim());
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
