import { useEffect, useState } from "react";
import calledDocument from "../../../schema/operations/app/Called.graphql?raw";
import type { CalledQuery } from "../../operations.generated.ts";
import type { Question } from "../catalogue/catalogue.ts";
import { ask } from "../server/client.ts";
import { useWords } from "../words/index.ts";
import type { Variables } from "./address.ts";
import { isId } from "./names.ts";
import { sentenceOf } from "./sentence.ts";

/** The question's sentence with the names of what it is about. */
export function useQuestionInWords(question: Question | undefined, variables: Variables): string {
  const { tongue, of } = useWords();
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const ids = [...new Set(Object.values(variables).filter((value) => typeof value === "string" && isId(value)))].join(
    " ",
  );
  useEffect(() => {
    if (ids === "") return;
    const controller = new AbortController();
    const each = ids.split(" ").map(async (id) => {
      const { data } = await ask<CalledQuery>(calledDocument, { id }, controller.signal);
      return [id, data?.entity?.name ?? id] as const;
    });
    void Promise.all(each).then((found) => {
      if (!controller.signal.aborted) setNames(Object.fromEntries(found));
    });
    return () => controller.abort();
  }, [ids]);
  if (!question) return "";
  const said = Object.entries(variables).flatMap(([name, value]) => {
    if (typeof value !== "string" && typeof value !== "number") return [];
    const label = question.variables
      .find((each) => each.name === name)
      ?.values?.find((each) => each.value === value)?.label;
    const text = String(value);
    return [[name, label ? of(label) : isId(text) ? (names[text] ?? "…") : text] as const];
  });
  return sentenceOf(question, tongue, Object.fromEntries(said));
}
