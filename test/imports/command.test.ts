import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { theNeo4j } from "../graph/connect.ts";
import { musubi } from "../graph/processes.ts";
import { cypher, folderWith, migrated, without } from "./town.ts";

const CITY = "海老名市";

/** A map of school districts that does not say whose it is. */
const MAP = JSON.stringify({
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      properties: { SAFIELD001: "沖の小学校", SAFIELD002: "", SAFIELD003: "", SAFIELD004: "" },
      geometry: {
        type: "Polygon",
        coordinates: [[[138.3, 34.5], [138.31, 34.5], [138.31, 34.51], [138.3, 34.51], [138.3, 34.5]]], // prettier-ignore
      },
    },
  ],
});

let graph: Graph;
let folder: Awaited<ReturnType<typeof folderWith>>;
beforeAll(async () => {
  graph = await migrated();
  await without(graph, CITY);
  folder = await folderWith({ "school_district.geojson": MAP, "shopping.csv": "りんご,みかん\n1,2\n" });
});
afterAll(async () => {
  await without(graph, CITY);
  await graph.close();
  await folder.end();
});

async function importing(...args: string[]): Promise<{ code: number | string; output: string }> {
  const { uri, user, password, database } = theNeo4j();
  const running = musubi(["import", ...args], {
    NEO4J_URI: uri,
    NEO4J_USER: user,
    NEO4J_PASSWORD: password,
    NEO4J_DATABASE: database,
  });
  return { code: await running.ended, output: running.output() };
}

describe("npm run import", { timeout: 60_000 }, () => {
  it("is told whose the files are and under which terms, and keeps that with the import", async () => {
    const terms = ["--licence", "CC BY 4.0", "--attribution", "海老名市の地図"];
    const { code, output } = await importing(folder.path("school_district.geojson"), "--city", CITY, ...terms);
    expect(output).toContain("1 行 = 新規 1 + 更新 0 + 変更なし 0 + 取り込めず 0");
    expect(code).toBe(0);
    const kept = await graph.read(
      cypher(`MATCH (d:District {name: '沖の小学校区'})-[:PART_OF]->(city:District)
        MATCH (run:ImportRun {id: d.importRun})
        RETURN city.name AS city, run.licence AS licence, run.attribution AS attribution`),
    );
    expect(kept).toEqual([{ city: CITY, licence: "CC BY 4.0", attribution: "海老名市の地図" }]);
  });

  it("ends with a failure when a file could not be read", async () => {
    const { code, output } = await importing(folder.path("shopping.csv"), "--dry-run");
    expect(output).toContain("何のファイルか分かりません");
    expect(code).toBe(1);
  });

  it.each([
    [["--town", CITY], "Unknown option '--town'"],
    [["--city", CITY], "Name at least one file."],
  ])("shows how it is used when it is asked wrongly: %j", async (args, sentence) => {
    const { code, output } = await importing(...args);
    expect(output).toContain(sentence);
    expect(output).toContain("npm run import -- FILE… [--dry-run] [--city NAME] [--licence TEXT] [--attribution TEXT]");
    expect(code).toBe(1);
  });
});
