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
import { maySee } from "../trust/fields.ts";
import { Entity, Party, ShownTo } from "./entity.ts";
import { Stance, Voicing, WishState } from "./enums.ts";
import { tied, tiedOne } from "./lists.ts";
import { Mistake, type Payload } from "./mistakes.ts";
import { Offer, Offers } from "./offer.ts";
import { connectionOf, PageArgs, type Page } from "./page.ts";
import { correct, register, type NounRules } from "./record.ts";
import { Topic, Topics } from "./topic.ts";
import { mayBeSaid } from "./wish-arrows.ts";
import { AreSlots } from "./validation.ts";

@ObjectType()
@InputType()
abstract class WishFacts {
  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "In the wisher's own words. / 本人の言葉" })
  description?: string | null;

  @Field(() => Stance, { nullable: true, description: "Giving, receiving or together. / 向き" })
  stance?: keyof typeof Stance | null;

  @AreSlots()
  @ArrayMaxSize(20)
  @Field(() => [String], {
    nullable: true,
    description:
      "Hours such as WE 14:00-16:00, 2nd+4th WE 14:00-16:00 not on holidays, or 2026-12-05 10:00-12:00, Asia/Tokyo; null or empty: by arrangement. / 曜日と時間",
  })
  slots?: string[] | null;

  @Field(() => WishState, { nullable: true, description: "Where it stands. / 状態" })
  state?: keyof typeof WishState | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Since when. / いつから" })
  since?: Date | null;

  @Field(() => Voicing, { nullable: true, description: "How it was voiced; null when not recorded. / 聞きとり方" })
  voicing?: keyof typeof Voicing | null;

  @MaxLength(200)
  @Field(() => String, {
    nullable: true,
    description:
      "Who voiced it in the wisher's place, and as what; needed where it was voiced by PROXY. / 代わりに話した人",
  })
  proxy?: string | null;

  @MaxLength(500)
  @Field(() => String, {
    nullable: true,
    description: "What keeps it from going on, in words; null where nothing does. / 何が足りずに止まっているか",
  })
  blockedBy?: string | null;
}

export interface Wish extends Entity {
  readonly shownChosenBy?: string | null;
  readonly recordedBy?: string | null;
}

@ObjectType({
  implements: [Entity],
  description: "What somebody would like to do, receive or give; of first rank, not a kind of need. / 願い",
})
export class Wish extends WishFacts {
  @Field(() => String, {
    nullable: true,
    description: "What came of it, in words; null while that is open. / どうなったか",
  })
  outcome?: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "When it last went from one state to another; null when it never did. / 状態が変わった日",
  })
  movedAt?: Date | null;
}

export const Wishes = connectionOf("Wish", () => Wish);

@InputType({
  description:
    "What is registered or corrected of a Wish. A field left out stays as it is; null clears it. / 願いの記入欄",
})
export class WishInput extends WishFacts {
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

  @Field(() => ID, { nullable: true, description: "Who wishes it. / 願っている人" })
  party?: string | null;

  @ArrayMaxSize(20)
  @Field(() => [ID], { nullable: true, description: "What it is about. / テーマ" })
  topics?: string[] | null;

  @ArrayMaxSize(20)
  @Field(() => [ID], {
    nullable: true,
    description:
      "What is missing for it to go on: a topic nobody covers, a need, a place. / 足りないテーマ・こと・場所",
  })
  waitsFor?: string[] | null;
}

@ObjectType({ description: "What became of registering or correcting a Wish." })
export class WishPayload implements Payload<Wish> {
  @Field(() => Wish, {
    name: "wish",
    nullable: true,
    description: "As it now stands; null when something was wrong, or when you may not see what you wrote.",
  })
  result!: Wish | null;

  @Field(() => [Mistake], { description: "What was wrong; then nothing was changed. Empty when all went well." })
  userErrors!: readonly Mistake[];
}

export const RULES: NounRules = {
  noun: "Wish",
  required: ["name", "stance", "party", "topics"],
  ties: {
    party: { kind: "HAS_WISH", direction: "IN" },
    topics: { kind: "ABOUT", list: true },
    waitsFor: { kind: "BLOCKED_BY", list: true },
  },
  check: mayBeSaid,
};

@Resolver(() => Wish)
export class WishResolver {
  @Mutation(() => WishPayload, { description: "Register a Wish. / 願いを登録する" })
  async wishRegister(
    @Arg("input", () => WishInput, { description: "What is known of it." }) input: WishInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Wish>> {
    return register(context, RULES, input, key);
  }

  @Mutation(() => WishPayload, { description: "Correct a Wish. / 願いを訂正する" })
  async wishCorrect(
    @Arg("id", () => ID, { description: "Which one." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("input", () => WishInput, { description: "What is to change." }) input: WishInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Wish>> {
    return correct(context, RULES, { id, version }, input, key);
  }

  @FieldResolver(() => Party, { nullable: true, description: "Who wishes it." })
  async party(@Root() of: Wish, @Ctx() context: Context): Promise<Party | null> {
    return tiedOne<Party>(context, of, "HAS_WISH", "IN");
  }

  @FieldResolver(() => Topics, { description: "What it is about." })
  async topics(@Root() of: Wish, @Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Topic>> {
    return tied<Topic>(context, of, "ABOUT", "OUT", page);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      "The wisher themself chose who may see it; then nobody else changes that. Null when you may not see it. / 見せる相手を本人が決めた",
  })
  shownByChoice(@Root() of: Wish, @Ctx() context: Context): boolean | null {
    return maySee(context, of) ? (of.shownChosenBy ?? null) !== null : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Who wrote it down: an id, for staff; null when not recorded, or to others. / 記録した人",
  })
  recordedBy(@Root() of: Wish, @Ctx() context: Context): string | null {
    return context.viewer.codes.includes("staff") ? (of.recordedBy ?? null) : null;
  }

  @FieldResolver(() => Offers, { description: "The offers that are answering it now. / 応えている申し出" })
  async answeredBy(
    @Root() of: Wish,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Offer>> {
    return tied<Offer>(context, of, "HELPS", "IN", page);
  }
}
