import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

/**
 * The demo city as its CSV files tell it, and what each score and gate must be, worked out anew: nothing here comes from `src`.
 *
 * The table of formulas, read from the head and the parts of `src/questions/matching/*.cypher`:
 *
 * | part      | who-can-help                                              | unknown    | without for | weight |
 * | --------- | --------------------------------------------------------- | ---------- | ----------- | ------ |
 * | TOPIC     | 1 the topic · 0.85 one level narrower · 0.7 two · 0.4 broader (relaxed) | –  |             | 0.25   |
 * | TIME      | wanted minutes that it is free for / wanted minutes, each by how often, at most 1 | 0.5 | null when no hours are wanted | 0.15 |
 * | ROOM      | (cap − load) / cap, never below 0                         | 0.5 / (1 + load) |       | 0.15   |
 * | FRESHNESS | 0.5 ^ (days since confirmed / 365), at most 1             | 0.25       |             | 0.10   |
 * | NEARNESS  | 1 here · 0.5 next district · 0.25 elsewhere               | –          |             | 0.10   |
 * | DISTANCE  | 1 / (1 + metres / 1000)                                   | 0.3        | null        | 0.10   |
 * | TIES      | 1 knows · 0.8 goes there · 0.6 meets there · 0.4 one further | 0 (none) | null       | 0.15   |
 *
 * | part     | offer → needs, wishes                    | wish → wishes                            | unknown      | weights     |
 * | -------- | ---------------------------------------- | ---------------------------------------- | ------------ | ----------- |
 * | TOPIC    | 1 same · 0.85 narrower · 0.7 broader     | the same                                 | –            | 0.35 · 0.25 |
 * | STANCE   |                                          | 1 give–receive, together–together · 0.5 together with one of these | – | 0.20 |
 * | TIME     | the need's minutes that it is free for   | the asking wish's minutes shared         | 0.5          | 0.20 · 0.15 |
 * | URGENCY  | urgency / 3, a wish 0.5                  |                                          | 2 / 3        | 0.15        |
 * | NEARNESS |                                          | 1 here · 0.5 next                        | –            | 0.10        |
 * | DISTANCE | 1 / (1 + metres / 1000)                  | the same                                 | 0.3          | 0.15 · 0.15 |
 * | TIES     | 1 knows, belongs · 0.6 one further       | 1 knows · 0.8 meets there · 0.5 one further | 0 (none)  | 0.15 · 0.15 |
 *
 * The score is the mean of the parts by weight; the weight of a part that is null is shared among the others.
 */
export const HELP_PARTS = {
  TOPIC: 0.25,
  TIME: 0.15,
  ROOM: 0.15,
  FRESHNESS: 0.1,
  NEARNESS: 0.1,
  DISTANCE: 0.1,
  TIES: 0.15,
} as const;
export const OFFER_PARTS = { TOPIC: 0.35, TIME: 0.2, URGENCY: 0.15, DISTANCE: 0.15, TIES: 0.15 } as const;
export const WISH_PARTS = {
  TOPIC: 0.25,
  STANCE: 0.2,
  TIME: 0.15,
  NEARNESS: 0.1,
  DISTANCE: 0.15,
  TIES: 0.15,
} as const;

/** Of a wish and a place. */
export const PLACE_PARTS = { TOPIC: 0.35, TIME: 0.15, DISTANCE: 0.25, TIES: 0.25 } as const;

export type Cells = Record<string, string>;
export type Parts = Record<string, number | null>;

export interface Expected {
  id: string;
  parts: Parts;
  score: number;
}

export function rowsOf(file: string): Cells[] {
  return parse(readFileSync(new URL(`../../seeds/${file}`, import.meta.url)), { columns: true, bom: true });
}

export const city = {
  topics: rowsOf("topics.csv"),
  districts: rowsOf("city/districts.csv"),
  households: rowsOf("city/households.csv"),
  people: rowsOf("city/people.csv"),
  groups: rowsOf("city/groups.csv"),
  companies: rowsOf("city/companies.csv"),
  places: rowsOf("city/places.csv"),
  offers: rowsOf("city/offers.csv"),
  needs: rowsOf("city/needs.csv"),
  wishes: [...rowsOf("city/wishes.csv"), ...rowsOf("city/wishes_in_motion.csv")],
  ties: [...rowsOf("city/ties.csv"), ...rowsOf("city/ties_of_wishes.csv")],
  introductions: rowsOf("city/introductions.csv"),
};

export const schoolDistricts = city.districts.filter((row) => row["level"] === "SCHOOL_DISTRICT").map(idOf);

