import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { atLeast, NOTHING } from "../../graph/steady.ts";
import type { Mention } from "../../things/entity.ts";
import type { Noun } from "../../things/model.ts";
import { grams, luceneAny, squeeze } from "../../things/text.ts";

const mayMean = statement(import.meta.url, "understand.cypher");

export interface Found {
  [column: string]: unknown;
  entity: Mention & { level: number | string };
  words: [word: string, how: "LABEL" | "READING" | "SYNONYM"][];
  texts: string[];
}

export interface Understood {
  /** What the words mean when one meaning stands out; otherwise null. */
  readonly meant: Mention | null;
  /** What they may mean, the likeliest first, at most five. Holds `meant` and what came close to it; empty when the words mean nothing known. */
  readonly likely: readonly Mention[];
}

/** A meaning that scores less than this share of the best is not worth mentioning. */
const WORTH_MENTIONING = 0.3;
/** Below this share the second is no rival, and the first is taken without asking. */
const RIVAL = 0.92;
/** Only words found by pieces: how much of a known word must stand in the sentence. */
const ENOUGH_PIECES = 0.5;

/** What of these nouns is called by one of the words, or told of in these pieces (a full-text query, empty for none). */
async function mayBeMeant(
  context: Context,
  nouns: readonly Noun[],
  words: readonly string[],
  pieces: string,
): Promise<Found[]> {
  return context.ask<Found>(mayMean, { grams: atLeast(1, NOTHING, words), pieces: pieces || NOTHING, nouns });
}

/** Which topic a sentence in everyday words is about. One round trip. */
export async function topicMeant(context: Context, sentence: string): Promise<Understood> {
  const rows = await mayBeMeant(context, ["Topic"], grams(sentence), luceneAny(sentence));
  return topicOf(sentence, rows);
}

/** The same, for a sentence whose rows were read together with others'. */
export function topicOf(sentence: string, rows: readonly Found[]): Understood {
  return decide(scoreTopics(sentence, rows));
}

/** Which district is meant: by a name of its own, or by the name that stands in the words. One round trip. */
export async function districtMeant(context: Context, words: string): Promise<Understood> {
  const rows = await mayBeMeant(context, ["District"], grams(words), "");
  return decide(scoreDistricts(words, rows));
}

/** Both at once, for a question whose two arguments are words. One round trip. */
export async function bothMeant(
  context: Context,
  district: string,
  topic: string,
): Promise<{ district: Understood; topic: Understood }> {
  const all = [...new Set([...grams(district), ...grams(topic)])];
  const rows = await mayBeMeant(context, ["District", "Topic"], all, luceneAny(topic));
  const of = (noun: Noun) => rows.filter((row) => row.entity.noun === noun);
  return {
    district: decide(scoreDistricts(district, of("District"))),
    topic: decide(scoreTopics(topic, of("Topic"))),
  };
}

type Scored = [meaning: Mention, score: number][];

function decide(scored: Scored): Understood {
  const ranked = scored.toSorted(([a, x], [b, y]) => y - x || (a.id < b.id ? -1 : 1));
  const best = ranked[0];
  if (!best) return { meant: null, likely: [] };
  const likely = ranked.filter(([, score]) => score >= best[1] * WORTH_MENTIONING).slice(0, 5);
  const rival = likely[1];
  return {
    meant: rival && rival[1] > best[1] * RIVAL ? null : best[0],
    likely: likely.map(([meaning]) => meaning),
  };
}

/** A district's own full name counts most, then the longest name that stands in the words. */
function scoreDistricts(words: string, rows: readonly Found[]): Scored {
  const whole = squeeze(words);
  return rows.flatMap(({ entity, words: names }): Scored => {
    const standing = names.filter(([name]) => whole.includes(name));
    if (standing.length === 0) return [];
    const score = Math.max(
      ...standing.map(([name, how]) => (name === whole ? 100 : 1) * name.length + (how === "LABEL" ? 0.5 : 0)),
    );
    return [[entity, score]];
  });
}

/**
 * A topic's words that stand in the sentence are worth the more the longer they are, and nothing where they lie inside a longer word of
 * another topic (「病院の付き添い」 is not 「病院」). Only where no word stands as it is, pieces of words are compared.
 */
