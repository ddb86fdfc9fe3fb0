import { createServer, type RequestListener } from "node:http";
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTHeaderParameters,
  type JWTPayload,
} from "jose";
import { Provider } from "oidc-provider";
import type { SignInSettings } from "../../src/http/sign-in.ts";
import type { Mapping } from "../../src/trust/sign-in/mapping.ts";

export const AUDIENCE = "https://musubi.example/api";
export const CLIENT = "musubi-web";

/** What the claims of this issuer's people mean. */
export const mapping: Mapping = {
  rules: [
    { claim: ["groups"], is: "coordinators", role: "coordinator", districts: { claim: ["districts"] } },
    { claim: ["groups"], is: "administrators", role: "administrator", districts: [] },
    { claim: ["groups"], is: "residents", role: "resident", districts: [] },
    { claim: ["groups"], is: "auditors", role: "auditor", districts: [] },
  ],
  party: ["party"],
};

/** What the issuer says of each of its people, besides their name. */
const PEOPLE: Readonly<Record<string, JWTPayload>> = {
  "kana-coordinator": { groups: ["coordinators", "everybody"], districts: ["dst_midori"] },
  "ken-administrator": { groups: ["administrators"] },
  "aki-auditor": { groups: ["auditors"] },
  "hanako-resident": { groups: ["residents"], party: "per_sato_hanako" },
};

export interface KeyPair {
  readonly alg: string;
  readonly kid: string;
  readonly secret: CryptoKey;
  readonly published: JWK;
  readonly whole: JWK;
}

export async function keyPair(alg: string, kid: string): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const named = { kid, alg, use: "sig" };
  return {
    alg,
    kid,
    secret: privateKey,
    published: { ...(await exportJWK(publicKey)), ...named },
    whole: { ...(await exportJWK(privateKey)), ...named },
  };
}

/** A real OpenID Connect provider in this process, whose keys the test holds too, so that it can sign what no provider would. */
export interface TestIssuer {
  readonly url: string;
  /** What `serveHttp` takes, with a browser client. */
  readonly signIn: SignInSettings;
  /** How often its keys were fetched. */
  readonly fetched: { keys: number };
  /** Publishes these keys and no others from now on. */
  publish(keys: readonly KeyPair[]): void;
  /** Whether it answers at all. */
  reachable: boolean;
  close(): Promise<void>;
}

/** @param back the return addresses that its browser client may name */
export async function testIssuer(keys: readonly KeyPair[], back: readonly string[] = []): Promise<TestIssuer> {
  let answer: RequestListener | undefined;
  const fetched = { keys: 0 };
  const server = createServer((request, response) => {
    if (request.url === "/jwks") fetched.keys += 1;
    if (issuer.reachable) answer?.(request, response);
    else request.socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const issuer: TestIssuer = {
    url,
    signIn: { issuer: url, audience: AUDIENCE, mapping, clientId: CLIENT, open: false },
    fetched,
    publish: (these) => (answer = provider(url, these, back)),
    reachable: true,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  issuer.publish(keys);
  return issuer;
}

function provider(url: string, keys: readonly KeyPair[], back: readonly string[]): RequestListener {
  const made = new Provider(url, {
    jwks: { keys: keys.map(({ whole }) => whole) },
    clients: [
      {
        client_id: CLIENT,
        token_endpoint_auth_method: "none",
        redirect_uris: [...back],
        post_logout_redirect_uris: back.map((each) => new URL("/", each).href),
        grant_types: ["authorization_code"],
        response_types: ["code"],
        id_token_signed_response_alg: "RS256",
      },
    ],
    cookies: { keys: ["a key of the test's own"] },
    features: {
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: "",
          audience: AUDIENCE,
          accessTokenTTL: 600,
          accessTokenFormat: "jwt",
          jwt: { sign: { alg: "RS256" } },
        }),
      },
    },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    extraTokenClaims: (_context, token) => ("accountId" in token ? PEOPLE[token.accountId] : undefined),
  });
  const handle = made.callback();
  return (request, response) => void handle(request, response);
}

export const now = (): number => Math.floor(Date.now() / 1_000);

/** The claims of a good token; a claim that is given as undefined is left out. */
export function claims(issuer: TestIssuer, changed: JWTPayload = {}): JWTPayload {
  return {
    iss: issuer.url,
    aud: AUDIENCE,
    sub: "kana-coordinator",
    iat: now(),
    exp: now() + 600,
    jti: "1",
    ...PEOPLE["kana-coordinator"],
    ...changed,
  };
}

export async function sign(
  key: KeyPair,
  payload: JWTPayload,
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> {
  return new SignJWT(payload)
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: "at+jwt", ...header })
    .sign(key.secret);
}
