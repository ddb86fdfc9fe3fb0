import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import {
  ARROWS,
  laterBy,
  MOVES,
  movesFrom,
  STATES,
  type Move,
  type State,
} from "../../src/things/introduction-moves.ts";
import { keeperOf } from "../../src/trust/viewer.ts";
import { said } from "../graph/connect.ts";
import { ask, type Town } from "../town.ts";
import {
  agreedByAll,
  codes,
  move,
  propose,
  residentOf,
  SEES,
  SPOKEN,
  townOf,
  type Introduced,
} from "./introduction-town.ts";
import { FULL } from "../sample.ts";

const PAIRS = 40;
const people = Array.from({ length: PAIRS }, (_, at) => [`錦木${at}`, `榊原${at}`]).flat();
let town: Town;
let pair = 0;
/** Two who were never introduced yet. */
const two = () => {
  pair += 1;
  return { of: town.id(`錦木${pair}`), to: town.id(`榊原${pair}`) };
};

beforeAll(async () => {
  town = await townOf(
    "にしきぎ校区",
    [...people, "仲立さん", "橋渡さん"],
    [
      { noun: "Group", name: "にしきぎの会", type: "CLUB", shownTo: "PUBLIC" },
      { noun: "Offer", name: "錦を織る", lane: "INFORMAL", type: "SKILL", cap: 3, observedAt: new Date("2025-01-01") },
      { noun: "Wish", name: "錦を習いたい", stance: "RECEIVE" },
      { noun: "Wish", name: "よその願い", stance: "RECEIVE" },
    ],
  );
  await town.add(
    [],
    [
      ["ACTIVE_IN", "にしきぎの会", "にしきぎ校区", { shownTo: "PUBLIC" }],
      ["OFFERS", "榊原0", "錦を織る", { observedAt: new Date("2025-01-01") }],
      ["HAS_WISH", "錦木0", "錦を習いたい"],
      ["HAS_WISH", "橋渡さん", "よその願い"],
      ["SERVES", "錦を織る", "にしきぎ校区"],
      ["KNOWS", "錦木0", "仲立さん", { observedAt: new Date("2025-01-01") }],
      ["KNOWS", "仲立さん", "榊原0", { observedAt: new Date("2025-01-01") }],
    ],
  );
});

async function proposed(input: object = {}): Promise<Introduced["introduction"]> {
  const { introduction, mistakes } = await propose(town.coordinator, { ...two(), ...input });
  expect(mistakes).toEqual([]);
  return introduction;
}

const DAY = 86_400_000;
/** Long ago enough for six months to have passed since. */
const START = new Date(Date.now() - 300 * DAY);
const on = (days: number) => new Date(START.getTime() + days * DAY).toISOString();

/** How to bring one to each state: the moves in order. */
const WAYS: Readonly<Record<State, readonly Move[]>> = {
  PROPOSED: [],
  ASKED: ["ASK"],
  HALFWAY: ["ASK", "AGREE"],
  ACCEPTED: ["ASK", "AGREE", "ASK", "AGREE"],
  DECLINED: ["ASK", "DECLINE"],
  MET: ["ASK", "AGREE", "ASK", "AGREE", "MEET"],
  THIRD_TIME: ["ASK", "AGREE", "ASK", "AGREE", "MEET", "THIRD_TIME"],
  ALIVE: ["ASK", "AGREE", "ASK", "AGREE", "MEET", "THIRD_TIME", "ALIVE"],
  WITHDRAWN: ["WITHDRAW"],
  CLOSED: ["ASK", "AGREE", "ASK", "AGREE", "CLOSE"],
};
const inputFor = (what: Move, at: number) => ({ at: on(at), ...(what === "AGREE" ? SPOKEN : {}) });

