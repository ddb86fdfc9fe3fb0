import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OperatorFault } from "../../src/graph/fault.ts";
import { mappingFrom, meaningOf } from "../../src/trust/sign-in/mapping.ts";

let file: string;
beforeAll(async () => {
  file = join(await mkdtemp(join(tmpdir(), "musubi-roles-")), "roles.json");
});
afterAll(async () => rm(join(file, ".."), { recursive: true }));

async function written(value: unknown) {
  await writeFile(file, typeof value === "string" ? value : JSON.stringify(value));
  return mappingFrom(file);
}

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const shown = /<!-- roles -->\s+```json\n(.*?)```/s.exec(README)?.[1] ?? "";
const rule = { claim: "groups", is: "x", role: "resident" };

describe("what claims mean", () => {
  it("is what the README shows", async () => {
    const mapping = await written(shown);
    const claims = {
      groups: ["musubi-midori", "choir"],
      realm_access: { roles: ["coordinator"] },
      districts: ["dst_sakura", "dst_kawabe"],
    };
    expect(meaningOf({ ...claims, musubi_party: "per_kana" }, mapping)).toEqual({
      standings: [
        { role: "coordinator", districts: ["dst_midori"] },
        { role: "coordinator", districts: ["dst_sakura", "dst_kawabe"] },
      ],
      party: "per_kana",
    });
  });

  it.each<Record<string, unknown>>([
    {},
    { groups: "musubi-midori-2" },
    { groups: "MUSUBI-MIDORI" },
    { groups: { "musubi-midori": true } },
    { groups: [["musubi-midori"]] },
    { groups: null, realm_access: "roles" },
    { realm_access: ["coordinator"] },
    { "realm_access.roles": ["coordinator"] },
  ])("is nothing, where no rule speaks of it: %j", async (claims) => {
    expect(meaningOf(claims, await written(shown))).toEqual({ standings: [], party: null });
  });

  it("opens no district by a value that is none, and nobody's node by two", async () => {
    const claims = {
      realm_access: { roles: "coordinator" },
      districts: ["dst_midori\n", "*", "", 7, null, "a b", "dst_kawabe"],
    };
    expect(meaningOf({ ...claims, musubi_party: ["per_a", "per_b"] }, await written(shown))).toEqual({
      standings: [{ role: "coordinator", districts: ["dst_kawabe"] }],
      party: null,
    });
  });

  it("comes from the token itself, not from what every object has", async () => {
    const mapping = await written({ rules: [{ ...rule, claim: ["constructor", "name"], is: "Object" }] });
    expect(meaningOf({}, mapping).standings).toEqual([]);
  });
});

describe("a file of roles that cannot be right", () => {
  it.each<readonly [unknown, RegExp]>([
    ["{", /this is not JSON/],
    [[], /the file is \[\]; it must be an object with rules, party\.$/],
    [{}, /rules must be a list of at least one rule/],
    [{ rules: [] }, /rules must be a list/],
    [{ rules: [rule], more: 1 }, /the file has "more", which means nothing here/],
    [{ rules: [rule, 7] }, /rules\[1\] is 7; it must be an object/],
    [{ rules: [{ ...rule, role: "root" }] }, /rules\[0\]\.role is "root"; it must be one of: resident, .*auditor\.$/],
    [{ rules: [{ claim: "groups", is: "x" }] }, /rules\[0\]\.role is missing/],
    [{ rules: [{ ...rule, is: "" }] }, /rules\[0\]\.is is ""; it must be the text/],
    [{ rules: [{ ...rule, claim: [] }] }, /rules\[0\]\.claim is \[\]/],
    [{ rules: [{ ...rule, claim: ["a", 7] }] }, /rules\[0\]\.claim is \["a",7\]/],
    [{ rules: [{ ...rule, district: ["dst_a"] }] }, /rules\[0\] has "district"/],
    [{ rules: [{ ...rule, role: "coordinator" }] }, /rules\[0\]\.districts is missing; a coordinator/],
    [{ rules: [{ ...rule, districts: [] }] }, /rules\[0\]\.districts is \[\]/],
    [{ rules: [{ ...rule, districts: ["dst_a", "*"] }] }, /rules\[0\]\.districts is "\*"/],
    [{ rules: [{ ...rule, districts: { claims: "d" } }] }, /rules\[0\]\.districts has "claims"/],
    [{ rules: [rule], party: "sub" }, /party is "sub"; it must be an object with claim/],
  ])("is named with the place and the mend: %j", async (value, sentence) => {
    const reading = written(value);
    await expect(reading).rejects.toThrow(OperatorFault);
    await expect(reading).rejects.toThrow(sentence);
    await expect(reading).rejects.toThrow(`MUSUBI_ROLES, ${file}: `);
  });

  it("is named when it is not there", () => {
    expect(() => mappingFrom(`${file}.not`)).toThrow(/there is no such file/);
  });
});
