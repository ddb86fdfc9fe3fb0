import { GraphQLDateTime } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import { WishState } from "../../things/enums.ts";
import { Answer } from "../answer.ts";

@ObjectType({ description: "How many wishes stand so. / 状態ごとの数" })
export class StateCount {
  @Field(() => WishState, { description: "The state." })
  state!: keyof typeof WishState;

  @Field(() => Int, {
    description: "How many, of those you may see: they are all among the candidates. Counted up to 2,000.",
  })
  count!: number;
}

@ObjectType({ implements: Answer, description: "What became of the wishes of a period. / 願いのその後" })
export class Outcomes extends Answer {
  @Field(() => [StateCount], {
    description:
      "Every state, in the order of a wish's life; counted over what you may see one by one, and over nothing else.",
  })
  byState!: StateCount[];

  @Field(() => Int, { description: "How many of those that are alive are kept from going on. / 止まっている数" })
  blocked!: number;

  @Field(() => GraphQLDateTime, { description: "The period begins then." })
  from!: Date;

  @Field(() => GraphQLDateTime, { description: "And ends before then." })
  until!: Date;
}
