import "reflect-metadata";
import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { contextFor } from "../../src/context.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { serveHttp, type HttpServer } from "../../src/http.ts";
import { pruneNews } from "../../src/live/prune.ts";
import { once } from "../../src/things/record.ts";
import { projectionOf, tell, type News } from "../../src/things/news.ts";
import { settleIn } from "../../src/things/settle.ts";
import { viewerOfSignedIn, type SignedIn } from "../../src/trust/sign-in/tokens.ts";
import { viewerWith } from "../../src/trust/viewer.ts";
import { said, theNeo4j } from "../graph/connect.ts";
import { until } from "../graph/processes.ts";
import { claims, keyPair, now, sign, testIssuer, type KeyPair, type TestIssuer } from "../trust/issuer.ts";
import { settle, type Town } from "../town.ts";
import { Line, type Message } from "./live-line.ts";
import { sendTo } from "./served.ts";

const DISTRICT = "しおさい校区";
const SIGN_OF_LIFE_MS = 250;

let issuer: TestIssuer;
let key: KeyPair;
let town: Town;
let graph: Graph;
/** The server of this process, and the port of another process's. */
let here: HttpServer;
let there = 0;
let child: ReturnType<typeof spawn>;
const lines: Line[] = [];

beforeAll(async () => {
  key = await keyPair("RS256", "rs");
  issuer = await testIssuer([key]);
  const options = { signIn: issuer.signIn, livePatience: { rings: { everyMs: 3_600_000 } } };
  child = spawn(
    process.execPath,
    ["--import", "tsx", join(import.meta.dirname, "live-server.ts"), JSON.stringify({ neo4j: theNeo4j(), options })],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let output = "";
  child.stdout!.on("data", (chunk: Buffer) => (output += chunk.toString()));
  town = await settle(
    [
      { noun: "District", name: DISTRICT, level: "SCHOOL_DISTRICT" },
      { noun: "District", name: "よいなみ校区", level: "SCHOOL_DISTRICT" },
      { noun: "Topic", name: "貝がら細工", level: 1 },
      { noun: "Person", name: "汐見さん" },
      { noun: "Person", name: "波岡さん" },
      { noun: "Person", name: "よそ波さん" },
      { noun: "Group", name: "貝がらの会", type: "CLUB", shownTo: "PUBLIC" },
      { noun: "Group", name: "よいなみの会", type: "CLUB", shownTo: "PUBLIC" },
    ],
    [
      ["LIVES_IN", "汐見さん", DISTRICT],
      ["LIVES_IN", "波岡さん", DISTRICT],
      ["LIVES_IN", "よそ波さん", "よいなみ校区"],
      ["ACTIVE_IN", "貝がらの会", DISTRICT, { shownTo: "PUBLIC" }],
      ["ACTIVE_IN", "よいなみの会", "よいなみ校区", { shownTo: "PUBLIC" }],
    ],
  );
  ({ graph } = town);
  const { schema } = await import("../../src/schema.ts");
  here = await serveHttp({
    graph,
    port: 0,
    schema,
    signIn: issuer.signIn,
    // What is told of rings here is written by the tests.
    livePatience: { everyMs: 50, signOfLifeMs: SIGN_OF_LIFE_MS, perViewer: 3, rings: { everyMs: 3_600_000 } },
    log: () => undefined,
  });
  await until(() => /up at \d+/.test(output), 60_000);
  there = Number(/up at (\d+)/.exec(output)![1]);
}, 120_000);

/** What a test before this one left open would meet what this one registers. */
beforeEach(async () => {
  await graph.write(async (tx) => tx.run(CLOSE, { id: town.id(DISTRICT) }));
});
const CLOSE = said(
  "MATCH (:District {id: $id})<-[:ACTIVE_IN|LIVES_IN]-()-[:OFFERS|HAS_NEED|HAS_WISH]->(x) SET x.state = 'CLOSED'",
);

afterEach(() => {
  for (const line of lines.splice(0)) line.close();
});

afterAll(async () => {
  child.kill("SIGKILL");
  await here.close();
  await issuer.close();
  // Nothing of a noun that the model does not know stays behind.
  await graph.write(async (tx) => tx.run(said("MATCH (n:LiveTest) DETACH DELETE n")));
});

type Who = "coordinator" | "resident" | "elsewhere" | "stranger";

async function token(who: Who, changed: object = {}): Promise<string> {
  const of: Record<Who, object> = {
    coordinator: { groups: ["coordinators"], districts: [town.id(DISTRICT)] },
    resident: { groups: ["residents"], party: town.id("汐見さん"), districts: [] },
    elsewhere: { groups: ["coordinators"], districts: [town.id("よいなみ校区")] },
    stranger: { groups: [], districts: [] },
  };
  return `Bearer ${await sign(key, claims(issuer, { sub: `live-${who}`, ...of[who], ...changed }))}`;
}

async function listen(port: number, who: Who, more: { lastId?: string; district?: string; token?: object } = {}) {
  const line = new Line(port, more.district ?? town.id(DISTRICT), {
    authorization: await token(who, more.token),
    ...(more.lastId !== undefined && { "last-event-id": more.lastId }),
  });
  lines.push(line);
  return line.open();
}

const WRITES = {
  wish: "WishInput",
  need: "NeedInput",
  offer: "OfferInput",
} as const;

/** Registers something at this port, and gives its id. */
async function register(port: number, noun: keyof typeof WRITES, input: object): Promise<string> {
  const given: Record<keyof typeof WRITES, object> = {
    wish: { stance: "RECEIVE", party: town.id("汐見さん") },
    need: { party: town.id("汐見さん") },
    offer: { lane: "INFORMAL", type: "SKILL", party: town.id("波岡さん"), serves: [town.id(DISTRICT)] },
  };
  const { text } = await sendTo(port, {
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      authorization: await token("coordinator"),
    },
    body: JSON.stringify({
      query: `mutation ($input: ${WRITES[noun]}!, $key: String!) { made: ${noun}Register(input: $input, idempotencyKey: $key) { thing: ${noun} { id version } userErrors { message } } }`,
      variables: {
        input: { name: "貝がらの何か", topics: [town.id("貝がら細工")], ...given[noun], ...input },
        key: randomUUID(),
      },
    }),
  });
  const answer: { data?: { made?: { thing?: { id: string } | null; userErrors: object[] } } } = JSON.parse(text);
  expect(answer, text).toMatchObject({ data: { made: { userErrors: [] } } });
  // Whoever registers something for another alone does not see it themself.
  return answer.data!.made!.thing?.id ?? "";
}

