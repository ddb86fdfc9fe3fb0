import { useId, useRef, useState } from "react";
import { Link as PageLink } from "react-router";
import proposeDocument from "../../../schema/operations/app/ProposeIntroduction.graphql?raw";
import type { ProposeIntroductionMutation } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { addressOf } from "../ask/address.ts";
import { Fold } from "../frame/fold.tsx";
import { tell, type Trouble } from "../server/client.ts";
import { useWords } from "../words/index.ts";
import type { Introduction } from "../work/introductions.ts";
import { introductionOf, partiesOf, type Candidate, type Link, type Ring } from "./ring.ts";
import { RingPicture } from "./ring-picture.tsx";

interface RingCardProps {
  readonly candidate: Candidate;
  readonly ring: Ring;
  readonly district: string;
  readonly introductions: readonly Introduction[];
  /** Introductions of it were proposed. */
  readonly onProposed: () => Promise<void>;
}

/** One ring: as a circle and as a list, who could step in, why it was chosen, what it waits for, and the next step. */
export function RingCard({ candidate, ring, district, introductions, onProposed }: RingCardProps) {
  const { t, number, value } = useWords();
  const id = useId();
  const names = partiesOf(ring).map(({ name }) => name);
  const waiting = ring.links.map((link) => [link, introductionOf(link, introductions)] as const);
  return (
    <article className="candidate ring-card" aria-labelledby={id}>
      <header>
        <h2 id={id}>{names.join(t("rings.between"))}</h2>
        <span className="score">{t("answer.score", { value: number(candidate.score?.value ?? 0) })}</span>
      </header>
      <div className="circle">
        <RingPicture ring={ring} id={id} />
        <ol className="gifts">
          {waiting.map(([link, introduction]) => (
            <li key={link.id}>
              <Gift link={link} introduction={introduction} />
            </li>
          ))}
        </ol>
      </div>
      <h3>{t("rings.why")}</h3>
      <p>
        {t(`rings.because.${ring.shape}`, {
          fit: percent(ring.fit),
          holds: percent(ring.holds),
          many: ring.links.length,
        })}
      </p>
      <Fold summary={t("rings.reasons", { shape: value("RingShape", ring.shape) })}>
        <ul>
          {ring.links
            .flatMap(({ reasons }) => reasons)
            .map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
        </ul>
      </Fold>
      <Next waiting={waiting} names={names} ring={ring} district={district} onProposed={onProposed} />
    </article>
  );
}

function percent(part: number): number {
  return Math.round(part * 100);
}

/** One gift of a ring, who could step in for whoever gives it, and where its introduction stands. */
function Gift({ link, introduction }: { readonly link: Link; readonly introduction: Introduction | undefined }) {
  const { t, value, list } = useWords();
  const { from, to, gives, receives, slots, spare, weakest } = link;
  const hours = list(slots.map(({ words, text }) => words ?? text));
  return (
    <>
      <p className="gift">
        <PageLink to={`/ties/${from.id}`}>{from.name}</PageLink> → <PageLink to={`/ties/${to.id}`}>{to.name}</PageLink>
      </p>
      <p>{t("rings.gift", { gives: gives.name, receives: receives.name })}</p>
      <ul className="facts">
        {hours !== "" && <li>{hours}</li>}
        <li>
          {introduction?.state
            ? t("rings.introduced", { state: value("IntroductionState", introduction.state) })
            : t("rings.notProposed")}
        </li>
        {weakest && <li className="weak">{t("rings.weakest")}</li>}
      </ul>
      <p className={spare ? "spare" : "spare none"}>{spare ? spare.sentence : t("rings.noSpare")}</p>
    </>
  );
}

/** What the ring waits for, and what moves it on: the introductions that are not proposed yet. */
function Next({
  waiting,
  names,
  ring,
  district,
  onProposed,
}: Pick<RingCardProps, "ring" | "district" | "onProposed"> & {
  readonly waiting: readonly (readonly [Link, Introduction | undefined])[];
  readonly names: readonly string[];
}) {
  const { t, tongue } = useWords();
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [done, setDone] = useState(0);
  // Sent again after a lost answer, each happens once.
  const keys = useRef(new Map<string, string>());
  const missing = waiting.flatMap(([link, introduction]) => (introduction ? [] : [link]));
  const due = waiting.flatMap(([, introduction]) => introduction?.due?.sentence ?? []);

  const propose = async (): Promise<void> => {
    setSending(true);
    setTrouble(undefined);
    const errors: string[] = [];
    let proposed = 0;
    for (const { id, from, to, gives, receives } of missing) {
      const key = keys.current.get(id) ?? crypto.randomUUID();
      keys.current.set(id, key);
      const at = ring.links.findIndex((link) => link.id === id) + 1;
      // Whoever is asked reads the title, so it names nobody and nothing.
      const name = t("rings.title of an introduction", { at, of: ring.links.length });
      const input = { of: to.id, to: from.id, concerns: [receives.id, gives.id], name };
      const reply = await tell<ProposeIntroductionMutation>(proposeDocument, {
        idempotencyKey: key,
        input,
        language: tongue.toUpperCase(),
      });
      if (reply.trouble) {
        setTrouble(reply.trouble);
        break;
      }
      const { userErrors } = reply.data.introductionPropose;
      errors.push(...userErrors.map(({ message }) => `${to.name} ← ${from.name}: ${message}`));
      if (userErrors.length === 0) {
        proposed += 1;
        keys.current.delete(id);
      }
    }
    setWrong(errors);
    setDone(proposed);
    setSending(false);
    await onProposed();
  };
  return (
    <>
      <h3>{t("rings.waits")}</h3>
      {missing.length > 0 && <p>{t("rings.waitsForProposal", { count: missing.length, of: ring.links.length })}</p>}
      {due.length > 0 && (
        <ul>
          {due.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {missing.length === 0 && due.length === 0 && <p>{t("rings.waitsForNothing")}</p>}
      <div className="error" role="alert">
        {wrong.map((error) => (
          <p key={error}>{error}</p>
        ))}
      </div>
      {trouble && <TroubleNote trouble={trouble} onAgain={() => void propose()} />}
      <p role="status">{done > 0 ? t("rings.proposed", { count: done }) : ""}</p>
      <p className="actions">
        {missing.length > 0 && (
          <button type="button" className="main" disabled={sending} onClick={() => void propose()}>
            {t("rings.propose", { count: missing.length })}
          </button>
        )}
        <PageLink className="button" to="/introductions">
          {t("board.title")}
        </PageLink>
      </p>
      <Fold summary={t("rings.without")}>
        <ul className="next">
          {partiesOf(ring).map(({ id, name }, at) => (
            <li key={id}>
              <PageLink to={addressOf("KanaeaiRings", { district, without: [id] })}>
                {t("rings.withoutOne", { name: names[at] ?? name })}
              </PageLink>
            </li>
          ))}
        </ul>
      </Fold>
    </>
  );
}
