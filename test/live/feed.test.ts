import "reflect-metadata";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { Feed, type Listener, type Place } from "../../src/live/feed.ts";
import type { Told } from "../../src/live/news.ts";
import { tell, type News } from "../../src/things/news.ts";
import { PUBLIC } from "../../src/trust/viewer.ts";
import { said, testGraph } from "../graph/connect.ts";
import { until } from "../graph/processes.ts";
import { settle, type Town } from "../town.ts";

/** The feed itself, without a door before it. */

const DISTRICT = "うずしお校区";
let town: Town;
let writers: Graph;
const feeds: [Feed, Listener][] = [];

beforeAll(async () => {
  town = await settle(
    [
      { noun: "District", name: DISTRICT, level: "SCHOOL_DISTRICT" },
      { noun: "Group", name: "うずしおの会", type: "CLUB", shownTo: "PUBLIC" },
    ],
    [["ACTIVE_IN", "うずしおの会", DISTRICT, { shownTo: "PUBLIC" }]],
  );
  town.graph.onRoundTrip = ({ name }) => asked.push(name);
  // As if of another process: nothing of what one did is known to the other but by the graph.
  writers = await testGraph();
});
afterEach(() => {
  for (const [feed, listener] of feeds.splice(0)) feed.remove(listener);
});
afterAll(async () => writers.close());

interface Heard extends Listener {
  readonly places: number[];
  takes: boolean;
}

async function listening(everyMs = 5): Promise<Heard> {
  const feed = new Feed(town.graph, { everyMs });
  const end = await feed.end();
  const places: number[] = [];
  const listener: Heard = {
    viewer: PUBLIC,
    district: town.id(DISTRICT),
    districts: [town.id(DISTRICT)],
    place: { seq: end, sent: 0 },
    places,
    takes: true,
    ready: () => listener.takes,
    send: (_told: Told, { seq }: Place) => places.push(seq),
  };
  feeds.push([feed, listener]);
  feed.add(listener, end);
  return listener;
}

const news = (): News => ({ kind: "DECIDED", things: [town.id("うずしおの会")], districts: [town.id(DISTRICT)] });
/** What went to the database from the side of those who listen. */
const asked: string[] = [];
const count = () => asked.filter((name) => name === "news-since").length;

/** Waits until the feed looked so often more: the last but one began after now. */
async function looks(more: number): Promise<void> {
  const wanted = count() + more;
  await until(() => count() >= wanted, 10_000);
}
const pause = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

it("misses nothing and doubles nothing of sixteen who write at once and take their time to commit", async () => {
  const listener = await listening();
  const begin = listener.place.seq;
  await Promise.all(
    Array.from({ length: 16 }, async (_, writer) => {
      for (let at = 0; at < 4; at++) {
        await writers.write(
          async (tx) => {
            await tell(tx, [news(), news()], new Date());
            await pause((writer * 7 + at * 3) % 11);
          },
          { within: 20_000 },
        );
      }
    }),
  );
  await until(() => listener.places.length >= 128, 10_000);
  await pause(50);
  expect(listener.places).toEqual(Array.from({ length: 128 }, (_, at) => begin + 1 + at));
});

it("tells nothing of what was rolled back, and leaves no gap for it", async () => {
  const listener = await listening();
  const begin = listener.place.seq;
  await writers
    .write(async (tx) => {
      await tell(tx, [news()], new Date());
      throw new RangeError("taken back");
    })
    .catch(() => undefined);
  for (let at = 0; at < 2; at++) await writers.write(async (tx) => tell(tx, [news()], new Date()));
  await until(() => listener.places.length > 1, 5_000);
  expect(listener.places).toEqual([begin + 1, begin + 2]);
});

it("does not go on behind a number that is not to be seen yet", async () => {
  const listener = await listening();
  const begin = listener.place.seq;
  const create = said(
    "CREATE (e:DistrictEvent) SET e = $event, e.at = datetime() WITH e MATCH (h:DistrictLog {id: 'news'}) SET h.seq = $head",
  );
  const write = async (seq: number) =>
    writers.write(async (tx) => tx.run(create, { event: { ...news(), seq }, head: begin + 2 }));
  await write(begin + 2);
  await looks(3);
  expect(listener.places).toEqual([]);
  await write(begin + 1);
  await until(() => listener.places.length >= 2, 5_000);
  expect(listener.places).toEqual([begin + 1, begin + 2]);
});

it("reads nothing for a listener that takes nothing, and goes on where it stood when it does", async () => {
  const listener = await listening();
  listener.takes = false;
  asked.length = 0;
  await writers.write(async (tx) => tell(tx, [news(), news()], new Date()));
  await writers.write(async (tx) => tell(tx, [news()], new Date()));
  await looks(3);
  expect([listener.places, asked.includes("news-seen")]).toEqual([[], false]);
  const begin = listener.place.seq;
  listener.takes = true;
  await until(() => listener.places.length >= 3, 5_000);
  expect(listener.places).toEqual([begin + 1, begin + 2, begin + 3]);
});