/** Kind and ids only, as a test likes to read it. */
const told = (messages: readonly Message[]) =>
  messages.map(({ data: { kind, things } }) => [kind, ...things.map(({ id }) => id)]);

async function write(news: readonly News[]): Promise<void> {
  await graph.write(async (tx) => tell(tx, news, new Date()));
}

/** Long enough for a few looks of the server of this process. */
const fewLooks = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150));

describe("what happens in a district", () => {
  it("is told within two seconds to those who listen at another process: kind and ids, no name", async () => {
    const line = await listen(there, "coordinator");
    expect([line.status, line.headers["content-type"], line.headers["cache-control"]]).toEqual([
      200,
      "text/event-stream; charset=utf-8",
      "no-store, no-transform",
    ]);
    expect(line.headers).not.toHaveProperty("access-control-allow-origin");
    const wish = await register(here.port, "wish", { name: "貝がらで飾りを作りたい" });
    expect(await line.hears(1)).toBeLessThan(2_000);
    const offer = await register(here.port, "offer", { name: "貝がらの飾りを教える" });
    expect(await line.hears(3)).toBeLessThan(2_000);
    expect(told(line.news)).toEqual([
      ["NEW_WISH", wish],
      ["NEW_OFFER", offer],
      ["NEW_MATCH", offer, wish],
    ]);
    expect(line.news[0]!.data).toEqual({
      kind: "NEW_WISH",
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      things: [{ id: wish, noun: "Wish" }],
    });
    expect(line.text).not.toMatch(/貝がら|汐見|波岡/u);
  });

  it("is told once to whoever comes again after their server was killed, at another, and nothing is lost", async () => {
    const line = await listen(there, "coordinator");
    const first = await register(here.port, "wish", {});
    await line.hears(1);
    child.kill("SIGKILL");
    await until(() => line.ended, 5_000);
    const [second, third] = [await register(here.port, "need", {}), await register(here.port, "offer", {})];
    const again = await listen(here.port, "coordinator", { lastId: line.lastId });
    await again.hears(3);
    expect(told(line.news)).toEqual([["NEW_WISH", first]]);
    // The two meet, and that is told once, by the later one, though both are there when the first is told.
    expect(told(again.news)).toEqual([
      ["NEW_NEED", second],
      ["NEW_OFFER", third],
      ["NEW_MATCH", third, ...[second, first].toSorted()],
    ]);
    // And wherever the line broke, also between an event and the match that follows from it.
    const all = told(again.news);
    for (const [at, { id }] of again.news.entries()) {
      const repeated = await listen(here.port, "coordinator", { lastId: id });
      await repeated.hears(all.length - at - 1);
      expect(told(repeated.news), `after message ${at}`).toEqual(all.slice(at + 1));
      repeated.close();
      await until(() => repeated.ended, 2_000);
    }
  });

  it("tells of a match only what the listener sees, of topics that are the same, and of others than the giver's own", async () => {
    const [mine, hidden] = [{ party: town.id("波岡さん") }, { shownTo: "SELF" }];
    const line = await listen(here.port, "coordinator");
    const need = await register(here.port, "need", mine);
    await register(here.port, "need", hidden);
    await register(here.port, "wish", { stance: "GIVE" });
    const offer = await register(here.port, "offer", {});
    await line.hears(3);
    await fewLooks();
    expect(told(line.news).map(([kind]) => kind)).toEqual(["NEW_NEED", "NEW_WISH", "NEW_OFFER"]);
    // The same offer, made by somebody else, meets the need that is seen and not the one that is hidden.
    const other = await register(here.port, "offer", { party: town.id("貝がらの会") });
    await line.hears(5);
    expect(told(line.news).slice(3)).toEqual([
      ["NEW_OFFER", other],
      ["NEW_MATCH", other, need],
    ]);
    expect(offer).not.toBe(other);
  });

  it("needs no word from the noun: an introduction that moves is news where those live whom it touches", async () => {
    const [coordinator, elsewhere] = [await listen(here.port, "coordinator"), await listen(here.port, "elsewhere")];
    const id = `int_${randomUUID()}`;
    const writer = viewerOf("coordinator");
    const context = contextFor(graph, writer);
    const move = async (statement: string) =>
      graph.write(async (tx) =>
        once(context, tx, randomUUID(), { id }, "introductionMove", async () => {
          await tx.run(said(statement), { id, codes: [`coordinator@district:${town.id(DISTRICT)}`] });
          return { id, touched: [town.id("汐見さん"), town.id("波岡さん"), "tie_1"] };
        }),
      );
    await move(
      "CREATE (:Entity:Introduction:LiveTest {id: $id, audience: $codes, audienceUntil: datetime('9999-12-31T00:00Z'), createdAt: datetime('2026-01-01T00:00Z')})",
    );
    await move("MATCH (n:Entity {id: $id}) SET n.state = 'MET', n.x = $codes");
    await coordinator.hears(2);
    expect(told(coordinator.news)).toEqual([
      ["INTRODUCTION_MOVED", id],
      ["INTRODUCTION_MOVED", id],
    ]);
    await graph.write(async (tx) => tx.run(said("MATCH (n:LiveTest) DETACH DELETE n")));
    expect(elsewhere.news).toEqual([]);
  });

  it("tells of a ring whoever sees all of it on the picture that it was found on, and nobody else", async () => {
    const [coordinator, resident] = [await listen(here.port, "coordinator"), await listen(here.port, "resident")];
    const ring = [town.id("汐見さん"), town.id("波岡さん")];
    const districts = [town.id(DISTRICT)];
    const projection = projectionOf(viewerOf("coordinator"));
    await write([
      { kind: "RING_FOUND", things: ring, districts, projection },
      { kind: "RING_FOUND", things: [ring[0]!], districts, projection: projectionOf(viewerWith("x", [])) },
      { kind: "RING_FOUND", things: [...ring, town.id("よそ波さん")], districts, projection },
      { kind: "RING_BROKEN", things: ring, districts, projection },
    ]);
    await coordinator.hears(2);
    await fewLooks();
    expect(told(coordinator.news)).toEqual([
      ["RING_FOUND", ...ring],
      ["RING_BROKEN", ...ring],
    ]);
    expect(resident.news).toEqual([]);
  });

  it("is one entry in the log for each viewer whom it shows a person, and none where it shows nobody", async () => {
    const [coordinator, stranger] = [await listen(here.port, "coordinator"), await listen(here.port, "stranger")];
    const wish = await register(here.port, "wish", { party: town.id("波岡さん") });
    await register(here.port, "offer", { party: town.id("貝がらの会"), shownTo: "PUBLIC" });
    await coordinator.hears(1);
    await stranger.hears(1);
    expect(told(stranger.news).map(([kind]) => kind)).toEqual(["NEW_OFFER"]);
    const reads = await graph.read<{ who: string; subjects: string[] }>(
      said(
        "MATCH (e:AuditEvent) WHERE e.seq > 0 AND e.action = 'personRead' AND e.why = 'live' RETURN e.who AS who, e.subjects AS subjects ORDER BY e.seq DESC LIMIT 20",
      ),
    );
    expect(reads.find(({ who }) => who === viewerOf("coordinator").id)?.subjects).toContain(town.id("波岡さん"));
    expect(reads.filter(({ who }) => who === viewerOf("stranger").id)).toEqual([]);
    expect(wish).toMatch(/^wish_/);
  });
});

