import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { OperatorFault } from "./fault.ts";

const run = promisify(execFile);

/** The versions that Neo4j 5.26 promises to run on. */
const RUNS_ON = [17, 21];
const MEND =
  "Install Java 17 or 21 (for example from https://adoptium.net, `apt install openjdk-17-jre-headless` or `brew install openjdk@21`), " +
  "or let JAVA_HOME point at one that is there.";

/** The `java` to run Neo4j with: JAVA_HOME's when it is set, else the one on the PATH. */
export async function findJava(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const home = env["JAVA_HOME"];
  const java = home ? join(home, "bin", "java") : "java";
  const where = home ? `JAVA_HOME (${home})` : "the PATH";
  const said = await outputOf(java, ["-version"], env);
  if (said === null) throw new OperatorFault(`Musubi found no Java through ${where}. ${MEND}`);
  const version = /version "(?:1\.)?(\d+)/.exec(said)?.[1];
  if (version === undefined) {
    throw new OperatorFault(`The Java found through ${where} does not tell its version. ${MEND}`);
  }
  if (!RUNS_ON.includes(Number(version))) {
    throw new OperatorFault(
      `The Java found through ${where} is version ${version}, which Neo4j does not run on. ${MEND}`,
    );
  }
  return java;
}

/** The `mvn` that fetches Neo4j. */
export async function findMaven(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const maven = process.platform === "win32" ? "mvn.cmd" : "mvn";
  if ((await outputOf(maven, ["-version"], env)) !== null) return maven;
  throw new OperatorFault(
    "Neo4j has to be fetched, and Musubi found no working Maven on the PATH. Install Maven (for example `apt install maven`, " +
      "`brew install maven`, or from https://maven.apache.org), or name a Neo4j that is running already in NEO4J_URI.",
  );
}

async function outputOf(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<string | null> {
  try {
    const { stdout, stderr } = await run(command, args, { env, timeout: 30_000 });
    return stdout + stderr;
  } catch {
    return null;
  }
}
