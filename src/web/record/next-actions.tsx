import { useState } from "react";
import { Link, useLocation } from "react-router";
import phoneDocument from "../../../schema/operations/app/PhoneOf.graphql?raw";
import type { PhoneOfQuery } from "../../operations.generated.ts";
import { isNamed, isRecord, type Candidate } from "../answer/contract.ts";
import { variablesIn, type Variables } from "../ask/address.ts";
import { ask } from "../server/client.ts";
import { useMe } from "../server/me.ts";
import { useWords } from "../words/index.ts";
import { consentsAt, introduceAt } from "./addresses.ts";

const PARTIES = ["Person", "Group", "Company", "Place"];

/** What a coordinator does with a candidate: open the record, introduce, ask for consent first, call, print. Items of the list of next steps. */
export function NextActions({
  candidate,
  question,
  title,
}: {
  readonly candidate: Candidate;
  readonly question: string;
  readonly title: string;
}) {
  const { say } = useWords();
  const { roles } = useMe();
  const variables = variablesIn(useLocation().hash);
  const { subject, party, verdict } = candidate;
  const kind = String(subject["__typename"]);
  const owner = party ?? (isNamed(subject) && PARTIES.includes(kind) ? subject : undefined);
  const keeps = roles.includes("coordinator");
  const introduction = keeps ? introductionOf(candidate, variables) : undefined;
  const links = [
    owner ? { to: `/record/${owner.id}`, key: "record.open" } : undefined,
    introduction ? { to: introduceAt(introduction), key: "next.introduce" } : undefined,
    keeps && verdict === "ASK_FIRST" && owner
      ? { to: consentOf(question, owner.id, variables), key: "next.askConsent" }
      : undefined,
  ].filter((each) => each !== undefined);
  return (
    <>
      {links.map(({ to, key }) => (
        <li key={key}>
          <Link to={to}>
            {say(key)}
            <span className="unseen">（{title}）</span>
          </Link>
        </li>
      ))}
      {owner && !owner.id.startsWith("hh_") && (
        <li>
          <Call id={owner.id} name={owner.name} />
        </li>
      )}
      <li>
        <button
          type="button"
          className="link"
          onClick={({ currentTarget }) => printOnly(currentTarget.closest(".candidate"))}
        >
          {say("next.print")}
          <span className="unseen">（{title}）</span>
        </button>
      </li>
    </>
  );
}

/** Who could be introduced to whom, where the question and its candidate say so. */
function introductionOf({ subject, party, verdict }: Candidate, variables: Variables): Variables | undefined {
  if (verdict === "ASK_FIRST") return undefined;
  const kind = subject["__typename"];
  if (kind === "MissingTie") {
    const through = idOf(subject["through"]);
    return {
      of: idOf(subject["who"]),
      to: idOf(subject["toWhom"]),
      through: through?.startsWith("per_") ? [through] : [],
      concerns: [idOf(subject["need"])].filter(Boolean),
    };
  }
  if (kind === "Path") {
    const { from, to } = variables;
    const steps: readonly unknown[] = Array.isArray(subject["steps"]) ? subject["steps"] : [];
    const met = steps.flatMap((step) => (isRecord(step) ? [idOf(step["from"]), idOf(step["to"])] : []));
    const through = [...new Set(met)].filter((id) => id?.startsWith("per_") && id !== from && id !== to);
    return { of: from, to, through };
  }
  const asker = variables["for"] ?? variables["of"] ?? variables["person"];
  if (!party || asker === party.id) return undefined;
  if (kind === "Offer" || kind === "Need" || kind === "Wish" || kind === "Place") {
    return { of: asker, to: party.id, concerns: kind === "Place" ? [] : [idOf(subject)].filter(Boolean) };
  }
  return undefined;
}

function idOf(value: unknown): string | undefined {
  return isNamed(value) ? value.id : undefined;
}

/** The page on which the consent that is missing is recorded: that of whoever's thing is to be shown, else of the one to be asked. */
function consentOf(question: string, toAsk: string, { thing, to, party }: Variables): string {
  return question === "MayShow" && typeof thing === "string"
    ? consentsAt(thing, { covers: [thing], to, party })
    : consentsAt(toAsk, {});
}

/** A number is asked for when somebody wants to call, so that nobody's stands in a list of answers. */
function Call({ id, name }: { readonly id: string; readonly name: string }) {
  const { say } = useWords();
  const [phone, setPhone] = useState<string | null>();
  const [unreachable, setUnreachable] = useState(false);
  const look = async (): Promise<void> => {
    const { data, trouble } = await ask<PhoneOfQuery>(phoneDocument, { id });
    setUnreachable(trouble !== undefined);
    const entity = data?.entity;
    if (data) setPhone(entity && "phone" in entity ? (entity.phone ?? null) : null);
  };
  return (
    <span role="status">
      {phone === undefined ? (
        <button type="button" className="link" onClick={() => void look()}>
          {say("next.call")}
          <span className="unseen">（{name}）</span>
        </button>
      ) : phone === null ? (
        <span className="hint">{say("next.noPhone")}</span>
      ) : (
        <a href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`}>{say("next.callNumber", { phone })}</a>
      )}
      {unreachable && <span className="error">{say("trouble.unreachable")}</span>}
    </span>
  );
}

/** Prints this card and nothing else of the answer. */
function printOnly(card: Element | null): void {
  if (!card) return;
  card.classList.add("printing");
  document.body.classList.add("prints-one");
  window.print();
  card.classList.remove("printing");
  document.body.classList.remove("prints-one");
}
