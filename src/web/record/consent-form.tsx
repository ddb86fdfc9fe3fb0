import { useState, type FormEvent } from "react";
import { forms } from "virtual:forms";
import grantDocument from "../../../schema/operations/app/GrantConsent.graphql?raw";
import type { GrantConsentMutation } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { isSaid } from "../ask/address.ts";
import type { FormField } from "../catalogue/catalogue.ts";
import { tell, type Trouble } from "../server/client.ts";
import { useDraft } from "../work/draft.ts";
import { useWords } from "../words/index.ts";
import type { Consenting } from "./consents-page.tsx";
import { FormFields, NOTHING_WRONG, unfilledIn, wrongIn, type Wrong } from "./form-fields.tsx";
import type { Values } from "./values.ts";

/** Records a consent: the person themself on screen; a coordinator what was given on paper or spoken, by the person or by somebody in their place. */
export function ConsentForm({
  person,
  given,
  self,
  onDone,
}: {
  readonly person: Consenting;
  /** What the page that led here knows: what is to be shown, to whom. */
  readonly given: Values;
  readonly self: boolean;
  readonly onDone: (words: string) => void;
}) {
  const words = useWords();
  const { t, tongue, called } = words;
  const [draft, setDraft, clear] = useDraft<Readonly<{ said: Values; key: string }>>(`consent:${person.id}`, {
    said: {},
    key: "",
  });
  const [wrong, setWrong] = useState<Wrong>(NOTHING_WRONG);
  const [trouble, setTrouble] = useState<Trouble>();
  const own = ownOf(person);
  const covers = [given["covers"]].flat().filter((id) => own.some((each) => each.id === id));
  const begun: Values = {
    purpose: "SUPPORT",
    to: "COMMISSIONERS",
    given: self ? "SCREEN" : "SPOKEN",
    ...given,
    covers,
  };
  const values: Values = { ...begun, ...draft.said };
  const fields = fieldsFor(person, values, self);

  const submit = async (): Promise<void> => {
    setTrouble(undefined);
    setWrong(NOTHING_WRONG);
    const unready = unfilledIn(fields, values, words);
    if (unready) return setWrong(unready);
    const said = fields.map(({ name }) => [name, values[name]] as const).filter(([, value]) => isSaid(value));
    const reply = await tell<GrantConsentMutation>(grantDocument, {
      input: { ...Object.fromEntries(said), person: person.id },
      idempotencyKey: draft.key,
      language: tongue.toUpperCase(),
    });
    if (reply.trouble) return setTrouble(reply.trouble);
    const { userErrors } = reply.data.consentGrant;
    if (userErrors.length > 0) return setWrong(wrongIn(userErrors, fields, called));
    clear();
    onDone(t("consent.recorded"));
  };
  const title = t(self ? "consent.agree" : "consent.record");
  return (
    <section aria-labelledby="agree" className="unprinted">
      <h2 id="agree">{title}</h2>
      <form
        className="question"
        noValidate
        aria-labelledby="agree"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <FormFields
          fields={fields}
          values={values}
          wrong={wrong}
          folded={self ? [] : DAYS}
          onChange={(name, value) =>
            setDraft({ said: { ...draft.said, [name]: value ?? null }, key: crypto.randomUUID() })
          }
        />
        <div className="actions">
          <button type="submit" className="main">
            {title}
          </button>
        </div>
        {trouble && <TroubleNote trouble={trouble} onAgain={() => void submit()} />}
      </form>
    </section>
  );
}

/** What is left as it is by most who write down what somebody else said. */
const DAYS = ["until", "givenAt"];
const ORDER = ["covers", "purpose", "to", "party", "given", "said", "proxy", "goBetween", "until", "givenAt"];

/** What a person may agree to show: themself, and what they offer, need and wish. */
function ownOf(person: Consenting) {
  return [person, ...person.offers.nodes, ...person.needs.nodes, ...person.wishes.nodes];
}

/** What is asked depends on what was said: whom it names only where it names somebody, what was said only where somebody else writes it down. */
function fieldsFor(person: Consenting, values: Values, self: boolean): readonly FormField[] {
  const own = ownOf(person);
  return ORDER.flatMap((name): readonly FormField[] => {
    const field = forms["Consent"]?.find((each) => each.name === name);
    if (!field) return [];
    if (name === "covers") {
      return [
        {
          ...field,
          input: "choices",
          values: own.map((each) => ({ value: each.id, label: { ja: each.name, en: each.name } })),
        },
      ];
    }
    if (name === "party") return values["to"] === "NAMED" ? [{ ...field, required: true }] : [];
    if (name === "given") {
      if (self)
        return [field].map((each) => ({
          ...each,
          values: each.values?.filter(({ value }) => value === "SCREEN") ?? [],
        }));
      return [{ ...field, values: field.values?.filter(({ value }) => value !== "SCREEN") ?? [] }];
    }
    if (name === "said") return self ? [] : [{ ...field, required: values["given"] === "SPOKEN" }];
    if (name === "proxy" || name === "givenAt") return self ? [] : [field];
    return [field];
  });
}
