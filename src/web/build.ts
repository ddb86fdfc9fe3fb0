import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { catalogue } from "./catalogue/plugin.ts";

const WEB = import.meta.dirname;
const PROJECT = join(WEB, "..", "..");
const OPERATIONS = join(PROJECT, "schema", "operations");
const SCHEMA = join(PROJECT, "schema", "schema.graphql");

/**
 * The folder with the built app, built anew where anything that it is made of has changed since. It lies in the home, because the project's own folder may be
 * read-only. A build that was interrupted leaves nothing that looks whole, and the next one sweeps up after it.
 * Rejects with one sentence that begins with the file that is wrong, where it is known.
 */
export async function builtApp(
  home: string,
  onProgress: (line: string) => void,
  operations = OPERATIONS,
): Promise<string> {
  const all = join(home, "web");
  const stamp = stampOf(operations);
  const folder = join(all, stamp);
  await sweep(all);
  if (existsSync(join(folder, "index.html"))) return folder;
  onProgress("画面を組み立てています / Building the web app …");
  await mkdir(all, { recursive: true });
  const making = join(all, `${stamp}${MAKING}${process.pid}`);
  try {
    await make(making, operations);
    await compress(join(making, "assets"));
    await rm(folder, { recursive: true, force: true });
    await rename(making, folder);
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw new Error(inOneSentence(error), { cause: error });
  }
  for (const old of await readdir(all)) {
    if (old !== stamp && !old.includes(MAKING)) await rm(join(all, old), { recursive: true, force: true });
  }
  return folder;
}

const MAKING = ".making-";

/** Takes away what builds left behind whose process is gone. */
async function sweep(all: string): Promise<void> {
  const found = existsSync(all) ? await readdir(all) : [];
  const left = found.filter((each) => each.includes(MAKING) && !isRunning(Number(each.split(MAKING)[1])));
  await Promise.all(left.map(async (each) => rm(join(all, each), { recursive: true, force: true })));
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function make(outDir: string, operations: string): Promise<void> {
  const { build } = await import("vite");
  await build({
    root: WEB,
    configFile: false,
    // What is wrong is said once, by whoever asked for the build.
    logLevel: "silent",
    envDir: false,
    publicDir: false,
    // Whatever the process that builds it is run for.
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    oxc: { jsx: { runtime: "automatic", development: false } },
    plugins: [catalogue(operations, SCHEMA)],
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2022",
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2_000,
      modulePreload: { polyfill: false },
    },
  });
}

/** Vite's words for a human reader: without colours, without the stack, without whatever follows the first line that says something. */
function inOneSentence(error: unknown): string {
  // oxlint-disable-next-line no-control-regex -- the colours of a terminal
  const lines = (error instanceof Error ? error.message : String(error)).replaceAll(/\u001B\[[\d;]*m/g, "").split("\n");
  const said = lines
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^(?:Build failed|\[plugin |at )/.test(line));
  return (said[0] ?? "the build failed")
    .replace(/^(?:Error: )?\[[^\]]*\]:?\s*/, "")
    .replaceAll(PROJECT, "")
    .replace(/\.$/, "");
}

const PACKED = [".js", ".css", ".svg", ".html"];

/** Each file a second and a third time, as browsers take them: the door hands them out as they are (see src/http/web.ts). Fonts are packed already. */
async function compress(folder: string): Promise<void> {
  const brotli = promisify(brotliCompress);
  const zip = promisify(gzip);
  // Quality 9 takes a tenth of the time of 11, for two hundredths of the size.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  const files = (await readdir(folder)).filter((file) => PACKED.includes(extname(file)));
  for (const file of files) {
    const whole = await readFile(join(folder, file));
    await writeFile(join(folder, `${file}.br`), await brotli(whole, { params }));
    await writeFile(join(folder, `${file}.gz`), await zip(whole));
  }
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
