import { ArrayMaxSize } from "class-validator";
import { Field, ID, InputType } from "type-graphql";
import { NeedInput } from "./need.ts";
import { OfferInput } from "./offer.ts";
import { PersonInput } from "./person.ts";
import { WishInput } from "./wish.ts";

@InputType({
  description:
    "What a voice becomes. Of what it becomes, the title and the description are the voice's own words unless said otherwise, and whose it is may be the new person. / 声の仕分け",
})
export class VoiceSortInput {
  @Field(() => WishInput, { nullable: true, description: "The wish it becomes. / 願い" })
  wish?: WishInput | null;

  @Field(() => NeedInput, { nullable: true, description: "The need it becomes. / 困りごと" })
  need?: NeedInput | null;

  @Field(() => OfferInput, {
    nullable: true,
    description:
      "The offer it becomes; unless said otherwise an informal skill, to be had where it was heard. / できること",
  })
  offer?: OfferInput | null;

  @Field(() => PersonInput, {
    nullable: true,
    description: "A person who is not known yet, whose it is where no `party` is given. / 新しい人",
  })
  person?: PersonInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it belongs to what people say of the future; left out, as it was recorded. / 将来のことか",
  })
  future?: boolean | null;

  @ArrayMaxSize(20)
  @Field(() => [ID], {
    nullable: true,
    description: "What a voice about the future is about; left out, what it becomes is about. / 将来像のテーマ",
  })
  topics?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Show a voice about the future to everybody, without its speaker. / 話した人を出さずに公開する",
  })
  publish?: boolean | null;
}
