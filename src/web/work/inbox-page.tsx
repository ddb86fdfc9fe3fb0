import { useCallback, useEffect, useState, type FormEvent } from "react";
import inboxDocument from "../../../schema/operations/app/InboxOf.graphql?raw";
import asideDocument from "../../../schema/operations/app/SetVoiceAside.graphql?raw";
import sortDocument from "../../../schema/operations/app/SortVoice.graphql?raw";
import type { InboxOfQuery, SetVoiceAsideMutation, SortVoiceMutation } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { isId } from "../ask/names.ts";
import { ThingField } from "../ask/thing-field.tsx";
import type { Label } from "../catalogue/catalogue.ts";
import { Title } from "../frame/title.tsx";
import { ask, tell, type Reply, type Trouble } from "../server/client.ts";
import { useWords } from "../words/index.ts";
import { useDistrict } from "./district.tsx";
import { useDraft } from "./draft.ts";

type Subject = InboxOfQuery["inbox"]["candidates"]["edges"][number]["node"]["subject"];
type Voice = Extract<Subject, { __typename: "Voice" }>;

/** The voices that wait to be sorted, the oldest first. */
export function InboxPage() {
  const { t, tongue } = useWords();
  const [district, field] = useDistrict();
  const [voices, setVoices] = useState<readonly Voice[]>();
  const [total, setTotal] = useState(0);
  const [trouble, setTrouble] = useState<Trouble>();
  const [said, setSaid] = useState("");
  const language = tongue.toUpperCase();

  const load = useCallback(async (): Promise<void> => {
    if (district === "") return;
    const reply = await ask<InboxOfQuery>(inboxDocument, { district, language });
    setTrouble(reply.trouble);
    if (!reply.data) return;
    const subjects = reply.data.inbox.candidates.edges.map(({ node }) => node.subject);
    setVoices(subjects.filter((subject): subject is Voice => subject.__typename === "Voice" && "text" in subject));
    setTotal(reply.data.inbox.total);
  }, [district, language]);
  useEffect(() => void load(), [load]);

  const done = (words: string): void => {
    setSaid(words);
    void load();
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
            <Triage voice={voice} onDone={done} />
          </li>
        ))}
      </ol>
    </>
  );
}

const KINDS = ["WISH", "NEED", "OFFER", "FUTURE"] as const;
const RECEIVE: string = "RECEIVE";
const STANCES = ["RECEIVE", "GIVE", "TOGETHER"] as const;
const TOPIC: Label = { ja: "テーマ", en: "Topic" };
const WHOSE: Label = { ja: "だれの", en: "Whose" };

