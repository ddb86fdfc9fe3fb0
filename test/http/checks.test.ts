import "reflect-metadata";
import { execFile } from "node:child_process";
import { cpSync, existsSync, symlinkSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { schema } from "../../src/schema.ts";
import { PROJECT } from "../house/statements.ts";
import { FULL, sampled } from "../sample.ts";
import { claims, keyPair, sign, testIssuer, type KeyPair, type TestIssuer } from "../trust/issuer.ts";
import { served } from "./served.ts";

/** Black-box checks that lie beside the project on some machines: an audit of GraphQL over HTTP, and attacks. */
const CHECKS = join(PROJECT, "..", "shared", "checks");
/** Other tests may keep the machine busy; how long an attack may hold others up is for the full run. */
const PATIENT = FULL ? [] : ["--max-ms", "5000", "--max-stall", "5000"];

describe.runIf(existsSync(CHECKS))("the checks from outside, with the whole schema behind the door", () => {
  let folder: string;
  let issuer: TestIssuer;
  let key: KeyPair;
  const town = served(async () => {
    key = await keyPair("RS256", "rs");
    issuer = await testIssuer([key]);
    return { schema, signIn: issuer.signIn };
  });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "musubi-checks-"));
    for (const file of ["audit.mjs", "attack.mjs"]) cpSync(join(CHECKS, file), join(folder, file));
    symlinkSync(join(PROJECT, "node_modules"), join(folder, "node_modules"));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await issuer.close();
  });

  /** The failures it tells of, and its last line. */
  async function run(check: string, groups: string[], more: string[]): Promise<string[]> {
    const token = await sign(key, claims(issuer, { groups }));
    const args = [check, `http://127.0.0.1:${town.server.port}/graphql`, "--header", `authorization: Bearer ${token}`];
    const said = await new Promise<string>((resolve) => {
      execFile(process.execPath, [...args, ...more], { cwd: folder }, (_error, out, err) => resolve(out + err));
    });
    return said.split("\n").filter((line) => /FAIL|^\d+ passed|Error/.test(line));
  }

  it("find nothing to audit in what the administrator is told", async () => {
    const told = await run("audit.mjs", ["administrators"], ["--header", "apollo-require-preflight: 1"]);
    expect(told).toEqual(["61 passed, 0 failed"]);
  });

  const KNOWING = ["--schema", join(PROJECT, "schema", "schema.graphql")];
  const WAYS: [string, string[]][] = [
    ["who know the schema, where one must sign in", [...KNOWING, "--need-auth"]],
    ["who know the schema", KNOWING],
    ["who do not, where one must sign in", ["--need-auth"]],
    ["who do not", []],
  ];

  it.each(sampled(WAYS, 4))("do no harm as coordinators %s", { timeout: 120_000 }, async (_, more) => {
    const told = await run("attack.mjs", ["coordinators"], [...more, ...PATIENT]);
    expect(told).toEqual([expect.stringMatching(/^[45]\d passed, 0 failed$/)]);
  });
});
