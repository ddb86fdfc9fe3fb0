import { useSyncExternalStore } from "react";
import type { Tongue } from "./index.ts";

/** How years are counted: by the western calendar (西暦), by era (和暦), or both, as Japanese forms have it. */
export const RECKONINGS = ["BOTH", "WESTERN", "ERA"] as const;
export type Reckoning = (typeof RECKONINGS)[number];

const KEPT = "musubi:years";
const listeners = new Set<() => void>();

/** What was chosen in this browser; nothing, where nobody chose. */
function chosen(): Reckoning | undefined {
  return RECKONINGS.find((each) => each === localStorage.getItem(KEPT));
}

function listen(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

/** How years are counted in this browser, and how to choose otherwise. */
export function useReckoning(tongue: Tongue): readonly [Reckoning, (next: Reckoning) => void] {
  const now = useSyncExternalStore(listen, chosen) ?? usualIn(tongue);
  const choose = (next: Reckoning): void => {
    localStorage.setItem(KEPT, next);
    for (const tell of listeners) tell();
  };
  return [now, choose];
}

function usualIn(tongue: Tongue): Reckoning {
  return tongue === "ja" ? "BOTH" : "WESTERN";
}

const OF_JAPAN = { timeZone: "Asia/Tokyo" } as const;
const DAY = { year: "numeric", month: "long", day: "numeric", ...OF_JAPAN } as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The browser's own way to write a moment. Making one takes longer than all that a page writes with it: each is made once. */
export function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}

/** A day of Japan in words; the one way in which the app says days. What is no moment comes back as it is. */
export function dayIn(value: string, tongue: Tongue, reckoning: Reckoning = usualIn(tongue)): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  const [western, era] = tongue === "ja" ? ["ja-JP", "ja-JP-u-ca-japanese"] : ["en-GB", "en-GB-u-ca-japanese"];
  if (reckoning === "ERA") return inEra(date, era);
  const day = formatOf(western, { ...DAY, month: tongue === "ja" ? "long" : "short" }).format(date);
  if (reckoning === "WESTERN") return day;
  const year = eraYear(date, era);
  return tongue === "ja" ? day.replace("年", `年（${year}年）`) : `${day} (${year})`;
}

/** 令和8年11月25日; 25 Nov Reiwa 8. The first year of an era is 元年. */
function inEra(date: Date, locale: string): string {
  if (locale.startsWith("ja")) return formatOf(locale, { era: "short", ...DAY }).format(date);
  const day = formatOf("en-GB", { day: "numeric", month: "short", ...OF_JAPAN }).format(date);
  return `${day} ${eraYear(date, locale)}`;
}

function eraYear(date: Date, locale: string): string {
  const parts = formatOf(locale, { era: "long", year: "numeric", ...OF_JAPAN }).formatToParts(date);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? "";
  const year = part("year");
  return locale.startsWith("ja") ? `${part("era")}${year === "1" ? "元" : year}` : `${part("era")} ${year}`;
}
