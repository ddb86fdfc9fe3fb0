/**
 * What kind of place it is, from what the list says of it: first the remarks (where the 2020 data sets put the category), then the
 * POI code (行政基本情報データ連携モデル), then the name. The first rule that fits decides, so the particular stands before the general:
 * a school's after-school club is childcare, a community centre's reading room a library.
 */
const BY_WORD: readonly (readonly [type: string, words: RegExp])[] = [
  ["OTHER", /駐輪場|駐車場|倉庫|団地|農園/u],
  ["LIBRARY", /図書|としょかん/u],
  ["CHILDCARE", /放課後|学童|保育|幼稚園|こども園|こども館|子ども館|児童|子育て|つどいの広場|親子|キッズ|こども発達/u],
  [
    "SPORTS",
    /体育館|スポーツ|プール|運動場|運動広場|グラウンド|野球場|サッカー場|テニス|陸上競技|多目的広場|武道|弓道|アリーナ/u,
  ],
  ["SCHOOL", /小学校|中学校|高等学校|高校|支援学校|義務教育|学園|大学/u],
  ["MEDICAL", /病院|診療|医院|クリニック|保健センター|保健所/u],
  ["CULTURE", /博物館|美術館|記念館|資料館|歴史館|伝承館|文化会館|文化センター|ギャラリー|動植物園|植物園|水族館/u],
  ["WELFARE", /福祉|老人|高齢者|デイサービス|障害|障がい|養護|いきいき|いこい|包括支援/u],
  ["HALL", /公会堂|ホール|集会所|集会施設|自治会館|町内会館|市民会館/u],
  [
    "COMMUNITY_CENTRE",
    /公民館|交流センター|コミュニティ|コミセン|ふれあい館|市民センター|地区センター|まちづくりセンター/u,
  ],
  ["OFFICE", /市役所|区役所|町役場|村役場|庁舎|支所|出張所|行政サービス|窓口連絡所|執務室|消防|警察|交番/u],
  ["PARK", /公園|緑地|広場/u],
];

const BY_POI: readonly (readonly [type: string, code: RegExp])[] = [
  ["LIBRARY", /^1512$/u],
  ["CHILDCARE", /^(140[1-6]|1501)$/u],
  ["SCHOOL", /^15(0[2-9]|10)$/u],
  ["WELFARE", /^14/u],
  ["HALL", /^(1308|1309|1016)$/u],
  ["COMMUNITY_CENTRE", /^(1305|1307)$/u],
  ["OFFICE", /^1[23]/u],
  ["MEDICAL", /^16/u],
  ["SPORTS", /^11/u],
  ["PARK", /^100[2-6]$/u],
  ["CULTURE", /^(08|101[1-5])/u],
];

export function placeType(name: string, remarks: string, poi: string): string {
  const code = poi.normalize("NFKC").trim();
  return (
    BY_WORD.find(([, words]) => words.test(remarks))?.[0] ??
    BY_POI.find(([, codes]) => codes.test(code))?.[0] ??
    BY_WORD.find(([, words]) => words.test(name))?.[0] ??
    "OTHER"
  );
}
