import { connect } from "node:net";
import { text as wholeOf } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { serveHttp } from "../../src/http.ts";
import { expectOnThisMachineOnly } from "../graph/processes.ts";
import { served } from "./served.ts";
import { smallTown, written } from "./small-town.ts";

const town = served();
const json = { "content-type": "application/json", accept: "application/json" };
const who = JSON.stringify({ query: "{ who }" });

describe("the door", () => {
  it("answers on this machine, under each of its names", async () => {
    for (const name of ["127.0.0.1", "localhost", "[::1]", "LOCALHOST"]) {
      const host = `${name}:${town.server.port}`;
      expect(await town.send({ headers: { ...json, host }, body: who })).toMatchObject({ status: 200 });
    }
  });

  it.each(["evil.example", "evil.example:4000", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:4000"])(
    "does not answer to the name %j",
    async (host) => {
      for (const path of ["/graphql", "/health", "/", "/explore", "/explore/graphiql.js"]) {
        const answer = await town.send({ path, headers: { ...json, host }, body: who });
        expect(answer.status).toBe(421);
      }
    },
  );

  it("does not answer to a caller who names nobody", async () => {
    const socket = connect(town.server.port, "127.0.0.1");
    socket.end("GET /health HTTP/1.0\r\n\r\n");
    expect(await wholeOf(socket)).toMatch(/^HTTP\/1\.1 421 /);
  });

  it("is on the loopback address only", async () => {
    expect(town.server.url).toBe(`http://127.0.0.1:${town.server.port}`);
    await expectOnThisMachineOnly(town.server.port);
  });

  it("does not open twice on one port", async () => {
    const twice = serveHttp({ graph: town.graph, port: town.server.port, schema: smallTown });
    await expect(twice).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  it("sends its security headers with every answer", async () => {
    for (const path of ["/graphql", "/health", "/", "/explore", "/nowhere"]) {
      const { headers } = await town.send({ method: "GET", path });
      expect(headers).toMatchObject({
        "content-security-policy": expect.stringMatching(/^default-src 'self';.*frame-ancestors 'none'/),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "no-store",
      });
      expect(headers).not.toHaveProperty("x-powered-by");
      expect(headers).not.toHaveProperty("access-control-allow-origin");
    }
  });

  it("names nothing at a path it does not know", async () => {
    const { status, text } = await town.send({ method: "GET", path: "/../../etc/passwd" });
    expect(status).toBe(404);
    expect(JSON.parse(text)).toHaveProperty("errors.0.extensions.code", "BAD_USER_INPUT");
  });
});

describe("the persona", () => {
  it("is public when none is named", async () => {
    expect(await town.ask("{ who }")).toEqual({ status: 200, data: { who: "public" } });
  });

  it.each(["public", "resident", "coordinator", "administrator"])("is %s by header or cookie", async (persona) => {
    expect(await town.ask("{ who }", { persona })).toEqual({ status: 200, data: { who: persona } });
    const cookie = `other=1; musubi_persona=${persona}`;
    const { text } = await town.send({ headers: { ...json, cookie }, body: who });
    expect(JSON.parse(text)).toEqual({ data: { who: persona } });
  });

  it("of the header goes before that of the cookie", async () => {
    const headers = { ...json, cookie: "musubi_persona=administrator", "x-musubi-persona": "resident" };
    const { text } = await town.send({ headers, body: who });
    expect(JSON.parse(text)).toEqual({ data: { who: "resident" } });
  });

  it.each(["root", "coordinator, administrator", "public\tpublic"])("%j is nobody", async (persona) => {
    expect(await town.ask("{ who }", { persona })).toEqual({
      status: 400,
      errors: [
        {
          message: "x-musubi-persona must be one of: public, resident, coordinator, administrator.",
          extensions: { code: "BAD_USER_INPUT" },
        },
      ],
    });
  });
});

describe("GraphQL over HTTP", () => {
  it("takes queries by GET from programs, and from no page of another site", async () => {
    const path = `/graphql?query=${encodeURIComponent("{ who }")}`;
    const program = await town.send({ method: "GET", path, headers: { "apollo-require-preflight": "1" } });
    expect(program).toMatchObject({ status: 200, text: '{"data":{"who":"public"}}\n' });
    const link = await town.send({ method: "GET", path });
    expect(link.status).toBe(400);
    expect(JSON.parse(link.text)).not.toHaveProperty("data");
  });

  it("takes no mutation by GET", async () => {
    const path = `/graphql?query=${encodeURIComponent('mutation { write(word: "by GET") }')}`;
    const { status, headers } = await town.send({ method: "GET", path, headers: { "apollo-require-preflight": "1" } });
    expect(status).toBe(405);
    expect(headers.allow).toBe("POST");
    expect(written).not.toContain("by GET");
  });

  it.each(["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE"])("takes no %s", async (method) => {
    const { status, headers } = await town.send({ method, headers: { "content-type": "application/json" } });
    expect(status).toBe(405);
    expect(headers.allow).toBe("GET, POST");
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
    "",
  ])("takes no body of content-type %j", async (type) => {
    const headers: Record<string, string> = type === "" ? {} : { "content-type": type };
    const { status, text } = await town.send({ headers, body: who });
    expect(status).toBe(415);
    expect(JSON.parse(text)).not.toHaveProperty("data");
  });

  it("carries nothing out for a caller who cannot read the answer", async () => {
    const body = JSON.stringify({ query: 'mutation { write(word: "unread") }' });
    const { status } = await town.send({ headers: { ...json, accept: "text/html" }, body });
    expect(status).toBe(406);
    expect(written).not.toContain("unread");
  });

  it.each([
    ["application/json", 200],
    ["application/graphql-response+json", 400],
  ])("refuses under %s with %i", async (accept, status) => {
    for (const query of ["{ who", "{ nothing }", "query ($ms: Int!) { slow(ms: $ms) }"]) {
      const answer = await town.ask(query, { accept });
      expect(answer).toMatchObject({ status, errors: [{ message: expect.any(String) }] });
      expect(answer).not.toHaveProperty("data");
    }
  });

  it("answers in the media type it was asked for, in UTF-8", async () => {
    const types = ["application/json", "application/graphql-response+json"];
    for (const accept of types) {
      const { headers } = await town.send({ headers: { ...json, accept }, body: who });
      expect(headers["content-type"]).toBe(`${accept}; charset=utf-8`);
    }
  });

  it.each([
    ["not JSON", "{", 400],
    ["JSON of another kind", '"{ who }"', 400],
    ["no query", "{}", 400],
    ["a batch", `[${who}, ${who}]`, 400],
    ["more than 100 kB", JSON.stringify({ query: "{ who }", variables: { x: "あ".repeat(40_000) } }), 413],
  ])("refuses %s", async (_, body, status) => {
    const answer = await town.send({ headers: json, body });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toHaveProperty("errors.0.extensions.code", "BAD_USER_INPUT");
  });

  it("refuses compressed bodies, which could unfold to anything", async () => {
    const { status } = await town.send({ headers: { ...json, "content-encoding": "gzip" }, body: "x" });
    expect(status).toBe(415);
  });

  it("keeps no queries for later callers", async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } };
    const { text } = await town.send({ headers: json, body: JSON.stringify({ query: "{ who }", extensions }) });
    expect(JSON.parse(text)).not.toHaveProperty("data");
  });

  it("serves no page", async () => {
    const { text } = await town.send({ method: "GET", headers: { accept: "text/html,*/*;q=0.8" } });
    expect(text).not.toMatch(/<html|<script/i);
  });
});
