import type { Graph, Point } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { settleIn } from "../things/settle.ts";
import { fold } from "../things/text.ts";
import type { City } from "./cities.ts";
import { tieIdOf } from "./drafts.ts";
import { areaOf, contains, cornersOf, extentOf, sizeOf, within, type Area, type Extent } from "./geometry.ts";

const readDistricts = statement(import.meta.url, "placing-districts.cypher");
const readPlaces = statement(import.meta.url, "placing-places.cypher");
const writePlaces = statement(import.meta.url, "placing-write.cypher");

/** By what a place was put into its district: its point, the text of its name or address, or only the city its list is of. */
export type PlacedBy = "POINT" | "TEXT" | "CITY";

interface District {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  /** 「みどり小学校区」 and 「みどり校区」 are known by みどり. */
  readonly stem: string;
  readonly area?: Area;
  readonly extent?: Extent;
  readonly size: number;
}

export interface CityMap {
  readonly city: City;
  /** The smaller first: the smallest that contains a point is the place's district. */
  readonly districts: readonly District[];
  readonly extent: Extent | undefined;
}

export interface ImportedPlace extends Record<string, unknown> {
  id: string;
  name: string;
  address: string | null;
  point: Point | null;
  source: string;
  audience: string[] | null;
}

interface PlacedPlace extends ImportedPlace {
  placedBy: PlacedBy | null;
  placed: string[];
  byHand: boolean;
  stale: boolean;
}

export interface Placed {
  readonly city: City;
  readonly counts: Readonly<Record<PlacedBy, number>>;
  /** Placed by somebody's own hand, and left there. */
  readonly byHand: number;
  readonly changed: number;
  readonly places: readonly ImportedPlace[];
}

const PAGE = 2_000;
const PAGE_MS = 120_000;

/** A district as it is stored, or as it would be. */
export interface DrawnDistrict extends Record<string, unknown> {
  id: string;
  name: string;
  source: string;
  level: string;
  boundary: string | null;
}

/** The districts of a city with the ground they cover; with those that a dry run would have made of it, or changed. */
export async function mapOf(graph: Graph, city: City, wouldBe: readonly DrawnDistrict[] = []): Promise<CityMap> {
  const rows = await graph.read<DrawnDistrict>(readDistricts, { city: city.id });
  const districts = [...new Map([...rows, ...wouldBe].map((row) => [row.id, row])).values()]
    .filter((row) => row.level !== "AREA" || row.boundary !== null)
    .map((row): District => {
      const area = areaOf(row.boundary === null ? undefined : JSON.parse(row.boundary));
      const extent = area && extentOf(cornersOf(area), 0);
      const stem = fold(row.name).replace(/(義務教育学校|小学校|学園|小)?(校区|学区|区)$/u, "");
      return {
        id: row.id,
        name: row.name,
        source: row.source,
        stem,
        size: area ? sizeOf(area) : Infinity,
        ...(area && { area }),
        ...(extent && { extent }),
      };
    })
    .toSorted((a, b) => a.size - b.size || (a.id < b.id ? -1 : 1));
  const corners = districts.flatMap(({ area }) => (area ? cornersOf(area) : []));
  return { city, districts, extent: extentOf(corners, 0) };
}

/** In which district a place lies, and by what that is known. */
export function placeIn(map: CityMap, place: Pick<ImportedPlace, "name" | "address" | "point">): [string, PlacedBy] {
  const { point } = place;
  const around = point
    ? map.districts.find(({ area, extent }) => area && extent && within(extent, point) && contains(area, point))
    : undefined;
  if (around) return [around.id, "POINT"];
  const texts = [fold(place.name), fold(place.address ?? "")];
  const named = map.districts
    .filter(({ stem }) => stem.length > 0 && texts.some((text) => names(text, stem)))
    .toSorted((a, b) => b.stem.length - a.stem.length)[0];
  return named ? [named.id, "TEXT"] : [map.city.id, "CITY"];
}

/** 「御井校区コミュニティセンター」 and 「御井小学校」 name the district 御井; 御井町 in an address does not, nor does 南御井小学校. */
function names(text: string, stem: string): boolean {
  for (let at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + 1)) {
    const before = text.charAt(at - 1);
    const begins = !/\p{Script=Han}/u.test(before) || /[市区町村立]/u.test(before);
    if (begins && /^(小学校|小|学園)?(校区|学区)|^(小学校|学園)/u.test(text.slice(at + stem.length))) return true;
  }
  return false;
}

/**
 * Puts every place that a list brought into this city where it belongs on the city's map as it is now. Run after every import that
 * touched the city, so that places and districts may come in any order. What somebody placed by hand stays.
 */
export async function placeAll(graph: Graph, map: CityMap): Promise<Placed> {
  const counts: Record<PlacedBy, number> = { POINT: 0, TEXT: 0, CITY: 0 };
  const places: ImportedPlace[] = [];
  let [byHand, changed] = [0, 0];
  const now = new Date();
  for (let after = ""; ;) {
    const page = await graph.read<PlacedPlace>(readPlaces, { city: map.city.id, after, limit: PAGE });
    const rows: [string, string, string, PlacedBy][] = [];
    const unsettled: string[] = [];
    for (const place of page) {
      places.push(place);
      if (place.byHand) {
        byHand += 1;
        continue;
      }
      const [district, by] = placeIn(map, place);
      counts[by] += 1;
      const stands = place.placed.length === 1 && place.placed[0] === district && place.placedBy === by;
      if (!stands) rows.push([place.id, district, tieIdOf("LOCATED_IN", place.id, district), by]);
      // Who lies in the city as a whole lies in every school district of it, and those may be new.
      else if (place.stale && by === "CITY") unsettled.push(place.id);
    }
    if (rows.length + unsettled.length > 0) {
      await graph.write(
        async (tx) => {
          await tx.run(writePlaces, { rows, now });
          await settleIn(tx, [...rows.map(([id]) => id), ...unsettled]);
        },
        { within: PAGE_MS },
      );
    }
    changed += rows.length;
    if (page.length < PAGE) return { city: map.city, counts, byHand, changed, places };
    after = page.at(-1)!.id;
  }
}
