import { useEffect, useRef, useState, type FormEvent } from "react";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { Title } from "../frame/title.tsx";
import type { Trouble } from "../server/client.ts";
import { useMe } from "../server/me.ts";
import { useWords } from "../words/index.ts";
import { useDraft } from "../work/draft.ts";
import { ChooseFiles } from "./choose-files.tsx";
import { ReportView } from "./report-view.tsx";
import { sendFiles, type Report } from "./report.ts";

/** Open data of a town, taken in: the files are chosen, read without writing anything, and only then taken in. */
export function ImportPage() {
  const { t } = useWords();
  const { roles } = useMe();
  if (!roles.includes("administrator")) {
    return (
      <>
        <Title text={t("import.title")} />
        <p className="note">{t("import.who")}</p>
      </>
    );
  }
  return <Importing />;
}

function Importing() {
  const { t } = useWords();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [said, setSaid] = useDraft("import", { city: "", licence: "", attribution: "" });
  const [missing, setMissing] = useState(false);
  const { doing, report, trouble, run, forget } = useImport();
  const found = useRef<HTMLElement>(null);
  useEffect(() => {
    if (report) found.current?.focus();
  }, [report]);

  const { city, licence, attribution } = said;
  const errand = { files, city, licence, attribution };
  const tryOut = (event?: FormEvent): void => {
    event?.preventDefault();
    setMissing(files.length === 0);
    if (files.length > 0) run({ ...errand, dryRun: true });
  };
  const field = (name: "city" | "licence" | "attribution") => (
    <div className="field">
      <label htmlFor={`import-${name}`}>{t(`import.${name}`)}</label>
      <input
        id={`import-${name}`}
        value={said[name]}
        maxLength={200}
        aria-describedby={`import-${name}-hint`}
        onChange={({ target }) => {
          // What was tried was tried with other words.
          forget();
          setSaid({ ...said, [name]: target.value });
        }}
      />
      <p id={`import-${name}-hint`} className="hint">
        {t(`import.hints.${name}`)}
      </p>
    </div>
  );
  const taken = report?.dryRun === false;
  return (
    <>
      <Title text={t("import.title")} />
      <p>{t("import.lead")}</p>
      <form className="question" onSubmit={tryOut} noValidate>
        <ChooseFiles
          files={files}
          missing={missing}
          onChange={(next) => {
            forget();
            setMissing(false);
            setFiles(next);
          }}
        />
        <div className="fields">
          {field("city")}
          {field("licence")}
          {field("attribution")}
        </div>
        <p className="actions">
          <button type="submit" className={report ? "" : "main"} disabled={doing !== undefined}>
            {t("import.try")}
          </button>
        </p>
      </form>
      <p role="status" className="status">
        {doing === undefined ? "" : t(doing === "trying" ? "import.trying" : "import.taking")}
      </p>
      {trouble && <TroubleNote trouble={trouble.trouble} onAgain={trouble.again} />}
      {report && (
        <section ref={found} tabIndex={-1} className="found" aria-labelledby="report">
          <h2 id="report">{t(taken ? "import.taken" : "import.tried")}</h2>
          <p className={taken ? "note well" : "note"}>{t(taken ? "import.takenNote" : "import.triedNote")}</p>
          <ReportView report={report} />
          {!taken && (
            <p className="actions">
              <button
                type="button"
                className="main"
                disabled={doing !== undefined || report.files.every(({ profile }) => profile === null)}
                onClick={() => run({ ...errand, dryRun: false })}
              >
                {t("import.now")}
              </button>
            </p>
          )}
        </section>
      )}
    </>
  );
}

type Errand = Parameters<typeof sendFiles>[0];

interface ImportState {
  readonly doing: "trying" | "taking" | undefined;
  readonly report: Report | undefined;
  readonly trouble: { readonly trouble: Trouble; readonly again: () => void } | undefined;
  readonly run: (errand: Errand) => void;
  /** What was reported holds no more. */
  readonly forget: () => void;
}

function useImport(): ImportState {
  const [doing, setDoing] = useState<ImportState["doing"]>();
  const [report, setReport] = useState<Report>();
  const [trouble, setTrouble] = useState<ImportState["trouble"]>();
  const waiting = useRef<AbortController>(undefined);
  useEffect(() => () => waiting.current?.abort(), []);

  const run = (errand: Errand): void => {
    const controller = new AbortController();
    waiting.current = controller;
    setTrouble(undefined);
    setDoing(errand.dryRun ? "trying" : "taking");
    void sendFiles(errand, controller.signal).then((reply) => {
      if (controller.signal.aborted) return;
      setDoing(undefined);
      if ("report" in reply) setReport(reply.report);
      else setTrouble({ trouble: reply.trouble, again: () => run(errand) });
    });
  };
  const forget = (): void => {
    waiting.current?.abort();
    setDoing(undefined);
    setReport(undefined);
    setTrouble(undefined);
  };
  return { doing, report, trouble, run, forget };
}
