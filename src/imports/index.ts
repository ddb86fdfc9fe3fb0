import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Graph } from "../graph/graph.ts";
import { appendOperation, type Asker } from "../trust/log/append.ts";
import { alike } from "./alike.ts";
import { apply, type Outcome } from "./apply.ts";
import { Cities, type City } from "./cities.ts";
import { idOf, refKey, type Drafts } from "./drafts.ts";
import type { Drafted, Importer, Recognised, Surroundings } from "./importer.ts";
import { listName, wardOfList } from "./key.ts";
import { mapOf, placeAll, type CityMap, type DrawnDistrict, type ImportedPlace, type Placed } from "./placing.ts";
import { NAME_THE_CITY } from "./place-rows.ts";
import { publicFacilities } from "./public-facilities.ts";
import { recognise } from "./recognise.ts";
import type { FileReport, ImportReport } from "./report.ts";
import { schoolDistricts } from "./school-districts.ts";
import { FileRefused, refuseFile, type Refusal } from "./sentence.ts";
import { shelters } from "./shelters.ts";
import { citiesOf, cityBeneath, cityBeside, cityChosen } from "./whose.ts";

export { reportText, type FileReport, type ImportReport } from "./report.ts";

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
  /** Who imports, where it is not whoever runs commands on the machine: for the log, and the report names nothing that they may not see. */
  readonly by?: Asker | undefined;
}

/** A file to be taken in, wherever its bytes are. Files of one folder are taken to be of one city, where one of them says which. */
export interface Given {
  readonly path: string;
  readonly read: () => Promise<{ readonly bytes: Uint8Array; readonly modified: Date }>;
}

interface OpenedFile extends Recognised {
  readonly path: string;
  readonly importer: Importer;
  readonly sha256: string;
  readonly modified: Date;
}

