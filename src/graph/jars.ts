import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { OperatorFault } from "./fault.ts";
import { findMaven } from "./java.ts";
import { keep } from "./kept.ts";
import { startOf } from "./start-of.mjs";

export const ENGINE_VERSION = "5.26.28";

const POM = fileURLToPath(new URL("pom.xml", import.meta.url));
const LIST = fileURLToPath(new URL("jars.sha256", import.meta.url));

/**
 * Neo4j's jars, each with the SHA-256 that it had when it was chosen, fetched with Maven where they are not in the folder yet.
 * Returns their paths in a fixed order. A jar that is not the one on the list is never run: it is fetched once more, past the
 * machine's own Maven cache, in case it is the cache that is wrong.
 */
export async function jarsIn(folder: string, onProgress: (line: string) => void): Promise<string[]> {
  const list = await listed();
  if ((await wrongJars(folder)).length > 0) await fetchJars(folder, list, onProgress);
  return [...list.keys()].toSorted().map((jar) => join(folder, jar));
}

/** The jars on the list that are absent from the folder, or have other contents. */
export async function wrongJars(folder: string): Promise<string[]> {
  return wrong(folder, await listed());
}

async function fetchJars(
  folder: string,
  list: ReadonlyMap<string, string>,
  onProgress: (line: string) => void,
): Promise<void> {
  // Beside the folder, and jar by jar into it once its sum is right: an interrupted or a second fetch never spoils what is there.
  const beside = `${folder}.fetching-${process.pid}`;
  await clearAbandoned(folder);
  try {
    onProgress(
      `Neo4j を取りに行っています / Fetching Neo4j ${ENGINE_VERSION} with Maven (${list.size} files, 120 MB) …`,
    );
    await mavenInto(beside, [], onProgress);
    let still = await takeOver(beside, folder, list);
    if (still.length === 0) return;
    onProgress(
      `${still[0]} の中身が違うので、取り直しています / ${still[0]} is not the file it should be; fetching once more …`,
    );
    await mavenInto(beside, [`-Dmaven.repo.local=${join(beside, "repository")}`], onProgress);
    still = await takeOver(beside, folder, list);
    if (still.length === 0) return;
    throw new OperatorFault({
      ja:
        `${still[0]}${still.length > 1 ? ` ほか${still.length - 1}個` : ""}の中身が、二度とも Neo4j ${ENGINE_VERSION} のものと違いました。` +
        "このパソコンが使う Maven リポジトリやプロキシの管理者に確かめてから、もう一度始めてください。",
      en:
        `${still[0]}${still.length > 1 ? ` and ${still.length - 1} more` : ""} came twice with contents that are not those of Neo4j ${ENGINE_VERSION}; ` +
        "ask whoever runs the Maven repository or proxy that this machine fetches from, and start again.",
    });
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** Moves what is right from the one folder to the other; returns what is still missing there. */
async function takeOver(from: string, to: string, list: ReadonlyMap<string, string>): Promise<string[]> {
  await mkdir(to, { recursive: true });
  const wanted = await wrong(to, list);
  const bad = new Set(await wrong(from, new Map(wanted.map((jar) => [jar, list.get(jar) ?? ""]))));
  for (const jar of wanted) if (!bad.has(jar)) await rename(join(from, jar), join(to, jar));
  return [...bad];
}

/** What fetches that were killed left behind. */
async function clearAbandoned(folder: string): Promise<void> {
  const above = dirname(folder);
  for (const name of await readdir(above).catch(() => [])) {
    const pid = /\.fetching-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && startOf(Number(pid)) === null)
      await rm(join(above, name), { recursive: true, force: true });
  }
}

async function wrong(folder: string, list: ReadonlyMap<string, string>): Promise<string[]> {
  const differs = await Promise.all(
    [...list].map(async ([jar, sum]) => ((await sumOf(join(folder, jar))) === sum ? [] : [jar])),
  );
  return differs.flat();
}

async function listed(): Promise<Map<string, string>> {
  const text = await readFile(LIST, "utf8");
  const pairs = text
    .trim()
    .split("\n")
    .map((line): [string, string] => {
      const [sum = "", jar = ""] = line.split(/\s+/);
      return [jar, sum];
    });
  return new Map(pairs);
}

async function sumOf(path: string): Promise<string | null> {
  const hash = createHash("sha256");
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
    return hash.digest("hex");
  } catch {
    return null;
  }
}

async function mavenInto(folder: string, options: string[], onProgress: (line: string) => void): Promise<void> {
  const maven = await findMaven();
  const copy = [
    "-B",
    "-f",
    POM,
    "dependency:copy-dependencies",
    `-DoutputDirectory=${folder}`,
    "-DincludeScope=runtime",
  ];
  const errors: string[] = [];
  let files = 0;
  const code = await keep(maven, [...copy, "-DoverWriteReleases=true", ...options], {
    onLine: (line) => {
      if (line.includes("ERROR")) errors.push(line.replace(/^.*?ERROR\]?\s*/, ""));
      if (/Downloaded from .*\.jar/.test(line) && ++files % 25 === 0) onProgress(`  ${files} …`);
    },
  }).ended;
  if (code === 0) return;
  const complaint = errors.find((line) => line !== "") ?? `Maven ended with code ${code}`;
  throw new OperatorFault({
    ja:
      `Neo4j を取りに行けませんでした：${complaint.slice(0, 300)} ` +
      "このパソコンから Maven リポジトリに届くか確かめて（プロキシやミラーは Maven の settings.xml に書きます）、もう一度始めてください。",
    en:
      `Neo4j could not be fetched: ${complaint.slice(0, 300)} ` +
      "Check that this machine reaches a Maven repository (a proxy or mirror is named in Maven's settings.xml), and start again.",
  });
}
