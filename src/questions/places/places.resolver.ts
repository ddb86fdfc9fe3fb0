import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { RankedAnswer } from "../answer.ts";
import { LonelyPlacesArgs, MixingGenerationsArgs, ReachGapsArgs, WhoCouldOpenPlaceArgs } from "./arguments.ts";
import { findLonelyPlaces } from "./lonely-places.ts";
import { findMixing } from "./mixing-generations.ts";
import { findReachGaps } from "./reach-gaps.ts";
import { findOpeners } from "./who-could-open-place.ts";

@Resolver()
export class PlacesResolver {
  @Query(() => RankedAnswer, {
    description:
      "Which places to be share nobody with any other, with which could each be brought together, and who could do it? / ほかと人を共にしていない居場所は？",
  })
  async lonelyPlaces(
    @Args(() => LonelyPlacesArgs) args: LonelyPlacesArgs,
    @Ctx() context: Context,
  ): Promise<RankedAnswer> {
    return findLonelyPlaces(context, args);
  }

  @Query(() => RankedAnswer, {
    description:
      "Which places mix generations, which could, and what would bring the missing ones in? / 世代がまじわる場所、まじわれる場所は？",
  })
  async mixingGenerations(
    @Args(() => MixingGenerationsArgs) args: MixingGenerationsArgs,
    @Ctx() context: Context,
  ): Promise<RankedAnswer> {
    return findMixing(context, args);
  }

  @Query(() => RankedAnswer, {
    description:
      "From which neighbourhoods is there nothing within so many minutes' walk: in the evenings, for men, free of barriers? / 歩いて行けるところに何もない町内は？",
  })
  async reachGaps(@Args(() => ReachGapsArgs) args: ReachGapsArgs, @Ctx() context: Context): Promise<RankedAnswer> {
    return findReachGaps(context, args);
  }

  @Query(() => RankedAnswer, {
    description:
      "Who could open a place to be in this house: who wishes it, whose it is, and a group that has done it before? / この空き家に居場所をひらけるのは？",
  })
  async whoCouldOpenPlace(
    @Args(() => WhoCouldOpenPlaceArgs) args: WhoCouldOpenPlaceArgs,
    @Ctx() context: Context,
  ): Promise<RankedAnswer> {
    return findOpeners(context, args);
  }
}
