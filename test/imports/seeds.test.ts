import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SeedFault, SeedReading } from "../../src/imports/seed-reading.ts";
import { CITY_SHEETS, TOPIC_SHEET } from "../../src/imports/seed-sheets.ts";

const SEEDS = fileURLToPath(new URL("../../seeds", import.meta.url));

/** Reads the seeds in a folder as loading does, without a graph. */
async function read(folder: string) {
  const reading = new SeedReading();
  await reading.known(folder, TOPIC_SHEET);
  await reading.boundaries(join(folder, "city", "boundaries.geojson"));
  for (const sheet of CITY_SHEETS) await reading.sheet(join(folder, "city"), sheet);
  for (const file of ["ties.csv", "ties_of_wishes.csv"]) await reading.ties(join(folder, "city", file));
  const { nodes, ties } = reading.drafts("demo-city");
  return { nodes: [...nodes], ties: [...ties] };
}

describe("the demo city", () => {
  it("is sound: every id is there, every code is known, every tie joins what it may", async () => {
    const { nodes, ties } = await read(SEEDS);
    const count = (noun: string) => nodes.filter((node) => node.noun === noun).length;
    expect(count("Person")).toBeGreaterThan(250);
    expect(nodes.filter(({ properties }) => properties["level"] === "SCHOOL_DISTRICT")).toHaveLength(4);
    expect(ties.length).toBeGreaterThan(1_000);
  });

  it("lets a tie end at the end of its last day in Japan", async () => {
    const { ties } = await read(SEEDS);
    const ended = ties.flatMap(({ properties }) => properties?.["until"] ?? []);
    expect(ended.length).toBeGreaterThan(0);
    for (const until of ended) expect(until).toEqual(expect.any(Date));
    expect(ended.every((until) => until instanceof Date && until.toISOString().endsWith("T14:59:59.000Z"))).toBe(true);
  });
});

describe("a mistake in a seed file", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "musubi-seeds-"));
    await cp(SEEDS, folder, { recursive: true });
  });
  afterEach(async () => rm(folder, { recursive: true, force: true }));

  /** The sentence that reading fails with when this is changed in that file. */
  async function faultOf(file: string, change: (lines: string[]) => void): Promise<string> {
    const path = join(folder, file);
    const lines = (await readFile(path, "utf8")).split("\n");
    change(lines);
    await writeFile(path, lines.join("\n"));
    const error: unknown = await read(folder).catch((thrown: unknown) => thrown);
    if (!(error instanceof SeedFault)) throw new Error(`expected a SeedFault, not ${String(error)}`);
    return error.message;
  }

  it("names file, row and column of an id that is nowhere", async () => {
    const text = await faultOf("city/ties.csv", (lines) =>
      lines.splice(1, 0, "KNOWS,per_nobody,per_sato_hanako,,,,,,,DISTRICT"),
    );
    expect(text).toContain('ties.csv, row 2, from: "per_nobody" is not the id of something in these files');
  });

  it("names an unknown code and what there is to choose from", async () => {
    const text = await faultOf("city/people.csv", (lines) => (lines[1] = lines[1]!.replace("RESIDENT", "NEIGHBOUR")));
    expect(text).toContain(
      'people.csv, row 2, role: "NEIGHBOUR" is not one of RESIDENT VOLUNTEER COMMISSIONER COORDINATOR STAFF',
    );
  });

  it("names a tie that cannot join these nouns, a wrong day, an unknown column and an id used twice", async () => {
    expect(
      await faultOf("city/ties.csv", (lines) => (lines[1] = "KNOWS,dst_midori,per_sato_hanako,,,,,,,DISTRICT")),
    ).toContain('ties.csv, row 2, from: "dst_midori" is not the id of a Person (KNOWS)');
    expect(
      await faultOf("city/offers.csv", (lines) => (lines[1] = lines[1]!.replace(/\d{4}-\d{2}-\d{2}/, "next May"))),
    ).toContain('offers.csv, row 2, since: "next May" is not a day such as 2026-10-31');
    expect(await faultOf("city/districts.csv", (lines) => (lines[0] = lines[0]!.replace("kana", "yomi")))).toContain(
      "districts.csv, row 1, yomi:",
    );
    expect(await faultOf("city/households.csv", (lines) => (lines[2] = lines[1]!))).toMatch(
      /households\.csv, row 3, id: "hh_[^"]+" is not an id that no other row has/,
    );
  });
});
