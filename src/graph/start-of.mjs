// Plain Node: the keeper uses it too.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * When a process began, as text that is the same each time it is asked and differs for a later process of the same id; null when
 * there is no such process. Where the system does not tell (Windows), "unknown": then the id alone has to do.
 */
export function startOf(pid) {
  if (!isThere(pid)) return null;
  if (process.platform === "win32") return "unknown";
  try {
    if (process.platform !== "linux")
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], SAME_FOR_ALL).trim() || null;
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may hold anything; the start is the 20th field after it (proc(5): starttime, in ticks since boot).
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? null : fields[19];
  } catch {
    return null;
  }
}

/** Whoever asks, in whatever time zone and language: the text is compared with what another process was told. */
const SAME_FOR_ALL = {
  encoding: "utf8",
  stdio: ["ignore", "pipe", "ignore"],
  env: { ...process.env, TZ: "UTC", LC_ALL: "C" },
};

function isThere(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return error.code === "EPERM";
  }
}
