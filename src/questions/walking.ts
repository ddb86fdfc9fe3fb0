import type { Point } from "../graph/values.ts";

/**
 * Minutes on foot, out of two points: the straight line times a detour factor, at a pace. No map of streets is asked; hills, rivers and railways are not known,
 * so a minute more or less is no difference.
 */

/**
 * Along the road, 80 metres are a minute (4.8 km/h): 不動産の表示に関する公正競争規約施行規則 第9条第9号, the rule by which every advertised 「徒歩◯分」 in Japan is reckoned.
 * Whoever is frail walks slower than a metre a second: the limit of the Asian Working Group for Sarcopenia (doi 10.1016/j.jamda.2019.12.012).
 */
export const METRES_A_MINUTE = { USUAL: 80, FRAIL: 60 } as const;
export type Pace = keyof typeof METRES_A_MINUTE;

/** How much longer the way is than the straight line. On a grid of streets it is 4/π = 1.27, taken over all directions. */
export const DETOUR = 1.3;

/** The earth's radius in metres as Neo4j's point.distance takes it, so that both tell the same distance. */
const EARTH = 6_378_140;
const RADIANS = Math.PI / 180;

/** Metres in a straight line. */
export function straightMetres(a: Point, b: Point): number {
  const dLat = (b.latitude - a.latitude) * RADIANS;
  const dLon = (b.longitude - a.longitude) * RADIANS;
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Minutes on foot between two points; not rounded. */
export function walkingMinutes(a: Point, b: Point, pace: Pace = "USUAL"): number {
  return (straightMetres(a, b) * DETOUR) / METRES_A_MINUTE[pace];
}

/** As it is told: what is left of a minute counts as one, as in the rule above; null where one of the points is not recorded. */
export function minutesOnFoot(a: Point | null | undefined, b: Point | null | undefined, pace?: Pace): number | null {
  return a && b ? wholeMinutes(walkingMinutes(a, b, pace)) : null;
}

/** The same out of a distance that is known already; null without one. */
export function minutesForMetres(metres: number | null): number | null {
  return metres === null ? null : wholeMinutes((metres * DETOUR) / METRES_A_MINUTE.USUAL);
}

/** What is left of a minute counts as one; a rounding in the last place does not. */
export function wholeMinutes(minutes: number): number {
  return Math.max(0, Math.ceil(minutes - 1e-6));
}

/** How far one comes in so many minutes, in metres of a straight line. */
export function straightReach(minutes: number, pace: Pace = "USUAL"): number {
  return (minutes * METRES_A_MINUTE[pace]) / DETOUR;
}

/** A box in degrees that holds everything within so many metres of a point: [west, south, east, north]. */
export function boxAround({ longitude, latitude }: Point, metres: number): [number, number, number, number] {
  const dLat = metres / EARTH / RADIANS;
  const dLon = dLat / Math.max(0.01, Math.cos(latitude * RADIANS));
  return [longitude - dLon, latitude - dLat, longitude + dLon, latitude + dLat];
}
