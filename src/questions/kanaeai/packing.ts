import { WIDEST, type Candidates } from "./candidates.ts";
import type { RingGround } from "./ground.ts";
import type { Links } from "./links.ts";

/**
 * Choosing among the candidates is a set packing: one column a ring or chain, one row a gift (used at most as often as it has room) and one a wish or need
 * (met at most once). It is the clearing problem of kidney exchange: Abraham, Blum, Sandholm 2007, doi 10.1145/1250910.1250954; with preferences as in
 * timebanks: arXiv 2104.00465.
 */
export interface Packing {
  readonly columns: number;
  readonly weight: Int32Array;
  /** The rows of each column lie between two starts. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  /** How often each row may be used. */
  readonly room: Int32Array;
}

export function packingOf(ground: RingGround, links: Links, { count, links: of, size, weight }: Candidates): Packing {
  const starts = new Int32Array(count + 1);
  for (let column = 0; column < count; column++) starts[column + 1] = starts[column]! + 2 * size[column]!;
  const rows = new Int32Array(starts[count]!);
  for (let column = 0; column < count; column++) {
    let at = starts[column]!;
    for (let k = 0; k < size[column]!; k++) {
      const link = of[column * WIDEST + k]!;
      rows[at++] = links.gift[link]!;
      rows[at++] = ground.gifts.length + links.demand[link]!;
    }
  }
  const room = new Int32Array(ground.gifts.length + ground.demands.length).fill(1);
  ground.gifts.forEach((gift, g) => (room[g] = Math.max(0, gift.room)));
  return { columns: count, weight, starts, rows, room };
}

/** What is chosen so far, and how much room is left. */
export class Chosen {
  readonly #packing: Packing;
  readonly left: Int32Array;
  readonly columns = new Set<number>();
  weight = 0;

  constructor(packing: Packing) {
    this.#packing = packing;
    this.left = packing.room.slice();
  }

  fits(column: number): boolean {
    const { starts, rows } = this.#packing;
    for (let at = starts[column]!; at < starts[column + 1]!; at++) if (this.left[rows[at]!]! <= 0) return false;
    return !this.columns.has(column);
  }

  take(column: number): void {
    this.columns.add(column);
    this.weight += this.#packing.weight[column]!;
    this.#use(column, -1);
  }

  give(column: number): void {
    this.columns.delete(column);
    this.weight -= this.#packing.weight[column]!;
    this.#use(column, 1);
  }

  #use(column: number, by: number): void {
    const { starts, rows } = this.#packing;
    for (let at = starts[column]!; at < starts[column + 1]!; at++) this.left[rows[at]!]! += by;
  }
}

/** Takes whatever still fits, in this order. */
export function greedily(packing: Packing, order: Iterable<number>): Chosen {
  const chosen = new Chosen(packing);
  for (const column of order) if (chosen.fits(column)) chosen.take(column);
  return chosen;
}
