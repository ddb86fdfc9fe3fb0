import { useMemo } from "react";
import type { Variables } from "../ask/address.ts";
import { fieldAt, fieldsOf, type Operation, type Question } from "../catalogue/catalogue.ts";
import { useWords } from "../words/index.ts";
import { AnswerPicture } from "./answer-picture.tsx";
import { CandidateCard } from "./candidate-card.tsx";
import { OF_THE_ANSWER, type Answer } from "./contract.ts";
import { FieldList } from "./field-list.tsx";
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
  const { t } = words;
  const { edges, pageInfo } = answer.candidates;
  const ranked = edges.map(({ cursor, node }, at) => ({ cursor, node, rank: at + 1 }));
  const inLanes = ranked.some(({ node }) => node.lane !== undefined && node.lane !== null);
  const cards = (some: typeof ranked) => (
    <ol className="candidates">
      {some.map(({ cursor, node, rank }) => (
        <li key={cursor} value={rank}>
          <CandidateCard rank={rank} candidate={node} operation={operation} />
        </li>
      ))}
    </ol>
  );
  const candidates = useMemo(() => edges.map(({ node }) => node), [edges]);
  const others = fieldsOf(operation.shape, Object(answer)).filter(({ key }) => !OF_THE_ANSWER.includes(key));
  const meant = (answer.didYouMean ?? []).filter(({ argument }) =>
    question.variables.some(({ name }) => name === argument),
  );

  return (
    <>
      {(answer.understood ?? []).length > 0 && (
        <p className="hint">
          {t("answer.understood")}: {answer.understood?.map(({ name }) => name).join("・")}
        </p>
      )}
      {meant.length > 0 && (
        <p className="note">
          {t("answer.didYouMean")}:{" "}
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
      {inLanes ? (
        <div className="lanes">
          {LANES.map((lane) => {
            const here = ranked.filter(({ node }) => node.lane === lane);
            return (
              <section key={lane} aria-labelledby={`lane-${lane}`} className={`lane ${lane.toLowerCase()}`}>
                <h3 id={`lane-${lane}`}>{t(`answer.lanes.${lane}`)}</h3>
                {here.length > 0 ? cards(here) : <p className="hint">{t("answer.laneEmpty")}</p>}
              </section>
            );
          })}
        </div>
      ) : (
        cards(ranked)
      )}
      {inLanes && ranked.some(({ node }) => !node.lane) && cards(ranked.filter(({ node }) => !node.lane))}
      {pageInfo.hasNextPage && (
        <p className="actions unprinted">
          <button type="button" onClick={onMore}>
            {t("answer.more")}
          </button>
        </p>
      )}
      <AnswerPicture
        candidates={candidates}
        kinds={fieldAt(operation.shape, "candidates", "edges", "node", "reasons", "steps", "kind")?.values ?? {}}
      />
      {answer.coverage?.sentence && (
        <p className="coverage">
          <strong>{t("answer.coverage")}</strong> {answer.coverage.sentence}
        </p>
      )}
      {others.length > 0 && (
        <section aria-labelledby="others">
          <h3 id="others">{t("answer.other")}</h3>
          <FieldList fields={others} value={Object(answer)} />
        </section>
      )}
      <p className="actions unprinted">
        <button type="button" onClick={() => window.print()}>
          {t("answer.print")}
        </button>
        <button
          type="button"
          disabled={edges.length === 0}
          onClick={() => saveSheet(heading, candidates, fieldAt(operation.shape, "candidates", "edges", "node"), words)}
        >
          {t("answer.csv")}
        </button>
        <button type="button" disabled={kept} onClick={onKeep}>
          {kept ? t("answer.kept") : t("answer.keep")}
        </button>
      </p>
      <p className="printed">{t("answer.sheetFoot")}</p>
    </>
  );
}
