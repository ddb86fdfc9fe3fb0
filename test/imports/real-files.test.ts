import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { importFiles, reportText, type ImportReport } from "../../src/imports/index.ts";
import { ask } from "../town.ts";
import { cypher, data, dataIsHere, migrated, saidOf, without } from "./town.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await migrated();
  for (const city of ["焼津市", "市川市", "久留米市"]) await without(graph, city);
});
afterAll(async () => graph.close());

const DISTRICTS = data("yaizu/elementary_school_district.geojson");
const LISTS = data(
  "yaizu/222127_elementary_school.csv",
  "yaizu/222127_community_center.csv",
  "yaizu/222127_library.csv",
  "yaizu/222127_facilities_welfare.csv",
  "yaizu/222127_child_rearing_support_center.csv",
  "yaizu/222127_evacuation_space.csv",
  "yaizu/222127_hinannjo.csv",
);

/** Every row of every file is accounted for: [file, rows, created, updated, unchanged, refused]. */
function accounts(report: ImportReport): (string | number)[][] {
  for (const { rows, created, updated, unchanged, refused } of report.files.filter((file) => file.profile)) {
    expect(created + updated + unchanged + refused.length).toBe(rows);
  }
  return report.files.map(({ file, rows, created, updated, unchanged, refused }) => [
    file,
    rows,
    created,
    updated,
    unchanged,
    refused.length,
  ]);
}

async function placesIn(district: string): Promise<unknown[]> {
  return graph.read(
    cypher(`MATCH (d:District {name: $district})<-[:LOCATED_IN]-(p:Place)
      WHERE p.type <> 'SHELTER' RETURN p.name AS name, p.type AS type, p.placedBy AS by ORDER BY name`),
    { district },
  );
}

/** As anybody is told, who asks which places there are in a district. */
async function placesTold(district: string): Promise<{ name: string; type: string }[]> {
  const query = `query ($district: String!) {
    district(of: $district) { places(first: 50) { nodes { name type } pageInfo { hasNextPage } } } }`;
  const { data: answer, errors } = await ask("public", query, { district });
  expect(errors).toEqual([]);
  expect(answer.district.places.pageInfo).toEqual({ hasNextPage: false });
  return answer.district.places.nodes;
}

describe.skipIf(!dataIsHere)("焼津市, as the city publishes it", { timeout: 60_000 }, () => {
  it("is read without writing, first", async () => {
    const report = await importFiles(graph, [...DISTRICTS, ...LISTS], { dryRun: true });
    expect(accounts(report).map(([, , created]) => created)).toEqual([13, 13, 9, 11, 2, 9, 31, 56]);
    expect(await saidOf(graph, "焼津市")).toEqual([]);
  });

  it("is taken in wholly: 13 school districts with their neighbours, and every place in one of them", async () => {
    const report = await importFiles(graph, [...LISTS, ...DISTRICTS]);
    expect(accounts(report)).toEqual([
      ["elementary_school_district.geojson", 13, 13, 0, 0, 0],
      ["222127_elementary_school.csv", 13, 13, 0, 0, 0],
      ["222127_community_center.csv", 9, 9, 0, 0, 0],
      ["222127_library.csv", 11, 11, 0, 0, 0],
      ["222127_facilities_welfare.csv", 2, 2, 0, 0, 0],
      ["222127_child_rearing_support_center.csv", 9, 9, 0, 0, 0],
      ["222127_evacuation_space.csv", 31, 31, 0, 0, 0],
      ["222127_hinannjo.csv", 56, 56, 0, 0, 0],
    ]);
    expect(report.placed).toMatchObject([{ city: { name: "焼津市" }, counts: { POINT: 131, TEXT: 0, CITY: 0 } }]);
    expect(await placesIn("焼津西小学校区")).toEqual([
      { name: "大村地域交流センター", type: "COMMUNITY_CENTRE", by: "POINT" },
      { name: "大村地域交流センター（地域交流センター図書室）", type: "LIBRARY", by: "POINT" },
      { name: "子育てサポートルーム（つどいの広場）", type: "CHILDCARE", by: "POINT" },
      { name: "焼津図書館", type: "LIBRARY", by: "POINT" },
      { name: "焼津西小学校", type: "SCHOOL", by: "POINT" },
      { name: "総合福祉会館（ウェルシップ）", type: "WELFARE", by: "POINT" },
    ]);
    // The shelters besides, one by one as the two lists have them.
    const told = await placesTold("焼津西小学校区");
    expect(told.filter(({ type }) => type !== "SHELTER").map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "大村地域交流センター",
        "子育てサポートルーム（つどいの広場）",
        "焼津図書館",
        "焼津西小学校",
      ]),
    );
    expect(told.filter(({ type }) => type !== "SHELTER")).toHaveLength(6);
    expect(told.filter(({ type }) => type === "SHELTER")).not.toEqual([]);
    const neighbours = await graph.read<{ name: string }>(
      cypher("MATCH (:District {name: '港小学校区'})-[:ADJACENT_TO]-(d) RETURN d.name AS name ORDER BY name"),
    );
    expect(neighbours.map(({ name }) => name)).toEqual(["和田小学校区", "大富小学校区", "小川小学校区"]);
  });

  it("suggests, and does not merge, what may be one place under two names of a source", async () => {
    const { suggestions } = await importFiles(graph, LISTS);
    expect(suggestions).toContainEqual(expect.objectContaining({ name: "和田小学校", metres: 1 }));
    expect(suggestions).toHaveLength(24);
  });

  it("changes nothing the second time", async () => {
    const before = await saidOf(graph, "焼津市", true);
    const report = await importFiles(graph, [...DISTRICTS, ...LISTS]);
    expect(accounts(report).map(([, rows, , , unchanged]) => [rows, unchanged])).toEqual(
      [13, 13, 9, 11, 2, 9, 31, 56].map((rows) => [rows, rows]),
    );
    expect(await saidOf(graph, "焼津市", true)).toEqual(before);
  });

  it("comes to the same graph in whatever order the files come, the districts last and without saying whose they are", async () => {
    const before = await saidOf(graph, "焼津市");
    await without(graph, "焼津市");
    await importFiles(graph, LISTS.toReversed());
    const [city] = await graph.read(
      cypher("MATCH (p:Place {cityId: $city}) RETURN collect(DISTINCT p.placedBy) AS by"),
      {
        city: (await graph.read<{ id: string }>(cypher("MATCH (d:District {name: '焼津市'}) RETURN d.id AS id")))[0]!
          .id,
      },
    );
    expect(city).toEqual({ by: ["CITY"] });
    await importFiles(graph, DISTRICTS);
    expect(await saidOf(graph, "焼津市")).toEqual(before);
  });

  it("says of a list that it cannot take in what it is, and takes in the others", async () => {
    const report = await importFiles(
      graph,
      data(
        "yaizu/222127_aed.csv",
        "yaizu/222127_preschool.csv",
        "yaizu/elementary_school_district_shapefile.zip",
        "yaizu/neighbourhood_association.geojson",
        "yaizu/222127_library.csv",
      ),
    );
    expect(report.ok).toBe(false);
    const text = reportText(report);
    expect(text).toContain(
      "222127_aed.csv: 「AED設置箇所一覧」のようです（一致度 1.00）が、この種類はまだ取り込めません。",
    );
    expect(text).toContain("222127_preschool.csv: 「子育て施設一覧」のようです");
    expect(text).toContain("elementary_school_district_shapefile.zip: Excel（.xlsx）または ZIP のファイルです。");
    expect(text).toContain("neighbourhood_association.geojson: 「自治会区域（市の地図データ）」のようです");
    expect(text).toContain("11 行 = 新規 0 + 更新 0 + 変更なし 11 + 取り込めず 0");
  });
});

