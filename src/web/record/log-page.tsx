import { Title } from "../frame/title.tsx";
import { useMe } from "../server/me.ts";
import { useWords } from "../words/index.ts";
import { AuditLog } from "./audit-log.tsx";
import { OwnLog } from "./own-log.tsx";

/** The log, for those who may read it: everybody their own, the auditor all of it, and nobody else. */
export function LogPage() {
  const { say, marked } = useWords();
  const { roles, self } = useMe();
  const audits = roles.includes("auditor");
  return (
    <>
      <Title text={marked(audits ? "log.all" : self === null ? "log.title" : "log.mine")} />
      {audits && <AuditLog />}
      {self !== null && (
        <>
          {audits && <h2>{say("log.mine")}</h2>}
          <OwnLog />
        </>
      )}
      {!audits && self === null && <p>{say("log.notYours")}</p>}
    </>
  );
}
