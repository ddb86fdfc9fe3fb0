import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { getIntrospectionQuery, getOperationAST, parse } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { createApollo } from "../../src/http/apollo.ts";
import { contextFor } from "../../src/context.ts";
import { assertAffordable, LIMITS, measure, MOST_TOKENS } from "../../src/http/cost.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { schema } from "../../src/schema.ts";
import { MOST } from "../../src/things/page.ts";
import type { Persona } from "../../src/trust/personas.ts";
import { testGraph } from "../graph/connect.ts";
import { smallTown } from "./small-town.ts";

const apollo = createApollo(smallTown);
let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
  return async () => {
    await apollo.stop();
    await graph.close();
  };
});

async function ask(query: string, variables: Record<string, unknown> = {}, persona: Persona = "coordinator") {
  const { body } = await apollo.executeOperation({ query, variables }, { contextValue: contextFor(graph, persona) });
  if (body.kind !== "single") throw new Error("an answer in parts");
  return body.singleResult;
}

/** Answered without an error. */
const answered = { errors: undefined, data: expect.anything() };
const refusal = (extensions: object) => ({
  errors: [{ message: expect.any(String), extensions: { code: "QUERY_TOO_COSTLY", ...extensions } }],
});
const most = (name: string) => LIMITS.find((limit) => limit.name === name)?.most ?? Number.NaN;
const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(" ");
const nested = (depth: number) => `{ person { ${"friend { ".repeat(depth - 2)} name ${"}".repeat(depth - 2)} } }`;

/** The cost, as the refusal tells it that meets the same operation with something unaffordable beside it. */
async function cost(query: string, variables: Record<string, unknown> = {}): Promise<number> {
  const { errors } = await ask(query.replace("{", "{ more: people(first: 10000) { nodes { name } } "), variables);
  return Number(errors?.[0]?.extensions?.["cost"]) - 10_001;
}

