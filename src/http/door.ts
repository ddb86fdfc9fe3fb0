import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import { personaOf, type Persona } from "../trust/personas.ts";
import { MESSAGES, reported, type Code, type Log } from "./errors.ts";

/** The header, and the cookie of the local page, that say whose eyes a caller of the demo has. */
export const PERSONA_HEADER = "x-musubi-persona";
export const PERSONA_COOKIE = "musubi_persona";

const NAMES_OF_THIS_MACHINE = ["127.0.0.1", "localhost", "[::1]"] as const;

/**
 * Says no to whoever reached this server under a name that is not its own: a page on the internet whose name was pointed at 127.0.0.1.
 * @param own the address under which it is known beyond this machine; null where it is not
 */
export function onlyOwnNames(own: URL | null): RequestHandler {
  return (request, response, next) => {
    const port = request.socket.localPort;
    const names = NAMES_OF_THIS_MACHINE.flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])]);
    const asked = request.headers.host?.toLowerCase() ?? "";
    if (names.includes(asked) || asked === own?.host) return next();
    refuse(
      response,
      421,
      "FORBIDDEN",
      own
        ? `この入口の名前は ${own.origin} です。 / This server answers as ${own.origin}; the Host header named something else.`
        : `この入口はこのコンピューターの中だけのものです。http://127.0.0.1:${port} を開いてください。 / This server answers only on this machine, as http://127.0.0.1:${port}; the Host header named something else.`,
    );
  };
}

/** For every answer. A page that needs more than its own files says so itself. */
export function securityHeaders(own: URL | null): RequestHandler {
  const headers = {
    "content-security-policy":
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    // Not `no-referrer`: with it a browser hides the origin of our own form, which `fromThisPage` has to see.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
    ...(own?.protocol === "https:" && { "strict-transport-security": "max-age=31536000" }),
  };
  return (_request, response, next) => {
    response.set(headers);
    next();
  };
}

const SPOKEN = ["application/json; charset=utf-8", "application/graphql-response+json; charset=utf-8"];

/**
 * What GraphQL over HTTP asks of a request before it is read: the method, what the caller can read, what the caller sends.
 * Decided here, because Apollo finds out that nobody can read its answer only after a mutation took place.
 */
export const graphqlOverHttp: RequestHandler = (request, response, next) => {
  if (request.method !== "GET" && request.method !== "POST") {
    response.set("allow", "GET, POST");
    return refuse(response, 405, "BAD_USER_INPUT", `/graphql takes GET (queries) and POST, not ${request.method}.`);
  }
  const answerIn = request.accepts(SPOKEN);
  if (!answerIn) {
    return refuse(
      response,
      406,
      "BAD_USER_INPUT",
      "/graphql answers in application/graphql-response+json or application/json; the Accept header allows neither.",
    );
  }
  // Both what Apollo answers in and which status codes fit follow from this one choice.
  request.headers.accept = answerIn;
  if (request.method === "POST" && !request.is("application/json")) {
    return refuse(response, 415, "BAD_USER_INPUT", "POST to /graphql takes a body of content-type application/json.");
  }
  next();
};

/** Whose eyes the request has; undefined when the name given is nobody's. */
export function personaOfRequest(request: Request): Persona | undefined {
  return personaOf(request.get(PERSONA_HEADER) ?? cookie(request, PERSONA_COOKIE));
}

export function cookie(request: Request, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Whether a form was sent from our own page. A browser says where a form comes from; what does not say is refused. */
export function fromThisPage(request: Request, own: URL | null = null): boolean {
  const { origin, host } = request.headers;
  if (origin !== undefined) return origin === (own && host === own.host ? own.origin : `http://${host}`);
  return request.get("sec-fetch-site") === "same-origin";
}

/**
 * Answers when nobody else has by then. What is under way is not undone by it, and its late answer meets a closed door:
 * see `lastResort`.
 */
export function deadline(ms: number): RequestHandler {
  return (_request, response, next) => {
    const timer = setTimeout(() => {
      if (!response.headersSent) refuse(response, 504, "TIMEOUT", MESSAGES.timeout);
    }, ms);
    response.once("close", () => clearTimeout(timer));
    next();
  };
}

/** Bodies that cannot be read, and bugs of our own. */
export function lastResort(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    if (response.headersSent) return;
    const status = statusOf(error);
    if (status === 413) {
      refuse(
        response,
        413,
        "BAD_USER_INPUT",
        "The body is too large: at most 100 kB. Send less, or use the importers.",
      );
    } else if (status === 415) {
      refuse(response, 415, "BAD_USER_INPUT", "The body must be plain (not compressed) JSON in UTF-8.");
    } else if (status !== undefined && status < 500) {
      refuse(response, status, "BAD_USER_INPUT", "The request cannot be read: its body must be one JSON object.");
    } else {
      refuse(response, 500, "INTERNAL_SERVER_ERROR", MESSAGES.inside(reported(log, error)));
    }
  };
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("status" in error)) return undefined;
  return typeof error.status === "number" ? error.status : undefined;
}

/** An error outside GraphQL, in the shape of one inside it, so that a client reads one kind. */
export function refuse(response: Response, status: number, code: Code, message: string): void {
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}