function idOf(who: Who): string {
  return `acc_${createHash("sha256").update(`${issuer.url}\nlive-${who}`).digest("base64url").slice(0, 27)}`;
}

/** The same viewer as the token's. */
function viewerOf(who: Who) {
  const of: Record<Who, Omit<SignedIn, "until">> = {
    coordinator: {
      id: idOf("coordinator"),
      standings: [{ role: "coordinator", districts: [town.id(DISTRICT)] }],
      party: null,
    },
    resident: { id: idOf("resident"), standings: [{ role: "resident" }], party: town.id("汐見さん") },
    elsewhere: {
      id: idOf("elsewhere"),
      standings: [{ role: "coordinator", districts: [town.id("よいなみ校区")] }],
      party: null,
    },
    stranger: { id: idOf("stranger"), standings: [], party: null },
  };
  return viewerOfSignedIn({ ...of[who], until: now() + 600 });
}

/** Everything of a stream but what is random in it: sealed places, ids, moments. */
const bytes = (line: Line) =>
  line.blocks
    .filter((block) => /^data: /m.test(block))
    .map((block) =>
      block
        .replace(/^retry: .*$/m, "")
        .replaceAll(/^id: [\w-]+$/gm, (id) => `id of ${id.length}`)
        .replaceAll(/"(?:wish|need|off)_[\w-]+"/g, '"…"')
        .replaceAll(/"at":"[^"]*"/g, '"at":"…"'),
    )
    .join("\n\n");

