import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CODES } from "../../src/http/errors.ts";
import { served } from "./served.ts";

const town = served();

const told = (code: string, message: RegExp, field: string) => ({
  status: 200,
  data: { [field]: null },
  errors: [
    {
      message: expect.stringMatching(message),
      path: [field],
      locations: [{ line: 1, column: 3 }],
      extensions: { code },
    },
  ],
});

describe("an error", () => {
  it("has each of the codes that the web app tells apart", () => {
    const client = readFileSync(new URL("../../src/web/server/client.ts", import.meta.url), "utf8");
    const awaited = Array.from(client.matchAll(/case "([A-Z_]+)":/g), ([, code]) => code);
    expect(awaited.length).toBeGreaterThan(3);
    expect(CODES).toEqual(expect.arrayContaining(awaited));
  });

  it("of the connection says that the graph cannot be reached", async () => {
    expect(await town.ask("{ lost }")).toEqual(told("GRAPH_UNAVAILABLE", /The graph cannot be reached/, "lost"));
  });

  it("of time says to ask for less", async () => {
    expect(await town.ask("{ late }")).toEqual(told("TIMEOUT", /Ask for less/, "late"));
  });

  it.each(["twice", "broken", "bug"])("of our own (%s) gives a number, and nothing of the inside", async (field) => {
    const answer = await town.ask(`{ ${field} }`);
    expect(answer).toEqual(told("INTERNAL_SERVER_ERROR", /tell the operator the number [0-9a-f]{8}\.$/, field));
    const reference = /number ([0-9a-f]{8})/.exec(answer.errors?.[0]?.message ?? "")?.[1];
    expect(town.logged).toContainEqual(expect.objectContaining({ level: "error", reference }));
  });

  it("in the log tells what happened, but not whom a key was about", async () => {
    await town.ask("{ bug twice }");
    const log = JSON.stringify(town.logged);
    expect(log).toMatch(/Cannot read properties of undefined/);
    expect(log).toMatch(/small-town\.ts/);
    expect(log).not.toMatch(/Hanako/);
  });

  it("written for the reader passes as it is, with nothing else beside it", async () => {
    expect(await town.ask("{ refused }")).toEqual({
      status: 200,
      data: { refused: null },
      errors: [
        {
          message: "at must be a time.",
          path: ["refused"],
          locations: [{ line: 1, column: 3 }],
          extensions: { code: "BAD_USER_INPUT", argument: "at" },
        },
      ],
    });
  });

  it("never shows a stack, a statement or the database", async () => {
    const everything = "{ lost late twice broken bug refused }";
    expect(JSON.stringify(await town.ask(everything))).not.toMatch(
      /Neo4j|Neo\.|bolt:|ECONN|MATCH|TypeError|node_modules|\.ts\b|secret|\/usr/,
    );
  });

  it("about a variable names it and gives no hints", async () => {
    const answer = await town.ask("query ($ms: Int!) { slow(ms: $ms) }", { variables: { ms: "soon" } });
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
    expect(answer.errors?.[0]?.message).toMatch(/\$ms.*soon/);
  });

  it("about an operation that is not there says so", async () => {
    const { status, text } = await town.send({
      headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
      body: JSON.stringify({ query: "query A { who }", operationName: "B" }),
    });
    expect(status).toBe(400);
    expect(JSON.parse(text)).toHaveProperty("errors.0.extensions.code", "BAD_USER_INPUT");
  });
});
