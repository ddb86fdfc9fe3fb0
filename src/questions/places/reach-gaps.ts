import { GraphQLError } from "graphql";
import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import type { Point } from "../../graph/values.ts";
import { NOTHING } from "../../graph/steady.ts";
import type { Mention } from "../../things/entity.ts";
import type { Accessibility, PlaceType, Visitor } from "../../things/enums.ts";
import type { Words } from "../../things/language.ts";
import { minutesOpen, openingOf, type Opening } from "../../things/opening.ts";
import { notUnderstood, reasonOf, type Coverage, type RankedAnswer, type StepRow } from "../answer.ts";
import { theDistrict } from "../the-district.ts";
import { straightReach, walkingMinutes, wholeMinutes, type Pace } from "../walking.ts";
import type { PartOfDayName, ReachGapsArgs } from "./arguments.ts";
import { catchmentOf, takingTurns, type Catchment } from "./catchment.ts";
import { pageIn } from "./ranking.ts";
import { hidden, mentionFrom, SMALL, stepFrom, yearIn, type Named, type TieRow } from "./rows.ts";
import type { NearMiss, ReachGap, ReachLackName, ReachMarkName } from "./subjects.ts";

const reach = statement(import.meta.url, "reach.cypher");

type Up = readonly [TieRow, Named] | null;

type NeighbourhoodRow = readonly [
  ...Named,
  point: Point | null,
  population: number | null,
  under15: number | null,
  over65: number | null,
  here: boolean,
  up: Up,
];

type PlaceRow = readonly [
  ...Named,
  point: Point,
  type: keyof typeof PlaceType,
  openingSlots: string[] | null,
  openingHours: string | null,
  accessibility: (keyof typeof Accessibility)[] | null,
  openFor: (keyof typeof Visitor)[] | null,
  capacity: number | null,
  located: Up,
];

interface Row extends Record<string, unknown> {
  district: Mention;
  population: number | null;
  neighbourhoods: NeighbourhoodRow[];
  homes: [neighbourhood: string, longitude: number, latitude: number][];
  places: PlaceRow[];
}

/** Minutes of the day. */
const HOURS: Readonly<Record<PartOfDayName, readonly [from: number, to: number]>> = {
  MORNING: [9 * 60, 12 * 60],
  AFTERNOON: [12 * 60, 17 * 60],
  EVENING: [17 * 60, 21 * 60],
};
const WHOLE_DAY = [0, 24 * 60] as const;
/** A place is open in a part of the day when somebody could stay an hour. */
const STAY = 60;
const DAYS = 7;

const RANK: Readonly<Record<ReachMarkName, number>> = { NONE: 3, UNKNOWN: 2, SOME: 1, ALL: 0 };

/** Whose doors are open to whom; a place for everybody is for each of them. */
const ADMITS: Readonly<Record<keyof typeof Visitor, readonly (keyof typeof Visitor)[]>> = {
  ANYBODY: ["ANYBODY", "MEN", "WOMEN", "CHILDREN", "FAMILIES", "OLDER"],
  MEN: ["ANYBODY", "MEN"],
  WOMEN: ["ANYBODY", "WOMEN"],
  CHILDREN: ["ANYBODY", "CHILDREN", "FAMILIES"],
  FAMILIES: ["ANYBODY", "FAMILIES"],
  OLDER: ["ANYBODY", "OLDER"],
};

export type ReachAsked = Pick<ReachGapsArgs, "time" | "for" | "barrierFree" | "minutes">;

/** A place, held against what was asked. */
interface Judged {
  readonly row: PlaceRow;
  readonly opening: Opening;
  /** What it lacks; empty: it fits. */
  readonly lacks: readonly ReachLackName[];
  /** On which days of the week, Monday first, it is open in that part of the day. */
  readonly open: readonly boolean[];
}

interface Home {
  readonly point: Point;
  readonly people: number;
}

