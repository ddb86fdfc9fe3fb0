import { GraphQLDateTime } from "graphql-scalars";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Entity, Mention } from "../../things/entity.ts";
import { Wish } from "../../things/wish.ts";
import { WishStep } from "../../things/wish-step.ts";

/** What the questions about wishes put forward. Each is told from the other subjects of an answer by a field that only it has. */

@ObjectType({
  description:
    "Wishes of three or more that are one wish in different words: a starter group. Each keeps its own wisher and words. / 似た願いの集まり",
})
export class AlikeWishes {
  @Field(() => ID, { description: "The wish in the middle, to which the others are alike; its id." })
  id!: string;

  @Field(() => [Wish], { description: "The wishes, the one in the middle first, then the most alike; at most twenty." })
  alike!: Wish[];

  @Field(() => Int, { description: "How many different people or groups wish it, of those you may see." })
  wishers!: number;

  @Field(() => [Mention], { description: "What all or some of them are about, the most shared first. / 共通のテーマ" })
  sharedTopics!: Mention[];

  @Field(() => [String], {
    description:
      "Pieces of their words that stand in more than one of them, the longest first; at most five. / 共通の言葉",
  })
  sharedWords!: string[];

  @Field(() => [Mention], { description: "Groups that gather some of them already. / すでに集めている会" })
  gatheredIn!: Mention[];
}

@ObjectType({ description: "What became of a wish. / 願いのその後" })
export class WishOutcome {
  @Field(() => ID, { description: "The wish's id." })
  id!: string;

  @Field(() => Wish, { description: "The wish, with its state, its outcome and what blocks it in words." })
  became!: Wish;

  @Field(() => [WishStep], { description: "The steps, the latest first, those to come last; at most ten. / 一歩" })
  steps!: WishStep[];

  @Field(() => Int, { description: "How many steps were done, of those you may see." })
  stepsDone!: number;

  @Field(() => Boolean, {
    description: "It is open or taking shape, and something keeps it from going on. / 止まっている",
  })
  blocked!: boolean;

  @Field(() => [Mention], { description: "What it waits for: topics nobody covers, needs, places. / 足りないもの" })
  waitsFor!: Mention[];

  @Field(() => Int, { description: "How many cheer it on, of those you may see. / 応援の数（見えるものだけ）" })
  supporters!: number;

  @Field(() => [Mention], { description: "The groups into which it was gathered. / 集められた会" })
  gatheredIn!: Mention[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "When something last happened to it: a step, a move, its being voiced; null when nothing is dated.",
  })
  lastMoved!: Date | null;
}

@ObjectType({
  description: "Somebody who takes part there and agreed to go along the first time. / 最初の日にいっしょに行く人",
})
export class Companion {
  @Field(() => Mention, { description: "Who." })
  person!: Mention;

  @Field(() => Boolean, { description: "The two know each other; otherwise the companion lives near." })
  acquainted!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: "Minutes on foot between the two homes; null when one of them is not recorded. / 徒歩分",
  })
  minutes!: number | null;
}

@ObjectType({
  description: "Something that suits a person, and who would go along the first time. / 合いそうなことと同行者",
})
export class Outing {
  @Field(() => ID, { description: "The id of what suits." })
  id!: string;

  @Field(() => Entity, {
    description:
      "What suits: an offer, whose party, the group or place, is the candidate's; or a group or place itself. / 合うもの",
  })
  what!: Entity;

  @Field(() => Mention, { description: "The wish that it suits. / 合う願い" })
  wish!: Mention;

  @Field(() => [Companion], {
    description: "Who would go along, acquaintances first, at most five; empty: nobody was found yet.",
  })
  companions!: Companion[];

  @Field(() => Int, {
    nullable: true,
    description:
      "Minutes on foot from home, by a straight line and a detour factor; null when a point is not recorded. / 徒歩分",
  })
  minutes!: number | null;
}
