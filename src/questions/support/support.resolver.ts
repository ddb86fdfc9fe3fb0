import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { RankedAnswer } from "../answer.ts";
import { MayShowArgs } from "./arguments.ts";
import { verdictOn } from "./may-show.ts";

@Resolver()
export class SupportResolver {
  @Query(() => RankedAnswer, {
    description:
      "May I show this to them, on which basis, and if not: whom do I ask first? Asks about what you may see yourself. / これを見せてよい？",
  })
  async mayShow(@Args(() => MayShowArgs) args: MayShowArgs, @Ctx() context: Context): Promise<RankedAnswer> {
    return verdictOn(context, args);
  }
}
