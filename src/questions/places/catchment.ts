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
  /** For each home: the numbers of the places that it reaches. */
  readonly reached: readonly (readonly number[])[];
}

/** Nobody else waits longer than this for the one thread. */
const PAUSE_MS = 20;

/**
 * @param metres how far one comes, in a straight line
 * @param slots how many slots of time there are
 */
export async function catchmentOf(
  demands: readonly Demand[],
  supplies: readonly Supply[],
  metres: number,
  slots: number,
): Promise<Catchment> {
  const access = new Float64Array(demands.length * slots);
  const reached: number[][] = demands.map(() => []);
  if (demands.length === 0 || supplies.length === 0) return { access, reached };
  const index = new Flatbush(demands.length);
  for (const { point } of demands) index.add(point.longitude, point.latitude, point.longitude, point.latitude);
  index.finish();
  let since = performance.now();
  for (const [number, { point, seats }] of supplies.entries()) {
    const homes = index
      .search(...boxAround(point, metres))
      .filter((home) => straightMetres(demands[home]!.point, point) <= metres);
    const people = homes.reduce((sum, home) => sum + demands[home]!.people, 0);
    for (const home of homes) {
      reached[home]!.push(number);
      if (people > 0) for (let slot = 0; slot < slots; slot++) access[home * slots + slot]! += seats[slot]! / people;
    }
    if (performance.now() - since > PAUSE_MS) {
      await new Promise((resume) => setImmediate(resume));
      since = performance.now();
    }
  }
  return { access, reached };
}
