import { Router, type CookieOptions, type Request, type RequestHandler, type Response } from "express";
import { GraphTimeout, GraphUnavailable } from "../graph/errors.ts";
import type { Graph } from "../graph/graph.ts";
import { accessToken, away, signOutAtIssuer, SignInRefused } from "../trust/sign-in/browser.ts";
import { Issuer, IssuerUnreachable, type IssuerOptions } from "../trust/sign-in/issuer.ts";
import type { Mapping } from "../trust/sign-in/mapping.ts";
import { Sessions } from "../trust/sign-in/session.ts";
import { signedInBy, TokenRefused, viewerOfSignedIn, type SignedIn } from "../trust/sign-in/tokens.ts";
import { MESSAGES, NOBODY, refuseAs, type Caller, type Callers, type Refusal } from "./callers.ts";
import { cookie, fromThisPage, refuse } from "./door.ts";
import { MESSAGES as OUTAGES, type Log } from "./errors.ts";
import { signInFailed, signInIssuerAway, signedOut } from "../explorer/sign-in-pages.ts";

/** How the people of one organisation sign in here. */
export interface SignInSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly mapping: Mapping;
  /** Whom the browser's sign-in acts as at the issuer; null where only programs come. */
  readonly clientId: string | null;
  /** Whether the operations of schema/operations are open to whoever did not sign in. */
  readonly open: boolean;
}

export interface SignInOptions extends SignInSettings {
  readonly graph: Graph;
  /** The address under which browsers reach this server; null for this machine's own. */
  readonly own: URL | null;
  readonly log: Log;
  readonly patience?: IssuerOptions["patience"];
}

/** What a browser keeps, in the words of RFC 6265bis: `__Host-` is bound to this very host, where there is encryption. */
const SESSION = "musubi_session";
const ERRAND = "musubi_sign_in";

/** Sign-in against an OpenID Connect issuer: who sent a request, and the three addresses that a browser meets on its way. */
export class SignIn {
  readonly #options: SignInOptions;
  readonly #issuer: Issuer;
  readonly #sessions: Sessions;

