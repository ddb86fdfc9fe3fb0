import { afterAll, describe, expect, it } from "vitest";
import { freePort } from "../../src/graph/port.ts";
import { serveHttp } from "../../src/http.ts";
import { Sessions } from "../../src/trust/sign-in/session.ts";
import { Browser } from "../trust/browser.ts";
import { claims, keyPair, now, sign, testIssuer, type KeyPair, type TestIssuer } from "../trust/issuer.ts";
import { testGraph } from "../graph/connect.ts";
import { sendTo, served } from "./served.ts";
import { smallTown } from "./small-town.ts";

let issuer: TestIssuer;
let key: KeyPair;
const town = served(async () => {
  const port = await freePort();
  key = await keyPair("RS256", "rs");
  issuer = await testIssuer([key], [`http://127.0.0.1:${port}/sign-in/back`]);
  return { port, signIn: issuer.signIn };
});
afterAll(async () => issuer.close());

const at = (path: string): string => `http://127.0.0.1:${town.server.port}${path}`;
const quiet = { port: 0, schema: smallTown, log: () => undefined };
const json = { "content-type": "application/json", accept: "application/json" };
const who = JSON.stringify({ query: "{ who }" });
const SESSION = "musubi_session";
const session = async (name: string): Promise<string> => {
  const browser = new Browser();
  await browser.signIn(at("/sign-in"), name);
  return `${SESSION}=${browser.cookies(at("/")).get(SESSION)}`;
};

describe("a browser", () => {
  it("signs in at the issuer and comes back knowing who it is", async () => {
    const browser = new Browser();
    const front = await browser.signIn(at("/sign-in"), "kana-coordinator");
    expect([front.status, front.url.pathname]).toEqual([200, "/account"]);
    expect(front.text).toMatch(/in the capacity of: <strong>coordinator<\/strong>/);
    expect([...browser.cookies(at("/")).keys()]).toEqual([SESSION]);
  });

  it("is sent away with a proof of its own (PKCE S256), a state and a nonce, and comes back with the same", async () => {
    const { status, headers } = await new Browser().visit(at("/sign-in"));
    const to = new URL(String(headers["location"]));
    expect([status, to.origin]).toEqual([303, issuer.url]);
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      redirect_uri: at("/sign-in/back"),
    });
    expect(String(headers["set-cookie"])).toMatch(
      /^musubi_sign_in=[\w-]+; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
    );
    expect(String(headers["set-cookie"])).not.toContain(to.searchParams.get("state"));
  });

  it("under another of this machine's names is sent to the one that the issuer knows", async () => {
    const { status, headers } = await new Browser().visit(
      at("/sign-in?then=/explore").replace("127.0.0.1", "localhost"),
    );
    expect([status, headers["location"]]).toEqual([303, at("/sign-in?then=/explore")]);
  });

  it.each(["//evil.example", "https://evil.example/", "/\\evil.example"])("is not led on to %s", async (then) => {
    const browser = new Browser();
    const page = await browser.signIn(at(`/sign-in?then=${encodeURIComponent(then)}`), "kana-coordinator");
    expect(page.url.href).toBe(at("/account"));
  });

  it.each([
    ["without having been sent", "code=1&state=2", false],
    ["with another's state", "code=1&state=another", true],
    ["with nothing", "", true],
    ["with the issuer's no", "error=access_denied&state=2", true],
    ["with two states", "code=1&state=2&state=3", true],
  ])("that comes back %s is told to try again, and has no session", async (_, query, sent) => {
    const browser = new Browser();
    if (sent) await browser.visit(at("/sign-in"));
    const { status, text } = await browser.visit(at(`/sign-in/back?${query}`));
    expect([status, [...browser.cookies(at("/")).keys()]]).toEqual([403, []]);
    expect(text).toMatch(/href="\/sign-in"/);
    expect(text).not.toMatch(/access_denied|another/);
  });

  it("cannot be made to carry home another's code", async () => {
    const mine = new Browser();
    const code = await codeFor("ken-administrator");
    expect(code).toMatch(/^[\w-]{40,}$/);
    const sent = await mine.visit(at("/sign-in"));
    const state = new URL(String(sent.headers["location"])).searchParams.get("state");
    const { status } = await mine.visit(
      at(`/sign-in/back?code=${code}&state=${state}&iss=${encodeURIComponent(issuer.url)}`),
    );
    expect([status, [...mine.cookies(at("/")).keys()]]).toEqual([403, []]);
  });

  it("that comes back while the issuer is away is asked to try again in a moment", async () => {
    const browser = new Browser();
    browser.stopAt = at("/sign-in/back");
    const { headers } = await browser.signIn(at("/sign-in"), "kana-coordinator");
    issuer.reachable = false;
    const { status, text } = await browser.visit(String(headers["location"]));
    issuer.reachable = true;
    expect([status, text]).toEqual([503, expect.stringMatching(/cannot be reached just now/)]);
  });

  it("signs out on our own page only, and is somebody unknown again", async () => {
    const browser = new Browser();
    await browser.signIn(at("/sign-in"), "kana-coordinator");
    const cookie = `${SESSION}=${browser.cookies(at("/")).get(SESSION)}`;
    const forged = await town.send({ path: "/sign-out", headers: { cookie, origin: "http://evil.example" } });
    expect(forged.status).toBe(403);
    const page = await browser.post(at("/sign-out"), {});
    expect(page.text).toMatch(new RegExp(`<a href="${issuer.url}/session/end\\?[^"<> ]*post_logout_redirect_uri=`));
    expect((await browser.open(at("/"))).text).toMatch(/href="\/sign-in"/);
  });

  it("finds the explorer as the administrator, and a link as nobody", async () => {
    const stranger = await new Browser().open(at("/explore"));
    expect([stranger.status, stranger.text]).toEqual([401, expect.stringMatching(/href="\/sign-in\?then=\/explore"/)]);
    const kana = await town.send({
      method: "GET",
      path: "/explore",
      headers: { cookie: await session("kana-coordinator") },
    });
    expect(kana.status).toBe(403);
    const ken = new Browser();
    const explorer = await ken.signIn(at("/sign-in?then=/explore"), "ken-administrator");
    expect([explorer.status, explorer.text]).toEqual([200, expect.stringMatching(/graphiql\.js/)]);
    const tabs = await ken.open(at("/explore/tabs.json"));
    expect(tabs.text).not.toMatch(/x-musubi-persona/);
  });
});

