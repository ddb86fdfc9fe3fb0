import { readdir, readFile } from "node:fs/promises";
import { buildSchema, parse, print, stripIgnoredCharacters } from "graphql";
import { afterAll, describe, expect, it } from "vitest";
import { claims, keyPair, sign, testIssuer, type KeyPair, type TestIssuer } from "../trust/issuer.ts";
import { served } from "./served.ts";

const OPERATIONS = new URL("../../schema/operations/", import.meta.url);
// The real questions, answered by nobody: what is let in comes as far as an answer without data.
const unanswered = buildSchema(await readFile(new URL("../schema.graphql", OPERATIONS), "utf8"));

let issuer: TestIssuer;
let key: KeyPair;
const town = served(async () => {
  key = await keyPair("RS256", "rs");
  issuer = await testIssuer([key]);
  return { schema: unanswered, signIn: { ...issuer.signIn, open: true } };
});
afterAll(async () => issuer.close());

const files = (await readdir(OPERATIONS)).filter((file) => file.endsWith(".graphql"));
const read = async (file: string): Promise<string> => readFile(new URL(file, OPERATIONS), "utf8");
const json = { "content-type": "application/json", accept: "application/graphql-response+json" };
async function ask(query: string, more: { headers?: Record<string, string>; method?: string } = {}): Promise<number> {
  const path = more.method === "GET" ? `/graphql?query=${encodeURIComponent(query)}` : "/graphql";
  const body = more.method === "GET" ? undefined : JSON.stringify({ query });
  return (await town.send({ path, body, method: more.method, headers: { ...json, ...more.headers } })).status;
}

describe("whoever did not sign in, where the published questions are open,", () => {
  it.each(files)("may ask %s, however it is laid out", async (file) => {
    const text = await read(file);
    // 400: understood, but its variables are missing.
    for (const laidOut of [text, print(parse(text)), stripIgnoredCharacters(text), `# hello\n${text}`]) {
      expect([200, 400]).toContain(await ask(laidOut));
    }
  });

  it.each<readonly [string, (text: string) => string]>([
    ["with a field more", (text) => text.replace(/\}\s*\}\s*$/, " __typename } }")],
    ["under another name", (text) => text.replace("WhoCanHelp(", "Somebody(")],
    ["with another behind it", (text) => `${text} query Other { __typename }`],
    ["with another default", (text) => text.replace("$first: Int! = 10", "$first: Int! = 50")],
    ["as a fragment of it", () => "{ __typename }"],
    ["about the schema", () => "{ __schema { queryType { name } } }"],
    ["to write", () => "mutation { __typename }"],
    ["in no language", () => "{{{{"],
    ["with thousands of words", () => `{ ${"a ".repeat(5_000)} }`],
    ["with nothing", () => ""],
  ])("may not ask %s", async (_, change) => {
    expect(await ask(change(await read("WhoCanHelp.graphql")))).toBe(401);
  });

  it("may not ask by GET, in a batch, or with a token that is none", async () => {
    const text = await read("WhoCanHelp.graphql");
    expect(await ask(text, { method: "GET", headers: { "apollo-require-preflight": "1" } })).toBe(401);
    expect(await ask(text, { headers: { authorization: "Bearer x.y.z" } })).toBe(401);
    const batch = JSON.stringify([{ query: text }, { query: "{ __typename }" }]);
    expect((await town.send({ headers: json, body: batch })).status).toBe(401);
  });

  it("learns nothing of the schema from what is refused", async () => {
    const { text } = await town.send({ headers: json, body: '{"query":"{ entty }"}' });
    expect(text).not.toMatch(/entty|entity|Cannot query/);
  });
});

it("whoever did sign in asks anything", async () => {
  const authorization = `Bearer ${await sign(key, claims(issuer))}`;
  expect(await ask("{ __typename }", { headers: { authorization } })).toBe(200);
});
