import { Field, Float, Int, ObjectType } from "type-graphql";
import { Mention } from "../../things/entity.ts";
import { enumOf } from "../../things/enums.ts";
import { Place } from "../../things/place.ts";

/** What the answers about places put forward. `shape` tells them apart in the union of subjects. */

export const BridgeKind = enumOf("BridgeKind", "How somebody could bring two places together. / 橋渡しのしかた", {
  RUNS_AND_KNOWS: "一方を運営していて、もう一方に知り合いがいる / runs one and knows somebody at the other",
  GOES_AND_KNOWS: "一方に通っていて、もう一方に知り合いがいる / goes to one and knows somebody at the other",
  KNOWS_BOTH: "どちらにも知り合いがいる / knows somebody at both",
  RUNS_ONE: "一方を運営している / runs one of them",
  LIVES_BETWEEN:
    "一方の人で、どちらへも歩いて15分以内に住む / belongs to one and lives within 15 minutes' walk of both",
});
export type BridgeKindName = keyof typeof BridgeKind;

@ObjectType({ description: "Somebody who could bring the people of two places together. / 橋渡しのできる人" })
export class Bridge {
  @Field(() => Mention, { description: "Who; nobody under 18." })
  person!: Mention;

  @Field(() => BridgeKind, { description: "How." })
  how!: BridgeKindName;
}

@ObjectType({
  description:
    "A place none of whose people is seen at any other place, and the place to bring it together with. / ひとりぼっちの居場所",
})
export class LonelyPlace {
  readonly shape!: "LonelyPlace";

  @Field(() => Place, { description: "The place." })
  place!: Place;

  @Field(() => Int, { nullable: true, description: "Its people as far as you see them; null: fewer than five." })
  people!: number | null;

  @Field(() => Mention, {
    nullable: true,
    description: "The place to bring it together with; null where no other place has anybody recorded.",
  })
  partner!: Mention | null;

  @Field(() => Int, {
    nullable: true,
    description: "Minutes on foot between the two (a straight line × 1.3 at 80 m a minute); null when not recorded.",
  })
  minutes!: number | null;

  @Field(() => [Bridge], { description: "Who could bring them together, the best first; up to three." })
  bridges!: Bridge[];

  @Field(() => [Mention], {
    description: "What people of both wish for: topics, up to three. / どちらの人も願っていること",
  })
  together!: Mention[];
}

export const Generation = enumOf("Generation", "By the age reached in the year asked about. / 世代", {
  YOUNG: "18歳未満 / under 18",
  MIDDLE: "18〜64歳 / 18 to 64",
  OLDER: "65歳以上 / 65 and over",
});
export type GenerationName = keyof typeof Generation;

export const MixMark = enumOf("MixMark", "Whether generations meet at a place. / 世代のまじわり", {
  MIXES: "二つ以上の世代がまじわっている / two generations or more are there, none of them alone",
  COULD: "きっかけがあれば、まじわる / it could: somebody of the missing generation has a reason to come",
  ONE_SIDED: "一つの世代にかたよっている / one generation, and nothing is recorded that would bring another",
});
export type MixMarkName = keyof typeof MixMark;

@ObjectType({ description: "How many of one generation are seen at a place. / 世代ごとの人数" })
export class GenerationCount {
  @Field(() => Generation, { description: "The generation." })
  generation!: GenerationName;

  @Field(() => Int, { nullable: true, description: "How many; null: some, but fewer than five." })
  people!: number | null;
}

@ObjectType({ description: "Somebody of a missing generation who has a reason to come. / 来るきっかけのある人" })
export class Invitation {
  @Field(() => Generation, { description: "The generation that is missing." })
  generation!: GenerationName;

  @Field(() => Mention, { description: "Who could come." })
  person!: Mention;

  @Field(() => Mention, {
    nullable: true,
    description: "Who of the place could ask them; null where nobody knows them.",
  })
  asker!: Mention | null;

  @Field(() => Mention, {
    nullable: true,
    description:
      "What would bring them: the topic on which a wish there answers theirs; null where only the acquaintance would.",
  })
  topic!: Mention | null;
}

@ObjectType({ description: "A place and the generations that meet there, or could. / 世代のまじわる場所" })
export class GenerationMix {
  readonly shape!: "GenerationMix";

