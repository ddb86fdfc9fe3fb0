import { useCallback, useEffect, useRef, useState } from "react";
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

// The questions come with the page, not after it.
for (const [, parts] of SECTIONS)
  for (const { question } of parts) void operations[question]?.().catch(() => undefined);

/** A district on one page for its meeting: for the wall, and as a sheet. Nothing about one person, until somebody asks for it. */
export function MeetingPage() {
  const { t, day } = useWords();
  const [district, field] = useDistrict();
  const name = useThingName(district);
  const [named, setNamed] = useNamesFor(district);
  const { asked, again } = useAnswers(district);
  // A section comes whole, and after those above it: nothing moves under the eyes of a room.
  const awaited = SECTIONS.findIndex(([, parts]) => !parts.every(({ name: part }) => part in asked));
  const sections = awaited === -1 ? SECTIONS : SECTIONS.slice(0, awaited);
  return (
    <div className="meeting">
      <Title text={name ? t("meeting.of", { name }) : t("meeting.title")} />
      <p className="printed">
        {day(new Date().toISOString())}
        {named && `　${t("meeting.confidential")}`}
      </p>
      <p className="unprinted">{t("meeting.lead")}</p>
      <div className="unprinted">{field}</div>
      <p className="actions unprinted">
        <button type="button" aria-pressed={named} onClick={() => setNamed(!named)}>
          {t(named ? "meeting.hideNames" : "meeting.showNames")}
        </button>
        <button type="button" disabled={sections !== SECTIONS} onClick={() => window.print()}>
          {t("answer.print")}
        </button>
      </p>
      <p role="status" className={named ? "note unprinted" : "unseen"}>
        {named ? t("meeting.named") : ""}
      </p>
      <p role="status" className="status unprinted">
        {sections === SECTIONS || district === "" ? "" : t("answer.asking")}
      </p>
      {district !== "" && (
        <div className="one-page">
          {sections.map(([section, parts]) => (
            <section key={section} className={section} aria-labelledby={section}>
              <h2 id={section}>{t(`meeting.${section}`)}</h2>
              <div className="parts">
                {parts.map((part) => (
                  <PartView
                    key={part.name}
                    part={part}
                    district={district}
                    named={named}
                    asked={asked[part.name] ?? NOTHING}
                    onAgain={() => again(part)}
                  />
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
  asked: { answer, trouble },
  onAgain,
}: {
  readonly part: Part;
  readonly district: string;
  readonly named: boolean;
  readonly asked: Asked;
  readonly onAgain: () => void;
}) {
  const words = useWords();
  const { t, number } = words;
  if (trouble) return <TroubleNote trouble={trouble} onAgain={onAgain} />;
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
          <b>{number(answer.total)}</b> {t(`meeting.counts.${part.name}`, { count: answer.total })}
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

const NOTHING: Asked = {};

/** The answer to each part, by its name, as it comes. */
function useAnswers(district: string) {
  const { tongue } = useWords();
  const [asked, setAsked] = useState<Readonly<Record<string, Asked>>>({});
  const under = useRef(new AbortController());
  const load = useCallback(
    async ({ name, question, variables, summary }: Part): Promise<void> => {
      const { signal } = under.current;
      const come = (told: Asked): void => {
        if (!signal.aborted) setAsked((before) => ({ ...before, [name]: told }));
      };
      const found = await operations[question]?.().catch(() => undefined);
      if (!found) return come({ trouble: { kind: "unreachable" } });
      const { document, root } = found.operation;
      const first = summary ? SUMMED : LISTED;
      const sent = { district, ...variables, first, language: tongue.toUpperCase() };
      const { data, trouble } = await ask<Readonly<Record<string, Answer>>>(document, sent, signal);
      const answer = data?.[root];
      come(answer ? { answer } : trouble ? { trouble } : NOTHING);
    },
    [district, tongue],
  );
  useEffect(() => {
    const controller = new AbortController();
    under.current = controller;
    setAsked({});
    // What is read first is asked first: the server has its hands free for it.
    const inTurn = async () => {
      for (const [, parts] of SECTIONS) {
        if (controller.signal.aborted) return;
        await Promise.all(parts.map(load));
      }
    };
    if (district !== "") void inTurn();
    return () => controller.abort();
  }, [district, load]);
  const again = useCallback(
    (part: Part) => {
      setAsked((before) => ({ ...before, [part.name]: NOTHING }));
      void load(part);
    },
    [load],
  );
  return { asked, again };
}
