import type { Request, RequestHandler, Response } from "express";
import { PERSONAS, viewerOf } from "../trust/personas.ts";
import { PUBLIC, type Viewer } from "../trust/viewer.ts";
import { fromThisPage, PERSONA_HEADER, personaOfRequest, refuse } from "./door.ts";
import type { Code } from "./errors.ts";

/** Whoever sent a request, and how that is known. */
export interface Caller {
  readonly viewer: Viewer;
  readonly by: "persona" | "token" | "session" | "nobody";
  /** Seconds since 1970: until then it is proved; undefined where nothing is. */
  readonly until?: number;
}

/** A request that says something about its sender that cannot be taken. */
export interface Refusal {
  readonly status: number;
  readonly code: Code;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A word for the log. */
  readonly reason: string;
}

export type Callers = (request: Request) => Promise<Caller | Refusal>;

export const NOBODY: Caller = { viewer: PUBLIC, by: "nobody" };

const known = new WeakMap<Request, Caller | Refusal>();

/** Finds out once who sent a request, before anything else of it is read. Refuses nobody yet: a page may have something to say to strangers too. */
export function identify(callers: Callers): RequestHandler {
  // oxlint-disable-next-line oxc/no-async-endpoint-handlers -- Express 5 waits for them, and forwards what they throw
  return async (request, _response, next) => {
    known.set(request, await callers(request));
    next();
  };
}

/** Who sent it; nobody, where that could not be taken or was not asked. */
export function callerOf(request: Request): Caller {
  const caller = known.get(request);
  return caller && "viewer" in caller ? caller : NOBODY;
}

export function refusalOf(request: Request): Refusal | undefined {
  const caller = known.get(request);
  return caller && "code" in caller ? caller : undefined;
}

/** On a machine where nobody signs in: everybody says whose eyes they have. */
export const personas: Callers = async (request) => {
  const persona = personaOfRequest(request);
  if (persona) return { viewer: viewerOf(persona), by: "persona" };
  const message = `${PERSONA_HEADER} must be one of: ${PERSONAS.join(", ")}.`;
  return { status: 400, code: "BAD_USER_INPUT", message, reason: "no such persona" };
};

export const MESSAGES = {
  signIn:
    "サインインが必要です。ブラウザーでは /sign-in を開き、プログラムからは Authorization: Bearer で組織のアクセストークンを付けてください。 / Sign in first: in a browser at /sign-in; a program sends its access token as Authorization: Bearer.",
  token:
    "このアクセストークンは使えません（期限切れか、このサーバーのためのものではありません）。新しく取り直してください。 / This access token cannot be taken: it has expired, or was not made for this server. Get a new one.",
  issuer:
    "いま組織のサインインのサーバーに届きません。少し待ってから、もう一度お試しください。 / The sign-in server of your organisation cannot be reached just now. Try again in a moment.",
  elsewhere:
    "ブラウザーのサインインは、このサーバー自身のページからだけ使えます。 / A browser's session serves this server's own pages only; elsewhere send the header apollo-require-preflight, or a token.",
} as const;

/** Lets in whoever is known; a stranger only where the published questions are open, and then only with something to read (see `onlyPublished`). */
export function onlyKnown(own: URL | null, { open }: { open: boolean }): RequestHandler {
  return (request, response, next) => {
    const refusal = refusalOf(request);
    if (refusal) return refuseAs(response, refusal);
    const { by } = callerOf(request);
    if (by === "nobody" && !(open && request.method === "POST")) return refuseAs(response, signInFirst);
    if (by === "session" && !fromThisPage(request, own) && !request.get("apollo-require-preflight")) {
      return refuse(response, 403, "FORBIDDEN", MESSAGES.elsewhere);
    }
    next();
  };
}

export const signInFirst: Refusal = {
  status: 401,
  code: "UNAUTHENTICATED",
  message: MESSAGES.signIn,
  headers: { "www-authenticate": 'Bearer realm="musubi"' },
  reason: "no token",
};

export function refuseAs(response: Response, { status, code, message, headers = {} }: Refusal): void {
  response.set(headers);
  refuse(response, status, code, message);
}
