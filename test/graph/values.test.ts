import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph, Value } from "../../src/graph/graph.ts";
import { said, testGraph } from "./connect.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(async () => graph.close());

async function returned(value: Value): Promise<unknown> {
  const [row] = await graph.read(said("RETURN $value AS value"), { value });
  return row?.["value"];
}

async function typeOf(value: Value): Promise<unknown> {
  const [row] = await graph.read(said("RETURN valueType($value) AS type"), { value });
  return row?.["type"];
}

describe("values", () => {
  it("come back from the database as they went", async () => {
    const value = fc.letrec<{ value: Value }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constant(null),
        fc.boolean(),
        fc.maxSafeInteger(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
        fc.string({ unit: "grapheme" }),
        fc.date({ noInvalidDate: true, min: new Date("0001-01-01"), max: new Date("9999-12-31") }),
        fc.record({ longitude: fc.integer({ min: -180, max: 180 }), latitude: fc.integer({ min: -90, max: 90 }) }),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), tie("value"), { maxKeys: 3, noNullPrototype: true }),
      ),
    })).value;
    await fc.assert(
      fc.asyncProperty(value, async (each) => {
        expect(await returned(each)).toEqual(each);
      }),
      { numRuns: 100 },
    );
  });

  it("travel as the database's own types", async () => {
    expect(await typeOf(3)).toBe("INTEGER NOT NULL");
    expect(await typeOf(3.5)).toBe("FLOAT NOT NULL");
    expect(await typeOf(new Date())).toBe("ZONED DATETIME NOT NULL");
    expect(await typeOf({ longitude: 139, latitude: 35 })).toBe("POINT NOT NULL");
    expect(await typeOf({ longitude: 139, latitude: 35, name: "x" })).toBe("MAP NOT NULL");
    const [row] = await graph.read(said("RETURN $from.srid AS srid, point.distance($from, $to) AS metres"), {
      from: { longitude: 139.7, latitude: 35.6 },
      to: { longitude: 139.7, latitude: 35.61 },
    });
    expect(row?.["srid"]).toBe(4326);
    expect(row?.["metres"]).toBeCloseTo(1_112, -1);
  });

  it("take what is undefined for null", async () => {
    const [row] = await graph.read(said("RETURN $absent IS NULL AS absent"), { absent: undefined });
    expect(row).toEqual({ absent: true });
  });

  it("bring a node as its properties and its noun, a tie as its properties and its kind, a path as both in order", async () => {
    const [row] = await graph.write(async (tx) => {
      const rows = await tx.run(
        said(`MERGE (a:Entity:ValueTest {id: 'a', at: datetime('2025-04-01T09:00:00+09:00')})
              MERGE (b:Entity:OtherTest {id: 'b', day: date('2025-04-01')})
              MERGE (a)-[t:TIED_TO {weight: 2, point: point({longitude: 139.5, latitude: 35.25})}]->(b)
              WITH a, t, b MATCH path = (a)-[:TIED_TO]->(b)
              RETURN a, t, b, path, [a, {inner: t}] AS nested`),
      );
      await tx.run(said("MATCH (n) WHERE n:ValueTest OR n:OtherTest DETACH DELETE n"));
      return rows;
    });
    const a = { id: "a", at: new Date("2025-04-01T00:00:00Z"), noun: "ValueTest" };
    const b = { id: "b", day: "2025-04-01", noun: "OtherTest" };
    const t = { weight: 2, point: { longitude: 139.5, latitude: 35.25 }, kind: "TIED_TO" };
    expect(row).toEqual({ a, t, b, path: { nodes: [a, b], ties: [t] }, nested: [a, { inner: t }] });
  });
});
