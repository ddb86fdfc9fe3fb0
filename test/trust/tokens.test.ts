import { createHmac, createPublicKey, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import {
  CompactEncrypt,
  CompactSign,
  exportSPKI,
  importJWK,
  UnsecuredJWT,
  type JWTHeaderParameters,
  type JWTPayload,
} from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendTo, served } from "../http/served.ts";
import { AUDIENCE, claims, CLIENT, keyPair, now, sign, testIssuer, type KeyPair, type TestIssuer } from "./issuer.ts";

let keys: readonly [KeyPair, KeyPair, KeyPair, KeyPair];
/** A key that nobody published. */
let strange: KeyPair;
let issuer: TestIssuer;

const town = served(async () => {
  keys = [
    await keyPair("RS256", "rs"),
    await keyPair("PS256", "ps"),
    await keyPair("ES256", "es"),
    await keyPair("EdDSA", "ed"),
  ];
  strange = await keyPair("RS256", "strange");
  issuer = await testIssuer(keys);
  return { signIn: issuer.signIn, issuerPatience: { again: 50 } };
});
afterAll(async () => issuer.close());

const json = { "content-type": "application/json", accept: "application/json" };

async function ask(authorization?: string | string[]) {
  const headers = { ...json, ...(authorization !== undefined && { authorization }) };
  return sendTo(town.server.port, { headers, body: '{"query":"{ who }"}' });
}

describe("a good token is taken", () => {
  it.each([0, 1, 2, 3] as const)("with each algorithm (%i)", async (at) => {
    const { status, text } = await ask(`Bearer ${await sign(keys[at], claims(issuer))}`);
    expect([status, JSON.parse(text)]).toEqual([200, { data: { who: "coordinator" } }]);
  });

  it.each<[string, JWTPayload, Partial<JWTHeaderParameters>]>([
    ["of the long type", {}, { typ: "application/at+jwt" }],
    ["for several audiences, us among them", { aud: ["https://other.example", AUDIENCE] }, {}],
    ["that lives a whole hour", { exp: now() + 3_590, iat: now() - 10 }, {}],
    ["from a clock that is a little ahead", { iat: now() + 2, nbf: now() + 2 }, {}],
  ])("%s", async (_, changed, header) => {
    expect(await ask(`Bearer ${await sign(keys[0], claims(issuer, changed), header)}`)).toMatchObject({ status: 200 });
  });

  it("whatever the case of the scheme", async () => {
    expect(await ask(`bearer ${await sign(keys[0], claims(issuer))}`)).toMatchObject({ status: 200 });
  });

  it("without a role, and then as the public", async () => {
    const { status, text } = await ask(`Bearer ${await sign(keys[0], claims(issuer, { groups: "nobody" }))}`);
    expect([status, text]).toEqual([200, expect.stringMatching(/"who":"acc_[\w-]{27}"/)]);
  });
});

type Forged = string | string[] | undefined;
const encoded = (value: unknown): string =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const good = async (): Promise<string> => sign(keys[0], claims(issuer));
const withClaims = (changed: JWTPayload) => async () => `Bearer ${await sign(keys[0], claims(issuer, changed))}`;
const withHeader = (changed: Record<string, unknown>) => async () =>
  `Bearer ${await sign(keys[0], claims(issuer), changed)}`;
const unsigned = (alg: string) => () =>
  `Bearer ${encoded({ alg, typ: "at+jwt", kid: "rs" })}.${encoded(claims(issuer))}.`;

/** HMAC with something that everybody can read as its secret. */
function hmac(alg: string, secret: string | Buffer, kid = "rs"): string {
  const signed = `${encoded({ alg, typ: "at+jwt", kid })}.${encoded(claims(issuer))}`;
  const mac = createHmac(alg.replace("HS", "sha"), secret).update(signed).digest("base64url");
  return `Bearer ${signed}.${mac}`;
}

async function parts(): Promise<[head: string, body: string, signature: string]> {
  const [head = "", body = "", signature = ""] = (await good()).split(".");
  return [head, body, signature];
}

