import "reflect-metadata";
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { WishStateName } from "../../src/things/wish-arrows.ts";
import { viewerWith, type Viewer } from "../../src/trust/viewer.ts";
import type { Persona } from "../../src/trust/personas.ts";
import { sampled } from "../sample.ts";
import { ask, settle, type Town } from "../town.ts";
import { correct, register, told, type Written } from "./forms.ts";

/** A wish through its life: voiced, shown to whom the wisher chose, its steps, who cheers it on, gathered with others, and what came of it. */

/** Said once more, apart from the code. */
const ARROWS: Readonly<Record<WishStateName, readonly WishStateName[]>> = {
  OPEN: ["GROWING", "LAID_DOWN"],
  GROWING: ["FULFILLED", "LAID_DOWN", "OPEN"],
  FULFILLED: ["GROWING"],
  LAID_DOWN: ["OPEN"],
  CLOSED: ["OPEN"],
};

const MISTAKES = "userErrors { code field message(language: EN) }";
const WISH = "thing: wish { id version state outcome blockedBy shownTo shownByChoice voicing proxy recordedBy }";
const FIELDS: Readonly<Record<string, readonly [names: Record<string, string>, back: string]>> = {
  wishMove: [{ id: "ID!", version: "Int!", input: "WishMoveInput!" }, WISH],
  wishShow: [{ id: "ID!", version: "Int!", shownTo: "ShownTo!" }, WISH],
  wishAddStep: [
    { wish: "ID!", input: "WishStepInput!" },
    "thing: wishStep { id name version state wish { id state version } }",
  ],
  wishStepDone: [
    { id: "ID!", version: "Int!", at: "DateTime" },
    "thing: wishStep { id version state at wish { state } }",
  ],
  wishStepCorrect: [
    { id: "ID!", version: "Int!", input: "WishStepInput!" },
    "thing: wishStep { id name version state wish { state } }",
  ],
  wishSupport: [
    { wish: "ID!", party: "ID!", input: "SupportInput!" },
    "thing: tie { id kind role version from { id } to { id } }",
  ],
  wishesGather: [
    { wishes: "[ID!]!", input: "GroupInput!" },
    "thing: group { id name activeIn { nodes { id } } gathers { nodes { id name source party { id } } } }",
  ],
};

async function write(
  who: Viewer | Persona,
  field: string,
  variables: Record<string, unknown>,
  key: string = randomUUID(),
): Promise<Written> {
  const [names, back] = FIELDS[field]!;
  const declared = [...Object.entries(names).map(([name, type]) => `$${name}: ${type}`), "$key: String!"];
  const given = [...Object.keys(names).map((name) => `${name}: $${name}`), "idempotencyKey: $key"];
  const query = `mutation (${declared.join(", ")}) { written: ${field}(${given.join(", ")}) { ${back} ${MISTAKES} } }`;
  const { data, errors } = await ask(who, query, { ...variables, key });
  return { thing: data?.written?.thing ?? null, mistakes: data?.written?.userErrors ?? [], errors };
}

let town: Town;
let wisher: Viewer;
beforeAll(async () => {
  town = await settle(
    [
      { noun: "District", name: "藍染校区", level: "SCHOOL_DISTRICT" },
      { noun: "District", name: "紅花校区", level: "SCHOOL_DISTRICT" },
      { noun: "Topic", name: "藍を建てる", level: 2 },
      { noun: "Person", name: "藍原" },
      { noun: "Person", name: "紺野" },
      { noun: "Person", name: "紅林" },
      { noun: "Group", name: "藍の会", type: "CLUB", shownTo: "PUBLIC" },
      { noun: "Place", name: "藍の蔵", type: "HALL", shownTo: "PUBLIC" },
    ],
    [
      ["LIVES_IN", "藍原", "藍染校区"],
      ["LIVES_IN", "紺野", "藍染校区"],
      ["LIVES_IN", "紅林", "紅花校区"],
      ["ACTIVE_IN", "藍の会", "藍染校区", { shownTo: "PUBLIC" }],
      ["LOCATED_IN", "藍の蔵", "藍染校区", { shownTo: "PUBLIC" }],
    ],
  );
  wisher = viewerWith(`wisher ${town.id("藍原")}`, [{ role: "resident" }], town.id("藍原"));
});

