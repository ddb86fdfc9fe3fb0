import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";
import type { MultiPolygon, Polygon, Position } from "geojson";
import RBush from "rbush";
import type { Point } from "../graph/graph.ts";
import type { Shape } from "./table.ts";

/** The ground that a district covers. */
export type Area = Polygon | MultiPolygon;

const METRES_PER_DEGREE = 111_320;

/** The area that a shape of a file describes: closed rings of longitude and latitude; undefined when it is none. */
export function areaOf(shape: Shape | undefined): Area | undefined {
  if (!shape) return undefined;
  if (shape.type === "Polygon") {
    const coordinates = polygonOf(shape.coordinates);
    return coordinates && { type: "Polygon", coordinates };
  }
  if (shape.type === "MultiPolygon") {
    const coordinates = shape.coordinates.map(polygonOf);
    return coordinates.every((each) => each !== undefined) && coordinates.length > 0
      ? { type: "MultiPolygon", coordinates }
      : undefined;
  }
  return undefined;
}

function polygonOf(value: unknown): Position[][] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const rings = value.map(ringOf);
  return rings.every((ring) => ring !== undefined) ? rings : undefined;
}

function ringOf(value: unknown): Position[] | undefined {
  if (!Array.isArray(value) || value.length < 4) return undefined;
  const ring = value.map(positionOf);
  if (!ring.every((position) => position !== undefined)) return undefined;
  const [first, last] = [ring[0]!, ring.at(-1)!];
  return first[0] === last[0] && first[1] === last[1] ? ring : undefined;
}

function positionOf(value: unknown): Position | undefined {
  if (!Array.isArray(value)) return undefined;
  const [longitude, latitude]: unknown[] = value;
  return typeof longitude === "number" && typeof latitude === "number" && inJapan({ longitude, latitude })
    ? [longitude, latitude]
    : undefined;
}

/** A shape that is one point, in Japan or not. */
export function pointOf(shape: Shape | undefined): Point | undefined {
  const [longitude, latitude] = shape?.type === "Point" ? shape.coordinates : [];
  return typeof longitude === "number" && typeof latitude === "number" ? { longitude, latitude } : undefined;
}

/** Whether a point lies within Japan's corners. Latitudes and longitudes there cannot be taken for each other. */
export function inJapan({ longitude, latitude }: Point): boolean {
  return longitude >= 122 && longitude <= 154.5 && latitude >= 20 && latitude <= 46;
}

export function contains(area: Area, { longitude, latitude }: Point): boolean {
  return booleanPointInPolygon([longitude, latitude], area);
}

/** Square metres, flat: good enough to say which of two districts is the smaller. */
export function sizeOf(area: Area): number {
  return ringsOf(area).reduce((sum, ring) => sum + Math.abs(signedSize(ring)) * (isHole(area, ring) ? -1 : 1), 0);
}

/** The middle of an area's largest part; where that falls outside (a district round a bay), the middle of its broadest stretch. */
export function centreOf(area: Area): Point {
  const parts = area.type === "Polygon" ? [area.coordinates] : area.coordinates;
  const part = parts.toSorted((a, b) => Math.abs(signedSize(b[0]!)) - Math.abs(signedSize(a[0]!)))[0]!;
  const middle = centroid(part[0]!);
  if (contains({ type: "Polygon", coordinates: part }, middle)) return middle;
  return widest(part, middle.latitude);
}

function centroid(ring: readonly Position[]): Point {
  // Counted from the first corner, so that nothing is lost to rounding.
  const [x0, y0] = [ring[0]![0]!, ring[0]![1]!];
  let [area, x, y] = [0, 0, 0];
  for (const [a, b] of sides(ring)) {
    const cross = (a[0]! - x0) * (b[1]! - y0) - (b[0]! - x0) * (a[1]! - y0);
    area += cross;
    x += (a[0]! + b[0]! - 2 * x0) * cross;
    y += (a[1]! + b[1]! - 2 * y0) * cross;
  }
  if (area === 0) return { longitude: x0, latitude: y0 };
  return rounded({ longitude: x0 + x / (3 * area), latitude: y0 + y / (3 * area) });
}

function widest(part: readonly (readonly Position[])[], latitude: number): Point {
  const crossings = part
    .flatMap((ring) => sides(ring))
    .filter(([a, b]) => a[1]! > latitude !== b[1]! > latitude)
    .map(([a, b]) => a[0]! + ((latitude - a[1]!) / (b[1]! - a[1]!)) * (b[0]! - a[0]!))
    .toSorted((a, b) => a - b);
  let best: [number, number] = [crossings[0] ?? 0, crossings[1] ?? 0];
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    const stretch: [number, number] = [crossings[at]!, crossings[at + 1]!];
    if (stretch[1] - stretch[0] > best[1] - best[0]) best = stretch;
  }
  return rounded({ longitude: (best[0] + best[1]) / 2, latitude });
}

