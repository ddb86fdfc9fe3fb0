import "reflect-metadata";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Graph, Row } from "../../src/graph/graph.ts";
import { Feed, type Listener } from "../../src/live/feed.ts";
import type { Told } from "../../src/live/news.ts";
import { ringsNow } from "../../src/schema.ts";
import { RingWatch } from "../../src/live/ring-watch.ts";
import { keeperOf, PUBLIC, viewerWith, type Viewer } from "../../src/trust/viewer.ts";
import { said, testGraph, theNeo4j } from "../graph/connect.ts";
import { until } from "../graph/processes.ts";
import { ask, settle, type Town } from "../town.ts";
import { FULL } from "../sample.ts";

/** Rings that are found and break, told to whoever keeps the district: on the graph itself, by two processes as it were. */

const DISTRICT = "わのは校区";
let town: Town;
let others: Graph;
const feeds: [Feed, Listener][] = [];

const person = (name: string) => ({ noun: "Person" as const, name, point: null });
beforeAll(async () => {
  town = await settle(
    [
      { noun: "District", name: DISTRICT, level: "SCHOOL_DISTRICT" },
      { noun: "Topic", name: "竹とんぼ作り", level: 1 },
      { noun: "Topic", name: "障子の張り替え", level: 1 },
      ...["竹内さん", "張本さん", "控えの人"].map(person),
      { noun: "Offer", name: "竹とんぼを教えます", state: "CLOSED" },
      { noun: "Offer", name: "障子を張ります" },
      { noun: "Offer", name: "わたしも張れます", state: "CLOSED" },
      { noun: "Wish", name: "障子を張りかえたい", stance: "RECEIVE" },
      { noun: "Wish", name: "竹とんぼを飛ばしたい", stance: "RECEIVE" },
      { noun: "Wish", name: "わたしも飛ばしたい", stance: "RECEIVE", state: "CLOSED" },
    ],
    [
      ...["竹内さん", "張本さん", "控えの人"].map((name) => ["LIVES_IN", name, DISTRICT] as const),
      ["OFFERS", "竹内さん", "竹とんぼを教えます"],
      ["OFFERS", "張本さん", "障子を張ります"],
      ["OFFERS", "控えの人", "わたしも張れます"],
      ["HAS_WISH", "竹内さん", "障子を張りかえたい"],
      ["HAS_WISH", "張本さん", "竹とんぼを飛ばしたい"],
      ["HAS_WISH", "控えの人", "わたしも飛ばしたい"],
      ...["竹とんぼを教えます", "竹とんぼを飛ばしたい", "わたしも飛ばしたい"].map(
        (name) => ["ABOUT", name, "竹とんぼ作り"] as const,
      ),
      ...["障子を張ります", "わたしも張れます", "障子を張りかえたい"].map(
        (name) => ["ABOUT", name, "障子の張り替え"] as const,
      ),
      ...["竹とんぼを教えます", "障子を張ります", "わたしも張れます"].map(
        (name) => ["SERVES", name, DISTRICT] as const,
      ),
    ],
  );
  others = await testGraph();
});
afterAll(async () => others.close());

/** Also on a machine that has other work: each of these plans statements anew. */
vi.setConfig({ testTimeout: 90_000 });

const RINGS = {
  first: ["竹内さん", "竹とんぼを教えます", "竹とんぼを飛ばしたい", "張本さん", "障子を張ります", "障子を張りかえたい"],
  second: [
    "竹内さん",
    "竹とんぼを教えます",
    "わたしも飛ばしたい",
    "控えの人",
    "わたしも張れます",
    "障子を張りかえたい",
  ],
};
const SOON = { restMs: 0, staleMs: 0, turnMs: 2_000 } as const;
const district = () => town.id(DISTRICT);
const watch = (graph: Graph, more: object = {}) =>
  new RingWatch(graph, ringsNow, () => [district()], { ...SOON, ...more });

/** Nothing closes yet, and that is known. */
beforeEach(async () => {
  await town.change("竹内さん", { shownTo: "DISTRICT" });
  for (const closed of ["竹とんぼを教えます", "わたしも張れます", "わたしも飛ばしたい"])
    await town.change(closed, { state: "CLOSED" });
  await town.change("障子を張ります", { state: "OPEN" });
  await watch(town.graph).look();
});
afterEach(() => {
  for (const [feed, listener] of feeds.splice(0)) feed.remove(listener);
});

/** What this viewer hears from now on: each kind with the names of its things. */
async function heard(viewer: Viewer, takes = () => true): Promise<string[][]> {
  const feed = new Feed(town.graph, { everyMs: 20 });
  const end = await feed.end();
  const news: string[][] = [];
  const names = new Map(
    Object.values(RINGS)
      .flat()
      .map((name) => [town.id(name), name]),
  );
  const listener: Listener = {
    viewer,
    district: district(),
    districts: [district()],
    place: { seq: end, sent: 0 },
    ready: takes,
    send: ({ kind, things }: Told) => news.push([kind, ...things.map(({ id }) => names.get(id) ?? id)]),
  };
  feeds.push([feed, listener]);
  feed.add(listener, end);
  return news;
}

const pause = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** So long that whatever was told has been heard. */
const aWhile = async () => pause(300);

