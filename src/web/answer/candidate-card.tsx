import { Fragment, useId, type ReactNode } from "react";
import { Link } from "react-router";
import { operations } from "virtual:catalogue";
import { addressOf, type Variables } from "../ask/address.ts";
import { useNamed } from "../ask/names.ts";
import { fieldAt, fieldsOf, type Field, type Operation } from "../catalogue/catalogue.ts";
import { Fold } from "../frame/fold.tsx";
import { NextActions } from "../record/next-actions.tsx";
import { useWords } from "../words/index.ts";
import { OF_A_CANDIDATE, isNamed, namedIn, titleOf, type Candidate } from "./contract.ts";
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
  level,
}: {
  readonly rank: number;
  readonly candidate: Candidate;
  readonly operation: Operation;
  /** Of its heading: below the lane that it stands in, or below the answer itself. */
  readonly level: 3 | 4;
}) {
  const { say, sayOf, score: scored } = useWords();
  const { named: nameOf } = useNamed();
  const id = useId();
  const Level = level === 3 ? "h3" : "h4";
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
  const named = (key: string, value: string): ReactNode => {
    const label = node?.shape && fieldAt(node.shape, key)?.values?.[value];
    return label ? sayOf(label) : value;
  };

  return (
    <article className="candidate" id={`candidate-${rank}`} tabIndex={-1} aria-labelledby={id}>
      <header>
        <span className="rank" aria-hidden="true">
          {rank}
        </span>
        <Level id={id}>
          <Heading candidate={candidate} title={title} />
        </Level>
        {party && party.name !== title && <p className="party">{nameOf(party)}</p>}
        {score && <span className="score">{say("answer.score", { value: scored(score.value) })}</span>}
      </header>
      {verdict === "ASK_FIRST" && <p className="verdict">{named("verdict", verdict)}</p>}
      <Facts candidate={candidate} named={named} />
      <Reasons
        level={level === 3 ? 4 : 5}
        reasons={reasons}
        kinds={node?.shape && fieldAt(node.shape, "reasons", "steps", "kind")?.values}
      />
      {(about.length > 0 || others.length > 0) && (
        <div className="about">
          <FieldList fields={about} value={subject} />
          <FieldList fields={others} value={Object(candidate)} />
        </div>
      )}
      {score?.parts && (
        <ScoreParts parts={score.parts} part={node?.shape && fieldAt(node.shape, "score", "parts", "part")} />
      )}
      <NextSteps candidate={candidate} title={title}>
        <NextActions candidate={candidate} question={operation.name} title={title} />
      </NextSteps>
    </article>
  );
}

/** Its title; in plain Japanese with the readings of the names it is made of. */
function Heading({ candidate, title }: { readonly candidate: Candidate; readonly title: string }) {
  const { named } = useNamed();
  const bearers = namedIn(candidate);
  if (bearers.map(({ name }) => name).join(" — ") !== title) return <>{title}</>;
  return (
    <>
      {bearers.map((bearer, at) => (
        <Fragment key={bearer.id}>
          {at > 0 && " — "}
          {named(bearer)}
        </Fragment>
      ))}
    </>
  );
}

function Facts({
  candidate,
  named,
}: {
  readonly candidate: Candidate;
  readonly named: (key: string, value: string) => ReactNode;
}) {
  const { say, number, day, list } = useWords();
  const { nearness, distance, walk, slots = [], load, freshness, basis } = candidate;
  const hours = list(slots.map(({ words, text }) => words ?? text));
  const facts = [
    nearness ? named("nearness", nearness) : "",
    typeof distance === "number" ? say("answer.distance", { metres: number(Math.round(distance)) }) : "",
    typeof walk === "number" ? say("answer.walk", { minutes: walk }) : "",
    hours === "" ? "" : [say("answer.hours"), " ", hours],
    load
      ? load.cap === null
        ? say("answer.load", { now: load.now })
        : say("answer.loadOf", { now: load.now, cap: load.cap })
      : "",
    basis ? named("basis", basis) : "",
    freshness === undefined
      ? ""
      : freshness === null
        ? say("answer.neverConfirmed")
        : say("answer.confirmed", { day: day(freshness) }),
  ].filter((fact) => fact !== "");
  if (facts.length === 0) return null;
  return (
    <ul className="facts">
      {facts.map((fact, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- facts of one candidate, which come whole
        <li key={at}>{fact}</li>
      ))}
    </ul>
  );
}

function ScoreParts({
  parts,
  part,
}: {
  readonly parts: NonNullable<NonNullable<Candidate["score"]>["parts"]>;
  readonly part: Field | undefined;
}) {
  const { say, sayOf, number, score } = useWords();
  return (
    <Fold className="parts" summary={say("answer.parts")}>
      <table>
        <tbody>
          {parts.map((each) => (
            <tr key={each.part}>
              <th scope="row">{part?.values?.[each.part] ? sayOf(part.values[each.part]!) : each.part}</th>
              <td>
                {each.value === null ? (
                  say("answer.unknown")
                ) : (
                  <>
                    <meter min={0} max={1} value={each.value} aria-hidden="true" /> {score(each.value)}
                  </>
                )}
              </td>
              <td>{say("answer.weight", { value: number(each.weight) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
}

/** What somebody may want to ask next about this candidate; each is a question of the catalogue. */
function NextSteps({
  candidate,
  title,
  children,
}: {
  readonly candidate: Candidate;
  readonly title: string;
  readonly children: ReactNode;
}) {
  const { t, say } = useWords();
  const { subject, party, verdict } = candidate;
  const kind = subject["__typename"];
  const thing = isNamed(subject) ? subject : undefined;
  const owner = party ?? thing;
  const steps: { readonly to: string; readonly key: string }[] = [];
  const asking = (question: string, variables: Variables, key: string): void => {
    if (question in operations) steps.push({ to: addressOf(question, variables), key });
  };
  if (thing && ["Offer", "Need", "Wish", "Place"].includes(String(kind))) {
    asking("MatchesFor", { of: thing.id }, "answer.matches");
  }
  if (owner) steps.push({ to: `/ties/${owner.id}`, key: "answer.ties" });
  if (verdict === "ASK_FIRST" && thing) {
    asking("MayShow", { thing: thing.id }, "answer.mayShow");
  }
  return (
    <ul className="next unprinted" aria-label={t("answer.next")}>
      {steps.map(({ to, key }) => (
        <li key={to}>
          <Link to={to}>
            {say(key)}
            <span className="unseen">（{title}）</span>
          </Link>
        </li>
      ))}
      {children}
    </ul>
  );
}
