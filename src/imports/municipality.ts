import { plain } from "./fields.ts";

const PREFECTURE = /^(北海道|東京都|京都府|大阪府|[^市区町村]{2,3}県)/u;
const WARD = /^(.+市)(.+区)$/u;
/** The check digit of a municipality's code: 6 5 4 3 2 times the digits, 11 minus the rest of the sum (全国地方公共団体コード). */
const WEIGHTS = [6, 5, 4, 3, 2];

export interface Municipality {
  readonly name: string;
  /** Six digits, null where no file has said it. */
  readonly code: string | null;
}

/** 「愛媛県松山市」 is 松山市, 「札幌市中央区」 札幌市, 「福岡県糟屋郡志免町」 志免町; null when no municipality is named. */
export function municipalityName(text: string): string | null {
  const name = withinPrefecture(text);
  const whole = WARD.exec(name)?.[1] ?? name;
  return /^.+[市区町村]$/u.test(whole) ? whole : null;
}

/** The ward of a city that a text names: of 「札幌市中央区」 中央区; null where it names a whole municipality, or none. */
export function wardName(text: string): string | null {
  return WARD.exec(withinPrefecture(text))?.[2]?.trim() ?? null;
}

/** Without prefecture and 郡, whatever stands between them: 村, 町 and 市 are in names of 郡 too (東村山郡, 余市郡). */
function withinPrefecture(text: string): string {
  return plain(text)
    .replace(PREFECTURE, "")
    .trim()
    .replace(/^.+?郡(?=.+[町村]$)/u, "")
    .trim();
}

/** The municipality in which an address lies, as far as its text says so without doubt. */
export function municipalityOfAddress(address: string): string | null {
  const rest = plain(address).replace(PREFECTURE, "");
  const city = /^((?:四日市|八日市|廿日市|野々市|余市|市川|市原)[市町]|[^市区町村郡]+市|[^市区町村郡]+区)/u.exec(rest);
  return city ? city[1]! : null;
}

/**
 * The code with its check digit, when the digits are those of a municipality (not of a prefecture, nor of a ward's list). Five digits
 * are a code without its check digit, or one from which a spreadsheet took the zero in front; where they may be both, nobody knows.
 */
export function municipalityCode(text: string): string | null {
  const digits = plain(text).replace(/\D/gu, "");
  const readings = digits.length === 5 ? [digits + checkDigit(digits), `0${digits}`] : [digits];
  const codes = readings.filter(isMunicipality);
  return codes.length === 1 ? codes[0]! : null;
}

/** Two digits of the prefecture (01 to 47), three of the municipality (from 100 on), one to check them by. */
function isMunicipality(code: string): boolean {
  const prefecture = Number(code.slice(0, 2));
  return (
    /^\d\d[1-9]\d{3}$/u.test(code) && prefecture >= 1 && prefecture <= 47 && checkDigit(code.slice(0, 5)) === code[5]
  );
}

function checkDigit(five: string): string {
  const sum = Array.from(five).reduce((total, digit, at) => total + Number(digit) * WEIGHTS[at]!, 0);
  return String((11 - (sum % 11)) % 10);
}
