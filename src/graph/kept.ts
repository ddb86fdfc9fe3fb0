import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A command that cannot outlive this process, however this process ends. */
export interface Kept {
  /** The exit code, once the command is gone; 127 when it could not be started at all. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

export interface KeepOptions {
  /** A file that names the command's process while it runs. */
  readonly record?: string;
  /** Where the command's output goes; without it, each line goes to `onLine`. */
  readonly log?: string;
  readonly onLine?: (line: string) => void;
  readonly env?: NodeJS.ProcessEnv;
}

const KEEPER = fileURLToPath(new URL("keeper.mjs", import.meta.url));
const running = new Set<Kept>();

export function keep(command: string, args: readonly string[], options: KeepOptions = {}): Kept {
  const keeper = spawn(process.execPath, [KEEPER, options.record ?? "-", options.log ?? "-", command, ...args], {
    stdio: ["pipe", "pipe", "pipe"],
    // In a process group of its own: a Ctrl-C, or a SIGKILL to the whole group, must not reach the keeper before its work is done.
    detached: true,
    windowsHide: true,
    env: { ...process.env, ...spellingOf(process.env), ...options.env, NODE_OPTIONS: "" },
  });
  keeper.stdin.on("error", () => undefined);
  for (const stream of [keeper.stdout, keeper.stderr]) forEachLine(stream, options.onLine ?? (() => undefined));
  const ended = new Promise<number>((resolve) => {
    keeper.on("error", () => resolve(127));
    keeper.on("close", (code) => resolve(code ?? 1));
  });
  const kept: Kept = {
    ended,
    stop: async () => {
      keeper.stdin.end();
      await ended;
    },
  };
  running.add(kept);
  void ended.then(() => running.delete(kept));
  return kept;
}

/**
 * On Linux the locale says how a command is to read the bytes of its arguments. Where it names no UTF-8 (a service, a bare container), Java would
 * read a path with Japanese letters as another one, which is not there.
 */
export function spellingOf(env: NodeJS.ProcessEnv, platform = process.platform): NodeJS.ProcessEnv {
  const locale = env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"] || "";
  return platform !== "linux" || /utf-?8/i.test(locale) ? {} : { LC_ALL: "C.UTF-8" };
}

/** For the way out: whatever still runs on our behalf has ended when this returns. */
export async function stopAllKept(): Promise<void> {
  await Promise.all([...running].map(async (kept) => kept.stop()));
}

function forEachLine(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk: string) => {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line);
  });
  stream.on("end", () => {
    if (rest !== "") onLine(rest);
  });
}
