import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { RankedAnswer } from "../answer.ts";
import { IntroductionsDueArgs } from "./arguments.ts";
import { findDue } from "./introductions-due.ts";

@Resolver()
export class IntroductionsResolver {
  @Query(() => RankedAnswer, {
    description:
      "Which introductions of this district are due for their next step, the longest due first? For its coordinators. / 次の一歩を待っている紹介は？",
  })
  async introductionsDue(
    @Args(() => IntroductionsDueArgs) args: IntroductionsDueArgs,
    @Ctx() context: Context,
  ): Promise<RankedAnswer> {
    return findDue(context, args);
  }
}