const DISTRICTS = byId(city.districts);
const TOPICS = byId(city.topics);
const PEOPLE = byId(city.people);
const NEEDS = byId([...city.needs, ...city.wishes]);
const PARTIES = byId([...city.households, ...city.people, ...city.groups, ...city.companies, ...city.places]);
const PLACES = byId(city.places);

function idOf(row: Cells): string {
  return row["id"]!;
}
function byId(rows: readonly Cells[]): Map<string, Cells> {
  return new Map(rows.map((row) => [idOf(row), row]));
}
export const list = once((cell: string | undefined): readonly string[] =>
  (cell ?? "")
    .split(";")
    .map((each) => each.trim())
    .filter((each) => each !== ""),
);
function once<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, work(key));
    return known.get(key)!;
  };
}

/** From the thing itself upwards. */
function upwards(rows: Map<string, Cells>, column: string, id: string): readonly string[] {
  const broader = rows.get(id)?.[column];
  return broader ? [id, ...upwards(rows, column, broader)] : [id];
}
const topicsUp = once((id: string) => upwards(TOPICS, "broader", id));
const districtsUp = once((id: string) => upwards(DISTRICTS, "partOf", id));

/** How many levels narrower than this topic the thing is; undefined when it is about something else. */
function narrower(thing: Cells, topic: string): number | undefined {
  const depths = list(thing["topics"]).map((about) => topicsUp(about).indexOf(topic));
  const known = depths.filter((depth) => depth >= 0);
  return known.length > 0 ? Math.min(...known) : undefined;
}

/** Districts are next to each other when either of them says so. */
const nextTo = once((id: string): readonly string[] =>
  city.districts
    .filter(
      (row) => list(row["adjacent"]).includes(id) || list(DISTRICTS.get(id)?.["adjacent"]).includes(row["id"] ?? ""),
    )
    .map(idOf),
);

// --- hours

const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
interface Hour {
  from: number;
  to: number;
  /** What is said of the day before its hours: 2nd+4th, or a day alone. */
  weeks: string[];
  day?: string | undefined;
  holidays: boolean;
}
type Hours = Hour[];
/** What a day is in its month: the how-manieth of its weekday, whether the last, whether a holiday. */
interface Kind {
  nth: number;
  last: boolean;
  holiday: boolean;
}
/** The days of one weekday in a year of 52 weeks: a fifth comes four times, and where it does the fourth is not the last. */
const YEAR: Kind[] = [
  [1, false, 12] as const,
  [2, false, 12] as const,
  [3, false, 12] as const,
  [4, false, 4] as const,
  [4, true, 8] as const,
  [5, true, 4] as const,
].flatMap(([nth, last, times]) => Array.from({ length: times }, () => ({ nth, last, holiday: false })));
/** The holidays of the days that the demo city speaks of. */
const HOLIDAYS = ["2026-11-03", "2026-11-23", "2027-01-01", "2027-01-11", "2027-02-11", "2027-02-23"];

