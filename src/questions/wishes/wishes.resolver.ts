import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { RankedAnswer } from "../answer.ts";
import { SimilarWishesArgs, SuitsMeArgs, WishOutcomesArgs } from "./arguments.ts";
import { Outcomes } from "./outcomes-answer.ts";
import { findSimilar } from "./similar-wishes.ts";
import { whatSuits } from "./suits-me.ts";
import { whatBecame } from "./wish-outcomes.ts";

@Resolver()
export class WishesResolver {
  @Query(() => RankedAnswer, {
    description:
      "Which wishes are one wish in different words? Starter groups of three or more, by topic, by words and by hours. / 言葉はちがっても同じ願いは？",
  })
  async similarWishes(
    @Args(() => SimilarWishesArgs) args: SimilarWishesArgs,
    @Ctx() context: Context,
  ): Promise<RankedAnswer> {
    return findSimilar(context, args);
  }

  @Query(() => Outcomes, {
    description:
      "What became of the wishes of a period: their state, the steps taken, and what keeps them from going on. / 昨年の願いはどうなった？",
  })
  async wishOutcomes(@Args(() => WishOutcomesArgs) args: WishOutcomesArgs, @Ctx() context: Context): Promise<Outcomes> {
    return whatBecame(context, args);
  }

  @Query(() => RankedAnswer, {
    description:
      "What suits this person, where and when, and who goes along the first time? Asked by themself, or for them. / わたしに合うものは？最初はだれと行ける？",
  })
  async suitsMe(@Args(() => SuitsMeArgs) args: SuitsMeArgs, @Ctx() context: Context): Promise<RankedAnswer> {
    return whatSuits(context, args);
  }
}
