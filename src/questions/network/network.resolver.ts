import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { accompanied } from "./accompaniment.ts";
import { AccompanimentArgs, AskedHelpersArgs, IfLeavesArgs, MissingTiesArgs, OnlyMyTiesArgs } from "./arguments.ts";
import { helpersAsked } from "./asked-helpers.ts";
import { handover, whatBreaks } from "./if-leaves.ts";
import { tiesMissing } from "./missing-ties.ts";
import { NetworkAnswer } from "./network-answer.ts";

@Resolver()
export class NetworkResolver {
  @Query(() => NetworkAnswer, {
    description:
      "If this person leaves, what breaks: who is held by nobody any more, which groups, places and offers are left, and who could take over? Without a person: on whom in the district does most hang? / この人が抜けたら、何が途切れる？",
  })
  async ifLeaves(@Args(() => IfLeavesArgs) args: IfLeavesArgs, @Ctx() context: Context): Promise<NetworkAnswer> {
    return whatBreaks(context, args);
  }

  @Query(() => NetworkAnswer, {
    description: "Which ties are only this person's, and who could take each over: a handover list. / 引き継ぎの一覧",
  })
  async onlyMyTies(@Args(() => OnlyMyTiesArgs) args: OnlyMyTiesArgs, @Ctx() context: Context): Promise<NetworkAnswer> {
    return handover(context, args);
  }

  @Query(() => NetworkAnswer, {
    description:
      "Who offered something and was never asked, and who knows them; or who is asked too often, and who could carry part of it? / まだ頼まれていない人、頼まれすぎの人は？",
  })
  async askedHelpers(
    @Args(() => AskedHelpersArgs) args: AskedHelpersArgs,
    @Ctx() context: Context,
  ): Promise<NetworkAnswer> {
    return helpersAsked(context, args);
  }

  @Query(() => NetworkAnswer, {
    description:
      "Which groups does a coordinator accompany (伴走), which has nobody, and what does each coordinator carry? / どの団体に伴走者がいる？",
  })
  async accompaniment(
    @Args(() => AccompanimentArgs) args: AccompanimentArgs,
    @Ctx() context: Context,
  ): Promise<NetworkAnswer> {
    return accompanied(context, args);
  }

  @Query(() => NetworkAnswer, {
    description: "Which two should be introduced, and what would it close? / 結べばよいつながりは？",
  })
  async missingTies(
    @Args(() => MissingTiesArgs) args: MissingTiesArgs,
    @Ctx() context: Context,
  ): Promise<NetworkAnswer> {
    return tiesMissing(context, args);
  }
}
