import { weekdays } from "../things/opening.ts";

/**
 * How the values of published tables are read: each function takes a cell as it stands and gives what we keep, null when it says nothing,
 * undefined when it says something that cannot be read. The cell itself is always kept beside it.
 */

/** Half-width katakana made full, white space one blank; everything else as the publisher wrote it. */
export function tidy(cell: string): string | null {
  const text = cell
    .replace(/[\uff61-\uff9f]+/gu, (kana) => kana.normalize("NFKC"))
    .replace(/\s+/gu, " ")
    .trim();
  return text === "" ? null : text;
}

/** NFKC: full-width digits and letters made plain. */
export function plain(cell: string): string {
  return cell.normalize("NFKC").replace(/\s+/gu, " ").trim();
}

/**
 * `(054)626-1139` and `０５４－６２６－１１３９` are 054-626-1139. Where its groups end only its publisher knows, so `626-1139` and
 * `0546261139` stay as they are, as do several numbers, or words beside it. A dash alone says that there is none.
 */
export function phone(cell: string): string | null {
  const text = plain(cell).replace(/(?<=[\d)])\s*[-\u2010-\u2015\u2212\u30fc]\s*(?=\d)/gu, "-");
  if (/^[-\u2010-\u2015\u2212\u30fc\s]*$/u.test(text)) return null;
  const parts = /^(?:\((\d{2,5})\)[- ]?|(\d{2,5})[- ])(\d{1,4})[- ](\d{3,4})$/u.exec(text);
  return parts ? `${parts[1] ?? parts[2]}-${parts[3]}-${parts[4]}` : text;
}

const YES = new Set(["1", "○", "◯", "〇", "●", "◎", "有", "あり", "有り", "可", "はい", "yes", "true", "y", "o"]);
const NO = new Set(["0", "×", "✕", "✖", "x", "無", "なし", "無し", "不可", "いいえ", "no", "false", "n", "-"]);

/** `1 ○ 有 可` are yes, `0 × 無 不可` no; `△` (in part) counts as no, because somebody may depend on it. */
export function flag(cell: string): boolean | null | undefined {
  const text = plain(cell).toLowerCase();
  if (text === "") return null;
  if (YES.has(text)) return true;
  if (NO.has(text) || text === "△") return false;
  return undefined;
}

/** A whole number: `50,700 ` is 50700, `１２人` 12, `40/12` (two departments) the first. */
export function count(cell: string): number | null | undefined {
  const text = plain(cell).replace(/[,、](?=\d{3})/gu, "");
  if (text === "") return null;
  const digits = /^約?(\d{1,9})\s*(?:人|名|台|席|\/|$)/u.exec(text);
  return digits ? Number(digits[1]) : undefined;
}

/** The parts of a cell that holds several: `;` `；` `/` `、` or a new line between them. */
export function several(cell: string): string[] {
  return cell
    .split(/[;；/、\n]/u)
    .map((part) => tidy(part))
    .filter((part) => part !== null);
}

/** A time of day as HH:MM: `9:00`, `９：００`, `午後7時半`, `9時`, and Excel's fraction of a day `0.375`. */
export function time(cell: string): string | null | undefined {
  const text = plain(cell);
  if (text === "") return null;
  if (/^0?\.\d+$/u.test(text)) {
    const minutes = Math.round(Number(text) * 24 * 60);
    return clock(Math.floor(minutes / 60), minutes % 60);
  }
  const parts = /^(午前|午後)?(\d{1,2})(?::(\d{2})(?::\d{2})?|時(?:(\d{1,2})分|(半))?)$/u.exec(text);
  if (!parts) return undefined;
  const hour = Number(parts[2]) + (parts[1] === "午後" && Number(parts[2]) < 12 ? 12 : 0);
  const minute = parts[5] ? 30 : Number(parts[3] ?? parts[4] ?? 0);
  return hour <= 24 && minute < 60 ? clock(hour, minute) : undefined;
}

function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

export { weekdays };

/** Opening hours as weekly slots (`MO 09:00-17:00`), only when days, opening and closing are all given as such. */
export function openingSlots(days: string, opens: string, closes: string): string[] {
  const from = time(opens);
  const to = time(closes);
  if (typeof from !== "string" || typeof to !== "string" || from >= to) return [];
  return weekdays(days).map((day) => `${day} ${from}-${to}`);
}

/**
 * Opening hours in words: from their columns when they are filled, else from the 【開館時間】…【休館日】… that many cities
 * write into the notes or the description.
 */
export function openingHours(days: string, opens: string, closes: string, ...notes: readonly string[]): string | null {
  const said = notes.map(tidy).filter((note) => note !== null);
  const [from, to] = [time(opens) ?? tidy(opens), time(closes) ?? tidy(closes)];
  const hours = [tidy(days), from && to ? `${from}～${to}` : (from ?? to)].filter(Boolean).join(" ");
  if (hours !== "") return [hours, ...said.slice(0, 1)].join("。");
  for (const note of said) {
    const open = /【(?:開館|開所|利用|開設|営業)(?:時間|日時)】\s*([^【]+)/u.exec(note);
    const closed = /【(?:休館|休所|休業|定休|閉館)日】\s*([^【]+)/u.exec(note);
    if (open) return [tidy(open[1]!), closed && `休館日: ${tidy(closed[1]!)}`].filter(Boolean).join("。");
  }
  return said.find((note) => /\d{1,2}[:：時]/u.test(note)) ?? null;
}

/** 緯度・経度 as a number of degrees; `34度52分0.5秒` and `34.52.0.5` are not guessed at. */
export function degrees(cell: string): number | null | undefined {
  const text = plain(cell);
  if (text === "") return null;
  return /^-?\d{1,3}(\.\d+)?$/u.test(text) ? Number(text) : undefined;
}
