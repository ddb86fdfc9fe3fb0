import { useNamed, usePlainTie } from "../ask/names.ts";
import { verbIn, type Label } from "../catalogue/catalogue.ts";
import { useWords } from "../words/index.ts";
import { ruby } from "../words/ruby.tsx";
import type { Candidate } from "./contract.ts";
import { chainsOf } from "./path.ts";

/** These say the same of both ends. */
const BOTH_WAYS = ["KNOWS", "FAMILY_OF", "ADJACENT_TO"];

/** Why this candidate: each reason as a sentence, and the path drawn under it. */
export function Reasons({
  reasons,
  level,
  kinds = {},
}: {
  /** Of its heading. */
  readonly level: 4 | 5;
  readonly reasons: NonNullable<Candidate["reasons"]>;
  readonly kinds?: Readonly<Record<string, Label>> | undefined;
}) {
  const { t, say, sayOf, isEasy } = useWords();
  const { named } = useNamed();
  const inPlain = usePlainTie();
  const Level = level === 4 ? "h4" : "h5";
  if (reasons.length === 0) return null;
  return (
    <section className="reasons">
      <Level>{say("answer.why")}</Level>
      <ul>
        {reasons.map(({ sentence, steps }) => (
          <li key={sentence}>
            {isEasy && steps
              ? steps.map((step) => (
                  <span key={`${step.from.id} ${step.kind} ${step.to.id}`}>{ruby(inPlain(step))} </span>
                ))
              : sentence}
            {steps &&
              steps.length > 1 &&
              chainsOf(steps).map(({ from, hops }) => (
                <ol key={`${from.id} ${hops[0]?.to.id ?? ""}`} className="path" aria-label={t("answer.path")}>
                  {hops.map(({ kind, to, backwards }, at) => (
                    <li key={`${kind} ${to.id}`}>
                      {at === 0 && <b>{named(from)}</b>}
                      <i className={BOTH_WAYS.includes(kind) ? "" : backwards ? "back" : "forth"}>
                        {kinds[kind] ? sayOf(verbIn(kinds[kind])) : kind}
                      </i>
                      <b>{named(to)}</b>
                    </li>
                  ))}
                </ol>
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
