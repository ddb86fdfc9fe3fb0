import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

/** One sentence of Cypher as it stands in its file. The file's name is the statement's name in errors, counts and tests. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly file: string;
}

/**
 * The statement in a `.cypher` file beside the caller: `statement(import.meta.url, "who-can-help.cypher")`.
 * Read once, when the caller is imported, so that a missing file shows at start-up and not with the first question.
 */
export function statement(base: string, file: string): Statement {
  const path = fileURLToPath(new URL(file, base));
  return { name: basename(file, ".cypher"), text: readFileSync(path, "utf8"), file: path };
}