export function hours(texts: readonly string[]): Hours {
  return texts.map((text) => {
    const holidays = !text.endsWith(" not on holidays");
    const [clocks = "", day = "", weeks] = text.replace(" not on holidays", "").split(" ").toReversed();
    const alone = DAYS.includes(day) ? undefined : day;
    const weekday = alone === undefined ? DAYS.indexOf(day) : (new Date(`${alone}T12:00:00+09:00`).getUTCDay() + 6) % 7;
    const minute = (clock: string) => {
      const [hour = 0, past = 0] = clock.split(":").map(Number);
      return weekday * 1440 + hour * 60 + past;
    };
    const [from = "", to = ""] = clocks.split("-");
    return { from: minute(from), to: minute(to), weeks: weeks?.split("+") ?? [], day: alone, holidays };
  });
}
function kindOf(day: string): Kind {
  const date = new Date(`${day}T00:00:00Z`);
  const week = new Date(date.getTime() + 7 * 86_400_000);
  return {
    nth: Math.ceil(date.getUTCDate() / 7),
    last: week.getUTCMonth() !== date.getUTCMonth(),
    holiday: HOLIDAYS.includes(day),
  };
}
function falls(hour: Hour, kind: Kind): boolean {
  if (kind.holiday && !hour.holidays) return false;
  if (hour.weeks.length === 0) return true;
  return hour.weeks.some((week) => (week === "last" ? kind.last : week.startsWith(String(kind.nth))));
}
/** Of the times that are wanted, the part at which the other is to be had. A day that is over is not. */
function timesShared(wanted: Hour, free: Hour, at: Date): number {
  if (isOver([free], at)) return 0;
  if (wanted.day !== undefined && free.day !== undefined) return wanted.day === free.day ? 1 : 0;
  if (wanted.day !== undefined) return falls(free, kindOf(wanted.day)) ? 1 : 0;
  const times = YEAR.filter((kind) => falls(wanted, kind)).length;
  if (free.day !== undefined) return falls(wanted, kindOf(free.day)) ? 1 / times : 0;
  return YEAR.filter((kind) => falls(wanted, kind) && falls(free, kind)).length / times;
}
/** Counted minute by minute, so that it shares no arithmetic with the statement. */
const minutesOf = ({ from, to }: Hour) => minutesBetween(`${from}-${to}`);
const minutesBetween = once((span: string): ReadonlySet<number> => {
  const [from = 0, to = 0] = span.split("-").map(Number);
  return new Set(Array.from({ length: to - from }, (_, at) => from + at));
});
/** The part of the wanted minutes that the other is free for; all of them where hours overlap themselves. */
function shared(wanted: Hours, free: Hours, at: Date): number {
  const minutes = wanted
    .flatMap((one) => free.map((other) => [one, other] as const))
    .reduce((sum, [one, other]) => {
      const theirs = minutesOf(other);
      return sum + [...minutesOf(one)].filter((minute) => theirs.has(minute)).length * timesShared(one, other, at);
    }, 0);
  return Math.min(1, minutes / lengthOf(wanted));
}
const lengthOf = (spans: Hours) => spans.reduce((sum, span) => sum + minutesOf(span).size, 0);
/** All its days are over. */
function isOver(spans: Hours, at: Date): boolean {
  const today = new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
  return spans.length > 0 && spans.every(({ day }) => day !== undefined && day < today);
}

// --- places and days

type Spot = [longitude: number, latitude: number];
function spotOf(row: Cells | undefined): Spot | undefined {
  return row?.["longitude"] ? [Number(row["longitude"]), Number(row["latitude"])] : undefined;
}
/** Where a party is met: its own point, else that of the hall it meets at (the first by id). */
function whereabouts(party: string): Spot | undefined {
  const row = PARTIES.get(party);
  return spotOf(row) ?? spotOf(PLACES.get(list(row?.["meetsAt"]).toSorted()[0] ?? ""));
}
const rad = (degrees: number) => (degrees * Math.PI) / 180;
function metres([lon1, lat1]: Spot, [lon2, lat2]: Spot): number {
  const a =
    Math.sin(rad(lat2 - lat1) / 2) ** 2 +
    Math.cos(rad(lat1)) * Math.cos(rad(lat2)) * Math.sin(rad(lon2 - lon1) / 2) ** 2;
  return 2 * 6_378_140 * Math.asin(Math.sqrt(a));
}
function closeness(a: Spot | undefined, b: Spot | undefined): number {
  return a && b ? 1 / (1 + metres(a, b) / 1000) : 0.3;
}
const begins = once((day: string) => new Date(`${day}T00:00:00+09:00`));
const ends = once((day: string) => new Date(`${day}T23:59:59+09:00`));
function lasts(row: Cells, at: Date): boolean {
  return (!row["since"] || begins(row["since"]) <= at) && (!row["until"] || ends(row["until"]) > at);
}

// --- ties

/** Ties that hold at this moment, of these kinds, from either end: the other end, and which way they were read. */
function tied(id: string, kinds: readonly string[], at: Date, way: "out" | "in" | "both" = "both"): string[] {
  return tiesOf(id).flatMap((tie) => {
    if (!kinds.includes(tie["kind"]!) || !lasts(tie, at)) return [];
    if (way !== "in" && tie["from"] === id) return [tie["to"]!];
    if (way !== "out" && tie["to"] === id) return [tie["from"]!];
    return [];
  });
}
const MEETINGS: Cells[] = city.groups.flatMap((group) =>
  list(group["meetsAt"]).map((hall) => ({ kind: "MEETS_AT", from: idOf(group), to: hall })),
);
const tiesOf = once((id: string) =>
  [...city.ties, ...MEETINGS].filter((tie) => tie["from"] === id || tie["to"] === id),
);
const isPerson = (id: string) => id.startsWith("per_");

