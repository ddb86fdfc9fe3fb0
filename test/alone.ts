import { mkdir, readdir, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { turnOf, type Turn } from "./order.ts";

// Runs before each file: who has to be alone waits until the other worker is through with what does not go beside it.

/** Longer than any file takes. */
const PATIENCE_MS = 600_000;
const MAY_RUN_BESIDE: Readonly<Record<Turn, readonly Turn[]>> = {
  together: ["together", "late", "beside"],
  late: ["together", "late", "beside"],
  beside: ["together", "late", "beside", "alone", "browser"],
  alone: ["beside"],
  browser: ["beside"],
  last: [],
};

const turns = inject("turns");
let mine = "";

beforeAll(async () => {
  const turn = turnOf(expect.getState().testPath ?? "");
  const others = MAY_RUN_BESIDE[turn];
  const fits = (running: string) => others.some((other) => running.startsWith(other));
  for (;;) {
    // A folder for each file that runs; who finds one that does not go beside it steps back, and the other goes first.
    mine = `${turn} ${process.pid}`;
    await mkdir(join(turns, mine), { recursive: true });
    if ((await readdir(turns)).every((running) => running === mine || fits(running))) return;
    await rmdir(join(turns, mine));
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 80));
  }
}, PATIENCE_MS);

afterAll(async () => rmdir(join(turns, mine)));
