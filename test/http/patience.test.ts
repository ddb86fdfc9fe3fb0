import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { serveHttp, type HttpServer } from "../../src/http.ts";
import { testGraph } from "../graph/connect.ts";
import { served } from "./served.ts";
import { smallTown } from "./small-town.ts";

const town = served({ patience: { answer: 400, arrival: 500 } });

describe("a request", () => {
  it("that takes too long is answered with TIMEOUT, and the next one as usual", async () => {
    const started = performance.now();
    const answer = await town.ask("{ slow(ms: 900) }");
    expect(performance.now() - started).toBeLessThan(800);
    expect(answer).toEqual({
      status: 504,
      errors: [{ message: expect.stringMatching(/took too long/), extensions: { code: "TIMEOUT" } }],
    });
    await new Promise((done) => setTimeout(done, 700));
    expect(await town.ask("{ who }")).toMatchObject({ status: 200 });
    expect(town.logged).toEqual([]);
  });

  it("that never arrives whole is hung up on, and holds nobody up", async () => {
    const half = `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:${town.server.port}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`;
    const sockets = Array.from({ length: 200 }, () => connect(town.server.port, "127.0.0.1"));
    const ended = Promise.all(
      sockets.map(async (socket) => {
        socket.on("error", () => undefined);
        socket.resume();
        socket.write(half);
        return new Promise((done) => socket.once("close", done));
      }),
    );
    expect(await town.ask("{ who }")).toMatchObject({ status: 200 });
    await ended;
  });
});

describe("health", () => {
  it("is alive and ready while the graph answers", async () => {
    const { status, text } = await town.send({ method: "GET", path: "/health" });
    expect([status, JSON.parse(text)]).toEqual([200, { alive: true, ready: true }]);
  });

  it("is alive but not ready when it does not", async () => {
    const graph = await testGraph();
    const server = await serveHttp({ graph, port: 0, schema: smallTown });
    await graph.close();
    const response = await fetch(`${server.url}/health`);
    expect([response.status, await response.json()]).toEqual([503, { alive: true, ready: false }]);
    await server.close();
  });
});

describe("closing", () => {
  it("lets a request under way finish, and takes no other", async () => {
    const server = await open(2_000);
    const underWay = slow(server.url, 500);
    await new Promise((done) => setTimeout(done, 150));
    const closed = server.close();
    await expect(slow(server.url, 0)).rejects.toThrow();
    expect(await (await underWay).json()).toEqual({ data: { slow: "done" } });
    await closed;
  });

  it("cuts what takes longer than it may", async () => {
    const server = await open(200);
    const underWay = slow(server.url, 5_000);
    const cut = expect(underWay).rejects.toThrow();
    await new Promise((done) => setTimeout(done, 150));
    const started = performance.now();
    await server.close();
    await cut;
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

async function open(closing: number): Promise<HttpServer> {
  return serveHttp({ graph: town.graph, port: 0, schema: smallTown, patience: { closing } });
}

async function slow(url: string, ms: number): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: `{ slow(ms: ${ms}) }` }),
  });
}
