import { defineConfig } from "vitest/config";

export default defineConfig({
  // Node takes graphql's CommonJS, Vite its ES modules: two copies, and each denies the other's types. One file for both.
  resolve: {
    alias: [{ find: /^graphql$/, replacement: new URL("../node_modules/graphql/index.js", import.meta.url).pathname }],
  },
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/setup.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
