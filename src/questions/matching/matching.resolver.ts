import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { RankedAnswer } from "../answer.ts";
import { MatchesForArgs, WhoCanHelpArgs } from "./arguments.ts";
import { findMatches } from "./matches-for.ts";
import { findHelp } from "./who-can-help.ts";

@Resolver()
export class MatchingResolver {
  @Query(() => RankedAnswer, {
    description:
      "Who in this district can help with X, why that one, through whom, and if nobody: what would change it? / この校区で X を手伝える人は？",
  })
  async whoCanHelp(@Args(() => WhoCanHelpArgs) args: WhoCanHelpArgs, @Ctx() context: Context): Promise<RankedAnswer> {
    return findHelp(context, args);
  }

  @Query(() => RankedAnswer, {
    description:
      "What meets this? A need is met by offers, an offer meets needs and wishes, a wish is met by wishes, offers and places, a place by wishes; a company, group or person meets needs and wishes, in a district of your choice. / これに応えるものは？",
  })
  async matchesFor(@Args(() => MatchesForArgs) args: MatchesForArgs, @Ctx() context: Context): Promise<RankedAnswer> {
    return findMatches(context, args);
  }
}
