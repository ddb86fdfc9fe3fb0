import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { OperatorFault } from "../graph/fault.ts";
import type { Value } from "../graph/graph.ts";
import { TIES, type Noun, type TieKind } from "../things/model.ts";
import type { Drafts, NodeDraft, Origin, Shown, TieDraft } from "./drafts.ts";
import { areaOf } from "./geometry.ts";
import { nounOfId, parts, TIE_COLUMNS, type Expected, type Sheet } from "./seed-sheets.ts";
import { sniff } from "./sniff.ts";
import { featuresOf, gridOf } from "./table.ts";

/** The seeds say something that cannot be. Nothing was written. */
export class SeedFault extends OperatorFault {
  /** For whoever writes the seeds. */
  constructor(sentence: string) {
    super({ ja: sentence, en: sentence });
  }
}

interface Row {
  readonly origin: Origin;
  readonly cells: ReadonlyMap<string, string>;
}

interface SeedNode extends Omit<NodeDraft, "source" | "sourceId"> {
  readonly id: string;
}

interface SeedTie extends Omit<TieDraft, "source" | "from" | "to"> {
  readonly from: string;
  readonly to: string;
  readonly origin: Origin;
}

/** Reads sheets into drafts and collects what is wrong with them, so that all of it can be said at once. */
export class SeedReading {
  readonly #nodes: SeedNode[] = [];
  readonly #ties: SeedTie[] = [];
  readonly #ids = new Set<string>();
  readonly #boundaries = new Map<string, string>();
  readonly #faults: string[] = [];

