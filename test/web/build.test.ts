import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { builtApp } from "../../src/web/build.ts";
import { PROJECT } from "../house/statements.ts";

const home = mkdtempSync(join(tmpdir(), "musubi-build-"));
afterAll(() => rmSync(home, { recursive: true }));

const quiet = (): void => undefined;
const BROKEN = join(home, "operations");
mkdirSync(BROKEN);
for (const ending of [".graphql", ".variables.json"]) {
  cpSync(join(PROJECT, "schema", "operations", `SuitsMe${ending}`), join(BROKEN, `SuitsMe${ending}`));
}
writeFileSync(join(BROKEN, "Nameless.graphql"), "query Nameless { topics { nodes { id } } }\n");

describe("a build of the web app", () => {
  it("that fails says which file is wrong in one sentence, and leaves nothing behind", async () => {
    const failed = await builtApp(home, quiet, BROKEN).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Error);
    const { message } = failed instanceof Error ? failed : new Error("it did not fail");
    expect(message).toMatch(/Nameless\.graphql/);
    expect(message).not.toMatch(/\n|\[\d+m|node_modules|\bat /);
    expect(message).not.toContain(PROJECT);
    expect(readdirSync(join(home, "web"))).toEqual([]);
  });

  it("that was killed is swept up by the next, and one that is under way is not", async () => {
    const killed = join(home, "web", "0123456789abcdef.making-999999999");
    const underWay = join(home, "web", `0123456789abcdef.making-${process.ppid}`);
    for (const each of [killed, underWay]) mkdirSync(each, { recursive: true });
    await builtApp(home, quiet, BROKEN).catch(quiet);
    expect([existsSync(killed), existsSync(underWay)]).toEqual([false, true]);
  });
});
