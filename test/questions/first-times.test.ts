import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TIES } from "../../src/things/model.ts";
import { said, testGraph } from "../graph/connect.ts";

/**
 * A plan that was made while a name was unknown to the database is made anew when somebody first writes that name: all questions at once,
 * seconds each. So every name is made known by a migration, and nobody's first `audienceUntil` keeps the others waiting.
 */
describe("the names that questions ask for", () => {
  it("are known before anything bears them", async () => {
    const graph = await testGraph();
    try {
      const known = new Set(
        (
          await graph.read<{ key: string }>(said("CALL db.propertyKeys() YIELD propertyKey RETURN propertyKey AS key"))
        ).map(({ key }) => key),
      );
      const unknown = statements().flatMap(({ file, text }) =>
        [
          ...text.matchAll(
            /\b(?:[a-z]|who|party|hall|meets|topic|about|near|up|via|holder|provider|wisher|has|place|home)\.([a-zA-Z]+)\b/gu,
          ),
        ]
          .map(([, name]) => name!)
          .filter((name) => !known.has(name) && !OF_ROWS.has(name))
          .map((name) => `${file}: ${name}; name it in schema/migrations`),
      );
      expect([...new Set(unknown)]).toEqual([]);
      const kinds = (
        await graph.read<{ kind: string }>(
          said("CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType AS kind"),
        )
      ).map(({ kind }) => kind);
      expect(kinds).toEqual(expect.arrayContaining(Object.keys(TIES)));
    } finally {
      await graph.close();
    }
  });
});

/** Fields of the maps that statements build for themselves. */
const OF_ROWS = new Set([
  "t",
  "m",
  "n",
  "o",
  "rank",
  "depth",
  "fit",
  "overlap",
  "wanted",
  "shut",
  "helping",
  "needs",
  "strength",
  "steps",
  "meet",
  "mark",
  "score",
  "topic",
  "key",
  "wide",
  "outward",
  "stance",
  "id",
  "result",
  "epochSeconds",
  "year",
  "distance",
]);

function statements(): { file: string; text: string }[] {
  return ["questions/matching", "questions/gaps", "questions/exploration", "things", "trust"].flatMap((folder) => {
    const base = new URL(`../../src/${folder}/`, import.meta.url);
    return readdirSync(base)
      .filter((file) => file.endsWith(".cypher"))
      .map((file) => ({
        file: `${folder}/${file}`,
        text: readFileSync(new URL(file, base), "utf8").replace(/^\s*\/\/.*$/gmu, ""),
      }));
  });
}