async function voiced(party: string, facts: object = {}, who: Viewer = town.coordinator): Promise<Written> {
  return register(who, "Wish", {
    name: `藍染めをしてみたい ${randomUUID().slice(0, 6)}`,
    stance: "TOGETHER",
    party: town.id(party),
    topics: [town.id("藍を建てる")],
    ...facts,
  });
}

async function seen(who: Viewer | Persona, id: string): Promise<Record<string, unknown> | null> {
  const { data } = await ask(
    who,
    `query ($id: ID!) { entity(id: $id) { id ... on Wish { state version outcome voicing proxy recordedBy blockedBy shownByChoice supporterCount
      supporters { nodes { id } } steps { nodes { name state } } gatheredIn { nodes { id } } source party { id } name } } }`,
    { id },
  );
  return data.entity;
}

/** A wish brought into this state along the arrows. */
async function inState(state: WishStateName): Promise<{ id: string; version: number }> {
  const made = await voiced("藍原", state === "CLOSED" ? { state: "CLOSED" } : {});
  let at: { id: string; version: number } = made.thing;
  const ways: Partial<Record<WishStateName, WishStateName[]>> = {
    GROWING: ["GROWING"],
    FULFILLED: ["GROWING", "FULFILLED"],
    LAID_DOWN: ["LAID_DOWN"],
  };
  for (const to of ways[state] ?? []) {
    const moved = await write(town.coordinator, "wishMove", { ...at, input: { to, outcome: "布が一枚染まった" } });
    expect(moved.mistakes).toEqual([]);
    at = moved.thing;
  }
  return { id: at.id, version: at.version };
}

describe("how a wish was voiced", () => {
  it("is told with who wrote it down, to staff and to nobody else", async () => {
    const { thing } = await voiced("藍原", { voicing: "PROXY", proxy: "長男" });
    expect(await seen(town.coordinator, thing.id)).toMatchObject({
      voicing: "PROXY",
      proxy: "長男",
      recordedBy: town.coordinator.id,
    });
    expect(await seen(wisher, thing.id)).toMatchObject({ voicing: "PROXY", recordedBy: null });
  });

  it("in somebody's place needs to say in whose mouth it was", async () => {
    expect(told(await voiced("藍原", { voicing: "PROXY" }))).toEqual(["REQUIRED input.proxy"]);
    const { thing } = await voiced("藍原", { voicing: "PAPER" });
    expect(told(await correct(town.coordinator, "Wish", thing.id, 1, { voicing: "PROXY" }))).toEqual([
      "REQUIRED input.proxy",
    ]);
  });
});

describe("a wish that moves", () => {
  const states = Object.keys(ARROWS) as WishStateName[];
  it.each(sampled(states, 3))("from %s goes only along the arrows, and says where it can go", async (from) => {
    for (const to of states.filter((state) => state !== "CLOSED" || from === "OPEN")) {
      const at = await inState(from);
      const moved = await write(town.coordinator, "wishMove", { ...at, input: { to, outcome: "布が一枚染まった" } });
      if (ARROWS[from].includes(to)) {
        expect(moved.mistakes, `${from} → ${to}`).toEqual([]);
        expect(moved.thing).toMatchObject({ state: to, version: at.version + 1 });
      } else {
        expect(told(moved), `${from} → ${to}`).toEqual(["INVALID input.to"]);
        expect(moved.mistakes[0]!.message).toContain(ARROWS[from][0]);
        expect(await seen(town.coordinator, at.id)).toMatchObject({ state: from, version: at.version });
        if (from !== to)
          expect(
            told(await correct(town.coordinator, "Wish", at.id, at.version, { state: to })),
            "by a correction",
          ).toContain("INVALID input.state");
      }
    }
  });

  it("is fulfilled only with a word on what came of it, and waits for nothing then", async () => {
    expect(told(await voiced("藍原", { state: "FULFILLED" }))).toEqual(["REQUIRED input.state"]);
    const fulfilled = await inState("FULFILLED");
    expect(told(await correct(town.coordinator, "Wish", fulfilled.id, fulfilled.version, { state: null }))).toEqual([
      "INVALID input.state",
    ]);
    const { id, version } = await inState("GROWING");
    await correct(town.coordinator, "Wish", id, version, { blockedBy: "鍋がない", waitsFor: [town.id("藍の蔵")] });
    const move = { id, version: version + 1 };
    expect(told(await write(town.coordinator, "wishMove", { ...move, input: { to: "FULFILLED" } }))).toEqual([
      "REQUIRED input.outcome",
    ]);
    expect(told(await correct(town.coordinator, "Wish", id, version + 1, { state: "FULFILLED" }))).toEqual([
      "REQUIRED input.state",
    ]);
    const done = await write(town.coordinator, "wishMove", {
      ...move,
      input: { to: "FULFILLED", outcome: "九枚染めた" },
    });
    expect(done.thing).toMatchObject({ state: "FULFILLED", outcome: "九枚染めた", blockedBy: null });
  });

  it("is moved once by many at the same moment, and by nobody who does not keep it", async () => {
    const { id, version } = await inState("OPEN");
    const many = await Promise.all(
      Array.from({ length: 8 }, async () =>
        write(town.coordinator, "wishMove", { id, version, input: { to: "GROWING" } }),
      ),
    );
    expect(many.filter(({ mistakes }) => mistakes.length === 0)).toHaveLength(1);
    expect(many.flatMap(told).filter((each) => each !== "STALE version")).toEqual([]);
    const before = await seen(town.coordinator, id);
    expect(before).toMatchObject({ state: "GROWING", version: version + 1 });
    for (const persona of ["public", "resident", "administrator"] as const) {
      const { errors } = await write(persona, "wishMove", { id, version: version + 1, input: { to: "LAID_DOWN" } });
      expect(errors.map(({ extensions }) => extensions?.["code"])).toEqual(["FORBIDDEN"]);
    }
    expect(await seen(town.coordinator, id)).toEqual(before);
  });
});

