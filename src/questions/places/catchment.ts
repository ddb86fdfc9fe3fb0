import Flatbush from "flatbush";
import type { Point } from "../../graph/values.ts";
import { boxAround, straightMetres } from "../walking.ts";

/**
 * The two-step floating catchment area (Luo & Wang 2003, doi 10.1068/b29120). First each place's seats are shared among all who reach it; then each home adds up
 * the shares of the places that it reaches. So a seat counts for little where many come for it.
 */

/** Where people live, and how many. */
export interface Demand {
  readonly point: Point;
  readonly people: number;
}

/** A place, and its seats in each slot of time; 0 where it is shut then. */
export interface Supply {
  readonly point: Point;
  readonly seats: readonly number[];
}

export interface Catchment {
  /** For each home and slot, home by home: seats for each person. */
  readonly access: Float64Array;
  /** The numbers of the places that a home reaches, in order. */
  readonly reached: (home: number) => Int32Array;
}

/** The earth is taken for flat where that leaves no doubt; between these parts of the reach it is measured. */
const SURELY = [0.99, 1.01] as const;

/**
 * @param metres how far one comes, in a straight line
 * @param slots how many slots of time there are
 */
export function catchmentOf(
  demands: readonly Demand[],
  supplies: readonly Supply[],
  metres: number,
  slots: number,
): Catchment {
  const access = new Float64Array(demands.length * slots);
  if (demands.length === 0 || supplies.length === 0) return { access, reached: () => new Int32Array() };
  const xs = Float64Array.from(demands, ({ point }) => point.longitude);
  const ys = Float64Array.from(demands, ({ point }) => point.latitude);
  const people = Float64Array.from(demands, (home) => home.people);
  const index = new Flatbush(demands.length);
  for (let home = 0; home < demands.length; home++) index.add(xs[home]!, ys[home]!);
  index.finish();

  const pairs = new Pairs(demands.length);
  for (const [number, { point, seats }] of supplies.entries()) {
    const box = boxAround(point, metres);
    // So many of a reach are a degree here.
    const [wide, high] = [2 / (box[2] - box[0]), 2 / (box[3] - box[1])];
    const [x, y] = [point.longitude, point.latitude];
    const first = pairs.size;
    let all = 0;
    for (const home of index.search(...box)) {
      const far = ((xs[home]! - x) * wide) ** 2 + ((ys[home]! - y) * high) ** 2;
      if (far > SURELY[1]) continue;
      if (far > SURELY[0] && straightMetres(demands[home]!.point, point) > metres) continue;
      pairs.add(home, number);
      all += people[home]!;
    }
    const open = seats.flatMap((each, slot) => (each > 0 && slot < slots ? [slot] : []));
    if (all > 0 && open.length > 0) {
      const shares = open.map((slot) => seats[slot]! / all);
      for (let at = first; at < pairs.size; at++) {
        const row = pairs.home(at) * slots;
        for (let each = 0; each < open.length; each++) access[row + open[each]!]! += shares[each]!;
      }
    }
  }
  return { access, reached: pairs.byHome() };
}

/** Millions of pairs of a home and a place, as plain numbers. */
class Pairs {
  size = 0;
  readonly #homes: number;
  #pairs = new Int32Array(2_048);

  constructor(homes: number) {
    this.#homes = homes;
  }

  add(home: number, place: number): void {
    if (2 * this.size === this.#pairs.length) {
      const grown = new Int32Array(2 * this.#pairs.length);
      grown.set(this.#pairs);
      this.#pairs = grown;
    }
    this.#pairs[2 * this.size] = home;
    this.#pairs[2 * this.size + 1] = place;
    this.size += 1;
  }

  home(at: number): number {
    return this.#pairs[2 * at]!;
  }

  /** The places of each home, in the order in which they were added. */
  byHome(): (home: number) => Int32Array {
    const starts = new Int32Array(this.#homes + 1);
    for (let at = 0; at < this.size; at++) starts[this.home(at) + 1]! += 1;
    for (let home = 0; home < this.#homes; home++) starts[home + 1]! += starts[home]!;
    const next = starts.slice();
    const places = new Int32Array(this.size);
    for (let at = 0; at < this.size; at++) places[next[this.home(at)]!++] = this.#pairs[2 * at + 1]!;
    return (home) => places.subarray(starts[home], starts[home + 1]);
  }
}
