import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Noun } from "../../src/things/model.ts";
import type { Persona } from "../../src/trust/personas.ts";
import { keeperOf, viewerWith } from "../../src/trust/viewer.ts";
import { said } from "../graph/connect.ts";
import { sampled } from "../sample.ts";
import { ask, type Town } from "../town.ts";
import { correct, fingerprint, helpers, onShelf, register, smallTown, told } from "./forms.ts";

let town: Town;
beforeAll(async () => {
  town = await smallTown();
});

/** For each noun: a form filled in, without which fields it is refused, and one that breaks a rule of every kind. */
const FORMS: {
  noun: Noun;
  filled: (id: Town["id"]) => Record<string, unknown>;
  needed: string[];
  wrong: object;
  wrongFields: string[];
}[] = [
  {
    noun: "District",
    filled: (id) => ({ name: "東野原町内", level: "NEIGHBOURHOOD", partOf: id("上野原校区"), population: 800 }),
    needed: ["name", "level", "partOf"],
    wrong: { name: "", population: -1, point: { longitude: 200, latitude: 95 }, vision: "あ".repeat(2001) },
    wrongFields: ["name", "point.latitude", "point.longitude", "population", "vision"],
  },
  {
    noun: "Household",
    filled: (id) => ({ name: "青山家", livesIn: id("上野原校区"), size: 3 }),
    needed: ["name", "livesIn"],
    wrong: { name: "あ".repeat(201), size: -1, note: "あ".repeat(2001) },
    wrongFields: ["name", "note", "size"],
  },
  {
    noun: "Person",
    filled: (id) => ({
      name: "赤坂",
      livesIn: id("上野原校区"),
      household: id("黒木家"),
      birthYear: 1990,
      traits: ["CAN_WALK"],
    }),
    needed: ["name", "livesIn"],
    wrong: { name: "", birthYear: 1066, point: { longitude: -181, latitude: 0 }, source: "あ".repeat(201) },
    wrongFields: ["birthYear", "name", "point.longitude", "source"],
  },
  {
    noun: "Group",
    filled: (id) => ({
      name: "朝の会",
      type: "SALON",
      activeIn: [id("上野原校区")],
      meetsAt: id("野原集会所"),
      accompaniedBy: id("黒木"),
    }),
    needed: ["name", "type", "activeIn"],
    wrong: { name: "", kana: "あ".repeat(201), description: "あ".repeat(2001) },
    wrongFields: ["description", "kana", "name"],
  },
  {
    noun: "Company",
    filled: (id) => ({ name: "糸屋二号店", type: "SHOP", activeIn: [id("下野原校区")], partOf: id("糸屋") }),
    needed: ["name", "type", "activeIn"],
    wrong: { name: "", phone: "0".repeat(2001) },
    wrongFields: ["name", "phone"],
  },
  {
    noun: "Place",
    filled: (id) => ({
      name: "日だまり",
      type: "IBASHO",
      locatedIn: id("上野原校区"),
      runBy: id("手芸の会"),
      capacity: 20,
      openingSlots: ["WE 10:00-12:00 not on holidays", "SA 09:00-17:00"],
      accessibility: ["TOILET"],
    }),
    needed: ["name", "type", "locatedIn"],
    wrong: {
      name: "",
      capacity: -2,
      point: { longitude: 0, latitude: -91 },
      openingSlots: ["WE 10:00-12:00 not on holidays", "3rd WE 10:00-12:00"],
    },
    wrongFields: ["capacity", "name", "openingSlots", "point.latitude"],
  },
  {
    noun: "Topic",
    filled: (id) => ({
      name: "組みひも細工",
      nameEn: "Braiding",
      level: 2,
      broader: id("手仕事"),
      synonyms: ["くみひもづくり"],
    }),
    needed: ["name", "nameEn", "level"],
    wrong: { name: "", level: 9 },
    wrongFields: ["level", "name"],
  },
  {
    noun: "Offer",
    filled: (id) => ({
      name: "機を貸します",
      lane: "INFORMAL",
      type: "ASSET",
      party: id("手芸の会"),
      topics: [id("機織り")],
      serves: [id("上野原校区")],
      slots: ["WE 14:00-16:00"],
      cap: 2,
    }),
    needed: ["name", "lane", "type", "party", "topics", "serves"],
    wrong: {
      name: "",
      slots: ["水曜の午後"],
      fee: -1,
      cap: -1,
      conditions: Array.from({ length: 21 }, () => "OVER_65"),
    },
    wrongFields: ["cap", "conditions", "fee", "name", "slots"],
  },
  {
    noun: "Need",
    filled: (id) => ({
      name: "糸を運んでほしい",
      party: id("黒木家"),
      topics: [id("編み針の仕事")],
      urgency: 3,
      slots: ["MO 09:00-10:00"],
    }),
    needed: ["name", "party", "topics"],
    wrong: { name: "", urgency: 4, slots: ["MO 10:00-09:00"] },
    wrongFields: ["name", "slots", "urgency"],
  },
  {
    noun: "Wish",
    filled: (id) => ({ name: "機を習いたい", stance: "RECEIVE", party: id("白石"), topics: [id("機織り")] }),
    needed: ["name", "stance", "party", "topics"],
    wrong: { name: "", slots: ["XX 10:00-11:00"] },
    wrongFields: ["name", "slots"],
  },
  {
    noun: "Meeting",
    filled: (id) => ({
      name: "春の寄り合い",
      heldAt: "2026-04-01T01:00:00Z",
      heldBy: [id("手芸の会")],
      takenPartBy: [id("黒木"), id("白石")],
    }),
    needed: ["name", "heldAt", "heldBy"],
    wrong: { name: "", attendance: -1, description: "あ".repeat(2001) },
    wrongFields: ["attendance", "description", "name"],
  },
  {
    noun: "Decision",
    filled: (id) => ({
      name: "編む日をふやす",
      meeting: id("編みものの寄り合い"),
      topics: [id("編み針の仕事")],
      ledTo: [id("いっしょに編みたい"), id("手芸の会")],
    }),
    needed: ["name", "meeting"],
    wrong: { name: "", outcome: "あ".repeat(2001) },
    wrongFields: ["name", "outcome"],
  },
];

