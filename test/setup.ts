import { mkdir, mkdtemp, rm, rmdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import type { TestProject } from "vitest/node";
import { startEngine, type Engine } from "../src/graph/engine.ts";
import { Graph } from "../src/graph/graph.ts";
import { jarFolder } from "../src/graph/home.ts";
import { migrate } from "../src/graph/migrate.ts";
import { MIGRATIONS } from "../src/main.ts";
import { settingsFrom } from "../src/settings.ts";
import { addressFile, FAILED, LOADING, turnsIn } from "./run.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The run's home, thrown away at its end: of its one Neo4j, of where that answers, and of which files run. */
    home: string;
    /** Where Neo4j's jars lie, for tests that start engines of their own. */
    jars: string;
  }
}

/**
 * One real Neo4j for the whole run, with the demo city in it and its questions warm; the jars are the ones that `npm start` fetched, or will use. What it lacks (Java,
 * say) ends the run with one sentence. Who needs no graph begins while it boots and the city is loaded (`LOADING`).
 *
 * @param warm nobody begins before everything is loaded and warm
 */
export async function setup(project: TestProject, { warm = false } = {}): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), "musubi-test-"));
  const turns = turnsIn(home);
  await mkdir(join(turns, LOADING), { recursive: true });
  const jars = jarFolder(settingsFrom({ ...process.env, PORT: undefined, NEO4J_URI: undefined }).home);
  const say = (line: string): void => console.log(line);
  let starting!: Promise<Engine>;
  await new Promise<void>((boots, lacks) => {
    starting = startEngine(home, { jars, runs: "minutes", onProgress: say, onBoot: boots });
    starting.catch(lacks);
  });

  const end = new AbortController();
  const load = async (): Promise<Graph> => {
    // The schema takes seconds to build: while the engine boots.
    const [{ uri, user, password, database }, { loadDemoCity }] = await Promise.all([
      starting,
      import("../src/imports/seeds.ts"),
    ]);
    const address = { uri, user, password, database };
    await writeFile(addressFile(home), JSON.stringify(address), { mode: 0o600 });
    const graph = await Graph.connect(address);
    try {
      await migrate(graph, MIGRATIONS);
      await loadDemoCity(graph, { onProgress: say });
      await rmdir(join(turns, LOADING));
      return graph;
    } catch (error) {
      await graph.close();
      throw error;
    }
  };
  const plan = async (graph: Graph): Promise<void> => {
    const { warmUp } = await import("../src/warm.ts");
    await warmUp(graph, say, { signal: end.signal }).catch((error: unknown) => {
      if (!end.signal.aborted) say(`The questions could not be warmed up: ${String(error)}`);
    });
    await graph.close();
  };
  const loaded = load();
  const ready = loaded.then(
    // The first files need neither all of it nor the second processor for the whole of that minute.
    async (graph) => plan(graph),
    async (error: unknown) => {
      if (!end.signal.aborted) await writeFile(join(turns, FAILED), inspect(error));
    },
  );
  if (warm) await Promise.all([loaded, ready]);
  project.provide("home", home);
  project.provide("jars", jars);
  return async () => {
    end.abort();
    await starting.then(
      async (engine) => engine.stop(),
      () => undefined,
    );
    await ready;
    await rm(home, { recursive: true, force: true });
  };
}
