import whoSawDocument from "../../../schema/operations/app/WhoSawMe.graphql?raw";
import type { WhoSawMeQuery } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { More } from "../frame/more.tsx";
import { ask } from "../server/client.ts";
import { usePages, type AskPage } from "../server/pages.ts";
import { EASY_SENTENCES } from "../words/easy.ts";
import { useWords } from "../words/index.ts";
import { ruby } from "../words/ruby.tsx";
import { useWhy } from "./why.ts";

const askPage: AskPage<WhoSawMeQuery["myLog"]["nodes"][number]> = async (variables, signal) => {
  const { data, trouble } = await ask<WhoSawMeQuery>(whoSawDocument, variables, signal);
  return trouble ? { trouble } : { data: data.myLog };
};

/** Who saw or changed what is recorded of the one who looks: by role and district, when, and in answer to what. */
export function OwnLog() {
  const { t, tongue, isEasy, time, say, marked, list, facts } = useWords();
  const why = useWhy();
  const { nodes, trouble, more, again } = usePages(true, askPage, { language: tongue.toUpperCase() });
  const inPlain = (roles: readonly string[], action: string): string => {
    const who = roles.map((role) => marked(`who.${role}`, { defaultValue: role })).join("・") || marked("log.operator");
    const did = Object.keys(EASY_SENTENCES.did).find((ending) => action.endsWith(ending)) ?? "other";
    return marked(`easy.did.${did}`, { who });
  };
  return (
    <>
      <p>{say("log.lead")}</p>
      {trouble && <TroubleNote trouble={trouble} onAgain={again} />}
      <p role="status" className="status">
        {nodes ? (nodes.length === 0 ? say("log.none") : say("log.shown", { count: nodes.length })) : ""}
      </p>
      <ol className="history">
        {nodes?.map(({ at, sentence, roles, action, why: asking, districts }, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- a log that only grows at its end
          <li key={place}>
            <time dateTime={at}>{time(at)}</time>
            <span>
              {isEasy ? ruby(inPlain(roles, action)) : sentence}
              <small>
                {facts([
                  districts.length > 0 ? t("log.office", { districts: list(districts.map(({ name }) => name)) }) : "",
                  asking === null ? "" : t("log.for", { why: why(asking) }),
                ])}
              </small>
            </span>
          </li>
        ))}
      </ol>
      <More onMore={more} />
    </>
  );
}
