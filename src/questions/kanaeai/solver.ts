import highsModule, { type Highs, type Model, type ModelData } from "highs";
import type { Packing } from "./packing.ts";

// The package's types are those of its CommonJS file; what is imported is the loader itself.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
const loadHighs = highsModule as unknown as typeof highsModule.default;

let loading: Promise<Highs> | undefined;

/** HiGHS in WebAssembly, of one thread: its arithmetic is the same on any machine. */
export async function theSolver(): Promise<Highs> {
  const load = loading ?? loadHighs();
  loading = load;
  return load;
}

/** Some of the columns, as the solver wants them, with only the rows that they use. */
function modelOf(highs: Highs, packing: Packing, columns: readonly number[], room: Int32Array): ModelData {
  const places = new Map<number, number>();
  const starts = new Int32Array(columns.length + 1);
  const indices: number[] = [];
  columns.forEach((column, at) => {
    for (let r = packing.starts[column]!; r < packing.starts[column + 1]!; r++) {
      const row = packing.rows[r]!;
      const place = places.get(row) ?? places.size;
      places.set(row, place);
      indices.push(place);
    }
    starts[at + 1] = indices.length;
  });
  const [size, rows] = [columns.length, [...places.keys()]];
  const { integer } = highs.constants.variableType;
  return {
    numCols: size,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: Float64Array.from(columns, (column) => packing.weight[column]!),
    colLower: new Float64Array(size),
    colUpper: new Float64Array(size).fill(1),
    rowLower: new Float64Array(rows.length).fill(-highs.infinity),
    rowUpper: Float64Array.from(rows, (row) => room[row]!),
    matrix: {
      format: "csc",
      numRows: rows.length,
      numCols: size,
      starts,
      indices: Int32Array.from(indices),
      values: new Float64Array(indices.length).fill(1),
    },
    integrality: columns.map(() => integer),
  };
}

export interface Solved {
  /** Those that are chosen, of the columns that were given. */
  readonly chosen: readonly number[];
  /** No choice of these columns is worth more; Infinity when the solver could not say. */
  readonly bound: number;
}

export interface Effort {
  /** The share of the best at which it may stop. */
  readonly gap: number;
  /** And the number of branches. Never a time: a busy machine would answer otherwise than an idle one. */
  readonly nodes: number;
}

/**
 * The best packing of some of the columns, with what room is left.
 * @param known a packing of these columns to begin with
 */
export function solved(
  highs: Highs,
  packing: Packing,
  columns: readonly number[],
  room: Int32Array,
  { gap, nodes }: Effort,
  known: readonly number[],
): Solved {
  if (columns.length === 0) return { chosen: [], bound: 0 };
  const model = highs.createModel(modelOf(highs, packing, columns, room));
  try {
    // Weights are whole, so what is less than one away is the best.
    model.options.set({ ...QUIETLY, mip_rel_gap: gap, mip_abs_gap: 0.5, mip_max_nodes: nodes });
    const taken = new Set(known);
    if (taken.size > 0) {
      model.setSolution({ colValue: Float64Array.from(columns, (column) => (taken.has(column) ? 1 : 0)) });
    }
    model.run();
    const { colValue } = model.getSolution();
    const bound = Number(model.info.get("mip_dual_bound"));
    return {
      chosen: columns.filter((_, at) => (colValue[at] ?? 0) > 0.5),
      bound: Number.isFinite(bound) ? bound : Infinity,
    };
  } finally {
    model.dispose();
  }
}

/**
 * Columns that may be chosen in parts. The solver says which parts are worth the most together, and what a little more room in each row would be worth.
 * Columns are added as they prove worth more than their price, or are settled as chosen whole; the solver goes on from where it stood.
 */
export class Relaxation {
  readonly #packing: Packing;
  readonly #model: Model;
  readonly #columns: number[] = [];
  #values: readonly number[] | Float64Array = [];

  constructor(highs: Highs, packing: Packing) {
    this.#packing = packing;
    const rows = packing.room.length;
    this.#model = highs.createModel({
      numCols: 0,
      numRows: rows,
      sense: highs.constants.objectiveSense.maximize,
      colCost: [],
      colLower: [],
      colUpper: [],
      rowLower: new Float64Array(rows).fill(-highs.infinity),
      rowUpper: Float64Array.from(packing.room),
      matrix: { format: "csc", numRows: rows, numCols: 0, starts: [0], indices: [], values: [] },
    });
    this.#model.options.set(QUIETLY);
  }

  add(columns: readonly number[]): void {
    if (columns.length === 0) return;
    const { starts: from, rows, weight } = this.#packing;
    const starts = new Int32Array(columns.length + 1);
    columns.forEach((column, at) => (starts[at + 1] = starts[at]! + from[column + 1]! - from[column]!));
    const indices = new Int32Array(starts.at(-1)!);
    columns.forEach((column, at) => indices.set(rows.subarray(from[column], from[column + 1]), starts[at]));
    this.#columns.push(...columns);
    this.#model.addCols({
      cost: Float64Array.from(columns, (column) => weight[column]!),
      lower: new Float64Array(columns.length),
      upper: new Float64Array(columns.length).fill(Infinity),
      matrix: {
        format: "csc",
        numRows: this.#packing.room.length,
        numCols: columns.length,
        starts,
        indices,
        values: new Float64Array(indices.length).fill(1),
      },
    });
  }

  /** Solves it, and writes down what each row would be worth. */
  into(price: Float64Array): void {
    this.#model.run();
    const { colValue, rowDual } = this.#model.getSolution();
    this.#values = colValue;
    for (let row = 0; row < price.length; row++) price[row] = Math.max(0, rowDual[row] ?? 0);
  }

  /** Which columns were chosen, and how much of each: the largest part first, equal ones the worthiest first. */
  parts(): { column: number; part: number }[] {
    const { weight } = this.#packing;
    return this.#columns
      .map((column, at) => ({ column, part: this.#values[at] ?? 0 }))
      .filter(({ part }) => part > LEAST)
      .toSorted((a, b) => b.part - a.part || weight[b.column]! - weight[a.column]! || a.column - b.column);
  }

  /** From now on these are chosen whole. */
  settle(columns: ReadonlySet<number>): void {
    this.#columns.forEach((column, at) => {
      if (columns.has(column)) this.#model.changeColBounds(at, 1, Infinity);
    });
  }

  dispose(): void {
    this.#model.dispose();
  }
}

/** What is less than this is rounding. */
const LEAST = 1e-6;
const QUIETLY = { output_flag: false, random_seed: 0 } as const;
