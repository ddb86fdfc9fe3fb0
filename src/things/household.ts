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
import { District } from "./district.ts";
import { Entity, ShownTo } from "./entity.ts";
import { tied, tiedOne } from "./lists.ts";
import { Mistake, type Payload } from "./mistakes.ts";
import { Need, Needs } from "./need.ts";
import { connectionOf, PageArgs, type Page } from "./page.ts";
import { People, Person } from "./person.ts";
import { correct, register, type NounRules } from "./record.ts";

@ObjectType()
@InputType()
abstract class HouseholdFacts {
  @Min(1)
  @Max(30)
  @Field(() => Int, { nullable: true, description: "How many people live in it; null when not recorded. / 人数" })
  size?: number | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "What a helper should know. / 備考" })
  note?: string | null;
}

export interface Household extends Entity {}

@ObjectType({
  implements: [Entity],
  description: "People who live together; seen by those who may see its members. / 世帯",
})
export class Household extends HouseholdFacts {}

export const Households = connectionOf("Household", () => Household);

@InputType({
  description:
    "What is registered or corrected of a Household. A field left out stays as it is; null clears it. / 世帯の記入欄",
})
export class HouseholdInput extends HouseholdFacts {
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

  @Field(() => ID, {
    nullable: true,
    description: "The neighbourhood or school district it lives in. / 住んでいる地域",
  })
  livesIn?: string | null;
}

@ObjectType({ description: "What became of registering or correcting a Household." })
export class HouseholdPayload implements Payload<Household> {
  @Field(() => Household, {
    name: "household",
    nullable: true,
    description: "As it now stands; null when something was wrong, or when you may not see what you wrote.",
  })
  result!: Household | null;

  @Field(() => [Mistake], { description: "What was wrong; then nothing was changed. Empty when all went well." })
  userErrors!: readonly Mistake[];
}

const RULES: NounRules = {
  noun: "Household",
  required: ["name", "livesIn"],
  ties: {
    livesIn: { kind: "LIVES_IN" },
  },
};

@Resolver(() => Household)
export class HouseholdResolver {
  @Mutation(() => HouseholdPayload, { description: "Register a Household. / 世帯を登録する" })
  async householdRegister(
    @Arg("input", () => HouseholdInput, { description: "What is known of it." }) input: HouseholdInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Household>> {
    return register(context, RULES, input, key);
  }

  @Mutation(() => HouseholdPayload, { description: "Correct a Household. / 世帯を訂正する" })
  async householdCorrect(
    @Arg("id", () => ID, { description: "Which one." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("input", () => HouseholdInput, { description: "What is to change." }) input: HouseholdInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Household>> {
    return correct(context, RULES, { id, version }, input, key);
  }

  @FieldResolver(() => People, { description: "The people who live in it. / 世帯員" })
  async members(
    @Root() of: Household,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Person>> {
    return tied<Person>(context, of, "LIVES_TOGETHER", "IN", page);
  }

  @FieldResolver(() => District, { nullable: true, description: "Where it lives." })
  async livesIn(@Root() of: Household, @Ctx() context: Context): Promise<District | null> {
    return tiedOne<District>(context, of, "LIVES_IN", "OUT");
  }

  @FieldResolver(() => Needs, { description: "What it needs. / 困りごと" })
  async needs(
    @Root() of: Household,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Need>> {
    return tied<Need>(context, of, "HAS_NEED", "OUT", page);
  }
}
