import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { hoursSaid } from "../../src/questions/meeting/hours-said.ts";
import type { Persona } from "../../src/trust/personas.ts";
import { keeperOf, viewerWith, type Viewer } from "../../src/trust/viewer.ts";
import { said } from "../graph/connect.ts";
import { ask, settle, type Town } from "../town.ts";
import { ABOUT_MEETINGS, NOW } from "./everything.ts";

/** Two school districts; what people there say, what their meeting decides, and what becomes of both. */
let town: Town;
beforeAll(async () => {
  const future = { how: "PAPER", state: "SORTED", future: true, heardAt: new Date("2026-09-10") };
  town = await settle(
    [
      { noun: "District", name: "もくれん市", level: "CITY" },
      { noun: "District", name: "もくれん校区", level: "SCHOOL_DISTRICT", population: 900 },
      { noun: "District", name: "みずなら校区", level: "SCHOOL_DISTRICT" },
      { noun: "Topic", name: "渡し舟", nameEn: "Ferries", level: 2, synonyms: ["舟で渡"] },
      { noun: "Topic", name: "夜の渡し", nameEn: "Night ferries", level: 3 },
      { noun: "Topic", name: "蛍の見守り", nameEn: "Fireflies", level: 2, synonyms: ["ほたるを見"] },
      { noun: "Topic", name: "麦笛", nameEn: "Straw whistles", level: 2 },
      { noun: "Person", name: "蔦森ゆき", kana: "つたもりゆき" },
      { noun: "Person", name: "葛原誠", kana: "くずはらまこと" },
      { noun: "Person", name: "葛原みね", kana: "くずはらみね" },
      { noun: "Person", name: "榎戸かくれ", kana: "えのきどかくれ", shownTo: null },
      { noun: "Person", name: "楢原とおる", kana: "ならはらとおる" },
      { noun: "Group", name: "もくれんの支え合い", type: "SUPPORT_MEETING", shownTo: "PUBLIC" },
      { noun: "Meeting", name: "もくれん第1回", heldAt: new Date("2026-09-10"), shownTo: "PUBLIC" },
      { noun: "Decision", name: "舟着き場を直す", state: "OPEN", due: new Date("2026-10-01"), shownTo: "PUBLIC" },
      { noun: "Decision", name: "舟の日をつくる", state: "OPEN", due: new Date("2027-03-01"), shownTo: "PUBLIC" },
      { noun: "Decision", name: "看板を出す", state: "DONE", closedAt: new Date("2026-10-20"), shownTo: "PUBLIC" },
      { noun: "Decision", name: "期限のない相談", state: "OPEN", shownTo: "PUBLIC" },
      { noun: "Decision", name: "灯りを足す", state: "DONE", closedAt: new Date("2026-11-01"), shownTo: "PUBLIC" },
      { noun: "Wish", name: "舟をこいでみたい", stance: "TOGETHER" },
      ...[1, 2, 3, 4, 5].map((n) => ({
        ...future,
        noun: "Voice" as const,
        name: `声の舟${n}`,
        text: `十年後も舟で渡れるまちに ${n}`,
        shownTo: n < 5 ? ("PUBLIC" as const) : ("DISTRICT" as const),
      })),
      { ...future, noun: "Voice", name: "声の蛍", text: "いつまでも蛍のいる川であってほしい", shownTo: "PUBLIC" },
      // Neither of these can be published: one speaks of no future, the other is not sorted.
      { ...future, noun: "Voice", name: "声の今", text: "きょう舟に乗った", future: false, shownTo: "PUBLIC" },
      { ...future, noun: "Voice", name: "声の箱", text: "将来のことを言った", state: "INBOX", shownTo: "PUBLIC" },
    ],
    [
      ["PART_OF", "もくれん校区", "もくれん市"],
      ["PART_OF", "みずなら校区", "もくれん市"],
      ["BROADER", "夜の渡し", "渡し舟"],
      ["LIVES_IN", "蔦森ゆき", "もくれん校区"],
      ["LIVES_IN", "葛原誠", "もくれん校区"],
      ["LIVES_IN", "葛原みね", "もくれん校区"],
      ["LIVES_IN", "榎戸かくれ", "もくれん校区"],
      ["LIVES_IN", "楢原とおる", "みずなら校区"],
      ["ACTIVE_IN", "もくれんの支え合い", "もくれん校区", { shownTo: "PUBLIC" }],
      ["HELD", "もくれんの支え合い", "もくれん第1回", { shownTo: "PUBLIC" }],
      ...["舟着き場を直す", "舟の日をつくる", "看板を出す", "期限のない相談", "灯りを足す"].map(
        (name) => ["DECIDED", "もくれん第1回", name, { shownTo: "PUBLIC" }] as const,
      ),
      ["ABOUT", "舟着き場を直す", "渡し舟"],
      ["HAS_WISH", "蔦森ゆき", "舟をこいでみたい"],
      ["ABOUT", "舟をこいでみたい", "夜の渡し"],
      ["LED_TO", "舟着き場を直す", "舟をこいでみたい"],
      ...[1, 2, 3, 4, 5].map((n) => ["ABOUT", `声の舟${n}`, n === 1 ? "夜の渡し" : "渡し舟"] as const),
      ["ABOUT", "声の蛍", "蛍の見守り"],
      ...["声の舟1", "声の舟2", "声の舟3", "声の舟4", "声の舟5", "声の蛍", "声の今", "声の箱"].map(
        (name) => ["HEARD_IN", name, "もくれん校区"] as const,
      ),
      ["VOICED", "蔦森ゆき", "声の舟1"],
      ["VOICED", "もくれんの支え合い", "声の舟2", { shownTo: "PUBLIC" }],
    ],
  );
});

