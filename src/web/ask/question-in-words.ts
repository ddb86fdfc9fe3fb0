import type { Question } from "../catalogue/catalogue.ts";
import { useWords } from "../words/index.ts";
import type { Variables } from "./address.ts";
import { isId, useNames } from "./names.ts";
import { sentenceOf } from "./sentence.ts";

/** The question's sentence with the names of what it is about. */
export function useQuestionInWords(question: Question | undefined, variables: Variables): string {
  const { tongue, of } = useWords();
  const names = useNames(Object.values(variables).filter((value) => typeof value === "string"));
  if (!question) return "";
  const said = Object.entries(variables).flatMap(([name, value]) => {
    if (typeof value !== "string" && typeof value !== "number") return [];
    const label = question.variables
      .find((each) => each.name === name)
      ?.values?.find((each) => each.value === value)?.label;
    const text = String(value);
    const called = names[text] === undefined ? "…" : (names[text] ?? text);
    return [[name, label ? of(label) : isId(text) ? called : text] as const];
  });
  return sentenceOf(question, tongue, Object.fromEntries(said));
}
