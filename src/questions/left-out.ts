import { Arg, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";
import { inWords, Language, type Words } from "../things/language.ts";
import { MOST_CANDIDATES } from "./kanaeai/ground.ts";

/**
 * Of what an answer reads, weighs or lists no more than so many at once. The statements hold the same figures, and the house test of limits compares the two. Where
 * there was as much as that, the answer says so: it may be another with what lies beyond.
 */
export const MOST_READ = {
  ACQUAINTANCES: { most: 500, ja: "この人の知り合い", en: "acquaintances of this person" },
  ACQUAINTANCES_OF_EACH: { most: 50, ja: "一人ひとりの知り合い", en: "acquaintances of each person" },
  ACQUAINTANCES_OF_VISITORS: { most: 20, ja: "通う人それぞれの知り合い", en: "acquaintances of each who goes there" },
  ASKED_FIRST: { most: 5, ja: "先に確かめる相手", en: "people to be asked first" },
  DECISIONS: { most: 2_000, ja: "決めたこと", en: "decisions" },
  EXPERIENCED: { most: 200, ja: "ひらいた経験のある団体", en: "groups with experience" },
  GAPS: { most: 50, ja: "足りないテーマ", en: "topics that are missing" },
  HAPPENING: { most: 200, ja: "その場所で行われること", en: "things that happen at the place" },
  HOMES: { most: 300, ja: "町内ごとの住まい", en: "homes in each neighbourhood" },
  INTRODUCTIONS: { most: 2_000, ja: "待っている紹介", en: "introductions that wait" },
  MEETINGS: { most: 2_000, ja: "会議", en: "meetings" },
  MEMBERS_OF_EACH: { most: 50, ja: "団体ごとの会員", en: "members of each group" },
  NAMED: { most: 300, ja: "この言葉ではじまる名前", en: "names that begin so" },
  NEEDS: { most: 2_000, ja: "困りごと", en: "needs" },
  NEIGHBOURHOODS: { most: 400, ja: "町内", en: "neighbourhoods" },
  OFFERS_OF_ONE: { most: 50, ja: "この相手の申し出", en: "offers of this one" },
  OF_EACH_NOUN: { most: 8_000, ja: "人・団体・申し出など、種類ごとの記録", en: "records of each kind" },
  OWNERS: { most: 5, ja: "持ち主・運営者", en: "owners" },
  PARTNERS: { most: 20, ja: "結ぶ相手として近い場所", en: "of the nearest places as a partner" },
  PEOPLE_OF_PLACES: {
    most: 5_000,
    ja: "通う人のうち、知り合いを見る人",
    en: "people whose acquaintances are looked at",
  },
  PLACES: { most: 200, ja: "場所", en: "places" },
  PLACES_IN_REACH: { most: 3_000, ja: "歩いて行ける場所", en: "places to walk to" },
  RINGS: { most: MOST_CANDIDATES, ja: "輪と鎖の候補", en: "rings and chains that could be closed" },
  RING_MATERIAL: {
    most: 10_000,
    ja: "申し出・困りごと・願い、それぞれの記録",
    en: "offers, needs and wishes, of each",
  },
  STEPS_OF_WISH: { most: 100, ja: "一つの願いの歩み", en: "steps of a wish" },
  SUPPORTERS: { most: 500, ja: "一つの願いの応援", en: "supporters of a wish" },
  TIES_OF_A_KIND: { most: 100, ja: "種類ごとのつながり", en: "ties of each kind" },
  TIES_OF_ONE: { most: 500, ja: "一人（一団体）ごとのつながり", en: "ties of one person or group, each way" },
  TOLD_OF: {
    most: 301,
    ja: "この言葉が出てくる記録",
    en: "records that hold the word",
    instead: {
      ja: "この言葉が出てくる記録が300件を超えるので、名前やよみに出てくるものだけを挙げています。言葉を足すと、しぼれます。",
      en: "More than 300 records hold the word, so only those that bear it in their name or reading are listed; add a word to narrow it down.",
    },
  },
  VISITORS_OF_PLACE: { most: 100, ja: "場所ごとの通う人", en: "people of each place" },
  VOICES: { most: 2_000, ja: "声", en: "voices" },
  WAYS: { most: 5, ja: "道すじ", en: "ways" },
  WISHES: { most: 2_000, ja: "願い", en: "wishes" },
  WISHES_COMPARED: { most: 1_000, ja: "くらべる願い", en: "wishes to compare" },
  WISHES_FOR_A_PLACE: { most: 200, ja: "居場所につながる願い", en: "wishes for a place" },
  WISHES_OF_ONE: { most: 20, ja: "この人の願い", en: "wishes of this person" },
  WISHES_OF_PLACES: { most: 1_000, ja: "校区ごとの願い", en: "wishes of each district" },
} satisfies Record<string, Words & { most: number; instead?: Words }>;
export type ReadName = keyof typeof MOST_READ;
/** How many of it were read; null where nothing was. */
export type Read = readonly [name: ReadName, count: number | null];

@ObjectType({
  description:
    "Something of which an answer reads no more than so many at once, and there were as many: what lies beyond is not reckoned with. / 読みきれなかったかもしれないもの",
})
export class LeftOut {
  name!: ReadName;

  @Field(() => Int, { description: "So many were read." })
  most!: number;
}

@Resolver(() => LeftOut)
export class LeftOutSentences {
  @FieldResolver(() => String, { description: "In words. / 文で" })
  sentence(
    @Root() { name, most }: LeftOut,
    @Arg("language", () => Language, { defaultValue: Language.JA, description: "The sentence's language." })
    language: Language,
  ): string {
    const what: Words & { instead?: Words } = MOST_READ[name];
    return inWords(
      what.instead ?? {
        ja: `${what.ja}は一度に${most.toLocaleString("ja-JP")}件までです。その先は、この答えに入っていません。`,
        en: `No more than ${most.toLocaleString("en-GB")} ${what.en} are reckoned with at once; what lies beyond is not in this answer.`,
      },
      language,
    );
  }
}

/**
 * What is to be said when this many of a thing were read; nothing below its limit. Exactly as many as the limit count as too many: whether there was one more,
 * nobody looked.
 */
export function leftOutOf(...read: readonly Read[]): LeftOut[] {
  return read.flatMap(([name, count]) => {
    const { most } = MOST_READ[name];
    return (count ?? 0) >= most ? [{ name, most }] : [];
  });
}