const district = () => town.id("もくれん校区");

async function asked(root: string, who: Viewer | Persona = town.coordinator, more: Record<string, unknown> = {}) {
  const query = `query ($district: String!, $first: Int! = 20, $after: ID) { ${root}(district: $district, first: $first, after: $after) {
    ${ABOUT_MEETINGS} page: candidates { pageInfo { hasNextPage endCursor } } english: whyNobody { sentence(language: EN) } coverage { sentence } } }`;
  const { data, errors, statements } = await ask(who, query, { district: district(), ...more }, NOW);
  expect(errors).toEqual([]);
  return { ...data[root], statements };
}

const VOICE = `thing: voice { id name text firstText version state future setAsideWhy speaker { id } became { nodes { noun: __typename id name } } topics { nodes { id } } } userErrors { code field message(language: EN) }`;
const FORMS: Readonly<Record<string, string>> = {
  voiceRecord: `mutation ($input: VoiceInput!, $key: String!) { written: voiceRecord(input: $input, idempotencyKey: $key) { ${VOICE} } }`,
  voiceCorrect: `mutation ($id: ID!, $version: Int!, $input: VoiceCorrectInput!, $key: String!) { written: voiceCorrect(id: $id, version: $version, input: $input, idempotencyKey: $key) { ${VOICE} } }`,
  voiceSort: `mutation ($id: ID!, $version: Int!, $input: VoiceSortInput!, $key: String!) { written: voiceSort(id: $id, version: $version, input: $input, idempotencyKey: $key) { ${VOICE} } }`,
  voiceSetAside: `mutation ($id: ID!, $version: Int!, $why: String!, $key: String!) { written: voiceSetAside(id: $id, version: $version, why: $why, idempotencyKey: $key) { ${VOICE} } }`,
  voicePublish: `mutation ($id: ID!, $version: Int!, $published: Boolean!, $key: String!) { written: voicePublish(id: $id, version: $version, published: $published, idempotencyKey: $key) { ${VOICE} } }`,
  decisionRecord: `mutation ($input: DecisionInput!, $key: String!) { written: decisionRecord(input: $input, idempotencyKey: $key) { thing: decision { id version state } userErrors { code field message(language: EN) } } }`,
  decisionCorrect: `mutation ($id: ID!, $version: Int!, $input: DecisionInput!, $key: String!) { written: decisionCorrect(id: $id, version: $version, input: $input, idempotencyKey: $key) { thing: decision { id version state } userErrors { code field message(language: EN) } } }`,
};

/** What became of a form, as its coordinator (or another) sends it. */
async function sent(form: string, variables: Record<string, unknown>, who: Viewer | Persona = town.coordinator) {
  const { data, errors } = await ask(who, FORMS[form]!, { key: randomUUID(), ...variables }, NOW);
  const { thing = null, userErrors = [] } = data?.written ?? {};
  return {
    thing,
    told: userErrors.map(({ code, field }: { code: string; field: string[] | null }) => `${code} ${field?.join(".")}`),
    message: userErrors[0]?.message,
    errors: errors.map(({ extensions }) => extensions?.["code"]),
  };
}

async function heard(text: string, more: Record<string, unknown> = {}) {
  const made = await sent("voiceRecord", { input: { text, how: "OVERHEARD", heardIn: district(), ...more } });
  expect(made).toMatchObject({ told: [], errors: [], thing: { text, state: "INBOX", version: 1 } });
  return made.thing as { id: string; version: number };
}

