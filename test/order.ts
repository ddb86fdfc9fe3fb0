import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * When a file's turn is. Two workers go through all of them, on one graph: those in the first place beside each other; then those that look at clocks, at
 * engines of their own, or at the whole graph and its one log, which nobody else may touch meanwhile.
 */
export type Turn = "together" | "late" | "beside" | "alone" | "browser" | "last";

const TURNS: readonly (readonly [Turn, RegExp])[] = [
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
];

export function turnOf(file: string): Turn {
  const name = relative(import.meta.dirname, file);
  return TURNS.find(([, pattern]) => pattern.test(name))?.[0] ?? "together";
}

const ORDER: readonly Turn[] = ["together", "late", "beside", "alone", "browser", "last"];

/** Vitest's own order within a turn: what took long the last time begins. */
export class InTurn extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- the method of a sequencer is called so
    const sorted = await super.sort(files);
    const placeOf = ({ moduleId }: TestSpecification) => ORDER.indexOf(turnOf(moduleId));
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
