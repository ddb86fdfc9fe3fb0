/** One sentence in both languages. */
export interface Words {
  readonly ja: string;
  readonly en: string;
}

/** Something at the console that the operator can mend: one sentence with the mend, shown without a stack. */
export class OperatorFault extends Error {
  override name = "OperatorFault";
  readonly words: Words;

  /** As an error among errors it says the English sentence. */
  constructor(words: Words, options?: ErrorOptions) {
    super(words.en, options);
    this.words = words;
  }
}

/** Japanese first; a text that is in both languages already is said once. */
export function inBoth({ ja, en }: Words, between = "\n"): string {
  return ja === en ? ja : `${ja}${between}${en}`;
}
