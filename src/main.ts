import { join } from "node:path";
import { demoCityOnce } from "./demo.ts";
import { OperatorFault } from "./graph/fault.ts";
import type { Graph } from "./graph/graph.ts";
import { HomeHeld, holderOf } from "./graph/lock.ts";
import { migrate } from "./graph/migrate.ts";
import { openForServer, whileItRuns, type OpenGraph } from "./graph/open.ts";
import { portIsFree } from "./graph/port.ts";
import type { Settings } from "./settings.ts";

/** What the running Musubi is made of: one graph and one port. */
export interface Running {
  readonly url: string;
  /** Settles when the engine is gone, asked to or not. */
  readonly ended: Promise<void>;
}

export const MIGRATIONS = join(import.meta.dirname, "..", "schema", "migrations");

/**
 * The whole start: the engine, its constraints and indexes, the demo city when there is nobody yet, then the door.
 * `onLeave` is told what to close, in the order of opening, as soon as there is something to close.
 */
export async function serve(
  settings: Settings,
  onProgress: (line: string) => void,
  onLeave: (close: () => Promise<void>) => void,
): Promise<Running> {
  // A second start of the same: its own server has the port too.
  const holder = settings.neo4j === null ? await holderOf(settings.home) : null;
  if (holder !== null) throw new HomeHeld(holder);
  if (!(await portIsFree(settings.port, settings.address))) throw portTaken(settings);

  // The web app is built while the engine starts, and not for a start that cannot succeed.
  let building: Promise<string> | null = null;
  const built = async (): Promise<string> => (building ??= buildApp(settings.home, onProgress));
  const open = await openForServer(settings, onProgress, () => void built().catch(() => undefined));
  onLeave(async () => open.close());
  return whileItRuns(open.ended, async () => openDoor(settings, open, built, onProgress, onLeave));
}

/** All that the graph is needed for before anybody is served. */
async function openDoor(
  settings: Settings,
  open: OpenGraph,
  built: () => Promise<string>,
  onProgress: (line: string) => void,
  onLeave: (close: () => Promise<void>) => void,
): Promise<Running> {
  await migrate(open.graph, MIGRATIONS);
  // An engine of our own was not running before, so whatever was importing has ended with it.
  if (settings.neo4j === null) await tellOfCutOff(open.graph, onProgress);
  await firstContents(open.graph, settings, onProgress);
  if (settings.logDays !== null) await keepLogFor(open.graph, settings.logDays, onProgress, onLeave);
  await keepNewsFor(open.graph, settings.newsDays, onProgress, onLeave);
  const { warmUp } = await import("./warm.ts");
  await warmUp(open.graph, onProgress);
  const { keepSweeping } = await import("./things/sweep.ts");
  const stopSweeping = keepSweeping(open.graph);
  onLeave(async () => stopSweeping());

  const { serveHttp } = await import("./http.ts");
  const { port, address, url: own, signIn, rate, newsDays, tiles } = settings;
  const options = { graph: open.graph, port, address, own, signIn, rate, newsDays, tiles, web: await built() };
  const server = await serveHttp(options).catch((error: unknown) => {
    throw isPortTrouble(error) ? portTaken(settings) : error;
  });
  onLeave(async () => server.close(500));
  return { url: server.url, ended: open.ended };
}

async function buildApp(home: string, onProgress: (line: string) => void): Promise<string> {
  const { builtApp } = await import("./web/build.ts");
  try {
    return await builtApp(home, onProgress);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new OperatorFault({
      ja: `画面のファイルを組み立てられませんでした（${why}）。そこを直すか、ファイルを元に戻してから、もう一度始めてください。`,
      en: `The web app could not be built (${why}); mend that, or bring the files back as they were, and start again.`,
    });
  }
}

/** What is there before anybody brought anything: the demo city; where people sign in, nobody invented is among them, and the topics are all there is. */
export async function firstContents(
  graph: Graph,
  { signIn }: Pick<Settings, "signIn">,
  onProgress: (line: string) => void,
): Promise<void> {
  const { loadTopics } = await import("./imports/seeds.ts");
  await (signIn === null ? demoCityOnce(graph, onProgress) : loadTopics(graph, { onProgress }));
}

async function tellOfCutOff(graph: Graph, onProgress: (line: string) => void): Promise<void> {
  const { noteCutOff } = await import("./trust/log/imports.ts");
  for (const what of await noteCutOff(graph)) {
    onProgress(
      `${what} の取込みが途中で切れていて、全部は入っていません。いま続いていなければ、もう一度取り込んでください / ` +
        `The import of ${what} was cut off and is not wholly in; where it does not go on now, run it again.`,
    );
  }
}

const DAY_MS = 86_400_000;

/** Takes away what is older than the retention, now and once a day. A day on which it fails is made up for by the next. */
async function keepLogFor(
  graph: Graph,
  days: number,
  onProgress: (line: string) => void,
  onLeave: (close: () => Promise<void>) => void,
): Promise<void> {
  const { pruneLog } = await import("./trust/log/prune.ts");
  const prune = async (): Promise<void> => {
    const pruned = await pruneLog(graph, days);
    if (pruned > 0)
      onProgress(
        `記録は${days}日分を残します。古い${pruned}件を消しました / The log is kept for ${days} days: ${pruned} older events were taken away.`,
      );
  };
  await prune();
  const daily = setInterval(() => {
    prune().catch((error: unknown) =>
      onProgress(`今日は古い記録を消せませんでした / The log could not be pruned today: ${String(error)}`),
    );
  }, DAY_MS);
  onLeave(async () => clearInterval(daily));
}

/** Old news go too, now and once a day. */
async function keepNewsFor(
  graph: Graph,
  days: number,
  onProgress: (line: string) => void,
  onLeave: (close: () => Promise<void>) => void,
): Promise<void> {
  const { pruneNews } = await import("./live/prune.ts");
  const prune = async (): Promise<unknown> =>
    pruneNews(graph, days).catch((error: unknown) =>
      onProgress(`今日は古いお知らせを消せませんでした / Old news could not be taken away today: ${String(error)}`),
    );
  await prune();
  const daily = setInterval(() => void prune(), DAY_MS);
  onLeave(async () => clearInterval(daily));
}

function portTaken({ port, address }: Settings): OperatorFault {
  if (address !== "127.0.0.1") {
    return new OperatorFault({
      ja: `${address} のポート ${port} は、ほかのプログラムが使っているか、使えないか、MUSUBI_ADDRESS がこのパソコンのアドレスではありません。PORT か MUSUBI_ADDRESS を変えてください。`,
      en: `Port ${port} at ${address} is taken by another program or may not be used, or MUSUBI_ADDRESS is no address of this machine; choose another PORT or MUSUBI_ADDRESS.`,
    });
  }
  const command = `PORT=${port + 1 < 65_536 && port >= 1024 ? port + 1 : 4000} npm start`;
  return new OperatorFault({
    ja: `ポート ${port} は、ほかのプログラムが使っているか、使えません。別の番号にしてください：${command}`,
    en: `Port ${port} of this machine is taken by another program, or may not be used; choose another: ${command}`,
  });
}

function isPortTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : null;
  return code === "EADDRINUSE" || code === "EACCES" || isPortTrouble(error.cause);
}
