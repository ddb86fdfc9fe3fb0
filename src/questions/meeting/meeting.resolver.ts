import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { Voice } from "../../things/voice.ts";
import { RankedAnswer } from "../answer.ts";
import { OfDistrictArgs } from "./arguments.ts";
import { findVision } from "./district-vision.ts";
import { draftOfVoice, draftWithin, VoiceDraft } from "./draft.ts";
import { findInbox } from "./inbox.ts";
import { findOutcomes } from "./meeting-outcomes.ts";

@Resolver(() => Voice)
export class MeetingQuestions {
  @Query(() => RankedAnswer, {
    description:
      "What future do people here voice, which wishes and decisions serve it, and what is nobody working on yet? / 住民はこの校区のどんな将来像を語っている？",
  })
  async districtVision(
    @Args(() => OfDistrictArgs) args: OfDistrictArgs,
    @Ctx() context: Context,
  ): Promise<RankedAnswer> {
    return findVision(context, args);
  }

  @Query(() => RankedAnswer, {
    description:
      "What did this district's meetings decide, where does it stand, and what came of it? The open ones first. / 会議で決めたことは、どうなった？",
  })
  async meetingOutcomes(
    @Args(() => OfDistrictArgs) args: OfDistrictArgs,
    @Ctx() context: Context,
  ): Promise<RankedAnswer> {
    return findOutcomes(context, args);
  }

  @Query(() => RankedAnswer, {
    description: "Which voices are still to be sorted? The oldest first. / まだ仕分けていない声は？",
  })
  async inbox(@Args(() => OfDistrictArgs) args: OfDistrictArgs, @Ctx() context: Context): Promise<RankedAnswer> {
    return findInbox(context, args);
  }

  @Query(() => VoiceDraft, {
    nullable: true,
    description:
      "What would this sentence become? Null where the district is not known. Nothing is written down. / この一言は何になる？",
  })
  async voiceDraft(
    @Arg("text", () => String, { description: "The sentence; its first 200 characters are read." }) text: string,
    @Arg("district", () => String, { description: "Where it was heard: id, name or reading. / 校区" }) district: string,
    @Ctx() context: Context,
  ): Promise<VoiceDraft | null> {
    return draftWithin(context, text.slice(0, 200), district);
  }

  @FieldResolver(() => VoiceDraft, {
    description: "What it proposes to become, to be looked at by whoever sorts it. / 仕分けの下書き",
  })
  async draft(@Root() voice: Voice, @Ctx() context: Context): Promise<VoiceDraft> {
    return draftOfVoice(context, voice);
  }
}
