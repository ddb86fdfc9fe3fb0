import { createServer, type Server } from "node:http";
import { expressMiddleware } from "@as-integrations/express5";
import express, { type Express } from "express";
import type { GraphQLSchema } from "graphql";
import { contextFor } from "./context.ts";
import { localPages } from "./explorer/pages.ts";
import type { Graph } from "./graph/graph.ts";
import { createApollo } from "./http/apollo.ts";
import {
  deadline,
  graphqlOverHttp,
  lastResort,
  onlyThisMachine,
  PERSONA_HEADER,
  personaOfRequest,
  refuse,
  securityHeaders,
} from "./http/door.ts";
import type { Log } from "./http/errors.ts";
import { health } from "./http/health.ts";
import { PERSONAS } from "./trust/viewer.ts";

export interface HttpOptions {
  readonly graph: Graph;
  /** 0 takes any free port. */
  readonly port: number;
  readonly schema?: GraphQLSchema;
  /** What went wrong inside, without personal data; by default a line of JSON for each on standard error. */
  readonly log?: Log;
  /** Milliseconds until a request under way is answered with TIMEOUT. */
  readonly requestMs?: number;
}

export interface HttpServer {
  readonly port: number;
  readonly url: string;
  /** Takes no new requests, lets those under way finish within `graceMs`, then cuts the rest. */
  close(graceMs?: number): Promise<void>;
}

const BODY_LIMIT = "100kb";
/** A caller who sends a request drop by drop holds a socket no longer than this. */
const SLOWEST_REQUEST_MS = 10_000;
const REQUEST_MS = 10_000;
const GRACE_MS = 1_000;

/** `/graphql`, `/health`, the local page and the explorer, on this machine only: there is no sign-in yet that could let others in. */
export async function serveHttp(options: HttpOptions): Promise<HttpServer> {
  const { graph, log = toStandardError, requestMs = REQUEST_MS } = options;
  // Loaded here, so that a door with another schema behind it does not wait for ours.
  const schema = options.schema ?? (await import("./schema.ts")).schema;
  const apollo = createApollo(schema, log);
  await apollo.start();

  const app = bareExpress();
  app.use(onlyThisMachine, securityHeaders);
  app.get("/health", health(graph));
  app.use(
    "/graphql",
    graphqlOverHttp,
    (request, response, next) => {
      if (personaOfRequest(request)) return next();
      refuse(response, 400, "BAD_USER_INPUT", `${PERSONA_HEADER} must be one of: ${PERSONAS.join(", ")}.`);
    },
    express.json({ limit: BODY_LIMIT, inflate: false, type: "application/json" }),
    deadline(requestMs),
    expressMiddleware(apollo, {
      context: async ({ req }) => contextFor(graph, personaOfRequest(req) ?? "public"),
    }),
  );
  app.use(localPages());
  app.use((request, response) => {
    refuse(response, 404, "BAD_USER_INPUT", `There is nothing at ${request.path}. Begin at /, /graphql or /explore.`);
  });
  app.use(lastResort(log));

  const server = createServer({ connectionsCheckingInterval: 1_000 }, app);
  server.headersTimeout = SLOWEST_REQUEST_MS;
  server.requestTimeout = SLOWEST_REQUEST_MS;
  const port = await listen(server, options.port);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    close: async (graceMs = GRACE_MS) => {
      await close(server, graceMs);
      await apollo.stop();
    },
  };
}

function bareExpress(): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.disable("query parser");
  return app;
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(plainer(error, port)));
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return typeof address === "object" && address ? address.port : port;
}

function plainer(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new Error(
      `ポート ${port} は別のプログラムが使っています。PORT=${port + 1} npm start のように別の番号を選んでください。 / Port ${port} is taken by another program. Choose another, for example PORT=${port + 1} npm start.`,
      { cause: error },
    );
  }
  if (error.code === "EACCES") {
    return new Error(
      `ポート ${port} を開く許可がありません。1024 以上の番号を PORT に選んでください。 / This account may not open port ${port}. Choose a PORT of 1024 or more.`,
      { cause: error },
    );
  }
  return error;
}

async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(cut);
}

const toStandardError: Log = (entry) => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
};
