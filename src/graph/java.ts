import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { OperatorFault, type Words } from "./fault.ts";

const run = promisify(execFile);

/** The versions that Neo4j 5.26 promises to run on. */
const RUNS_ON = [17, 21];
const MEND: Words = {
  ja:
    "Java 17 か 21 を入れるか（https://adoptium.net、`apt install openjdk-17-jre-headless`、`brew install openjdk@21` など）、" +
    "すでにある Java を JAVA_HOME で指定してください。",
  en:
    "Install Java 17 or 21 (for example from https://adoptium.net, `apt install openjdk-17-jre-headless` or `brew install openjdk@21`), " +
    "or let JAVA_HOME point at one that is there.",
};

/** The `java` to run Neo4j with: JAVA_HOME's when it is set, else the one on the PATH. */
export async function findJava(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const home = env["JAVA_HOME"];
  const java = home ? join(home, "bin", "java") : "java";
  const where = home ? { ja: `JAVA_HOME（${home}）`, en: `JAVA_HOME (${home})` } : { ja: "PATH ", en: "the PATH" };
  const said = await outputOf(java, ["-version"], env);
  if (said === null)
    throw wrong(`${where.ja}から Java が見つかりません。`, `Musubi found no Java through ${where.en}.`);
  const version = /version "(?:1\.)?(\d+)/.exec(said)?.[1];
  if (version === undefined) {
    throw wrong(
      `${where.ja}の Java が、自分のバージョンを答えません。`,
      `The Java found through ${where.en} does not tell its version.`,
    );
  }
  if (!RUNS_ON.includes(Number(version))) {
    throw wrong(
      `${where.ja}の Java はバージョン ${version} で、Neo4j が動きません。`,
      `The Java found through ${where.en} is version ${version}, which Neo4j does not run on.`,
    );
  }
  return java;
}

function wrong(ja: string, en: string): OperatorFault {
  return new OperatorFault({ ja: `${ja}${MEND.ja}`, en: `${en} ${MEND.en}` });
}

/** The `mvn` that fetches Neo4j. */
export async function findMaven(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const maven = process.platform === "win32" ? "mvn.cmd" : "mvn";
  if ((await outputOf(maven, ["-version"], env)) !== null) return maven;
  throw new OperatorFault({
    ja:
      "Neo4j を取りに行くための Maven が PATH に見つかりません。Maven を入れるか（`apt install maven`、`brew install maven`、" +
      "https://maven.apache.org など）、すでに動いている Neo4j を NEO4J_URI で指定してください。",
    en:
      "Neo4j has to be fetched, and Musubi found no working Maven on the PATH. Install Maven (for example `apt install maven`, " +
      "`brew install maven`, or from https://maven.apache.org), or name a Neo4j that is running already in NEO4J_URI.",
  });
}

async function outputOf(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<string | null> {
  try {
    const { stdout, stderr } = await run(command, args, { env, timeout: 30_000 });
    return stdout + stderr;
  } catch {
    return null;
  }
}
