import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { keeperOf } from "../../src/trust/viewer.ts";
import { agreedByAll, move, propose, townOf } from "../things/introduction-town.ts";
import { ask, type Town } from "../town.ts";

const PATHS = `query ($from: ID!, $to: ID!) { pathBetween(from: $from, to: $to) { total candidates { nodes {
  verdict subject { ... on Path { length agreed { name } toAsk { name } } } } } } }`;
const GRANT = `mutation ($input: ConsentInput!, $key: String!) { consentGrant(input: $input, idempotencyKey: $key) { consent { id version } userErrors { code message } } }`;
const WITHDRAW = `mutation ($id: ID!, $version: Int!, $key: String!) { consentWithdraw(id: $id, version: $version, how: "電話で", idempotencyKey: $key) { userErrors { code } } }`;

let town: Town;
beforeAll(async () => {
  town = await townOf(
    "たまき校区",
    ["環一", "環二", "近道さん", "遠道甲", "遠道乙", "輪一", "輪二"],
    [{ noun: "Group", name: "たまきの会", type: "CLUB" }],
  );
  await town.add(
    [],
    [
      ["ACTIVE_IN", "たまきの会", "たまき校区"],
      ["KNOWS", "環一", "近道さん"],
      ["KNOWS", "近道さん", "環二"],
      ["KNOWS", "環一", "遠道甲"],
      ["KNOWS", "遠道甲", "遠道乙"],
      ["KNOWS", "遠道乙", "環二"],
      ["MEMBER_OF", "輪一", "たまきの会"],
      ["MEMBER_OF", "輪二", "たまきの会"],
      ["KNOWS", "環二", "輪一"],
    ],
  );
});

interface Way {
  verdict: string;
  subject: { length: number; agreed: { name: string }[]; toAsk: { name: string }[] };
}
const names = (all: { name: string }[]) => all.map(({ name }) => name).join("・");
async function ways(from = "環一", to = "環二", who = town.coordinator): Promise<string[]> {
  const { data, errors } = await ask(who, PATHS, { from: town.id(from), to: town.id(to) });
  expect(errors).toEqual([]);
  return data.pathBetween.candidates.nodes.map(
    ({ verdict, subject: { length, agreed, toAsk } }: Way) => `${length} ${verdict} ${names(agreed)} | ${names(toAsk)}`,
  );
}

async function agrees(name: string, more: object = {}): Promise<{ id: string; version: number }> {
  const input = {
    person: town.id(name),
    covers: [town.id(name)],
    purpose: "GO_BETWEEN",
    to: "COORDINATORS",
    given: "PAPER",
    ...more,
  };
  const { data } = await ask(town.coordinator, GRANT, { input, key: randomUUID() });
  expect(data.consentGrant.userErrors).toEqual([]);
  return data.consentGrant.consent;
}
const withdrawn = async (consent: { id: string; version: number }) =>
  ask(town.coordinator, WITHDRAW, { ...consent, key: randomUUID() });

const NOBODY_AGREED = ["2 ASK_FIRST  | 近道さん", "3 ASK_FIRST  | 遠道甲・遠道乙"];

describe("a way on which everybody agreed to introduce", () => {
  it("comes first, though it is longer; where somebody has not, it says whom to ask", async () => {
    expect(await ways()).toEqual(NOBODY_AGREED);
    const one = await agrees("遠道甲");
    expect(await ways()).toEqual(["2 ASK_FIRST  | 近道さん", "3 ASK_FIRST 遠道甲 | 遠道乙"]);
    const other = await agrees("遠道乙");
    expect(await ways()).toEqual(["3 MAY_SHOW 遠道甲・遠道乙 | ", "2 ASK_FIRST  | 近道さん"]);
    await withdrawn(one);
    await withdrawn(other);
    expect(await ways()).toEqual(NOBODY_AGREED);
  });

  it("so it is for whoever agreed for one of the two only, and not for others", async () => {
    const consent = await agrees("近道さん", { to: "NAMED", party: town.id("環二") });
    expect(await ways()).toEqual(["2 MAY_SHOW 近道さん | ", "3 ASK_FIRST  | 遠道甲・遠道乙"]);
    expect((await ways("遠道甲", "輪一"))[0]).toBe("3 ASK_FIRST  | 遠道乙・環二");
    expect(await ways("環一", "輪一")).toEqual([
      "3 ASK_FIRST  | 近道さん・環二",
      "4 ASK_FIRST  | 遠道甲・遠道乙・環二",
    ]);
    await withdrawn(consent);
  });

  it("that one may be known to somebody is no willingness to introduce", async () => {
    const consent = await agrees("近道さん", { purpose: "INTRODUCTION", to: "COORDINATORS" });
    expect(await ways()).toEqual(NOBODY_AGREED);
    await withdrawn(consent);
  });

  it("an introduction of the two that all agreed to counts, as long as it lasts", async () => {
    const sides = { of: town.id("環一"), to: town.id("環二"), through: [town.id("近道さん")] };
    const { introduction } = await propose(town.coordinator, sides);
    expect(await ways()).toEqual(NOBODY_AGREED);
    const { introduction: accepted } = await agreedByAll(town.coordinator, introduction.id);
    expect(await ways()).toEqual(["2 MAY_SHOW 近道さん | ", "3 ASK_FIRST  | 遠道甲・遠道乙"]);
    await move(town.coordinator, accepted, "CLOSE");
    expect(await ways()).toEqual(NOBODY_AGREED);
  });

  it("where people only meet, those who run it are asked; who knows each other already asks nobody", async () => {
    expect(await ways("輪一", "輪二")).toEqual(["2 ASK_FIRST  | たまきの会"]);
    expect((await ways("環一", "近道さん"))[0]).toBe("1 MAY_SHOW  | ");
    expect((await ways("環二", "輪二"))[0]).toBe("3 ASK_FIRST  | 輪一");
  });

  it("an agreement that the viewer may not see is none to them", async () => {
    const consent = await agrees("近道さん");
    const before = await ways();
    // Of another district: sees none of these people, and so no way either.
    expect(await ways("環一", "環二", keeperOf("per_x", ["dst_x"]))).toEqual([]);
    expect(before[0]).toBe("2 MAY_SHOW 近道さん | ");
    await withdrawn(consent);
  });
});
