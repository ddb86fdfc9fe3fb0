import { defineConfig } from "vitest/config";
import { InTurn } from "./order.ts";

// Node takes graphql's CommonJS, Vite its ES modules: two copies, and each denies the other's types. One file for both.
const graphql = {
  find: /^graphql$/,
  replacement: new URL("../node_modules/graphql/index.js", import.meta.url).pathname,
};

export default defineConfig({
  resolve: { alias: [graphql] },
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/setup.ts"],
    setupFiles: ["test/alone.ts"],
    // The first to ask a long question waits until it is planned, beside others that wait for theirs.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // The schema takes seconds to build: once for each of the two workers, not for each file.
    isolate: false,
    maxWorkers: 2,
    sequence: { sequencer: InTurn },
  },
});
