import { ArrayMaxSize, Length, MaxLength, Min, ValidateNested } from "class-validator";
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
import { Entities } from "./entities.ts";
import { Entity, GeoPoint, Located, Party, ShownTo } from "./entity.ts";
import { Accessibility, Hazard, PlaceType, ShelterType, Visitor } from "./enums.ts";
import { Group, Groups } from "./group.ts";
import { tied, tiedOne } from "./lists.ts";
import { Mistake, type Payload } from "./mistakes.ts";
import { connectionOf, PageArgs, type Page } from "./page.ts";
import { People, Person } from "./person.ts";
import { correct, register, type NounRules } from "./record.ts";
import { AreSlots } from "./validation.ts";

@ObjectType()
@InputType()
abstract class PlaceFacts {
  @Field(() => PlaceType, { nullable: true, description: "What kind of place. / 種類" })
  type?: keyof typeof PlaceType | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "What it is for. / 説明" })
  description?: string | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "The address as written. / 住所" })
  address?: string | null;

  @MaxLength(2_000)
  @Field(() => String, {
    nullable: true,
    description: "Opening hours as its owner words them; null when not recorded. / 開館時間",
  })
  openingHours?: string | null;

  @AreSlots({ weekly: true })
  @ArrayMaxSize(20)
  @Field(() => [String], {
    nullable: true,
    description:
      "The same as weekly hours such as WE 14:00-16:00, Asia/Tokyo; null or empty: not recorded, which is not closed. / 開館の曜日と時間",
  })
  openingSlots?: string[] | null;

  @ArrayMaxSize(20)
  @Field(() => [Visitor], {
    nullable: true,
    description: "Whom it is meant for; null or empty: not recorded, which is not nobody. / 入れる人",
  })
  openFor?: (keyof typeof Visitor)[] | null;

  @ArrayMaxSize(20)
  @Field(() => [Accessibility], {
    nullable: true,
    description: "What makes it usable; empty or null: not recorded, which is not none. / バリアフリー",
  })
  accessibility?: (keyof typeof Accessibility)[] | null;

  @ArrayMaxSize(20)
  @Field(() => [String], { nullable: true, description: "What is there to be used. / 設備" })
  equipment?: string[] | null;

  @Min(0)
  @Field(() => Int, { nullable: true, description: "How many people it holds; null when not recorded. / 定員" })
  capacity?: number | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "Telephone; null when not recorded. / 電話" })
  phone?: string | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "Its page on the web; null when there is none. / ウェブページ" })
  url?: string | null;

  @ArrayMaxSize(20)
  @Field(() => [Hazard], { nullable: true, description: "The dangers it is a shelter from. / 対応する災害" })
  hazards?: (keyof typeof Hazard)[] | null;

  @Field(() => ShelterType, {
    nullable: true,
    description: "What it is as a shelter; null when it is none. / 避難の区分",
  })
  shelterType?: keyof typeof ShelterType | null;
}

export interface Place extends Party, Located {}

@ObjectType({
  implements: [Entity, Party, Located],
  description: "A place to be, a hall, a park, an empty house, a shelter …. / 場所",
})
export class Place extends PlaceFacts {}

export const Places = connectionOf("Place", () => Place);

@InputType({
  description:
    "What is registered or corrected of a Place. A field left out stays as it is; null clears it. / 場所の記入欄",
})
export class PlaceInput extends PlaceFacts {
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

  @Field(() => ID, { nullable: true, description: "The district it stands in. / 所在する地域" })
  locatedIn?: string | null;

  @Field(() => ID, { nullable: true, description: "Who runs it. / 運営者" })
  runBy?: string | null;

  @ValidateNested()
  @Field(() => GeoPoint, { nullable: true, description: "Where it is. / 位置" })
  point?: GeoPoint | null;
}

@ObjectType({ description: "What became of registering or correcting a Place." })
export class PlacePayload implements Payload<Place> {
  @Field(() => Place, {
    name: "place",
    nullable: true,
    description: "As it now stands; null when something was wrong, or when you may not see what you wrote.",
  })
  result!: Place | null;

  @Field(() => [Mistake], { description: "What was wrong; then nothing was changed. Empty when all went well." })
  userErrors!: readonly Mistake[];
}

const RULES: NounRules = {
  noun: "Place",
  required: ["name", "type", "locatedIn"],
  ties: {
    locatedIn: { kind: "LOCATED_IN" },
    runBy: { kind: "RUN_BY" },
  },
};

@Resolver(() => Place)
export class PlaceResolver {
  @Mutation(() => PlacePayload, { description: "Register a Place. / 場所を登録する" })
  async placeRegister(
    @Arg("input", () => PlaceInput, { description: "What is known of it." }) input: PlaceInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Place>> {
    return register(context, RULES, input, key);
  }

  @Mutation(() => PlacePayload, { description: "Correct a Place. / 場所を訂正する" })
  async placeCorrect(
    @Arg("id", () => ID, { description: "Which one." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("input", () => PlaceInput, { description: "What is to change." }) input: PlaceInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Place>> {
    return correct(context, RULES, { id, version }, input, key);
  }

  @FieldResolver(() => District, { nullable: true, description: "The smallest district it stands in." })
  async locatedIn(@Root() of: Place, @Ctx() context: Context): Promise<District | null> {
    return tiedOne<District>(context, of, "LOCATED_IN", "OUT");
  }

  @FieldResolver(() => Entities, { description: "Who runs it. / 運営者" })
  async runBy(@Root() of: Place, @Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Entity>> {
    return tied<Entity>(context, of, "RUN_BY", "OUT", page);
  }

  @FieldResolver(() => Groups, { description: "The groups that meet there. / 集まる団体" })
  async groups(@Root() of: Place, @Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Group>> {
    return tied<Group>(context, of, "MEETS_AT", "IN", page);
  }

  @FieldResolver(() => People, { description: "Who often goes there. / よく来る人" })
  async visitors(
    @Root() of: Place,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Person>> {
    return tied<Person>(context, of, "FREQUENTS", "IN", page);
  }
}
