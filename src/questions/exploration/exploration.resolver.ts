import { GraphQLError } from "graphql";
import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { District } from "../../things/district.ts";
import { Entities } from "../../things/entities.ts";
import { Entity, entityById, isId } from "../../things/entity.ts";
import type { Page } from "../../things/page.ts";
import { Topic } from "../../things/topic.ts";
import { RankedAnswer } from "../answer.ts";
import { topicMeant } from "../matching/understand.ts";
import { theDistrict } from "../the-district.ts";
import { AroundArgs, PathBetweenArgs, SearchArgs } from "./arguments.ts";
import { lookAround } from "./around.ts";
import { findPaths } from "./path-between.ts";
import { find } from "./search.ts";
import { Surroundings } from "./surroundings.ts";

@Resolver()
export class ExplorationResolver {
  @Query(() => Entity, {
    nullable: true,
    description: "The entity of this id; null when there is none that you may see. / id で開く",
  })
  async entity(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() context: Context,
  ): Promise<Entity | null> {
    return entityById(context, id);
  }

  @Query(() => District, {
    nullable: true,
    description: "A district by id, name or reading; null when none is meant clearly. / 校区・町内を開く",
  })
  async district(
    @Arg("of", () => String, { description: "Id, name or reading." }) of: string,
    @Ctx() context: Context,
  ): Promise<District | null> {
    const { id } = await theDistrict(context, of);
    const found = id ? await entityById(context, id) : null;
    return found?.noun === "District" ? found : null;
  }

  @Query(() => Topic, {
    nullable: true,
    description: "A topic by id, label or everyday words; null when none is meant clearly. / テーマを開く",
  })
  async topic(
    @Arg("of", () => String, { description: "Id, label or everyday words." }) of: string,
    @Ctx() context: Context,
  ): Promise<Topic | null> {
    const id = isId(of) ? of : (await topicMeant(context, of)).meant?.id;
    const found = id ? await entityById(context, id) : null;
    return found?.noun === "Topic" ? found : null;
  }

  @Query(() => Entities, {
    description:
      "Search by name, reading or text: the exact name first, then names that begin so, then the rest by reading. / さがす",
  })
  async search(@Args(() => SearchArgs) args: SearchArgs, @Ctx() context: Context): Promise<Page<Entity>> {
    if (args.text.trim() === "") {
      throw new GraphQLError("text: 探す言葉を入れてください。 / Say what to look for.", {
        extensions: { code: "BAD_USER_INPUT" },
      });
    }
    return find(context, args);
  }

  @Query(() => Surroundings, {
    nullable: true,
    description: "What is tied to this one, kind by kind; null when it may not be seen. / まわりのつながり",
  })
  async around(@Args(() => AroundArgs) args: AroundArgs, @Ctx() context: Context): Promise<Surroundings | null> {
    return lookAround(context, args);
  }

  @Query(() => RankedAnswer, {
    description:
      "By which ways of acquaintance does one come to the other? Those on which everybody agreed to introduce come first; on the others, whom to ask. / だれを介してつながる？",
  })
  async pathBetween(
    @Args(() => PathBetweenArgs) args: PathBetweenArgs,
    @Ctx() context: Context,
  ): Promise<RankedAnswer> {
    return findPaths(context, args);
  }
}