function tieToHelper(who: string, helper: string, at: Date): number {
  const own = tied(who, ["MEMBER_OF", "FREQUENTS", "WORKS_AT"], at, "out");
  const friends = tied(who, ["KNOWS", "FAMILY_OF"], at);
  if (friends.includes(helper)) return 1;
  if (own.includes(helper)) return 0.8;
  const haunts = tied(who, ["MEMBER_OF", "FREQUENTS"], at, "out");
  const met = haunts.flatMap((via) => tied(via, ["MEMBER_OF", "FREQUENTS"], at, "in"));
  if (helper !== who && met.includes(helper)) return 0.6;
  const further = friends.flatMap((via) => tied(via, ["KNOWS", "FAMILY_OF", "MEMBER_OF", "WORKS_AT"], at));
  return helper !== who && !helper.startsWith("plc_") && further.includes(helper) ? 0.4 : 0;
}

function tieToNeedy(provider: string, party: string, at: Date): number {
  if (!isPerson(party)) return 0;
  if (tied(provider, ["KNOWS", "FAMILY_OF", "MEMBER_OF", "FREQUENTS"], at).includes(party)) return 1;
  const via = tied(provider, ["MEMBER_OF", "FREQUENTS", "WORKS_AT", "MEETS_AT"], at).filter(
    (id) => !id.startsWith("com_"),
  );
  const further = via.flatMap((id) => tied(id, ["MEMBER_OF", "FREQUENTS", "KNOWS"], at));
  return party !== provider && further.includes(party) ? 0.6 : 0;
}

function tieToWisher(wisher: string, party: string, at: Date): number {
  if (!isPerson(party) || party === wisher) return 0;
  const friends = tied(wisher, ["KNOWS", "FAMILY_OF"], at);
  if (friends.includes(party)) return 1;
  const haunts = tied(wisher, ["MEMBER_OF", "FREQUENTS"], at, "out");
  if (haunts.some((via) => tied(via, ["MEMBER_OF", "FREQUENTS"], at, "in").includes(party))) return 0.8;
  return friends.some((via) => tied(via, ["KNOWS", "FAMILY_OF"], at).includes(party)) ? 0.5 : 0;
}

function load(offer: Cells, at: Date): number {
  const helped = city.ties.filter(
    (tie) => tie["kind"] === "HELPS" && tie["from"] === offer["id"] && (!tie["until"] || ends(tie["until"]) > at),
  );
  // And introductions that all agreed to and that are not over, unless they led to help that is counted already.
  const introduced = city.introductions.filter((row) => {
    const moves = list(row["moves"]).map((each) => each.split(" ")[0]!);
    const parties = 2 + list(row["through"]).length;
    const active =
      moves.filter((each) => each === "AGREE").length === parties &&
      !moves.includes("CLOSE") &&
      !moves.includes("DECLINE");
    const about = list(row["concerns"]);
    return active && about.includes(idOf(offer)) && !helped.some((tie) => about.includes(tie["to"]!));
  });
  return helped.length + introduced.length;
}

// --- the questions

export interface HelpAsked {
  district: string;
  topics: readonly string[];
  for?: string | undefined;
  when?: readonly string[] | undefined;
  relax?: readonly string[] | undefined;
  at: Date;
}

export interface HelpExpected {
  candidates: Expected[];
  /** How many are left behind each gate, in order. */
  gates: [gate: string, left: number][];
  /** Gates that alone keep somebody out. */
  alone: string[];
}

interface Considered {
  offer: Cells;
  depth: number;
  rank: number;
  shut: string[];
}

