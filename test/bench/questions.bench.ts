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

/** Each by the name of its statement. */
const QUESTIONS: Readonly<Record<string, (context: Context) => Promise<unknown>>> = {
  "who-can-help": async (context) => findHelp(context, { district, topic: "top_shopping", relax: [], first: 10 }),
  "uncovered-topics": async (context) => findGaps(context, { district, all: true, first: 50 }),
  around: async (context) => lookAround(context, { of: district.replace("dst_", "grp_") + "-00000", first: 50 }),
};

/** The same statement, blind to who is asking. */
function forEverybody(statement: Statement): Statement {
  const text = statement.text
    .replaceAll(/any\(a IN [\w.]+ WHERE a IN \$codes\)/g, "true")
    .replaceAll(/[\w.]+udienceUntil > \$now/g, "true");
  expect(text.replaceAll(/^\s*\/\/.*$/gm, "")).not.toContain("$codes");
  return { ...statement, text };
}

/** Planning may take its time, on a machine that others use too. */
const patient = { within: 60_000 };
const options = { time: 3_000, warmupTime: 3_000, warmupIterations: 10 };

for (const [name, question] of Object.entries(QUESTIONS)) {
  const asked = async () => question(contextFor(graph, viewer, TODAY, patient));
  const read = vi.spyOn(graph, "read");
  await asked();
  const [statement, params] = read.mock.calls.find(([each]) => each.name === name)!;
  read.mockRestore();
  const blind = forEverybody(statement);

  describe(`${name} in a city of ${ENTITIES}`, () => {
    bench("asked through the code", async () => void (await asked()), options);
    bench("the statement", async () => void (await graph.read(statement, params, patient)), options);
    bench(
      "the statement without the question of who may see it",
      async () => void (await graph.read(blind, params, patient)),
      options,
    );
  });
}
