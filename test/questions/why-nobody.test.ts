import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ask, settle, TODAY, type Thing, type TieOf } from "../town.ts";
import { city, helpExpected, schoolDistricts } from "./demo-city.ts";
import { FULL } from "../sample.ts";

const WHY = `total whyNobody {
  ja: sentence en: sentence(language: EN) gates { gate left } relaxations { gate admits }
} coverage { offersKnown confirmedWithinYear ja: sentence } candidates { nodes { nearness subject { ... on Offer { id name } } } }`;
const HELP = `query ($district: String!, $topic: String!, $for: ID, $when: [String!], $relax: [Gate!]! = []) {
  whoCanHelp(district: $district, topic: $topic, for: $for, when: $when, relax: $relax, first: 50) { ${WHY} }
}`;
const GATES = ["TOPIC", "OPEN", "CAP", "TIME", "CONDITIONS", "DISTRICT", "NEIGHBOURS"];

/** Hours and people that shut gates in many ways: none, a weekday, a night, an old person, a child's family, a need with hours of its own. */
const ASKED: readonly { for?: string; when?: string[] }[] = [
  {},
  { when: ["WE 07:00-08:00"] },
  { when: ["SU 22:00-23:30"] },
  { for: "per_sato_hanako" },
  { for: "need_kinoshita_fix" },
  { for: "need_fujii_dog", when: ["SA 05:00-06:00", "TH 10:00-11:00"] },
];

/** In this city the next school district is all there is of the area above, so two neighbourhoods are asked too: theirs is wider. */
const combinations = [...schoolDistricts, "dst_wakabadai", "dst_nakajima"].flatMap((district) =>
  city.topics.flatMap(({ id }) => ASKED.map((asked) => ({ district, topic: id!, ...asked }))),
);
type Question = (typeof combinations)[number];
const expectedOf = ({ topic, ...asked }: Question, relax: string[] = []) =>
  helpExpected({ ...asked, topics: [topic], relax, at: TODAY });
/** In an order of chance, always the same. */
const shuffled = fc.sample(fc.shuffledSubarray(combinations, { minLength: combinations.length }), {
  seed: 1123,
  numRuns: 1,
})[0]!;

/** Questions to which the files say nobody remains: all of them, or some of each kind: each gate that alone keeps somebody out, and none. */
function* withNobody(ofEach: number): Generator<Question> {
  const still = new Map([...GATES, "none"].map((gate) => [gate, ofEach]));
  for (const question of shuffled) {
    const { candidates, alone: admitting } = expectedOf(question);
    if (candidates.length > 0) continue;
    const kinds = admitting.length > 0 ? admitting : ["none"];
    if (!FULL && kinds.every((kind) => still.get(kind)! <= 0)) continue;
    for (const kind of kinds) still.set(kind, still.get(kind)! - 1);
    yield question;
    if (!FULL && [...still].every(([gate, left]) => left <= 0 || gate === "NEIGHBOURS")) return;
  }
}

describe("why nobody, over the whole demo city", () => {
  it("counts what is left at each gate, and names exactly the relaxations that would admit somebody", async () => {
    const admitting = new Set<string>();
    const closing = new Set<string>();
    for (const question of withNobody(1)) {
      const about = JSON.stringify(question);
      const { data, errors } = await ask("coordinator", HELP, question, TODAY);
      expect(errors).toEqual([]);
      expect(data.whoCanHelp.total, about).toBe(0);
      const { gates, relaxations }: Why = data.whoCanHelp.whyNobody;
      expect(
        gates.map(({ gate, left }) => [gate, left]),
        about,
      ).toEqual(expectedOf(question).gates);
      closing.add(gates.find(({ left }) => left === 0)!.gate);
      for (const gate of GATES) {
        const again = await ask("coordinator", HELP, { ...question, relax: [gate] }, TODAY);
        expect(again.errors).toEqual([]);
        const promised = relaxations.find((each) => each.gate === gate)?.admits ?? 0;
        expect(again.data.whoCanHelp.total, `${gate} left open in ${about}`).toBe(promised);
        const found = again.data.whoCanHelp.candidates.nodes.map(
          (node: { subject: { id: string } }) => node.subject.id,
        );
        expect(found, `${gate} left open in ${about}`).toEqual(
          expectedOf(question, [gate])
            .candidates.slice(0, 50)
            .map(({ id }) => id),
        );
        if (promised > 0) admitting.add(gate);
      }
      expect(relaxations.every(({ admits }) => admits > 0)).toBe(true);
    }
    // Each kind of closed gate stood in some answer, or this would prove little. The neighbours are asked anyway when there is nobody.
    expect([...admitting].toSorted()).toEqual(["CAP", "CONDITIONS", "DISTRICT", "OPEN", "TIME", "TOPIC"]);
    expect([...closing].toSorted()).toEqual(["CAP", "CONDITIONS", "OPEN", "TIME", "TOPIC"]);
  }, 1_800_000);
});

