/** Names in the order in which Japanese reads them (五十音), by their reading where it is known; what has none follows, by its letters. */
const COLLATOR = new Intl.Collator("ja", { sensitivity: "variant", numeric: true });

interface Read {
  readonly name: string;
  readonly kana?: string | null | undefined;
}

export function byReading(a: Read, b: Read): number {
  const read = Number(hasReading(b)) - Number(hasReading(a));
  return read !== 0 ? read : COLLATOR.compare(readingOf(a), readingOf(b));
}

function hasReading({ name, kana }: Read): boolean {
  return Boolean(kana) || !/\p{sc=Han}/u.test(name);
}

function readingOf({ name, kana }: Read): string {
  return hiragana(kana || name);
}

/** Katakana and hiragana are the same sounds. */
function hiragana(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[\u30A1-\u30F6]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! - 0x60));
}
