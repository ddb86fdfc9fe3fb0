import type { Context } from "../../context.ts";
import { pageOf, sizeOf, type PageArgs } from "../../things/page.ts";
import { Cursors } from "../../trust/cursors.ts";
import { Part, type Candidate, type RankedAnswer, type Score } from "../answer.ts";
import type { Weights } from "../matching/candidates.ts";

/** A row that was ranked: what it is ordered by (larger first, then smaller; an id comes last), and the candidate, made only for the page. */
export interface Ranked {
  readonly key: readonly (number | string)[];
  readonly node: () => Candidate;
}

/** For keys of [score, …, id]: the higher number first, then the smaller text. */
function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [at, mine] of a.entries()) {
    const theirs = b[at]!;
    if (mine === theirs) continue;
    return typeof mine === "number" && typeof theirs === "number" ? theirs - mine : mine < theirs ? -1 : 1;
  }
  return 0;
}

/**
 * The page of an answer that is ranked in the program: all candidates are ordered, the page is those after the cursor. A cursor keeps the moment that was
 * asked about, so that the next page belongs to the same list.
 * @throws GraphQLError BAD_USER_INPUT for a page size or a cursor that cannot be
 */
export async function pageIn(
  context: Context,
  args: PageArgs & { at?: Date | null },
  field: string,
  named: readonly unknown[],
): Promise<{ at: Date; page: (rows: readonly Ranked[]) => Pick<RankedAnswer, "candidates" | "total"> }> {
  const first = sizeOf(args.first);
  const cursors = await Cursors.of(context.graph);
  const list = `${field} ${JSON.stringify(named)}`;
  const [askedAt, ...last] = cursors.open(context.viewer, list, args.after) ?? [];
  const at = typeof askedAt === "number" ? new Date(askedAt) : (args.at ?? context.now);
  const after = last.filter((cell) => cell !== null);
  return {
    at,
    page: (rows) => {
      const left = rows
        .toSorted((a, b) => compare(a.key, b.key))
        .filter(({ key }) => after.length === 0 || compare(key, after) > 0);
      const candidates = pageOf(left.slice(0, first + 1), first, after.length > 0, ({ key, node }) => ({
        cursor: cursors.seal(context.viewer, list, [at.getTime(), ...key]),
        node: node(),
      }));
      // Only these persons are shown, of all who were read.
      context.shown.note(candidates.nodes);
      return { candidates, total: rows.length };
    },
  };
}

/** The weights shown are those among the parts that apply, so that they add up to one. */
export function scoreOf(value: number, parts: readonly (number | null)[], weights: Weights): Score {
  const applied = weights.reduce((sum, [, weight], at) => sum + (parts[at] == null ? 0 : weight), 0);
  return {
    value,
    parts: weights.map(([part, weight], at) => {
      const own = parts[at] ?? null;
      return { part: Part[part], value: own, weight: own === null ? 0 : weight / applied };
    }),
  };
}

/** The weighted mean of the parts that apply, to six places. */
export function meanOf(parts: readonly (number | null)[], weights: Weights): number {
  const [sum, applied] = weights.reduce(
    ([total, all], [, weight], at) => (parts[at] == null ? [total, all] : [total + weight * parts[at], all + weight]),
    [0, 0],
  );
  return applied === 0 ? 0 : Math.round((sum / applied) * 1e6) / 1e6;
}