/** Who can help: candidates in order with every part, and what is left at each gate. */
export function helpExpected(asked: HelpAsked): HelpExpected {
  const { district, topics, at, relax = [] } = asked;
  const need = asked.for?.startsWith("per_") ? undefined : NEEDS.get(asked.for ?? "");
  const holder = need ? need["who"]! : asked.for;
  const who = holder && isPerson(holder) ? PEOPLE.get(holder) : undefined;
  const wanted = hours(asked.when ?? list(need?.["slots"]));
  const traits = new Set([...list(need?.["traits"]), ...list(who?.["traits"])]);
  if (who?.["birthYear"]) {
    const age = at.getUTCFullYear() - Number(who["birthYear"]);
    if (age >= 65) traits.add("OVER_65");
    if (age < 18) traits.add("UNDER_18");
  }
  const groups = who ? tied(idOf(who), ["MEMBER_OF"], at, "out") : [];

  // Nobody is proposed to themselves.
  const others = reachedFrom([district, ...topics].join(" ")).filter(({ offer }) => offer["provider"] !== holder);
  const considered = others.map(({ offer, found }): Considered => {
    const slots = hours(list(offer["slots"]));
    const shut = [...found.needs];
    if (offer["state"] !== "OPEN" || !lasts(offer, at) || isOver(slots, at)) shut.push("OPEN");
    const helps = need && tied(idOf(offer), ["HELPS"], at, "out").includes(idOf(need));
    if (offer["cap"] && load(offer, at) >= Number(offer["cap"]) && !helps) shut.push("CAP");
    if (wanted.length > 0 && slots.length > 0 && shared(wanted, slots, at) === 0) shut.push("TIME");
    const met = (code: string) => traits.has(code) || (code === "MEMBER" && groups.includes(offer["provider"]!));
    if (holder && !list(offer["conditions"]).every(met)) shut.push("CONDITIONS");
    return { offer, depth: found.depth, rank: found.rank, shut: shut.filter((gate) => !relax.includes(gate)) };
  });
  const open = considered.filter(({ shut }) => shut.length === 0);
  const thin =
    open.filter(({ rank }) => rank === 0).length < 3 || relax.includes("NEIGHBOURS") || relax.includes("DISTRICT");
  const asks = ({ shut, rank }: Considered) =>
    !shut.includes("TOPIC") && !shut.includes("DISTRICT") && (thin || rank !== 1);
  let left = considered.filter(asks);
  const gates: [string, number][] = [["TOPIC", left.length]];
  for (const gate of ["OPEN", "CAP", "TIME", "CONDITIONS"]) {
    left = left.filter(({ shut }) => !shut.includes(gate));
    gates.push([gate, left.length]);
  }
  const candidates = open
    .filter(({ rank }) => thin || rank !== 1)
    .map(({ offer, depth, rank }): Expected => {
      const slots = hours(list(offer["slots"]));
      const cap = offer["cap"] ? Number(offer["cap"]) : undefined;
      const days = offer["observedAt"]
        ? (at.getTime() - begins(offer["observedAt"]).getTime()) / 86_400_000
        : undefined;
      return scored(idOf(offer), HELP_PARTS, {
        TOPIC: ({ 0: 1, 1: 0.85, [-1]: 0.4 } as Record<number, number>)[depth] ?? 0.7,
        TIME: wanted.length === 0 ? null : slots.length === 0 ? 0.5 : shared(wanted, slots, at),
        ROOM: cap === undefined ? 0.5 / (1 + load(offer, at)) : Math.max(0, cap - load(offer, at)) / cap,
        FRESHNESS: days === undefined ? 0.25 : 0.5 ** (Math.max(0, days) / 365),
        NEARNESS: [1, 0.5, 0.25][rank]!,
        DISTANCE: who ? closeness(spotOf(who), whereabouts(offer["provider"]!)) : null,
        TIES: who ? tieToHelper(idOf(who), offer["provider"]!, at) : null,
      });
    });
  const alone = [...new Set(considered.flatMap(({ shut }) => (shut.length === 1 ? shut : [])))];
  return { candidates: inOrder(candidates), gates, alone };
}

/** The offers that count for a district and the topics that are named behind it. */
const reachedFrom = once((about: string) => {
  const [district = "", ...topics] = about.split(" ");
  return city.offers.flatMap((offer) => {
    const found = reachOf(offer, district, topics);
    return found ? [{ offer, found }] : [];
  });
});

/** The best way in which an offer counts for a district and topics, and which gates it needs left open for it. */
function reachOf(
  offer: Cells,
  district: string,
  topics: readonly string[],
): { needs: string[]; rank: number; depth: number } | undefined {
  const depths = topics.flatMap((topic) => narrower(offer, topic) ?? []);
  const broader = topics.flatMap((topic) => topicsUp(topic).slice(1));
  const isBroader = list(offer["topics"]).some((topic) => broader.includes(topic));
  if (depths.length === 0 && !isBroader) return undefined;
  const serves = list(offer["serves"]);
  const within = (id: string) => servesWithin(offer, id);
  const above = districtsUp(district).slice(1);
  const here = within(district) || above.some((up) => serves.includes(up));
  if (depths.length > 0) {
    const depth = Math.min(...depths);
    if (here) return { needs: [], rank: 0, depth };
    if (nextTo(district).some(within)) return { needs: [], rank: 1, depth };
    const small = ["SCHOOL_DISTRICT", "NEIGHBOURHOOD"].includes(DISTRICTS.get(district)?.["level"] ?? "");
    if (small && above[0] !== undefined && within(above[0])) return { needs: ["DISTRICT"], rank: 2, depth };
  }
  return here && isBroader ? { needs: ["TOPIC"], rank: 0, depth: -1 } : undefined;
}

