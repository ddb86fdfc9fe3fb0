import { ArrayMaxSize, Length, MaxLength, Min, ValidateNested } from "class-validator";
import { GraphQLGeoJSON } from "graphql-scalars";
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
import { Companies, Company } from "./company.ts";
import { Entity, GeoPoint, Located, ShownTo } from "./entity.ts";
import { CompanyType, GroupType, Level, PlaceType } from "./enums.ts";
import { Group, Groups } from "./group.ts";
import { Household, Households } from "./household.ts";
import { Introductions, type Introduction } from "./introduction.ts";
import { shelved, tied, tiedOne } from "./lists.ts";
import { Mistake, type Payload } from "./mistakes.ts";
import { Need, Needs } from "./need.ts";
import { Offer, Offers } from "./offer.ts";
import { connectionOf, PageArgs, type Page } from "./page.ts";
import { People, Person } from "./person.ts";
import { Place, Places } from "./place.ts";
import { correct, register, type NounRules } from "./record.ts";
import { Wish, Wishes } from "./wish.ts";

@ObjectType()
@InputType()
abstract class DistrictFacts {
  @Field(() => Level, { nullable: true, description: "How large it is. / 段階" })
  level?: keyof typeof Level | null;

  @Min(0)
  @Field(() => Int, { nullable: true, description: "Inhabitants; null when not recorded. / 人口" })
  population?: number | null;

  @Min(0)
  @Field(() => Int, { nullable: true, description: "Of these under 15. / 15歳未満" })
  populationUnder15?: number | null;

  @Min(0)
  @Field(() => Int, { nullable: true, description: "Of these 15 to 64. / 15〜64歳" })
  population15to64?: number | null;

  @Min(0)
  @Field(() => Int, { nullable: true, description: "Of these 65 and over. / 65歳以上" })
  population65over?: number | null;

  @MaxLength(2_000)
  @Field(() => String, {
    nullable: true,
    description: "The future its people voiced; null when none was gathered yet. / 将来像",
  })
  vision?: string | null;
}

export interface District extends Located {}

@ObjectType({
  implements: [Entity, Located],
  description: "A city, an area, a school district or a neighbourhood. / 地域",
})
export class District extends DistrictFacts {
  /** A GeoJSON geometry, as text. */
  boundary?: string | null;
}

export const Districts = connectionOf("District", () => District);

@InputType({
  description:
    "What is registered or corrected of a District. A field left out stays as it is; null clears it. / 地域の記入欄",
})
export class DistrictInput extends DistrictFacts {
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

  @Field(() => ID, { nullable: true, description: "The district it is part of. / 属する地域" })
  partOf?: string | null;

  @ArrayMaxSize(20)
  @Field(() => [ID], { nullable: true, description: "Neighbouring districts. / 隣の地域" })
  adjacent?: string[] | null;

  @ValidateNested()
  @Field(() => GeoPoint, { nullable: true, description: "Where it is. / 位置" })
  point?: GeoPoint | null;
}

@ObjectType({ description: "What became of registering or correcting a District." })
export class DistrictPayload implements Payload<District> {
  @Field(() => District, {
    name: "district",
    nullable: true,
    description: "As it now stands; null when something was wrong, or when you may not see what you wrote.",
  })
  result!: District | null;

  @Field(() => [Mistake], { description: "What was wrong; then nothing was changed. Empty when all went well." })
  userErrors!: readonly Mistake[];
}

const RULES: NounRules = {
  noun: "District",
  required: ["name", "level", "partOf"],
  ties: {
    partOf: { kind: "PART_OF" },
    adjacent: { kind: "ADJACENT_TO", list: true },
  },
};

