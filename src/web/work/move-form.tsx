import type { FormEvent } from "react";
import { useWords } from "../words/index.ts";
import type { Introduction, Move } from "./introductions.ts";

/** What is written down of a move, kept by whoever shows the form. */
export interface MoveDraft {
  readonly [name: string]: string;
  readonly given: string;
  readonly said: string;
  readonly who: string;
  readonly reason: string;
  readonly note: string;
  readonly on: string;
  /** Sent with it, so that it happens once. */
  readonly key: string;
}

export const NOTHING_SAID: MoveDraft = { given: "SPOKEN", said: "", who: "", reason: "", note: "", on: "", key: "" };

const FORMS = ["SPOKEN", "PAPER"] as const;

/** What the server takes with a move: only what belongs to it. */
export function inputOf(move: Move, { given, said, who, reason, note, on }: MoveDraft): object {
  return {
    ...(move === "AGREE" && { given, ...(said !== "" && { said }) }),
    ...(move === "DECLINE" && { ...(who !== "" && { who }), ...(reason !== "" && { reason }) }),
    ...(note !== "" && { note }),
    ...(on !== "" && { at: momentOf(on) }),
  };
}

/** A day is over when it ends; today is not over yet, so then it is now. */
function momentOf(day: string): string {
  const end = new Date(`${day}T23:59:59+09:00`);
  return (end < new Date() ? end : new Date()).toISOString();
}

/** The fields of one move of an introduction. */
export function MoveForm({
  introduction: { id, parties },
  move,
  draft,
  onChange,
  onSubmit,
  onCancel,
}: {
  readonly introduction: Introduction;
  readonly move: Move;
  readonly draft: MoveDraft;
  readonly onChange: (next: MoveDraft) => void;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
}) {
  const { t, value } = useWords();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  const field = (name: keyof MoveDraft & string) => ({
    id: `${id}-${name}`,
    value: draft[name],
    onChange: ({ target }: { target: { value: string } }) => onChange({ ...draft, [name]: target.value }),
  });
  const answered = parties.filter(({ answer, party }) => answer !== null && party !== null);
  return (
    <form className="move" onSubmit={submit} noValidate aria-label={value("IntroductionMove", move)}>
      {move === "AGREE" && (
        <>
          <div className="field">
            <label htmlFor={`${id}-given`}>{t("board.given")}</label>
            <select {...field("given")}>
              {FORMS.map((form) => (
                <option key={form} value={form}>
                  {value("ConsentForm", form)}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={`${id}-said`}>{t("board.said")}</label>
            <input {...field("said")} maxLength={2_000} />
          </div>
        </>
      )}
      {move === "DECLINE" && (
        <>
          <div className="field">
            <label htmlFor={`${id}-who`}>{t("board.who")}</label>
            <select {...field("who")}>
              <option value="">{t("board.askedNow")}</option>
              {answered.map(({ party }) => (
                <option key={party.id} value={party.id}>
                  {party.name}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={`${id}-reason`}>{t("board.reason")}</label>
            <input {...field("reason")} maxLength={2_000} />
          </div>
        </>
      )}
      <div className="field">
        <label htmlFor={`${id}-on`}>{t("board.on")}</label>
        <input type="date" {...field("on")} max={new Date().toISOString().slice(0, 10)} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-note`}>{t("board.note")}</label>
        <input {...field("note")} maxLength={2_000} />
      </div>
      <p className="actions">
        <button type="submit" className="main">
          {t("board.record", { move: value("IntroductionMove", move) })}
        </button>
        <button type="button" onClick={onCancel}>
          {t("board.cancel")}
        </button>
      </p>
    </form>
  );
}
