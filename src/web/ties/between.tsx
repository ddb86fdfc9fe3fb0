import { useEffect, useMemo, useState, type ReactNode } from "react";
import { operations } from "virtual:catalogue";
import { values } from "virtual:values";
import type { IntroductionPathQuery } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { ask, type Trouble } from "../server/client.ts";
import { useWords } from "../words/index.ts";
import {
  comparedOf,
  EMPTY,
  restOf,
  shownOf,
  tiesOfWays,
  touching,
  walkedBy,
  type Beside,
  type Hop,
  type Net,
} from "./net.ts";
import { Picture } from "./picture.tsx";

const KINDS = values["TieKind"] ?? {};

interface Two {
  readonly one: string;
  readonly other: string;
  readonly names: readonly [one: string, other: string];
}

/** By which ways one comes from one to the other: drawn, and said hop by hop, with who has agreed and who is to be asked. */
export function Ways({ one, other, names }: Two) {
  const { t, day, list } = useWords();
  const sentence = useSentence();
  const { ways, whyNone, trouble, asking, again } = useWays(one, other);
  const shown = useMemo(
    () => shownOf({ ...EMPTY, ties: tiesOfWays(ways.map(({ steps }) => steps)), centres: [one, other] }),
    [ways, one, other],
  );
  const centres = useMemo(() => [one, other], [one, other]);
  if (trouble) return <TroubleNote trouble={trouble} onAgain={again} />;
  if (asking) return <p role="status">{t("answer.asking")}</p>;
  if (ways.length === 0) return <p className="note">{whyNone ?? t("answer.empty")}</p>;
  return (
    <>
      <p role="status" className="status">
        {t("ties.ways", { one: names[0], other: names[1], count: ways.length })}
      </p>
      <div className="beside">
        <Picture shown={shown} centres={centres} kinds={KINDS} />
        <ol className="ways" aria-label={t("ties.wayList")}>
          {ways.map(({ cursor, steps, agreed, toAsk }) => (
            <li key={cursor}>
              <p>
                <strong>
                  {walkedBy(steps, one)
                    .map(({ name }) => name)
                    .join(" → ")}
                </strong>
              </p>
              <ul>
                {steps.map((step) => (
                  <li key={`${step.from.id} ${step.kind} ${step.to.id}`}>
                    {sentence(step)}
                    {step.observedAt !== null && <small> {t("answer.confirmed", { day: day(step.observedAt) })}</small>}
                  </li>
                ))}
              </ul>
              {agreed.length > 0 && <p>{t("ties.agreed", { names: list(agreed.map(({ name }) => name)) })}</p>}
              <p className={toAsk.length > 0 ? "verdict" : "hint"}>
                {toAsk.length > 0
                  ? t("ties.toAsk", { names: list(toAsk.map(({ name }) => name)) })
                  : t("ties.allAgreed")}
              </p>
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}

/** “A takes part in B”, with their names. */
function useSentence(): (hop: Hop) => string {
  const { of, tongue } = useWords();
  return ({ kind, from, to }) => {
    const label = KINDS[kind];
    if (!label) return `${from.name} — ${to.name}`;
    const pattern = tongue === "en" ? /\b[AB]\b/g : /[AB]/g;
    return of(label).replaceAll(pattern, (letter) => (letter === "A" ? from.name : to.name));
  };
}

type Way = Extract<
  IntroductionPathQuery["pathBetween"]["candidates"]["edges"][number]["node"]["subject"],
  { __typename: "Path" }
>;

function useWays(one: string, other: string) {
  const { tongue } = useWords();
  const [ways, setWays] = useState<readonly (Way & { readonly cursor: string })[]>([]);
  const [whyNone, setWhyNone] = useState<string>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [asking, setAsking] = useState(true);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const load = operations["IntroductionPath"];
    if (!load) return;
    const controller = new AbortController();
    setAsking(true);
    void (async () => {
      const { operation } = await load();
      const asked = { from: one, to: other, language: tongue.toUpperCase() };
      const { data, trouble: why } = await ask<IntroductionPathQuery>(operation.document, asked, controller.signal);
      if (controller.signal.aborted) return;
      setAsking(false);
      setTrouble(why);
      setWhyNone(data?.pathBetween.whyNobody?.sentence);
      setWays(
        (data?.pathBetween.candidates.edges ?? []).flatMap(({ cursor, node: { subject } }) =>
          subject.__typename === "Path" && "steps" in subject ? [{ ...subject, cursor }] : [],
        ),
      );
    })();
    return () => controller.abort();
  }, [one, other, tongue, turn]);
  return { ways, whyNone, trouble, asking, again: () => setTurn(turn + 1) };
}

/** What two share, and what each has alone: drawn, and said. */
export function Comparison({ net, asking, one, other, names }: Two & { readonly net: Net; readonly asking: boolean }) {
  const { t } = useWords();
  const { shared, onlyOne, onlyOther } = useMemo(() => comparedOf(net, one, other), [net, one, other]);
  const centres = useMemo(() => [one, other], [one, other]);
  const shown = useMemo(() => shownOf(touching(net, centres)), [net, centres]);
  const marked = useMemo(() => shared.map(({ knot }) => knot.id), [shared]);
  const partial = !asking && centres.some((id) => restOf(net, id).length > 0);
  return (
    <>
      <p role="status" className="status">
        {t("ties.comparison", { shared: shared.length, one: onlyOne.length, other: onlyOther.length })}
        {shown.left > 0 && ` ${t("ties.left", { count: shown.left })}`}
      </p>
      {partial && <p className="note">{t("ties.partial")}</p>}
      <div className="beside">
        <Picture shown={shown} centres={centres} marked={marked} kinds={KINDS} />
        <div className="compared">
          <Part title={t("ties.both")} besides={shared} none={t("ties.nothingShared")} />
          <Part title={t("ties.only", { name: names[0] })} besides={onlyOne} none={t("ties.nothingAlone")} />
          <Part title={t("ties.only", { name: names[1] })} besides={onlyOther} none={t("ties.nothingAlone")} />
        </div>
      </div>
    </>
  );
}

function Part({
  title,
  besides,
  none,
}: {
  readonly title: string;
  readonly besides: readonly Beside[];
  readonly none: ReactNode;
}) {
  return (
    <section aria-label={title}>
      <h2>
        {title} <small>{besides.length}</small>
      </h2>
      {besides.length === 0 && <p className="hint">{none}</p>}
      <ul>
        {besides.map(({ knot, one, other }) => (
          <li key={knot.id}>
            {knot.name}
            {[...new Set([...one, ...other])].map((sentence) => (
              <small key={sentence}>{sentence}</small>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
