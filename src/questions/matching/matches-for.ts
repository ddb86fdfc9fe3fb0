import { GraphQLError } from "graphql";
import type { Context } from "../../context.ts";
import { statement, type Statement } from "../../graph/statement.ts";
import { atLeast, NOTHING } from "../../graph/steady.ts";
import type { Mention } from "../../things/entity.ts";
import type { Words } from "../../things/language.ts";
import { pageOf, sizeOf } from "../../things/page.ts";
import { Cursors } from "../../trust/cursors.ts";
import {
  notUnderstood,
  type Candidate,
  type Coverage,
  type GateName,
  type RankedAnswer,
  type Suggestion,
} from "../answer.ts";
import { gapsAbout } from "../gaps/uncovered-topics.ts";
import { leftOutOf, type Read } from "../left-out.ts";
import { theDistrict, type TheDistrict } from "../the-district.ts";
import type { MatchesForArgs } from "./arguments.ts";
import {
  AFTER_ALL,
  BEFORE_ALL,
  candidateOf,
  toAskFirst,
  whyNobody,
  type AskRow,
  type MatchRow,
  type Weights,
} from "./candidates.ts";
import { answerHelp, askHelp, WEIGHTS, type Position } from "./who-can-help.ts";

const ground = statement(import.meta.url, "need-ground.cypher");
const offerNeeds = statement(import.meta.url, "offer-needs.cypher");
const wishWishes = statement(import.meta.url, "wish-wishes.cypher");
const wishPlaces = statement(import.meta.url, "wish-places.cypher");
const placeWishes = statement(import.meta.url, "place-wishes.cypher");
const partyNeeds = statement(import.meta.url, "party-needs.cypher");

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

/** Of a wish and a place, whichever of the two is asked about. */
export const PLACE_WEIGHTS: Weights = [
  ["TOPIC", 0.35],
  ["TIME", 0.15],
  ["DISTANCE", 0.25],
  ["TIES", 0.25],
];

interface Ground {
  [column: string]: unknown;
  noun: "Need" | "Offer" | "Wish" | "Place" | "Company" | "Group" | "Person";
  stance: "GIVE" | "RECEIVE" | "TOGETHER" | null;
  topics: string[];
  district: string | null;
  homes: string[];
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
  toAsk?: AskRow[];
  /** How much was read of what is not read without end. */
  read?: readonly Read[];
}

/**
 * What answers a need (offers), an offer (needs and wishes), a wish (wishes, offers, places), a place (wishes), or what a party could do in a district (needs,
 * wishes, gaps). Two rounds. In the first, what it is, and with it what a district in words means; in the second what meets it: one statement, of a wish up to three
 * that go out together, of a party in one district three.
 * @throws GraphQLError BAD_USER_INPUT when it is none of these or not to be seen: the two are not told apart
 */
export async function findMatches(context: Context, args: MatchesForArgs): Promise<RankedAnswer> {
  const first = sizeOf(args.first);
  const [[known], place] = await Promise.all([
    context.ask<Ground>(ground, { of: args.of }),
    args.district ? theDistrict(context, args.district) : null,
  ]);
  if (!known) {
    throw new GraphQLError(
      "of: この id の困りごと・できること・願い・場所・会社・団体・人が見つかりません。 / There is no need, offer, wish, place, company, group or person of this id for you.",
      { extensions: { code: "BAD_USER_INPUT" } },
    );
  }
  const party = ["Company", "Group", "Person"].includes(known.noun);
  if (args.district && !party) {
    throw new GraphQLError(
      "district: 会社・団体・人について聞くときだけ使えます。 / The district goes with a company, a group or a person.",
      { extensions: { code: "BAD_USER_INPUT" } },
    );
  }
  if (known.noun === "Need") return answerHelp(context, { ...helpFor(args, known), didYouMean: [] });
  if (known.noun === "Offer")
    return listed(context, args, [asked(context, args, first, offerNeeds, OFFER_WEIGHTS)], NEEDS);
  if (known.noun === "Place")
    return listed(context, args, [asked(context, args, first, placeWishes, PLACE_WEIGHTS)], WISHES);
  if (party) return answerParty(context, args, known, place);
  // Who only gives wants nobody's offer; whoever wishes, somebody of the same mind; and most wishes want somewhere.
  const asking = [
    asked(context, args, first, wishWishes, WISH_WEIGHTS),
    ...(known.stance === "GIVE" ? [] : [offered(context, args, known)]),
    asked(context, args, first, wishPlaces, PLACE_WEIGHTS, BEHIND),
  ];
  return listed(context, args, asking, WISHES);
}

