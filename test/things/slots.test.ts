import * as fc from "fast-check";
import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { isHoliday } from "../../src/things/holidays.ts";
import { nextTime } from "../../src/things/recurrence.ts";
import {
  EVERY_WEEK,
  recurrenceOf,
  slotAt,
  slotColumns,
  slotInWords,
  slotMinutes,
  slotMistake,
  TIMES_A_YEAR,
} from "../../src/things/slots.ts";

const WEEKS = ["1st", "2nd", "3rd", "4th", "5th", "last"];
const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** Holidays as the Cabinet Office announced them. */
const ANNOUNCED =
  `2026-01-01 2026-01-12 2026-02-11 2026-02-23 2026-03-20 2026-04-29 2026-05-03 2026-05-04 2026-05-05 2026-05-06 2026-07-20 2026-08-11
  2026-09-21 2026-09-22 2026-09-23 2026-10-12 2026-11-03 2026-11-23 2027-01-01 2027-01-11 2027-02-11 2027-02-23 2027-03-21 2027-03-22 2027-04-29
  2027-05-03 2027-05-04 2027-05-05 2027-07-19 2027-08-11 2027-09-20 2027-09-23 2027-10-11 2027-11-03 2027-11-23`.split(
    /\s+/u,
  );

function* daysOf(from: string, until: string): Generator<string> {
  for (let day = new Date(`${from}T00:00:00Z`); ; day = new Date(day.getTime() + 86_400_000)) {
    const text = day.toISOString().slice(0, 10);
    if (text > until) return;
    yield text;
  }
}

/** Does the slot's text mean this day? Read from the words alone, with a calendar. */
function means(text: string, day: string): boolean {
  const [, names, weekday, not] = /^(?:(\S+) )?(MO|TU|WE|TH|FR|SA|SU) \S+( not on holidays)?$/u.exec(text) ?? [];
  const date = new Date(`${day}T00:00:00Z`);
  if (DAYS[(date.getUTCDay() + 6) % 7] !== weekday || (not && isHoliday(day))) return false;
  if (!names) return true;
  const same = sameWeekday(day);
  return names.split("+").some((name) => (name === "last" ? same.at(-1) === day : same[WEEKS.indexOf(name)] === day));
}

/** The days of its month that fall on the same weekday, in order. */
function sameWeekday(day: string): string[] {
  const first = ((Number(day.slice(8)) - 1) % 7) + 1;
  const inMonth = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
  return [0, 7, 14, 21, 28]
    .map((more) => first + more)
    .filter((date) => date <= inMonth)
    .map((date) => `${day.slice(0, 8)}${String(date).padStart(2, "0")}`);
}

const recurring = fc
  .tuple(fc.subarray(WEEKS), fc.constantFrom(...DAYS), fc.boolean())
  .map(([weeks, day, not]) => `${[weeks.join("+"), day].join(" ").trim()} 14:00-16:00${not ? " not on holidays" : ""}`);
const meet = (a: string, b: string) => {
  const [one, other] = [slotMinutes(a)!, slotMinutes(b)!];
  return one.start < other.end && other.start < one.end && (one.weeks & other.weeks) !== 0;
};

describe("public holidays", () => {
  it("are those that the Cabinet Office announced, substitutes and days between included", () => {
    expect([...daysOf("2026-01-01", "2027-12-31")].filter(isHoliday)).toEqual(ANNOUNCED);
  });
});

