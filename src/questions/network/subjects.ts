import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { Mention } from "../../things/entity.ts";
import { enumOf } from "../../things/enums.ts";
import { Reason } from "../answer.ts";

/** What the answers about a district's ties put forward, besides parties and offers. `is` tells one from the other. */

export const LossKind = enumOf("LossKind", "What breaks when somebody leaves. / 失われるもの", {
  LAST_TIE: "記録されたつながりが一つもなくなる / no recorded tie is left to this person",
  CUT_OFF:
    "つながりは残るが、どの集まり・場所・支え手にもたどり着けなくなる / ties are left, but along none of them a group, a place, a company or a helper is reached",
  ONLY_KNOWN_BY:
    "この人のほかに、家族以外で知っている人がいない / besides this one and the family, nobody knows this person",
  UNWATCHED: "見守る人がいなくなる / nobody else watches over this person or household",
  LEADERLESS: "代表や世話人がいなくなる / nobody else leads this group",
  RUNNERLESS: "運営する人がいなくなる / nobody else runs this place",
  UNACCOMPANIED: "伴走する人がいなくなる / nobody else accompanies this group",
  OFFER_ENDS: "申し出がなくなる / this offer ends",
});
export type LossKindName = keyof typeof LossKind;

@ObjectType({
  description: "Somebody who could take over, or be asked, with the ties that say why. / 引き継げそうな人",
})
export class Successor {
  @Field(() => Mention, { description: "Who." })
  who!: Mention;

  @Field(() => [Reason], { description: "By which ties; one at the most, empty where only nearness speaks for it." })
  reasons!: Reason[];

  @Field(() => Float, {
    nullable: true,
    description: "Metres in a straight line to the one concerned; null when a place is not recorded.",
  })
  distance!: number | null;

  @Field(() => Int, {
    description:
      "How much it carries already: whom it watches over, helps now, leads, runs and accompanies, of what you may see.",
  })
  carries!: number;
}

@ObjectType({ description: "Something that hangs on one person alone. / その人だけが支えているもの" })
export class Loss {
  is!: "Loss";

  @Field(() => ID, { description: "The id of whoever or whatever loses; `entity` opens it." })
  id!: string;

  @Field(() => LossKind, { description: "What is lost." })
  lost!: LossKindName;

  @Field(() => Mention, { description: "Who or what loses it." })
  of!: Mention;

  @Field(() => Mention, { description: "On whom it hangs." })
  on!: Mention;

  @Field(() => [Successor], {
    description: "Who could take over, the nearest first; at most three, empty where nobody is recorded.",
  })
  successors!: Successor[];
}

@ObjectType({ description: "What breaks when this person leaves, counted. / この人が抜けたときに失われるもの" })
export class Departure {
  is!: "Departure";

  @Field(() => ID, { description: "The person's id." })
  id!: string;

  @Field(() => Mention, { description: "Who would leave." })
  person!: Mention;

  @Field(() => Int, { description: "People who would be held by nobody any more (LAST_TIE and CUT_OFF)." })
  cutOff!: number;

  @Field(() => Int, { description: "People and households that nobody else watches over." })
  unwatched!: number;

  @Field(() => [Mention], { description: "Those of both kinds, each once; the first ten." })
  people!: Mention[];

  @Field(() => [Mention], {
    description:
      "Groups left without anybody who leads or accompanies them, and places that nobody else runs; the first ten.",
  })
  things!: Mention[];

  @Field(() => Int, { description: "How many such groups and places." })
  thingsCount!: number;

  @Field(() => Int, { description: "Offers that end." })
  offersCount!: number;
}

@ObjectType({ description: "A group and the coordinator who accompanies it (伴走), or nobody. / 伴走" })
export class Accompaniment {
  is!: "Accompaniment";

  @Field(() => ID, { description: "The group's id." })
  id!: string;

  @Field(() => Mention, { description: "The group." })
  group!: Mention;

  @Field(() => Mention, {
    nullable: true,
    description: "Who accompanies it; null: nobody is recorded whom you may see. / 伴走している人",
  })
  by!: Mention | null;

  @Field(() => Int, {
    nullable: true,
    description: "How many groups that one accompanies in all, of those you may see here; null without one.",
  })
  accompanies!: number | null;

  @Field(() => [Successor], {
    description: "Where there is nobody: coordinators who could, the least laden first; at most three.",
  })
  could!: Successor[];
}

@ObjectType({ description: "What a helper carries at once, and who could carry part of it. / 頼まれごとの重なり" })
export class Burden {
  is!: "Burden";

  @Field(() => ID, { description: "The helper's id." })
  id!: string;

  @Field(() => Mention, { description: "The helper." })
  helper!: Mention;

  @Field(() => Int, { description: "Needs and wishes it answers now, of those you may see." })
  helping!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Its own limit over all its offers; null where one is not recorded.",
  })
  cap!: number | null;

  @Field(() => Int, { description: "People and households it watches over." })
  watching!: number;

  @Field(() => Int, { description: "Groups it leads and places it runs." })
  leading!: number;

  @Field(() => Int, { description: "Groups it accompanies. / 伴走している団体" })
  accompanying!: number;

  @Field(() => [Successor], {
    description: "Who offers the same and was never asked; at most three. / まだ頼まれていない人",
  })
  relief!: Successor[];
}

export const Closes = enumOf("Closes", "What a tie that is missing would close. / 結べば何が閉じるか", {
  ISLAND: "離れ島をつなぐ / people who are held by nobody come to be held",
  NEED: "困りごとに支え手が届く / a helper comes to a need that nobody answers",
  SECOND_TIE: "一人だけに頼るつながりを二本にする / an open triad is closed: who hung on one person alone hangs on two",
});

@ObjectType({
  description: "Two who do not know each other yet, and what it would close if they did. / まだないつながり",
})
export class MissingTie {
  is!: "MissingTie";

  @Field(() => ID, { description: "Both ids, the one who gains first, with a ~ between." })
  id!: string;

  @Field(() => Mention, { description: "The one who gains by it." })
  who!: Mention;

  @Field(() => Mention, { description: "The one to introduce." })
  toWhom!: Mention;

  @Field(() => Closes, { description: "What it closes." })
  closes!: keyof typeof Closes;

  @Field(() => Int, {
    description: "How many people gain by it: the island's, or those who would be cut off with the one in between.",
  })
  gains!: number;

  @Field(() => Mention, { nullable: true, description: "The need that is reached; null otherwise." })
  need!: Mention | null;

  @Field(() => Mention, {
    nullable: true,
    description:
      "Who or what both already have in common, and could introduce them; null where they only live near each other.",
  })
  through!: Mention | null;
}
