import type { Point } from "../../src/graph/graph.ts";
import type { NodeDraft, Ref, TieDraft } from "../../src/imports/drafts.ts";
import { groundName } from "./names.ts";

/**
 * What is recorded of one school district of about 10,000 people: some 1,300 of them, their households, and what they have to do with each other.
 * The same in a city of any size, so that a larger city is more districts and not denser ones.
 */
const ENTITIES_IN_A_DISTRICT = 2_500;
const DISTRICTS_IN_AN_AREA = 5;
/** South-west corner, in the open sea. */
const CORNER: Point = { longitude: 136.2, latitude: 31.6 };
/** The side of a school district's square, in degrees. */
const SIDE = { longitude: 0.018, latitude: 0.015 };

export interface Ground {
  /** Sets the ids of this city apart from those of any other. */
  readonly tag: string;
  readonly source: string;
  readonly seed: number;
  readonly entities: number;
  readonly districts: readonly SchoolDistrict[];
  readonly areas: number;
}

export interface SchoolDistrict {
  readonly at: number;
  readonly id: string;
  readonly name: string;
  readonly kana: string;
  /** Entities recorded in it, itself among them. */
  readonly size: number;
  readonly column: number;
  readonly row: number;
  readonly neighbours: readonly number[];
  readonly neighbourhoods: number;
}

/** Divides so many entities into a city, areas and school districts on a grid. */
export function groundOf(entities: number, seed: number): Ground {
  const count = Math.max(1, Math.round(entities / ENTITIES_IN_A_DISTRICT));
  const areas = Math.ceil(count / DISTRICTS_IN_AN_AREA);
  const columns = Math.ceil(Math.sqrt(count));
  const tag = seed === 1 ? `g${entities}` : `g${entities}s${seed}`;
  const rest = entities - 1 - areas;
  const districts = Array.from({ length: count }, (_, at): SchoolDistrict => {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    const [name, kana] = groundName(at);
    const size = Math.floor(rest / count) + (at < rest % count ? 1 : 0);
    return {
      at,
      id: districtId(tag, at),
      name: `${name}校区`,
      kana: `${kana}こうく`,
      size,
      column,
      row,
      neighbours: [column > 0 ? at - 1 : -1, column < columns - 1 ? at + 1 : -1, at - columns, at + columns].filter(
        (other) => other >= 0 && other < count,
      ),
      neighbourhoods: Math.min(8, Math.max(1, Math.round(size / 300))),
    };
  });
  return { tag, source: `generated-${tag}`, seed, entities, districts, areas };
}

/** A number in an id, of one width, so that ids sort as numbers do. */
export const no = (at: number, width = 3): string => String(at).padStart(width, "0");
const cityId = (tag: string): string => `dst_${tag}-city`;
const areaId = (tag: string, at: number): string => `dst_${tag}-area-${no(at)}`;
const districtId = (tag: string, at: number): string => `dst_${tag}-${no(at)}`;
export const neighbourhoodId = (tag: string, district: number, at: number): string =>
  `${districtId(tag, district)}-${no(at, 2)}`;
export const cityOf = (ground: Ground): string => cityId(ground.tag);
export const areaOf = (ground: Ground, { at }: SchoolDistrict): string =>
  areaId(ground.tag, Math.floor(at / DISTRICTS_IN_AN_AREA));

export const ref = (id: string): Ref => ({ id });
const DAY = 86_400_000;
/** The day on which the invented city was last looked at; every date counts back from it. */
const LOOKED_AT = Date.UTC(2026, 9, 31, 3);
export const daysBefore = (days: number): Date => new Date(LOOKED_AT - days * DAY);

/** The corner of a district's square, and a share of its sides from there. */
export function spotIn({ column, row }: SchoolDistrict, east: number, north: number): Point {
  return {
    longitude: round(CORNER.longitude + (column + east) * SIDE.longitude),
    latitude: round(CORNER.latitude + (row + north) * SIDE.latitude),
  };
}

