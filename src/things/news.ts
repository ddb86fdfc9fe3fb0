import { createHash } from "node:crypto";
import type { Transaction, Value } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { atLeast, NOTHING } from "../graph/steady.ts";

const newsOf = statement(import.meta.url, "news-of.cypher");
const newsAppend = statement(import.meta.url, "news-append.cypher");

/** What can be news in a district. NEW_MATCH is never written: whoever is told of something new is told what of it meets what they may see. */
export const NEWS_KINDS = [
  "NEW_WISH",
  "WISH_MOVED",
  "NEW_NEED",
  "NEED_CHANGED",
  "NEW_OFFER",
  "OFFER_CHANGED",
  "NEW_MATCH",
  "INTRODUCTION_MOVED",
  "RING_FOUND",
  "RING_BROKEN",
  "VOICE_HEARD",
  "MEETING_HELD",
  "DECIDED",
] as const;

export type NewsKind = (typeof NEWS_KINDS)[number];

/** Of which nouns it is news that there is a new one. By label, so that a noun of a later day needs a line here and nothing else. */
const BORN: Readonly<Record<string, NewsKind>> = {
  Wish: "NEW_WISH",
  WishStep: "WISH_MOVED",
  Need: "NEW_NEED",
  Offer: "NEW_OFFER",
  Introduction: "INTRODUCTION_MOVED",
  Voice: "VOICE_HEARD",
  Meeting: "MEETING_HELD",
  Decision: "DECIDED",
};

/** And of which that something became of it. */
const CHANGED: Readonly<Record<string, NewsKind>> = {
  Wish: "WISH_MOVED",
  WishStep: "WISH_MOVED",
  Need: "NEED_CHANGED",
  Offer: "OFFER_CHANGED",
  Introduction: "INTRODUCTION_MOVED",
};

/** One thing that happened, by ids only: what may be told of it is decided when somebody is told. */
export interface News {
  readonly kind: NewsKind;
  /** Told only to whoever may see all of them. */
  readonly things: readonly string[];
  /** The school districts in which it is news. */
  readonly districts: readonly string[];
  /** By which things it belongs there, where its own lie nowhere. */
  readonly near?: readonly string[];
  /** What was found on one picture of the graph is told to those only who see all that is in it: see `projectionOf`, and `office.ts` in src/live. */
  readonly projection?: string;
}

/**
 * Tells the district what was just written, in the transaction that wrote it: called for every mutation by `once`, so that no noun need do so itself.
 * Most writes are no news, and cost one reading statement; those that are cost one more, and wait for each other.
 * @param touched ids of whatever the thing joins or belongs to; what of it is new is news too
 */
export async function tellOf(tx: Transaction, about: string, touched: readonly string[], now: Date): Promise<void> {
  const rows = await tx.run<{ kind: NewsKind; thing: string; districts: string[]; near: string[] }>(newsOf, {
    about,
    ids: atLeast(3, NOTHING, [...new Set([about, ...touched])]),
    born: BORN,
    changed: CHANGED,
    now,
  });
  await tell(
    tx,
    rows.map(({ thing, ...row }) => ({ ...row, things: [thing] })),
    now,
  );
}

/** Tells what no single write says: that a ring was found, or broke. To be called in a transaction of its own, or last in one that writes. */
export async function tell(tx: Transaction, news: readonly News[], now: Date): Promise<void> {
  if (news.length === 0) return;
  const rows = news.map(({ kind, things, districts, near = [], projection = null }): Value => {
    return [kind, things, districts, near, projection];
  });
  await tx.run(newsAppend, { news: atLeast<Value>(2, [], rows), now });
}

/** Names a viewer's picture of the graph: two with the same codes see the same. */
export function projectionOf({ codes }: { readonly codes: readonly string[] }): string {
  return createHash("sha256").update(codes.toSorted().join("\n")).digest("base64url");
}
