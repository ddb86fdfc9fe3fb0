import { useId } from "react";
import { Link } from "react-router";
import { operations } from "virtual:catalogue";
import { addressOf, type Variables } from "../ask/address.ts";
import { fieldAt, fieldsOf, type Field, type Operation } from "../catalogue/catalogue.ts";
import { useWords } from "../words/index.ts";
import { OF_A_CANDIDATE, isNamed, titleOf, type Candidate } from "./contract.ts";
import { FieldList } from "./field-list.tsx";
import { Reasons } from "./reasons.tsx";

const NODE = ["candidates", "edges", "node"] as const;
/** Said already in the card's heading. */
const IN_THE_HEADING = ["__typename", "id", "name", "nameEn"];

/** One candidate of any kind: what it is, why, how well it fits, and the next step. */
export function CandidateCard({
  rank,
  candidate,
  operation,
}: {
  readonly rank: number;
  readonly candidate: Candidate;
  readonly operation: Operation;
}) {
  const { t, of, number } = useWords();
  const id = useId();
  const { subject, party, score, verdict, reasons = [] } = candidate;
  const title = titleOf(candidate);
  const node = fieldAt(operation.shape, ...NODE);
  const subjectField = node?.shape && fieldAt(node.shape, "subject");
  const about = subjectField?.shape
    ? fieldsOf(subjectField.shape, subject).filter(
        ({ key }) => !IN_THE_HEADING.includes(key) && !(key === "sentence" && subject["sentence"] === title),
      )
    : [];
  const others = node?.shape
    ? fieldsOf(node.shape, Object(candidate)).filter(({ key }) => !OF_A_CANDIDATE.includes(key))
    : [];
  const named = (key: string, value: string): string => {
    const label = node?.shape && fieldAt(node.shape, key)?.values?.[value];
    return label ? of(label) : value;
  };

  return (
    <article className="candidate" aria-labelledby={id}>
      <header>
        <span className="rank" aria-hidden="true">
          {rank}
        </span>
        <h4 id={id}>{title}</h4>
        {party && party.name !== title && <p className="party">{party.name}</p>}
        {score && <span className="score">{t("answer.score", { value: number(score.value) })}</span>}
      </header>
      {verdict === "ASK_FIRST" && <p className="verdict">{named("verdict", verdict)}</p>}
      <Facts candidate={candidate} named={named} />
      <Reasons reasons={reasons} kinds={node?.shape && fieldAt(node.shape, "reasons", "steps", "kind")?.values} />
      {(about.length > 0 || others.length > 0) && (
        <div className="about">
          <FieldList fields={about} value={subject} />
          <FieldList fields={others} value={Object(candidate)} />
        </div>
      )}
      {score && <ScoreParts score={score} part={node?.shape && fieldAt(node.shape, "score", "parts", "part")} />}
      <NextSteps candidate={candidate} title={title} />
    </article>
  );
}

function Facts({
  candidate,
  named,
}: {
  readonly candidate: Candidate;
  readonly named: (key: string, value: string) => string;
}) {
  const { t, number, day } = useWords();
  const { nearness, distance, walk, slots = [], load, freshness, basis } = candidate;
  const hours = slots.map(({ words, text }) => words ?? text).join("、");
  const facts = [
    nearness ? named("nearness", nearness) : "",
    typeof distance === "number" ? t("answer.distance", { metres: number(Math.round(distance)) }) : "",
    typeof walk === "number" ? t("answer.walk", { minutes: walk }) : "",
    hours === "" ? "" : `${t("answer.hours")} ${hours}`,
    load
      ? load.cap === null
        ? t("answer.load", { now: load.now })
        : t("answer.loadOf", { now: load.now, cap: load.cap })
      : "",
    basis ? named("basis", basis) : "",
    freshness === undefined
      ? ""
      : freshness === null
        ? t("answer.neverConfirmed")
        : t("answer.confirmed", { day: day(freshness) }),
  ].filter((fact) => fact !== "");
  if (facts.length === 0) return null;
  return (
    <ul className="facts">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}

function ScoreParts({
  score,
  part,
}: {
  readonly score: NonNullable<Candidate["score"]>;
  readonly part: Field | undefined;
}) {
  const { t, of, number } = useWords();
  return (
    <details className="parts">
      <summary>{t("answer.parts")}</summary>
      <table>
        <tbody>
          {score.parts.map((each) => (
            <tr key={each.part}>
              <th scope="row">{part?.values?.[each.part] ? of(part.values[each.part]!) : each.part}</th>
              <td>
                {each.value === null ? (
                  t("answer.unknown")
                ) : (
                  <>
                    <meter min={0} max={1} value={each.value} aria-hidden="true" /> {number(each.value)}
                  </>
                )}
              </td>
              <td>{t("answer.weight", { value: number(each.weight) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** What somebody may want to ask next about this candidate; each is a question of the catalogue. */
function NextSteps({ candidate, title }: { readonly candidate: Candidate; readonly title: string }) {
  const { t } = useWords();
  const { subject, party, verdict } = candidate;
  const kind = subject["__typename"];
  const thing = isNamed(subject) ? subject : undefined;
  const owner = party ?? thing;
  const steps: { readonly to: string; readonly words: string }[] = [];
  const asking = (question: string, variables: Variables, words: string): void => {
    if (question in operations) steps.push({ to: addressOf(question, variables), words });
  };
  if (thing && ["Offer", "Need", "Wish", "Place"].includes(String(kind))) {
    asking("MatchesFor", { of: thing.id }, t("answer.matches"));
  }
  if (owner) steps.push({ to: `/ties/${owner.id}`, words: t("answer.ties") });
  if (verdict === "ASK_FIRST" && thing) {
    asking("MayShow", { thing: thing.id }, t("answer.mayShow"));
  }
  if (steps.length === 0) return null;
  return (
    <ul className="next unprinted" aria-label={t("answer.next")}>
      {steps.map(({ to, words }) => (
        <li key={to}>
          <Link to={to} aria-label={`${words}（${title}）`}>
            {words}
          </Link>
        </li>
      ))}
    </ul>
  );
}
