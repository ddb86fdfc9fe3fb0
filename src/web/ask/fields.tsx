import { useId, useState } from "react";
import type { Variable } from "../catalogue/catalogue.ts";
import { useWords } from "../words/index.ts";
import { isSaid } from "./address.ts";
import { isId, useCalled } from "./names.ts";
import { ThingField } from "./thing-field.tsx";

interface FieldProps {
  readonly variable: Variable;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly error?: string | undefined;
}

/** One field for each kind of variable: the form of a question is made of these and of nothing else. */
export function VariableField(props: FieldProps) {
  const { variable } = props;
  switch (variable.input) {
    case "district":
      return <ThingField {...props} nouns={["District"]} />;
    case "topic":
      return <ThingField {...props} nouns={["Topic"]} free />;
    case "thing":
      return <ThingField {...props} nouns={variable.noun === undefined ? undefined : [variable.noun]} />;
    case "things":
      return <ThingsField {...props} />;
    case "choice":
      return <ChoiceField {...props} />;
    case "choices":
      return <ChoicesField {...props} />;
    case "flag":
      return <FlagField {...props} />;
    case "moment":
      return <MomentField {...props} />;
    case "hours":
      return <HoursField {...props} />;
    case "number":
      return <PlainField {...props} type="number" />;
    case "text":
      return <PlainField {...props} type="text" />;
  }
}

function useLabel({ label, required }: Variable) {
  const { say, sayOf } = useWords();
  return (
    <>
      {sayOf(label)}
      {required && <span className="required">{say("form.required")}</span>}
    </>
  );
}

function ChoiceField({ variable, value, onChange, error }: FieldProps) {
  const { t, of } = useWords();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{useLabel(variable)}</label>
      <select
        id={id}
        value={typeof value === "string" ? value : ""}
        aria-invalid={error !== undefined}
        onChange={(event) => onChange(event.target.value || undefined)}
      >
        {/* What is required and not said yet is shown as that, and not as the first of its values. */}
        {variable.usual === undefined && (!variable.required || !isSaid(value)) && (
          <option value="">{t("form.none")}</option>
        )}
        {variable.values?.map((each) => (
          <option key={each.value} value={each.value}>
            {of(each.label)}
          </option>
        ))}
      </select>
    </div>
  );
}

function ChoicesField({ variable, value, onChange }: FieldProps) {
  const { sayOf } = useWords();
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <fieldset className="field">
      <legend>{useLabel(variable)}</legend>
      <div className="checks">
        {variable.values?.map((each) => (
          <label key={each.value} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(each.value)}
              onChange={(event) =>
                onChange(
                  event.target.checked ? [...chosen, each.value] : chosen.filter((other) => other !== each.value),
                )
              }
            />
            <span>{sayOf(each.label)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function FlagField({ variable, value, onChange }: FieldProps) {
  const { sayOf } = useWords();
  return (
    <div className="field">
      <label className="check">
        <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked)} />
        <span>{sayOf(variable.label)}</span>
      </label>
    </div>
  );
}

/** Wall clock of Japan, as the whole of Musubi; sent as a moment. */
function MomentField({ variable, value, onChange, error }: FieldProps) {
  const { day } = useWords();
  const id = useId();
  const moment = typeof value === "string" ? value : "";
  return (
    <div className="field">
      <label htmlFor={id}>{useLabel(variable)}</label>
      <input
        id={id}
        type="datetime-local"
        value={moment.slice(0, 16)}
        aria-describedby={`${id}-day`}
        aria-invalid={error !== undefined}
        onChange={(event) => onChange(event.target.value ? `${event.target.value}:00+09:00` : undefined)}
      />
      <span id={`${id}-day`} className="hint">
        {moment === "" ? "" : day(moment)}
      </span>
    </div>
  );
}

function PlainField({ variable, value, onChange, error, type }: FieldProps & { readonly type: "text" | "number" }) {
  const id = useId();
  const shown = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return (
    <div className="field">
      <label htmlFor={id}>{useLabel(variable)}</label>
      <input
        id={id}
        type={type}
        value={shown}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={(event) => {
          const said = event.target.value;
          onChange(said === "" ? undefined : type === "number" ? Number(said) : said);
        }}
      />
      <FieldError id={id} error={error} />
    </div>
  );
}

/** What is wrong with the field of this id, which names it as its description. */
export function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  return error === undefined ? null : (
    <span id={`${id}-error`} className="error">
      {error}
    </span>
  );
}

/** Several things, chosen one after the other. */
export function ThingsField({
  variable,
  value,
  onChange,
  error,
  nouns,
}: FieldProps & { readonly nouns?: readonly string[] | undefined }) {
  const { t } = useWords();
  const chosen: readonly string[] = Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
  const [turn, setTurn] = useState(0);
  const called = useCalled(chosen);
  return (
    <div className="field">
      <ThingField
        key={turn}
        variable={{ ...variable, required: variable.required && chosen.length === 0 }}
        nouns={nouns}
        error={error}
        value={undefined}
        onChange={(id) => {
          if (typeof id !== "string" || !isId(id) || chosen.includes(id)) return;
          onChange([...chosen, id]);
          setTurn(turn + 1);
        }}
      />
      {chosen.length > 0 && (
        <ul className="chosen">
          {chosen.map((id) => (
            <li key={id}>
              {called[id]?.name ?? id}{" "}
              <button
                type="button"
                className="quiet"
                onClick={() => onChange(chosen.filter((other) => other !== id))}
                aria-label={t("form.remove", { name: called[id]?.name ?? id })}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

/** Hours that return each week, as the server takes them: “WE 14:00-16:00”. */
function HoursField({ variable, value, onChange }: FieldProps) {
  const { t, say } = useWords();
  const chosen: readonly string[] = Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
  const [day, setDay] = useState<(typeof DAYS)[number]>("WE");
  const [from, setFrom] = useState("14:00");
  const [until, setUntil] = useState("16:00");
  const id = useId();
  const words = (slot: string): string => slot.replace(/^[A-Z]{2}/, (each) => t(`weekday.${each}`));
  return (
    <fieldset className="field">
      <legend>{useLabel(variable)}</legend>
      <div className="hours">
        <select
          aria-label={t("form.weekday")}
          value={day}
          onChange={(event) => setDay(DAYS.find((each) => each === event.target.value) ?? "WE")}
        >
          {DAYS.map((each) => (
            <option key={each} value={each}>
              {t(`weekday.${each}`)}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-from`} className="unseen">
          {t("form.from")}
        </label>
        <input id={`${id}-from`} type="time" value={from} onChange={(event) => setFrom(event.target.value)} />
        <span aria-hidden="true">–</span>
        <label htmlFor={`${id}-until`} className="unseen">
          {t("form.until")}
        </label>
        <input id={`${id}-until`} type="time" value={until} onChange={(event) => setUntil(event.target.value)} />
        <button
          type="button"
          disabled={!isSaid(from) || !isSaid(until) || from >= until}
          onClick={() => {
            const slot = `${day} ${from}-${until}`;
            if (!chosen.includes(slot)) onChange([...chosen, slot]);
          }}
        >
          {say("form.add")}
        </button>
      </div>
      {chosen.length > 0 && (
        <ul className="chosen">
          {chosen.map((slot) => (
            <li key={slot}>
              {words(slot)}{" "}
              <button
                type="button"
                className="quiet"
                onClick={() => onChange(chosen.filter((other) => other !== slot))}
                aria-label={t("form.remove", { name: words(slot) })}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
