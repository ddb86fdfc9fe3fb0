/**
 * How text is compared. One folding is applied to what is stored and to what is typed, so that 漢字 variants, ひらがな,
 * カタカナ, half and full width and upper case all meet. Neo4j's `cjk` analyzer does only part of this.
 */

/** Variant characters of names: the everyday one first, then those that mean the same. NFKC leaves all of these apart. */
const VARIANTS: ReadonlyMap<string, string> = new Map(
  (
    "高髙 崎﨑碕嵜 辺邊邉 浜濵濱 斉斎齋齊 沢澤 桜櫻 広廣 国國 島嶋嶌 真眞 竜龍 徳德 瀬瀨 恵惠 清淸 条條 来來 会會 学學 区區 県縣 体體 駅驛 " +
    "鉄鐵 蔵藏 万萬 与與 寿壽 栄榮 富冨 円圓 応應 関關 旧舊 桧檜 糸絲 荘莊 豊豐 頼賴 遥遙 鴎鷗 黒黑 黄黃 静靜 槙槇 吉𠮷 弥彌 彦彥 晃晄 教敎 " +
    "薮藪 壷壺 曽曾 蛍螢 塩鹽 亀龜 滝瀧 桑桒 巌巖 芦蘆 峰峯 杉椙 館舘 梅楳 松枩 浅淺 野埜 船舩 聡聰 亜亞"
  )
    .split(" ")
    .flatMap((group) => {
      const [everyday = "", ...others] = Array.from(group);
      return others.map((other): [string, string] => [other, everyday]);
    }),
);

/** NFKC → lower case → katakana to hiragana → variant characters to the everyday one → no white space at the ends, one between. */
export function fold(text: string): string {
  return Array.from(text.normalize("NFKC").toLowerCase(), (char) => {
    const code = char.codePointAt(0)!;
    return code >= 0x30a1 && code <= 0x30f6 ? String.fromCodePoint(code - 0x60) : (VARIANTS.get(char) ?? char);
  })
    .join("")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

/** Folded text without anything but letters and digits: the form in which words are looked for inside a sentence. */
export function squeeze(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}ー]+/gu, "");
}

/** So many characters of a sentence are read. */
const READ = 400;
/** A label in words of letters is no longer than this, spaces aside, and has no more words. */
const LONGEST = 60;
const MOST_WORDS = 8;

/**
 * Every run of characters of a sentence that could be a known word, so that the index can be asked for them by equality.
 * Only the first `limit` characters are read; a word is at most `longest` long, unless it is made of whole words between spaces, and a single character counts
 * only if it is a 漢字.
 */
export function grams(sentence: string, limit = READ, longest = 16): string[] {
  const read = Array.from(fold(sentence)).slice(0, limit).join("");
  const chars = Array.from(squeeze(read));
  const found = new Set<string>();
  for (let from = 0; from < chars.length; from++) {
    for (let length = 1; length <= longest && from + length <= chars.length; length++) {
      if (length === 1 && !/\p{Script=Han}/u.test(chars[from]!)) continue;
      found.add(chars.slice(from, from + length).join(""));
    }
  }
  const spaced = read.split(/[^\p{L}\p{N}ー]+/u).filter((word) => word !== "");
  for (let from = 0; from < spaced.length; from++) {
    for (let words = 1; words <= MOST_WORDS && from + words <= spaced.length; words++) {
      found.add(spaced.slice(from, from + words).join(""));
    }
  }
  return [...found].filter((word) => word.length <= LONGEST && (word.length > 1 || /\p{Script=Han}/u.test(word)));
}

/**
 * A Lucene query that finds the folded text as it stands. Lucene's own syntax is escaped; a single character, for which the bigram
 * index has no entry, becomes a prefix query. Empty when there is nothing to look for.
 */
export function lucene(text: string): string {
  const words = fold(text)
    .slice(0, 100)
    .split(/[^\p{L}\p{N}ー]+/u)
    .filter((word) => word !== "");
  return words.map((word) => (Array.from(word).length === 1 ? `${word}*` : `"${word}"`)).join(" AND ");
}

/** The same for a whole sentence: any of its two-character pieces may stand in what is found. */
export function luceneAny(sentence: string): string {
  const pieces = fold(sentence)
    .slice(0, READ)
    .split(/[^\p{L}\p{N}ー]+/u)
    .filter((word) => Array.from(word).length > 1);
  return pieces.map((word) => `(${word})`).join(" OR ");
}
