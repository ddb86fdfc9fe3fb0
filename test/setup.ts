import { mkdir, mkdtemp, rm, rmdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import type { TestProject } from "vitest/node";
import { startEngine } from "../src/graph/engine.ts";
import { Graph, type Address } from "../src/graph/graph.ts";
import { jarFolder } from "../src/graph/home.ts";
import { migrate } from "../src/graph/migrate.ts";
import { MIGRATIONS } from "../src/main.ts";
import { settingsFrom } from "../src/settings.ts";
import { FAILED, LOADING } from "./order.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the run's one Neo4j answers. */
    neo4j: Address;
    /** Where its jars lie, for tests that start engines of their own. */
    jars: string;
    /** A folder in which the files that run are told. */
    turns: string;
  }
}

/**
 * One real Neo4j for the whole run, with the demo city in it and its questions warm, on a home that is thrown away; the jars are the ones that `npm start` fetched,
 * or will use. Who needs no graph begins while the city is loaded (`LOADING`).
 *
 * @param warm nobody begins before everything is loaded and warm
 */
export async function setup(project: TestProject, { warm = false } = {}): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), "musubi-test-"));
  const turns = join(home, "turns");
  const jars = jarFolder(settingsFrom({ ...process.env, PORT: undefined, NEO4J_URI: undefined }).home);
  const say = (line: string): void => console.log(line);
  const starting = startEngine(home, { jars, runs: "minutes", onProgress: say });
  starting.catch(() => undefined);
  // The schema takes seconds to build: while the engine boots.
  const [{ loadDemoCity }, { warmUp }] = await Promise.all([
    import("../src/imports/seeds.ts"),
    import("../src/warm.ts"),
  ]);
  const engine = await starting;
  const { uri, user, password, database } = engine;
  const graph = await Graph.connect({ uri, user, password, database });
  const end = new AbortController();
  const load = async (): Promise<void> => {
    await migrate(graph, MIGRATIONS);
    await loadDemoCity(graph, { onProgress: say });
    await rmdir(join(turns, LOADING));
  };
  await mkdir(join(turns, LOADING), { recursive: true });
  const loaded = load();
  const loading = loaded.then(
    // The first files need neither all of it nor the second processor for the whole of that minute.
    async () =>
      warmUp(graph, say, { signal: end.signal }).catch((error: unknown) => {
        if (!end.signal.aborted) say(`The questions could not be warmed up: ${String(error)}`);
      }),
    async (error: unknown) => {
      if (!end.signal.aborted) await writeFile(join(turns, FAILED), inspect(error));
    },
  );
  if (warm) await Promise.all([loaded, loading]);
  project.provide("neo4j", { uri, user, password, database });
  project.provide("jars", jars);
  project.provide("turns", turns);
  return async () => {
    end.abort();
    await engine.stop();
    await loading;
    await graph.close();
    await rm(home, { recursive: true, force: true });
  };
}
