import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { Graph, Point } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { alike } from "./alike.ts";
import { apply, type Outcome } from "./apply.ts";
import { Cities, type City } from "./cities.ts";
import { detect, readers, resemblances, type Detected } from "./detect.ts";
import type { Drafts } from "./drafts.ts";
import { areaOf, contains, cornersOf, extentOf } from "./geometry.ts";
import type { Importer, Recognised, Surroundings } from "./importer.ts";
import { mapOf, placeAll, type CityMap, type Placed } from "./placing.ts";
import { publicFacilities } from "./public-facilities.ts";
import type { FileReport, ImportReport } from "./report.ts";
import { schoolDistricts } from "./school-districts.ts";
import { FileRefused, refuseFile, type Refusal } from "./sentence.ts";
import { shelters } from "./shelters.ts";
import { sniff } from "./sniff.ts";
import { featuresOf, gridOf, tableOf } from "./table.ts";

export { reportText, type FileReport, type ImportReport } from "./report.ts";

const placesWithin = statement(import.meta.url, "places-within.cypher");

/** Every source format that Musubi takes in. A new one is a file and a line here; its columns are data in `profiles.ts`. */
export const IMPORTERS: readonly Importer[] = [publicFacilities, shelters, schoolDistricts];

export interface ImportOptions {
  /** Say what would happen and write nothing. */
  readonly dryRun?: boolean;
  /** The municipality of files that do not say theirs. */
  readonly city?: string;
  /** Under which terms the files may be used, where the publisher says so elsewhere. */
  readonly licence?: string;
  readonly attribution?: string;
  readonly onProgress?: (line: string) => void;
}

interface ReadFile extends Recognised {
  readonly path: string;
  readonly importer: Importer;
  readonly detected: Detected;
  readonly encoding: string;
  readonly sha256: string;
  readonly modified: Date;
}

/**
 * Takes files in: recognises each by its bytes and columns, reads it row by row, applies what it says and puts places into their
 * districts. A file that cannot be recognised is refused with the reason and the others go on. Files may come in any order and
 * any number of times; the graph comes to the same.
 */
