import { useNamed } from "../ask/names.ts";
import { verbIn, type Label } from "../catalogue/catalogue.ts";
import { useWords } from "../words/index.ts";
import type { Candidate } from "./contract.ts";

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
  const { named, marked } = useNamed();
  const Level = level === 4 ? "h4" : "h5";
  if (reasons.length === 0) return null;
  return (
    <section className="reasons">
      <Level>{say("answer.why")}</Level>
      <ul>
        {reasons.map(({ sentence, steps }) => (
          <li key={sentence}>
            {isEasy && steps
              ? steps.map(({ kind, from, to }) => (
                  <span key={`${from.id} ${kind} ${to.id}`}>
                    {say(`easy.tie.${kind}`, { from: marked(from), to: marked(to) })}{" "}
                  </span>
                ))
              : sentence}
            {steps && steps.length > 1 && (
              <ol className="path" aria-label={t("answer.path")}>
                {steps.map((step, at) => (
                  <li key={`${step.from.id} ${step.kind} ${step.to.id}`}>
                    {at === 0 && <b>{named(step.from)}</b>}
                    <i>{kinds[step.kind] ? sayOf(verbIn(kinds[step.kind]!)) : step.kind}</i>
                    <b>{named(step.to.name === steps[at]?.from.name ? step.from : step.to)}</b>
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
