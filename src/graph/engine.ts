import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { admin, type Installation } from "./admin.ts";
import { OperatorFault } from "./fault.ts";
import type { Address } from "./graph.ts";
import { consoleLog, homeArgument, jarFolder, passwordFile, recordFile, serverLog, systemDatabase } from "./home.ts";
import { ENGINE_VERSION, jarsIn } from "./jars.ts";
import { findJava } from "./java.ts";
import { keep, type Kept } from "./kept.ts";
import { holderOf, lockHome, type Lock } from "./lock.ts";
import { reclaimOrphan } from "./orphan.ts";
import { layOut, type Runs } from "./conf.ts";
import { freePort } from "./port.ts";
import { untilReady } from "./ready.ts";
import { unwritableHome } from "./unwritable.ts";

interface Booted {
  readonly kept: Kept;
  readonly address: Address;
}

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
  /** For how long it is to run, usually for days. */
  readonly runs?: Runs;
  /** Whether other processes may use this engine while it runs. */
  readonly shared?: boolean;
  /** Called when nothing is missing any more and the engine is about to be started. */
  readonly onBoot?: () => void;
}

const USER = "neo4j";
const DATABASE = "neo4j";
/** How long a server that others want to use may take to come up. */
const BOOT_MS = 180_000;

/**
 * Starts the home's own Neo4j Community: a real server, as a process of its own, heard on this machine only. It is ready when a
 * statement was answered and the database says that it is well. What the operator can mend is an OperatorFault of one sentence.
 */
export async function startEngine(home: string, options: EngineOptions = {}): Promise<Engine> {
  const onProgress = options.onProgress ?? (() => undefined);
  const lock = await lockHome(home, options.shared ?? false);
  try {
    await reclaimOrphan(recordFile(home), homeArgument(home), onProgress);
    const java = await findJava();
    const jars = await jarsIn(options.jars ?? jarFolder(home), onProgress);
    const installation = { home, java, jars };
    const password = await passwordOf(installation);
    onProgress(`Neo4j を起動しています / Starting Neo4j ${ENGINE_VERSION} …`);
    options.onBoot?.();
    const { kept, address } = await boot(installation, password, options.runs ?? "days");
    const ended = afterwards(home, kept, lock);
    await lock.announce(address.uri);
    return { ...address, ended, stop: async () => Promise.all([kept.stop(), ended]).then(() => undefined) };
  } catch (error) {
    await lock.release();
    // A disk that is full by now, or files that somebody else owns.
    throw unwritableHome(home, error);
  }
}

async function afterwards(home: string, kept: Kept, lock: Lock): Promise<void> {
  await kept.ended;
  // Where the keeper itself was killed, what it kept is still there.
  await reclaimOrphan(recordFile(home), homeArgument(home), () => undefined);
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

/**
 * The engine's password: random, made on the first start. Neo4j's own tool sets it before the server ever runs, so there is no
 * moment with a default password; the tool reads it from the file (`@file`), so it stands in no command line.
 */
async function passwordOf(installation: Installation): Promise<string> {
  const { home } = installation;
  const file = passwordFile(home);
  const fresh = !existsSync(systemDatabase(home));
  if (!(await holdsWords(file))) {
    if (!fresh) {
      throw new OperatorFault({
        ja: `${file} がないか空で、隣にあるデータをだれも開けません。控えから戻すか、${home} をよそへ移して始めからにしてください。`,
        en: `${file} is gone or empty, and without it nobody can open the data beside it; put it back from a back-up, or move ${home} away to begin anew.`,
      });
    }
    // Beside it first: on a full disk there is then no password yet, and not an empty one.
    const draft = `${file}.new`;
    await writeFile(draft, randomBytes(24).toString("hex"), { mode: 0o600 });
    await rename(draft, file);
  }
  await chmod(file, 0o600);
  if (fresh) {
    const complaint = await admin(installation, ["dbms", "set-initial-password", `@${file}`]);
    if (complaint !== null)
      throw new OperatorFault({
        ja: `Neo4j の道具が ${home} を用意できませんでした：${complaint}`,
        en: `Neo4j's own tool could not prepare ${home}: ${complaint}`,
      });
  }
  return (await readFile(file, "utf8")).trim();
}

async function holdsWords(file: string): Promise<boolean> {
  return existsSync(file) && (await readFile(file, "utf8")).trim() !== "";
}

/** Several attempts, because a free port may be taken by somebody else before Neo4j has it. */
async function boot(installation: Installation, password: string, runs: Runs): Promise<Booted> {
  const { home, java } = installation;
  for (let attempt = 1; ; attempt++) {
    const saidByKeeper: string[] = [];
    const port = await freePort();
    const address = { uri: `bolt://127.0.0.1:${port}`, user: USER, password, database: DATABASE };
    const kept = keep(java, await layOut(installation, port, runs), {
      record: recordFile(home),
      log: consoleLog(home),
      onLine: (line) => saidByKeeper.push(line),
    });
    const waiting = new AbortController();
    try {
      const up = untilReady(address, serverLog(home), waiting.signal).then(() => true);
      if (await Promise.race([up, kept.ended.then(() => false)])) return { kept, address };
    } catch (error) {
      await kept.stop();
      throw error;
    } finally {
      waiting.abort();
    }
    const said = [...saidByKeeper, await whatItSaid(home)].join("\n");
    if (attempt < 3 && /already in use|BindException/i.test(said)) continue;
    const [complaint, logs] = [complaintIn(said), dirname(serverLog(home))];
    throw new OperatorFault({
      ja: `Neo4j が始まる途中で終わりました：${complaint}（くわしくは ${logs}）。\`npm run doctor\` で原因を調べられます。`,
      en: `Neo4j ended while it was starting: ${complaint} (more in ${logs}). \`npm run doctor\` looks for the cause.`,
    });
  }
}

async function whatItSaid(home: string): Promise<string> {
  const logs = [serverLog(home), consoleLog(home)].map(async (log) => readFile(log, "utf8").catch(() => ""));
  return (await Promise.all(logs)).join("\n");
}

function complaintIn(log: string): string {
  const lines = log.split("\n").filter((line) => /error|exception|fail|invalid|unable/i.test(line));
  return (lines[0] ?? log.trim().split("\n").at(-1) ?? "").trim().slice(0, 300) || "it said nothing";
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
