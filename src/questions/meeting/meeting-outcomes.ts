import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { BEGINNING } from "../../graph/steady.ts";
import type { Decision } from "../../things/decision.ts";
import type { Entity, Mention } from "../../things/entity.ts";
import type { Words } from "../../things/language.ts";
import { pageOf, sizeOf } from "../../things/page.ts";
import { Cursors } from "../../trust/cursors.ts";
import { notUnderstood, reasonOf, type RankedAnswer, type StepRow } from "../answer.ts";
import { knownOf } from "../gaps/uncovered-topics.ts";
import { leftOutOf } from "../left-out.ts";
import { theDistrict } from "../the-district.ts";
import type { OfDistrictArgs } from "./arguments.ts";

const meetingOutcomes = statement(import.meta.url, "meeting-outcomes.cypher");

interface Found extends Record<string, unknown> {
  meetings: number;
  total: number;
  open: number;
  overdue: number;
  rows: { sort: string; decision: Decision; party: Entity | null; reasons: StepRow[][] }[];
}

/**
 * Two round trips, one for the decisions and one for how much is known, which go out together; a district named in words takes one more before them.
 * @throws GraphQLError BAD_USER_INPUT for a page size or a cursor that cannot be
 */
export async function findOutcomes(context: Context, args: OfDistrictArgs): Promise<RankedAnswer> {
  const first = sizeOf(args.first);
  const cursors = await Cursors.of(context.graph);
  const list = `meetingOutcomes ${JSON.stringify([args.district, args.at])}`;
  const [afterSort, askedAt] = cursors.open(context.viewer, list, args.after) ?? [];
  const at = typeof askedAt === "number" ? new Date(askedAt) : (args.at ?? context.now);
  const place = await theDistrict(context, args.district);
  if (!place.id) return notUnderstood(place.words, place.didYouMean, []);
  const [[found], known] = await Promise.all([
    context.ask<Found>(meetingOutcomes, { district: place.id, at, first, afterSort: afterSort ?? BEGINNING }),
    knownOf(context, place.id, at),
  ]);
  if (!found || !known) return notUnderstood(place.words, place.didYouMean, []);
  const { district, coverage } = known;
  return {
    candidates: pageOf(found.rows, first, afterSort !== undefined, ({ sort, decision, party, reasons }) => ({
      cursor: cursors.seal(context.viewer, list, [sort, at.getTime()]),
      node: {
        subject: decision,
        party,
        reasons: reasons.slice(0, 3).map(reasonOf),
        verdict: "MAY_SHOW",
        slots: [],
        freshness: decision.updatedAt ?? null,
      },
    })),
    total: found.total,
    whyNobody: found.total > 0 ? null : { words: nothingDecided(district, found.meetings), gates: [], relaxations: [] },
    coverage: { ...coverage, words: howMuch(found) },
    leftOut: leftOutOf(["MEETINGS", found.meetings], ["DECISIONS", found.total]),
    didYouMean: place.didYouMean,
    understood: [district],
  };
}

function nothingDecided({ name }: Mention, meetings: number): Words {
  return meetings === 0
    ? {
        ja: `${name}では、この1年の会議が記録されていません。会議を登録すると、決めたことを書きとめられます。`,
        en: `No meeting of the last year is recorded in ${name}; register one, and what it decided can be written down.`,
      }
    : {
        ja: `${name}では、この1年に会議が${meetings}回ありましたが、決めたことは記録されていません。`,
        en: `${name} held ${meetings} meetings in the last year, but nothing they decided is recorded.`,
      };
}

function howMuch({ meetings, total, open, overdue }: Found): Words {
  return {
    ja: `この1年の会議は${meetings}回、決めたことは${total}件、うち進行中は${open}件（期限を過ぎたもの${overdue}件）です。記録されていない決めごとは、ここにはありません。`,
    en: `${meetings} meetings within a year; ${total} decisions recorded, ${open} of them open (${overdue} overdue). What was decided and not written down is not in here.`,
  };
}