const wish = (more: Record<string, unknown> = {}) => ({
  wish: { stance: "RECEIVE", topics: [town.id("渡し舟")], ...more },
});

describe("a voice", () => {
  it("is written down as it was heard, waits in the inbox, and becomes a wish of a new person, whole, in its own words", async () => {
    const text = "水曜の午後に、縄田さんが舟で渡ってみたいと話していた";
    const voice = await heard(text, { speaker: town.id("蔦森ゆき") });
    const waiting = await asked("inbox");
    const row = waiting.candidates.nodes.find(({ subject }: { subject: { id: string } }) => subject.id === voice.id);
    expect(row).toMatchObject({
      party: { name: "蔦森ゆき" },
      subject: {
        text,
        draft: {
          kind: "WISH",
          stance: "RECEIVE",
          title: text,
          topic: { id: town.id("渡し舟") },
          party: null,
          unknownName: "縄田",
          slots: [{ text: "WE 13:00-17:00" }],
        },
      },
    });
    expect(row.reasons.map(({ steps }: { steps: { kind: string }[] }) => steps[0]!.kind)).toEqual([
      "HEARD_IN",
      "VOICED",
    ]);

    const sorted = await sent("voiceSort", {
      id: voice.id,
      version: 1,
      input: { person: { name: "縄田つる", livesIn: district() }, ...wish({ slots: ["WE 13:00-17:00"] }) },
    });
    expect(sorted).toMatchObject({ told: [], thing: { state: "SORTED", version: 2, text } });
    const [became] = sorted.thing.became.nodes;
    const { data } = await ask(
      town.coordinator,
      `query ($id: ID!) { entity(id: $id) { ... on Wish { name description state party { name } topics { nodes { name } } } } }`,
      { id: became.id },
    );
    expect(data.entity).toEqual({
      name: text,
      description: text,
      state: "OPEN",
      party: { name: "縄田つる" },
      topics: { nodes: [{ name: "渡し舟" }] },
    });
    const after = await asked("inbox");
    expect(after.total).toBe(waiting.total - 1);
    expect(JSON.stringify(after)).not.toContain(voice.id);
    // It counts where every wish counts: on the shelves of its district and topic.
    const vision = await asked("districtVision");
    expect(themes(vision)["渡し舟"]).toMatchObject({ wishes: 2 });
  });

  it("becomes a need and an offer of somebody known, the offer to be had where it was heard", async () => {
    const voice = await heard("葛原みねさんは夜に困っているが、蛍を見るのは手伝えます");
    const about = { party: town.id("葛原みね"), topics: [town.id("蛍の見守り")] };
    const sorted = await sent("voiceSort", { id: voice.id, version: 1, input: { need: about, offer: about } });
    expect(sorted.told).toEqual([]);
    expect(sorted.thing.became.nodes.map((each: { noun: string }) => each.noun).toSorted()).toEqual(["Need", "Offer"]);
    const offer = sorted.thing.became.nodes.find((each: { noun: string }) => each.noun === "Offer");
    const { data } = await ask(
      town.coordinator,
      `query ($id: ID!) { entity(id: $id) { ... on Offer { lane type serves { nodes { id } } } } }`,
      { id: offer.id },
    );
    expect(data.entity).toEqual({ lane: "INFORMAL", type: "SKILL", serves: { nodes: [{ id: district() }] } });
  });

  it("is sorted whole or not at all: a form with a mistake leaves the voice, the person and everything else as they were", async () => {
    const voice = await heard("だれかが麦笛を吹きたいと");
    const input = { person: { name: "残らない人", livesIn: district() }, ...wish({ stance: null }) };
    const refused = await sent("voiceSort", { id: voice.id, version: 1, input });
    expect(refused).toMatchObject({ thing: null, told: ["REQUIRED input.wish.stance"] });
    const elsewhere = { ...input, person: { name: "残らない人", livesIn: "dst_nowhere" } };
    expect((await sent("voiceSort", { id: voice.id, version: 1, input: elsewhere })).told).toEqual([
      "NOT_FOUND input.person.livesIn",
    ]);
    const [row] = await town.graph.read<{ people: number; state: string; version: number }>(
      said(
        "MATCH (v:Entity {id: $id}) RETURN COUNT { MATCH (p:Entity {folded: '残らない人'}) } AS people, v.state AS state, v.version AS version",
        "left",
      ),
      { id: voice.id },
    );
    expect(row).toEqual({ people: 0, state: "INBOX", version: 1 });
  });

  it("moves only along the arrows, each refusal a sentence", async () => {
    const voice = await heard("麦笛の日をつくりたい");
    const at = { id: voice.id, version: 1 };
    const party = town.id("葛原誠");
    const sort = async (input: object) => (await sent("voiceSort", { ...at, input })).told;
    expect(await sort({})).toEqual(["REQUIRED input.wish"]);
    expect(await sort({ ...wish({ party }), publish: true })).toEqual(["INVALID input.publish"]);
    expect(await sort({ future: true })).toEqual(["REQUIRED input.topics"]);
    expect(await sort({ person: { name: "だれか", livesIn: district() }, ...wish({ party }) })).toEqual([
      "INVALID input.person",
    ]);
    expect((await sent("voiceSetAside", { ...at, why: " " })).told).toEqual(["REQUIRED why"]);

    const aside = await sent("voiceSetAside", { ...at, why: "前に聞いた" });
    expect(aside).toMatchObject({ told: [], thing: { state: "SET_ASIDE", setAsideWhy: "前に聞いた", version: 2 } });
    const again = await sent("voiceSetAside", { id: voice.id, version: 2, why: "もう一度" });
    expect(again).toMatchObject({ thing: null, told: ["INVALID id"] });
    expect(again.message).toMatch(/only become SORTED/);
    // What was set aside can be sorted all the same; a version that somebody changed since cannot.
    expect((await sent("voiceSort", { ...at, input: wish({ party }) })).told).toEqual(["STALE version"]);
    const sorted = await sent("voiceSort", { id: voice.id, version: 2, input: wish({ party }) });
    expect(sorted).toMatchObject({ told: [], thing: { state: "SORTED", setAsideWhy: null } });
    const twice = await sent("voiceSort", { id: voice.id, version: 3, input: wish({ party }) });
    expect(twice).toMatchObject({ thing: null, told: ["INVALID id"] });
    expect(twice.message).toMatch(/changes no more/);
    expect((await sent("voiceSetAside", { id: voice.id, version: 3, why: "x" })).told).toEqual(["INVALID id"]);
  });

  it("can be corrected until it is sorted; its first words stay beside the new ones", async () => {
    const voice = await heard("麦笛を拭きたい");
    const at = (version: number) => ({ id: voice.id, version });
    expect((await sent("voiceCorrect", { ...at(1), input: {} })).told).toEqual(["REQUIRED input.text"]);
    expect((await sent("voiceCorrect", { ...at(1), input: { text: " " } })).told).toEqual(["REQUIRED input.text"]);
    const once = await sent("voiceCorrect", { ...at(1), input: { text: "麦笛を吹きたい" } });
    expect(once).toMatchObject({
      told: [],
      thing: {
        text: "麦笛を吹きたい",
        name: "麦笛を吹きたい",
        firstText: "麦笛を拭きたい",
        state: "INBOX",
        version: 2,
      },
    });
    expect((await sent("voiceCorrect", { ...at(1), input: { text: "おそい" } })).told).toEqual(["STALE version"]);
    const stranger = keeperOf("per_stranger", [town.id("みずなら校区")]);
    expect((await sent("voiceCorrect", { ...at(2), input: { text: "よそから" } }, stranger)).told).toEqual([
      "NOT_FOUND id",
    ]);
    // What is left alone stays; the first words are the very first.
    const twice = await sent("voiceCorrect", { ...at(2), input: { text: "麦笛を吹いてみたい", how: "PAPER" } });
    expect(twice.thing).toMatchObject({ text: "麦笛を吹いてみたい", firstText: "麦笛を拭きたい", version: 3 });
    await sent("voiceSort", { ...at(3), input: wish({ party: town.id("葛原誠") }) });
    const late = await sent("voiceCorrect", { ...at(4), input: { text: "仕分けたあと" } });
    expect(late).toMatchObject({ thing: null, told: ["INVALID id"] });
    expect(late.message).toMatch(/has been sorted stay/u);
  });

  it("is sorted by one only when eight sort it at once, and once only under one key", async () => {
    const voice = await heard("みんなで麦笛を");
    const input = wish({ party: town.id("葛原誠"), name: "麦笛の取り合い" });
    const all = await Promise.all(
      Array.from({ length: 8 }, async () => sent("voiceSort", { id: voice.id, version: 1, input })),
    );
    expect(all.filter(({ thing }) => thing !== null)).toHaveLength(1);
    expect(all.filter(({ told }) => told[0] === "STALE version")).toHaveLength(7);
    const other = await heard("もう一つの麦笛");
    const key = randomUUID();
    const form = { id: other.id, version: 1, input, key };
    const [first, second] = [await sent("voiceSort", form), await sent("voiceSort", form)];
    expect(first.told).toEqual([]);
    expect(second).toEqual(first);
    const [row] = await town.graph.read<{ count: number }>(
      said("MATCH (w:Entity {folded: '麦笛の取り合い'}) RETURN count(w) AS count", "count-wishes"),
    );
    expect(row!.count).toBe(2);
  }, 60_000);

  it("is written and sorted by a coordinator of its district only", async () => {
    const voice = await heard("だれの担当か");
    const stranger = keeperOf("per_stranger", [town.id("みずなら校区")]);
    const input = wish({ party: town.id("蔦森ゆき") });
    expect((await sent("voiceSort", { id: voice.id, version: 1, input }, stranger)).told).toEqual(["NOT_FOUND id"]);
    const form = { text: "よその声", how: "PAPER", heardIn: district() };
    expect((await sent("voiceRecord", { input: form }, stranger)).told).toEqual(["NOT_ALLOWED undefined"]);
    for (const persona of ["public", "resident", "administrator"] as const) {
      expect((await sent("voiceRecord", { input: form }, persona)).errors).toEqual(["FORBIDDEN"]);
      expect((await sent("voiceSetAside", { id: voice.id, version: 1, why: "x" }, persona)).errors).toEqual([
        "FORBIDDEN",
      ]);
    }
  });

  it("is seen by the coordinators of its district alone, until it speaks of the future, is sorted and is published, without its speaker", async () => {
    const here = district();
    const others: (Viewer | Persona)[] = [
      "public",
      viewerWith("com-voice", [{ role: "commissioner", districts: [here] }]),
      keeperOf("per_next", [town.id("みずなら校区")]),
    ];
    const seen = async (name: string, who: Viewer | Persona) => {
      const query = "query ($id: ID!) { entity(id: $id) { ... on Voice { text speaker { id } } } }";
      return (await ask(who, query, { id: town.id(name) })).data.entity;
    };
    for (const who of others) {
      for (const name of ["声の舟5", "声の今", "声の箱"]) expect(await seen(name, who), name).toBeNull();
      for (const n of [1, 2])
        expect(await seen(`声の舟${n}`, who)).toEqual({ text: `十年後も舟で渡れるまちに ${n}`, speaker: null });
    }
    expect(await seen("声の舟1", town.coordinator)).toMatchObject({ speaker: { id: town.id("蔦森ゆき") } });

    const voice = await heard("将来は麦笛の鳴るまちに", { speaker: town.id("葛原誠"), future: true });
    const published = { future: true, publish: true, topics: [town.id("麦笛")] };
    expect((await sent("voiceSort", { id: voice.id, version: 1, input: published })).told).toEqual([]);
    const query =
      "query ($id: ID!) { entity(id: $id) { ... on Voice { text state speaker { id } topics { nodes { name } } } } }";
    const { data } = await ask("public", query, { id: voice.id });
    expect(data.entity).toEqual({
      text: "将来は麦笛の鳴るまちに",
      state: "SORTED",
      speaker: null,
      topics: { nodes: [{ name: "麦笛" }] },
    });

    // Whoever spoke may change their mind; and what is not of the future, or not sorted, is never published.
    const put = async (of: string, version: number, on: boolean) =>
      (await sent("voicePublish", { id: of, version, published: on })).told;
    expect(await put(voice.id, 2, false)).toEqual([]);
    expect((await ask("public", query, { id: voice.id })).data.entity).toBeNull();
    expect(await put(voice.id, 3, true)).toEqual([]);
    expect((await ask("public", query, { id: voice.id })).data.entity).not.toBeNull();
    for (const name of ["声の今", "声の箱"]) expect(await put(town.id(name), 1, true)).toEqual(["INVALID id"]);
  });
});

