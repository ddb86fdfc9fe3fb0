import { afterAll, describe, expect, it } from "vitest";
import { served } from "../http/served.ts";
import { claims, keyPair, sign, testIssuer, type KeyPair, type TestIssuer } from "./issuer.ts";

let issuer: TestIssuer;
let first: KeyPair;
let second: KeyPair;
const patience = { again: 300, fresh: 400, kept: 1_500, answer: 500 };

const town = served(async () => {
  [first, second] = [await keyPair("RS256", "first"), await keyPair("RS256", "second")];
  issuer = await testIssuer([first]);
  issuer.reachable = false;
  return { signIn: issuer.signIn, issuerPatience: patience };
});
afterAll(async () => issuer.close());

const wait = async (ms: number) => new Promise((done) => setTimeout(done, ms));
async function statusWith(key: KeyPair): Promise<number> {
  const authorization = `Bearer ${await sign(key, claims(issuer))}`;
  const headers = { "content-type": "application/json", authorization };
  return (await town.send({ headers, body: '{"query":"{ who }"}' })).status;
}

// In this order: the town's server learns, forgets and learns again.
describe("the issuer", () => {
  it("that was never reached makes nobody wait long, and is no fault of the caller's", async () => {
    const authorization = `Bearer ${await sign(first, claims(issuer))}`;
    const { status, headers, text } = await town.send({
      headers: { "content-type": "application/json", authorization },
      body: '{"query":"{ who }"}',
    });
    expect([status, headers["retry-after"]]).toEqual([503, "5"]);
    expect(JSON.parse(text).errors[0].extensions).toEqual({ code: "SIGN_IN_UNAVAILABLE" });
    expect(text).not.toMatch(/127\.0\.0\.1|fetch|ECONN/);
    expect(town.logged).toContainEqual(expect.objectContaining({ level: "warn", what: "issuer unreachable" }));
  });

  it("is found when it comes", async () => {
    issuer.reachable = true;
    await wait(patience.again);
    expect(await statusWith(first)).toBe(200);
  });

  it("may change its keys", async () => {
    issuer.publish([first, second]);
    await wait(patience.again);
    expect([await statusWith(second), await statusWith(first)]).toEqual([200, 200]);
    issuer.publish([second]);
    await wait(patience.fresh);
    await statusWith(second);
    await wait(patience.again);
    expect([await statusWith(second), await statusWith(first)]).toEqual([200, 401]);
  });

  it("is not asked more often for names of keys that are invented", async () => {
    await wait(patience.again);
    const before = issuer.fetched.keys;
    const statuses = await Promise.all(
      Array.from({ length: 40 }, async (_, at) => statusWith({ ...first, kid: `invented ${at}` })),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect(issuer.fetched.keys - before).toBeLessThanOrEqual(2);
  });

  it("that is away leaves its known keys good for a while, and no longer", async () => {
    issuer.reachable = false;
    await wait(patience.again);
    expect(await statusWith(second)).toBe(200);
    expect(await statusWith(first)).toBe(503);
    await wait(patience.kept);
    expect(await statusWith(second)).toBe(503);
    issuer.reachable = true;
    await wait(patience.again);
    expect(await statusWith(second)).toBe(200);
  });
});
