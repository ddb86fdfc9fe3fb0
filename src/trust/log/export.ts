import { randomUUID } from "node:crypto";
import type { Graph } from "../../graph/graph.ts";
import { append, appendOperation, concerned, entryOf, type Asker } from "./append.ts";
import type { LogEvent } from "./event.ts";
import { pagesOf } from "./read.ts";

export interface Wanted {
  readonly from?: Date | undefined;
  /** Not included. */
  readonly until?: Date | undefined;
  /** Only what names this person. */
  readonly person?: string | undefined;
}

const COLUMNS = [
  "seq",
  "at",
  "who",
  "roles",
  "office",
  "action",
  "about",
  "subjects",
  "basis",
  "why",
  "report",
  "requestId",
  "previous",
  "hash",
] as const satisfies readonly (keyof LogEvent)[];

/** So that Excel takes the file for UTF-8. */
const BOM = "\uFEFF";

/**
 * The log as a table for an auditor, a piece of text at a time. That it was taken out is an event itself, written before the first row is given.
 * @param asker the auditor; null for a command on the machine itself
 */
export async function* logAsCsv(graph: Graph, wanted: Wanted = {}, asker: Asker | null = null): AsyncGenerator<string> {
  const { from, until, person } = wanted;
  const report = { from: from?.toISOString() ?? null, until: until?.toISOString() ?? null, person: person ?? null };
  const id = randomUUID();
  await graph.write(async (tx) => {
    if (!asker) return appendOperation(tx, "logExport", { report });
    const subjects = person === undefined ? [] : await concerned(tx, asker, [person]);
    await append(tx, { ...entryOf(asker, "logExport"), id, subjects, report: JSON.stringify(report) });
  });
  yield `${BOM}${COLUMNS.map(cell).join(",")}\r\n`;
  for await (const page of pagesOf(graph, { from, until })) {
    const rows = page.filter(({ event }) => person === undefined || event.subjects.includes(person));
    yield rows.map(({ event }) => `${COLUMNS.map((column) => cell(textOf(event[column]))).join(",")}\r\n`).join("");
  }
}

function textOf(value: LogEvent[keyof LogEvent]): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? value.join(" ") : String(value);
}

/** A table program runs what begins like a formula; an apostrophe before it makes it text. */
export function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
