import { GraphQLDateTime } from "graphql-scalars";
import { Arg, Field, FieldResolver, ID, Int, ObjectType, registerEnumType, Resolver, Root } from "type-graphql";
import { Mention, ShownTo } from "./entity.ts";
import { inWords, Language, type Words } from "./language.ts";
import { TIES, type Noun, type TieKind } from "./model.ts";

/** The kinds of the model as GraphQL's enum; the model stays the only list. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- built from the very keys it names
export const TieKindName = Object.fromEntries(Object.keys(TIES).map((kind) => [kind, kind])) as { [K in TieKind]: K };

registerEnumType(TieKindName, {
  name: "TieKind",
  description: "What joins two entities; the direction is that of the sentence. / つながりの種類",
  valuesConfig: Object.fromEntries(
    Object.entries(TIES).map(([kind, rule]) => [kind, { description: `${rule.ja} / ${rule.en}` }]),
  ),
});

@ObjectType({
  description: "A tie between two entities, with where it is known from and when it was last confirmed. / つながり",
})
export class Tie {
  @Field(() => ID, { description: "Opaque and stable." })
  id!: string;

  @Field(() => TieKindName, { description: "The kind; it reads from `from` to `to`." })
  kind!: TieKind;

  @Field(() => Mention, { description: "Where the sentence of the tie begins." })
  from!: Mention;

  @Field(() => Mention, { description: "Where it ends." })
  to!: Mention;

  @Field(() => String, {
    nullable: true,
    description: "As what: chair, neighbour, daughter …; null when not recorded. / 役割・間柄",
  })
  role?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "In force since; null when not recorded." })
  since?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Ended at; null while it lasts." })
  until?: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "When it was last confirmed; null when never. / 最終確認日",
  })
  observedAt?: Date | null;

  @Field(() => String, { nullable: true, description: "Where it is known from. / 情報の出どころ" })
  source?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Who vouches for it, in words or by id; null when nobody is recorded, or when it is a person and you are no staff. / 確認した人",
  })
  assuredBy?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "With MEMBER_OF and FREQUENTS: the person agreed to go along with somebody who comes for the first time; null when nobody asked. / 初めての人といっしょに行く",
  })
  accompanies?: boolean | null;

  @Field(() => ShownTo, {
    nullable: true,
    description: "Who may see the tie; null for ties that are seen with their start.",
  })
  shownTo?: ShownTo | null;

  @Field(() => Int, { description: "Counts the corrections, from 1." })
  version!: number;
}

@Resolver(() => Tie)
export class TieSentences {
  @FieldResolver(() => String, { description: "The tie as a sentence. / つながりを文で" })
  sentence(
    @Root() tie: Tie,
    @Arg("language", () => Language, { defaultValue: Language.JA, description: "The sentence's language." })
    language: Language,
  ): string {
    return inWords(tieInWords(tie), language);
  }
}

const DAY_JA = new Intl.DateTimeFormat("ja-JP", {
  timeZone: "Asia/Tokyo",
  year: "numeric",
  month: "long",
  day: "numeric",
});
const DAY_EN = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Tokyo",
  year: "numeric",
  month: "short",
  day: "numeric",
});

export function dayInWords(day: Date): Words {
  return { ja: DAY_JA.format(day), en: DAY_EN.format(day) };
}

/** 「佐藤さんとみどりサロンは…」: the rule's sentence with the names put in, and the role behind it. */
export function tieInWords(tie: Pick<Tie, "kind" | "from" | "to" | "role">): Words {
  const rule = TIES[tie.kind];
  const role = tie.role ? `（${tie.role}）` : "";
  return {
    ja: put(rule.ja, honoured(tie.from), honoured(tie.to)) + role,
    en:
      put(rule.en, tie.from.nameEn ?? tie.from.name, tie.to.nameEn ?? tie.to.name) + (tie.role ? ` (${tie.role})` : ""),
  };
}

function put(sentence: string, from: string, to: string): string {
  return sentence.replace(/[AB]/g, (end) => (end === "A" ? from : to));
}

const TITLED: readonly Noun[] = ["Offer", "Need", "Wish", "WishStep", "Introduction", "Voice", "Decision"];

/** People are spoken of as さん; titles and what was said stand in brackets. */
export function honoured(mention: Mention): string {
  if (mention.noun === "Person") return `${mention.name}さん`;
  return TITLED.includes(mention.noun) ? `「${mention.name}」` : mention.name;
}
