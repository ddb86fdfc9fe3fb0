import { randomUUID } from "node:crypto";
import type { Graph, Transaction } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { settleIn } from "../things/settle.ts";
import type { Asker } from "../trust/log/append.ts";
import { importBegins, importEnds, type Going } from "../trust/log/imports.ts";
import { decideNodes, type Outcome } from "./apply-nodes.ts";
import { decideTies, type End } from "./apply-ties.ts";
import { fingerprint, refKey, type Drafts, type NodeDraft, type TieDraft } from "./drafts.ts";
import { refusalOf, type Refusal } from "./sentence.ts";

export type { Outcome } from "./apply-nodes.ts";

const writeNodes = statement(import.meta.url, "apply-nodes-write.cypher");
const seenNodes = statement(import.meta.url, "apply-nodes-seen.cypher");
const goneNodes = statement(import.meta.url, "apply-gone-nodes.cypher");
const goneTies = statement(import.meta.url, "apply-gone-ties.cypher");
const gonePage = statement(import.meta.url, "apply-gone-page.cypher");
const tieEnds = statement(import.meta.url, "apply-ties-ends.cypher");
const tiesBack = statement(import.meta.url, "apply-ties-back.cypher");
const writeTies = statement(import.meta.url, "apply-ties-write.cypher");
const beginRun = statement(import.meta.url, "run-begin.cypher");
const finishRun = statement(import.meta.url, "run-finish.cypher");

/** Rows in one transaction. Larger ones are hardly faster, and what a killed import has to do again grows with them. */
const BATCH = 5_000;
/** A batch is written, and everything that is kept ready for reading with it; the first ones meet a cold database. */
export const BATCH_MS = 120_000;
/**
 * Before which batches of records, and then of ties, the statements are planned anew. A plan made on a small graph goes by what it found there, and is kept for an
 * hour: in a city of 10⁶ it made each batch three times as slow.
 */
const PLANNED_ANEW: readonly number[] = [2, 8, 32, 128];

export type Counts = Record<Outcome | "gone", number>;

export interface Applied {
  readonly nodes: Counts;
  readonly ties: Counts;
  readonly refused: readonly Refusal[];
}

/** Where drafts come from, for the record of the run. */
export interface Origins {
  readonly name: string;
  /** Given for a file: its run is remembered as an `:ImportRun`, and each record points to it. */
  readonly file?: {
    readonly name: string;
    readonly sha256: string;
    /** What the file was recognised as. */
    readonly profile: string;
    readonly licence: string | null;
    readonly attribution: string | null;
    readonly retrievedAt: Date;
    /** Rows in the file, and those refused before they became drafts. */
    readonly rows: number;
    readonly refused: number;
  };
}

export interface Progress {
  readonly doing: "nodes" | "ties" | "gone";
  readonly done: number;
}

export interface ApplyOptions {
  readonly source: Origins;
  /** Say what would happen and write nothing. */
  readonly dryRun?: boolean;
  /** False when the drafts are only a part of what their sources have: then nothing is gone. */
  readonly whole?: boolean;
  /** Who imports, for the log; left out: whoever runs commands on the machine. */
  readonly by?: Asker | undefined;
  /** Records that the file still has, although their rows could not be read: they are not gone. */
  readonly stillThere?: readonly { readonly source: string; readonly sourceId: string }[];
  readonly onProgress?: (progress: Progress) => void;
  readonly onOutcome?: (draft: NodeDraft, outcome: Outcome) => void;
}

/**
 * The one way in which many records enter the graph: seeds, generated cities and imported files alike.
 *
 * Each record is found again by (source, sourceId), each tie by its kind and ends, and written only when what the draft says
 * has changed since it was last taken in; so applying the same drafts twice changes nothing, and applying them after an apply that
 * was killed comes to the same as one in one go. Every batch is one transaction, with everything that is kept ready for
 * reading. A record that somebody has since put right by hand is not overwritten but reported. Nothing is ever deleted: what the
 * source no longer has is marked with `goneSince`.
 */
export async function apply(graph: Graph, drafts: Drafts, options: ApplyOptions): Promise<Applied> {
  return new Applying(graph, options).all(drafts);
}

class Applying {
  readonly #graph: Graph;
  readonly #options: ApplyOptions;
  readonly #runId: string | null;
  readonly #going: Going;
  readonly #now = new Date();
  readonly #nodes = none();
  readonly #ties = none();
  readonly #refused: Refusal[] = [];
  #batches = 0;
  /** source → sourceIds, and source → ids of ties, that the drafts have. */
  readonly #seen = new Map<string, Set<string>>();
  readonly #seenTies = new Map<string, Set<string>>();
  /** Ground is nobody's own: another file may have named it, so it is never gone. */
  readonly #ground = new Map<string, Set<string>>();
  /** What a dry run would have made: ties may end there. Key of a reference → id and noun. */
  readonly #wouldBe = new Map<string, End>();

