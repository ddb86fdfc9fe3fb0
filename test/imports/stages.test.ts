import { describe, expect, it } from "vitest";
import { Cities } from "../../src/imports/cities.ts";
import type { Drafted, Surroundings } from "../../src/imports/importer.ts";
import { IMPORTERS } from "../../src/imports/index.ts";
import {
  count,
  flag,
  openingHours,
  openingSlots,
  phone,
  several,
  tidy,
  time,
  weekdays,
} from "../../src/imports/fields.ts";
import { areaOf, centreOf, contains, touching } from "../../src/imports/geometry.ts";
import { listName } from "../../src/imports/key.ts";
import { municipalityCode, municipalityName } from "../../src/imports/municipality.ts";
import { placeType } from "../../src/imports/place-type.ts";
import { placeIn, type CityMap } from "../../src/imports/placing.ts";
import { recognise } from "../../src/imports/recognise.ts";
import { FileRefused, inWords } from "../../src/imports/sentence.ts";
import { sniff } from "../../src/imports/sniff.ts";
import { gridOf } from "../../src/imports/table.ts";

const HEADER =
  "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,名称_通称,POIコード,住所,方書,緯度,経度,電話番号,内線番号,法人番号,団体名,利用可能曜日,開始時間,終了時間,利用可能日時特記事項,説明,バリアフリー情報,URL,備考";

/** A 公共施設一覧 of 2020 with these rows: [NO, name, address, latitude, longitude, …]. */
function facilities(
  ...rows: readonly (readonly [no: string, name: string, address: string, lat: string, lon: string, remarks?: string])[]
): Uint8Array {
  const lines = rows.map(
    ([no, name, address, lat, lon, remarks = ""]) =>
      `222127,${no},静岡県,焼津市,${name},,,,${address},,${lat},${lon},,,,,,,,,,,,${remarks}`,
  );
  return utf8([HEADER, ...lines].join("\r\n"));
}

function drafted(bytes: Uint8Array, file = "test.csv", around: Partial<Surroundings> = {}): Drafted {
  const recognised = recognise(bytes, file);
  const importer = IMPORTERS.find(({ name }) => name === recognised.profile.importer)!;
  const alone: Surroundings = {
    cities: new Cities(),
    city: undefined,
    extentOf: () => undefined,
    otherSourceOf: () => undefined,
  };
  return importer.draft(recognised, { ...alone, ...around });
}

function refused(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof FileRefused) return error.message;
    throw error;
  }
  throw new Error("it was not refused");
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("from bytes to text", () => {
  const KANA = Uint8Array.of(0x96, 0xbc, 0x8f, 0xcc, 0x2c, 0xca, 0xdf); // 名称,ﾊﾟ in CP932
  const EUC = Uint8Array.of(0xcc, 0xbe, 0xbe, 0xce, 0x2c, 0xa5, 0xab, 0xa5, 0xca); // 名称,カナ in EUC-JP

  it("reads UTF-8 with and without a byte order mark, CP932, EUC-JP and UTF-16", () => {
    expect(sniff(utf8("名称"), "f")).toEqual({ encoding: "UTF-8", text: "名称" });
    expect(sniff(utf8("\ufeff名称"), "f")).toEqual({ encoding: "UTF-8 BOM", text: "名称" });
    expect(sniff(KANA, "f")).toEqual({ encoding: "CP932", text: "名称,ﾊﾟ" });
    expect(sniff(EUC, "f")).toEqual({ encoding: "EUC-JP", text: "名称,カナ" });
    expect(sniff(Uint8Array.of(0xff, 0xfe, 0x0d, 0x54), "f")).toEqual({ encoding: "UTF-16LE", text: "名" });
  });

  it("refuses what is no text, and says what it is and what to do", () => {
    expect(refused(() => sniff(Uint8Array.of(0x50, 0x4b, 3, 4, 0), "data.csv"))).toMatch(
      /^data\.csv: Excel（\.xlsx）または ZIP/,
    );
    expect(refused(() => sniff(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), "old.csv"))).toMatch(/古い形式の Excel/);
    expect(refused(() => sniff(Uint8Array.of(0x81, 0xff, 0xff, 0x81), "x"))).toMatch(/文字コードが分かりません/);
  });
});

