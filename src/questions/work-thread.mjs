/* oxlint-disable unicorn/require-post-message-target-origin -- a thread, not a window */
// A thread in which what takes long is worked out, so that whoever asks something else meanwhile does not wait. Plain Node: it teaches this thread TypeScript first,
// as src/bootstrap.mjs does for the process, and so it starts the same under the server, the tests and tsx.
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { [workerData.work]: work } = await import(workerData.module);

// oxlint-disable-next-line typescript/no-misused-promises -- what fails is posted back below
parentPort.on("message", async ({ id, given }) => {
  try {
    parentPort.postMessage({ id, made: await work(...given) });
  } catch (error) {
    parentPort.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