  constructor(graph: Graph, options: ApplyOptions) {
    this.#graph = graph;
    this.#options = options;
    const file = options.source.file;
    this.#runId = file ? `run_${fingerprint(options.source.name, file.name, file.sha256)}` : null;
    this.#going = { id: randomUUID(), about: this.#runId, why: options.source.name, by: options.by };
  }

  async all(drafts: Drafts): Promise<Applied> {
    await this.#begin();
    this.#batches = 0;
    for (const batch of batches(drafts.nodes)) {
      await this.#applyNodes(batch);
      this.#tell("nodes", this.#nodes);
    }
    this.#batches = 0;
    for (const batch of batches(drafts.ties)) {
      await this.#applyTies(batch);
      this.#tell("ties", this.#ties);
    }
    if (this.#options.whole !== false) await this.#flagGone();
    await this.#finish();
    return { nodes: this.#nodes, ties: this.#ties, refused: this.#refused };
  }

  #tell(doing: Progress["doing"], counts: Counts): void {
    const done = doing === "gone" ? counts.gone : counts.created + counts.updated + counts.unchanged + counts.refused;
    this.#options.onProgress?.({ doing, done });
  }

  // --- records

  async #applyNodes(batch: readonly NodeDraft[]): Promise<void> {
    const distinct = this.#distinct(batch);
    const decided = await this.#inTransaction(async (tx) => {
      const decisions = await decideNodes(tx, distinct, this.#runId);
      if (this.#options.dryRun !== true) {
        const rows = decisions.filter((each) => each.write !== undefined);
        await tx.run(writeNodes, { rows: rows.map((each) => each.write!), now: this.#now });
        const provenance = decisions.filter((each) => each.seen !== undefined);
        if (provenance.length > 0) await tx.run(seenNodes, { rows: provenance.map((each) => each.seen!) });
        await settleIn(
          tx,
          rows.map((each) => each.id),
        );
      }
      return decisions;
    });
    for (const { draft, outcome, refusal, id } of decided) {
      this.#nodes[outcome] += 1;
      if (refusal) this.#refused.push(refusal);
      else if (this.#options.dryRun === true) this.#remember(draft, id);
      this.#options.onOutcome?.(draft, outcome);
    }
  }

  /** Drafts of one record given twice: the first counts, the others are refused. */
  #distinct(batch: readonly NodeDraft[]): NodeDraft[] {
    return batch.filter((draft) => {
      const seen = of(draft.ground ? this.#ground : this.#seen, draft.source);
      if (!seen.has(draft.sourceId)) {
        seen.add(draft.sourceId);
        return true;
      }
      if (draft.ground) return false;
      this.#nodes.refused += 1;
      this.#refused.push(
        refusalOf(draft, "id", draft.sourceId, {
          ja: "同じ番号の記録が先にあります。",
          en: "A record with this number came before.",
        }),
      );
      this.#options.onOutcome?.(draft, "refused");
      return false;
    });
  }

  #remember(draft: NodeDraft, id: string): void {
    this.#wouldBe.set(refKey(draft), { id, noun: draft.noun });
    this.#wouldBe.set(refKey({ id }), { id, noun: draft.noun });
  }

  // --- ties

  async #applyTies(batch: readonly TieDraft[]): Promise<void> {
    const dryRun = this.#options.dryRun === true;
    const decided = await this.#inTransaction(async (tx) => {
      const there = await this.#ends(tx, batch);
      const decisions = await decideTies(
        tx,
        batch,
        (ref) => there.get(refKey(ref)) ?? this.#wouldBe.get(refKey(ref)),
        this.#now,
      );
      if (!dryRun) {
        const rows = decisions.filter((each) => each.write !== undefined);
        const back = decisions.filter((each) => each.back === true);
        if (rows.length > 0) await tx.run(writeTies, { rows: rows.map((each) => each.write!), now: this.#now });
        if (back.length > 0) await tx.run(tiesBack, { ends: back.map(({ from, id }) => [from, id]) });
        if (rows.length + back.length > 0) {
          // A tie counts for its start; only what a district is part of counts for the whole above it too.
          const settled = [...rows, ...back].flatMap(({ draft, from, to }) =>
            draft.kind === "PART_OF" ? [from, to] : [from],
          );
          await settleIn(tx, [...new Set(settled)]);
        }
      }
      return decisions;
    });
    for (const { draft, id, outcome, refusal: why } of decided) {
      this.#ties[outcome] += 1;
      if (why) this.#refused.push(why);
      // One that is refused because it was put right by hand is in the file all the same.
      if (id !== "") of(this.#seenTies, draft.source).add(id);
    }
  }