interface Why {
  gates: { gate: string; left: number }[];
  relaxations: { gate: string; admits: number }[];
}

function offer(name: string, facts: Partial<Thing> = {}): Thing {
  return { noun: "Offer", name, lane: "INFORMAL", type: "SKILL", ...facts };
}
function offered(name: string, topic = "わらじ編み", where = "こなた校区"): TieOf[] {
  return [
    ["OFFERS", "わらじの会", name],
    ["ABOUT", name, topic],
    ["SERVES", name, where],
  ];
}

describe("why nobody, gate by gate", () => {
  const things: Thing[] = [
    { noun: "District", name: "町", level: "CITY" },
    { noun: "District", name: "こなた校区", level: "SCHOOL_DISTRICT", population: 4000 },
    { noun: "District", name: "かなた校区", level: "SCHOOL_DISTRICT" },
    { noun: "Topic", name: "わらじ仕事", level: 1 },
    { noun: "Topic", name: "わらじ編み", nameEn: "straw sandals", level: 2 },
    { noun: "Group", name: "わらじの会" },
    { noun: "Person", name: "編んでほしい人", birthYear: 1990 },
  ];
  const ties: TieOf[] = [
    ["PART_OF", "こなた校区", "町"],
    ["PART_OF", "かなた校区", "町"],
    ["BROADER", "わらじ編み", "わらじ仕事"],
    ["ACTIVE_IN", "わらじの会", "こなた校区"],
    ["LIVES_IN", "編んでほしい人", "こなた校区"],
  ];
  it("says in both languages that nothing is recorded, and how much is known at all", async () => {
    const town = await settle(things, ties);
    const { data } = await ask(town.coordinator, HELP, {
      district: town.id("こなた校区"),
      topic: town.id("わらじ編み"),
    });
    expect(data.whoCanHelp).toEqual({
      total: 0,
      candidates: { nodes: [] },
      whyNobody: {
        ja: "こなた校区で「わらじ編み」の申し出は記録されていません。",
        en: "Nobody is recorded who offers straw sandals in こなた校区.",
        gates: ["TOPIC", "OPEN", "CAP", "TIME", "CONDITIONS"].map((gate) => ({ gate, left: 0 })),
        relaxations: [],
      },
      coverage: {
        offersKnown: 0,
        confirmedWithinYear: 0,
        ja: "人口4,000人に対し、記録された申し出は0件、うち1年以内に確認されたものは0件です。記録がないことは、いないことではありません。",
      },
    });
  });

  it.each([
    ["OPEN", offer("休み中", { state: "PAUSED" }), offered("休み中"), [1, 0, 0, 0, 0]],
    ["OPEN", offer("これから", { since: new Date("2100-01-01") }), offered("これから"), [1, 0, 0, 0, 0]],
    ["CAP", offer("満員", { cap: 0 }), offered("満員"), [1, 1, 0, 0, 0]],
    ["TIME", offer("朝だけ", { slots: ["MO 06:00-07:00"] }), offered("朝だけ"), [1, 1, 1, 0, 0]],
    ["CONDITIONS", offer("年長者に", { conditions: ["OVER_65"] }), offered("年長者に"), [1, 1, 1, 1, 0]],
    ["TOPIC", offer("なんでも"), offered("なんでも", "わらじ仕事"), [0, 0, 0, 0, 0]],
    ["DISTRICT", offer("向こうで"), offered("向こうで", "わらじ編み", "かなた校区"), [0, 0, 0, 0, 0]],
  ] as const)(
    "counts to the gate %s and finds the one behind it when it is left open",
    async (gate, thing, joined, left) => {
      const town = await settle([...things, thing], [...ties, ...joined]);
      const question = {
        district: town.id("こなた校区"),
        topic: town.id("わらじ編み"),
        for: town.id("編んでほしい人"),
        when: ["WE 14:00-16:00"],
      };
      const { data } = await ask(town.coordinator, HELP, question);
      expect(data.whoCanHelp.total).toBe(0);
      expect(data.whoCanHelp.whyNobody.gates.map((each: { left: number }) => each.left)).toEqual(left);
      expect(data.whoCanHelp.whyNobody.relaxations).toEqual([{ gate, admits: 1 }]);
      const again = await ask(town.coordinator, HELP, { ...question, relax: [gate] });
      expect(again.data.whoCanHelp.total).toBe(1);
      expect(again.data.whoCanHelp.whyNobody).toBeNull();
      expect(again.data.whoCanHelp.candidates.nodes[0].subject.name).toBe(thing.name);
    },
  );

  it("promises nothing to one who stands behind two gates at once", async () => {
    const both = offer("満員の朝", { cap: 0, slots: ["MO 06:00-07:00"] });
    const town = await settle([...things, both], [...ties, ...offered("満員の朝")]);
    const question = { district: town.id("こなた校区"), topic: town.id("わらじ編み"), when: ["WE 14:00-16:00"] };
    const { data } = await ask(town.coordinator, HELP, question);
    expect(data.whoCanHelp.whyNobody.relaxations).toEqual([]);
    expect(data.whoCanHelp.whyNobody.gates.map((each: { left: number }) => each.left)).toEqual([1, 1, 0, 0, 0]);
    const again = await ask(town.coordinator, HELP, { ...question, relax: ["CAP", "TIME"] });
    expect(again.data.whoCanHelp.total).toBe(1);
  });

  it("marks who comes from next door, asked while fewer than three are here, and who from elsewhere; and counts who was confirmed lately", async () => {
    const near = { noun: "District", name: "となり校区", level: "SCHOOL_DISTRICT" } as const;
    const here = [
      offer("ここ一", { observedAt: new Date("2026-11-01") }),
      offer("ここ二", { observedAt: new Date("2025-11-01") }),
    ];
    const town = await settle(
      [...things, near, ...here, offer("となりで"), offer("かなたで")],
      [
        ...ties,
        ["PART_OF", near.name, "町"],
        ["ADJACENT_TO", "こなた校区", near.name],
        ...here.flatMap(({ name }) => offered(name)),
        ...offered("となりで", "わらじ編み", near.name),
        ...offered("かなたで", "わらじ編み", "かなた校区"),
      ],
    );
    const found = async (...relax: string[]) => {
      const question = { district: town.id("こなた校区"), topic: town.id("わらじ編み"), relax };
      const { candidates, coverage } = (await ask(town.coordinator, HELP, question, TODAY)).data.whoCanHelp;
      const { offersKnown, confirmedWithinYear } = coverage;
      expect({ offersKnown, confirmedWithinYear }).toEqual({ offersKnown: here.length, confirmedWithinYear: 1 });
      return Object.fromEntries(
        candidates.nodes.map(({ nearness, subject }: { nearness: string; subject: { name: string } }) => [
          subject.name,
          nearness,
        ]),
      );
    };
    const close = { ここ一: "HERE", ここ二: "HERE" };
    expect(await found()).toEqual({ ...close, となりで: "NEXT" });
    expect(await found("DISTRICT")).toEqual({ ...close, となりで: "NEXT", かなたで: "ELSEWHERE" });
    here.push(offer("ここ三"));
    await town.add([here[2]!], offered("ここ三"));
    expect(await found()).toEqual({ ...close, ここ三: "HERE" });
    expect(await found("NEIGHBOURS")).toEqual({ ...close, ここ三: "HERE", となりで: "NEXT" });
  });
});