  async sheet(folder: string, sheet: Sheet, audience?: Shown): Promise<void> {
    for (const row of await this.#rows(join(folder, sheet.file), [...sheetColumns(sheet)], sheet.required)) {
      const id = this.#id(row, sheet.noun);
      if (id === undefined) continue;
      const shown = audience ?? this.#shown(row);
      const said = this.#properties(row, sheet.columns);
      const observedAt = row.cells.get("observedAt");
      this.#nodes.push({
        noun: sheet.noun,
        id,
        audience: shown,
        origin: row.origin,
        properties: this.#located(row, id, said),
      });
      for (const [column, { kind, direction }] of Object.entries(sheet.ties)) {
        for (const other of parts(row.cells.get(column) ?? "")) {
          const [from, to] = direction === "IN" ? [other, id] : [id, other];
          const properties =
            observedAt === undefined ? {} : this.#properties(row, { observedAt: TIE_COLUMNS["observedAt"]! });
          this.#ties.push({ kind, from, to, audience: shown, properties, origin: row.origin, column });
        }
      }
    }
  }

  /** More about things whose rows were read before: what a row says here is added to them. */
  async more(folder: string, { file, noun, columns }: Pick<Sheet, "file" | "noun" | "columns">): Promise<void> {
    for (const row of await this.#rows(join(folder, file), ["id", ...Object.keys(columns)], ["id"])) {
      const id = row.cells.get("id") ?? "";
      const at = this.#nodes.findIndex((node) => node.id === id && node.noun === noun);
      if (at < 0) this.#fault(row.origin, "id", id, `the id of a ${noun} in these files`);
      else {
        const known = this.#nodes[at]!;
        const added = without(this.#properties(row, columns), null);
        this.#nodes[at] = { ...known, properties: { ...known.properties, ...added } };
      }
    }
  }

  /** Only learns which ids there are: the sheet itself is loaded on its own. */
  async known(folder: string, sheet: Sheet): Promise<void> {
    for (const row of await this.#rows(join(folder, sheet.file), [...sheetColumns(sheet)], []))
      this.#id(row, sheet.noun);
  }

  async boundaries(path: string): Promise<void> {
    const file = basename(path);
    const table = featuresOf(await readFile(path, "utf8"), file);
    for (const { row, cells, shape } of table.rows) {
      const area = areaOf(shape);
      if (area) this.#boundaries.set(cells.get("id") ?? "", JSON.stringify(area));
      else this.#fault({ file, row }, "geometry", shape?.type ?? "", "a closed Polygon or MultiPolygon");
    }
  }

  async ties(path: string): Promise<void> {
    const columns = ["kind", "from", "to", ...Object.keys(TIE_COLUMNS), "audience"];
    for (const row of await this.#rows(path, columns, ["kind", "from", "to"])) {
      const said = row.cells.get("kind") ?? "";
      const kind = kindOf(said);
      if (kind === undefined) {
        this.#fault(row.origin, "kind", said, `one of ${Object.keys(TIES).join(" ")}`);
        continue;
      }
      const [from, to] = [row.cells.get("from") ?? "", row.cells.get("to") ?? ""];
      const properties = without(this.#properties(row, TIE_COLUMNS), null);
      this.#ties.push({ kind, from, to, audience: this.#shown(row), properties, origin: row.origin });
    }
  }

  /** Everything that was read, with every tie's ends looked at. Throws SeedFault when anything was wrong. */
  drafts(source: string): Drafts {
    for (const tie of this.#ties) this.#checkEnds(tie);
    for (const id of this.#boundaries.keys()) {
      if (!this.#ids.has(id)) this.#fault({ file: "boundaries.geojson", row: 0 }, "id", id, "the id of a district");
    }
    if (this.#faults.length > 0) {
      const shown = this.#faults.slice(0, 30);
      const more = this.#faults.length - shown.length;
      throw new SeedFault(
        ["The seeds cannot be loaded:", ...shown, ...(more > 0 ? [`… and ${more} more`] : [])].join("\n  "),
      );
    }
    const nodes = this.#nodes.map((node): NodeDraft => ({ ...node, source, sourceId: node.id }));
    return {
      nodes,
      ties: this.#ties.map((tie): TieDraft => ({ ...tie, from: { id: tie.from }, to: { id: tie.to }, source })),
    };
  }

  #checkEnds({ kind, from, to, origin, column }: SeedTie): void {
    const rule: { from: readonly Noun[]; to: readonly Noun[] } = TIES[kind];
    for (const [end, allowed, at] of [
      [from, rule.from, "from"],
      [to, rule.to, "to"],
    ] as const) {
      const noun = nounOfId(end);
      if (!this.#ids.has(end)) this.#fault(origin, column ?? at, end, "the id of something in these files");
      else if (!noun || !allowed.includes(noun)) {
        this.#fault(origin, column ?? at, end, `the id of a ${allowed.join(" or ")} (${kind})`);
      }
    }
    if (kind === "PART_OF" && nounOfId(from) !== nounOfId(to)) {
      this.#fault(origin, column ?? "to", to, `a thing of the same noun as ${from}`);
    }
  }

  // --- rows and cells

  async #rows(path: string, columns: readonly string[], required: readonly string[]): Promise<Row[]> {
    const file = basename(path);
    const [header = [], ...lines] = gridOf(sniff(await readFile(path), file).text, file);
    for (const name of header)
      if (!columns.includes(name)) this.#fault({ file, row: 1 }, name, "", `a column among ${columns.join(" ")}`);
    for (const name of required) if (!header.includes(name)) this.#fault({ file, row: 1 }, name, "", "this column");
    return lines.flatMap((line, at): Row[] => {
      const cells = new Map(
        header.map((name, column) => [name, line[column]?.trim() ?? ""] as const).filter(([, cell]) => cell !== ""),
      );
      const origin = { file, row: at + 2 };
      if (cells.size === 0) return [];
      if (line.length !== header.length)
        this.#fault(origin, header.at(-1) ?? "", line.at(-1) ?? "", `${header.length} cells, not ${line.length}`);
      for (const name of required)
        if (header.includes(name) && !cells.has(name)) this.#fault(origin, name, "", "a value");
      return [{ origin, cells }];
    });
  }

  #id({ origin, cells }: Row, noun: Noun): string | undefined {
    const id = cells.get("id") ?? "";
    if (nounOfId(id) !== noun) this.#fault(origin, "id", id, `an id of a ${noun}`);
    else if (this.#ids.has(id)) this.#fault(origin, "id", id, "an id that no other row has");
    else {
      this.#ids.add(id);
      return id;
    }
    return undefined;
  }

  #shown({ origin, cells }: Row): Shown {
    const said = cells.get("audience") ?? "";
    if (said === "PUBLIC" || said === "DISTRICT" || said === "COMMISSIONER" || said === "SELF") return said;
    this.#fault(origin, "audience", said, "PUBLIC, DISTRICT, COMMISSIONER or SELF");
    return "COMMISSIONER";
  }

  #properties({ origin, cells }: Row, columns: Sheet["columns"]): Record<string, Value> {
    const properties: Record<string, Value> = {};
    for (const [column, read] of Object.entries(columns)) {
      const cell = cells.get(column);
      const value = cell === undefined ? null : read(cell);
      if (isExpected(value)) this.#fault(origin, column, cell ?? "", value.expected);
      else properties[column] = value;
    }
    return properties;
  }

  /** Longitude and latitude become a point, and a district gets its boundary. */
  #located({ origin, cells }: Row, id: string, properties: Record<string, Value>): Record<string, Value> {
    const { longitude, latitude, ...others } = properties;
    const boundary = this.#boundaries.get(id);
    const located = boundary === undefined ? others : { ...others, boundary };
    if (longitude === undefined && latitude === undefined) return located;
    if (typeof longitude === "number" && typeof latitude === "number")
      return { ...located, point: { longitude, latitude } };
    if (longitude !== null || latitude !== null) {
      this.#fault(origin, "longitude", cells.get("longitude") ?? "", "longitude and latitude, both or neither");
    }
    return { ...located, point: null };
  }

  #fault({ file, row }: Origin, column: string, value: string, expected: string): void {
    this.#faults.push(`${file}, row ${row}, ${column}: ${JSON.stringify(value)} is not ${expected}`);
  }
}

function sheetColumns(sheet: Sheet): Set<string> {
  return new Set(["id", ...Object.keys(sheet.columns), ...Object.keys(sheet.ties), "observedAt", "audience"]);
}

function kindOf(text: string): TieKind | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of TIES are the kinds
  const kinds = Object.keys(TIES) as TieKind[];
  return kinds.find((kind) => kind === text);
}

function isExpected(value: Value | Expected): value is Expected {
  return typeof value === "object" && value !== null && "expected" in value;
}

function without(properties: Record<string, Value>, value: Value): Record<string, Value> {
  return Object.fromEntries(Object.entries(properties).filter(([, each]) => each !== value));
}
