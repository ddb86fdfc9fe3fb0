import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schema } from "../../src/schema.ts";
import type { Noun } from "../../src/things/model.ts";
import { inOtherWords, NOW } from "../questions/everything.ts";
import { grown, surroundings } from "../questions/surroundings.ts";
import { ask, settle, type Town } from "../town.ts";
import { FULL } from "../sample.ts";

const { things, tied, say } = inOtherWords({
  ほうき: "わらじ",
  broom: "sandal",
  ひなた: "あさつゆ",
  ひかげ: "ゆうなぎ",
  こずえ: "しぶき",
});

type Write = readonly [field: string, variables: (town: Town) => Record<string, unknown>];
const MISTAKES = "userErrors { code field message }";
const PEOPLE =
  "acquaintances { nodes { id name } } groups { nodes { id name } } household { id members { nodes { id name } } }";
const SUBJECT = "topics { nodes { id name } } party { id name }";
/** What comes back of each noun: what is tied to it too, so that an effect of something hidden shows. */
const BACK: Readonly<Record<Noun, string>> = {
  District: "parts { nodes { id } } neighbours { nodes { id } }",
  Household: "members { nodes { id name } } needs { nodes { id name } }",
  Person: PEOPLE,
  Group: "members { nodes { id name } } meetsAt { nodes { id } }",
  Company: "offers { nodes { id name } } needs { nodes { id name } }",
  Place: "visitors { nodes { id name } } locatedIn { id }",
  Topic: "narrower { nodes { id name } }",
  Offer: SUBJECT,
  Need: SUBJECT,
  Voice:
    "text state future heardIn { id } heardAtMeetingOrPlace { id name } speaker { id name } topics { nodes { id } } became { nodes { __typename id name } }",
  Meeting: "heldBy { nodes { id name } } takenPartBy { nodes { id name } } decisions { nodes { id name } }",
  Decision: "state overdue topics { nodes { id } } ledTo { nodes { id name } }",
  Wish: `${SUBJECT} steps { nodes { id name } } supporterCount gatheredIn { nodes { id name } }`,
  WishStep: "wish { id name } state",
  Introduction: "state parties { party { id name } }",
};
const TIE = "tie { kind role version from { id name } to { id name } }";

