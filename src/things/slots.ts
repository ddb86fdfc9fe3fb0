import type { Words } from "./language.ts";
import { isHoliday } from "./holidays.ts";

/**
 * Hours that return, wall clock of Asia/Tokyo. As one writes them in a cell:
 *
 * | written                               | returns                                    |
 * | ------------------------------------- | ------------------------------------------ |
 * | `WE 14:00-16:00`                      | each Wednesday                             |
 * | `2nd+4th WE 14:00-16:00`              | in these weeks of the month, or the `last` |
 * | `WE 14:00-16:00 not on holidays`      | and so on, but on no public holiday        |
 * | `2026-12-05 10:00-12:00`              | never: on that day alone                   |
 *
 * or in Japanese: `第2・第4水曜 14:00-16:00 祝日を除く`.
 *
 * Whether two of them ever meet is known without a calendar: a day is, for its weekday, the first, second, third, fourth or fifth of its month, and
 * the last or not; and it is a holiday or not. These are twelve kinds of day, and each of the forms above is the hours of a weekday on some of the kinds. So in the graph
 * a slot is minutes of the week, the kinds as bits of one number, and the day itself where it is one day alone.
 */
export interface Hours {
  /** Minutes of the week from Monday 00:00. */
  readonly start: number;
  /** Not included. */
  readonly end: number;
  /** The kinds of day: 1, 2, 4 the first to the third of their weekday in the month, 8 the fourth that is not the last, 16 the fourth that is, 32 the fifth; the same times 64 on holidays. */
  readonly weeks: number;
  /** Days since 1970-01-01 where it is one day alone, otherwise -1. */
  readonly day: number;
  /** How often in a year, counted as 52 weeks: 52 each week, 12 for each week of the month, 1 for a day alone. */
  readonly times: number;
}

/** The stretch alone, whichever weeks it returns in. */
export type Minutes = Pick<Hours, "start" | "end">;

export const EVERY_WEEK = 4095;
const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
const DAYS_JA = ["月", "火", "水", "木", "金", "土", "日"] as const;
const DAYS_EN = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const MINUTES_OF_DAY = 24 * 60;
/** How often each kind of day comes in twelve months; together the 52 weeks. */
export const TIMES_A_YEAR = [12, 12, 12, 4, 8, 4] as const;

/** The weeks of the month by their names, each with the kinds of day it stands for. */
const WEEKS = [
  { en: "1st", ja: "第1", weeks: 1 },
  { en: "2nd", ja: "第2", weeks: 2 },
  { en: "3rd", ja: "第3", weeks: 4 },
  { en: "4th", ja: "第4", weeks: 8 + 16 },
  { en: "5th", ja: "第5", weeks: 32 },
  { en: "last", ja: "最終", weeks: 16 + 32 },
] as const;
const ORDINARY = 63;
const ON_HOLIDAYS = 64;

