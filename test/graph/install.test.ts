import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROJECT } from "../house/statements.ts";
import { processesWith, run, until, type Running } from "./processes.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "musubi-install-"));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

/** An npm that writes down what it is asked for, and does as much of it as is looked at here; what it "installs" says that it runs. */
const NPM = `
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
const [what, ...options] = process.argv.slice(2);
appendFileSync("asked", [what, ...options.filter((each) => each.includes("dev") || each.includes("save"))].join(" ") + "\\n");
const put = (path, text) => {
  mkdirSync("node_modules/" + path.replace(/[^/]*$/, ""), { recursive: true });
  writeFileSync("node_modules/" + path, text);
};
if (what === "ci") rmSync("node_modules", { recursive: true, force: true });
put("tsx/package.json", '{ "exports": { "./esm/api": "./api.mjs" } }');
put("tsx/api.mjs", \`import { register as hooks } from "node:module";
  const load = "export const load = async (url, context, next) => url.endsWith('.ts') ? { format: 'module', source: 'console.log(\\\\"it runs\\\\")', shortCircuit: true } : next(url, context);";
  export const register = () => hooks("data:text/javascript," + encodeURIComponent(load));\`);
const packages = { "node_modules/tsx": {} };
if (options.includes("--include=dev")) {
  put("vitest/package.json", "{}");
  put("vitest/vitest.mjs", 'console.log("it tests")');
  packages["node_modules/vitest"] = {};
}
console.log("npm is at it");
await new Promise((resolve) => setTimeout(resolve, Number(process.env.NPM_TAKES ?? 0)));
if (process.env.NPM_FAILS) process.exit(7);
put(".package-lock.json", JSON.stringify({ packages }));
`;

interface Clone {
  readonly at: string;
  start(command: string, env?: Record<string, string>): Running;
  /** What npm was asked for so far. */
  asked(): Promise<string[]>;
}

async function freshClone(): Promise<Clone> {
  const at = await mkdtemp(join(folder, "clone-"));
  for (const file of ["bootstrap.mjs", "install.mjs", "graph/keeper.mjs", "graph/start-of.mjs"])
    await cp(join(PROJECT, "src", file), join(at, "src", file));
  await writeFile(join(at, "src", "cli.ts"), "");
  await writeFile(join(at, "package.json"), '{ "type": "module" }');
  await writeFile(join(at, "package-lock.json"), "{}");
  await writeFile(join(at, "npm.mjs"), NPM);
  return {
    at,
    start: (command, env = {}) =>
      run([join(at, "src", "bootstrap.mjs"), command], { npm_execpath: join(at, "npm.mjs"), ...env }),
    asked: async () => (await readFile(join(at, "asked"), "utf8")).trim().split("\n"),
  };
}

const turnOf = ({ at }: Clone): string => join(at, ".installing.json");

// Each is a small process or two.
describe.concurrent("the packages", () => {
  it("for running are installed by the first start, and the developers' are added beside it, not in its place", async () => {
    const clone = await freshClone();
    const started = clone.start("serve");
    expect([await started.ended, started.output()]).toEqual([0, expect.stringContaining("it runs")]);
    await writeFile(join(clone.at, "node_modules", "in-use"), "");
    const tested = clone.start("test");
    expect([await tested.ended, tested.output()]).toEqual([0, expect.stringContaining("it tests")]);
    expect(await clone.asked()).toEqual(["ci --omit=dev", "install --include=dev --no-save"]);
    expect(existsSync(join(clone.at, "node_modules", "in-use"))).toBe(true);
    expect(await readFile(join(clone.at, "package-lock.json"), "utf8")).toBe("{}");

    for (const command of ["serve", "test", "bench"]) expect(await clone.start(command).ended).toBe(0);
    expect(await clone.asked()).toHaveLength(2);
    expect(existsSync(turnOf(clone))).toBe(false);
  });

  it("are all installed by a first test, and anew once the lock file is newer", async () => {
    const clone = await freshClone();
    for (const command of ["test", "serve"]) expect(await clone.start(command).ended).toBe(0);
    expect(await clone.asked()).toEqual(["ci --include=dev"]);
    const later = new Date(Date.now() + 5_000);
    await utimes(join(clone.at, "package-lock.json"), later, later);
    expect(await clone.start("test").ended).toBe(0);
    expect(await clone.asked()).toEqual(["ci --include=dev", "ci --include=dev"]);
  });

  it("are installed by one at a time, and the other looks again what is there", async () => {
    const clone = await freshClone();
    const started = clone.start("serve", { NPM_TAKES: "1500" });
    await started.says("npm is at it");
    const others = [clone.start("test"), clone.start("serve")];
    await others[0]?.says("Waiting for another command");
    expect(await clone.asked()).toEqual(["ci --omit=dev"]);
    expect(await Promise.all([started, ...others].map(async (each) => each.ended))).toEqual([0, 0, 0]);
    expect(await clone.asked()).toEqual(["ci --omit=dev", "install --include=dev --no-save"]);
    expect(existsSync(turnOf(clone))).toBe(false);
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGKILL", "SIGKILL"],
  ] as const)("that were not all there when %s came are installed by the next", async (signal, code) => {
    const clone = await freshClone();
    const started = clone.start("serve", { NPM_TAKES: "60000" });
    await started.says("npm is at it");
    started.process.kill(signal);
    expect(await started.ended).toBe(code);
    // Who is killed outright says nothing; the next finds out.
    expect(existsSync(turnOf(clone))).toBe(signal === "SIGKILL");
    await until(() => processesWith(join(clone.at, "npm.mjs")).length === 0, 5_000);
    const next = clone.start("serve");
    expect([await next.ended, next.output()]).toEqual([0, expect.stringContaining("it runs")]);
    expect(await clone.asked()).toEqual(["ci --omit=dev", "ci --omit=dev"]);
    expect(existsSync(turnOf(clone))).toBe(false);
  });

  it("of the developers that were not all added are added by the next test", async () => {
    const clone = await freshClone();
    expect(await clone.start("serve").ended).toBe(0);
    const failed = clone.start("test", { NPM_FAILS: "1" });
    expect(await failed.ended).toBe(1);
    expect(failed.output()).toMatch(/npm が部品を.*（コード 7。.*\nnpm could not install the packages \(code 7;/);
    expect(existsSync(join(clone.at, "node_modules", "vitest"))).toBe(true);
    expect(existsSync(turnOf(clone))).toBe(false);
    expect(await clone.start("test").ended).toBe(0);
    expect((await clone.asked()).slice(1)).toEqual(Array(2).fill("install --include=dev --no-save"));
  });

  it("do not wait for a turn that nobody ends, nor take one from somebody who has just begun", async () => {
    const clone = await freshClone();
    await writeFile(turnOf(clone), JSON.stringify({ pid: process.pid, start: "another time" }));
    expect(await clone.start("serve").ended).toBe(0);
    // Made, and not written yet.
    await rm(join(clone.at, "node_modules"), { recursive: true });
    await writeFile(turnOf(clone), "");
    const waiting = clone.start("serve");
    await waiting.says("Waiting for another command");
    expect(await waiting.ended).toBe(0);
    expect(await clone.asked()).toHaveLength(2);
  });
});
