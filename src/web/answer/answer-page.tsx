import { useEffect, useMemo, useRef, useState } from "react";
import { useLocation, useNavigate, useParams } from "react-router";
import { operations, questions } from "virtual:catalogue";
import { addressOf, isSaid, variablesIn, type Variables } from "../ask/address.ts";
import { useKept } from "../ask/kept.ts";
import { QuestionForm } from "../ask/question-form.tsx";
import { plainSentence } from "../ask/sentence.ts";
import { useQuestionInWords } from "../ask/question-in-words.ts";
import type { Operation, Question } from "../catalogue/catalogue.ts";
import { NotFound } from "../frame/not-found.tsx";
import { Title } from "../frame/title.tsx";
import { ask, type Trouble } from "../server/client.ts";
import { useWords } from "../words/index.ts";
import { AnswerView } from "./answer-view.tsx";
import { isRecord, type Answer } from "./contract.ts";
import { TroubleNote } from "./trouble-note.tsx";

/** One page for every question: its form, and the answer to what the address says. */
export function AnswerPage() {
  const { question: name } = useParams();
  const question = questions.find((each) => each.name === name);
  const operation = useOperation(name);
  if (!question) return <NotFound />;
  return <Asked key={question.name} question={question} operation={operation} />;
}

function useOperation(name: string | undefined): Operation | undefined {
  const [loaded, setLoaded] = useState<{ readonly name: string; readonly operation: Operation }>();
  useEffect(() => {
    const load = name === undefined ? undefined : operations[name];
    if (name === undefined || !load) return;
    let current = true;
    void load().then(({ operation }) => {
      if (current) setLoaded({ name, operation });
    });
    return () => {
      current = false;
    };
  }, [name]);
  return loaded && loaded.name === name ? loaded.operation : undefined;
}

function Asked({ question, operation }: { readonly question: Question; readonly operation: Operation | undefined }) {
  const { say, markedOf } = useWords();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const variables = useMemo(() => variablesIn(hash), [hash]);
  const complete = question.variables.every(({ name, required }) => !required || isSaid(variables[name]));
  const state = useAnswer(operation, variables, complete);
  const words = useQuestionInWords(question, variables);
  const heading = complete ? words : plainSentence(question, markedOf);
  const { keep, keeps } = useKept();
  const kept = { question: question.name, variables };
  const found = useRef<HTMLElement>(null);

  const askFor = (next: Variables): void => {
    const address = addressOf(question.name, next);
    // The same question again is asked again: things may have changed.
    if (address === addressOf(question.name, variables)) state.again();
    else void navigate(address);
    found.current?.focus({ preventScroll: true });
  };

  return (
    <>
      <Title text={heading} />
      <QuestionForm question={question} variables={variables} examples={operation?.examples ?? []} onAsk={askFor} />
      <section ref={found} tabIndex={-1} className="found" aria-labelledby="answer" aria-busy={state.asking}>
        <h2 id="answer" className="unseen">
          {say("answer.title")}
        </h2>
        <p role="status" className="status">
          {state.asking ? say("answer.asking") : state.answer ? say("answer.count", { count: state.answer.total }) : ""}
        </p>
        {state.trouble && <TroubleNote trouble={state.trouble} onAgain={state.again} />}
        {state.answer && operation && (
          <AnswerView
            question={question}
            operation={operation}
            answer={state.answer}
            heading={heading}
            variables={variables}
            onAsk={askFor}
            onMore={state.more}
            kept={keeps(kept)}
            onKeep={() => keep(kept)}
          />
        )}
      </section>
    </>
  );
}

interface AnswerState {
  readonly asking: boolean;
  readonly answer: Answer | undefined;
  readonly trouble: Trouble | undefined;
  readonly again: () => void;
  /** Fetches the next page and puts it behind what is there. */
  readonly more: () => void;
}

type Data = Readonly<Record<string, unknown>>;

function useAnswer(operation: Operation | undefined, variables: Variables, complete: boolean): AnswerState {
  const { tongue } = useWords();
  const [turn, setTurn] = useState(0);
  const [asking, setAsking] = useState(false);
  const [answer, setAnswer] = useState<Answer>();
  const [trouble, setTrouble] = useState<Trouble>();
  const language = tongue.toUpperCase();

  useEffect(() => {
    setAnswer(undefined);
    setTrouble(undefined);
    if (!operation || !complete) return;
    const controller = new AbortController();
    setAsking(true);
    void ask<Data>(operation.document, { ...variables, language }, controller.signal).then((reply) => {
      if (controller.signal.aborted) return;
      setAsking(false);
      setTrouble(reply.trouble);
      setAnswer(answerIn(reply.data, operation));
    });
    return () => {
      controller.abort();
      setAsking(false);
    };
  }, [operation, variables, complete, language, turn]);

  const more = (): void => {
    const after = answer?.candidates.pageInfo.endCursor;
    if (!operation || !answer || !isSaid(after)) return;
    setAsking(true);
    void ask<Data>(operation.document, { ...variables, language, after }).then((reply) => {
      setAsking(false);
      setTrouble(reply.trouble);
      const next = answerIn(reply.data, operation);
      if (!next) return;
      const edges = [...answer.candidates.edges, ...next.candidates.edges];
      setAnswer({ ...next, candidates: { ...next.candidates, edges } });
    });
  };
  return { asking, answer, trouble, again: () => setTurn(turn + 1), more };
}

/** Undefined also where nobody may see what the question is about: then there is no answer either. */
function answerIn(data: Data | undefined, operation: Operation): Answer | undefined {
  const found = data?.[operation.root];
  if (data === undefined) return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every operation of the catalogue keeps the contract; a house test holds them to it
  if (isRecord(found)) return found as unknown as Answer;
  return { total: 0, candidates: { edges: [], pageInfo: { hasNextPage: false, endCursor: null } } };
}
