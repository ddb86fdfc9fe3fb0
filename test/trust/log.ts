import type { Graph, Transaction } from "../../src/graph/graph.ts";
import { takeHead } from "../../src/trust/log/append.ts";
import type { LogEvent } from "../../src/trust/log/event.ts";
import { said } from "../graph/connect.ts";

/** What the log has of this account, in order. */
export async function eventsOf(graph: Graph, who: string): Promise<LogEvent[]> {
  const rows = await graph.read<{ event: LogEvent }>(
    said("MATCH (e:AuditEvent {who: $who}) RETURN e {.*} AS event ORDER BY e.seq"),
    { who },
  );
  return rows.map(({ event }) => event);
}

class Undone extends Error {}

/** Does something to the log that nobody may see but `work`: it is taken back afterwards, and nobody else appends meanwhile. */
export async function undone(graph: Graph, work: (tx: Transaction) => Promise<void>): Promise<void> {
  await graph
    .write(
      async (tx) => {
        await takeHead(tx, []);
        await work(tx);
        throw new Undone();
      },
      { within: 60_000 },
    )
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
}
