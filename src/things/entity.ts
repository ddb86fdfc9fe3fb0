import { IsLatitude, IsLongitude } from "class-validator";
import { GraphQLDateTime } from "graphql-scalars";
import {
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  InputType,
  Int,
  InterfaceType,
  ObjectType,
  registerEnumType,
  Resolver,
  Root,
} from "type-graphql";
import type { Context } from "../context.ts";
import { statement } from "../graph/statement.ts";
import { NOUNS, type Noun } from "./model.ts";

const entitiesById = statement(import.meta.url, "entities.cypher");

export enum NounName {
  District = "District",
  Household = "Household",
  Person = "Person",
  Group = "Group",
  Company = "Company",
  Place = "Place",
  Topic = "Topic",
  Offer = "Offer",
  Need = "Need",
  Wish = "Wish",
  Voice = "Voice",
  Meeting = "Meeting",
  Decision = "Decision",
  WishStep = "WishStep",
  Introduction = "Introduction",
}

registerEnumType(NounName, {
  name: "Noun",
  description: "What kind of thing an entity is. / 種類",
  valuesConfig: {
    District: { description: "市・圏域・校区・町内" },
    Household: { description: "世帯" },
    Person: { description: "人" },
    Group: { description: "団体・グループ" },
    Company: { description: "企業・店" },
    Place: { description: "場所" },
    Topic: { description: "テーマ（何についての助け合いか）" },
    Offer: { description: "できること・サービス・使える物や場所" },
    Need: { description: "困りごと" },
    Wish: { description: "やってみたい・願い" },
    Voice: { description: "聞いた声 / one sentence heard" },
    Meeting: { description: "会議・話し合い" },
    Decision: { description: "話し合いで決めたこと" },
    WishStep: { description: "願いの一歩 / a step towards a wish" },
    Introduction: { description: "紹介" },
  },
});

/** Who may see a thing, in words; turned into codes when it is written. */
export enum ShownTo {
  PUBLIC = "PUBLIC",
  DISTRICT = "DISTRICT",
  COMMISSIONER = "COMMISSIONER",
  SELF = "SELF",
}

registerEnumType(ShownTo, {
  name: "ShownTo",
  description: "Who may see it. People and what is theirs are never public, whatever is asked. / 見せる相手",
  valuesConfig: {
    PUBLIC: { description: "だれでも / everybody" },
    DISTRICT: { description: "その校区のコーディネーターと本人 / the district's coordinators and the person" },
    COMMISSIONER: { description: "上に加えて、その校区の民生委員 / these and the district's welfare commissioners" },
    SELF: { description: "本人だけ / the person alone" },
  },
});

@ObjectType({ description: "A point on the earth, WGS 84. / 地点" })
@InputType("GeoPointInput", { description: "A point on the earth, WGS 84. / 地点" })
export class GeoPoint {
  @IsLongitude()
  @Field(() => Float, { description: "Degrees east. / 経度" })
  longitude!: number;

  @IsLatitude()
  @Field(() => Float, { description: "Degrees north. / 緯度" })
  latitude!: number;
}

/** What stands in the graph under the label :Entity, as a statement gave it. */
@InterfaceType({
  description: "Anything that has an id of its own and can be asked for by `entity(id)`. / id を持つもの",
  resolveType: (value: Entity) => value.noun,
})
export abstract class Entity {
  noun!: Noun;

  /** For the second gate, which every field passes: who may see it, and until when. Never part of the schema. */
  audience?: readonly string[] | null;
  audienceUntil?: Date | null;

  @Field(() => ID, { description: "Opaque and stable." })
  id!: string;

  @Field(() => String, {
    description: "The name as its owner writes it; of an offer, need or wish its title. / 名前・題",
  })
  name!: string;

  @Field(() => String, { nullable: true, description: "How the name is read; null when not recorded. / よみ" })
  kana?: string | null;

  @Field(() => Int, { description: "Counts the corrections, from 1; a correction names the version it is made to." })
  version!: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "When it was last corrected; null for what was never. / 最終更新",
  })
  updatedAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Where the record comes from (a file, a meeting, the person …). / 出どころ",
  })
  source?: string | null;

  @Field(() => ShownTo, {
    nullable: true,
    description: "Who may see it; null: nobody was named, so nobody sees it.",
  })
  shownTo?: ShownTo | null;
}

@InterfaceType({
  implements: Entity,
  description: "Whoever can offer, need or wish: a person, a group, a company, a place. / 担い手にも受け手にもなるもの",
  resolveType: (value: Entity) => value.noun,
})
export abstract class Party extends Entity {}

@InterfaceType({
  implements: Entity,
  description: "What stands somewhere. / 場所のあるもの",
  resolveType: (value: Entity) => value.noun,
})
export abstract class Located extends Entity {
  @Field(() => GeoPoint, { nullable: true, description: "Where it is; null when not recorded. / 位置" })
  point?: GeoPoint | null;
}

@ObjectType({ description: "An entity by name only; `entity` opens it. / 名前だけの参照" })
export class Mention {
  /** For the second gate, as with the entity itself. */
  audience?: readonly string[] | null;
  audienceUntil?: Date | null;

  @Field(() => ID, { description: "The entity's id." })
  id!: string;

  @Field(() => String, { description: "The entity's name." })
  name!: string;

  @Field(() => String, { nullable: true, description: "The English name, which topics have; null elsewhere." })
  nameEn?: string | null;

  @Field(() => NounName, { description: "What kind of thing it is." })
  noun!: Noun;
}

@Resolver(() => Mention)
export class MentionResolver {
  @FieldResolver(() => Entity, {
    nullable: true,
    description: "The entity itself; null when you may not see it (any more).",
  })
  async entity(@Root() mention: Mention, @Ctx() context: Context): Promise<Entity | null> {
    return entityById(context, mention.id);
  }
}

/** The entity of this id, or null where there is none that the viewer may see. All that one request asks for goes out together. */
export async function entityById(context: Context, id: string): Promise<Entity | null> {
  const loader = context.loader<Entity | null>("entity", async (ids) => {
    const rows = await context.ask<{ entity: Entity }>(entitiesById, { ids: [...ids] });
    const byId = new Map(rows.map((row) => [row.entity.id, row.entity]));
    return ids.map((each) => byId.get(each) ?? null);
  });
  return loader.load(id);
}

const ID_FORM = new RegExp(`^(?:${Object.values(NOUNS).join("|")})_[0-9A-Za-z_-]+$`);

/** True for what has the form of an id; anything else that a person typed is words. */
export function isId(text: string): boolean {
  return ID_FORM.test(text);
}
