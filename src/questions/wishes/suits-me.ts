import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { atLeast, NOTHING } from "../../graph/steady.ts";
import type { Entity, Mention } from "../../things/entity.ts";
import type { Words } from "../../things/language.ts";
import type { Offer } from "../../things/offer.ts";
import { pageOf, sizeOf } from "../../things/page.ts";
import { Cursors } from "../../trust/cursors.ts";
import { asSeen, maySee } from "../../trust/fields.ts";
import { notUnderstood, type GateName, type RankedAnswer, type StepRow, type WhyNobody } from "../answer.ts";
import { BEFORE_ALL, candidateOf, whyNobody, type Weights } from "../matching/candidates.ts";
import { leftOutOf, type Read } from "../left-out.ts";
import { DETOUR, METRES_A_MINUTE, straightReach } from "../walking.ts";
import type { SuitsMeArgs } from "./arguments.ts";
import type { Outing } from "./subjects.ts";

const suitsMe = statement(import.meta.url, "suits-me.cypher");

/** In the order of the statement's parts; formulas and values when unknown: the table in the README. */
export const SUITS_WEIGHTS: Weights = [
  ["TOPIC", 0.3],
  ["TIME", 0.15],
  ["NEARNESS", 0.1],
  ["DISTANCE", 0.15],
  ["TIES", 0.3],
];

/** A companion who does not know the person lives within so many minutes on foot. */
const NEAR_MINUTES = 10;

interface Row {
  what: Entity &
    Partial<Pick<Offer, "lane" | "slots" | "cap" | "load" | "observedAt">> & {
      openingSlots?: string[] | null;
    };
  party: Entity;
  wish: Mention;
  place: number;
  score: number;
  parts: (number | null)[];
  distance: number | null;
  going: { person: Mention; acquainted: boolean; metres: number | null }[];
  reasons: StepRow[][];
}

interface Found {
  [column: string]: unknown;
  person: Mention;
  wishes: number;
  read: readonly Read[];
  topics: Mention[];
  places: Mention[];
  total: number;
  gates: [GateName, number][];
  relaxations: [GateName, number][];
  rows: Row[];
}

/**
 * What suits a person, and who goes along the first time. One round trip. Asked by the person, it is computed on what they may see: a companion comes to
 * light only where that companion agreed that this person may know.
 * @throws GraphQLError BAD_USER_INPUT for a page size or a cursor that cannot be
 */
export async function whatSuits(context: Context, args: SuitsMeArgs): Promise<RankedAnswer> {
  const first = sizeOf(args.first);
  const cursors = await Cursors.of(context.graph);
  const list = `suitsMe ${JSON.stringify([args.person, args.wish, args.at, args.relax])}`;
  const [afterScore, afterId, askedAt] = cursors.open(context.viewer, list, args.after) ?? [];
  const at = typeof askedAt === "number" ? new Date(askedAt) : (args.at ?? context.now);
  const [found] = await context.ask<Found>(suitsMe, {
    person: args.person,
    wish: args.wish ?? NOTHING,
    relax: atLeast<string>(4, NOTHING, args.relax),
    near: straightReach(NEAR_MINUTES),
    at,
    first,
    afterScore: String(afterScore ?? BEFORE_ALL),
    afterId: afterId ?? NOTHING,
  });
  if (!found) return notUnderstood(NOT_THERE, [], []);
  return {
    candidates: pageOf(found.rows, first, afterId !== undefined, (row) => ({
      cursor: cursors.seal(context.viewer, list, [row.score, row.what.id, at.getTime()]),
      node: Object.assign(candidateOf({ ...row, subject: row.what }, SUITS_WEIGHTS), {
        subject: outingOf(context, row),
        slots: (row.what.slots ?? row.what.openingSlots ?? []).map((text) => ({ text })),
      }),
    })),
    total: found.total,
    whyNobody: found.total > 0 ? null : nothing(context, found),
    coverage: null,
    leftOut: leftOutOf(...found.read),
    didYouMean: [],
    understood: [found.person, ...distinct(found.topics)],
  };
}

function outingOf(context: Context, { what, wish, going, distance }: Row): Outing {
  // How near somebody lives is told beside the mention, which passes the second gate by itself.
  const seen = going.filter(({ person }) => maySee(context, person));
  return {
    id: what.id,
    what,
    wish,
    companions: seen.map(({ person, acquainted, metres }) => ({ person, acquainted, minutes: minutesFor(metres) })),
    minutes: minutesFor(distance),
  };
}

/** What is left of a minute counts as one. */
function minutesFor(metres: number | null): number | null {
  return metres === null ? null : Math.ceil((metres * DETOUR) / METRES_A_MINUTE.USUAL);
}

function distinct(mentions: readonly Mention[]): Mention[] {
  return [...new Map(mentions.map((mention) => [mention.id, mention])).values()];
}

function nothing(context: Context, { person, wishes, gates, relaxations, places, topics }: Found): WhyNobody {
  if (wishes === 0) {
    // The sentence is made here, before the second gate of the fields.
    const { name } = asSeen(context, person, person.noun);
    return {
      words: {
        ja: `${name}さんの願いがまだ記録されていません。やってみたいことを一つ聞いて、記録してから探してください。`,
        en: `No wish of ${name} is recorded yet; ask for one, write it down, and look again.`,
      },
      gates: [],
      relaxations: [],
    };
  }
  const place = places[0] ?? { id: "", name: "この地域", nameEn: "this area", noun: "District" as const };
  return whyNobody(
    gates,
    relaxations,
    place,
    topics[0] ?? { id: "", name: "この願い", nameEn: "this wish", noun: "Topic" },
  );
}

const NOT_THERE: Words = {
  ja: "その人は見つかりません。自分の id か、担当する人の id で聞いてください。",
  en: "There is no such person for you; ask with your own id, or that of somebody you look after.",
};
