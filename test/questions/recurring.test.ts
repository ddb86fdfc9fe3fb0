import { beforeAll, describe, expect, it } from "vitest";
import { minutesForMetres } from "../../src/questions/walking.ts";
import { ask, settle, type Town } from "../town.ts";

const FOUND = `total
  candidates {
    nodes {
      subject { ... on Entity { name } } score { parts { part value } } distance walk slots { ja: words en: words(language: EN) next }
    }
    pageInfo { hasNextPage endCursor }
  }
  whyNobody { relaxations { gate admits } }`;
const HELP = `query ($district: String!, $topic: String!, $for: ID, $when: [String!], $at: DateTime, $first: Int! = 20, $after: ID) {
  whoCanHelp(district: $district, topic: $topic, for: $for, when: $when, at: $at, first: $first, after: $after) { ${FOUND} } }`;
const MATCHES = `query ($of: ID!, $at: DateTime) { matchesFor(of: $of, at: $at) { ${FOUND} } }`;
const REGISTER = `mutation ($input: OfferInput!, $key: String!) {
  offerRegister(input: $input, idempotencyKey: $key) { offer { id } userErrors { field ja: message en: message(language: EN) } } }`;

const NOW = new Date("2026-11-20T09:00:00+09:00");
const FOURTHS = "2nd+4th WE 14:00-16:00 not on holidays";
let town: Town;

const helper = (name: string, slots: string[]) => ({
  noun: "Offer" as const,
  name,
  lane: "INFORMAL",
  type: "SKILL",
  slots,
});

beforeAll(async () => {
  const offers = [
    helper("めぐる隔週", [FOURTHS]),
    helper("めぐる毎週", ["WE 14:00-16:00"]),
    helper("めぐる一日", ["2026-11-25 14:00-16:00"]),
    helper("めぐる月末", ["last FR 10:00-12:00"]),
  ];
  town = await settle(
    [
      { noun: "District", name: "めぐる校区", level: "SCHOOL_DISTRICT" },
      { noun: "Topic", name: "めぐる手仕事", level: 2 },
      { noun: "Person", name: "めぐる人", point: { longitude: 130.1, latitude: 33.9 } },
      { noun: "Person", name: "めぐられる人", point: { longitude: 130.11, latitude: 33.9 } },
      ...offers,
      { noun: "Need", name: "めぐる困りごと", slots: ["4th+5th FR 10:00-11:00"] },
      { noun: "Need", name: "めぐらない困りごと", slots: ["1st+2nd FR 10:00-11:00"] },
      { noun: "Wish", name: "めぐる願い", stance: "TOGETHER", slots: ["1st SU 10:00-12:00"] },
      { noun: "Wish", name: "めぐりあう願い", stance: "TOGETHER", slots: ["SU 10:00-11:00"] },
      { noun: "Wish", name: "めぐりあわない願い", stance: "TOGETHER", slots: ["3rd SU 10:00-12:00"] },
    ],
    [
      ["LIVES_IN", "めぐる人", "めぐる校区"],
      ["LIVES_IN", "めぐられる人", "めぐる校区"],
      ...offers.flatMap(({ name }) => [
        ["OFFERS", "めぐる人", name] as const,
        ["ABOUT", name, "めぐる手仕事"] as const,
        ["SERVES", name, "めぐる校区"] as const,
      ]),
      ...["めぐる困りごと", "めぐらない困りごと"].flatMap((name) => [
        ["HAS_NEED", "めぐられる人", name] as const,
        ["ABOUT", name, "めぐる手仕事"] as const,
      ]),
      ...["めぐる願い", "めぐりあう願い", "めぐりあわない願い"].flatMap((name, at) => [
        ["HAS_WISH", at === 0 ? "めぐる人" : "めぐられる人", name] as const,
        ["ABOUT", name, "めぐる手仕事"] as const,
      ]),
    ],
  );
});

