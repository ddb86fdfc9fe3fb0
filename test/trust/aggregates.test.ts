import * as fc from "fast-check";
import { isObjectType } from "graphql";
import { expect, it } from "vitest";
import { schema } from "../../src/schema.ts";
import { PUBLISHED } from "../../src/trust/aggregates.ts";
import { settleIn } from "../../src/things/settle.ts";
import { said } from "../graph/connect.ts";
import { answers as answered, inOtherWords, NOW, someOf } from "../questions/everything.ts";
import type { Persona } from "../../src/trust/personas.ts";
import type { Viewer } from "../../src/trust/viewer.ts";
import { settle, type Thing } from "../town.ts";
import { FULL } from "../sample.ts";

const WORDS = { ほうき: "はたき", broom: "duster", ひなた: "こはる", ひかげ: "よいやみ", こずえ: "みなもと" };
const { things: THINGS, tied: TIED, questions } = inOtherWords(WORDS);

const fieldOf = (coordinate: string) => coordinate.split(".") as [type: string, field: string];
const DECLARED = new Set(PUBLISHED.map(({ coordinate }) => fieldOf(coordinate)[1]));

/** An answer without its declared aggregates; of a list whose order is declared, what stands on it. */
function without(value: unknown, fields: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((each) => without(each, fields));
  if (typeof value !== "object" || value === null) return value;
  const left = Object.entries(value).flatMap(([field, each]): [string, unknown][] => {
    const inside = without(each, fields);
    if (!fields.has(field)) return [[field, inside]];
    return Array.isArray(inside) ? [[field, inside.map((one) => JSON.stringify(one)).toSorted()]] : [];
  });
  return Object.fromEntries(left);
}

const strip = (answer: string) => {
  const at = answer.indexOf(' {"data"');
  return `${answer.slice(0, at)} ${JSON.stringify(without(JSON.parse(answer.slice(at)), DECLARED))}`;
};

it.each(PUBLISHED.map(({ coordinate }) => coordinate))("%s is a field of the schema", (coordinate) => {
  const [type, field] = fieldOf(coordinate);
  const found = schema.getType(type);
  expect(
    isObjectType(found) && field in found.getFields(),
    `${coordinate} is not there: mend src/trust/aggregates.ts.`,
  ).toBe(true);
});

const GONE = said("MATCH (n:Entity {id: $id}) DETACH DELETE n", "gone");

/** Offers that are seen, with room for one more at least. */
const HELPERS = ["はたきを教える", "はたき教室", "はたきの販売", "となりのはたき"];

it("what a helper does for those whom the viewer cannot see changes the declared aggregates and no other byte", async () => {
  const town = await settle(THINGS, TIED);
  const viewers = [town.coordinator, "public"] as const;
  const answers = async (who: Viewer | Persona) => answered(town, who, NOW, someOf(questions(town)));
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...HELPERS), { minLength: 1 }), async (helpers) => {
      const before = [await answers(viewers[0]), await answers(viewers[1])];
      const needs = helpers.map((): Thing => ({
        noun: "Need",
        name: `だれにも見えない${(count += 1)}`,
        shownTo: null,
      }));
      await town.add(
        needs,
        needs.map(({ name }, at) => ["HELPS", helpers[at]!, name, { shownTo: null }]),
      );
      for (const [at, viewer] of viewers.entries()) {
        const after = await answers(viewer);
        // Of the two, the coordinator sees every helper; what the public does not see need not change for the public.
        if (at === 0) expect(after, "nothing was counted, so nothing was tried").not.toEqual(before[at]);
        after.forEach((answer, one) => expect(strip(answer)).toBe(strip(before[at]![one]!)));
      }
      await town.graph.write(async (tx) => {
        for (const { name } of needs) await tx.run(GONE, { id: town.id(name) });
        await settleIn(tx, helpers.map(town.id));
      });
    }),
    { seed: 20_261_124, numRuns: FULL ? 12 : 1 },
  );
}, 600_000);
