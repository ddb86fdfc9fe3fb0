import { execFile } from "node:child_process";
import { join } from "node:path";
import { OperatorFault, type Words } from "./fault.ts";

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
  const { is, said } = await tried(java, env);
  if (is === "absent")
    throw wrong(`${where.ja}から Java が見つかりません。`, `Musubi found no Java through ${where.en}.`);
  if (is === "failing") {
    throw wrong(
      `${where.ja}の Java が動きません（${said}）。`,
      `The Java found through ${where.en} does not run (${said}).`,
    );
  }
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
  const { is, said } = await tried(maven, env);
  if (is === "running") return maven;
  const other: Words = {
    ja: "すでに動いている Neo4j を NEO4J_URI で指定してください。",
    en: "or name a Neo4j that is running already in NEO4J_URI.",
  };
  if (is === "failing") {
    throw new OperatorFault({
      ja:
        `Neo4j を取りに行くための Maven が PATH にありますが、動きません（${said}）。` +
        `\`mvn -version\` が動くように直すか（JAVA_HOME のせいなら、それを直すか外します）、${other.ja}`,
      en:
        `Neo4j has to be fetched, and the Maven on the PATH does not run (${said}). ` +
        `Mend that until \`mvn -version\` runs (where it is about JAVA_HOME, mend or unset that), ${other.en}`,
    });
  }
  throw new OperatorFault({
    ja:
      "Neo4j を取りに行くための Maven が PATH に見つかりません。Maven を入れるか（`apt install maven`、`brew install maven`、" +
      `https://maven.apache.org など）、${other.ja}`,
    en:
      "Neo4j has to be fetched, and Musubi found no Maven on the PATH. Install Maven (for example `apt install maven`, " +
      `\`brew install maven\`, or from https://maven.apache.org), ${other.en}`,
  });
}

interface Tried {
  readonly is: "absent" | "failing" | "running";
  /** All that it said; of one that failed, the first line. */
  readonly said: string;
}

const PATIENCE_MS = 30_000;

/** What a command says when it is asked for its version. */
async function tried(command: string, env: NodeJS.ProcessEnv): Promise<Tried> {
  return new Promise((resolve) => {
    execFile(command, ["-version"], { env, timeout: PATIENCE_MS }, (error, stdout, stderr) => {
      if (error === null) return resolve({ is: "running", said: stdout + stderr });
      if (error.code === "ENOENT") return resolve({ is: "absent", said: "" });
      const words = (stderr + stdout).split("\n").find((line) => line.trim() !== "");
      const silence = error.killed === true ? `no answer within ${PATIENCE_MS / 1_000} seconds` : `code ${error.code}`;
      resolve({ is: "failing", said: words?.trim().slice(0, 200) ?? silence });
    });
  });
}
