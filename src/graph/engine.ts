import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { delimiter, join } from "node:path";
import { GraphError } from "./errors.ts";
import { OperatorFault } from "./fault.ts";
import { Graph, type Address } from "./graph.ts";
import { ENGINE_VERSION, jarsIn } from "./jars.ts";
import { findJava } from "./java.ts";
import { keep, type Kept } from "./kept.ts";
import { holderOf, lockHome, type Lock } from "./lock.ts";
import { memoryHere } from "./memory.ts";
import { reclaimOrphan } from "./orphan.ts";
import type { Statement } from "./statement.ts";

/** A Neo4j that this process started and that ends with it. */
export interface Engine extends Address {
  /** Settles when the engine is gone, asked to or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface EngineOptions {
  readonly onProgress?: (line: string) => void;
  /** Where Neo4j's jars are kept, when several homes share them. */
  readonly jars?: string;
  /** Up sooner, slower once it is warm: for tests and for short work. */
  readonly brief?: boolean;
  /** Whether other processes may use this engine while it runs. */
  readonly shared?: boolean;
}

const USER = "neo4j";
const DATABASE = "neo4j";
/** A store that was not closed is recovered at the next start, which takes its time on a slow disk. */
const BOOT_MS = 180_000;
const MAIN_CLASS = "org.neo4j.server.CommunityEntryPoint";
const ADMIN_CLASS = "org.neo4j.cli.AdminTool";

/** Where a home keeps Neo4j's jars. */
export function jarFolder(home: string): string {
  return join(home, "engine", ENGINE_VERSION);
}

/**
 * Starts the home's own Neo4j Community: a real server, as a process of its own, heard on this machine only. It is ready when a
 * statement was answered and the database says that it is well. What the operator can mend is an OperatorFault of one sentence.
 */
