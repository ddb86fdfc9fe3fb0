import { useState } from "react";
import waysDocument from "../../../schema/operations/app/WaysBetween.graphql?raw";
import type { WaysBetweenQuery } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { isId } from "../ask/names.ts";
import { ask, type Trouble } from "../server/client.ts";
import { useWords } from "../words/index.ts";

type Way = WaysBetweenQuery["pathBetween"]["candidates"]["nodes"][number];

/** Through whom the two could be introduced: asked of the graph, and chosen from. */
export function Ways({
  from,
  to,
  chosen,
  onChoose,
}: {
  readonly from: unknown;
  readonly to: unknown;
  readonly chosen: unknown;
  readonly onChoose: (through: readonly string[]) => void;
}) {
  const { t, tongue, list } = useWords();
  const [ways, setWays] = useState<readonly Way[]>();
  const [whyNobody, setWhyNobody] = useState("");
  const [trouble, setTrouble] = useState<Trouble>();
  if (typeof from !== "string" || typeof to !== "string" || !isId(from) || !isId(to)) return null;
  /** Each but the last, whom the sentence itself calls so. */
  const honoured = (names: readonly string[]): string => (tongue === "ja" ? names.join("さん、") : list(names));
  const look = async (language: string): Promise<void> => {
    const { data, trouble: why } = await ask<WaysBetweenQuery>(waysDocument, { from, to, language });
    setTrouble(why);
    setWays(data?.pathBetween.candidates.nodes);
    setWhyNobody(data?.pathBetween.whyNobody?.sentence ?? "");
  };
  return (
    <section className="ways" aria-labelledby="ways">
      <h2 id="ways">{t("introduce.ways")}</h2>
      <Look onLook={look} />
      {trouble && <TroubleNote trouble={trouble} onAgain={() => setTrouble(undefined)} />}
      {whyNobody !== "" && <p>{whyNobody}</p>}
      <ul className="candidates">
        {ways?.map((way) => {
          const through = between(way, from, to);
          const names = honoured(through.map(({ name }) => name));
          const ids = through.map(({ id }) => id);
          return (
            <li key={ids.join(" ")} className="candidate">
              <p>
                <strong>{names === "" ? t("introduce.direct") : t("introduce.through", { names })}</strong>
              </p>
              <p className="facts">{way.reasons.map(({ sentence }) => sentence).join(" ")}</p>
              {"toAsk" in way.subject && way.subject.toAsk.length > 0 && (
                <p className="verdict">
                  {t("introduce.toAsk", { names: honoured(way.subject.toAsk.map(({ name }) => name)) })}
                </p>
              )}
              {ids.length > 0 && (
                <p className="actions">
                  <button
                    type="button"
                    aria-pressed={JSON.stringify(chosen) === JSON.stringify(ids)}
                    onClick={() => onChoose(ids)}
                  >
                    {t("introduce.take")}
                    <span className="unseen">（{names}）</span>
                  </button>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Look({ onLook }: { readonly onLook: (language: string) => Promise<void> }) {
  const { t, tongue } = useWords();
  return (
    <button type="button" onClick={() => void onLook(tongue.toUpperCase())}>
      {t("introduce.look")}
    </button>
  );
}

/** Those who stand between, in the order of the way; the places they meet at are no go-betweens. */
function between({ subject }: Way, from: string, to: string) {
  if (!("steps" in subject)) return [];
  const people = subject.steps.flatMap((step) => [step.from, step.to]).filter(({ noun }) => noun === "Person");
  const unique = new Map(people.map((person) => [person.id, person]));
  return [...unique.values()].filter(({ id }) => id !== from && id !== to);
}
