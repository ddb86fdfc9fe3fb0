import { GraphQLError } from "graphql";
import type { Context } from "../../context.ts";
import { statement, type Statement } from "../../graph/statement.ts";
import { atLeast, NOTHING } from "../../graph/steady.ts";
import type { Mention } from "../../things/entity.ts";
import { pageOf, sizeOf } from "../../things/page.ts";
import { Cursors } from "../../trust/cursors.ts";
import type { GateName, RankedAnswer } from "../answer.ts";
import type { MatchesForArgs } from "./arguments.ts";
import { BEFORE_ALL, candidateOf, whyNobody, type MatchRow, type Weights } from "./candidates.ts";
import { answerHelp } from "./who-can-help.ts";

const ground = statement(import.meta.url, "need-ground.cypher");
const offerNeeds = statement(import.meta.url, "offer-needs.cypher");
const wishWishes = statement(import.meta.url, "wish-wishes.cypher");

/** In the order of the statements' parts; formulas and values when unknown: the table in the README. */
export const OFFER_WEIGHTS: Weights = [
  ["TOPIC", 0.35],
  ["TIME", 0.2],
  ["URGENCY", 0.15],
  ["DISTANCE", 0.15],
  ["TIES", 0.15],
];

export const WISH_WEIGHTS: Weights = [
  ["TOPIC", 0.25],
  ["STANCE", 0.2],
  ["TIME", 0.15],
  ["NEARNESS", 0.1],
  ["DISTANCE", 0.15],
  ["TIES", 0.15],
];

interface Ground {
  [column: string]: unknown;
  noun: "Need" | "Offer" | "Wish";
  topics: string[];
  district: string | null;
}

interface Found {
  [column: string]: unknown;
  asked: Mention;
  places: Mention[];
  topics: Mention[];
  total: number;
  gates: [GateName, number][];
  relaxations: [GateName, number][];
  rows: MatchRow[];
}

/**
 * What answers a need (offers), an offer (needs and wishes) or a wish (wishes). Two round trips: what is it, and what meets it.
 * @throws GraphQLError BAD_USER_INPUT when it is none of these or not to be seen: the two are not told apart
 */
export async function findMatches(context: Context, args: MatchesForArgs): Promise<RankedAnswer> {
  const first = sizeOf(args.first);
  const [known] = await context.ask<Ground>(ground, { of: args.of });
  if (!known) {
    throw new GraphQLError(
      "of: この id の困りごと・できること・願いが見つかりません。 / There is no need, offer or wish of this id for you.",
      { extensions: { code: "BAD_USER_INPUT" } },
    );
  }
  if (known.noun === "Need") {
    return answerHelp(context, {
      list: `matchesFor ${JSON.stringify([args.of, args.at, args.relax])}`,
      district: known.district ?? "",
      topics: known.topics,
      page: args,
      ask: { for: args.of, at: args.at ?? null, relax: args.relax, wanted: null },
      didYouMean: [],
    });
  }
  return known.noun === "Offer"
    ? matched(context, args, first, offerNeeds, OFFER_WEIGHTS)
    : matched(context, args, first, wishWishes, WISH_WEIGHTS);
}

async function matched(
  context: Context,
  args: MatchesForArgs,
  first: number,
  question: Statement,
  weights: Weights,
): Promise<RankedAnswer> {
  const cursors = await Cursors.of(context.graph);
  const list = `matchesFor ${JSON.stringify([args.of, args.at, args.relax])}`;
  const [afterScore, afterId, askedAt] = cursors.open(context.viewer, list, args.after) ?? [];
  const at = typeof askedAt === "number" ? new Date(askedAt) : (args.at ?? context.now);
  const [found] = await context.ask<Found>(question, {
    of: args.of,
    relax: atLeast<string>(2, NOTHING, args.relax),
    at,
    first,
    afterScore: String(afterScore ?? BEFORE_ALL),
    afterId: afterId ?? NOTHING,
  });
  const place = found?.places[0] ?? { id: "", name: "この地域", noun: "District" };
  const topic = found?.topics[0] ?? { id: "", name: "このテーマ", noun: "Topic" };
  return {
    candidates: pageOf(found?.rows ?? [], first, afterId !== undefined, (row) => ({
      cursor: cursors.seal(context.viewer, list, [row.score, row.subject.id, at.getTime()]),
      node: candidateOf(row, weights),
    })),
    total: found?.total ?? 0,
    whyNobody: found && found.total > 0 ? null : whyNobody(found?.gates ?? [], found?.relaxations ?? [], place, topic),
    coverage: null,
    didYouMean: [],
    understood: found ? [found.asked, ...found.topics] : [],
  };
}
