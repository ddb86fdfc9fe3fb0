import { verbOf, type Label } from "../catalogue/catalogue.ts";
import { useWords } from "../words/index.ts";
import type { Candidate } from "./contract.ts";

/** Why this candidate: each reason as a sentence, and the path drawn under it. */
export function Reasons({
  reasons,
  kinds = {},
}: {
  readonly reasons: NonNullable<Candidate["reasons"]>;
  readonly kinds?: Readonly<Record<string, Label>> | undefined;
}) {
  const { t, of } = useWords();
  if (reasons.length === 0) return null;
  return (
    <section className="reasons">
      <h5>{t("answer.why")}</h5>
      <ul>
        {reasons.map(({ sentence, steps }) => (
          <li key={sentence}>
            {sentence}
            {steps && steps.length > 1 && (
              <ol className="path" aria-label={t("answer.path")}>
                {steps.map((step, at) => (
                  <li key={`${step.from.id} ${step.kind} ${step.to.id}`}>
                    {at === 0 && <b>{step.from.name}</b>}
                    <i>{kinds[step.kind] ? verbOf(of(kinds[step.kind]!)) : step.kind}</i>
                    <b>{step.to.name === steps[at]?.from.name ? step.from.name : step.to.name}</b>
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
