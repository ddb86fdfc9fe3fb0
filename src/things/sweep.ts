import type { Graph } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { settleIn } from "./settle.ts";

const ended = statement(import.meta.url, "sweep.cypher");

/** So many are settled in one transaction. */
const BATCH = 200;
/** What a consent opened hides at its second by itself; what stays open to others comes back within so many milliseconds. */
const EVERY_MS = 5_000;

/**
 * Where one of several ends has come, everything is hidden until somebody works out anew who may still see it: this does.
 * Several processes may do so at once; twice comes to the same.
 * @returns how many were settled
 */
export async function sweep(graph: Graph, now = new Date()): Promise<number> {
  for (let total = 0; ;) {
    const ids = (await graph.read<{ id: string }>(ended, { now, limit: BATCH })).map((row) => row.id);
    if (ids.length > 0) await graph.write(async (tx) => settleIn(tx, ids, now));
    total += ids.length;
    if (ids.length < BATCH) return total;
  }
}

/** Sweeps now and then, until told to stop. A graph that cannot be reached is tried again. */
export function keepSweeping(graph: Graph): () => void {
  let sweeping = false;
  const timer = setInterval(() => {
    if (sweeping) return;
    sweeping = true;
    void sweep(graph)
      .catch(() => undefined)
      .finally(() => (sweeping = false));
  }, EVERY_MS);
  return () => clearInterval(timer);
}
