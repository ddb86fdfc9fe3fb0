import { Field, ObjectType, Resolver, FieldResolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { NOTHING } from "../../graph/steady.ts";
import { entityById, Mention, type Entity } from "../../things/entity.ts";
import { enumOf, Stance } from "../../things/enums.ts";
import { fold, grams, luceneAny, squeeze } from "../../things/text.ts";
import { titleOf, type Voice } from "../../things/voice.ts";
import { Slot } from "../answer.ts";
import { topicOf, type Found } from "../matching/understand.ts";
import { theDistrict } from "../the-district.ts";
import { hoursSaid } from "./hours-said.ts";

const readDrafts = statement(import.meta.url, "drafts.cypher");

export const DraftKind = enumOf("DraftKind", "What a voice looks like. / 声の種類の見立て", {
  WISH: "願い / a wish",
  NEED: "困りごと / a need",
  OFFER: "できること / an offer",
  FUTURE: "将来の声 / about the future of the district",
});

@ObjectType({
  description:
    "What a sentence proposes, to be looked at by whoever sorts it; nothing of it is written anywhere. / 仕分けの下書き",
})
export class VoiceDraft {
  @Field(() => DraftKind, {
    nullable: true,
    description: "What it looks like, by the words in `signs`; null when nothing tells. / 種類",
  })
  kind!: keyof typeof DraftKind | null;

  @Field(() => [String], { description: "The words of the sentence that tell so. / 手がかりのことば" })
  signs!: string[];

  @Field(() => Stance, { nullable: true, description: "Which side a wish takes; null when it cannot be told. / 向き" })
  stance!: keyof typeof Stance | null;

  @Field(() => String, { description: "The sentence as a title. / 題" })
  title!: string;

  @Field(() => Mention, { nullable: true, description: "The topic, where one stands out; null otherwise. / テーマ" })
  topic!: Mention | null;

  @Field(() => [Mention], { description: "What it may be about, the likeliest first, at most five. / テーマの候補" })
  topics!: Mention[];

  @Field(() => Mention, {
    nullable: true,
    description: "Whose it is, where one known name stands in it and only one bears it, of those you may see. / 本人",
  })
  party!: Mention | null;

  @Field(() => [Mention], { description: "Those who bear a name that stands in it, at most five. / 名前の合う人" })
  parties!: Mention[];

  @Field(() => String, {
    nullable: true,
    description: "A name that stands in it and that nobody you may see here bears; null otherwise. / まだ知らない名前",
  })
  unknownName!: string | null;

  slotTexts!: string[];
}

@Resolver(() => VoiceDraft)
export class VoiceDraftSlots {
  @FieldResolver(() => [Slot], { description: "The weekly hours it names; empty where it names no day. / 曜日と時間" })
  slots(@Root() draft: VoiceDraft): Slot[] {
    return draft.slotTexts.map((text) => ({ text }));
  }
}

interface Row extends Record<string, unknown> {
  at: number;
  topics: Found[];
  people: { whole: boolean; party: Mention }[];
}

/** The draft of one sentence heard in these school districts. All that one request asks for goes out as one statement. */
async function draftOf(context: Context, text: string, districts: readonly string[]): Promise<VoiceDraft> {
  const loader = context.loader<VoiceDraft>("drafts", async (keys) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written two lines below
    const sentences = keys.map((key) => JSON.parse(key) as [string, string[]]);
    const rows = await context.ask<Row>(readDrafts, {
      rows: sentences.map(([said, here], at) => [
        at,
        grams(said),
        luceneAny(said) || NOTHING,
        grams(said).filter((gram) => Array.from(gram).length > 2),
        namesIn(said),
        here,
      ]),
    });
    const found = new Map(rows.map((row) => [row.at, row]));
    return sentences.map(([said], at) => drafted(said, found.get(at)));
  });
  return loader.load(JSON.stringify([text, districts]));
}

export async function draftOfVoice(context: Context, voice: Voice): Promise<VoiceDraft> {
  return draftOf(context, voice.text ?? "", districtsOf(voice));
}

/** The same of a sentence that was not written down; null where its district is not known. */
export async function draftWithin(context: Context, text: string, district: string): Promise<VoiceDraft | null> {
  const { id } = await theDistrict(context, district);
  const found = id === null ? null : await entityById(context, id);
  if (found?.noun !== "District") return null;
  return draftOf(context, text, districtsOf(found));
}

function districtsOf(entity: Entity): string[] {
  const districts: unknown = Reflect.get(entity, "districts");
  return Array.isArray(districts) ? districts.filter((each): each is string => typeof each === "string") : [];
}