/** What was looked for, where nobody is found. */
const NEEDS: Words = { ja: "困りごと・願い", en: "needs and wishes" };
const WISHES: Words = { ja: "願い・申し出・場所", en: "wishes, offers and places" };

function helpFor(args: MatchesForArgs, known: Ground) {
  return {
    list: nameOf(args),
    district: known.district ?? "",
    topics: known.topics,
    page: args,
    ask: { for: args.of, at: args.at ?? null, relax: args.relax, wanted: null },
    didYouMean: [],
  };
}

/** Names the list, for its cursors. */
function nameOf(args: MatchesForArgs): string {
  return `matchesFor ${JSON.stringify([args.of, args.district, args.at, args.relax])}`;
}

async function answerParty(
  context: Context,
  args: MatchesForArgs,
  known: Ground,
  place: TheDistrict | null,
): Promise<RankedAnswer> {
  const first = sizeOf(args.first);
  if (!place)
    return listed(context, args, [asked(context, args, first, partyNeeds, OFFER_WEIGHTS, 0, known.homes)], NEEDS);
  if (!place.id) return notUnderstood(place.words, place.didYouMean, []);
  const { id } = place;
  const asking = [asked(context, args, first, partyNeeds, OFFER_WEIGHTS, 0, [id]), missing(context, id, known.topics)];
  return listed(context, args, asking, NEEDS, place.didYouMean);
}

/** A part of the list, and where in it its rows stand: all by their score, but some parts behind all others. */
interface Part {
  found: Pick<Found, "total" | "gates" | "relaxations"> &
    Partial<Pick<Found, "asked" | "places" | "topics" | "toAsk" | "read">>;
  rows: Row[];
  coverage?: Coverage;
}
interface Row {
  /** Its score, less than that where its part stands behind. */
  key: number;
  id: string;
  node: Candidate;
}
type Asked = (from: Position) => Promise<Part>;

/** Those to be asked before anybody is named stand behind everybody with a name; places, and gaps, behind them. */
const UNNAMED = AFTER_ALL;
const BEHIND = -3;

function asked(
  context: Context,
  args: MatchesForArgs,
  first: number,
  question: Statement,
  weights: Weights,
  behind = 0,
  districts?: readonly string[],
): Asked {
  return async (from) => {
    const [found] = await context.ask<Found>(question, {
      of: args.of,
      ...(districts && { districts: atLeast(2, districts[0] ?? NOTHING, districts) }),
      relax: atLeast<string>(2, NOTHING, args.relax),
      at: from.at,
      first,
      afterScore: String(scoreOf(from.score, behind)),
      afterId: from.id,
    });
    return {
      found: found ?? { total: 0, gates: [], relaxations: [] },
      rows: (found?.rows ?? []).map((row) => ({
        key: row.score + behind,
        id: row.subject.id,
        node: candidateOf(row, weights),
      })),
    };
  };
}

/** The score behind which a part goes on; scores have six places. */
function scoreOf(key: number, behind: number): number {
  return Math.round((key - behind) * 1e6) / 1e6;
}

function offered(context: Context, args: MatchesForArgs, known: Ground): Asked {
  return async (from) => {
    const found = await askHelp(context, helpFor(args, known), from);
    if (!found) return { found: { total: 0, gates: [], relaxations: [] }, rows: [] };
    const [offersKnown, confirmedWithinYear, population] = found.coverage;
    return {
      found: { ...found, places: [found.district] },
      rows: found.rows.map((row) => ({ key: row.score, id: row.subject.id, node: candidateOf(row, WEIGHTS) })),
      coverage: { offersKnown, confirmedWithinYear, population },
    };
  };
}

