import type { Variables } from "../ask/address.ts";
import { fieldAt, type Operation, type Question } from "../catalogue/catalogue.ts";
import { useWords } from "../words/index.ts";
import type { Answer } from "./contract.ts";

/** Why there is nobody: what each condition left, and asking again without the one that would let somebody in. */
export function WhyNobody({
  answer: { whyNobody },
  question,
  operation,
  variables,
  onAsk,
}: {
  readonly answer: Answer;
  readonly question: Question;
  readonly operation: Operation;
  readonly variables: Variables;
  readonly onAsk: (variables: Variables) => void;
}) {
  const { say, markedOf, sayOf, isEasy } = useWords();
  if (!whyNobody) return <p className="note">{say("answer.empty")}</p>;
  const gates = fieldAt(operation.shape, "whyNobody", "gates", "gate")?.values ?? {};
  const canRelax = question.variables.some(({ name }) => name === "relax");
  const relaxed = Array.isArray(variables["relax"]) ? variables["relax"] : [];
  return (
    <section className="note" aria-labelledby="why-nobody">
      <h3 id="why-nobody">{say("answer.whyNobody")}</h3>
      <p>{isEasy ? say("easy.nobody") : whyNobody.sentence}</p>
      {whyNobody.gates.length > 0 && (
        <table>
          <caption>{say("answer.gates")}</caption>
          <tbody>
            {whyNobody.gates.map(({ gate, left }) => (
              <tr key={gate}>
                <th scope="row">{gates[gate] ? sayOf(gates[gate]) : gate}</th>
                <td>{say("answer.left", { count: left })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {canRelax &&
        whyNobody.relaxations.map(({ gate, admits }) => (
          <p key={gate}>
            <button type="button" onClick={() => onAsk({ ...variables, relax: [...relaxed, gate] })}>
              {say("answer.relax", { gate: gates[gate] ? markedOf(gates[gate]) : gate, count: admits })}
            </button>
          </p>
        ))}
    </section>
  );
}