// Every other noun: all are written by the same few statements.
describe.each(sampled(FORMS, 3))("$noun", ({ noun, filled, needed, wrong, wrongFields }) => {
  it("is registered, found again, and corrected", async () => {
    const form = filled(town.id);
    const made = await register(town.coordinator, noun, form);
    expect(made).toMatchObject({ mistakes: [], errors: [], thing: { name: form["name"], version: 1 } });
    const found = await ask(town.coordinator, "query ($id: ID!) { entity(id: $id) { __typename name version } }", {
      id: made.thing.id,
    });
    expect(found.data.entity).toEqual({ __typename: noun, name: form["name"], version: 1 });

    const mended = await correct(town.coordinator, noun, made.thing.id, 1, { name: "改めた名" });
    expect(mended).toMatchObject({
      mistakes: [],
      errors: [],
      thing: { id: made.thing.id, name: "改めた名", version: 2 },
    });
  });

  it("is refused without what it needs, field by field, and nothing is changed", async () => {
    const before = await fingerprint(town);
    const refused = await register(town.coordinator, noun, {});
    expect(told(refused).toSorted()).toEqual(needed.map((field) => `REQUIRED input.${field}`).toSorted());
    expect(refused.thing).toBeNull();
    const cleared = await correct(town.coordinator, noun, town.id(FIRST[noun]), 1, { [needed.at(-1)!]: null });
    expect(told(cleared)).toEqual([`REQUIRED input.${needed.at(-1)}`]);
    expect(await fingerprint(town)).toBe(before);
  });

  it("is refused where a rule is broken, each field by its path, in a sentence, and nothing is changed", async () => {
    const before = await fingerprint(town);
    const refused = await register(town.coordinator, noun, { ...filled(town.id), ...wrong });
    const mistakes = told(refused).filter((each) => each.startsWith("INVALID"));
    expect(mistakes.toSorted()).toEqual(wrongFields.map((field) => `INVALID input.${field}`).toSorted());
    for (const { message } of refused.mistakes) expect(message).toMatch(/^\S.*\.$/);
    expect(await fingerprint(town)).toBe(before);
  });

  it("is refused where it names what is not there, is hidden, or is of another kind, and nothing is changed", async () => {
    const before = await fingerprint(town);
    const form = filled(town.id);
    const ties = Object.entries(form).filter(([field, value]) => isTie(field, value));
    for (const [field, value] of ties) {
      const list = Array.isArray(value);
      const missing = await register(town.coordinator, noun, {
        ...form,
        [field]: list ? ["per_nobody"] : "per_nobody",
      });
      expect(told(missing)).toEqual([`NOT_FOUND input.${field}`]);
      const other = noun === "Offer" && field === "topics" ? town.id("黒木") : town.id("機織り");
      const wrongKind = field === "topics" || field === "broader" ? town.id("黒木") : other;
      const strange = await register(town.coordinator, noun, { ...form, [field]: list ? [wrongKind] : wrongKind });
      expect(told(strange)).toEqual([`INVALID input.${field}`]);
    }
    expect(await fingerprint(town)).toBe(before);
  });

  it("is corrected by one only when sixteen correct one version at once", { timeout: 60_000 }, async () => {
    const made = await register(town.coordinator, noun, { ...filled(town.id), name: "もとの名" });
    const all = await Promise.all(
      Array.from({ length: 16 }, async (_, at) =>
        correct(town.coordinator, noun, made.thing.id, 1, { name: `名の案 ${at}` }),
      ),
    );
    expect(all.flatMap(({ errors }) => errors)).toEqual([]);
    const won = all.filter(({ thing }) => thing !== null);
    expect(won.length).toBe(1);
    expect(all.filter((each) => told(each).join() === "STALE version").length).toBe(15);
    const { data } = await ask(town.coordinator, "query ($id: ID!) { entity(id: $id) { name version } }", {
      id: made.thing.id,
    });
    expect(data.entity).toEqual({ name: won[0]!.thing.name, version: 2 });
  });

  it("is one thing only when sixteen register it under one key at once", { timeout: 60_000 }, async () => {
    const key = randomUUID();
    const all = await Promise.all(
      Array.from({ length: 16 }, async () =>
        register(town.coordinator, noun, { ...filled(town.id), name: `一度だけ ${key}` }, key),
      ),
    );
    expect(all.flatMap(({ errors, mistakes }) => [...errors, ...mistakes])).toEqual([]);
    expect(new Set(all.map(({ thing }) => thing.id)).size).toBe(1);
    const [row] = await town.graph.read<{ count: number }>(
      said("MATCH (n:Entity {folded: $name}) RETURN count(n) AS count"),
      { name: `一度だけ ${key}` },
    );
    expect(row!.count).toBe(1);
  });

  it.each(["public", "resident", "administrator"] satisfies Persona[])(
    "may not be written by the persona %s",
    async (persona) => {
      const before = await fingerprint(town);
      const refused = [
        await register(persona, noun, filled(town.id)),
        await register(persona, noun, {}),
        await correct(persona, noun, town.id(FIRST[noun]), 1, { name: "だめ" }),
      ];
      for (const { thing, errors } of refused) {
        expect(thing).toBeNull();
        expect(errors.map(({ extensions }) => extensions?.["code"])).toEqual(["FORBIDDEN"]);
      }
      expect(await fingerprint(town)).toBe(before);
    },
  );
});

