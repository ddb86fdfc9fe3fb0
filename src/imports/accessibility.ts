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
  [/スロープ|段差なし|段差解消|車椅子移動可/u, "STEP_FREE"],
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

  const words = [...several(reader.cell("accessibility").value), ...several(reader.cell("remarks").value)];
  for (const part of words.filter((each) => !/無し?$|なし$|不可/u.test(each))) {
    for (const [said, code] of IN_WORDS) if (said.test(part)) codes.add(code);
  }
  return { codes: [...codes].toSorted(), unread };
}
