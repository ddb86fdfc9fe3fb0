import { ArrayMaxSize, Length, MaxLength } from "class-validator";
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
import { Entities } from "./entities.ts";
import { Entity, ShownTo } from "./entity.ts";
import { DecisionState } from "./enums.ts";
import { tied } from "./lists.ts";
import { mistake, Mistake, MistakeCode, type Payload } from "./mistakes.ts";
import { connectionOf, PageArgs, type Page } from "./page.ts";
import { correct, register, type NounRules } from "./record.ts";
import { Topic, Topics } from "./topic.ts";

@ObjectType()
@InputType()
abstract class DecisionFacts {
  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "What exactly was decided. / 決めた内容" })
  description?: string | null;

  @Field(() => DecisionState, { nullable: true, description: "Where it stands; when left out, OPEN. / 状態" })
  state?: keyof typeof DecisionState | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "By when it is to be done; null: no day set. / 期限" })
  due?: Date | null;

  @MaxLength(2_000)
  @Field(() => String, {
    nullable: true,
    description: "What came of it, or why it was dropped, in words. / どうなったか",
  })
  outcome?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "When it was done or dropped. / 終えた日" })
  closedAt?: Date | null;
}

export interface Decision extends Entity {}

@ObjectType({ implements: [Entity], description: "What a meeting decided, and what came of it. / 決めたこと" })
export class Decision extends DecisionFacts {}

export const Decisions = connectionOf("Decision", () => Decision);

@InputType({
  description:
    "What is recorded or corrected of a Decision. A field left out stays as it is; null clears it. / 決めたことの記入欄",
})
export class DecisionInput extends DecisionFacts {
  @Length(1, 200)
  @Field(() => String, { nullable: true, description: "The decision as a title; needed to record it. / 題" })
  name?: string | null;

  @Field(() => ShownTo, {
    nullable: true,
    description: "Who may see it; when left out, the district's coordinators. / 見せる相手",
  })
  shownTo?: ShownTo | null;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "Where it is known from. / 情報の出どころ" })
  source?: string | null;

  @Field(() => ID, { nullable: true, description: "The meeting that decided it. / 決めた会議" })
  meeting?: string | null;

  @ArrayMaxSize(20)
  @Field(() => [ID], { nullable: true, description: "What it is about. / テーマ" })
  topics?: string[] | null;

  @ArrayMaxSize(20)
  @Field(() => [ID], {
    nullable: true,
    description: "What it led to: wishes, needs, offers, groups, places. / 生まれたもの",
  })
  ledTo?: string[] | null;

  @ArrayMaxSize(20)
  @Field(() => [ID], {
    nullable: true,
    description: "Who takes it on, by the day it is due: people, groups, companies. / 引き受ける人・団体",
  })
  takenOnBy?: string[] | null;
}

@ObjectType({ description: "What became of recording or correcting a Decision." })
export class DecisionPayload implements Payload<Decision> {
  @Field(() => Decision, {
    name: "decision",
    nullable: true,
    description: "As it now stands; null when something was wrong, or when you may not see what you wrote.",
  })
  result!: Decision | null;

  @Field(() => [Mistake], { description: "What was wrong; then nothing was changed. Empty when all went well." })
  userErrors!: readonly Mistake[];
}

const RULES: NounRules = {
  noun: "Decision",
  required: ["name", "meeting"],
  ties: {
    meeting: { kind: "DECIDED", direction: "IN" },
    topics: { kind: "ABOUT", list: true },
    ledTo: { kind: "LED_TO", list: true },
    takenOnBy: { kind: "TAKEN_ON_BY", list: true },
  },
  // Done and dropped do not turn into each other: what is taken up again is open first.
  moves: { OPEN: ["DONE", "DROPPED"], DONE: ["OPEN"], DROPPED: ["OPEN"] },
};

@Resolver(() => Decision)
export class DecisionResolver {
  @Mutation(() => DecisionPayload, { description: "Record what a meeting decided. / 決めたことを記録する" })
  async decisionRecord(
    @Arg("input", () => DecisionInput, { description: "What is known of it." }) input: DecisionInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Decision>> {
    const unsaid = unexplained(input);
    return unsaid ? { result: null, userErrors: [unsaid] } : register(context, RULES, input, key);
  }

  @Mutation(() => DecisionPayload, {
    description:
      "Correct a Decision, or say what came of it: from OPEN it becomes DONE or DROPPED (then say why), and from there OPEN again. / 決めたことを訂正する",
  })
  async decisionCorrect(
    @Arg("id", () => ID, { description: "Which one." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("input", () => DecisionInput, { description: "What is to change." }) input: DecisionInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Decision>> {
    const unsaid = unexplained(input);
    return unsaid ? { result: null, userErrors: [unsaid] } : correct(context, RULES, { id, version }, input, key);
  }

  @FieldResolver(() => Boolean, {
    description: "Still open although its day has passed, by the server's clock. / 期限を過ぎている",
  })
  overdue(@Root() of: Decision, @Ctx() context: Context): boolean {
    return of.state === "OPEN" && of.due instanceof Date && of.due < context.now;
  }

  @FieldResolver(() => Topics, { description: "What it is about." })
  async topics(
    @Root() of: Decision,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Topic>> {
    return tied<Topic>(context, of, "ABOUT", "OUT", page);
  }

  @FieldResolver(() => Entities, {
    description: "Who takes it on, of those you may see; empty: nobody is recorded. / 引き受ける人・団体",
  })
  async takenOnBy(
    @Root() of: Decision,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Entity>> {
    return tied<Entity>(context, of, "TAKEN_ON_BY", "OUT", page);
  }

  @FieldResolver(() => Entities, { description: "What it led to, of what you may see. / 生まれたもの" })
  async ledTo(
    @Root() of: Decision,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Entity>> {
    return tied<Entity>(context, of, "LED_TO", "OUT", page);
  }
}

/** Whoever takes up the matter again must learn why it was dropped. */
function unexplained({ state, outcome }: DecisionInput): Mistake | undefined {
  if (state !== "DROPPED" || outcome?.trim()) return undefined;
  return mistake(
    MistakeCode.REQUIRED,
    ["input", "outcome"],
    "取りやめたときは、その理由を outcome に書いてください。",
    "Say in `outcome` why it was dropped.",
  );
}
