import { createHash } from "node:crypto";
import type { Value } from "../graph/graph.ts";
import { NOUNS, TIES, type Noun, type TieKind } from "../things/model.ts";

/** Who may see a record, in words; `settleIn` turns the word into audience codes. */
export type Shown = "PUBLIC" | "DISTRICT" | "COMMISSIONER" | "SELF";

/** Where a draft was read: the file's name and its row, counted as a spreadsheet counts them (the header row counts too). */
export interface Origin {
  readonly file: string;
  readonly row: number;
}

/**
 * One record on its way into the graph. It is the same record each time by (source, sourceId).
 * A property that is null is taken away; one that is not named is left as it is.
 */
export interface NodeDraft {
  readonly noun: Noun;
  readonly source: string;
  readonly sourceId: string;
  /** Only for records whose id people write by hand (the seeds); otherwise it follows from source and sourceId. */
  readonly id?: string;
  readonly audience: Shown;
  readonly properties: Readonly<Record<string, Value>>;
  readonly origin?: Origin;
  /**
   * Ground that the other drafts stand on (the city of a list of facilities): made when it is not there, completed
   * where it says nothing, never changed and never gone.
   */
  readonly ground?: true;
}

export type Ref = { readonly id: string } | { readonly source: string; readonly sourceId: string };

/** One tie on its way into the graph. It is the same tie each time by kind and ends. */
export interface TieDraft {
  readonly kind: TieKind;
  readonly from: Ref;
  readonly to: Ref;
  readonly audience: Shown;
  readonly source: string;
  readonly properties?: Readonly<Record<string, Value>>;
  readonly origin?: Origin;
  /** The column that named the other end, for the sentence about an end that does not exist. */
  readonly column?: string;
}

/** What one apply brings in. May be lazy: it is read once, nodes first, and never held whole. */
export interface Drafts {
  readonly nodes: Iterable<NodeDraft>;
  readonly ties: Iterable<TieDraft>;
}

/** The id of a record that has none of its own: the same for the same source and sourceId, on every machine. */
export function idOf(draft: Pick<NodeDraft, "noun" | "source" | "sourceId" | "id">): string {
  return draft.id ?? `${NOUNS[draft.noun]}_${fingerprint(draft.source, draft.sourceId)}`;
}

/** The id of the tie of this kind between these two; for a mutual kind the same from either end. */
export function tieIdOf(kind: TieKind, from: string, to: string): string {
  return `tie_${fingerprint(kind, ...endsOf(kind, from, to))}`;
}

/** The ends in the order in which the tie is stored: a mutual tie is written once, from the smaller id to the greater. */
export function endsOf(kind: TieKind, from: string, to: string): [from: string, to: string] {
  return "mutual" in TIES[kind] && to < from ? [to, from] : [from, to];
}

/** Twenty characters of base 64 (120 bits) that stand for these texts. */
export function fingerprint(...texts: readonly string[]): string {
  return createHash("sha256").update(texts.join("\u0000")).digest("base64url").slice(0, 20);
}

/** What a draft says, in a few characters: equal when nothing in it changed, whatever order its properties come in. */
export function digestOf(...said: readonly Value[]): string {
  return fingerprint(JSON.stringify(said, sorted));
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** One text for one reference. */
export function refKey(ref: Ref): string {
  return "source" in ref ? `${ref.source}\u0000${ref.sourceId}` : ref.id;
}