const asked = async (cookie: string, more: Record<string, string> = { origin: at("") }) => {
  const { status, text } = await town.send({ headers: { ...json, cookie, ...more }, body: who });
  return { status, ...JSON.parse(text) };
};

describe("a session", () => {
  it("asks from our own page", async () => {
    const cookie = await session("kana-coordinator");
    expect(await asked(cookie)).toEqual({ status: 200, data: { who: "coordinator" } });
    expect(await asked(cookie, { "sec-fetch-site": "same-origin" })).toMatchObject({ status: 200 });
    expect(await asked(cookie, { "apollo-require-preflight": "1" })).toMatchObject({ status: 200 });
  });

  it("is of no use to a page from elsewhere", async () => {
    const cookie = await session("kana-coordinator");
    for (const from of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }, {}]) {
      expect(await asked(cookie, from as Record<string, string>)).toMatchObject({ status: 403 });
    }
  });

  it("holds no token", async () => {
    const cookie = await session("hanako-resident");
    expect(await asked(cookie)).toEqual({ status: 200, data: { who: "resident" } });
    expect(Buffer.from(cookie, "base64url").toString("latin1")).not.toMatch(/eyJ|hanako|resident/);
  });

  it("ends when the token would have", async () => {
    const { issuer: url, audience, mapping, clientId } = issuer.signIn;
    const sessions = new Sessions(town.graph, { issuer: url, audience, mapping, clientId });
    const until = async (seconds: number) => {
      const kana = {
        id: "acc_kana",
        standings: [{ role: "coordinator" }],
        party: null,
        until: now() + seconds,
      } as const;
      return asked(`${SESSION}=${await sessions.close("session", kana)}`);
    };
    expect(await until(2)).toEqual({ status: 200, data: { who: "coordinator" } });
    expect(await until(-1)).toMatchObject({ status: 401, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });

  it("cannot be opened while the graph is away, which is no fault of the caller's", async () => {
    const cookie = await session("kana-coordinator");
    const away = await testGraph();
    const other = await serveHttp({ ...quiet, graph: away, signIn: issuer.signIn });
    await away.close();
    const { status, text } = await sendTo(other.port, { headers: { ...json, cookie, origin: other.url }, body: who });
    expect([status, JSON.parse(text).errors[0].extensions]).toEqual([503, { code: "GRAPH_UNAVAILABLE" }]);
    const begun = await sendTo(other.port, {
      method: "GET",
      path: "/sign-in",
      headers: { host: `127.0.0.1:${other.port}` },
    });
    expect([begun.status, begun.text]).toEqual([503, text]);
    await other.close();
  });

  it("that is changed, cut, or another's purpose is nobody's", async () => {
    const cookie = await session("kana-coordinator");
    const sent = await new Browser().visit(at("/sign-in"));
    const errand = /musubi_sign_in=([\w-]+)/.exec(String(sent.headers["set-cookie"]))?.[1];
    for (const wrong of [cookie.slice(0, -4), `${cookie}AAAA`, `${SESSION}=`, `${SESSION}=x`, `${SESSION}=${errand}`]) {
      expect(await asked(wrong)).toMatchObject({
        status: 401,
        errors: [{ message: expect.stringMatching(/\/sign-in/) }],
      });
    }
  });

  it("does not outlive the rules that it was made under, and serves at every process that has them", async () => {
    const cookie = await session("kana-coordinator");
    const asks = async (signIn: TestIssuer["signIn"]) => {
      const other = await serveHttp({ ...quiet, graph: town.graph, signIn });
      const headers = { ...json, cookie, "apollo-require-preflight": "1" };
      const { status } = await fetch(`${other.url}/graphql`, { method: "POST", headers, body: who });
      await other.close();
      return status;
    };
    expect(await asks(issuer.signIn)).toBe(200);
    expect(await asks({ ...issuer.signIn, mapping: { ...issuer.signIn.mapping, party: null } })).toBe(401);
  });
});

