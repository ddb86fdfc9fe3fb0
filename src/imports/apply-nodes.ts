import type { Transaction, Value } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { digestOf, idOf, type NodeDraft, type TieDraft } from "./drafts.ts";
import { LEFT_AS_IS, PUT_RIGHT_BY_HAND, refusalOf, type Refusal } from "./sentence.ts";

const knownNodes = statement(import.meta.url, "apply-nodes-known.cypher");

/** What becomes of a draft. */
export type Outcome = "created" | "updated" | "unchanged" | "refused";

/** How the row stood in the file: kept beside what a person reads and corrects, and no part of it. */
const AS_IT_STOOD = "raw";

/** The properties of a record or tie as they are stored. */
export type Said = Readonly<Record<string, Value>>;

/** What is to be done about one record: written, seen again, refused, or nothing. */
export interface NodeDecision {
  readonly draft: NodeDraft;
  readonly id: string;
  readonly outcome: Outcome;
  readonly write?: Value[];
  readonly seen?: Value[];
  readonly refusal?: Refusal;
}

interface KnownNode extends Record<string, unknown> {
  at: number;
  id: string | null;
  digest: string | null;
  importRun: string | null;
  byHand: Said | null;
  goneSince: Date | null;
  missing: string[];
  takenBy: string | null;
}

/** Compares drafts with what the graph has. Reads only. */
export async function decideNodes(
  tx: Transaction,
  batch: readonly NodeDraft[],
  runId: string | null,
): Promise<NodeDecision[]> {
  const keys = batch.map((draft, at) => [
    at,
    draft.source,
    draft.sourceId,
    idOf(draft),
    draft.ground ? Object.keys(draft.properties) : [],
  ]);
  const known = await tx.run<KnownNode>(knownNodes, { keys });
  return known.map((row) => decideNode(batch[row.at]!, row, runId));
}

function decideNode(draft: NodeDraft, known: KnownNode, runId: string | null): NodeDecision {
  const id = known.id ?? idOf(draft);
  const write = (properties: NodeDraft["properties"], provenance: Record<string, Value>): Value[] => [
    draft.source,
    draft.sourceId,
    draft.noun,
    id,
    properties,
    provenance,
  ];
  // Whichever file named the ground first is no part of what it is.
  const provenance = draft.ground ? {} : provenanceOf(draft, runId);
  const digest = draft.ground ? null : digestOf(draft.noun, draft.audience, draft.properties);
  const full = write(draft.properties, { ...provenance, shownTo: draft.audience, digest });

  if (known.takenBy !== null) {
    const why = refusalOf(draft, "id", id, {
      ja: `この番号は別の記録（${known.takenBy}）が使っています。`,
      en: `Another record (${known.takenBy}) has this id.`,
    });
    return { draft, id, outcome: "refused", refusal: why };
  }
  if (known.id === null) return { draft, id, outcome: "created", write: full };
  if (draft.ground) {
    const missing = Object.fromEntries(
      known.missing
        .map((name) => [name, draft.properties[name] ?? null] as const)
        .filter(([, value]) => value !== null),
    );
    if (Object.keys(missing).length === 0) return { draft, id, outcome: "unchanged" };
    return { draft, id, outcome: "updated", write: write(missing, {}) };
  }
  if (known.digest === digest && known.goneSince === null) {
    const newer = runId !== null && known.importRun !== runId;
    return newer ? { draft, id, outcome: "unchanged", seen: [id, provenance] } : { draft, id, outcome: "unchanged" };
  }
  // What was put right by hand stays; only where the file has come to say the same, the two are one again.
  if (known.byHand !== null && !saysTheSame(known.byHand, draft)) {
    const back = known.goneSince === null ? {} : { seen: [id, { ...provenance, goneSince: null }] };
    if (known.digest === digest) return { draft, id, outcome: "updated", ...back };
    const refusal = refusalOf(draft, null, nameOf(draft), PUT_RIGHT_BY_HAND, LEFT_AS_IS);
    return { draft, id, outcome: "refused", refusal, ...back };
  }
  return { draft, id, outcome: "updated", write: full };
}

/** Whether a record or tie that was corrected by hand says what the draft does. */
export function saysTheSame(stored: Said, draft: Pick<NodeDraft | TieDraft, "properties" | "audience">): boolean {
  return Object.entries({ ...draft.properties, shownTo: draft.audience }).every(
    ([name, value]) => name === AS_IT_STOOD || digestOf(value) === digestOf(stored[name] ?? null),
  );
}

function provenanceOf(draft: NodeDraft, runId: string | null): Record<string, Value> {
  return {
    ...(runId === null ? {} : { importRun: runId }),
    ...(draft.origin ? { sourceRow: draft.origin.row } : {}),
  };
}

function nameOf(draft: NodeDraft): string {
  return typeof draft.properties["name"] === "string" ? draft.properties["name"] : draft.sourceId;
}
