import { registerEnumType } from "type-graphql";
import type { Words } from "../graph/fault.ts";

export enum Language {
  JA = "JA",
  EN = "EN",
}

registerEnumType(Language, {
  name: "Language",
  description: "The language of a sentence that Musubi writes. / Musubi が書く文の言語",
  valuesConfig: { JA: { description: "日本語" }, EN: { description: "English" } },
});

export type { Words };

export function inWords(words: Words, language: Language): string {
  return language === Language.EN ? words.en : words.ja;
}
