import { randomUUID } from "node:crypto";
import type { Graph, Transaction, Value } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { atLeast, NOTHING } from "../graph/steady.ts";
import {
  ARROWS,
  dueAt,
  illegal,
  laterBy,
  movesFrom,
  SIX_MONTHS,
  stateFor,
  type Move,
  type State,
} from "./introduction-moves.ts";
import type { Words } from "./language.ts";
import { mistake, MistakeCode, Refused, type Mistake } from "./mistakes.ts";
import type { Noun, TieKind } from "./model.ts";
import { takenBack } from "./record.ts";
import { settleIn } from "./settle.ts";

const propose = statement(import.meta.url, "introduction-propose.cypher");
const take = statement(import.meta.url, "introduction-take.cypher");
const writeMove = statement(import.meta.url, "introduction-move.cypher");
const grantConsent = statement(import.meta.url, "consent-grant.cypher");
const endConsents = statement(import.meta.url, "introduction-consents-end.cypher");
const writeTies = statement(import.meta.url, "introduction-ties.cypher");
const refresh = statement(import.meta.url, "introduction-fresh.cypher");
const endHelp = statement(import.meta.url, "introduction-help-ends.cypher");

/** Whoever writes, as the statements know them. */
export interface Writer {
  readonly by: string;
  /** The writer's own node, where they have one. */
  readonly self: string | null;
  readonly keeps: readonly string[];
  readonly codes: readonly string[];
  readonly now: Date;
}

/** What is proposed: whom to introduce to whom, through whom, about what. */
export interface Proposal {
  readonly id: string;
  readonly name: string;
  readonly of: string;
  readonly to: string;
  readonly through: readonly string[];
  readonly concerns: readonly string[];
  readonly note: string | null;
  readonly at: Date;
}

/** One of those whom an introduction joins, as it stands. */
export interface Party {
  readonly id: string;
  readonly noun: Noun;
  readonly kind: TieKind;
  readonly position: number;
  readonly answer: "ASKED" | "AGREED" | "DECLINED" | null;
  /** The writer keeps a district of theirs, and may see them. */
  readonly keeps: boolean;
  readonly own: boolean;
  /** The writer may not see that they take part: whoever names them names nobody. */
  readonly hidden?: boolean;
  /** A consent to be introduced to the other side holds; true too where none is needed. */
  readonly agreed: boolean;
}

export interface Standing extends Record<string, unknown> {
  readonly state: State;
  readonly version: number;
  readonly stateSince: Date;
  readonly metAt: Date | null;
  /** Who is asked and has not answered. */
  readonly waitingFor: string | null;
  readonly declinedBy: string | null;
  readonly keeps: boolean;
  readonly parties: readonly Party[];
  readonly concerns: readonly { id: string; noun: Noun; partyId: string | null }[];
}

/** What is said of one move. */
export interface Said {
  readonly move: Move;
  readonly who: string | null;
  readonly at: Date;
  readonly given: string | null;
  readonly said: string | null;
  readonly proxy: string | null;
  readonly until: Date | null;
  readonly reason: string | null;
  readonly note: string | null;
}

/** @returns undefined where the same two have an open introduction already */
export async function writeProposal(tx: Transaction, writer: Writer, plan: Proposal): Promise<string | undefined> {
  const { id, name, of, to, through, concerns, note, at } = plan;
  const inTurn: [TieKind, string][] = [
    ["OF", of],
    ...through.map((each): [TieKind, string] => ["THROUGH", each]),
    ["TO", to],
  ];
  const rows: Value[] = [
    ...inTurn.map(([kind, other], position) => [kind, other, tieId(), position]),
    ...concerns.map((other) => ["CONCERNS", other, tieId(), null]),
  ];
  const [made] = await tx.run<{ id: string }>(propose, {
    id,
    of,
    rows: atLeast<Value>(4, ["OF", NOTHING, NOTHING, null], rows),
    properties: { name, state: "PROPOSED", stateSince: at, dueAt: dueAt("PROPOSED", at, null) },
    move: {
      ...moved(writer, id, 1, { ...NOTHING_SAID, move: "PROPOSE", at, note }),
      state: "PROPOSED",
    },
    codes: writer.codes,
    now: writer.now,
    by: writer.by,
  });
  if (made) await settleIn(tx, [id, of, to, ...through, ...concerns], writer.now);
  return made?.id;
}

