import type { Point } from "../../graph/values.ts";
import type { Accessibility, PlaceType, Visitor } from "../../things/enums.ts";
import { minutesOpen, openingOf, type Opening } from "../../things/opening.ts";
import type { StepRow } from "../answer.ts";
import { straightReach, walkingMinutes, wholeMinutes, type Pace } from "../walking.ts";
import type { PartOfDayName, ReachGapsArgs } from "./arguments.ts";
import { catchmentOf, type Catchment } from "./catchment.ts";
import { hidden, mentionFrom, SMALL, stepFrom, type Named, type TieRow } from "./rows.ts";
import type { NearMiss, ReachGap, ReachLackName } from "./subjects.ts";

/** Who reaches what on foot, worked out in a thread of its own (`findReachGaps`): everything but reading and words. */

type Up = readonly [TieRow, Named] | null;

export type NeighbourhoodRow = readonly [
  ...Named,
  point: Point | null,
  population: number | null,
  under15: number | null,
  over65: number | null,
  here: boolean,
  up: Up,
];

export type PlaceRow = readonly [
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

/** What was read of the district and those beside it. */
export interface Reached {
  /** The district's id. */
  readonly district: string;
  readonly neighbourhoods: readonly NeighbourhoodRow[];
  readonly homes: readonly (readonly [
    neighbourhood: string,
    longitudes: readonly number[],
    latitudes: readonly number[],
  ])[];
  readonly places: readonly PlaceRow[];
}

export interface Reach {
  readonly gaps: readonly Found[];
  /** Of how many places how much is known, and how many neighbourhoods were measured from recorded homes. */
  readonly known: {
    readonly places: number;
    readonly hours: number;
    readonly access: number;
    readonly whom: number;
    readonly here: number;
    readonly byHomes: number;
  };
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

/** All of the neighbourhoods that are counted, the order left to whoever asks. */
export function reachOf(read: Reached, asked: ReachAsked): Reach {
  const grounds = groundsOf(read, asked.for);
  const judged = read.places
    .map((place) => judge(place, asked))
    .filter(({ opening }) => opening.kind !== "IN_A_DISASTER");
  const here = grounds.filter(({ row }) => row[8]);
  return {
    gaps: gapsOf(grounds, judged, asked),
    known: {
      places: judged.length,
      hours: judged.filter(({ opening }) => opening.kind !== "UNKNOWN").length,
      access: judged.filter(({ row }) => (row[8] ?? []).length > 0).length,
      whom: judged.filter(({ row }) => (row[9] ?? []).length > 0).length,
      here: here.length,
      byHomes: here.filter(({ byHomes }) => byHomes).length,
    },
  };
}

function paceOf(who: keyof typeof Visitor): Pace {
  return who === "OLDER" ? "FRAIL" : "USUAL";
}

/** Each condition that is asked: met, not met, or not recorded. Unknown is not none. */
function judge(row: PlaceRow, asked: ReachAsked): Judged {
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
function groundsOf({ neighbourhoods, homes, district }: Reached, who: keyof typeof Visitor): Ground[] {
  const spots = new Map(homes.map(([id, longitudes, latitudes]) => [id, spotsOf(longitudes, latitudes)]));
  const counted = neighbourhoods.filter(([id]) => neighbourhoods.length === 1 || id !== district);
  return counted.flatMap((row): Ground[] => {
    const [id, , , , middle, population, under15, over65] = row;
    const people = who === "OLDER" ? over65 : who === "CHILDREN" || who === "FAMILIES" ? under15 : population;
    const own = spots.get(id) ?? [];
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

/** Where people live, and how many in the same spot. */
function spotsOf(longitudes: readonly number[], latitudes: readonly number[]): { point: Point; count: number }[] {
  const spots = new Map<string, { point: Point; count: number }>();
  for (const [at, longitude] of longitudes.entries()) {
    const latitude = latitudes[at]!;
    const known = spots.get(`${longitude} ${latitude}`);
    if (known) known.count += 1;
    else spots.set(`${longitude} ${latitude}`, { point: { longitude, latitude }, count: 1 });
  }
  return [...spots.values()];
}

export interface Found {
  readonly subject: ReachGap;
  /** For the order: about how many reach nothing, or their share where the number of people is not known. */
  readonly unreached: number;
  readonly reasons: readonly (readonly StepRow[])[];
}

function gapsOf(grounds: readonly Ground[], places: readonly Judged[], asked: ReachAsked): Found[] {
  const pace = paceOf(asked.for);
  const demands = grounds.flatMap(({ homes }) => homes);
  const supplies = places.map(({ row, open, lacks }) => ({
    point: row[4],
    seats: open.map((each) => (each && lacks.length === 0 ? (row[10] ?? 0) : 0)),
  }));
  const catchment = catchmentOf(demands, supplies, straightReach(asked.minutes, pace), DAYS);
  const found: Found[] = [];
  let first = 0;
  for (const ground of grounds) {
    if (ground.row[8]) found.push(gapOf(ground, first, catchment, places, asked, pace));
    first += ground.homes.length;
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
