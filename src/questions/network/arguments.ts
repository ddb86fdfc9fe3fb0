import { GraphQLDateTime } from "graphql-scalars";
import { ArgsType, Field, ID } from "type-graphql";
import { PageArgs } from "../../things/page.ts";
import { enumOf } from "../../things/enums.ts";
import { Closes } from "./subjects.ts";

export const Asked = enumOf("Asked", "How often a helper was asked. / 頼まれ方", {
  NEVER: "一度も頼まれていない / never",
  TOO_OFTEN: "頼まれすぎ / at its own limit or beyond it, or carrying much at once",
});

@ArgsType()
abstract class AtArgs extends PageArgs {
  @Field(() => GraphQLDateTime, { nullable: true, description: "Another moment than now. / いつの時点か" })
  at?: Date | null;
}

@ArgsType()
export class IfLeavesArgs extends AtArgs {
  @Field(() => String, {
    nullable: true,
    description: "The district: id, name or reading; when left out, the person's own. / 校区（id・名前・よみ）",
  })
  district?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Who would leave; when left out, everybody in the district is weighed. One of the two is needed. / 抜ける人",
  })
  person?: string | null;
}

@ArgsType()
export class OnlyMyTiesArgs extends AtArgs {
  @Field(() => ID, { description: "Who hands over. / 引き継ぐ人" })
  person!: string;
}

@ArgsType()
export class InDistrictArgs extends AtArgs {
  @Field(() => String, { description: "The district: id, name or reading. / 校区（id・名前・よみ）" })
  district!: string;
}

@ArgsType()
export class AskedHelpersArgs extends InDistrictArgs {
  @Field(() => Asked, { defaultValue: Asked.NEVER, description: "Never, or too often. / 一度も・頼まれすぎ" })
  asked!: keyof typeof Asked;
}

@ArgsType()
export class AccompanimentArgs extends InDistrictArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: "The coordinators instead of the groups, whoever accompanies most first. / コーディネーターごとに見る",
  })
  coordinators!: boolean;
}

@ArgsType()
export class MissingTiesArgs extends InDistrictArgs {
  @Field(() => Closes, { nullable: true, description: "Only ties that would close this. / 閉じるもので絞る" })
  closes?: keyof typeof Closes | null;
}
