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
import { PERSONAS } from "./trust/personas.ts";

export interface HttpOptions {
  readonly graph: Graph;
  /** 0 takes any free port. */
  readonly port: number;
  readonly schema?: GraphQLSchema;
  /** What went wrong inside, without personal data; by default a line of JSON for each on standard error. */
  readonly log?: Log;
  readonly patience?: Partial<typeof PATIENCE>;
}

export interface HttpServer {
  readonly port: number;
  readonly url: string;
  /** Takes no new requests, lets those under way finish within `graceMs`, then cuts the rest. */
  close(graceMs?: number): Promise<void>;
}

const BODY_LIMIT = "100kb";

/** How long the door waits, in milliseconds. */
const PATIENCE = {
  /** For a request to arrive: a caller who sends it drop by drop holds a socket no longer. */
  arrival: 10_000,
  /** For its answer; then the caller gets TIMEOUT. */
  answer: 10_000,
  /** For the requests under way when the server closes; then they are cut. */
  closing: 1_000,
};

/**
 * `/graphql`, `/health`, the local page and the explorer, on this machine only: there is no sign-in yet that could let others in.
 * Rejects with Node's own error when the port is taken (EADDRINUSE) or not to be had (EACCES).
 */
export async function serveHttp(options: HttpOptions): Promise<HttpServer> {
  const { graph, log = toStandardError } = options;
  const patience = { ...PATIENCE, ...options.patience };
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
    deadline(patience.answer),
    expressMiddleware(apollo, {
      context: async ({ req }) => contextFor(graph, personaOfRequest(req) ?? "public"),
    }),
  );
  app.use(localPages());
  app.use((request, response) => {
    refuse(response, 404, "BAD_USER_INPUT", `There is nothing at ${request.path}. Begin at /, /graphql or /explore.`);
  });
  app.use(lastResort(log));

  const { arrival } = patience;
  const server = createServer(
    { headersTimeout: arrival, requestTimeout: arrival, connectionsCheckingInterval: arrival / 10 },
    app,
  );
  const port = await listen(server, options.port);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    close: async (graceMs = patience.closing) => {
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
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return typeof address === "object" && address ? address.port : port;
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