describe("from text to a table", () => {
  it("finds the header below titles, keeps quoted newlines, and counts rows as a spreadsheet does", () => {
    const text = `施設の一覧,,\n2025年4月1日現在,,\n\n${HEADER}\n222127,1,静岡県,焼津市,"図書\n館",,,,,,,,,,,,,,,,,,,\n,,,\n222127,2,静岡県,焼津市,公民館`;
    const { rows } = recognise(utf8(text), "f.csv");
    expect(rows.map(({ row }) => row.row)).toEqual([5, 7]);
    expect(rows[0]!.cell("name").value).toBe("図書\n館");
  });

  it("takes tabs, and semicolons only where there is no comma", () => {
    expect(gridOf("a\tb,c\td", "f")).toEqual([["a", "b,c", "d"]]);
    expect(gridOf("a;b\n1;2", "f")).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
    expect(gridOf("a,b;c", "f")).toEqual([["a", "b;c"]]);
  });

  it("takes every row, also where the lines end each in its own way", () => {
    expect(gridOf("a,b\r\n1,2\n3,4\r5,6\n", "f")).toEqual([
      ["a", "b"],
      ["1", "2"],
      ["3", "4"],
      ["5", "6"],
    ]);
    const lines = ["1", "2", "3"].map((no) => `222127,${no},静岡県,焼津市,${no}館`);
    const { rows } = recognise(utf8(`${HEADER}\r\n${lines.join("\n")}\n`), "f.csv");
    expect(rows.map((row) => row.cell("name").value)).toEqual(["1館", "2館", "3館"]);
  });

  it("says where a quotation mark is not closed", () => {
    expect(refused(() => gridOf('a,b\n1,2\n"c,d\n', "f.csv"))).toMatch(/^f\.csv: CSV として読めません（3 行目付近/);
  });

  it("refuses a table in which a stray quotation mark takes the following rows into its cell", () => {
    const row = (no: number, name: string, remarks = "") =>
      `222127,${no},静岡県,焼津市,${name}${",".repeat(19)}${remarks}`;
    const table = (...rows: string[]) => utf8([HEADER, ...rows].join("\r\n"));
    const swallowing = [
      // Closed by the quotation mark of a later row, in the same column or another, or by a stray one of its own.
      table(row(1, "一館"), row(2, '"二館'), row(3, "三館"), row(4, "四館", '"a"'), row(5, "五館")),
      table(row(1, "一館"), row(2, "二館", '"a'), row(3, '"三館"'), row(4, "四館")),
      table(row(1, "一館"), row(2, '"二館'), row(3, '三館"'), row(4, "四館")),
    ];
    for (const bytes of swallowing) {
      expect(refused(() => recognise(bytes, "f.csv"))).toMatch(/^f\.csv: CSV として読めません（3 行目付近/);
    }
    // Quotation marks that pair, and long texts with commas, are none of that.
    const { rows } = recognise(
      table(row(1, '"なかよし"広場'), row(2, '"二館\nA, B, C, D, E"'), row(3, '三"館', '"あ ""い"" う"')),
      "f.csv",
    );
    expect(rows.map((each) => each.cell("name").value)).toEqual(['"なかよし"広場', "二館\nA, B, C, D, E", '三"館']);
  });

  it("refuses a map in another coordinate system", () => {
    const map = JSON.stringify({ crs: { properties: { name: "urn:ogc:def:crs:EPSG::2450" } }, features: [] });
    expect(refused(() => recognise(utf8(map), "m.geojson"))).toMatch(/座標系が urn:ogc:def:crs:EPSG::2450/);
  });
});

describe("what a file is", () => {
  it("tells facilities from lists that look much like them, whatever dash the header has", () => {
    const { profile, score } = recognise(utf8(HEADER.replace("コード又", "コ―ド又")), "f.csv");
    expect([profile.name, score]).toEqual(["public-facilities-2020", 1]);
  });

  it("names what it recognises but cannot take in", () => {
    const aed = HEADER.replace("名称_通称,POIコード,", "")
      .replace("説明,バリアフリー情報", "小児対応設備の有無")
      .replace("電話番号", "設置位置,電話番号");
    expect(refused(() => recognise(utf8(aed), "aed.csv"))).toContain("「AED設置箇所一覧」のようです（一致度 1.00）");
  });

  it("names the nearest profile and its score when it recognises nothing", () => {
    const text = refused(() => recognise(utf8("NO,名称,住所,緯度,経度,POIコード\n1,a,b,1,2,3"), "mine.csv"));
    expect(text).toMatch(
      /^mine\.csv: 何のファイルか分かりません。いちばん近いのは「[^」]+」ですが、一致度は 0\.\d\d です/,
    );
  });
});

