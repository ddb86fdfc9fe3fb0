import { Field, ObjectType } from "type-graphql";
import { Answer } from "../answer.ts";
import { Packing } from "./ring.ts";

@ObjectType({
  implements: Answer,
  description: "Rings and chains, the worthiest first, and how they were chosen. / 叶え合いの答え",
})
export class RingAnswer extends Answer {
  @Field(() => Packing, {
    nullable: true,
    description: "How they were chosen; null when the district was not understood.",
  })
  packing!: Packing | null;
}