async function refusesTheRest(introduction: Introduced["introduction"], state: State): Promise<void> {
  expect(introduction.moves).toEqual(movesFrom(state));
  for (const what of MOVES.filter((each) => !(each in ARROWS[state]))) {
    const refused = await move(town.coordinator, introduction, what, inputFor(what, 260));
    expect(codes(refused)).toEqual(["ILLEGAL_MOVE move"]);
    expect(refused.introduction).toBeNull();
    const { message } = refused.mistakes[0]!;
    expect(message).toContain(`is ${state} (`);
    expect(message).toContain(what);
    for (const allowed of movesFrom(state)) expect(message).toContain(`${allowed} (`);
    if (movesFrom(state).length === 0) expect(message).toContain("It moves no more.");
  }
  const query = `query ($id: ID!) { entity(id: $id) { ... on Introduction { state version } } }`;
  const { data } = await ask(town.coordinator, query, { id: introduction.id });
  expect(data.entity).toEqual({ state, version: introduction.version });
}

async function broughtTo(state: State): Promise<Introduced["introduction"]> {
  let introduction = await proposed({ at: on(0) });
  for (const [at, what] of WAYS[state].entries()) {
    const moved = await move(town.coordinator, introduction, what, inputFor(what, what === "ALIVE" ? 250 : at + 1));
    expect(moved.mistakes).toEqual([]);
    introduction = moved.introduction;
  }
  expect(introduction.state).toBe(state);
  return introduction;
}

const COUNT = said(
  `MATCH (n:Entity {id: $id})
   RETURN COUNT { (n)-[:MOVED]->() } AS moves,
     COUNT { (n)-[:OF]->(:Entity)-[k:KNOWS]-(:Entity)<-[:TO]-(n) } AS known,
     COUNT { (n)-[:OF|TO]->(:Entity)-[:GAVE]->(:Consent {introduction: $id}) } AS consents`,
);

/** Together these go through every state. */
const LIVES: readonly (readonly [name: string, moves: readonly Move[]])[] = [
  ["that lives", [...WAYS.ALIVE, "CLOSE"]],
  ["that is declined", WAYS.DECLINED],
  ["that is withdrawn", WAYS.WITHDRAWN],
  ["that is closed before they met", WAYS.CLOSED],
];
const passed = new Set<State>();

