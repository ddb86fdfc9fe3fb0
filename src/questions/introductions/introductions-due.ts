import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { NOTHING } from "../../graph/steady.ts";
import type { Entity, Mention } from "../../things/entity.ts";
import type { Introduction } from "../../things/introduction.ts";
import type { Words } from "../../things/language.ts";
import { pageOf, sizeOf } from "../../things/page.ts";
import { dayInWords } from "../../things/tie.ts";
import { Cursors } from "../../trust/cursors.ts";
import { notUnderstood, reasonOf, type RankedAnswer, type StepRow } from "../answer.ts";
import { leftOutOf } from "../left-out.ts";
import { theDistrict } from "../the-district.ts";
import type { IntroductionsDueArgs } from "./arguments.ts";

const introductionsDue = statement(import.meta.url, "introductions-due.cypher");

interface Found {
  [column: string]: unknown;
  district: Mention;
  /** Milliseconds and id, in order. */
  waiting: string[];
  rows: { sort: string; introduction: Introduction; party: Entity | null; reasons: StepRow[][] }[];
}

/**
 * One round trip; a district named in words takes one more before it, and what is told of the introductions themselves one behind it, however many they are.
 * @throws GraphQLError BAD_USER_INPUT for a page size or a cursor that cannot be
 */
export async function findDue(context: Context, args: IntroductionsDueArgs): Promise<RankedAnswer> {
  const first = sizeOf(args.first);
  const cursors = await Cursors.of(context.graph);
  const list = `introductionsDue ${JSON.stringify([args.district, args.at])}`;
  const [afterSort, askedAt] = cursors.open(context.viewer, list, args.after) ?? [];
  const at = typeof askedAt === "number" ? new Date(askedAt) : (args.at ?? context.now);
  const place = await theDistrict(context, args.district);
  if (!place.id) return notUnderstood(place.words, place.didYouMean, []);
  const until = `${at.getTime()}!`;
  const [found] = await context.ask<Found>(introductionsDue, {
    district: place.id,
    until,
    first,
    afterSort: String(afterSort ?? NOTHING),
  });
  if (!found) return notUnderstood(place.words, place.didYouMean, []);
  const total = found.waiting.filter((sort) => sort < until).length;
  return {
    candidates: pageOf(found.rows, first, afterSort !== undefined, (row) => ({
      cursor: cursors.seal(context.viewer, list, [row.sort, at.getTime()]),
      node: {
        subject: row.introduction,
        party: row.party,
        reasons: row.reasons.map(reasonOf),
        verdict: "MAY_SHOW",
        slots: [],
        freshness: row.introduction.stateSince ?? null,
      },
    })),
    total,
    whyNobody: total > 0 ? null : { words: nothingDue(found), gates: [], relaxations: [] },
    coverage: null,
    leftOut: leftOutOf(["INTRODUCTIONS", found.waiting.length]),
    didYouMean: place.didYouMean,
    understood: [found.district],
  };
}

/** What is waited for at all, and when the first of it is due: asked for that day, the answer is not empty. */
function nothingDue({ district, waiting: [next, ...more] }: Found): Words {
  if (next === undefined)
    return {
      ja: `${district.name}には、次の一歩を待っている紹介がありません。提案すると、ここに出ます。`,
      en: `No introduction in ${district.name} waits for a next step; one that is proposed will.`,
    };
  const day = dayInWords(new Date(Number.parseInt(next, 10)));
  return {
    ja: `${district.name}で進んでいる紹介は${more.length + 1}件で、期日の来たものはまだありません。次の期日は${day.ja}です。`,
    en: `${more.length + 1} introductions are under way in ${district.name}, and none is due; the next is on ${day.en}.`,
  };
}
