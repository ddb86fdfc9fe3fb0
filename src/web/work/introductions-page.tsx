import { useEffect, useState, type ReactNode } from "react";
import moveDocument from "../../../schema/operations/app/MoveIntroduction.graphql?raw";
import type { MoveIntroductionMutation } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { Fold } from "../frame/fold.tsx";
import { More } from "../frame/more.tsx";
import { Title } from "../frame/title.tsx";
import { tell, type Trouble } from "../server/client.ts";
import { useWords } from "../words/index.ts";
import { useDistrict } from "./district.tsx";
import { IntroductionCard } from "./introduction-card.tsx";
import { byDue, isLate, useIntroductions, type Introduction, type Move, type State } from "./introductions.ts";

/** The columns of the board, in the order in which an introduction goes through them. */
const COLUMNS: readonly State[] = ["PROPOSED", "ASKED", "HALFWAY", "ACCEPTED", "MET", "THIRD_TIME", "ALIVE"];
const ENDED: readonly State[] = ["DECLINED", "WITHDRAWN", "CLOSED"];

/** The introductions of a district by where they stand, what is due first; each is moved from its own card, along every arrow that its state has. */
export function IntroductionsPage() {
  const { t, tongue, value, facts } = useWords();
  const [district, field] = useDistrict();
  const { all, more, trouble, again } = useIntroductions(district);
  const [failed, setFailed] = useState<Trouble>();
  const [said, setSaid] = useState("");
  // Kept here and not in the card, which another's move may put into another column.
  const [wrong, setWrong] = useState<Readonly<Record<string, readonly string[]>>>({});

  // A card that is looked for is unfolded first, and then has the focus.
  const [looked, setLooked] = useState<Looked>();
  useEffect(() => {
    if (looked) focusOn(looked.id);
  }, [looked]);
  // A card that goes to another column takes the focus with it.
  const [moving, setMoving] = useState<string>();
  useEffect(() => {
    if (moving === undefined) return;
    setMoving(undefined);
    setLooked({ id: moving });
    // oxlint-disable-next-line react/exhaustive-deps -- once they have come anew
  }, [all]);

  const move = async (introduction: Introduction, to: Move, input: object, key: string): Promise<boolean> => {
    const { id, version, name } = introduction;
    const reply = await tell<MoveIntroductionMutation>(moveDocument, {
      id,
      version,
      move: to,
      input,
      idempotencyKey: key,
      language: tongue.toUpperCase(),
    });
    setFailed(reply.trouble);
    if (!reply.data) return false;
    const messages = reply.data.introductionMove.userErrors.map(({ message }) => message);
    setWrong({ ...wrong, [id]: messages });
    const moved = messages.length === 0;
    setSaid(moved ? t("board.moved", { name }) : "");
    if (moved) setMoving(id);
    // The card forgets what was written before it is drawn anew in another column.
    void again();
    return moved;
  };
  const card = (introduction: Introduction) => (
    <li key={introduction.id}>
      <IntroductionCard introduction={introduction} wrong={wrong[introduction.id] ?? []} onMove={move} />
    </li>
  );
  const columns = COLUMNS.map((column) => [column, (all ?? []).filter(({ state }) => state === column)] as const);
  const late = (all ?? []).filter(isLate).toSorted(byDue);
  const ended = (all ?? []).filter(({ state }) => state && ENDED.includes(state));
  const problem = failed ?? trouble;
  return (
    <>
      <Title text={t("board.title")} />
      {field}
      {problem && (
        <TroubleNote
          trouble={problem}
          onAgain={() => {
            setFailed(undefined);
            void again();
          }}
        />
      )}
      <p role="status" className="status">
        {said || (all ? t("board.count", { count: all.length }) : "")}
      </p>
      {late.length > 0 && <Reminders late={late} onLook={(id) => setLooked({ id })} />}
      <div className="board" hidden={!all}>
        {columns.map(([column, here]) => (
          <Column key={column} column={column} here={here} looked={looked} card={card} />
        ))}
      </div>
      <More onMore={more} />
      {ended.length > 0 && (
        <Fold summary={t("board.ended", { count: ended.length })}>
          <ul className="rows">
            {ended.map(({ id, name, state, outcome }) => (
              <li key={id}>
                <span>{name}</span>
                <span className="hint">
                  {facts([
                    state ? value("IntroductionState", state) : "",
                    outcome ? value("IntroductionOutcome", outcome) : "",
                  ])}
                </span>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  );
}

/** Another one each time: the same card may be looked for twice. */
interface Looked {
  readonly id: string;
}

/** So many stand open in a column, the first due; the columns below should be seen too. */
const MOST_OPEN = 5;

function Column({
  column,
  here,
  looked,
  card,
}: {
  readonly column: State;
  readonly here: readonly Introduction[];
  readonly looked: Looked | undefined;
  readonly card: (introduction: Introduction) => ReactNode;
}) {
  const { t, value } = useWords();
  const inOrder = here.toSorted(byDue);
  const rest = inOrder.slice(MOST_OPEN);
  return (
    <section aria-labelledby={`column-${column}`} data-empty={here.length === 0}>
      <h2 id={`column-${column}`}>
        {value("IntroductionState", column)} <small>{here.length}</small>
      </h2>
      <ul>{inOrder.slice(0, MOST_OPEN).map(card)}</ul>
      {rest.length > 0 && (
        <Fold
          summary={t("board.more", { count: rest.length })}
          wanted={rest.some(({ id }) => id === looked?.id) && looked}
        >
          <ul>{rest.map(card)}</ul>
        </Fold>
      )}
    </section>
  );
}

function focusOn(id: string): void {
  const card = document.getElementById(`introduction-${id}`);
  card?.scrollIntoView({ block: "center" });
  card?.focus({ preventScroll: true });
}

/** What should have happened by now, the longest due first; each leads to its card. */
function Reminders({
  late,
  onLook,
}: {
  readonly late: readonly Introduction[];
  readonly onLook: (id: string) => void;
}) {
  const { t } = useWords();
  return (
    <section className="note" aria-labelledby="reminders">
      <h2 id="reminders">{t("board.reminders", { count: late.length })}</h2>
      <ol>
        {late.map(({ id, name, due }) => (
          <li key={id}>
            <a
              href={`#introduction-${id}`}
              onClick={(event) => {
                event.preventDefault();
                onLook(id);
              }}
            >
              {name}
            </a>{" "}
            {due?.sentence}
          </li>
        ))}
      </ol>
    </section>
  );
}