/** Takes in files of this machine. */
export async function importFiles(
  graph: Graph,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ImportReport> {
  return importAll(graph, paths.map(onThisMachine), options);
}

function onThisMachine(path: string): Given {
  return {
    path,
    read: async () => {
      const [bytes, { mtime }] = await Promise.all([readFile(path), stat(path)]);
      return { bytes, modified: mtime };
    },
  };
}

/**
 * Takes files in: recognises each by its bytes and columns, reads it row by row, applies what it says and puts places into their
 * districts. A file that cannot be recognised is refused with the reason and the others go on. Files may come in any order and
 * any number of times; the graph comes to the same.
 */
export async function importAll(
  graph: Graph,
  given: readonly Given[],
  options: ImportOptions = {},
): Promise<ImportReport> {
  const say = options.onProgress ?? (() => undefined);
  const reports: FileReport[] = [];
  const files: OpenedFile[] = [];
  for (const each of given) {
    const read = await opened(each);
    if ("reason" in read) reports.push(notImported(read));
    else files.push(read);
  }
  // Districts first: then swapped coordinates can be told by the ground their city covers.
  files.sort((a, b) => rank(a) - rank(b));

  const cities = await Cities.read(graph);
  const chosen = options.city === undefined ? undefined : cityChosen(cities, options.city);
  const maps = new Map<string, CityMap>();
  const wouldBe = new Map<string, DrawnDistrict[]>();
  const touched = new Map<string, City>();
  const lists = new Map<string, string>();
  for (const [at, file] of files.entries()) {
    say(`(${at + 1}/${files.length}) ${file.file}: ${file.profile.title.ja}、${file.rows.length} 行`);
    const beside = cityBeside(file, files, cities);
    const beneath = file.importer === schoolDistricts && !chosen ? await cityBeneath(graph, file) : undefined;
    const city = chosen ?? beneath ?? beside;
    if (!chosen && beneath && beside && beneath.id !== beside.id && citiesOf(file, cities).length === 0) {
      reports.push(notImported(ofTwoCities(file.file, beneath, beside)));
      continue;
    }
    for (const named of [...citiesOf(file, cities), ...(city ? [city] : [])]) {
      if (!maps.has(named.id)) maps.set(named.id, await mapOf(graph, named, wouldBe.get(named.id)));
    }
    const around: Surroundings = {
      cities,
      city,
      extentOf: ({ id }) => maps.get(id)?.extent,
      otherSourceOf: ({ id }, name, source) =>
        maps.get(id)?.districts.find((district) => district.name === name && district.source !== source)?.source,
    };
    const twin = twinOf(file, city, cities, lists);
    if (twin !== undefined) {
      reports.push(notImported(sameList(file.file, twin)));
      continue;
    }
    const drafted = file.importer.draft(file, around);
    for (const each of drafted.cities) touched.set(each.id, each);
    cities.learn(drafted.ground);
    reports.push(await takeIn(graph, file, drafted, options));
    if (file.importer !== schoolDistricts) continue;
    maps.clear();
    // The files that follow find in the graph what this one drew; in a dry run they are told.
    if (options.dryRun === true)
      for (const { of, drawn } of drawnBy(drafted)) wouldBe.set(of, [...(wouldBe.get(of) ?? []), drawn]);
  }

  const placed: Placed[] = [];
  if (options.dryRun !== true) {
    for (const city of touched.values()) {
      say(`${city.name}: 場所を校区に置いています (placing) …`);
      const done = await placeAll(graph, await mapOf(graph, city));
      placed.push(done);
      const { counts, byHand, changed } = done;
      if (changed > 0) {
        const report = { counts, byHand, changed };
        await graph.write(async (tx) =>
          appendOperation(tx, "placing", { about: city.id, why: city.name, report }, { by: options.by }),
        );
      }
    }
  }
  return {
    dryRun: options.dryRun === true,
    files: reports,
    placed: placed.map(({ city, counts, byHand, changed }) => ({ city, counts, byHand, changed })),
    suggestions: placed.flatMap(({ places }) => alike(places.filter((place) => mayBeNamed(place, options.by)))),
    ok: reports.every((report) => report.profile !== null),
  };
}

function rank(file: OpenedFile): number {
  return file.importer === schoolDistricts ? 0 : 1;
}

/** Two files of one import that are the same list of the same city: the second would be taken for a newer copy of the first. */
function twinOf(
  file: OpenedFile,
  city: City | undefined,
  cities: Cities,
  lists: Map<string, string>,
): string | undefined {
  const { importer, profile } = file;
  const ward = importer === schoolDistricts ? null : wardOfList(file.rows);
  const list = [importer.name, profile.shelterType, ward, profile.attribution ?? listName(file.file)].join("/");
  const of = citiesOf(file, cities);
  const keys = (of.length > 0 ? of : city ? [city] : []).map(({ id }) => `${id}/${list}`);
  const twin = keys.map((key) => lists.get(key)).find((path) => path !== undefined);
  for (const key of keys) lists.set(key, file.path);
  return twin;
}

function sameList(file: string, twin: string): Refusal {
  return refuseFile(
    file,
    { ja: `${twin} と同じ市区町村の同じ一覧です。`, en: `It is the same list of the same municipality as ${twin}.` },
    {
      ja: "新しい方だけを取り込むか、別の一覧ならファイル名を変えてください。",
      en: "Import only the newer one; if it is another list, give the file another name.",
    },
  ).refusal;
}

function ofTwoCities(file: string, beneath: City, beside: City): Refusal {
  return refuseFile(
    file,
    {
      ja: `どの市区町村のものか分かりません。この区域には${beneath.name}の場所があり、隣のファイルは${beside.name}のものです。`,
      en: `It is not clear whose it is: the places on its ground are of ${beneath.name}, and the files beside it of ${beside.name}.`,
    },
    NAME_THE_CITY,
  ).refusal;
}

function mayBeNamed({ audience }: ImportedPlace, by: Asker | undefined): boolean {
  return by === undefined || (audience ?? []).some((code) => by.viewer.codes.includes(code));
}

/** A file with what it is; a refusal where it cannot be opened or recognised. */
async function opened({ path, read }: Given): Promise<OpenedFile | Refusal> {
  const file = basename(path);
  try {
    const { bytes, modified } = await read().catch((error: unknown) => {
      throw refuseFile(
        file,
        { ja: `開けません（${String(error)}）。`, en: `It cannot be opened (${String(error)}).` },
        { ja: "ファイル名と場所を確かめてください。", en: "Check its name and folder." },
      );
    });
    const recognised = recognise(bytes, file);
    const importer = IMPORTERS.find(({ name }) => name === recognised.profile.importer)!;
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { ...recognised, importer, path, sha256, modified };
  } catch (error) {
    if (error instanceof FileRefused) return error.refusal;
    throw error;
  }
}

/** The districts that a map comes to, each with the id of its city. */
function drawnBy({ nodes, ties }: Drafted): { readonly of: string; readonly drawn: DrawnDistrict }[] {
  const cityOf = new Map(
    ties.flatMap(({ kind, from, to }) => (kind === "PART_OF" && "id" in to ? [[refKey(from), to.id] as const] : [])),
  );
  return nodes.flatMap((draft) => {
    const of = cityOf.get(refKey(draft));
    const { name, level, boundary } = draft.properties;
    if (of === undefined || typeof name !== "string" || typeof level !== "string") return [];
    const drawn = { id: idOf(draft), name, source: draft.source, level };
    return [{ of, drawn: { ...drawn, boundary: typeof boundary === "string" ? boundary : null } }];
  });
}

/** Stages four to seven: what the rows came to, into the graph. */
async function takeIn(graph: Graph, file: OpenedFile, drafted: Drafted, options: ImportOptions): Promise<FileReport> {
  const outcomes: Record<Outcome, number> = { created: 0, updated: 0, unchanged: 0, refused: 0 };
  const drafts: Drafts = { nodes: [...drafted.ground, ...drafted.nodes], ties: drafted.ties };
  const applied = await apply(graph, drafts, {
    dryRun: options.dryRun === true,
    by: options.by,
    stillThere: drafted.stillThere,
    onOutcome: (draft, outcome) => {
      if (!draft.ground) outcomes[outcome] += 1;
    },
    onProgress: ({ doing, done }) => {
      if (done > 0) options.onProgress?.(`  ${file.file}: ${WORDS[doing]} ${done}`);
    },
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
    profile: { name: file.profile.name, title: file.profile.title, score: file.score },
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