interface Node {
  subject: { name: string };
  score: { parts: { part: string; value: number | null }[] };
}
async function asked(query: string, variables: Record<string, unknown>, now = NOW) {
  const { data, errors } = await ask(town.coordinator, query, variables, now);
  expect(errors).toEqual([]);
  // oxlint-disable-next-line typescript/no-explicit-any -- what came back, as a test likes to read it
  return Object.values<any>(data)[0];
}
const help = async (more: Record<string, unknown>) =>
  asked(HELP, { district: town.id("めぐる校区"), topic: town.id("めぐる手仕事"), ...more });
const names = ({ candidates }: { candidates: { nodes: Node[] } }) =>
  candidates.nodes.map(({ subject }) => subject.name).toSorted();
const times = ({ candidates }: { candidates: { nodes: Node[] } }) =>
  Object.fromEntries(
    candidates.nodes.map(({ subject, score }) => [
      subject.name,
      score.parts.find(({ part }) => part === "TIME")?.value ?? null,
    ]),
  );

describe("hours that do not return every week", () => {
  it("are free at a moment of the weeks they name, and at no other", async () => {
    // The fourth Wednesday; the first; the second; and the fourth of September 2026, a holiday.
    expect(names(await help({ at: "2026-11-25T14:30:00+09:00" }))).toEqual(["めぐる一日", "めぐる毎週", "めぐる隔週"]);
    expect(names(await help({ at: "2026-12-02T14:30:00+09:00" }))).toEqual(["めぐる毎週"]);
    expect(names(await help({ at: "2026-12-09T14:30:00+09:00" }))).toEqual(["めぐる毎週", "めぐる隔週"]);
    expect(names(await help({ at: "2026-09-23T14:30:00+09:00" }))).toEqual(["めぐる毎週"]);
    expect(names(await help({ at: "2026-11-27T11:00:00+09:00" }))).toEqual(["めぐる月末"]);
    expect(names(await help({ at: "2026-11-20T11:00:00+09:00" }))).toEqual([]);
  });

  it("are compared with the hours wanted, by how often both are", async () => {
    const weekly = times(await help({ when: ["WE 14:00-16:00"] }));
    expect(weekly["めぐる毎週"]).toBe(1);
    expect(weekly["めぐる隔週"]).toBeCloseTo(24 / 52, 6);
    expect(weekly["めぐる一日"]).toBeCloseTo(1 / 52, 6);
    expect(times(await help({ when: ["2nd+3rd WE 15:00-17:00"] }))).toEqual({ めぐる毎週: 0.5, めぐる隔週: 0.25 });
    expect(times(await help({ when: ["2026-11-25 15:00-17:00"] }))).toEqual({
      めぐる毎週: 0.5,
      めぐる隔週: 0.5,
      めぐる一日: 0.5,
    });
    expect(names(await help({ when: ["1st WE 14:00-16:00", "2026-12-16 14:00-16:00"] }))).toEqual(["めぐる毎週"]);
  });

  it("shut the gate where nobody is ever free then, and say that another hour would do", async () => {
    const { total, whyNobody } = await help({ when: ["3rd FR 10:00-12:00"] });
    expect(total).toBe(0);
    expect(whyNobody.relaxations).toEqual([{ gate: "TIME", admits: 4 }]);
  });

  it("give exact pages and totals", async () => {
    const all = names(await help({ when: ["WE 14:00-16:00"] }));
    const paged: string[] = [];
    for (let after: string | null = null; ;) {
      const page: {
        total: number;
        candidates: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      } = await help({ when: ["WE 14:00-16:00"], first: 1, after });
      expect(page.total).toBe(3);
      paged.push(...names(page));
      after = page.candidates.pageInfo.endCursor;
      if (!page.candidates.pageInfo.hasNextPage) break;
    }
    expect(paged.toSorted()).toEqual(all);
  });

  it("meet needs and wishes in the same way", async () => {
    expect(times(await asked(MATCHES, { of: town.id("めぐる月末") }))).toMatchObject({ めぐる困りごと: 12 / 16 });
    expect(names(await asked(MATCHES, { of: town.id("めぐる月末") }))).not.toContain("めぐらない困りごと");
    expect(names(await asked(MATCHES, { of: town.id("めぐる困りごと") }))).toEqual(["めぐる月末"]);
    expect(names(await asked(MATCHES, { of: town.id("めぐらない困りごと") }))).toEqual([]);
    const wishes = names(await asked(MATCHES, { of: town.id("めぐる願い") }));
    expect(wishes).toContain("めぐりあう願い");
    expect(wishes).not.toContain("めぐりあわない願い");
  });

  it("are over when their only day is", async () => {
    expect(names(await help({ at: "2026-11-25T14:30:00+09:00", when: ["2026-11-25 14:00-15:00"] }))).toContain(
      "めぐる一日",
    );
    expect(names(await help({ at: "2026-11-26T00:00:00+09:00", when: ["WE 14:00-16:00"] }))).not.toContain(
      "めぐる一日",
    );
    const { total, whyNobody } = await asked(MATCHES, { of: town.id("めぐる一日"), at: "2026-11-26T00:00:00+09:00" });
    expect([total, whyNobody.relaxations]).toEqual([0, []]);
  });

  it("are said in both languages, with the next time", async () => {
    const { candidates } = await help({ at: "2026-12-09T14:30:00+09:00" });
    const slots = candidates.nodes.find(({ subject }: Node) => subject.name === "めぐる隔週").slots;
    expect(slots).toEqual([
      {
        ja: "第2・第4水曜 14:00–16:00、祝日を除く",
        en: "2nd and 4th Wed 14:00–16:00, except on public holidays",
        next: "2026-11-25T05:00:00.000Z",
      },
    ]);
  });

  it("that cannot be read are refused with what is wrong and how to write it", async () => {
    const input = {
      name: "めぐれない",
      lane: "INFORMAL",
      type: "SKILL",
      party: town.id("めぐる人"),
      topics: [town.id("めぐる手仕事")],
      serves: [town.id("めぐる校区")],
      slots: ["WE 14:00-16:00", "2026-02-30 10:00-12:00"],
    };
    const { offer, userErrors } = await asked(REGISTER, { input, key: `recurring ${town.id("めぐる人")}` });
    expect(offer).toBeNull();
    expect(userErrors).toEqual([
      {
        field: ["input", "slots"],
        ja: "slots: 「2026-02-30 10:00-12:00」の日付は暦にありません。",
        en: 'slots: "2026-02-30 10:00-12:00": there is no such day.',
      },
    ]);
    const { errors } = await ask(town.coordinator, HELP, {
      district: town.id("めぐる校区"),
      topic: town.id("めぐる手仕事"),
      when: ["毎週水曜"],
    });
    expect(errors[0]?.message).toContain("第2・第4水曜 14:00-16:00 祝日を除く");
    expect(errors[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
  });
});

describe("minutes on foot", () => {
  it("are the straight line with a detour at 80 metres a minute, rounded up", () => {
    expect([0, 1, 61.5, 61.6, 1000].map(minutesForMetres)).toEqual([0, 1, 1, 2, 17]);
    expect(minutesForMetres(null)).toBeNull();
  });

  it("stand beside the distance, and are missing with it", async () => {
    const near = await help({ for: town.id("めぐられる人"), when: ["WE 14:00-16:00"] });
    for (const { distance, walk } of near.candidates.nodes) {
      expect(distance).toBeGreaterThan(900);
      expect(walk).toBe(Math.ceil((distance * 1.3) / 80));
    }
    for (const { distance, walk } of (await help({ when: ["WE 14:00-16:00"] })).candidates.nodes)
      expect([distance, walk]).toEqual([null, null]);
  });
});
