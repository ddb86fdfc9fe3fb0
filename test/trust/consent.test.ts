import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { sweep } from "../../src/things/sweep.ts";
import { PUBLIC, viewerWith, type Viewer } from "../../src/trust/viewer.ts";
import { ask, settle, type Town } from "../town.ts";

const GRANT = `mutation ($input: ConsentInput!, $key: String!) {
  consentGrant(input: $input, idempotencyKey: $key) {
    consent { id holds version purpose to given said proxy covers { name } party { name } goBetween { name } recordedBy until }
    userErrors { code field }
  }
}`;
const WITHDRAW = `mutation ($id: ID!, $version: Int!, $key: String!) {
  consentWithdraw(id: $id, version: $version, how: "電話で", idempotencyKey: $key) {
    consent { holds version withdrawnHow } userErrors { code field }
  }
}`;
const SEES = `query ($id: ID!) { entity(id: $id) { name } }`;
const CONSENTS = `query ($id: ID!) { entity(id: $id) { ... on Person { consents { id holds said } } } }`;

let town: Town;
let commissioner: Viewer;
let herself: Viewer;
let key = 0;
/** What the test at hand granted: the next one finds none of it in force. */
const open: { id: string; version: number }[] = [];

beforeAll(async () => {
  town = await settle(
    [
      { noun: "District", name: "同意の校区", level: "SCHOOL_DISTRICT" },
      { noun: "District", name: "よその校区", level: "SCHOOL_DISTRICT" },
      { noun: "Topic", name: "糸つむぎ" },
      { noun: "Person", name: "糸井さん", phone: "000-1" },
      { noun: "Person", name: "間さん" },
      { noun: "Person", name: "遠山さん" },
      { noun: "Need", name: "糸車が重い", state: "OPEN" },
      { noun: "Offer", name: "糸を紡げる", lane: "INFORMAL" },
      { noun: "Offer", name: "ひそかに紡げる", lane: "INFORMAL", shownTo: "SELF" },
      { noun: "Company", name: "糸屋", shownTo: "PUBLIC" },
    ],
    [
      ["LIVES_IN", "糸井さん", "同意の校区"],
      ["LIVES_IN", "間さん", "同意の校区"],
      ["LIVES_IN", "遠山さん", "よその校区"],
      ["ACTIVE_IN", "糸屋", "同意の校区", { shownTo: "PUBLIC" }],
      ["HAS_NEED", "糸井さん", "糸車が重い"],
      ["OFFERS", "糸井さん", "糸を紡げる"],
      ["ABOUT", "糸車が重い", "糸つむぎ"],
      ["ABOUT", "糸を紡げる", "糸つむぎ"],
      ["SERVES", "糸を紡げる", "同意の校区"],
      ["OFFERS", "間さん", "ひそかに紡げる"],
      ["ABOUT", "ひそかに紡げる", "糸つむぎ"],
      ["SERVES", "ひそかに紡げる", "同意の校区"],
    ],
  );
  commissioner = viewerWith("commissioner", [{ role: "commissioner", districts: [town.id("同意の校区")] }]);
  herself = viewerWith("itoi", [{ role: "resident" }], town.id("糸井さん"));
});

afterEach(async () => {
  for (const consent of open.splice(0)) await withdraw(town.coordinator, consent);
});

async function grant(who: Viewer, more: Record<string, unknown> = {}, now?: Date) {
  const input = {
    person: town.id("糸井さん"),
    covers: [town.id("糸井さん"), town.id("糸車が重い")],
    purpose: "WATCHING_OVER",
    to: "COMMISSIONERS",
    given: "PAPER",
    ...more,
  };
  const { data, errors } = await ask(who, GRANT, { input, key: `grant ${++key}` }, now);
  if (data?.consentGrant.consent) open.push(data.consentGrant.consent);
  return { ...data?.consentGrant, errors };
}

async function withdraw(who: Viewer, { id, version }: { id: string; version: number }) {
  const { data, errors } = await ask(who, WITHDRAW, { id, version, key: `withdraw ${++key}` });
  return { ...data?.consentWithdraw, errors };
}

async function sees(who: Viewer, name: string, now?: Date): Promise<boolean> {
  const { data } = await ask(who, SEES, { id: town.id(name) }, now);
  return data.entity !== null;
}

