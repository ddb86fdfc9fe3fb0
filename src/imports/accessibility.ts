import type { Reader } from "./detect.ts";
import { flag, several } from "./fields.ts";

/** The columns of the 2023+ data set that say what a place has for whom, and our code for it. */
const CODES: readonly (readonly [column: string, code: string])[] = [
  ["車椅子可", "WHEELCHAIR"],
  ["車椅子貸出", "WHEELCHAIR_LOAN"],
  ["ツエ貸出", "CANE_LOAN"],
  ["バリアフリートイレ", "TOILET"],
  ["スロープ、エレベータ、エスカレータ", "STEP_FREE"],
  ["点字ブロック等の移動支援", "TACTILE"],
  ["点字や読上による支援", "BRAILLE"],
  ["盲導犬・介助犬、聴導犬同伴", "GUIDE_DOG"],
  ["字幕", "SUBTITLES"],
  ["筆談対応", "WRITING"],
  ["優先駐車場", "PARKING"],
  ["オストメイト対応トイレ", "OSTOMATE"],
  ["授乳室", "NURSING_ROOM"],
  ["おむつ替えコーナー", "NAPPY_TABLE"],
  ["ベビーカー貸出", "PRAM"],
  ["ベビーカー利用", "PRAM"],
];

/** The same in the words of the 2020 data set's バリアフリー情報 and of the remarks. */
const IN_WORDS: readonly (readonly [words: RegExp, code: string])[] = [
  [/スロープ|段差解消|車椅子移動可/u, "STEP_FREE"],
  [/エレベータ/u, "LIFT"],
  [/多目的トイレ|多機能トイレ|車椅子.*トイレ|バリアフリートイレ/u, "TOILET"],
  [/オストメイト/u, "OSTOMATE"],
  [/授乳室/u, "NURSING_ROOM"],
  [/点字ブロック/u, "TACTILE"],
  [/点字(?!ブロック)/u, "BRAILLE"],
  [/車椅子貸出/u, "WHEELCHAIR_LOAN"],
  [/おむつ/u, "NAPPY_TABLE"],
  [/ベビーカー/u, "PRAM"],
  [/筆談/u, "WRITING"],
  [/(身障者|障害者|車椅子|優先).*駐車/u, "PARKING"],
];

export interface Accessibility {
  readonly codes: string[];
  /** Flags that are neither yes nor no: their columns. */
  readonly unread: { readonly column: string; readonly value: string }[];
}

export function accessibilityOf(reader: Reader): Accessibility {
  const codes = new Set<string>();
  const unread: Accessibility["unread"][number][] = [];
  const says = (heading: string): boolean => {
    const cell = reader.under(heading);
    const yes = flag(cell.value);
    if (yes === undefined) unread.push(cell);
    return yes === true;
  };
  for (const [column, code] of CODES) if (says(column)) codes.add(code);

  for (const part of [...affirmed(reader.cell("accessibility").value), ...affirmed(reader.cell("remarks").value)]) {
    for (const [said, code] of IN_WORDS) if (said.test(part)) codes.add(code);
  }
  return { codes: [...codes].toSorted(), unread };
}

const BRACKETED = /[（(]([^（()）]*)[)）]/gu;
const NOT_THERE = /(無し?|なし|ない|ません|未設置|未整備|未対応|×)$|不可/u;
const THERE = /(有り?|あり|ます|可|設置|整備|対応|完備|○)$/u;

/**
 * What a text in words says is there, part by part: of 「エレベータなし・スロープあり」 スロープあり. Parts that ・ joins and that say
 * neither are as the next one, for somebody may depend on it: 「エレベータ・スロープなし」 says of neither that it is there. What stands in
 * brackets is a part of its own, and means nothing behind something that is not there: 「トイレ無し（隣の公園にあり）」.
 */
export function affirmed(text: string): string[] {
  const whole = text
    .replace(/段差(?:[がは]?(?:無し?|なし|ない|ありません))/gu, "段差解消")
    .replace(BRACKETED, (bracketed) => bracketed.replace(/[;；/、\n・。]/gu, " "));
  return several(whole.replaceAll("。", "\n")).flatMap((sentence) => {
    const said: string[] = [];
    let there = true;
    for (const part of sentence.split("・").toReversed()) {
      const outside = part.replace(BRACKETED, "").trim();
      if (NOT_THERE.test(outside)) there = false;
      else if (THERE.test(outside)) there = true;
      if (!there) continue;
      const inside = [...part.matchAll(BRACKETED)].map(([, words]) => words!.trim());
      said.push(outside, ...inside.filter((words) => !NOT_THERE.test(words)));
    }
    return said;
  });
}