async function draft(text: string, who: Viewer | Persona = town.coordinator) {
  const query = `query ($text: String!, $district: String!) { voiceDraft(text: $text, district: $district) { kind stance signs topic { name } party { name } parties { name } unknownName slots { text words(language: EN) } } }`;
  const { data, errors, statements } = await ask(who, query, { text, district: district() }, NOW);
  expect(errors).toEqual([]);
  return { ...data.voiceDraft, statements };
}

describe("a draft", () => {
  it.each([
    ["舟で渡ってみたい", { kind: "WISH", stance: "RECEIVE", topic: { name: "渡し舟" } }],
    ["ほたるを見るのが好きな子に教えたい", { kind: "WISH", stance: "GIVE", topic: { name: "蛍の見守り" } }],
    ["いっしょに麦笛を吹きたい", { kind: "WISH", stance: "TOGETHER", topic: { name: "麦笛" } }],
    ["舟で渡れなくて困っているので助けてほしい", { kind: "NEED", stance: null, signs: ["困って", "助けて"] }],
    ["土曜なら麦笛を教えられます", { kind: "OFFER", slots: [{ text: "SA 09:00-17:00", words: "Sat 09:00–17:00" }] }],
    ["十年後も蛍の見守りができるまちになったらいい", { kind: "FUTURE", topic: { name: "蛍の見守り" } }],
    ["きょうは晴れ", { kind: null, signs: [], topic: null, parties: [], unknownName: null, slots: [] }],
    ["たくさんのお母さんと赤ちゃんが来た", { unknownName: null, parties: [] }],
  ])("of 「%s」 says what it looks like", async (text, expected) => {
    expect(await draft(text)).toMatchObject(expected);
  });

  it("names whoever is named in it: by the whole name, by a family name only one bears, and both who share one", async () => {
    expect(await draft("葛原みねさんが困っている")).toMatchObject({ party: { name: "葛原みね" } });
    expect(await draft("蔦森さんが渡りたいと")).toMatchObject({ party: { name: "蔦森ゆき" }, unknownName: null });
    const both = await draft("葛原さんの家で");
    expect(both).toMatchObject({ party: null, unknownName: null });
    expect(both.parties).toHaveLength(2);
    expect(await draft("つたもりさんが渡りたいと")).toMatchObject({ party: { name: "蔦森ゆき" } });
  });

  it("names nobody whom the viewer may not see, nor anybody of another district", async () => {
    for (const hidden of ["榎戸かくれさんが", "楢原とおるさんが"])
      expect(await draft(hidden)).toMatchObject({ party: null, parties: [] });
    expect(await draft("蔦森ゆきさんが舟で渡りたい", "public")).toMatchObject({
      party: null,
      parties: [],
      unknownName: "蔦森ゆき",
      topic: { name: "渡し舟" },
    });
  });

  it.each([
    ["水曜の午後", ["WE 13:00-17:00"]],
    ["月・水・金曜の10時から12時", ["MO 10:00-12:00", "WE 10:00-12:00", "FR 10:00-12:00"]],
    ["平日の夕方なら", ["MO", "TU", "WE", "TH", "FR"].map((day) => `${day} 16:00-18:00`)],
    ["土日の午後2時半から4時", ["SA 14:30-16:00", "SU 14:30-16:00"]],
    ["日曜の午後1時ごろ", ["SU 13:00-14:00"]],
    ["monday evening", ["MO 18:00-21:00"]],
    ["午後2時に", []],
    ["金曜の25時", ["FR 09:00-17:00"]],
  ])("reads the hours of 「%s」", (text, expected) => {
    expect(hoursSaid(text)).toEqual(expected);
  });

  it("takes one statement for a page of voices, however many", async () => {
    await heard("ひとつめの舟");
    await heard("ふたつめの蛍", { heardAt: "2026-03-01T00:00:00Z" });
    const { statements, total, candidates } = await asked("inbox");
    expect(total).toBeGreaterThan(2);
    // The oldest first: by when it was heard, not by when it was written down.
    expect(candidates.nodes[0].subject.text).toBe("ふたつめの蛍");
    const days = candidates.nodes.map(({ subject }: { subject: { heardAt: string } }) => subject.heardAt);
    expect(days).toEqual(days.toSorted());
    expect(statements.filter((name: string) => name === "drafts")).toHaveLength(1);
    expect(statements.filter((name: string) => name === "inbox")).toHaveLength(1);
  });
});