function drafted(text: string, row: Row | undefined): VoiceDraft {
  const topic = topicOf(text, row?.topics ?? []);
  const parties = partiesOf(row?.people ?? []);
  const { kind, signs } = kindOf(fold(text));
  return {
    kind,
    signs,
    stance: kind === "WISH" ? stanceOf(fold(text)) : null,
    title: titleOf(text),
    topic: topic.meant,
    topics: [...topic.likely],
    party: parties.length === 1 ? parties[0]! : null,
    parties,
    unknownName: parties.length === 0 ? (calledIn(text) ?? null) : null,
    slotTexts: hoursSaid(fold(text)),
  };
}

/** Whoever's whole name stands there goes before those who share a family name with it. */
function partiesOf(people: Row["people"]): Mention[] {
  const whole = people.filter((each) => each.whole);
  return (whole.length > 0 ? whole : people).map(({ party }) => party);
}

/** What stands before a form of address: 佐藤さん, ランさん, おかもとさん. */
const CALLED =
  /([\p{Script=Han}々]{1,4}(?![はがのをにともでやへ])\p{Script=Hiragana}{1,4}|[\p{Script=Han}々]{1,6}|[\p{Script=Katakana}ー]{2,10}|[\p{Script=Hiragana}]{2,5})(?:さん|ちゃん|くん|君|様|先生)/u;
/** These end like names, and are none. */
const NO_NAMES =
  /たくさん|(?:みな|皆|奥|嫁|婿|孫|娘|息子|業者|患者|外国人|民生委員|保健師|看護師|職員|店長|会長|園長|校長)(?:さん|様|先生)|お(?:母|父|兄|姉|子|客|嫁|婿|孫|隣|となり|年寄り|医者|かあ|とう|にい|ねえ|ばあ|じい|ばさ|じさ|まご|子|客|嬢)(?:さん|ちゃん|様)|(?:赤|あか)ちゃん/gu;

function calledIn(text: string): string | undefined {
  return CALLED.exec(text.replace(NO_NAMES, "、"))?.[1];
}

/** The names by which somebody is called in the sentence, folded as the index keeps them; the longest first. */
function namesIn(text: string): string[] {
  const called = calledIn(text);
  if (called === undefined) return [];
  const chars = Array.from(squeeze(called));
  // 「近所の佐藤さん」 gives 佐藤; 「隣町佐藤さん」 would give 隣町佐藤 as well as 町佐藤 and 佐藤.
  return chars
    .map((_, from) => chars.slice(from).join(""))
    .filter((name, at) => at === 0 || Array.from(name).length > 1);
}

const SIGNS: readonly (readonly [kind: keyof typeof DraftKind, words: RegExp])[] = [
  [
    "FUTURE",
    /将来|未来|いつか|年後|年先|なったらいい|になれば|な(?:まち|町|校区|団地|地区)(?:に|で|が)|ずっと(?:住|暮ら)|残していき|いつまでも|someday|one day|in the future|years from now/gu,
  ],
  [
    "OFFER",
    /できますよ?|手伝えます?|貸せます?|貸してもいい|使って(?:ください|いい|もらって|ほしい)|教えられます?|教えますよ|余って|あげます|譲り|出せます|乗せ(?:られ|てあげ|ていけ)|引き受け|空いている部屋|can help|can lend|can teach|happy to|feel free/gu,
  ],
  [
    "NEED",
    /困(?:って|る|り)|でき(?:ない|なく|ず)|行け(?:ない|なく|ず)|つらい|辛い|不安|心配|大変|足りない|分から(?:ない|なく)|わから(?:ない|なく)|こわい|怖い|重くて|痛くて|痛い|助けて|いなくなって|cannot|can't|trouble|worried|afraid/gu,
  ],
  [
    "WISH",
    /[いきしちにみりびぎべれえてけげめ]たい|ほしい|欲しい|あったらいい|といいな|したいな|want|would like|wish|hope/gu,
  ],
];

/** By the words that people use; the first kind that shows itself, in the order above: 「困っているから助けてほしい」 is a need. */
function kindOf(folded: string): { kind: keyof typeof DraftKind | null; signs: string[] } {
  for (const [kind, words] of SIGNS) {
    const signs = [...new Set(Array.from(folded.matchAll(words), ([found]) => found))];
    if (signs.length > 0) return { kind, signs };
  }
  return { kind: null, signs: [] };
}

function stanceOf(folded: string): keyof typeof Stance | null {
  if (/(?:教え|伝え|手伝い|貸し|あげ|届け|応援し|読んであげ|役に立ち|譲り)たい|teach|help others/u.test(folded))
    return "GIVE";
  if (/いっしょに|一緒に|みんなで|仲間|together/u.test(folded)) return "TOGETHER";
  if (/習い|教わり|(?:て|で)ほしい|(?:て|で)もらい|(?:て|で)みたい|learn/u.test(folded)) return "RECEIVE";
  return null;
}
