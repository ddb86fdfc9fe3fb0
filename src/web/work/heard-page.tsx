import { useEffect, useState, type FormEvent } from "react";
import { Link } from "react-router";
import draftDocument from "../../../schema/operations/app/DraftVoice.graphql?raw";
import recordDocument from "../../../schema/operations/app/RecordVoice.graphql?raw";
import type { DraftVoiceQuery, RecordVoiceMutation } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { ThingField } from "../ask/thing-field.tsx";
import { VARIABLE_WORDS } from "../words/fields.ts";
import { Title } from "../frame/title.tsx";
import { ask, tell, type Trouble } from "../server/client.ts";
import { useMe } from "../server/me.ts";
import { useWords } from "../words/index.ts";
import { useDraft } from "./draft.ts";

type Draft = NonNullable<DraftVoiceQuery["voiceDraft"]>;

const HOW = ["OVERHEARD", "MEETING", "PROXY", "PAPER", "SCREEN"] as const;
const WAIT_MS = 500;

/** What I heard today: a minute for one sentence. It shows what it would become, and goes into the inbox. */
export function HeardPage() {
  const { t, tongue } = useWords();
  const { districts } = useMe();
  const [draft, setDraft, clear] = useDraft("heard", {
    text: "",
    district: districts[0] ?? "",
    how: "OVERHEARD",
    key: "",
  });
  const becomes = useBecomes(draft.district, draft.text);
  const [trouble, setTrouble] = useState<Trouble>();
  const [errors, setErrors] = useState<readonly string[]>([]);
  const [written, setWritten] = useState(false);
  const [sending, setSending] = useState(false);

  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setErrors([]);
    setTrouble(undefined);
    setWritten(false);
    if (draft.text.trim() === "") return setErrors([t("heard.empty")]);
    setSending(true);
    const input = { text: draft.text, heardIn: draft.district, how: draft.how };
    void tell<RecordVoiceMutation>(recordDocument, {
      idempotencyKey: draft.key,
      input,
      language: tongue.toUpperCase(),
    }).then((reply) => {
      setSending(false);
      if (reply.trouble) return setTrouble(reply.trouble);
      const { userErrors } = reply.data.voiceRecord;
      if (userErrors.some(({ code }) => code === "KEY_REUSED")) {
        // The answer to the first sending was lost on its way, and the words were changed since.
        setDraft({ ...draft, key: crypto.randomUUID() });
        return setErrors([t("heard.writtenBefore")]);
      }
      if (userErrors.length > 0) return setErrors(userErrors.map(({ message }) => message));
      setWritten(true);
      clear();
    });
  };

  return (
    <>
      <Title text={t("heard.title")} />
      <p>{t("heard.lead")}</p>
      <form className="question" onSubmit={submit} noValidate>
        <div className="field">
          <label htmlFor="heard-text">{t("heard.text")}</label>
          <textarea
            id="heard-text"
            rows={3}
            maxLength={2_000}
            value={draft.text}
            aria-invalid={errors.length > 0}
            aria-describedby="heard-errors"
            onChange={({ target }) => setDraft({ ...draft, text: target.value })}
          />
          <div id="heard-errors" className="error" role="alert">
            {errors.map((error) => (
              <p key={error}>{error}</p>
            ))}
          </div>
        </div>
        <div className="fields">
          <ThingField
            variable={{ name: "district", input: "district", required: true, label: VARIABLE_WORDS["district"]! }}
            nouns={["District"]}
            value={draft.district}
            onChange={(value) => setDraft({ ...draft, district: typeof value === "string" ? value : "" })}
          />
          <div className="field">
            <label htmlFor="heard-how">{t("heard.how")}</label>
            <select
              id="heard-how"
              value={draft.how}
              onChange={({ target }) => setDraft({ ...draft, how: target.value })}
            >
              {HOW.map((how) => (
                <option key={how} value={how}>
                  {t(`heard.hows.${how}`)}
                </option>
              ))}
            </select>
          </div>
        </div>
        {becomes && <Becomes draft={becomes} />}
        <div className="actions">
          <button type="submit" className="main" disabled={sending}>
            {t("heard.write")}
          </button>
        </div>
      </form>
      {trouble && <TroubleNote trouble={trouble} onAgain={() => submit()} />}
      <p role="status" className="status">
        {written ? t("heard.written") : ""}
      </p>
      <p>
        <Link to="/inbox">{t("inbox.title")}</Link>
      </p>
    </>
  );
}

/** What the sentence would become, asked while it is being written; nothing is written down by it. */
function useBecomes(district: string, text: string): Draft | undefined {
  const { tongue } = useWords();
  const [draft, setDraft] = useState<Draft>();
  const language = tongue.toUpperCase();
  useEffect(() => {
    if (text.trim().length < 4 || district === "") return setDraft(undefined);
    const controller = new AbortController();
    const timer = setTimeout(() => {
      void ask<DraftVoiceQuery>(
        draftDocument,
        { district, text: text.slice(0, 200), language },
        controller.signal,
      ).then(({ data }) => {
        if (!controller.signal.aborted) setDraft(data?.voiceDraft ?? undefined);
      });
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [district, text, language]);
  return draft;
}

function Becomes({ draft }: { readonly draft: Draft }) {
  const { t, list } = useWords();
  const { kind, title, topic, party, unknownName, slots } = draft;
  const rows = [
    [t("heard.kind"), kind ? t(`heard.kinds.${kind}`) : t("heard.undecided")],
    [t("heard.name"), title],
    [t("heard.topic"), topic?.name],
    [t("heard.party"), party?.name ?? (unknownName ? t("heard.unknown", { name: unknownName }) : undefined)],
    [t("answer.hours"), list(slots.map(({ words }) => words))],
  ] as const;
  return (
    <section className="note" aria-labelledby="becomes">
      <h2 id="becomes">{t("heard.becomes")}</h2>
      <dl className="fields-list">
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
