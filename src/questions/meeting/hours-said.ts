/** Days and hours as people say them in a sentence, made into weekly hours such as `WE 13:00-17:00`; nothing where no day of the week is named. */

const DAYS: readonly (readonly [code: string, names: RegExp])[] = [
  ["MO", /月曜|月(?=[・、火水木金土日]*曜)|monday/u],
  ["TU", /火曜|火(?=[・、水木金土日月]*曜)|tuesday/u],
  ["WE", /水曜|水(?=[・、木金土日月火]*曜)|wednesday/u],
  ["TH", /木曜|木(?=[・、金土日月火水]*曜)|thursday/u],
  ["FR", /金曜|金(?=[・、土日月火水木]*曜)|friday/u],
  ["SA", /土曜|土日|土(?=[・、日月火水木金]*曜)|saturday|weekend/u],
  ["SU", /日曜|土日|sunday|weekend/u],
];
const WORKDAYS = ["MO", "TU", "WE", "TH", "FR"] as const;

/** What a part of the day is taken for, until somebody says it more exactly. */
const PARTS: readonly (readonly [names: RegExp, hours: string])[] = [
  [/午前|morning/u, "09:00-12:00"],
  [/午後|昼すぎ|afternoon/u, "13:00-17:00"],
  [/お昼|昼どき|noon|lunch/u, "11:30-13:30"],
  [/夕方|放課後|after school/u, "16:00-18:00"],
  [/夜|晩|evening|night/u, "18:00-21:00"],
  [/朝/u, "07:00-09:00"],
];
const ALL_DAY = "09:00-17:00";

/** @param sentence folded: NFKC, lower case */
export function hoursSaid(sentence: string): string[] {
  const named = DAYS.filter(([, names]) => names.test(sentence)).map(([code]) => code);
  const days = named.length > 0 ? named : /平日|weekday/u.test(sentence) ? WORKDAYS : [];
  const hours = clockSaid(sentence) ?? PARTS.find(([names]) => names.test(sentence))?.[1] ?? ALL_DAY;
  return days.map((day) => `${day} ${hours}`);
}

const CLOCK = /(午前|午後|朝|夕方|夜)?(\d{1,2})(?:時|:)(半|\d{2})?(?:分)?/gu;

/** 「10時から12時」「午後2時半ごろ」: from the first hour named to the second, or for one hour. */
function clockSaid(sentence: string): string | undefined {
  const said = Array.from(sentence.matchAll(CLOCK), ([, part, hour, rest]) => {
    const later = part === "午後" || part === "夕方" || part === "夜";
    const hours = Number(hour) + (later && Number(hour) < 12 ? 12 : 0);
    return hours * 60 + (rest === "半" ? 30 : Number(rest ?? 0));
  });
  const [from, second] = said;
  if (from === undefined) return undefined;
  // 「午後2時から4時」: the second hour is of the same half of the day.
  const until = second === undefined ? from + 60 : second <= from && second < 12 * 60 ? second + 12 * 60 : second;
  if (until <= from || until > 24 * 60) return undefined;
  return `${clock(from)}-${clock(until)}`;
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
