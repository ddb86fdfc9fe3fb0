import { useCallback, useEffect, useState } from "react";
import { Link, useLocation, useParams } from "react-router";
import consentsDocument from "../../../schema/operations/app/ConsentsOf.graphql?raw";
import recordDocument from "../../../schema/operations/app/RecordOf.graphql?raw";
import type { ConsentsOfQuery, RecordOfQuery } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { variablesIn } from "../ask/address.ts";
import { Fold } from "../frame/fold.tsx";
import { Title } from "../frame/title.tsx";
import { ask, type Trouble } from "../server/client.ts";
import { useMe } from "../server/me.ts";
import { useWords } from "../words/index.ts";
import { ConsentCard } from "./consent-card.tsx";
import { ConsentForm } from "./consent-form.tsx";
import { readOf } from "./values.ts";

export type Consenting = Extract<NonNullable<ConsentsOfQuery["entity"]>, { __typename: "Person" }>;
export type Consent = Consenting["consents"][number];

/** What a person agreed to: recorded here, and taken back here. Of an offer, need or wish it is the page of the one whose it is. */
export function ConsentsPage() {
  const { id } = useParams();
  return id === undefined ? null : <Consents key={id} id={id} />;
}

function Consents({ id }: { readonly id: string }) {
  const { t, say, marked } = useWords();
  const { roles, self } = useMe();
  const { hash } = useLocation();
  const { person, missing, trouble, load } = useConsents(id);
  const [said, setSaid] = useState("");
  const done = (words: string): void => {
    setSaid(words);
    void load();
  };
  if (missing) {
    return (
      <>
        <Title text={marked("record.none")} />
        <p>{say("consent.ofNobody")}</p>
      </>
    );
  }
  const holding = person?.consents.filter(({ withdrawnAt }) => withdrawnAt === null) ?? [];
  const over = person?.consents.filter(({ withdrawnAt }) => withdrawnAt !== null) ?? [];
  const records = person !== undefined && (person.id === self || roles.includes("coordinator"));
  return (
    <>
      <Title text={marked("consent.title", { name: person?.name ?? "…" })} />
      <p>{say("consent.lead")}</p>
      {trouble && <TroubleNote trouble={trouble} onAgain={() => void load()} />}
      <p role="status" className="status told">
        {said || (person ? t("consent.count", { count: holding.length }) : "")}
      </p>
      {person && (
        <>
          <ul className="candidates">
            {holding.map((consent) => (
              <li key={consent.id}>
                <ConsentCard consent={consent} withdraws={records} onDone={done} />
              </li>
            ))}
          </ul>
          {records && (
            <ConsentForm key={hash} person={person} given={variablesIn(hash)} self={person.id === self} onDone={done} />
          )}
          {over.length > 0 && (
            <Fold summary={say("consent.over", { count: over.length })}>
              <ul className="candidates">
                {over.map((consent) => (
                  <li key={consent.id}>
                    <ConsentCard consent={consent} withdraws={false} onDone={done} />
                  </li>
                ))}
              </ul>
            </Fold>
          )}
          <p className="unprinted">
            <Link to={`/record/${person.id}`}>{say("consent.toRecord", { name: person.name })}</Link>
          </p>
        </>
      )}
    </>
  );
}

function useConsents(id: string) {
  const [person, setPerson] = useState<Consenting>();
  const [missing, setMissing] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const load = useCallback(async (): Promise<void> => {
    const whose = await ownerOf(id);
    const reply = await ask<ConsentsOfQuery>(consentsDocument, { id: whose });
    setTrouble(reply.trouble);
    if (!reply.data) return;
    const { entity } = reply.data;
    if (entity?.__typename === "Person" && "consents" in entity) setPerson(entity);
    else setMissing(true);
  }, [id]);
  useEffect(() => void load(), [load]);
  return { person, missing, trouble, load };
}

/** Whose an offer, need or wish is; anybody else is themself. */
export async function ownerOf(id: string): Promise<string> {
  if (!/^(?:off|need|wish)_/.test(id)) return id;
  const { data } = await ask<RecordOfQuery>(recordDocument, { id, whole: false });
  const party = data?.entity ? readOf(data.entity).values["party"] : undefined;
  return typeof party === "string" ? party : id;
}
