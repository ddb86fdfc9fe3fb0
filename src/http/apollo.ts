import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { GraphQLError, type GraphQLSchema } from "graphql";
import type { Context } from "../context.ts";
import { may } from "../trust/policy.ts";
import { assertAffordable, measure, MOST_TOKENS } from "./cost.ts";
import { formatErrors, type Log } from "./errors.ts";
import { loggedAnswers } from "./logged-answers.ts";

/**
 * The schema behind its limits and its mask, without a socket: tests ask it through `executeOperation`, the door through HTTP.
 * Nothing is reported to anybody, whatever the environment says, and nothing is loaded from another host.
 */
export function createApollo(schema: GraphQLSchema, log: Log = () => undefined): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    // Only the administrator may read the schema: see `limits`.
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    parseOptions: { maxTokens: MOST_TOKENS },
    formatError: formatErrors(log),
    stopOnTerminationSignals: false,
    nodeEnv: "production",
    logger: loggerTo(log),
    plugins: [
      limits,
      statusCodes,
      loggedAnswers(log),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

const limits: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
      // Without one, execution itself answers that the operation is not there.
      if (!operation) return;
      const measures = measure(schema, document, operation, request.variables ?? {});
      if (measures.introspects && !may(contextValue.viewer, "readTheSchema")) throw schemaIsClosed();
      assertAffordable(measures);
    },
  }),
};

function schemaIsClosed(): GraphQLError {
  return new GraphQLError(
    "スキーマを読めるのは administrator だけです。 / Only the administrator may read the schema (__schema, __type).",
    { extensions: { code: "FORBIDDEN", http: { status: 403 } } },
  );
}

/**
 * Under `application/json` an operation that was understood as a request but refused is an ordinary answer (200), because such
 * clients take other codes for a proxy's; `application/graphql-response+json` says 4xx. https://graphql.github.io/graphql-over-http/draft/
 */
const statusCodes: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, source, response: { http } }) => {
      const { status } = http;
      const refused = status !== undefined && status >= 400 && status < 500 && status !== 405;
      const plainJson = request.http?.headers.get("accept")?.startsWith("application/json") ?? false;
      if (source !== undefined && refused && plainJson) http.status = 200;
    },
  }),
};

function loggerTo(log: Log) {
  const write = (level: string) => (message?: unknown) => log({ level, what: "apollo", why: String(message) });
  return { debug: () => undefined, info: () => undefined, warn: write("warn"), error: write("error") };
}
