import { useId } from "react";
import { isRecord } from "../answer/contract.ts";
import { FieldError, ThingsField, VariableField } from "../ask/fields.tsx";
import { ThingField } from "../ask/thing-field.tsx";
import type { FormField as Field } from "../catalogue/catalogue.ts";
import { useWords } from "../words/index.ts";

interface FieldProps {
  readonly field: Field;
  readonly value: unknown;
  /** Undefined clears it. */
  readonly onChange: (value: unknown) => void;
  readonly error?: string | undefined;
}

/** One field of a record's form, with what is wrong beside it. */
export function FormField(props: FieldProps) {
  const { field, error, value, onChange } = props;
  const { input } = field;
  switch (input) {
    case "long":
      return <LongField {...props} />;
    case "texts":
      return <TextsField {...props} />;
    case "point":
      return <PointField {...props} />;
    case "thing":
      return (
        <ThingField
          variable={{ ...field, input }}
          value={value}
          onChange={onChange}
          error={error}
          nouns={field.nouns}
        />
      );
    case "things":
      return (
        <ThingsField
          variable={{ ...field, input }}
          value={value}
          onChange={onChange}
          error={error}
          nouns={field.nouns}
        />
      );
    case "text":
    case "number":
      return <VariableField variable={{ ...field, input }} value={value} onChange={onChange} error={error} />;
    default:
      return (
        <Beside error={error} wide={input === "choices" && (field.values?.length ?? 0) > MANY}>
          <VariableField variable={{ ...field, input }} value={value} onChange={onChange} error={error} />
        </Beside>
      );
  }
}

/** More choices than these take the whole width. */
const MANY = 5;

/** For the fields of several parts: what is wrong is said of all of them. */
function Beside({
  error,
  wide,
  children,
}: {
  readonly error: string | undefined;
  readonly wide: boolean;
  readonly children: React.ReactNode;
}) {
  const id = useId();
  if (error === undefined) return <div className={wide ? "across" : undefined}>{children}</div>;
  return (
    <div role="group" aria-describedby={id} className={wide ? "wrong across" : "wrong"} tabIndex={-1}>
      {children}
      <p id={id} className="error">
        {error}
      </p>
    </div>
  );
}

function Label({ field, id }: { readonly field: Field; readonly id: string }) {
  const { t, sayOf } = useWords();
  return (
    <label htmlFor={id}>
      {sayOf(field.label)}
      {field.required && <span className="required">{t("form.required")}</span>}
    </label>
  );
}

function LongField({ field, value, onChange, error }: FieldProps) {
  const id = useId();
  return (
    <div className="field across">
      <Label field={field} id={id} />
      <textarea
        id={id}
        rows={3}
        value={typeof value === "string" ? value : ""}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
      />
      <FieldError id={id} error={error} />
    </div>
  );
}

/** Several short texts, one a line. */
function TextsField({ field, value, onChange, error }: FieldProps) {
  const { t } = useWords();
  const id = useId();
  const lines: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <div className="field">
      <Label field={field} id={id} />
      <textarea
        id={id}
        rows={3}
        value={lines.join("\n")}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChange(target.value === "" ? undefined : target.value.split("\n"))}
      />
      <span id={`${id}-hint`} className="hint">
        {t("record.aLineEach")}
      </span>
      <FieldError id={id} error={error} />
    </div>
  );
}

const ENDS = ["latitude", "longitude"] as const;

function PointField({ field, value, onChange, error }: FieldProps) {
  const { t, sayOf } = useWords();
  const id = useId();
  const point = isRecord(value) ? value : {};
  const said = (end: string): string => {
    const number = point[end];
    return typeof number === "number" ? String(number) : "";
  };
  return (
    <fieldset className="field" aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>{sayOf(field.label)}</legend>
      <div className="hours">
        {ENDS.map((end) => (
          <div key={end} className="field">
            <label htmlFor={`${id}-${end}`}>{t(`record.${end}`)}</label>
            <input
              id={`${id}-${end}`}
              type="number"
              step="any"
              value={said(end)}
              aria-invalid={error !== undefined}
              onChange={({ target }) => {
                const next = { ...point, [end]: target.value === "" ? undefined : Number(target.value) };
                onChange(ENDS.every((each) => next[each] === undefined) ? undefined : next);
              }}
            />
          </div>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
