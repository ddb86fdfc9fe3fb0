import { mkdtemp, mkdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { startEngine } from "../../src/graph/engine.ts";
import { Graph } from "../../src/graph/graph.ts";
import { said } from "../graph/connect.ts";
import { musubi, until, type Running } from "../graph/processes.ts";
import { FULL } from "../sample.ts";

/** A busy machine takes its time to start a Neo4j; an idle one is done with all three starts in well under a minute. */
const PATIENCE_MS = 180_000;
const ONE_DISTRICT = `CREATE (:Entity:District {id: 'dst_midori', name: 'みどり校区', level: 'SCHOOL_DISTRICT', version: 1,
  source: 'test', sourceId: 'dst_midori', shownTo: 'PUBLIC', audience: ['public'], districts: ['dst_midori'], sort: 'みどり'})`;

/** Three starts take about a minute: in `npm test` the engine alone is killed under sixteen writers (test/graph/engine.test.ts), the whole here in `npm run test:full`. */

let home: string | undefined;
let server: Running | undefined;
beforeAll(async () => {
  if (!FULL) return;
  home = await mkdtemp(join(tmpdir(), "musubi-killed-"));
  // The jars of this run, so that nothing is fetched.
  const jars = inject("jars");
  await mkdir(join(home, "engine"), { recursive: true });
  await symlink(jars, join(home, "engine", basename(jars)));
  // One district is town enough: with somebody in the graph, the demo city, which takes a while, is not loaded.
  const engine = await startEngine(home, { jars, runs: "moments", onProgress: () => undefined });
  const graph = await Graph.connect(engine);
  await graph.write(async (tx) => tx.run(said(ONE_DISTRICT)));
  await graph.close();
  await engine.stop();
}, PATIENCE_MS);
afterAll(async () => {
  server?.process.kill("SIGTERM");
  await server?.ended;
  if (home !== undefined) await rm(home, { recursive: true, force: true });
}, PATIENCE_MS);

async function start(): Promise<{ running: Running; url: string }> {
  const running = musubi(["serve"], {
    PORT: "0",
    MUSUBI_HOME: home,
    NEO4J_URI: undefined,
    NEO4J_USER: undefined,
    NEO4J_PASSWORD: undefined,
    NEO4J_DATABASE: undefined,
  });
  server = running;
  const url = () => /ready at (http:\/\/127\.0\.0\.1:\d+)/.exec(running.output())?.[1];
  const ended = () => running.process.exitCode !== null || running.process.signalCode !== null;
  await until(() => url() !== undefined || ended(), PATIENCE_MS);
  if (url() === undefined) throw new Error(`It ended before it was ready:\n${running.output()}`);
  return { running, url: url()! };
}

interface Answer {
  data?: Record<
    string,
    { person?: { id: string } | null; nodes?: { id: string; name: string }[]; userErrors?: unknown[] }
  > | null;
  errors?: { extensions: { code: string } }[];
}

async function post(url: string, query: string, variables: object): Promise<Answer> {
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-musubi-persona": "coordinator" },
    body: JSON.stringify({ query, variables }),
  });
  const read: unknown = await answer.json();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- GraphQL's own shape
  const { data, errors } = read as Answer;
  // What the graph had no time for is sent again: the same key makes that safe.
  if (errors?.every(({ extensions }) => /^(?:TIMEOUT|GRAPH_UNAVAILABLE)$/.test(extensions.code)))
    return post(url, query, variables);
  return { data, errors };
}

const REGISTER = `mutation ($name: String!, $key: String!) {
  made: personRegister(input: { name: $name, livesIn: "dst_midori" }, idempotencyKey: $key) { person { id } userErrors { code } }
}`;
const FIND = "query ($name: String!) { found: search(text: $name, nouns: [Person], first: 5) { nodes { id name } } }";

/** Registers one person after the other until nobody answers any more. */
async function client(
  number: number,
  url: string,
  acknowledged: Map<string, string>,
  sent: Set<string>,
): Promise<void> {
  for (let at = 0; ; at++) {
    const name = `書き手${number}の${at}人目`;
    sent.add(name);
    // Null: the connection is gone, before or in the middle of an answer.
    const answer = await post(url, REGISTER, { name, key: name }).catch(() => null);
    if (answer === null) return;
    const id = answer.data?.["made"]?.person?.id;
    if (id === undefined) {
      throw new Error(`${name} was refused: ${JSON.stringify(answer)}\n${server?.output().slice(-3_000)}`);
    }
    acknowledged.set(name, id);
  }
}

it.runIf(FULL)(
  "keeps every acknowledged write, once, when it is killed while sixteen clients write",
  { timeout: 3 * PATIENCE_MS },
  async () => {
    const first = await start();
    const acknowledged = new Map<string, string>();
    const sent = new Set<string>();
    const clients = Promise.all(
      Array.from({ length: 16 }, async (_, number) => client(number, first.url, acknowledged, sent)),
    );
    await Promise.race([clients, until(() => acknowledged.size >= 48, PATIENCE_MS)]);
    first.running.process.kill("SIGKILL");
    expect(await first.running.ended).toBe("SIGKILL");
    await clients;
    expect(sent.size).toBeGreaterThan(acknowledged.size);

    const { url } = await start();
    const kept: [string, string[]][] = [];
    for (const name of acknowledged.keys()) {
      const { data } = await post(url, FIND, { name });
      const nodes = data?.["found"]?.nodes ?? [];
      kept.push([name, nodes.filter((node) => node.name === name).map(({ id }) => id)]);
    }
    expect(kept).toEqual(Array.from(acknowledged, ([name, id]) => [name, [id]]));

    // Who heard nothing sends again, as does one who did: each is there once, whichever way it had gone.
    const unheard = [...sent].filter((name) => !acknowledged.has(name));
    for (const name of [...unheard, [...acknowledged.keys()].at(-1)!]) {
      const id = (await post(url, REGISTER, { name, key: name })).data?.["made"]?.person?.id;
      expect(id).toBeDefined();
      expect(id).toBe(acknowledged.get(name) ?? id);
      const again = await post(url, FIND, { name });
      expect(again.data?.["found"]?.nodes?.filter((node) => node.name === name)).toEqual([{ id, name }]);
    }
  },
);
