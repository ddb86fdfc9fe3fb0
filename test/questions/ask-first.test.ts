import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { viewerWith, type Viewer } from "../../src/trust/viewer.ts";
import { ask, settle, type Town } from "../town.ts";

const HELP = `query ($district: String!, $topic: String!, $first: Int! = 20, $after: ID) {
  whoCanHelp(district: $district, topic: $topic, first: $first, after: $after) {
    total
    candidates {
      nodes { verdict subject { __typename ... on Entity { name } } party { name } score { value } reasons { sentence } }
      pageInfo { hasNextPage endCursor }
    }
    whyNobody { sentence }
  }
}`;
const MATCHES = `query ($of: ID!, $district: String, $first: Int! = 20, $after: ID) { matchesFor(of: $of, district: $district, first: $first, after: $after) {
  total
  candidates { nodes { verdict subject { __typename ... on Entity { name } } score { value } } pageInfo { hasNextPage endCursor } } } }`;
const GRANT = `mutation ($input: ConsentInput!, $key: String!) {
  consentGrant(input: $input, idempotencyKey: $key) { consent { id version } userErrors { code field } }
}`;
const WITHDRAW = `mutation ($id: ID!, $version: Int!, $key: String!) {
  consentWithdraw(id: $id, version: $version, how: "電話で", idempotencyKey: $key) { userErrors { code } }
}`;

let town: Town;
let commissioner: Viewer;
let key = 0;
const granted: { id: string; version: number }[] = [];

beforeAll(async () => {
  town = await settle(
    [
      { noun: "District", name: "たずねる校区", level: "SCHOOL_DISTRICT" },
      { noun: "District", name: "たずねない校区", level: "SCHOOL_DISTRICT" },
      { noun: "Topic", name: "竹とんぼ", level: 2 },
      { noun: "Person", name: "竹井さん" },
      { noun: "Person", name: "仲さん", shownTo: "COMMISSIONER" },
      { noun: "Offer", name: "竹とんぼを削れる", lane: "INFORMAL", type: "SKILL" },
      { noun: "Group", name: "竹の会", shownTo: "PUBLIC" },
      { noun: "Wish", name: "竹とんぼを飛ばしたい", stance: "TOGETHER" },
      { noun: "Person", name: "飛田さん", shownTo: "COMMISSIONER" },
      { noun: "Wish", name: "竹とんぼの会をしたい", stance: "TOGETHER", shownTo: "COMMISSIONER" },
      { noun: "Need", name: "竹とんぼがない", shownTo: "COMMISSIONER" },
      { noun: "Offer", name: "竹とんぼ教室", lane: "INFORMAL", type: "SKILL", shownTo: "PUBLIC" },
    ],
    [
      ["LIVES_IN", "竹井さん", "たずねる校区"],
      ["LIVES_IN", "仲さん", "たずねる校区", { shownTo: "COMMISSIONER" }],
      ["ACTIVE_IN", "竹の会", "たずねない校区", { shownTo: "PUBLIC" }],
      ["OFFERS", "竹井さん", "竹とんぼを削れる"],
      ["HAS_WISH", "竹井さん", "竹とんぼを飛ばしたい"],
      ["LIVES_IN", "飛田さん", "たずねる校区", { shownTo: "COMMISSIONER" }],
      ["HAS_WISH", "飛田さん", "竹とんぼの会をしたい", { shownTo: "COMMISSIONER" }],
      ["HAS_NEED", "飛田さん", "竹とんぼがない", { shownTo: "COMMISSIONER" }],
      ...["竹とんぼを飛ばしたい", "竹とんぼの会をしたい", "竹とんぼがない"].map(
        (name) => ["ABOUT", name, "竹とんぼ"] as const,
      ),
      ["ABOUT", "竹とんぼを削れる", "竹とんぼ"],
      ["SERVES", "竹とんぼを削れる", "たずねる校区"],
      ["OFFERS", "竹の会", "竹とんぼ教室", { shownTo: "PUBLIC" }],
      ["ABOUT", "竹とんぼ教室", "竹とんぼ"],
    ],
  );
  commissioner = viewerWith("commissioner", [{ role: "commissioner", districts: [town.id("たずねる校区")] }]);
});
afterEach(async () => {
  for (const consent of granted.splice(0)) await ask(town.coordinator, WITHDRAW, { ...consent, key: `ask ${++key}` });
});

