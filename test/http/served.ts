import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { afterAll, beforeAll } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { serveHttp, type HttpOptions, type HttpServer } from "../../src/http.ts";
import type { Log } from "../../src/http/errors.ts";
import { testGraph } from "../graph/connect.ts";
import { smallTown } from "./small-town.ts";

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Served {
  readonly server: HttpServer;
  readonly graph: Graph;
  /** What the operator would read of faults, and of requests. */
  readonly logged: Readonly<Record<string, string | number>>[];
  readonly requests: Readonly<Record<string, string | number>>[];
  send(sent?: Sent): Promise<Answer>;
  /** One operation by POST, its answer read as JSON. */
  ask(query: string, more?: { variables?: object; persona?: string; accept?: string }): Promise<GraphqlAnswer>;
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly data?: unknown;
  readonly errors?: readonly { message: string; extensions: Readonly<Record<string, unknown>> }[];
}

type Options = Partial<HttpOptions>;

/** The small town behind a real door on a free port, for one file of tests. */
export function served(options: Options | (() => Promise<Options>) = {}): Served {
  let server: HttpServer | undefined;
  let graph: Graph | undefined;
  const logged: Readonly<Record<string, string | number>>[] = [];
  const requests: Readonly<Record<string, string | number>>[] = [];
  const log: Log = (entry) => (entry["what"] === "request" ? requests : logged).push(entry);
  beforeAll(async () => {
    graph = await testGraph();
    const given = typeof options === "function" ? await options() : options;
    server = await serveHttp({ graph, port: 0, schema: smallTown, log, ...given });
  });
  afterAll(async () => {
    await server?.close();
    await graph?.close();
  });
  const send = async (sent: Sent = {}) => sendTo(started(server).port, sent);
  return {
    get server() {
      return started(server);
    },
    get graph() {
      return started(graph);
    },
    logged,
    requests,
    send,
    ask: async (query, { variables, persona, accept = "application/graphql-response+json" } = {}) => {
      const { status, text } = await send({
        headers: {
          "content-type": "application/json",
          accept,
          ...(persona !== undefined && { "x-musubi-persona": persona }),
        },
        body: JSON.stringify({ query, variables }),
      });
      const answer: Omit<GraphqlAnswer, "status"> = JSON.parse(text);
      return { status, ...answer };
    },
  };
}

function started<T>(what: T | undefined): T {
  if (!what) throw new Error("The server is started in beforeAll: use it inside a test.");
  return what;
}

/** Sends exactly what is given: fetch would choose Host, Origin and Accept itself. */
export async function sendTo(
  port: number,
  { method = "POST", path = "/graphql", headers = {}, body }: Sent,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: "127.0.0.1", port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
