import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { atLeast, NOTHING } from "../../graph/steady.ts";
import type { Mention } from "../../things/entity.ts";
import { MOST, pageOf, sizeOf } from "../../things/page.ts";
import { Cursors } from "../../trust/cursors.ts";
import {
  notUnderstood,
  reasonOf,
  type Candidate,
  type Coverage,
  type Gap,
  type RankedAnswer,
  type StepRow,
} from "../answer.ts";
import { leftOutOf, type Read } from "../left-out.ts";
import { theDistrict } from "../the-district.ts";
import type { UncoveredTopicsArgs } from "./arguments.ts";

const uncoveredTopics = statement(import.meta.url, "uncovered-topics.cypher");
const districtCoverage = statement(import.meta.url, "district-coverage.cypher");

interface GapRow extends Gap {
  score: number;
  reasons: StepRow[][];
}

interface Gaps extends Record<string, unknown> {
  rows: GapRow[];
  read: readonly Read[];
}

/**
 * Two round trips, one for the gaps and one for how much is known, which go out together; a district named in words takes one more before them.
 * @throws GraphQLError BAD_USER_INPUT for a page size or a cursor that cannot be
 */
export async function findGaps(context: Context, args: UncoveredTopicsArgs): Promise<RankedAnswer> {
  const first = sizeOf(args.first);
  const cursors = await Cursors.of(context.graph);
  const list = `uncoveredTopics ${JSON.stringify([args.district, args.at, args.all])}`;
  const [afterScore, afterId, askedAt] = cursors.open(context.viewer, list, args.after) ?? [];
  const at = typeof askedAt === "number" ? new Date(askedAt) : (args.at ?? context.now);
  const place = await theDistrict(context, args.district);
  if (!place.id) return notUnderstood(place.words, place.didYouMean, []);
  const [[gaps], known] = await Promise.all([
    context.ask<Gaps & { wanted: number; total: number }>(uncoveredTopics, {
      district: place.id,
      at,
      all: args.all,
      about: atLeast(2, NOTHING, []),
      first,
      afterScore: String(afterScore ?? 99_999),
      afterId: afterId ?? NOTHING,
    }),
    knownOf(context, place.id, at),
  ]);
  if (!known) return notUnderstood(place.words, place.didYouMean, []);
  const total = gaps?.total ?? 0;
  return {
    candidates: pageOf(gaps?.rows ?? [], first, afterId !== undefined, (row) => ({
      cursor: cursors.seal(context.viewer, list, [row.score, row.topic.id, at.getTime()]),
      node: candidate(row),
    })),
    total,
    whyNobody:
      total > 0
        ? null
        : {
            words:
              gaps?.wanted === 0
                ? {
                    ja: `${known.district.name}の困りごとも願いも、まだ記録されていません。足りているかどうかは分かりません。`,
                    en: `No need or wish is recorded in ${known.district.name} yet; whether anything is missing cannot be told.`,
                  }
                : {
                    ja: `${known.district.name}では、記録された困りごとと願いのすべてに、公的な支援と多様な力の両方があります。`,
                    en: `Every need and wish recorded in ${known.district.name} is covered in both lanes.`,
                  },
            gates: [],
            relaxations: [],
          },
    coverage: known.coverage,
    leftOut: leftOutOf(...(gaps?.read ?? [])),
    didYouMean: place.didYouMean,
    understood: [known.district],
  };
}

/** Which district it is and how much is known of it, for an answer that claims a gap. One round trip; null where there is none that may be seen. */
export async function knownOf(
  context: Context,
  district: string,
  at: Date,
): Promise<{ district: Mention; coverage: Omit<Coverage, "words"> } | null> {
  const [row] = await context.ask<{ district: Mention; known: number; confirmed: number; population: number | null }>(
    districtCoverage,
    { district, at },
  );
  if (!row) return null;
  const { known, confirmed, population } = row;
  return { district: row.district, coverage: { offersKnown: known, confirmedWithinYear: confirmed, population } };
}

function candidate(row: GapRow): Candidate {
  return { subject: row, reasons: row.reasons.map(reasonOf), verdict: "MAY_SHOW", slots: [] };
}

/**
 * Which of these topics, at most as many as a page holds, are gaps in the district, the thinnest cover first; with how much is known there. Two round trips that go out together.
 */
export async function gapsAbout(
  context: Context,
  district: string,
  topics: readonly string[],
  at: Date,
): Promise<{ rows: { score: number; id: string; node: Candidate }[]; coverage: Coverage | null; read: Gaps["read"] }> {
  const [[gaps], known] = await Promise.all([
    context.ask<Gaps>(uncoveredTopics, {
      district,
      at,
      all: false,
      // No topic is called so; with none at all, none is asked about.
      about: atLeast(2, topics[0] ?? "top_", topics),
      first: MOST,
      afterScore: "99999",
      afterId: NOTHING,
    }),
    knownOf(context, district, at),
  ]);
  return {
    rows: (gaps?.rows ?? [])
      .slice(0, MOST)
      .map((row) => ({ score: row.score, id: row.topic.id, node: candidate(row) })),
    coverage: known?.coverage ?? null,
    read: [...(gaps?.read ?? []), ["GAPS", gaps?.rows.length ?? 0]],
  };
}
