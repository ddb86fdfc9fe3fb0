import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { KanaeaiRingsArgs } from "./arguments.ts";
import { closeRings } from "./kanaeai-rings.ts";
import { RingAnswer } from "./ring-answer.ts";

@Resolver()
export class KanaeaiResolver {
  @Query(() => RingAnswer, {
    description:
      "Whose wishes and offers close a ring here, in which everybody gives and receives? / この校区で、だれとだれの願いとできることが叶え合いの輪になる？",
  })
  async kanaeaiRings(
    @Args(() => KanaeaiRingsArgs) args: KanaeaiRingsArgs,
    @Ctx() context: Context,
  ): Promise<RingAnswer> {
    return closeRings(context, args);
  }
}