@Resolver(() => District)
export class DistrictResolver {
  @Mutation(() => DistrictPayload, { description: "Register a District. / 地域を登録する" })
  async districtRegister(
    @Arg("input", () => DistrictInput, { description: "What is known of it." }) input: DistrictInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<District>> {
    return register(context, RULES, input, key);
  }

  @Mutation(() => DistrictPayload, { description: "Correct a District. / 地域を訂正する" })
  async districtCorrect(
    @Arg("id", () => ID, { description: "Which one." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("input", () => DistrictInput, { description: "What is to change." }) input: DistrictInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<District>> {
    return correct(context, RULES, { id, version }, input, key);
  }

  @FieldResolver(() => District, { nullable: true, description: "The district it is part of; null for a city." })
  async partOf(@Root() of: District, @Ctx() context: Context): Promise<District | null> {
    return tiedOne<District>(context, of, "PART_OF", "OUT");
  }

  @FieldResolver(() => Districts, { description: "The districts it consists of." })
  async parts(
    @Root() of: District,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<District>> {
    return tied<District>(context, of, "PART_OF", "IN", page);
  }

  @FieldResolver(() => Districts, { description: "The districts next to it. / 隣の地域" })
  async neighbours(
    @Root() of: District,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<District>> {
    return tied<District>(context, of, "ADJACENT_TO", "BOTH", page);
  }

  @FieldResolver(() => People, {
    description: "Who lives there, of those you may see. / 住民 In the district or below it, in reading order.",
  })
  async people(
    @Root() of: District,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Person>> {
    return shelved<Person>(context, of.id, "Person", null, page);
  }

  @FieldResolver(() => Households, {
    description: "The households. / 世帯 In the district or below it, in reading order.",
  })
  async households(
    @Root() of: District,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Household>> {
    return shelved<Household>(context, of.id, "Household", null, page);
  }

  @FieldResolver(() => Groups, {
    description: "The groups active there. / 団体 In the district or below it, in reading order.",
  })
  async groups(
    @Root() of: District,
    @Ctx() context: Context,
    @Arg("type", () => GroupType, { nullable: true, description: "Only of this kind." })
    type: keyof typeof GroupType | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Group>> {
    return shelved<Group>(context, of.id, "Group", type, page);
  }

  @FieldResolver(() => Companies, {
    description: "The companies active there. / 企業 In the district or below it, in reading order.",
  })
  async companies(
    @Root() of: District,
    @Ctx() context: Context,
    @Arg("type", () => CompanyType, { nullable: true, description: "Only of this kind." })
    type: keyof typeof CompanyType | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Company>> {
    return shelved<Company>(context, of.id, "Company", type, page);
  }

  @FieldResolver(() => Places, {
    description: "The places that stand there. / 場所 In the district or below it, in reading order.",
  })
  async places(
    @Root() of: District,
    @Ctx() context: Context,
    @Arg("type", () => PlaceType, { nullable: true, description: "Only of this kind." })
    type: keyof typeof PlaceType | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Place>> {
    return shelved<Place>(context, of.id, "Place", type, page);
  }

  @FieldResolver(() => Offers, {
    description: "What can be had there. / できること In the district or below it, in reading order.",
  })
  async offers(
    @Root() of: District,
    @Ctx() context: Context,
    @Arg("topic", () => ID, { nullable: true, description: "Only what is about this topic or a narrower one." })
    topic: string | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Offer>> {
    return shelved<Offer>(context, of.id, "Offer", topic, page);
  }

  @FieldResolver(() => Needs, {
    description: "What is needed there. / 困りごと In the district or below it, in reading order.",
  })
  async needs(
    @Root() of: District,
    @Ctx() context: Context,
    @Arg("topic", () => ID, { nullable: true, description: "Only what is about this topic or a narrower one." })
    topic: string | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Need>> {
    return shelved<Need>(context, of.id, "Need", topic, page);
  }

  @FieldResolver(() => Wishes, {
    description: "What is wished for there. / 願い In the district or below it, in reading order.",
  })
  async wishes(
    @Root() of: District,
    @Ctx() context: Context,
    @Arg("topic", () => ID, { nullable: true, description: "Only what is about this topic or a narrower one." })
    topic: string | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Wish>> {
    return shelved<Wish>(context, of.id, "Wish", topic, page);
  }

  @FieldResolver(() => Introductions, {
    description: "The introductions of the people and parties there. / 紹介 In reading order.",
  })
  async introductions(
    @Root() of: District,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Introduction>> {
    return shelved<Introduction>(context, of.id, "Introduction", null, page);
  }

  @FieldResolver(() => GraphQLGeoJSON, {
    nullable: true,
    description: "Its boundary as a GeoJSON geometry; null when not recorded. / 境界",
  })
  boundary(@Root() of: District): object | null {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the importer of boundaries as a geometry
    return of.boundary ? (JSON.parse(of.boundary) as object) : null;
  }
}
