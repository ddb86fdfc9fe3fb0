import { ArrayMaxSize, Length, MaxLength } from "class-validator";
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
import { District, Districts } from "./district.ts";
import { Entity, Party, ShownTo } from "./entity.ts";
import { GroupType } from "./enums.ts";
import { tied } from "./lists.ts";
import { Mistake, type Payload } from "./mistakes.ts";
import { connectionOf, PageArgs, type Page } from "./page.ts";
import { People, Person } from "./person.ts";
import { Place, Places } from "./place.ts";
import { correct, register, type NounRules } from "./record.ts";

@ObjectType()
@InputType()
abstract class GroupFacts {
  @Field(() => GroupType, { nullable: true, description: "What kind of group. / 種類" })
  type?: keyof typeof GroupType | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "What it does. / 活動" })
  description?: string | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "Telephone; null when not recorded. / 電話" })
  phone?: string | null;
}

export interface Group extends Party {}

@ObjectType({
  implements: [Entity, Party],
  description:
    "A neighbourhood association, salon, children's club, NPO, the district's support meeting, a public desk …. / 団体",
})
export class Group extends GroupFacts {}

export const Groups = connectionOf("Group", () => Group);

@InputType({
  description:
    "What is registered or corrected of a Group. A field left out stays as it is; null clears it. / 団体の記入欄",
})
export class GroupInput extends GroupFacts {
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
  @Field(() => [ID], { nullable: true, description: "The districts it is active in. / 活動地域" })
  activeIn?: string[] | null;

  @Field(() => ID, { nullable: true, description: "Where it meets. / 集まる場所" })
  meetsAt?: string | null;

  @Field(() => ID, { nullable: true, description: "The coordinator who accompanies it. / 伴走するコーディネーター" })
  accompaniedBy?: string | null;
}

@ObjectType({ description: "What became of registering or correcting a Group." })
export class GroupPayload implements Payload<Group> {
  @Field(() => Group, {
    name: "group",
    nullable: true,
    description: "As it now stands; null when something was wrong, or when you may not see what you wrote.",
  })
  result!: Group | null;

  @Field(() => [Mistake], { description: "What was wrong; then nothing was changed. Empty when all went well." })
  userErrors!: readonly Mistake[];
}

export const GROUP_RULES: NounRules = {
  noun: "Group",
  required: ["name", "type", "activeIn"],
  ties: {
    activeIn: { kind: "ACTIVE_IN", list: true },
    meetsAt: { kind: "MEETS_AT" },
    accompaniedBy: { kind: "ACCOMPANIED_BY" },
  },
};

@Resolver(() => Group)
export class GroupResolver {
  @Mutation(() => GroupPayload, { description: "Register a Group. / 団体を登録する" })
  async groupRegister(
    @Arg("input", () => GroupInput, { description: "What is known of it." }) input: GroupInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Group>> {
    return register(context, GROUP_RULES, input, key);
  }

  @Mutation(() => GroupPayload, { description: "Correct a Group. / 団体を訂正する" })
  async groupCorrect(
    @Arg("id", () => ID, { description: "Which one." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("input", () => GroupInput, { description: "What is to change." }) input: GroupInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Group>> {
    return correct(context, GROUP_RULES, { id, version }, input, key);
  }

  @FieldResolver(() => People, { description: "Who takes part. / 参加者" })
  async members(
    @Root() of: Group,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Person>> {
    return tied<Person>(context, of, "MEMBER_OF", "IN", page);
  }

  @FieldResolver(() => Districts, { description: "The districts it is active in." })
  async activeIn(
    @Root() of: Group,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<District>> {
    return tied<District>(context, of, "ACTIVE_IN", "OUT", page);
  }

  @FieldResolver(() => Places, { description: "Where it meets. / 集まる場所" })
  async meetsAt(
    @Root() of: Group,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Place>> {
    return tied<Place>(context, of, "MEETS_AT", "OUT", page);
  }

  @FieldResolver(() => People, { description: "Who accompanies it. / 伴走する人" })
  async accompaniedBy(
    @Root() of: Group,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Person>> {
    return tied<Person>(context, of, "ACCOMPANIED_BY", "OUT", page);
  }

  @FieldResolver(() => Places, { description: "The places it runs. / 運営している場所" })
  async runs(@Root() of: Group, @Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Place>> {
    return tied<Place>(context, of, "RUN_BY", "IN", page);
  }
}