/** Every mutation of the schema, by its field; a new one is added here. */
const WRITES: readonly Write[] = [
  [
    "districtRegister",
    ({ id }) => ({ input: { name: "あたらしい町内", level: "NEIGHBOURHOOD", partOf: id(say("ひなた校区")) } }),
  ],
  ["householdRegister", ({ id }) => ({ input: { name: "新しい家", livesIn: id(say("ひなた校区")) } })],
  [
    "personRegister",
    ({ id }) => ({ input: { name: "新しい人", livesIn: id(say("ひなた校区")), household: id("丘本家") } }),
  ],
  [
    "groupRegister",
    ({ id }) => ({
      input: { name: "新しい会", type: "CLUB", activeIn: [id(say("ひなた校区"))], meetsAt: id(say("ひなた縁側")) },
    }),
  ],
  ["companyRegister", ({ id }) => ({ input: { name: "新しい店", type: "SHOP", activeIn: [id(say("ひなた校区"))] } })],
  [
    "placeRegister",
    ({ id }) => ({
      input: { name: "新しい家", type: "HALL", locatedIn: id(say("ひなた校区")), runBy: id("丘本さん") },
    }),
  ],
  ["topicRegister", ({ id }) => ({ input: { name: "あたらしいこと", level: 3, broader: id(say("ほうき編み")) } })],
  [
    "offerRegister",
    ({ id }) => ({
      input: {
        name: "新しい申し出",
        lane: "INFORMAL",
        type: "SKILL",
        party: id("丘本さん"),
        topics: [id(say("ほうき編み"))],
        serves: [id(say("ひなた校区"))],
      },
    }),
  ],
  [
    "needRegister",
    ({ id }) => ({ input: { name: "新しい困りごと", party: id("谷本さん"), topics: [id(say("ほうき編み"))] } }),
  ],
  [
    "wishRegister",
    ({ id }) => ({
      input: { name: "新しい願い", stance: "GIVE", party: id("谷本さん"), topics: [id(say("ほうき編み"))] },
    }),
  ],
  [
    "districtCorrect",
    ({ id }) => ({
      id: id(say("ひなた校区")),
      version: 1,
      input: { population: 5300, adjacent: [id(say("ひかげ校区"))] },
    }),
  ],
  ["householdCorrect", ({ id }) => ({ id: id("丘本家"), version: 1, input: { size: 3 } })],
  [
    "personCorrect",
    ({ id }) => ({ id: id("谷本さん"), version: 1, input: { note: "なにか", household: id("丘本家") } }),
  ],
  [
    "groupCorrect",
    ({ id }) => ({
      id: id(say("ほうきの会")),
      version: 1,
      input: { accompaniedBy: id("森本さん"), meetsAt: id(say("ひなた縁側")) },
    }),
  ],
  ["companyCorrect", ({ id }) => ({ id: id(say("ひなた荒物店")), version: 1, input: { description: "なにか" } })],
  ["placeCorrect", ({ id }) => ({ id: id(say("ひなた縁側")), version: 1, input: { runBy: id(say("ほうきの会")) } })],
  ["topicCorrect", ({ id }) => ({ id: id(say("ほうき編み")), version: 1, input: { description: "なにか" } })],
  [
    "offerCorrect",
    ({ id }) => ({ id: id(say("ほうきを教える")), version: 1, input: { cap: 3, party: id("谷本さん") } }),
  ],
  ["needCorrect", ({ id }) => ({ id: id(say("ほうきがほしい")), version: 1, input: { urgency: 3 } })],
  ["wishCorrect", ({ id }) => ({ id: id(say("ほうきを編みたい")), version: 1, input: { description: "なにか" } })],
  ["wishCorrect", ({ id }) => ({ id: id(say("ほうきを編みたい")), version: 1, input: { description: "もう一度" } })],
  ...(
    [
      ["KNOWS", "丘本さん", "谷本さん"],
      ["KNOWS", "丘本さん", "森本さん"],
      ["FAMILY_OF", "丘本さん", "森本さん"],
      ["MEMBER_OF", "谷本さん", "ほうきの会"],
      ["FREQUENTS", "谷本さん", "ひなた縁側"],
      ["WATCHES_OVER", "森本さん", "丘本さん"],
      ["WORKS_AT", "谷本さん", "ひなた荒物店"],
      ["HAS_WISH", "谷本さん", "ほうきを編みたい"],
      ["HELPS", "ほうきを教える", "ほうきがほしい"],
    ] as const
  ).map(([kind, from, to]): Write => [
    "tieRegister",
    ({ id }) => ({ kind, from: id(say(from)), to: id(say(to)), input: { role: "なにか" } }),
  ]),
  ["tieCorrect", ({ id }) => ({ from: id("丘本さん"), id: "tie_none", version: 1, input: { role: "なにか" } })],
  ["tieEnd", ({ id }) => ({ from: id("丘本さん"), id: "tie_none", version: 1 })],
  [
    "consentGrant",
    ({ id }) => ({
      input: {
        person: id("丘本さん"),
        covers: [id("丘本さん"), id(say("ほうきがほしい"))],
        purpose: "SUPPORT",
        to: "COMMISSIONERS",
        goBetween: id("森本さん"),
        given: "PAPER",
      },
    }),
  ],
  ["consentWithdraw", () => ({ id: "con_none", version: 1 })],
  [
    "voiceRecord",
    ({ id }) => ({
      input: {
        text: "ほうきを編みたい人がいる",
        how: "OVERHEARD",
        heardAt: "2026-11-20T00:00:00Z",
        heardIn: id(say("ひなた校区")),
        heardAtMeetingOrPlace: id(say("ひなた縁側")),
        speaker: id("森本さん"),
      },
    }),
  ],
  [
    "voiceSort",
    ({ id }) => ({
      id: id(say("ほうきを編みたい人がいるらしい")),
      version: 1,
      input: {
        wish: { stance: "RECEIVE", party: id("谷本さん"), topics: [id(say("ほうき編み"))] },
        future: true,
        publish: true,
      },
    }),
  ],
  ["voicePublish", ({ id }) => ({ id: id(say("いつか、ほうきの音で目がさめるまちに")), version: 1 })],
  [
    "voiceCorrect",
    ({ id }) => ({
      id: id(say("ほうきを編みたい人がいるらしい")),
      version: 1,
      input: { text: "ほうきを編みたい人がいるそうだ" },
    }),
  ],
  ["voiceSetAside", ({ id }) => ({ id: id(say("いつか、ほうきの音で目がさめるまちに")), version: 1 })],
  [
    "meetingRegister",
    ({ id }) => ({
      input: {
        name: "新しい寄り合い",
        heldAt: "2026-11-20T00:00:00Z",
        heldBy: [id(say("ほうきの会"))],
        takenPartBy: [id("森本さん")],
      },
    }),
  ],
  [
    "meetingCorrect",
    ({ id }) => ({
      id: id(say("ひなたの寄り合い")),
      version: 1,
      input: { takenPartBy: [id("丘本さん"), id("森本さん")] },
    }),
  ],
  [
    "decisionRecord",
    ({ id }) => ({
      input: {
        name: "新しい決めごと",
        meeting: id(say("ひなたの寄り合い")),
        topics: [id(say("ほうき編み"))],
        ledTo: [id(say("ほうきの会"))],
      },
    }),
  ],
  [
    "decisionCorrect",
    ({ id }) => ({
      id: id(say("ほうきの日をつくる")),
      version: 1,
      input: { state: "DONE", ledTo: [id(say("ほうきを編みたい")), id(say("ひなた縁側"))] },
    }),
  ],
  ["wishAddStep", ({ id }) => ({ wish: id(say("ほうきを編む人がほしい")), input: { name: "場所を見に行く" } })],
  ["wishStepCorrect", ({ id }) => ({ id: id(say("ほうきの草を刈る")), version: 1, input: { description: "二束" } })],
  ["wishStepDone", ({ id }) => ({ id: id(say("ほうきの草を刈る")), version: 2 })],
  ["wishMove", ({ id }) => ({ id: id(say("ほうきを伝えたい")), version: 1, input: { to: "GROWING" } })],
  ["wishShow", ({ id }) => ({ id: id(say("ほうきを伝えたい")), version: 2, shownTo: "COMMISSIONER" })],
  [
    "wishSupport",
    ({ id }) => ({ wish: id(say("ほうきを伝えたい")), party: id("丘本さん"), input: { how: "草を運ぶ" } }),
  ],
  [
    "wishesGather",
    ({ id }) => ({
      wishes: [id(say("ほうきを編む人がほしい")), id(say("ほうきを伝えたい"))],
      input: { name: "集まった会", type: "CLUB" },
    }),
  ],
  [
    "introductionPropose",
    ({ id }) => ({
      input: {
        of: id("丘本さん"),
        to: id(say("ほうきの会")),
        through: [id("森本さん")],
        concerns: [id(say("ほうきを編みたい"))],
        name: "新しい紹介",
      },
    }),
  ],
  ...(
    [
      [1, "ASK"],
      [1, "ASK"],
      [2, "AGREE"],
      [2, "MEET"],
      [2, "WITHDRAW"],
    ] as const
  ).map(([version, move]): Write => [
    "introductionMove",
    ({ id }) => ({ id: id(say("ほうきの紹介")), version, move, input: { given: null } }),
  ]),
];