export async function startEngine(home: string, options: EngineOptions = {}): Promise<Engine> {
  const onProgress = options.onProgress ?? (() => undefined);
  const lock = await lockHome(home, options.shared ?? false);
  try {
    await reclaimOrphan(recordOf(home), homeArgument(home), onProgress);
    const java = await findJava();
    const jars = await jarsIn(options.jars ?? jarFolder(home), onProgress);
    const password = await passwordOf(home, java, jars);
    onProgress(`Starting Neo4j ${ENGINE_VERSION} …`);
    const { kept, address } = await boot(home, java, jars, password, options.brief ?? false);
    const ended = afterwards(home, kept, lock);
    await lock.announce(address.uri);
    return { ...address, ended, stop: async () => Promise.all([kept.stop(), ended]).then(() => undefined) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function afterwards(home: string, kept: Kept, lock: Lock): Promise<void> {
  await kept.ended;
  // Where the keeper itself was killed, what it kept is still there.
  await reclaimOrphan(recordOf(home), homeArgument(home), () => undefined);
  await lock.release();
}

/** The engine that a living server runs on this home (waiting for it while it starts); null when there is none to share. */
export async function runningEngine(home: string): Promise<Address | null> {
  for (const until = Date.now() + BOOT_MS; Date.now() < until; await pause(200)) {
    const holder = await holderOf(home);
    if (holder === null || !holder.shared) return null;
    if (holder.uri === undefined) continue;
    const password = (await readFile(passwordFile(home), "utf8")).trim();
    return { uri: holder.uri, user: USER, password, database: DATABASE };
  }
  return null;
}

const passwordFile = (home: string): string => join(home, "password");
const neo4jHome = (home: string): string => join(home, "neo4j");
const recordOf = (home: string): string => join(home, "neo4j.json");
const logOf = (home: string): string => join(neo4jHome(home), "logs", "console.log");
const homeArgument = (home: string): string => `--home-dir=${neo4jHome(home)}`;

/**
 * The engine's password: random, made on the first start. Neo4j's own tool sets it before the server ever runs, so there is no
 * moment with a default password; the tool reads it from the file (`@file`), so it stands in no command line.
 */
async function passwordOf(home: string, java: string, jars: string[]): Promise<string> {
  const file = passwordFile(home);
  const fresh = !existsSync(join(neo4jHome(home), "data", "databases", "system"));
  if (!existsSync(file)) {
    if (!fresh) {
      throw new OperatorFault(
        `${file} is gone, and without it nobody can open the data beside it; put it back from a back-up, or move ${home} away to begin anew.`,
      );
    }
    await writeFile(file, randomBytes(24).toString("hex"), { mode: 0o600, flag: "wx" });
  }
  await chmod(file, 0o600);
  if (fresh) {
    const said: string[] = [];
    await mkdir(join(neo4jHome(home), "conf"), { recursive: true });
    const tool = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", jars.join(delimiter), ADMIN_CLASS];
    const code = await keep(java, [...tool, "dbms", "set-initial-password", `@${file}`], {
      env: { NEO4J_HOME: neo4jHome(home), NEO4J_CONF: join(neo4jHome(home), "conf") },
      onLine: (line) => said.push(line),
    }).ended;
    if (code !== 0)
      throw new OperatorFault(`Neo4j's admin tool could not prepare ${home}: ${said.join(" ").slice(0, 300)}`);
  }
  return (await readFile(file, "utf8")).trim();
}

/** Several attempts, because a free port may be taken by somebody else before Neo4j has it. */
async function boot(
  home: string,
  java: string,
  jars: string[],
  password: string,
  brief: boolean,
): Promise<{ kept: Kept; address: Address }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const address = { uri: `bolt://127.0.0.1:${port}`, user: USER, password, database: DATABASE };
    const kept = keep(java, await layOut(home, jars, port, brief), { record: recordOf(home), log: logOf(home) });
    try {
      const up = await Promise.race([untilReady(address).then(() => true), kept.ended.then(() => false)]);
      if (up) return { kept, address };
    } catch (error) {
      await kept.stop();
      throw error;
    }
    const said = await readFile(logOf(home), "utf8").catch(() => "");
    if (attempt < 3 && /already in use|BindException/i.test(said)) continue;
    throw new OperatorFault(
      `Neo4j ended while it was starting: ${complaintIn(said)} (more in ${logOf(home)}). \`npm run doctor\` looks for the cause.`,
    );
  }
}

/** Writes Neo4j's settings, and returns the arguments to start it with. All it writes lies below the home. */
async function layOut(home: string, jars: string[], port: number, brief: boolean): Promise<string[]> {
  const root = neo4jHome(home);
  const conf = join(root, "conf");
  const temporary = join(root, "tmp");
  await rm(temporary, { recursive: true, force: true });
  for (const folder of [conf, join(root, "logs"), temporary]) await mkdir(folder, { recursive: true, mode: 0o700 });
  const { heap, pageCache } = memoryHere(brief);
  await writeFile(join(conf, "neo4j.conf"), settings(port, pageCache), { mode: 0o600 });

  const opens = ["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent"];
  const jvm = [
    `-Xmx${heap}m`,
    ...(brief || heap <= 1024 ? ["-XX:+UseSerialGC"] : ["-XX:+UseG1GC"]),
    ...(brief ? ["-XX:TieredStopAtLevel=1"] : []),
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
    "db.tx_log.rotation.retention_policy=256M size",
    "# The store is closed before these waits, which would make a stop take eleven seconds.",
    "internal.server.bolt.thread_pool_shutdown_wait_time=0s",
    "internal.server.bolt.connection_shutdown_wait_time=0s",
    "",
  ].join("\n");
}

const STATUS: Statement = {
  name: "database-status",
  text: "SHOW DATABASES YIELD name, currentStatus, statusMessage",
  file: import.meta.url,
};

/** An open port is not yet an answer, and an answer not yet a database that is well: with a damaged store the port opens all the same. */
async function untilReady(address: Address): Promise<void> {
  let last = "it opened no port";
  for (const until = Date.now() + BOOT_MS; Date.now() < until; await pause(50)) {
    if (!(await answers(Number(new URL(address.uri).port)))) continue;
    try {
      const unwell = await unwellDatabases(address);
      if (unwell.length === 0) return;
      last = unwell.join("; ");
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      if (error.message.includes("Unauthorized")) {
        throw new OperatorFault(
          "The engine's password is not the one in the home's password file; put the right file back from a back-up.",
          {
            cause: error,
          },
        );
      }
      last = error.message;
    }
  }
  throw new OperatorFault(
    `Neo4j did not become ready within ${BOOT_MS / 1_000} seconds: ${last}. \`npm run doctor\` looks for the cause.`,
  );
}

async function unwellDatabases(address: Address): Promise<string[]> {
  const graph = await Graph.connect(address);
  try {
    const databases = await graph.read<{ name: string; currentStatus: string; statusMessage: string }>(STATUS);
    return databases
      .filter((each) => each.currentStatus !== "online" || each.statusMessage !== "")
      .map((each) => `database ${each.name} is ${each.currentStatus} ${each.statusMessage}`);
  } finally {
    await graph.close();
  }
}

function complaintIn(log: string): string {
  const lines = log.split("\n").filter((line) => /error|exception|fail|invalid|unable/i.test(line));
  return (lines[0] ?? log.trim().split("\n").at(-1) ?? "").trim().slice(0, 300) || "it said nothing";
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return address.port;
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