/** A topic that somebody needs or wishes for here, and how it is covered. */
export interface GapExpected {
  topic: string;
  mark: string | null;
  needs: number;
  wishes: number;
  formal: number;
  informal: number;
  outside: number;
}

/**
 * What is wanted in a school district against the open offers on it or something narrower, the thinnest cover first. Offers are counted up to three; in
 * all of the city only where there is none here, otherwise next door.
 */
export function gapsExpected(district: string, at: Date): GapExpected[] {
  const asking = [...city.needs, ...city.wishes].filter(
    (one) =>
      one["audience"] !== "SELF" &&
      schoolDistrictsOf(homesOf(one["who"]!)).includes(district) &&
      (idOf(one).startsWith("need_")
        ? one["state"] === "OPEN"
        : ["OPEN", "GROWING"].includes(one["state"]!) && one["stance"] !== "GIVE") &&
      (!one["since"] || begins(one["since"]) <= at),
  );
  const thin = ["ONLY_FORMAL", "ONLY_INFORMAL", "ONLY_ONE", "ONLY_OUTSIDE", "NONE"];
  const weight = ({ mark, needs, wishes }: GapExpected) =>
    ([0, 2, 2, 3, 4, 5][thin.indexOf(mark ?? "") + 1] ?? 0) * 1000 + needs + wishes;
  return [...new Set(asking.flatMap((one) => list(one["topics"])))]
    .map((topic): GapExpected => {
      const about = asking.filter((one) => list(one["topics"]).includes(topic));
      const needs = about.filter((one) => idOf(one).startsWith("need_")).length;
      const offers = reachedFrom(`${district} ${topic}`).filter(
        ({ offer, found }) =>
          found.depth >= 0 && offer["state"] === "OPEN" && lasts(offer, at) && !isOver(hours(list(offer["slots"])), at),
      );
      const count = (lane: string) =>
        offers.filter(({ offer, found }) => found.rank === 0 && offer["lane"] === lane).length;
      const [formal, informal] = [Math.min(3, count("FORMAL")), Math.min(3, count("INFORMAL"))];
      const none = formal + informal === 0;
      const elsewhere = [...nextTo(district), ...(none ? districtsUp(district).slice(1, 2) : [])];
      const outside = Math.min(3, offers.filter(({ offer }) => elsewhere.some((id) => servesWithin(offer, id))).length);
      const mark = none
        ? outside > 0
          ? "ONLY_OUTSIDE"
          : "NONE"
        : formal + informal === 1
          ? "ONLY_ONE"
          : informal === 0
            ? "ONLY_FORMAL"
            : formal === 0
              ? "ONLY_INFORMAL"
              : null;
      return { topic, mark, needs, wishes: about.length - needs, formal, informal, outside };
    })
    .toSorted((a, b) => weight(b) - weight(a) || (a.topic < b.topic ? -1 : 1));
}

function servesWithin(offer: Cells, district: string): boolean {
  return list(offer["serves"]).some((served) => districtsUp(served).includes(district));
}

/** Where a party is at home: the districts its row names. */
function homesOf(party: string): readonly string[] {
  const row = PARTIES.get(party);
  return list(row?.["livesIn"] ?? row?.["activeIn"] ?? row?.["locatedIn"]);
}

/** The school districts that these lie in, or hold. */
function schoolDistrictsOf(homes: readonly string[]): string[] {
  return schoolDistricts
    .filter((school) => homes.some((home) => districtsUp(home).includes(school) || districtsUp(school).includes(home)))
    .toSorted();
}