const CONSENT = "consent { id holds person { id name } covers { id name } goBetween { id name } }";
const INTRODUCTION = `introduction { id name version state moves parties { party { id name } answer } concerns { id name } history { move who state recordedBy } due { sentence } }`;
const VOICE = `voice { id name version ${BACK.Voice} }`;
/** The mutations that are not called after a noun. */
const OTHER_QUERIES: Readonly<Record<string, string>> = {
  consentGrant: `mutation ($input: ConsentInput!, $key: String!) { written: consentGrant(input: $input, idempotencyKey: $key) { ${CONSENT} ${MISTAKES} } }`,
  consentWithdraw: `mutation ($id: ID!, $version: Int!, $key: String!) { written: consentWithdraw(id: $id, version: $version, how: "電話で", idempotencyKey: $key) { ${CONSENT} ${MISTAKES} } }`,
  introductionPropose: `mutation ($input: IntroductionInput!, $key: String!) { written: introductionPropose(input: $input, idempotencyKey: $key) { ${INTRODUCTION} ${MISTAKES} } }`,
  introductionMove: `mutation ($id: ID!, $version: Int!, $move: IntroductionMove!, $input: IntroductionMoveInput, $key: String!) { written: introductionMove(id: $id, version: $version, move: $move, input: $input, idempotencyKey: $key) { ${INTRODUCTION} ${MISTAKES} } }`,
  voiceSort: `mutation ($id: ID!, $version: Int!, $input: VoiceSortInput!, $key: String!) { written: voiceSort(id: $id, version: $version, input: $input, idempotencyKey: $key) { ${VOICE} ${MISTAKES} } }`,
  voiceCorrect: `mutation ($id: ID!, $version: Int!, $input: VoiceCorrectInput!, $key: String!) { written: voiceCorrect(id: $id, version: $version, input: $input, idempotencyKey: $key) { ${VOICE} ${MISTAKES} } }`,
  voicePublish: `mutation ($id: ID!, $version: Int!, $key: String!) { written: voicePublish(id: $id, version: $version, published: false, idempotencyKey: $key) { ${VOICE} ${MISTAKES} } }`,
  voiceSetAside: `mutation ($id: ID!, $version: Int!, $key: String!) { written: voiceSetAside(id: $id, version: $version, why: "なにか", idempotencyKey: $key) { ${VOICE} ${MISTAKES} } }`,
  ...Object.fromEntries(
    (
      [
        ["wishAddStep", "wishStep", "WishStep", { wish: "ID!", input: "WishStepInput!" }],
        ["wishStepCorrect", "wishStep", "WishStep", { id: "ID!", version: "Int!", input: "WishStepInput!" }],
        ["wishStepDone", "wishStep", "WishStep", { id: "ID!", version: "Int!" }],
        ["wishMove", "wish", "Wish", { id: "ID!", version: "Int!", input: "WishMoveInput!" }],
        ["wishShow", "wish", "Wish", { id: "ID!", version: "Int!", shownTo: "ShownTo!" }],
        ["wishesGather", "group", "Group", { wishes: "[ID!]!", input: "GroupInput!" }],
      ] as const
    ).map(([field, thing, noun, names]) => [field, asked(field, `${thing} { id name version ${BACK[noun]} }`, names)]),
  ),
  wishSupport: asked("wishSupport", TIE, { wish: "ID!", party: "ID!", input: "SupportInput!" }),
};