const CLOCK = "([01]\\d|2[0-4]):([0-5]\\d)[-–]([01]\\d|2[0-4]):([0-5]\\d)";
const ENGLISH = new RegExp(
  `^(?:((?:1st|2nd|3rd|4th|5th|last)(?:\\+(?:1st|2nd|3rd|4th|5th|last))*) )?(MO|TU|WE|TH|FR|SA|SU) ${CLOCK}( not on holidays)?$`,
  "u",
);
const JAPANESE = new RegExp(
  `^((?:第[1-5]|最終)(?:[・、](?:第?[1-5]|最終))*)?([月火水木金土日])(?:曜日?)? ?${CLOCK}([ 、]?祝日を除く)?$`,
  "u",
);
const ONE_DAY = new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2}) ${CLOCK}$`, "u");

/** A slot in its parts, or what is wrong with it. */
type Read = { weekday: number; names: readonly string[]; from: string; to: string; holidays: boolean; day?: string };

function read(text: string): Read | undefined {
  const plain = text.trim();
  const weekly = ENGLISH.exec(plain) ?? JAPANESE.exec(plain);
  if (weekly) {
    const [, names, day = "", h1, m1, h2, m2, not] = weekly;
    const english = DAYS.findIndex((each) => each === day);
    return {
      weekday: english >= 0 ? english : DAYS_JA.findIndex((each) => each === day),
      names: (names ?? "").split(/[+・、]/u).filter((name) => name !== ""),
      from: `${h1}:${m1}`,
      to: `${h2}:${m2}`,
      holidays: not === undefined,
    };
  }
  const one = ONE_DAY.exec(plain);
  if (!one) return undefined;
  const [, year, month, date, h1, m1, h2, m2] = one;
  const day = `${year}-${month}-${date}`;
  return {
    weekday: (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7,
    names: [],
    from: `${h1}:${m1}`,
    to: `${h2}:${m2}`,
    holidays: true,
    day,
  };
}

/** Minutes of the week of one day as they are written down. */
export function slotText({ start, end }: Minutes): string {
  const day = DAYS[Math.floor(start / MINUTES_OF_DAY)] ?? "MO";
  const from = start % MINUTES_OF_DAY;
  return `${day} ${clock(from)}-${clock(from + end - start)}`;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const weekNamed = (name: string) =>
  WEEKS.find(({ en, ja }) => name === en || name === ja || `第${name}` === ja) ?? WEEKS[0];

function exists(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** Undefined when the text is not a slot, ends before it begins, runs past midnight, or names a day that no calendar has. */
export function slotMinutes(text: string): Hours | undefined {
  const parts = read(text);
  if (!parts || (parts.day !== undefined && !exists(parts.day))) return undefined;
  const from = minute(parts.from);
  const to = minute(parts.to);
  if (from >= to || to > MINUTES_OF_DAY) return undefined;
  const start = parts.weekday * MINUTES_OF_DAY + from;
  const end = parts.weekday * MINUTES_OF_DAY + to;
  if (parts.day !== undefined) return { start, end, ...kindOf(parts.day), times: 1 };
  const named = parts.names.reduce((all, name) => all | weekNamed(name).weeks, 0);
  const ordinary = parts.names.length === 0 ? ORDINARY : named;
  return {
    start,
    end,
    weeks: ordinary + (parts.holidays ? ordinary * ON_HOLIDAYS : 0),
    day: -1,
    times: TIMES_A_YEAR.reduce<number>((sum, times, at) => sum + (ordinary & (1 << at) ? times : 0), 0),
  };
}

/** Which kind of day this one is, and its number. */
function kindOf(day: string): { weeks: number; day: number } {
  const date = new Date(`${day}T00:00:00Z`);
  const nth = Math.floor((date.getUTCDate() - 1) / 7);
  const after = new Date(date.getTime() + 7 * 86_400_000);
  const last = after.getUTCMonth() !== date.getUTCMonth();
  const bit = nth < 3 ? nth : nth === 4 ? 5 : last ? 4 : 3;
  return { weeks: (1 << bit) * (isHoliday(day) ? ON_HOLIDAYS : 1), day: Math.floor(date.getTime() / 86_400_000) };
}

/** What is wrong with a text that is no slot, and how to write it. */
export function slotMistake(text: string): Words | undefined {
  if (slotMinutes(text)) return undefined;
  const quoted = text.trim().slice(0, 40);
  const parts = read(text);
  if (!parts) {
    return {
      ja: `「${quoted}」は読めません。「WE 14:00-16:00」「2nd+4th WE 14:00-16:00 not on holidays」「2026-12-05 10:00-12:00」や「第2・第4水曜 14:00-16:00 祝日を除く」のように書いてください。`,
      en: `"${quoted}" cannot be read. Write "WE 14:00-16:00", "2nd+4th WE 14:00-16:00 not on holidays" or "2026-12-05 10:00-12:00".`,
    };
  }
  if (parts.day !== undefined && !exists(parts.day)) {
    return { ja: `「${quoted}」の日付は暦にありません。`, en: `"${quoted}": there is no such day.` };
  }
  return {
    ja: `「${quoted}」は、終わりが始まりより後で、夜中の24:00までになるように書いてください。`,
    en: `"${quoted}" must end after it begins, and by 24:00.`,
  };
}

/** 水 14:00–16:00 / 第2・第4水曜 14:00–16:00、祝日を除く / Wed 14:00–16:00 / 2nd and 4th Wed 14:00–16:00, except on public holidays */
export function slotInWords(text: string, language: "JA" | "EN"): string {
  const parts = read(text);
  if (!parts) return text;
  const japanese = language === "JA";
  const hours = `${parts.from}–${parts.to}`;
  if (parts.day !== undefined) {
    const [year, month, date] = parts.day.split("-").map(Number);
    if (japanese) return `${year}年${month}月${date}日(${DAYS_JA[parts.weekday]}) ${hours}`;
    const inFull = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
    return `${DAYS_EN[parts.weekday]} ${new Date(`${parts.day}T00:00:00Z`).toLocaleDateString("en-GB", inFull)} ${hours}`;
  }
  const weeks = parts.names.map(weekNamed);
  if (japanese) {
    const day =
      weeks.length === 0
        ? `${DAYS_JA[parts.weekday]}`
        : `${weeks.map(({ ja }) => ja).join("・")}${DAYS_JA[parts.weekday]}曜`;
    return `${day} ${hours}${parts.holidays ? "" : "、祝日を除く"}`;
  }
  const which = weeks.length === 0 ? "" : `${inARow(weeks.map(({ en }) => en))} `;
  return `${which}${DAYS_EN[parts.weekday]} ${hours}${parts.holidays ? "" : ", except on public holidays"}`;
}

/** 1st, 2nd and 4th */
function inARow(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** The minute of the week that a moment falls on in Asia/Tokyo, on that day alone. */
export function slotAt(at: Date): Hours {
  const tokyo = new Date(at.getTime() + 9 * 60 * 60 * 1000);
  const start = ((tokyo.getUTCDay() + 6) % 7) * MINUTES_OF_DAY + tokyo.getUTCHours() * 60 + tokyo.getUTCMinutes();
  return { start, end: start + 1, ...kindOf(tokyo.toISOString().slice(0, 10)), times: 1 };
}

/** Each week, holidays aside or not. */
export function returnsWeekly({ weeks, day }: Hours): boolean {
  return day < 0 && (weeks & ORDINARY) === ORDINARY;
}

/** As the graph keeps them, side by side and in order. What is no slot is left out; weeks, days and times are null where all return every week. */
export interface SlotColumns {
  starts: number[];
  ends: number[];
  weeks: number[] | null;
  days: number[] | null;
  times: number[] | null;
}

/** Stretches of the week as they are written, in order; each within one day. */
export function slotsOf(stretches: readonly Minutes[]): string[] {
  return stretches.toSorted((a, b) => a.start - b.start || a.end - b.end).map(slotText);
}

export function slotColumns(texts: readonly string[]): SlotColumns {
  const slots = texts.flatMap((text) => slotMinutes(text) ?? []).toSorted((a, b) => a.start - b.start || a.day - b.day);
  const weekly = slots.every((slot) => slot.weeks === EVERY_WEEK);
  return {
    starts: slots.map((slot) => slot.start),
    ends: slots.map((slot) => slot.end),
    weeks: weekly ? null : slots.map((slot) => slot.weeks),
    days: weekly ? null : slots.map((slot) => slot.day),
    times: weekly ? null : slots.map((slot) => slot.times),
  };
}

/** As a recurrence rule (RFC 5545) of its days, or the day itself. */
export interface Recurrence {
  readonly from: string;
  readonly to: string;
  readonly rule: string | null;
  readonly day: string | null;
  readonly holidays: boolean;
}

/** Undefined when the text is no slot. */
export function recurrenceOf(text: string): Recurrence | undefined {
  const parts = slotMinutes(text) && read(text);
  if (!parts) return undefined;
  const weekday = DAYS[parts.weekday];
  const days = parts.names.map((name) => `${ORDINALS[WEEKS.indexOf(weekNamed(name))]}${weekday}`);
  const rule = days.length === 0 ? `FREQ=WEEKLY;BYDAY=${weekday}` : `FREQ=MONTHLY;BYDAY=${days.join(",")}`;
  return {
    from: parts.from,
    to: parts.to,
    rule: parts.day === undefined ? rule : null,
    day: parts.day ?? null,
    holidays: parts.holidays,
  };
}
const ORDINALS = [1, 2, 3, 4, 5, -1];
