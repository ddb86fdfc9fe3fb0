import { greedily, type Chosen, type Packing } from "./packing.ts";

/**
 * How much any packing can be worth at the most. Each row has a price; a column that costs more than it is worth is left, what the others are worth beyond
 * their price and the price of all room together bound every packing from above, whatever the prices (Lagrangian relaxation). The subgradient method looks
 * for the prices with the lowest bound. Only + − × ÷ and comparisons, always in the same order: the same on any machine.
 */
export class Prices {
  readonly #packing: Packing;
  readonly price: Float64Array;
  /** What each column is worth beyond its price. */
  readonly surplus: Float64Array;

  constructor(packing: Packing) {
    this.#packing = packing;
    this.price = shares(packing);
    this.surplus = new Float64Array(packing.columns);
  }

  /** The bound at these prices, with how often each row would be used beyond its room. */
  bound(overuse?: Float64Array): number {
    const { columns, weight, starts, rows, room } = this.#packing;
    const { price, surplus } = this;
    let bound = 0;
    for (let row = 0; row < room.length; row++) {
      bound += price[row]! * room[row]!;
      if (overuse) overuse[row] = -room[row]!;
    }
    for (let column = 0; column < columns; column++) {
      const end = starts[column + 1]!;
      let beyond = weight[column]!;
      for (let at = starts[column]!; at < end; at++) beyond -= price[rows[at]!]!;
      surplus[column] = beyond;
      if (beyond <= 0) continue;
      bound += beyond;
      if (overuse) for (let at = starts[column]!; at < end; at++) overuse[rows[at]!]! += 1;
    }
    return bound;
  }
}

/** Where to begin: each row at the largest share of a column that it would bear if a column's rows bore it together. So no column has a surplus. */
function shares({ columns, weight, starts, rows, room }: Packing): Float64Array {
  const price = new Float64Array(room.length);
  for (let column = 0; column < columns; column++) {
    const [from, to] = [starts[column]!, starts[column + 1]!];
    const share = weight[column]! / (to - from);
    for (let at = from; at < to; at++) if (price[rows[at]!]! < share) price[rows[at]!] = share;
  }
  return price;
}

export interface Bounded {
  /** Nothing is worth more. */
  bound: number;
  readonly prices: Prices;
  /** The best that was come upon. */
  best: Chosen;
}

/** The step is halved after so many rounds without gain. */
const PATIENCE = 6;
const GREEDY_EVERY = 20;

/**
 * The subgradient method: each price moves by how much its row is over-used or left over.
 * @param rounds at the most
 * @param enough the gap, as a share of the bound, at which there is no need to go on
 */
export function boundedFromAbove(packing: Packing, rounds: number, enough: number): Bounded {
  const prices = new Prices(packing);
  const overuse = new Float64Array(packing.room.length);
  let bound = prices.bound(overuse);
  let best = greedily(packing, inOrder(prices, -Infinity));
  let kept = prices.price.slice();
  let step = 1;
  let stale = 0;
  let now = bound;
  for (let round = 1; round < rounds && bound - best.weight > enough * bound; round++) {
    move(prices.price, overuse, step * Math.max(1, now - best.weight));
    now = prices.bound(overuse);
    if (now < bound) {
      [bound, stale] = [now, 0];
      kept = prices.price.slice();
    } else if (++stale >= PATIENCE) {
      [step, stale] = [step / 2, 0];
      prices.price.set(kept);
      now = prices.bound(overuse);
    }
    if (round % GREEDY_EVERY === 0) {
      const found = greedily(packing, inOrder(prices, best.weight - bound));
      if (found.weight > best.weight) best = found;
    }
  }
  prices.price.set(kept);
  bound = prices.bound();
  const found = greedily(packing, inOrder(prices, best.weight - bound));
  return { bound, prices, best: found.weight > best.weight ? found : best };
}

/** One step against the overuse, as long as what is missing to the best that was found (Polyak). */
function move(price: Float64Array, overuse: Float64Array, distance: number): void {
  let length = 0;
  for (let row = 0; row < price.length; row++) {
    const by = overuse[row]!;
    // A price of nothing is not lowered.
    if (by > 0 || price[row]! > 0) length += by * by;
  }
  if (length === 0) return;
  const step = distance / length;
  for (let row = 0; row < price.length; row++) price[row] = Math.max(0, price[row]! + step * overuse[row]!);
}

/** Steps of a surplus that are told apart, and more columns than are ever looked at: both and the sign fit into what a number holds exactly. */
const [STEPS, FURTHEST, MOST] = [64, 2 ** 30, 2 ** 22];

/**
 * The columns with no less surplus than this, the largest first, equal ones in the order in which they were found. Surplus and column are sorted as one
 * number, in a tenth of the time that comparing takes.
 */
export function inOrder({ surplus }: Prices, least: number): Int32Array {
  const keys = new Float64Array(surplus.length);
  let count = 0;
  for (let column = 0; column < surplus.length; column++) {
    const each = surplus[column]!;
    if (each < least) continue;
    const steps = Math.max(-FURTHEST, Math.min(FURTHEST, Math.floor(-each * STEPS)));
    keys[count++] = steps * MOST + column;
  }
  return Int32Array.from(keys.subarray(0, count).toSorted(), (key) => key - Math.floor(key / MOST) * MOST);
}