async function agree(more: Record<string, unknown> = {}): Promise<{ id: string; version: number }> {
  const input = {
    person: town.id("竹井さん"),
    covers: [town.id("竹とんぼを削れる")],
    purpose: "INTRODUCTION",
    to: "COMMISSIONERS",
    goBetween: town.id("仲さん"),
    given: "PAPER",
    ...more,
  };
  const { data } = await ask(town.coordinator, GRANT, { input, key: `ask ${++key}` });
  expect(data.consentGrant.userErrors).toEqual([]);
  granted.push(data.consentGrant.consent);
  return data.consentGrant.consent;
}

async function help(who: Viewer, more: Record<string, unknown> = {}, now?: Date) {
  const variables = { district: town.id("たずねる校区"), topic: town.id("竹とんぼ"), ...more };
  const { data, errors, statements } = await ask(who, HELP, variables, now);
  expect(errors).toEqual([]);
  return { ...data.whoCanHelp, statements, text: JSON.stringify(data) };
}

describe("somebody who agreed to be named only after a go-between was asked", () => {
  it("is no candidate for those the consent is for: the go-between is, to be asked first", async () => {
    expect((await help(commissioner)).total).toBe(0);
    await agree();
    const { total, candidates, whyNobody, text, statements } = await help(commissioner);
    expect({ total, whyNobody }).toEqual({ total: 1, whyNobody: null });
    expect(candidates.nodes).toEqual([
      {
        verdict: "ASK_FIRST",
        subject: { __typename: "Person", name: "仲さん" },
        party: { name: "仲さん" },
        score: null,
        reasons: [{ sentence: expect.stringContaining("たずねる校区に住む") }],
      },
    ]);
    for (const name of ["竹井さん", "竹とんぼを削れる"]) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(town.id(name));
    }
    expect(statements[0]).toBe("who-can-help");
  });

  it("stays a candidate by name for whoever sees them anyway", async () => {
    await agree();
    const { total, candidates } = await help(town.coordinator);
    expect(total).toBe(1);
    expect(candidates.nodes[0]).toMatchObject({ verdict: "MAY_SHOW", subject: { name: "竹とんぼを削れる" } });
  });

  it("is nothing at all to those the consent is not for", async () => {
    await agree();
    const elsewhere = viewerWith("else", [{ role: "commissioner", districts: [town.id("たずねない校区")] }]);
    expect((await help(elsewhere)).total).toBe(0);
    expect((await help(viewerWith("staff", [{ role: "caseworker" }]))).total).toBe(0);
  });

  it("is nothing when the consent was withdrawn, from the next request, nor from the second at which it ends", async () => {
    const consent = await agree();
    await ask(town.coordinator, WITHDRAW, { ...consent, key: `ask ${++key}` });
    expect((await help(commissioner)).total).toBe(0);
    const until = new Date(Date.now() + 3_600_000);
    await agree({ until: until.toISOString() });
    expect((await help(commissioner, {}, new Date(until.getTime() - 1_000))).total).toBe(1);
    expect((await help(commissioner, {}, until)).total).toBe(0);
  });

  it("is nothing while the go-between may not be seen, or while the offer is not open", async () => {
    await agree();
    await town.change("仲さん", { shownTo: "DISTRICT" });
    expect((await help(commissioner)).total).toBe(0);
    await town.change("仲さん", { shownTo: "COMMISSIONER" });
    await town.change("竹とんぼを削れる", { state: "PAUSED" });
    expect((await help(commissioner)).total).toBe(0);
    await town.change("竹とんぼを削れる", { state: "OPEN" });
    expect((await help(commissioner)).total).toBe(1);
  });

  it("comes after those with a name, on whichever page that is", async () => {
    await agree();
    await town.add([], [["SERVES", "竹とんぼ教室", "たずねる校区"]]);
    const one = await help(commissioner, { first: 1 });
    expect(one.total).toBe(2);
    expect(one.candidates.nodes[0].subject.name).toBe("竹とんぼ教室");
    expect(one.candidates.pageInfo.hasNextPage).toBe(true);
    const two = await help(commissioner, { first: 1, after: one.candidates.pageInfo.endCursor });
    expect(two.candidates.nodes.map(({ verdict }: { verdict: string }) => verdict)).toEqual(["ASK_FIRST"]);
    expect(two.candidates.pageInfo.hasNextPage).toBe(false);
    const three = await help(commissioner, { first: 1, after: two.candidates.pageInfo.endCursor });
    expect(three.candidates.nodes).toEqual([]);
  });

  it("is asked for through the go-between where a need or a wish is matched, too, whether it is an offer or a wish that is kept back", async () => {
    const matches = async (who: Viewer, of: string, more = {}) => {
      const { data, errors } = await ask(who, MATCHES, { of: town.id(of), ...more });
      expect(errors).toEqual([]);
      return data.matchesFor;
    };
    const nodes = ({ candidates }: { candidates: { nodes: { verdict: string; subject: { name: string } }[] } }) =>
      candidates.nodes.map(({ verdict, subject }) => [verdict, subject.name]);
    await town.add(
      [{ noun: "Offer", name: "竹とんぼ屋", lane: "INFORMAL", type: "SKILL", shownTo: "PUBLIC" }],
      [
        ["OFFERS", "竹の会", "竹とんぼ屋", { shownTo: "PUBLIC" }],
        ["ABOUT", "竹とんぼ屋", "竹とんぼ"],
        ["SERVES", "竹とんぼ屋", "たずねる校区"],
      ],
    );
    const before = await matches(commissioner, "竹とんぼの会をしたい");
    expect(nodes(before).map(([verdict]) => verdict)).not.toContain("ASK_FIRST");
    const offer = await agree();
    for (const of of ["竹とんぼがない", "竹とんぼの会をしたい"]) {
      expect(nodes(await matches(commissioner, of)).at(-1), of).toEqual(["ASK_FIRST", "仲さん"]);
    }
    await ask(town.coordinator, WITHDRAW, { ...offer, key: `ask ${++key}` });
    expect(nodes(await matches(commissioner, "竹とんぼの会をしたい"))).toEqual(nodes(before));
    await agree({ covers: [town.id("竹とんぼを飛ばしたい")] });
    expect(nodes(await matches(commissioner, "竹とんぼがない")).map(([verdict]) => verdict)).not.toContain("ASK_FIRST");
    const wished = await matches(commissioner, "竹とんぼの会をしたい");
    expect(nodes(wished)).toEqual([...nodes(before), ["ASK_FIRST", "仲さん"]]);
    expect(wished.total).toBe(before.total + 1);
    expect(JSON.stringify(wished)).not.toMatch(/竹井|飛ばしたい/u);
    // An offer and its party are told the same of it: whom to ask, and no more.
    for (const [of, district] of [["竹とんぼ屋"], ["竹の会", town.id("たずねる校区")]] as const) {
      const found = await matches(commissioner, of, { district });
      expect(nodes(found), of).toContainEqual(["ASK_FIRST", "仲さん"]);
      expect(JSON.stringify(found)).not.toMatch(/竹井|飛ばしたい/u);
    }
    // Page by page the same.
    const pages: string[][] = [];
    for (let after: string | null = null; ;) {
      const page = await matches(commissioner, "竹とんぼの会をしたい", { first: 1, after });
      pages.push(...nodes(page));
      after = page.candidates.pageInfo.endCursor;
      if (!page.candidates.pageInfo.hasNextPage) break;
    }
    expect(pages).toEqual(nodes(wished));
    // Whoever sees the wish has it by name.
    expect(nodes(await matches(town.coordinator, "竹とんぼの会をしたい"))).toContainEqual([
      "MAY_SHOW",
      "竹とんぼを飛ばしたい",
    ]);
  });
});
