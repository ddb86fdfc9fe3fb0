import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Value } from "../../src/graph/graph.ts";
import { NOUNS, type TieKind } from "../../src/things/model.ts";
import { schema } from "../../src/schema.ts";
import { settleIn } from "../../src/things/settle.ts";
import type { Persona } from "../../src/trust/personas.ts";
import type { Viewer } from "../../src/trust/viewer.ts";
import { said } from "../graph/connect.ts";
import { FULL, sampled } from "../sample.ts";
import { ask, settle, type Thing, type Town } from "../town.ts";
import { grown, hiddenThing, surroundings } from "./surroundings.ts";
import {
  ANSWER,
  answers,
  ASKED,
  ENTITY,
  NOW,
  operations,
  published,
  questions,
  someOf,
  THINGS,
  TIED,
  type Question,
} from "./everything.ts";

/** Takes the hidden ties and these things away again, and settles what they touched. */
async function cleared(town: Town, names: readonly string[]): Promise<void> {
  await town.graph.write(
    async (tx) => {
      const visible = THINGS.map(({ name }) => town.id(name));
      await tx.run(said("UNWIND $ids AS id MATCH (:Entity {id: id})-[t {hidden: true}]-() DELETE t", "untie"), {
        ids: visible,
      });
      await tx.run(said("UNWIND $ids AS id MATCH (n:Entity {id: id}) DETACH DELETE n", "clear"), {
        ids: names.map(town.id),
      });
      await settleIn(tx, visible);
    },
    { within: 60_000 },
  );
}

async function byQuestion(town: Town, viewer: Viewer | Persona, asked: readonly Question[]) {
  const told = await answers(town, viewer, NOW, asked);
  return new Map(asked.map((question, at) => [question, told[at]!]));
}

it("is held for every question of the schema", () => {
  const missing = Object.keys(schema.getQueryType()!.getFields()).filter((field) => !(field in ASKED));
  expect(
    missing,
    "Nobody tries whether hidden things change the answer to this. Add the field to ASKED in test/questions/everything.ts, with a query that reads all of its answer and variables that find something in the town there.",
  ).toEqual([]);
});

it("is held for every operation of the catalogue, as its file asks it", () => {
  const asked = new Set(published({ id: (name) => name }).map(([query]) => query));
  const untried = operations().filter(({ query }) => !asked.has(query));
  expect(
    untried.map(({ file }) => file),
    "Nobody tries whether hidden things change the answer to this operation: ask its root field in ASKED with the variables that it needs.",
  ).toEqual([]);
});

