import type { Context } from "../context.ts";
import type { Transaction } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import type { Noun } from "./model.ts";

const whereItLies = statement(import.meta.url, "where-it-lies.cypher");

/** Where something lies, and whose it is, as far as its writer sees that. */
export interface Lies {
  [column: string]: unknown;
  readonly id: string;
  readonly noun: Noun;
  /** In any district at all. */
  readonly lies: boolean;
  readonly keeps: boolean;
  readonly shownTo: string | null;
  readonly own: boolean;
}

export async function liesAt(
  { viewer, keeps, now }: Context,
  tx: Transaction,
  ids: readonly string[],
): Promise<Lies[]> {
  return tx.run<Lies>(whereItLies, { ids: [...ids], keeps, codes: viewer.codes, now });
}

/** Shown to the one whose it is, and that is nobody; or to the offices of its district, and it lies in none. Such a record nobody could ever correct again. */
export function isSeenByNobody({ noun, shownTo, own }: Lies): boolean {
  return shownTo === "SELF" ? !own : noun === "Topic" && shownTo !== "PUBLIC";
}
