import type { Entity, Mention } from "../../things/entity.ts";
import type { Words } from "../../things/language.ts";
import type { Offer } from "../../things/offer.ts";
import {
  Gate,
  Part,
  reasonOf,
  type Candidate,
  type GateName,
  type PartName,
  type Score,
  type StepRow,
  type WhyNobody,
} from "../answer.ts";

/** One candidate as the matching statements give it. */
export interface MatchRow {
  subject: Entity & Partial<Pick<Offer, "lane" | "slots" | "cap" | "load" | "observedAt">>;
  party: Entity | null;
  /** 0 here, 1 in a neighbouring district, 2 elsewhere. */
  place: number;
  score: number;
  /** In the order of the statement's weights; null where a part does not apply. */
  parts: (number | null)[];
  distance: number | null;
  reasons: StepRow[][];
}

/** The weights of one question, in the order in which its statement gives the parts. The statement and the README hold the same figures; a test compares all three. */
export type Weights = readonly (readonly [part: PartName, weight: number])[];

/** A score that every candidate lies below: where a list begins. */
export const BEFORE_ALL = 2.5;

/** And one that every candidate with a name lies above: those to be asked first have none. */
export const AFTER_ALL = -1;

/** A go-between, as a statement gives it. */
export interface AskRow {
  person: Entity;
  reasons: StepRow[][];
}

/** The one to ask before anybody is named: neither who would help nor what is offered is told. */
export function toAskFirst({ person, reasons }: AskRow): Candidate {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a go-between is a person
  const subject = person as unknown as Candidate["subject"];
  return { subject, party: person, reasons: reasons.slice(0, 3).map(reasonOf), verdict: "ASK_FIRST", slots: [] };
}

const NEARNESS = ["HERE", "NEXT", "ELSEWHERE"] as const;

export function candidateOf(row: MatchRow, weights: Weights): Candidate {
  const { subject } = row;
  return {
    subject,
    party: row.party,
    score: scoreOf(row, weights),
    reasons: row.reasons.slice(0, 3).map(reasonOf),
    lane: subject.lane ?? null,
    verdict: "MAY_SHOW",
    nearness: NEARNESS[row.place] ?? null,
    distance: row.distance,
    slots: (subject.slots ?? []).map((text) => ({ text })),
    load: subject.noun === "Offer" ? { now: subject.load ?? 0, cap: subject.cap ?? null } : null,
    freshness: subject.observedAt ?? null,
  };
}

/** The weights shown are those among the parts that apply, so that they add up to one. */
export function scoreOf(row: Pick<MatchRow, "score" | "parts">, weights: Weights): Score {
  const applied = weights.reduce((sum, [, weight], at) => sum + (typeof row.parts[at] === "number" ? weight : 0), 0);
  return {
    value: row.score,
    parts: weights.map(([part, weight], at) => {
      const value = row.parts[at] ?? null;
      return { part: Part[part], value, weight: value === null ? 0 : weight / applied };
    }),
  };
}

/** What stands behind a gate, for a sentence that says how many there are, or that there are none. */
const GATE_WORDS: Readonly<Record<GateName, { ja: string; en: string }>> = {
  TOPIC: { ja: "このテーマの", en: "offer it" },
  OPEN: { ja: "いま受付中の", en: "can be taken up now" },
  CAP: { ja: "引き受ける余裕のある", en: "have room" },
  TIME: { ja: "希望の時間に空いている", en: "are free at the wanted hours" },
  CONDITIONS: { ja: "条件の合う", en: "have conditions that are met" },
  DISTRICT: { ja: "この校区で受けられる", en: "can be had in this district" },
  NEIGHBOURS: { ja: "隣の校区の", en: "are in the next district" },
};

/** The same, where needs and wishes are looked for, or what answers a wish: there it is the asker's own offer that may be full. */
const SOUGHT_WORDS: typeof GATE_WORDS = {
  ...GATE_WORDS,
  TOPIC: { ja: "このテーマの", en: "are about it" },
  OPEN: { ja: "いま応えられる", en: "are open now" },
  CAP: { ja: "空きがあって引き受けられる", en: "can be taken on with the room that is left" },
  TIME: { ja: "時間の合う", en: "fit the hours" },
};

const RELAXED: Readonly<Record<GateName, { ja: string; en: string }>> = {
  TIME: { ja: "別の時間でもよければ", en: "at another hour" },
  CONDITIONS: { ja: "受け手の条件を相談できれば", en: "if the conditions can be talked about" },
  CAP: { ja: "手いっぱいの人にも頼んでみれば", en: "if somebody who is full may be asked" },
  TOPIC: { ja: "もう少し広いテーマで探せば", en: "with a broader topic" },
  DISTRICT: { ja: "圏域まで広げれば", en: "in the whole of the district above" },
  OPEN: { ja: "休止中の人にも声をかければ", en: "if those who paused are asked" },
  NEIGHBOURS: { ja: "隣の校区まで広げれば", en: "in the neighbouring districts" },
};

const SOUGHT_RELAXED: typeof RELAXED = {
  ...RELAXED,
  CAP: { ja: "手いっぱいでも引き受けられれば", en: "if it may be asked for though it is full" },
  OPEN: { ja: "終わったものや休止中のものも含めれば", en: "if what is over or paused counts too" },
};

/**
 * The counts as the statement gives them: [gate, left], and [gate, admits] for the relaxations.
 * @param sought what is looked for, where it is not offers
 * @param near how many of those counted are to be had next door only
 */
export function whyNobody(
  gates: readonly (readonly [GateName, number])[],
  relaxations: readonly (readonly [GateName, number])[],
  place: Mention,
  topic: Mention,
  { sought, near = 0 }: { sought?: Words; near?: number } = {},
): WhyNobody {
  const helpful = relaxations.filter(([, admits]) => admits > 0);
  const closing = gates.find(([, left]) => left === 0);
  const before = gates[gates.findIndex((gate) => gate === closing) - 1];
  const what = { ja: `${place.name}で「${topic.name}」`, en: `${topic.nameEn ?? topic.name} in ${place.name}` };
  const about = sought?.ja ?? "申し出";
  const [words, relaxed] = sought ? [SOUGHT_WORDS, SOUGHT_RELAXED] : [GATE_WORDS, RELAXED];
  const passed = words[before?.[0] ?? "TOPIC"].en;
  const first = before?.[0] === "TOPIC" && sought ? `${sought.en} ${passed}` : passed;
  const beside = near > 0 ? { ja: "（隣の校区も含めて）", en: " (the next district counted too)" } : { ja: "", en: "" };
  const story =
    before === undefined || closing === undefined
      ? {
          ja: `${what.ja}の${about}は記録されていません。`,
          en: sought ? `No ${sought.en} are recorded for ${what.en}.` : `Nobody is recorded who offers ${what.en}.`,
        }
      : {
          ja: `${what.ja}は、${words[before[0]].ja}${about}が${before[1]}件ありますが${beside.ja}、${words[closing[0]].ja}ものはありません。`,
          en: `${what.en}: ${before[1]} ${first}${beside.en}, but none of these ${words[closing[0]].en}.`,
        };
  const best = helpful[0];
  const hint = best
    ? { ja: `${relaxed[best[0]].ja}、${best[1]}件あります。`, en: ` There are ${best[1]} ${relaxed[best[0]].en}.` }
    : { ja: "", en: "" };
  return {
    words: { ja: story.ja + hint.ja, en: story.en + hint.en },
    gates: gates.map(([gate, left]) => ({ gate: Gate[gate], left })),
    relaxations: helpful.map(([gate, admits]) => ({ gate: Gate[gate], admits })),
  };
}
