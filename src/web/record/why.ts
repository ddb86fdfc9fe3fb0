import { questions } from "virtual:catalogue";
import { plainSentence } from "../ask/sentence.ts";
import { useWords } from "../words/index.ts";

/** The log names the questions that were asked as the schema calls them: here they are as the catalogue words them. */
export function useWhy(): (asked: string) => string {
  const { t, of, list } = useWords();
  const one = (root: string): string => {
    const question = questions.find((each) => each.root === root);
    return question ? `「${plainSentence(question, of)}」` : t(`log.roots.${root}`, { defaultValue: root });
  };
  return (asked) => list([...new Set(asked.split(", ").map(one))]);
}
