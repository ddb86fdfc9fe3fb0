import { GraphQLError } from "graphql";
import { GraphQLDateTime } from "graphql-scalars";
import { Arg, Args, ArgsType, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { District } from "../../things/district.ts";
import { Entities } from "../../things/entities.ts";
import { Entity, entityById, isId, NounName } from "../../things/entity.ts";
import type { Noun, TieKind } from "../../things/model.ts";
import { PageArgs, type Page } from "../../things/page.ts";
import { TieKindName } from "../../things/tie.ts";
import { Topic } from "../../things/topic.ts";
import { Answer, RankedAnswer } from "../answer.ts";
import { topicMeant } from "../matching/understand.ts";
import { theDistrict } from "../the-district.ts";
import { lookAround } from "./around.ts";
import { findPaths, WALKED } from "./path-between.ts";
import { find } from "./search.ts";

@ObjectType({ description: "How many ties of one kind lead from (or to) an entity. / つながりの束" })
export class Bundle {
  @Field(() => TieKindName, { description: "The kind." })
  kind!: TieKind;

  @Field(() => Boolean, {
    description: "True where the tie's sentence begins at the centre, false where it ends there.",
  })
  outward!: boolean;

  @Field(() => Int, { description: "How many you may see; counted up to 100." })
  count!: number;

  @Field(() => Boolean, { description: "There are more than were counted." })
  more!: boolean;
}

@ObjectType({
  implements: Answer,
  description: "What is tied to one entity: candidates are ties, kind by kind. / まわりのつながり",
})
export class Surroundings extends Answer {
  @Field(() => Entity, { description: "The one in the middle." })
  center!: Entity;

  @Field(() => [Bundle], { description: "How many of each kind. To open one, ask again with its kind in `kinds`." })
  bundles!: Bundle[];
}

@ArgsType()
export class SearchArgs extends PageArgs {
  @Field(() => String, {
    description: "What to look for, typed in any way: 漢字, ひらがな, カタカナ, half or full width. / 探す言葉",
  })
  text!: string;

  @Field(() => [NounName], { nullable: true, description: "Only these kinds of things. / 種類" })
  nouns?: Noun[] | null;

  @Field(() => ID, { nullable: true, description: "Only in this school district. / 校区の id" })
  district?: string | null;
}

@ArgsType()
export class AroundArgs extends PageArgs {
  @Field(() => ID, { description: "The one in the middle. / 中心の id" })
  of!: string;

  @Field(() => [TieKindName], { nullable: true, description: "Only these kinds of ties. / つながりの種類" })
  kinds?: TieKind[] | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Another moment than now. / いつの時点か" })
  at?: Date | null;
}

@ArgsType()
export class PathBetweenArgs {
  @Field(() => ID, { description: "Where the way begins. / 出発点の id" })
  from!: string;

  @Field(() => ID, { description: "Where it is to end. / 行き先の id" })
  to!: string;

  @Field(() => [TieKindName], {
    defaultValue: [...WALKED],
    description: "The kinds of ties that may be walked. / たどってよいつながり",
  })
  kinds!: TieKind[];

  @Field(() => GraphQLDateTime, { nullable: true, description: "Another moment than now. / いつの時点か" })
  at?: Date | null;
}

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
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked by its noun
    return found?.noun === "District" ? (found as District) : null;
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
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked by its noun
    return found?.noun === "Topic" ? (found as Topic) : null;
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
    description: "By which ways of acquaintance does one come to the other? / だれを介してつながる？",
  })
  async pathBetween(
    @Args(() => PathBetweenArgs) args: PathBetweenArgs,
    @Ctx() context: Context,
  ): Promise<RankedAnswer> {
    return findPaths(context, args);
  }
}
