import "reflect-metadata";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { generateCity, draftsOf } from "../../seeds/generate.ts";
import { groundOf } from "../../seeds/generate/ground.ts";
import { contextFor } from "../../src/context.ts";
import { startEngine, type Engine } from "../../src/graph/engine.ts";
import { Graph } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { toDatabase } from "../../src/graph/values.ts";
import { digestOf, fingerprint } from "../../src/imports/drafts.ts";
import { MIGRATIONS } from "../../src/main.ts";
import { findHelp } from "../../src/questions/matching/who-can-help.ts";
import { keeperOf } from "../../src/trust/viewer.ts";
import { said, testGraph } from "../graph/connect.ts";
import { TODAY } from "../town.ts";
import { FULL } from "../sample.ts";

const SMALL = 300;

/** Everything that a generated city says, in a few characters. */
function fingerprintOf(entities: number, seed: number): string {
  const { nodes, ties } = draftsOf(groundOf(entities, seed));
  return fingerprint(
    ...Array.from(nodes, (node) => digestOf(JSON.stringify(node))),
    ...Array.from(ties, (tie) => digestOf(JSON.stringify(tie))),
  );
}

async function helpIn(graph: Graph, districts: readonly string[], topic: string) {
  const viewer = keeperOf("per_measuring", districts);
  const [district = ""] = districts;
  return findHelp(contextFor(graph, viewer, TODAY), { district, topic, relax: [], first: 10 });
}

describe("a generated city", () => {
  it("is the same for the same size and seed, and another for another seed", () => {
    expect(fingerprintOf(SMALL, 1)).toBe(fingerprintOf(SMALL, 1));
    expect(fingerprintOf(SMALL, 2)).not.toBe(fingerprintOf(SMALL, 1));
  });

  it.each([SMALL, 10_000])(
    "of %i entities has just so many, under ids of their own, and ties only between them and topics",
    (entities) => {
      const { nodes, ties } = draftsOf(groundOf(entities, 1));
      const ids = new Set(Array.from(nodes, ({ id }) => id));
      expect(ids.size).toBe(entities);
      const ends = Array.from(ties, ({ from, to }) => [from, to]).flatMap((both) =>
        both.map((end) => ("id" in end ? end.id : "")),
      );
      expect(ends.filter((id) => !ids.has(id) && !id.startsWith("top_"))).toEqual([]);
    },
  );

  describe("in the graph", { timeout: 60_000 }, () => {
    let graph: Graph;
    beforeAll(async () => {
      graph = await testGraph();
    });
    afterAll(async () => {
      const gone = said("MATCH (n:Entity {source: $source}) DETACH DELETE n");
      await graph.write(async (tx) => tx.run(gone, { source: `generated-g${SMALL}` }));
      await graph.close();
    });

    it("comes in whole and through the one way, and is unchanged the second time", async () => {
      const first = await generateCity(graph, SMALL);
      expect(first.applied.refused).toEqual([]);
      const second = await generateCity(graph, SMALL);
      expect(second.applied.nodes).toMatchObject({ created: 0, updated: 0, unchanged: SMALL });
      expect(second.applied.ties).toMatchObject({ created: 0, updated: 0, refused: 0 });
      const [there] = await graph.read(
        said(`MATCH (n:Entity {source: $source})
          RETURN count(n) AS entities, count(CASE WHEN size(n.audience) = 0 THEN 1 END) AS hidden,
            sum(COUNT { (n)-[t]->(:Entity) WHERE size(coalesce(t.audience, [])) = 0 }) AS hiddenTies`),
        { source: `generated-g${SMALL}` },
      );
      expect(there).toEqual({ entities: SMALL, hidden: 0, hiddenTies: 0 });
    });

    it("answers a question by ids in one round trip, to its own coordinator only", async () => {
      const { districts } = await generateCity(graph, SMALL);
      const read = vi.spyOn(graph, "read");
      const answer = await helpIn(graph, districts, "top_shopping");
      expect(read.mock.calls.filter(([{ name }]) => name !== "shared-secret").map(([{ name }]) => name)).toEqual([
        "who-can-help",
      ]);
      read.mockRestore();
      expect(answer.total).toBeGreaterThan(0);
      const byPeople = answer.candidates.edges.filter(({ node }) => node.party?.noun === "Person");
      expect(byPeople.length).toBeGreaterThan(0);
      const stranger = await findHelp(contextFor(graph, "public", TODAY), {
        district: districts[0]!,
        topic: "top_shopping",
        relax: [],
        first: 10,
      });
      expect(stranger.candidates.edges.filter(({ node }) => node.party?.noun === "Person")).toEqual([]);
    });
  });
});

/** Topics that many, and that few, offer something about. */
const TOPICS = ["top_shopping-errand", "top_conversation", "top_light-bulb", "top_shopping", "top_home"];
const SIZES = [10_000, 100_000];

describe.runIf(FULL)("whoCanHelp, as the city grows", { timeout: 1_800_000 }, () => {
  let home: string;
  let engine: Engine;
  let graph: Graph;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "musubi-large-"));
    engine = await startEngine(home, { jars: inject("jars") });
    graph = await Graph.connect(engine);
    await migrate(graph, MIGRATIONS);
  }, 120_000);
  afterAll(async () => {
    await graph?.close();
    await engine?.stop();
    await rm(home, { recursive: true, force: true });
  });

  /** What a question by ids asks of the database in a city of this size: its statements, and how often the store is touched. */
  async function cost(
    districts: readonly string[],
    topic: string,
  ): Promise<{ statements: string[]; hits: number; total: number }> {
    const read = vi.spyOn(graph, "read");
    const { total } = await helpIn(graph, districts.slice(0, 4), topic);
    const asked = read.mock.calls.filter(([{ name }]) => name !== "shared-secret");
    read.mockRestore();
    const [statement, params = {}] = asked[0]!;
    const driver = neo4j.driver(engine.uri, neo4j.auth.basic(engine.user, engine.password));
    const given = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, toDatabase(value)]));
    const { summary } = await driver.executeQuery(`PROFILE ${statement.text}`, given, { routing: "READ" });
    await driver.close();
    return { statements: asked.map(([{ name }]) => name), hits: hitsOf(summary.profile), total };
  }

  it("is one statement, and touches the database no more often in a city ten times as large", async () => {
    const costs = new Map<number, number>();
    for (const size of SIZES) {
      const { districts } = await generateCity(graph, size, { onProgress: (line) => console.log(line) });
      let hits = 0;
      for (const topic of TOPICS) {
        const asked = await cost(districts, topic);
        expect(asked.statements).toEqual(["who-can-help"]);
        expect(asked.total).toBeGreaterThan(0);
        hits += asked.hits;
      }
      costs.set(size, hits);
    }
    console.log(
      `Database hits of ${TOPICS.length} questions: ${[...costs].map(([size, hits]) => `${hits} of ${size}`).join(", ")}`,
    );
    // Both ask of a corner of the grid: two neighbours each, and districts of one make. Chance alone moves them by less than this.
    expect(costs.get(100_000)! / costs.get(10_000)!).toBeLessThan(1.2);
  });
});

interface Profiled {
  readonly dbHits: number;
  readonly children: readonly Profiled[];
}

function hitsOf(profile: Profiled | false): number {
  return profile ? profile.children.reduce((sum, child) => sum + hitsOf(child), profile.dbHits) : 0;
}