function scoreTopics(sentence: string, rows: readonly Found[]): Scored {
  const whole = squeeze(sentence);
  const standing = rows
    .filter((row) => row.words.length > 0)
    .map((row) => ({ ...row, words: row.words.filter(([word]) => stands(sentence, whole, word)) }));
  const all = standing.flatMap((row) => row.words.map(([word]) => word));
  const scored = new Map<string, [Mention, number]>();
  for (const { entity, words } of standing) {
    const own = words.filter(
      ([word]) =>
        !all.some((other) => other !== word && other.includes(word) && !words.some(([mine]) => mine === other)),
    );
    if (own.length === 0) continue;
    const covered = maximal(own.map(([word]) => word));
    // What is said is exactly what a topic is called: nothing else is meant.
    const called = own.some(([word, how]) => how === "LABEL" && word === whole) ? 100 : 1;
    const score = called * covered.reduce((sum, word) => sum + weight(word), 0);
    scored.set(entity.id, [entity, score * (1 + 0.02 * Number(entity.level))]);
  }
  if (scored.size === 0) {
    for (const { entity, texts } of rows) {
      const share = Math.max(0, ...texts.map((text) => piecesShared(squeeze(text), whole)));
      if (share >= ENOUGH_PIECES) scored.set(entity.id, [entity, share]);
    }
  }
  return [...scored.values()];
}

const LATIN = /^[\p{Script=Latin}\p{N}]+$/u;
const KANA_ONLY = /^[\p{Script=Hiragana}ー]+$/u;

/**
 * Does this word stand in the sentence as a word? Latin words must not be part of longer ones (LINE is not in "online"), and short
 * readings must not be cut out of a longer run of kana (いご is not in さいご).
 */
function stands(sentence: string, whole: string, word: string): boolean {
  if (LATIN.test(word)) {
    const spaced = ` ${sentence
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")} `;
    const letters = Array.from(word)
      .map((char) => `${char} ?`)
      .join("");
    return new RegExp(`(?<![a-z0-9])${letters.slice(0, -2)}(?:s|es|ing)?(?![a-z0-9])`, "u").test(spaced);
  }
  if (!KANA_ONLY.test(word) || word.length > 3) return whole.includes(word);
  for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + 1)) {
    const before = whole[at - 1];
    if (before === undefined || !KANA_ONLY.test(before) || "のがをにはでとも".includes(before)) return true;
  }
  return false;
}

/** Words that lie inside another of the same topic say nothing new. */
function maximal(words: readonly string[]): string[] {
  return words.filter((word) => !words.some((other) => other !== word && other.includes(word)));
}

/** 漢字 and カタカナ words carry more than runs of hiragana; Latin letters carry less each. */
function weight(word: string): number {
  const units = Array.from(word).reduce(
    (sum, char) => sum + (/\p{Script=Han}/u.test(char) ? 1.6 : /[\p{Script=Latin}\p{N}]/u.test(char) ? 0.5 : 1),
    0,
  );
  return units ** 1.5;
}

/**
 * How much of a known word stands in the sentence, though not in one piece: the greater of the share of its two-character pieces (runs of plain
 * hiragana say little and are left out) and of its 漢字. For a reading, which is all hiragana, nearly all of a long one. Chance is kept out by
 * asking for two at least: 「高い」 makes no 「高い木」.
 */
function piecesShared(word: string, whole: string): number {
  const pieces = Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2));
  if (KANA_ONLY.test(word)) return pieces.length < 6 ? 0 : Math.max(0, shareStanding(pieces, whole) - 0.2);
  const kanji = [...new Set(word.match(/\p{Script=Han}/gu) ?? [])];
  return Math.max(
    shareStanding(
      pieces.filter((piece) => !KANA_ONLY.test(piece)),
      whole,
    ),
    kanji.length > 1 ? shareStanding(kanji, whole) * 0.9 : 0,
  );
}

function shareStanding(parts: readonly string[], whole: string): number {
  const standing = parts.filter((part) => whole.includes(part)).length;
  return standing < 2 ? 0 : standing / parts.length;
}
