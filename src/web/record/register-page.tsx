import { useState, type FormEvent } from "react";
import { Link, useLocation, useNavigate, useParams } from "react-router";
import { forms } from "virtual:forms";
import type { RegisterPersonMutation } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { isSaid, variablesIn } from "../ask/address.ts";
import { NotFound } from "../frame/not-found.tsx";
import { Title } from "../frame/title.tsx";
import { tell, type Trouble } from "../server/client.ts";
import { useMe } from "../server/me.ts";
import { useDraft } from "../work/draft.ts";
import { useWords } from "../words/index.ts";
import { FormFields, NOTHING_WRONG, unchosenIn, wrongIn, type Wrong } from "./form-fields.tsx";
import { isRecorded, REGISTER, type Recorded } from "./mutations.ts";
import { inputOf, type Values } from "./values.ts";

export function RegisterPage() {
  const { noun } = useParams();
  const { hash } = useLocation();
  if (!isRecorded(noun)) return <NotFound />;
  return <Register key={`${noun} ${hash}`} noun={noun} given={variablesIn(hash)} />;
}

interface Draft extends Readonly<Record<string, unknown>> {
  readonly said: Values;
  readonly key: string;
}
const UNTOUCHED: Draft = { said: {}, key: "" };

/** Registers something new; begun with what the address gives, such as whose need it is. */
function Register({ noun, given }: { readonly noun: Recorded; readonly given: Values }) {
  const words = useWords();
  const { t, tongue, called } = words;
  const navigate = useNavigate();
  const { districts } = useMe();
  const whose = typeof given["party"] === "string" ? `:${given["party"]}` : "";
  const [draft, setDraft, clear] = useDraft<Draft>(`register:${noun}${whose}`, UNTOUCHED);
  const [wrong, setWrong] = useState<Wrong>(NOTHING_WRONG);
  const [unsent, setUnsent] = useState<Trouble>();
  const [arrived, setArrived] = useState(false);
  const fields = forms[noun] ?? [];
  const values: Values = { ...usualOf(noun, districts), ...given, ...draft.said };

  const submit = async (key: string): Promise<void> => {
    setUnsent(undefined);
    setWrong(NOTHING_WRONG);
    setArrived(false);
    const unready = unchosenIn(fields, values, words);
    if (unready) return setWrong(unready);
    const said = Object.fromEntries(Object.entries(values).filter(([, value]) => isSaid(value)));
    const reply = await tell<RegisterPersonMutation>(REGISTER[noun], {
      input: inputOf(said),
      idempotencyKey: key,
      language: tongue.toUpperCase(),
    });
    if (reply.trouble) return setUnsent(reply.trouble);
    const { userErrors, thing } = reply.data.written;
    if (userErrors.some(({ code }) => code === "KEY_REUSED")) return setArrived(true);
    if (userErrors.length > 0) return setWrong(wrongIn(userErrors, fields, called));
    clear();
    void navigate(thing ? `/record/${thing.id}` : "/record", { state: { said: t("record.registered") } });
  };
  const title = t(`record.new.${noun}`);
  return (
    <>
      <Title text={title} />
      <form
        className="question"
        noValidate
        aria-label={title}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit(draft.key);
        }}
      >
        <FormFields
          fields={fields}
          values={values}
          wrong={wrong}
          // The key stays: what was sent before and perhaps arrived must not be registered twice.
          onChange={(name, value) => setDraft({ ...draft, said: { ...draft.said, [name]: value ?? null } })}
        />
        {arrived && (
          <div className="note" role="alert">
            <p>{t("record.arrived")}</p>
            <button
              type="button"
              onClick={() => {
                const key = crypto.randomUUID();
                setDraft({ ...draft, key });
                void submit(key);
              }}
            >
              {t("record.another")}
            </button>
          </div>
        )}
        <div className="actions">
          <button type="submit" className="main">
            {t("record.register")}
          </button>
          {Object.keys(draft.said).length > 0 && (
            <button type="button" onClick={clear}>
              {t("record.drop")}
            </button>
          )}
          <Link className="button" to={typeof given["party"] === "string" ? `/record/${given["party"]}` : "/record"}>
            {t("record.back")}
          </Link>
        </div>
      </form>
      {unsent && <TroubleNote trouble={unsent} onAgain={() => void submit(draft.key)} />}
    </>
  );
}

/** Whoever keeps one district registers mostly there. */
function usualOf(noun: Recorded, districts: readonly string[]): Values {
  const [district] = districts;
  if (district === undefined) return {};
  if (noun === "Offer") return { serves: [district], lane: "INFORMAL" };
  return noun === "Group" || noun === "Company" ? { activeIn: [district] } : {};
}
