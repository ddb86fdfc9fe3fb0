import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Value } from "../../src/graph/graph.ts";
import { schoolDistrictsOf } from "../../src/live/news.ts";
import { schema } from "../../src/schema.ts";
import { NOUNS, TIES, type Noun, type TieKind } from "../../src/things/model.ts";
import { ask } from "../town.ts";
import {
  BASES,
  CANARY,
  FAMILIES,
  fieldsOf,
  NO_WORDS,
  theMatrix,
  wordsOf,
  type Cell,
  type Looker,
  type Matrix,
} from "./matrix-town.ts";
import { namedBy, namingArguments, rootsOf } from "./every-question.ts";
import { writesNaming, writesOnTie } from "./every-write.ts";
import { absent, Asking, LISTS, NOT_BY_ID, READS_BY_ID, READS_BY_WORD, type Told } from "./ways-out.ts";
import { FULL } from "../sample.ts";

/**
 * Role × district × noun × field × basis. A case is one field of one thing for one viewer: seen, where the table says so, and otherwise nowhere in anything
 * that the viewer can be told, by whichever way.
 */

const NOW = new Date("2026-11-23T09:00:00+09:00");
/** One of each kind of sight; all of them in the full run. */
const SAMPLE = ["the public", "the resident whose word is SELF", "coordinator, own"];

let matrix: Matrix;
let cases = 0;
beforeAll(async () => {
  matrix = await theMatrix();
}, 120_000);

const NAMES = [
  "the public",
  ...FAMILIES.map((basis) => `the resident whose word is ${basis}`),
  "a resident of the next district",
  ...[
    "supporter",
    "coordinator",
    "commissioner",
    "caseworker",
    "disaster",
    "company",
    "planner",
    "administrator",
    "auditor",
  ].flatMap((role) => ["own", "next", "none"].map((standing) => `${role}, ${standing}`)),
  "a company, of what is its own",
];
const looker = (name: string): Looker => matrix.lookers.find((each) => each.name === name)!;
const shown = (found: readonly string[]) => found.toSorted().join(" ");
const shownIds = (found: readonly Cell[]) => shown(found.map(({ id }) => id));

/** What stands in an answer of a cell that its viewer may not see, and was not named by the viewer. */
function leaks(told: Told, hidden: ReadonlyMap<string, string>): string[] {
  // The log names persons by id, and is the auditor's; of what they are called not a word.
  const ids = !told.query.includes("auditLog");
  const own = JSON.stringify(told.variables);
  const found = [
    ...(told.text.match(CANARY) ?? []),
    ...((ids && told.text.match(/\b(?:dst|hh|per|grp|com|plc|top|off|need|wish|stp|int|voi|mtg|dec)_\w+-\d+/gu)) || []),
  ];
  return [...new Set(found)]
    .filter((each) => hidden.has(each) && !own.includes(each))
    .map((each) => `${hidden.get(each)} came out as ${each} by ${told.query.slice(0, 160)} ${own}`);
}

/** Kinds of ties that the matrix has none of, and where they are tried. */
const ELSEWHERE: Readonly<Partial<Record<TieKind, string>>> = {
  BROADER: "a topic that nobody may see: the property of the hidden",
  HELPS: "counted in a published aggregate: test/trust/aggregates.test.ts",
  FAMILY_OF: "as KNOWS",
  THROUGH: "test/trust/introductions.test.ts",
  CONCERNS: "test/trust/introductions.test.ts",
};

/** Every canary and id of these cells, with what it tells of. */
function traces(cells: readonly Cell[]): Map<string, string> {
  return new Map(
    cells.flatMap((cell): [string, string][] => [
      ...Object.entries(cell.fields).flatMap(([field, value]) =>
        (JSON.stringify(value).match(CANARY) ?? []).map((found): [string, string] => [found, `${cell.key}.${field}`]),
      ),
      [cell.id.replace(/^tie_/u, ""), `${cell.key}.id`],
    ]),
  );
}

