import { randomUUID } from "node:crypto";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { GraphTimeout, GraphUnavailable, UniquenessViolated } from "../graph/errors.ts";

/** The codes a caller may meet in `extensions.code`; README and clients rely on them. */
export const CODES = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "BAD_USER_INPUT",
  "GRAPHQL_VALIDATION_FAILED",
  "GRAPHQL_PARSE_FAILED",
  "QUERY_TOO_COSTLY",
  "RATE_LIMITED",
  "SIGN_IN_UNAVAILABLE",
  "GRAPH_UNAVAILABLE",
  "TIMEOUT",
  "INTERNAL_SERVER_ERROR",
] as const;
export type Code = (typeof CODES)[number];

/** One happening, as named values. Nothing of what was asked or answered goes in, so that a log holds no personal data. */
export type Log = (entry: Readonly<Record<string, string | number>>) => void;

/** What may stand beside the code; everything else in an error's extensions stays inside. */
const SHOWN = ["argument", "field", "depth", "aliases", "directives", "rootFields", "fields", "cost", "limit"] as const;

/** Apollo's and type-graphql's own codes, in our words. */
const SAME_AS: Readonly<Record<string, Code>> = {
  BAD_REQUEST: "BAD_USER_INPUT",
  OPERATION_RESOLUTION_FAILURE: "BAD_USER_INPUT",
  PERSISTED_QUERY_NOT_FOUND: "BAD_USER_INPUT",
  PERSISTED_QUERY_NOT_SUPPORTED: "BAD_USER_INPUT",
};

export const MESSAGES = {
  unavailable:
    "いまデータベースに届きません。少し待ってから、もう一度お試しください。書き込みの途中だったときは、同じ idempotencyKey でやり直せば二重になりません。 / The graph cannot be reached just now. Try again in a moment; a write is safe to repeat with the same idempotencyKey.",
  timeout:
    "時間内に終わりませんでした。範囲を狭めて（first を小さく、地区を一つに）もう一度お試しください。書き込みは、同じ idempotencyKey でやり直せば二重になりません。 / This took too long. Ask for less (a smaller `first`, one district) and try again; a write is safe to repeat with the same idempotencyKey.",
  inside: (reference: string) =>
    `内部で問題が起きました。何度も起きるときは、番号 ${reference} を管理者に伝えてください。 / Something went wrong inside Musubi. If it happens again, tell the operator the number ${reference}.`,
} as const;

/**
 * What a caller is told of an error. Only what was written for the reader goes out; anything else becomes a number under which
 * the operator finds the whole story in the log.
 */
export function formatErrors(log: Log): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = innermost(error);
    if (cause instanceof GraphUnavailable) {
      log({ level: "warn", what: "graph unavailable", why: cause.message });
      return told(formatted, "GRAPH_UNAVAILABLE", MESSAGES.unavailable);
    }
    if (cause instanceof GraphTimeout) {
      log({ level: "warn", what: "graph timeout", why: cause.message });
      return told(formatted, "TIMEOUT", MESSAGES.timeout);
    }
    const code = cause instanceof GraphQLError ? knownCode(formatted.extensions?.["code"]) : undefined;
    if (code) return told(formatted, code, withoutHints(formatted.message));
    return told(formatted, "INTERNAL_SERVER_ERROR", MESSAGES.inside(reported(log, cause)));
  };
}

/** Writes an unforeseen error to the log and gives the number it can be found under. */
export function reported(log: Log, error: unknown): string {
  const reference = randomUUID().slice(0, 8);
  log({ level: "error", what: "internal error", reference, why: reasonOf(error) });
  return reference;
}

function innermost(error: unknown): unknown {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  return inner;
}

function knownCode(code: unknown): Code | undefined {
  if (typeof code !== "string" || code === "INTERNAL_SERVER_ERROR") return undefined;
  return CODES.find((each) => each === code) ?? SAME_AS[code];
}

function told(formatted: GraphQLFormattedError, code: Code, message: string): GraphQLFormattedError {
  const { locations, path, extensions = {} } = formatted;
  const shown = SHOWN.filter((key) => ["string", "number"].includes(typeof extensions[key]));
  return {
    message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code, ...Object.fromEntries(shown.map((key) => [key, extensions[key]])) },
  };
}

/** graphql-js helps with names of the schema, which is for administrators to read. (Apollo hides them in some errors only.) */
function withoutHints(message: string): string {
  return message.replace(/ ?Did you mean [^?]*\?/g, "");
}

/** A unique key that is taken is named by the database with its value, which may be a person's: only the place in the code is kept. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  const what = error instanceof UniquenessViolated ? error.name : `${error.name}: ${error.message}`;
  return [what, ...places].join("\n");
}
