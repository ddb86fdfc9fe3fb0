// The first file that runs, on a machine that may have nothing but Node: plain JavaScript, no package. It installs what the
// command needs, then hands over to src/cli.ts (or to the tests) in this same process, so that there is one process to end.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { fail, provide } from "./install.mjs";

const NEEDS = [20, 19];
const project = dirname(dirname(fileURLToPath(import.meta.url)));
const [command = "serve", ...args] = process.argv.slice(2);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < NEEDS[0] || (major === NEEDS[0] && minor < NEEDS[1])) {
  fail(
    `この Node は ${process.versions.node} ですが、Musubi には ${NEEDS.join(".")} 以上が要ります。https://nodejs.org から入れて、もう一度始めてください。`,
    `This is Node ${process.versions.node}; Musubi needs ${NEEDS.join(".")} or newer. Install it from https://nodejs.org and start again.`,
  );
}

endWithNpm();
await provide({ forDevelopers: command === "test" || command === "bench" });
process.chdir(project);

if (command === "test") {
  const full = args.includes("--full");
  if (full) process.env.MUSUBI_FULL = "1";
  const rest = args.filter((arg) => arg !== "--full");
  await runVitest(["run", "--config", "test/vitest.config.ts", ...rest]);
} else if (command === "bench") {
  await runVitest(["run", "--config", "test/bench/vitest.config.ts", ...args]);
} else {
  const { register } = await import("tsx/esm/api");
  register();
  await import("./cli.ts");
}

async function runVitest(vitestArgs) {
  const cli = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
  process.argv = [process.execPath, cli, ...vitestArgs];
  await import(pathToFileURL(cli).href);
}

/** npm that is killed does not tell its script: without this, a server that nobody sees would go on holding its home and its port. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const npm = callerOf(parent);
  setInterval(() => {
    if (process.ppid !== parent || (npm !== null && !isThere(npm))) process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}

/** npm lets a shell run its scripts: where our parent is that shell, npm is the shell's parent. Only Linux says so for nothing. */
function callerOf(shell) {
  try {
    if (!readFileSync(`/proc/${shell}/cmdline`, "utf8").includes("bootstrap.mjs")) return null;
    return Number(readFileSync(`/proc/${shell}/stat`, "utf8").split(") ").at(-1).split(" ")[1]);
  } catch {
    return null;
  }
}

function isThere(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