/** Undefined where there is none that the writer may see. From here until the commit nobody else moves it. */
export async function takeIntroduction(tx: Transaction, writer: Writer, id: string): Promise<Standing | undefined> {
  const { self, keeps, codes, now } = writer;
  const [found] = await tx.run<Standing>(take, { id, self: self ?? NOTHING, keeps, codes, now });
  return found;
}

/**
 * Carries a move out that `unfitFor` has nothing against: the state, the history, the consent of whoever agreed, and what comes of it in the graph.
 * @param outcome false where the ties that came of it are told elsewhere, as the seeds do
 * @returns the ids of whatever it touched, for the log
 */
export async function writeTheMove(
  tx: Transaction,
  writer: Writer,
  id: string,
  standing: Standing,
  said: Said,
  { outcome = true } = {},
): Promise<string[]> {
  const { parties, concerns, version } = standing;
  const { who, state, metAt, waitingFor, declinedBy } = advanced(standing, said);
  await tx.run(writeMove, {
    id,
    who: who?.id ?? NOTHING,
    answer: answerOf(said),
    changes: {
      state,
      stateSince: said.at,
      metAt,
      dueAt: dueAt(state, said.at, metAt),
      waitingFor,
      declinedBy,
      version: version + 1,
      updatedAt: writer.now,
    },
    move: { ...moved(writer, id, version + 1, { ...said, who: who?.id ?? null }), from: standing.state, state },
  });
  const settle = new Set([id, ...parties.map((each) => each.id), ...concerns.map((each) => each.id)]);
  if (said.move === "AGREE" && who)
    for (const other of await recordConsent(tx, writer, id, standing, who, said)) settle.add(other);
  if (outcome) await writeOutcome(tx, writer, id, standing, said);
  if (movesFrom(state).length === 0) {
    const how = `introduction ${state}`;
    const [ended] = await tx.run<{ settle: string[] }>(endConsents, { id, how, by: writer.by, now: writer.now });
    for (const other of ended?.settle ?? []) settle.add(other);
  }
  await settleIn(tx, [...settle], writer.now);
  return [...parties.map((each) => each.id), ...concerns.map((each) => each.id)];
}

/** What speaks against a move, said to whoever tries it; empty where nothing does. Whoever may not see a part is refused as if it were not there. */
export function unfitFor(standing: Standing, said: Said, { now, self }: Pick<Writer, "now" | "self">): Mistake[] {
  const { state, parties, metAt, stateSince } = standing;
  if (said.move === "PROPOSE" || !(said.move in ARROWS[state]))
    return [refusal(MistakeCode.ILLEGAL_MOVE, "move", illegal(stateFor(standing, standing.keeps, self), said.move))];
  const who = whoMoves(standing, said);
  const answers = said.move === "AGREE" || said.move === "DECLINE";
  const sides = parties.filter(({ kind }) => kind !== "THROUGH");
  const mistakes = [
    !standing.keeps && !answers && NOT_THE_OFFICE,
    answers && who === undefined && NOBODY_ASKED,
    answers && who !== undefined && !who.own && !who.keeps && NOT_THEIR_OFFICE,
    said.at > now && LATER,
    said.at < stateSince && EARLIER,
    said.until && said.until <= now && PAST_END,
    said.move === "AGREE" && who?.noun === "Person" && said.given === null && HOW,
    answers && said.given !== null && (said.given === "SCREEN") !== (who?.own ?? false) && ON_SCREEN,
    answers && self !== null && (who?.own ?? false) && said.given === null && ON_SCREEN,
    said.move === "AGREE" && said.given === "SPOKEN" && !said.said?.trim() && WORDS,
    said.move === "MEET" && sides.some(({ agreed }) => !agreed) && NO_LONGER,
    said.move === "ALIVE" && metAt !== null && said.at < laterBy(SIX_MONTHS, metAt) && TOO_EARLY,
  ];
  return mistakes.filter((each): each is Mistake => Boolean(each));
}

