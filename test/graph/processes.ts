import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { spellingOf } from "../../src/graph/kept.ts";
import { PROJECT } from "../house/statements.ts";

/** A process that a test started, with all that it has said so far. */
export interface Running {
  readonly process: ChildProcess;
  readonly pid: number;
  /** Settles with the exit code, or the signal. */
  readonly ended: Promise<number | string>;
  output(): string;
  /** Waits until it has said this. */
  says(what: string | RegExp): Promise<void>;
}

type Environment = Record<string, string | undefined>;

/** Musubi's own command, as npm runs it. */
export function musubi(args: string[], env: Environment): Running {
  return run([join(PROJECT, "src", "bootstrap.mjs"), ...args], env);
}

/** A process that holds an engine on a home until somebody ends it; where no locale says how a path is spelt, as for a service. */
export function holder(home: string, jars: string): Running {
  return run(["--import", "tsx", join(import.meta.dirname, "holder.ts"), home, jars], { LC_ALL: "C" });
}

/** A process of Node's. */
export function run(args: string[], env: Environment): Running {
  const child = spawn(process.execPath, args, {
    cwd: PROJECT,
    env: { ...process.env, npm_lifecycle_event: undefined, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | string>((resolve) => {
    child.once("close", (code, signal) => resolve(code ?? signal ?? "lost"));
  });
  return {
    process: child,
    pid: child.pid ?? 0,
    ended,
    output: () => said,
    says: async (what) => {
      const there = (): boolean => (typeof what === "string" ? said.includes(what) : what.test(said));
      await until(() => there() || child.exitCode !== null || child.signalCode !== null, 120_000);
      if (!there()) throw new Error(`It never said ${String(what)}, but:\n${said}`);
    },
  };
}

/** The processes whose command line holds this text. */
export function processesWith(text: string): number[] {
  return execFileSync("ps", ["-A", "-ww", "-o", "pid=,command="], {
    encoding: "utf8",
    env: { ...process.env, ...spellingOf(process.env) },
  })
    .split("\n")
    .filter((line) => line.includes(text))
    .map((line) => Number.parseInt(line, 10));
}

/** Waits until it is so, at most this many milliseconds; returns how many it took. */
export async function until(isSo: () => boolean, atMost: number): Promise<number> {
  const began = Date.now();
  while (!isSo()) {
    if (Date.now() - began > atMost) throw new Error(`It was not so within ${atMost} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return Date.now() - began;
}

/** What listens on this port is heard on this machine, and under none of the addresses that others reach it by. */
export async function expectOnThisMachineOnly(port: number): Promise<void> {
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");
  for (const { address } of outside) expect(await answersAt(address, port), address).toBe(false);
  expect(await answersAt("127.0.0.1", port)).toBe(true);
}

async function answersAt(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 });
    socket.once("connect", () => resolve(true));
    for (const event of ["error", "timeout"]) socket.once(event, () => resolve(false));
    for (const event of ["connect", "error", "timeout"]) socket.once(event, () => socket.destroy());
  });
}
