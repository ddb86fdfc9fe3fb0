import { useCallback, useEffect, useState } from "react";
import { Link } from "react-router";
import { operations } from "virtual:catalogue";
import { titleOf, type Answer } from "../answer/contract.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { addressOf } from "../ask/address.ts";
import { useThingName } from "../ask/names.ts";
import { Title } from "../frame/title.tsx";
import { ask, type Trouble } from "../server/client.ts";
import { useWords } from "../words/index.ts";
import { useDistrict } from "../work/district.tsx";
import { SECTIONS, type Part } from "./parts.ts";

/** Listed of each part; the rest is counted. */
const LISTED = 6;
/** Fetched of a part that is summed up. */
const SUMMED = 50;

/** A district on one page for its meeting: for the wall, and as a sheet. Nothing about one person, until somebody asks for it. */
export function MeetingPage() {
  const { t, day } = useWords();
  const [district, field] = useDistrict();
  const name = useThingName(district);
  const [named, setNamed] = useNamesFor(district);
  return (
    <div className="meeting">
      <Title text={name ? t("meeting.of", { name }) : t("meeting.title")} />
      <p className="printed">
        {day(new Date().toISOString())}
        {named && `　${t("meeting.confidential")}`}
      </p>
      <div className="unprinted">{field}</div>
      <p className="actions unprinted">
        <button type="button" aria-pressed={named} onClick={() => setNamed(!named)}>
          {t(named ? "meeting.hideNames" : "meeting.showNames")}
        </button>
        <button type="button" onClick={() => window.print()}>
          {t("answer.print")}
        </button>
      </p>
      <p role="status" className={named ? "note unprinted" : "unseen"}>
        {named ? t("meeting.named") : ""}
      </p>
      {district !== "" && (
        <div className="one-page">
          {SECTIONS.map(([section, parts]) => (
            <section key={section} className={section} aria-labelledby={section}>
              <h2 id={section}>{t(`meeting.${section}`)}</h2>
              <div className="parts">
                {parts.map((part) => (
                  <PartView key={part.name} part={part} district={district} named={named} />
                ))}
              </div>
            </section>
          ))}
        </div>
      )}
    </div>
  );
}

/** Whether names are shown: for this district and this sitting only. Who turns to another window, or comes back to the page, has to ask again. */
function useNamesFor(district: string): readonly [boolean, (named: boolean) => void] {
  const [shownFor, setShownFor] = useState<string>();
  useEffect(() => {
    const hide = (): void => {
      if (document.visibilityState === "hidden") setShownFor(undefined);
    };
    document.addEventListener("visibilitychange", hide);
    return () => document.removeEventListener("visibilitychange", hide);
  }, []);
  return [shownFor === district, (named) => setShownFor(named ? district : undefined)];
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
  const words = useWords();
  const { t, number } = words;
  const { answer, trouble, again } = useAnswerOf(part, district);
  if (trouble) return <TroubleNote trouble={trouble} onAgain={again} />;
  if (answer === undefined) return <p className="hint">{t("answer.asking")}</p>;
  const { question, variables, personal, called, quiet, detail, summary } = part;
  const candidates = answer.candidates.edges.map(({ node }) => node).slice(0, LISTED);
  const shown = personal && !named ? [] : candidates;
  const more = answer.total - shown.length;
  const summed = summary?.(answer, words) ?? "";
  return (
    <div className="part">
      <h3>
        <Link to={addressOf(question, { district, ...variables })}>
          <b>{number(answer.total)}</b> {t(`meeting.counts.${part.name}`)}
        </Link>
      </h3>
      {summed !== "" && <p>{summed}</p>}
      {shown.length > 0 && (
        <ul>
          {shown.map((candidate) => {
            const said = detail?.(candidate.subject, words) ?? "";
            const name = called?.(candidate.subject) ?? titleOf(candidate);
            return (
              <li key={name}>
                {name}
                {said !== "" && <small> {said}</small>}
              </li>
            );
          })}
        </ul>
      )}
      {shown.length > 0 && more > 0 && <p className="hint">{t("meeting.more", { count: more })}</p>}
      {!quiet && answer.coverage?.sentence && <p className="hint">{answer.coverage.sentence}</p>}
    </div>
  );
}

interface Asked {
  readonly answer?: Answer;
  readonly trouble?: Trouble;
}

function useAnswerOf({ question, variables, summary }: Part, district: string): Asked & { readonly again: () => void } {
  const { tongue } = useWords();
  const [asked, setAsked] = useState<Asked>({});
  const [turn, setTurn] = useState(0);
  const first = summary ? SUMMED : LISTED;
  useEffect(() => {
    const load = operations[question];
    if (!load) return;
    const controller = new AbortController();
    setAsked({});
    void (async () => {
      const { operation } = await load();
      const sent = { district, ...variables, first, language: tongue.toUpperCase() };
      const reply = await ask<Readonly<Record<string, Answer>>>(operation.document, sent, controller.signal);
      if (controller.signal.aborted) return;
      const answer = reply.data?.[operation.root];
      if (answer) setAsked({ answer });
      else if (reply.trouble) setAsked({ trouble: reply.trouble });
    })();
    return () => controller.abort();
  }, [question, variables, first, district, tongue, turn]);
  const again = useCallback(() => setTurn((each) => each + 1), []);
  return { ...asked, again };
}
