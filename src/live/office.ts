import { projectionOf } from "../things/news.ts";
import { keeperOf, type Viewer } from "../trust/viewer.ts";

/**
 * The picture of the graph that every coordinator of a school district has, whatever else opens more to one of them. What is worked out on it tells none of
 * them anything that they could not work out themselves.
 */
export function officeOf(district: string): Viewer {
  return keeperOf("rings", [district]);
}

/** Those of these school districts whose office sees nothing that this viewer does not see. */
export function officesOf({ codes }: Pick<Viewer, "codes">, districts: readonly string[]): string[] {
  return districts.filter((district) => officeOf(district).codes.every((code) => codes.includes(code)));
}

/** The pictures on which something may have been found that this viewer is told: their own, and those of the offices that it holds. */
export function projectionsOf(viewer: Viewer, districts: readonly string[]): ReadonlySet<string> {
  const offices = officesOf(viewer, districts).map((district) => projectionOf(officeOf(district)));
  return new Set([projectionOf(viewer), ...offices]);
}