describe("what may not be seen", () => {
  let town: Town;
  let viewers: readonly (Viewer | Persona)[];
  let asked: readonly Question[];
  let before: readonly ReadonlyMap<Question, string>[];
  beforeAll(async () => {
    town = await settle(THINGS, TIED);
    viewers = [town.coordinator, "public"];
    // The catalogue's own words too: one in twenty of them in the ordinary run.
    asked = [...questions(town), ...sampled(published(town), 20)];
    before = [await byQuestion(town, viewers[0]!, asked), await byQuestion(town, viewers[1]!, someOf(asked))];
  }, 120_000);

  it("is there to be asked about at all: the town answers its coordinator, and less to the public", () => {
    const [coordinator = [], everybody = []] = before.map((told) => [...told.values()]);
    expect(coordinator.filter((answer) => answer.includes('"errors":[]')).length).toBe(coordinator.length);
    expect(coordinator.join()).toContain("谷本さん");
    expect(everybody.join()).not.toMatch(/谷本さん|丘本家|ほうきを編みたい/u);
    expect(everybody.join()).toContain("ほうき教室");
  });

  it("changes no byte of any answer when it is added, changed or taken away", async () => {
    const unchanged = async (what: string, some: readonly Question[]) => {
      for (const [at, viewer] of viewers.entries()) {
        // Of the public every query once is enough in the ordinary run.
        const after = await byQuestion(town, viewer, at === 0 ? some : someOf(some));
        for (const [question, answer] of after)
          expect(answer, `${what}, seen by viewer ${at}`).toBe(before[at]!.get(question));
      }
    };
    await fc.assert(
      fc.asyncProperty(surroundings, async (drawn) => {
        const { things, ties } = grown(drawn);
        const names = things.map(({ name }) => name);
        try {
          await town.add(things, ties);
          await unchanged(`after adding ${JSON.stringify(ties)}`, asked);
          for (const name of names) {
            const facts: Record<string, Value> = { description: drawn.changed, kana: drawn.changed, state: "CLOSED" };
            await town.change(name, facts);
          }
          await unchanged("after changing what is hidden", someOf(asked));
        } finally {
          await cleared(town, names);
        }
        await unchanged("after taking it away", someOf(asked));
      }),
      { seed: 20_261_123, numRuns: FULL ? 30 : 1, endOnFailure: !FULL },
    );
  }, 3_600_000);

  it("changes no meaning of a sentence, however many topics share its words", async () => {
    const hidden = Array.from({ length: 40 }, (_, at): Thing => {
      return { noun: "Topic", name: `ほうき教室の手伝い${at}`, level: 2, shownTo: null };
    });
    const drafted = async () => {
      const query = `query ($district: String!, $text: String!) { voiceDraft(district: $district, text: $text) { topic { id } topics { id } } }`;
      const variables = { district: town.id("ひなた校区"), text: "ほうきの会なら、ほうき教室を手伝えます" };
      return Promise.all(viewers.map(async (viewer) => (await ask(viewer, query, variables, NOW)).data.voiceDraft));
    };
    const meant = await drafted();
    expect(meant.every(({ topics }) => topics.length > 0)).toBe(true);
    try {
      await town.add(hidden, []);
      expect(await drafted()).toEqual(meant);
    } finally {
      await cleared(
        town,
        hidden.map(({ name }) => name),
      );
    }
  });

  it("changes no count of a city whose every school district that can be seen the viewer keeps", async () => {
    const name = "かくれ校区";
    const vision = asked.filter(([query]) => query.includes("districtVision"));
    const told = async () => answers(town, town.coordinator, NOW, vision);
    const counted = await told();
    expect(counted.join()).toMatch(/"voices":\d/u);
    try {
      await town.add(
        [{ noun: "District", name, level: "SCHOOL_DISTRICT", shownTo: null }],
        [["PART_OF", name, "こずえ市", { shownTo: null }]],
      );
      expect(await told()).toEqual(counted);
    } finally {
      await cleared(town, [name]);
    }
  });

  it("is not told from what is not there", async () => {
    const hidden: Thing = { noun: "Need", name: "かくれた困りごと", shownTo: null };
    await town.add([hidden], [["HAS_NEED", "丘本さん", hidden.name]]);
    const nowhere = "need_0000-nowhere";
    for (const viewer of viewers) {
      for (const query of [
        `query ($id: ID!) { entity(id: $id) { id } }`,
        `query ($id: ID!) { around(of: $id) { total } }`,
        `query ($id: ID!) { matchesFor(of: $id) { total } }`,
        `query ($id: ID!) { pathBetween(from: $id, to: $id) { ${ANSWER} } }`,
        `query ($id: ID!) { whoCanHelp(district: "${town.id("ひなた校区")}", topic: "${town.id("ほうき編み")}", for: $id) { ${ANSWER} } }`,
      ]) {
        const found = await ask(viewer, query, { id: town.id(hidden.name) }, NOW);
        const missing = await ask(viewer, query, { id: nowhere }, NOW);
        const text = (answer: typeof found) => JSON.stringify([answer.data, answer.errors]);
        expect(text(found).replaceAll(town.id(hidden.name), nowhere), query).toBe(text(missing));
      }
    }
    await cleared(town, [hidden.name]);
  });
});

/** Changes what is known of a tie behind the API's back, and settles its ends. */
async function changeTie(
  town: Town,
  kind: TieKind,
  from: string,
  to: string,
  facts: Record<string, Value>,
): Promise<void> {
  await town.graph.write(async (tx) => {
    await tx.run(CHANGE_TIE, { kind, from: town.id(from), to: town.id(to), facts });
    await settleIn(tx, [town.id(from), town.id(to)]);
  });
}
const CHANGE_TIE = said(
  "MATCH (:Entity {id: $from})-[t]->(:Entity {id: $to}) WHERE type(t) = $kind SET t += $facts",
  "tie-change",
);