describe("what a person agreed to", () => {
  it("opens what it covers to those it is for, from the next request, and withdrawing it closes that again", async () => {
    expect(await sees(commissioner, "糸井さん")).toBe(false);
    const { consent, userErrors } = await grant(town.coordinator, { proxy: "長女" });
    expect(userErrors).toEqual([]);
    expect(consent.covers).toHaveLength(2);
    expect(consent.covers).toEqual(expect.arrayContaining([{ name: "糸井さん" }, { name: "糸車が重い" }]));
    expect(consent).toMatchObject({
      holds: true,
      version: 1,
      given: "PAPER",
      proxy: "長女",
      recordedBy: town.coordinator.id,
    });
    expect(await sees(commissioner, "糸井さん")).toBe(true);
    expect(await sees(commissioner, "糸車が重い")).toBe(true);
    expect(await sees(commissioner, "糸を紡げる")).toBe(false);
    expect(
      await sees(viewerWith("other", [{ role: "commissioner", districts: [town.id("よその校区")] }]), "糸井さん"),
    ).toBe(false);

    const gone = await withdraw(town.coordinator, consent);
    expect(gone.consent).toEqual({ holds: false, version: 2, withdrawnHow: "電話で" });
    for (const name of ["糸井さん", "糸車が重い"]) expect(await sees(commissioner, name)).toBe(false);
    expect(await sees(town.coordinator, "糸井さん")).toBe(true);
  });

  it("opens where the person lives, and the tie to what is covered too", async () => {
    const { consent } = await grant(town.coordinator);
    const around = `query ($of: ID!) { around(of: $of) { bundles { kind count } } }`;
    const { data } = await ask(commissioner, around, { of: town.id("糸井さん") });
    expect(data.around.bundles).toEqual([
      { kind: "HAS_NEED", count: 1 },
      { kind: "LIVES_IN", count: 1 },
    ]);
    const people = `query ($of: String!) { district(of: $of) { people { nodes { name } } } }`;
    const listed = await ask(commissioner, people, { of: town.id("同意の校区") });
    expect(listed.data.district.people.nodes).toEqual([{ name: "糸井さん" }]);
    await withdraw(town.coordinator, consent);
  });

  it("for finding a place to be shows where the person goes and takes part, but for what they keep to themselves", async () => {
    await town.add(
      [
        { noun: "Group", name: "糸の会", shownTo: "PUBLIC" },
        { noun: "Group", name: "断酒の会", shownTo: "PUBLIC" },
        { noun: "Group", name: "名のない会" },
        { noun: "Place", name: "糸の家", shownTo: "PUBLIC" },
      ],
      [
        ["MEMBER_OF", "糸井さん", "糸の会"],
        ["MEMBER_OF", "糸井さん", "断酒の会", { shownTo: "SELF" }],
        ["MEMBER_OF", "糸井さん", "名のない会"],
        ["MEMBER_OF", "間さん", "糸の会"],
        ["FREQUENTS", "糸井さん", "糸の家"],
      ],
    );
    const told = async (now?: Date) => {
      const { data } = await ask(
        commissioner,
        `query ($id: ID!, $group: ID!) { entity(id: $id) { ... on Person { groups { nodes { name } } frequents { nodes { name } } } }
          group: entity(id: $group) { ... on Group { members { nodes { name } } } } }`,
        { id: town.id("糸井さん"), group: town.id("糸の会") },
        now,
      );
      return JSON.stringify(data).match(/糸の会|断酒の会|名のない会|糸の家|間さん/gu) ?? [];
    };
    // For another purpose, or about something else of theirs, not a word of it.
    await grant(town.coordinator);
    await grant(town.coordinator, { purpose: "PARTICIPATION", covers: [town.id("糸車が重い")] });
    expect(await told()).toEqual([]);

    const now = new Date();
    const until = new Date(now.getTime() + 3_600_000);
    const itself = { purpose: "PARTICIPATION", covers: [town.id("糸井さん")], until: until.toISOString() };
    const { consent } = await grant(town.coordinator, itself, now);
    // Nor of anybody else who takes part there, nor of a group that is not for the commissioner.
    expect(await told()).toEqual(["糸の会", "糸の家"]);
    expect(await told(until)).toEqual([]);
    await withdraw(town.coordinator, consent);
    expect(await told()).toEqual([]);
  });

  it("is given on screen by the person, who may name one company, and withdrawn by the person", async () => {
    const company = viewerWith("itoya", [{ role: "company" }], town.id("糸屋"));
    const other = viewerWith("other", [{ role: "company" }], town.id("遠山さん"));
    const offer = {
      covers: [town.id("糸井さん"), town.id("糸を紡げる")],
      to: "NAMED",
      party: town.id("糸屋"),
      given: "SCREEN",
    };
    const { consent, userErrors } = await grant(herself, offer);
    expect(userErrors).toEqual([]);
    expect(consent.party).toEqual({ name: "糸屋" });
    expect(await sees(company, "糸を紡げる")).toBe(true);
    expect(await sees(other, "糸を紡げる")).toBe(false);
    expect((await withdraw(herself, consent)).userErrors).toEqual([]);
    expect(await sees(company, "糸を紡げる")).toBe(false);
  });

  it("ends at its second while nothing runs; the sweep gives back what others may see", async () => {
    const now = new Date();
    const until = new Date(now.getTime() + 3_600_000);
    const before = new Date(until.getTime() - 1_000);
    await grant(town.coordinator, { until: until.toISOString() }, now);
    expect(await sees(commissioner, "糸井さん", before)).toBe(true);
    expect(await sees(commissioner, "糸井さん", until)).toBe(false);
    // Until the sweep it is hidden from everybody: an end fails closed.
    expect(await sees(town.coordinator, "糸井さん", until)).toBe(false);
    expect(await sweep(town.graph, until)).toBeGreaterThan(0);
    expect(await sees(commissioner, "糸井さん", until)).toBe(false);
    expect(await sees(town.coordinator, "糸井さん", until)).toBe(true);
    expect(await sweep(town.graph, until)).toBe(0);
  });

  it("sent again under its key after it ended, is the same consent still", async () => {
    const now = new Date();
    const until = new Date(now.getTime() + 60_000);
    const input = {
      person: town.id("糸井さん"),
      covers: [town.id("糸井さん")],
      purpose: "SUPPORT",
      to: "STAFF",
      given: "PAPER",
      until: until.toISOString(),
    };
    const first = (await ask(town.coordinator, GRANT, { input, key: "once" }, now)).data.consentGrant;
    const again = (await ask(town.coordinator, GRANT, { input, key: "once" }, until)).data.consentGrant;
    expect(again.userErrors).toEqual([]);
    await sweep(town.graph, until);
    const last = (await ask(town.coordinator, GRANT, { input, key: "once" }, until)).data.consentGrant;
    expect(last.consent).toMatchObject({ id: first.consent.id, holds: false });
    await withdraw(town.coordinator, last.consent);
  });

  it("introduces two people to each other only while both have agreed", async () => {
    const [itoi, aida] = [town.id("糸井さん"), town.id("間さん")];
    const [one, other] = [herself, viewerWith("aida", [{ role: "resident" }], aida)];
    const both = async (now?: Date) => [await sees(one, "間さん", now), await sees(other, "糸井さん", now)];
    const introduce = { purpose: "INTRODUCTION", to: "NAMED" };
    const hers = await grant(town.coordinator, { ...introduce, covers: [itoi], party: aida });
    expect(hers.consent.holds).toBe(false);
    expect(await both()).toEqual([false, false]);

    const now = new Date();
    const until = new Date(now.getTime() + 3_600_000);
    const back = { ...introduce, person: aida, covers: [aida], party: itoi, until: until.toISOString() };
    const his = await grant(town.coordinator, back, now);
    expect(his.consent.holds).toBe(true);
    expect(await both()).toEqual([true, true]);
    // The one that ends first ends both.
    expect(await both(new Date(until.getTime() - 1_000))).toEqual([true, true]);
    expect(await both(until)).toEqual([false, false]);

    await withdraw(town.coordinator, hers.consent);
    expect(await both()).toEqual([false, false]);
    expect(await sees(town.coordinator, "間さん")).toBe(true);
  });

  it("is withdrawn between two pages of one list: the second page shows nothing of it", async () => {
    const first = await grant(town.coordinator, { covers: [town.id("糸井さん")] });
    const second = await grant(town.coordinator, { person: town.id("間さん"), covers: [town.id("間さん")] });
    const people = `query ($of: String!, $after: ID) {
      district(of: $of) { people(first: 1, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }
    }`;
    const of = town.id("同意の校区");
    const page = (await ask(commissioner, people, { of })).data.district.people;
    expect(page.pageInfo.hasNextPage).toBe(true);
    const left = page.nodes[0].name === "糸井さん" ? second : first;
    await withdraw(town.coordinator, left.consent);
    const next = (await ask(commissioner, people, { of, after: page.pageInfo.endCursor })).data.district.people;
    expect(next).toEqual({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });

  it("shows nothing to anybody while somebody is to be asked first", async () => {
    const { consent } = await grant(town.coordinator, { goBetween: town.id("間さん") });
    expect(consent.goBetween).toEqual({ name: "間さん" });
    expect(await sees(commissioner, "糸井さん")).toBe(false);
    await withdraw(town.coordinator, consent);
  });

  it("puts nothing on a list whose holder may not be seen with it", async () => {
    const company = viewerWith("itoya", [{ role: "company" }], town.id("糸屋"));
    const help = `query ($district: String!, $topic: String!) {
      whoCanHelp(district: $district, topic: $topic) { total candidates { nodes { subject { ... on Offer { name } } } } }
    }`;
    const asked = { district: town.id("同意の校区"), topic: town.id("糸つむぎ") };
    const secret = {
      person: town.id("間さん"),
      to: "NAMED",
      party: town.id("糸屋"),
      covers: [town.id("ひそかに紡げる")],
    };
    const himself = viewerWith("aida", [{ role: "resident" }], town.id("間さん"));
    // The offer is opened to the company; the one who offers it is not.
    const first = await grant(himself, { ...secret, given: "SCREEN" });
    expect(first.userErrors).toEqual([]);
    expect(await sees(company, "ひそかに紡げる")).toBe(true);
    expect((await ask(company, help, asked)).data.whoCanHelp.total).toBe(0);
    // With both it is there.
    const both = [...secret.covers, town.id("間さん")];
    const second = await grant(himself, { ...secret, covers: both, given: "SCREEN" });
    expect((await ask(company, help, asked)).data.whoCanHelp.total).toBe(1);
    for (const { consent } of [first, second]) await withdraw(himself, consent);
    open.length = 0;
  });

  it("does not open what is hidden by its own word", async () => {
    await town.change("糸車が重い", { shownTo: null });
    const { consent, userErrors } = await grant(town.coordinator, { covers: [town.id("糸井さん")] });
    expect(userErrors).toEqual([]);
    expect(await sees(commissioner, "糸車が重い")).toBe(false);
    await withdraw(town.coordinator, consent);
    await town.change("糸車が重い", { shownTo: "DISTRICT" });
  });

  it("is read by the person and the coordinators, not by those it is for", async () => {
    const { consent } = await grant(town.coordinator, { given: "SPOKEN", said: "民生委員さんならいいですよ" });
    const read = async (who: Viewer) => (await ask(who, CONSENTS, { id: town.id("糸井さん") })).data.entity.consents;
    const row = { id: consent.id, holds: true, said: "民生委員さんならいいですよ" };
    expect(await read(town.coordinator)).toContainEqual(row);
    expect(await read(herself)).toContainEqual(row);
    expect(await read(commissioner)).toEqual([]);
    await withdraw(town.coordinator, consent);
  });
});

describe("a consent is refused, and nothing changes,", () => {
  it.each([
    [
      "when it covers what is somebody else's",
      () => ({ covers: [town.id("間さん")] }),
      "NOT_FOUND",
      ["input", "covers"],
    ],
    ["when nobody is named", () => ({ to: "NAMED" }), "INVALID", ["input", "party"]],
    ["when somebody is named without need", () => ({ party: town.id("糸屋") }), "INVALID", ["input", "party"]],
    ["when what was spoken is not written down", () => ({ given: "SPOKEN" }), "INVALID", ["input", "said"]],
    ["when a coordinator gives it on screen", () => ({ given: "SCREEN" }), "INVALID", ["input", "given"]],
    ["when its end is past", () => ({ until: "2020-01-01T00:00:00Z" }), "INVALID", ["input", "until"]],
    ["when it is given later", () => ({ givenAt: "2126-01-01T00:00:00Z" }), "INVALID", ["input", "givenAt"]],
    [
      "when it ends before it was given",
      () => ({ givenAt: "2126-01-02T00:00:00Z", until: "2126-01-01T00:00:00Z" }),
      "INVALID",
      ["input", "until"],
    ],
    ["when it covers nothing", () => ({ covers: [] }), "INVALID", ["input", "covers"]],
    ["when the person is not there", () => ({ person: "per_nobody" }), "NOT_FOUND", ["input", "person"]],
  ] as const)("%s", async (_when, more, code, field) => {
    const { consent, userErrors } = await grant(town.coordinator, more());
    expect(consent).toBeNull();
    expect(userErrors).toContainEqual({ code, field });
    expect(await sees(commissioner, "糸井さん")).toBe(false);
  });

  it("when the coordinator keeps another district", async () => {
    const both = viewerWith("both", [
      { role: "coordinator", districts: [town.id("よその校区")] },
      { role: "commissioner", districts: [town.id("同意の校区")] },
    ]);
    expect((await grant(both)).userErrors).toEqual([{ code: "NOT_FOUND", field: ["input", "person"] }]);
  });

  it("when a resident speaks for another", async () => {
    const another = viewerWith("toyama", [{ role: "resident" }], town.id("遠山さん"));
    expect((await grant(another, { given: "SCREEN" })).userErrors).toContainEqual({ code: "NOT_ALLOWED", field: null });
  });

  it("when whoever sends it may record none", async () => {
    for (const who of [PUBLIC, commissioner, viewerWith("admin", [{ role: "administrator" }])]) {
      const { errors } = await grant(who);
      expect(errors[0]?.extensions?.["code"]).toBe("FORBIDDEN");
    }
  });

  it("when it was withdrawn in the meantime", async () => {
    const { consent } = await grant(town.coordinator);
    await withdraw(town.coordinator, consent);
    expect((await withdraw(town.coordinator, consent)).userErrors).toEqual([{ code: "STALE", field: ["version"] }]);
  });
});
