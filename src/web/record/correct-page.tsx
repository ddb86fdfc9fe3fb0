import { useEffect, useState, type FormEvent } from "react";
import { Link, useNavigate, useParams } from "react-router";
import type { CorrectPersonMutation } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { Title } from "../frame/title.tsx";
import { tell, type Trouble } from "../server/client.ts";
import { useDraft } from "../work/draft.ts";
import { useWords } from "../words/index.ts";
import { Conflict } from "./conflict.tsx";
import { FormFields, NOTHING_WRONG, unchosenIn, wrongIn, type Wrong } from "./form-fields.tsx";
import { CORRECT, isRecorded } from "./mutations.ts";
import { useRecord } from "./use-record.ts";
import { changedIn, inputOf, type Read, type Values } from "./values.ts";

export function CorrectPage() {
  const { id } = useParams();
  return id === undefined ? null : <Correct key={id} id={id} />;
}

/** Only what was changed is kept until it is sent, and the version that it was changed from: of the record itself the browser keeps nothing. */
interface Draft extends Readonly<Record<string, unknown>> {
  readonly version: number;
  readonly said: Values;
  readonly key: string;
}
const UNTOUCHED: Draft = { version: 0, said: {}, key: "" };

/** Corrects a record. When somebody else was first, both versions stand side by side, and nobody's work is lost. */
function Correct({ id }: { readonly id: string }) {
  const words = useWords();
  const { t, tongue, of, called, list } = words;
  const navigate = useNavigate();
  const [draft, setDraft, clear] = useDraft<Draft>(`correct:${id}`, UNTOUCHED);
  const { read, missing, trouble, load } = useRecord(id, false);
  const [before, setBefore] = useState<Read>();
  const [wrong, setWrong] = useState<Wrong>(NOTHING_WRONG);
  const [unsent, setUnsent] = useState<Trouble>();
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (read) setBefore((known) => known ?? read);
  }, [read]);

  const noun = read?.whole.__typename;
  const touched = Object.keys(draft.said).length > 0;
  const behind = read !== undefined && touched && draft.version !== read.version;
  const version = touched ? draft.version : (read?.version ?? 0);

  const send = async (changes: Values, to: number, key: string): Promise<void> => {
    setUnsent(undefined);
    setWrong(NOTHING_WRONG);
    if (!isRecorded(noun)) return;
    const variables = { id, version: to, input: inputOf(changes), idempotencyKey: key, language: tongue.toUpperCase() };
    const reply = await tell<CorrectPersonMutation>(CORRECT[noun], variables);
    if (reply.trouble) return setUnsent(reply.trouble);
    const { userErrors } = reply.data.written;
    if (userErrors.some(({ code }) => code === "STALE")) {
      // As it now stands; the page then sets both side by side.
      setSaid("");
      return load();
    }
    if (userErrors.length > 0) {
      setSaid("");
      return setWrong(wrongIn(userErrors, read?.fields ?? [], called));
    }
    clear();
    void navigate(`/record/${id}`, { state: { said: t("record.corrected") } });
  };

  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    if (!read) return;
    const changes = changedIn(draft.said, read.values);
    const unready = unchosenIn(read.fields, changes, words);
    if (unready) return setWrong(unready);
    if (Object.keys(changes).length === 0) return setSaid(t("record.nothingChanged"));
    void send(changes, version, draft.key);
  };
  const settle = (chosen: Values): void => {
    if (!read) return;
    const next = { ...draft, version: read.version, said: chosen, key: crypto.randomUUID() };
    setDraft(next);
    setBefore(read);
    void send(chosen, read.version, next.key);
  };
  const drop = (): void => {
    clear();
    void navigate(`/record/${id}`, { state: { said: t("record.dropped") } });
  };

  const title = t("record.correctOf", { name: read?.whole.name ?? "…" });
  if (missing) return <Title text={t("record.none")} />;
  return (
    <>
      <Title text={title} />
      {trouble && <TroubleNote trouble={trouble} onAgain={() => void load()} />}
      <p role="status" className="status told">
        {said}
      </p>
      {read && !isRecorded(noun) && <p>{t("record.noForm")}</p>}
      {read && behind ? (
        <Conflict
          key={read.version}
          mine={draft.said}
          read={read}
          before={before && before.version === draft.version ? before.values : undefined}
          onSettle={settle}
          onDrop={drop}
        />
      ) : (
        read &&
        isRecorded(noun) && (
          <form className="question" onSubmit={submit} noValidate aria-label={title}>
            <FormFields
              fields={read.fields}
              values={{ ...read.values, ...draft.said }}
              wrong={wrong}
              onChange={(name, value) =>
                setDraft({
                  version,
                  said: { ...draft.said, [name]: value ?? null },
                  // What was sent before may have arrived: other words are another correction.
                  key: crypto.randomUUID(),
                })
              }
            />
            <p className="hint">
              {touched
                ? t("record.changedFields", {
                    fields: list(
                      read.fields
                        .filter(({ name }) => name in changedIn(draft.said, read.values))
                        .map(({ label }) => of(label)),
                    ),
                  })
                : ""}
            </p>
            <div className="actions">
              <button type="submit" className="main">
                {t("record.send")}
              </button>
              {touched ? (
                <button type="button" onClick={drop}>
                  {t("record.drop")}
                </button>
              ) : (
                <Link className="button" to={`/record/${id}`}>
                  {t("record.back")}
                </Link>
              )}
            </div>
          </form>
        )
      )}
      {unsent && <TroubleNote trouble={unsent} onAgain={() => submit()} />}
    </>
  );
}
