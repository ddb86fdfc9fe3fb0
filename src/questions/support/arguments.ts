import { ArgsType, Field, ID } from "type-graphql";
import { ConsentAudience } from "../../things/consent.ts";

@ArgsType()
export class MayShowArgs {
  @Field(() => ID, {
    description: "What is to be shown: a person, or what somebody offers, needs or wishes. / 見せたいもの",
  })
  thing!: string;

  @Field(() => ConsentAudience, { description: "To whom. / 見せる相手" })
  to!: keyof typeof ConsentAudience;

  @Field(() => ID, { nullable: true, description: "The person or company, where `to` is NAMED. / 名指しの相手" })
  party?: string | null;
}