/** One voice and what it becomes: begun from its draft, put right by whoever sorts it. */
function Triage({ voice, onDone }: { readonly voice: Voice; readonly onDone: (words: string) => void }) {
  const { t, day, tongue } = useWords();
  const { draft } = voice;
  const kind: string = KINDS.find((each) => each === draft.kind) ?? "WISH";
  const [form, setForm] = useDraft(`voice:${voice.id}`, {
    kind,
    title: draft.title,
    stance: draft.stance ?? RECEIVE,
    topic: draft.topic?.id ?? "",
    party: draft.party?.id ?? "",
    person: draft.unknownName ?? "",
    why: "",
    key: "",
  });
  const [errors, setErrors] = useState<readonly string[]>([]);
  const [trouble, setTrouble] = useState<Trouble>();
  const language = tongue.toUpperCase();
  const target = { id: voice.id, version: voice.version, idempotencyKey: form.key, language };

  const finish = <Data,>(
    reply: Reply<Data>,
    errorsOf: (data: Data) => readonly { message: string }[],
    words: string,
  ): void => {
    setTrouble(reply.trouble);
    if (!reply.data) return;
    const wrong = errorsOf(reply.data);
    setErrors(wrong.map(({ message }) => message));
    if (wrong.length === 0) onDone(words);
  };
  const sort = (event: FormEvent): void => {
    event.preventDefault();
    const slots = draft.slots.map(({ text }) => text);
    const thing = {
      name: form.title,
      ...(isId(form.topic) && { topics: [form.topic] }),
      ...(isId(form.party) && { party: form.party }),
      ...(slots.length > 0 && { slots }),
      ...(form.kind === "WISH" && { stance: form.stance }),
    };
    const person = !isId(form.party) && form.person.trim() !== "" ? { person: { name: form.person.trim() } } : {};
    const topics = isId(form.topic) ? { topics: [form.topic] } : {};
    // What is said of the future belongs to nobody: it only has a theme.
    const input =
      form.kind === "FUTURE" ? { future: true, ...topics } : { [form.kind.toLowerCase()]: thing, ...person };
    void tell<SortVoiceMutation>(sortDocument, { ...target, input }).then((reply) =>
      finish(reply, ({ voiceSort }) => voiceSort.userErrors, t("inbox.sorted")),
    );
  };
  const setAside = (): void => {
    if (form.why.trim() === "") return setErrors([t("inbox.whyMissing")]);
    void tell<SetVoiceAsideMutation>(asideDocument, { ...target, why: form.why }).then((reply) =>
      finish(reply, ({ voiceSetAside }) => voiceSetAside.userErrors, t("inbox.setAside")),
    );
  };

  return (
    <article className="candidate" aria-labelledby={voice.id}>
      <h2 id={voice.id} className="voice">
        「{voice.text}」
      </h2>
      <p className="facts">
        {[
          voice.heardAt ? day(voice.heardAt) : "",
          voice.how ? t(`heard.hows.${voice.how}`) : "",
          voice.speaker?.name ?? "",
        ]
          .filter(Boolean)
          .join("・")}
      </p>
      <form onSubmit={sort} noValidate>
        <div className="fields">
          <div className="field">
            <label htmlFor={`${voice.id}-kind`}>{t("heard.kind")}</label>
            <select
              id={`${voice.id}-kind`}
              value={form.kind}
              onChange={({ target: { value } }) => setForm({ ...form, kind: value })}
            >
              {KINDS.map((each) => (
                <option key={each} value={each}>
                  {t(`heard.kinds.${each}`)}
                </option>
              ))}
            </select>
          </div>
          {form.kind === "WISH" && (
            <div className="field">
              <label htmlFor={`${voice.id}-stance`}>{t("inbox.stance")}</label>
              <select
                id={`${voice.id}-stance`}
                value={form.stance}
                onChange={({ target: { value } }) => setForm({ ...form, stance: value })}
              >
                {STANCES.map((each) => (
                  <option key={each} value={each}>
                    {t(`inbox.stances.${each}`)}
                  </option>
                ))}
              </select>
            </div>
          )}
          <div className="field">
            <label htmlFor={`${voice.id}-title`}>{t("heard.name")}</label>
            <input
              id={`${voice.id}-title`}
              value={form.title}
              onChange={({ target: { value } }) => setForm({ ...form, title: value })}
            />
          </div>
          <ThingField
            variable={{ name: "topic", input: "topic", required: false, label: TOPIC }}
            nouns={["Topic"]}
            value={form.topic}
            onChange={(value) => setForm({ ...form, topic: typeof value === "string" ? value : "" })}
          />
          <ThingField
            variable={{ name: "party", input: "thing", required: false, label: WHOSE }}
            nouns={["Person", "Group", "Company", "Household"]}
            value={form.party}
            onChange={(value) => setForm({ ...form, party: typeof value === "string" ? value : "" })}
          />
          <div className="field">
            <label htmlFor={`${voice.id}-person`}>{t("inbox.person")}</label>
            <input
              id={`${voice.id}-person`}
              value={form.person}
              onChange={({ target: { value } }) => setForm({ ...form, person: value })}
            />
          </div>
        </div>
        <div className="error" role="alert">
          {errors.map((error) => (
            <p key={error}>{error}</p>
          ))}
        </div>
        {trouble && <TroubleNote trouble={trouble} onAgain={() => setTrouble(undefined)} />}
        <div className="actions">
          <button type="submit" className="main">
            {t("inbox.sort")}
          </button>
        </div>
        <details>
          <summary>{t("inbox.aside")}</summary>
          <div className="field">
            <label htmlFor={`${voice.id}-why`}>{t("inbox.why")}</label>
            <input
              id={`${voice.id}-why`}
              maxLength={200}
              value={form.why}
              onChange={({ target: { value } }) => setForm({ ...form, why: value })}
            />
          </div>
          <p className="actions">
            <button type="button" onClick={setAside}>
              {t("inbox.aside")}
            </button>
          </p>
        </details>
      </form>
    </article>
  );
}
