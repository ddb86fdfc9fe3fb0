import { GraphQLError } from "graphql";
import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { atLeast, NOTHING } from "../../graph/steady.ts";
import { isId, type Mention } from "../../things/entity.ts";
import { pageOf, sizeOf, type PageArgs } from "../../things/page.ts";
import type { Hours } from "../../things/slots.ts";
import { Cursors } from "../../trust/cursors.ts";
import { notUnderstood, type GateName, type RankedAnswer, type Suggestion } from "../answer.ts";
import { leftOutOf } from "../left-out.ts";
import { wantedHours, type WhoCanHelpArgs } from "./arguments.ts";
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
import { bothMeant, districtMeant, topicMeant, type Understood } from "./understand.ts";

const whoCanHelp = statement(import.meta.url, "who-can-help.cypher");

/** In the order of the statement's parts. Formulas, weights and values when unknown: the table in the README. */
export const WEIGHTS: Weights = [
  ["TOPIC", 0.25],
  ["TIME", 0.15],
  ["ROOM", 0.15],
  ["FRESHNESS", 0.1],
  ["NEARNESS", 0.1],
  ["DISTANCE", 0.1],
  ["TIES", 0.15],
];

export interface HelpFound {
  [column: string]: unknown;
  district: Mention;
  topics: Mention[];
  asker: Mention | null;
  total: number;
  /** How many of those counted at the gates are to be had next door only. */
  near: number;
  gates: [GateName, number][];
  relaxations: [GateName, number][];
  coverage: [known: number, confirmed: number, population: number | null];
  rows: MatchRow[];
  /** Whom to ask first, where somebody helps who agreed to be named only then. */
  toAsk: AskRow[];
}

/**
 * One round trip when district and topic are given by id; words take one more, before it, to be understood.
 * @throws GraphQLError BAD_USER_INPUT for a page size, hours or a cursor that cannot be
 */
export async function findHelp(context: Context, args: WhoCanHelpArgs): Promise<RankedAnswer> {
  const wanted = wantedHours(args);
  const { first: _, after: __, ...question } = args;
  const meant = await understand(context, args.district, args.topic);
  const didYouMean = [...suggest("district", meant.district), ...suggest("topic", meant.topic)];
  if (!meant.district.meant || !meant.topic.meant) return puzzled(meant, args, didYouMean);
  return answerHelp(context, {
    list: `whoCanHelp ${JSON.stringify(question)}`,
    district: meant.district.meant.id,
    topics: [meant.topic.meant.id],
    page: args,
    ask: { for: args.for ?? null, at: args.at ?? null, relax: args.relax, wanted },
    didYouMean,
  });
}

/** The question once it is understood: ids, and where its list goes on. */
export interface HelpWanted {
  /** Names the list, for its cursors. */
  list: string;
  district: string;
  topics: readonly string[];
  page: PageArgs;
  ask: { for: string | null; at: Date | null; relax: readonly GateName[]; wanted: ReturnType<typeof wantedHours> };
  didYouMean: Suggestion[];
}

/** Where a list goes on: after this score and id, at the moment at which its first page was asked for. */
export interface Position {
  score: number;
  id: string;
  at: Date;
}

/** One round trip. Undefined when the district or the topics are not there. */
export async function askHelp(context: Context, help: HelpWanted, from: Position): Promise<HelpFound | undefined> {
  const wantedAs = (of: (hours: Hours) => number) => atLeast(2, -1, (help.ask.wanted ?? []).map(of));
  const [found] = await context.ask<HelpFound>(whoCanHelp, {
    district: help.district,
    topics: atLeast(2, help.topics[0] ?? NOTHING, help.topics),
    for: help.ask.for ?? NOTHING,
    wantStarts: wantedAs(({ start }) => start),
    wantEnds: wantedAs(({ end }) => end),
    wantWeeks: wantedAs(({ weeks }) => weeks),
    wantDays: wantedAs(({ day }) => day),
    wantTimes: wantedAs(({ times }) => times),
    relax: atLeast<string>(2, NOTHING, help.ask.relax),
    at: from.at,
    open: dayWanted(help.ask) ?? from.at,
    first: sizeOf(help.page.first),
    afterScore: String(from.score),
    afterId: from.id,
  });
  return found;
}

/** When one day alone is wanted, and no other moment asked about: when it begins to be wanted. What ends before that day is of no use then. */
function dayWanted({ at, wanted }: HelpWanted["ask"]): Date | null {
  const [hours, ...more] = wanted ?? [];
  if (at !== null || hours === undefined || more.length > 0 || hours.day < 0) return null;
  return new Date((hours.day * 1440 + (hours.start % 1440) - 540) * 60_000);
}

