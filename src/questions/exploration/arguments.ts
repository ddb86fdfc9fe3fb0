import { GraphQLDateTime } from "graphql-scalars";
import { ArgsType, Field, ID } from "type-graphql";
import { NounName } from "../../things/entity.ts";
import type { Noun, TieKind } from "../../things/model.ts";
import { PageArgs } from "../../things/page.ts";
import { TieKindName } from "../../things/tie.ts";

/** Ties by which people come to each other; unless others are named, these are walked. */
export const WALKED = [
  "KNOWS",
  "FAMILY_OF",
  "MEMBER_OF",
  "FREQUENTS",
  "WORKS_AT",
  "MEETS_AT",
  "ACCOMPANIED_BY",
  "RUN_BY",
] as const satisfies readonly TieKind[];

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
