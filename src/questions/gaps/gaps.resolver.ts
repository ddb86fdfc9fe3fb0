import { GraphQLDateTime } from "graphql-scalars";
import { Args, ArgsType, Ctx, Field, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { PageArgs } from "../../things/page.ts";
import { RankedAnswer } from "../answer.ts";
import { findGaps } from "./uncovered-topics.ts";

@ArgsType()
export class UncoveredTopicsArgs extends PageArgs {
  @Field(() => String, { description: "The district: id, name or reading. / 校区（id・名前・よみ）" })
  district!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Another moment than now. / いつの時点か" })
  at?: Date | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Also the topics that are covered in both lanes. / 足りているものも",
  })
  all!: boolean;
}

@Resolver()
export class GapsResolver {
  @Query(() => RankedAnswer, {
    description:
      "Which topics that people here need or wish for does nobody cover, or hardly anybody? / この校区で担い手のいないテーマは？",
  })
  async uncoveredTopics(
    @Args(() => UncoveredTopicsArgs) args: UncoveredTopicsArgs,
    @Ctx() context: Context,
  ): Promise<RankedAnswer> {
    return findGaps(context, args);
  }
}
