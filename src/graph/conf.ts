import { mkdir, rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { Installation } from "./admin.ts";
import { confFolder, homeArgument, neo4jFolder, serverLog } from "./home.ts";
import { memoryHere } from "./memory.ts";

const MAIN_CLASS = "org.neo4j.server.CommunityEntryPoint";

/** For how long an engine is to run: what compiling costs is earned back in days, in part within minutes, and not in moments. */
export type Runs = "days" | "minutes" | "moments";

/** How Java compiles what runs. */
const COMPILING: Readonly<Record<Runs, readonly string[]>> = {
  days: [],
  // The full compiler takes a third of the processor while a city is loaded and its questions are planned: it begins ten times later here, and takes smaller bites.
  minutes: [
    "-XX:Tier4InvocationThreshold=50000",
    "-XX:Tier4MinInvocationThreshold=6000",
    "-XX:Tier4CompileThreshold=150000",
    "-XX:Tier4BackEdgeThreshold=400000",
    "-XX:Tier3DelayOn=0",
    "-XX:FreqInlineSize=150",
    "-XX:InlineSmallCode=1500",
  ],
  moments: ["-XX:TieredStopAtLevel=1"],
};

/** Writes Neo4j's settings, and returns the arguments to start it with. All it writes lies below the home. */
export async function layOut({ home, jars }: Installation, port: number, runs: Runs): Promise<string[]> {
  const root = neo4jFolder(home);
  const conf = confFolder(home);
  const temporary = join(root, "tmp");
  for (const old of [temporary, serverLog(home)]) await rm(old, { recursive: true, force: true });
  for (const folder of [conf, join(root, "logs"), temporary]) await mkdir(folder, { recursive: true, mode: 0o700 });
  const { heap, pageCache } = memoryHere(runs === "moments");
  await writeFile(join(conf, "neo4j.conf"), settings(port, pageCache), { mode: 0o600 });

  const opens = ["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent"];
  const jvm = [
    `-Xmx${heap}m`,
    ...(heap <= 1024 ? ["-XX:+UseSerialGC"] : ["-XX:+UseG1GC"]),
    ...COMPILING[runs],
    "-XX:+ExitOnOutOfMemoryError",
    "-XX:-UsePerfData",
    "-Dfile.encoding=UTF-8",
    `-Djava.io.tmpdir=${temporary}`,
    ...opens.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    "-cp",
    jars.join(delimiter),
  ];
  // The class path is too long for a command line on some systems; java reads its options from a file as well.
  const options = join(conf, "java.options");
  await writeFile(options, jvm.map((each) => `"${each.replaceAll("\\", "\\\\")}"`).join("\n"));
  return [`@${options}`, MAIN_CLASS, homeArgument(home), `--config-dir=${conf}`];
}

function settings(port: number, pageCache: number): string {
  return [
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    "server.default_listen_address=127.0.0.1",
    "server.http.enabled=false",
    "server.https.enabled=false",
    "dbms.usage_report.enabled=false",
    "# A query log would hold residents' names, out of every audience's reach.",
    "db.logs.query.enabled=OFF",
    `server.memory.pagecache.size=${pageCache}m`,
    "# An empty home takes 2 MB instead of 516.",
    "db.tx_log.preallocate=false",
    "# A long question takes a second or more to plan. Every one of them starts from an index, so its plan does not age with the counts.",
    "dbms.cypher.min_replan_interval=1h",
    "# One plan for a text of any length and a list of any size, instead of one for each size class.",
    "internal.cypher.use_parameter_size=false",
    "db.tx_log.rotation.retention_policy=256M size",
    "# The store is closed before these waits, which would make a stop take eleven seconds.",
    "internal.server.bolt.thread_pool_shutdown_wait_time=0s",
    "internal.server.bolt.connection_shutdown_wait_time=0s",
    "",
  ].join("\n");
}
