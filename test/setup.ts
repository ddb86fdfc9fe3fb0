import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEngine } from "../src/graph/engine.ts";
import { Graph, type Address } from "../src/graph/graph.ts";
import { jarFolder } from "../src/graph/home.ts";
import { migrate } from "../src/graph/migrate.ts";
import { loadDemoCity } from "../src/imports/seeds.ts";
import { MIGRATIONS } from "../src/main.ts";
import { settingsFrom } from "../src/settings.ts";
import { warmUp } from "../src/warm.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the run's one Neo4j answers. */
    neo4j: Address;
    /** Where its jars lie, for tests that start engines of their own. */
    jars: string;
  }
}

/** One real Neo4j for the whole run, with the demo city in it and its questions warm, on a home that is thrown away; the jars are the ones that `npm start` fetched, or will use. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), "musubi-test-"));
  const jars = jarFolder(settingsFrom({ ...process.env, PORT: undefined, NEO4J_URI: undefined }).home);
  // As it is served, with the full compiler: a run plans hundreds of statements, in two thirds of the time once it is warm.
  const engine = await startEngine(home, { jars, onProgress: (line) => console.log(line) });
  const { uri, user, password, database } = engine;
  const graph = await Graph.connect({ uri, user, password, database });
  await migrate(graph, MIGRATIONS);
  await loadDemoCity(graph, { onProgress: (line) => console.log(line) });
  await warmUp(graph, (line) => console.log(line));
  await graph.close();
  project.provide("neo4j", { uri, user, password, database });
  project.provide("jars", jars);
  return async () => {
    await engine.stop();
    await rm(home, { recursive: true, force: true });
  };
}
