// Runs one command and outlives nobody: when the standard input closes, because the parent asked for it or died, even by SIGKILL,
// the command is ended, softly first. Plain Node, because it must start in a blink and need nothing installed.
//
//   node keeper.mjs RECORD LOG COMMAND [ARGUMENT…]
//
// RECORD is a file that names the command while it runs ("-": none), for whoever comes after a crash that took the keeper too.
// LOG takes what the command says ("-": the keeper's own standard output). The exit code is the command's.

import { spawn } from "node:child_process";
import { openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { startOf } from "./start-of.mjs";

/** Neo4j needs half a second to close its store; one that takes longer recovers it from the transaction log at the next start. */
const PATIENCE_MS = 1_500;

const [record, log, command, ...args] = process.argv.slice(2);
const output = log === "-" ? 1 : openSync(log, "w", 0o600);
const kept = spawn(command, args, { stdio: ["ignore", output, output], windowsHide: true });

if (record !== "-" && kept.pid !== undefined) {
  try {
    writeFileSync(`${record}.new`, JSON.stringify({ pid: kept.pid, start: startOf(kept.pid) }), { mode: 0o600 });
    renameSync(`${record}.new`, record);
  } catch (error) {
    // What nobody could find again must not run.
    console.error(`The keeper failed to write down what it keeps: ${error.message}`);
    kept.kill("SIGKILL");
  }
}

let ending = false;
function end() {
  if (ending) return;
  ending = true;
  kept.kill("SIGTERM");
  setTimeout(() => kept.kill("SIGKILL"), PATIENCE_MS).unref();
}

// A Ctrl-C in the terminal is the parent's to judge; it closes our input when it is time.
for (const signal of ["SIGINT", "SIGHUP"]) process.on(signal, () => {});
process.on("SIGTERM", end);
process.stdin.on("end", end).on("close", end).on("error", end).resume();

function leave(code) {
  if (record !== "-") for (const file of [record, `${record}.new`]) rmSync(file, { force: true });
  process.exit(code);
}
kept.on("error", () => leave(127));
kept.on("exit", (code, signal) => leave(code ?? (signal === null ? 1 : 128)));
