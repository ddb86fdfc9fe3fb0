import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type { Statement } from "../../src/graph/statement.ts";

export const PROJECT = join(import.meta.dirname, "..", "..");
/** The project's own home, where the web app is built once for all tests, and left for the next run. */
export const HOME = join(PROJECT, ".musubi");

/** A file's path as a reader of the project would say it. */
export function called(file: string): string {
  return relative(PROJECT, file).replaceAll("\\", "/");
}

/** Every file below a folder of the project that ends so. */
export function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** Every sentence of Cypher of the program. */
export function allStatements(): Statement[] {
  return filesBelow("src", ".cypher").map((file) => ({
    name: basename(file, ".cypher"),
    text: readFileSync(file, "utf8"),
    file,
  }));
}
