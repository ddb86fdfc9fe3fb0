import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { said } from "../graph/connect.ts";
import { claims, keyPair, sign, testIssuer, type KeyPair, type TestIssuer } from "../trust/issuer.ts";
import { served } from "./served.ts";

let issuer: TestIssuer;
let key: KeyPair;
const town = served(async () => {
  key = await keyPair("RS256", "rs");
  issuer = await testIssuer([key]);
  return { signIn: issuer.signIn };
});
afterAll(async () => issuer.close());

const as = async (groups: string[], sub: string) => ({
  authorization: `Bearer ${await sign(key, claims(issuer, { sub, groups }))}`,
});
/** Who took out what concerns this person; an account is told of by a number of its own, so the person is what is looked for. */
const exportsOf = async (person: string) =>
  town.graph.read<{ who: string; roles: string[]; report: string }>(
    said(
      "MATCH (e:AuditEvent {action: 'logExport'}) WHERE e.report CONTAINS $person RETURN e.who AS who, e.roles AS roles, e.report AS report",
    ),
    { person },
  );
const get = async (path: string, headers: Record<string, string> = {}) => town.send({ method: "GET", path, headers });

describe("the log as a file", () => {
  it("is the auditor's: a table without names, and that it was taken out is in it under their account", async () => {
    const person = `per_${randomUUID()}`;
    const { status, text, headers } = await get(
      `/log.csv?from=2026-01-01&person=${person}`,
      await as(["auditors"], randomUUID()),
    );
    expect([status, headers["content-type"], headers["cache-control"]]).toEqual([
      200,
      "text/csv; charset=utf-8",
      "no-store",
    ]);
    expect(headers["content-disposition"]).toBe('attachment; filename="musubi-log.csv"');
    expect(text.split("\r\n")[0]).toBe(
      '\uFEFF"seq","at","who","roles","office","action","about","subjects","basis","why","report","requestId","previous","hash"',
    );
    expect(await exportsOf(person)).toEqual([
      {
        who: expect.not.stringContaining("operator"),
        roles: ["auditor"],
        report: JSON.stringify({ from: "2025-12-31T15:00:00.000Z", until: null, person }),
      },
    ]);
  });

  it.each([
    ["administrator", ["administrators"]],
    ["coordinator", ["coordinators"]],
    ["resident", ["residents"]],
  ])("is refused to the %s, and nothing is written", async (_, groups) => {
    const person = `per_${randomUUID()}`;
    const { status, text } = await get(`/log.csv?person=${person}`, await as(groups, randomUUID()));
    expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([403, "FORBIDDEN"]);
    expect(await exportsOf(person)).toEqual([]);
  });

  it("is refused to whoever did not sign in, and to days that are none", async () => {
    expect((await get("/log.csv")).status).toBe(401);
    expect((await get("/log.csv?from=yesterday", await as(["auditors"], randomUUID()))).status).toBe(400);
  });
});
