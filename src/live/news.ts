import { contextFor } from "../context.ts";
import type { Graph, Value } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { atLeast, NOTHING } from "../graph/steady.ts";
import type { NewsKind } from "../things/news.ts";
import { maySee } from "../trust/fields.ts";
import type { Viewer } from "../trust/viewer.ts";
import { projectionsOf } from "./office.ts";

const since = statement(import.meta.url, "news-since.cypher");
const end = statement(import.meta.url, "news-end.cypher");
const seen = statement(import.meta.url, "news-seen.cypher");
const listenedTo = statement(import.meta.url, "listened-to.cypher");

/** Behind all news that will ever be. */
const FOR_EVER = Number.MAX_SAFE_INTEGER;
/** Events looked at in one statement. */
const PAGE = 500;
/** So many of those that meet something new are named; `MatchesFor` tells the rest, and why. */
const MOST_MATCHES = 5;

/** One event as it lies in the graph. It knows no names, and who may hear of it is not yet asked. */
export interface Happened {
  readonly seq: number;
  readonly at: Date;
  readonly kind: NewsKind;
  readonly things: readonly string[];
  readonly districts: readonly string[];
  readonly near?: readonly string[] | null;
  readonly projection?: string | null;
}

/** What one viewer is told. */
export interface Told {
  readonly kind: NewsKind;
  readonly at: Date;
  /** Of a match: first what is new, then what meets it. */
  readonly things: readonly { readonly id: string; readonly noun: string }[];
}

export interface Page {
  /** The place of the last event looked at; none follows it here without a gap. */
  readonly last: number;
  /** The place of the first one that was seen: where it is not the next, there is a gap before it. */
  readonly next: number;
  readonly news: readonly Happened[];
}

/** The next events, as far as no number is missing among them. */
export async function newsSince(
  graph: Graph,
  districts: readonly string[],
  after: number,
  upTo = FOR_EVER,
): Promise<Page> {
  const params = { after, upTo, limit: PAGE, districts: atLeast(4, NOTHING, districts) };
  const [page] = await graph.read<{ last: number; next: number; news: Happened[] }>(since, params);
  return page ?? { last: after, next: after + 1, news: [] };
}

/** The place of the last event that there is. */
export async function endOfNews(graph: Graph): Promise<number> {
  const [found] = await graph.read<{ last: number }>(end);
  return found?.last ?? 0;
}

/** The school districts that a district lies in or spans; undefined where the viewer sees no such district. */
export async function schoolDistrictsOf(
  graph: Graph,
  viewer: Viewer,
  district: string,
): Promise<readonly string[] | undefined> {
  const [found] = await contextFor(graph, viewer).ask<{ districts: string[] | null }>(listenedTo, { district });
  return found && (found.districts ?? []);
}

/**
 * What this viewer may be told of these events now: one statement for all of them, and where it shows persons one entry in the log, before anybody is told.
 * By event: what happened, and where it is something new that meets others, the match. Nothing for what may not be told.
 */
export async function toldTo(
  graph: Graph,
  viewer: Viewer,
  { district, districts }: { readonly district: string; readonly districts: readonly string[] },
  events: readonly Happened[],
): Promise<Map<number, readonly Told[]>> {
  const theirs = projectionsOf(viewer, districts);
  const meant = events.filter(({ projection }) => typeof projection !== "string" || theirs.has(projection));
  if (meant.length === 0) return new Map();
  const context = contextFor(graph, viewer);
  const none: Value = [-1, [NOTHING], [NOTHING], false];
  const asked = meant.map(({ seq, things, near, kind }): Value => [seq, things, near ?? [], kind.startsWith("NEW_")]);
  const rows = await context.ask<{ seq: number; things: Seen[]; meets: Seen[] }>(seen, {
    events: atLeast(2, none, asked),
    district,
    districts: atLeast(4, NOTHING, districts),
    most: MOST_MATCHES,
  });
  // The second gate, as for any answer.
  const told = rows.filter(({ things }) => things.every((each) => maySee(context, each)));
  await context.logAnswer("live", false);
  const bySeq = new Map(meant.map((event) => [event.seq, event]));
  return new Map(
    told.map(({ seq, things, meets }) => {
      const { kind, at } = bySeq.get(seq)!;
      const met = meets.filter((each) => maySee(context, each));
      const match: Told[] = met.length === 0 ? [] : [{ kind: "NEW_MATCH", at, things: [...things, ...met].map(named) }];
      return [seq, [{ kind, at, things: things.map(named) }, ...match]];
    }),
  );
}

interface Seen {
  readonly id: string;
  readonly noun: string;
}

function named({ id, noun }: Seen): Seen {
  return { id, noun };
}
