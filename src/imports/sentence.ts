import { OperatorFault, type Words as Sentence } from "../graph/fault.ts";

export type { Sentence };

/** Why a row, or a whole file, was not taken in, and what to do about it. */
export interface Refusal {
  readonly file: string;
  /** As a spreadsheet counts them, the header row too; null when the whole file is meant. */
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: Sentence;
  readonly mend: Sentence;
}

/** A row was taken in, but something in it was not, or was mended. */
export interface Warning {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly said: Sentence;
}

/** A file that cannot be taken in at all. */
export class FileRefused extends OperatorFault {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    // In both languages already.
    super({ ja: inWords(refusal), en: inWords(refusal) });
    this.refusal = refusal;
  }
}

/** The whole file is refused, for this reason. */
export function refuseFile(file: string, reason: Sentence, mend: Sentence): FileRefused {
  return new FileRefused({ file, row: null, column: null, value: null, reason, mend });
}

/** A refusal as one or two lines of a report. */
export function inWords({ file, row, column, value, reason, mend }: Refusal): string {
  const where = [
    file,
    row === null ? null : `${row} 行目 (row ${row})`,
    column === null ? null : `「${column}」`,
    value === null || value === "" ? null : `値 (value) 「${short(value)}」`,
  ].filter((part) => part !== null);
  return `${where.join("、")}: ${inOneLine({ reason, mend })}`;
}

/** A refusal of what was asked for, and not of a row: both languages, without the place. */
export function inOneLine({ reason, mend }: Pick<Refusal, "reason" | "mend">): string {
  return `${reason.ja}${mend.ja} / ${reason.en.trim()} ${mend.en}`;
}

/** A value that fits in a line. */
export function short(value: string): string {
  const line = value.replace(/\s+/gu, " ").trim();
  return Array.from(line).length > 40 ? `${Array.from(line).slice(0, 40).join("")}…` : line;
}

/** The refusal of one draft. */
export function refusalOf(
  draft: { readonly origin?: { readonly file: string; readonly row: number }; readonly source: string },
  column: string | null,
  value: string | null,
  reason: Sentence,
  mend: Sentence = { ja: "この行を直してください。", en: "Correct this row." },
): Refusal {
  return { file: draft.origin?.file ?? draft.source, row: draft.origin?.row ?? null, column, value, reason, mend };
}

export const PUT_RIGHT_BY_HAND: Sentence = {
  ja: "前回の取込みのあとに手で直されており、ファイルの内容も変わっています。手で直した方を残しました。",
  en: "It was put right by hand since it was last taken in, and the file has changed too. What was written by hand was kept.",
};
export const LEFT_AS_IS: Sentence = {
  ja: "ファイルの方が正しければ、Musubi の画面で直してください。",
  en: "If the file is right, correct the record in Musubi.",
};
