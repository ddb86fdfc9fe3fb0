import { useId, useState, type FormEvent } from "react";
import { Link } from "react-router";
import { forms } from "virtual:forms";
import withdrawDocument from "../../../schema/operations/app/WithdrawConsent.graphql?raw";
import type { WithdrawConsentMutation } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { useThingName } from "../ask/names.ts";
import { Fold } from "../frame/fold.tsx";
import { tell, type Trouble } from "../server/client.ts";
import { useDraft } from "../work/draft.ts";
import { useWords } from "../words/index.ts";
import type { Consent } from "./consents-page.tsx";

/** One consent: what for, to whom, what it covers, how it was given and who wrote it down; and where it is taken back. */
export function ConsentCard({
  consent,
  withdraws,
  onDone,
}: {
  readonly consent: Consent;
  readonly withdraws: boolean;
  readonly onDone: (words: string) => void;
}) {
  const { t, day, say, facts: inARow } = useWords();
  const wordOf = useConsentWords();
  const id = useId();
  const { purpose, to, covers, party, goBetween, given, givenAt, said, proxy, until, holds } = consent;
  const recordedBy = useThingName(consent.recordedBy);
  const state = consent.withdrawnAt
    ? t("consent.withdrawn", { day: day(consent.withdrawnAt), how: consent.withdrawnHow ?? "" })
    : holds
      ? t("consent.holds")
      : t(until && new Date(until) < new Date() ? "consent.ended" : "consent.waits");
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    ["toWhom", party ? <Link to={`/record/${party.id}`}>{party.name}</Link> : wordOf("to", to)],
    [
      "covers",
      <ul key="covers" className="values">
        {covers.map((each) => (
          <li key={each.id}>
            <Link to={`/record/${each.id}`}>{each.name}</Link>
          </li>
        ))}
      </ul>,
    ],
    ["first", goBetween ? <Link to={`/record/${goBetween.id}`}>{goBetween.name}</Link> : null],
    ["given", inARow([wordOf("given", given), day(givenAt)])],
    ["said", said ? `「${said}」` : null],
    ["proxy", proxy],
    ["recordedBy", recordedBy ?? t("consent.office")],
    ["until", until ? day(until) : t("consent.untilWithdrawn")],
  ];
  return (
    <article className="candidate" aria-labelledby={id}>
      <h2 id={id}>{wordOf("purpose", purpose)}</h2>
      <p className={holds ? "state holds" : "state"}>{state}</p>
      <dl className="fields-list">
        {facts
          .filter(([, value]) => value !== null && value !== "")
          .map(([label, value]) => (
            <div key={label}>
              <dt>{say(`consent.${label}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {withdraws && <Withdraw consent={consent} called={wordOf("purpose", purpose)} onDone={onDone} />}
    </article>
  );
}

function Withdraw({
  consent: { id, version },
  called,
  onDone,
}: {
  readonly consent: Consent;
  readonly called: string;
  readonly onDone: (words: string) => void;
}) {
  const { t, tongue, say } = useWords();
  const [draft, setDraft, clear] = useDraft(`withdraw:${id}`, { how: "", key: "" });
  const [wrong, setWrong] = useState("");
  const [trouble, setTrouble] = useState<Trouble>();
  const field = useId();
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setWrong("");
    setTrouble(undefined);
    const variables = { id, version, how: draft.how, idempotencyKey: draft.key, language: tongue.toUpperCase() };
    void tell<WithdrawConsentMutation>(withdrawDocument, variables).then((reply) => {
      if (reply.trouble) return setTrouble(reply.trouble);
      const { userErrors } = reply.data.consentWithdraw;
      if (userErrors.length > 0) return setWrong(userErrors.map(({ message }) => message).join(" "));
      clear();
      onDone(t("consent.taken"));
    });
  };
  return (
    <Fold
      className="unprinted"
      summary={
        <>
          {say("consent.withdraw")}
          <span className="unseen">（{called}）</span>
        </>
      }
    >
      <form onSubmit={submit} noValidate>
        <div className="field">
          <label htmlFor={field}>{say("consent.how")}</label>
          <input
            id={field}
            maxLength={200}
            value={draft.how}
            aria-invalid={wrong !== ""}
            aria-describedby={`${field}-wrong`}
            // Other words are another withdrawal: under the same key they would be taken for a mistake.
            onChange={({ target }) => setDraft({ how: target.value, key: crypto.randomUUID() })}
          />
          <span id={`${field}-wrong`} className="error" role="alert">
            {wrong}
          </span>
        </div>
        <p className="actions">
          <button type="submit" aria-label={`${t("consent.withdrawNow")}（${called}）`}>
            {say("consent.withdrawNow")}
          </button>
        </p>
        {trouble && <TroubleNote trouble={trouble} onAgain={() => submit()} />}
      </form>
    </Fold>
  );
}

/** The schema's own words for what a consent is for, to whom and how it was given. */
function useConsentWords(): (field: "purpose" | "to" | "given", value: string) => string {
  const { of } = useWords();
  return (field, value) => {
    const values = forms["Consent"]?.find(({ name }) => name === field)?.values;
    const label = values?.find((each) => each.value === value)?.label;
    return label ? of(label) : value;
  };
}
