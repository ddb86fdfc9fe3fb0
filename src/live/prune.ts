import type { Graph } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";

const newsPrune = statement(import.meta.url, "news-prune.cypher");

const DAY_MS = 86_400_000;
/** So many go in one transaction, so that those who write meanwhile do not wait long. */
const BATCH = 1_000;

/** Takes away the news that are older than so many days. Several processes may do so at once. @returns how many went */
export async function pruneNews(graph: Graph, days: number, now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - days * DAY_MS);
  for (let total = 0; ;) {
    const [done] = await graph.write(async (tx) =>
      tx.run<{ pruned: number }>(newsPrune, { before, limit: BATCH, now }),
    );
    total += done?.pruned ?? 0;
    if ((done?.pruned ?? 0) < BATCH) return total;
  }
}
