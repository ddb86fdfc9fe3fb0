import type { Transaction, Value } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { TIES, type Noun } from "../things/model.ts";
import { saysTheSame, type Outcome, type Said } from "./apply-nodes.ts";
import { digestOf, endsOf, tieIdOf, type Ref, type TieDraft } from "./drafts.ts";
import { LEFT_AS_IS, PUT_RIGHT_BY_HAND, refusalOf, type Refusal } from "./sentence.ts";

const knownTies = statement(import.meta.url, "apply-ties-known.cypher");

export interface End extends Record<string, unknown> {
  readonly id: string;
  readonly noun: Noun;
}

/** What is to be done about one tie. */
export interface TieDecision {
  readonly draft: TieDraft;
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly outcome: Outcome;
  readonly write?: Value[];
  /** It was gone and is back, and is not written anew. */
  readonly back?: true;
  readonly refusal?: Refusal;
}

interface KnownTie extends Record<string, unknown> {
  at: number;
  id: string;
  digest: string | null;
  byHand: Said | null;
  goneSince: Date | null;
  live: boolean;
  straight: boolean;
}

/** Compares drafts with what lies between their ends. Reads only. */
export async function decideTies(
  tx: Transaction,
  batch: readonly TieDraft[],
  endOf: (ref: Ref) => End | undefined,
  now: Date,
): Promise<TieDecision[]> {
  const decisions: TieDecision[] = [];
  const asked = new Map<string, TieDecision>();
  for (const draft of batch) {
    const from = endOf(draft.from);
    const to = endOf(draft.to);
    const why = cannotTie(draft, from, to);
    if (why || !from || !to) {
      decisions.push({ draft, id: "", from: "", to: "", outcome: "refused", ...(why && { refusal: why }) });
      continue;
    }
    const [start, end] = endsOf(draft.kind, from.id, to.id);
    const id = tieIdOf(draft.kind, start, end);
    const decision: TieDecision = { draft, id, from: start, to: end, outcome: "created" };
    if (asked.has(id)) decisions.push({ ...decision, outcome: "unchanged" });
    else asked.set(id, decision);
  }

  const list = [...asked.values()];
  const known = await tx.run<KnownTie>(knownTies, {
    ends: list.map(({ draft, from, to }, at) => [at, from, to, draft.kind]),
    now,
  });
  const there = new Map<number, KnownTie[]>();
  for (const row of known) there.set(row.at, [...(there.get(row.at) ?? []), row]);
  return [...decisions, ...list.map((decision, at) => decideTie(decision, there.get(at) ?? []))];
}

function decideTie(decision: TieDecision, there: readonly KnownTie[]): TieDecision {
  const { draft, id, from, to } = decision;
  const digest = digestOf(draft.kind, draft.audience, draft.source, draft.properties ?? {});
  const properties = {
    source: draft.source,
    ...draft.properties,
    shownTo: draft.audience,
    importSource: draft.source,
    digest,
  };
  const write = [from, to, draft.kind, id, properties];
  const mine = there.find((tie) => tie.id === id);
  if (!mine) {
    // Somebody has already tied these two by hand: that tie stands.
    const mutual = "mutual" in TIES[draft.kind];
    return there.some((tie) => tie.live && (mutual || tie.straight))
      ? { ...decision, outcome: "unchanged" }
      : { ...decision, outcome: "created", write };
  }
  if (mine.digest === digest && mine.goneSince === null) return { ...decision, outcome: "unchanged" };
  // As with records: what was put right by hand stays, and what was ended by hand too.
  if (mine.byHand !== null && (endedByHand(mine.byHand, draft) || !saysTheSame(mine.byHand, draft))) {
    const back = mine.goneSince !== null && { back: true as const };
    if (mine.digest === digest) return { ...decision, outcome: "updated", ...back };
    const refusal = refusalOf(draft, null, null, PUT_RIGHT_BY_HAND, LEFT_AS_IS);
    return { ...decision, outcome: "refused", refusal, ...back };
  }
  return { ...decision, outcome: "updated", write };
}

/** Its source ends a tie when it is gone from there; any other end that the draft does not speak of, somebody gave it. */
function endedByHand({ until = null, goneSince = null }: Said, draft: TieDraft): boolean {
  return until !== null && digestOf(until) !== digestOf(goneSince) && !("until" in (draft.properties ?? {}));
}

/** A tie needs two ends that are there, and of nouns that this kind of tie may join. */
function cannotTie(draft: TieDraft, from: End | undefined, to: End | undefined): Refusal | undefined {
  const lost = from === undefined ? draft.from : to === undefined ? draft.to : undefined;
  if (lost) {
    const name = "id" in lost ? lost.id : lost.sourceId;
    return refusalOf(draft, draft.column ?? null, name, {
      ja: "指しているものがありません。",
      en: "There is nothing of this id.",
    });
  }
  const rule: { from: readonly Noun[]; to: readonly Noun[] } = TIES[draft.kind];
  const fits =
    from &&
    to &&
    rule.from.includes(from.noun) &&
    rule.to.includes(to.noun) &&
    (draft.kind !== "PART_OF" || from.noun === to.noun);
  if (fits && from.id !== to.id) return undefined;
  return refusalOf(draft, draft.column ?? null, `${from?.id} → ${to?.id}`, {
    ja: `${from?.noun} から ${to?.noun} へ ${draft.kind} は結べません（${rule.from.join("・")} から別の ${rule.to.join("・")} へ）。`,
    en: `${draft.kind} cannot join ${from?.noun} to ${to?.noun} (only ${rule.from.join(", ")} to another ${rule.to.join(", ")}).`,
  });
}
