import { useCallback, useEffect, useRef, useState } from "react";
import inboxDocument from "../../../schema/operations/Inbox.graphql?raw";
import type { InboxQuery } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { More } from "../frame/more.tsx";
import { Title } from "../frame/title.tsx";
import { ask, type Trouble } from "../server/client.ts";
import { useWords } from "../words/index.ts";
import { useDistrict } from "./district.tsx";
import { Triage, type Voice } from "./triage.tsx";

const PAGE = 20;
/** The server gives no more at once. */
const MOST = 50;

/** The voices that wait to be sorted, the oldest first. */
export function InboxPage() {
  const { t, tongue } = useWords();
  const [district, field] = useDistrict();
  const [voices, setVoices] = useState<readonly Voice[]>();
  const [total, setTotal] = useState(0);
  const [trouble, setTrouble] = useState<Trouble>();
  const [said, setSaid] = useState("");
  const [first, setFirst] = useState(PAGE);
  const language = tongue.toUpperCase();

  const turn = useRef(0);

  const load = useCallback(async (): Promise<readonly Voice[]> => {
    if (district === "") return [];
    turn.current += 1;
    const mine = turn.current;
    const reply = await ask<InboxQuery>(inboxDocument, { district, language, first });
    // What was asked later says more, whichever comes first.
    if (mine !== turn.current) return [];
    setTrouble(reply.trouble);
    if (!reply.data) return [];
    const subjects = reply.data.inbox.candidates.edges.map(({ node }) => node.subject);
    const found = subjects.filter((subject): subject is Voice => subject.__typename === "Voice" && "text" in subject);
    setVoices(found);
    setTotal(reply.data.inbox.total);
    return found;
  }, [district, language, first]);
  useEffect(() => void load(), [load]);

  const done = (words: string): void => {
    setSaid(words);
    void load();
  };
  /** Somebody else was there first: what they left is read anew, and what was written here stays or is at least said. */
  const stale = (id: string, title: string): void => {
    void load().then((found) => setSaid(found.some((voice) => voice.id === id) ? "" : t("inbox.gone", { title })));
  };
  return (
    <>
      <Title text={t("inbox.title")} />
      {field}
      {trouble && <TroubleNote trouble={trouble} onAgain={() => void load()} />}
      <p role="status" className="status">
        {said || (voices ? t("inbox.count", { count: total }) : "")}
      </p>
      <ol className="candidates">
        {voices?.map((voice) => (
          <li key={voice.id}>
            <Triage voice={voice} onDone={done} onStale={stale} />
          </li>
        ))}
      </ol>
      <More
        onMore={
          voices && voices.length < total && first < MOST ? () => setFirst(Math.min(first + PAGE, MOST)) : undefined
        }
      />
    </>
  );
}
