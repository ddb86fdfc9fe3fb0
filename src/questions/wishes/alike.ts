import { squeeze } from "../../things/text.ts";

/**
 * Which texts are one wish in different words. By topic (the same 1, one kind of the other 0.85, two of one kind 0.5), by words (the share of two-character
 * pieces they have in common, rare pieces counting more: Dice's measure, weighted by inverse document frequency) and by hours (shared minutes by the shorter
 * of the two). What is given is all that is looked at, in the order of ids: the same wishes give the same groups on any machine.
 */

export interface Voiced {
  readonly id: string;
  /** Whose it is: a group needs three different ones. */
  readonly holder: string;
  readonly text: string;
  readonly topics: readonly { readonly id: string; readonly wider: string | null }[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export interface Likeness {
  /** TOPIC, WORDS, TIME; null where one of the two gives no hours. */
  readonly parts: readonly [number, number, number | null];
  readonly score: number;
}

export interface Flock {
  readonly middle: string;
  /** The others, the most alike first. */
  readonly others: readonly string[];
  /** The mean likeness of the others to the one in the middle, and the means of its parts. */
  readonly score: number;
  readonly parts: readonly (number | null)[];
}

export const WEIGHTS = { TOPIC: 0.4, WORDS: 0.4, TIME: 0.2 } as const;
/** As alike as two of one topic with nothing else in common and no hour shared. */
const ALIKE = 0.4;
const FEWEST = 3;

/** Starter groups: around each wish those alike to it; the largest first, then the most alike. Nobody's wish stands in two. */
export function flocksOf(wishes: readonly Voiced[]): Flock[] {
  const likeness = likenesses(wishes);
  const holder = new Map(wishes.map((wish) => [wish.id, wish.holder]));
  const free = new Set(wishes.map((wish) => wish.id));
  const flocks: Flock[] = [];
  for (;;) {
    let best: Flock | undefined;
    let most = FEWEST - 1;
    for (const middle of free) {
      const others = [...(likeness.get(middle) ?? [])].filter(([id]) => free.has(id));
      const holders = new Set([middle, ...others.map(([id]) => id)].map((id) => holder.get(id))).size;
      if (holders < Math.max(FEWEST, most)) continue;
      const flock = flockOf(middle, others);
      const better =
        best === undefined ||
        holders > most ||
        flock.score > best.score ||
        (flock.score === best.score && middle < best.middle);
      if (better) [best, most] = [flock, holders];
    }
    if (!best) return flocks.toSorted((a, b) => b.score - a.score || (a.middle < b.middle ? -1 : 1));
    flocks.push(best);
    for (const id of [best.middle, ...best.others]) free.delete(id);
  }
}

function flockOf(middle: string, others: readonly (readonly [string, Likeness])[]): Flock {
  const ranked = others.toSorted(([a, x], [b, y]) => y.score - x.score || (a < b ? -1 : 1));
  return {
    middle,
    others: ranked.map(([id]) => id),
    score: rounded(mean(ranked.map(([, like]) => like.score))),
    parts: [0, 1, 2].map((part) => {
      const known = ranked.flatMap(([, like]) => like.parts[part] ?? []);
      return known.length === 0 ? null : rounded(mean(known));
    }),
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
const rounded = (value: number) => Math.round(value * 1e6) / 1e6;

/** For each wish those alike to it. */
export function likenesses(wishes: readonly Voiced[]): Map<string, Map<string, Likeness>> {
  const pieces = new Map(wishes.map((wish) => [wish.id, new Set(piecesOf(wish.text))]));
  const frequency = new Map<string, number>();
  for (const own of pieces.values()) for (const piece of own) frequency.set(piece, (frequency.get(piece) ?? 0) + 1);
  const weight = (piece: string) => Math.log(1 + wishes.length / frequency.get(piece)!);
  const total = new Map([...pieces].map(([id, own]) => [id, [...own].reduce((sum, piece) => sum + weight(piece), 0)]));
  const found = new Map<string, Map<string, Likeness>>(wishes.map((wish) => [wish.id, new Map()]));
  for (const [at, a] of wishes.entries()) {
    for (const b of wishes.slice(at + 1)) {
      const topic = topicLikeness(a, b);
      const [own, theirs] = [pieces.get(a.id)!, pieces.get(b.id)!];
      let shared = 0;
      for (const piece of own) if (theirs.has(piece)) shared += weight(piece);
      const both = total.get(a.id)! + total.get(b.id)!;
      const like = weighed([topic, both === 0 ? 0 : (2 * shared) / both, timeLikeness(a, b)]);
      if (like.score < ALIKE) continue;
      found.get(a.id)!.set(b.id, like);
      found.get(b.id)!.set(a.id, like);
    }
  }
  return found;
}

function weighed(parts: readonly [number, number, number | null]): Likeness {
  const [topic, words, time] = parts;
  const sum = topic * WEIGHTS.TOPIC + words * WEIGHTS.WORDS + (time ?? 0) * WEIGHTS.TIME;
  const applied = WEIGHTS.TOPIC + WEIGHTS.WORDS + (time === null ? 0 : WEIGHTS.TIME);
  return { parts, score: rounded(sum / applied) };
}

export function topicLikeness(a: Pick<Voiced, "topics">, b: Pick<Voiced, "topics">): number {
  let best = 0;
  for (const mine of a.topics) {
    for (const theirs of b.topics) {
      if (mine.id === theirs.id) return 1;
      if (mine.wider === theirs.id || theirs.wider === mine.id) best = Math.max(best, 0.85);
      else if (mine.wider !== null && mine.wider === theirs.wider) best = Math.max(best, 0.5);
    }
  }
  return best;
}

function timeLikeness(a: Voiced, b: Voiced): number | null {
  const [own, theirs] = [minutesOf(a), minutesOf(b)];
  if (own === 0 || theirs === 0) return null;
  let shared = 0;
  for (const [i, start] of a.starts.entries()) {
    for (const [k, begin] of b.starts.entries())
      shared += Math.max(0, Math.min(a.ends[i]!, b.ends[k]!) - Math.max(start, begin));
  }
  return Math.min(1, shared / Math.min(own, theirs));
}

function minutesOf({ starts, ends }: Voiced): number {
  return starts.reduce((sum, start, at) => sum + ends[at]! - start, 0);
}

/** Two characters each, of folded text without spaces and signs. */
export function piecesOf(text: string): string[] {
  const chars = Array.from(squeeze(text));
  return chars.slice(1).map((char, at) => chars[at]! + char);
}

/** Pieces of at least two characters, with a 漢字 or three kana in them, that stand in more than one text; the longest first. */
export function wordsInCommon(texts: readonly string[], most = 5): string[] {
  const folded = texts.map(squeeze);
  const found = new Set<string>();
  for (const [at, text] of folded.entries()) {
    const chars = Array.from(text);
    const others = folded.filter((_, other) => other !== at);
    for (let from = 0; from < chars.length; from++) {
      let word = "";
      for (let to = from + 2; to <= Math.min(chars.length, from + 12); to++) {
        const longer = chars.slice(from, to).join("");
        if (!others.some((other) => other.includes(longer))) break;
        word = longer;
      }
      if (/\p{Script=Han}/u.test(word) || Array.from(word).length > 3) found.add(word);
    }
  }
  const words = [...found].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return words.filter((word, at) => !words.slice(0, at).some((longer) => longer.includes(word))).slice(0, most);
}

/** Stretches of the week in which at least so many of them are free, as slots; empty where there is none of half an hour. */
export function hoursForSeveral(
  hours: readonly Pick<Voiced, "starts" | "ends">[],
  enough = FEWEST,
): { start: number; end: number }[] {
  const events = hours.flatMap(({ starts, ends }) =>
    starts.flatMap((start, at): [number, number][] => [
      [start, 1],
      [ends[at]!, -1],
    ]),
  );
  const found: { start: number; end: number }[] = [];
  let free = 0;
  let since: number | undefined;
  for (const [minute, step] of events.toSorted(([a, x], [b, y]) => a - b || y - x)) {
    free += step;
    if (free >= enough) since ??= minute;
    else if (since !== undefined) {
      if (minute - since >= 30) found.push({ start: since, end: minute });
      since = undefined;
    }
  }
  return found;
}
