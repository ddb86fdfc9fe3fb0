import { Field, Int, ObjectType } from "type-graphql";
import { Entity } from "../../things/entity.ts";
import type { TieKind } from "../../things/model.ts";
import { TieKindName } from "../../things/tie.ts";
import { Answer } from "../answer.ts";

@ObjectType({ description: "How many ties of one kind lead from (or to) an entity. / つながりの束" })
export class Bundle {
  @Field(() => TieKindName, { description: "The kind." })
  kind!: TieKind;

  @Field(() => Boolean, {
    description: "True where the tie's sentence begins at the centre, false where it ends there.",
  })
  outward!: boolean;

  @Field(() => Int, { description: "How many you may see; counted up to 100." })
  count!: number;

  @Field(() => Boolean, { description: "There are more than were counted." })
  more!: boolean;
}

@ObjectType({
  implements: Answer,
  description: "What is tied to one entity: candidates are ties, kind by kind. / まわりのつながり",
})
export class Surroundings extends Answer {
  @Field(() => Entity, { description: "The one in the middle." })
  center!: Entity;

  @Field(() => [Bundle], { description: "How many of each kind. To open one, ask again with its kind in `kinds`." })
  bundles!: Bundle[];
}
