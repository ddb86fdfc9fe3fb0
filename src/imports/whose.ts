import { dirname } from "node:path";
import type { Graph, Point } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import type { Cities, City } from "./cities.ts";
import { areaOf, contains, cornersOf, extentOf } from "./geometry.ts";
import type { Importer, Recognised } from "./importer.ts";
import { refuseFile } from "./sentence.ts";

const placesWithin = statement(import.meta.url, "places-within.cypher");

/** Whose is a file that does not say so? A city's own map of its school districts names the schools and not the city. */
interface ImportFile extends Recognised {
  readonly path: string;
  readonly importer: Importer;
}

/** The city that --city names. */
export function cityChosen(cities: Cities, name: string): City {
  const city = cities.named(name);
  if (city) return city;
  throw refuseFile(
    "--city",
    { ja: `「${name}」は市区町村名ではありません。`, en: `"${name}" is not the name of a municipality.` },
    { ja: "「焼津市」のように書いてください。", en: "Write it as 焼津市." },
  );
}

/** The cities that a file's rows name. */
export function citiesOf(file: ImportFile, cities: Cities): City[] {
  const named = file.rows.flatMap((row) => cities.named(file.importer.cityOf(row)) ?? []);
  return [...new Map(named.map((city) => [city.id, city])).values()];
}

/** The one city that the other files of the same folder, in the same import, are of. */
export function cityBeside(file: ImportFile, files: readonly ImportFile[], cities: Cities): City | undefined {
  const beside = files.filter((other) => other !== file && dirname(other.path) === dirname(file.path));
  const found = new Map(beside.flatMap((other) => citiesOf(other, cities)).map((city) => [city.id, city]));
  return found.size === 1 ? [...found.values()][0] : undefined;
}

/** The one city whose places, imported earlier, lie on its ground. */
export async function cityBeneath(graph: Graph, file: Recognised): Promise<City | undefined> {
  const areas = file.rows.flatMap((row) => areaOf(row.row.shape) ?? []);
  const extent = extentOf(areas.flatMap(cornersOf), 0);
  if (!extent) return undefined;
  const places = await graph.read<{ id: string; name: string; point: Point }>(placesWithin, {
    southWest: { longitude: extent.minX, latitude: extent.minY },
    northEast: { longitude: extent.maxX, latitude: extent.maxY },
  });
  const inside = places.filter(({ point }) => areas.some((area) => contains(area, point)));
  const cities = new Map(inside.map(({ id, name }) => [id, { id, name }]));
  return cities.size === 1 ? [...cities.values()][0] : undefined;
}