interface Theme {
  theme: { name: string };
  underway: string;
  voices: number | null;
}
function themes(answer: { candidates: { nodes: { subject: Theme }[] } }): Record<string, Theme> {
  return Object.fromEntries(answer.candidates.nodes.map(({ subject }) => [subject.theme.name, subject]));
}

describe("the district's vision", () => {
  it("gathers what people voice of the future by what it is about, and says what nobody is working on yet", async () => {
    const answer = await asked("districtVision");
    const found = themes(answer);
    expect(Object.keys(found)[0]).toBe("渡し舟");
    expect(found["渡し舟"]).toMatchObject({ voices: 5, underway: "UNDERWAY", decisions: 1 });
    expect(found["蛍の見守り"]).toMatchObject({ voices: 1, underway: "NOBODY_YET", decisions: 0 });
    // A narrow topic counts for the one above it, and the way there can be read.
    expect(found["夜の渡し"]).toBeUndefined();
    const [ferries] = answer.candidates.nodes;
    expect(ferries.reasons.map(({ steps }: { steps: { kind: string }[] }) => steps.map(({ kind }) => kind))).toEqual([
      expect.arrayContaining(["ABOUT"]),
      ["DECIDED"],
      ["ABOUT"],
    ]);
    expect(ferries.subject.servedBy.map(({ name }: { name: string }) => name)).toContain("舟着き場を直す");
    expect(answer.coverage.sentence).toMatch(/人口900人.*将来についての声は\d件/);
    expect(answer.statements.filter((name: string) => !/^(?:concerned|log-)/.test(name)).toSorted()).toEqual([
      "district-coverage",
      "district-vision",
    ]);
  });

  it("tells the public no small count, and only what was published", async () => {
    const answer = await asked("districtVision", "public");
    const found = themes(answer);
    // Four of the five are published.
    expect(found["渡し舟"]).toMatchObject({ voices: null, wishes: 0, decisions: 1 });
    expect(found["蛍の見守り"]).toMatchObject({ voices: null });
    expect(JSON.stringify(answer)).not.toMatch(/蔦森|十年後も舟で渡れるまちに 5|きょう舟に乗った|将来のことを言った/);
    await town.change("声の舟5", { shownTo: "PUBLIC" });
    expect(themes(await asked("districtVision", "public"))["渡し舟"]).toMatchObject({ voices: 5 });
    await town.change("声の舟5", { shownTo: "DISTRICT" });
  });

  it("changes when what it rests on is taken away: a voice, a decision, and what a meeting decided", async () => {
    await town.change("声の蛍", { shownTo: null });
    expect(themes(await asked("districtVision"))["蛍の見守り"]).toBeUndefined();
    await town.change("声の蛍", { shownTo: "PUBLIC" });

    const decided = await sent("decisionRecord", {
      input: { name: "蛍の川をまもる", meeting: town.id("もくれん第1回"), topics: [town.id("蛍の見守り")] },
    });
    expect(decided).toMatchObject({ told: [], thing: { state: "OPEN" } });
    expect(themes(await asked("districtVision"))["蛍の見守り"]).toMatchObject({ underway: "UNDERWAY", decisions: 1 });
    // Who takes it on is told beside it to whoever may see them.
    const taken = await sent("decisionCorrect", {
      id: decided.thing.id,
      version: 1,
      input: { takenOnBy: [town.id("葛原誠")] },
    });
    expect(taken.told).toEqual([]);
    const reasonsFor = async (who?: Persona) => {
      const { candidates } = await asked("meetingOutcomes", who);
      const found = candidates.nodes.find(
        ({ subject }: { subject: { id: string } }) => subject.id === decided.thing.id,
      );
      return found?.reasons.map(({ sentence }: { sentence: string }) => sentence).join(" ") ?? "";
    };
    expect(await reasonsFor()).toContain("「蛍の川をまもる」は葛原誠さんが引き受けた");
    expect(await reasonsFor("public")).not.toContain("葛原");
    const dropped = await sent("decisionCorrect", {
      id: decided.thing.id,
      version: 2,
      input: { state: "DROPPED", outcome: "人手がない" },
    });
    expect(dropped).toMatchObject({ told: [], thing: { state: "DROPPED" } });
    expect(themes(await asked("districtVision"))["蛍の見守り"]).toMatchObject({ underway: "NOBODY_YET", decisions: 0 });
    // A wish that is taking shape works on it too.
    await town.change("舟着き場を直す", { shownTo: null });
    expect(themes(await asked("districtVision"))["渡し舟"]).toMatchObject({ underway: "NOBODY_YET" });
    await town.change("舟をこいでみたい", { state: "GROWING" });
    expect(themes(await asked("districtVision"))["渡し舟"]).toMatchObject({ underway: "UNDERWAY" });
    await town.change("舟着き場を直す", { shownTo: "PUBLIC" });
    await town.change("舟をこいでみたい", { state: "OPEN" });
  });

  it("goes on page by page, and says of an empty district that nothing can be told", async () => {
    const all = await asked("districtVision");
    const first = await asked("districtVision", town.coordinator, { first: 1 });
    const rest = await asked("districtVision", town.coordinator, { after: first.page.pageInfo.endCursor });
    const names = (answer: typeof all) =>
      answer.candidates.nodes.map(({ subject }: { subject: Theme }) => subject.theme.name);
    expect([...names(first), ...names(rest)]).toEqual(names(all));
    const empty = await asked("districtVision", town.coordinator, { district: town.id("みずなら校区") });
    expect(empty).toMatchObject({
      total: 0,
      whyNobody: { sentence: expect.stringContaining("まだ一つも仕分けられていません") },
    });
    expect(empty.english.sentence).toMatch(/No voice about the future/);
  });
});

