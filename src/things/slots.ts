/** Weekly hours, wall clock of Asia/Tokyo, written `WE 14:00-16:00`; in the graph minutes of the week from Monday 00:00. */
const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
const DAYS_JA = ["月", "火", "水", "木", "金", "土", "日"] as const;
const MINUTES_OF_DAY = 24 * 60;
const SLOT = /^(MO|TU|WE|TH|FR|SA|SU) ([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;

export interface Minutes {
  readonly start: number;
  /** Not included. */
  readonly end: number;
}

/** Undefined when the text is not a slot, or ends before it begins, or runs past midnight. */
export function slotMinutes(text: string): Minutes | undefined {
  const parts = SLOT.exec(text.trim());
  if (!parts) return undefined;
  const day = DAYS.findIndex((each) => each === parts[1]) * MINUTES_OF_DAY;
  const start = Number(parts[2]) * 60 + Number(parts[3]);
  const end = Number(parts[4]) * 60 + Number(parts[5]);
  return start < end && end <= MINUTES_OF_DAY ? { start: day + start, end: day + end } : undefined;
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

/** 水 14:00–16:00 / Wed 14:00–16:00 */
export function slotInWords(text: string, language: "JA" | "EN"): string {
  const at = DAYS.findIndex((day) => text.startsWith(day));
  const day = language === "JA" ? DAYS_JA[at] : ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][at];
  return `${day ?? ""} ${text.slice(3).replace("-", "–")}`;
}

/** The minute of the week that a moment falls on in Asia/Tokyo, as a slot one minute long. */
export function slotAt(at: Date): Minutes {
  const tokyo = new Date(at.getTime() + 9 * 60 * 60 * 1000);
  const start = ((tokyo.getUTCDay() + 6) % 7) * MINUTES_OF_DAY + tokyo.getUTCHours() * 60 + tokyo.getUTCMinutes();
  return { start, end: start + 1 };
}

/** As the graph keeps them: the starts and the ends, side by side, in order. What is no slot is left out. */
export function slotColumns(texts: readonly string[]): { starts: number[]; ends: number[] } {
  const slots = texts.flatMap((text) => slotMinutes(text) ?? []).toSorted((a, b) => a.start - b.start);
  return { starts: slots.map((slot) => slot.start), ends: slots.map((slot) => slot.end) };
}

/** Stretches of the week as they are written, in order; each within one day. */
export function slotsOf(stretches: readonly Minutes[]): string[] {
  return stretches.toSorted((a, b) => a.start - b.start || a.end - b.end).map(slotText);
}
