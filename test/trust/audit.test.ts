import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contextFor } from "../../src/context.ts";
import { GraphUnavailable } from "../../src/graph/errors.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { createApollo } from "../../src/http/apollo.ts";
import { loadTopics } from "../../src/imports/seeds.ts";
import { schema } from "../../src/schema.ts";
import { append } from "../../src/trust/log/append.ts";
import { checkLog } from "../../src/trust/log/check.ts";
import { hashOf } from "../../src/trust/log/event.ts";
import { keeperOf, viewerWith } from "../../src/trust/viewer.ts";
import { said, testGraph } from "../graph/connect.ts";
import { register, smallTown } from "../things/forms.ts";
import { ask, askIn, type Town } from "../town.ts";
import { eventsOf } from "./log.ts";

let graph: Graph;
let town: Town;
beforeAll(async () => {
  graph = await testGraph();
  town = await smallTown(
    [{ noun: "Person", name: "同居の黒木", kana: "くろき" }],
    [["LIVES_TOGETHER", "同居の黒木", "黒木家"]],
  );
});
afterAll(async () => graph.close());

/** A coordinator of the town who has done nothing yet. */
const somebody = () => keeperOf(`acc_${randomUUID()}`, town.coordinator.keeps);
const auditor = viewerWith("acc_auditor", [{ role: "auditor" }]);
const tiesWith = (field: string) =>
  `query ($of: ID!) { entity(id: $of) { ... on Group { activeIn { edges { tie { ${field} } } } } } }`;
const OPEN = `query ($id: ID!) { entity(id: $id) { id name } }`;