/** A key of the forger's own, served from an address of the forger's own. */
const lair = createServer((_request, response) => {
  visits += 1;
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ keys: [strange.published] }));
});
let visits = 0;
let at = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => lair.listen(0, "127.0.0.1", resolve));
  const address = lair.address();
  at = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/jwks`;
});
afterAll(() => lair.close());
const pointing = (header: () => Record<string, unknown>) => async () =>
  `Bearer ${await sign(strange, claims(issuer), header())}`;

const FORGED: readonly (readonly [string, () => Forged | Promise<Forged>])[] = [
  ...["none", "None", "NONE", "nOnE", "none ", ""].map((alg) => [`alg ${JSON.stringify(alg)}`, unsigned(alg)] as const),
  ["alg none, as a library writes it", () => `Bearer ${new UnsecuredJWT(claims(issuer)).encode()}`],
  ["alg none with the signature of another", async () => `${unsigned("none")()}${(await parts())[2]}`],
  ["no alg", withRaw({ typ: "at+jwt", kid: "rs" })],
  ["alg that is a list", withRaw({ alg: ["RS256"], typ: "at+jwt", kid: "rs" })],
  ...["HS256", "HS384", "HS512"].map(
    (alg) => [`${alg} with the published key as PEM`, async () => hmac(alg, await pem())] as const,
  ),
  ["HS256 with the published key as JSON", () => hmac("HS256", JSON.stringify(keys[0].published))],
  ["HS256 with the modulus", () => hmac("HS256", Buffer.from(keys[0].published.n ?? "", "base64url"))],
  ["HS256 with an empty secret", () => hmac("HS256", "")],
  ["HS256 with the elliptic key", () => hmac("HS256", JSON.stringify(keys[2].published), "es")],
  ["RS384, which is not on the list", async () => `Bearer ${await shortListed("RS384")}`],
  ["RS512, which is not on the list", async () => `Bearer ${await shortListed("RS512")}`],
  ["PS256 over a key that is published for RS256", withRaw({ alg: "PS256", typ: "at+jwt", kid: "rs" })],
  ["ES256 over an RSA key", withRaw({ alg: "ES256", typ: "at+jwt", kid: "rs" })],
  ["another issuer", withClaims({ iss: "https://id.evil.example" })],
  ["an issuer that begins like ours", async () => withClaims({ iss: `${issuer.url}.evil.example` })()],
  ["our issuer with a slash", async () => withClaims({ iss: `${issuer.url}/` })()],
  ["no issuer", withClaims({ iss: undefined })],
  ["another audience", withClaims({ aud: "https://other.example" })],
  ["other audiences", withClaims({ aud: ["https://other.example", CLIENT] })],
  ["an audience that begins like ours", withClaims({ aud: `${AUDIENCE}/admin` })],
  ["no audience", withClaims({ aud: undefined })],
  ["an empty list of audiences", withClaims({ aud: [] })],
  ["the key of nobody, under its own name", async () => `Bearer ${await sign(strange, claims(issuer))}`],
  [
    "the key of nobody, under a published name",
    async () => `Bearer ${await sign({ ...strange, kid: "rs" }, claims(issuer))}`,
  ],
  ["another published key than the one it names", withHeader({ kid: "ps" })],
  ["no kid", withHeader({ kid: undefined })],
  ["an empty kid", withHeader({ kid: "" })],
  ["a kid that is a path", pointing(() => ({ kid: "../../../../dev/null" }))],
  ["a kid that is a statement", pointing(() => ({ kid: "rs' OR '1'='1" }))],
  ["a kid that is a property of every object", pointing(() => ({ kid: "__proto__" }))],
  ["a kid that is no text", withRaw({ alg: "RS256", typ: "at+jwt", kid: { rs: true } })],
  ["a jku that points elsewhere", pointing(() => ({ jku: at }))],
  ["a jku, under a published name", pointing(() => ({ jku: at, kid: "rs" }))],
  ["an x5u that points elsewhere", pointing(() => ({ x5u: at }))],
  ["a jwk of its own", pointing(() => ({ jwk: strange.published }))],
  ["a jwk of its own, under a published name", pointing(() => ({ jwk: strange.published, kid: "rs" }))],
  ["an x5c of its own", pointing(() => ({ x5c: [randomBytes(64).toString("base64")] }))],
  ["expired an hour ago", withClaims({ iat: now() - 4_200, exp: now() - 3_600 })],
  ["expired ten seconds ago", withClaims({ iat: now() - 600, exp: now() - 10 })],
  ["not yet valid", withClaims({ nbf: now() + 60 })],
  ["issued in the future", withClaims({ iat: now() + 60 })],
  ["living an hour and a second", withClaims({ iat: now() - 1, exp: now() + 3_600 })],
  ["living for ever", withClaims({ exp: 9_999_999_999 })],
  ["issued years ago", withClaims({ iat: 1, exp: now() + 60 })],
  ["no exp", withClaims({ exp: undefined })],
  ["no iat", withClaims({ iat: undefined })],
  ["no sub", withClaims({ sub: undefined })],
  ["an empty sub", withClaims({ sub: "" })],
  ["a sub that is no text", withBody(() => ({ ...claims(issuer), sub: { name: "kana" } }))],
  ["an exp that is text", withBody(() => ({ ...claims(issuer), exp: "9999999999" }))],
  ["an exp beyond all numbers", withBody(() => JSON.stringify(claims(issuer)).replace(/"exp":\d+/, '"exp":1e999'))],
  ["an iat that is null", withBody(() => ({ ...claims(issuer), iat: null }))],
  ["an nbf that is text", withBody(() => ({ ...claims(issuer), nbf: "1" }))],
  ["no type", withHeader({ typ: undefined })],
  ["the type of an id token", withHeader({ typ: "JWT" })],
  ["the type of a logout token", withHeader({ typ: "logout+jwt" })],
  ["the type of a proof", withHeader({ typ: "dpop+jwt" })],
  [
    "an id token of our own client",
    async () => `Bearer ${await sign(keys[0], claims(issuer, { aud: CLIENT, nonce: "n" }), { typ: "JWT" })}`,
  ],
  ["crit with a word that nobody knows", withRaw({ alg: "RS256", typ: "at+jwt", kid: "rs", crit: ["exp"], exp: 1 })],
  ["crit that is empty", withRaw({ alg: "RS256", typ: "at+jwt", kid: "rs", crit: [] })],
  ["b64 false", withRaw({ alg: "RS256", typ: "at+jwt", kid: "rs", b64: false, crit: ["b64"] })],
  ["compressed", withRaw({ alg: "RS256", typ: "at+jwt", kid: "rs", zip: "DEF", crit: ["zip"] })],
  [
    "other claims under the same signature",
    async () => {
      const [head, , signature] = await parts();
      return `Bearer ${head}.${encoded(claims(issuer, { groups: ["administrators"] }))}.${signature}`;
    },
  ],
  [
    "another header under the same signature",
    async () => {
      const [, body, signature] = await parts();
      return `Bearer ${encoded({ alg: "RS256", typ: "at+jwt", kid: "rs", more: 1 })}.${body}.${signature}`;
    },
  ],
  ["a signature cut short", async () => `Bearer ${(await good()).slice(0, -8)}`],
  ["no signature", async () => `Bearer ${(await parts()).slice(0, 2).join(".")}.`],
  ["two parts", async () => `Bearer ${(await parts()).slice(0, 2).join(".")}`],
  ["four parts", async () => `Bearer ${await good()}.more`],
  [
    "a signature with a changed letter",
    async () => {
      const [head, body, signature] = await parts();
      return `Bearer ${head}.${body}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
    },
  ],
  ["padding", async () => `Bearer ${await good()}==`],
  ["white space inside", async () => `Bearer ${(await good()).replace(".", ". ")}`],
  ["a payload that is no JSON", withBody(() => "sub=kana")],
  ["a payload that is a list", withBody(() => [1, 2])],
  ["a payload that is nothing", withBody(() => "")],
  ["a payload in bytes that are no text", withBody(() => Buffer.from([0xff, 0xfe, 0x00]).toString("latin1"))],
  ["a header that is no JSON", async () => `Bearer ${encoded("RS256")}.${(await parts()).slice(1).join(".")}`],
  [
    "encrypted for us with our own published key",
    async () => {
      const key = createPublicKey({ key: keys[0].published, format: "jwk" });
      const inside = new TextEncoder().encode(JSON.stringify(claims(issuer)));
      return `Bearer ${await new CompactEncrypt(inside).setProtectedHeader({ alg: "RSA-OAEP-256", enc: "A256GCM", typ: "at+jwt" }).encrypt(key)}`;
    },
  ],
  ["the empty text", () => ""],
  ["a scheme alone", () => "Bearer"],
  ["a scheme and a space", () => "Bearer "],
  ["no scheme", async () => good()],
  ["another scheme", async () => `Basic ${await good()}`],
  ["a password", () => `Basic ${Buffer.from("kana:secret").toString("base64")}`],
  ["two headers", async () => [`Bearer ${await good()}`, `Bearer ${await good()}`]],
  ["two headers, a good one first", async () => [`Bearer ${await good()}`, "Bearer x.y.z"]],
  ["two tokens in one header", async () => `Bearer ${await good()}, Bearer ${await good()}`],
  [
    "more than eight kilobytes",
    async () => `Bearer ${await sign(keys[0], claims(issuer, { more: "x".repeat(8_000) }))}`,
  ],
  ["junk", () => "Bearer \u00ff\u00fe.%00.<script>"],
  [
    "junk of the right shape",
    () => `Bearer ${[40, 200, 340].map((size) => randomBytes(size).toString("base64url")).join(".")}`,
  ],
  ["three dots", () => "Bearer ..."],
  ["a key for a token", async () => `Bearer ${encoded(await pem())}`],
];

