import { randomUUID } from "node:crypto";
import { GraphUnavailable } from "../../graph/errors.ts";
import type { Graph, Transaction } from "../../graph/graph.ts";
import { statement } from "../../graph/statement.ts";
import { atLeast, NOTHING } from "../../graph/steady.ts";
import type { Viewer } from "../viewer.ts";
import { hashOf, type LogEntry } from "./event.ts";
import type { Shown } from "./shown.ts";

const logHead = statement(import.meta.url, "log-head.cypher");
const logAppend = statement(import.meta.url, "log-append.cypher");
const concernedBy = statement(import.meta.url, "concerned.cypher");

/** Who is asking, when, and in which request: as much of a context as the log needs. */
export interface Asker {
  readonly viewer: Viewer;
  readonly now: Date;
  readonly requestId: string;
}

/** Ids are opaque elsewhere; here the prefix saves a look-up. */
const PERSON = /^per_/;

/**
 * Chains one event to the end of the log, in the caller's transaction: what is done and what is written of it hold together or not at all.
 * Call it last: from here until the commit, everybody else who writes to the log waits.
 */
export async function append(tx: Transaction, entry: LogEntry): Promise<void> {
  const head = await takeHead(tx, entry.id);
  if (head.known) return;
  const seq = head.seq + 1;
  const chained = { ...entry, seq, previous: head.hash };
  const hash = hashOf(chained);
  await tx.run(logAppend, { properties: { ...chained, hash }, seq, hash });
}

/** The end of the log; nobody else appends until this transaction is over. */
export async function takeHead(tx: Transaction, id: string): Promise<{ seq: number; hash: string; known: boolean }> {
  const [head] = await tx.run<{ seq: number; hash: string; known: boolean }>(logHead, { id });
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

/**
 * An answer that shows persons: one event that names them. Answers that show nobody write nothing.
 * @param why the questions that were asked
 * @param vouchers whether the answer tells who vouches for its ties
 */
export async function appendAnswer(
  graph: Graph,
  asker: Asker,
  shown: Shown,
  { why, vouchers, within }: { why: string; vouchers: boolean; within?: number | undefined },
): Promise<void> {
  const ids = shown.by(asker.viewer, vouchers);
  if (ids.length === 0) return;
  const onlyPersons = ids.every((id) => PERSON.test(id));
  // An answer that was logged by an attempt whose commit we did not hear of must not be logged twice.
  const id = randomUUID();
  await graph.write(
    async (tx) => {
      const subjects = onlyPersons ? ids : await concerned(tx, asker, ids);
      if (subjects.length > 0) await append(tx, { ...entryOf(asker, "personRead"), id, subjects, why });
    },
    { within },
  );
}

/** What an operator does with a command on the machine itself. */
export async function appendOperation(
  tx: Transaction,
  action: string,
  { about = null, why = null, report }: { about?: string | null; why?: string | null; report: object },
  at = new Date(),
): Promise<void> {
  await append(tx, {
    id: randomUUID(),
    at,
    who: "operator",
    roles: [],
    office: [],
    action,
    about,
    subjects: [],
    basis: "OPERATOR",
    why,
    report: JSON.stringify(report),
    requestId: randomUUID(),
  });
}

/** The persons and households behind these things, the viewer's own left out. */
export async function concerned(tx: Transaction, { viewer, now }: Asker, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.run<{ person: string }>(concernedBy, {
    ids: atLeast(2, NOTHING, ids),
    self: viewer.party ?? NOTHING,
    now,
  });
  return rows.map(({ person }) => person);
}

function entryOf({ viewer, now, requestId }: Asker, action: string): LogEntry {
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