describe("a change", () => {
  it("is one event, with who, in which role, when, what and whom, that follows the one before it", async () => {
    const who = somebody();
    const { thing } = await register(who, "Person", { name: "青山", livesIn: town.id("上野原校区") });
    const id = thing.id;
    const [event, ...more] = await eventsOf(graph, who.id);
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      who: who.id,
      roles: ["coordinator"],
      office: [...who.keeps],
      action: "personRegister",
      about: id,
      subjects: [id],
      basis: "ROLE",
    });
    expect(Date.now() - event!.at.getTime()).toBeLessThan(60_000);
    expect(event!.hash).toBe(hashOf(event!));
  });

  it("names whose it is: the holder of a need, and everybody of a household", async () => {
    const who = somebody();
    const need = { name: "雪かき", topics: [town.id("手仕事")] };
    await register(who, "Need", { ...need, party: town.id("白石") });
    await register(who, "Need", { ...need, party: town.id("黒木家") });
    await register(who, "Need", { ...need, party: town.id("手芸の会") });
    const events = await eventsOf(graph, who.id);
    expect(events.map(({ action, subjects }) => [action, subjects])).toEqual([
      ["needRegister", [town.id("白石")]],
      ["needRegister", ["黒木", "黒木家", "同居の黒木"].map(town.id).toSorted()],
      ["needRegister", []],
    ]);
  });

  it("names also whoever held it before", async () => {
    const who = somebody();
    const { thing } = await register(who, "Wish", {
      name: "歌いたい",
      stance: "TOGETHER",
      topics: [town.id("手仕事")],
      party: town.id("白石"),
    });
    const { data } = await ask(
      who,
      `mutation ($id: ID!, $to: ID!) { wishCorrect(id: $id, version: 1, input: { party: $to }, idempotencyKey: "${randomUUID()}") { userErrors { message } } }`,
      { id: thing.id, to: town.id("黒木") },
    );
    expect(data.wishCorrect.userErrors).toEqual([]);
    const correction = (await eventsOf(graph, who.id)).find(({ action }) => action === "wishCorrect");
    expect(correction?.subjects).toEqual(["白石", "黒木"].map(town.id).toSorted());
  });

  it("of a tie names both ends, when it is made, corrected and ended", async () => {
    const who = somebody();
    const [from, to] = [town.id("黒木"), town.id("白石")];
    const made = await ask(
      who,
      `mutation ($from: ID!, $to: ID!) { tieRegister(kind: KNOWS, from: $from, to: $to, input: {}, idempotencyKey: "k1") { tie { id version } } }`,
      { from, to },
    );
    const { id } = made.data.tieRegister.tie;
    await ask(
      who,
      `mutation ($from: ID!, $id: ID!) { tieCorrect(from: $from, id: $id, version: 1, input: { role: "友" }, idempotencyKey: "k2") { tie { id } } }`,
      { from, id },
    );
    await ask(
      who,
      `mutation ($from: ID!, $id: ID!) { tieEnd(from: $from, id: $id, version: 2, idempotencyKey: "k3") { tie { id } } }`,
      { from, id },
    );
    const events = await eventsOf(graph, who.id);
    expect(events.map(({ action, about, subjects }) => [action, about, subjects])).toEqual(
      ["tieRegister", "tieCorrect", "tieEnd"].map((action) => [action, id, [from, to].toSorted()]),
    );
  });

  it("that was refused writes nothing", async () => {
    const who = somebody();
    await register(who, "Person", { name: "", livesIn: town.id("上野原校区") });
    await register(who, "Person", { name: "青山", livesIn: "dst_nowhere" });
    const { errors } = await ask(
      "resident",
      `mutation { personRegister(input: { name: "x" }, idempotencyKey: "k") { userErrors { code } } }`,
    );
    expect(errors[0]?.extensions?.["code"]).toBe("FORBIDDEN");
    expect(await eventsOf(graph, who.id)).toEqual([]);
  });

  it("sent twice is one change in the log; what the second answer shows is an answer like any other", async () => {
    const who = somebody();
    const mutation = `mutation ($in: ID!) { personRegister(input: { name: "赤坂", livesIn: $in }, idempotencyKey: "same") { person { id } } }`;
    const first = await ask(who, mutation, { in: town.id("上野原校区") });
    const second = await ask(who, mutation, { in: town.id("上野原校区") });
    expect(second.data).toEqual(first.data);
    expect((await eventsOf(graph, who.id)).map(({ action }) => action)).toEqual(["personRegister", "personRead"]);
  });

  it("by import is one event with its counts, by the operator, and one before it that it began", async () => {
    const before = await eventsOf(graph, "operator");
    await loadTopics(graph);
    const [begun, event, ...more] = (await eventsOf(graph, "operator")).slice(before.length);
    expect(more.filter(({ why }) => why === "topics")).toEqual([]);
    expect(begun).toMatchObject({ action: "importBegin", why: "topics", basis: "OPERATOR", subjects: [] });
    expect(JSON.parse(event!.report!).going).toBe(JSON.parse(begun!.report!).going);
    expect(event).toMatchObject({ action: "import", why: "topics", basis: "OPERATOR", roles: [], subjects: [] });
    expect(JSON.parse(event!.report!)).toMatchObject({ nodes: { created: 0, refused: 0 }, ties: { created: 0 } });
  });
});