describe("from cells to what we keep", () => {
  it("reads them", () => {
    expect([
      phone("(054)626-1139"),
      phone("０５４－６２６－１１３９"),
      phone("054-626-1139 内線 3"),
      phone(""),
    ]).toEqual(["054-626-1139", "054-626-1139", "054-626-1139 内線 3", null]);
    // Where the groups of a number end is not guessed, and a dash is no number.
    expect(["626-1139", "0546261139", "054-6261139", "ー", "-", "センター 054－626ー1139"].map(phone)).toEqual([
      "626-1139",
      "0546261139",
      "054-6261139",
      null,
      null,
      "センター 054-626-1139",
    ]);
    expect(["1", "○", "有", "0", "無", "△", "", "？"].map(flag)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      null,
      undefined,
    ]);
    expect(["50,700 ", "１２人", "40/12", "", "多数"].map(count)).toEqual([50700, 12, 40, null, undefined]);
    expect(["9:00", "９：３０", "午後7時半", "0.375", "25:00", ""].map(time)).toEqual([
      "09:00",
      "09:30",
      "19:30",
      "09:00",
      undefined,
      null,
    ]);
    expect(tidy("ｹﾝﾘﾂ　コクブ\n高校 ")).toBe("ケンリツ コクブ 高校");
    expect(several("a;b、c\nd/e")).toEqual(["a", "b", "c", "d", "e"]);
    expect(weekdays("月～水")).toEqual(["MO", "TU", "WE"]);
    expect(weekdays("土日、ただし")).toEqual([]);
  });

  it("finds in words what a place has for whom, and not what it has not", () => {
    const codes = (words: string) =>
      drafted(utf8(`${HEADER}\n222127,1,静岡県,焼津市,館${",".repeat(17)}"${words}",,`)).nodes[0]!.properties[
        "accessibility"
      ];
    expect(codes("エレベーターはありません")).toEqual([]);
    expect(codes("エレベータなし・スロープあり")).toEqual(["STEP_FREE"]);
    expect(codes("多目的トイレ無し（隣の公園、体育館にあり）")).toEqual([]);
    expect(codes("エレベータ・スロープなし")).toEqual([]);
    expect(codes("スロープ・エレベーター有")).toEqual(["LIFT", "STEP_FREE"]);
    expect(codes("段差なし；多目的トイレ（オストメイト対応）、授乳室（1階）")).toEqual([
      "NURSING_ROOM",
      "OSTOMATE",
      "STEP_FREE",
      "TOILET",
    ]);
  });

  it("reads opening hours from their columns, else from the notes", () => {
    expect(openingSlots("火木", "9:00", "17:00")).toEqual(["TU 09:00-17:00", "TH 09:00-17:00"]);
    expect(openingHours("火木", "9:00", "17:00", "祝日休み")).toBe("火木 09:00～17:00。祝日休み");
    expect(openingHours("", "", "", "", "【開館時間】9:00～21:30 【休館日】月曜日")).toBe(
      "9:00～21:30。休館日: 月曜日",
    );
    expect(openingHours("", "", "", "ご利用にはカードが必要です。")).toBeNull();
  });

  it("knows the kind of place from the remarks before the name", () => {
    expect(placeType("焼津地域交流センター（図書室）", "公民館図書室", "")).toBe("LIBRARY");
    expect(placeType("若宮小学校放課後保育クラブ", "", "")).toBe("CHILDCARE");
    expect(placeType("何でもない", "", "1503")).toBe("SCHOOL");
    expect(placeType("国分高校バス停駐輪場", "", "")).toBe("OTHER");
  });

  it("knows municipalities by name and code, not prefectures and wards", () => {
    expect(["愛媛県松山市", "札幌市中央区", "福岡県糟屋郡志免町", "静岡県"].map(municipalityName)).toEqual([
      "松山市",
      "札幌市",
      "志免町",
      null,
    ]);
    expect(
      ["静岡県　焼津市", "山形県東村山郡山辺町", "余市郡余市町", "奈良県高市郡明日香村", "田村郡 三春町", "上郡町"].map(
        municipalityName,
      ),
    ).toEqual(["焼津市", "山辺町", "余市町", "明日香村", "三春町", "上郡町"]);
    expect(["22212", "222127", "222128", "220001"].map(municipalityCode)).toEqual(["222127", "222127", null, null]);
    // 函館市 without the zero in front; 市川市 without the digit behind, or 士別市 without the zero: that nobody knows.
    expect(["12025", "012025", "12203"].map(municipalityCode)).toEqual(["012025", "012025", null]);
  });

  it("does not take the code of a ward for its city's", () => {
    const code = (municipality: string) =>
      drafted(utf8(`${HEADER}\n141011,1,神奈川県,${municipality},館`)).ground[0]!.properties["code"];
    expect(code("横浜市")).toBe("141011");
    expect(code("横浜市鶴見区")).toBeUndefined();
    expect(code("神奈川県 横浜市 鶴見区")).toBeUndefined();
  });

  it("knows a list by its name without code, date and copy", () => {
    expect(["222127_library.csv", "library_20250401.csv", "library (1).csv", "20250401.csv"].map(listName)).toEqual([
      "library",
      "library",
      "library",
      "20250401",
    ]);
  });
});

