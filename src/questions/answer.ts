import { GraphQLDateTime } from "graphql-scalars";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  Int,
  InterfaceType,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";
import type { Context } from "../context.ts";
import { Company } from "../things/company.ts";
import { Entity, Mention, Party } from "../things/entity.ts";
import { Decision } from "../things/decision.ts";
import { enumOf, Lane } from "../things/enums.ts";
import { Group } from "../things/group.ts";
import { Household } from "../things/household.ts";
import { Introduction } from "../things/introduction.ts";
import { inWords, Language, type Words } from "../things/language.ts";
import { Need } from "../things/need.ts";
import { Offer } from "../things/offer.ts";
import { PageInfo, type Page } from "../things/page.ts";
import { Person } from "../things/person.ts";
import { Place } from "../things/place.ts";
import { nextTime } from "../things/recurrence.ts";
import { slotInWords } from "../things/slots.ts";
import { dayInWords, Tie, TieKindName, tieInWords } from "../things/tie.ts";
import { TIMELESS, type TieKind } from "../things/model.ts";
import { Topic } from "../things/topic.ts";
import { Voice } from "../things/voice.ts";
import { Wish } from "../things/wish.ts";
import { GenerationMix, LonelyPlace, Opening, ReachGap } from "./places/subjects.ts";
import { AlikeWishes, Outing, WishOutcome } from "./wishes/subjects.ts";
import { Accompaniment, Burden, Departure, Loss, MissingTie } from "./network/subjects.ts";
import { Ring } from "./kanaeai/ring.ts";
import { LeftOut } from "./left-out.ts";
import { minutesForMetres } from "./walking.ts";

/** The answer contract: whatever is asked, what comes back has this shape, so that one page can show any answer. */

export const Part = enumOf("Part", "What a score is made of; formulas and weights stand in the README. / 点数の内訳", {
  TOPIC: "テーマがどれだけ合うか / how well the topic fits",
  TIME: "希望の時間とどれだけ重なるか / share of the wanted hours",
  ROOM: "引き受けられる余裕 / room under the cap",
  FRESHNESS: "確認の新しさ / how recently it was confirmed",
  NEARNESS: "校区が同じか隣か / the same district or the next",
  DISTANCE: "相手との距離 / distance between the two",
  TIES: "相手とのつながり / ties to the one who is helped",
  STANCE: "教えたい・習いたいの組み合わせ / whether giving meets receiving",
  URGENCY: "緊急度 / urgency",
  GENERATIONS: "世代のまじわり / how evenly generations are mixed",
  EXPERIENCE: "ひらいた経験 / having done it before",
  WORDS: "言葉がどれだけ似ているか / how alike the words are",
  FIT: "双方の合いぐあい / how well both sides suit each other",
  HOLDS: "続く見こみ / the chance that it holds",
});
export type PartName = keyof typeof Part;

export const Gate = enumOf(
  "Gate",
  "A condition that every candidate must meet, in the order in which they are applied; each may be left open. / 条件",
  {
    TOPIC: "テーマが合う / about the topic; left open: also what is offered for the broader topic",
    OPEN: "受付中 / can be taken up now; left open: also paused or ended",
    CAP: "余裕がある / below its own cap; left open: also those that are full",
    TIME: "時間が合う / free at the wanted hours; left open: at any hour",
    CONDITIONS:
      "受け手の条件に合う / its conditions are met; left open: also those whose conditions are not known to be met",
    DISTRICT: "その校区で受けられる / to be had in the district; left open: anywhere in the district above",
    NEIGHBOURS: "隣の校区 / left open: the neighbouring districts are asked even when the district has enough",
  },
);
export type GateName = keyof typeof Gate;

export const Nearness = enumOf(
  "Nearness",
  "Where a candidate is to be had, seen from the district asked about. / 地域",
  {
    HERE: "この校区 / here",
    NEXT: "隣の校区 / in a neighbouring district",
    ELSEWHERE: "同じ圏域のほかの校区 / elsewhere in the district above",
  },
);

export const Verdict = enumOf("Verdict", "May this be shown? / 見せてよいか", {
  MAY_SHOW: "見せてよい / may be shown",
  ASK_FIRST: "先に本人に確かめる / ask first",
});

export const Basis = enumOf("Basis", "Why it may be shown. / 見せてよい根拠", {
  PUBLIC: "公開されている / it is published",
  OWN: "本人のもの / it is their own",
  OFFICE: "担当の職務として見てよい / their office in that district lets them see it",
  OWN_CONSENT: "本人の同意がある / the person agreed to it",
});
export type BasisName = keyof typeof Basis;

