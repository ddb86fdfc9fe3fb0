import type { Question } from "../catalogue/catalogue.ts";
import type { Tongue } from "../words/index.ts";

/** The question in words, with what is known of its variables in their places, and “…” for the rest. */
export function sentenceOf(question: Question, tongue: Tongue, names: Readonly<Record<string, string>> = {}): string {
  return question.sentence[tongue].replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => names[name] ?? usualOf(question, name) ?? "…",
  );
}

/** The question for a card, where nothing is known yet: “this district”, what is usual, and blanks to be filled in. */
export function plainSentence(question: Question, tongue: Tongue): string {
  const blanks = question.variables.map(({ name, input, usual }) => {
    const known = typeof usual === "string" || typeof usual === "number" ? String(usual) : undefined;
    return [name, known ?? (input === "district" ? HERE[tongue] : BLANK[tongue])] as const;
  });
  return sentenceOf(question, tongue, Object.fromEntries(blanks));
}

const HERE = { ja: "この校区", en: "this district" };
const BLANK = { ja: "◯◯", en: "…" };

function usualOf(question: Question, name: string): string | undefined {
  const usual = question.variables.find((each) => each.name === name)?.usual;
  return typeof usual === "string" || typeof usual === "number" ? String(usual) : undefined;
}
