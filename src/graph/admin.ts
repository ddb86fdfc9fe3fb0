import { mkdir } from "node:fs/promises";
import { delimiter } from "node:path";
import { confFolder, neo4jFolder } from "./home.ts";
import { keep } from "./kept.ts";

const MAIN_CLASS = "org.neo4j.cli.AdminTool";
// It runs for a second or two: the full compiler would cost more than it gives.
const JVM = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

/** What is needed to run Neo4j's programs on a home. */
export interface Installation {
  readonly home: string;
  readonly java: string;
  readonly jars: readonly string[];
}

/** Neo4j's own administration tool, on a home whose server does not run. Returns its complaint, or null. */
export async function admin({ home, java, jars }: Installation, args: readonly string[]): Promise<string | null> {
  await mkdir(confFolder(home), { recursive: true, mode: 0o700 });
  const said: string[] = [];
  const code = await keep(java, [...JVM, "-cp", jars.join(delimiter), MAIN_CLASS, ...args], {
    env: { NEO4J_HOME: neo4jFolder(home), NEO4J_CONF: confFolder(home) },
    onLine: (line) => said.push(line.trim()),
  }).ended;
  // That the tool can say more is of no use to who cannot ask it.
  const words = said.filter(
    (line) => line !== "" && !line.startsWith("at ") && !line.startsWith("Run with '--verbose'"),
  );
  return code === 0 ? null : words.slice(-3).join(" ").slice(-600) || `it ended with code ${code}`;
}
