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

/** Quoted cells of several lines with fewer delimiters than this are somebody's sentence, whatever their quotation marks look like. */
const SENTENCE = 3;
/** A record with this many times the delimiters of its neighbours holds more than one row: a quotation mark was not closed. */
const SWOLLEN = 1.75;

/**
 * The cells of delimited text, line by line. Quoted newlines, ragged lines, comma, tab or semicolon; lines may end in every way there
 * is, also each in its own. Throws FileRefused where a quotation mark is not closed, for it takes the rows that follow into its cell.
 */
export function gridOf(text: string, file: string): string[][] {
  const delimiter = delimiterOf(text.split(/\r\n|\n|\r/u, TITLE_LINES).join("\n"));
  const grid = parsedGrid(text, delimiter, file);
  const swallowed = rowsSwallowed(grid, delimiter);
  if (swallowed >= 0) throw notClosed(file, swallowed + 1);
  return grid;
}

function parsedGrid(text: string, delimiter: string, file: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter,
      // Left to find out for itself, the parser takes the first line's ending for every line's.
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw notClosed(file, typeof error["records"] === "number" ? error["records"] + 1 : 1);
  }
}

/** Which line of the grid has a cell into which a stray quotation mark took the rows that follow; -1 where none has. */
function rowsSwallowed(grid: readonly (readonly string[])[], delimiter: string): number {
  const delimitersIn = (cell: string) => cell.split(delimiter).length - 1;
  const usual = usualWidth(grid) - 1;
  return grid.findIndex((line) => {
    const long = line.filter((cell) => /[\r\n]/u.test(cell) && delimitersIn(cell) >= SENTENCE);
    if (long.length === 0) return false;
    const all = line.length - 1 + long.reduce((sum, cell) => sum + delimitersIn(cell), 0);
    // The parser leaves the quotation mark in a cell whose quotation marks do not pair.
    return long.some((cell) => cell.startsWith('"')) || all >= SWOLLEN * usual;
  });
}

/** How many cells most lines have; titles and empty lines, of one cell, do not count. */
function usualWidth(grid: readonly (readonly string[])[]): number {
  const times = new Map<number, number>();
  for (const { length } of grid) if (length > 1) times.set(length, (times.get(length) ?? 0) + 1);
  return [...times].toSorted(([a, x], [b, y]) => y - x || a - b)[0]?.[0] ?? 1;
}

function notClosed(file: string, row: number): Error {
  return refuseFile(
    file,
    {
      ja: `CSV として読めません（${row} 行目付近。引用符「"」が閉じていないようです）。`,
      en: `It cannot be read as CSV (near row ${row}; a quotation mark does not seem to be closed).`,
    },
    {
      ja: "その引用符を消すか閉じるか、表計算ソフトで開いて行の数を確かめ、保存し直してください。",
      en: "Remove that quotation mark or close it, or open the file in a spreadsheet, count the rows and save it again.",
    },
  );
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
