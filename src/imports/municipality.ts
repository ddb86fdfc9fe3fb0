import { plain } from "./fields.ts";

const PREFECTURE = /^(北海道|東京都|京都府|大阪府|[^市区町村]{2,3}県)/u;
/** The check digit of a municipality's code: 6 5 4 3 2 times the digits, 11 minus the rest of the sum (全国地方公共団体コード). */
const WEIGHTS = [6, 5, 4, 3, 2];

export interface Municipality {
  readonly name: string;
  /** Six digits, null where no file has said it. */
  readonly code: string | null;
}

/** 「愛媛県松山市」 is 松山市, 「札幌市中央区」 札幌市, 「福岡県糟屋郡志免町」 志免町; null when no municipality is named. */
export function municipalityName(text: string): string | null {
  const name = plain(text)
    .replace(PREFECTURE, "")
    .replace(/^[^市町村]+郡(?=.+[町村]$)/u, "");
  const ofWard = /^(.+市).+区$/u.exec(name);
  const whole = ofWard ? ofWard[1]! : name;
  return /^.+[市区町村]$/u.test(whole) ? whole : null;
}

/** The municipality in which an address lies, as far as its text says so without doubt. */
export function municipalityOfAddress(address: string): string | null {
  const rest = plain(address).replace(PREFECTURE, "");
  const city = /^((?:四日市|八日市|廿日市|野々市|余市|市川|市原)[市町]|[^市区町村郡]+市|[^市区町村郡]+区)/u.exec(rest);
  return city ? city[1]! : null;
}

/** The code with its check digit, when the digits are those of a municipality (not of a prefecture, nor of a ward's list). */
export function municipalityCode(text: string): string | null {
  const digits = plain(text).replace(/\D/gu, "");
  if (digits.length === 5) return digits.endsWith("000") ? null : digits + checkDigit(digits);
  if (digits.length !== 6 || digits.slice(2, 5) === "000") return null;
  return checkDigit(digits.slice(0, 5)) === digits[5] ? digits : null;
}

function checkDigit(five: string): string {
  const sum = Array.from(five).reduce((total, digit, at) => total + Number(digit) * WEIGHTS[at]!, 0);
  return String((11 - (sum % 11)) % 10);
}
