import "reflect-metadata";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { OFFER_WEIGHTS, PLACE_WEIGHTS, WISH_WEIGHTS } from "../src/questions/matching/matches-for.ts";
import { WEIGHTS } from "../src/questions/matching/who-can-help.ts";
import { SIMILAR_WEIGHTS } from "../src/questions/wishes/similar-wishes.ts";
import { SUITS_WEIGHTS } from "../src/questions/wishes/suits-me.ts";
import { SETTINGS } from "../src/settings.ts";
import { PROJECT } from "./house/statements.ts";
import { ask, TODAY } from "./town.ts";

const read = (path: string): string => readFileSync(join(PROJECT, path), "utf8");
const README = read("README.md");

/** The first block of code, or table, after a marker. */
function after(marker: string): string {
  const at = README.indexOf(`<!-- ${marker} -->`);
  if (at < 0) throw new Error(`README.md has no <!-- ${marker} -->`);
  const rest = README.slice(at);
  return /^```\w+\n(.*?)^```|((?:^\|[^\n]*\n)+)/ms.exec(rest)?.slice(1).join("") ?? "";
}

/** The rows of a table, cells trimmed, without its head. */
function table(marker: string): string[][] {
  const lines = after(marker).trim().split("\n").slice(2);
  return lines.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("`", "")),
  );
}

describe("the README", () => {
  it("shows as the first answer what the server gives", async () => {
    const body = /-d '(.*)'/s.exec(after("first-question"))?.[1] ?? "";
    const { query }: { query: string } = JSON.parse(body);
    const { data, errors } = await ask("coordinator", query);
    expect(errors).toEqual([]);
    expect({ data }).toEqual(JSON.parse(after("first-answer")));
  });

  it("quotes what is said when there is nobody", async () => {
    const { data } = await ask(
      "coordinator",
      '{ whoCanHelp(district: "dst_midori", topic: "top_dog-walking", for: "need_fujii_dog") { whyNobody { sentence } } }',
      {},
      TODAY,
    );
    expect(/<!-- why-nobody -->\n\n> (.*)/.exec(README)?.[1]).toBe(data.whoCanHelp.whyNobody.sentence);
  });

  it.each([
    ["score whoCanHelp", WEIGHTS, "matching/who-can-help.cypher"],
    ["score offer", OFFER_WEIGHTS, "matching/offer-needs.cypher"],
    ["score wish", WISH_WEIGHTS, "matching/wish-wishes.cypher"],
    ["score suitsMe", SUITS_WEIGHTS, "wishes/suits-me.cypher"],
    ["score place", PLACE_WEIGHTS, "matching/wish-places.cypher"],
  ])("gives the weights of %s that the code and the statement have", (marker, weights, file) => {
    expect(table(marker).map(([part, , weight]) => [part, Number(weight)])).toEqual(weights);
    const inStatement = /AS parts, \[([\d., ]+)\] AS weights/.exec(read(`src/questions/${file}`))?.[1];
    expect(inStatement?.split(",").map(Number)).toEqual(weights.map(([, weight]) => weight));
  });

  it("gives the weights by which wishes are alike", () => {
    expect(table("score similarWishes").map(([part, , weight]) => [part, Number(weight)])).toEqual(SIMILAR_WEIGHTS);
  });

  it("lists every setting", () => {
    expect(table("settings")).toEqual(SETTINGS.map(({ name, usual, meaning }) => [name, usual, meaning]));
  });

  it("names no command that is not there, and leaves none out that an operator needs", () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read("package.json"));
    const named = new Set([...README.matchAll(/npm (?:run )?([a-z:]+)/g)].flatMap(([, name]) => name ?? []));
    named.delete("run");
    expect([...named].filter((name) => scripts[name] === undefined)).toEqual([]);
    for (const name of ["start", "test", "test:full", "import", "seed", "doctor", "bench"])
      expect(named).toContain(name);
  });

  it("points at nothing that is not there", () => {
    const links = [...README.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].flatMap(([, path]) => path ?? []);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((path) => !existsSync(join(PROJECT, path)))).toEqual([]);
  });
});