/** Signed with a published key over any header at all. */
function withRaw(header: Record<string, unknown>) {
  return async () => signedRaw(header, encoded(claims(issuer)));
}

function withBody(body: () => unknown) {
  return async () => signedRaw({ alg: "RS256", typ: "at+jwt", kid: "rs" }, encoded(body()));
}

async function signedRaw(header: Record<string, unknown>, body: string): Promise<string> {
  const signed = `${encoded(header)}.${body}`;
  const signature = await crypto.subtle.sign("RSASSA-PKCS1-v1_5", keys[0].secret, Buffer.from(signed));
  return `Bearer ${signed}.${Buffer.from(signature).toString("base64url")}`;
}

/** With an algorithm that is sound, but that nobody here agreed on. */
async function shortListed(alg: string): Promise<string> {
  const privateKey = await importJWK({ ...keys[0].whole, alg }, alg);
  const payload = new TextEncoder().encode(JSON.stringify(claims(issuer)));
  return new CompactSign(payload).setProtectedHeader({ alg, kid: "rs", typ: "at+jwt" }).sign(privateKey);
}

async function pem(): Promise<string> {
  return exportSPKI(createPublicKey({ key: keys[0].published, format: "jwk" }));
}

describe("a token is refused", () => {
  it("in at least fifty ways", () => expect(FORGED.length).toBeGreaterThanOrEqual(50));

  it.each(FORGED)("that has %s", async (_, forge) => {
    const { status, headers, text } = await ask(await forge());
    expect([status, JSON.parse(text)]).toEqual([
      401,
      { errors: [{ message: expect.stringMatching(/access token/), extensions: { code: "UNAUTHENTICATED" } }] },
    ]);
    expect(headers["www-authenticate"]).toMatch(/^Bearer realm="musubi"/);
    expect(text).not.toMatch(/signature|claim|kid|JWT|JWK/);
  });

  it("and nobody goes where a token points", () => expect(visits).toBe(0));

  it("where there is none, before anything is read", async () => {
    const { status, headers, text } = await sendTo(town.server.port, { headers: json, body: "{ this is no JSON" });
    expect([status, headers["www-authenticate"]]).toEqual([401, 'Bearer realm="musubi"']);
    expect(JSON.parse(text).errors[0].extensions).toEqual({ code: "UNAUTHENTICATED" });
  });

  it("with nothing of it in the log but a word", () => {
    const log = JSON.stringify([town.logged, town.requests]);
    expect(log).toMatch(/"refused":"expired"/);
    expect(log).not.toMatch(/eyJ|Bearer|kana|coordinators|evil\.example/);
  });
});
