import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PERSONA_HEADER } from "../http/door.ts";

/** One tab of the explorer, as GraphiQL takes it: all parts are text. */
export interface Tab {
  readonly query: string;
  readonly variables?: string;
  readonly headers?: string;
}

interface Example {
  readonly name?: string;
  readonly persona?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const OPERATIONS = fileURLToPath(new URL("../../schema/operations/", import.meta.url));

/**
 * A tab for each operation in `schema/operations`, in the catalogue's order, with its first example filled in and the others above it as comments, to be
 * pasted. Read anew each time, so that a new operation shows without a restart.
 */
export async function tabsFrom(folder: string = OPERATIONS): Promise<Tab[]> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith(".graphql")).toSorted();
  const tabs = await Promise.all(files.map(async (file) => tab(folder, basename(file, ".graphql"))));
  return tabs.toSorted((a, b) => questionNumber(a) - questionNumber(b));
}

/** Its place in the catalogue of questions, which an operation's first line says; those without one come last. */
function questionNumber({ query }: Tab): number {
  const [, number = "1000"] = /^# (\d+):/.exec(query) ?? [];
  return Number(number);
}

async function tab(folder: string, operation: string): Promise<Tab> {
  const query = await readFile(join(folder, `${operation}.graphql`), "utf8");
  const [first, ...others] = await examples(join(folder, `${operation}.variables.json`));
  const persona = first?.persona;
  const more = others.map(
    (each) => `# ${each.name ?? "Another example"}:\n#   ${JSON.stringify(each.variables ?? {})}\n`,
  );
  return {
    query: more.length > 0 ? `${query.trimEnd()}\n\n# ほかの例 / More examples (variables):\n${more.join("")}` : query,
    ...(first?.variables && { variables: JSON.stringify(first.variables, null, 2) }),
    // Whoever explores is the administrator, who sees no resident; the answers are meant for another.
    headers: JSON.stringify({ [PERSONA_HEADER]: persona ?? "coordinator" }, null, 2),
  };
}

async function examples(file: string): Promise<Example[]> {
  const text = await readFile(file, "utf8").catch(() => "[]");
  const read: unknown = JSON.parse(text);
  return Array.isArray(read) ? read.filter((each): each is Example => typeof each === "object" && each !== null) : [];
}
