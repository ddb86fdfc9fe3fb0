/**
 * What published files look like, as data: which columns a kind of file has, which of them tell it from the others, and under which
 * of our own words each is read. A new edition of a data set is a new entry here and nothing else.
 *
 * 2020: 推奨データセット. 2023+: 自治体標準オープンデータセット. A27: 国土数値情報 小学校区データ.
 */

/** Our own words for columns. A word may stand under several headings; the first that has a value counts. */
export type Field =
  | "code"
  | "id"
  | "nationalId"
  | "prefecture"
  | "municipality"
  | "standsIn"
  | "name"
  | "kana"
  | "nickname"
  | "poi"
  | "address"
  | "addressPrefecture"
  | "addressTown"
  | "addressNumber"
  | "building"
  | "latitude"
  | "longitude"
  | "phone"
  | "organisation"
  | "days"
  | "opens"
  | "closes"
  | "hoursNote"
  | "description"
  | "accessibility"
  | "url"
  | "remarks"
  | "capacity"
  | "covers"
  | "receives"
  | "schoolCode"
  | "schoolName"
  | "founder";

export type Fields = Readonly<Partial<Record<Field, readonly string[]>>>;

export interface Profile {
  readonly name: string;
  readonly title: { readonly ja: string; readonly en: string };
  readonly format: "CSV" | "GEOJSON";
  /** The importer that takes it in; absent for what Musubi recognises but cannot take in yet. */
  readonly importer?: "public-facilities" | "shelters" | "school-districts";
  /** Headings as published. */
  readonly columns: readonly string[];
  /** Those among them that tell this kind of file from others; each counts as much as three. */
  readonly telling: readonly string[];
  /** What the file is usually called. */
  readonly fileName?: RegExp;
  readonly fields?: Fields;
  /** For shelters: which kind the whole list is of. */
  readonly shelterType?: "EMERGENCY" | "DESIGNATED";
  /** Where the publisher is always the same. */
  readonly licence?: string;
  readonly attribution?: string;
}

const HEAD_2020 = ["都道府県コード又は市区町村コード", "NO", "都道府県名", "市区町村名"];
const WHERE_2020 = ["住所", "方書", "緯度", "経度"];
const HOURS_2020 = ["利用可能曜日", "開始時間", "終了時間", "利用可能日時特記事項"];
const HEAD_2023 = ["全国地方公共団体コード", "ID", "地方公共団体名"];
const WHERE_2023 = [
  "所在地_全国地方公共団体コード",
  "町字ID",
  "所在地_連結表記",
  "所在地_都道府県",
  "所在地_市区町村",
  "所在地_町字",
  "所在地_番地以下",
  "建物名等(方書)",
  "緯度",
  "経度",
];
const CONTACT_2023 = [
  "電話番号",
  "内線番号",
  "連絡先メールアドレス",
  "連絡先FormURL",
  "連絡先備考(その他、SNSなど)",
  "郵便番号",
];
const HAZARDS = ["洪水", "崖崩れ、土石流及び地滑り", "高潮", "地震", "津波", "大規模な火事", "内水氾濫", "火山現象"];

/** Places of a city's CSV files, both editions: the older heading first. */
const PLACE: Fields = {
  code: ["都道府県コード又は市区町村コード", "全国地方公共団体コード", "市区町村コード"],
  id: ["ID", "NO"],
  prefecture: ["都道府県名", "所在地_都道府県"],
  municipality: ["市区町村名", "地方公共団体名"],
  standsIn: ["所在地_市区町村"],
  name: ["名称"],
  kana: ["名称_カナ"],
  nickname: ["名称_通称"],
  poi: ["POIコード"],
  address: ["住所", "所在地_連結表記"],
  addressPrefecture: ["所在地_都道府県"],
  addressTown: ["所在地_町字"],
  addressNumber: ["所在地_番地以下"],
  building: ["方書", "建物名等(方書)"],
  latitude: ["緯度"],
  longitude: ["経度"],
  phone: ["電話番号"],
  organisation: ["団体名"],
  days: ["利用可能曜日"],
  opens: ["開始時間"],
  closes: ["終了時間"],
  hoursNote: ["利用可能日時特記事項", "利用可能時間特記事項"],
  description: ["説明"],
  accessibility: ["バリアフリー情報"],
  url: ["URL"],
  remarks: ["備考"],
  capacity: ["想定収容人数"],
  covers: ["対象となる町会・自治会"],
};

