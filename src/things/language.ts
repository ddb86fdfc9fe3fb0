import { registerEnumType } from "type-graphql";

export enum Language {
  JA = "JA",
  EN = "EN",
}

registerEnumType(Language, {
  name: "Language",
  description: "The language of a sentence that Musubi writes. / Musubi が書く文の言語",
  valuesConfig: { JA: { description: "日本語" }, EN: { description: "English" } },
});

/** One sentence in both languages. */
export interface Words {
  readonly ja: string;
  readonly en: string;
}

export function inWords(words: Words, language: Language): string {
  return language === Language.EN ? words.en : words.ja;
}