function asked(field: string, back: string, names: Readonly<Record<string, string>>): string {
  const declared = Object.entries(names).map(([name, type]) => `$${name}: ${type}`);
  const given = Object.keys(names).map((name) => `${name}: $${name}`);
  return `mutation (${[...declared, "$key: String!"].join(", ")}) { written: ${field}(${[...given, "idempotencyKey: $key"].join(", ")}) { ${back} ${MISTAKES} } }`;
}

function queryOf(field: string): string {
  const other = OTHER_QUERIES[field];
  if (other !== undefined) return other;
  const [what, action] = /^([a-zA-Z]+?)(Register|Record|Correct|End)$/u.exec(field)!.slice(1) as [string, string];
  const back =
    what === "tie" ? TIE : `${what} { id name version ${BACK[`${what[0]!.toUpperCase()}${what.slice(1)}` as Noun]} }`;
  const input = what === "tie" ? "TieInput" : `${what[0]!.toUpperCase()}${what.slice(1)}Input`;
  const names: Record<string, string> = {
    ...(what === "tie" && action === "Register" ? { kind: "TieKind!", from: "ID!", to: "ID!" } : {}),
    ...(what === "tie" && action !== "Register" ? { from: "ID!" } : {}),
    ...(action === "Register" || action === "Record" ? {} : { id: "ID!", version: "Int!" }),
    ...(action === "End" ? {} : { input: `${input}!` }),
    key: "String!",
  };
  const declared = Object.entries(names).map(([name, type]) => `$${name}: ${type}`);
  const given = Object.keys(names).map((name) => `${name === "key" ? "idempotencyKey" : name}: $${name}`);
  return `mutation (${declared.join(", ")}) { written: ${field}(${given.join(", ")}) { ${back} ${MISTAKES} } }`;
}

/** All of them in turn, as the town's coordinator, each answer without what is new every time. */
async function written(town: Town): Promise<string[]> {
  const mark = /_(\w+)-/u.exec(town.id("丘本さん"))![1]!;
  const all: string[] = [];
  for (const [field, variables] of WRITES) {
    const { data, errors } = await ask(
      town.coordinator,
      queryOf(field),
      { ...variables(town), key: randomUUID() },
      NOW,
    );
    const text = JSON.stringify({ field, data, errors }).replaceAll(mark, "*");
    all.push(text.replace(/_[0-9a-f]{8}-[0-9a-f-]{27}/gu, "_new"));
  }
  return all;
}

describe("who writes without seeing everything", () => {
  it("is held to it for every mutation of the schema", () => {
    const tried = new Set(WRITES.map(([field]) => field));
    const missing = Object.keys(schema.getMutationType()!.getFields()).filter((field) => !tried.has(field));
    expect(
      missing,
      "Nobody tries whether hidden things change what comes back of this. Add it to WRITES in test/trust/writing-blindly.test.ts, with variables that are accepted.",
    ).toEqual([]);
  });

  it("gets the same answers, byte for byte, whatever is hidden around what they write", async () => {
    const alone = await written(await settle(things, tied));
    expect(alone.filter((answer) => answer.includes('"userErrors":[]')).length, alone.join("\n")).toBeGreaterThan(25);
    await fc.assert(
      fc.asyncProperty(surroundings, async (drawn) => {
        const town = await settle(things, tied);
        const hidden = grown(drawn, things);
        // Each tie that is written below is there already, and hidden.
        const there = WRITES.flatMap(([field, variables]) =>
          field === "tieRegister" ? [variables({ ...town, id: (name) => name })] : [],
        );
        await town.add(hidden.things, [
          ...hidden.ties,
          ...there.flatMap(({ kind, from, to }) =>
            kind === "HELPS" ? [] : [[kind, from, to, { shownTo: null }] as (typeof tied)[number]],
          ),
        ]);
        expect(await written(town)).toEqual(alone);
      }),
      { seed: 20_261_124, numRuns: FULL ? 20 : 1, endOnFailure: true },
    );
  }, 900_000);
});
