import { afterAll, describe, expect, it } from "vitest";
import { logTo } from "../../src/http/log.ts";
import { Browser } from "../trust/browser.ts";
import { freePort } from "../../src/graph/port.ts";
import { claims, keyPair, sign, testIssuer, type KeyPair, type TestIssuer } from "../trust/issuer.ts";
import { served } from "./served.ts";

/** What pino wrote, as it would stand on standard error. */
let written = "";
const log = logTo("info", { write: (line) => (written += line) });

let issuer: TestIssuer;
let key: KeyPair;
const town = served(async () => {
  const port = await freePort();
  key = await keyPair("RS256", "rs");
  issuer = await testIssuer([key], [`http://127.0.0.1:${port}/sign-in/back`]);
  return { log, port, signIn: issuer.signIn };
});
afterAll(async () => issuer.close());

const lines = () =>
  written
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const json = { "content-type": "application/json", accept: "application/json" };

describe("the log", () => {
  it("has one line for a request, under the number that its caller got", async () => {
    const authorization = `Bearer ${await sign(key, claims(issuer))}`;
    const { headers } = await town.send({ headers: { ...json, authorization }, body: '{"query":"{ who }"}' });
    expect(lines().filter(({ id }) => id === headers["x-request-id"])).toEqual([
      {
        level: "info",
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        what: "request",
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        method: "POST",
        path: "/graphql",
        status: 200,
        ms: expect.any(Number),
        by: "token",
        role: "coordinator",
      },
    ]);
  });

  it("keeps nothing that a caller put anywhere", async () => {
    const canary = "canary-seventeen";
    const authorization = `Bearer ${await sign(key, claims(issuer, { sub: canary, name: canary }))}`;
    const names = {
      "x-request-id": canary,
      "user-agent": canary,
      referer: `http://${canary}/`,
      "x-forwarded-for": canary,
    };
    const cookie = `musubi_session=${canary}; musubi_persona=${canary}`;
    const bodies = [
      { query: `query ${canary.replace("-", "_")} { who }` },
      { query: `{ who # ${canary}\n }` },
      { query: "query Q($x: String) { bug }", operationName: canary, variables: { [canary]: canary } },
      { query: `mutation { write(word: "${canary}") }` },
      { query: `{ ${canary.replace("-", "")} lost late twice broken refused }` },
      { query: "{ lost late twice broken bug refused }", variables: { x: canary }, extensions: { canary } },
    ].map((body) => JSON.stringify(body));
    for (const body of [...bodies, `{ ${canary}`, canary]) {
      await town.send({ headers: { ...json, ...names, cookie, authorization }, body });
      await town.send({ headers: { ...json, ...names, cookie, authorization: `Bearer ${canary}` }, body });
      await town.send({ headers: { ...json, ...names, cookie }, body });
    }
    for (const path of [
      `/${canary}`,
      `/graphql?query=${canary}`,
      `/graphql/${canary}`,
      `/sign-in?then=${canary}`,
      `/sign-in/back?code=${canary}&state=${canary}`,
    ]) {
      await town.send({ method: "GET", path, headers: { ...names, cookie } });
      await town.send({ method: "GET", path, headers: { host: canary } });
    }
    expect(lines().length).toBeGreaterThan(30);
    expect(written).not.toMatch(/canary|seventeen/);
    expect(written).not.toMatch(/eyJ|Bearer|Hanako/);
  });

  it("keeps no token, code, name or session of somebody who signs in by browser", async () => {
    const browser = new Browser();
    const own = `http://127.0.0.1:${town.server.port}`;
    const before = written.length;
    await browser.signIn(`${own}/sign-in`, "kana-coordinator");
    const said = written.slice(before);
    expect(said).toMatch(/"path":"\/sign-in\/back","status":303/);
    expect(said).not.toMatch(/kana|code|state|eyJ/);
    expect(said).not.toContain(browser.cookies(own).get("musubi_session"));
  });
});
