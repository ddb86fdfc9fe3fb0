import type { Highs } from "highs";
import { boundedFromAbove, inOrder, type Bounded } from "./bound.ts";
import { greedily, type Packing } from "./packing.ts";
import { solved, theSolver, type Effort } from "./solver.ts";
import { tighten } from "./tighten.ts";

export interface Packed {
  /** Columns, in order. */
  readonly chosen: readonly number[];
  readonly weight: number;
  /** No packing of these candidates is worth more. */
  readonly bound: number;
}

export interface Limits {
  /** How many columns the exact solver is given: first so many, then more, as long as the gap is not good enough. */
  readonly steps: readonly number[];
  /** Above so many parties, quarter by quarter. */
  readonly oneGround: number;
}
const USUAL: Limits = { steps: [600, 900], oneGround: 6_000 };
const ROUNDS = { one: 20, many: 120 } as const;
/** The gap, as a share of the bound, at which the prices are not moved any more; and the one at which nothing more is tried, unless it is sure to end. */
const ENOUGH = 0.0005;
const GOOD = 0.0045;
const EXACTLY: Effort = { gap: 0, nodes: 500 };
const NEARLY: Effort = { gap: 0.001, nodes: 20 };

/**
 * Enumerated columns → a bound from above → greedy by what is worth more than its price → both tightened by the columns taken in parts → the exact solver on
 * the columns that can still matter. Where these are few enough, the answer is the best there is; otherwise it lies within the gap that is told. A whole city
 * is solved quarter by quarter, with the rest as it stands.
 * @param quarters of each column: where its parties are
 * @param parties how many there are
 */
export async function packed(
  packing: Packing,
  parties: number,
  quarters: (column: number) => readonly number[],
  { steps, oneGround }: Limits = USUAL,
): Promise<Packed> {
  if (packing.columns === 0) return { chosen: [], weight: 0, bound: 0 };
  const highs = await theSolver();
  const one = parties <= oneGround;
  const bounded = boundedFromAbove(packing, one ? ROUNDS.one : ROUNDS.many, ENOUGH);
  const [few = 0] = steps;
  if (thoseThatMatter(bounded).length > few) {
    if (one) tighten(highs, packing, bounded, GOOD);
    else swept(highs, packing, bounded, quarters, few);
  }
  for (const step of one ? steps : [few]) {
    if (bounded.bound < bounded.best.weight + 1) break;
    const matter = thoseThatMatter(bounded);
    const all = matter.length <= step;
    if (!all && (!one || isGood(bounded))) break;
    improve(highs, packing, bounded, matter.subarray(0, step), all);
    if (all) break;
  }
  const { best, bound } = bounded;
  return { chosen: [...best.columns].toSorted((a, b) => a - b), weight: best.weight, bound: Math.floor(bound + 1e-6) };
}

/** The exact solver on these columns. Where they are all that can matter, it also proves the best. */
function improve(highs: Highs, packing: Packing, bounded: Bounded, order: Int32Array, all: boolean): void {
  const known = [...bounded.best.columns];
  const found = solved(highs, packing, withKnown(order, known), packing.room, all ? EXACTLY : NEARLY, known);
  const better = greedily(packing, found.chosen);
  if (better.weight > bounded.best.weight) bounded.best = better;
  if (all) bounded.bound = Math.min(bounded.bound, Math.max(better.weight, found.bound));
}

/** The best first. Whatever lies further below its price than the bound lies above what was found is in no better packing. */
function thoseThatMatter({ bound, prices, best }: Bounded): Int32Array {
  return inOrder(prices, best.weight - bound - 1e-6);
}

function withKnown(order: Int32Array, known: readonly number[]): number[] {
  return [...new Set([...order, ...known])].toSorted((a, b) => a - b);
}

function isGood({ bound, best }: Bounded): boolean {
  return bound - best.weight <= GOOD * bound;
}

/** One quarter after the other is solved anew, while what lies outside it stays as it is. */
function swept(
  highs: Highs,
  packing: Packing,
  bounded: Bounded,
  quarters: (column: number) => readonly number[],
  most: number,
): void {
  const chosen = greedily(packing, bounded.best.columns);
  const byQuarter = new Map<number, number[]>();
  for (const column of thoseThatMatter(bounded)) {
    for (const quarter of new Set(quarters(column))) {
      const list = byQuarter.get(quarter);
      if (list) list.push(column);
      else byQuarter.set(quarter, [column]);
    }
  }
  for (const quarter of [...byQuarter.keys()].toSorted((a, b) => a - b)) {
    const freed = [...chosen.columns].filter((column) => quarters(column).includes(quarter));
    const before = chosen.weight;
    freed.forEach((column) => chosen.give(column));
    const open = byQuarter.get(quarter)!.filter((column) => chosen.fits(column));
    const columns = withKnown(Int32Array.from(open.slice(0, most)), freed);
    const found = solved(highs, packing, columns, chosen.left, NEARLY, freed);
    const taken: number[] = [];
    for (const column of found.chosen) {
      if (!chosen.fits(column)) continue;
      chosen.take(column);
      taken.push(column);
    }
    if (chosen.weight >= before) continue;
    taken.forEach((column) => chosen.give(column));
    freed.forEach((column) => chosen.take(column));
  }
  bounded.best = chosen;
}
