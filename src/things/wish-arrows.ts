import type { Context } from "../context.ts";
import type { Transaction } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { WishState } from "./enums.ts";
import { mistake, MistakeCode, Refused, type Mistake } from "./mistakes.ts";
import { takenBack, type Draft } from "./record.ts";

const readWish = statement(import.meta.url, "wish-before.cypher");

export type WishStateName = keyof typeof WishState;

/**
 * From which state a wish may go where. What was fulfilled may be taken up again (it was not so, or it goes on), and what was laid down may be voiced again.
 * CLOSED stands in records made before LAID_DOWN was told apart; nothing goes there any more.
 */
export const ARROWS: Readonly<Record<WishStateName, readonly WishStateName[]>> = {
  OPEN: ["GROWING", "LAID_DOWN"],
  GROWING: ["FULFILLED", "LAID_DOWN", "OPEN"],
  FULFILLED: ["GROWING"],
  LAID_DOWN: ["OPEN"],
  CLOSED: ["OPEN"],
};

/** Something can still come of it. */
export const ALIVE: readonly WishStateName[] = ["OPEN", "GROWING"];

export const STATE_WORDS: Readonly<Record<WishStateName, { ja: string; en: string }>> = {
  OPEN: { ja: "声に出したところ", en: "voiced" },
  GROWING: { ja: "形になりつつある", en: "taking shape" },
  FULFILLED: { ja: "叶った", en: "fulfilled" },
  LAID_DOWN: { ja: "置いた", en: "laid down" },
  CLOSED: { ja: "終了", en: "over" },
};

interface Before {
  [column: string]: unknown;
  state: WishStateName;
  shownTo: string | null;
  voicing: string | null;
  proxy: string | null;
  chosenBy: string | null;
}

/** What is asked of a form besides the shape of its fields: a proxy is named, a state is reached by an arrow, and who may see it stays as the wisher chose. */
export async function mayBeSaid(context: Context, tx: Transaction, { id, properties }: Draft): Promise<void> {
  const [before] =
    id === undefined ? [] : await tx.run<Before>(readWish, { id, codes: context.viewer.codes, now: context.now });
  // What is not there for the viewer is told by whoever writes it.
  if (id !== undefined && !before) return;
  const said = { ...before, ...properties };
  const mistakes: Mistake[] = [];
  if (said["voicing"] === "PROXY" && !said["proxy"]) mistakes.push(NO_PROXY);
  const to = isState(properties["state"]) ? properties["state"] : undefined;
  if (before && to !== undefined && to !== before.state && !ARROWS[before.state].includes(to))
    mistakes.push(noArrow(["input", "state"], before.state, to));
  if (to === "FULFILLED" && to !== before?.state) mistakes.push(BY_MOVING);
  if (before && "shownTo" in properties && before.chosenBy !== null && properties["shownTo"] !== before.shownTo)
    mistakes.push(chosenByWisher(["input", "shownTo"]));
  if (mistakes.length > 0) throw new Refused(mistakes);
}

/** Looks at what nobody's wish said before. */
export async function rehearseSayings({ graph, viewer, now }: Context, within: number): Promise<void> {
  await takenBack(graph, within, async (tx) => tx.run(readWish, { id: "-", codes: viewer.codes, now }));
}

/** The states from which this one can be reached. */
export function comingTo(to: WishStateName): WishStateName[] {
  return STATES.filter((from) => ARROWS[from].includes(to));
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the enum are the states
const STATES = Object.keys(WishState) as WishStateName[];

function isState(value: unknown): value is WishStateName {
  return STATES.some((state) => state === value);
}

export function noArrow(field: string[], from: WishStateName, to: WishStateName): Mistake {
  const ways = ARROWS[from];
  return mistake(
    MistakeCode.INVALID,
    field,
    `「${STATE_WORDS[from].ja}」（${from}）の願いは「${STATE_WORDS[to].ja}」（${to}）には進めません。進めるのは ${ways.join("・")} です。`,
    `A wish that is ${STATE_WORDS[from].en} (${from}) cannot go to ${to}; it can go to ${ways.join(" or ")}.`,
  );
}

/** Something is to be done for a wish of which nothing can come any more. */
export function over(field: string[], state: WishStateName): Mistake {
  return mistake(
    MistakeCode.INVALID,
    field,
    `この願いは「${STATE_WORDS[state].ja}」（${state}）なので、先に wishMove で動かしてください。`,
    `This wish is ${STATE_WORDS[state].en} (${state}); move it first, with wishMove.`,
  );
}

export function chosenByWisher(field: string[]): Mistake {
  return mistake(
    MistakeCode.NOT_ALLOWED,
    field,
    "見せる相手は本人が決めています。変えられるのは本人だけです。",
    "The wisher chose who may see it; only they change that.",
  );
}

const BY_MOVING = mistake(
  MistakeCode.REQUIRED,
  ["input", "state"],
  "叶ったことは、どうなったかといっしょに wishMove で記録してください。",
  "That it was fulfilled is recorded with wishMove, with what came of it.",
);

const NO_PROXY = mistake(
  MistakeCode.REQUIRED,
  ["input", "proxy"],
  "代わりの人が話した願いには、だれが話したか（proxy）を書いてください。",
  "Say who voiced it in the wisher's place (proxy).",
);
