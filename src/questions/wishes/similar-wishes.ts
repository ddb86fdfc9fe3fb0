import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import type { Mention } from "../../things/entity.ts";
import type { Words } from "../../things/language.ts";
import { pageOf, sizeOf } from "../../things/page.ts";
import { slotText } from "../../things/slots.ts";
import type { Wish } from "../../things/wish.ts";
import { Cursors } from "../../trust/cursors.ts";
import { maySee } from "../../trust/fields.ts";
import { notUnderstood, reasonOf, type RankedAnswer, type StepRow } from "../answer.ts";
import { scoreOf } from "../matching/candidates.ts";
import { leftOutOf } from "../left-out.ts";
import { theDistrict } from "../the-district.ts";
import { flocksOf, hoursForSeveral, topicLikeness, WEIGHTS, wordsInCommon, type Flock, type Voiced } from "./alike.ts";
import type { SimilarWishesArgs } from "./arguments.ts";
import type { AlikeWishes } from "./subjects.ts";

const similarWishes = statement(import.meta.url, "similar-wishes.cypher");

export const SIMILAR_WEIGHTS = [
  ["TOPIC", WEIGHTS.TOPIC],
  ["WORDS", WEIGHTS.WORDS],
  ["TIME", WEIGHTS.TIME],
] as const;
/** A list longer than this is no starter group any more; the others are found when these were gathered. */
const SHOWN = 20;

interface Row {
  wish: Wish & { partyId?: string | null; slotStarts?: number[] | null; slotEnds?: number[] | null };
  topics: [about: StepRow, wider: StepRow | null][];
  wished: StepRow | null;
  gathered: Mention[];
}

/**
 * Starter groups out of the wishes of a district. One round trip; a district named in words takes one more before it.
 * @throws GraphQLError BAD_USER_INPUT for a page size or a cursor that cannot be
 */
export async function findSimilar(context: Context, args: SimilarWishesArgs): Promise<RankedAnswer> {
  const first = sizeOf(args.first);
  const cursors = await Cursors.of(context.graph);
  const list = `similarWishes ${JSON.stringify([args.district, args.gathered, args.at])}`;
  const [afterScore, afterId, askedAt] = cursors.open(context.viewer, list, args.after) ?? [];
  const at = typeof askedAt === "number" ? new Date(askedAt) : (args.at ?? context.now);
  const place = await theDistrict(context, args.district);
  if (!place.id) return notUnderstood(place.words, place.didYouMean, []);
  const [found] = await context.ask<{ district: Mention; wishes: Row[] }>(similarWishes, { district: place.id, at });
  if (!found) return notUnderstood(place.words, place.didYouMean, []);
  // What is told of them here (words, likeness, hours) is made before the second gate of the fields: so they pass it here.
  const wishes = found.wishes.filter(({ wish }) => maySee(context, wish));
  const free = wishes.filter(({ gathered }) => args.gathered || gathered.length === 0);
  const rows = new Map(free.map((row) => [row.wish.id, row]));
  const flocks = flocksOf(free.map(voiced));
  const begin = flocks.findIndex(
    ({ score, middle }) =>
      afterId === undefined || score < Number(afterScore) || (score === Number(afterScore) && middle > String(afterId)),
  );
  return {
    candidates: pageOf(begin < 0 ? [] : flocks.slice(begin), first, afterId !== undefined, (flock) => ({
      cursor: cursors.seal(context.viewer, list, [flock.score, flock.middle, at.getTime()]),
      node: {
        subject: subjectOf(flock, rows),
        score: scoreOf({ score: flock.score, parts: [...flock.parts] }, SIMILAR_WEIGHTS),
        reasons: reasonsFor(flock, rows).map(reasonOf),
        verdict: "MAY_SHOW",
        slots: hoursForSeveral(members(flock, rows).map(voiced)).map((slot) => ({ text: slotText(slot) })),
        freshness: null,
      },
    })),
    total: flocks.length,
    whyNobody:
      flocks.length > 0
        ? null
        : { words: none(found.district, wishes.length, free.length), gates: [], relaxations: [] },
    coverage: null,
    leftOut: leftOutOf(["WISHES_COMPARED", found.wishes.length]),
    didYouMean: place.didYouMean,
    understood: [found.district],
  };
}

