import { GraphQLDateTime } from "graphql-scalars";
import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../../things/page.ts";

@ArgsType()
export class IntroductionsDueArgs extends PageArgs {
  @Field(() => String, { description: "The district: id, name or reading. / 校区（id・名前・よみ）" })
  district!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Another moment than now. / いつの時点か" })
  at?: Date | null;
}