describe("who may see a wish", () => {
  it("the wisher chooses, and then nobody else changes that", async () => {
    const { thing } = await voiced("藍原");
    const chosen = await write(wisher, "wishShow", { id: thing.id, version: 1, shownTo: "COMMISSIONER" });
    expect(chosen).toMatchObject({ mistakes: [], thing: { shownTo: "COMMISSIONER", shownByChoice: true, version: 2 } });
    const commissioner = viewerWith("その民生委員", [{ role: "commissioner", districts: [town.id("藍染校区")] }]);
    expect(await seen(commissioner, thing.id)).not.toBeNull();
    expect(told(await write(town.coordinator, "wishShow", { id: thing.id, version: 2, shownTo: "DISTRICT" }))).toEqual([
      "NOT_ALLOWED shownTo",
    ]);
    expect(told(await correct(town.coordinator, "Wish", thing.id, 2, { shownTo: "DISTRICT" }))).toEqual([
      "NOT_ALLOWED input.shownTo",
    ]);
    expect(told(await correct(town.coordinator, "Wish", thing.id, 2, { description: "糸も染めたい" }))).toEqual([]);
    const alone = await write(wisher, "wishShow", { id: thing.id, version: 3, shownTo: "SELF" });
    expect(alone.mistakes).toEqual([]);
    expect(await seen(town.coordinator, thing.id)).toBeNull();
    expect(await seen(commissioner, thing.id)).toBeNull();
    expect(await seen(wisher, thing.id)).not.toBeNull();
  });

  it("nobody hides one from everybody: a group's own is no person's", async () => {
    const { thing } = await voiced("藍の会");
    const at = { id: thing.id, version: 1 };
    expect(told(await write(town.coordinator, "wishShow", { ...at, shownTo: "SELF" }))).toEqual(["INVALID shownTo"]);
    expect(told(await write(town.coordinator, "wishShow", { ...at, shownTo: "COMMISSIONER" }))).toEqual([]);
  });

  it("a coordinator of the district may choose as long as the wisher has not, and no neighbour ever", async () => {
    const { thing } = await voiced("藍原");
    const neighbour = viewerWith("紺野その人", [{ role: "resident" }], town.id("紺野"));
    expect(told(await write(neighbour, "wishShow", { id: thing.id, version: 1, shownTo: "PUBLIC" }))).toEqual([
      "NOT_FOUND id",
    ]);
    const by = await write(town.coordinator, "wishShow", { id: thing.id, version: 1, shownTo: "COMMISSIONER" });
    expect(by.thing).toMatchObject({ shownTo: "COMMISSIONER", shownByChoice: false });
    const { errors } = await write("public", "wishShow", { id: thing.id, version: 2, shownTo: "PUBLIC" });
    expect(errors.map(({ extensions }) => extensions?.["code"])).toEqual(["FORBIDDEN"]);
  });
});