describe("an introduction", () => {
  it.each(LIVES)(
    "%s allows in each state its own moves, and refuses every other with the state and what it allows",
    async (_, moves) => {
      let introduction = await proposed({ at: on(0) });
      for (const [at, what] of [...moves, null].entries()) {
        const state: State = introduction.state;
        if (!passed.has(state)) await refusesTheRest(introduction, state);
        passed.add(state);
        // Closed, declined and withdrawn are never counted as met.
        const met = moves.slice(0, at).includes("MEET");
        const open = movesFrom(state).length > 0;
        const outcome = !met
          ? open
            ? "PENDING"
            : "NEVER_MET"
          : open
            ? state === "ALIVE"
              ? "LASTING"
              : "MET"
            : "ENDED";
        expect([state, introduction.outcome, introduction.metAt !== null]).toEqual([state, outcome, met]);
        if (what === null) break;
        // From the seventh month on, so that half a year has gone by since they met.
        const moved = await move(town.coordinator, introduction, what, inputFor(what, at < 6 ? at + 1 : 240 + at));
        expect(moved.mistakes).toEqual([]);
        introduction = moved.introduction;
      }
    },
    60_000,
  );

  it("was tried in every state", () => expect(passed).toEqual(new Set(STATES)));

  it("asks each in turn: whom it is for, those between, to whom; nobody before the one in front agreed", async () => {
    const first = await proposed({ through: [town.id("仲立さん"), town.id("にしきぎの会")], note: "ないしょの備考" });
    const order = first.parties.map(({ party }: { party: { id: string } }) => party.id);
    expect(first.parties.map(({ as }: { as: string }) => as)).toEqual(["OF", "THROUGH", "THROUGH", "TO"]);
    let at = { id: first.id, version: 1 };
    for (const [turn, who] of order.entries()) {
      const asked = await move(town.coordinator, at, "ASK");
      expect(asked.introduction).toMatchObject({ state: "ASKED", version: at.version + 1 });
      expect(asked.introduction.history.at(-1)).toMatchObject({ move: "ASK", who });
      const another = order.find((each: string) => each !== who);
      expect(codes(await move(town.coordinator, asked.introduction, "AGREE", { ...SPOKEN, who: another }))).toContain(
        "NOT_FOUND input.who",
      );
      const agreed = await move(town.coordinator, asked.introduction, "AGREE", SPOKEN);
      expect(agreed.introduction.state).toBe(turn === order.length - 1 ? "ACCEPTED" : "HALFWAY");
      at = agreed.introduction;
    }
    const { data } = await ask(
      town.coordinator,
      `query ($id: ID!) { entity(id: $id) { ... on Introduction { ${SEES} } } }`,
      at,
    );
    expect(data.entity.history.map((each: { move: string }) => each.move)).toEqual([
      "PROPOSE",
      ...order.flatMap(() => ["ASK", "AGREE"]),
    ]);
    expect(data.entity.history.map((each: { version: number }) => each.version)).toEqual(
      Array.from({ length: 9 }, (_, n) => n + 1),
    );
    expect(data.entity.history[0].note).toBe("ないしょの備考");
    expect(new Set(data.entity.history.map((each: { recordedBy: string }) => each.recordedBy))).toEqual(
      new Set([town.coordinator.id]),
    );
  });

  it("needs to be told how a person agreed, and keeps it as their consent to be named", async () => {
    const asked = (await move(town.coordinator, await proposed(), "ASK")).introduction;
    expect(codes(await move(town.coordinator, asked, "AGREE"))).toEqual(["REQUIRED input.given"]);
    expect(codes(await move(town.coordinator, asked, "AGREE", { given: "SPOKEN" }))).toEqual(["REQUIRED input.said"]);
    expect(codes(await move(town.coordinator, asked, "AGREE", { given: "SCREEN" }))).toEqual(["INVALID input.given"]);
    const agreed = await move(town.coordinator, asked, "AGREE", { given: "PAPER", proxy: "長女" });
    expect(agreed.mistakes).toEqual([]);
    const of = asked.parties[0].party.id;
    const consents = `query ($id: ID!) { entity(id: $id) { ... on Person { consents { id purpose to given proxy holds party { id } covers { id } } } } }`;
    const held = async () => (await ask(town.coordinator, consents, { id: of })).data.entity.consents;
    expect(await held()).toMatchObject([
      {
        purpose: "INTRODUCTION",
        to: "NAMED",
        given: "PAPER",
        proxy: "長女",
        holds: false,
        party: { id: asked.parties[1].party.id },
        covers: [{ id: of }],
      },
    ]);
    const last = await move(
      town.coordinator,
      (await move(town.coordinator, agreed.introduction, "ASK")).introduction,
      "AGREE",
      SPOKEN,
    );
    expect(last.introduction.state).toBe("ACCEPTED");
    expect(await held()).toMatchObject([{ holds: true }]);
    await move(town.coordinator, last.introduction, "CLOSE");
    expect(await held()).toMatchObject([{ holds: false }]);
  });

  it("is not recorded as met once one of the two took the consent back, and is again when it is given anew", async () => {
    const { of, to } = two();
    const { introduction } = await propose(town.coordinator, { of, to });
    const accepted = await agreedByAll(town.coordinator, introduction.id);
    const consents = `query ($id: ID!) { entity(id: $id) { ... on Person { consents { id version } } } }`;
    const [consent] = (await ask(town.coordinator, consents, { id: to })).data.entity.consents;
    const withdraw = `mutation ($id: ID!, $version: Int!) { consentWithdraw(id: $id, version: $version, how: "電話で", idempotencyKey: "${randomUUID()}") { userErrors { code } } }`;
    expect((await ask(town.coordinator, withdraw, consent)).data.consentWithdraw.userErrors).toEqual([]);
    expect(codes(await move(town.coordinator, accepted.introduction, "MEET"))).toEqual(["NO_CONSENT move"]);
    const input = { person: to, covers: [to], purpose: "INTRODUCTION", to: "NAMED", party: of, given: "PAPER" };
    const grant = `mutation ($input: ConsentInput!) { consentGrant(input: $input, idempotencyKey: "${randomUUID()}") { userErrors { code } } }`;
    expect((await ask(town.coordinator, grant, { input })).data.consentGrant.userErrors).toEqual([]);
    expect((await move(town.coordinator, accepted.introduction, "MEET")).introduction.outcome).toBe("MET");
  });

  it("keeps its days in order: none before the one in front, none in the future, ALIVE six months after they met", async () => {
    const introduction = await broughtTo("THIRD_TIME");
    expect(codes(await move(town.coordinator, introduction, "ALIVE", { at: on(3) }))).toContain("INVALID input.at");
    expect(codes(await move(town.coordinator, introduction, "ALIVE", { at: "2999-01-01T00:00:00Z" }))).toEqual([
      "INVALID input.at",
    ]);
    const sixMonths = laterBy(6, new Date(introduction.metAt));
    const tooEarly = await move(town.coordinator, introduction, "ALIVE", {
      at: new Date(sixMonths.getTime() - 1000).toISOString(),
    });
    expect(codes(tooEarly)).toEqual(["INVALID input.at"]);
    expect(tooEarly.mistakes[0]!.message).toContain("six months");
    const alive = await move(town.coordinator, introduction, "ALIVE", { at: sixMonths.toISOString() });
    expect(alive.introduction).toMatchObject({ state: "ALIVE", outcome: "LASTING", due: null });
  });

  it("sent again under its key gives the first result and moves nothing; a stale version is refused", async () => {
    const introduction = await proposed();
    const key = randomUUID();
    const first = await move(town.coordinator, introduction, "ASK", {}, { key });
    expect(await move(town.coordinator, introduction, "ASK", {}, { key })).toEqual(first);
    expect(codes(await move(town.coordinator, introduction, "WITHDRAW", {}, { key }))).toEqual([
      "KEY_REUSED idempotencyKey",
    ]);
    expect(codes(await move(town.coordinator, introduction, "WITHDRAW"))).toEqual(["STALE version"]);
    const [counted] = await town.graph.read<{ moves: number }>(COUNT, { id: introduction.id });
    expect(counted!.moves).toBe(2);
  });

  it("is not proposed of what is not there, twice of the same two, of one with themself, or about what is somebody else's", async () => {
    const { of, to } = two();
    const wrong: [object, string][] = [
      [{ of: "per_nobody", to }, "NOT_FOUND input.of"],
      [{ of, to: town.id("錦を織る") }, "INVALID input.to"],
      [{ of, to: of }, "INVALID input.through"],
      [{ of, to, through: ["per_nobody"] }, "NOT_FOUND input.through"],
      [{ of, to, concerns: [town.id("よその願い")] }, "NOT_FOUND input.concerns"],
      [{ of, to, at: "2999-01-01T00:00:00Z" }, "INVALID input.at"],
    ];
    for (const [input, code] of wrong) expect(codes(await propose(town.coordinator, input))).toEqual([code]);
    const { introduction } = await propose(town.coordinator, { of, to });
    expect(codes(await propose(town.coordinator, { of, to }))).toEqual(["INVALID input.to"]);
    await move(town.coordinator, introduction, "WITHDRAW");
    expect(codes(await propose(town.coordinator, { of, to }))).toEqual([]);
  });

  it("is moved by the office only, but for the answer of whoever is asked, on screen", async () => {
    const { of, to } = two();
    const { introduction } = await propose(town.coordinator, { of, to });
    const elsewhere = keeperOf("per_elsewhere", ["dst_elsewhere"]);
    expect(codes(await move(elsewhere, introduction, "ASK"))).toEqual(["NOT_FOUND id"]);
    const pairName = `錦木${pair}`;
    const herself = residentOf(town, pairName);
    expect(codes(await move(herself, introduction, "ASK"))).toEqual(["NOT_FOUND id"]);
    const asked = (await move(town.coordinator, introduction, "ASK")).introduction;
    expect(codes(await move(herself, asked, "WITHDRAW"))).toEqual(["NOT_ALLOWED -"]);
    expect(codes(await move(herself, asked, "AGREE", SPOKEN))).toEqual(["INVALID input.given"]);
    const agreed = await move(herself, asked, "AGREE", { given: "SCREEN" });
    expect(agreed.introduction.state).toBe("HALFWAY");
    const himself = residentOf(town, `榊原${pair}`);
    expect(codes(await move(himself, agreed.introduction, "AGREE", { given: "SCREEN" }))).toEqual(["NOT_FOUND id"]);
    const { errors } = await ask(
      "public",
      `mutation { introductionMove(id: "${asked.id}", version: 1, move: ASK, idempotencyKey: "x") { userErrors { code } } }`,
    );
    expect(errors.map(({ extensions }) => extensions?.["code"])).toEqual(["FORBIDDEN"]);
  });
});

