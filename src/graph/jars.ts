import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { OperatorFault } from "./fault.ts";
import { findMaven } from "./java.ts";
import { keep } from "./kept.ts";

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
  if ((await wrong(folder, list)).length === 0) return pathsOf(folder, list);
  await mkdir(folder, { recursive: true });
  onProgress(`Fetching Neo4j ${ENGINE_VERSION} (${list.size} files, 120 MB) …`);
  const complaint = await fetchInto(folder, [], onProgress);
  if (complaint !== null) throw unfetched(complaint);
  const still = await wrong(folder, list);
  if (still.length === 0) return pathsOf(folder, list);

  onProgress(`${still[0]} is not the file it should be; fetching once more …`);
  const clean = `${folder}.repository`;
  try {
    for (const jar of still) await rm(join(folder, jar), { force: true });
    const again = await fetchInto(folder, [`-Dmaven.repo.local=${clean}`], onProgress);
    if (again !== null) throw unfetched(again);
  } finally {
    await rm(clean, { recursive: true, force: true });
  }
  const [jar, ...others] = await wrong(folder, list);
  if (jar === undefined) return pathsOf(folder, list);
  throw new OperatorFault(
    `${jar}${others.length > 0 ? ` and ${others.length} more` : ""} in ${folder} is not the file that Neo4j ${ENGINE_VERSION} ` +
      "is known to consist of, twice in a row; ask whoever runs the Maven repository or proxy you fetch from what it hands out, and start again.",
  );
}

/** The jars on the list that are absent from the folder or have other contents. */
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

function pathsOf(folder: string, list: ReadonlyMap<string, string>): string[] {
  return [...list.keys()].toSorted().map((jar) => join(folder, jar));
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

/** Null when Maven was content, else its complaint. */
async function fetchInto(
  folder: string,
  options: string[],
  onProgress: (line: string) => void,
): Promise<string | null> {
  const maven = await findMaven();
  const args = ["-B", "-f", POM, "dependency:copy-dependencies", `-DoutputDirectory=${folder}`];
  let files = 0;
  const errors: string[] = [];
  const code = await keep(maven, [...args, "-DincludeScope=runtime", "-DoverWriteReleases=true", ...options], {
    onLine: (line) => {
      if (line.includes("ERROR")) errors.push(line.replace(/^.*?ERROR\S*\s*/, ""));
      if (line.includes("Downloaded from") && line.includes(".jar") && ++files % 25 === 0)
        onProgress(`  ${files} files …`);
    },
  }).ended;
  return code === 0 ? null : (errors.find((line) => line !== "") ?? `Maven ended with code ${code}`);
}

function unfetched(complaint: string): OperatorFault {
  return new OperatorFault(
    `Neo4j could not be fetched: ${complaint.slice(0, 300)}. ` +
      "Check that this machine reaches a Maven repository (Maven's settings.xml names a proxy or mirror), and start again.",
  );
}
