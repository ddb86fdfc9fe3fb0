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
import { Decision, Decisions } from "./decision.ts";
import { Entity, ShownTo } from "./entity.ts";
import { Group, Groups } from "./group.ts";
import { tied } from "./lists.ts";
import { Mistake, type Payload } from "./mistakes.ts";
import { connectionOf, PageArgs, type Page } from "./page.ts";
import { People, Person } from "./person.ts";
import { correct, register, type NounRules } from "./record.ts";
import { Voice, Voices } from "./voice.ts";

@ObjectType()
@InputType()
abstract class MeetingFacts {
  @Field(() => GraphQLDateTime, { nullable: true, description: "When it was held. / 開いた日時" })
  heldAt?: Date | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "What was talked about. / 話し合ったこと" })
  description?: string | null;

  @Min(0)
  @Max(10_000)
  @Field(() => Int, { nullable: true, description: "How many came; null when nobody counted. / 出席者数" })
  attendance?: number | null;
}

export interface Meeting extends Entity {}

@ObjectType({
  implements: [Entity],
  description: "A meeting that a group held, such as the district's 支え合い推進会議. / 会議・話し合い",
})
export class Meeting extends MeetingFacts {}

export const Meetings = connectionOf("Meeting", () => Meeting);

@InputType({
  description:
    "What is registered or corrected of a Meeting. A field left out stays as it is; null clears it. / 会議の記入欄",
})
export class MeetingInput extends MeetingFacts {
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

  @ArrayMaxSize(20)
  @Field(() => [ID], { nullable: true, description: "The groups that held it; its districts are theirs. / 開いた団体" })
  heldBy?: string[] | null;

  @ArrayMaxSize(20)
  @Field(() => [ID], { nullable: true, description: "The people who took part; more of them by tieRegister. / 出た人" })
  takenPartBy?: string[] | null;
}

@ObjectType({ description: "What became of registering or correcting a Meeting." })
export class MeetingPayload implements Payload<Meeting> {
  @Field(() => Meeting, {
    name: "meeting",
    nullable: true,
    description: "As it now stands; null when something was wrong, or when you may not see what you wrote.",
  })
  result!: Meeting | null;

  @Field(() => [Mistake], { description: "What was wrong; then nothing was changed. Empty when all went well." })
  userErrors!: readonly Mistake[];
}

const RULES: NounRules = {
  noun: "Meeting",
  required: ["name", "heldAt", "heldBy"],
  ties: {
    heldBy: { kind: "HELD", direction: "IN", list: true },
    takenPartBy: { kind: "TOOK_PART", direction: "IN", list: true },
  },
};

@Resolver(() => Meeting)
export class MeetingResolver {
  @Mutation(() => MeetingPayload, { description: "Register a Meeting. / 会議を登録する" })
  async meetingRegister(
    @Arg("input", () => MeetingInput, { description: "What is known of it." }) input: MeetingInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Meeting>> {
    return register(context, RULES, input, key);
  }

  @Mutation(() => MeetingPayload, { description: "Correct a Meeting. / 会議を訂正する" })
  async meetingCorrect(
    @Arg("id", () => ID, { description: "Which one." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("input", () => MeetingInput, { description: "What is to change." }) input: MeetingInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Meeting>> {
    return correct(context, RULES, { id, version }, input, key);
  }

  @FieldResolver(() => Groups, { description: "The groups that held it. / 開いた団体" })
  async heldBy(
    @Root() of: Meeting,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Group>> {
    return tied<Group>(context, of, "HELD", "IN", page);
  }

  @FieldResolver(() => People, { description: "The people who took part, of those you may see. / 出た人" })
  async takenPartBy(
    @Root() of: Meeting,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Person>> {
    return tied<Person>(context, of, "TOOK_PART", "IN", page);
  }

  @FieldResolver(() => Voices, { description: "What was heard there. / そこで出た声" })
  async voices(
    @Root() of: Meeting,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Voice>> {
    return tied<Voice>(context, of, "HEARD_AT", "IN", page);
  }

  @FieldResolver(() => Decisions, { description: "What was decided there. / 決めたこと" })
  async decisions(
    @Root() of: Meeting,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Decision>> {
    return tied<Decision>(context, of, "DECIDED", "OUT", page);
  }
}

@Resolver(() => Group)
export class MeetingsOfGroup {
  @FieldResolver(() => Meetings, { description: "The meetings it held, by name. / 開いた会議" })
  async meetings(
    @Root() of: Group,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Meeting>> {
    return tied<Meeting>(context, of, "HELD", "OUT", page);
  }
}
