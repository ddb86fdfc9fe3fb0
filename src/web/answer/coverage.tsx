import { useWords } from "../words/index.ts";
import type { Answer } from "./contract.ts";

/** How much is known at all: the server's sentence, and in plain Japanese its figures. */
export function Coverage({ coverage }: { readonly coverage: NonNullable<Answer["coverage"]> }) {
  const { isEasy, say } = useWords();
  if (!isEasy) return <>{coverage.sentence}</>;
  return <>{say("easy.known", { offers: coverage.offersKnown, confirmed: coverage.confirmedWithinYear })}</>;
}