const settled = async (id: string, shownTo: string) =>
  graph.write(async (tx) => {
    await tx.run(said("MATCH (n:Entity {id: $id}) SET n.shownTo = $shownTo"), { id, shownTo });
    await settleIn(tx, [id]);
  });

/** The same things that are seen, with others between them: what the coordinator and a stranger are told. */
const story = async (between: () => Promise<void>): Promise<[string, string]> => {
  await graph.write(async (tx) => tx.run(CLOSE, { id: town.id(DISTRICT) }));
  const [coordinator, stranger] = [await listen(here.port, "coordinator"), await listen(here.port, "stranger")];
  await between();
  await register(here.port, "need", {});
  await between();
  await register(here.port, "offer", { party: town.id("貝がらの会"), shownTo: "PUBLIC" });
  await between();
  await register(here.port, "wish", { stance: "GIVE" });
  await coordinator.hears(4);
  await stranger.hears(1);
  await between();
  await fewLooks();
  const heard: [string, string] = [bytes(coordinator), bytes(stranger)];
  for (const line of [coordinator, stranger]) {
    // And a place that was reached behind hidden things is as wide as any.
    expect(new Set(Array.from(line.text.matchAll(/^id: (.*)$/gm), ([, id]) => id!.length)).size).toBe(1);
    line.close();
    await until(() => line.ended, 2_000);
  }
  return heard;
};

