import { OperatorFault, type Words } from "../../graph/fault.ts";
import type { Graph, Transaction } from "../../graph/graph.ts";
import { statement } from "../../graph/statement.ts";
import { appendOperation, type Asker } from "./append.ts";
import type { LogEvent } from "./event.ts";
import { ask, type Reader } from "./read.ts";

/**
 * An import commits batch after batch, so it stands in the log twice: that it began, before its first batch, and with its counts, when the last one was in.
 * One that was killed leaves the beginning alone. Whoever starts next writes down that it was found so.
 */

const logImports = statement(import.meta.url, "log-imports.cypher");

/** One going of an import. */
export interface Going {
  /** Of the going: its beginning and its end have the same. */
  readonly id: string;
  /** The id of the file's run; null for the seeds. */
  readonly about: string | null;
  /** The source. */
  readonly why: string;
  /** Who imports; undefined for whoever runs commands on the machine. */
  readonly by?: Asker | undefined;
}

export async function importBegins(tx: Transaction, { id, about, why, by }: Going): Promise<void> {
  // Begun once more: what was left of the last time is over.
  await noteUnfinished(tx, (event) => event.about === about && event.why === why);
  await appendOperation(tx, "importBegin", { about, why, report: { going: id } }, { by });
}

export async function importEnds(tx: Transaction, { id, about, why, by }: Going, counts: object): Promise<void> {
  await appendOperation(tx, "import", { about, why, report: { ...counts, going: id } }, { by });
}

/** To be called where nobody can be importing: by whoever has just started the engine. Says of each import that was cut off that it was. */
export async function noteCutOff(graph: Graph): Promise<readonly string[]> {
  return graph.write(async (tx) => noteUnfinished(tx, () => true));
}

async function noteUnfinished(tx: Transaction, which: (event: LogEvent) => boolean): Promise<string[]> {
  const { unnoticed } = await look(tx);
  const found = unnoticed.filter(which);
  for (const event of found) {
    const report = { going: goingOf(event), begun: event.seq };
    await appendOperation(tx, "importUnfinished", { about: event.about ?? null, why: event.why ?? null, report });
  }
  return found.map((event) => event.why ?? "-");
}

/** What `npm run doctor` says of the imports. */
export async function importsAreFinished(graph: Graph): Promise<Words> {
  const { unfinished, finished } = await look(graph);
  if (unfinished.length === 0)
    return {
      ja: `${finished}件が終わりまで済み、途切れたものはありません`,
      en: `${finished} came to their end, none was cut off`,
    };
  const named = unfinished.map(({ seq, at, why }) => `${why ?? "-"} (event ${seq}, ${at.toISOString()})`);
  throw new OperatorFault({
    ja: `${named.join("; ")} は、始まったまま終わっていません。入った分は残り、あとは欠けています。いま動いているのでなければ、同じ取込みをもう一度してください。`,
    en: `${named.join("; ")} began and did not come to an end: what was in stays, the rest is missing. Where it is not running just now, run the same import again.`,
  });
}

interface Found {
  /** Of each source and file the last beginning, where it has no end. */
  readonly unfinished: readonly LogEvent[];
  /** Beginnings without an end of which no event says so yet. */
  readonly unnoticed: readonly LogEvent[];
  readonly finished: number;
}

async function look(reader: Reader): Promise<Found> {
  const events = (await ask<{ event: LogEvent }>(reader, logImports, {})).map(({ event }) => event);
  const of = (action: string) => events.filter((event) => event.action === action);
  const ended = new Set(of("import").map(goingOf));
  const noticed = new Set(of("importUnfinished").map(goingOf));
  const begun = of("importBegin");
  const last = new Map(begun.map((event) => [`${event.about ?? ""} ${event.why ?? ""}`, event]));
  const isOpen = (event: LogEvent) => !ended.has(goingOf(event));
  return {
    unfinished: [...last.values()].filter(isOpen),
    unnoticed: begun.filter((event) => isOpen(event) && !noticed.has(goingOf(event))),
    finished: of("import").length,
  };
}

function goingOf({ report }: LogEvent): unknown {
  const said: unknown = JSON.parse(report ?? "{}");
  return typeof said === "object" && said !== null && "going" in said ? said.going : undefined;
}
