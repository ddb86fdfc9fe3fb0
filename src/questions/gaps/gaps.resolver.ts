import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { RankedAnswer } from "../answer.ts";
import { UncoveredTopicsArgs } from "./arguments.ts";
import { findGaps } from "./uncovered-topics.ts";

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