function voiced({ wish, topics }: Row): Voiced {
  return {
    id: wish.id,
    holder: wish.partyId ?? wish.id,
    text: `${wish.name} ${wish.description ?? ""}`,
    topics: topics.map(([about, wider]) => ({ id: about[2].id, wider: wider?.[2].id ?? null })),
    starts: wish.slotStarts ?? [],
    ends: wish.slotEnds ?? [],
  };
}

function members({ middle, others }: Flock, rows: ReadonlyMap<string, Row>): Row[] {
  return [middle, ...others].flatMap((id) => rows.get(id) ?? []);
}

function subjectOf(flock: Flock, rows: ReadonlyMap<string, Row>): AlikeWishes {
  const all = members(flock, rows);
  const topics = new Map<string, { topic: Mention; count: number }>();
  for (const [about] of all.flatMap((row) => row.topics)) {
    const [, , topic] = about;
    topics.set(topic.id, { topic, count: (topics.get(topic.id)?.count ?? 0) + 1 });
  }
  const groups = new Map(all.flatMap((row) => row.gathered).map((group) => [group.id, group]));
  return {
    id: flock.middle,
    alike: all.slice(0, SHOWN).map((row) => row.wish),
    wishers: new Set(all.map((row) => voiced(row).holder)).size,
    sharedTopics: [...topics.values()]
      .filter(({ count }) => count > 1)
      .toSorted((a, b) => b.count - a.count || (a.topic.id < b.topic.id ? -1 : 1))
      .map(({ topic }) => topic),
    sharedWords: wordsInCommon(all.slice(0, SHOWN).map((row) => voiced(row).text)),
    gatheredIn: [...groups.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** From the one in the middle to each of the next two: over the topic they share, or, where only their words are alike, who wishes it and about what. */
function reasonsFor(flock: Flock, rows: ReadonlyMap<string, Row>): StepRow[][] {
  const [middle, ...others] = members(flock, rows);
  const wished = middle?.wished ? [[middle.wished]] : [];
  return [...wished, ...others.slice(0, 3 - wished.length).map((other) => pathBetween(middle!, other))].filter(
    (path) => path.length > 0,
  );
}

function pathBetween(a: Row, b: Row): StepRow[] {
  const fit = topicLikeness(voiced(a), voiced(b));
  for (const [mine, myWider] of a.topics) {
    for (const [theirs, theirWider] of b.topics) {
      if (fit === 1 && mine[2].id === theirs[2].id) return [mine, theirs];
      if (fit === 0.85 && myWider?.[2].id === theirs[2].id) return [mine, myWider, theirs];
      if (fit === 0.85 && theirWider?.[2].id === mine[2].id) return [mine, theirWider, theirs];
      if (fit === 0.5 && myWider && theirWider && myWider[2].id === theirWider[2].id)
        return [myWider, theirWider, theirs];
    }
  }
  return [...(b.wished ? [b.wished] : []), ...b.topics.slice(0, 1).map(([about]) => about)];
}

function none({ name }: Mention, read: number, free: number): Words {
  if (read === 0)
    return {
      ja: `${name}で見てよい願いは、まだ記録されていません。`,
      en: `No wish that you may see is recorded in ${name} yet.`,
    };
  const gathered =
    read > free
      ? {
          ja: `${read - free}件はもう集められています。それも含めるには gathered を付けて聞いてください。`,
          en: ` ${read - free} are gathered already; ask with \`gathered\` to include them.`,
        }
      : { ja: "", en: "" };
  return {
    ja: `${name}の願い${free}件のうち、三人以上の似た願いはありません。${gathered.ja}隣の校区と合わせるには、圏域か市で聞いてみてください。`,
    en: `Among ${free} wishes in ${name} no three are alike.${gathered.en} Ask of the area or the city to look further.`,
  };
}