describe("an answer", () => {
  it("that shows a person is one event, which names them and says what was asked", async () => {
    const who = somebody();
    await ask(who, OPEN, { id: town.id("白石") });
    expect(await eventsOf(graph, who.id)).toMatchObject([
      { action: "personRead", why: "entity", subjects: [town.id("白石")] },
    ]);
  });

  it.each([
    ["their need", "靴下がほしい", ["白石"]],
    ["their offer", "靴下を編みます", ["黒木"]],
    ["their household", "黒木家", ["黒木家", "黒木", "同居の黒木"]],
  ])("that shows %s names whose it is", async (_what, name, whose) => {
    const who = somebody();
    await ask(who, OPEN, { id: town.id(name) });
    const events = await eventsOf(graph, who.id);
    expect(events.map(({ subjects }) => subjects)).toEqual([whose.map(town.id).toSorted()]);
  });

  it("names everybody that stands somewhere in it: lists, reasons, ties, mentions", async () => {
    const who = somebody();
    await ask(
      who,
      `query ($d: String!, $t: String!, $of: ID!) {
        help: whoCanHelp(district: $d, topic: $t) { candidates { nodes { party { name } } } }
        around(of: $of) { candidates { nodes { reasons { sentence } } } }
      }`,
      { d: town.id("上野原校区"), t: town.id("編み針の仕事"), of: town.id("黒木家") },
    );
    const [event, ...more] = await eventsOf(graph, who.id);
    expect(more).toEqual([]);
    expect(event!.why).toBe("whoCanHelp, around");
    expect(event!.subjects).toEqual(["黒木家", "黒木", "同居の黒木"].map(town.id).toSorted());
  });

  it("names the holder of a need that is only mentioned by its title", async () => {
    const who = somebody();
    const { data } = await ask(
      who,
      `query ($d: String!) { uncoveredTopics(district: $d) { candidates { nodes { reasons { sentence } } } } }`,
      { d: town.id("上野原校区") },
    );
    expect(JSON.stringify(data)).toContain("いっしょに編みたい");
    const [event] = await eventsOf(graph, who.id);
    expect(event!.subjects).toContain(town.id("白石"));
  });

  it("names who vouches for a tie, where that is asked for", async () => {
    const who = somebody();
    await town.add(
      [{ noun: "Group", name: "囲碁の会", type: "SALON", shownTo: "PUBLIC" }],
      [["ACTIVE_IN", "囲碁の会", "上野原校区", { assuredBy: town.id("白石") }]],
    );
    await ask(who, tiesWith("role"), { of: town.id("囲碁の会") });
    expect(await eventsOf(graph, who.id)).toEqual([]);
    await ask(who, tiesWith("assuredBy"), { of: town.id("囲碁の会") });
    expect(await eventsOf(graph, who.id)).toMatchObject([{ subjects: [town.id("白石")] }]);
  });

  it("without persons writes nothing", async () => {
    const who = somebody();
    await ask(who, OPEN, { id: town.id("手芸の会") });
    await ask(who, OPEN, { id: town.id("上野原校区") });
    await ask(who, OPEN, { id: "per_nobody" });
    await ask(who, `query ($q: String!) { search(text: $q) { nodes { name } } }`, { q: "手芸の会" });
    expect(await eventsOf(graph, who.id)).toEqual([]);
  });

  it("writes nothing about what somebody sees of themself", async () => {
    const self = viewerWith(town.id("白石"), [{ role: "resident" }], town.id("白石"));
    const { data } = await ask(self, OPEN, { id: town.id("白石") });
    expect(data.entity.name).toBe("白石");
    await ask(self, OPEN, { id: town.id("靴下がほしい") });
    expect(await eventsOf(graph, self.id)).toEqual([]);
  });

  it("to the public shows nobody, and writes nothing", async () => {
    const before = await eventsOf(graph, "public");
    await ask(
      "public",
      `query ($d: String!, $t: String!) { whoCanHelp(district: $d, topic: $t) { candidates { nodes { party { name } } } } }`,
      {
        d: "dst_midori",
        t: "top_shopping",
      },
    );
    expect(await eventsOf(graph, "public")).toEqual(before);
  });

  it("does not leave when it cannot be logged", async () => {
    const deaf = {
      read: graph.read.bind(graph),
      write: async () => Promise.reject(new GraphUnavailable("nobody listens")),
    } as unknown as Graph;
    const server = createApollo(schema);
    await server.start();
    const open = async (id: string) => {
      const { body } = await server.executeOperation(
        { query: OPEN, variables: { id } },
        { contextValue: contextFor(deaf, somebody()) },
      );
      return body.kind === "single" ? body.singleResult : undefined;
    };
    const refused = await open(town.id("白石"));
    expect(refused?.data).toBeUndefined();
    expect(refused?.errors?.[0]?.extensions?.["code"]).toBe("GRAPH_UNAVAILABLE");
    expect(JSON.stringify(refused)).not.toContain("白石");
    expect((await open(town.id("手芸の会")))?.data).toMatchObject({ entity: { name: "手芸の会" } });
    await server.stop();
  });
});

