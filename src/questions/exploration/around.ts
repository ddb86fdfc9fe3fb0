import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { atLeast, NOTHING } from "../../graph/steady.ts";
import { mentionOf } from "../answer.ts";
import type { Entity } from "../../things/entity.ts";
import { TIES, type TieKind } from "../../things/model.ts";
import { pageOf, sizeOf } from "../../things/page.ts";
import type { Tie } from "../../things/tie.ts";
import { Cursors } from "../../trust/cursors.ts";
import { asSeen } from "../../trust/fields.ts";
import { leftOutOf, MOST_READ } from "../left-out.ts";
import type { AroundArgs } from "./arguments.ts";
import type { Surroundings } from "./surroundings.ts";

const around = statement(import.meta.url, "around.cypher");

interface Found {
  [column: string]: unknown;
  center: Entity;
  bundles: [kind: TieKind, outward: boolean, count: number][];
  rows: { key: string; sort: string; tie: Tie; other: Entity }[];
}

/** One round trip. Null when the one in the middle may not be seen. */
export async function lookAround(context: Context, args: AroundArgs): Promise<Surroundings | null> {
  const first = sizeOf(args.first);
  const cursors = await Cursors.of(context.graph);
  const list = `around ${JSON.stringify([args.of, args.kinds, args.at])}`;
  const [afterKind, afterSort, afterId] = cursors.open(context.viewer, list, args.after) ?? [];
  const [found] = await context.ask<Found>(around, {
    of: args.of,
    kinds: atLeast<string>(11, NOTHING, args.kinds ?? Object.keys(TIES)),
    at: args.at ?? context.now,
    first,
    afterKind: afterKind ?? NOTHING,
    afterSort: afterSort ?? NOTHING,
    afterId: afterId ?? NOTHING,
  });
  if (!found) return null;
  // The sentence below is made here, before the second gate of the fields: so the one in the middle passes it here.
  const { name } = asSeen(context, found.center, found.center.noun);
  const { most } = MOST_READ.TIES_OF_A_KIND;
  const total = found.bundles.reduce((sum, [, , count]) => sum + count, 0);
  return {
    center: found.center,
    bundles: found.bundles.map(([kind, outward, count]) => ({
      kind,
      outward,
      count: Math.min(count, most),
      more: count > most,
    })),
    candidates: pageOf(found.rows, first, afterKind !== undefined, (row) => ({
      cursor: cursors.seal(context.viewer, list, [row.key, row.sort, row.tie.id]),
      node: {
        subject: row.tie,
        party: partyOf(row.other),
        reasons: [{ steps: [row.tie] }],
        verdict: "MAY_SHOW",
        slots: [],
        freshness: row.tie.observedAt ?? null,
      },
    })),
    total,
    whyNobody:
      total > 0
        ? null
        : {
            words: {
              ja: `${name}のつながりは、まだ記録されていません。`,
              en: `No tie of ${name} is recorded yet.`,
            },
            gates: [],
            relaxations: [],
          },
    coverage: null,
    leftOut: leftOutOf(["TIES_OF_A_KIND", Math.max(0, ...found.bundles.map(([, , count]) => count - 1))]),
    didYouMean: [],
    understood: [mentionOf(found.center)],
  };
}

const PARTY: ReadonlySet<string> = new Set(["Person", "Group", "Company", "Place"]);

function partyOf(other: Entity): Entity | null {
  return PARTY.has(other.noun) ? other : null;
}
