import { useCallback, useEffect, useState } from "react";
import ringsDocument from "../../../schema/operations/KanaeaiRings.graphql?raw";
import type { KanaeaiRingsQuery } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { Title } from "../frame/title.tsx";
import { ask, type Trouble } from "../server/client.ts";
import { useNews } from "../server/news.ts";
import { useWords } from "../words/index.ts";
import { useDistrict } from "../work/district.tsx";
import { useIntroductions } from "../work/introductions.ts";
import { isRing, type Answer } from "./ring.ts";
import { RingCard } from "./ring-card.tsx";

const NEWS = ["RING_FOUND", "RING_BROKEN"] as const;

/** Wishes of a district that fulfil each other, the worthiest first. */
export function RingsPage() {
  const { t, tongue } = useWords();
  const [district, field] = useDistrict();
  const [chains, setChains] = useState(false);
  const [answer, setAnswer] = useState<Answer>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [news, setNews] = useState<(typeof NEWS)[number]>();
  const introductions = useIntroductions(district);
  const language = tongue.toUpperCase();

  const load = useCallback(
    async (signal?: AbortSignal): Promise<void> => {
      if (district === "") return;
      const reply = await ask<KanaeaiRingsQuery>(ringsDocument, { district, chains, language }, signal);
      if (signal?.aborted) return;
      setTrouble(reply.trouble);
      setNews(undefined);
      if (reply.data) setAnswer(reply.data.kanaeaiRings);
    },
    [district, chains, language],
  );
  useEffect(() => {
    const controller = new AbortController();
    setAnswer(undefined);
    void load(controller.signal);
    return () => controller.abort();
  }, [load]);
  useNews(district, NEWS, (kind) => setNews(NEWS.find((each) => each === kind)));

  const rings = answer?.candidates.edges.map(({ cursor, node }) => ({ cursor, node, subject: node.subject })) ?? [];
  const problem = trouble ?? introductions.trouble;
  return (
    <>
      <Title text={t("rings.title")} />
      <p>{t("rings.lead")}</p>
      {field}
      <label className="check">
        <input type="checkbox" checked={chains} onChange={({ target }) => setChains(target.checked)} />
        {t("rings.chains")}
      </label>
      {problem && (
        <TroubleNote
          trouble={problem}
          onAgain={() => {
            void load();
            void introductions.again();
          }}
        />
      )}
      <p role="status" className="status">
        {answer
          ? t(chains ? "rings.countWithChains" : "rings.count", { count: answer.total })
          : district === ""
            ? ""
            : t("rings.looking")}
      </p>
      <div role="status">
        {news && (
          <div className="note">
            <p>{t(`rings.news.${news}`)}</p>
            <button type="button" onClick={() => void load()}>
              {t("rings.reload")}
            </button>
          </div>
        )}
      </div>
      {answer?.packing && rings.length > 0 && <p className="coverage">{answer.packing.sentence}</p>}
      {answer?.whyNobody && <p className="note">{answer.whyNobody.sentence}</p>}
      <ol className="candidates">
        {rings.map(
          ({ cursor, node, subject }) =>
            isRing(subject) && (
              <li key={cursor}>
                <RingCard
                  candidate={node}
                  ring={subject}
                  district={district}
                  introductions={introductions.all ?? []}
                  onProposed={introductions.again}
                />
              </li>
            ),
        )}
      </ol>
      {answer?.leftOut.map(({ sentence }) => (
        <p key={sentence} className="hint">
          {sentence}
        </p>
      ))}
    </>
  );
}
