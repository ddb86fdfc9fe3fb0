import { GraphQLError } from "graphql";
import { GraphQLDateTime } from "graphql-scalars";
import { ArgsType, Field, ID } from "type-graphql";
import { PageArgs } from "../../things/page.ts";

/** No question names more things that fall away. */
const MOST_WITHOUT = 50;

@ArgsType()
export class KanaeaiRingsArgs extends PageArgs {
  @Field(() => String, {
    description: "The district, or the whole city: id, name or reading. / 校区または市（id・名前・よみ）",
  })
  district!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Also chains: somebody who only gives, one who receives and gives on, one who receives. / 一人の申し出から始まるつながりも",
  })
  chains!: boolean;

  @Field(() => [ID], {
    defaultValue: [],
    description:
      "Parties, offers, needs and wishes that fall away: the rings are looked for anew without them. At most 50. / 抜けた人・申し出・願い（抜いて組み直す）",
  })
  without!: string[];

  @Field(() => ID, {
    nullable: true,
    description: "Only rings with this party. / この人・団体の入る輪だけ",
  })
  of?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Another moment than now. / いつの時点か" })
  at?: Date | null;
}

/** What falls away, each once, in order; BAD_USER_INPUT when there are too many. */
export function fallenAway(without: readonly string[]): string[] {
  if (without.length <= MOST_WITHOUT) return [...new Set(without)].toSorted();
  throw new GraphQLError(
    `without: 一度に抜けるのは ${MOST_WITHOUT} までです。 / At most ${MOST_WITHOUT} may fall away at once.`,
    { extensions: { code: "BAD_USER_INPUT" } },
  );
}