/** One of each noun that stands in the town from the beginning. */
const FIRST: Record<Noun, string> = {
  District: "上野原校区",
  Household: "黒木家",
  Person: "黒木",
  Group: "手芸の会",
  Company: "糸屋",
  Place: "野原集会所",
  Topic: "機織り",
  Offer: "靴下を編みます",
  Need: "靴下がほしい",
  Wish: "いっしょに編みたい",
  Voice: "編みものの声",
  Meeting: "編みものの寄り合い",
  Decision: "編む日を決める",
  WishStep: "毛糸の色を選ぶ",
  Introduction: "編み物の紹介",
};

const TIE_FIELDS = [
  "partOf",
  "livesIn",
  "household",
  "activeIn",
  "meetsAt",
  "accompaniedBy",
  "locatedIn",
  "runBy",
  "broader",
  "party",
  "topics",
  "serves",
  "heldBy",
  "takenPartBy",
  "meeting",
  "ledTo",
];
function isTie(field: string, value: unknown): boolean {
  return TIE_FIELDS.includes(field) && value !== null;
}

describe("a form", () => {
  it("sent again under its key gives the first result again, and writes nothing", async () => {
    const key = randomUUID();
    const form = { name: "二度送られた人", livesIn: town.id("上野原校区") };
    const first = await register(town.coordinator, "Person", form, key);
    const before = await fingerprint(town);
    const again = await register(town.coordinator, "Person", form, key);
    expect(again).toEqual(first);
    expect(await fingerprint(town)).toBe(before);
  });

  it("under a key that was used for something else is refused, and changes nothing", async () => {
    const key = randomUUID();
    const first = await register(town.coordinator, "Person", { name: "甲", livesIn: town.id("上野原校区") }, key);
    const before = await fingerprint(town);
    const others = [
      await register(town.coordinator, "Person", { name: "乙", livesIn: town.id("上野原校区") }, key),
      await register(town.coordinator, "Household", { name: "甲", livesIn: town.id("上野原校区") }, key),
      await correct(town.coordinator, "Person", first.thing.id, 1, { name: "甲" }, key),
    ];
    for (const other of others) expect(told(other)).toEqual(["KEY_REUSED idempotencyKey"]);
    expect(await fingerprint(town)).toBe(before);
  });

  it("that was refused may be sent again under its key, mended", async () => {
    const key = randomUUID();
    const refused = await register(town.coordinator, "Person", { name: "丙", livesIn: "dst_nowhere" }, key);
    expect(told(refused)).toEqual(["NOT_FOUND input.livesIn"]);
    const mended = await register(town.coordinator, "Person", { name: "丙", livesIn: town.id("上野原校区") }, key);
    expect(mended).toMatchObject({ mistakes: [], thing: { name: "丙" } });
  });

  it("of another district's coordinator is refused, and nothing is changed", async () => {
    const neighbour = keeperOf("per_neighbour", [town.id("下野原校区")]);
    const before = await fingerprint(town);
    expect(told(await register(neighbour, "Person", { name: "丁", livesIn: town.id("上野原校区") }))).toEqual([
      "NOT_ALLOWED -",
    ]);
    expect(told(await correct(neighbour, "Group", town.id("手芸の会"), 1, { name: "奪った会" }))).toEqual([
      "NOT_ALLOWED -",
    ]);
    // What that coordinator may not even see is not there.
    expect(told(await correct(neighbour, "Person", town.id("黒木"), 1, { name: "奪った人" }))).toEqual([
      "NOT_FOUND id",
    ]);
    expect(await fingerprint(town)).toBe(before);
  });

  it("for a thing that is not there, or of another noun, is refused", async () => {
    expect(told(await correct(town.coordinator, "Person", "per_nobody", 1, { name: "無" }))).toEqual(["NOT_FOUND id"]);
    expect(told(await correct(town.coordinator, "Person", town.id("手芸の会"), 1, { name: "無" }))).toEqual([
      "NOT_FOUND id",
    ]);
  });

  it("made to an old version is refused, and says which version it is now", async () => {
    const { thing } = await register(town.coordinator, "Person", { name: "戊", livesIn: town.id("上野原校区") });
    await correct(town.coordinator, "Person", thing.id, 1, { note: "一度目" });
    const before = await fingerprint(town);
    const late = await correct(town.coordinator, "Person", thing.id, 1, { note: "二度目" });
    expect(told(late)).toEqual(["STALE version"]);
    expect(late.mistakes[0]!.message).toContain("version 2");
    expect(await fingerprint(town)).toBe(before);
  });

  it(
    "that would move more than a thousand records at once is left to an import, and nothing is changed",
    { timeout: 60_000 },
    async () => {
      const { thing } = await register(town.coordinator, "Topic", {
        name: "広いことがら",
        nameEn: "A wide matter",
        level: 2,
        broader: town.id("手仕事"),
      });
      await town.graph.write(
        async (tx) =>
          tx.run(
            said(
              "MATCH (t:Topic {id: $id}) UNWIND range(1, 1001) AS i CREATE (:Entity:Need {id: $id + '-' + i, name: 'x', source: $id, sourceId: toString(i)})-[:ABOUT {id: $id + '-about-' + i}]->(t)",
            ),
            { id: thing.id },
          ),
        { within: 60_000 },
      );
      const before = await fingerprint(town);
      const refused = await correct(town.coordinator, "Topic", thing.id, 1, { broader: town.id("機織り") });
      expect(told(refused)).toEqual(["TOO_MUCH input"]);
      expect(await fingerprint(town)).toBe(before);
      await town.graph.write(
        async (tx) => tx.run(said("MATCH (n:Need {source: $id}) DETACH DELETE n"), { id: thing.id }),
        { within: 60_000 },
      );
    },
  );

  it("leaves alone what it does not name, and clears what it names as null", async () => {
    const { thing } = await register(town.coordinator, "Person", {
      name: "己",
      livesIn: town.id("上野原校区"),
      note: "左耳が遠い",
      phone: "000",
    });
    await correct(town.coordinator, "Person", thing.id, 1, { phone: null });
    const { data } = await ask(
      town.coordinator,
      "query ($id: ID!) { entity(id: $id) { ... on Person { note phone livesIn { name } } } }",
      { id: thing.id },
    );
    expect(data.entity).toEqual({ note: "左耳が遠い", phone: null, livesIn: { name: "上野原校区" } });
  });

  it("is shown to somebody, always: a record that nobody sees nobody could correct again", async () => {
    const before = await fingerprint(town);
    for (const noun of ["Offer", "Topic", "Person", "Group", "District"] as const)
      expect(told(await correct(town.coordinator, noun, town.id(FIRST[noun]), 1, { shownTo: null })), noun).toEqual([
        "REQUIRED input.shownTo",
      ]);
    for (const noun of ["Group", "Place", "Topic", "District", "Meeting", "Decision"] as const)
      expect(told(await correct(town.coordinator, noun, town.id(FIRST[noun]), 1, { shownTo: "SELF" })), noun).toEqual([
        "INVALID input.shownTo",
      ]);
    expect(told(await correct(town.coordinator, "Topic", town.id("機織り"), 1, { shownTo: "DISTRICT" }))).toEqual([
      "INVALID input.shownTo",
    ]);
    const group = { name: "夜の会", type: "CLUB", activeIn: [town.id("上野原校区")], shownTo: "SELF" };
    expect(told(await register(town.coordinator, "Group", group))).toEqual(["INVALID input.shownTo"]);
    expect(await fingerprint(town)).toBe(before);
    const own = { name: "糸を売ります", lane: "INFORMAL", type: "SERVICE", party: town.id("糸屋"), shownTo: "SELF" };
    const about = { topics: [town.id("機織り")], serves: [town.id("上野原校区")] };
    expect(told(await register(town.coordinator, "Offer", { ...own, ...about }))).toEqual([]);
  });

  it("empties no state, and gives none an end before its beginning", async () => {
    const before = await fingerprint(town);
    for (const noun of ["Offer", "Need", "Wish", "Decision"] as const)
      expect(told(await correct(town.coordinator, noun, town.id(FIRST[noun]), 1, { state: null })), noun).toEqual([
        "INVALID input.state",
      ]);
    const [since, until] = ["2021-01-01T00:00:00Z", "2020-01-01T00:00:00Z"];
    expect(told(await correct(town.coordinator, "Offer", town.id(FIRST["Offer"]), 1, { since, until }))).toEqual([
      "INVALID input.until",
    ]);
    expect(await fingerprint(town)).toBe(before);
  });

  it("is refused, not broken, by a key or a word that is longer than an index takes, and by a name in which nothing is to be seen", async () => {
    const before = await fingerprint(town);
    const long = "あ".repeat(9_000);
    const person = { name: "何某", livesIn: town.id("上野原校区") };
    expect(told(await register(town.coordinator, "Person", person, long))).toEqual(["INVALID idempotencyKey"]);
    for (const words of [{ synonyms: [long] }, { synonymsEn: [long] }]) {
      const refused = await correct(town.coordinator, "Topic", town.id("機織り"), 1, words);
      expect([refused.errors, told(refused)]).toEqual([[], [`INVALID input.${Object.keys(words).join()}`]]);
    }
    for (const name of ["   ", "　", "\u0000", "\u200B\u200D", "\u3164"])
      expect(told(await register(town.coordinator, "Person", { ...person, name })), JSON.stringify(name)).toEqual([
        "REQUIRED input.name",
      ]);
    expect(await fingerprint(town)).toBe(before);
  });

  it("that names one thing twice joins it once", async () => {
    const [topic, district] = [town.id("機織り"), town.id("上野原校区")];
    const { thing } = await register(town.coordinator, "Offer", {
      name: "二度言います",
      lane: "INFORMAL",
      type: "SKILL",
      party: town.id("黒木"),
      topics: [topic, topic],
      serves: [district, district],
    });
    const [row] = await town.graph.read<{ ties: number }>(
      said("MATCH (:Entity {id: $id})-[t:ABOUT|SERVES]->() RETURN count(t) AS ties"),
      { id: thing.id },
    );
    expect(row).toEqual({ ties: 2 });
  });

  it("holds only text, whatever the text says", async () => {
    const hostile = [
      "'}) DETACH DELETE n //",
      "$codes } RETURN 1 //",
      '"; MATCH (n) DETACH DELETE n; //',
      "`Entity`",
      "\\u0027}) DELETE n //",
      "<img src=x onerror=alert(1)>",
      "=HYPERLINK(1)",
    ];
    const before = await onShelf(town, "上野原校区", "people(first: 50)");
    for (const text of hostile) {
      const made = await register(
        town.coordinator,
        "Person",
        { name: text, kana: text, note: text, source: text, livesIn: town.id("上野原校区") },
        text + randomUUID(),
      );
      expect(made).toMatchObject({ mistakes: [], errors: [], thing: { name: text } });
      const found = await ask(
        town.coordinator,
        "query ($text: String!) { search(text: $text, first: 5) { nodes { id name } } }",
        { text },
      );
      expect(found.errors).toEqual([]);
      const read = await ask(
        town.coordinator,
        "query ($id: ID!) { entity(id: $id) { name kana source ... on Person { note } } }",
        { id: made.thing.id },
      );
      expect(read.data.entity).toEqual({ name: text, kana: text, source: text, note: text });
      const refused = await register(town.coordinator, "Person", { name: "庚", livesIn: text });
      expect(told(refused)).toEqual(["NOT_FOUND input.livesIn"]);
    }
    const after = await onShelf(town, "上野原校区", "people(first: 50)");
    expect(after.toSorted()).toEqual([...before, ...hostile].toSorted());
  });

  it("says each time, in one request that corrects twice, how the thing then stands", async () => {
    const { thing } = await register(town.coordinator, "Person", { name: "辛", livesIn: town.id("上野原校区") });
    const { data } = await ask(
      town.coordinator,
      `mutation ($id: ID!, $to: ID!, $a: String!, $b: String!) {
        a: personCorrect(id: $id, version: 1, input: { note: "一" }, idempotencyKey: $a) { person { version note livesIn { name } } }
        b: personCorrect(id: $id, version: 2, input: { note: "二", livesIn: $to }, idempotencyKey: $b) { person { version note livesIn { name } } }
      }`,
      { id: thing.id, to: town.id("下野原校区"), a: randomUUID(), b: randomUUID() },
    );
    expect(data.a.person).toEqual({ version: 2, note: "一", livesIn: { name: "上野原校区" } });
    expect(data.b.person).toEqual({ version: 3, note: "二", livesIn: { name: "下野原校区" } });
  });
});

