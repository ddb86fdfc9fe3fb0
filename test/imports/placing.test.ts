import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { importFiles, type ImportReport } from "../../src/imports/index.ts";
import { cypher, folderWith, migrated, without } from "./town.ts";

const CITY = "置場市";
const HEADER =
  "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,名称_通称,POIコード,住所,方書,緯度,経度,電話番号,内線番号,法人番号,団体名,利用可能曜日,開始時間,終了時間,利用可能日時特記事項,説明,バリアフリー情報,URL,備考";
const facilities = (...rows: readonly (readonly [name: string, lat: string, lon: string])[]) =>
  [
    HEADER,
    ...rows.map(([name, lat, lon], at) => `,${at + 1},静岡県,${CITY},${name},,,,,,${lat},${lon}${",".repeat(12)}`),
  ].join("\n");
const square = (x: number, y: number) => [
  [x, y],
  [x + 0.01, y],
  [x + 0.01, y + 0.01],
  [x, y + 0.01],
  [x, y],
];
const layer = (...schools: readonly (readonly [school: string, ring: number[][]])[]) =>
  JSON.stringify({
    type: "FeatureCollection",
    features: schools.map(([school, ring]) => ({
      properties: { SAFIELD001: school, SAFIELD002: "", SAFIELD003: "", SAFIELD004: "" },
      geometry: { type: "Polygon", coordinates: [ring] },
    })),
  });
const TWO_DISTRICTS = layer(["東小学校", square(139.81, 33.1)], ["西小学校", square(139.8, 33.1)]);

let graph: Graph;
let folder: Awaited<ReturnType<typeof folderWith>>;
beforeAll(async () => {
  graph = await migrated();
});
afterAll(async () => graph.close());
beforeEach(async () => {
  await without(graph, CITY);
  folder = await folderWith({
    "school_district.geojson": TWO_DISTRICTS,
    "halls.csv": facilities(
      ["東の館", "33.105", "139.815"],
      ["西校区コミュニティセンター", "", ""],
      ["どこかの館", "", ""],
    ),
  });
});
afterEach(async () => folder.end());

const imported = async (files: readonly string[], options = {}): Promise<ImportReport> =>
  importFiles(graph, files.map(folder.path), options);

async function districts(): Promise<unknown[]> {
  return graph.read(
    cypher(`MATCH (p:Place)-[t:LOCATED_IN]->(d:District)
      WHERE p.source STARTS WITH $prefix AND t.until IS NULL
      RETURN p.name AS place, d.name AS district, p.placedBy AS by ORDER BY place`),
    { prefix: `${CITY}/` },
  );
}

it("places by point, by text and by city, and says by which", async () => {
  await imported(["school_district.geojson"], { city: CITY });
  const report = await imported(["halls.csv"]);
  expect(report.placed[0]).toMatchObject({ counts: { POINT: 1, TEXT: 1, CITY: 1 }, changed: 3 });
  expect(await districts()).toEqual([
    { place: "どこかの館", district: CITY, by: "CITY" },
    { place: "東の館", district: "東小学校区", by: "POINT" },
    { place: "西校区コミュニティセンター", district: "西小学校区", by: "TEXT" },
  ]);
});

it("leaves a place where somebody put it by hand", async () => {
  await imported(["halls.csv"]);
  await graph.write((tx) =>
    tx.run(
      cypher(`MATCH (p:Place {name: '東の館'})-[old:LOCATED_IN]->(c:District {name: $city}) WHERE p.source STARTS WITH $city
        DELETE old CREATE (p)-[:LOCATED_IN {id: 'tie_by_hand_${CITY}', source: 'musubi', shownTo: 'PUBLIC', version: 1}]->(c)`),
      { city: CITY },
    ),
  );
  const report = await imported(["school_district.geojson"]);
  expect(report.placed[0]).toMatchObject({ byHand: 1, counts: { POINT: 0, TEXT: 1, CITY: 1 } });
  expect(await districts()).toContainEqual({ place: "東の館", district: CITY, by: "CITY" });
});

it("takes the city from --city, from the files beside it, or from the places on its ground; else asks for it", async () => {
  const asked = await imported(["school_district.geojson"]);
  expect(asked.files[0]!.refused.map(({ mend }) => mend.en)).toEqual(Array(2).fill(expect.stringContaining("--city")));
  const beside = await imported(["school_district.geojson", "halls.csv"]);
  expect(beside.files.map(({ created }) => created)).toEqual([2, 3]);
  await expect(imported(["school_district.geojson"], { city: "Okiba" })).rejects.toThrow(
    "「Okiba」は市区町村名ではありません。",
  );
});

