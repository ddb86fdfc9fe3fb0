import { defineConfig } from "vitest/config";
import tests from "../vitest.config.ts";

/** What is measured: on the same one Neo4j as the tests, and never asserted. */
export default defineConfig({
  resolve: { alias: tests.resolve?.alias },
  test: {
    root: new URL("../..", import.meta.url).pathname,
    globalSetup: ["test/bench/setup.ts"],
    include: ["test/bench/*.measure.ts"],
    testTimeout: 3_600_000,
    disableConsoleIntercept: true,
  },
});