describe("the steps of a wish", () => {
  it("make it take shape when one is done, and are kept in order of their names", async () => {
    const { thing } = await voiced("藍原");
    const key = randomUUID();
    const planned = await write(
      town.coordinator,
      "wishAddStep",
      { wish: thing.id, input: { name: "甕を借りる" } },
      key,
    );
    expect(planned).toMatchObject({ mistakes: [], thing: { version: 1, state: "PLANNED", wish: { state: "OPEN" } } });
    expect(
      await write(town.coordinator, "wishAddStep", { wish: thing.id, input: { name: "甕を借りる" } }, key),
    ).toEqual(planned);
    const done = await write(town.coordinator, "wishStepDone", {
      id: planned.thing.id,
      version: 1,
      at: "2026-10-01T00:00:00Z",
    });
    expect(done).toMatchObject({ mistakes: [], thing: { version: 2, state: "DONE", wish: { state: "GROWING" } } });
    expect(told(await write(town.coordinator, "wishStepDone", { id: planned.thing.id, version: 1 }))).toEqual([
      "STALE version",
    ]);
    expect(await seen(wisher, thing.id)).toMatchObject({
      state: "GROWING",
      steps: { nodes: [{ name: "甕を借りる", state: "DONE" }] },
    });
  });

  it("are added to no wish of which nothing can come, nor without a name, nor by a stranger", async () => {
    const over = await inState("LAID_DOWN");
    expect(told(await write(town.coordinator, "wishAddStep", { wish: over.id, input: { name: "遅い" } }))).toEqual([
      "INVALID wish",
    ]);
    const { thing } = await voiced("藍原");
    expect(told(await write(town.coordinator, "wishAddStep", { wish: thing.id, input: {} }))).toEqual([
      "REQUIRED input.name",
    ]);
    expect(told(await write(town.coordinator, "wishAddStep", { wish: "wish_none", input: { name: "なし" } }))).toEqual([
      "NOT_FOUND wish",
    ]);
    const { errors } = await write(wisher, "wishAddStep", { wish: thing.id, input: { name: "自分で" } });
    expect(errors.map(({ extensions }) => extensions?.["code"])).toEqual(["FORBIDDEN"]);
  });

  it("are seen by nobody who does not see the wish, and with it again when it is shown", async () => {
    const { thing } = await voiced("藍原");
    const step = await write(town.coordinator, "wishAddStep", { wish: thing.id, input: { name: "白い布を買う" } });
    const commissioner = viewerWith("民生委員その二", [{ role: "commissioner", districts: [town.id("藍染校区")] }]);
    const name = async (who: Viewer) =>
      (await ask(who, `query ($id: ID!) { entity(id: $id) { name } }`, { id: step.thing.id })).data.entity?.name ??
      null;
    expect([await name(town.coordinator), await name(wisher), await name(commissioner)]).toEqual([
      "白い布を買う",
      "白い布を買う",
      null,
    ]);
    await write(wisher, "wishShow", { id: thing.id, version: 1, shownTo: "COMMISSIONER" });
    expect(await name(commissioner)).toBe("白い布を買う");
    await write(wisher, "wishShow", { id: thing.id, version: 2, shownTo: "SELF" });
    expect([await name(town.coordinator), await name(wisher), await name(commissioner)]).toEqual([
      null,
      "白い布を買う",
      null,
    ]);
  });

  it("lose nothing when eight are added at the same moment", async () => {
    const { thing } = await voiced("藍原");
    const many = await Promise.all(
      Array.from({ length: 8 }, async (_, at) =>
        write(town.coordinator, "wishAddStep", { wish: thing.id, input: { name: `一歩 ${at}`, state: "DONE" } }),
      ),
    );
    expect(many.flatMap(told)).toEqual([]);
    const after = await seen(town.coordinator, thing.id);
    expect(after).toMatchObject({ state: "GROWING", version: 2 });
    expect((after!["steps"] as { nodes: unknown[] }).nodes).toHaveLength(8);
  });
});