export async function importFiles(
  graph: Graph,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ImportReport> {
  const say = options.onProgress ?? (() => undefined);
  const reports: FileReport[] = [];
  const files: ReadFile[] = [];
  for (const path of paths) {
    const read = await recognised(path);
    if ("reason" in read) reports.push(notImported(read));
    else files.push(read);
  }
  // Districts first: then swapped coordinates can be told by the ground their city covers.
  files.sort((a, b) => rank(a) - rank(b));

  const cities = await Cities.read(graph);
  const chosen = options.city === undefined ? undefined : cityChosen(cities, options.city);
  const maps = new Map<string, CityMap>();
  const touched = new Map<string, City>();
  for (const [at, file] of files.entries()) {
    say(`(${at + 1}/${files.length}) ${file.file}: ${file.profile.title.ja}、${file.rows.length} 行`);
    const city = chosen ?? cityBeside(file, files, cities) ?? (await cityBeneath(graph, file));
    for (const named of [...citiesOf(file, cities), ...(city ? [city] : [])]) {
      if (!maps.has(named.id)) maps.set(named.id, await mapOf(graph, named));
    }
    const around: Surroundings = { cities, city, extentOf: ({ id }) => maps.get(id)?.extent };
    const report = await takeIn(graph, file, around, options, touched);
    reports.push(report);
    if (file.importer === schoolDistricts && report.created + report.updated > 0) {
      maps.clear();
    }
  }

  const placed: Placed[] = [];
  if (options.dryRun !== true) {
    for (const city of touched.values()) {
      say(`${city.name}: 場所を校区に置いています (placing) …`);
      placed.push(await placeAll(graph, await mapOf(graph, city)));
    }
  }
  return {
    dryRun: options.dryRun === true,
    files: reports,
    placed: placed.map(({ city, counts, byHand, changed }) => ({ city, counts, byHand, changed })),
    suggestions: placed.flatMap(({ places }) => alike(places)),
    ok: reports.every((report) => report.profile !== null),
  };
}

function rank(file: ReadFile): number {
  return file.importer === schoolDistricts ? 0 : 1;
}

/** Stages one to three: bytes, table, profile. */
async function recognised(path: string): Promise<ReadFile | Refusal> {
  const file = basename(path);
  try {
    const [bytes, { mtime }] = await Promise.all([readFile(path), stat(path)]).catch((error: unknown) => {
      throw refuseFile(
        file,
        { ja: `開けません（${String(error)}）。`, en: `It cannot be opened (${String(error)}).` },
        CHECK_NAME,
      );
    });
    const { encoding, text } = sniff(bytes, file);
    const isMap = /\.(geo)?json$/iu.test(file) || text.trimStart().startsWith("{");
    const table = isMap
      ? featuresOf(text, file)
      : tableOf(gridOf(text, file), (columns) => resemblances(columns, "CSV", file)[0]?.score ?? 0);
    const detected = detect(table, file);
    const { profile } = detected;
    const importer = IMPORTERS.find(({ name }) => name === profile.importer)!;
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return {
      path,
      file,
      importer,
      detected,
      profile,
      rows: readers(table, profile),
      encoding,
      sha256,
      modified: mtime,
    };
  } catch (error) {
    if (error instanceof FileRefused) return error.refusal;
    throw error;
  }
}

const CHECK_NAME = { ja: "ファイル名と場所を確かめてください。", en: "Check its name and folder." };

/** Stages four to seven: rows to drafts, and those into the graph. */
async function takeIn(
  graph: Graph,
  file: ReadFile,
  around: Surroundings,
  options: ImportOptions,
  touched: Map<string, City>,
): Promise<FileReport> {
  const drafted = file.importer.draft(file, around);
  for (const city of drafted.cities) touched.set(city.id, city);
  const outcomes: Record<Outcome, number> = { created: 0, updated: 0, unchanged: 0, refused: 0 };
  const drafts: Drafts = { nodes: [...drafted.ground, ...drafted.nodes], ties: drafted.ties };
  const applied = await apply(graph, drafts, {
    dryRun: options.dryRun === true,
    stillThere: drafted.stillThere,
    onOutcome: (draft, outcome) => {
      if (!draft.ground) outcomes[outcome] += 1;
    },
    onProgress: ({ doing, done }) => options.onProgress?.(`  ${file.file}: ${WORDS[doing]} ${done}`),
    source: {
      name: file.importer.title.ja,
      file: {
        name: file.file,
        sha256: file.sha256,
        profile: file.profile.name,
        licence: options.licence ?? file.profile.licence ?? null,
        attribution: options.attribution ?? file.profile.attribution ?? null,
        retrievedAt: file.modified,
        rows: file.rows.length,
        refused: drafted.refused.length,
      },
    },
  });
  return {
    file: file.file,
    profile: { name: file.profile.name, title: file.profile.title.ja, score: file.detected.score },
    encoding: file.encoding,
    rows: file.rows.length,
    created: outcomes.created,
    updated: outcomes.updated,
    unchanged: outcomes.unchanged,
    gone: applied.nodes.gone,
    refused: [...drafted.refused, ...applied.refused],
    warnings: drafted.warnings,
    ties: applied.ties,
  };
}

const WORDS = { nodes: "記録 (records)", ties: "つながり (ties)", gone: "なくなったもの (gone)" } as const;

function notImported(refusal: Refusal): FileReport {
  const ties = { created: 0, updated: 0, unchanged: 0, gone: 0, refused: 0 };
  const none = { rows: 0, created: 0, updated: 0, unchanged: 0, gone: 0 };
  return { file: refusal.file, profile: null, encoding: null, ...none, refused: [refusal], warnings: [], ties };
}

// --- whose file is it?

function cityChosen(cities: Cities, name: string): City {
  const city = cities.named(name);
  if (city) return city;
  throw refuseFile(
    "--city",
    { ja: `「${name}」は市区町村名ではありません。`, en: `"${name}" is not the name of a municipality.` },
    { ja: "「焼津市」のように書いてください。", en: "Write it as 焼津市." },
  );
}

function citiesOf(file: ReadFile, cities: Cities): City[] {
  const named = file.rows.flatMap((row) => cities.named(file.importer.cityOf(row)) ?? []);
  return [...new Map(named.map((city) => [city.id, city])).values()];
}

/** The one city that the other files of the same folder, in the same import, are of. */
function cityBeside(file: ReadFile, files: readonly ReadFile[], cities: Cities): City | undefined {
  const beside = files.filter((other) => other !== file && dirname(other.path) === dirname(file.path));
  const found = new Map(beside.flatMap((other) => citiesOf(other, cities)).map((city) => [city.id, city]));
  return found.size === 1 ? [...found.values()][0] : undefined;
}

/** For a map of districts: the one city whose places, imported earlier, lie on its ground. */
async function cityBeneath(graph: Graph, file: ReadFile): Promise<City | undefined> {
  if (file.importer !== schoolDistricts) return undefined;
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
