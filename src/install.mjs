// Plain Node, for the same reason as bootstrap.mjs: it puts the packages there that all else needs.

import { spawn } from "node:child_process";
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startOf } from "./graph/start-of.mjs";

const project = dirname(dirname(fileURLToPath(import.meta.url)));
/** npm writes this last: what was interrupted, or is older than the lock file, is not installed. */
const done = join(project, "node_modules", ".package-lock.json");
const lockFile = join(project, "package-lock.json");
/** Names who is installing, while it installs. */
const turn = join(project, ".installing.json");

/** Makes sure that what a command needs is installed. Of several commands that start at once, one installs, and the others then look again. */
export async function provide({ forDevelopers }) {
  if (isThere(forDevelopers)) return;
  await takeTurn();
  try {
    if (!isThere(forDevelopers)) await install(forDevelopers);
  } finally {
    endTurn();
  }
}

function isThere(forDevelopers) {
  return isInstalled() && (!forDevelopers || withDevelopers());
}

function isInstalled() {
  const at = writtenAt(done);
  return at !== null && at >= writtenAt(lockFile);
}

/** The folder alone says nothing: it is there before all that belongs to it is. */
function withDevelopers() {
  try {
    return JSON.parse(readFileSync(done, "utf8")).packages["node_modules/vitest"] !== undefined;
  } catch {
    return false;
  }
}

function writtenAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

async function install(forDevelopers) {
  console.log("部品を入れています / Installing Musubi's packages …");
  // `npm ci` empties the folder first, which a server that is running would not outlive: to what it runs on, the developers' packages are added.
  const what = isInstalled()
    ? ["install", "--include=dev", "--no-save"]
    : ["ci", forDevelopers ? "--include=dev" : "--omit=dev"];
  const code = await npm([...what, "--no-audit", "--no-fund", "--loglevel=error"]);
  if (code !== 0)
    fail(
      `npm が部品を入れられませんでした（コード ${code}。npm の言葉は上にあります）。ネットワークを確かめて、もう一度始めてください。`,
      `npm could not install the packages (code ${code}; its own words are above). Check the network and start again.`,
    );
}

async function npm(args) {
  const path = process.env.npm_execpath;
  const [program, ...first] = path ? [process.execPath, path] : [process.platform === "win32" ? "npm.cmd" : "npm"];
  const keeper = join(project, "src", "graph", "keeper.mjs");
  // The keeper ends npm when this process ends, however it ends.
  const kept = spawn(process.execPath, [keeper, "-", "-", program, ...first, ...args], {
    cwd: project,
    stdio: ["pipe", "inherit", "inherit"],
    detached: true,
    windowsHide: true,
  });
  let asked = 0;
  const end = (signal) => {
    asked = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal];
    kept.stdin.end();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
  const code = await new Promise((resolve) => kept.on("close", resolve).on("error", () => resolve(127)));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.off(signal, end);
  if (asked !== 0) process.exit(asked);
  return code;
}

/** How long what somebody who was killed had begun may go on: the keeper is patient with npm. */
const KEEPER_MS = 2_000;

async function takeTurn() {
  for (let told = false; !taken();) {
    const holder = holderOf(turn);
    if (holder === "dead") {
      await pause(KEEPER_MS);
      clearStale();
    } else if (holder === "alive") {
      if (!told) {
        console.log(
          "別のコマンドが部品を入れているので、待っています / Waiting for another command that installs the packages …",
        );
      }
      told = true;
      await pause(200);
    }
  }
  // A failure leaves by process.exit, which runs no `finally`.
  process.once("exit", endTurn);
}

function endTurn() {
  process.off("exit", endTurn);
  rmSync(turn, { force: true });
}

/** The system lets one of several make a file that is not there. */
function taken() {
  try {
    writeFileSync(turn, JSON.stringify({ pid: process.pid, start: startOf(process.pid) }), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    return fail(
      `${project} に書けないので（${error.code}）、部品を入れられません。書けるようにしてから、もう一度始めてください。`,
      `Musubi's packages cannot be installed, because ${project} cannot be written to (${error.code}); mend that and start again.`,
    );
  }
}

function holderOf(file) {
  const written = writtenAt(file);
  if (written === null) return "none";
  try {
    const { pid, start } = JSON.parse(readFileSync(file, "utf8"));
    return startOf(pid) === start ? "alive" : "dead";
  } catch {
    // Just made, and not written yet; or whoever made it was killed in that moment.
    return Date.now() - written < KEEPER_MS ? "alive" : "dead";
  }
}

/** Moves a dead one's turn away; puts it back where, in between, somebody living had taken it. */
function clearStale() {
  const aside = `${turn}.${process.pid}`;
  try {
    renameSync(turn, aside);
    if (holderOf(aside) === "alive") writeFileSync(turn, readFileSync(aside), { flag: "wx" });
  } catch {
    // Somebody else was first.
  }
  rmSync(aside, { force: true });
}

async function pause(ms) {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

export function fail(ja, en) {
  console.error(`${ja}\n${en}`);
  process.exit(1);
}