it("refuses the districts of a city from a second source, and the same list twice in one import", async () => {
  const second = await folderWith({ "学区.geojson": TWO_DISTRICTS, "halls.csv": facilities(["別の館", "", ""]) });
  try {
    await imported(["school_district.geojson"], { city: CITY });
    const again = await importFiles(graph, [second.path("学区.geojson")], { city: CITY });
    expect(again.files[0]!.refused[0]!.reason.ja).toContain(
      `別の出典（${CITY}/小学校区/school_district）からもう入っています`,
    );
    const twice = await importFiles(graph, [folder.path("halls.csv"), second.path("halls.csv")]);
    expect(twice.ok).toBe(false);
    expect(twice.files[1]!.refused[0]!.reason.en).toMatch(/^It is the same list of the same municipality as/);
  } finally {
    await second.end();
  }
});

it("flags what a newer copy of a list no longer has, also under a name with a date", async () => {
  await imported(["halls.csv"]);
  const newer = await folderWith({ "halls_20260401.csv": facilities(["東の館", "33.105", "139.815"]) });
  try {
    const { files } = await importFiles(graph, [newer.path("halls_20260401.csv")]);
    expect(files[0]).toMatchObject({ rows: 1, unchanged: 1, gone: 2 });
    const { files: old } = await imported(["halls.csv"]);
    expect(old[0]).toMatchObject({ rows: 3, updated: 2, unchanged: 1, gone: 0 });
  } finally {
    await newer.end();
  }
});

async function parts(): Promise<unknown[]> {
  return graph.read(
    cypher(`MATCH (d:District)-[t:PART_OF|ADJACENT_TO]->(up:District)
      WHERE d.source STARTS WITH $prefix AND t.until IS NULL RETURN d.name AS part, type(t) AS kind, up.name AS of ORDER BY part, kind`),
    { prefix: `${CITY}/` },
  );
}

it("leaves a district where it is part of its city while its shape cannot be read", async () => {
  await imported(["school_district.geojson"], { city: CITY });
  const before = await parts();
  expect(before).toHaveLength(3);
  const broken = await folderWith({
    "school_district.geojson": TWO_DISTRICTS.replace(/\{"type":"Polygon"[^}]*\}(?=\}\]\})/u, "null"),
  });
  try {
    const { files } = await importFiles(graph, [broken.path("school_district.geojson")], { city: CITY });
    expect(files[0]!.refused).toHaveLength(1);
    expect(files[0]).toMatchObject({ gone: 0, ties: { gone: 0 } });
    expect(await parts()).toEqual(before);
  } finally {
    await broken.end();
  }
});

it("moves the places of a district that was closed into the one that took its ground", async () => {
  await imported(["school_district.geojson", "halls.csv"]);
  const one = layer(["統合小学校", square(139.8, 33.1).map(([x, y]) => [x! > 139.8 ? 139.82 : x!, y!])]);
  const merged = await folderWith({ "school_district.geojson": one });
  try {
    const { files } = await importFiles(graph, [merged.path("school_district.geojson")], { city: CITY });
    expect(files[0]).toMatchObject({ created: 1, gone: 2 });
    expect(await districts()).toEqual([
      { place: "どこかの館", district: CITY, by: "CITY" },
      { place: "東の館", district: "統合小学校区", by: "POINT" },
      { place: "西校区コミュニティセンター", district: CITY, by: "CITY" },
    ]);
    expect(await parts()).toEqual([{ part: "統合小学校区", kind: "PART_OF", of: CITY }]);
    // It comes back with the older map.
    await imported(["school_district.geojson"], { city: CITY });
    expect(await parts()).toHaveLength(3);
  } finally {
    await merged.end();
  }
});

it("asks whose a map is when the places on its ground and the files beside it are of two cities", async () => {
  const NEIGHBOUR = "隣場市";
  await without(graph, NEIGHBOUR);
  await imported(["halls.csv"]);
  const two = await folderWith({
    "school_district.geojson": TWO_DISTRICTS,
    "neighbours.csv": facilities(["隣の館", "35.7", "135.8"]).replaceAll(CITY, NEIGHBOUR),
  });
  try {
    const paths = ["school_district.geojson", "neighbours.csv"].map(two.path);
    const { files, ok } = await importFiles(graph, paths);
    expect(ok).toBe(false);
    expect(files[0]!.refused[0]!.reason.ja).toContain(`${CITY}の場所があり、隣のファイルは${NEIGHBOUR}のもの`);
    expect(files[0]!.refused[0]!.mend.ja).toContain("--city");
    expect(files[1]).toMatchObject({ created: 1 });
    const chosen = await importFiles(graph, paths, { city: CITY });
    expect(chosen.files[0]).toMatchObject({ created: 2 });
  } finally {
    await two.end();
    await without(graph, NEIGHBOUR);
  }
});

it("says in a dry run what the import then does, maps and lists in one command", async () => {
  const both = await folderWith({
    "school_district.geojson": TWO_DISTRICTS,
    "zones.geojson": TWO_DISTRICTS,
    "halls.csv": facilities(["逆さの館", "139.815", "33.105"], ["館", "33.106", "139.806"]),
  });
  try {
    const paths = ["school_district.geojson", "zones.geojson", "halls.csv"].map(both.path);
    const dry = await importFiles(graph, paths, { dryRun: true });
    const real = await importFiles(graph, paths);
    expect(real.files.map(({ created, refused }) => [created, refused.length])).toEqual([
      [2, 0],
      [0, 2],
      [2, 0],
    ]);
    expect(real.files[2]!.warnings[0]!.said.en).toContain("exchanged");
    expect(dry.files).toEqual(real.files);
  } finally {
    await both.end();
  }
});

