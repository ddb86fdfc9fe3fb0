/* oxlint-disable unicorn/require-post-message-target-origin -- a thread, not a window */
// The thread in which rings are looked for, so that whoever asks something else meanwhile does not wait. Plain Node: it teaches this thread TypeScript first, as
// src/bootstrap.mjs does for the process, and so it starts the same under the server, the tests and tsx.
import { parentPort } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { findRings } = await import("./find-rings.ts");

// oxlint-disable-next-line typescript/no-misused-promises -- what fails is posted back below
parentPort.on("message", async ({ id, ground, search }) => {
  try {
    parentPort.postMessage({ id, found: await findRings(ground, search) });
  } catch (error) {
    parentPort.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