describe("hours that return", () => {
  it("are said in both languages as a person would say them", () => {
    const said = [
      [
        "2nd+4th WE 14:00-16:00 not on holidays",
        "第2・第4水曜 14:00–16:00、祝日を除く",
        "2nd and 4th Wed 14:00–16:00, except on public holidays",
      ],
      [
        "第2・第4水曜 14:00-16:00 祝日を除く",
        "第2・第4水曜 14:00–16:00、祝日を除く",
        "2nd and 4th Wed 14:00–16:00, except on public holidays",
      ],
      ["last SA 10:00-12:00", "最終土曜 10:00–12:00", "last Sat 10:00–12:00"],
      ["最終土 10:00-12:00", "最終土曜 10:00–12:00", "last Sat 10:00–12:00"],
      ["1st+3rd+5th FR 09:00-10:00", "第1・第3・第5金曜 09:00–10:00", "1st, 3rd and 5th Fri 09:00–10:00"],
      ["水 14:00-16:00", "水 14:00–16:00", "Wed 14:00–16:00"],
      ["MO 10:00-12:00 not on holidays", "月 10:00–12:00、祝日を除く", "Mon 10:00–12:00, except on public holidays"],
      ["2026-12-05 10:00-12:00", "2026年12月5日(土) 10:00–12:00", "Sat 5 December 2026 10:00–12:00"],
    ] as const;
    for (const [text, ja, en] of said) {
      expect([slotInWords(text, "JA"), slotInWords(text, "EN")], text).toEqual([ja, en]);
      expect(slotMistake(text), text).toBeUndefined();
    }
  });

  it("mean the same in either language", () => {
    expect(slotMinutes("第2・第4水曜 14:00-16:00 祝日を除く")).toEqual(
      slotMinutes("2nd+4th WE 14:00-16:00 not on holidays"),
    );
    expect(slotMinutes("最終土 10:00-12:00")).toEqual(slotMinutes("last SA 10:00-12:00"));
  });

  it.each([
    ["WE 16:00-14:00", "終わりが始まりより後", "end after it begins"],
    ["2nd WE 23:00-24:30", "夜中の24:00まで", "by 24:00"],
    ["2026-02-30 10:00-12:00", "暦にありません", "no such day"],
    ["2027-02-29 10:00-12:00", "暦にありません", "no such day"],
    ["every WE 14:00-16:00", "のように書いてください", "Write"],
    ["6th WE 14:00-16:00", "のように書いてください", "Write"],
    ["第2水曜", "のように書いてください", "Write"],
  ])("「%s」 is none, and it is said why", (text, ja, en) => {
    expect(slotMinutes(text)).toBeUndefined();
    expect(slotMistake(text)?.ja).toContain(ja);
    expect(slotMistake(text)?.en).toContain(en);
  });

  it("fall on the days that their words mean, and those that the recurrence rule gives, over three years", () => {
    const [from, until] = ["2026-01-01", "2028-12-31"];
    fc.assert(
      fc.property(recurring, (text) => {
        const slot = slotMinutes(text)!;
        const asKept = [...daysOf(from, until)].filter((day) => {
          const at = slotAt(new Date(`${day}T15:00:00+09:00`));
          return slot.start <= at.start && at.start < slot.end && (slot.weeks & at.weeks) !== 0;
        });
        const { rule } = recurrenceOf(text)!;
        const byRule = new RRuleTemporal({
          temporal: Temporal,
          rruleString: `RRULE:${rule}`,
          dtstart: Temporal.ZonedDateTime.from(`${from}T14:00[Asia/Tokyo]`),
        })
          .between(new Date(`${from}T00:00:00+09:00`), new Date(`${until}T23:59:59+09:00`), true)
          .map((time) => time.toPlainDate().toString())
          .filter((day) => !text.endsWith("holidays") || !isHoliday(day));
        expect(asKept).toEqual([...new Set(byRule)]);
        expect(asKept).toEqual([...daysOf(from, until)].filter((day) => means(text, day)));
      }),
      { seed: 11, numRuns: 15 },
    );
  });

  it("meet exactly when there is a day on which both are", () => {
    const days = [...daysOf("2026-01-01", "2029-12-31")];
    fc.assert(
      fc.property(recurring, recurring, (a, b) => {
        expect(meet(a, b), `${a} / ${b}`).toBe(days.some((day) => means(a, day) && means(b, day)));
      }),
      { seed: 12, numRuns: 40 },
    );
  });

  it("stand in the graph side by side, with their days only where one does not return every week", () => {
    expect(slotColumns(["WE 14:00-16:00", "FR 10:00-11:00"])).toEqual({
      starts: [3720, 6360],
      ends: [3840, 6420],
      weeks: null,
      days: null,
      times: null,
    });
    expect(slotColumns(["FR 10:00-11:00", "2026-12-02 14:00-16:00", "1st+last WE 14:00-16:00"])).toEqual({
      starts: [3720, 3720, 6360],
      ends: [3840, 3840, 6420],
      weeks: [49 * 65, 1, EVERY_WEEK],
      days: [-1, 20_789, -1],
      times: [24, 1, 52],
    });
    expect(TIMES_A_YEAR.reduce<number>((sum, times) => sum + times, 0)).toBe(52);
  });

  it("say when they are next: at that very moment too, over a holiday, and never again once the day is over", () => {
    const now = new Date("2026-11-23T09:00:00+09:00");
    const next = (text: string, at = now) => nextTime(text, at)?.toISOString() ?? null;
    expect(next("WE 14:00-16:00")).toBe("2026-11-25T05:00:00.000Z");
    expect(next("MO 09:00-10:00")).toBe("2026-11-23T00:00:00.000Z");
    expect(next("MO 08:59-10:00")).toBe("2026-11-29T23:59:00.000Z");
    expect(next("MO 14:00-16:00")).toBe("2026-11-23T05:00:00.000Z");
    expect(next("MO 14:00-16:00 not on holidays")).toBe("2026-11-30T05:00:00.000Z");
    expect(next("4th+5th MO 14:00-16:00 not on holidays")).toBe("2026-11-30T05:00:00.000Z");
    expect(next("1st MO 14:00-16:00")).toBe("2026-12-07T05:00:00.000Z");
    expect(next("2026-12-05 10:00-12:00")).toBe("2026-12-05T01:00:00.000Z");
    expect(next("2026-12-05 10:00-12:00", new Date("2026-12-05T10:00:01+09:00"))).toBeNull();
    expect(next("whenever")).toBeNull();
  });
});
