import { randomUUID } from "node:crypto";
import DataLoader from "dataloader";
import type { Graph, Params, Row, Transaction } from "./graph/graph.ts";
import type { Statement } from "./graph/statement.ts";
import { atLeast, NOTHING } from "./graph/steady.ts";
import { Turns } from "./graph/turns.ts";
import { appendAnswer } from "./trust/log/answers.ts";
import { Shown } from "./trust/log/shown.ts";
import { viewerOf, type Persona } from "./trust/personas.ts";
import type { Viewer } from "./trust/viewer.ts";

/** What one request carries: the graph, who asks, the clock, and the loaders that gather nested fields into one statement each. */
export interface Context {
  readonly graph: Graph;
  readonly viewer: Viewer;
  /** The server's clock at the start of the request: what has expired by now is hidden. Never the question's `at`. */
  readonly now: Date;
  /** The school districts that the viewer keeps, as statements take them: a list that is empty for one and not for another would be planned twice. */
  readonly keeps: readonly string[];
  /** Tells the events of one request in the log. */
  readonly requestId: string;
  /** Whose facts this answer carries. */
  readonly shown: Shown;
  /** Reads with the viewer's codes and the clock, so that no caller can forget them. */
  ask<R extends Row = Row>(statement: Statement, params?: Params): Promise<R[]>;
  /**
   * Does what a mutation does, wholly or not at all. Two writes about the same party or district wait for each other in the database, and that waiting counts against
   * the transaction's time; so of one process only a few are under way at once, and the others wait before they begin.
   */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * A loader for this request: all keys asked for in one tick go out as one statement.
   * @param name what is loaded, arguments included: one loader for each name
   */
  loader<V>(name: string, load: (keys: readonly string[]) => Promise<V[]>): DataLoader<string, V>;
  /** What was loaded holds no more: something was written, and the same request may read it again. */
  forget(): void;
  /**
   * Writes down whose facts the answer carries, before it leaves; nothing where it carries nobody's.
   * @param why the questions that were asked
   * @param vouchers whether it tells who vouches for its ties
   */
  logAnswer(why: string, vouchers: boolean): Promise<void>;
}

/**
 * Mutations that are under way at once. More are no faster, because the log takes one commit at a time; but sixteen about one party outlive their transactions'
 * time while they wait, and half of them fail on a busy machine, where of two at once none did.
 */
const WRITES = 2;

const writers = new WeakMap<Graph, Turns>();

function writersOf(graph: Graph): Turns {
  const known = writers.get(graph) ?? new Turns(WRITES);
  writers.set(graph, known);
  return known;
}

/** Viewers with fewer codes than this are given as many, so that everybody's questions share their plans. */
const CODES = 11;

/**
 * @param within how long a statement or a write may take, where it may have to be planned first
 * @param toNobody the answers are thrown away, so nobody sees what they carry and the log is not told
 */
export function contextFor(
  graph: Graph,
  who: Persona | Viewer,
  now = new Date(),
  { within, toNobody = false }: { within?: number; toNobody?: boolean } = {},
): Context {
  const viewer = typeof who === "string" ? viewerOf(who) : who;
  const codes = atLeast(CODES, NOTHING, viewer.codes);
  const loaders = new Map<string, DataLoader<string, unknown>>();
  const asker = { viewer, now, requestId: randomUUID() };
  const shown = new Shown();
  return {
    graph,
    ...asker,
    keeps: atLeast(1, NOTHING, viewer.keeps),
    shown,
    ask: async <R extends Row = Row>(statement: Statement, params: Params = {}) => {
      const rows = await graph.read<R>(statement, { ...params, codes, now }, { within });
      shown.note(rows);
      return rows;
    },
    write: async (work) => writersOf(graph).take(async () => graph.write(work, { within })),
    loader<V>(name: string, load: (keys: readonly string[]) => Promise<V[]>) {
      const known = loaders.get(name);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one name, one type of value
      if (known) return known as DataLoader<string, V>;
      const made = new DataLoader<string, V>(load, { maxBatchSize: 200 });
      loaders.set(name, made);
      return made;
    },
    forget: () => loaders.clear(),
    logAnswer: async (why, vouchers) => {
      if (!toNobody) await appendAnswer(graph, asker, shown, { why, vouchers, within });
    },
  };
}
