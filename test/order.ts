import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * When a file's turn is. Two workers go through all of them, on one graph: while it is loaded, who needs no graph; while its questions are planned, who asks few of
 * them; then most of them beside each other; then those that look at clocks, at engines of their own, or at the whole graph and its one log, which nobody else may
 * touch meanwhile.
 */
export type Turn = "first" | "early" | "together" | "late" | "beside" | "alone" | "browser" | "last";

/** Stands among those that run while the graph is loaded; and for good, with what was wrong, where that failed. */
export const LOADING = "loading";
export const FAILED = "failed";

const TURNS: readonly (readonly [Turn, RegExp])[] = [
  // It needs no graph, and busies both processors.
  ["first", /^graph\/start-in-vain/],
  // It starts a whole Musubi, which waits for everything to be planned: by then it is.
  ["late", /^graph\/start/],
  // It changes the schema, upon which the database forgets every plan that it made.
  ["last", /^graph\/migrate/],
  // Engines and servers of their own: the other worker may go on.
  ["beside", /^graph\/engine|^http\/(patience|rate)|^things\/killed/],
  [
    "alone",
    /^http\/(import|live|log)\.|^house\/picture|^imports\/(command|killed)|^live\/|^seeds\/|^trust\/(audit|chain)/,
  ],
  ["alone", /^questions\/(first-times|introduction-stories|places-removed|stories-without)/],
  // These write into the demo city, which the others know as it was loaded.
  ["browser", /^web\//],
  [
    "early",
    /^(graph|http|imports)\/|^things\/(changes|introductions|slots|wish-life)|^trust\/(introductions|issuer|mapping|tokens|writing)/,
  ],
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
  return among("beside") || !among("alone", "browser");
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
      ...those("first", "early"),
      ...together.slice(0, some),
      ...those("late"),
      ...together.slice(some),
      ...spread(those("beside"), those("alone", "browser")),
      ...those("last"),
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