describe("what is written", () => {
  it("is in the next answer: an offer's topic, district, cap, hours and state", async () => {
    const own = await smallTown();
    const id = own.id("靴下を編みます");
    const seen = async () => ({
      needle: await helpers(own, "編み針の仕事", "上野原校区"),
      weaving: await helpers(own, "機織り", "上野原校区"),
      below: await helpers(own, "編み針の仕事", "下野原校区"),
    });
    const NAME = "靴下を編みます";
    expect(await seen()).toEqual({ needle: [NAME], weaving: [], below: [] });
    await correct(own.coordinator, "Offer", id, 1, { topics: [own.id("機織り")] });
    expect(await seen()).toEqual({ needle: [], weaving: [NAME], below: [] });
    await correct(own.coordinator, "Offer", id, 2, {
      topics: [own.id("編み針の仕事")],
      serves: [own.id("下野原校区")],
    });
    expect(await seen()).toEqual({ needle: [], weaving: [], below: [NAME] });
    await correct(own.coordinator, "Offer", id, 3, { cap: 0 });
    expect(await seen()).toEqual({ needle: [], weaving: [], below: [] });
    await correct(own.coordinator, "Offer", id, 4, { cap: 1 });
    expect((await seen()).below).toEqual([NAME]);
    for (const state of ["PAUSED", "CLOSED"]) {
      await correct(own.coordinator, "Offer", id, state === "PAUSED" ? 5 : 6, { state });
      expect((await seen()).below).toEqual([]);
    }
    await correct(own.coordinator, "Offer", id, 7, { state: "OPEN" });
    expect((await seen()).below).toEqual([NAME]);
  });

  it("belongs to whom it was last given to, once", async () => {
    const own = await smallTown();
    await correct(own.coordinator, "Offer", own.id("靴下を編みます"), 1, { party: own.id("手芸の会") });
    const { data } = await ask(
      own.coordinator,
      `query ($district: String!, $topic: String!) { whoCanHelp(district: $district, topic: $topic) { total candidates { nodes { party { name } reasons { sentence } } } } }`,
      { district: own.id("上野原校区"), topic: own.id("編み針の仕事") },
    );
    expect(data.whoCanHelp.total).toBe(1);
    expect(data.whoCanHelp.candidates.nodes.map((node: { party: { name: string } }) => node.party.name)).toEqual([
      "手芸の会",
    ]);
    expect(JSON.stringify(data)).not.toContain("黒木");
  });

  it("is all there is of it where there can be only one, seen or not; of a list, what its writer sees", async () => {
    const own = await smallTown([], [["LIVES_IN", "白石", "下野原校区", { id: "tie_other_home", shownTo: null }]]);
    const meeting = own.id("編みものの寄り合い");
    await own.add(
      [],
      [
        ["TOOK_PART", "黒木", "編みものの寄り合い", { id: "tie_seen" }],
        ["TOOK_PART", "白石", "編みものの寄り合い", { id: "tie_unseen", shownTo: "SELF" }],
        ["OFFERS", "白石", "靴下を編みます", { id: "tie_their_own", shownTo: "SELF" }],
      ],
    );
    const open = async (ids: string[]) => {
      const found = await own.graph.read<{ id: string }>(
        said("MATCH (n:Entity {id: $of})-[t]-() WHERE t.id IN $ids AND t.until IS NULL RETURN t.id AS id ORDER BY id"),
        { of: own.id("白石"), ids },
      );
      return found.map(({ id }) => id);
    };
    expect((await correct(own.coordinator, "Meeting", meeting, 1, { takenPartBy: [] })).mistakes).toEqual([]);
    expect(await open(["tie_unseen"])).toEqual(["tie_unseen"]);
    const { data } = await ask(
      own.coordinator,
      `query ($id: ID!) { entity(id: $id) { ... on Meeting { takenPartBy { nodes { name } } } } }`,
      { id: meeting },
    );
    expect(data.entity.takenPartBy.nodes).toEqual([]);
    // Left behind, it would go on opening the offer to whoever gave it until now.
    await correct(own.coordinator, "Offer", own.id("靴下を編みます"), 1, { party: own.id("手芸の会") });
    await correct(own.coordinator, "Person", own.id("白石"), 1, { livesIn: own.id("上野原校区") });
    expect(await open(["tie_their_own", "tie_other_home"])).toEqual([]);
  });

  it("moves with the person: what they need and wish stands in their new district, and in the old one no more", async () => {
    const own = await smallTown();
    await correct(own.coordinator, "Person", own.id("白石"), 1, { livesIn: own.id("下野原校区") });
    expect({
      people: [await onShelf(own, "上野原校区", "people"), await onShelf(own, "下野原校区", "people")],
      needs: [await onShelf(own, "上野原校区", "needs"), await onShelf(own, "下野原校区", "needs")],
      wishes: [await onShelf(own, "上野原校区", "wishes"), await onShelf(own, "下野原校区", "wishes")],
    }).toEqual({ people: [["黒木"], ["白石"]], needs: [[], ["靴下がほしい"]], wishes: [[], ["いっしょに編みたい"]] });
    // And is seen by the coordinator there, no more by the one here.
    const here = keeperOf("per_here", [own.id("上野原校区")]);
    const there = keeperOf("per_there", [own.id("下野原校区")]);
    for (const name of ["白石", "靴下がほしい", "いっしょに編みたい"]) {
      const of = { id: own.id(name) };
      expect((await ask(here, "query ($id: ID!) { entity(id: $id) { name } }", of)).data.entity).toBeNull();
      expect((await ask(there, "query ($id: ID!) { entity(id: $id) { name } }", of)).data.entity).toEqual({ name });
    }
  });

  it("moves with the person who offers: the offer is theirs to be seen in the new district, and still had where it serves", async () => {
    const own = await smallTown();
    await correct(own.coordinator, "Person", own.id("黒木"), 1, { livesIn: own.id("下野原校区") });
    expect(await helpers(own, "編み針の仕事", "上野原校区")).toEqual(["靴下を編みます"]);
    await correct(own.coordinator, "Offer", own.id("靴下を編みます"), 1, { serves: [own.id("下野原校区")] });
    expect(await helpers(own, "編み針の仕事", "上野原校区")).toEqual([]);
    expect(await onShelf(own, "下野原校区", "offers")).toEqual(["靴下を編みます"]);
    expect(await onShelf(own, "上野原校区", "offers")).toEqual([]);
  });

  it("of a person is never public, whatever its form says", async () => {
    const forms: [Noun, object][] = [
      ["Person", { name: "公にしたい人", livesIn: town.id("上野原校区") }],
      ["Household", { name: "公にしたい家", livesIn: town.id("上野原校区") }],
      [
        "Offer",
        {
          name: "公にしたい申し出",
          lane: "INFORMAL",
          type: "SKILL",
          party: town.id("黒木"),
          topics: [town.id("編み針の仕事")],
          serves: [town.id("上野原校区")],
        },
      ],
      ["Need", { name: "公にしたい困りごと", party: town.id("白石"), topics: [town.id("編み針の仕事")] }],
      ["Need", { name: "公にしたい家の困りごと", party: town.id("黒木家"), topics: [town.id("編み針の仕事")] }],
      ["Wish", { name: "公にしたい願い", stance: "GIVE", party: town.id("白石"), topics: [town.id("編み針の仕事")] }],
    ];
    for (const [noun, form] of forms) {
      const { thing } = await register(town.coordinator, noun, { ...form, shownTo: "PUBLIC" });
      for (const who of ["public", "resident", "administrator"] satisfies Persona[]) {
        const { data } = await ask(who, "query ($id: ID!) { entity(id: $id) { id } }", { id: thing.id });
        expect(data.entity, `${noun} shown to ${who}`).toBeNull();
      }
      const [row] = await town.graph.read<{ audience: string[] }>(
        said(
          "MATCH (n:Entity {id: $id}) RETURN reduce(all = n.audience, codes IN COLLECT { MATCH (n)-[t]-(m:Entity) WHERE m:Person OR m:Household RETURN t.audience } | all + codes) AS audience",
        ),
        { id: thing.id },
      );
      expect(row!.audience).not.toContain("public");
    }
  });

  it("of a group that becomes a person's is public no more", async () => {
    const own = await smallTown();
    const { thing } = await register(own.coordinator, "Offer", {
      name: "会の教室",
      lane: "INFORMAL",
      type: "SKILL",
      shownTo: "PUBLIC",
      party: own.id("手芸の会"),
      topics: [own.id("機織り")],
      serves: [own.id("上野原校区")],
    });
    expect(await helpers(own, "機織り", "上野原校区", "public")).toEqual(["会の教室"]);
    await correct(own.coordinator, "Offer", thing.id, 1, { party: own.id("黒木") });
    expect(await helpers(own, "機織り", "上野原校区", "public")).toEqual([]);
    expect(await helpers(own, "機織り", "上野原校区")).toEqual(["会の教室"]);
  });

  it("of a company is the company's own to see, whatever its word, and nobody else's for that", async () => {
    const own = await smallTown();
    const offer = { name: "編み機を貸します", lane: "INFORMAL", type: "ASSET", party: own.id("糸屋") };
    const more = { topics: [own.id("編み針の仕事")], serves: [own.id("上野原校区")], shownTo: "DISTRICT" };
    const { thing, mistakes } = await register(own.coordinator, "Offer", { ...offer, ...more });
    expect(mistakes).toEqual([]);
    const sees = async (party: string) => {
      const who = viewerWith("acc_company", [{ role: "company" }], own.id(party));
      const query = `query ($id: ID!) { entity(id: $id) { name ... on Offer { party { name } } } }`;
      return (await ask(who, query, { id: thing.id })).data.entity;
    };
    expect(await sees("糸屋")).toEqual({ name: "編み機を貸します", party: { name: "糸屋" } });
    expect(await sees("手芸の会")).toBeNull();
    // And what it publishes is published.
    await correct(own.coordinator, "Offer", thing.id, 1, { shownTo: "PUBLIC" });
    expect(await sees("手芸の会")).toMatchObject({ name: "編み機を貸します" });
  });

  it("shows the administrator no resident", async () => {
    for (const list of ["people", "households", "needs", "wishes"])
      expect(await onShelf(town, "上野原校区", `${list}(first: 50)`, "administrator")).toEqual([]);
    expect(await onShelf(town, "上野原校区", "groups(first: 50)", "administrator")).toContain("手芸の会");
    const { data } = await ask("administrator", "query ($id: ID!) { entity(id: $id) { id } }", { id: town.id("黒木") });
    expect(data.entity).toBeNull();
  });
});