/** How it stands after a move that `unfitFor` has nothing against, and who was asked or answered. */
export function advanced(standing: Standing, said: Said): Standing & { readonly who: Party | undefined } {
  const who = whoMoves(standing, said);
  const answer = ANSWERS[said.move];
  return {
    ...standing,
    who,
    state: stateAfter(standing, said),
    version: standing.version + 1,
    stateSince: said.at,
    metAt: said.move === "MEET" ? said.at : standing.metAt,
    waitingFor: said.move === "ASK" ? (who?.id ?? null) : null,
    declinedBy: said.move === "DECLINE" ? (who?.id ?? null) : standing.declinedBy,
    parties: standing.parties.map((each) => (answer && each.id === who?.id ? { ...each, answer } : each)),
  };
}

const ANSWERS: Readonly<Partial<Record<Move, Exclude<Party["answer"], null>>>> = {
  ASK: "ASKED",
  AGREE: "AGREED",
  DECLINE: "DECLINED",
};

/** Who is asked next, who answers, or undefined: with ASK the first who was not asked; otherwise the one named, or the one who is asked now. */
function whoMoves({ parties, waitingFor, keeps }: Standing, { move, who }: Said): Party | undefined {
  if (move === "ASK") return parties.find(({ answer }) => answer === null);
  if (move !== "AGREE" && move !== "DECLINE") return undefined;
  // Of those who are hidden from the writer only the office knows, without a name, that somebody is being asked.
  const known = parties.filter(({ own, hidden }) => own || !hidden || (keeps && who === null));
  const meant = known.find(({ id }) => id === (who ?? waitingFor));
  // Only the one who is asked now can agree; whoever agreed before may change their mind.
  if (move === "AGREE") return meant?.id === waitingFor ? meant : undefined;
  return meant && meant.answer !== null ? meant : undefined;
}

/** AGREE has two arrows: to the end when nobody is left to be asked. */
function stateAfter({ state, parties }: Standing, { move }: Said): State {
  const [first, last] = ARROWS[state][move] ?? [];
  if (first === undefined) throw new Error(`${state} has no arrow ${move}: ask unfitFor first.`);
  return last !== undefined && parties.every(({ answer }) => answer !== null) ? last : first;
}

/** What a move leaves on the tie to whoever was asked or answered. */
export function answerOf({ move, at }: Said): Record<string, Value> {
  const answer = ANSWERS[move];
  if (answer === undefined) return {};
  return answer === "ASKED" ? { answer, askedAt: at } : { answer, answeredAt: at, observedAt: at };
}

/** A side that is a person agrees to be known to the other side, with what of theirs the introduction is about. Until both have, neither is shown. */
async function recordConsent(
  tx: Transaction,
  writer: Writer,
  introduction: string,
  { parties, concerns }: Standing,
  who: Party,
  { at, given, said, proxy, until }: Said,
): Promise<string[]> {
  const consent = consentOf({ parties, concerns }, who);
  if (!consent) return [];
  const facts = { purpose: "INTRODUCTION", to: "NAMED", given, said, proxy, until, givenAt: at, recordedBy: writer.by };
  const [made] = await tx.run<{ others: string[] }>(grantConsent, {
    id: `con_${randomUUID()}`,
    ...consent,
    goBetween: NOTHING,
    properties: { ...facts, introduction },
    now: writer.now,
  });
  return made?.others ?? [];
}

/** To what a side agrees; undefined for whoever is no person, and for those who go between. */
export function consentOf(
  { parties, concerns }: Pick<Standing, "parties" | "concerns">,
  who: Party,
): { person: string; covers: string[]; party: string } | undefined {
  const other = parties.find(({ kind, id }) => kind !== "THROUGH" && id !== who.id);
  if (who.noun !== "Person" || who.kind === "THROUGH" || !other) return undefined;
  const own = concerns.filter(({ partyId }) => partyId === who.id).map(({ id }) => id);
  return { person: who.id, covers: [who.id, ...own], party: other.id };
}

