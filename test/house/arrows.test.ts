import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { called, filesBelow, PROJECT } from "./statements.ts";

/** What each room may look into, besides itself. A room that is not here may be looked into by those who put the house together only. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  graph: [],
  trust: ["graph"],
  things: ["trust", "graph"],
  questions: ["things", "trust", "graph"],
  live: ["things", "trust", "graph"],
  imports: ["things", "trust", "graph"],
};
/** Carries what a request needs, so the rooms of the answers may know its shape. */
const CONTEXT = "src/context.ts";
const KNOW_CONTEXT = ["things", "questions", "live"];

const NO_SUCH_FOLDER = ["utils", "util", "helpers", "helper", "common", "services", "lib", "misc", "shared"];

interface Arrow {
  readonly from: string;
  readonly to: string;
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return Array.from(text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*["']([^"']+)["']/g), ([, what]) => what!);
}

const SOURCES = [...filesBelow("src", ".ts"), ...filesBelow("src", ".mjs")].filter((file) => !/\.d\.m?ts$/.test(file));
const ARROWS: Arrow[] = SOURCES.flatMap((file) =>
  importsOf(file).map((what) => ({
    from: called(file),
    to: what.startsWith(".") ? called(join(dirname(file), what)) : what,
  })),
);
const roomOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1];

describe("the arrows of the house", () => {
  it("are found at all", () => expect(ARROWS.length).toBeGreaterThan(200));

  it("run from questions and imports to things, to trust, to the graph, and never back", () => {
    const wrong = ARROWS.filter(({ from, to }) => {
      const room = roomOf(from);
      if (room === undefined || !(room in MAY_USE) || !to.startsWith("src/")) return false;
      if (to === CONTEXT && KNOW_CONTEXT.includes(room)) return false;
      const other = roomOf(to);
      return other !== room && (other === undefined || !MAY_USE[room]!.includes(other));
    });
    expect(
      wrong.map(({ from, to }) => `${from} → ${to}`),
      "A room looks into one that lies before it. Move what it needs to where both may look, or hand it in as an argument.",
    ).toEqual([]);
  });

  it("let nobody but the graph's own room import the driver", () => {
    const wrong = ARROWS.filter(({ from, to }) => to.startsWith("neo4j-driver") && roomOf(from) !== "graph");
    expect(
      wrong.map(({ from }) => from),
      "Only src/graph/ knows Neo4j: ask Graph instead.",
    ).toEqual([]);
  });

  it("let nobody but schema.ts look into the questions", () => {
    const wrong = ARROWS.filter(
      ({ from, to }) => roomOf(to) === "questions" && roomOf(from) !== "questions" && from !== "src/schema.ts",
    );
    expect(
      wrong.map(({ from, to }) => `${from} → ${to}`),
      "Ask through the schema instead.",
    ).toEqual([]);
  });

  it("keep the web app to the operations", () => {
    const wrong = ARROWS.filter(({ from, to }) => {
      const inside = to.startsWith("src/") || to.startsWith("schema/");
      return (
        roomOf(from) === "web" &&
        inside &&
        roomOf(to) !== "web" &&
        !/^schema\/operations\/|^src\/operations\.generated\.ts$/.test(to)
      );
    });
    expect(
      wrong.map(({ from, to }) => `${from} → ${to}`),
      "The web app knows the server by its operations only.",
    ).toEqual([]);
  });

  it("lead into no folder for odds and ends", () => {
    const folders = ["src", "test", "schema", "seeds"].flatMap((top) =>
      readdirSync(join(PROJECT, top), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isDirectory() && NO_SUCH_FOLDER.includes(entry.name))
        .map((entry) => relative(PROJECT, join(entry.parentPath, entry.name))),
    );
    expect(folders, "Name the folder after what it is about.").toEqual([]);
  });
});
