import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { pageOf, sizeOf, type Page, type PageArgs } from "../../things/page.ts";
import { Cursors } from "../../trust/cursors.ts";
import type { LogEvent } from "../../trust/log/event.ts";
import { BEGINNING_OF_TIME, END_OF_TIME } from "../../trust/log/read.ts";

const ofPerson = statement(import.meta.url, "log-of-person.cypher");
const ofAll = statement(import.meta.url, "log-of-all.cypher");

export interface LogWanted {
  /** Undefined: the events of all. */
  readonly person?: string | undefined;
  readonly from?: Date | null | undefined;
  /** Not included. */
  readonly until?: Date | null | undefined;
}

/**
 * A page of the log, the latest first. Who may ask is for the caller to know. It is read past the collector of what is shown: the log names persons by
 * id and tells nothing of them, and reading it would otherwise fill it.
 */
export async function logPage(context: Context, wanted: LogWanted, page: PageArgs): Promise<Page<LogEvent>> {
  const first = sizeOf(page.first);
  const cursors = await Cursors.of(context.graph);
  const { person, from, until } = wanted;
  const list = `log ${JSON.stringify([person, from, until])}`;
  const [before] = cursors.open(context.viewer, list, page.after) ?? [];
  const rows = await context.graph.read<{ event: LogEvent }>(person === undefined ? ofAll : ofPerson, {
    ...(person !== undefined && { person }),
    before: before ?? Number.MAX_SAFE_INTEGER,
    from: from ?? BEGINNING_OF_TIME,
    until: until ?? END_OF_TIME,
    first,
  });
  return pageOf(rows, first, before !== undefined, ({ event }) => ({
    cursor: cursors.seal(context.viewer, list, [event.seq]),
    node: event,
  }));
}