/** Which needs and wishes this offer could answer, of those at home in the districts that it serves, or in others. */
export function answeredBy(offer: Cells, at: Date, served = list(offer["serves"])): Expected[] {
  const own = list(offer["topics"]);
  const open = offer["state"] === "OPEN" && lasts(offer, at);
  const full = offer["cap"] && load(offer, at) >= Number(offer["cap"]);
  const free = hours(list(offer["slots"]));
  if (!open || full || isOver(free, at)) return [];
  const found = [...city.needs, ...city.wishes].flatMap((one): Expected[] => {
    const wish = idOf(one).startsWith("wish_");
    const party = one["who"]!;
    if ((wish && one["stance"] === "GIVE") || one["audience"] === "SELF") return [];
    if (!homesOf(party).some((home) => districtsUp(home).some((up) => served.includes(up)))) return [];
    const fit = fitOf(one, own, 2);
    if (fit === undefined || party === offer["provider"]) return [];
    if (!["OPEN", "GROWING"].includes(one["state"]!)) return [];
    if (tied(idOf(offer), ["HELPS"], at, "out").includes(idOf(one))) return [];
    const wanted = hours(list(one["slots"]));
    if (isOver(wanted, at)) return [];
    if (wanted.length > 0 && free.length > 0 && shared(wanted, free, at) === 0) return [];
    const holder = PEOPLE.get(party);
    const traits = new Set([...list(one["traits"]), ...list(holder?.["traits"])]);
    const age = holder?.["birthYear"] ? at.getUTCFullYear() - Number(holder["birthYear"]) : undefined;
    if (age !== undefined && age >= 65) traits.add("OVER_65");
    if (age !== undefined && age < 18) traits.add("UNDER_18");
    const member = holder && tied(party, ["MEMBER_OF"], at, "out").includes(offer["provider"]!);
    if (!list(offer["conditions"]).every((code) => traits.has(code) || (code === "MEMBER" && member))) return [];
    return [
      scored(idOf(one), OFFER_PARTS, {
        TOPIC: fit,
        TIME: wanted.length === 0 || free.length === 0 ? 0.5 : shared(wanted, free, at),
        URGENCY: wish ? 0.5 : Number(one["urgency"] || 2) / 3,
        DISTANCE: closeness(whereabouts(offer["provider"]!), whereabouts(party)),
        TIES: tieToNeedy(offer["provider"]!, party, at),
      }),
    ];
  });
  return inOrder(found);
}

/** What a company, group or person could do where it is at home: for each need and wish that of its offers which fits best. */
export function answeredByParty(party: string, at: Date): Expected[] {
  const best = new Map<string, Expected>();
  // Whoever lives in a neighbourhood is at home in its school district.
  const homes = homesOf(party).map(
    (home) => districtsUp(home)[Number(DISTRICTS.get(home)?.["level"] === "NEIGHBOURHOOD")]!,
  );
  for (const offer of city.offers.filter((each) => each["provider"] === party)) {
    for (const one of answeredBy(offer, at, homes)) {
      if (rounded(one) > rounded(best.get(one.id))) best.set(one.id, one);
    }
  }
  return inOrder([...best.values()]);
}

/** Which wishes answer this wish. */
export function wishesFor(wish: Cells, at: Date): Expected[] {
  const wisher = wish["who"]!;
  const homes = schoolDistrictsOf(homesOf(wisher));
  const nearby = homes.flatMap(nextTo).filter((id) => !homes.includes(id));
  const wanted = hours(list(wish["slots"]));
  const found = city.wishes.flatMap((one): Expected[] => {
    const party = one["who"]!;
    if (party === wisher || !["OPEN", "GROWING"].includes(one["state"]!) || one["audience"] === "SELF") return [];
    const stands = homesOf(party).flatMap(districtsUp);
    const here = stands.some((id) => homes.includes(id));
    if (!here && !stands.some((id) => nearby.includes(id))) return [];
    const fit = fitOf(one, list(wish["topics"]), 1);
    if (fit === undefined) return [];
    const stances = [wish["stance"], one["stance"]];
    const together = stances.filter((stance) => stance === "TOGETHER").length;
    if (together === 0 && stances[0] === stances[1]) return [];
    const free = hours(list(one["slots"]));
    if (isOver(free, at)) return [];
    if (wanted.length > 0 && free.length > 0 && shared(wanted, free, at) === 0) return [];
    return [
      scored(idOf(one), WISH_PARTS, {
        TOPIC: fit,
        STANCE: together === 1 ? 0.5 : 1,
        TIME: wanted.length === 0 || free.length === 0 ? 0.5 : shared(wanted, free, at),
        NEARNESS: here ? 1 : 0.5,
        DISTANCE: closeness(whereabouts(wisher), whereabouts(party)),
        TIES: tieToWisher(wisher, party, at),
      }),
    ];
  });
  return inOrder(found);
}

const MEETING_PLACES = ["IBASHO", "HALL", "COMMUNITY_CENTRE"];

