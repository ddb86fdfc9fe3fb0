import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { importFiles } from "../../src/imports/index.ts";
import type { LogEvent } from "../../src/trust/log/event.ts";
import { importsAreFinished, noteCutOff } from "../../src/trust/log/imports.ts";
import { theNeo4j } from "../graph/connect.ts";
import { cypher, folderWith, migrated, saidOf, without } from "./town.ts";

const CITY = "中断市";
const HEADER =
  "NO,名称,名称_カナ,住所,方書,緯度,経度,標高,電話番号,内線番号,市区町村コード,都道府県名,市区町村名,災害種別_洪水,災害種別_崖崩れ、土石流及び地滑り,災害種別_高潮,災害種別_地震,災害種別_津波,災害種別_大規模な火事,災害種別_内水氾濫,災害種別_火山現象,指定避難所との重複,想定収容人数,対象となる町会・自治会,URL,備考";
const list = (from: number, to: number) =>
  [
    HEADER,
    ...Array.from(
      { length: to - from },
      (_, at) => `${from + at},広場${from + at},,中断市${at},,34.8,138.3,,,,,静岡県,${CITY},○,,,○,,,,,,${at},,,`,
    ),
  ].join("\n");

let graph: Graph;
beforeAll(async () => {
  graph = await migrated();
  await without(graph, CITY);
});
afterAll(async () => {
  // Its places stand on another city's ground.
  await without(graph, CITY);
  await graph.close();
});

/** Imports in a process of its own and kills it, as hard as can be, when it says this. */
async function killedAt(said: RegExp, files: readonly string[]): Promise<NodeJS.Signals | null> {
  const script = fileURLToPath(new URL("import-in-another-process.ts", import.meta.url));
  const args = ["--import", "tsx", script, JSON.stringify(theNeo4j()), ...files];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  child.stdout.on("data", (text: Buffer) => {
    if (said.test(text.toString())) child.kill("SIGKILL");
  });
  return new Promise((resolve) => child.on("close", (_code, signal) => resolve(signal)));
}

/** What the log has of the runs of this file, in order. */
async function eventsOfFile(file: string): Promise<LogEvent[]> {
  const rows = await graph.read<{ event: LogEvent }>(
    cypher(
      "MATCH (r:ImportRun {file: $file}) MATCH (e:AuditEvent {about: r.id}) RETURN e {.*} AS event ORDER BY e.seq",
    ),
    { file },
  );
  return rows.map(({ event }) => event);
}

it("an import that was killed, and run again, leaves what one clean run leaves", { timeout: 60_000 }, async () => {
  const { path, end } = await folderWith({ "one.csv": list(0, 300), "two.csv": list(300, 500) });
  const files = [path("one.csv"), path("two.csv")];
  try {
    expect(await killedAt(/one\.csv: 記録/, files)).toBe("SIGKILL");
    const half = await saidOf(graph, CITY);
    expect(half.length).toBeGreaterThan(0);
    // What it committed stands in the log all the same, and the doctor says that the rest is missing.
    const [begun, ...rest] = await eventsOfFile("one.csv");
    expect([begun?.action, rest]).toEqual(["importBegin", []]);
    await expect(importsAreFinished(graph)).rejects.toThrow(
      new RegExp(`event ${begun!.seq}, .*began and did not come to an end: .* run the same import again`),
    );
    expect(await noteCutOff(graph)).toContain(begun!.why);
    expect(await noteCutOff(graph)).toEqual([]);

    const { files: reports } = await importFiles(graph, files);
    expect(reports.map(({ created, unchanged }) => created + unchanged)).toEqual([300, 200]);
    expect(reports[0]!.unchanged).toBeGreaterThan(0);
    expect((await eventsOfFile("one.csv")).map(({ action }) => action)).toEqual([
      "importBegin",
      "importUnfinished",
      "importBegin",
      "import",
    ]);
    expect((await importsAreFinished(graph)).en).toMatch(/^\d+ came to their end, none was cut off$/);
    const resumed = await saidOf(graph, CITY);
    const runs = await graph.read(
      cypher(
        "MATCH (r:ImportRun) WHERE r.file IN ['one.csv', 'two.csv'] RETURN r.rows AS rows, r.taken AS taken ORDER BY rows",
      ),
    );
    expect(runs).toEqual([
      { rows: 200, taken: 200 },
      { rows: 300, taken: 300 },
    ]);

    await without(graph, CITY);
    await importFiles(graph, files);
    expect(await saidOf(graph, CITY)).toEqual(resumed);
    expect(resumed.length).toBeGreaterThan(half.length);
  } finally {
    await end();
  }
});