  constructor(options: SignInOptions) {
    const { issuer, audience, mapping, clientId, patience, log } = options;
    this.#options = options;
    this.#issuer = new Issuer(issuer, {
      clientId,
      patience,
      onTrouble: (why) => log({ level: "warn", what: "issuer unreachable", why }),
    });
    this.#sessions = new Sessions(options.graph, { issuer, audience, mapping, clientId });
  }

  /** A token goes before a session, so that a program in a browser is who it says it is. */
  readonly callers: Callers = async (request) => {
    try {
      const token = bearer(request);
      const found = token === undefined ? await this.#sessionOf(request) : await this.#verified(token);
      if (!found) return NOBODY;
      const by = token === undefined ? "session" : "token";
      return { viewer: viewerOfSignedIn(found), by, until: found.until } satisfies Caller;
    } catch (error) {
      if (error instanceof TokenRefused) return tokenRefused(error.reason);
      if (error instanceof IssuerUnreachable) return issuerAway;
      if (isGraphAway(error)) return graphAway;
      throw error;
    }
  };

  routes(): Router {
    const router = Router();
    if (this.#options.clientId === null) return router;
    router.get("/sign-in", this.#leave);
    router.get("/sign-in/back", this.#comeBack);
    router.post("/sign-out", this.#signOut);
    return router;
  }

  readonly #leave: RequestHandler = async (request, response) => {
    const own = this.#own(request);
    const onward = new URLSearchParams(queryOf(request)).get("then") === "/explore" ? "/explore" : "/";
    // The cookies belong to one name; whoever came under another of this machine's names is sent there first.
    if (request.headers.host !== own.host) return response.redirect(303, new URL(`/sign-in?then=${onward}`, own).href);
    try {
      const { url, errand } = await away(
        this.#issuer,
        new URL("/sign-in/back", own).href,
        this.#options.audience,
        onward,
      );
      this.#set(response, ERRAND, await this.#sessions.close("errand", errand), errand.until);
      response.redirect(303, url.href);
    } catch (error) {
      this.#sorry(response, error);
    }
  };

  readonly #comeBack: RequestHandler = async (request, response) => {
    try {
      const errand = await this.#sessions.errand(this.#get(request, ERRAND));
      this.#clear(response, ERRAND);
      if (!errand) throw new SignInRefused();
      const came = new URL(`/sign-in/back?${queryOf(request)}`, this.#own(request));
      const token = await accessToken(this.#issuer, came, errand, this.#options.audience);
      const found = await this.#verified(token);
      const sealed = await this.#sessions.close("session", found);
      // Browsers drop longer cookies without a word.
      if (sealed.length > 3_900) throw new SignInRefused();
      this.#set(response, SESSION, sealed, found.until);
      response.redirect(303, errand.onward);
    } catch (error) {
      this.#sorry(response, error);
    }
  };

  readonly #signOut: RequestHandler = async (request, response) => {
    if (!fromThisPage(request, this.#options.own)) return refuse(response, 403, "FORBIDDEN", MESSAGES.elsewhere);
    this.#clear(response, SESSION);
    const elsewhere = await signOutAtIssuer(this.#issuer, new URL("/", this.#own(request)).href).catch(() => null);
    response.status(200).type("html").send(signedOut(elsewhere));
  };

  #sorry(response: Response, error: unknown): void {
    if (error instanceof IssuerUnreachable) {
      response.status(503).set("retry-after", "5").type("html").send(signInIssuerAway());
    } else if (error instanceof SignInRefused || error instanceof TokenRefused) {
      const reason = error instanceof TokenRefused ? error.reason : "the issuer's answer";
      this.#options.log({ level: "warn", what: "browser sign-in refused", reason });
      response.status(403).type("html").send(signInFailed());
    } else if (isGraphAway(error)) refuseAs(response, graphAway);
    else throw error;
  }

  async #verified(token: string): Promise<SignedIn> {
    return signedInBy(token, this.#issuer, this.#options);
  }

  async #sessionOf(request: Request): Promise<SignedIn | undefined> {
    return this.#options.clientId === null ? undefined : this.#sessions.session(this.#get(request, SESSION));
  }

  #own(request: Request): URL {
    return this.#options.own ?? new URL(`http://127.0.0.1:${request.socket.localPort}`);
  }

  get #secure(): boolean {
    return this.#options.own?.protocol === "https:";
  }

  #name(name: string): string {
    return this.#secure ? `__Host-${name}` : name;
  }

  get #attributes(): CookieOptions {
    // Not `strict`: then the page to which a browser comes back from the issuer would not yet know who came.
    return { httpOnly: true, sameSite: "lax", path: "/", secure: this.#secure };
  }

  #get(request: Request, name: string): string | undefined {
    return cookie(request, this.#name(name));
  }

  #set(response: Response, name: string, value: string, until: number): void {
    response.cookie(this.#name(name), value, { ...this.#attributes, expires: new Date(until * 1_000) });
  }

  #clear(response: Response, name: string): void {
    response.clearCookie(this.#name(name), this.#attributes);
  }
}

/** Undefined where none was sent; throws TokenRefused for what is no single bearer token. */
function bearer(request: Request): string | undefined {
  const sent = request.headersDistinct["authorization"] ?? [];
  if (sent.length === 0) return undefined;
  const [, token] =
    sent.length === 1 ? (/^Bearer +([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i.exec(sent[0]!) ?? []) : [];
  if (token === undefined) throw new TokenRefused("no bearer token");
  return token;
}

function isGraphAway(error: unknown): boolean {
  return error instanceof GraphUnavailable || error instanceof GraphTimeout;
}

function queryOf(request: Request): string {
  return request.originalUrl.split("?").slice(1).join("?");
}

function tokenRefused(reason: string): Refusal {
  const headers = { "www-authenticate": 'Bearer realm="musubi", error="invalid_token"' };
  return { status: 401, code: "UNAUTHENTICATED", message: MESSAGES.token, headers, reason };
}

const issuerAway: Refusal = {
  status: 503,
  code: "SIGN_IN_UNAVAILABLE",
  message: MESSAGES.issuer,
  headers: { "retry-after": "5" },
  reason: "issuer unreachable",
};

/** The key that opens sessions lies in the graph. */
const graphAway: Refusal = {
  status: 503,
  code: "GRAPH_UNAVAILABLE",
  message: OUTAGES.unavailable,
  headers: { "retry-after": "5" },
  reason: "graph unavailable",
};