const introspect = async (groups: string[]) => {
  const authorization = `Bearer ${await sign(key, claims(issuer, { groups }))}`;
  const body = '{"query":"{ __schema { queryType { name } } }"}';
  return JSON.parse((await town.send({ headers: { ...json, authorization }, body })).text);
};

describe("with an issuer", () => {
  it("nobody chooses a persona", async () => {
    const headers = { ...json, "x-musubi-persona": "administrator", cookie: "musubi_persona=administrator" };
    expect((await town.send({ headers, body: who })).status).toBe(401);
    expect((await town.send({ path: "/persona", headers, body: "persona=administrator" })).status).toBe(404);
  });

  it("the schema is the administrator's", async () => {
    expect(await introspect(["administrators"])).toHaveProperty("data.__schema");
    expect(await introspect(["coordinators"])).toHaveProperty("errors.0.extensions.code", "FORBIDDEN");
  });

  it("everything at /graphql is closed to strangers, and /health is not", async () => {
    for (const method of ["GET", "POST", "PUT", "OPTIONS"]) {
      expect((await town.send({ method, path: "/graphql?query={__typename}" })).status).toBe(401);
    }
    expect((await town.send({ method: "GET", path: "/health" })).status).toBe(200);
  });

  it("does not open beyond this machine without one", async () => {
    const opened = serveHttp({ graph: town.graph, port: 0, schema: smallTown, address: "0.0.0.0" });
    await expect(opened).rejects.toThrow(/on 127\.0\.0\.1 only/);
  });
});

const own = new URL("https://musubi.example");
const behind = served(async () => ({ own, signIn: issuer.signIn }));
const getAs = async (host: string) => behind.send({ method: "GET", path: "/account", headers: { host } });
const signOutFrom = async (origin: string) =>
  (await behind.send({ path: "/sign-out", headers: { host: "musubi.example", origin } })).status;

describe("behind a web server with a certificate", () => {
  it("answers to its own name, and to no other", async () => {
    expect(await getAs("musubi.example")).toMatchObject({
      status: 200,
      headers: { "strict-transport-security": "max-age=31536000" },
    });
    expect((await getAs("evil.example")).status).toBe(421);
  });

  it("binds its cookies to that very host, encrypted", async () => {
    const headers = { host: "musubi.example" };
    const { headers: got } = await behind.send({ method: "GET", path: "/sign-in", headers });
    expect(String(got["set-cookie"])).toMatch(
      /^__Host-musubi_sign_in=[\w-]+; Path=\/; Expires=.*; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(new URL(String(got.location)).searchParams.get("redirect_uri")).toBe("https://musubi.example/sign-in/back");
  });

  it("takes forms from its own page by its own name", async () => {
    expect([await signOutFrom("https://musubi.example"), await signOutFrom("http://musubi.example")]).toEqual([
      200, 403,
    ]);
  });
});

/** A code that the issuer gave to another browser, which did not use it. */
async function codeFor(name: string): Promise<string> {
  const browser = new Browser();
  browser.stopAt = at("/sign-in/back");
  const { headers } = await browser.signIn(at("/sign-in"), name);
  return new URL(String(headers["location"])).searchParams.get("code") ?? "none";
}
