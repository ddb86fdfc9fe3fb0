import { GraphQLDateTime } from "graphql-scalars";
import { ArrayMaxSize } from "class-validator";
import { ArgsType, Field, ID, Int } from "type-graphql";
import { enumOf, PlaceType, Visitor } from "../../things/enums.ts";
import { PageArgs } from "../../things/page.ts";

const AT = "Another moment than now. / いつの時点か";
const DISTRICT = "The district: id, name or reading. / 校区・市（id・名前・よみ）";

@ArgsType()
export class LonelyPlacesArgs extends PageArgs {
  @Field(() => String, { description: DISTRICT })
  district!: string;

  @ArrayMaxSize(20)
  @Field(() => [PlaceType], {
    defaultValue: ["IBASHO"],
    description: "Which kinds of place; wherever a salon meets counts with them. / 場所の種類",
  })
  types!: (keyof typeof PlaceType)[];

  @Field(() => GraphQLDateTime, { nullable: true, description: AT })
  at?: Date | null;
}

@ArgsType()
export class MixingGenerationsArgs extends PageArgs {
  @Field(() => String, { description: DISTRICT })
  district!: string;

  @ArrayMaxSize(20)
  @Field(() => [PlaceType], {
    defaultValue: ["IBASHO", "HALL", "COMMUNITY_CENTRE", "LIBRARY", "PARK", "CULTURE", "SPORTS", "OTHER"],
    description: "Which kinds of place; wherever a salon meets counts with them. / 場所の種類",
  })
  types!: (keyof typeof PlaceType)[];

  @Field(() => GraphQLDateTime, { nullable: true, description: AT })
  at?: Date | null;
}

export const PartOfDay = enumOf("PartOfDay", "A part of the day, by the clock of Asia/Tokyo. / 時間帯", {
  MORNING: "午前（9〜12時） / 9:00 to 12:00",
  AFTERNOON: "午後（12〜17時） / 12:00 to 17:00",
  EVENING: "夕方から夜（17〜21時） / 17:00 to 21:00",
});
export type PartOfDayName = keyof typeof PartOfDay;

@ArgsType()
export class ReachGapsArgs extends PageArgs {
  @Field(() => String, { description: DISTRICT })
  district!: string;

  @Field(() => PartOfDay, {
    nullable: true,
    description: "Only what is open for an hour or more in this part of the day; when left out, in any. / 時間帯",
  })
  time?: PartOfDayName | null;

  @Field(() => Visitor, {
    defaultValue: "ANYBODY",
    description:
      "For whom: places meant for others do not count, and OLDER walk slower. The people counted are then those of 65 and over, or under 15 for CHILDREN and FAMILIES; otherwise everybody. / だれにとって",
  })
  for!: keyof typeof Visitor;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Only what is free of steps or for wheelchairs. / バリアフリーだけ",
  })
  barrierFree!: boolean;

  @Field(() => Int, { defaultValue: 15, description: "Minutes on foot, 1 to 60. / 歩いて何分まで" })
  minutes!: number;

  @ArrayMaxSize(20)
  @Field(() => [PlaceType], {
    defaultValue: ["IBASHO", "HALL", "COMMUNITY_CENTRE", "LIBRARY", "CHILDCARE", "WELFARE", "CULTURE", "SPORTS"],
    description: "Which kinds of place count. / 場所の種類",
  })
  types!: (keyof typeof PlaceType)[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Also where everybody reaches something. / 足りている町内も",
  })
  all!: boolean;

  @Field(() => GraphQLDateTime, { nullable: true, description: AT })
  at?: Date | null;
}

@ArgsType()
export class WhoCouldOpenPlaceArgs extends PageArgs {
  @Field(() => ID, { description: "The place: an empty house, an idle room. / 場所の id" })
  place!: string;

  @ArrayMaxSize(20)
  @Field(() => [ID], {
    defaultValue: ["top_ibasho", "top_empty-house-use", "top_eating-together"],
    description: "Which wishes ask for a place: about these topics or something narrower. / 居場所につながるテーマ",
  })
  topics!: string[];

  @Field(() => GraphQLDateTime, { nullable: true, description: AT })
  at?: Date | null;
}
