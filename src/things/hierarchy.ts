import type { Context } from "../context.ts";
import type { Transaction } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { Level } from "./enums.ts";
import { mistake, MistakeCode, type Mistake } from "./mistakes.ts";
import type { TieKind } from "./model.ts";

const whereItStands = statement(import.meta.url, "hierarchy.cypher");

/** The ties by which one thing stands below another of its noun. */
export const UPWARD: readonly TieKind[] = ["PART_OF", "BROADER"];

/** From the largest to the smallest. */
const LEVELS = Object.keys(Level);

export interface Rank {
  [column: string]: unknown;
  readonly level: string | null;
  readonly above: readonly string[];
  readonly levelsAbove: readonly (string | null)[];
  readonly levelsBelow: readonly (string | null)[];
  readonly round: boolean;
  readonly span: readonly string[];
}

function size(level: string | null): number {
  return LEVELS.indexOf(level ?? "");
}

/** Where it stands now, asked in the transaction that writes; undefined where there is none. */
export async function rankOf({ viewer, now }: Context, tx: Transaction, id: string): Promise<Rank | undefined> {
  const [rank] = await tx.run<Rank>(whereItStands, { id, codes: viewer.codes, now });
  return rank;
}

/**
 * Whether it moved between the two, and what speaks against where it stands now. Who sees what follows from what is part of what: so a district stands below a larger one,
 * nothing is a part of itself, and whoever moves a district keeps every school district that this opens to another office or takes from it.
 * @param before undefined for what has just been made
 * @returns kept: false where it moved within what others keep
 */
export function movedFrom(
  before: Rank | undefined,
  now: Rank,
  keeps: readonly string[],
  fields: { above: string[]; level: string[] },
): { wrong: Mistake[]; kept: boolean } {
  if (before && before.level === now.level && before.above.join() === now.above.join())
    return { wrong: [], kept: true };
  if (now.round) return { wrong: [ROUND(fields.above)], kept: false };
  const wrong = [
    now.levelsAbove.some((level) => size(level) >= size(now.level)) && TOO_LOW(fields.above),
    now.levelsBelow.some((level) => size(level) <= size(now.level)) && TOO_SMALL(fields.level),
  ].filter((each): each is Mistake => Boolean(each));
  const touched = [...(before?.span ?? []), ...now.span];
  return { wrong, kept: touched.every((district) => keeps.includes(district)) };
}

const ROUND = (field: string[]) =>
  mistake(
    MistakeCode.INVALID,
    field,
    "これでは、めぐりめぐって自分自身の一部になります。上位には、その下にないものを入れてください。",
    "It would become a part of itself; put it below something that does not stand below it.",
  );

const TOO_LOW = (field: string[]) =>
  mistake(
    MistakeCode.INVALID,
    field,
    "属する地域には、もっと広い段階のものを入れてください（市・圏域・校区・町内の順）。",
    "A district is part of a larger one only (city, area, school district, neighbourhood); name such a one.",
  );

const TOO_SMALL = (field: string[]) =>
  mistake(
    MistakeCode.INVALID,
    field,
    "段階が、この地域の中にある地域より広くありません。先に、中の地域を移すか、段階を直してください。",
    "It would be no larger than a district that is part of it; move or correct that one first.",
  );