interface Side {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
  owner: number;
  a: Position;
  b: Position;
}

/** Which of these areas touch: pairs (of places in the list, the lower first) with a corner of one within `metres` of the other's edge. */
export function touching(areas: readonly Area[], metres: number): [number, number][] {
  const margin = metres / METRES_PER_DEGREE;
  const tree = new RBush<Side>();
  tree.load(
    areas.flatMap((area, owner) =>
      ringsOf(area).flatMap((ring) => sides(ring).map(([a, b]) => ({ ...box([a, b], margin * 2), owner, a, b }))),
    ),
  );
  const pairs = new Map<string, [number, number]>();
  for (const [owner, area] of areas.entries()) {
    for (const corner of ringsOf(area).flat()) {
      const near = tree.search({ minX: corner[0]!, maxX: corner[0]!, minY: corner[1]!, maxY: corner[1]! });
      for (const side of near) {
        if (side.owner === owner) continue;
        const pair: [number, number] = owner < side.owner ? [owner, side.owner] : [side.owner, owner];
        if (!pairs.has(pair.join()) && metresToSide(corner, side) <= metres) pairs.set(pair.join(), pair);
      }
    }
  }
  return [...pairs.values()].toSorted(([a, b], [c, d]) => a - c || b - d);
}

function metresToSide(corner: Position, { a, b }: Side): number {
  const narrowing = Math.cos((corner[1]! * Math.PI) / 180);
  const [px, py] = [(corner[0]! - a[0]!) * narrowing, corner[1]! - a[1]!];
  const [dx, dy] = [(b[0]! - a[0]!) * narrowing, b[1]! - a[1]!];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
  return Math.hypot(px - along * dx, py - along * dy) * METRES_PER_DEGREE;
}

/** Metres between two points of the same city. */
export function metresBetween(a: Point, b: Point): number {
  const narrowing = Math.cos((a.latitude * Math.PI) / 180);
  return Math.hypot((a.longitude - b.longitude) * narrowing, a.latitude - b.latitude) * METRES_PER_DEGREE;
}

export interface Extent {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** The rectangle round these points, widened by `metres`; undefined when there are none. */
export function extentOf(points: readonly Point[], metres: number): Extent | undefined {
  if (points.length === 0) return undefined;
  return box(
    points.map(({ longitude, latitude }) => [longitude, latitude]),
    metres / METRES_PER_DEGREE,
  );
}

export function within({ minX, minY, maxX, maxY }: Extent, { longitude, latitude }: Point): boolean {
  return longitude >= minX && longitude <= maxX && latitude >= minY && latitude <= maxY;
}

/** The corners of an area, as points. */
export function cornersOf(area: Area): Point[] {
  return ringsOf(area).flatMap((ring) =>
    ring.map(([longitude, latitude]) => ({ longitude: longitude!, latitude: latitude! })),
  );
}

function box(corners: readonly Position[], margin: number): Extent {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of corners) {
    [minX, maxX] = [Math.min(minX, x!), Math.max(maxX, x!)];
    [minY, maxY] = [Math.min(minY, y!), Math.max(maxY, y!)];
  }
  return { minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin };
}

function ringsOf(area: Area): Position[][] {
  return area.type === "Polygon" ? area.coordinates : area.coordinates.flat();
}

function isHole(area: Area, ring: Position[]): boolean {
  return area.type === "Polygon" ? area.coordinates[0] !== ring : area.coordinates.every(([outer]) => outer !== ring);
}

function sides(ring: readonly Position[]): [Position, Position][] {
  return ring.slice(1).map((b, at) => [ring[at]!, b]);
}

function signedSize(ring: readonly Position[]): number {
  const narrowing = Math.cos(((ring[0]?.[1] ?? 0) * Math.PI) / 180);
  const [x0, y0] = [ring[0]?.[0] ?? 0, ring[0]?.[1] ?? 0];
  const twice = sides(ring).reduce((sum, [a, b]) => sum + (a[0]! - x0) * (b[1]! - y0) - (b[0]! - x0) * (a[1]! - y0), 0);
  return (twice / 2) * narrowing * METRES_PER_DEGREE ** 2;
}

/** Seven decimals of a degree are a centimetre. */
function rounded({ longitude, latitude }: Point): Point {
  return { longitude: Number(longitude.toFixed(7)), latitude: Number(latitude.toFixed(7)) };
}