describe("the rings of a district", () => {
  it("are told when they are found and when they break, once, whichever of two processes looks", async () => {
    const news = await heard(town.coordinator);
    const both = [watch(town.graph), watch(others)];
    const all = async () => {
      await Promise.all(both.map(async (each) => each.look()));
      for (const each of both) await each.look();
    };
    await town.change("竹とんぼを教えます", { state: "OPEN" });
    await all();
    await until(() => news.length > 0, 20_000);
    await aWhile();
    expect(news.splice(0)).toEqual([["RING_FOUND", ...RINGS.first]]);
    // One link falls away, and somebody steps in.
    await town.change("障子を張ります", { state: "CLOSED" });
    await town.change("わたしも張れます", { state: "OPEN" });
    await town.change("わたしも飛ばしたい", { state: "OPEN" });
    await all();
    await until(() => news.length > 1, 20_000);
    await aWhile();
    expect(news.splice(0)).toEqual([
      ["RING_BROKEN", ...RINGS.first],
      ["RING_FOUND", ...RINGS.second],
    ]);
    await all();
    await aWhile();
    expect(news).toEqual([]);
  });

  it("are told to whoever holds the office only, and to nobody who does not see all of it when it is told", async () => {
    const [id] = [district()];
    const both = viewerWith("two offices", [{ role: "coordinator", districts: [id, "dst_elsewhere"] }], "per_self");
    const [two, elsewhere, commissioner, stranger] = [
      await heard(both),
      await heard(keeperOf("elsewhere", ["dst_elsewhere"])),
      await heard(viewerWith("commissioner", [{ role: "commissioner", districts: [id] }])),
      await heard(PUBLIC),
    ];
    // Takes what is told when a member is hidden already.
    let takes = false;
    const late = await heard(town.coordinator, () => takes);
    await town.change("竹とんぼを教えます", { state: "OPEN" });
    await watch(town.graph).look();
    await until(() => two.length > 0, 20_000);
    await town.change("竹内さん", { shownTo: "SELF" });
    await watch(town.graph).look();
    takes = true;
    await pause(1_000);
    expect(two).toEqual([["RING_FOUND", ...RINGS.first]]);
    expect([late, elsewhere, commissioner, stranger]).toEqual([[], [], [], []]);
  });

  it("do not come from what the office does not see", async () => {
    const news = await heard(town.coordinator);
    await town.change("竹とんぼを教えます", { state: "OPEN", shownTo: "SELF" });
    await watch(town.graph).look();
    await aWhile();
    await town.change("竹とんぼを教えます", { shownTo: "DISTRICT" });
    expect(news).toEqual([]);
  });

  it.runIf(FULL).each(["before", "behind"] as const)(
    "are neither lost nor doubled by a kill %s the commit",
    async (stop) => {
      const news = await heard(town.coordinator);
      await town.change("竹とんぼを教えます", { state: "OPEN" });
      const given = JSON.stringify({ neo4j: theNeo4j(), district: district(), stop, options: SOON });
      const file = join(import.meta.dirname, "ring-watcher.ts");
      const child = spawn(process.execPath, ["--import", "tsx", file, given], { stdio: ["ignore", "pipe", "inherit"] });
      let output = "";
      child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
      await until(() => output.includes("told"), 60_000);
      child.kill("SIGKILL");
      await aWhile();
      expect(news).toHaveLength(stop === "before" ? 0 : 1);
      if (stop === "before") {
        // The one who is gone still has the turn.
        const next = watch(others);
        const began = Date.now();
        while (news.length === 0 && Date.now() - began < 30_000) {
          await next.look();
          await aWhile();
        }
      } else await watch(others).look();
      await watch(town.graph).look();
      await aWhile();
      expect(news).toEqual([["RING_FOUND", ...RINGS.first]]);
    },
  );
});

describe("the look for rings", () => {
  it("costs nothing while no office listens, one statement while nothing is written, and follows any write", async () => {
    const asked: string[] = [];
    const graph = await testGraph();
    const feed = new Feed(graph, { everyMs: 3_600_000 });
    const watching = new RingWatch(graph, ringsNow, () => feed.offices, { everyMs: 20, restMs: 0 });
    graph.onRoundTrip = ({ name }) => asked.push(name);
    watching.start();
    const listen = (viewer: Viewer): Listener => {
      const listener: Listener = {
        viewer,
        district: district(),
        districts: [district()],
        place: { seq: 0, sent: 0 },
        ready: () => true,
        send: () => undefined,
      };
      feed.add(listener, 0);
      return listener;
    };
    const listeners = [listen(PUBLIC)];
    try {
      await aWhile();
      expect(asked).toEqual([]);
      listeners.push(listen(town.coordinator));
      await until(() => asked.length > 5, 20_000);
      await aWhile();
      asked.length = 0;
      await aWhile();
      expect(new Set(asked)).toEqual(new Set(["rings-due"]));
      const register = `mutation ($input: NeedInput!) { needRegister(idempotencyKey: "${district()}", input: $input) { userErrors { message } } }`;
      const input = { name: "だれかいませんか", party: town.id("控えの人"), topics: [town.id("竹とんぼ作り")] };
      const { data } = await ask(town.coordinator, register, { input });
      expect(data.needRegister.userErrors).toEqual([]);
      await until(() => asked.includes("kanaeai-rings"), 20_000);
    } finally {
      watching.stop();
      for (const listener of listeners) feed.remove(listener);
      await aWhile();
      await graph.close();
    }
  });

  it("gives up its result when the turn has gone to somebody else meanwhile", async () => {
    const news = await heard(town.coordinator);
    await town.change("竹とんぼを教えます", { state: "OPEN" });
    const graph = await testGraph();
    const stolen = said("MATCH (w:RingWatch {district: $district}) SET w.by = 'somebody else'");
    const read = graph.read.bind(graph);
    graph.read = async <R extends Row>(...asked: Parameters<Graph["read"]>) => {
      const rows = await read<R>(...asked);
      if (asked[0].name === "kanaeai-rings")
        await town.graph.write(async (tx) => tx.run(stolen, { district: district() }));
      return rows;
    };
    await watch(graph).look();
    await aWhile();
    await graph.close();
    expect(news).toEqual([]);
  });
});
