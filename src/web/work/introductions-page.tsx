import { useCallback, useEffect, useState } from "react";
import { Link } from "react-router";
import boardDocument from "../../../schema/operations/app/IntroductionsOf.graphql?raw";
import moveDocument from "../../../schema/operations/app/MoveIntroduction.graphql?raw";
import type { IntroductionsOfQuery, MoveIntroductionMutation } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { Title } from "../frame/title.tsx";
import { ask, tell, type Trouble } from "../server/client.ts";
import { useWords } from "../words/index.ts";
import { useDistrict } from "./district.tsx";

type District = NonNullable<IntroductionsOfQuery["district"]>;
type Introduction = District["introductions"]["nodes"][number];
type State = NonNullable<Introduction["state"]>;
type Move = NonNullable<Introduction["due"]>["move"];

/** The columns of the board, in the order in which an introduction goes through them. */
const COLUMNS: readonly State[] = ["PROPOSED", "ASKED", "HALFWAY", "ACCEPTED", "MET", "THIRD_TIME", "ALIVE"];
const ENDED: readonly State[] = ["DECLINED", "WITHDRAWN", "CLOSED"];

/** The introductions of a district by where they stand, with what is due; each is moved from its own card. */
export function IntroductionsPage() {
  const { t, tongue } = useWords();
  const [district, field] = useDistrict();
  const [all, setAll] = useState<readonly Introduction[]>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [said, setSaid] = useState("");

  const load = useCallback(async (): Promise<void> => {
    if (district === "") return;
    const reply = await ask<IntroductionsOfQuery>(boardDocument, { district });
    setTrouble(reply.trouble);
    if (reply.data) setAll(reply.data.district?.introductions.nodes ?? []);
  }, [district]);
  useEffect(() => void load(), [load]);

  const move = async (introduction: Introduction, to: Move, input: object): Promise<void> => {
    const { id, version } = introduction;
    const variables = {
      id,
      version,
      move: to,
      input,
      idempotencyKey: `${id} ${version} ${to}`,
      language: tongue.toUpperCase(),
    };
    const reply = await tell<MoveIntroductionMutation>(moveDocument, variables);
    setTrouble(reply.trouble);
    if (!reply.data) return;
    const { userErrors } = reply.data.introductionMove;
    setSaid(
      userErrors.length > 0
        ? userErrors.map(({ message }) => message).join(" ")
        : t("board.moved", { name: introduction.name }),
    );
    await load();
  };

  const ended = all?.filter(({ state }) => state && ENDED.includes(state)) ?? [];
  return (
    <>
      <Title text={t("board.title")} />
      {field}
      {trouble && <TroubleNote trouble={trouble} onAgain={() => void load()} />}
      <p role="status" className="status">
        {said || (all ? t("board.count", { count: all.length }) : "")}
      </p>
      <div className="board">
        {COLUMNS.map((column) => {
          const here = all?.filter(({ state }) => state === column) ?? [];
          return (
            <section key={column} aria-labelledby={`column-${column}`}>
              <h2 id={`column-${column}`}>
                {t(`board.states.${column}`)} <small>{here.length}</small>
              </h2>
              <ul>
                {here.map((introduction) => (
                  <li key={introduction.id}>
                    <Card introduction={introduction} onMove={move} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      {ended.length > 0 && (
        <details>
          <summary>{t("board.ended", { count: ended.length })}</summary>
          <ul>
            {ended.map(({ id, name, state }) => (
              <li key={id}>
                {name}（{state ? t(`board.states.${state}`) : ""}）
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Card({
  introduction,
  onMove,
}: {
  readonly introduction: Introduction;
  readonly onMove: (introduction: Introduction, move: Move, input: object) => Promise<void>;
}) {
  const { t, day } = useWords();
  const { id, name, due, parties } = introduction;
  const [given, setGiven] = useState("SPOKEN");
  const [words, setWords] = useState("");
  const late = due && new Date(due.at) < new Date();
  return (
    <article className="candidate" aria-labelledby={`introduction-${id}`}>
      <h3 id={`introduction-${id}`}>{name}</h3>
      <ul className="facts">
        {parties.map(({ party, as, answer }, at) => (
          <li key={`${party?.id ?? at} ${as}`}>
            {t(`board.as.${as}`)}：{party ? <Link to={`/ties/${party.id}`}>{party.name}</Link> : t("board.somebody")}
            {answer ? `（${t(`board.answers.${answer}`, { defaultValue: answer })}）` : ""}
          </li>
        ))}
      </ul>
      {due && (
        <>
          <p className={late ? "verdict" : "hint"}>
            {t(late ? "board.late" : "board.due", { day: day(due.at), move: t(`board.moves.${due.move}`) })}
          </p>
          {due.move === "AGREE" && (
            <>
              <p className="field">
                <label htmlFor={`${id}-given`}>{t("board.given")}</label>
                <select id={`${id}-given`} value={given} onChange={({ target }) => setGiven(target.value)}>
                  {(["SPOKEN", "PAPER"] as const).map((form) => (
                    <option key={form} value={form}>
                      {t(`board.forms.${form}`)}
                    </option>
                  ))}
                </select>
              </p>
              <p className="field">
                <label htmlFor={`${id}-said`}>{t("board.said")}</label>
                <input id={`${id}-said`} value={words} onChange={({ target }) => setWords(target.value)} />
              </p>
            </>
          )}
          <p className="actions">
            <button
              type="button"
              onClick={() =>
                void onMove(
                  introduction,
                  due.move,
                  due.move === "AGREE" ? { given, ...(words !== "" && { said: words }) } : {},
                )
              }
              aria-label={`${t(`board.moves.${due.move}`)}（${name}）`}
            >
              {t(`board.moves.${due.move}`)}
            </button>
          </p>
        </>
      )}
    </article>
  );
}
