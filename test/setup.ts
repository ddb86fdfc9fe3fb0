import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEngine } from "../src/graph/engine.ts";
import { Graph, type Address } from "../src/graph/graph.ts";
import { jarFolder } from "../src/graph/home.ts";
import { migrate } from "../src/graph/migrate.ts";
import { MIGRATIONS } from "../src/main.ts";
import { settingsFrom } from "../src/settings.ts";

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

/** One real Neo4j for the whole run, with the demo city in it and its questions warm, on a home that is thrown away; the jars are the ones that `npm start` fetched, or will use. */
export async function setup(project: TestProject, { warm = false } = {}): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), "musubi-test-"));
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
  await migrate(graph, MIGRATIONS);
  await loadDemoCity(graph, { onProgress: say });
  // In the background: the first files need neither all of it nor the second processor for the whole of that minute.
  const end = new AbortController();
  const warming = warmUp(graph, say, { signal: end.signal }).catch((error: unknown) => {
    if (!end.signal.aborted) say(`The questions could not be warmed up: ${String(error)}`);
  });
  if (warm) await warming;
  project.provide("neo4j", { uri, user, password, database });
  project.provide("jars", jars);
  project.provide("turns", join(home, "turns"));
  return async () => {
    end.abort();
    await warming;
    await graph.close();
    await engine.stop();
    await rm(home, { recursive: true, force: true });
  };
}