export const GapMark = enumOf("GapMark", "How a topic is covered. / 担い手の状況", {
  NONE: "担い手がいない / nobody",
  ONLY_ONE: "一つだけ / only one",
  ONLY_FORMAL: "公的なものだけ / only formal",
  ONLY_INFORMAL: "多様な力だけ / only informal",
  ONLY_OUTSIDE: "地域の外にだけある / only outside the district",
});
export type GapMarkName = keyof typeof GapMark;

@ObjectType({ description: "One part of a score. / 点数の内訳" })
export class ScorePart {
  @Field(() => Part, { description: "Which part." })
  part!: PartName;

  @Field(() => Float, {
    nullable: true,
    description: "0 to 1; null where it does not apply: its weight is then shared among the others.",
  })
  value!: number | null;

  @Field(() => Float, { description: "Its weight among those that apply." })
  weight!: number;
}

@ObjectType({
  description: "How well a candidate fits: the weighted mean of its parts; of a ring, their product. / 点数",
})
export class Score {
  @Field(() => Float, { description: "0 to 1." })
  value!: number;

  @Field(() => [ScorePart], { description: "What it is made of, always in the same order." })
  parts!: ScorePart[];
}

@ObjectType({ description: "One hop of a reason. / つながりの一歩" })
export class Step {
  @Field(() => Mention, { description: "Where the tie's sentence begins." })
  from!: Mention;

  @Field(() => TieKindName, { description: "The kind of tie." })
  kind!: TieKind;

  @Field(() => Mention, { description: "Where it ends." })
  to!: Mention;

  @Field(() => String, { nullable: true, description: "As what; null when not recorded. / 役割" })
  role?: string | null;

  @Field(() => String, { nullable: true, description: "Where the tie is known from. / 情報の出どころ" })
  source?: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "When the tie was last confirmed; null when never. / 最終確認日",
  })
  observedAt?: Date | null;

  @Field(() => String, { nullable: true, description: "Who vouches for it; null as in a tie. / 確認した人" })
  assuredBy?: string | null;
}

@ObjectType({ description: "Why this candidate: a path of at most three hops that a person can read. / 理由" })
export class Reason {
  @Field(() => [Step], { description: "The hops, in order." })
  steps!: Step[];
}

@Resolver(() => Reason)
export class ReasonSentences {
  @FieldResolver(() => String, {
    description: "The path as a sentence, with the day it was last confirmed. / 理由を文で",
  })
  sentence(
    @Root() reason: Reason,
    @Arg("language", () => Language, { defaultValue: Language.JA, description: "The sentence's language." })
    language: Language,
  ): string {
    const hops = reason.steps.map((step) => inWords(tieInWords(step), language));
    const days = reason.steps.flatMap((step) => step.observedAt ?? []).map((day) => day.getTime());
    const day = days.length > 0 ? inWords(dayInWords(new Date(Math.min(...days))), language) : undefined;
    // One hop that nobody confirmed makes the whole path no surer than that.
    const partly = reason.steps.some(({ kind, observedAt }) => !observedAt && !TIMELESS.includes(kind));
    if (language === Language.EN)
      return hops.join(" · ") + (day ? ` (${partly ? "in part never confirmed, the rest " : ""}confirmed ${day})` : "");
    return hops.join("・") + (day ? `（${partly ? "一部は確認の記録なし、ほかは" : ""}${day}確認）` : "");
  }
}

@ObjectType({ description: "A stretch of hours that return, or of one day. / 曜日と時間" })
export class Slot {
  @Field(() => String, {
    description:
      "As it was recorded: WE 14:00-16:00, 2nd+4th WE 14:00-16:00 not on holidays, 2026-12-05 10:00-12:00; wall clock of Asia/Tokyo.",
  })
  text!: string;
}

@Resolver(() => Slot)
export class SlotWords {
  @FieldResolver(() => String, { description: "For people: 水 14:00–16:00; 第2・第4水曜 14:00–16:00、祝日を除く." })
  words(
    @Root() slot: Slot,
    @Arg("language", () => Language, { defaultValue: Language.JA, description: "The language." }) language: Language,
  ): string {
    return slotInWords(slot.text, language);
  }

  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: "When it next begins, seen from now; null when it does not any more. / 次の回",
  })
  next(@Root() slot: Slot, @Ctx() context: Context): Date | null {
    return nextTime(slot.text, context.now);
  }
}

@ObjectType({ description: "How much a helper carries; a published aggregate, counted over all introductions. / 負担" })
export class Load {
  @Field(() => Int, { description: "How many it is helping now." })
  now!: number;