describe("at sixteen clients", { timeout: 120_000 }, () => {
  it("nothing is lost, doubled or out of order", async () => {
    // Each writes in a district of its own: who writes in the same one waits for the others, log or no log.
    const names = Array.from({ length: 16 }, (_, at) => `第${at}野原校区`);
    await town.add(
      names.map((name) => ({ noun: "District", name, level: "SCHOOL_DISTRICT" })),
      names.map((name) => ["PART_OF", name, "小石原市"]),
    );
    const clients = names.map((name) => ({
      district: town.id(name),
      viewer: keeperOf(`acc_${randomUUID()}`, [...town.coordinator.keeps, town.id(name)]),
    }));
    const server = createApollo(schema);
    await server.start();
    await Promise.all(
      clients.map(async ({ viewer, district }, at) => {
        for (let round = 0; round < 6; round++) {
          const [query, variables]: [string, Record<string, unknown>] =
            (at + round) % 2 === 0
              ? [OPEN, { id: town.id("白石") }]
              : [
                  `mutation ($in: ID!, $key: String!) { personRegister(input: { name: "灯", livesIn: $in }, idempotencyKey: $key) { userErrors { message } } }`,
                  { in: district, key: `${round}` },
                ];
          const { body } = await server.executeOperation(
            { query, variables },
            { contextValue: contextFor(graph, viewer, new Date(), { within: 60_000 }) },
          );
          expect(body.kind === "single" && body.singleResult.errors).toBeUndefined();
        }
      }),
    );
    await server.stop();
    for (const { viewer } of clients) {
      const events = await eventsOf(graph, viewer.id);
      expect(events.map(({ action }) => action).toSorted()).toEqual([
        ...Array.from({ length: 3 }, () => "personRead"),
        ...Array.from({ length: 3 }, () => "personRegister"),
      ]);
    }
    expect((await checkLog(graph)).faults).toEqual([]);
  });

  it("an event whose commit was not heard of is not written again", async () => {
    const who = `acc_${randomUUID()}`;
    const entry = {
      id: randomUUID(),
      at: new Date(),
      who,
      roles: [],
      office: [],
      action: "personRead",
      about: null,
      subjects: [],
      basis: "ROLE",
      why: null,
      report: null,
      requestId: randomUUID(),
    };
    await graph.write(async (tx) => append(tx, entry));
    await graph.write(async (tx) => append(tx, entry));
    expect((await eventsOf(graph, who)).length).toBe(1);
  });
});