describe("what may be seen until a moment", () => {
  // In the future of whoever runs the test: what is written is settled by their clock.
  const END = new Date("2126-11-23T12:00:00+09:00");
  const JUST_BEFORE = new Date(END.getTime() - 1000);
  /** Who goes between; everything else when there is time. */
  const inTurn = FULL ? THINGS.filter(({ noun }) => noun !== "District").map(({ name }) => name) : ["森本さん"];

  it.each(inTurn)(
    "%s is seen up to the second before, and from that second is as good as hidden",
    async (name) => {
      const town = await settle(THINGS, TIED);
      const asked = sampled(questions(town), 9);
      const at = async (now: Date) => [
        await answers(town, town.coordinator, now, asked),
        await answers(town, "public", now, asked),
      ];
      const [before, lastMoment] = [await at(JUST_BEFORE), END];
      await town.change(name, { shownUntil: END });
      expect(await at(JUST_BEFORE)).toEqual(before);
      const expired = await at(lastMoment);
      expect(expired).not.toEqual(before);
      await town.change(name, { shownUntil: null, shownTo: null });
      expect(expired).toEqual(await at(lastMoment));
    },
    60_000,
  );

  const ties = [
    ["OFFERS", "谷本さん", "ほうきを教える"],
    ["KNOWS", "丘本さん", "森本さん"],
    ["FREQUENTS", "丘本さん", "ひなた縁側"],
  ] as const;

  it.each(FULL ? ties : ties.slice(0, 1))(
    "so it is with a tie: %s from %s to %s",
    async (kind, from, to) => {
      const town = await settle(THINGS, TIED);
      const at = async (now: Date) => answers(town, town.coordinator, now, sampled(questions(town), 9));
      const before = await at(JUST_BEFORE);
      await changeTie(town, kind, from, to, { shownUntil: END });
      expect(await at(JUST_BEFORE)).toEqual(before);
      const expired = await at(END);
      expect(expired).not.toEqual(before);
      await changeTie(town, kind, from, to, { shownUntil: null, shownTo: null });
      expect(expired).toEqual(await at(END));
    },
    60_000,
  );

  it.each([
    ["HAS_NEED", "丘本さん", "ほうきがほしい"],
    ["HAS_WISH", "丘本さん", "ほうきを編みたい"],
  ] as const)(
    "whose it is expires too: %s from %s to %s",
    async (kind, from, to) => {
      const town = await settle(THINGS, TIED);
      const lists = async (now: Date) =>
        JSON.stringify([
          (await ask(town.coordinator, ENTITY, { id: town.id("ひなた校区") }, now)).data.entity,
          (await ask(town.coordinator, ENTITY, { id: town.id(from) }, now)).data.entity,
          (
            await ask(
              town.coordinator,
              `query ($of: ID!) { matchesFor(of: $of) { ${ANSWER} } }`,
              { of: town.id("ほうきを教える") },
              now,
            )
          ).data,
          (
            await ask(
              town.coordinator,
              `query ($of: ID!) { around(of: $of) { ${ANSWER} } }`,
              { of: town.id(from) },
              now,
            )
          ).data,
          (
            await ask(
              town.coordinator,
              `query ($district: String!) { uncoveredTopics(district: $district, all: true) { ${ANSWER} } }`,
              { district: town.id("ひなた校区") },
              now,
            )
          ).data,
        ]);
      await changeTie(town, kind, from, to, { shownUntil: END });
      expect((await lists(JUST_BEFORE)).split(to).length).toBeGreaterThan(5);
      expect(await lists(END)).not.toContain(to);
    },
    60_000,
  );

  it("the clock is the server's: asking for another moment opens nothing", async () => {
    const town = await settle(THINGS, TIED);
    await town.change("ほうきを教える", { shownUntil: END });
    const query = `query ($district: String!, $topic: String!, $at: DateTime) { whoCanHelp(district: $district, topic: $topic, at: $at) { candidates { nodes { subject { ... on Offer { name } } } } } }`;
    const variables = {
      district: town.id("ひなた校区"),
      topic: town.id("ほうき編み"),
      at: "2026-11-18T14:00:00+09:00",
    };
    const seen = await ask(town.coordinator, query, variables, JUST_BEFORE);
    expect(JSON.stringify(seen.data)).toContain("ほうきを教える");
    const { data } = await ask(town.coordinator, query, variables, END);
    expect(JSON.stringify(data)).not.toContain("ほうきを教える");
  });
});

/** The list above must grow with the model. */
it("hides every noun of the model in turn", () => {
  const drawn = fc.sample(hiddenThing, { seed: 1, numRuns: 300 }).map(({ noun }) => noun);
  expect(new Set(drawn)).toEqual(new Set(Object.keys(NOUNS)));
});
