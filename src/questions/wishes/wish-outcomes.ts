import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { atLeast, NOTHING } from "../../graph/steady.ts";
import type { Entity, Mention } from "../../things/entity.ts";
import { WishState } from "../../things/enums.ts";
import type { Words } from "../../things/language.ts";
import { pageOf, sizeOf } from "../../things/page.ts";
import { dayInWords } from "../../things/tie.ts";
import type { Wish } from "../../things/wish.ts";
import type { WishStep } from "../../things/wish-step.ts";
import { Cursors } from "../../trust/cursors.ts";
import { maySee } from "../../trust/fields.ts";
import { notUnderstood, reasonOf, type StepRow } from "../answer.ts";
import { leftOutOf } from "../left-out.ts";
import { theDistrict } from "../the-district.ts";
import type { WishOutcomesArgs } from "./arguments.ts";
import type { Outcomes, StateCount } from "./outcomes-answer.ts";
import type { WishOutcome } from "./subjects.ts";

const wishOutcomes = statement(import.meta.url, "wish-outcomes.cypher");

const STATES = Object.keys(WishState);
const STEPS_SHOWN = 10;

interface Row {
  wish: Wish & { since?: Date | null };
  party: Entity;
  wished: StepRow;
  rank: number;
  since: number;
  blocked: boolean;
  waits: StepRow[];
  steps: { step: WishStep; tie: StepRow }[];
  cheering: StepRow[];
  gathering: StepRow[];
}

interface Found {
  [column: string]: unknown;
  district: Mention;
  byState: [state: StateCount["state"], count: number][];
  blocked: number;
  total: number;
  rows: Row[];
}

/**
 * What became of the wishes of a period. One round trip; a district named in words takes one more before it. Nothing is counted that the viewer may not see one
 * by one, so no small count tells of anybody else.
 * @throws GraphQLError BAD_USER_INPUT for a page size or a cursor that cannot be
 */
export async function whatBecame(context: Context, args: WishOutcomesArgs): Promise<Outcomes> {
  const first = sizeOf(args.first);
  const cursors = await Cursors.of(context.graph);
  const list = `wishOutcomes ${JSON.stringify([args.district, args.from, args.until, args.states])}`;
  const [afterRank, afterSince, afterId, begun] = cursors.open(context.viewer, list, args.after) ?? [];
  const from = typeof begun === "number" ? new Date(begun) : (args.from ?? lastFiscalYear(context.now));
  const until = args.until ?? aYearAfter(from);
  const period = { byState: [], blocked: 0, from, until };
  const place = await theDistrict(context, args.district);
  if (!place.id) return Object.assign(notUnderstood(place.words, place.didYouMean, []), period);
  const [found] = await context.ask<Found>(wishOutcomes, {
    district: place.id,
    from,
    until,
    states: atLeast<string>(STATES.length, NOTHING, args.states ?? STATES),
    first,
    afterRank: String(afterRank ?? -1),
    afterSince: String(afterSince ?? 0),
    afterId: afterId ?? NOTHING,
  });
  if (!found) return Object.assign(notUnderstood(place.words, place.didYouMean, []), period);
  // Their days and counts are put together before the second gate of the fields: so they pass it here.
  const rows = found.rows.filter(({ wish }) => maySee(context, wish));
  const all = found.byState.reduce((sum, [, count]) => sum + count, 0);
  return {
    ...period,
    byState: found.byState.map(([state, count]) => ({ state, count })),
    blocked: found.blocked,
    candidates: pageOf(rows, first, afterId !== undefined, (row) => ({
      cursor: cursors.seal(context.viewer, list, [row.rank, row.since, row.wish.id, from.getTime()]),
      node: {
        subject: subjectOf(row),
        party: row.party,
        reasons: reasonsOf(row).map(reasonOf),
        verdict: "MAY_SHOW",
        slots: (row.wish.slots ?? []).map((text) => ({ text })),
        freshness: row.wished[1].observedAt ?? null,
      },
    })),
    total: found.total,
    whyNobody: found.total > 0 ? null : { words: none(found.district, all, period), gates: [], relaxations: [] },
    coverage: null,
    leftOut: leftOutOf(
      ["WISHES", all],
      ["STEPS_OF_WISH", Math.max(0, ...rows.map(({ steps }) => steps.length))],
      ["SUPPORTERS", Math.max(0, ...rows.map(({ cheering }) => cheering.length))],
    ),
    didYouMean: place.didYouMean,
    understood: [found.district],
  };
}

function subjectOf({ wish, blocked, waits, steps, cheering, gathering }: Row): WishOutcome {
  const done = steps.filter(({ step }) => step.state === "DONE");
  const days = [wish.since, wish.movedAt, ...done.map(({ step }) => step.at)].flatMap((day) => day?.getTime() ?? []);
  return {
    id: wish.id,
    became: wish,
    steps: steps.slice(0, STEPS_SHOWN).map(({ step }) => step),
    stepsDone: done.length,
    blocked,
    waitsFor: waits.map(([, , thing]) => thing),
    supporters: new Set(cheering.map(([party]) => party.id)).size,
    gatheredIn: gathering.map(([group]) => group),
    lastMoved: days.length > 0 ? new Date(Math.max(...days)) : null,
  };
}

/** Who wishes it; then what it waits for, the last step that was done, who gathers it, who cheers it on: two of these. */
function reasonsOf({ wished, blocked, waits, steps, cheering, gathering }: Row): StepRow[][] {
  const last = steps.find(({ step }) => step.state === "DONE")?.tie;
  const told = [...(blocked ? waits.slice(0, 1) : []), ...(last ? [last] : []), ...gathering, ...cheering];
  return [[wished], ...told.slice(0, 2).map((step) => [step])];
}

function none({ name }: Mention, all: number, { from, until }: { from: Date; until: Date }): Words {
  const last = new Date(until.getTime() - 1);
  const [a, b] = [dayInWords(from), dayInWords(last)];
  return all === 0
    ? {
        ja: `${a.ja}から${b.ja}までに${name}で声に出された、見てよい願いはありません。期間を変えて聞いてみてください。`,
        en: `No wish that you may see was voiced in ${name} from ${a.en} to ${b.en}. Ask of another period.`,
      }
    : {
        ja: `${a.ja}から${b.ja}までの${name}の願い${all}件に、その状態のものはありません。`,
        en: `None of the ${all} wishes voiced in ${name} from ${a.en} to ${b.en} stands so.`,
      };
}

/** The first of April in Japan before the one that is past: the fiscal year (年度) before this one. */
export function lastFiscalYear(now: Date): Date {
  const tokyo = new Date(now.getTime() + 9 * 3_600_000);
  const year = tokyo.getUTCMonth() >= 3 ? tokyo.getUTCFullYear() : tokyo.getUTCFullYear() - 1;
  return new Date(`${year - 1}-04-01T00:00:00+09:00`);
}

function aYearAfter(from: Date): Date {
  const until = new Date(from);
  until.setUTCFullYear(until.getUTCFullYear() + 1);
  return until;
}
