import { useEffect, useState } from "react";
import { Link } from "react-router";
import { operations } from "virtual:catalogue";
import { titleOf, type Answer } from "../answer/contract.ts";
import { addressOf } from "../ask/address.ts";
import { useThingName } from "../ask/names.ts";
import { Title } from "../frame/title.tsx";
import { ask } from "../server/client.ts";
import { useWords } from "../words/index.ts";
import { useDistrict } from "../work/district.tsx";

interface Part {
  readonly question: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Whether what it is called may be about one person: then it is shown only when somebody asks for it. */
  readonly personal: boolean;
}

/** A district on one page, strengths first; what each part shows is an answer of the catalogue. */
const SECTIONS: readonly (readonly [
  name: "strengths" | "vision" | "gaps" | "wishes" | "ties",
  parts: readonly Part[],
])[] = [
  [
    "strengths",
    [
      { question: "MixingGenerations", personal: false },
      { question: "WishOutcomes", variables: { states: ["FULFILLED"] }, personal: true },
    ],
  ],
  ["vision", [{ question: "DistrictVision", personal: false }]],
  [
    "gaps",
    [
      { question: "UncoveredTopics", personal: false },
      { question: "LonelyPlaces", personal: false },
    ],
  ],
  ["wishes", [{ question: "WishOutcomes", variables: { states: ["OPEN", "GROWING"] }, personal: true }]],
  ["ties", [{ question: "MissingTies", personal: true }]],
];

const AT_MOST = 6;

export function MeetingPage() {
  const { t, day } = useWords();
  const [district, field] = useDistrict();
  const name = useThingName(district);
  const [named, setNamed] = useState(false);
  return (
    <div className="meeting">
      <Title text={name ? t("meeting.of", { name }) : t("meeting.title")} />
      <p className="printed">{day(new Date().toISOString())}</p>
      <div className="unprinted">{field}</div>
      <p className="actions unprinted">
        <button type="button" aria-pressed={named} onClick={() => setNamed(!named)}>
          {t(named ? "meeting.hideNames" : "meeting.showNames")}
        </button>
        <button type="button" onClick={() => window.print()}>
          {t("answer.print")}
        </button>
      </p>
      {district !== "" &&
        SECTIONS.map(([section, parts]) => (
          <section key={section} aria-labelledby={section}>
            <h2 id={section}>{t(`meeting.${section}`)}</h2>
            {parts.map((part) => (
              <PartView
                key={`${part.question} ${JSON.stringify(part.variables)}`}
                part={part}
                district={district}
                named={named}
              />
            ))}
          </section>
        ))}
    </div>
  );
}

function PartView({
  part,
  district,
  named,
}: {
  readonly part: Part;
  readonly district: string;
  readonly named: boolean;
}) {
  const { t } = useWords();
  const answer = useAnswerOf(part, district);
  if (answer === undefined) return <p className="hint">{t("answer.asking")}</p>;
  const { question, variables, personal } = part;
  const candidates = answer.candidates.edges.map(({ node }) => node);
  const shown = personal && !named ? [] : candidates;
  return (
    <>
      <p>
        <Link to={addressOf(question, { district, ...variables })}>
          {t(`meeting.counts.${question}`, { count: answer.total })}
        </Link>
      </p>
      {shown.length > 0 && (
        <ul>
          {shown.map((candidate) => (
            <li key={titleOf(candidate)}>{titleOf(candidate)}</li>
          ))}
        </ul>
      )}
      {answer.coverage?.sentence && <p className="hint">{answer.coverage.sentence}</p>}
    </>
  );
}

function useAnswerOf({ question, variables }: Part, district: string): Answer | undefined {
  const { tongue } = useWords();
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    const load = operations[question];
    if (!load) return;
    const controller = new AbortController();
    void (async () => {
      const { operation } = await load();
      const asked = { district, ...variables, first: AT_MOST, language: tongue.toUpperCase() };
      const { data } = await ask<Readonly<Record<string, Answer>>>(operation.document, asked, controller.signal);
      if (!controller.signal.aborted) setAnswer(data?.[operation.root]);
    })();
    return () => controller.abort();
  }, [question, variables, district, tongue]);
  return answer;
}
