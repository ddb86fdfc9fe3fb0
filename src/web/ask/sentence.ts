import type { Label, Question } from "../catalogue/catalogue.ts";

type InTongue = (label: Label) => string;

/** The question in words, with what is known of its variables in their places, and “…” for the rest; readings are marked in it where `inTongue` marks them. */
export function sentenceOf(
  question: Question,
  inTongue: InTongue,
  names: Readonly<Record<string, string>> = {},
): string {
  return inTongue(question.sentence).replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => names[name] ?? usualOf(question, name) ?? "…",
  );
}

/** The question for a card, where nothing is known yet: “this district”, what is usual, and blanks to be filled in. */
export function plainSentence(question: Question, inTongue: InTongue): string {
  const blanks = question.variables.map(({ name, input, usual }) => {
    const known = typeof usual === "string" || typeof usual === "number" ? String(usual) : undefined;
    return [name, known ?? (input === "district" ? inTongue(HERE) : inTongue(BLANK))] as const;
  });
  return sentenceOf(question, inTongue, Object.fromEntries(blanks));
}

const HERE: Label = { ja: "この校区", en: "this district", easy: "この まち" };
const BLANK: Label = { ja: "◯◯", en: "…" };

function usualOf(question: Question, name: string): string | undefined {
  const usual = question.variables.find((each) => each.name === name)?.usual;
  return typeof usual === "string" || typeof usual === "number" ? String(usual) : undefined;
}
