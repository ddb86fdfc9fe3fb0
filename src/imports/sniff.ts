import { refuseFile } from "./sentence.ts";

export type Encoding = "UTF-8" | "UTF-8 BOM" | "CP932" | "EUC-JP" | "UTF-16LE" | "UTF-16BE";

export interface Sniffed {
  readonly encoding: Encoding;
  readonly text: string;
}

/** Files that are not text at all, whatever their name says, by their first bytes. */
const MAGIC: readonly (readonly [bytes: readonly number[], ja: string, en: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], "Excel（.xlsx）または ZIP のファイルです", "This is an Excel (.xlsx) or ZIP file"],
  [[0xd0, 0xcf, 0x11, 0xe0], "古い形式の Excel（.xls）のファイルです", "This is an old Excel (.xls) file"],
  [[0x25, 0x50, 0x44, 0x46], "PDF のファイルです", "This is a PDF file"],
  [[0x1f, 0x8b], "gzip で圧縮されています", "This is a gzip file"],
];

/**
 * The text of a file, in whichever encoding its bytes are wholly valid: byte order marks first, then strict UTF-8, CP932, EUC-JP.
 * Throws FileRefused when it is no text in any of them; never replaces a character.
 */
export function sniff(bytes: Uint8Array, file: string): Sniffed {
  const magic = MAGIC.find(([start]) => start.every((byte, at) => bytes[at] === byte));
  if (magic) {
    throw refuseFile(
      file,
      { ja: `${magic[1]}。`, en: `${magic[2]}.` },
      {
        ja: "表計算ソフトで開き、「CSV（コンマ区切り）」で保存し直してください（ZIP なら中のファイルを取り出してください）。",
        en: "Open it in a spreadsheet and save it as CSV (for a ZIP, take the file out of it).",
      },
    );
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    const text = decoded(bytes, "utf-8");
    if (text !== undefined) return { encoding: "UTF-8 BOM", text };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, "UTF-16LE", file);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, "UTF-16BE", file);
  const nul = bytes.subarray(0, 1_000).findIndex((byte) => byte === 0);
  if (nul >= 0) return utf16(bytes, nul % 2 === 1 ? "UTF-16LE" : "UTF-16BE", file);

  const utf8 = decoded(bytes, "utf-8");
  if (utf8 !== undefined) return { encoding: "UTF-8", text: utf8 };
  const cp932 = decoded(bytes, "shift_jis");
  const euc = decoded(bytes, "euc-jp");
  // EUC-JP mostly passes for CP932 as well, and then reads as a string of half-width katakana.
  if (cp932 !== undefined && (euc === undefined || halfWidth(cp932) <= 0.3)) return { encoding: "CP932", text: cp932 };
  if (euc !== undefined) return { encoding: "EUC-JP", text: euc };
  throw unreadable(file);
}

function utf16(bytes: Uint8Array, encoding: "UTF-16LE" | "UTF-16BE", file: string): Sniffed {
  const text = decoded(bytes, encoding.toLowerCase());
  if (text === undefined) throw unreadable(file);
  return { encoding, text };
}

function decoded(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** How much of what is not ASCII is half-width katakana. */
function halfWidth(text: string): number {
  const foreign = text.replace(/\p{ASCII}/gu, "");
  return foreign.length === 0 ? 0 : foreign.replace(/[^\uff61-\uff9f]/gu, "").length / foreign.length;
}

function unreadable(file: string): Error {
  return refuseFile(
    file,
    {
      ja: "文字コードが分かりません（UTF-8、Shift_JIS (CP932)、EUC-JP、UTF-16 のどれでも正しく読めません）。",
      en: "The character encoding is unknown (it is not wholly valid UTF-8, Shift_JIS (CP932), EUC-JP or UTF-16).",
    },
    { ja: "UTF-8 の CSV で保存し直してください。", en: "Save it again as CSV in UTF-8." },
  );
}
