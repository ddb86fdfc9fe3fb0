import { GraphQLError } from "graphql";
import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { NOTHING } from "../../graph/steady.ts";
import type { Mention } from "../../things/entity.ts";
import type { Visitor } from "../../things/enums.ts";
import type { Words } from "../../things/language.ts";
import { notUnderstood, reasonOf, type Coverage, type RankedAnswer } from "../answer.ts";
import { leftOutOf } from "../left-out.ts";
import { theDistrict } from "../the-district.ts";
import { WorkThread } from "../work-thread.ts";
import type { ReachGapsArgs } from "./arguments.ts";
import { pageIn } from "./ranking.ts";
import type { Reach, ReachAsked, Reached } from "./reach.ts";
import { yearIn } from "./rows.ts";
import type { ReachMarkName } from "./subjects.ts";

const reach = statement(import.meta.url, "reach.cypher");
/** Of a large city this takes seconds. */
const thread = new WorkThread<[Reached, ReachAsked], Reach>(new URL("./reach.ts", import.meta.url), "reachOf");

interface Row extends Record<string, unknown> {
  district: Mention;
  population: number | null;
  neighbourhoods: Reached["neighbourhoods"];
  homes: Reached["homes"];
  places: Reached["places"];
}

const RANK: Readonly<Record<ReachMarkName, number>> = { NONE: 3, UNKNOWN: 2, SOME: 1, ALL: 0 };

/**
 * One round trip, by words two.
 * @throws GraphQLError BAD_USER_INPUT for minutes that nobody walks
 */
export async function findReachGaps(context: Context, args: ReachGapsArgs): Promise<RankedAnswer> {
  if (args.minutes < 1 || args.minutes > 60) {
    throw new GraphQLError("minutes: 1〜60 で指定してください。 / Ask for 1 to 60 minutes.", {
      extensions: { code: "BAD_USER_INPUT" },
    });
  }
  const named = [args.district, args.time, args.for, args.barrierFree, args.minutes, args.types, args.all, args.at];
  const { page, at } = await pageIn(context, args, "reachGaps", named);
  const asked = await theDistrict(context, args.district);
  if (!asked.id) return notUnderstood(asked.words, asked.didYouMean, []);
  const [from, to] = bornBetween(args.for, at);
  const [row] = await context.ask<Row>(reach, {
    district: asked.id,
    types: args.types,
    from,
    to,
    trait: args.for === "WOMEN" ? "WOMAN" : args.for === "FAMILIES" ? "FAMILY_WITH_CHILDREN" : NOTHING,
    at,
  });
  if (!row) return notUnderstood(asked.words, asked.didYouMean, []);
  const { neighbourhoods, homes, places } = row;
  const { time, for: whom, barrierFree, minutes } = args;
  const { gaps, known } = await thread.do([
    { district: row.district.id, neighbourhoods, homes, places },
    { time, for: whom, barrierFree, minutes },
  ]);
  const shown = args.all ? gaps : gaps.filter(({ subject }) => subject.mark !== "ALL");
  return {
    ...page(
      shown.map(({ subject, unreached, reasons }) => ({
        key: [RANK[subject.mark], unreached, subject.neighbourhood.id] as const,
        node: () => ({ subject, reasons: reasons.map(reasonOf), verdict: "MAY_SHOW" as const, slots: [] }),
      })),
    ),
    whyNobody: shown.length > 0 ? null : { words: whyNone(row, gaps.length, args.minutes), gates: [], relaxations: [] },
    coverage: conditionsKnown(row, known),
    leftOut: leftOutOf(
      ["NEIGHBOURHOODS", neighbourhoods.length],
      ["HOMES", Math.max(0, ...homes.map(([, longitudes]) => longitudes.length))],
      ["PLACES_IN_REACH", places.length],
    ),
    didYouMean: asked.didYouMean,
    understood: [row.district],
  };
}

/** Years of birth; [0, 0] where age does not matter. */
function bornBetween(who: keyof typeof Visitor, at: Date): readonly [number, number] {
  const year = yearIn(at);
  if (who === "OLDER") return [year - 130, year - 65];
  if (who === "CHILDREN") return [year - 17, year];
  return [0, 0];
}

function conditionsKnown(
  { district, population }: Row,
  { places, hours, access, whom, here, byHomes }: Reach["known"],
): Coverage {
  return {
    offersKnown: 0,
    confirmedWithinYear: 0,
    population,
    words: {
      ja: `${district.name}と隣の地域で見える場所は${places}か所。開いている時間が読めるのは${hours}か所、バリアフリーの記録があるのは${access}か所、だれのための場所かの記録があるのは${whom}か所です。記録のない場所は、閉まっているとも開いているともいえません。町内${here}のうち${byHomes}は記録された住まいから、ほかは町内の中心から測っています。歩く時間は、直線距離の1.3倍を分速80メートル（65歳以上は60メートル）として数えています。`,
      en: `${places} places are seen in ${district.name} and beside it: the hours of ${hours} can be read, of ${access} it is recorded whether they are barrier-free, of ${whom} whom they are meant for. What is not recorded is neither open nor shut. Of ${here} neighbourhoods ${byHomes} are measured from recorded homes, the others from their middle; on foot 1.3 × the straight line at 80 metres a minute (60 for people of 65 and over).`,
    },
  };
}

function whyNone({ district }: Row, measured: number, minutes: number): Words {
  return measured === 0
    ? {
        ja: `${district.name}の町内の位置が記録されていないので、測れません。`,
        en: `Where the neighbourhoods of ${district.name} lie is not recorded, so nothing can be measured.`,
      }
    : {
        ja: `${district.name}の町内${measured}か所のどこからも、歩いて${minutes}分以内に行ける場所があります。`,
        en: `From each of the ${measured} neighbourhoods of ${district.name} something can be reached within ${minutes} minutes' walk.`,
      };
}