describe("what comes of an introduction", () => {
  const OFFER = `query ($id: ID!) { entity(id: $id) { ... on Offer { load observedAt helps { nodes { id } } } } }`;
  const KNOWN = said(
    "MATCH (a:Entity {id: $a})-[t:KNOWS]-(b:Entity {id: $b}) WHERE t.until IS NULL RETURN count(t) AS ties, max(t.observedAt) AS seen, collect(t.introduction) AS by",
  );

  it("is written into the graph when they met: acquaintance, help, and that what led there is true today; the load counts it once", async () => {
    const [of, to, through] = [town.id("錦木0"), town.id("榊原0"), town.id("仲立さん")];
    const [offer, wish] = [town.id("錦を織る"), town.id("錦を習いたい")];
    const load = async () => (await ask(town.coordinator, OFFER, { id: offer })).data.entity.load;
    const { introduction } = await propose(town.coordinator, {
      of,
      to,
      through: [through],
      concerns: [offer, wish],
      at: on(0),
    });
    expect(introduction.concerns.map((each: { id: string }) => each.id)).toEqual([offer, wish].toSorted());
    expect(await load()).toBe(0);
    let at = introduction;
    for (const [day, what] of (["ASK", "AGREE", "ASK", "AGREE", "ASK"] as const).entries())
      at = (await move(town.coordinator, at, what, inputFor(what, day + 1))).introduction;
    expect(await load()).toBe(0);
    at = (await move(town.coordinator, at, "AGREE", inputFor("AGREE", 6))).introduction;
    expect([at.state, await load()]).toEqual(["ACCEPTED", 1]);

    const met = on(20);
    at = (await move(town.coordinator, at, "MEET", { at: met })).introduction;
    expect(at.outcome).toBe("MET");
    const { data } = await ask(town.coordinator, OFFER, { id: offer });
    expect(data.entity).toEqual({ load: 1, observedAt: met, helps: { nodes: [{ id: wish }] } });
    const [known] = await town.graph.read<{ ties: number; seen: Date; by: string[] }>(KNOWN, { a: of, b: to });
    expect({ ...known, seen: known!.seen.toISOString() }).toEqual({ ties: 1, seen: met, by: [at.id] });
    for (const [a, b] of [
      [of, through],
      [through, to],
    ] as const) {
      const [way] = await town.graph.read<{ ties: number; seen: Date }>(KNOWN, { a, b });
      expect([way!.ties, way!.seen.toISOString()]).toEqual([1, met]);
    }

    at = (await move(town.coordinator, at, "THIRD_TIME", { at: on(60) })).introduction;
    expect(await load()).toBe(1);
    expect((await town.graph.read<{ ties: number }>(KNOWN, { a: of, b: to }))[0]!.ties).toBe(1);
    await move(town.coordinator, at, "CLOSE", { at: on(90) });
    expect((await ask(town.coordinator, OFFER, { id: offer })).data.entity).toMatchObject({
      load: 0,
      helps: { nodes: [] },
    });
    expect((await town.graph.read<{ ties: number }>(KNOWN, { a: of, b: to }))[0]!.ties).toBe(1);
  });

  it("makes a member after the third time, and not before; and nothing at all where it was declined", async () => {
    const { of } = two();
    const members = async () =>
      (
        await ask(
          town.coordinator,
          `query ($id: ID!) { entity(id: $id) { ... on Person { groups { nodes { id } } } } }`,
          { id: of },
        )
      ).data.entity.groups.nodes;
    const group = town.id("にしきぎの会");
    const { introduction } = await propose(town.coordinator, { of, to: group });
    const accepted = await agreedByAll(town.coordinator, introduction.id);
    const met = await move(town.coordinator, accepted.introduction, "MEET");
    expect([met.mistakes, await members()]).toEqual([[], []]);
    await move(town.coordinator, met.introduction, "THIRD_TIME");
    expect(await members()).toEqual([{ id: group }]);

    const declined = await broughtTo("DECLINED");
    expect((await town.graph.read<{ known: number }>(COUNT, { id: declined.id }))[0]!.known).toBe(0);
  });
});

