import { beforeAll, describe, expect, it } from "vitest";
import { viewerWith, type Viewer } from "../../src/trust/viewer.ts";
import { ask, settle, type Town } from "../town.ts";

const MAY_SHOW = `query ($thing: ID!, $to: ConsentAudience!, $party: ID) {
  mayShow(thing: $thing, to: $to, party: $party) {
    candidates { nodes { subject { ... on Entity { name } } verdict basis reasons { steps { kind } } } }
    total whyNobody { sentence }
  }
}`;
const GRANT = `mutation ($input: ConsentInput!, $key: String!) {
  consentGrant(input: $input, idempotencyKey: $key) { consent { id } userErrors { code } }
}`;

let town: Town;
let key = 0;

beforeAll(async () => {
  town = await settle(
    [
      { noun: "District", name: "見せる校区", level: "SCHOOL_DISTRICT" },
      { noun: "Person", name: "見田さん" },
      { noun: "Person", name: "聞井さん" },
      { noun: "Person", name: "委田さん", shownTo: "COMMISSIONER" },
      { noun: "Company", name: "見せ屋", shownTo: "PUBLIC" },
      { noun: "Need", name: "窓が閉まらない" },
      { noun: "Need", name: "戸が重い", shownTo: "COMMISSIONER" },
      { noun: "Need", name: "だれのでもない困りごと" },
    ],
    [
      ["LIVES_IN", "見田さん", "見せる校区"],
      ["LIVES_IN", "聞井さん", "見せる校区"],
      ["LIVES_IN", "委田さん", "見せる校区"],
      ["ACTIVE_IN", "見せ屋", "見せる校区", { shownTo: "PUBLIC" }],
      ["HAS_NEED", "見田さん", "窓が閉まらない"],
      ["HAS_NEED", "委田さん", "戸が重い", { shownTo: "COMMISSIONER" }],
      ["KNOWS", "聞井さん", "見田さん"],
    ],
  );
});

async function may(
  thing: string,
  to: string,
  { party, who = town.coordinator }: { party?: string; who?: Viewer } = {},
) {
  const variables = { thing: town.id(thing), to, party: party === undefined ? null : town.id(party) };
  const { data, errors, statements } = await ask(who, MAY_SHOW, variables);
  expect(errors).toEqual([]);
  return { ...data.mayShow, statements };
}

async function grant(more: Record<string, unknown>) {
  const input = {
    person: town.id("見田さん"),
    covers: [town.id("窓が閉まらない")],
    purpose: "SUPPORT",
    given: "PAPER",
    ...more,
  };
  const { data } = await ask(town.coordinator, GRANT, { input, key: `may-show ${++key}` });
  expect(data.consentGrant.userErrors).toEqual([]);
}

const first = ({ candidates }: { candidates: { nodes: { subject: { name: string } }[] } }) => candidates.nodes[0];

describe("may I show this", () => {
  it("says yes to what is published, in one round trip", async () => {
    const answer = await may("見せ屋", "STAFF");
    expect(first(answer)).toMatchObject({ subject: { name: "見せ屋" }, verdict: "MAY_SHOW", basis: "PUBLIC" });
    expect(answer.statements).toEqual(["may-show"]);
  });

  it("says yes by office to the commissioner, where that is its word", async () => {
    const answer = await may("戸が重い", "COMMISSIONERS");
    expect(first(answer)).toMatchObject({ subject: { name: "戸が重い" }, verdict: "MAY_SHOW", basis: "OFFICE" });
    expect(first(answer)).toMatchObject({ reasons: [{ steps: [{ kind: "HAS_NEED" }] }] });
  });

  it("says to ask the person first, where nobody agreed to anything", async () => {
    const answer = await may("窓が閉まらない", "COMMISSIONERS");
    expect(answer.total).toBe(1);
    expect(first(answer)).toMatchObject({ subject: { name: "見田さん" }, verdict: "ASK_FIRST", basis: null });
  });

  it("names the go-between whom the person named, and only for those it was said of", async () => {
    await grant({ to: "COMMISSIONERS", goBetween: town.id("聞井さん") });
    const asked = first(await may("窓が閉まらない", "COMMISSIONERS"));
    expect(asked).toMatchObject({ subject: { name: "聞井さん" }, verdict: "ASK_FIRST" });
    expect(asked).toMatchObject({ reasons: [{ steps: [{ kind: "KNOWS" }] }, { steps: [{ kind: "HAS_NEED" }] }] });
    expect(first(await may("窓が閉まらない", "STAFF"))).toMatchObject({ subject: { name: "見田さん" } });
  });

  it("says yes by consent, to the one named and to nobody else", async () => {
    await grant({ to: "NAMED", party: town.id("見せ屋") });
    expect(first(await may("窓が閉まらない", "NAMED", { party: "見せ屋" }))).toMatchObject({
      verdict: "MAY_SHOW",
      basis: "OWN_CONSENT",
    });
    expect(first(await may("窓が閉まらない", "NAMED", { party: "委田さん" }))).toMatchObject({ verdict: "ASK_FIRST" });
  });

  it("says yes to the person themself", async () => {
    expect(first(await may("窓が閉まらない", "NAMED", { party: "見田さん" }))).toMatchObject({ basis: "OWN" });
  });

  it("says nothing of what the one who asks may not see, as if it were not there", async () => {
    const stranger = viewerWith("stranger", [{ role: "coordinator", districts: ["dst_elsewhere"] }]);
    const hidden = await may("窓が閉まらない", "COMMISSIONERS", { who: stranger });
    expect(hidden.total).toBe(0);
    const { data } = await ask(stranger, MAY_SHOW, { thing: "need_nowhere", to: "COMMISSIONERS" });
    expect(data.mayShow.whyNobody).toEqual(hidden.whyNobody);
  });

  it("says whom else to turn to where nobody is recorded whose it is", async () => {
    await town.add([], [["HAS_NEED", "見せ屋", "だれのでもない困りごと"]]);
    const answer = await may("だれのでもない困りごと", "STAFF");
    expect(answer.total).toBe(0);
    expect(answer.whyNobody.sentence).toMatch(/コーディネーターに相談/);
  });
});
