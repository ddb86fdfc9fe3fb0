import { Length, Max, MaxLength, Min } from "class-validator";
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
import { tied, tiedOne } from "./lists.ts";
import { Mistake, type Payload } from "./mistakes.ts";
import { connectionOf, PageArgs, type Page } from "./page.ts";
import { correct, register, type NounRules } from "./record.ts";

@ObjectType()
@InputType()
abstract class TopicFacts {
  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "The English name. / 英語名" })
  nameEn?: string | null;

  @Min(1)
  @Max(3)
  @Field(() => Int, { nullable: true, description: "1: broad, 3: narrow. / 段階" })
  level?: number | null;

  @Length(1, 200, { each: true })
  @Field(() => [String], { nullable: true, description: "Other words people use for it. / 言い換え" })
  synonyms?: string[] | null;

  @Length(1, 200, { each: true })
  @Field(() => [String], { nullable: true, description: "The same in English." })
  synonymsEn?: string[] | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "In plain Japanese. / やさしい日本語" })
  easy?: string | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "What belongs to it. / 説明" })
  description?: string | null;
}

export interface Topic extends Entity {}

@ObjectType({ implements: [Entity], description: "What help is about, from the broad to the narrow. / テーマ" })
export class Topic extends TopicFacts {}

export const Topics = connectionOf("Topic", () => Topic);

@InputType({
  description:
    "What is registered or corrected of a Topic. A field left out stays as it is; null clears it. / テーマの記入欄",
})
export class TopicInput extends TopicFacts {
  @Length(1, 200)
  @Field(() => String, { nullable: true, description: "Name or title; needed to register. / 名前・題" })
  name?: string | null;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "How the name is read, in kana. / よみ" })
  kana?: string | null;

  @Field(() => ShownTo, {
    nullable: true,
    description: "Who may see it; when left out, everybody, since a topic lies in no district. / 見せる相手",
  })
  shownTo?: ShownTo | null;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "Where it is known from. / 情報の出どころ" })
  source?: string | null;

  @Field(() => ID, { nullable: true, description: "The broader topic. / 上位のテーマ" })
  broader?: string | null;
}

@ObjectType({ description: "What became of registering or correcting a Topic." })
export class TopicPayload implements Payload<Topic> {
  @Field(() => Topic, {
    name: "topic",
    nullable: true,
    description: "As it now stands; null when something was wrong, or when you may not see what you wrote.",
  })
  result!: Topic | null;

  @Field(() => [Mistake], { description: "What was wrong; then nothing was changed. Empty when all went well." })
  userErrors!: readonly Mistake[];
}

const RULES: NounRules = {
  noun: "Topic",
  required: ["name", "nameEn", "level"],
  ties: {
    broader: { kind: "BROADER" },
  },
};

@Resolver(() => Topic)
export class TopicResolver {
  @Mutation(() => TopicPayload, { description: "Register a Topic. / テーマを登録する" })
  async topicRegister(
    @Arg("input", () => TopicInput, { description: "What is known of it." }) input: TopicInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Topic>> {
    return register(context, RULES, input, key);
  }

  @Mutation(() => TopicPayload, { description: "Correct a Topic. / テーマを訂正する" })
  async topicCorrect(
    @Arg("id", () => ID, { description: "Which one." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("input", () => TopicInput, { description: "What is to change." }) input: TopicInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Topic>> {
    return correct(context, RULES, { id, version }, input, key);
  }

  @FieldResolver(() => Topic, { nullable: true, description: "The broader topic; null at level 1." })
  async broader(@Root() of: Topic, @Ctx() context: Context): Promise<Topic | null> {
    return tiedOne<Topic>(context, of, "BROADER", "OUT");
  }

  @FieldResolver(() => Topics, { description: "The narrower topics. / 下位のテーマ" })
  async narrower(
    @Root() of: Topic,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Topic>> {
    return tied<Topic>(context, of, "BROADER", "IN", page);
  }
}