describe.skipIf(!dataIsHere)("市川市's facilities, in CP932 and the columns of 2023", { timeout: 60_000 }, () => {
  it("are 342 rows, three of them the same place again", async () => {
    const report = await importFiles(graph, data("ichikawa/122033_101_public_facility.csv"));
    expect(accounts(report)).toEqual([["122033_101_public_facility.csv", 342, 339, 0, 0, 3]]);
    expect(report.files[0]).toMatchObject({ encoding: "CP932", profile: { name: "public-facilities-2023", score: 1 } });
    expect(report.files[0]!.refused.map(({ row, value }) => [row, value])).toEqual([
      [54, "塩浜学園"],
      [159, "鬼高小学校放課後保育クラブ"],
      [185, "いきいきセンター福栄\u3000（福栄老人いこいの家）"],
    ]);
    const [hall] = await graph.read(
      cypher(`MATCH (p:Place {name: '信篤公民館'}) RETURN p.type AS type, p.phone AS phone, p.accessibility AS accessibility,
        p.openingHours AS hours, p.address AS address, p.kana AS kana`),
    );
    expect(hall).toMatchObject({ type: "COMMUNITY_CENTRE", kana: "シントク コウミンカン" });
    expect(hall!["accessibility"]).toEqual(expect.arrayContaining(["LIFT", "STEP_FREE", "TOILET"]));
    expect(hall!["hours"]).toMatch(/^月火水木金土日 09:00～21:00。/);
    // A second time nothing changes, and the same three are refused.
    const before = await saidOf(graph, "市川市", true);
    const again = await importFiles(graph, data("ichikawa/122033_101_public_facility.csv"));
    expect(accounts(again)).toEqual([["122033_101_public_facility.csv", 342, 0, 0, 339, 3]]);
    expect(await saidOf(graph, "市川市", true)).toEqual(before);
  });
});

describe.skipIf(!dataIsHere)("久留米市's shelters, from GSI", { timeout: 60_000 }, () => {
  it("are 11 to escape to and 142 to stay in, each with its hazards and where the data come from", async () => {
    const files = data("gsi-shelters/402036_emergency.json", "gsi-shelters/402036_evacuation.json");
    const report = await importFiles(graph, files);
    expect(accounts(report).map(([, ...counts]) => counts)).toEqual([
      [11, 11, 0, 0, 0],
      [142, 142, 0, 0, 0],
    ]);
    const before = await saidOf(graph, "久留米市", true);
    expect(accounts(await importFiles(graph, files)).map(([, , , , unchanged]) => unchanged)).toEqual([11, 142]);
    expect(await saidOf(graph, "久留米市", true)).toEqual(before);
    const [centre] = await graph.read(
      cypher(`MATCH (p:Place {source: '久留米市/国土地理院 指定緊急避難場所', sourceId: 'E4020300012201'})-[:LOCATED_IN]->(d)
        MATCH (r:ImportRun {id: p.importRun})
        RETURN p.name AS name, p.hazards AS hazards, p.shelterType AS type, d.name AS district, p.sourceRow AS row,
          r.file AS file, r.attribution AS attribution, r.rows AS rows, size(r.sha256) AS sha`),
    );
    expect(centre).toEqual({
      name: "御井校区コミュニティセンター",
      hazards: ["LANDSLIDE"],
      type: "EMERGENCY",
      district: "久留米市",
      row: 1,
      file: "402036_emergency.json",
      attribution: "国土地理院「指定緊急避難場所・指定避難所データ」",
      rows: 11,
      sha: 64,
    });
  });
});
