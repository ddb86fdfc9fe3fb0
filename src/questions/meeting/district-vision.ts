import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { NOTHING } from "../../graph/steady.ts";
import type { Mention } from "../../things/entity.ts";
import type { Words } from "../../things/language.ts";
import { pageOf, sizeOf } from "../../things/page.ts";
import type { Topic } from "../../things/topic.ts";
import { Cursors } from "../../trust/cursors.ts";
import { notUnderstood, reasonOf, type RankedAnswer, type StepRow, type VisionTheme } from "../answer.ts";
import { knownOf } from "../gaps/uncovered-topics.ts";
import { leftOutOf } from "../left-out.ts";
import { theDistrict } from "../the-district.ts";
import type { OfDistrictArgs } from "./arguments.ts";

const districtVision = statement(import.meta.url, "district-vision.cypher");

/** Behind each voice is a person: fewer are told only to those who see them one by one. */
const FEW = 5;

interface ThemeRow {
  theme: Topic;
  count: number;
  sayings: string[];
  wishes: number;
  decisions: number;
  moving: boolean;
  servedBy: Mention[];
  reasons: StepRow[][];
}

interface Found extends Record<string, unknown> {
  voices: number;
  recent: number;
  keeper: boolean;
  total: number;
  rows: ThemeRow[];
}

/**
 * Two round trips, one for the themes and one for how much is known, which go out together; a district named in words takes one more before them.
 * @throws GraphQLError BAD_USER_INPUT for a page size or a cursor that cannot be
 */
export async function findVision(context: Context, args: OfDistrictArgs): Promise<RankedAnswer> {
  const first = sizeOf(args.first);
  const cursors = await Cursors.of(context.graph);
  const list = `districtVision ${JSON.stringify([args.district, args.at])}`;
  const [afterCount, afterId, askedAt] = cursors.open(context.viewer, list, args.after) ?? [];
  const at = typeof askedAt === "number" ? new Date(askedAt) : (args.at ?? context.now);
  const place = await theDistrict(context, args.district);
  if (!place.id) return notUnderstood(place.words, place.didYouMean, []);
  const [[found], known] = await Promise.all([
    context.ask<Found>(districtVision, {
      district: place.id,
      at,
      keeps: context.keeps,
      first,
      afterCount: String(afterCount ?? 99_999),
      afterId: afterId ?? NOTHING,
    }),
    knownOf(context, place.id, at),
  ]);
  if (!found || !known) return notUnderstood(place.words, place.didYouMean, []);
  const { district, coverage } = known;
  return {
    candidates: pageOf(found.rows, first, afterId !== undefined, (row) => ({
      cursor: cursors.seal(context.viewer, list, [row.count, row.theme.id, at.getTime()]),
      node: {
        subject: themeOf(row, found.keeper),
        reasons: row.reasons.slice(0, 3).map(reasonOf),
        verdict: "MAY_SHOW",
        slots: [],
      },
    })),
    total: found.total,
    whyNobody: found.total > 0 ? null : { words: nobodySaid(district, found.voices), gates: [], relaxations: [] },
    coverage: { ...coverage, words: howMuch(found, coverage.population) },
    leftOut: leftOutOf(["VOICES", found.voices]),
    didYouMean: place.didYouMean,
    understood: [district],
  };
}

function themeOf(row: ThemeRow, keeper: boolean): VisionTheme {
  const { theme, count, sayings, wishes, decisions, moving, servedBy } = row;
  return {
    theme,
    underway: moving ? "UNDERWAY" : "NOBODY_YET",
    voices: keeper || count >= FEW ? count : null,
    sayings,
    wishes,
    decisions,
    servedBy,
  };
}

function nobodySaid({ name }: Mention, voices: number): Words {
  return voices === 0
    ? {
        ja: `${name}の将来についての声は、まだ一つも仕分けられていません。受け箱の声を仕分けるか、次の集まりで聞いてみてください。`,
        en: `No voice about the future of ${name} has been sorted yet; sort those in the inbox, or ask at the next meeting.`,
      }
    : {
        ja: `${name}の将来についての声はありますが、何のことかが分かりません。テーマを付けると、ここに並びます。`,
        en: `There are voices about the future of ${name}, but not what they are about; give them topics, and they will stand here.`,
      };
}

function howMuch({ voices, recent, keeper }: Found, population: number | null): Words {
  const told = (count: number): Words =>
    keeper || count >= FEW || count === 0
      ? { ja: `${count}件`, en: String(count) }
      : { ja: `${FEW}件に満たない数`, en: "fewer than five" };
  const [all, lately] = [told(voices), told(recent)];
  const people =
    population === null
      ? { ja: "", en: "" }
      : {
          ja: `人口${population.toLocaleString("ja-JP")}人に対し、`,
          en: `${population.toLocaleString("en-GB")} people; `,
        };
  return {
    ja: `${people.ja}将来についての声は${all.ja}、うち1年以内に聞いたものは${lately.ja}です。聞いていない人の声は、ここにはありません。`,
    en: `${people.en}voices about the future: ${all.en}, heard within a year: ${lately.en}. Whoever was not asked is not in here.`,
  };
}
