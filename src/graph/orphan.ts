import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { OperatorFault } from "./fault.ts";
import { startOf } from "./start-of.mjs";

/** What the keeper writes down of the process it keeps. */
interface Record {
  readonly pid: number;
  readonly start: string;
}

/**
 * Ends an engine that outlived both its parent and its keeper. Only the very process that the record names is touched: same id, same
 * start, and `mark` (this home's own argument) in its command line.
 */
export async function reclaimOrphan(record: string, mark: string, onProgress: (line: string) => void): Promise<void> {
  const orphan = await recorded(record);
  if (orphan !== null && startOf(orphan.pid) === orphan.start && commandOf(orphan.pid).includes(mark)) {
    onProgress(
      `前の Neo4j が残っていたので終わらせています / Ending the Neo4j that an earlier run left behind (process ${orphan.pid}) …`,
    );
    if (!(await end(orphan))) {
      throw new OperatorFault({
        ja: `前の Neo4j がプロセス ${orphan.pid} として残り、ここからは終わらせられません。それを終わらせて（\`kill -9 ${orphan.pid}\`）から、もう一度始めてください。`,
        en: `An earlier run left Neo4j behind as process ${orphan.pid}, and it cannot be ended from here; end it (\`kill -9 ${orphan.pid}\`) and start again.`,
      });
    }
  }
  await rm(record, { force: true });
}

async function recorded(path: string): Promise<Record | null> {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the keeper writes this file, whole
    return JSON.parse(await readFile(path, "utf8")) as Record;
  } catch {
    return null;
  }
}

/** Softly first; true when it is gone. */
async function end(orphan: Record): Promise<boolean> {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    try {
      process.kill(orphan.pid, signal);
    } catch {
      return startOf(orphan.pid) !== orphan.start;
    }
    for (
      const until = Date.now() + 2_000;
      Date.now() < until;
      await new Promise((resolve) => setTimeout(resolve, 50))
    ) {
      if (startOf(orphan.pid) !== orphan.start) return true;
    }
  }
  return false;
}

/** What a process was started with; empty where the system does not tell. */
function commandOf(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}
