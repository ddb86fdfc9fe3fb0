import type { Highs } from "highs";
import { inOrder, type Bounded } from "./bound.ts";
import { greedily, type Packing } from "./packing.ts";
import { Relaxation } from "./solver.ts";

const GENERATIONS = 10;
const FIRST = 3_000;
const MORE = 1_500;
/** What is less is rounding. */
const LEAST = 1e-6;

/**
 * Column generation: the solver prices the rows for some of the columns taken in parts, and those that are worth more than their price at these prices are
 * added, until there is none. The prices then bound all columns as tightly as any prices can. What was chosen in parts is not thrown away: with chains the
 * parts are nearly always wholes, so that it is the best packing itself; elsewhere it is made whole step by step.
 * @param good the gap, as a share of the bound, at which nothing more need be tried
 */
export function tighten(highs: Highs, packing: Packing, bounded: Bounded, good: number): void {
  const { prices } = bounded;
  const known = new Uint8Array(packing.columns);
  const relaxed = new Relaxation(highs, packing);
  let kept = prices.price.slice();
  try {
    relaxed.add(unknown(known, [...bounded.best.columns, ...inOrder(prices, -Infinity)], FIRST));
    for (let generation = 0; generation < GENERATIONS; generation++) {
      relaxed.into(prices.price);
      const bound = prices.bound();
      if (bound < bounded.bound) {
        bounded.bound = bound;
        kept = prices.price.slice();
      }
      const more = unknown(known, inOrder(prices, LEAST), MORE);
      if (more.length === 0) break;
      relaxed.add(more);
    }
    dive(packing, bounded, relaxed, known, good);
  } finally {
    relaxed.dispose();
  }
  prices.price.set(kept);
  prices.bound();
  const found = greedily(packing, [...bounded.best.columns, ...inOrder(prices, -Infinity)]);
  if (found.weight > bounded.best.weight) bounded.best = found;
}

/** A part that is almost the whole is settled at once; of the others so large a share, the largest parts first; and so many times at the most. */
const [ALMOST, SHARE, DIVES] = [0.95, 0.1, 30];

/** From parts to wholes: the largest parts are settled, the rest is solved anew around them, until nothing is parted or the choice is good enough. */
function dive(packing: Packing, bounded: Bounded, relaxed: Relaxation, known: Uint8Array, good: number): void {
  const { prices } = bounded;
  for (let round = 0; round < DIVES; round++) {
    const parts = relaxed.parts();
    const found = greedily(packing, [...parts.map(({ column }) => column), ...inOrder(prices, -LEAST)]);
    if (found.weight > bounded.best.weight) bounded.best = found;
    const whole = parts.findIndex(({ part }) => part < 1 - LEAST);
    if (whole < 0 || bounded.bound - bounded.best.weight <= good * bounded.bound) break;
    const more = whole + Math.ceil(SHARE * (parts.length - whole));
    const largest = parts.filter(({ part }, at) => at < more || part >= ALMOST);
    relaxed.settle(
      greedily(
        packing,
        largest.map(({ column }) => column),
      ).columns,
    );
    relaxed.into(prices.price);
    prices.bound();
    relaxed.add(unknown(known, inOrder(prices, LEAST), MORE));
    relaxed.into(prices.price);
    prices.bound();
  }
}

/** The first of these that are not known yet, at most so many; they are known from now on. */
function unknown(known: Uint8Array, order: Iterable<number>, most: number): number[] {
  const found: number[] = [];
  for (const column of order) {
    if (found.length === most) break;
    if (known[column]) continue;
    known[column] = 1;
    found.push(column);
  }
  return found.toSorted((a, b) => a - b);
}
