import { GraphQLDateTime } from "graphql-scalars";
import { ArgsType, Field, ID } from "type-graphql";
import { WishState } from "../../things/enums.ts";
import { PageArgs } from "../../things/page.ts";
import { Gate, type GateName } from "../answer.ts";

@ArgsType()
export class SimilarWishesArgs extends PageArgs {
  @Field(() => String, {
    description: "The district: id, name or reading; a city or an area too. / 校区（id・名前・よみ）",
  })
  district!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Also wishes that a group has gathered already. / すでに集められた願いも",
  })
  gathered!: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "Another moment than now: wishes voiced by then. / いつの時点か",
  })
  at?: Date | null;
}

@ArgsType()
export class WishOutcomesArgs extends PageArgs {
  @Field(() => String, {
    description: "The district: id, name or reading; a city or an area too. / 校区（id・名前・よみ）",
  })
  district!: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      "Wishes voiced from then on; left out, from the beginning of the last fiscal year (1 April). / いつからの願いか",
  })
  from?: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "Wishes voiced before then; left out, a year after `from`. / いつまでの願いか",
  })
  until?: Date | null;

  @Field(() => [WishState], { nullable: true, description: "Only those in one of these states. / 状態" })
  states?: (keyof typeof WishState)[] | null;
}

@ArgsType()
export class SuitsMeArgs extends PageArgs {
  @Field(() => ID, {
    description: "The person: yourself, or the one you ask for. / 本人（自分、または代わりに聞く相手）",
  })
  person!: string;

  @Field(() => ID, { nullable: true, description: "Only for this wish of theirs. / この願いだけ" })
  wish?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Another moment than now. / いつの時点か" })
  at?: Date | null;

  @Field(() => [Gate], {
    defaultValue: [],
    description: "Gates to leave open: OPEN, CAP, TIME, CONDITIONS. / ゆるめる条件",
  })
  relax!: GateName[];
}
