import { createServer, type Server } from "node:http";
import { expressMiddleware } from "@as-integrations/express5";
import express, { type Express } from "express";
import type { GraphQLSchema } from "graphql";
import { contextFor } from "./context.ts";
import { files, localPages, signedInPages } from "./explorer/pages.ts";
import type { Graph } from "./graph/graph.ts";
import { createApollo } from "./http/apollo.ts";
import { callerOf, identify, onlyKnown, personas } from "./http/callers.ts";
import { deadline, graphqlOverHttp, lastResort, onlyOwnNames, refuse, securityHeaders } from "./http/door.ts";
import type { Log } from "./http/errors.ts";
import { health } from "./http/health.ts";
import { ImportDoor } from "./http/import.ts";
import { Live, type LiveOptions } from "./http/live.ts";
import { logFile } from "./http/log-file.ts";
import { logTo, requestLog } from "./http/log.ts";
import { onlyPublished } from "./http/published.ts";
import { limited } from "./http/rate.ts";
import { SignIn, type SignInOptions, type SignInSettings } from "./http/sign-in.ts";
import { me, webFiles, type Tiles } from "./http/web.ts";

export interface HttpOptions {
  readonly graph: Graph;
  /** 0 takes any free port. */
  readonly port: number;
  readonly schema?: GraphQLSchema;
  /** The address of this machine to listen on; 127.0.0.1 unless people sign in. */
  readonly address?: string;
  /** The address under which browsers reach the server, where it is not this machine's own. */
  readonly own?: URL | null;
  /** How people sign in; null for the demo's personas. */
  readonly signIn?: SignInSettings | null;
  /** How many requests one viewer may make in ten seconds. */
  readonly rate?: number;
  /** How many days the news of the districts are kept. */
  readonly newsDays?: number;
  /** Where the built web app lies; null: the pages without it. */
  readonly web?: string | null;
  /** Whose tiles lie under its map; none by default. */
  readonly tiles?: Tiles | null;
  /** What went wrong inside, without personal data; by default a line of JSON for each on standard error. */
  readonly log?: Log;
  readonly patience?: Partial<typeof PATIENCE>;
  readonly livePatience?: Pick<LiveOptions, "perViewer" | "everyMs" | "signOfLifeMs" | "rings">;
  readonly issuerPatience?: SignInOptions["patience"];
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

const USUAL_RATE = 10_000;
const USUAL_NEWS_DAYS = 30;

/**
 * The web app, `/graphql`, `/live`, `/import`, `/health`, the pages and the explorer. Without sign-in the demo's personas, on this machine only.
 * Rejects with Node's own error when the port is taken (EADDRINUSE) or not to be had (EACCES).
 */
export async function serveHttp(options: HttpOptions): Promise<HttpServer> {
  const { graph, own = null, address = "127.0.0.1", web = null, tiles = null } = options;
  const log = options.log ?? logTo(options.signIn ? "info" : "warn");
  const patience = { ...PATIENCE, ...options.patience };
  const signIn = options.signIn
    ? new SignIn({ ...options.signIn, graph, own, log, patience: options.issuerPatience })
    : null;
  if (!signIn && address !== "127.0.0.1") throw new Error("without sign-in the door opens on 127.0.0.1 only");
  const open = options.signIn?.open ?? false;
  // Loaded here, so that a door with another schema behind it does not wait for ours.
  const { schema, ringsNow } = options.schema
    ? { schema: options.schema, ringsNow: undefined }
    : await import("./schema.ts");
  const apollo = createApollo(schema, log);
  await apollo.start();
  const live = new Live({
    graph,
    own,
    log,
    newsDays: options.newsDays ?? USUAL_NEWS_DAYS,
    ringSearch: ringsNow,
    ...options.livePatience,
  });

  const app = bareExpress();
  app.use(requestLog(log), onlyOwnNames(own), securityHeaders(own));
  app.get("/health", health(graph));
  app.use(files());
  if (web !== null) app.use(webFiles(web, tiles));
  app.use(identify(signIn?.callers ?? personas), limited(options.rate ?? USUAL_RATE));
  app.use(
    "/graphql",
    onlyKnown(own, { open }),
    graphqlOverHttp,
    express.json({ limit: BODY_LIMIT, inflate: false, type: "application/json" }),
    ...(open ? [onlyPublished()] : []),
    deadline(patience.answer),
    expressMiddleware(apollo, { context: async ({ req }) => contextFor(graph, callerOf(req).viewer) }),
  );
  // Who did not sign in asks the published questions, but holds no line open.
  app.all("/live", onlyKnown(own, { open: false }), live.door);
  const imports = new ImportDoor(graph);
  app.all("/import", onlyKnown(own, { open: false }), imports.door);
  app.get("/log.csv", onlyKnown(own, { open: false }), logFile(graph, log));
  app.use(me(tiles));
  if (signIn) app.use(signIn.routes(), signedInPages({ byBrowser: options.signIn?.clientId !== null }));
  else app.use(localPages());
  app.use((request, response) => {
    refuse(response, 404, "BAD_USER_INPUT", `There is nothing at ${request.path}. Begin at /, /graphql or /explore.`);
  });
  app.use(lastResort(log));

  const { arrival } = patience;
  const server = createServer(
    { headersTimeout: arrival, requestTimeout: arrival, connectionsCheckingInterval: arrival / 10 },
    app,
  );
  const port = await listen(server, options.port, address);
  return {
    port,
    url: own?.origin ?? `http://127.0.0.1:${port}`,
    close: async (graceMs = patience.closing) => {
      live.close();
      imports.close();
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

async function listen(server: Server, port: number, at: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, at, resolve);
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