describe("the matrix", () => {
  afterAll(() => console.log(`${cases} cases of the matrix were tried.`));

  it("has every noun, a thing on every basis, and every role", () => {
    expect(new Set(matrix.cells.map(({ noun }) => noun))).toEqual(new Set([...Object.keys(NOUNS), "Tie"]));
    for (const whose of ["published", "company's", "person's"])
      expect(new Set(matrix.cells.filter((cell) => cell.whose === whose).map(({ basis }) => basis))).toEqual(
        new Set(whose === "person's" ? FAMILIES : BASES),
      );
    expect(matrix.lookers.map(({ name }) => name)).toEqual(NAMES);
    const wordless = (Object.keys(NOUNS) as Noun[]).flatMap((noun) =>
      wordsOf(noun)
        .filter((field) => !fieldsOf(noun).includes(field) && !NO_WORDS.includes(field))
        .map((field) => `${noun}.${field}`),
    );
    expect(wordless, "Give these fields a canary, in FIELDS of test/trust/matrix-town.ts.").toEqual([]);
    const kinds = new Set(matrix.kinds);
    expect((Object.keys(TIES) as TieKind[]).filter((kind) => !kinds.has(kind) && !(kind in ELSEWHERE))).toEqual([]);
  });

  it.each(FULL ? NAMES : SAMPLE)(
    "%s sees what the table says, and nothing else comes out by any way",
    async (name) => {
      const who = looker(name);
      const { cells, id, sees } = matrix;
      const seen = cells.filter((cell) => sees(who, cell));
      const hidden = cells.filter((cell) => !sees(who, cell));
      const asking = new Asking(matrix, who, NOW);
      const wrong: string[] = [];

      // Field by field, where the thing itself is opened.
      const opened = await asking.entities(cells);
      const { helped, wanted, due, hub, hall } = await asking.questions();
      const ties = new Map<string, Record<string, unknown>>(
        [hub, hall].flatMap(({ data }) =>
          (data.around?.candidates.nodes ?? []).map(({ subject }: { subject: { id: string } }) => [
            subject.id,
            subject,
          ]),
        ),
      );
      for (const cell of cells) {
        const found = cell.noun === "Tie" ? (ties.get(cell.id) ?? null) : opened.get(cell.id)!;
        const expected = sees(who, cell);
        for (const [field, value] of Object.entries(cell.fields)) {
          cases += 1;
          const told = found?.[field] ?? null;
          if (expected && JSON.stringify(told) !== JSON.stringify(value))
            wrong.push(`wrongly hidden: ${cell.key}.${field}`);
          if (!expected && told !== null) wrong.push(`leaked: ${cell.key}.${field} of entity(id)`);
        }
      }

      // By every question that there is, and by what is told live.
      await asking.everything();
      const missing = Object.keys(schema.getQueryType()!.getFields());
      const roots = rootsOf(asking.told.map(({ query }) => query).filter((query) => query !== "/live"));
      expect(missing.filter((root) => !roots.has(root))).toEqual([]);
      const live = await asking.live(cells);
      const lying = seen.filter(({ noun }) => !["Tie", "Topic", "WishStep"].includes(noun)).map((cell) => cell.id);
      expect(shown([...live].filter((of) => !of.startsWith("stp_"))), "what is told live").toBe(shown(lying));

      // By search: exact, by reading, by the beginning, by what is told of them.
      for (const [at, field] of (["name", "kana"] as const).entries()) {
        // Each by one of the two; in the full run by both.
        const tried = FULL ? cells : cells.filter((_, position) => Math.floor(position / 3) % 2 === at);
        for (const [of, ids] of await asking.exactly(tried, field)) {
          const cell = cells.find((each) => each.id === of)!;
          if (ids.includes(of) !== sees(who, cell))
            wrong.push(`${sees(who, cell) ? "not found" : "found"} by its ${field}: ${cell.key}`);
        }
      }
      const things = seen.filter(({ noun }) => noun !== "Tie");
      expect(shown(await asking.searched("うみqz"))).toBe(shownIds(things));
      expect(shown(await asking.searched("うみよみqz"))).toBe(shownIds(things));
      await asking.searched("なみまくら");

      // By the lists of the district, page by page.
      const here = id("District town PUBLIC");
      for (const [list, noun] of LISTS)
        expect(shown(await asking.list(here, list)), `the list ${list}`).toBe(
          shownIds(seen.filter((cell) => cell.noun === noun)),
        );

      // By what the questions count: nobody counts what they may not see.
      const count = (noun: string) => seen.filter((cell) => cell.noun === noun).length;
      expect(helped.data.whoCanHelp).toMatchObject({
        total: count("Offer"),
        coverage: { offersKnown: count("Offer") },
      });
      const gap = wanted.data.uncoveredTopics.candidates.nodes.find(
        (node: { subject: { topic: { id: string } } }) => node.subject.topic.id === id("Topic town PUBLIC"),
      );
      expect(gap?.subject ?? { needs: 0, wishes: 0 }).toMatchObject({ needs: count("Need"), wishes: count("Wish") });
      // What is due is for the office: by the word PUBLIC or DISTRICT its coordinators, by COMMISSIONER the commissioners too.
      const office = seen.filter(({ noun, family }) => noun === "Introduction" && family !== who.family);
      expect(due.data.introductionsDue.total, "what is due").toBe(office.length);
      const bundle = hub.data.around?.bundles.find(({ kind }: { kind: string }) => kind === "MEMBER_OF");
      expect(bundle?.count ?? 0).toBe(seen.filter(({ key }) => key.startsWith("MEMBER_OF")).length);

      // And nothing that came out was masked: the statements let through what may be seen, and only that.
      for (const { text, query } of asking.told)
        if (text.includes("（非公開）")) wrong.push(`masked: ${query.slice(0, 160)}`);
      // In nothing that was told stands a trace of what is hidden.
      const trace = traces(hidden);
      wrong.push(...asking.told.flatMap((told) => leaks(told, trace)));
      expect(wrong).toEqual([]);
      expect(asking.told.length).toBeGreaterThan(60);
    },
    600_000,
  );

  it("names a hidden thing wherever something can be named, and asks every question", () => {
    const asked = schema.getQueryType()!;
    const [byId, byWord] = [namedBy(READS_BY_ID), namedBy(READS_BY_WORD)];
    const untried = [
      ...namingArguments(asked, "ID").filter((each) => !byId.has(each) && !(each in NOT_BY_ID)),
      ...namingArguments(asked, "String").filter((each) => !byWord.has(each)),
    ];
    expect(
      untried,
      "Nobody tries what this says of a thing that its asker may not see. Add a query that puts $id there to READS_BY_ID or READS_BY_WORD in test/trust/ways-out.ts.",
    ).toEqual([]);
  });

  it.each(FULL ? NAMES : ["the public", "coordinator, next"])(
    "%s cannot tell what is hidden from what is not there",
    async (name) => {
      const who = looker(name);
      const { cells, id, sees } = matrix;
      const given = {
        seen: id("Group published PUBLIC"),
        here: id("District town PUBLIC"),
        topic: id("Topic town PUBLIC"),
        person: id("Person person's DISTRICT"),
        place: id("Place published PUBLIC"),
        company: id("Company published PUBLIC"),
      };
      const same = async (cell: Cell, query: string, variables: Record<string, unknown>) => {
        const nowhere = JSON.parse(absent(JSON.stringify(variables), cell)) as Record<string, unknown>;
        const of = async (what: Record<string, unknown>) => {
          const { data, errors } = await ask(
            who.viewer,
            query,
            { ...given, ...what, ...(query.includes("$key") ? { key: randomUUID() } : {}) },
            NOW,
          );
          return absent(bare(JSON.stringify([data, errors])), cell);
        };
        expect(await of(variables), `${cell.key}: ${query}`).toBe(await of(nowhere));
      };
      for (const [at, cell] of oneOfEach(cells.filter((each) => each.noun !== "Tie" && !sees(who, each))).entries()) {
        for (const query of inTurn(READS_BY_ID, at)) await same(cell, query, { id: cell.id });
        if (cell.noun === "District")
          expect(await schoolDistrictsOf(matrix.town.graph, who.viewer, cell.id), `${cell.key}: /live`).toBeUndefined();
        if (cell.whose === "town")
          for (const query of inTurn(READS_BY_WORD, at, FULL ? 1 : 3)) await same(cell, query, { id: cell.id });
      }
    },
    600_000,
  );

  it("the words of a hidden topic or district mean to everybody what they would mean if there were none", async () => {
    const { cells, town, id } = matrix;
    const hidden = cells.filter(
      ({ whose, basis }) => whose === "town" && (FULL ? basis !== "PUBLIC" : basis === "NONE"),
    );
    const words = hidden.flatMap(({ fields }) =>
      ["name", "kana", "nameEn", "synonyms", "easy"].flatMap((field) => [fields[field] ?? []].flat()),
    );
    const given = {
      here: id("District town PUBLIC"),
      topic: id("Topic town PUBLIC"),
      company: id("Company published PUBLIC"),
    };
    const answered = async () => {
      const all: string[] = [];
      for (const name of FULL
        ? ["the public", "coordinator, own", "commissioner, next", "administrator, none"]
        : ["coordinator, own"])
        for (const query of READS_BY_WORD)
          for (const word of inTurn(words, query.length, FULL ? 1 : 3)) {
            const { data, errors } = await ask(looker(name).viewer, query, { ...given, id: word }, NOW);
            const text = JSON.stringify([name, query, word, data, errors]);
            all.push(bare(text));
          }
      return all;
    };
    const rename = async (of: (cell: Cell) => Record<string, Value>) => {
      for (const cell of hidden) await town.change(nameOf(cell), of(cell));
    };
    const there = await answered();
    await rename(({ fields }) =>
      Object.fromEntries(Object.keys(fields).map((field) => [field, field === "name" ? "べつのなにか" : null])),
    );
    const gone = await answered();
    await rename(({ fields }) => ({ ...fields }));
    expect(there).toEqual(gone);
  }, 600_000);

  it.each(
    FULL ? ["coordinator, next", "coordinator, own", "coordinator, none", "commissioner, own"] : ["coordinator, next"],
  )(
    "%s learns nothing by writing to what is hidden",
    async (name) => {
      const who = looker(name);
      const { cells, id, next, sees } = matrix;
      const own = (noun: Noun, another = false): string => {
        if (!name.endsWith("own") && noun === "District") return next.district;
        if (!name.endsWith("own") && noun === "Person") return next.person;
        const keys = [
          `${noun} published PUBLIC`,
          `${noun} town PUBLIC`,
          `${noun} person's DISTRICT`,
          `${noun} voice DISTRICT`,
        ];
        return cells.filter(({ key }) => keys.includes(key)).at(another ? -1 : 0)!.id;
      };
      const hidden = cells.filter((each) => !sees(who, each));
      const writes = [
        ...oneOfEach(hidden, ["Person", "District"]).flatMap((cell, at) =>
          inTurn(writesNaming(cell, own), at, FULL ? 2 : 3).map((write) => ({ cell, write })),
        ),
        ...hidden
          .filter((cell) => cell.key.startsWith("RUN_BY"))
          .flatMap((cell) => writesOnTie(cell, id("Place published PUBLIC")).map((write) => ({ cell, write }))),
      ];
      const trace = traces(hidden);
      for (const { cell, write } of writes) {
        const [query, variables] = write;
        const of = async (what: Record<string, unknown>) => {
          const { data, errors } = await ask(who.viewer, query, { ...what, key: randomUUID() }, NOW);
          const text = JSON.stringify([data, errors]);
          expect(data?.written?.thing ?? null, `${cell.key}: this was written: ${query}`).toBeNull();
          expect(leaks({ query, variables: what, data, text }, trace)).toEqual([]);
          return absent(text, cell);
        };
        const nowhere = JSON.parse(absent(JSON.stringify(variables), cell)) as Record<string, unknown>;
        expect(await of(variables), `${cell.key}: ${query} ${JSON.stringify(variables)}`).toBe(await of(nowhere));
      }
      expect(writes.length).toBeGreaterThan(Object.keys(TIES).length);
    },
    600_000,
  );

  it("what a write gives back is what its writer may see", async () => {
    const who = looker("coordinator, own");
    const { cells, id, sees } = matrix;
    const trace = traces(cells.filter((cell) => !sees(who, cell)));
    const names = "nodes { id name kana source }";
    const query = `mutation ($id: ID!, $key: String!) {
      personCorrect(id: $id, version: 1, input: { birthYear: 1931 }, idempotencyKey: $key) {
        person { id name household { id name members { ${names} } } acquaintances { edges { tie { id role source } node { id name } } } groups { edges { tie { id role source assuredBy } } } offers { ${names} } needs { ${names} } wishes { ${names} } livesIn { people { ${names} } } }
        userErrors { message } } }`;
    const variables = { id: id("Person person's COMMISSIONER"), key: randomUUID() };
    const { data, errors } = await ask(who.viewer, query, variables, NOW);
    expect(errors).toEqual([]);
    expect(data.personCorrect.person.acquaintances.edges.length).toBeGreaterThan(0);
    expect(leaks({ query, variables, data, text: JSON.stringify(data) }, trace)).toEqual([]);
  });

  it.runIf(FULL)("has 2,000 cases at the least", () => expect(cases).toBeGreaterThan(2_000));
});

const nameOf = ({ fields: { name } }: Cell): string => (typeof name === "string" ? name : "");

/** Without its cursors: they are sealed anew each time. */
const bare = (text: string): string => text.replace(/"(?:cursor|startCursor|endCursor)":"[^"]*"/gu, "");

/** Every so-manieth, with each turn others: what one thing is not tried with, the next of its noun is. */
function inTurn<T>(all: readonly T[], turn: number, every = 3): readonly T[] {
  return all.filter((_, at) => (at + turn) % every === 0);
}

/** Of the hidden cells one of each noun and basis; in the ordinary run one of each of these nouns. */
function oneOfEach(cells: readonly Cell[], nouns: readonly string[] = Object.keys(NOUNS)): Cell[] {
  return cells.filter(
    ({ noun, basis }, at) =>
      (FULL ? noun !== "Tie" : nouns.includes(noun)) &&
      cells.findIndex((each) => each.noun === noun && (!FULL || each.basis === basis)) === at,
  );
}
