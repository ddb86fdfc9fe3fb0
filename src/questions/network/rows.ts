/** A network as compressed rows: the neighbours of v are `targets[offsets[v]]` up to, not including, `targets[offsets[v + 1]]`. */
export interface Rows {
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

/** Of `from[i] — to[i]`, read from both ends. */
export function rowsOf(size: number, from: ArrayLike<number>, to: ArrayLike<number>): Rows {
  const offsets = new Int32Array(size + 1);
  for (let i = 0; i < from.length; i++) {
    offsets[from[i]! + 1]!++;
    offsets[to[i]! + 1]!++;
  }
  for (let v = 0; v < size; v++) offsets[v + 1]! += offsets[v]!;
  const targets = new Int32Array(from.length * 2);
  const filled = offsets.slice(0, size);
  for (let i = 0; i < from.length; i++) {
    targets[filled[from[i]!]!++] = to[i]!;
    targets[filled[to[i]!]!++] = from[i]!;
  }
  return { offsets, targets };
}