const GSI_PLACE: Fields = {
  nationalId: ["共通ID"],
  municipality: ["都道府県名及び市町村名"],
  name: ["施設・場所名"],
  address: ["住所"],
  receives: ["受入対象者"],
  description: ["その他市町村長が必要と認める事項"],
  remarks: ["備考"],
};
const GSI = {
  licence: "国土地理院コンテンツ利用規約（公共データ利用規約 PDL1.0 互換）",
  attribution: "国土地理院「指定緊急避難場所・指定避難所データ」",
} as const;

function words(text: string): string[] {
  return text.split(" ");
}

export const PROFILES: readonly Profile[] = [
  {
    name: "public-facilities-2020",
    title: { ja: "公共施設一覧（2020 推奨データセット）", en: "public facilities (2020 columns)" },
    format: "CSV",
    importer: "public-facilities",
    columns: [
      ...HEAD_2020,
      ...words("名称 名称_カナ 名称_通称 POIコード"),
      ...WHERE_2020,
      ...words("電話番号 内線番号 法人番号 団体名"),
      ...HOURS_2020,
      ...words("説明 バリアフリー情報 URL 備考"),
    ],
    telling: ["名称_通称", "POIコード", "説明", "バリアフリー情報"],
    fileName: /public_facility/u,
    fields: PLACE,
  },
  {
    name: "public-facilities-2023",
    title: { ja: "公共施設一覧（自治体標準オープンデータセット）", en: "public facilities (2023+ columns)" },
    format: "CSV",
    importer: "public-facilities",
    columns: [
      ...HEAD_2023,
      ...words("名称 名称_カナ 名称_英字 名称_通称 POIコード 外部識別子 外部識別子の値"),
      ...WHERE_2023,
      ...words("高度の種別 高度の値"),
      ...CONTACT_2023,
      ...words("法人番号 団体名 利用可能曜日 開始時間 終了時間 利用可能時間特記事項 説明 車椅子可"),
      ...words("車椅子貸出 ツエ貸出 バリアフリートイレ スロープ、エレベータ、エスカレータ"),
      ...words("点字ブロック等の移動支援 点字や読上による支援 盲導犬・介助犬、聴導犬同伴 字幕 筆談対応"),
      ...words("優先駐車場 オストメイト対応トイレ 授乳室 おむつ替えコーナー 飲食可否 ベビーカー貸出"),
      ...words("ベビーカー利用 URL 画像 画像_ライセンス 備考"),
    ],
    telling: ["POIコード", "外部識別子", "車椅子可", "バリアフリートイレ"],
    fileName: /public_facility/u,
    fields: PLACE,
  },
  {
    name: "gsi-emergency-shelters",
    title: { ja: "国土地理院 指定緊急避難場所", en: "GSI emergency shelters" },
    format: "GEOJSON",
    importer: "shelters",
    columns: [
      "NO",
      "共通ID",
      "都道府県名及び市町村名",
      "施設・場所名",
      "住所",
      ...HAZARDS,
      "指定避難所との住所同一",
      "備考",
    ],

    telling: ["共通ID", "指定避難所との住所同一", "洪水"],
    fields: GSI_PLACE,
    shelterType: "EMERGENCY",
    ...GSI,
  },
  {
    name: "gsi-designated-shelters",
    title: { ja: "国土地理院 指定避難所", en: "GSI designated shelters" },
    format: "GEOJSON",
    importer: "shelters",
    columns: [
      ...words("NO 共通ID 都道府県名及び市町村名 施設・場所名 住所 指定緊急避難場所との住所同一"),
      ...words("その他市町村長が必要と認める事項 受入対象者 備考"),
    ],
    telling: ["共通ID", "指定緊急避難場所との住所同一", "受入対象者"],
    fields: GSI_PLACE,
    shelterType: "DESIGNATED",
    ...GSI,
  },
  {
    name: "emergency-shelters-2020",
    title: { ja: "指定緊急避難場所一覧（2020 推奨データセット）", en: "emergency shelters (2020 columns)" },
    format: "CSV",
    importer: "shelters",
    columns: [
      ...words("NO 名称 名称_カナ"),
      ...WHERE_2020,
      ...words("標高 電話番号 内線番号 市区町村コード 都道府県名 市区町村名"),
      ...HAZARDS.map((hazard) => `災害種別_${hazard}`),
      ...words("指定避難所との重複 想定収容人数 対象となる町会・自治会 URL 備考"),
    ],
    telling: ["災害種別_洪水", "災害種別_津波", "指定避難所との重複", "対象となる町会・自治会"],
    fileName: /evacuation_space/u,
    fields: PLACE,
    shelterType: "EMERGENCY",
  },
  {
    name: "emergency-shelters-2023",
    title: { ja: "指定緊急避難場所一覧（自治体標準オープンデータセット）", en: "emergency shelters (2023+ columns)" },
    format: "CSV",
    importer: "shelters",
    columns: [
      ...words("全国地方公共団体コード ID 名称 名称_カナ 名称_英字"),
      ...WHERE_2023,
      ...words("標高"),
      ...CONTACT_2023,
      ...words("市区町村コード 地方公共団体名"),
      ...HAZARDS.map((hazard) => `災害種別_${hazard}`),
      ...words("指定避難所との重複 想定収容人数 対象となる町会・自治会 URL 画像 画像_ライセンス 備考"),
    ],
    telling: ["災害種別_洪水", "災害種別_津波", "指定避難所との重複", "対象となる町会・自治会"],
    fileName: /evacuation_space/u,
    fields: PLACE,
    shelterType: "EMERGENCY",
  },
  {
    name: "school-districts-layer",
    title: { ja: "小学校区（市の地図データ）", en: "school districts (a city's map layer)" },
    format: "GEOJSON",
    importer: "school-districts",
    columns: ["SAFIELD001", "SAFIELD002", "SAFIELD003", "SAFIELD004"],

    telling: ["SAFIELD001"],
    fileName: /school_?district|校区|学区/u,
    fields: {
      schoolName: ["SAFIELD001"],
      remarks: ["SAFIELD002"],
      organisation: ["SAFIELD003"],
      phone: ["SAFIELD004"],
    },
  },
  {
    name: "school-districts-a27",
    title: { ja: "国土数値情報 小学校区（A27）", en: "school districts (National Land Numerical Information A27)" },
    format: "GEOJSON",
    importer: "school-districts",
    columns: ["A27_001", "A27_002", "A27_003", "A27_004", "A27_005"],

    telling: ["A27_003", "A27_004"],
    fileName: /A27/u,
    fields: {
      code: ["A27_001"],
      founder: ["A27_002"],
      schoolCode: ["A27_003"],
      schoolName: ["A27_004"],
      address: ["A27_005"],
    },
    attribution: "国土交通省 国土数値情報（小学校区データ）",
  },
  {
    name: "school-districts-a27-2010",
    title: { ja: "国土数値情報 小学校区（A27、平成22年度）", en: "school districts (A27, 2010 edition)" },
    format: "GEOJSON",
    importer: "school-districts",
    columns: ["A27_005", "A27_006", "A27_007", "A27_008"],

    telling: ["A27_005", "A27_006"],
    fileName: /A27/u,
    fields: {
      code: ["A27_005"],
      founder: ["A27_006"],
      schoolName: ["A27_007", "name"],
      address: ["A27_008", "address"],
    },
    attribution: "国土交通省 国土数値情報（小学校区データ）",
  },

  // What is often published beside these, and cannot be taken in yet: so that the refusal can say what it is.
  {
    name: "aed",
    title: { ja: "AED設置箇所一覧", en: "AED locations" },
    format: "CSV",
    columns: [
      ...HEAD_2020,
      ...words("名称 名称_カナ"),
      ...WHERE_2020,
      ...words("設置位置 電話番号 内線番号 法人番号 団体名"),
      ...HOURS_2020,
      ...words("小児対応設備の有無 URL 備考"),
    ],
    telling: ["設置位置", "小児対応設備の有無"],
    fileName: /aed/u,
  },
  {
    name: "aed-2023",
    title: { ja: "AED設置箇所一覧（自治体標準オープンデータセット）", en: "AED locations (2023+ columns)" },
    format: "CSV",
    columns: [
      ...HEAD_2023,
      ...words("名称 名称_カナ"),
      ...WHERE_2023,
      ...CONTACT_2023,
      ...words("設置位置 団体名"),
      ...HOURS_2020,
      ...words("小児対応設備の有無 URL 備考"),
    ],
    telling: ["設置位置", "小児対応設備の有無"],
    fileName: /aed/u,
  },
  {
    name: "childcare",
    title: { ja: "子育て施設一覧", en: "childcare facilities" },
    format: "CSV",
    columns: [
      ...HEAD_2020,
      ...words("名称 名称_カナ 種別"),
      ...WHERE_2020,
      ...words("アクセス方法 駐車場情報 電話番号 内線番号 FAX番号 法人番号 団体名 認可等年月日"),
      ...words("収容定員 受入年齢"),
      ...HOURS_2020,
      ...words("一時預かりの有無 URL 備考"),
    ],
    telling: ["種別", "収容定員", "受入年齢", "一時預かりの有無"],
    fileName: /preschool/u,
  },
  {
    name: "city-shelters",
    title: { ja: "避難所一覧（市独自の様式）", en: "shelters (a city's own form)" },
    format: "CSV",
    columns: [
      ...words("NO 市区町村コード 都道府県名 市区町村名 名称 名称_カナ"),
      ...WHERE_2020,
      ...words("電話番号 備考 開設される災害の種類(地震・津波) 開設される災害の種類(風水害)"),
      ...words("開設される災害の種類(土砂災害)"),
    ],
    telling: ["開設される災害の種類(地震・津波)", "開設される災害の種類(風水害)"],
    fileName: /hinan/u,
    importer: "shelters",
    fields: PLACE,
    shelterType: "DESIGNATED",
  },
  {
    name: "care-services",
    title: { ja: "介護サービス事業所一覧", en: "care services" },
    format: "CSV",
    columns: [
      ...HEAD_2023,
      "介護サービス事業所名称",
      "実施サービス",
      ...WHERE_2023,
      "事業所番号",
      "定員",
      "URL",
      "備考",
    ],

    telling: ["介護サービス事業所名称", "実施サービス", "事業所番号"],
    fileName: /care_service/u,
  },
  {
    name: "medical",
    title: { ja: "医療機関一覧", en: "medical institutions" },
    format: "CSV",
    columns: [
      ...HEAD_2020,
      "名称",
      "医療機関の種類",
      ...WHERE_2020,
      "医療機関コード",
      "診療曜日",
      "診療科目",
      "病床数",
    ],

    telling: ["医療機関の種類", "医療機関コード", "診療科目"],
    fileName: /hospital/u,
  },
  {
    name: "cultural-property",
    title: { ja: "文化財一覧", en: "cultural property" },
    format: "CSV",
    columns: [
      ...HEAD_2023,
      ...words("名称 名称_カナ 名称_通称 名称_英語 文化財分類 種類 場所名称"),
      ...WHERE_2023,
      ...words("員数(数) 員数(単位) 法人番号 所有者等 文化財指定日 説明 URL 備考"),
    ],
    telling: ["文化財分類", "所有者等", "文化財指定日"],
    fileName: /cultural_property/u,
  },
  {
    name: "tourism",
    title: { ja: "観光施設一覧", en: "tourism facilities" },
    format: "CSV",
    columns: [
      ...HEAD_2020,
      ...words("名称 名称_カナ 名称_英語 POIコード"),
      ...WHERE_2020,
      ...HOURS_2020,
      ...words("料金(基本) 料金(詳細) 説明 説明_英語 アクセス方法 駐車場情報 バリアフリー情報"),
      ...words("連絡先名称 連絡先電話番号 連絡先内線番号 画像 画像_ライセンス URL 備考"),
    ],
    telling: ["料金(基本)", "アクセス方法", "連絡先名称"],
    fileName: /tourism/u,
  },
  {
    name: "events",
    title: { ja: "イベント一覧", en: "events" },
    format: "CSV",
    columns: [...HEAD_2020, ...words("イベント名 イベント名_カナ 開始日 終了日 開始時間 終了時間 主催者 場所名称")],
    telling: ["イベント名", "開始日", "主催者"],
    fileName: /event/u,
  },
  {
    name: "population",
    title: { ja: "地域・年齢別人口", en: "population by area and age" },
    format: "CSV",
    columns: [
      ...words("地域コード 調査年月日 地域名 総人口 男性 女性 0-4歳の男性 85歳以上の女性 世帯数"),
      ...words("備考"),
    ],
    telling: ["地域コード", "総人口", "0-4歳の男性"],
    fileName: /population/u,
  },
  {
    name: "neighbourhood-associations",
    title: { ja: "自治会区域（市の地図データ）", en: "neighbourhood associations (a city's map layer)" },
    format: "GEOJSON",
    columns: ["SAUID", "SAUPDATE", "SAFIELD000"],

    telling: ["SAFIELD000"],
    fileName: /neighbou?rhood|自治会/u,
  },
];
