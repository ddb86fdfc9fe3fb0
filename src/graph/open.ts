import { startEngine, runningEngine, type EngineOptions } from "./engine.ts";
import { GraphError, GraphUnavailable } from "./errors.ts";
import { OperatorFault } from "./fault.ts";
import { Graph, type Address } from "./graph.ts";

/** The graph that a command works on, with whatever had to be started for it. */
export interface OpenGraph {
  readonly graph: Graph;
  /** Settles when the engine behind it is gone; never where the engine is somebody else's. */
  readonly ended: Promise<void>;
  /** Ends what was started for it, and nothing else. */
  close(): Promise<void>;
}

export interface Where {
  readonly home: string;
  /** A Neo4j that somebody else runs; null for the home's own. */
  readonly neo4j: Address | null;
}

type OnProgress = (line: string) => void;

/** For the server: the home is its own while it runs, and other commands may use its engine. */
export async function openForServer(
  where: Where,
  onProgress: OnProgress,
  onBoot: () => void = () => undefined,
): Promise<OpenGraph> {
  return where.neo4j === null ? ownEngine(where.home, { shared: true, onProgress, onBoot }) : others(where.neo4j);
}

/**
 * For one piece of work: beside a running server on that server's engine, otherwise on one of its own; `long` for work that
 * is worth a slower start.
 */
export async function openForWork(where: Where, onProgress: OnProgress, { long = false } = {}): Promise<OpenGraph> {
  if (where.neo4j !== null) return others(where.neo4j);
  const running = await runningEngine(where.home);
  return running === null ? ownEngine(where.home, { runs: long ? "days" : "moments", onProgress }) : others(running);
}

/** How much later than the loss of its connections the end of an engine is noticed. */
const NOTICED_MS = 3_000;

/** Does what needs the graph; where that goes away meanwhile, the sentence that says so. `ended` is the open graph's. */
export async function whileItRuns<T>(ended: Promise<void>, work: () => Promise<T>): Promise<T> {
  const gone = ended.then(() => {
    throw endedByItself();
  });
  try {
    return await Promise.race([work(), gone]);
  } catch (error) {
    if (!(error instanceof GraphUnavailable)) throw error;
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, NOTICED_MS))]);
    throw new OperatorFault(
      {
        ja: `Neo4j が答えなくなりました（${error.message}）。動いているか確かめて、もう一度始めてください。`,
        en: `Neo4j does not answer any more (${error.message}); check that it runs, and start again.`,
      },
      { cause: error },
    );
  }
}

export function endedByItself(): OperatorFault {
  return new OperatorFault({
    ja: "Neo4j がひとりでに終わったので、Musubi も終わります。もう一度始めて、また起きるなら `npm run doctor` を実行してください。",
    en: "Neo4j ended by itself, so Musubi ends too; start it again, and if it happens twice run `npm run doctor`.",
  });
}

async function ownEngine(home: string, options: EngineOptions): Promise<OpenGraph> {
  const engine = await startEngine(home, options);
  const graph = await Graph.connect(engine);
  const close = async (): Promise<void> => {
    await graph.close();
    await engine.stop();
  };
  return { graph, ended: engine.ended, close };
}

async function others(at: Address): Promise<OpenGraph> {
  try {
    const graph = await Graph.connect(at);
    return { graph, ended: new Promise(() => undefined), close: async () => graph.close() };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    throw new OperatorFault(
      {
        ja:
          `${at.uri} にある Neo4j のデータベース ${at.database} を、利用者 ${at.user} では使えません：${error.message}。` +
          "それが動いているか、NEO4J_URI・NEO4J_USER・NEO4J_PASSWORD・NEO4J_DATABASE が正しいかを確かめてください。",
        en:
          `Musubi cannot use database ${at.database} of the Neo4j at ${at.uri} as user ${at.user}: ${error.message}. ` +
          "Check that it runs, and NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE.",
      },
      { cause: error },
    );
  }
}