/** In the order of the answer, without what another test decided. */
function listed(answer: { candidates: { nodes: { subject: { name: string } }[] } }): string[] {
  return answer.candidates.nodes.map(({ subject }) => subject.name).filter((name) => !name.startsWith("蛍の川"));
}

describe("what the meetings decided", () => {
  it("stands with the open ones first, the overdue in front and marked, then what is done, the latest first", async () => {
    const answer = await asked("meetingOutcomes");
    expect(listed(answer)).toEqual(["舟着き場を直す", "舟の日をつくる", "期限のない相談", "灯りを足す", "看板を出す"]);
    const overdue = answer.candidates.nodes.map(({ subject }: { subject: { overdue: boolean } }) => subject.overdue);
    expect(overdue.slice(0, 3)).toEqual([true, false, false]);
    const [first] = answer.candidates.nodes;
    expect(first).toMatchObject({ party: { name: "もくれんの支え合い" } });
    expect(first.reasons.map(({ steps }: { steps: { kind: string }[] }) => steps.map(({ kind }) => kind))).toEqual([
      ["HELD", "DECIDED"],
      ["LED_TO"],
    ]);
    expect(answer.coverage.sentence).toMatch(/この1年の会議は1回.*うち進行中は3件（期限を過ぎたもの1件）/);
    const pages = await asked("meetingOutcomes", town.coordinator, { first: 2 });
    const rest = await asked("meetingOutcomes", town.coordinator, { after: pages.page.pageInfo.endCursor });
    expect([...listed(pages), ...listed(rest)]).toEqual(listed(answer));
  });

  it("tells the public what is public, and never the wish of a person that came of it", async () => {
    const answer = await asked("meetingOutcomes", "public");
    expect(listed(answer)[0]).toBe("舟着き場を直す");
    expect(answer.candidates.nodes[0].reasons).toHaveLength(1);
    expect(JSON.stringify(answer)).not.toContain("舟をこいでみたい");
  });

  it("changes when the meeting, or what came of it, is taken away", async () => {
    await town.change("舟をこいでみたい", { shownTo: null });
    expect((await asked("meetingOutcomes")).candidates.nodes[0].reasons).toHaveLength(1);
    await town.change("舟をこいでみたい", { shownTo: "DISTRICT" });
    await town.change("もくれん第1回", { shownTo: null });
    const without = await asked("meetingOutcomes");
    expect(without).toMatchObject({ total: 0, whyNobody: { sentence: expect.stringContaining("記録されていません") } });
    await town.change("もくれん第1回", { shownTo: "PUBLIC" });
    expect((await asked("meetingOutcomes")).total).toBeGreaterThan(4);
  });

  it("goes from open to done or dropped and back to open, no other way, and not without why", async () => {
    const id = town.id("灯りを足す");
    const to = async (version: number, input: object) => sent("decisionCorrect", { id, version, input });
    expect((await to(1, { state: "DROPPED" })).told).toEqual(["REQUIRED input.outcome"]);
    const refused = await to(1, { state: "DROPPED", outcome: "やめた" });
    expect(refused).toMatchObject({ thing: null, told: ["INVALID input.state"] });
    expect(refused.message).toMatch(/From DONE it can only become OPEN/);
    expect(await to(1, { state: "OPEN", closedAt: null })).toMatchObject({
      told: [],
      thing: { state: "OPEN", version: 2 },
    });
    expect(await to(2, { state: "DROPPED", outcome: "やめた" })).toMatchObject({
      told: [],
      thing: { state: "DROPPED" },
    });
    expect((await to(3, { state: "DONE" })).told).toEqual(["INVALID input.state"]);
    expect((await to(3, { state: "OPEN" })).told).toEqual([]);
    expect((await to(4, { state: "DONE", closedAt: "2026-11-01T00:00:00Z" })).told).toEqual([]);
  });
});
