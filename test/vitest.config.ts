import { defineConfig } from "vitest/config";

/** These start engines and processes of their own, look at clocks, or at the whole graph and its one log: while they run, nobody else does. */
const ALONE = [
  "test/graph/**/*.test.ts",
  "test/http/**/*.test.ts",
  "test/house/picture.test.ts",
  "test/imports/{command,killed}.test.ts",
  "test/live/**/*.test.ts",
  "test/questions/{first-times,introduction-stories,round-trips,places-removed,stories-without}.test.ts",
  "test/seeds/**/*.test.ts",
  "test/things/killed.test.ts",
  "test/trust/{audit,chain,tokens,issuer}.test.ts",
];

/** These write into the demo city, which the others know as it was loaded: they come last. */
const IN_A_BROWSER = "test/web/**/*.test.ts";

// Node takes graphql's CommonJS, Vite its ES modules: two copies, and each denies the other's types. One file for both.
const graphql = {
  find: /^graphql$/,
  replacement: new URL("../node_modules/graphql/index.js", import.meta.url).pathname,
};
const root = new URL("..", import.meta.url).pathname;
const shared = { root, testTimeout: 20_000, hookTimeout: 60_000 };

export default defineConfig({
  resolve: { alias: [graphql] },
  test: {
    root,
    globalSetup: ["test/setup.ts"],
    projects: [
      {
        resolve: { alias: [graphql] },
        test: {
          ...shared,
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: [...ALONE, IN_A_BROWSER],
          // The schema takes seconds to build: once for each of the two workers, not for each file.
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve: { alias: [graphql] },
        test: { ...shared, name: "alone", include: ALONE, maxWorkers: 1, isolate: false, sequence: { groupOrder: 1 } },
      },
      {
        resolve: { alias: [graphql] },
        test: {
          ...shared,
          name: "in a browser",
          include: [IN_A_BROWSER],
          maxWorkers: 1,
          isolate: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