  async #ends(tx: Transaction, batch: readonly TieDraft[]): Promise<Map<string, End>> {
    const refs = [...new Map(batch.flatMap(({ from, to }) => [from, to]).map((ref) => [refKey(ref), ref])).values()];
    const rows = await tx.run<End & { at: number }>(tieEnds, {
      refs: refs.map((ref) => ("source" in ref ? [null, ref.source, ref.sourceId] : [ref.id, null, null])),
    });
    return new Map(rows.map(({ at, id, noun }) => [refKey(refs[at]!), { id, noun }]));
  }

  // --- what is gone

  async #flagGone(): Promise<void> {
    const unread = new Map<string, Set<string>>();
    for (const { source, sourceId } of this.#options.stillThere ?? []) {
      if (!of(this.#seen, source).has(sourceId)) of(unread, source).add(sourceId);
    }
    for (const source of this.#seen.keys()) {
      for (let after: string | undefined = ""; after !== undefined;) {
        after = await this.#flagGonePage(source, after, unread.get(source) ?? new Set());
        this.#tell("gone", this.#nodes);
      }
    }
  }

  async #flagGonePage(source: string, after: string, unread: ReadonlySet<string>): Promise<string | undefined> {
    const page = await this.#graph.read<{
      id: string;
      sourceId: string;
      district: boolean;
      gone: boolean;
      ties: string[];
    }>(gonePage, { source, unread: [...unread], after, limit: BATCH });
    const seen = of(this.#seen, source);
    const seenTies = of(this.#seenTies, source);
    const lost = (each: { sourceId: string }) => !seen.has(each.sourceId) && !unread.has(each.sourceId);
    const ids = page.filter((each) => lost(each) && !each.gone).map((each) => each.id);
    // What is gone keeps its ties, as it was last known; but a district that was closed is no part of its city any more.
    const ends = page
      .filter((each) => !lost(each) || each.district)
      .flatMap((each) => each.ties.filter((tie) => !seenTies.has(tie)).map((tie): [string, string] => [each.id, tie]));
    this.#nodes.gone += ids.length;
    this.#ties.gone += ends.length;
    if (this.#options.dryRun !== true && ids.length + ends.length > 0) {
      await this.#inTransaction(async (tx) => {
        await tx.run(goneNodes, { ids, now: this.#now });
        await tx.run(goneTies, { ends, now: this.#now });
        await settleIn(tx, [...new Set(ends.map(([start]) => start))]);
      });
    }
    return page.length < BATCH ? undefined : page.at(-1)?.sourceId;
  }

  // --- the record of the run

  async #begin(): Promise<void> {
    const { file, name } = this.#options.source;
    if (this.#options.dryRun === true) return;
    await this.#graph.write(async (tx) => {
      if (file) {
        const { name: fileName, rows: _rows, refused: _refused, ...said } = file;
        const properties = { ...said, file: fileName, source: name };
        await tx.run(beginRun, { id: this.#runId, properties, now: this.#now });
      }
      await importBegins(tx, this.#going);
    });
  }

  async #finish(): Promise<void> {
    const { file } = this.#options.source;
    if (this.#options.dryRun === true) return;
    const refused = (file?.refused ?? 0) + this.#nodes.refused;
    const report = { nodes: this.#nodes, ties: this.#ties, ...(file && { rows: file.rows, refused: file.refused }) };
    // With its counts, the whole import is one event in the log, written with the end of its run.
    await this.#graph.write(async (tx) => {
      if (file) await tx.run(finishRun, { id: this.#runId, rows: file.rows, refused, now: this.#now });
      await importEnds(tx, this.#going, report);
    });
  }

  async #inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    this.#batches += 1;
    return this.#graph.write(work, { within: BATCH_MS, replan: PLANNED_ANEW.includes(this.#batches) });
  }
}

function none(): Counts {
  return { created: 0, updated: 0, unchanged: 0, gone: 0, refused: 0 };
}

function of(sets: Map<string, Set<string>>, key: string): Set<string> {
  const found = sets.get(key) ?? new Set<string>();
  sets.set(key, found);
  return found;
}

function* batches<T>(all: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  for (const each of all) {
    batch.push(each);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
