import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { Chance } from "./chance.ts";

/** [as written, as read] */
export type Name = readonly [name: string, kana: string];

function names(text: string): Name[] {
  return text.split(" ").map((pair): Name => {
    const [name = "", kana = ""] = pair.split("/");
    return [name, kana];
  });
}

export const SURNAMES = names(
  "伊藤/いとう 渡辺/わたなべ 中村/なかむら 小林/こばやし 加藤/かとう 山口/やまぐち 松本/まつもと 井上/いのうえ 木村/きむら 林/はやし " +
    "清水/しみず 山崎/やまざき 森/もり 池田/いけだ 橋本/はしもと 阿部/あべ 石川/いしかわ 前田/まえだ 藤田/ふじた 後藤/ごとう " +
    "長谷川/はせがわ 村上/むらかみ 近藤/こんどう 遠藤/えんどう 青木/あおき 坂本/さかもと 西村/にしむら 福田/ふくだ 太田/おおた 三浦/みうら",
);

export const GIVEN = names(
  "和子/かずこ 幸子/さちこ 節子/せつこ 洋子/ようこ 恵子/けいこ 京子/きょうこ 久美子/くみこ 真由美/まゆみ 智子/ともこ 美咲/みさき " +
    "葵/あおい さくら/さくら 清/きよし 茂/しげる 勝/まさる 弘/ひろし 博/ひろし 誠/まこと 健一/けんいち 浩二/こうじ " +
    "大輔/だいすけ 拓也/たくや 翔太/しょうた 蓮/れん 悠真/ゆうま 光/ひかる 千代/ちよ ミツ/みつ 正雄/まさお 三郎/さぶろう",
);

/** First halves of districts' names; the second half, or a number, sets them apart. */
const GROUND = names(
  "東/ひがし 西/にし 南/みなみ 北/きた 上/かみ 下/しも 中/なか 大/おお 小/こ 新/しん 古/ふる 高/たか 深/ふか 長/なが 白/しろ 青/あお 赤/あか 石/いし 竹/たけ 松/まつ",
);
const SCENE = names(
  "野/の 原/はら 沢/さわ 谷/たに 崎/さき 浦/うら 宮/みや 森/もり 塚/つか 池/いけ 坂/さか 浜/はま 島/しま 田/た 瀬/せ 山/やま 里/さと 窪/くぼ 尾/お 津/つ",
);

/** The name of a generated district by its number: 400 different ones. */
export function groundName(at: number): Name {
  const [first, second] = [GROUND[at % GROUND.length]!, SCENE[(at + Math.floor(at / GROUND.length)) % SCENE.length]!];
  return [first[0] + second[0], first[1] + second[1]];
}

export interface TopicRow {
  readonly id: string;
  readonly name: string;
  readonly kana: string;
  readonly nameEn: string;
  readonly level: string;
}

const EVERYDAY = [
  "top_shopping-errand",
  "top_hospital-accompaniment",
  "top_conversation",
  "top_light-bulb",
  "top_ride",
  "top_rubbish-out",
];

/** What people offer, need and wish, the most usual first. The order is the same for every generated city. */
export function topicsByPopularity(): TopicRow[] {
  const rows: TopicRow[] = parse(readFileSync(new URL("../topics.csv", import.meta.url), "utf8"), {
    columns: true,
    bom: true,
  });
  const chance = new Chance("topics");
  const rank = new Map(
    rows.map(({ id }) => [id, EVERYDAY.includes(id) ? EVERYDAY.indexOf(id) - EVERYDAY.length : chance.throw()]),
  );
  return rows.filter(({ level }) => level === "3").toSorted((a, b) => rank.get(a.id)! - rank.get(b.id)!);
}
