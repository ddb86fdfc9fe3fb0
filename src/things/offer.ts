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
import { District, Districts } from "./district.ts";
import { Entities } from "./entities.ts";
import { Entity, Party, ShownTo } from "./entity.ts";
import { Lane, OfferState, OfferType, Trait } from "./enums.ts";
import { tied, tiedOne } from "./lists.ts";
import { Mistake, type Payload } from "./mistakes.ts";
import { connectionOf, PageArgs, type Page } from "./page.ts";
import { correct, register, type NounRules } from "./record.ts";
import { Topic, Topics } from "./topic.ts";
import { AreSlots } from "./validation.ts";

@ObjectType()
@InputType()
abstract class OfferFacts {
  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "What exactly. / 内容" })
  description?: string | null;

  @Field(() => Lane, { nullable: true, description: "Formal service or informal tie. / 公的か多様な力か" })
  lane?: keyof typeof Lane | null;

  @Field(() => OfferType, { nullable: true, description: "A skill, a service or an asset. / 種類" })
  type?: keyof typeof OfferType | null;

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
    description: "What the one who is helped must fulfil, all of it. / 受け手の条件",
  })
  conditions?: (keyof typeof Trait)[] | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "Conditions in words. / 条件の説明" })
  conditionNote?: string | null;

  @MaxLength(2_000)
  @Field(() => String, {
    nullable: true,
    description: "By what whoever helps, and whoever is helped, is insured, in words; null: not recorded. / 保険",
  })
  insurance?: string | null;

  @Min(0)
  @Field(() => Int, { nullable: true, description: "Yen; 0: free; null: not recorded. / 料金" })
  fee?: number | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "The fee in words. / 料金の説明" })
  feeNote?: string | null;

  @Min(0)
  @Max(10_000)
  @Field(() => Int, {
    nullable: true,
    description: "How many it takes at a time; null: not recorded. / 一度に引き受けられる数",
  })
  cap?: number | null;

  @Field(() => OfferState, { nullable: true, description: "Whether it can be taken up. / 状態" })
  state?: keyof typeof OfferState | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Can be had from. / 開始" })
  since?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Can be had until; null while it lasts. / 終了" })
  until?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "When the party last confirmed it. / 最終確認日" })
  observedAt?: Date | null;
}

export interface Offer extends Entity {}

@ObjectType({
  implements: [Entity],
  description: "Something a party can do, a service, or an idle thing that may be used. / できること",
})
export class Offer extends OfferFacts {
  load?: number | null;
}

export const Offers = connectionOf("Offer", () => Offer);

@InputType({
  description:
    "What is registered or corrected of an Offer. A field left out stays as it is; null clears it. / できることの記入欄",
})
export class OfferInput extends OfferFacts {
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

  @Field(() => ID, { nullable: true, description: "Who offers it. / 申し出た人・団体" })
  party?: string | null;

  @ArrayMaxSize(20)
  @Field(() => [ID], { nullable: true, description: "What it is about. / テーマ" })
  topics?: string[] | null;

  @ArrayMaxSize(20)
  @Field(() => [ID], { nullable: true, description: "The districts in which it can be had. / 対象地域" })
  serves?: string[] | null;
}

@ObjectType({ description: "What became of registering or correcting an Offer." })
export class OfferPayload implements Payload<Offer> {
  @Field(() => Offer, {
    name: "offer",
    nullable: true,
    description: "As it now stands; null when something was wrong, or when you may not see what you wrote.",
  })
  result!: Offer | null;

  @Field(() => [Mistake], { description: "What was wrong; then nothing was changed. Empty when all went well." })
  userErrors!: readonly Mistake[];
}

export const RULES: NounRules = {
  noun: "Offer",
  required: ["name", "lane", "type", "party", "topics", "serves"],
  ties: {
    party: { kind: "OFFERS", direction: "IN" },
    topics: { kind: "ABOUT", list: true },
    serves: { kind: "SERVES", list: true },
  },
};

@Resolver(() => Offer)
export class OfferResolver {
  @Mutation(() => OfferPayload, { description: "Register an Offer. / できることを登録する" })
  async offerRegister(
    @Arg("input", () => OfferInput, { description: "What is known of it." }) input: OfferInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Offer>> {
    return register(context, RULES, input, key);
  }

  @Mutation(() => OfferPayload, { description: "Correct an Offer. / できることを訂正する" })
  async offerCorrect(
    @Arg("id", () => ID, { description: "Which one." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("input", () => OfferInput, { description: "What is to change." }) input: OfferInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Offer>> {
    return correct(context, RULES, { id, version }, input, key);
  }

  @FieldResolver(() => Party, { nullable: true, description: "Who offers it." })
  async party(@Root() of: Offer, @Ctx() context: Context): Promise<Party | null> {
    return tiedOne<Party>(context, of, "OFFERS", "IN");
  }

  @FieldResolver(() => Topics, { description: "What it is about." })
  async topics(@Root() of: Offer, @Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Topic>> {
    return tied<Topic>(context, of, "ABOUT", "OUT", page);
  }

  @FieldResolver(() => Districts, { description: "The districts in which it can be had." })
  async serves(
    @Root() of: Offer,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<District>> {
    return tied<District>(context, of, "SERVES", "OUT", page);
  }

  @FieldResolver(() => Entities, {
    description: "The needs and wishes it is answering now. / いま応えている困りごと・願い",
  })
  async helps(@Root() of: Offer, @Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Entity>> {
    return tied<Entity>(context, of, "HELPS", "OUT", page);
  }

  @FieldResolver(() => Int, {
    description: "How many it is helping now; a published aggregate, counted over all. / いま引き受けている数",
  })
  load(@Root() of: Offer): number {
    return of.load ?? 0;
  }
}
