import { useState, type FormEvent } from "react";
import { Link } from "react-router";
import asideDocument from "../../../schema/operations/app/SetVoiceAside.graphql?raw";
import sortDocument from "../../../schema/operations/app/SortVoice.graphql?raw";
import type { InboxQuery, SetVoiceAsideMutation, SortVoiceMutation } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { isId } from "../ask/names.ts";
import { ThingField } from "../ask/thing-field.tsx";
import type { Label } from "../catalogue/catalogue.ts";
import { Fold } from "../frame/fold.tsx";
import { tell, type Reply, type Trouble } from "../server/client.ts";
import { useWords } from "../words/index.ts";
import { useDraft } from "./draft.ts";

type Subject = InboxQuery["inbox"]["candidates"]["edges"][number]["node"]["subject"];
export type Voice = Extract<Subject, { __typename: "Voice" }>;

const KINDS = ["WISH", "NEED", "OFFER", "FUTURE"] as const;
const RECEIVE: string = "RECEIVE";
const STANCES = ["RECEIVE", "GIVE", "TOGETHER"] as const;
const TOPIC: Label = { ja: "テーマ", en: "Topic" };
const WHOSE: Label = { ja: "だれの", en: "Whose" };

/** One voice and what it becomes: begun from its draft, put right by whoever sorts it. */
export function Triage({
  voice,
  onDone,
  onStale,
}: {
  readonly voice: Voice;
  readonly onDone: (words: string) => void;
  readonly onStale: (id: string, title: string) => void;
}) {
  const { t, day, tongue, facts } = useWords();
  const { draft } = voice;
  const kind: string = KINDS.find((each) => each === draft.kind) ?? "WISH";
  const [form, setForm, clear] = useDraft(`voice:${voice.id}`, {
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
  const [trouble, setTrouble] = useState<{ readonly trouble: Trouble; readonly again: () => void }>();
  const future = form.kind === "FUTURE";
  const language = tongue.toUpperCase();
  const target = { id: voice.id, version: voice.version, idempotencyKey: form.key, language };

  const send = <Data,>(
    telling: () => Promise<Reply<Data>>,
    errorsOf: (data: Data) => readonly { code: string; message: string }[],
    words: string,
  ): void => {
    setTrouble(undefined);
    void telling().then((reply) => {
      if (reply.trouble) {
        return setTrouble({ trouble: reply.trouble, again: () => send(telling, errorsOf, words) });
      }
      const wrong = errorsOf(reply.data);
      if (wrong.some(({ code }) => ["STALE", "KEY_REUSED", "ILLEGAL_MOVE"].includes(code))) {
        setErrors([t("inbox.stale")]);
        setForm({ ...form, key: crypto.randomUUID() });
        return onStale(voice.id, form.title);
      }
      setErrors(wrong.map(({ message }) => message));
      if (wrong.length > 0) return;
      clear();
      onDone(words);
    });
  };
  const sort = (event: FormEvent): void => {
    event.preventDefault();
    // Words that were typed and not chosen would be lost without a word.
    const loose = (future ? [form.topic] : [form.topic, form.party]).filter((text) => text !== "" && !isId(text));
    if (loose.length > 0) return setErrors(loose.map((text) => t("inbox.unchosen", { text })));
    const missing = [
      !future && form.title.trim() === "" && t("inbox.titleMissing"),
      form.topic === "" && t("inbox.topicMissing"),
      !future && form.party === "" && form.person.trim() === "" && t("inbox.whoseMissing"),
    ].filter((words) => words !== false);
    if (missing.length > 0) return setErrors(missing);
    const slots = draft.slots.map(({ text }) => text);
    const topics = [form.topic];
    const thing = {
      name: form.title,
      topics,
      ...(form.party !== "" && { party: form.party }),
      ...(slots.length > 0 && { slots }),
      ...(form.kind === "WISH" && { stance: form.stance }),
    };
    const person = form.party === "" ? { person: { name: form.person.trim() } } : {};
    // What is said of the future belongs to nobody: it only has a theme.
    const input = future ? { future: true, topics } : { [form.kind.toLowerCase()]: thing, ...person };
    send(
      async () => tell<SortVoiceMutation>(sortDocument, { ...target, input }),
      ({ voiceSort }) => voiceSort.userErrors,
      t("inbox.sorted"),
    );
  };
  const setAside = (): void => {
    if (form.why.trim() === "") return setErrors([t("inbox.whyMissing")]);
    send(
      async () => tell<SetVoiceAsideMutation>(asideDocument, { ...target, why: form.why }),
      ({ voiceSetAside }) => voiceSetAside.userErrors,
      t("inbox.setAside"),
    );
  };

  return (
    <article className="candidate" aria-labelledby={voice.id}>
      <h2 id={voice.id} className="voice">
        「{voice.text}」
      </h2>
      <p className="facts">
        {facts([voice.heardAt ? day(voice.heardAt) : "", voice.how ? t(`heard.hows.${voice.how}`) : ""])}
        {voice.speaker && <Link to={`/record/${voice.speaker.id}`}>{voice.speaker.name}</Link>}
      </p>
      {draft.signs.length > 0 && (
        <p className="hint">{t("inbox.signs", { signs: draft.signs.join("」「"), kind: t(`heard.kinds.${kind}`) })}</p>
      )}
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
          {!future && (
            <div className="field whole-line">
              <label htmlFor={`${voice.id}-title`}>{t("heard.name")}</label>
              <input
                id={`${voice.id}-title`}
                value={form.title}
                onChange={({ target: { value } }) => setForm({ ...form, title: value })}
              />
            </div>
          )}
          <div>
            <ThingField
              variable={{ name: "topic", input: "topic", required: false, label: TOPIC }}
              nouns={["Topic"]}
              value={form.topic}
              onChange={(value) => setForm({ ...form, topic: typeof value === "string" ? value : "" })}
            />
            <Others
              label={t("inbox.otherTopics")}
              things={draft.topics.filter(({ id }) => id !== form.topic)}
              onChoose={(id) => setForm({ ...form, topic: id })}
            />
          </div>
          {!future && (
            <>
              <div>
                <ThingField
                  variable={{ name: "party", input: "thing", required: false, label: WHOSE }}
                  nouns={["Person", "Group", "Company", "Household"]}
                  value={form.party}
                  onChange={(value) => setForm({ ...form, party: typeof value === "string" ? value : "" })}
                />
                <Others
                  label={t("inbox.otherParties")}
                  things={draft.parties.filter(({ id }) => id !== form.party)}
                  onChoose={(id) => setForm({ ...form, party: id })}
                />
              </div>
              <div className="field">
                <label htmlFor={`${voice.id}-person`}>{t("inbox.person")}</label>
                <input
                  id={`${voice.id}-person`}
                  value={form.person}
                  onChange={({ target: { value } }) => setForm({ ...form, person: value })}
                />
              </div>
            </>
          )}
        </div>
        <div className="error" role="alert">
          {errors.map((error) => (
            <p key={error}>{error}</p>
          ))}
        </div>
        {trouble && <TroubleNote trouble={trouble.trouble} onAgain={trouble.again} />}
        <div className="actions">
          <button type="submit" className="main">
            {t("inbox.sort")}
          </button>
        </div>
        <Fold summary={t("inbox.aside")}>
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
        </Fold>
      </form>
    </article>
  );
}

/** What else the words may mean: chosen with one press. */
function Others({
  label,
  things,
  onChoose,
}: {
  readonly label: string;
  readonly things: readonly { readonly id: string; readonly name: string }[];
  readonly onChoose: (id: string) => void;
}) {
  if (things.length === 0) return null;
  return (
    <div className="field" role="group" aria-label={label}>
      <span className="hint">{label}</span>
      <p className="others">
        {things.map(({ id, name }) => (
          <button key={id} type="button" className="link" onClick={() => onChoose(id)}>
            {name}
          </button>
        ))}
      </p>
    </div>
  );
}