describe("an operation", () => {
  it("may be eight deep, and no deeper", async () => {
    expect(await ask(nested(8))).toEqual(answered);
    expect(await ask(nested(9))).toEqual(refusal({ depth: 9, limit: 8 }));
  });

  it("is not deeper for the wrappers of a connection", async () => {
    expect(
      await ask(
        "{ people(first: 1) { edges { node { friends(first: 1) { nodes { friends(first: 1) { nodes { name } } } } } } } }",
      ),
    ).toEqual(answered);
  });

  it("may have fifteen aliases, wherever their fragments are spread", async () => {
    expect(await ask(`{ person { ${times(15, (i) => `a${i}: name`)} } }`)).toEqual(answered);
    expect(await ask(`{ person { ${times(16, (i) => `a${i}: name`)} } }`)).toEqual(refusal({ aliases: 16, limit: 15 }));
    const fragment = `fragment four on Person { ${times(4, (i) => `a${i}: name`)} }`;
    expect(
      await ask(`{ person { ...four friend { ...four friend { ...four friend { ...four } } } } } ${fragment}`),
    ).toEqual(refusal({ aliases: 16, limit: 15 }));
  });

  it("may have twenty directives", async () => {
    expect(await ask(`{ person { ${times(20, () => "... @include(if: true) { name }")} } }`)).toEqual(answered);
    expect(await ask(`{ person { ${times(21, () => "... @include(if: true) { name }")} } }`)).toEqual(
      refusal({ directives: 21, limit: 20 }),
    );
  });

  it("asks ten questions at once", async () => {
    expect(await ask(`{ ${times(10, (i) => `a${i}: who`)} }`)).toEqual(answered);
    expect(await ask(`{ ${times(11, (i) => `a${i}: who`)} }`)).toEqual(refusal({ rootFields: 11, limit: 10 }));
  });

  it("cannot double its fields fragment by fragment", async () => {
    const fragments = times(24, (i) => `fragment f${i} on Person { ...f${i + 1} ...f${i + 1} }`);
    const answer = await ask(`{ person { ...f0 } } ${fragments} fragment f24 on Person { name }`);
    expect(answer).toEqual(refusal({ fields: 2 ** 24 + 1, limit: most("fields") }));
  });

  it("has at most a thousand tokens", async () => {
    expect(await ask(`{ ${"who ".repeat(MOST_TOKENS)} }`)).toMatchObject({
      errors: [{ extensions: { code: "GRAPHQL_PARSE_FAILED" } }],
    });
  });

  it("costs one for each object it may hold, lists times their `first`", async () => {
    expect(await cost("{ person { name } }")).toBe(1);
    expect(await cost("{ person { friend { name } } }")).toBe(2);
    expect(await cost("{ people(first: 7) { nodes { name } } }")).toBe(8);
    expect(await cost("{ people { nodes { name } } }")).toBe(21);
    expect(await cost("{ people(first: 7) { nodes { friends(first: 3) { nodes { name } } } } }")).toBe(
      1 + 7 * (1 + 1 + 3),
    );
    expect(await cost("{ people(first: 7) { edges { node { name } } } }")).toBe(1 + 7 * 2);
    expect(await cost("{ people(first: 7) { __typename } }")).toBe(7);
    expect(await cost("{ person { reasons { name } } }")).toBe(1 + 4);
    expect(await cost("query ($n: Int) { people(first: $n) { nodes { name } } }", { n: 30 })).toBe(31);
    expect(await cost("query ($n: Int = 40) { people(first: $n) { nodes { name } } }")).toBe(41);
    expect(await cost("query ($n: Int) { people(first: $n) { nodes { name } } }", { n: -3 })).toBe(1);
  });

  it("is told its cost when that is too much", async () => {
    const answer = await ask("{ people(first: 100) { nodes { friends(first: 100) { nodes { name } } } } }");
    expect(answer).toEqual(refusal({ cost: 10_201, limit: 10_000 }));
    expect(answer.errors?.[0]?.message).toMatch(/10,201.*10,000.*costs 10,201; at most 10,000/);
    expect(await ask("{ people(first: 2147483647) { nodes { name } } }")).toEqual(
      refusal({ cost: 2_147_483_648, limit: 10_000 }),
    );
  });

  it("that is refused is refused in milliseconds, whatever it asks", async () => {
    const started = performance.now();
    await ask(nested(240));
    await ask(
      `{ people(first: 2147483647) { nodes { ${"friends(first: 2147483647) { nodes { ".repeat(90)} name ${"} }".repeat(90)} } } }`,
    );
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("the catalogue", () => {
  it("may be asked for its largest pages", async () => {
    const folder = join(import.meta.dirname, "..", "..", "schema", "operations");
    const files = (await readdir(folder)).filter((file) => file.endsWith(".graphql"));
    expect(files).toContain("WhoCanHelp.graphql");
    for (const file of files) {
      const document = parse(await readFile(join(folder, file), "utf8"));
      const operation = getOperationAST(document);
      if (!operation) throw new Error(`${file} holds no single operation.`);
      expect(() => assertAffordable(measure(schema, document, operation, { first: MOST })), file).not.toThrow();
    }
  });
});

describe("the schema", () => {
  const questions = [
    "{ __schema { queryType { name } } }",
    '{ __type(name: "Query") { name } }',
    "{ ...f } fragment f on Query { s: __schema { types { name } } }",
  ];

  it.each(questions)("is read by the administrator: %s", async (query) => {
    expect(await ask(query, {}, "administrator")).toEqual(answered);
  });

  it.each(questions)("is read by nobody else: %s", async (query) => {
    for (const persona of ["public", "resident", "coordinator"] as const) {
      const answer = await ask(query, {}, persona);
      expect(answer).toMatchObject({ errors: [{ extensions: { code: "FORBIDDEN" } }] });
      expect(answer).not.toHaveProperty("data");
    }
  });

  it("is read whole, as tools do", async () => {
    expect(await ask(getIntrospectionQuery(), {}, "administrator")).toEqual(answered);
  });

  it("is not told by hints", async () => {
    for (const query of ["{ peopl { nodes { name } } }", "{ person { nam } }", "query ($x: Strin) { who }"]) {
      expect(JSON.stringify(await ask(query))).not.toMatch(/did you mean/i);
    }
  });
});
