import type { Geometry } from "geojson";
import type { MapOfQuery, WhereaboutsFragment } from "../../operations.generated.ts";

/** What stands on a map. Pure, so that the map and the table beside it say the same. */

export type Point = NonNullable<Extract<WhereaboutsFragment, { __typename: "Place" }>["point"]>;

/** What a mark on the map is of; its shape and colour say so. */
export type SpotKind = "place" | "shelter" | "offer" | "candidate";

export interface Spot {
  readonly id: string;
  readonly kind: SpotKind;
  /** Its number in the list beside the map. */
  readonly number: number;
  readonly name: string;
  readonly point: Point;
}

export interface Area {
  readonly id: string;
  readonly name: string;
  readonly kind: "whole" | "part" | "reach";
  readonly shape: Geometry;
}

/** The server's shapes come as any JSON: only what can be drawn is. */
export function areaOf(
  district: { readonly id: string; readonly name: string; readonly boundary: unknown },
  kind: Area["kind"],
): Area[] {
  const { id, name, boundary } = district;
  return isSurface(boundary) ? [{ id, name, kind, shape: boundary }] : [];
}

/** A district and its parts; the parts first, so that its own boundary lies over theirs. */
export function areasOf(district: NonNullable<MapOfQuery["district"]>): Area[] {
  return [...district.parts.nodes.flatMap((part) => areaOf(part, "part")), ...areaOf(district, "whole")];
}

function isSurface(value: unknown): value is Geometry {
  if (typeof value !== "object" || value === null || !("type" in value) || !("coordinates" in value)) return false;
  return (value.type === "Polygon" || value.type === "MultiPolygon") && Array.isArray(value.coordinates);
}

export interface Whereabouts {
  readonly point: Point;
  /** Where that is, when it is not the thing's own place: the hall that a group meets at. */
  readonly at: string | null;
}

/** As it comes from either operation that asks for it. */
type Known =
  | { readonly point: Point | null }
  | { readonly meetsAt: { readonly nodes: readonly Hall[] } }
  | { readonly runs: { readonly nodes: readonly Hall[] } }
  | { readonly id: string };
type Hall = { readonly name: string; readonly point: Point | null };

/** Where somebody is found: their own place, else where they meet, else what they run; undefined where the viewer sees none. */
export function whereaboutsOf(thing: Known | null): Whereabouts | undefined {
  if (thing === null) return undefined;
  if ("point" in thing && thing.point) return { point: thing.point, at: null };
  const halls = "meetsAt" in thing ? thing.meetsAt.nodes : "runs" in thing ? thing.runs.nodes : [];
  const hall = halls[0];
  return hall?.point ? { point: hall.point, at: hall.name } : undefined;
}

/** So many marks stand side by side at one place; of more, it is said how many. */
export const MOST_TOGETHER = 3;

/**
 * Marks that would hide each other stand side by side: groups of spots that lie within `apart` of the first of each.
 * @param place where a spot is drawn, in the unit of `apart`
 */
export function togetherOf(
  spots: readonly Spot[],
  apart: number,
  place: (spot: Spot) => { readonly x: number; readonly y: number },
): Spot[][] {
  const groups: { readonly x: number; readonly y: number; readonly spots: Spot[] }[] = [];
  for (const spot of spots) {
    const { x, y } = place(spot);
    const near = groups.find((group) => Math.hypot(group.x - x, group.y - y) < apart);
    if (near) near.spots.push(spot);
    else groups.push({ x, y, spots: [spot] });
  }
  return groups.map(({ spots: together }) => together);
}
