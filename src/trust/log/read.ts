import type { Graph, Params, Row, Transaction } from "../../graph/graph.ts";
import { statement, type Statement } from "../../graph/statement.ts";
import type { LogEvent } from "./event.ts";

const logPage = statement(import.meta.url, "log-page.cypher");
const logEnds = statement(import.meta.url, "log-ends.cypher");

/** Events read at once. */
const PAGE = 1_000;
/** A page of a log that lies cold on an old disk. */
const PATIENCE_MS = 60_000;

export const BEGINNING_OF_TIME = new Date(0);
export const END_OF_TIME = new Date("9999-12-31T00:00:00Z");

export interface Ends {
  [column: string]: unknown;
  readonly seq: number;
  readonly hash: string;
  readonly anchorSeq: number;
  readonly anchorHash: string;
}

export interface Listed {
  readonly event: LogEvent;
  /** The persons on whose lists the event stands; the same as its subjects. */
  readonly listed: readonly string[];
}

/** The graph as it is, or as one transaction sees it. */
export type Reader = Graph | Transaction;

/** Where the log begins and ends; undefined where it has no head. */
export async function endsOf(reader: Reader): Promise<Ends | undefined> {
  const [ends] = await ask<Ends>(reader, logEnds, {});
  return ends;
}

/** The log from its first event on, a page at a time. */
export async function* pagesOf(
  reader: Reader,
  { from = BEGINNING_OF_TIME, until = END_OF_TIME }: { from?: Date | undefined; until?: Date | undefined } = {},
): AsyncGenerator<Listed[]> {
  for (let after = 0; ;) {
    const rows = await ask<{ event: LogEvent; listed: string[] }>(reader, logPage, { after, from, until, limit: PAGE });
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.event.seq;
  }
}

/** Asks the log, in whichever way it is held. */
export async function ask<R extends Row>(reader: Reader, what: Statement, params: Params): Promise<R[]> {
  return "read" in reader ? reader.read<R>(what, params, { within: PATIENCE_MS }) : reader.run<R>(what, params);
}