/** Where this wish could come true. No place of this city tells its hours as a list. */
export function placesFor(wish: Cells, at: Date, among = city.places): Expected[] {
  const homes = schoolDistrictsOf(homesOf(wish["who"]!));
  const broader = list(wish["topics"]).flatMap((topic) => topicsUp(topic).slice(1, 2));
  return inOrder(
    among.flatMap((place): Expected[] => {
      const id = idOf(place);
      const here = schoolDistrictsOf(list(place["locatedIn"])).filter((school) => homes.includes(school));
      const fits = city.offers.flatMap((offer) => {
        const group = city.groups.find((one) => idOf(one) === offer["provider"]);
        if (offer["provider"] !== id && !list(group?.["meetsAt"]).includes(id)) return [];
        if (offer["state"] !== "OPEN" || !lasts(offer, at)) return [];
        if (!list(offer["serves"]).some((served) => districtsUp(served).some((up) => here.includes(up)))) return [];
        const depths = list(wish["topics"]).flatMap((topic) => narrower(offer, topic) ?? []);
        if (depths.length > 0) return [Math.min(...depths) === 0 ? 1 : 0.85];
        return list(offer["topics"]).some((topic) => broader.includes(topic)) ? [0.7] : [];
      });
      const open = here.length > 0 && wish["stance"] !== "RECEIVE" && MEETING_PLACES.includes(place["type"]!);
      if (fits.length === 0 && !open) return [];
      return [
        scored(id, PLACE_PARTS, {
          TOPIC: fits.length > 0 ? Math.max(...fits) : 0.4,
          TIME: 0.5,
          DISTANCE: closeness(whereabouts(wish["who"]!), spotOf(place)),
          TIES: tieToPlace(wish["who"]!, id, at),
        }),
      ];
    }),
  );
}

/** Which wishes could come true at this place: the other way round. */
export function wishesAt(place: Cells, at: Date): Expected[] {
  const open = city.wishes.filter((one) => one["audience"] !== "SELF" && ["OPEN", "GROWING"].includes(one["state"]!));
  return inOrder(open.flatMap((wish) => placesFor(wish, at, [place]).map((found) => ({ ...found, id: idOf(wish) }))));
}

function tieToPlace(wisher: string, place: string, at: Date): number {
  if (tied(wisher, ["FREQUENTS", "MEETS_AT"], at, "out").includes(place)) return 1;
  if (tied(wisher, ["MEMBER_OF"], at, "out").some((group) => tied(group, ["MEETS_AT"], at, "out").includes(place)))
    return 0.8;
  const friends = tied(wisher, ["KNOWS", "FAMILY_OF"], at);
  return friends.some((friend) => tied(friend, ["FREQUENTS"], at, "out").includes(place)) ? 0.5 : 0;
}

/** All that answers a wish: wishes and, unless it only gives, offers, the best first; behind them the places. */
export function answersWish(wish: Cells, at: Date): Expected[] {
  const [district] = schoolDistrictsOf(homesOf(wish["who"]!));
  const asked = { district: district!, topics: list(wish["topics"]), for: idOf(wish), at };
  const offers = wish["stance"] === "GIVE" || district === undefined ? [] : helpExpected(asked).candidates;
  return [...inOrder([...wishesFor(wish, at), ...offers]), ...placesFor(wish, at)];
}

/** What a need is asked with: the school district of its holder, the first by id, and all its topics. */
export function askedByNeed(need: Cells, at: Date): HelpAsked | undefined {
  const [district] = schoolDistrictsOf(homesOf(need["who"]!));
  return district ? { district, topics: list(need["topics"]), for: idOf(need), at } : undefined;
}

/** 1 about the same, 0.85 about something narrower, 0.7 about exactly one of the broader topics (so many levels up). */
function fitOf(thing: Cells, topics: readonly string[], levels: number): number | undefined {
  const depths = topics.flatMap((topic) => narrower(thing, topic) ?? []);
  if (depths.length > 0) return Math.min(...depths) === 0 ? 1 : 0.85;
  const broader = topics.flatMap((topic) => topicsUp(topic).slice(1, levels + 1));
  return list(thing["topics"]).some((topic) => broader.includes(topic)) ? 0.7 : undefined;
}

function scored(id: string, weights: Readonly<Record<string, number>>, parts: Parts): Expected {
  const applying = Object.entries(weights).filter(([part]) => parts[part] !== null);
  const sum = applying.reduce((total, [part, weight]) => total + weight * parts[part]!, 0);
  return { id, parts, score: sum / applying.reduce((total, [, weight]) => total + weight, 0) };
}

function rounded(one: Expected | undefined): number {
  return one ? Math.round(one.score * 1e6) : -1;
}

/** As scores are rounded to six places before they are compared; then by id. */
function inOrder(found: Expected[]): Expected[] {
  return found.toSorted((a, b) => rounded(b) - rounded(a) || (a.id < b.id ? -1 : 1));
}