  @Field(() => Place, { description: "The place." })
  place!: Place;

  @Field(() => MixMark, { description: "Whether generations meet." })
  mark!: MixMarkName;

  @Field(() => [GenerationCount], {
    description: "How many of each generation, as far as you see them and their year of birth is recorded.",
  })
  generations!: GenerationCount[];

  @Field(() => [Generation], { description: "Which generations are not seen there." })
  missing!: GenerationName[];

  @Field(() => [Invitation], { description: "Who of these could come, what for and who could ask; up to three." })
  invitations!: Invitation[];
}

export const ReachMark = enumOf("ReachMark", "What can be reached on foot. / 歩いて行ける場所があるか", {
  NONE: "記録のある場所のどれも、条件に合わない / nothing that is recorded fits",
  UNKNOWN: "合うかどうか記録のない場所だけがある / only places of which it is not recorded whether they fit",
  SOME: "行ける人と行けない人がいる / some of its people can reach something, others cannot",
  ALL: "みな行ける / everybody can",
});
export type ReachMarkName = keyof typeof ReachMark;

export const ReachLack = enumOf("ReachLack", "What a place would need in order to fit. / 足りない条件", {
  HOURS: "その時間に開いていない / it is not open at that time",
  HOURS_UNKNOWN: "開いている時間の記録がない / its hours are not recorded",
  ARRANGEMENT: "予約や相談をすれば使える / it is to be had by arrangement only",
  BARRIER_FREE: "段差がある / it has steps, as far as is recorded",
  BARRIER_FREE_UNKNOWN: "バリアフリーかどうかの記録がない / whether it is barrier-free is not recorded",
  OPEN_FOR: "ほかの人のための場所 / it is meant for others",
  OPEN_FOR_UNKNOWN: "だれが入れるかの記録がない / whom it is meant for is not recorded",
  DISTANCE: "歩くには遠い / it is too far to walk",
});
export type ReachLackName = keyof typeof ReachLack;

@ObjectType({ description: "A place that lacks one thing only. / あと一歩の場所" })
export class NearMiss {
  @Field(() => Mention, { description: "The place." })
  place!: Mention;

  @Field(() => ReachLack, { description: "What it lacks." })
  lacks!: ReachLackName;

  @Field(() => Int, { description: "Minutes on foot from the middle of the neighbourhood." })
  minutes!: number;
}

@ObjectType({
  description: "A neighbourhood from which little or nothing can be reached on foot. / 歩いて行ける場所のない町内",
})
export class ReachGap {
  readonly shape!: "ReachGap";

  @Field(() => Mention, { description: "The neighbourhood." })
  neighbourhood!: Mention;

  @Field(() => ReachMark, { description: "What its people can reach." })
  mark!: ReachMarkName;

  @Field(() => Int, {
    nullable: true,
    description: "Its people of the group asked about; null when not recorded or fewer than five.",
  })
  people!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Of these, about how many reach nothing; null when not recorded, or when it would tell of fewer than five.",
  })
  beyond!: number | null;

  @Field(() => Int, { description: "On how many days of the week somebody can reach something." })
  days!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Seats within reach for each 100 people, shared with all others who reach them (2SFCA, Luo & Wang 2003), on the mean of the week's days; null where no capacity is recorded.",
  })
  seats!: number | null;

  @Field(() => [NearMiss], {
    description: "The nearest places that lack one thing only, those within reach first; up to three. / あと一歩の場所",
  })
  nearMisses!: NearMiss[];
}

@ObjectType({
  description:
    "Three who could open a place to be together: who wishes it, whose house it is, and a group that has done it before. / 居場所をひらける顔ぶれ",
})
export class Opening {
  readonly shape!: "Opening";

  @Field(() => Mention, { description: "The place." })
  place!: Mention;

  @Field(() => Mention, { description: "The wish." })
  wish!: Mention;

  @Field(() => Mention, { description: "Who wishes it." })
  wisher!: Mention;

  @Field(() => Mention, { nullable: true, description: "Whose place it is, or who runs it; null when not recorded." })
  owner!: Mention | null;

  @Field(() => Mention, {
    nullable: true,
    description: "A group that runs a place to be, or is a salon; null when there is none.",
  })
  group!: Mention | null;
}
