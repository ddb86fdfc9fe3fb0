import { ArrayMaxSize, Length, Max, MaxLength, Min } from "class-validator";
import { GraphQLDateTime } from "graphql-scalars";
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";
import type { Context } from "../context.ts";
import { Entity, ShownTo } from "./entity.ts";
import { NeedState, Trait } from "./enums.ts";
import { tied, tiedOne } from "./lists.ts";
import { Mistake, type Payload } from "./mistakes.ts";
import { Offer, Offers } from "./offer.ts";
import { connectionOf, PageArgs, type Page } from "./page.ts";
import { correct, register, type NounRules } from "./record.ts";
import { Topic, Topics } from "./topic.ts";
import { AreSlots } from "./validation.ts";

@ObjectType()
@InputType()
abstract class NeedFacts {
  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "What exactly. / 内容" })
  description?: string | null;

  @Min(1)
  @Max(3)
  @Field(() => Int, { nullable: true, description: "1: when it suits, 2: soon, 3: now. / 緊急度" })
  urgency?: number | null;

  @AreSlots()
  @ArrayMaxSize(20)
  @Field(() => [String], {
    nullable: true,
    description:
      "Hours such as WE 14:00-16:00, 2nd+4th WE 14:00-16:00 not on holidays, or 2026-12-05 10:00-12:00, Asia/Tokyo; null or empty: by arrangement. / 曜日と時間",
  })
  slots?: string[] | null;

  @ArrayMaxSize(20)
  @Field(() => [Trait], {
    nullable: true,
    description: "What is recorded of the conditions that offers ask for. / 受け手としての条件",
  })
  traits?: (keyof typeof Trait)[] | null;

  @Field(() => NeedState, { nullable: true, description: "Where it stands. / 状態" })
  state?: keyof typeof NeedState | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Since when. / いつから" })
  since?: Date | null;
}

export interface Need extends Entity {}

@ObjectType({ implements: [Entity], description: "Something somebody cannot manage alone. / 困りごと" })
export class Need extends NeedFacts {}

export const Needs = connectionOf("Need", () => Need);

@InputType({
  description:
    "What is registered or corrected of a Need. A field left out stays as it is; null clears it. / 困りごとの記入欄",
})
export class NeedInput extends NeedFacts {
  @Length(1, 200)
  @Field(() => String, { nullable: true, description: "Name or title; needed to register. / 名前・題" })
  name?: string | null;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "How the name is read, in kana. / よみ" })
  kana?: string | null;

  @Field(() => ShownTo, {
    nullable: true,
    description: "Who may see it; when left out, the district's coordinators. / 見せる相手",
  })
  shownTo?: ShownTo | null;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "Where it is known from. / 情報の出どころ" })
  source?: string | null;

  @Field(() => ID, { nullable: true, description: "Who has it. / 困っている人" })
  party?: string | null;

  @ArrayMaxSize(20)
  @Field(() => [ID], { nullable: true, description: "What it is about. / テーマ" })
  topics?: string[] | null;

  @Field(() => ID, { nullable: true, description: "The larger need it is a piece of. / もとの困りごと" })
  partOf?: string | null;
}

@ObjectType({ description: "What became of registering or correcting a Need." })
export class NeedPayload implements Payload<Need> {
  @Field(() => Need, {
    name: "need",
    nullable: true,
    description: "As it now stands; null when something was wrong, or when you may not see what you wrote.",
  })
  result!: Need | null;

  @Field(() => [Mistake], { description: "What was wrong; then nothing was changed. Empty when all went well." })
  userErrors!: readonly Mistake[];
}

export const RULES: NounRules = {
  noun: "Need",
  required: ["name", "party", "topics"],
  ties: {
    party: { kind: "HAS_NEED", direction: "IN" },
    topics: { kind: "ABOUT", list: true },
    partOf: { kind: "PART_OF" },
  },
};

@Resolver(() => Need)
export class NeedResolver {
  @Mutation(() => NeedPayload, { description: "Register a Need. / 困りごとを登録する" })
  async needRegister(
    @Arg("input", () => NeedInput, { description: "What is known of it." }) input: NeedInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Need>> {
    return register(context, RULES, input, key);
  }

  @Mutation(() => NeedPayload, { description: "Correct a Need. / 困りごとを訂正する" })
  async needCorrect(
    @Arg("id", () => ID, { description: "Which one." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("input", () => NeedInput, { description: "What is to change." }) input: NeedInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Need>> {
    return correct(context, RULES, { id, version }, input, key);
  }

  @FieldResolver(() => Entity, { nullable: true, description: "Who has it: a party or a household." })
  async party(@Root() of: Need, @Ctx() context: Context): Promise<Entity | null> {
    return tiedOne<Entity>(context, of, "HAS_NEED", "IN");
  }

  @FieldResolver(() => Topics, { description: "What it is about." })
  async topics(@Root() of: Need, @Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Topic>> {
    return tied<Topic>(context, of, "ABOUT", "OUT", page);
  }

  @FieldResolver(() => Needs, { description: "The pieces it was split into. / 分けた困りごと" })
  async pieces(@Root() of: Need, @Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Need>> {
    return tied<Need>(context, of, "PART_OF", "IN", page);
  }

  @FieldResolver(() => Offers, { description: "The offers that are answering it now. / 応えている申し出" })
  async answeredBy(
    @Root() of: Need,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Offer>> {
    return tied<Offer>(context, of, "HELPS", "IN", page);
  }
}
