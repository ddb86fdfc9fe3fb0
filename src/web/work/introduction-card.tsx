import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { useWords } from "../words/index.ts";
import { useDraft } from "./draft.ts";
import { isLate, type Introduction, type Move } from "./introductions.ts";
import { inputOf, MoveForm, NOTHING_SAID } from "./move-form.tsx";

interface CardProps {
  readonly introduction: Introduction;
  /** What was wrong with its last move. */
  readonly wrong: readonly string[];
  /** True when it was moved. */
  readonly onMove: (introduction: Introduction, move: Move, input: object, key: string) => Promise<boolean>;
}

/** One introduction: whom it joins, what it waits for, and every move that its state allows. */
export function IntroductionCard({ introduction, wrong, onMove }: CardProps) {
  const { t, day, value, tongue, list } = useWords();
  const { id, name, due, parties, moves, concerns } = introduction;
  const [draft, setDraft, clear] = useDraft(`move:${id}`, NOTHING_SAID);
  const [chosen, setChosen] = useState<Move>();
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const late = isLate(introduction);
  const open = chosen !== undefined && moves.includes(chosen) ? chosen : undefined;
  useEffect(() => {
    if (open !== undefined) form.current?.querySelector<HTMLElement>("input, select")?.focus();
  }, [open]);

  const record = (move: Move): void => {
    setSending(true);
    void onMove(introduction, move, inputOf(move, draft), draft.key).then((moved) => {
      setSending(false);
      if (!moved) return;
      setChosen(undefined);
      clear();
    });
  };
  // The one that is waited for comes first.
  const inOrder = moves.toSorted((one, other) => Number(other === due?.move) - Number(one === due?.move));
  return (
    <article className={late ? "candidate late" : "candidate"} aria-labelledby={`introduction-${id}`}>
      <h3 id={`introduction-${id}`} tabIndex={-1}>
        {name}
      </h3>
      {due && (
        <p className={late ? "verdict" : "hint"}>
          {late && <b className="mark">{t("board.overdue")}</b>} {due.sentence}
        </p>
      )}
      <ul className="facts">
        {parties.map(({ party, as, answer }, at) => (
          <li key={`${party?.id ?? at} ${as}`}>
            {value("IntroductionPart", as)}
            {tongue === "en" ? ": " : "："}
            {party ? <Link to={`/record/${party.id}`}>{party.name}</Link> : t("board.somebody")}
            {answer &&
              (tongue === "en"
                ? ` (${value("IntroductionAnswer", answer)})`
                : `（${value("IntroductionAnswer", answer)}）`)}
          </li>
        ))}
        {concerns.length > 0 && <li>{t("board.about", { names: list(concerns.map((each) => each.name)) })}</li>}
        {!due && introduction.since && <li>{t("board.since", { day: day(introduction.since) })}</li>}
      </ul>
      <div className="error" role="alert">
        {wrong.map((error) => (
          <p key={error}>{error}</p>
        ))}
      </div>
      <div className="actions moves" role="group" aria-label={t("board.movesOf", { name })}>
        {inOrder.map((move) => (
          <button
            key={move}
            type="button"
            disabled={sending}
            className={move === due?.move ? "main" : ""}
            // To ask needs no word; every other move is written down with what was said.
            {...(move !== "ASK" && { "aria-expanded": move === open })}
            onClick={() => (move === "ASK" ? record(move) : setChosen(move === open ? undefined : move))}
          >
            {value("IntroductionMove", move)}
          </button>
        ))}
      </div>
      {open && (
        <div ref={form}>
          <MoveForm
            introduction={introduction}
            move={open}
            draft={draft}
            onChange={setDraft}
            onSubmit={() => record(open)}
            onCancel={() => setChosen(undefined)}
          />
        </div>
      )}
    </article>
  );
}
