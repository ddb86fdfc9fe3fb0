import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { catalogue } from "./catalogue/plugin.ts";

const WEB = import.meta.dirname;
const PROJECT = join(WEB, "..", "..");
const OPERATIONS = join(PROJECT, "schema", "operations");
const SCHEMA = join(PROJECT, "schema", "schema.graphql");

/**
 * The folder with the built app, built anew where anything that it is made of has changed since. It lies in the home, because the project's own folder may be
 * read-only. A build that was interrupted leaves nothing that looks whole.
 */
export async function builtApp(
  home: string,
  onProgress: (line: string) => void,
  operations = OPERATIONS,
): Promise<string> {
  const all = join(home, "web");
  const stamp = stampOf(operations);
  const folder = join(all, stamp);
  if (existsSync(join(folder, "index.html"))) return folder;
  onProgress("Building the web app …");
  await mkdir(all, { recursive: true });
  const making = join(all, `${stamp}.making-${process.pid}`);
  const { build } = await import("vite");
  await build({
    root: WEB,
    configFile: false,
    logLevel: "error",
    envDir: false,
    publicDir: false,
    // Whatever the process that builds it is run for.
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    oxc: { jsx: { runtime: "automatic", development: false } },
    plugins: [catalogue(operations, SCHEMA)],
    build: {
      outDir: making,
      emptyOutDir: true,
      target: "es2022",
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2_000,
      modulePreload: { polyfill: false },
    },
  });
  await rm(folder, { recursive: true, force: true });
  await rename(making, folder);
  for (const old of await readdir(all)) {
    if (old !== stamp && !old.includes(".making-")) await rm(join(all, old), { recursive: true, force: true });
  }
  return folder;
}

/** Of everything that the app is made of. */
function stampOf(operations: string): string {
  const hash = createHash("sha256");
  for (const folder of [WEB, operations]) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.toSorted()) hash.update(file.slice(folder.length)).update(readFileSync(file));
  }
  hash.update(readFileSync(SCHEMA)).update(readFileSync(join(PROJECT, "package-lock.json")));
  return hash.digest("hex").slice(0, 16);
}