  @Field(() => Int, { nullable: true, description: "Its own limit; null when not recorded." })
  cap!: number | null;
}

@ObjectType({ description: "A topic that is not, or barely, covered in a district. / 足りないところ" })
export class Gap {
  @Field(() => Topic, { description: "The topic." })
  topic!: Topic;

  @Field(() => GapMark, { nullable: true, description: "How thin it is; null when it is covered in both lanes." })
  mark!: GapMarkName | null;

  @Field(() => Int, { description: "Open needs that name it; counted up to 100." })
  needs!: number;

  @Field(() => Int, { description: "Wishes that name it, to receive it or to do it together; counted up to 100." })
  wishes!: number;

  @Field(() => Int, {
    description: "Formal offers on it or something narrower, to be had in the district; counted up to 3.",
  })
  formal!: number;

  @Field(() => Int, {
    description: "Informal offers on it or something narrower, to be had in the district; counted up to 3.",
  })
  informal!: number;

  @Field(() => Int, {
    description:
      "Offers on it to be had elsewhere: next door, here too or not; where none is to be had here, anywhere in the district above. Counted up to 3.",
  })
  outside!: number;
}

export const VisionMark = enumOf("VisionMark", "Whether anybody is working on what people voiced. / 動きの有無", {
  NOBODY_YET: "まだだれも動いていない / nobody is working on it yet",
  UNDERWAY: "動きはじめている / a decision was made, or a wish is taking shape",
});

@ObjectType({ description: "What people voiced of the future of a district, about one topic. / 将来像の柱" })
export class VisionTheme {
  @Field(() => Topic, { description: "What it is about." })
  theme!: Topic;

  @Field(() => VisionMark, { description: "Whether anybody is working on it." })
  underway!: keyof typeof VisionMark;

  @Field(() => Int, {
    nullable: true,
    description:
      "How many voices say so, counted up to 2,000; null where they are fewer than five and you do not keep the whole district, for behind each is a person. / 声の数",
  })
  voices!: number | null;

  @Field(() => [String], { description: "Up to three of them, in their own words, the latest first. / 声のことば" })
  sayings!: string[];

  @Field(() => Int, { description: "Wishes about it that are not closed; counted up to 100." })
  wishes!: number;

  @Field(() => Int, { description: "Decisions about it that are open or done; counted up to 100." })
  decisions!: number;

  @Field(() => [Mention], {
    description: "The wishes and decisions that serve it, at most six. / 応える願いと決めたこと",
  })
  servedBy!: Mention[];
}

@ObjectType({ description: "A way from one party to another. / 紹介の道すじ" })
export class Path {
  @Field(() => [Step], { description: "The hops, in order." })
  steps!: Step[];

  @Field(() => Int, { description: "How many hops." })
  length!: number;

  @Field(() => [Mention], {
    description:
      "Who on the way has agreed to introduce: by a consent to go between, or in an introduction of these two that all agreed to. In walking order.",
  })
  agreed!: Mention[];

  @Field(() => [Mention], {
    description:
      "Who on the way is to be asked first, because no agreement of theirs is recorded: the people, and where there is none between the two the group or place itself. Empty where everybody agreed. In walking order.",
  })
  toAsk!: Mention[];
}

/** Whatever an answer may put forward. */
export const Subject = createUnionType({
  name: "Subject",
  description:
    "What a candidate is: a party, an offer, a need, a wish, a tie, a path, a gap, an introduction, a voice, a decision, a ring … / 候補",
  types: () =>
    [
      Person,
      Group,
      Company,
      Place,
      Household,
      Offer,
      Need,
      Wish,
      Introduction,
      Topic,
      Tie,
      Path,
      Gap,
      Voice,
      Decision,
      VisionTheme,
      LonelyPlace,
      GenerationMix,
      ReachGap,
      Opening,
      AlikeWishes,
      WishOutcome,
      Outing,
      Loss,
      Departure,
      Accompaniment,
      Burden,
      MissingTie,
      Ring,
    ] as const,
  resolveType: (value) => {
    // A ring tells its own shape, so it is known by its links.
    if ("links" in value) return "Ring";
    if ("shape" in value) return value.shape;
    if ("is" in value) return value.is;
    if ("noun" in value) return value.noun;
    if ("theme" in value) return "VisionTheme";
    if ("alike" in value) return "AlikeWishes";
    if ("became" in value) return "WishOutcome";
    if ("companions" in value) return "Outing";
    return "mark" in value ? "Gap" : "steps" in value ? "Path" : "Tie";
  },
});

