import { createHash } from "node:crypto";

/** What one line of the log says, before it is chained to the line before it. */
export interface LogEntry {
  /** Made inside the function that the driver may run again, except where a second attempt must find the first. */
  readonly id: string;
  readonly at: Date;
  /** The viewer's id, or `operator` for whoever runs commands on the machine. */
  readonly who: string;
  readonly roles: readonly string[];
  /** The school districts that the viewer held the role for. */
  readonly office: readonly string[];
  /**
   * The mutation's name, `personRead`, `importBegin`, `import` (its end), `importUnfinished`, `placing` (of imported places in their districts), `logRead`,
   * `logPrune` or `logExport`.
   */
  readonly action: string;
  /** The id of what was written; null for what was only read. */
  readonly about: string | null;
  /** The persons and households whose facts were shown or changed, in order of their ids. */
  readonly subjects: readonly string[];
  /** By what right: `ROLE` or `OPERATOR`. */
  readonly basis: string;
  /** What for: the questions that were asked, or the source of an import; null where the action says it all. */
  readonly why: string | null;
  /** Counts, as JSON; null where there is nothing to count. */
  readonly report: string | null;
  readonly requestId: string;
}

export interface LogEvent extends LogEntry {
  /** Its place, from 1 without a gap. */
  readonly seq: number;
  /** The hash of the event before it. */
  readonly previous: string;
  readonly hash: string;
}

/** What the first event follows. */
export const GENESIS = "0".repeat(64);

/**
 * SHA-256 over the event as JSON, with the names in alphabetical order and what is missing as null, so that the same event gives the same text on every
 * machine. The previous hash is part of it: whoever changes one event changes all that follow.
 */
export function hashOf(event: Omit<LogEvent, "hash">): string {
  const canonical = {
    about: event.about ?? null,
    action: event.action,
    at: event.at.toISOString(),
    basis: event.basis,
    id: event.id,
    office: event.office,
    previous: event.previous,
    report: event.report ?? null,
    requestId: event.requestId,
    roles: event.roles,
    seq: event.seq,
    subjects: event.subjects,
    who: event.who,
    why: event.why ?? null,
  };
  return createHash("sha256").update(JSON.stringify(canonical)).digest("hex");
}