describe("rows", () => {
  const good: [string, string, string, string, string][] = [
    ["1", "一館", "本町1", "34.86", "138.32"],
    ["2", "二館", "本町2", "34.87", "138.31"],
    ["3", "三館", "本町3", "34.85", "138.30"],
  ];

  it("turn coordinates round only where the city is known to lie, and say so", () => {
    const turned = drafted(facilities(...good, ["4", "逆さ館", "本町4", "138.31", "34.86"]));
    expect(turned.nodes[3]!.properties["point"]).toEqual({ longitude: 138.31, latitude: 34.86 });
    expect(turned.warnings.map(({ row, said }) => [row, said.en])).toEqual([[5, expect.stringContaining("exchanged")]]);

    const elsewhere = drafted(
      facilities(...good, ["4", "遠い館", "本町4", "141.35", "43.06"], ["5", "逆さ館", "", "141.35", "43.06"]),
    );
    expect(elsewhere.nodes[3]!.properties["point"]).toBeNull();
    const alone = drafted(facilities(["4", "逆さ館", "本町4", "138.31", "34.86"]));
    expect(alone.nodes[0]!.properties["point"]).toBeNull();
  });

  it("without a readable coordinate have none, with a warning", () => {
    const { nodes, warnings } = drafted(
      facilities(
        ["1", "館", "本町", "34度52分", "138.3"],
        ["2", "空き", "本町", "", ""],
        ["3", "零", "本町", "0", "0"],
      ),
    );
    expect(nodes.map(({ properties }) => properties["point"])).toEqual([null, null, null]);
    expect(warnings.map(({ row, value }) => [row, value])).toEqual([
      [2, "34度52分, 138.3"],
      [4, "0, 0"],
    ]);
  });

  it("are refused with file, row, column, value and the mend", () => {
    const { nodes, refused: why } = drafted(
      facilities(
        ["1", "館", "本町", "", ""],
        ["", "", "※出典 市役所", "", ""],
        ["1", "別館", "本町", "", ""],
        ["", "別館", "本町", "", ""],
      ),
      "f.csv",
    );
    expect(nodes.map(({ properties }) => properties["name"])).toEqual(["館", "別館"]);
    expect(why.map(inWords)).toEqual([
      "f.csv、3 行目 (row 3)、「名称」: 名称が空です。名称を入れるか、表の外の注記なら行を消してください。 / It has no name. Fill it in, or remove the line when it is a note below the table.",
      expect.stringMatching(
        /^f\.csv、5 行目 \(row 5\)、「名称」、値 \(value\) 「別館」: 4 行目と番号、または名称と住所が同じ/,
      ),
    ]);
  });

  it("keep the file's number as their key while it is unique, else name and address", () => {
    const { nodes } = drafted(
      facilities(["7", "甲", "本町", "", ""], ["8", "乙", "本町", "", ""], ["8", "丙", "本町", "", ""]),
    );
    expect(nodes.map(({ source, sourceId }) => [source, sourceId.split(":")[0]])).toEqual([
      ["焼津市/公共施設一覧/test", "no"],
      ["焼津市/公共施設一覧/test", "name"],
      ["焼津市/公共施設一覧/test", "name"],
    ]);
  });

  it("keep every cell as it stood", () => {
    const [node] = drafted(facilities(["1", "館　本館", "本町", "", "", "公民館"])).nodes;
    const { raw, name, type } = node!.properties;
    expect([name, type]).toEqual(["館 本館", "COMMUNITY_CENTRE"]);
    expect(raw).toContain('"名称":"館　本館"');
  });
});