@ObjectType({ description: "One candidate of an answer. Fields that do not apply to its kind are null. / 候補" })
export class Candidate {
  @Field(() => Subject, { description: "What is put forward." })
  subject!: typeof Subject;

  @Field(() => Party, {
    nullable: true,
    description: "Whose it is: who offers, needs or wishes; null where it is nobody's.",
  })
  party?: Entity | null;

  @Field(() => Score, {
    nullable: true,
    description: "How well it fits; null in answers that are ordered and not scored.",
  })
  score?: Score | null;

  @Field(() => [Reason], { description: "Why: one to three readable paths." })
  reasons!: Reason[];

  @Field(() => Lane, { nullable: true, description: "Formal service or informal tie. / 公的か多様な力か" })
  lane?: keyof typeof Lane | null;

  @Field(() => Verdict, {
    description:
      "MAY_SHOW: it may be shown; what may not is absent. ASK_FIRST: the subject is a person to ask first, and what then comes to light has no name yet; or it is a path, and those in its `toAsk` have not agreed yet to introduce.",
  })
  verdict!: keyof typeof Verdict;

  @Field(() => Basis, {
    nullable: true,
    description: "Where `mayShow` was asked and says yes: on which basis; null otherwise. / 根拠",
  })
  basis?: BasisName | null;

  @Field(() => Nearness, { nullable: true, description: "In the district, in the next, or elsewhere." })
  nearness?: keyof typeof Nearness | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Metres in a straight line between the two parties; null without `for` or when a place is not recorded.",
  })
  distance?: number | null;

  @Field(() => [Slot], { description: "Its hours; empty: by arrangement." })
  slots!: Slot[];

  @Field(() => Load, { nullable: true, description: "What it carries already." })
  load?: Load | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "When it was last confirmed; null when never. / 最終確認日",
  })
  freshness?: Date | null;
}

@Resolver(() => Candidate)
export class CandidateWalk {
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "Minutes on foot between the two parties, rounded up: the straight line times 1.3 for the way round, 80 metres a minute; null where the distance is. / 徒歩何分",
  })
  walk(@Root() candidate: Candidate): number | null {
    return minutesForMetres(candidate.distance ?? null);
  }
}

@ObjectType({ description: "A candidate with its cursor." })
export class CandidateEdge {
  @Field(() => ID, { description: "Opaque; give it as `after` to go on from here." })
  cursor!: string;

  @Field(() => Candidate, { description: "The candidate." })
  node!: Candidate;
}

@ObjectType({ description: "A page of candidates, the best first. / 候補の一覧" })
export class CandidateConnection implements Page<Candidate> {
  @Field(() => [Candidate], { description: "The candidates without their edges." })
  nodes!: Candidate[];

  @Field(() => [CandidateEdge], { description: "The candidates with their cursors." })
  edges!: CandidateEdge[];

  @Field(() => PageInfo, { description: "Where this page lies." })
  pageInfo!: PageInfo;
}

@ObjectType({ description: "How many were left after a gate. / 条件ごとの残り" })
export class GateCount {
  @Field(() => Gate, { description: "The gate." })
  gate!: GateName;

  @Field(() => Int, { description: "How many were left behind it, of what you may see." })
  left!: number;
}

@ObjectType({ description: "One gate that, left open, would let somebody in. / ゆるめると見つかる条件" })
export class Relaxation {
  @Field(() => Gate, { description: "Ask again with this gate in `relax`." })
  gate!: GateName;

  @Field(() => Int, { description: "How many would then be found: exactly those." })
  admits!: number;
}

@ObjectType({ description: "Why there is no candidate, and what would change it. / だれもいない理由" })
export class WhyNobody {
  words!: Words;

  @Field(() => [GateCount], { description: "How many were left after each gate, in the order of the gates." })
  gates!: GateCount[];

  @Field(() => [Relaxation], {
    description: "Each gate that alone would let somebody in, the gentlest first; empty when none would.",
  })
  relaxations!: Relaxation[];
}

@Resolver(() => WhyNobody)
export class WhyNobodySentences {
  @FieldResolver(() => String, { description: "In words. / 文で" })
  sentence(
    @Root() why: WhyNobody,
    @Arg("language", () => Language, { defaultValue: Language.JA, description: "The sentence's language." })
    language: Language,
  ): string {
    return inWords(why.words, language);
  }
}

/** Offers are not counted any further, to say how much is known. */
const MOST_COUNTED = 500;

