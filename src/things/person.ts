import { ArrayMaxSize, Length, Max, MaxLength, Min, ValidateNested } from "class-validator";
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
import { Entity, GeoPoint, Located, Party, ShownTo } from "./entity.ts";
import { PersonRole, Trait } from "./enums.ts";
import { Group, Groups } from "./group.ts";
import { Household } from "./household.ts";
import { tied, tiedOne } from "./lists.ts";
import { Mistake, type Payload } from "./mistakes.ts";
import { connectionOf, PageArgs, type Page } from "./page.ts";
import { Place, Places } from "./place.ts";
import { correct, register, type NounRules } from "./record.ts";

@ObjectType()
@InputType()
abstract class PersonFacts {
  @Field(() => PersonRole, { nullable: true, description: "In which capacity the person is known. / 立場" })
  role?: keyof typeof PersonRole | null;

  @Min(1900)
  @Max(2100)
  @Field(() => Int, { nullable: true, description: "Year of birth; null when not recorded. / 生年" })
  birthYear?: number | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "Telephone; null when not recorded. / 電話" })
  phone?: string | null;

  @ArrayMaxSize(20)
  @Field(() => [Trait], {
    nullable: true,
    description: "What is recorded of the conditions that offers ask for. / 受け手としての条件",
  })
  traits?: (keyof typeof Trait)[] | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "What a helper should know. / 備考" })
  note?: string | null;
}

export interface Person extends Party, Located {}

@ObjectType({
  implements: [Entity, Party, Located],
  description: "A resident, volunteer, welfare commissioner or member of staff; never public. / 人",
})
export class Person extends PersonFacts {}

export const People = connectionOf("Person", () => Person);

@InputType({
  description:
    "What is registered or corrected of a Person. A field left out stays as it is; null clears it. / 人の記入欄",
})
export class PersonInput extends PersonFacts {
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
    description: "The neighbourhood or school district the person lives in. / 住んでいる地域",
  })
  livesIn?: string | null;

  @Field(() => ID, { nullable: true, description: "The household the person belongs to. / 世帯" })
  household?: string | null;

  @ValidateNested()
  @Field(() => GeoPoint, { nullable: true, description: "Where it is. / 位置" })
  point?: GeoPoint | null;
}

@ObjectType({ description: "What became of registering or correcting a Person." })
export class PersonPayload implements Payload<Person> {
  @Field(() => Person, {
    name: "person",
    nullable: true,
    description: "As it now stands; null when something was wrong, or when you may not see what you wrote.",
  })
  result!: Person | null;

  @Field(() => [Mistake], { description: "What was wrong; then nothing was changed. Empty when all went well." })
  userErrors!: readonly Mistake[];
}

export const RULES: NounRules = {
  noun: "Person",
  required: ["name", "livesIn"],
  ties: {
    livesIn: { kind: "LIVES_IN" },
    household: { kind: "LIVES_TOGETHER" },
  },
};

@Resolver(() => Person)
export class PersonResolver {
  @Mutation(() => PersonPayload, { description: "Register a Person. / 人を登録する" })
  async personRegister(
    @Arg("input", () => PersonInput, { description: "What is known of it." }) input: PersonInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Person>> {
    return register(context, RULES, input, key);
  }

  @Mutation(() => PersonPayload, { description: "Correct a Person. / 人を訂正する" })
  async personCorrect(
    @Arg("id", () => ID, { description: "Which one." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("input", () => PersonInput, { description: "What is to change." }) input: PersonInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Person>> {
    return correct(context, RULES, { id, version }, input, key);
  }

  @FieldResolver(() => District, { nullable: true, description: "Where the person lives." })
  async livesIn(@Root() of: Person, @Ctx() context: Context): Promise<District | null> {
    return tiedOne<District>(context, of, "LIVES_IN", "OUT");
  }

  @FieldResolver(() => Household, { nullable: true, description: "The household; null when not recorded." })
  async household(@Root() of: Person, @Ctx() context: Context): Promise<Household | null> {
    return tiedOne<Household>(context, of, "LIVES_TOGETHER", "OUT");
  }

  @FieldResolver(() => People, { description: "Whom the person knows. / 知り合い" })
  async acquaintances(
    @Root() of: Person,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Person>> {
    return tied<Person>(context, of, "KNOWS", "BOTH", page);
  }

  @FieldResolver(() => People, { description: "Family and relatives. / 家族・親族" })
  async family(
    @Root() of: Person,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Person>> {
    return tied<Person>(context, of, "FAMILY_OF", "BOTH", page);
  }

  @FieldResolver(() => Groups, { description: "The groups the person takes part in. / 参加している団体" })
  async groups(
    @Root() of: Person,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Group>> {
    return tied<Group>(context, of, "MEMBER_OF", "OUT", page);
  }

  @FieldResolver(() => Places, { description: "Places the person often goes to. / よく行く場所" })
  async frequents(
    @Root() of: Person,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Place>> {
    return tied<Place>(context, of, "FREQUENTS", "OUT", page);
  }

  @FieldResolver(() => People, { description: "People this person watches over. / 見守っている人" })
  async watchesOver(
    @Root() of: Person,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Person>> {
    return tied<Person>(context, of, "WATCHES_OVER", "OUT", page);
  }

  @FieldResolver(() => People, { description: "Who watches over this person. / 見守る人" })
  async watchedOverBy(
    @Root() of: Person,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Person>> {
    return tied<Person>(context, of, "WATCHES_OVER", "IN", page);
  }

  @FieldResolver(() => Groups, { description: "The groups this coordinator accompanies. / 伴走している団体" })
  async accompanies(
    @Root() of: Person,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Group>> {
    return tied<Group>(context, of, "ACCOMPANIED_BY", "IN", page);
  }
}
