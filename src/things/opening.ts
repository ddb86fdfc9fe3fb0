import { slotMinutes, type Minutes } from "./slots.ts";

/** When a place is open: as hours where they are recorded or can be read without guessing, else as a word. Unknown is not closed. */
export type Opening =
  | { readonly kind: "HOURS"; readonly slots: readonly Minutes[] }
  /** Only after asking: 予約制, 相談に応じて. */
  | { readonly kind: "BY_ARRANGEMENT" }
  /** Opened in a disaster alone. */
  | { readonly kind: "IN_A_DISASTER" }
  | { readonly kind: "UNKNOWN" };

const UNKNOWN: Opening = { kind: "UNKNOWN" };
const DAY = 24 * 60;
const DAYS = ["月", "火", "水", "木", "金", "土", "日"] as const;
const CODES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

function plain(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, " ").trim();
}

/** The weekdays of 「月火水木金」, 「月～金」, 「月曜日・水曜日」 or 「毎日」, as MO TU …; nothing when other words stand beside them. */
export function weekdays(cell: string): string[] {
  const text = plain(cell).replace(/曜日?|[・、,\s/]/gu, "");
  if (/^(毎日|全日|年中無休)$/u.test(text)) return [...CODES];
  if (/^平日$/u.test(text)) return CODES.slice(0, 5);
  const range = /^([月火水木金土日])[~〜～\u2010-\u2015\u2212-]([月火水木金土日])$/u.exec(text);
  if (range) {
    const from = DAYS.findIndex((day) => day === range[1]);
    const to = DAYS.findIndex((day) => day === range[2]);
    return CODES.filter((_, at) => (from <= to ? at >= from && at <= to : at >= from || at <= to));
  }
  return /^[月火水木金土日]+$/u.test(text) ? CODES.filter((_, at) => text.includes(DAYS[at]!)) : [];
}

/** Hours as they are recorded, else what the words say, where every word of them is understood. */
export function openingOf(place: { openingSlots?: readonly string[] | null; openingHours?: string | null }): Opening {
  const recorded = (place.openingSlots ?? []).flatMap((slot) => slotMinutes(slot) ?? []);
  if (recorded.length > 0) return { kind: "HOURS", slots: recorded };
  return openingInWords(place.openingHours ?? "");
}

/** 「火〜日 9:00-21:00(月曜休館)」, 「水 16:30-20:00、土 11:00-14:00」, 「いつでも」, 「予約制」 …. What is not wholly understood is unknown. */
export function openingInWords(words: string): Opening {
  const text = plain(words);
  if (/^(?:予約|要予約|相談に応じて|見学は|鍵は)/u.test(text)) return { kind: "BY_ARRANGEMENT" };
  if (text.startsWith("災害時")) return { kind: "IN_A_DISASTER" };
  if (/^(?:いつでも|24時間|終日)$/u.test(text))
    return hours(CODES.flatMap((day) => slotMinutes(`${day} 00:00-24:00`) ?? []));
  const closed = new Set<string>();
  const rest = text.replace(/\(([^)]*)\)/gu, (whole, note: string) => {
    const weekly = /^([月火水木金土日・、]+)曜?日?(?:は)?(?:休館|定休|休み|休業|休)日?$/u.exec(
      note.replace(/曜日?/gu, ""),
    );
    if (weekly) weekdays(weekly[1]!).forEach((day) => closed.add(day));
    // One day of the month, or the days about New Year, do not change the week.
    return weekly || /^(?:第\d|年末年始|祝日|お盆)/u.test(note) ? "" : whole;
  });
  const parts = rest.split(/[、,;]/u).map((part) => part.trim());
  const slots = parts.map((part) => slotsIn(part, closed));
  return slots.some((part) => part === undefined) ? UNKNOWN : hours(slots.flatMap((part) => part ?? []));
}

/** Undefined where the part is not wholly days and hours. */
function slotsIn(part: string, closed: ReadonlySet<string>): Minutes[] | undefined {
  const found = /^(.*?)\s*(\d{1,2}):(\d{2})\s*[-~〜～\u2010-\u2015\u2212]\s*(\d{1,2}):(\d{2})$/u.exec(part);
  if (!found) return undefined;
  const days = found[1] === "" ? [...CODES] : weekdays(found[1]!);
  if (days.length === 0) return undefined;
  const [from, to] = [found.slice(2, 4), found.slice(4, 6)].map(
    ([hour, minute]) => `${hour!.padStart(2, "0")}:${minute!}`,
  );
  const slots = days.filter((day) => !closed.has(day)).map((day) => slotMinutes(`${day} ${from!}-${to!}`));
  return slots.some((slot) => slot === undefined) ? undefined : slots.flatMap((slot) => slot ?? []);
}

function hours(slots: readonly Minutes[]): Opening {
  return slots.length > 0 ? { kind: "HOURS", slots } : UNKNOWN;
}

/** How many minutes of this stretch of every day (from, to: minutes of the day) lie within the hours, Monday first. */
export function minutesOpen(slots: readonly Minutes[], from: number, to: number): number[] {
  return CODES.map((_, day) =>
    slots.reduce(
      (sum, slot) => sum + Math.max(0, Math.min(slot.end, day * DAY + to) - Math.max(slot.start, day * DAY + from)),
      0,
    ),
  );
}
