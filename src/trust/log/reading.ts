import { randomUUID } from "node:crypto";
import type { Graph } from "../../graph/graph.ts";
import { append, concerned, entryOf, type Asker } from "./append.ts";

/** What of the log was read. */
export interface Reading {
  /** Only what concerns this person or household; null: of all. */
  readonly person: string | null;
  readonly from: Date | null;
  readonly until: Date | null;
  /** How many events were told. */
  readonly events: number;
}

/**
 * Whoever reads the log is in it too: one event for each page, written before the page leaves. It names the person whose events were asked for, and of a page
 * of all nobody: that would name everybody, and tell them nothing.
 */
export async function appendReading(
  graph: Graph,
  asker: Asker,
  { person, from, until, events }: Reading,
): Promise<void> {
  // A page that was logged by an attempt whose commit we did not hear of must not be logged twice.
  const id = randomUUID();
  const report = JSON.stringify({ person, from, until, events });
  await graph.write(async (tx) => {
    const subjects = person === null ? [] : await concerned(tx, asker, [person]);
    await append(tx, { ...entryOf(asker, "logRead"), id, subjects, why: "auditLog", report });
  });
}