const square = (x: number, y: number) => [
  [x, y],
  [x + 0.01, y],
  [x + 0.01, y + 0.01],
  [x, y + 0.01],
  [x, y],
];
const layer = (...schools: readonly (readonly [name: string, ring: number[][]])[]) =>
  utf8(
    JSON.stringify({
      features: schools.map(([name, ring]) => ({
        properties: { SAFIELD001: name, SAFIELD002: "", SAFIELD003: "", SAFIELD004: "" },
        geometry: { type: "Polygon", coordinates: [ring] },
      })),
    }),
  );

describe("school districts", () => {
  const city = { id: "dst_city", name: "試験市" };

  it("are part of their city and adjacent where their boundaries touch", () => {
    const { nodes, ties } = drafted(
      layer(
        ["東小学校", square(138.3, 34.8)],
        ["西小学校", square(138.31, 34.80001)],
        ["南小学校", square(138.33, 34.7)],
      ),
      "school_district.geojson",
      { city },
    );
    expect(nodes.map(({ properties }) => properties["name"])).toEqual(["東小学校区", "西小学校区", "南小学校区"]);
    expect(nodes[0]!.properties["point"]).toEqual({ longitude: 138.305, latitude: 34.805 });
    expect(ties.map(({ kind }) => kind)).toEqual(["PART_OF", "PART_OF", "PART_OF", "ADJACENT_TO"]);
  });

  it("are refused when nobody says of which city, when the shape is none, and when the school is not elementary", () => {
    const whose = drafted(layer(["東小学校", square(138.3, 34.8)]), "school_district.geojson").refused;
    expect(whose[0]!.mend.ja).toContain("--city 焼津市");
    const { refused: why, stillThere } = drafted(
      layer(["東小学校", square(138.3, 34.8).slice(0, 4)], ["東中学校", square(138.3, 34.8)]),
      "school_district.geojson",
      { city },
    );
    expect(why.map(({ column, row }) => [row, column])).toEqual([
      [1, "geometry"],
      [2, "SAFIELD001"],
    ]);
    expect(stillThere).toEqual([{ source: "試験市/小学校区/school_district", sourceId: "東小学校" }]);
  });

  it("have their centre inside, also round a bay", () => {
    const bay = [
      [0, 0],
      [3, 0],
      [3, 3],
      [2, 3],
      [2, 1],
      [1, 1],
      [1, 3],
      [0, 3],
      [0, 0],
    ].map(([x, y]) => [138 + x! / 100, 34 + y! / 100]);
    const area = areaOf({ type: "Polygon", coordinates: [bay] })!;
    expect(contains(area, centreOf(area))).toBe(true);
  });

  it("do not touch across a river", () => {
    const areas = [square(138.3, 34.8), square(138.3105, 34.8)].map((ring) =>
      areaOf({ type: "Polygon", coordinates: [ring] })!,
    );
    expect(touching(areas, 5)).toEqual([]);
    expect(touching(areas, 50)).toEqual([[0, 1]]);
  });

  it("take a place by its point, else by the text of its name or address, else leave it to the city", () => {
    const area = areaOf({ type: "Polygon", coordinates: [square(138.3, 34.8)] })!;
    const district = (id: string, stem: string, ground?: typeof area) => ({
      id,
      stem,
      name: `${stem}校区`,
      source: "",
      size: ground ? 1 : Infinity,
      ...(ground && { area: ground, extent: { minX: 138.3, minY: 34.8, maxX: 138.31, maxY: 34.81 } }),
    });
    const map: CityMap = {
      city,
      extent: undefined,
      districts: [district("dst_a", "御井", area), district("dst_b", "南御井")],
    };
    const at = (name: string, address: string | null, point: { longitude: number; latitude: number } | null = null) =>
      placeIn(map, { name, address, point });
    expect(at("館", null, { longitude: 138.305, latitude: 34.805 })).toEqual(["dst_a", "POINT"]);
    expect(at("御井校区コミュニティセンター", null)).toEqual(["dst_a", "TEXT"]);
    expect(at("コミュニティセンター御井校区会館", null)).toEqual(["dst_a", "TEXT"]);
    expect(at("市立南御井小学校体育館", null)).toEqual(["dst_b", "TEXT"]);
    expect(at("館", "福岡県久留米市御井町1600-4")).toEqual(["dst_city", "CITY"]);
  });
});
