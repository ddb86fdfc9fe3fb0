import { Link, useLocation, useParams } from "react-router";
import { operations } from "virtual:catalogue";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { isRecord } from "../answer/contract.ts";
import { addressOf, isSaid } from "../ask/address.ts";
import { useTieInWords } from "../ask/names.ts";
import { Title } from "../frame/title.tsx";
import { useMe } from "../server/me.ts";
import { useWords } from "../words/index.ts";
import { ruby } from "../words/ruby.tsx";
import { introduceAt, registerAt } from "./addresses.ts";
import { Changes } from "./changes.tsx";
import { isRecorded } from "./mutations.ts";
import { NoRecord } from "./no-record.tsx";
import { useRecord } from "./use-record.ts";
import { ValueWords } from "./value-words.tsx";
import type { Read, Whole } from "./values.ts";
import type { RecordOfQuery } from "../../operations.generated.ts";

export function RecordPage() {
  const { id } = useParams();
  return id === undefined ? null : <Record key={id} id={id} />;
}

/** One record: what is known of it, what hangs on it, and its history; each as far as the viewer may see it. */
function Record({ id }: { readonly id: string }) {
  const location = useLocation();
  const { read, around, missing, trouble, load } = useRecord(id, true);
  const told: unknown = isRecord(location.state) ? location.state["said"] : undefined;
  if (missing) return <NoRecord />;
  return (
    <>
      <Title text={read?.whole.name ?? "…"}>
        {read && (
          <>
            {read.whole.name}
            {read.whole.kana && <small className="kana">{read.whole.kana}</small>}
          </>
        )}
      </Title>
      {trouble && <TroubleNote trouble={trouble} onAgain={() => void load()} />}
      {typeof told === "string" && (
        <p role="status" className="status told">
          {told}
        </p>
      )}
      {read && (
        <>
          <Actions whole={read.whole} />
          <Facts read={read} />
          <div className="hanging">
            <Hanging whole={read.whole} />
          </div>
          <Ties around={around} />
          <Introductions whole={read.whole} />
          <Changes read={read} />
        </>
      )}
    </>
  );
}

const PARTIES = ["Person", "Group", "Company", "Place"];
const SHOWN = ["Person", "Offer", "Need", "Wish"];

function Actions({ whole: { id, name, __typename: noun } }: { readonly whole: Whole }) {
  const { t, say } = useWords();
  const { roles, self } = useMe();
  const keeps = roles.includes("coordinator");
  const links = [
    keeps && isRecorded(noun) ? { to: `/record/${id}/correct`, key: "record.correct" } : undefined,
    { to: `/ties/${id}`, key: "answer.ties" },
    keeps && PARTIES.includes(noun) ? { to: introduceAt({ of: id }), key: "introduce.title" } : undefined,
    SHOWN.includes(noun) && (keeps || self === id) ? { to: `/record/${id}/consents`, key: "consent.link" } : undefined,
    keeps && SHOWN.includes(noun) && "MayShow" in operations
      ? { to: addressOf("MayShow", { thing: id }), key: "answer.mayShow" }
      : undefined,
    self === id ? { to: "/log", key: "log.mine" } : undefined,
  ].filter((each) => each !== undefined);
  return (
    <ul className="next unprinted" aria-label={t("answer.next")}>
      {links.map(({ to, key }) => (
        <li key={to}>
          <Link to={to}>
            {say(key)}
            <span className="unseen">（{name}）</span>
          </Link>
        </li>
      ))}
      <li>
        <button type="button" className="link" onClick={() => window.print()}>
          {say("answer.print")}
        </button>
      </li>
    </ul>
  );
}

function Facts({ read: { whole, fields, values, names } }: { readonly read: Read }) {
  const { sayOf, day, say } = useWords();
  const said = fields.filter(({ name }) => name !== "name" && name !== "kana" && isSaid(values[name]));
  return (
    <section className="sheet" aria-labelledby="facts">
      <h2 id="facts">{say("record.facts")}</h2>
      <dl className="fields-list">
        <div>
          <dt>{say("record.noun")}</dt>
          <dd>{say(`record.nouns.${whole.__typename}`, { defaultValue: whole.__typename })}</dd>
        </div>
        {said.map((field) => (
          <div key={field.name}>
            <dt>{sayOf(field.label)}</dt>
            <dd>
              <ValueWords field={field} value={values[field.name]} names={names} linked />
            </dd>
          </div>
        ))}
        <div>
          <dt>{say("record.version")}</dt>
          <dd>
            {whole.version}
            {whole.updatedAt ? `（${day(whole.updatedAt)}）` : ""}
          </dd>
        </div>
      </dl>
    </section>
  );
}

const HANGING = [
  ["offers", "Offer"],
  ["needs", "Need"],
  ["wishes", "Wish"],
  ["members", "Person"],
] as const;

/** What it offers, needs and wishes, and who lives there. */
function Hanging({ whole }: { readonly whole: Whole }) {
  const { say } = useWords();
  const { roles } = useMe();
  const lists: Readonly<{ [key: string]: unknown }> = { ...whole };
  return HANGING.map(([key, noun]) => {
    const list = lists[key];
    const nodes = isRecord(list) && Array.isArray(list["nodes"]) ? list["nodes"] : undefined;
    if (!nodes) return null;
    const adds = roles.includes("coordinator") && noun !== "Person";
    if (nodes.length === 0 && !adds) return null;
    return (
      <section key={key} className="sheet" aria-labelledby={key}>
        <h2 id={key}>{say(`record.lists.${key}`)}</h2>
        <ul className="rows">
          {nodes.map(({ id, name }) => (
            <li key={id}>
              <Link to={`/record/${id}`}>{name}</Link>
            </li>
          ))}
        </ul>
        {adds && (
          <p className="unprinted">
            <Link to={registerAt(noun, { party: whole.id })}>{say(`record.new.${noun}`)}</Link>
          </p>
        )}
      </section>
    );
  });
}

function Ties({ around }: { readonly around: RecordOfQuery["around"] | undefined }) {
  const { day, say, marked, facts } = useWords();
  const inWords = useTieInWords();
  const ties = (around?.candidates.nodes ?? []).flatMap(({ subject }) =>
    subject.__typename === "Tie" && "sentence" in subject ? [subject] : [],
  );
  if (!around || ties.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="ties">
      <h2 id="ties">
        {say("record.ties")} <small>{say("ties.count", { count: around.total })}</small>
      </h2>
      <ul className="rows">
        {ties.map((tie) => (
          <li key={tie.id} className="row">
            <span>{ruby(inWords(tie))}</span>
            <small>
              {ruby(
                facts([
                  tie.source ?? "",
                  tie.observedAt ? marked("answer.confirmed", { day: day(tie.observedAt) }) : "",
                ]),
              )}
            </small>
          </li>
        ))}
      </ul>
      {around.total > ties.length && (
        <p className="hint">{say("record.moreTies", { count: around.total - ties.length })}</p>
      )}
    </section>
  );
}

function isParty(whole: Whole): whole is Extract<Whole, { __typename: "Person" | "Group" | "Company" | "Place" }> {
  return PARTIES.includes(whole.__typename);
}

function Introductions({ whole }: { readonly whole: Whole }) {
  const { say, markedValue } = useWords();
  const all = isParty(whole) ? (whole.introducedIn ?? []) : [];
  if (all.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="introductions">
      <h2 id="introductions">{say("record.introductions")}</h2>
      <ul className="rows">
        {all.map(({ id, name, state }) => (
          <li key={id}>
            <span>{name}</span>
            <small>{state ? ruby(markedValue("IntroductionState", state)) : ""}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