/** What is missing in the district of what the party has to offer. */
function missing(context: Context, district: string, topics: readonly string[]): Asked {
  return async (from) => {
    const gaps = await gapsAbout(context, district, topics, from.at);
    const rows = gaps.rows.map(({ score, id, node }) => ({ key: BEHIND + score / 1e6, id, node }));
    return {
      found: { total: rows.length, gates: [], relaxations: [], read: gaps.read },
      rows: rows.filter(({ key, id }) => key < from.score || (key === from.score && id > from.id)),
      ...(gaps.coverage && { coverage: gaps.coverage }),
    };
  };
}

/** The parts as one list, the best first. */
async function listed(
  context: Context,
  args: MatchesForArgs,
  asking: readonly Asked[],
  sought: Words,
  didYouMean: Suggestion[] = [],
): Promise<RankedAnswer> {
  const first = sizeOf(args.first);
  const cursors = await Cursors.of(context.graph);
  const list = nameOf(args);
  const [afterKey, afterId, askedAt] = cursors.open(context.viewer, list, args.after) ?? [];
  const at = typeof askedAt === "number" ? new Date(askedAt) : (args.at ?? context.now);
  const from = { score: Number(afterKey ?? BEFORE_ALL), id: String(afterId ?? NOTHING), at };
  const parts = await Promise.all(asking.map(async (ask) => ask(from)));
  const toAsk = new Map(parts.flatMap(({ found }) => found.toAsk ?? []).map((row) => [row.person.id, row]));
  const rows: Row[] = [
    ...parts.flatMap((part) => part.rows),
    ...[...toAsk.values()]
      .map((row) => ({ key: UNNAMED, id: row.person.id, node: toAskFirst(row) }))
      .filter(({ id }) => from.score > UNNAMED || (from.score === UNNAMED && id > from.id)),
  ].toSorted((a, b) => b.key - a.key || (a.id < b.id ? -1 : 1));
  const total = parts.reduce((sum, { found }) => sum + found.total, 0) + toAsk.size;
  const told = parts[0]?.found;
  const place = told?.places?.[0] ?? { id: "", name: "この地域", noun: "District" };
  const topic = told?.topics?.[0] ?? { id: "", name: "このテーマ", noun: "Topic" };
  return {
    candidates: pageOf(rows, first, afterId !== undefined, ({ key, id, node }) => ({
      cursor: cursors.seal(context.viewer, list, [key, id, at.getTime()]),
      node,
    })),
    total,
    whyNobody: total > 0 ? null : whyNobody(...together(parts.map(({ found }) => found)), place, topic, { sought }),
    coverage: parts.flatMap(({ coverage }) => coverage ?? [])[0] ?? null,
    leftOut: leftOutOf(["ASKED_FIRST", toAsk.size], ...parts.flatMap(({ found }) => found.read ?? [])),
    didYouMean,
    understood: told?.asked ? [told.asked, ...(told.topics ?? [])] : [],
  };
}

/** What was left behind each gate, over all parts: a part without a gate loses nobody there. */
function together(
  found: readonly Pick<Found, "gates" | "relaxations">[],
): [gates: [GateName, number][], relaxations: [GateName, number][]] {
  const order = ["TOPIC", "OPEN", "CAP", "TIME", "CONDITIONS"] as const;
  const named = order.filter((gate) => found.some(({ gates }) => gates.some(([name]) => name === gate)));
  const gates = named.map((gate): [GateName, number] => {
    const passed = order.slice(0, order.indexOf(gate) + 1);
    const left = found.map(
      ({ gates: own }) => own.findLast(([name]) => passed.some((each) => each === name))?.[1] ?? 0,
    );
    return [gate, left.reduce((sum, each) => sum + each, 0)];
  });
  const admits = new Map<GateName, number>();
  for (const [gate, count] of found.flatMap(({ relaxations }) => relaxations))
    admits.set(gate, (admits.get(gate) ?? 0) + count);
  return [gates, [...admits]];
}
