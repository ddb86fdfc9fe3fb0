import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import type { Found } from "./find-rings.ts";
import type { RingGround, RingSearch } from "./ground.ts";

interface Waiting {
  readonly done: (found: Found) => void;
  readonly failed: (error: Error) => void;
}

/** One thread for all searches of the process, begun with the first. It keeps nobody from ending. */
class RingsThread {
  readonly #worker = new Worker(new URL("./rings-worker.mjs", import.meta.url));
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;

  constructor(ended: () => void) {
    this.#worker.unref();
    this.#worker.on("message", (said: { id: number; found?: Found; error?: string }) => {
      const waiting = this.#waiting.get(said.id);
      this.#waiting.delete(said.id);
      if (this.#waiting.size === 0) this.#worker.unref();
      if (said.found) waiting?.done(said.found);
      else waiting?.failed(new Error(`The search for rings failed: ${said.error}`));
    });
    this.#worker.on("error", (error) => this.#end(error, ended));
    this.#worker.on("exit", (code) => this.#end(new Error(`The search for rings ended (${code}).`), ended));
  }

  async find(ground: RingGround, search: RingSearch): Promise<Found> {
    const id = this.#next++;
    return new Promise((done, failed) => {
      this.#waiting.set(id, { done, failed });
      this.#worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      this.#worker.postMessage({ id, ground, search });
    });
  }

  #end(error: unknown, ended: () => void): void {
    ended();
    const reason = error instanceof Error ? error : new Error(String(error));
    this.#waiting.forEach(({ failed }) => failed(reason));
    this.#waiting.clear();
  }
}

let thread: RingsThread | undefined;

/** The last searches of this process, so that the next page of a list, or a question that was asked again, need not wait for the same once more. */
const kept = new Map<string, Promise<Found>>();
const MOST_KEPT = 16;

/**
 * As `findRings`, in a thread of its own; one search after the other.
 * @param viewer whose eyes the ground was read with: what was found for one is never given to another
 */
export async function foundInWorker(viewer: string, ground: RingGround, search: RingSearch): Promise<Found> {
  const key = createHash("sha256")
    .update(JSON.stringify([viewer, search, ground]))
    .digest("base64");
  const known = kept.get(key);
  if (known) return known;
  const working = thread ?? new RingsThread(() => (thread = undefined));
  thread = working;
  const found = working.find(ground, search);
  kept.set(key, found);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  found.catch(() => kept.delete(key));
  return found;
}
