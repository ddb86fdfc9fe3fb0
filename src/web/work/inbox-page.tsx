import { useCallback, useEffect, useRef, useState } from "react";
import inboxDocument from "../../../schema/operations/Inbox.graphql?raw";
import type { InboxQuery } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { More } from "../frame/more.tsx";
import { Title } from "../frame/title.tsx";
import { ask, type Reply, type Trouble } from "../server/client.ts";
import { useWords } from "../words/index.ts";
import { useDistrict } from "./district.tsx";
import { Triage, type Voice } from "./triage.tsx";

const PAGE = 20;
/** The server gives no more at once. */
const AT_ONCE = 50;

/** The voices that wait to be sorted, the oldest first. */
export function InboxPage() {
  const { t, tongue } = useWords();
  const [district, field] = useDistrict();
  const [voices, setVoices] = useState<readonly Voice[]>();
  const [total, setTotal] = useState(0);
  const [trouble, setTrouble] = useState<Trouble>();
  const [said, setSaid] = useState("");
  const [wanted, setWanted] = useState(PAGE);
  const language = tongue.toUpperCase();

  const turn = useRef(0);

  const load = useCallback(async (): Promise<readonly Voice[]> => {
    if (district === "") return [];
    turn.current += 1;
    const mine = turn.current;
    const found: Voice[] = [];
    let after: string | null = null;
    do {
      const first = Math.min(AT_ONCE, wanted - found.length);
      const reply: Reply<InboxQuery> = await ask(inboxDocument, { district, language, first, after });
      // What was asked later says more, whichever comes first.
      if (mine !== turn.current) return [];
      setTrouble(reply.trouble);
      if (!reply.data) return [];
      const { candidates, total: all }: InboxQuery["inbox"] = reply.data.inbox;
      const subjects = candidates.edges.map(({ node }) => node.subject);
      found.push(...subjects.filter((each): each is Voice => each.__typename === "Voice" && "text" in each));
      setTotal(all);
      after = candidates.pageInfo.hasNextPage ? candidates.pageInfo.endCursor : null;
    } while (after !== null && found.length < wanted);
    setVoices(found);
    return found;
  }, [district, language, wanted]);
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
      <More onMore={voices && voices.length < total ? () => setWanted(voices.length + PAGE) : undefined} />
    </>
  );
}
