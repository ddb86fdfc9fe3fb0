import { mkdir, readdir, readFile, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { mayRunAtOnce, turnOf } from "./order.ts";
import { FAILED, turnsIn } from "./run.ts";

// Runs before each file: who has to be alone waits until the other worker is through with what does not go beside it.

/** Longer than any file takes. */
const PATIENCE_MS = 600_000;

const turns = turnsIn(inject("home"));
let mine = "";

beforeAll(async () => {
  const turn = turnOf(expect.getState().testPath ?? "");
  const fits = (running: string) => mayRunAtOnce(turn, running.replace(/ \d+$/u, ""));
  for (;;) {
    // A folder for each file that runs; who finds one that does not go beside it steps back, and the other goes first.
    mine = `${turn} ${process.pid}`;
    await mkdir(join(turns, mine), { recursive: true });
    const running = await readdir(turns);
    if (running.includes(FAILED))
      throw new Error(`The graph is not there: ${await readFile(join(turns, FAILED), "utf8")}`);
    if (running.every((each) => each === mine || fits(each))) return;
    await rmdir(join(turns, mine));
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 80));
  }
}, PATIENCE_MS);

afterAll(async () => rmdir(join(turns, mine)));
