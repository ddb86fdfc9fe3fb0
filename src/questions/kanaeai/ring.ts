import { Arg, Field, FieldResolver, Float, ID, Int, ObjectType, Resolver, Root } from "type-graphql";
import { Entity, Party } from "../../things/entity.ts";
import { enumOf } from "../../things/enums.ts";
import { inWords, Language } from "../../things/language.ts";
import { Reason, Score, Slot } from "../answer.ts";
import { linkInWords, packingInWords, ringInWords, spareInWords } from "./words.ts";

export const RingShape = enumOf("RingShape", "Whether it closes. / 輪か、つながりか", {
  RING: "輪: みんなが贈り、みんなが受けとる / everybody gives and receives",
  CHAIN: "つながり: 一人の申し出から始まり、手わたされていく / begun by somebody who only gives, and passed on",
});

@ObjectType({ description: "Who could step in where a link falls away. / 控え" })
export class RingSpare {
  @Field(() => Party, { description: "Who: somebody outside the ring with room left." })
  from!: Entity;

  @Field(() => Entity, { description: "What they would give: an offer, or a wish to give." })
  gives!: Entity;

  @Field(() => [Slot], { description: "Hours that suit both; empty: by arrangement." })
  slots!: Slot[];

  @Field(() => Float, { description: "0 to 1: how likely it is that it holds." })
  chance!: number;

  @Field(() => Boolean, {
    description:
      "Whether the ring closes again with them: the one before has something for them too. False: they would only give. / 輪が閉じなおすか",
  })
  closes!: boolean;
}

@ObjectType({ description: "One gift in a ring: who gives what to whom. / 輪のひとつながり" })
export class RingLink {
  @Field(() => ID, { description: "Stable for the same gift and the same wish." })
  id!: string;

  @Field(() => Party, { description: "Who gives. / 贈る人・団体" })
  from!: Entity;

  @Field(() => Party, { description: "Who receives. / 受けとる人・団体" })
  to!: Entity;

  @Field(() => Entity, { description: "What is given: an offer, or a wish to give. / できること" })
  gives!: Entity;

  @Field(() => Entity, { description: "What it meets: a need, or a wish. / 願い・困りごと" })
  receives!: Entity;

  @Field(() => [Slot], { description: "Hours that suit both; empty: by arrangement. / 合う時間" })
  slots!: Slot[];

  @Field(() => Float, {
    nullable: true,
    description: "Metres in a straight line between the two; null when a place is not recorded.",
  })
  distance!: number | null;

  @Field(() => Float, {
    description: "0 to 1: how well the two suit each other, the harmonic mean of both directions. / 双方の合いぐあい",
  })
  fit!: number;

  @Field(() => Score, { description: "How well the gift suits the one who receives. / 受けとる側から" })
  forReceiver!: Score;

  @Field(() => Score, { description: "How well the wish suits the one who gives. / 贈る側から" })
  forGiver!: Score;

  @Field(() => Score, {
    description:
      "How likely it is that the link holds: an estimate by a stated formula, no measured figure. / 続く見こみ",
  })
  chance!: Score;

  @Field(() => Boolean, { description: "Whether it is the likeliest of its ring to fail. / いちばん弱いところ" })
  weakest!: boolean;

  @Field(() => RingSpare, { nullable: true, description: "Who could step in; null when there is nobody. / 控え" })
  spare!: RingSpare | null;

  @Field(() => [Reason], { description: "Why: what is given, what is wished, and how the two know each other. / 理由" })
  reasons!: Reason[];
}

@ObjectType({ description: "Wishes that fulfil each other. / 叶え合いの輪" })
export class Ring {
  @Field(() => RingShape, { description: "A ring or a chain." })
  shape!: keyof typeof RingShape;

  @Field(() => [RingLink], { description: "Its links, in the order in which the gifts go round." })
  links!: RingLink[];

  @Field(() => Float, { description: "0 to 1: the harmonic mean of the fit of its links. / 合いぐあい" })
  fit!: number;

  @Field(() => Float, {
    description:
      "0 to 1: of a ring the chance that all of its links hold; of a chain the share of its gifts that may be hoped for. / 続く見こみ",
  })
  holds!: number;
}

@ObjectType({
  description:
    "How the rings were chosen among all that could be closed: so that nobody gives more than they can and no wish is met twice. / 選び方",
})
export class Packing {
  @Field(() => Int, { description: "Parties with something open to give, to wish or to need." })
  parties!: number;

  @Field(() => Boolean, {
    description:
      "Whether all of them were looked at; false: so many are recorded that only the first of each list were.",
  })
  complete!: boolean;

  @Field(() => Int, { description: "Pairs of a gift and a wish that suit each other." })
  links!: number;

  @Field(() => Int, { description: "Rings and chains that could be closed with them." })
  candidates!: number;

  @Field(() => Int, { description: "At most so many are looked at." })
  most!: number;

  @Field(() => Boolean, { description: "Whether there were more than that. / 上限に達したか" })
  capped!: boolean;

  @Field(() => Float, {
    description: "What the chosen rings are worth together: how many wishes may be hoped to be met.",
  })
  worth!: number;

  @Field(() => Float, { description: "What no other choice among the candidates can exceed: proven. / 証明された上限" })
  bound!: number;

  @Field(() => Float, {
    description: "The proven gap: (bound − worth) ÷ bound. 0: there is no better choice. / 最善との差（証明つき）",
  })
  gap!: number;
}

const LANGUAGE = { defaultValue: Language.JA, description: "The sentence's language." };

@Resolver(() => Ring)
export class RingSentences {
  @FieldResolver(() => String, {
    description: "What each gives and receives, where it is weakest, and who could step in. / 輪を文で",
  })
  sentence(@Root() ring: Ring, @Arg("language", () => Language, LANGUAGE) language: Language): string {
    return inWords(ringInWords(ring), language);
  }
}

@Resolver(() => RingLink)
export class RingLinkSentences {
  @FieldResolver(() => String, { description: "The link as a sentence. / 文で" })
  sentence(@Root() link: RingLink, @Arg("language", () => Language, LANGUAGE) language: Language): string {
    return inWords(linkInWords(link), language);
  }
}

@Resolver(() => RingSpare)
export class RingSpareSentences {
  @FieldResolver(() => String, { description: "The spare as a sentence. / 文で" })
  sentence(@Root() spare: RingSpare, @Arg("language", () => Language, LANGUAGE) language: Language): string {
    return inWords(spareInWords(spare), language);
  }
}

@Resolver(() => Packing)
export class PackingSentences {
  @FieldResolver(() => String, { description: "In words. / 文で" })
  sentence(@Root() packing: Packing, @Arg("language", () => Language, LANGUAGE) language: Language): string {
    return inWords(packingInWords(packing), language);
  }
}
