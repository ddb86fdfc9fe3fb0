import type { Question } from "../catalogue/catalogue.ts";
import { useWords } from "../words/index.ts";
import { withReading } from "../words/ruby.tsx";
import type { Variables } from "./address.ts";
import { isId, useCalled } from "./names.ts";
import { sentenceOf } from "./sentence.ts";

/** The question's sentence with the names of what it is about; in plain Japanese with the readings marked in it. */
export function useQuestionInWords(question: Question | undefined, variables: Variables): string {
  const { markedOf, isEasy } = useWords();
  const called = useCalled(Object.values(variables).filter((value) => typeof value === "string"));
  if (!question) return "";
  const said = Object.entries(variables).flatMap(([name, value]) => {
    if (typeof value !== "string" && typeof value !== "number") return [];
    const label = question.variables
      .find((each) => each.name === name)
      ?.values?.find((each) => each.value === value)?.label;
    const text = String(value);
    const thing = called[text];
    const bears =
      thing === undefined ? "…" : thing === null ? text : isEasy ? withReading(thing.name, thing.kana) : thing.name;
    return [[name, label ? markedOf(label) : isId(text) ? bears : text] as const];
  });
  return sentenceOf(question, markedOf, Object.fromEntries(said));
}
