import "reflect-metadata";
import { describe, expect, it, vi } from "vitest";
import { generateCity } from "../../seeds/generate.ts";
import { contextFor, type Context } from "../../src/context.ts";
import type { Statement } from "../../src/graph/statement.ts";
import { lookAround } from "../../src/questions/exploration/around.ts";
import { findGaps } from "../../src/questions/gaps/uncovered-topics.ts";
import { findHelp } from "../../src/questions/matching/who-can-help.ts";
import { keeperOf } from "../../src/trust/viewer.ts";
import { testGraph } from "../graph/connect.ts";
import { TODAY } from "../town.ts";
import { FULL } from "../sample.ts";

const ENTITIES = FULL ? 100_000 : 10_000;
/** Asked so often before anything counts: the engine compiles what it runs often. */
const WARM = 300;
const COUNTED = 200;

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

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;

describe(`in a city of ${ENTITIES}`, () => {
  it.each(Object.entries(QUESTIONS))("%s", async (name, question) => {
    const asked = async () => question(contextFor(graph, viewer, TODAY, patient));
    const read = vi.spyOn(graph, "read");
    await asked();
    const [statement, params] = read.mock.calls.find(([each]) => each.name === name)!;
    read.mockRestore();
    const blind = forEverybody(statement);
    const contenders = {
      "asked through the code": asked,
      "the statement": async () => graph.read(statement, params, patient),
      "the statement without the question of who may see it": async () => graph.read(blind, params, patient),
    };
    const times = new Map<string, number[]>(Object.keys(contenders).map((each) => [each, []]));
    // In turn, so that whatever else the machine does falls on all of them alike.
    for (let round = 0; round < WARM + COUNTED; round++) {
      for (const [each, work] of Object.entries(contenders)) {
        const took = await millisecondsOf(work);
        if (round >= WARM) times.get(each)!.push(took);
      }
    }
    const [code = 0, whole = 0, without = 0] = [...times.values()].map(median);
    console.log(
      `${name}: ${whole.toFixed(1)} ms (median of ${COUNTED}); through the code ${(code / whole).toFixed(2)}×; the question of who may see it costs ${(whole / without).toFixed(2)}×`,
    );
  });
});
