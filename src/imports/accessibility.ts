import type { Reader } from "./detect.ts";
import { flag, several } from "./fields.ts";

/** The columns of the 2023+ data set that say what a place has for whom, and our code for it. */
const CODES: readonly (readonly [column: string, code: string])[] = [
  ["車椅子可", "STEP_FREE"],
  ["スロープ、エレベータ、エスカレータ", "STEP_FREE"],
  ["バリアフリートイレ", "TOILET"],
  ["優先駐車場", "PARKING"],
  ["オストメイト対応トイレ", "OSTOMATE"],
  ["授乳室", "NURSING_ROOM"],
  ["盲導犬・介助犬、聴導犬同伴", "GUIDE_DOG"],
  ["点字ブロック等の移動支援", "BRAILLE"],
  ["点字や読上による支援", "BRAILLE"],
];
/** And those that are things one can use there. */
const EQUIPMENT = [
  "車椅子貸出",
  "ツエ貸出",
  "おむつ替えコーナー",
  "字幕",
  "筆談対応",
  "ベビーカー貸出",
  "ベビーカー利用",
];

/** The same in the words of the 2020 data set's バリアフリー情報 and of the remarks. */
const IN_WORDS: readonly (readonly [words: RegExp, code: string])[] = [
  [/スロープ|段差なし|段差解消|車椅子移動可/u, "STEP_FREE"],
  [/エレベータ/u, "LIFT"],
  [/多目的トイレ|多機能トイレ|車椅子.*トイレ|バリアフリートイレ/u, "TOILET"],
  [/オストメイト/u, "OSTOMATE"],
  [/授乳室/u, "NURSING_ROOM"],
  [/点字/u, "BRAILLE"],
  [/(身障者|障害者|車椅子|優先).*駐車/u, "PARKING"],
];

export interface Accessibility {
  readonly codes: string[];
  readonly equipment: string[];
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
  const equipment = EQUIPMENT.filter(says);

  const words = [...several(reader.cell("accessibility").value), ...several(reader.cell("remarks").value)];
  for (const part of words.filter((each) => !/無し?$|なし$|不可/u.test(each))) {
    for (const [said, code] of IN_WORDS) if (said.test(part)) codes.add(code);
  }
  return { codes: [...codes].toSorted(), equipment, unread };
}
