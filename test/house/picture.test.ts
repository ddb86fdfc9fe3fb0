import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { NOUNS, TIES, type TieRule } from "../../src/things/model.ts";
import { said, testGraph } from "../graph/connect.ts";
import { PROJECT } from "./statements.ts";

const FILE = "schema/graph.md";
const PICTURE = readFileSync(join(PROJECT, FILE), "utf8");

/** The rows of the tables under a heading, cell by cell; `…` only. */
function tableOf(heading: string): string[][] {
  const [, section = ""] = PICTURE.split(`## ${heading}\n`);
  return section
    .split("\n## ")[0]!
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll("`", "")),
    );
}

const nouns = tableOf("The nouns");
const ties = tableOf("The ties");
const others = tableOf("What is not of the domain").map(([name]) => name!);
const isTie = (name: string) => name === name.toUpperCase();

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(async () => graph.close());

async function listed(text: string): Promise<string[]> {
  const [row] = await graph.read<{ names: string[] }>(said(text));
  return row!.names.toSorted();
}

/** The engine room's tests know no domain: what they write beside it, in the same database, bears these labels (and the tie TIED). */
const ENGINE_TESTS = /Test$|^(?:Kept|OnlyOnce|Never)$/;

describe("the picture of the graph", () => {
  it("draws the nouns of the model, with their ids", () => {
    expect(
      Object.fromEntries(nouns.map(([label, prefix]) => [label, prefix!.replace(/_$/, "")])),
      `${FILE}: mend the table of nouns, or src/things/model.ts.`,
    ).toEqual(NOUNS);
  });

  it("draws the ties of the model, with their ends and their meaning", () => {
    const drawn = Object.fromEntries(
      ties.map(([kind, from, to, means]) => [kind, { from: from!.split(", "), to: to!.split(", "), means: means! }]),
    );
    const rules: Record<string, TieRule> = TIES;
    expect(Object.keys(drawn).toSorted(), `${FILE}: mend the table of ties, or src/things/model.ts.`).toEqual(
      Object.keys(rules).toSorted(),
    );
    for (const [kind, rule] of Object.entries(rules)) {
      expect(drawn[kind]!.from, `${FILE}: where ${kind} may begin`).toEqual([...rule.from]);
      expect(drawn[kind]!.to, `${FILE}: where ${kind} may end`).toEqual([...rule.to]);
      expect(drawn[kind]!.means.startsWith(rule.en), `${FILE}: what ${kind} means is “${rule.en}”`).toBe(true);
      expect(drawn[kind]!.means.includes("(mutual)"), `${FILE}: whether ${kind} is mutual`).toBe(rule.mutual === true);
    }
  });

  it("shows every noun and tie in the drawing itself, joined as the model says", () => {
    const drawing = /```mermaid\n([\s\S]*?)```/.exec(PICTURE)![1]!;
    const drawn = drawing
      .split("\n")
      .flatMap((line) => {
        const [, from, kinds, to] = /^ {2}(.+?) -- (.+?) --> (.+)$/.exec(line) ?? [];
        return (kinds ?? "")
          .split(" / ")
          .flatMap((kind) =>
            (from ?? "").split(" & ").flatMap((a) => (to ?? "").split(" & ").map((b) => ({ kind, a, b }))),
          );
      })
      .filter(({ kind }) => kind !== "");
    const rules: Record<string, { from: readonly string[]; to: readonly string[] } | undefined> = TIES;
    expect(
      drawn.filter(({ kind, a, b }) => !rules[kind]?.from.includes(a) || !rules[kind].to.includes(b)),
      `${FILE}: the drawing joins what the model does not.`,
    ).toEqual([]);
    expect(
      Object.keys(TIES).filter((kind) => !drawn.some((each) => each.kind === kind)),
      `${FILE}: the drawing leaves these ties out.`,
    ).toEqual([]);
  });

  it("has every label that is in the database, and no other", async () => {
    const labels = await listed("MATCH (n) UNWIND labels(n) AS label RETURN collect(DISTINCT label) AS names");
    const known = ["Entity", ...nouns.map(([label]) => label!), ...others.filter((name) => !isTie(name))];
    expect(
      labels.filter((label) => !known.includes(label) && !ENGINE_TESTS.test(label)),
      `${FILE}: these labels are in the database and not in the picture.`,
    ).toEqual([]);
    expect(
      Object.keys(NOUNS).filter((noun) => !labels.includes(noun)),
      `${FILE}: the demo city has none of these.`,
    ).toEqual([]);
  });

  it("has every kind of tie that is in the database, and no other", async () => {
    const kinds = await listed("MATCH ()-[t]->() RETURN collect(DISTINCT type(t)) AS names");
    const known = [...ties.map(([kind]) => kind!), ...others.filter(isTie)];
    expect(
      kinds.filter((kind) => kind !== "TIED").toSorted(),
      `${FILE}: the ties in the database and in the picture differ.`,
    ).toEqual(known.toSorted());
  });

  it("joins in the database only what the model allows", async () => {
    const found = await graph.read<{ a: string; kind: string; b: string }>(
      said(
        "MATCH (a:Entity)-[t]->(b:Entity) WITH DISTINCT [l IN labels(a) WHERE l <> 'Entity'][0] AS a, type(t) AS kind, [l IN labels(b) WHERE l <> 'Entity'][0] AS b RETURN a, kind, b",
      ),
    );
    const rules: Record<string, { from: readonly string[]; to: readonly string[] } | undefined> = TIES;
    expect(found.length).toBeGreaterThan(30);
    expect(found.filter(({ a, kind, b }) => !rules[kind]?.from.includes(a) || !rules[kind].to.includes(b))).toEqual([]);
  });

  it("names every property that is in the database", async () => {
    const keys = await listed(
      "CALL () { MATCH (n) UNWIND keys(n) AS key RETURN DISTINCT key UNION MATCH ()-[t]->() UNWIND keys(t) AS key RETURN DISTINCT key } RETURN collect(DISTINCT key) AS names",
    );
    expect(
      keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(PICTURE)),
      `${FILE}: say what these properties are.`,
    ).toEqual([]);
  });
});
