import { useEffect, useRef, useState, type FormEvent } from "react";
import type { Example, Question, Variable } from "../catalogue/catalogue.ts";
import { Fold } from "../frame/fold.tsx";
import { useWords } from "../words/index.ts";
import { isSaid, type Variables } from "./address.ts";
import { VariableField } from "./fields.tsx";

/** The form of a question, made of its variables; what is required stands open, the rest behind “more precisely”. */
export function QuestionForm({
  question,
  variables,
  examples,
  onAsk,
}: {
  readonly question: Question;
  readonly variables: Variables;
  readonly examples: readonly Example[];
  readonly onAsk: (variables: Variables) => void;
}) {
  const { t, say, of, sayOf } = useWords();
  const usual = usualOf(question);
  const [draft, setDraft] = useState<Variables>({ ...usual, ...variables });
  const [missing, setMissing] = useState<readonly string[]>([]);
  const form = useRef<HTMLFormElement>(null);

  // Somebody went back, or opened another address of the same question.
  useEffect(() => setDraft({ ...usualOf(question), ...variables }), [question, variables]);

  const change = (name: string) => (value: unknown) => setDraft((before) => ({ ...before, [name]: value }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const empty = question.variables.filter(({ name, required }) => required && !isSaid(draft[name]));
    setMissing(empty.map(({ name }) => name));
    if (empty.length === 0) onAsk(withoutUsual(draft, usual));
  };
  // The first field in want takes the focus, once it is marked.
  useEffect(() => {
    if (missing.length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [missing]);

  const field = (variable: Variable) => (
    <VariableField
      key={variable.name}
      variable={variable}
      value={draft[variable.name]}
      onChange={change(variable.name)}
      error={
        missing.includes(variable.name) && !isSaid(draft[variable.name])
          ? t("form.missing", { label: of(variable.label) })
          : undefined
      }
    />
  );
  const first = question.variables.filter(({ required }) => required);
  const rest = question.variables.filter(({ required }) => !required);
  const opened = rest.some(({ name }) => isSaid(variables[name]));
  return (
    <form ref={form} className="question" onSubmit={submit} noValidate aria-label={t("form.title")}>
      <div className="fields">{first.map(field)}</div>
      {rest.length > 0 && (
        <Fold wanted={opened} summary={say("form.more")}>
          <div className="fields">{rest.map(field)}</div>
        </Fold>
      )}
      <div className="actions">
        <button type="submit" className="main">
          {say("form.ask")}
        </button>
      </div>
      {examples.length > 0 && (
        <Fold className="examples" summary={say("form.examples")}>
          <ul>
            {examples.map((example) => (
              <li key={example.name.en}>
                <button type="button" className="link" onClick={() => onAsk(example.variables)}>
                  {sayOf(example.name)}
                </button>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </form>
  );
}

function usualOf(question: Question): Variables {
  return Object.fromEntries(
    question.variables.flatMap(({ name, usual }) => (usual === undefined ? [] : [[name, usual] as const])),
  );
}

/** What is as usual need not stand in the address. */
function withoutUsual(variables: Variables, usual: Variables): Variables {
  return Object.fromEntries(
    Object.entries(variables).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(usual[name])),
  );
}