it("keeps with an import what was said of it last: its terms, and how many rows were taken", async () => {
  const runs = async () =>
    graph.read(
      cypher(`MATCH (r:ImportRun {sha256: $sha256})
        RETURN r.licence AS licence, r.attribution AS attribution, r.rows AS rows, r.refused AS refused, r.taken AS taken`),
      { sha256: createHash("sha256").update(TWO_DISTRICTS).digest("hex") },
    );
  await graph.write((tx) =>
    tx.run(cypher("MATCH (r:ImportRun {sha256: $sha256}) DETACH DELETE r"), {
      sha256: createHash("sha256").update(TWO_DISTRICTS).digest("hex"),
    }),
  );
  await imported(["school_district.geojson"]);
  expect(await runs()).toEqual([{ licence: null, attribution: null, rows: 2, refused: 2, taken: 0 }]);
  await imported(["school_district.geojson"], { city: CITY, licence: "CC BY 4.0", attribution: "置場市" });
  await imported(["school_district.geojson"], { city: CITY });
  expect(await runs()).toEqual([{ licence: "CC BY 4.0", attribution: "置場市", rows: 2, refused: 0, taken: 2 }]);
});

it("keeps the lists of a city's wards apart, also in one import", async () => {
  const { path, end } = await folderWith({
    "141011_halls.csv": facilities(["東区の館", "", ""], ["東区の蔵", "", ""]).replaceAll(CITY, `${CITY}東区`),
    "141020_halls.csv": facilities(["西区の館", "", ""]).replaceAll(CITY, `${CITY}西区`),
  });
  try {
    const { files } = await importFiles(graph, ["141011_halls.csv", "141020_halls.csv"].map(path));
    expect(files.map(({ created, gone }) => [created, gone])).toEqual([
      [2, 0],
      [1, 0],
    ]);
    const again = await importFiles(graph, [path("141011_halls.csv")]);
    expect(again.files[0]).toMatchObject({ unchanged: 2, gone: 0 });
    expect((await districts()).map((each) => JSON.stringify(each))).toEqual(
      ["東区の蔵", "東区の館", "西区の館"].map((place) => JSON.stringify({ place, district: CITY, by: "CITY" })),
    );
  } finally {
    await end();
  }
});

it("does not take another prefecture's municipality of the same name for it", async () => {
  const coded = (code: string, name: string) => facilities([name, "", ""]).replace("\n,1,", `\n${code},1,`);
  const { path, end } = await folderWith({
    "122033_halls.csv": coded("122033", "千葉の館"),
    "342084_halls.csv": coded("342084", "広島の館"),
    "more.csv": coded("342084", "広島の館"),
  });
  try {
    const { files } = await importFiles(graph, ["122033_halls.csv", "more.csv"].map(path));
    expect(files.map(({ created, refused }) => [created, refused.length])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    const later = await importFiles(graph, [path("342084_halls.csv")]);
    expect(later.files[0]!.refused[0]!.reason.ja).toContain(`もう入っている${CITY}（コード 122033）と違います`);
    expect(later.files[0]).toMatchObject({ updated: 0, gone: 0 });
  } finally {
    await end();
  }
});

it("does not take for gone what a row without its municipality has", async () => {
  await imported(["halls.csv"]);
  const { path, end } = await folderWith({
    "halls.csv": facilities(
      ["東の館", "33.105", "139.815"],
      ["西校区コミュニティセンター", "", ""],
      ["どこかの館", "", ""],
    ).replace(/,3,静岡県,置場市,/u, ",3,静岡県,,"),
  });
  try {
    const { files } = await importFiles(graph, [path("halls.csv")]);
    expect(files[0]!.refused.map(({ row }) => row)).toEqual([4]);
    expect(files[0]).toMatchObject({ unchanged: 2, gone: 0 });
  } finally {
    await end();
  }
});

it("makes the city with the code that a row says, at once and for good", async () => {
  // The first row says it, the second does not.
  const { path, end } = await folderWith({
    "more.csv": facilities(["あの館", "33.105", "139.815"], ["この館", "", ""]).replace("\n,1,", "\n122033,1,"),
  });
  const city = async () =>
    graph.read(
      cypher(
        "MATCH (d:District {source: 'municipality', sourceId: $city}) RETURN d.code AS code, d.version AS version",
      ),
      { city: CITY },
    );
  try {
    await importFiles(graph, [path("more.csv")]);
    expect(await city()).toEqual([{ code: "122033", version: 1 }]);
    await importFiles(graph, [path("more.csv")]);
    await imported(["halls.csv"]);
    expect(await city()).toEqual([{ code: "122033", version: 1 }]);
  } finally {
    await end();
  }
});