/** Two suffice to be taken in different orders. */
const MANY = FULL ? 12 : 2;

describe("sixteen at once, moving the same introductions", () => {
  it("lose nothing and double nothing", async () => {
    const pairs = Array.from({ length: MANY }, () => two());
    const started = await Promise.all(pairs.map(async (each) => (await propose(town.coordinator, each)).introduction));
    const chain: Move[] = ["ASK", "AGREE", "ASK", "AGREE", "MEET", "THIRD_TIME"];
    const done: string[] = [];
    const refused: string[] = [];
    const client = async (number: number) => {
      const who = { ...town.coordinator, id: `${town.coordinator.id}-${number}` };
      // Each goes through all of them from a place of its own, and tries every move until it is done.
      for (const { id } of [...started.slice(number % MANY), ...started.slice(0, number % MANY)]) {
        for (let version = 1; version <= chain.length;) {
          const what = chain[version - 1]!;
          const key = randomUUID();
          const moved = await move(who, { id, version }, what, what === "AGREE" ? SPOKEN : {}, { key });
          if (moved.introduction) done.push(`${id} ${version}`);
          else refused.push(...codes(moved));
          expect(moved.errors).toEqual([]);
          // Sent once more, it is the same again.
          if (moved.introduction)
            expect((await move(who, { id, version }, what, what === "AGREE" ? SPOKEN : {}, { key })).mistakes).toEqual(
              [],
            );
          version += 1;
        }
      }
    };
    await Promise.all(Array.from({ length: 16 }, async (_, number) => client(number)));
    // Each version of each was moved away from exactly once, and everybody else was told that they came late.
    expect(done.toSorted()).toEqual(started.flatMap(({ id }) => chain.map((_, at) => `${id} ${at + 1}`)).toSorted());
    expect(new Set(refused)).toEqual(new Set(["STALE version"]));
    expect(refused).toHaveLength(16 * MANY * chain.length - done.length);
    for (const { id } of started) {
      const [counted] = await town.graph.read(COUNT, { id });
      expect(counted).toEqual({ moves: 1 + chain.length, known: 1, consents: 2 });
    }
  }, 120_000);
});
