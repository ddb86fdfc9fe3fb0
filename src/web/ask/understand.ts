import suggestDocument from "../../../schema/operations/app/Suggest.graphql?raw";
import whichDistrict from "../../../schema/operations/app/WhichDistrict.graphql?raw";
import type { SuggestQuery, WhichDistrictQuery } from "../../operations.generated.ts";
import { questions } from "virtual:catalogue";
import type { Question } from "../catalogue/catalogue.ts";
import { ask } from "../server/client.ts";
import type { Tongue } from "../words/index.ts";
import type { Variables } from "./address.ts";

export interface Thing {
  readonly id: string;
  readonly name: string;
  readonly kana?: string | null;
  readonly noun: string;
}

/** One way in which a sentence may be meant. */
export type Meaning =
  | {
      readonly kind: "question";
      readonly question: Question;
      readonly variables: Variables;
      readonly names: Readonly<Record<string, string>>;
    }
  | { readonly kind: "thing"; readonly thing: Thing };

/** What a typed sentence may mean, the likeliest first: a question of the catalogue with the district that it names, or somebody's name. */
export async function understand(
  text: string,
  tongue: Tongue,
  home: string | undefined,
  signal: AbortSignal,
): Promise<Meaning[]> {
  const said = text.trim();
  if (said === "") return [];
  const [district, things] = await Promise.all([districtIn(said, signal), suggest(said, undefined, signal)]);
  const rest = district ? said.slice(district.words.length).replace(/^[でのにはを、\s]+/, "") : said;
  const where = district?.id ?? home;
  const variables: Variables = where === undefined ? {} : { district: where };
  const names: Readonly<Record<string, string>> = district ? { district: district.name } : {};
  const topic = topicIn(rest);
  const whoCanHelp = questions.find(({ name }) => name === "WhoCanHelp");
  const helped: Meaning[] =
    whoCanHelp && topic !== ""
      ? [{ kind: "question", question: whoCanHelp, variables: { ...variables, topic }, names: { ...names, topic } }]
      : [];
  const likely = likeliest(rest, tongue);
  const asked: Meaning[] = likely.map(({ question }) => ({
    kind: "question",
    question,
    variables: question.variables.some(({ name }) => name === "district") ? variables : {},
    names,
  }));
  const named: Meaning[] = things.map((thing) => ({ kind: "thing", thing }));
  const isName = things.some(({ name, kana }) => [name, kana ?? ""].some((each) => bare(each) === bare(said)));
  if (isName) return [...named, ...helped, ...asked];
  // What is like a question of the catalogue word for word is meant as one.
  return likely[0] !== undefined && likely[0].score > 0.5
    ? [...asked, ...helped, ...named]
    : [...helped, ...asked, ...named];
}

function bare(text: string): string {
  return text.normalize("NFKC").replaceAll(/\s/g, "").toLowerCase();
}

/** Where a sentence begins with a district: “みどり校区で…”. */
async function districtIn(
  said: string,
  signal: AbortSignal,
): Promise<{ id: string; name: string; words: string } | undefined> {
  const ends = [...said.matchAll(/[でのにはを、\s]|$/g)].map(({ index }) => index).filter((index) => index > 0);
  const beginnings = [...new Set(ends)].slice(0, 4).map((end) => said.slice(0, end));
  const words = (at: number): string => beginnings[at] ?? beginnings[0] ?? said;
  const { data } = await ask<WhichDistrictQuery>(
    whichDistrict,
    { a: words(0), b: words(1), c: words(2), d: words(3) },
    signal,
  );
  if (!data) return undefined;
  const found = [data.a, data.b, data.c, data.d].flatMap((each, at) => (each ? [{ ...each, words: words(at) }] : []));
  // The server understands a longer beginning too; what comes behind the name is what is asked.
  return found.toSorted((a, b) => a.words.length - b.words.length)[0];
}

/** “病院の付き添いができる人は？” asks about 病院の付き添い. */
function topicIn(rest: string): string {
  return rest
    .replace(/[？?。]+$/, "")
    .replace(
      /(?:を|が|に|の)?(?:手伝|助け|支え)(?:って|い)?(?:くれる|もらえる|える|られる|てくれる)?(?:人|ひと|ところ|場所)?(?:は|を|が)?(?:だれ|誰|いる|いますか|さがして|探して)?$/,
      "",
    )
    .replace(
      /(?:を|が)?(?:できる|してくれる|やってくれる|お願いできる|頼める)(?:人|ひと|ところ|場所)?(?:は|を|が)?(?:だれ|誰|いる|いますか|さがして|探して)?$/,
      "",
    )
    .replace(/^who can help (?:with|me with) /i, "")
    .trim();
}

/** The questions of the catalogue whose words are most like these, with how like; 0 to 1. */
function likeliest(rest: string, tongue: Tongue): { readonly question: Question; readonly score: number }[] {
  const scored = questions.map((question) => ({ question, score: likeness(rest, question.sentence[tongue]) }));
  return scored
    .filter(({ score, question }) => score > 0.18 && question.name !== "WhoCanHelp")
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 4);
}

/** The share of the typed pairs of letters that the sentence has too. */
function likeness(typed: string, sentence: string): number {
  const pairs = pairsOf(typed);
  if (pairs.size === 0) return 0;
  const known = pairsOf(sentence.replaceAll(/\{\w+\}/g, " "));
  return [...pairs].filter((pair) => known.has(pair)).length / pairs.size;
}

function pairsOf(text: string): Set<string> {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s、。？?！!「」“”"]/g, "");
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)));
}

/** Whoever and whatever bears a name like this. */
export async function suggest(
  text: string,
  nouns: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<Thing[]> {
  if (text.trim() === "") return [];
  const { data } = await ask<SuggestQuery>(suggestDocument, { text, ...(nouns && { nouns }) }, signal);
  return (data?.search.nodes ?? []).map(({ __typename: noun, id, name, kana }) => ({ noun, id, name, kana }));
}
