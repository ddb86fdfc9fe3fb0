import { createHash } from "node:crypto";
import { WorkThread } from "../work-thread.ts";
import type { Found } from "./find-rings.ts";
import type { RingGround, RingSearch } from "./ground.ts";

const thread = new WorkThread<[RingGround, RingSearch], Found>(
  new URL("./find-rings.ts", import.meta.url),
  "findRings",
);

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
  const found = thread.do([ground, search]);
  kept.set(key, found);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  found.catch(() => kept.delete(key));
  return found;
}
