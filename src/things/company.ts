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
import { CompanyType } from "./enums.ts";
import { tied, tiedOne } from "./lists.ts";
import { Mistake, type Payload } from "./mistakes.ts";
import { connectionOf, PageArgs, type Page } from "./page.ts";
import { People, Person } from "./person.ts";
import { Place, Places } from "./place.ts";
import { correct, register, type NounRules } from "./record.ts";

@ObjectType()
@InputType()
abstract class CompanyFacts {
  @Field(() => CompanyType, { nullable: true, description: "What kind of business. / 業種" })
  type?: keyof typeof CompanyType | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "What it does. / 事業" })
  description?: string | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "Telephone; null when not recorded. / 電話" })
  phone?: string | null;
}

export interface Company extends Party {}

@ObjectType({
  implements: [Entity, Party],
  description: "A shop, clinic, bank, carrier …; a branch or a head office. / 企業",
})
export class Company extends CompanyFacts {}

export const Companies = connectionOf("Company", () => Company);

@InputType({
  description:
    "What is registered or corrected of a Company. A field left out stays as it is; null clears it. / 企業の記入欄",
})
export class CompanyInput extends CompanyFacts {
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

  @Field(() => ID, { nullable: true, description: "The head office. / 本店・本社" })
  partOf?: string | null;
}

@ObjectType({ description: "What became of registering or correcting a Company." })
export class CompanyPayload implements Payload<Company> {
  @Field(() => Company, {
    name: "company",
    nullable: true,
    description: "As it now stands; null when something was wrong, or when you may not see what you wrote.",
  })
  result!: Company | null;

  @Field(() => [Mistake], { description: "What was wrong; then nothing was changed. Empty when all went well." })
  userErrors!: readonly Mistake[];
}

const RULES: NounRules = {
  noun: "Company",
  required: ["name", "type", "activeIn"],
  ties: {
    activeIn: { kind: "ACTIVE_IN", list: true },
    partOf: { kind: "PART_OF" },
  },
};

@Resolver(() => Company)
export class CompanyResolver {
  @Mutation(() => CompanyPayload, { description: "Register a Company. / 企業を登録する" })
  async companyRegister(
    @Arg("input", () => CompanyInput, { description: "What is known of it." }) input: CompanyInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Company>> {
    return register(context, RULES, input, key);
  }

  @Mutation(() => CompanyPayload, { description: "Correct a Company. / 企業を訂正する" })
  async companyCorrect(
    @Arg("id", () => ID, { description: "Which one." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("input", () => CompanyInput, { description: "What is to change." }) input: CompanyInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Company>> {
    return correct(context, RULES, { id, version }, input, key);
  }

  @FieldResolver(() => Districts, { description: "The districts it is active in." })
  async activeIn(
    @Root() of: Company,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<District>> {
    return tied<District>(context, of, "ACTIVE_IN", "OUT", page);
  }

  @FieldResolver(() => Company, { nullable: true, description: "The head office; null when it is one itself." })
  async headOffice(@Root() of: Company, @Ctx() context: Context): Promise<Company | null> {
    return tiedOne<Company>(context, of, "PART_OF", "OUT");
  }

  @FieldResolver(() => Companies, { description: "Its branches. / 支店" })
  async branches(
    @Root() of: Company,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Company>> {
    return tied<Company>(context, of, "PART_OF", "IN", page);
  }

  @FieldResolver(() => People, { description: "Who works there. / 働く人" })
  async workers(
    @Root() of: Company,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Person>> {
    return tied<Person>(context, of, "WORKS_AT", "IN", page);
  }

  @FieldResolver(() => Places, { description: "The places it runs. / 運営している場所" })
  async runs(@Root() of: Company, @Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Place>> {
    return tied<Place>(context, of, "RUN_BY", "IN", page);
  }
}