/** Meeting makes acquaintances and lets the offer answer the need; coming a third time makes a member or a regular; each confirms what led there. */
async function writeOutcome(
  tx: Transaction,
  writer: Writer,
  id: string,
  standing: Standing,
  said: Said,
): Promise<void> {
  const { parties, concerns } = standing;
  const { by, codes, now } = writer;
  const at = said.at;
  if (said.move === "CLOSE") await tx.run(endHelp, { id, at });
  if (said.move !== "MEET" && said.move !== "THIRD_TIME" && said.move !== "ALIVE") return;
  const rows = tiesOf(standing, said.move).map(([kind, from, to, role]) => [
    from,
    to,
    tieId(),
    kind,
    role,
    kind === "KNOWS",
  ]);
  await tx.run(writeTies, {
    rows: atLeast<Value>(2, [NOTHING, NOTHING, NOTHING, "KNOWS", null, true], rows),
    at,
    introduction: id,
    codes,
    now,
    by,
  });
  const way = parties.toSorted((a, b) => a.position - b.position).map((each) => each.id);
  await tx.run(refresh, {
    offers: atLeast(
      2,
      NOTHING,
      concerns.filter(({ noun }) => noun === "Offer").map((each) => each.id),
    ),
    pairs: atLeast<Value>(
      2,
      [NOTHING, NOTHING],
      way.slice(1).map((each, before) => [way[before]!, each]),
    ),
    at,
    codes,
    now,
  });
}

const ROLE = "紹介で知り合った";

function tiesOf(
  { parties, concerns }: Standing,
  move: Move,
): [kind: TieKind, from: string, to: string, role: string | null][] {
  const sides = parties.filter(({ kind }) => kind !== "THROUGH");
  const person = sides.find(({ noun }) => noun === "Person");
  const other = sides.find((each) => each !== person);
  if (!person || !other) return helping(concerns, move);
  if (move === "MEET" && other.noun === "Person")
    return [["KNOWS", person.id, other.id, ROLE], ...helping(concerns, move)];
  if (move === "THIRD_TIME" && other.noun === "Group") return [["MEMBER_OF", person.id, other.id, null]];
  if (move === "THIRD_TIME" && other.noun === "Place") return [["FREQUENTS", person.id, other.id, null]];
  return helping(concerns, move);
}

/** Each offer that the introduction is about answers the needs and wishes of the other side that it is about. */
function helping(concerns: Standing["concerns"], move: Move): [TieKind, string, string, null][] {
  if (move !== "MEET") return [];
  return concerns
    .filter(({ noun }) => noun === "Offer")
    .flatMap((offer) =>
      concerns
        .filter(({ noun, partyId }) => noun !== "Offer" && partyId !== offer.partyId)
        .map(({ id }): [TieKind, string, string, null] => ["HELPS", offer.id, id, null]),
    );
}

/** What is kept of a move; it is never changed. `who` is whom it was about, `recordedBy` who wrote it down. */
export function moved(
  writer: Pick<Writer, "by" | "now">,
  introduction: string,
  version: number,
  { move, who, at, given, said, proxy, reason, note }: Said,
): Record<string, Value> {
  const recordedAt = writer.now;
  return {
    key: `${introduction} ${version}`,
    version,
    move,
    who,
    at,
    given,
    said,
    proxy,
    reason,
    note,
    recordedAt,
    recordedBy: writer.by,
  };
}

export const NOTHING_SAID: Omit<Said, "move" | "at"> = {
  who: null,
  given: null,
  said: null,
  proxy: null,
  until: null,
  reason: null,
  note: null,
};

const tieId = () => `tie_${randomUUID()}`;

function refusal(code: MistakeCode, field: string, { ja, en }: Words): Mistake {
  return mistake(code, field === "move" ? [field] : ["input", field], ja, en);
}

