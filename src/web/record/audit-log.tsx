import { useState, type FormEvent } from "react";
import logDocument from "../../../schema/operations/app/LogPages.graphql?raw";
import type { LogPagesQuery } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { isSaid } from "../ask/address.ts";
import { Fold } from "../frame/fold.tsx";
import { More } from "../frame/more.tsx";
import { ask } from "../server/client.ts";
import { usePages, type AskPage } from "../server/pages.ts";
import { useWords } from "../words/index.ts";
import { useWhy } from "./why.ts";

interface Wanted {
  readonly from: string;
  readonly until: string;
  readonly person: string;
}
const ALL: Wanted = { from: "", until: "", person: "" };

/** The log as the auditor reads it: ids and no names; each page that is read is an entry itself, and so is the file. */
export function AuditLog() {
  const { t } = useWords();
  const [draft, setDraft] = useState(ALL);
  const [wanted, setWanted] = useState(ALL);
  const [wrong, setWrong] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const backwards = draft.from !== "" && draft.until !== "" && draft.from > draft.until;
    setWrong(backwards ? t("log.backwards") : "");
    if (!backwards) setWanted(draft);
  };
  const field = (name: keyof Wanted, type: string) => (
    <div className="field">
      <label htmlFor={`log-${name}`}>{t(`log.${name}`)}</label>
      <input
        id={`log-${name}`}
        type={type}
        value={draft[name]}
        aria-invalid={name === "until" && wrong !== ""}
        aria-describedby={name === "until" ? "log-wrong" : undefined}
        onChange={({ target }) => setDraft({ ...draft, [name]: target.value })}
      />
      {name === "until" && (
        <span id="log-wrong" className="error" role="alert">
          {wrong}
        </span>
      )}
    </div>
  );
  return (
    <>
      <p>{t("log.leadAll")}</p>
      <form className="question" onSubmit={submit} noValidate aria-label={t("log.narrow")}>
        <div className="fields">
          {field("from", "date")}
          {field("until", "date")}
          {field("person", "text")}
        </div>
        <div className="actions">
          <button type="submit" className="main">
            {t("log.read")}
          </button>
          <a className="button" href={`/log.csv?${new URLSearchParams(momentsOf(wanted)).toString()}`} download>
            {t("log.export")}
          </a>
        </div>
      </form>
      <Entries key={JSON.stringify(wanted)} wanted={wanted} />
    </>
  );
}

/** Days are meant as they begin in Japan, and the last one is meant whole. */
function momentsOf({ from, until, person }: Wanted): Record<string, string> {
  const next = until === "" ? "" : new Date(Date.parse(`${until}T00:00:00+09:00`) + 86_400_000).toISOString();
  const all = { from: from === "" ? "" : new Date(`${from}T00:00:00+09:00`).toISOString(), until: next, person };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => isSaid(value.trim())));
}

const askPage: AskPage<LogPagesQuery["auditLog"]["nodes"][number]> = async (variables, signal) => {
  const { data, trouble } = await ask<LogPagesQuery>(logDocument, variables, signal);
  return trouble ? { trouble } : { data: data.auditLog };
};

function Entries({ wanted }: { readonly wanted: Wanted }) {
  const { t, time } = useWords();
  const why = useWhy();
  const { nodes, trouble, more, again } = usePages(true, askPage, momentsOf(wanted));
  return (
    <>
      {trouble && <TroubleNote trouble={trouble} onAgain={again} />}
      <p role="status" className="status">
        {nodes ? t("log.shown", { count: nodes.length }) : ""}
      </p>
      <ol className="history">
        {nodes?.map((entry) => (
          <li key={entry.seq}>
            <time dateTime={entry.at}>
              {entry.seq}・{time(entry.at)}
            </time>
            <span>
              {t("log.entry", {
                who: entry.who,
                roles:
                  entry.roles.map((role) => t(`who.${role}`, { defaultValue: role })).join("、") || t("log.operator"),
                action: t(`log.actions.${entry.action}`, { defaultValue: entry.action }),
              })}
              {entry.why !== null && <small> {t("log.for", { why: why(entry.why) })}</small>}
              <Fold
                summary={
                  <>
                    {t("answer.details")}
                    <span className="unseen">（{entry.seq}）</span>
                  </>
                }
              >
                <dl className="fields-list">
                  {DETAILS.map((key) => {
                    const value = entry[key];
                    const text = Array.isArray(value) ? value.join("、") : (value ?? "");
                    const said = key === "basis" ? t(`log.bases.${text}`, { defaultValue: text }) : text;
                    return said === "" ? null : (
                      <div key={key}>
                        <dt>{t(`log.details.${key}`)}</dt>
                        <dd>{said}</dd>
                      </div>
                    );
                  })}
                </dl>
              </Fold>
            </span>
          </li>
        ))}
      </ol>
      <More onMore={more} />
    </>
  );
}

const DETAILS = ["subjects", "about", "office", "basis", "report", "requestId", "previous", "hash"] as const;