describe("the log itself", () => {
  it("tells a person who saw or changed what is theirs: by role and district, never by name, and nothing of others", async () => {
    const who = somebody();
    await town.add([{ noun: "Person", name: "緑川", shownTo: "DISTRICT" }], [["LIVES_IN", "緑川", "上野原校区"]]);
    const self = viewerWith("acc_midorikawa", [{ role: "resident" }], town.id("緑川"));
    await ask(who, OPEN, { id: town.id("緑川") });
    await ask(who, `query ($q: String!) { search(text: $q) { nodes { name } } }`, { q: "緑川" });
    await ask(
      who,
      `mutation ($id: ID!) { personCorrect(id: $id, version: 1, input: { birthYear: 1950 }, idempotencyKey: "${randomUUID()}") { userErrors { message } } }`,
      { id: town.id("緑川") },
    );
    const MINE = `query ($first: Int!, $after: ID) { myLog(first: $first, after: $after) {
      nodes { at roles action why basis districts { name } sentence } pageInfo { hasNextPage endCursor } } }`;
    const { data, errors } = await ask(self, MINE, { first: 2 });
    expect(errors).toEqual([]);
    expect(data.myLog.nodes).toMatchObject([
      { roles: ["coordinator"], action: "personCorrect", why: null, basis: "ROLE" },
      { roles: ["coordinator"], action: "personRead", why: "search", basis: "ROLE" },
    ]);
    expect(data.myLog.nodes[0].districts.map(({ name }: { name: string }) => name)).toContain("上野原校区");
    expect(data.myLog.nodes[0].sentence).toMatch(/^20\d\d年.*に、コーディネーターがあなたの記録を訂正しました。$/);
    expect(JSON.stringify(data)).not.toContain(who.id);

    const { endCursor, hasNextPage } = data.myLog.pageInfo;
    expect(hasNextPage).toBe(true);
    const rest = await ask(self, MINE, { first: 2, after: endCursor });
    expect(rest.data.myLog.nodes.map(({ why }: { why: string }) => why)).toEqual(["entity"]);
    const stolen = await ask(viewerWith("acc_other", [{ role: "resident" }], town.id("白石")), MINE, {
      first: 2,
      after: endCursor,
    });
    expect(stolen.errors[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
  });

  it("is opened whole to the auditor, by person and by time; each page that is read is an event too", async () => {
    const who = somebody();
    await ask(who, OPEN, { id: town.id("白石") }, new Date("2031-05-01T00:00:00Z"));
    await ask(who, OPEN, { id: town.id("黒木") }, new Date("2031-05-02T00:00:00Z"));
    const LOG = `query ($person: ID, $from: DateTime, $until: DateTime, $first: Int! = 20, $after: ID) {
      auditLog(person: $person, from: $from, until: $until, first: $first, after: $after) {
        nodes { seq who action subjects hash previous } pageInfo { endCursor hasNextPage } } }`;
    const [from, until] = ["2031-05-01T00:00:00Z", "2031-05-03T00:00:00Z"];
    const before = await eventsOf(graph, auditor.id);
    const both = await ask(auditor, LOG, { from, until });
    expect(both.errors).toEqual([]);
    expect(both.data.auditLog.nodes.map(({ subjects }: { subjects: string[] }) => subjects)).toEqual([
      [town.id("黒木")],
      [town.id("白石")],
    ]);
    const one = await ask(auditor, LOG, { from, until, person: town.id("白石") });
    expect(one.data.auditLog.nodes).toMatchObject([{ who: who.id, action: "personRead", subjects: [town.id("白石")] }]);
    const page = await ask(auditor, LOG, { from, until, first: 1 });
    const next = await ask(auditor, LOG, { from, until, first: 1, after: page.data.auditLog.pageInfo.endCursor });
    expect([...page.data.auditLog.nodes, ...next.data.auditLog.nodes]).toEqual(both.data.auditLog.nodes);
    const read = (await eventsOf(graph, auditor.id)).slice(before.length);
    expect(read.map(({ action, why, subjects }) => [action, why, subjects])).toEqual([
      ["logRead", "auditLog", []],
      ["logRead", "auditLog", [town.id("白石")]],
      ["logRead", "auditLog", []],
      ["logRead", "auditLog", []],
    ]);
    expect(read.map(({ report }) => JSON.parse(report!).events)).toEqual([2, 1, 1, 1]);
    expect(JSON.parse(read[1]!.report!)).toMatchObject({ person: town.id("白石"), from: "2031-05-01T00:00:00.000Z" });

    // The one whose events were read finds it among theirs, in words.
    const self = viewerWith("acc_shiraishi", [{ role: "resident" }], town.id("白石"));
    const mine = await ask(self, `{ myLog(first: 1) { nodes { roles sentence(language: EN) } } }`);
    expect(mine.data.myLog.nodes).toMatchObject([{ roles: ["auditor"] }]);
    expect(mine.data.myLog.nodes[0].sentence).toContain("An auditor read the log of what is recorded of you");
  });

  it("is not told when its being read cannot be written down", async () => {
    const deaf = {
      read: graph.read.bind(graph),
      write: async () => Promise.reject(new GraphUnavailable("nobody listens")),
    } as unknown as Graph;
    const { data, errors } = await askIn(contextFor(deaf, auditor), `{ auditLog { nodes { seq } } }`);
    expect(data).toBeNull();
    expect(errors[0]?.extensions?.["code"]).toBe("GRAPH_UNAVAILABLE");
  });

  it.each([
    ["the public", "public"],
    ["a resident", "resident"],
    ["a coordinator", "coordinator"],
    ["the administrator", "administrator"],
  ] as const)("is closed to %s", async (_who, persona) => {
    const { data, errors } = await ask(persona, `{ auditLog { nodes { subjects } } }`);
    expect(errors[0]?.extensions?.["code"]).toBe("FORBIDDEN");
    expect(data).toBeNull();
  });

  it("gives the administrator and the auditor no resident", async () => {
    for (const who of ["administrator", auditor] as const) {
      expect((await ask(who, OPEN, { id: "per_sato_hanako" })).data.entity).toBeNull();
      expect((await ask(who, OPEN, { id: town.id("白石") })).data.entity).toBeNull();
    }
    expect((await ask("administrator", `{ myLog { nodes { action } } }`)).errors[0]?.extensions?.["code"]).toBe(
      "FORBIDDEN",
    );
  });

  it("is told nothing by the questions that are asked to warm up", async () => {
    const seen = await graph.read(said("MATCH (e:AuditEvent) WHERE e.action = 'rehearsal' RETURN e.seq AS seq"));
    expect(seen).toEqual([]);
  });
});