describe("who cheers a wish on", () => {
  it("is counted once each, and exactly as far as one may see them", async () => {
    const { thing } = await voiced("藍原");
    for (const party of ["紺野", "藍の会"]) {
      const made = await write(town.coordinator, "wishSupport", {
        wish: thing.id,
        party: town.id(party),
        input: { how: "布を持ってくる" },
      });
      expect(made).toMatchObject({
        mistakes: [],
        thing: { kind: "SUPPORTS", role: "布を持ってくる", from: { id: town.id(party) } },
      });
    }
    const again = await write(town.coordinator, "wishSupport", { wish: thing.id, party: town.id("紺野"), input: {} });
    expect(told(again)).toEqual(["INVALID party"]);
    expect(await seen(town.coordinator, thing.id)).toMatchObject({
      supporterCount: 2,
      supporters: { nodes: [{}, {}] },
    });
    // The wisher sees the group, which is public, and not the neighbour, who agreed to nothing.
    expect(await seen(wisher, thing.id)).toMatchObject({
      supporterCount: 1,
      supporters: { nodes: [{ id: town.id("藍の会") }] },
    });
  });

  it("is somebody else, and of a wish that is alive", async () => {
    const { thing } = await voiced("藍原");
    const own = await write(town.coordinator, "wishSupport", { wish: thing.id, party: town.id("藍原"), input: {} });
    expect(told(own)).toEqual(["INVALID party"]);
    const over = await inState("FULFILLED");
    expect(
      told(await write(town.coordinator, "wishSupport", { wish: over.id, party: town.id("紺野"), input: {} })),
    ).toEqual(["INVALID wish"]);
    expect(
      told(await write(town.coordinator, "wishSupport", { wish: "wish_none", party: town.id("紺野"), input: {} })),
    ).toEqual(["NOT_FOUND wish"]);
    const cheer = async (party: string) =>
      told(await write(town.coordinator, "wishSupport", { wish: thing.id, party, input: {} }));
    expect(await cheer("per_nobody")).toEqual(["NOT_FOUND party"]);
    expect(await cheer(town.id("藍を建てる"))).toEqual(["INVALID party"]);
    await cheer(town.id("紺野"));
    expect(await cheer(town.id("紺野"))).toEqual(["INVALID party"]);
  });
});

describe("wishes that are gathered", () => {
  it("become a group where they lie, and none of them loses its wisher, its words or its source", async () => {
    const made = [
      await voiced("藍原", { source: "立ち話" }),
      await voiced("紺野", { source: "アンケート" }),
      await voiced("紅林", { source: "会議" }),
    ];
    const ids = made.map(({ thing }) => thing.id as string);
    const before = await Promise.all(ids.map(async (id) => seen(town.coordinator, id)));
    const key = randomUUID();
    const input = { name: "藍のはじまり", type: "CLUB" };
    const group = await write(town.coordinator, "wishesGather", { wishes: ids, input }, key);
    expect(group.mistakes).toEqual([]);
    expect(group.thing.activeIn.nodes.map(({ id }: { id: string }) => id).toSorted()).toEqual(
      [town.id("藍染校区"), town.id("紅花校区")].toSorted(),
    );
    expect(group.thing.gathers.nodes.map(({ id }: { id: string }) => id).toSorted()).toEqual([...ids].toSorted());
    for (const [at, id] of ids.entries()) {
      expect(await seen(town.coordinator, id)).toEqual({
        ...before[at],
        gatheredIn: { nodes: [{ id: group.thing.id }] },
      });
    }
    expect(await write(town.coordinator, "wishesGather", { wishes: ids, input }, key)).toEqual(group);
    expect((await seen(wisher, ids[0]!))?.["source"]).toBe("立ち話");
  });

  it("are two at the least, alive, and to be seen", async () => {
    const { thing } = await voiced("藍原");
    const over = await inState("LAID_DOWN");
    const input = { name: "ならない会", type: "CLUB" };
    const refused = async (wishes: string[]) => told(await write(town.coordinator, "wishesGather", { wishes, input }));
    expect(await refused([thing.id, thing.id])).toEqual(["INVALID wishes"]);
    expect(await refused([thing.id, over.id])).toEqual(["INVALID wishes"]);
    expect(await refused([thing.id, "wish_none"])).toEqual(["NOT_FOUND wishes"]);
  });
});
