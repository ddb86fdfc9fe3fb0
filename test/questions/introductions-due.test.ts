import { beforeAll, describe, expect, it } from "vitest";
import { keeperOf, viewerWith } from "../../src/trust/viewer.ts";
import { agreedByAll, move, propose, townOf } from "../things/introduction-town.ts";
import { ask, type Town } from "../town.ts";

const DUE = `query ($district: String!, $at: DateTime, $first: Int! = 20, $after: ID) {
  introductionsDue(district: $district, at: $at, first: $first, after: $after) {
    total
    candidates {
      nodes { subject { ... on Introduction { id state due { move at sentence(language: EN) } } } party { name } verdict freshness reasons { sentence } }
      pageInfo { endCursor hasNextPage }
    }
    whyNobody { sentence(language: EN) }
  }
}`;
const DAY = 86_400_000;
const NOW = new Date();
const ago = (days: number) => new Date(NOW.getTime() - days * DAY).toISOString();

let town: Town;
const ids: Record<string, string> = {};

beforeAll(async () => {
  const people = ["甲", "乙", "丙", "丁"].flatMap((who) => [`さざなみ${who}`, `ゆらゆら${who}`]);
  town = await townOf("さざなみ校区", people, [{ noun: "District", name: "しずかな校区", level: "SCHOOL_DISTRICT" }]);
  const of = (who: string) => ({ of: town.id(`さざなみ${who}`), to: town.id(`ゆらゆら${who}`) });
  for (const [who, days] of [
    ["甲", 40],
    ["乙", 30],
    ["丙", 20],
    ["丁", 2],
  ] as const) {
    const { introduction } = await propose(town.coordinator, { ...of(who), at: ago(days) });
    ids[who] = introduction.id;
  }
  // 甲 was asked ten days ago: due three days ago. 乙 declined. 丙 waits since it was proposed: due thirteen days ago. 丁 is not due yet.
  await move(town.coordinator, { id: ids["甲"]!, version: 1 }, "ASK", { at: ago(10) });
  await move(town.coordinator, { id: ids["乙"]!, version: 1 }, "ASK", { at: ago(29) });
  await move(town.coordinator, { id: ids["乙"]!, version: 2 }, "DECLINE", { at: ago(28), given: "PAPER" });
});

async function due(variables: object = {}, who = town.coordinator) {
  const { data, errors } = await ask(who, DUE, { district: town.id("さざなみ校区"), ...variables });
  expect(errors).toEqual([]);
  return data.introductionsDue;
}
const found = (answer: Awaited<ReturnType<typeof due>>) =>
  answer.candidates.nodes.map(({ subject }: { subject: { id: string } }) => subject.id);

describe("which introductions are due", () => {
  it("those whose day has come, the longest due first, with what to do and why in words", async () => {
    const answer = await due();
    expect(found(answer)).toEqual([ids["丙"], ids["甲"]]);
    expect(answer).toMatchObject({ total: 2, whyNobody: null });
    const [first, second] = answer.candidates.nodes;
    expect(first).toMatchObject({
      party: { name: "さざなみ丙" },
      verdict: "MAY_SHOW",
      freshness: ago(20),
      subject: { due: { move: "ASK", at: ago(13) } },
    });
    expect(first.subject.due.sentence).toMatch(/^Proposed on .+, and nobody has been asked; ask さざなみ丙 \(due /u);
    expect(second.subject.due).toMatchObject({ move: "AGREE", at: ago(3) });
    expect(second.subject.due.sentence).toMatch(/^さざなみ甲 was asked on .+ and has not answered; find out \(due /u);
    expect(second.reasons.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
      expect.stringContaining("さざなみ甲さんを紹介する"),
      expect.stringContaining("ゆらゆら甲さんに紹介する"),
    ]);
  });

  it("at another moment others, and where none is, it says what is under way and when it is due", async () => {
    expect(found(await due({ at: ago(-5) }))).toEqual([ids["丙"], ids["甲"], ids["丁"]]);
    const before = await due({ at: ago(14) });
    expect(before.total).toBe(0);
    expect(before.whyNobody.sentence).toMatch(
      /^3 introductions are under way in さざなみ校区, and none is due; the next is on /u,
    );
    const nothing = await due({ district: town.id("しずかな校区") });
    expect(nothing.whyNobody.sentence).toContain("waits for a next step");
  });

  it("page by page the same as at once", async () => {
    const first = await due({ first: 1 });
    expect([first.total, found(first), first.candidates.pageInfo.hasNextPage]).toEqual([2, [ids["丙"]], true]);
    const second = await due({ first: 1, after: first.candidates.pageInfo.endCursor });
    expect([second.total, found(second), second.candidates.pageInfo.hasNextPage]).toEqual([2, [ids["甲"]], false]);
  });

  it("for the office only: whoever is asked, and everybody else, is told of none", async () => {
    const herself = viewerWith("r", [{ role: "resident" }], town.id("さざなみ甲"));
    const other = keeperOf("per_other", [town.id("しずかな校区")]);
    for (const who of [herself, other]) expect((await due({}, who)).total).toBe(0);
  });

  it("moving one on takes it off, until its next day comes", async () => {
    const { introduction } = await agreedBy("丁");
    expect(introduction.due).toMatchObject({ move: "MEET" });
    expect(found(await due())).toEqual([ids["丙"], ids["甲"]]);
    expect(found(await due({ at: ago(-15) }))).toContain(ids["丁"]);
    await move(town.coordinator, introduction, "CLOSE");
    expect(found(await due({ at: ago(-15) }))).not.toContain(ids["丁"]);
  });
});

async function agreedBy(who: string) {
  return agreedByAll(town.coordinator, ids[who]!);
}
