import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { LOADING } from "./run.ts";

/**
 * When a file's turn is. Two workers go through all of them, on one graph: while it is loaded, who needs no graph; while its questions are planned, who mostly waits,
 * who looks at the whole graph and its one log, which nobody else may touch meanwhile, and who asks few questions; then those that change what others read, beside
 * those that have a town of their own; then most of them beside each other; at last those that look at clocks.
 */
export type Turn =
  | "first"
  | "waiting"
  | "whole"
  | "early"
  | "apart"
  | "changing"
  | "together"
  | "late"
  | "reading"
  | "beside"
  | "alone"
  | "browser"
  | "last";

const TURNS: readonly (readonly [Turn, RegExp])[] = [
  // It needs no graph, and busies both processors.
  ["first", /^graph\/(install|start-in-vain)/],
  // A whole Musubi, which waits for everything to be planned: by then it is; and engines of their own.
  ["late", /^graph\/(engine|start)\./],
  // What nobody answers. It leaves the log and all that stands in the graph as it is.
  ["waiting", /^graph\/(graph|settings)\./],
  // It changes the schema, upon which the database forgets every plan that it made.
  ["last", /^graph\/migrate/],
  // They need no graph, or have a server of their own, or only ask what a plan would be: the other worker may go on.
  [
    "beside",
    /^house\/(?!picture)|^http\/(patience|rate)|^imports\/(seeds|stages)|^questions\/(kanaeai\/search|network\/(closing|cut-off)|texts|wishes\/alike)|^things\/(killed|slots)/,
  ],
  // They read the demo city, write nothing but the log, and have much to do.
  ["reading", /^questions\/stories\./],
  // The whole graph, its one log, and which imports were cut off. It is short then, and planning keeps both processors busy, so nobody minds waiting.
  ["whole", /^http\/log\.|^house\/picture|^imports\/killed|^questions\/first-times|^trust\/(audit|chain)/],
  // Clocks, and what is told of the last write.
  ["alone", /^http\/live\.|^live\//],
  // The demo city, which the others know as it was loaded; the topics.
  [
    "changing",
    /^http\/import|^imports\/command|^questions\/(introduction-stories|places-removed|stories-without)|^seeds\//,
  ],
  ["browser", /^web\//],
  [
    "early",
    /^(graph|http|imports)\/|^things\/(changes|introductions|wish-life)|^trust\/(introductions|issuer|mapping|tokens|writing)/,
  ],
  ["apart", /^questions\/meeting|^things\/(ties|writing)|^trust\/(aggregates|consent)/],
];

export function turnOf(file: string): Turn {
  const name = relative(import.meta.dirname, file);
  return TURNS.find(([, pattern]) => pattern.test(name))?.[0] ?? "together";
}

/** Whether two of these may run at once. */
export function mayRunAtOnce(one: string, other: string): boolean {
  const among = (...turns: readonly (Turn | typeof LOADING)[]) => turns.some((turn) => turn === one || turn === other);
  if (among("last")) return false;
  if (among("first")) return true;
  if (among(LOADING)) return false;
  if (among("beside", "waiting")) return true;
  if (among("alone")) return among("reading");
  if (among("whole", "browser")) return false;
  return !among("changing") || among("early", "apart");
}

/** Vitest's own order within a turn: what took long the last time begins. */
export class InTurn extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- the method of a sequencer is called so
    const sorted = await super.sort(files);
    const those = (...turns: readonly Turn[]) =>
      turns.flatMap((turn) => sorted.filter(({ moduleId }) => turnOf(moduleId) === turn));
    const together = those("together");
    const some = Math.ceil(together.length / 4);
    return [
      ...those("first"),
      ...spread(those("waiting"), those("whole")),
      ...those("early"),
      ...spread(those("apart"), those("changing")),
      ...together.slice(0, some),
      ...spread(together.slice(some), those("late")),
      ...spread(those("reading", "beside"), those("alone")),
      ...those("browser", "last"),
    ];
  }
}

/** The one list in its order, with the other's members among it at even distances, so that there is one of each kind for two workers at any time. */
function spread<T>(some: readonly T[], among: readonly T[]): T[] {
  const placeOf = (at: number, of: readonly T[]) => at / of.length;
  return [
    ...some.map((each, at) => [placeOf(at, some), each] as const),
    ...among.map((each, at) => [placeOf(at, among), each] as const),
  ]
    .toSorted(([one], [other]) => one - other)
    .map(([, each]) => each);
}
