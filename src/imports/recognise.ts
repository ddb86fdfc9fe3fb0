import { detect, readers, resemblances } from "./detect.ts";
import type { Recognised } from "./importer.ts";
import { sniff } from "./sniff.ts";
import { featuresOf, gridOf, tableOf } from "./table.ts";

/** Stages one to three: from bytes to text, from text to a table, from a table to what it is. Throws FileRefused. */
export function recognise(bytes: Uint8Array, file: string): Recognised {
  const { encoding, text } = sniff(bytes, file);
  const isMap = /\.(geo)?json$/iu.test(file) || text.trimStart().startsWith("{");
  const table = isMap
    ? featuresOf(text, file)
    : tableOf(gridOf(text, file), (columns) => resemblances(columns, "CSV", file)[0]?.score ?? 0);
  const { profile, score } = detect(table, file);
  return { file, encoding, profile, score, rows: readers(table, profile) };
}
