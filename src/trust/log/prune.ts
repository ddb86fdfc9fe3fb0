import type { Graph } from "../../graph/graph.ts";
import { statement } from "../../graph/statement.ts";
import { appendOperation, takeHead } from "./append.ts";
import type { LogEvent } from "./event.ts";
import { endsOf, pagesOf } from "./read.ts";

const logPrune = statement(import.meta.url, "log-prune.cypher");

const DAY_MS = 86_400_000;
/** Deleting years of events at once, the first time that a retention is set. */
const PATIENCE_MS = 120_000;

/**
 * Takes away the events that are older than the retention, from the beginning of the log up to the first one that is not. The head keeps the number and
 * hash of the last one that went, and an event says so: the chain holds from there on.
 * @returns how many went
 */
export async function pruneLog(graph: Graph, days: number, now = new Date()): Promise<number> {
  const last = await lastBefore(graph, new Date(now.getTime() - days * DAY_MS));
  if (last === undefined) return 0;
  return graph.write(
    async (tx) => {
      await takeHead(tx, []);
      const ends = await endsOf(tx);
      // Another process may have done it meanwhile.
      if (ends === undefined || ends.anchorSeq >= last.seq) return 0;
      const report = { pruned: last.seq - ends.anchorSeq, lastSeq: last.seq, lastHash: last.hash, days };
      await appendOperation(tx, "logPrune", { report }, { at: now });
      const from = ends.anchorSeq + 1;
      const [done] = await tx.run<{ pruned: number }>(logPrune, { from, seq: last.seq, hash: last.hash });
      return done?.pruned ?? 0;
    },
    { within: PATIENCE_MS },
  );
}

async function lastBefore(graph: Graph, cutoff: Date): Promise<LogEvent | undefined> {
  let last: LogEvent | undefined;
  for await (const page of pagesOf(graph)) {
    for (const { event } of page) {
      if (event.at >= cutoff) return last;
      last = event;
    }
  }
  return last;
}
