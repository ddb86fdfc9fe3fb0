import { CsvError, parse } from "csv-parse/sync";
import { refuseFile } from "./sentence.ts";

/** The shape of a feature, as the file gives it: what its coordinates are worth is found out where they are used. */
export interface Shape {
  readonly type: string;
  readonly coordinates: readonly unknown[];
}

/** A row of a table, or a feature of a map: cells by column, as they stand in the file. */
export interface TableRow {
  /** As a spreadsheet counts: the first line of the file is 1. For a feature: its place in the file, from 1. */
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
  readonly shape?: Shape;
}

export interface Table {
  readonly format: "CSV" | "GEOJSON";
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/** Lines above the header (a title, a date, a note) that are looked through for it. */
const TITLE_LINES = 15;
/** A line that fits less than this is no header of anything we know: then the first line is taken for it. */
const RESEMBLES = 0.2;

/** The cells of delimited text, line by line. Quoted newlines, ragged lines, comma, tab or semicolon. */
export function gridOf(text: string, file: string): string[][] {
  const delimiter = delimiterOf(text.split("\n", TITLE_LINES).join("\n"));
  try {
    return parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error["lines"] === "number" ? error["lines"] : 1;
    throw refuseFile(
      file,
      {
        ja: `CSV として読めません（${line} 行目付近。引用符「"」が閉じていないようです）。`,
        en: `It cannot be read as CSV (near line ${line}; a quotation mark does not seem to be closed).`,
      },
      { ja: "表計算ソフトで開いて保存し直してください。", en: "Open it in a spreadsheet and save it again." },
    );
  }
}

/** Semicolons part the values within a cell, so they part cells only where there is no comma at all. */
function delimiterOf(start: string): string {
  const [tabs, commas] = [start.split("\t").length, start.split(",").length];
  if (tabs > commas) return "\t";
  return commas === 1 && start.includes(";") ? ";" : ",";
}

/**
 * The table in a grid: the header is the line, among the first ones, that `fits` best; blank rows and columns are dropped. A
 * column without a name keeps its cells under 列N (its number), a name used twice gets its number too.
 */
export function tableOf(grid: readonly (readonly string[])[], fits: (columns: readonly string[]) => number): Table {
  const candidates = grid.slice(0, TITLE_LINES).map((line, at) => ({ at, fit: fits(line) }));
  const [best] = candidates.toSorted((a, b) => b.fit - a.fit || a.at - b.at);
  const header = best && best.fit >= RESEMBLES ? best.at : 0;
  const names = namesOf(grid[header] ?? []);
  const rows: TableRow[] = [];
  for (const [at, line] of grid.entries()) {
    if (at <= header) continue;
    const cells = new Map<string, string>();
    for (const [column, cell] of line.entries()) {
      if (cell.trim() !== "") cells.set(names[column] ?? `列${column + 1}`, cell);
    }
    if (cells.size > 0) rows.push({ row: at + 1, cells });
  }
  return { format: "CSV", columns: names, rows };
}

function namesOf(line: readonly string[]): string[] {
  const seen = new Set<string>();
  return line.map((cell, at) => {
    const name = cell.trim();
    const own = name === "" ? `列${at + 1}` : seen.has(name) ? `${name}（列${at + 1}）` : name;
    seen.add(own);
    return own;
  });
}

/** The features of a GeoJSON map, their properties as cells. */
export function featuresOf(text: string, file: string): Table {
  const map = parsed(text, file);
  const crs = nested(map, "crs", "properties", "name");
  if (typeof crs === "string" && !/(CRS84|EPSG:{1,2}(4326|6668|4612))$/u.test(crs)) {
    throw refuseFile(
      file,
      { ja: `座標系が ${crs} です。`, en: `Its coordinate system is ${crs}.` },
      {
        ja: "世界測地系の緯度経度（WGS 84, EPSG:4326）に変換してください。",
        en: "Convert it to longitude and latitude (WGS 84, EPSG:4326).",
      },
    );
  }
  const features = record(map)["features"];
  if (!Array.isArray(features)) {
    throw refuseFile(
      file,
      { ja: "GeoJSON の FeatureCollection ではありません。", en: "It is not a GeoJSON FeatureCollection." },
      { ja: "地物の集まりとして書き出してください。", en: "Export it as a collection of features." },
    );
  }
  const columns = new Set<string>();
  const rows = features.map((feature: unknown, at): TableRow => {
    const cells = new Map<string, string>();
    for (const [name, value] of Object.entries(record(record(feature)["properties"]))) {
      columns.add(name);
      if (value === null || value === undefined) continue;
      const cell = typeof value === "string" ? value : JSON.stringify(value);
      if (cell.trim() !== "") cells.set(name, cell);
    }
    const shape = shapeOf(record(feature)["geometry"]);
    return { row: at + 1, cells, ...(shape && { shape }) };
  });
  return { format: "GEOJSON", columns: [...columns], rows };
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refuseFile(
      file,
      { ja: `JSON として読めません（${String(error)}）。`, en: `It cannot be read as JSON (${String(error)}).` },
      { ja: "もう一度ダウンロードしてください。", en: "Download it again." },
    );
  }
}

function shapeOf(value: unknown): Shape | undefined {
  const { type, coordinates } = record(value);
  return typeof type === "string" && Array.isArray(coordinates) ? { type, coordinates } : undefined;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function nested(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((each, name) => record(each)[name], value);
}