/** A neighbourhood, as many of its people as are asked about, and where they are taken to live. */
interface Ground {
  readonly row: NeighbourhoodRow;
  readonly people: number | null;
  readonly homes: readonly Home[];
  /** Where its people are counted from: their recorded homes, or the middle. */
  readonly byHomes: boolean;
}

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
  const grounds = groundsOf(row, args.for);
  const judged = row.places
    .map((place) => judge(place, args))
    .filter(({ opening }) => opening.kind !== "IN_A_DISASTER");
  const gaps = await gapsOf(grounds, judged, args);
  const shown = args.all ? gaps : gaps.filter(({ subject }) => subject.mark !== "ALL");
  return {
    ...page(
      shown.map(({ subject, unreached, reasons }) => ({
        key: [RANK[subject.mark], unreached, subject.neighbourhood.id] as const,
        node: () => ({ subject, reasons: reasons.map(reasonOf), verdict: "MAY_SHOW" as const, slots: [] }),
      })),
    ),
    whyNobody: shown.length > 0 ? null : { words: whyNone(row, gaps.length, args.minutes), gates: [], relaxations: [] },
    coverage: conditionsKnown(row, judged, grounds),
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

export function paceOf(who: keyof typeof Visitor): Pace {
  return who === "OLDER" ? "FRAIL" : "USUAL";
}

/** Each condition that is asked: met, not met, or not recorded. Unknown is not none. */
export function judge(row: PlaceRow, asked: ReachAsked): Judged {
  const [, , , , , , openingSlots, openingHours, accessibility, openFor] = row;
  const opening = openingOf({ openingSlots, openingHours });
  const [from, to] = asked.time ? HOURS[asked.time] : WHOLE_DAY;
  const open =
    opening.kind === "HOURS"
      ? minutesOpen(opening.slots, from, to).map((minutes) => minutes >= STAY)
      : Array.from({ length: DAYS }, () => false);
  const lacks: ReachLackName[] = [];
  if (opening.kind === "UNKNOWN") lacks.push("HOURS_UNKNOWN");
  else if (opening.kind === "BY_ARRANGEMENT") lacks.push("ARRANGEMENT");
  else if (!open.some((each) => each)) lacks.push("HOURS");
  if (asked.barrierFree) {
    if (!accessibility || accessibility.length === 0) lacks.push("BARRIER_FREE_UNKNOWN");
    else if (!accessibility.some((each) => each === "STEP_FREE" || each === "WHEELCHAIR")) lacks.push("BARRIER_FREE");
  }
  if (asked.for !== "ANYBODY") {
    if (!openFor || openFor.length === 0) lacks.push("OPEN_FOR_UNKNOWN");
    else if (!openFor.some((each) => ADMITS[asked.for].includes(each))) lacks.push("OPEN_FOR");
  }
  return { row, opening, lacks, open };
}

/**
 * The people of the group, spread over the recorded homes of such people; where fewer than five are recorded they are all taken to live in the middle, so that
 * no figure tells of one home. Of the districts beside this one only the middles are taken: they share the seats.
 */
function groundsOf({ neighbourhoods, homes, district }: Row, who: keyof typeof Visitor): Ground[] {
  const spots = new Map<string, Map<string, { point: Point; count: number }>>();
  for (const [id, longitude, latitude] of homes) {
    const own = spots.get(id) ?? new Map<string, { point: Point; count: number }>();
    spots.set(id, own);
    const key = `${longitude} ${latitude}`;
    const home = own.get(key) ?? { point: { longitude, latitude }, count: 0 };
    own.set(key, { ...home, count: home.count + 1 });
  }
  const counted = neighbourhoods.filter(([id]) => neighbourhoods.length === 1 || id !== district.id);
  return counted.flatMap((row): Ground[] => {
    const [id, , , , middle, population, under15, over65] = row;
    const people = who === "OLDER" ? over65 : who === "CHILDREN" || who === "FAMILIES" ? under15 : population;
    const own = [...(spots.get(id)?.values() ?? [])];
    const recorded = own.reduce((sum, { count }) => sum + count, 0);
    const byHomes = recorded >= SMALL;
    if (!byHomes && !middle) return [];
    const each = (people ?? recorded) / recorded;
    const placed = byHomes
      ? own.map(({ point, count }) => ({ point, people: count * each }))
      : [{ point: middle!, people: people ?? 1 }];
    return [{ row, people, homes: placed, byHomes }];
  });
}

interface Found {
  readonly subject: ReachGap;
  /** For the order: about how many reach nothing, or their share where the number of people is not known. */
  readonly unreached: number;
  readonly reasons: readonly (readonly StepRow[])[];
}

async function gapsOf(grounds: readonly Ground[], places: readonly Judged[], asked: ReachAsked): Promise<Found[]> {
  const pace = paceOf(asked.for);
  const demands = grounds.flatMap(({ homes }) => homes);
  const supplies = places.map(({ row, open, lacks }) => ({
    point: row[4],
    seats: open.map((each) => (each && lacks.length === 0 ? (row[10] ?? 0) : 0)),
  }));
  const catchment = await catchmentOf(demands, supplies, straightReach(asked.minutes, pace), DAYS);
  const turn = takingTurns();
  const found: Found[] = [];
  let first = 0;
  for (const ground of grounds) {
    if (ground.row[8]) found.push(gapOf(ground, first, catchment, places, asked, pace));
    first += ground.homes.length;
    await turn();
  }
  return found;
}

function gapOf(
  ground: Ground,
  first: number,
  { access, reached }: Catchment,
  places: readonly Judged[],
  asked: ReachAsked,
  pace: Pace,
): Found {
  const { row, people, homes } = ground;
  const all = homes.reduce((sum, home) => sum + home.people, 0);
  const days = new Set<number>();
  let [without, unsure, seats] = [0, false, 0];
  let known: boolean | null = null;
  for (const [at, home] of homes.entries()) {
    const near = Array.from(reached(first + at), (each) => places[each]!);
    const fitting = near.filter(({ lacks }) => lacks.length === 0);
    if (fitting.length === 0) {
      without += home.people;
      unsure ||= near.some(({ lacks }) => lacks.length > 0 && lacks.every((lack) => lack.endsWith("_UNKNOWN")));
    }
    for (const { open, row: place } of fitting) {
      known ||= place[10] !== null;
      open.forEach((each, day) => each && days.add(day));
    }
    for (let day = 0; day < DAYS; day++) seats += (access[(first + at) * DAYS + day]! * home.people) / DAYS;
  }
  const share = all > 0 ? without / all : 0;
  const mark = share === 0 ? "ALL" : share < 1 ? "SOME" : unsure ? "UNKNOWN" : "NONE";
  const misses = nearMisses(middleOf(ground), places, asked.minutes, pace);
  const neighbourhood = mentionFrom([row[0], row[1], row[2], row[3]], "District");
  const up = row[9];
  const reasons = misses.flatMap(({ place }) => located(place));
  const least = up ? [[stepFrom(up[0], neighbourhood, mentionFrom(up[1], "District"))]] : [];
  return {
    subject: {
      shape: "ReachGap",
      neighbourhood,
      mark,
      people: people === null ? null : hidden(people),
      beyond: people === null ? null : beyondOf(people, share),
      days: days.size,
      seats: share < 1 && known !== true ? null : Math.round((seats / Math.max(all, 1)) * 100 * 100) / 100,
      nearMisses: misses.map(({ place, lacks, minutes }) => ({
        place: mentionFrom([place.row[0], place.row[1], place.row[2], place.row[3]], "Place"),
        lacks,
        minutes,
      })),
    },
    unreached: Math.round((people ?? 1) * share * 1e6) / 1e6,
    reasons: reasons.length > 0 ? reasons : least,
  };
}

/** Null where it would tell of fewer than five, on either side. */
function beyondOf(people: number, share: number): number | null {
  const beyond = Math.round(people * share);
  return hidden(beyond) === null || hidden(people - beyond) === null ? null : beyond;
}

function middleOf({ row, homes }: Ground): Point {
  if (row[4]) return row[4];
  const sum = (pick: (point: Point) => number) => homes.reduce((total, { point }) => total + pick(point), 0);
  return {
    longitude: sum((point) => point.longitude) / homes.length,
    latitude: sum((point) => point.latitude) / homes.length,
  };
}

interface Miss extends Omit<NearMiss, "place"> {
  readonly place: Judged;
}

/** What lacks one thing only: within reach anything but the distance, beyond it nothing but the distance. */
function nearMisses(from: Point, places: readonly Judged[], within: number, pace: Pace): Miss[] {
  return places
    .flatMap((place): Miss[] => {
      const minutes = wholeMinutes(walkingMinutes(from, place.row[4], pace));
      const near = minutes <= within;
      const lacks: readonly ReachLackName[] = near ? place.lacks : [...place.lacks, "DISTANCE"];
      return lacks.length === 1 ? [{ place, lacks: lacks[0]!, minutes }] : [];
    })
    .toSorted((a, b) => a.minutes - b.minutes || (a.place.row[0] < b.place.row[0] ? -1 : 1))
    .slice(0, 3);
}

function located({ row }: Judged): StepRow[][] {
  const up = row[11];
  const place = mentionFrom([row[0], row[1], row[2], row[3]], "Place");
  return up ? [[stepFrom(up[0], place, mentionFrom(up[1], "District"))]] : [];
}

function conditionsKnown(
  { district, population }: Row,
  places: readonly Judged[],
  grounds: readonly Ground[],
): Coverage {
  const hours = places.filter(({ opening }) => opening.kind !== "UNKNOWN").length;
  const access = places.filter(({ row }) => (row[8] ?? []).length > 0).length;
  const whom = places.filter(({ row }) => (row[9] ?? []).length > 0).length;
  const here = grounds.filter(({ row }) => row[8]);
  const homes = here.filter(({ byHomes }) => byHomes).length;
  return {
    offersKnown: 0,
    confirmedWithinYear: 0,
    population,
    words: {
      ja: `${district.name}と隣の地域で見える場所は${places.length}か所。開いている時間が読めるのは${hours}か所、バリアフリーの記録があるのは${access}か所、だれのための場所かの記録があるのは${whom}か所です。記録のない場所は、閉まっているとも開いているともいえません。町内${here.length}のうち${homes}は記録された住まいから、ほかは町内の中心から測っています。歩く時間は、直線距離の1.3倍を分速80メートル（65歳以上は60メートル）として数えています。`,
      en: `${places.length} places are seen in ${district.name} and beside it: the hours of ${hours} can be read, of ${access} it is recorded whether they are barrier-free, of ${whom} whom they are meant for. What is not recorded is neither open nor shut. Of ${here.length} neighbourhoods ${homes} are measured from recorded homes, the others from their middle; on foot 1.3 × the straight line at 80 metres a minute (60 for people of 65 and over).`,
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