@ObjectType({ description: "How much is known of the district at all: unknown is not none. / データの行き届き具合" })
export class Coverage {
  /** What is known, where it is no matter of offers. */
  words?: Words;

  @Field(() => Int, {
    description:
      "Offers recorded there that you may see; counted up to 500. 0 where the answer does not rest on offers.",
  })
  offersKnown!: number;

  @Field(() => Int, { description: "Of these, confirmed within a year before the moment asked about." })
  confirmedWithinYear!: number;

  @Field(() => Int, { nullable: true, description: "Inhabitants; null when not recorded." })
  population!: number | null;
}

@Resolver(() => Coverage)
export class CoverageSentences {
  @FieldResolver(() => String, { description: "In words. / 文で" })
  sentence(
    @Root() coverage: Coverage,
    @Arg("language", () => Language, { defaultValue: Language.JA, description: "The sentence's language." })
    language: Language,
  ): string {
    if (coverage.words) return inWords(coverage.words, language);
    const { offersKnown, confirmedWithinYear, population } = coverage;
    const [more, or] = offersKnown >= MOST_COUNTED ? ["以上", " or more"] : ["", ""];
    const people =
      population === null
        ? { ja: "", en: "" }
        : {
            ja: `人口${population.toLocaleString("ja-JP")}人に対し、`,
            en: `${population.toLocaleString("en-GB")} people; `,
          };
    return inWords(
      {
        ja: `${people.ja}記録された申し出は${offersKnown}件${more}、うち1年以内に確認されたものは${confirmedWithinYear}件です。記録がないことは、いないことではありません。`,
        en: `${people.en}${offersKnown}${or} offers recorded, ${confirmedWithinYear} of them confirmed within a year. Not recorded does not mean not there.`,
      },
      language,
    );
  }
}

@ObjectType({ description: "Something that may have been meant. / もしかして" })
export class Suggestion {
  @Field(() => Mention, { description: "What it is; ask again with its id." })
  meant!: Mention;

  @Field(() => String, { description: "The argument it would answer: `district` or `topic`." })
  argument!: string;
}

@InterfaceType({
  description: "Every question answers with this shape. / どの問いにも共通の答えの形",
  resolveType: (value: object) =>
    "bundles" in value
      ? "Surroundings"
      : "byState" in value
        ? "Outcomes"
        : "known" in value
          ? "NetworkAnswer"
          : "packing" in value
            ? "RingAnswer"
            : "RankedAnswer",
})
export abstract class Answer {
  @Field(() => CandidateConnection, { description: "What was found, the best first." })
  candidates!: CandidateConnection;

  @Field(() => Int, { description: "How many candidates there are on all pages." })
  total!: number;

  @Field(() => WhyNobody, { nullable: true, description: "Why there is none; null when there is one." })
  whyNobody!: WhyNobody | null;

  @Field(() => Coverage, {
    nullable: true,
    description: "How much is known at all; null where no district is asked about.",
  })
  coverage!: Coverage | null;

  @Field(() => [LeftOut], {
    description:
      "Of what there was as much as one answer reads, so that something may not be in it; empty: everything was reckoned with. / 読みきれなかったかもしれないもの",
  })
  leftOut!: LeftOut[];

  @Field(() => [Suggestion], {
    description: "What the words may have meant, the likeliest first; empty when they were clear.",
  })
  didYouMean!: Suggestion[];

  @Field(() => [Mention], {
    description: "What the words of the question were taken to mean: district, topic, the one it is for.",
  })
  understood!: Mention[];
}

@ObjectType({ implements: Answer, description: "An answer whose candidates are ranked. / 順位のついた答え" })
export class RankedAnswer extends Answer {}

/** What a statement gives for one hop: where it begins, the tie, where it ends. */
export type StepRow = readonly [from: Mention, tie: Omit<Step, "from" | "to">, to: Mention];

export function reasonOf(path: readonly StepRow[]): Reason {
  return { steps: path.map(stepOf) };
}

export function stepOf([from, tie, to]: StepRow): Step {
  return { ...tie, from, to };
}

export function mentionOf({ id, name, noun, audience, audienceUntil }: Entity): Mention {
  return { id, name, noun, audience, audienceUntil };
}

/** The words did not name a district or topic that is known: no candidates, and what may have been meant. */
export function notUnderstood(words: Words, didYouMean: Suggestion[], understood: Mention[]): RankedAnswer {
  return {
    candidates: {
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    },
    total: 0,
    whyNobody: { words, gates: [], relaxations: [] },
    coverage: null,
    leftOut: [],
    didYouMean,
    understood,
  };
}