/** A neighbourhood's part of the square: [west, south, east, north], as shares. */
export function partOf(district: SchoolDistrict, neighbourhood: number): [number, number, number, number] {
  const width = 1 / district.neighbourhoods;
  return [neighbourhood * width, 0, (neighbourhood + 1) * width, 1];
}

function outline(district: SchoolDistrict, [west, south, east, north]: [number, number, number, number]): string {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;
  const ring = corners.map(([x, y]) => {
    const { longitude, latitude } = spotIn(district, x, y);
    return [longitude, latitude];
  });
  return JSON.stringify({ type: "Polygon", coordinates: [ring] });
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

const POPULATION = 10_000;
function population(people: number): Record<string, number> {
  const [young, old] = [Math.round(people * 0.12), Math.round(people * 0.31)];
  return {
    population: people,
    populationUnder15: young,
    population15to64: people - young - old,
    population65over: old,
  };
}

/** City, areas, school districts, neighbourhoods: the hierarchy, from above. */
export function* groundNodes(ground: Ground): Generator<NodeDraft> {
  const draft = (id: string, properties: NodeDraft["properties"]): NodeDraft => ({
    noun: "District",
    source: ground.source,
    sourceId: id,
    id,
    audience: "PUBLIC",
    properties,
  });
  const { tag, districts } = ground;
  yield draft(cityId(tag), {
    name: `作り物市${tag}`,
    kana: `つくりものし${tag}`,
    level: "CITY",
    ...population(POPULATION * districts.length),
  });
  for (let at = 0; at < ground.areas; at++) {
    const within = districts.filter((each) => areaOf(ground, each) === areaId(tag, at)).length;
    yield draft(areaId(tag, at), {
      name: `第${at + 1}圏域`,
      kana: `だい${at + 1}けんいき`,
      level: "AREA",
      ...population(POPULATION * within),
    });
  }
  for (const district of districts) {
    yield draft(district.id, {
      name: district.name,
      kana: district.kana,
      level: "SCHOOL_DISTRICT",
      boundary: outline(district, [0, 0, 1, 1]),
      point: spotIn(district, 0.5, 0.5),
      ...population(POPULATION),
    });
  }
  for (const district of districts) {
    for (let at = 0; at < district.neighbourhoods; at++) {
      const part = partOf(district, at);
      yield draft(neighbourhoodId(tag, district.at, at), {
        name: `${district.name.replace("校区", "")}${at + 1}丁目`,
        kana: `${district.kana.replace("こうく", "")}${at + 1}ちょうめ`,
        level: "NEIGHBOURHOOD",
        boundary: outline(district, part),
        point: spotIn(district, (part[0] + part[2]) / 2, 0.5),
        ...population(Math.round(POPULATION / district.neighbourhoods)),
      });
    }
  }
}

export function* groundTies(ground: Ground): Generator<TieDraft> {
  const tie = (kind: TieDraft["kind"], from: string, to: string): TieDraft => ({
    kind,
    from: ref(from),
    to: ref(to),
    audience: "PUBLIC",
    source: ground.source,
    properties: { observedAt: daysBefore(200) },
  });
  const { tag, districts } = ground;
  for (let at = 0; at < ground.areas; at++) yield tie("PART_OF", areaId(tag, at), cityId(tag));
  for (const district of districts) yield tie("PART_OF", district.id, areaOf(ground, district));
  for (const district of districts) {
    for (const other of district.neighbours) {
      if (other > district.at) yield tie("ADJACENT_TO", district.id, districts[other]!.id);
    }
  }
  for (const district of districts) {
    for (let at = 0; at < district.neighbourhoods; at++) {
      yield tie("PART_OF", neighbourhoodId(tag, district.at, at), district.id);
      if (at > 0) {
        yield tie("ADJACENT_TO", neighbourhoodId(tag, district.at, at - 1), neighbourhoodId(tag, district.at, at));
      }
    }
  }
}