export async function answerHelp(context: Context, help: HelpWanted): Promise<RankedAnswer> {
  const first = sizeOf(help.page.first);
  const cursors = await Cursors.of(context.graph);
  // A page goes on at the moment its first page was asked for, or freshness would have moved the rows meanwhile.
  const [afterScore, afterId, askedAt] = cursors.open(context.viewer, help.list, help.page.after) ?? [];
  const at = typeof askedAt === "number" ? new Date(askedAt) : (help.ask.at ?? context.now);
  const found = await askHelp(context, help, {
    score: Number(afterScore ?? BEFORE_ALL),
    id: String(afterId ?? NOTHING),
    at,
  });
  if (!found) return notThere(help);
  if (help.ask.for !== null && !found.asker) throw nobodyToHelp(help.ask.for);

  const [offersKnown, confirmedWithinYear, population] = found.coverage;
  const total = found.total + found.toAsk.length;
  // Whoever is to be asked first comes last.
  const stillToAsk = found.toAsk.filter(({ person }) => afterScore !== AFTER_ALL || person.id > String(afterId));
  return {
    candidates: pageOf([...found.rows, ...stillToAsk], first, afterId !== undefined, (row) => {
      const [score, id] = "person" in row ? [AFTER_ALL, row.person.id] : [row.score, row.subject.id];
      return {
        cursor: cursors.seal(context.viewer, help.list, [score, id, at.getTime()]),
        node: "person" in row ? toAskFirst(row) : candidateOf(row, WEIGHTS),
      };
    }),
    total,
    whyNobody:
      total > 0
        ? null
        : whyNobody(found.gates, found.relaxations, found.district, found.topics[0]!, { near: found.near }),
    coverage: { offersKnown, confirmedWithinYear, population },
    leftOut: leftOutOf(["ASKED_FIRST", found.toAsk.length]),
    didYouMean: help.didYouMean,
    understood: [found.district, ...found.topics, ...(found.asker ? [found.asker] : [])],
  };
}

interface Meant {
  district: Understood;
  topic: Understood;
}

async function understand(context: Context, district: string, topic: string): Promise<Meant> {
  if (isId(district) && isId(topic)) return { district: known(district), topic: known(topic) };
  if (isId(district)) return { district: known(district), topic: await topicMeant(context, topic) };
  if (isId(topic)) return { district: await districtMeant(context, district), topic: known(topic) };
  return bothMeant(context, district, topic);
}

/** An id is what it says; the statement finds out whether it is there. */
function known(id: string): Understood {
  return { meant: { id, name: id, noun: id.startsWith("dst_") ? "District" : "Topic" }, likely: [] };
}

/** What else the words may have meant: all of it when nothing stands out, the runners-up when something does. */
function suggest(argument: string, { meant, likely }: Understood): Suggestion[] {
  return likely.filter((mention) => mention.id !== meant?.id).map((mention) => ({ argument, meant: mention }));
}

function puzzled(meant: Meant, args: WhoCanHelpArgs, suggestions: Suggestion[]): RankedAnswer {
  const what = meant.district.meant ? args.topic : args.district;
  const quoted = what.slice(0, 60);
  const understood = [meant.district.meant, meant.topic.meant].flatMap((mention) => mention ?? []);
  return notUnderstood(
    suggestions.length > 0
      ? {
          ja: `「${quoted}」は一つに決められませんでした。「もしかして」から選んでください。`,
          en: `"${quoted}" may mean several things; choose one of the suggestions.`,
        }
      : {
          ja: `「${quoted}」が何のことか分かりませんでした。校区の名前や、してほしいことを別の言葉で書いてみてください。`,
          en: `"${quoted}" was not understood; name the district, or say what is wanted in other words.`,
        },
    suggestions,
    understood,
  );
}

function notThere(help: HelpWanted): RankedAnswer {
  const ids = [help.district, ...help.topics].filter((id) => id !== "").join(", ");
  return notUnderstood(
    {
      ja: `この id の校区またはテーマが見つかりません（${ids}）。名前で書いても探せます。`,
      en: `There is no district or topic of these ids (${ids}); names work as well.`,
    },
    help.didYouMean,
    [],
  );
}

/** An answer that silently left the person out would look personal and not be. Hidden and unknown are not told apart. */
function nobodyToHelp(id: string): GraphQLError {
  return new GraphQLError(
    `for: ${id.slice(0, 60)} という人・困りごとが見つかりません。id を確かめるか、for を外して聞いてください。 / There is no such person or need for you; check the id, or ask without \`for\`.`,
    { extensions: { code: "BAD_USER_INPUT" } },
  );
}