const NOT_THE_OFFICE = mistake(
  MistakeCode.NOT_ALLOWED,
  null,
  "この紹介を進められるのは、その校区のコーディネーターだけです。ご本人は、聞かれたことに答えられます（AGREE・DECLINE）。",
  "Only a coordinator of its districts moves this introduction; whoever is asked may answer (AGREE, DECLINE).",
);
const NOBODY_ASKED = refusal(MistakeCode.NOT_FOUND, "who", {
  ja: "その人は、いま聞かれていません。who には、この紹介で聞かれた人の id を入れてください。",
  en: "They are not asked now; let `who` be one who was asked in this introduction.",
});
const NOT_THEIR_OFFICE = mistake(
  MistakeCode.NOT_ALLOWED,
  ["input", "who"],
  "返事を記録できるのは、ご本人か、その人の校区のコーディネーターだけです。",
  "Only they themselves, or a coordinator of their district, may record their answer.",
);
const LATER = refusal(MistakeCode.INVALID, "at", {
  ja: "at に、これからの日時は入れられません。",
  en: "`at` lies in the future.",
});
const EARLIER = refusal(MistakeCode.INVALID, "at", {
  ja: "at は、その前の動きより後の日時にしてください。",
  en: "`at` lies before the move that led here.",
});
const PAST_END = refusal(MistakeCode.INVALID, "until", {
  ja: "until はこれからの日時にしてください。",
  en: "Let `until` lie in the future.",
});
const HOW = refusal(MistakeCode.REQUIRED, "given", {
  ja: "人の承諾には、書面（PAPER）・口頭（SPOKEN）・本人の画面（SCREEN）のどれかを入れてください。これが名前を伝えることへの同意になります。",
  en: "Say how a person agreed: PAPER, SPOKEN or SCREEN. It is their consent to be named to the other side.",
});
const ON_SCREEN = refusal(MistakeCode.INVALID, "given", {
  ja: "画面での返事（SCREEN）は本人だけが、書面と口頭はコーディネーターが記録します。",
  en: "On screen (SCREEN) only they themselves answer; what was on paper or spoken a coordinator records.",
});
const WORDS = refusal(MistakeCode.REQUIRED, "said", {
  ja: "口頭の承諾には、何と言ったかを書いてください。",
  en: "Write down what was said.",
});
const NO_LONGER = mistake(
  MistakeCode.NO_CONSENT,
  ["move"],
  "お二人の、おたがいを紹介してよいという同意が、いまは両方そろっていません。会う前に、もう一度確かめてください。",
  "Not both have a consent in force to be introduced to each other; ask again before they meet.",
);
const TOO_EARLY = refusal(MistakeCode.INVALID, "at", {
  ja: "会えてから半年たっていません。「半年続いている」（ALIVE）は半年後に記録してください。",
  en: "It is not six months since they met; ALIVE can be recorded from then on.",
});

/** Throws what speaks against the move. */
export function mustFit(standing: Standing, said: Said, writer: Writer): void {
  const mistakes = unfitFor(standing, said, writer);
  if (mistakes.length > 0) throw new Refused(mistakes);
}

const nobody = (id: string): Party => ({
  id,
  noun: "Person",
  kind: "OF",
  position: 0,
  answer: "ASKED",
  keeps: true,
  own: false,
  agreed: true,
});

/**
 * Proposes and moves nobody's introduction and takes it all back, so that nobody's first move waits for the database to plan what writes it.
 * @param within how long planning may take
 */
export async function rehearseIntroductions(graph: Graph, writer: Writer, within: number): Promise<void> {
  const at = writer.now;
  const standing: Standing = {
    state: "ASKED",
    version: 1,
    stateSince: at,
    metAt: null,
    waitingFor: NOTHING,
    declinedBy: null,
    keeps: true,
    parties: [nobody(NOTHING), { ...nobody("--"), kind: "TO" }],
    concerns: [{ id: NOTHING, noun: "Offer", partyId: NOTHING }],
  };
  await takenBack(graph, within, async (tx) => {
    await writeProposal(tx, writer, {
      id: NOTHING,
      name: NOTHING,
      of: NOTHING,
      to: "--",
      through: [],
      concerns: [],
      note: null,
      at,
    });
    await takeIntroduction(tx, writer, NOTHING);
    const said: Said = { ...NOTHING_SAID, move: "AGREE", at, given: "PAPER" };
    await writeTheMove(tx, writer, NOTHING, standing, said);
    await writeTheMove(tx, writer, NOTHING, { ...standing, state: "ACCEPTED" }, { ...said, move: "MEET" });
    await writeTheMove(tx, writer, NOTHING, { ...standing, state: "ACCEPTED" }, { ...said, move: "CLOSE" });
  });
}
