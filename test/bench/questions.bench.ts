import "reflect-metadata";
import { bench, describe, expect, vi } from "vitest";
import { generateCity } from "../../seeds/generate.ts";
import { contextFor, type Context } from "../../src/context.ts";
import type { Statement } from "../../src/graph/statement.ts";
import { lookAround } from "../../src/questions/exploration/around.ts";
import { findGaps } from "../../src/questions/gaps/uncovered-topics.ts";
import { findHelp } from "../../src/questions/matching/who-can-help.ts";
import { keeperOf } from "../../src/trust/viewer.ts";
import { testGraph } from "../graph/connect.ts";
import { TODAY } from "../town.ts";

const ENTITIES = process.env["MUSUBI_FULL"] ? 100_000 : 10_000;

const graph = await testGraph();
const { districts } = await generateCity(graph, ENTITIES, { onProgress: (line) => console.log(line) });
const [district = ""] = districts;
const viewer = keeperOf("per_measuring", districts.slice(0, 4));

const QUESTIONS: Readonly<Record<string, (context: Context) => Promise<unknown>>> = {
  whoCanHelp: async (context) => findHelp(context, { district, topic: "top_shopping", relax: [], first: 10 }),
  uncoveredTopics: async (context) => findGaps(context, { district, all: true, first: 50 }),
  around: async (context) => lookAround(context, { of: district.replace("dst_", "grp_") + "-00000", first: 50 }),
};

/** The same statement, blind to who is asking. */
function forEverybody(statement: Statement): Statement {
  const text = statement.text
    .replaceAll(/any\(a IN [\w.]+ WHERE a IN \$codes\)/g, "true")
    .replaceAll(/coalesce\([\w.]+ > \$now, [\w.]+ IS NULL\)/g, "true");
  expect(text).not.toContain("$codes");
  return { ...statement, text };
}

const options = { time: 3_000, warmupTime: 2_000, warmupIterations: 5 };

for (const [name, question] of Object.entries(QUESTIONS)) {
  // What the question asks of the database: its last statement is the question itself.
  const read = vi.spyOn(graph, "read");
  await question(contextFor(graph, viewer, TODAY, { within: 60_000 }));
  const [statement, params] = read.mock.calls.at(-1)!;
  read.mockRestore();
  const blind = forEverybody(statement);

  describe(`${name} in a city of ${ENTITIES}`, () => {
    bench("asked through the code", async () => void (await question(contextFor(graph, viewer, TODAY))), options);
    bench("the statement", async () => void (await graph.read(statement, params)), options);
    bench(
      "the statement without the question of who may see it",
      async () => void (await graph.read(blind, params)),
      options,
    );
  });
}