describe("what a listener may not see", () => {
  it("changes no byte and no count of what they are told", async () => {
    const without = await story(async () => undefined);
    let hidden = 0;
    const withHidden = await story(async () => {
      const noun = (["need", "wish", "offer"] as const)[(hidden / 6) % 3]!;
      await register(here.port, noun, { shownTo: "SELF", party: town.id("波岡さん") });
      const [districts, other] = [[town.id(DISTRICT)], town.id("よそ波さん")];
      await write([
        { kind: "WISH_MOVED", things: ["wish_of_nobody"], districts },
        { kind: "RING_FOUND", things: [town.id("汐見さん"), other], districts },
        { kind: "INTRODUCTION_MOVED", things: ["int_of_nobody"], districts, near: [town.id("汐見さん")] },
        { kind: "NEW_OFFER", things: [town.id("汐見さん")], districts: [town.id("よいなみ校区")] },
        // Seen by everybody, but no longer here: that it once was is nobody's to know.
        { kind: "DECIDED", things: [town.id("よいなみの会")], districts },
      ]);
      hidden += 6;
    });
    expect(hidden).toBe(24);
    expect(without[0]).toContain("NEW_MATCH");
    expect(withHidden).toEqual(without);
  });

  it("is told when it is no longer hidden, and not when it is hidden since", async () => {
    const first = await listen(here.port, "coordinator");
    const [shown, later] = [await register(here.port, "wish", {}), await register(here.port, "wish", {})];
    await first.hears(2);
    const from = first.messages[0]!.id;
    first.close();
    await until(() => first.ended, 2_000);
    await settled(later, "SELF");
    const second = await listen(here.port, "coordinator", { lastId: from });
    await second.hears(1);
    await fewLooks();
    expect(told(second.news)).toEqual([["NEW_WISH", shown]]);
    await settled(later, "DISTRICT");
    const third = await listen(here.port, "coordinator", { lastId: from });
    await third.hears(2);
    expect(told(third.news)).toEqual([
      ["NEW_WISH", shown],
      ["NEW_WISH", later],
    ]);
  });

  it(
    "shows in no sign of life: they come at fixed times whatever happens, each with a place and nothing else",
    { retry: 2 },
    async () => {
      const line = await listen(here.port, "coordinator");
      const [began, known] = [Date.now(), line.blocks.length];
      const nobodys: News = { kind: "WISH_MOVED", things: ["wish_of_nobody"], districts: [town.id(DISTRICT)] };
      for (let at = 0; at < 5; at++) {
        await write([nobodys]);
        await fewLooks();
      }
      const came = line.blocks.slice(known);
      const due = Math.floor(Date.now() / SIGN_OF_LIFE_MS) - Math.floor(began / SIGN_OF_LIFE_MS);
      expect(due).toBeGreaterThan(1);
      expect(came.length).toBeGreaterThan(0);
      // One may have been under way when the clock was read.
      expect(came.length).toBeLessThanOrEqual(due + 1);
      for (const each of came) expect(each).toMatch(/^id: [\w-]{115}$/);
    },
  );
});

