import { useMemo, useState } from "react";
import type { Variables } from "../ask/address.ts";
import { ReadingsContext, useCalled } from "../ask/names.ts";
import { fieldAt, fieldsOf, type Operation, type Question } from "../catalogue/catalogue.ts";
import { More } from "../frame/more.tsx";
import { useWords } from "../words/index.ts";
import { byReading } from "../words/order.ts";
import { plain } from "../words/ruby.tsx";
import { AnswerPictures } from "./answer-pictures.tsx";
import { CandidateCard } from "./candidate-card.tsx";
import { kanaOf, namesIn, OF_THE_ANSWER, titleOf, type Answer } from "./contract.ts";
import { Coverage } from "./coverage.tsx";
import { FieldList, telling } from "./field-list.tsx";
import { OrderChoice, type Order } from "./order-choice.tsx";
import { saveSheet } from "./sheet.ts";
import { WhyNobody } from "./why-nobody.tsx";

interface AnswerViewProps {
  readonly question: Question;
  readonly operation: Operation;
  readonly answer: Answer;
  readonly heading: string;
  readonly variables: Variables;
  readonly onAsk: (variables: Variables) => void;
  readonly onMore: () => void;
  readonly kept: boolean;
  readonly onKeep: () => void;
}

const LANES = ["FORMAL", "INFORMAL"] as const;

export function AnswerView(props: AnswerViewProps) {
  const { question, operation, answer, heading, variables, onAsk, onMore, kept, onKeep } = props;
  const words = useWords();
  const { say, isEasy, facts } = words;
  const { edges, pageInfo } = answer.candidates;
  const [order, setOrder] = useState<Order>("RANK");
  const names = useMemo(() => (isEasy || order === "READING" ? namesIn(answer) : []), [answer, isEasy, order]);
  const readings = useCalled(names);
  const byRank = edges.map(({ cursor, node }, at) => ({ cursor, node, rank: at + 1 }));
  const read = ({ node }: (typeof byRank)[number]) => ({ name: titleOf(node), kana: kanaOf(node, readings) });
  const ranked = order === "RANK" ? byRank : byRank.toSorted((a, b) => byReading(read(a), read(b)));
  const inLanes = ranked.some(({ node }) => node.lane !== undefined && node.lane !== null);
  const cards = (some: typeof ranked, level: 3 | 4) => (
    <ol className="candidates">
      {some.map(({ cursor, node, rank }) => (
        <li key={cursor} value={rank}>
          <CandidateCard level={level} rank={rank} candidate={node} operation={operation} />
        </li>
      ))}
    </ol>
  );
  const candidates = useMemo(() => edges.map(({ node }) => node), [edges]);
  const told = telling(fieldsOf(operation.shape, Object(answer)), Object(answer));
  const others = told.filter(({ key }) => !OF_THE_ANSWER.includes(key));
  const meant = (answer.didYouMean ?? []).filter(({ argument }) =>
    question.variables.some(({ name }) => name === argument),
  );

  return (
    <ReadingsContext.Provider value={readings}>
      {(answer.understood ?? []).length > 0 && (
        <p className="hint">
          {say("answer.understood")}: {facts((answer.understood ?? []).map(({ name }) => name))}
        </p>
      )}
      {meant.length > 0 && (
        <p className="note">
          {say("answer.didYouMean")}:{" "}
          {meant.map(({ argument, meant: { id, name } }) => (
            <button key={id} type="button" className="link" onClick={() => onAsk({ ...variables, [argument]: id })}>
              {name}
            </button>
          ))}
        </p>
      )}
      {edges.length === 0 && (
        <WhyNobody answer={answer} question={question} operation={operation} variables={variables} onAsk={onAsk} />
      )}
      {edges.length > 1 && <OrderChoice order={order} onChange={setOrder} />}
      {inLanes ? (
        <div className="lanes">
          {LANES.map((lane) => {
            const here = ranked.filter(({ node }) => node.lane === lane);
            return (
              <section key={lane} aria-labelledby={`lane-${lane}`} className={`lane ${lane.toLowerCase()}`}>
                <h3 id={`lane-${lane}`}>{say(`answer.lanes.${lane}`)}</h3>
                {here.length > 0 ? cards(here, 4) : <p className="hint">{say("answer.laneEmpty")}</p>}
              </section>
            );
          })}
        </div>
      ) : (
        cards(ranked, 3)
      )}
      {inLanes &&
        ranked.some(({ node }) => !node.lane) &&
        cards(
          ranked.filter(({ node }) => !node.lane),
          3,
        )}
      <div className="unprinted">
        <More onMore={pageInfo.hasNextPage ? onMore : undefined} />
      </div>
      <AnswerPictures
        candidates={candidates}
        district={variables["district"]}
        kinds={fieldAt(operation.shape, "candidates", "edges", "node", "reasons", "steps", "kind")?.values ?? {}}
      />
      {answer.coverage?.sentence && (
        <p className="coverage">
          <strong>{say("answer.coverage")}</strong> <Coverage coverage={answer.coverage} />
        </p>
      )}
      {others.length > 0 && (
        <section aria-labelledby="others">
          <h3 id="others">{say("answer.other")}</h3>
          <FieldList fields={others} value={Object(answer)} />
        </section>
      )}
      <p className="actions unprinted">
        <button type="button" onClick={() => window.print()}>
          {say("answer.print")}
        </button>
        <button
          type="button"
          disabled={edges.length === 0}
          onClick={() =>
            saveSheet(plain(heading), candidates, fieldAt(operation.shape, "candidates", "edges", "node"), words)
          }
        >
          {say("answer.csv")}
        </button>
        <button type="button" disabled={kept} onClick={onKeep}>
          {say(kept ? "answer.kept" : "answer.keep")}
        </button>
      </p>
      <p className="printed">{say("answer.sheetFoot")}</p>
    </ReadingsContext.Provider>
  );
}
