import type { Words } from "./language.ts";

/**
 * How an introduction may go: the only table of its states and moves. The mutation moves by it, the seeds are read by it, a refusal is worded from it, and
 * the tables in the README and in `schema/graph.md` are held to it by a test.
 */

export const STATES = [
  "PROPOSED",
  "ASKED",
  "HALFWAY",
  "ACCEPTED",
  "DECLINED",
  "MET",
  "THIRD_TIME",
  "ALIVE",
  "WITHDRAWN",
  "CLOSED",
] as const;
export type State = (typeof STATES)[number];

export const MOVES = [
  "PROPOSE",
  "ASK",
  "AGREE",
  "DECLINE",
  "MEET",
  "THIRD_TIME",
  "ALIVE",
  "CLOSE",
  "WITHDRAW",
] as const;
export type Move = (typeof MOVES)[number];

/** From each state by each move to the state behind it. AGREE leads to ACCEPTED when the last one agrees, and to HALFWAY before. */
export const ARROWS: Readonly<Record<State, Readonly<Partial<Record<Move, readonly State[]>>>>> = {
  PROPOSED: { ASK: ["ASKED"], WITHDRAW: ["WITHDRAWN"] },
  ASKED: { AGREE: ["HALFWAY", "ACCEPTED"], DECLINE: ["DECLINED"], WITHDRAW: ["WITHDRAWN"] },
  HALFWAY: { ASK: ["ASKED"], DECLINE: ["DECLINED"], WITHDRAW: ["WITHDRAWN"] },
  ACCEPTED: { MEET: ["MET"], DECLINE: ["DECLINED"], CLOSE: ["CLOSED"] },
  MET: { THIRD_TIME: ["THIRD_TIME"], CLOSE: ["CLOSED"] },
  THIRD_TIME: { ALIVE: ["ALIVE"], CLOSE: ["CLOSED"] },
  ALIVE: { CLOSE: ["CLOSED"] },
  DECLINED: {},
  WITHDRAWN: {},
  CLOSED: {},
};

/** Everybody asked has agreed, and it has not ended: these count in what a helper carries, and the two may know of each other. */
export const ACTIVE: readonly State[] = ["ACCEPTED", "MET", "THIRD_TIME", "ALIVE"];

export function movesFrom(state: State): Move[] {
  const arrows = ARROWS[state];
  return MOVES.filter((move) => move in arrows);
}

export const STATE_WORDS: Readonly<Record<State, Words>> = {
  PROPOSED: { ja: "提案したところ", en: "proposed" },
  ASKED: { ja: "返事を待っている", en: "asked, waiting for the answer" },
  HALFWAY: { ja: "次の人に聞くところ", en: "some agreed, the next is to be asked" },
  ACCEPTED: { ja: "全員が承諾した", en: "accepted by all" },
  DECLINED: { ja: "断られた", en: "declined" },
  MET: { ja: "会えた", en: "met" },
  THIRD_TIME: { ja: "三度会えた", en: "met a third time" },
  ALIVE: { ja: "半年たっても続いている", en: "alive at six months" },
  WITHDRAWN: { ja: "取り下げた", en: "withdrawn" },
  CLOSED: { ja: "終了", en: "closed" },
};

export const MOVE_WORDS: Readonly<Record<Move, Words>> = {
  PROPOSE: { ja: "提案する", en: "propose it" },
  ASK: { ja: "次の人に聞く", en: "ask the next one" },
  AGREE: { ja: "聞かれた人が承諾する", en: "the one asked agrees" },
  DECLINE: { ja: "聞かれた人が断る", en: "one who was asked declines" },
  MEET: { ja: "会えた", en: "they met" },
  THIRD_TIME: { ja: "三度目も会えた", en: "they met a third time" },
  ALIVE: { ja: "半年たっても続いている", en: "it lives at six months" },
  CLOSE: { ja: "終える", en: "close it" },
  WITHDRAW: { ja: "取り下げる", en: "withdraw it" },
};

const DAY = 86_400_000;
export const SIX_MONTHS = 6;

/**
 * What is to be done next in a state, and when it is due: so many days after the state was reached, or so many months after the two met. The states that are not
 * here wait for nothing.
 */
export const NEXT: Readonly<
  Partial<Record<State, { move: Move; days: number } | { move: Move; monthsSinceMet: number }>>
> = {
  PROPOSED: { move: "ASK", days: 7 },
  ASKED: { move: "AGREE", days: 7 },
  HALFWAY: { move: "ASK", days: 3 },
  ACCEPTED: { move: "MEET", days: 14 },
  MET: { move: "THIRD_TIME", days: 30 },
  THIRD_TIME: { move: "ALIVE", monthsSinceMet: SIX_MONTHS },
};

/** Null where nothing is waited for. */
export function dueAt(state: State, since: Date, metAt: Date | null): Date | null {
  const next = NEXT[state];
  if (next === undefined) return null;
  return "days" in next ? new Date(since.getTime() + next.days * DAY) : laterBy(next.monthsSinceMet, metAt ?? since);
}

/** The same day so many months on, or the month's last where it has no such day. */
export function laterBy(months: number, day: Date): Date {
  const later = new Date(day);
  later.setUTCMonth(later.getUTCMonth() + months);
  if (later.getUTCDate() !== day.getUTCDate()) later.setUTCDate(0);
  return later;
}

/**
 * The state as it is told. To the other side an introduction that somebody declined, or that was withdrawn, has come to an end and nothing more: only the office and
 * whoever declined know which.
 */
export function stateFor(
  { state, declinedBy }: { state: State; declinedBy: string | null },
  office: boolean,
  self: string | null,
): State {
  const own = state === "DECLINED" && self !== null && declinedBy === self;
  return office || own || (state !== "DECLINED" && state !== "WITHDRAWN") ? state : "CLOSED";
}

/** How far the two came. What was closed is never counted as met: only a meeting that somebody recorded is. */
export const OUTCOMES = ["PENDING", "MET", "LASTING", "NEVER_MET", "ENDED"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export function outcomeOf(state: State, metAt: Date | null): Outcome {
  const open = movesFrom(state).length > 0;
  if (metAt === null) return open ? "PENDING" : "NEVER_MET";
  if (!open) return "ENDED";
  return state === "ALIVE" ? "LASTING" : "MET";
}

/** The refusal of a move, naming the state and every move it allows. */
export function illegal(state: State, move: Move): Words {
  const allowed = movesFrom(state);
  const list = (language: keyof Words, between: string) =>
    allowed.map((each) => `${each}（${MOVE_WORDS[each][language]}）`).join(between);
  return {
    ja:
      `この紹介は「${STATE_WORDS[state].ja}」（${state}）なので、${move}（${MOVE_WORDS[move].ja}）はできません。` +
      (allowed.length > 0 ? `できるのは ${list("ja", "、")} です。` : "もう動かせません。"),
    en:
      `This introduction is ${state} (${STATE_WORDS[state].en}), so ${move} cannot be done. ` +
      (allowed.length > 0
        ? `What can be done: ${allowed.map((each) => `${each} (${MOVE_WORDS[each].en})`).join(", ")}.`
        : "It moves no more."),
  };
}