const to = (district: string) => ({ path: `/live?district=${encodeURIComponent(district)}` });

const refused = async (headers: Record<string, string>, { method = "GET", path = "" } = {}) => {
  const answer = await sendTo(here.port, {
    method,
    path: path || `/live?district=${encodeURIComponent(town.id(DISTRICT))}`,
    headers: { accept: "text/event-stream", ...headers },
  });
  return [answer.status, JSON.parse(answer.text).errors[0].extensions.code];
};

describe("the door to the news", () => {
  it("is closed to whoever did not sign in, comes with another method, or cannot read it", async () => {
    const authorization = await token("coordinator");
    expect(await refused({})).toEqual([401, "UNAUTHENTICATED"]);
    expect(await refused({ authorization: "Bearer a.b.c" })).toEqual([401, "UNAUTHENTICATED"]);
    expect(await refused({ authorization }, { method: "POST" })).toEqual([405, "BAD_USER_INPUT"]);
    expect(await refused({ authorization, accept: "application/json" })).toEqual([406, "BAD_USER_INPUT"]);
    expect(await refused({ authorization, host: "evil.example" })).toEqual([421, "FORBIDDEN"]);
  });

  it("knows no district that the viewer does not see, and no place of another list or viewer", async () => {
    const authorization = await token("coordinator");
    for (const district of ["", "dst_nowhere", town.id("汐見さん")])
      expect(await refused({ authorization }, to(district))).toEqual([404, "BAD_USER_INPUT"]);
    const line = await listen(here.port, "coordinator");
    const id = line.lastId;
    expect(await refused({ authorization, "last-event-id": `${id.slice(0, -3)}AAA` })).toEqual([400, "BAD_USER_INPUT"]);
    expect(await refused({ authorization, "last-event-id": "7" })).toEqual([400, "BAD_USER_INPUT"]);
    expect(await refused({ authorization: await token("resident"), "last-event-id": id })).toEqual([
      400,
      "BAD_USER_INPUT",
    ]);
    expect(await refused({ authorization, "last-event-id": id }, to(town.id("よいなみ校区")))).toEqual([
      400,
      "BAD_USER_INPUT",
    ]);
  });

  it("holds no more than so many lines open for one viewer, and forgets those that were closed", async () => {
    const three = await Promise.all([1, 2, 3].map(async () => listen(here.port, "coordinator")));
    const fourth = await listen(here.port, "coordinator");
    expect([three.map(({ status }) => status), fourth.status]).toEqual([[200, 200, 200], 429]);
    expect((await listen(here.port, "resident")).status).toBe(200);
    three[0]!.close();
    await until(() => three[0]!.ended, 1_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await listen(here.port, "coordinator")).status).toBe(200);
  });

  it("opens in a browser for our own pages only, and for programs that say so", async () => {
    const personas = await serveHttp({ graph, port: 0, log: () => undefined });
    const at = async (headers: Record<string, string>) => {
      const line = new Line(personas.port, town.id(DISTRICT), headers);
      lines.push(line);
      await until(() => line.status > 0, 5_000);
      return line.status;
    };
    const cookie = "musubi_persona=coordinator";
    expect(await at({ cookie, "sec-fetch-site": "same-origin" })).toBe(200);
    expect(await at({ cookie, "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await at({ cookie, origin: "http://evil.example" })).toBe(403);
    expect(await at({ cookie })).toBe(403);
    expect(await at({ "x-musubi-persona": "public" })).toBe(200);
    expect(await at({ "apollo-require-preflight": "1" })).toBe(200);
    await personas.close();
  });

  it("closes when the token has come to its end, and says why", async () => {
    const exp = now() + 1;
    const line = await listen(here.port, "coordinator", { token: { exp } });
    await until(() => line.ended, 5_000);
    expect(line.messages.map(({ event }) => event)).toEqual(["ready", "sign-in"]);
    expect(Date.now()).toBeGreaterThanOrEqual(exp * 1_000);
  });
});

describe("the look at the news", () => {
  it("is one statement at a time, however many listen, and none when nobody does", async () => {
    const all: string[] = [];
    graph.onRoundTrip = ({ name }) => all.push(name);
    const count = (name: string) => all.filter((each) => each === name).length;
    await until(() => {
      const before = all.splice(0).length;
      return before === 0;
    }, 2_000);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(count("news-since")).toBe(0);
    const open = await Promise.all([
      ...["coordinator", "resident", "elsewhere", "stranger"].map(async (who) => listen(here.port, who as Who)),
      listen(here.port, "coordinator"),
      listen(here.port, "elsewhere", { district: town.id("よいなみ校区") }),
    ]);
    all.length = 0;
    const began = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const looks = Math.ceil((performance.now() - began) / 50) + 1;
    expect(count("news-since")).toBeGreaterThan(2);
    expect(count("news-since")).toBeLessThanOrEqual(looks);
    expect(new Set(all)).toEqual(new Set(["news-since"]));
    // One event: held against each picture of the graph once, however many lines of one viewer there are to the same district.
    await register(here.port, "wish", {});
    const [first, , , , fifth] = open;
    await Promise.all([first?.hears(1), fifth?.hears(1)]);
    expect(count("news-seen")).toBe(4);
    graph.onRoundTrip = undefined;
  });

  it("prunes what is old, tells whoever was away longer to look anew, and loses nothing of what is kept", async () => {
    const line = await listen(here.port, "coordinator");
    const wish = await register(here.port, "wish", {});
    await line.hears(1);
    const [begin] = line.messages;
    expect(await pruneNews(graph, 30)).toBe(0);
    const later = await serveHttp({ graph, port: 0, signIn: issuer.signIn, newsDays: 0, log: () => undefined });
    const again = await listen(later.port, "coordinator", { lastId: begin!.id });
    expect(again.messages.map(({ event }) => event)).toEqual(["again"]);
    await later.close();
    const kept = await listen(here.port, "coordinator", { lastId: begin!.id });
    await kept.hears(1);
    expect(told(kept.news)[0]).toEqual(["NEW_WISH", wish]);
    // In a month and a day all of it is old but the last, from which the numbers go on.
    const [{ many } = { many: 0 }] = await graph.read<{ many: number }>(
      said("MATCH (e:DistrictEvent) RETURN count(e) AS many"),
    );
    const inAMonth = new Date(Date.now() + 31 * 86_400_000);
    expect(await pruneNews(graph, 30, inAMonth)).toBe(many - 1);
    const next = await register(here.port, "need", {});
    await kept.hears(2);
    expect(told(kept.news).slice(1, 2)).toEqual([["NEW_NEED", next]]);
  });

  it("ends all lines at once when the server closes", async () => {
    const server = await serveHttp({ graph, port: 0, signIn: issuer.signIn, log: () => undefined });
    const open = await Promise.all([1, 2].map(async () => listen(server.port, "coordinator")));
    const began = performance.now();
    await server.close();
    expect(performance.now() - began).toBeLessThan(1_000);
    await until(() => open.every(({ ended }) => ended), 1_000);
  });
});
