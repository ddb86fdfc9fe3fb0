import { randomUUID } from "node:crypto";
import { GraphUnavailable } from "../../graph/errors.ts";
import type { Transaction, Value } from "../../graph/graph.ts";
import { statement } from "../../graph/statement.ts";
import { atLeast, NOTHING } from "../../graph/steady.ts";
import type { Viewer } from "../viewer.ts";
import { hashOf, type LogEntry, type LogEvent } from "./event.ts";

const logHead = statement(import.meta.url, "log-head.cypher");
const logAppend = statement(import.meta.url, "log-append.cypher");
const concernedBy = statement(import.meta.url, "concerned.cypher");

/** Who is asking, when, and in which request: as much of a context as the log needs. */
export interface Asker {
  readonly viewer: Viewer;
  readonly now: Date;
  readonly requestId: string;
}

/**
 * Chains events to the end of the log, in the caller's transaction: what is done and what is written of it hold together or not at all.
 * Call it last: from here until the commit, everybody else who writes to the log waits.
 */
export async function appendAll(tx: Transaction, entries: readonly LogEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const head = await takeHead(
    tx,
    entries.map(({ id }) => id),
  );
  let { seq, hash } = head;
  const events: LogEvent[] = [];
  for (const entry of entries.filter(({ id }) => !head.known.includes(id))) {
    seq += 1;
    const chained = { ...entry, seq, previous: hash };
    hash = hashOf(chained);
    events.push({ ...chained, hash });
  }
  if (events.length > 0)
    await tx.run(logAppend, {
      events: atLeast<Value>(
        2,
        {},
        events.map((event) => ({ ...event })),
      ),
      seq,
      hash,
    });
}

export async function append(tx: Transaction, entry: LogEntry): Promise<void> {
  await appendAll(tx, [entry]);
}

interface Head {
  [column: string]: unknown;
  readonly seq: number;
  readonly hash: string;
  readonly known: readonly string[];
}

/** The end of the log; nobody else appends until this transaction is over. */
export async function takeHead(tx: Transaction, ids: readonly string[]): Promise<Head> {
  const [head] = await tx.run<Head>(logHead, { ids: atLeast(2, NOTHING, ids) });
  if (head) return head;
  throw new GraphUnavailable("log-head: the head of the log is gone; `npm run doctor` says more");
}

/**
 * A change, in the transaction that makes it. Returns the persons it names.
 * @param about the id of what was written
 * @param touched ids of whatever it joins or belongs to, of any noun
 */
export async function appendWrite(
  tx: Transaction,
  asker: Asker,
  action: string,
  about: string,
  touched: readonly string[],
): Promise<string[]> {
  const subjects = await concerned(tx, asker, touched);
  await append(tx, { ...entryOf(asker, action), about, subjects });
  return subjects;
}

/** What an operator does with a command on the machine itself, or `by` somebody who is known by their role. */
export async function appendOperation(
  tx: Transaction,
  action: string,
  { about = null, why = null, report }: { about?: string | null; why?: string | null; report: object },
  { at = new Date(), by }: { at?: Date; by?: Asker | undefined } = {},
): Promise<void> {
  const entry = by ? entryOf(by, action) : operatorsEntry(action);
  await append(tx, { ...entry, at, about, why, report: JSON.stringify(report) });
}

function operatorsEntry(action: string): LogEntry {
  return {
    id: randomUUID(),
    at: new Date(),
    who: "operator",
    roles: [],
    office: [],
    action,
    about: null,
    subjects: [],
    basis: "OPERATOR",
    why: null,
    report: null,
    requestId: randomUUID(),
  };
}

/** The persons and households behind these things, the viewer's own left out. */
export async function concerned(tx: Transaction, { viewer, now }: Asker, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.run<{ person: string }>(concernedBy, {
    ids: atLeast(2, NOTHING, ids),
    self: viewer.self,
    now,
  });
  return rows.map(({ person }) => person);
}

export function entryOf({ viewer, now, requestId }: Asker, action: string): LogEntry {
  return {
    id: randomUUID(),
    at: now,
    who: viewer.id,
    roles: viewer.roles,
    office: viewer.keeps,
    action,
    about: null,
    subjects: [],
    basis: "ROLE",
    why: null,
    report: null,
    requestId,
  };
}
