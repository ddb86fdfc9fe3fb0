import { beforeAll, describe, expect, it } from "vitest";
import { keeperOf, viewerWith, type Viewer } from "../../src/trust/viewer.ts";
import { agreedByAll, codes, move, propose, residentOf, SEES, SPOKEN, townOf } from "../things/introduction-town.ts";
import { ask, type Town } from "../town.ts";

const READ = `query ($id: ID!) { entity(id: $id) { ... on Introduction { ${SEES} } } }`;
const OWN = `query ($id: ID!) { entity(id: $id) { ... on Party { introducedIn { id state } } } }`;
const NAME = `query ($id: ID!) { entity(id: $id) { name } }`;
const REASON = "あの人とは昔いさかいがあった";

let town: Town;
let next: Viewer;
let office: Viewer;
beforeAll(async () => {
  town = await townOf(
    "うつぎ校区",
    ["柊一", "楡一", "柊二", "楡二", "柊三", "楡三", "柊四", "柊七", "楡七", "間宮さん"],
    [
      { noun: "District", name: "となりのうつぎ校区", level: "SCHOOL_DISTRICT" },
      { noun: "Person", name: "楡四" },
      { noun: "Need", name: "楡が枯れそう" },
      { noun: "Group", name: "うつぎの会", type: "CLUB", shownTo: "PUBLIC" },
    ],
  );
  await town.add(
    [],
    [
      ["LIVES_IN", "楡四", "となりのうつぎ校区"],
      ["HAS_NEED", "柊一", "楡が枯れそう"],
      ["ACTIVE_IN", "うつぎの会", "うつぎ校区", { shownTo: "PUBLIC" }],
    ],
  );
  office = keeperOf("per_office", [town.id("うつぎ校区")]);
  next = keeperOf("per_next", [town.id("となりのうつぎ校区")]);
});

const read = async (who: Viewer, id: string) => (await ask(who, READ, { id })).data.entity;
const sees = async (who: Viewer, name: string) => (await ask(who, NAME, { id: town.id(name) })).data.entity !== null;
const told = async (who: Viewer, id: string) => JSON.stringify((await ask(who, READ, { id })).data);

describe("who sees an introduction", () => {
  it("the office all of it; each party from the moment they are asked, their own part, and the other side only when both agreed", async () => {
    const [of, to] = [town.id("柊一"), town.id("楡一")];
    const [herself, himself] = [residentOf(town, "柊一"), residentOf(town, "楡一")];
    const between = residentOf(town, "間宮さん");
    const { introduction } = await propose(office, {
      of,
      to,
      through: [town.id("間宮さん")],
      concerns: [town.id("楡が枯れそう")],
      name: "庭のこと",
      note: "コーディネーターのメモ",
    });
    const { id } = introduction;
    for (const who of [
      herself,
      himself,
      between,
      next,
      viewerWith("c", [{ role: "commissioner", districts: [town.id("うつぎ校区")] }]),
    ])
      expect(await read(who, id)).toBeNull();

    const asked = (await move(office, introduction, "ASK")).introduction;
    expect(await read(herself, id)).toMatchObject({
      name: "庭のこと",
      state: "ASKED",
      due: null,
      parties: [{ party: { id: of }, answer: "ASKED" }],
      concerns: [{ id: town.id("楡が枯れそう") }],
      history: [{ move: "ASK", who: of, note: null }],
    });
    for (const who of [himself, between]) expect(await read(who, id)).toBeNull();
    expect((await ask(herself, OWN, { id: of })).data.entity.introducedIn).toEqual([{ id, state: "ASKED" }]);

    const agreed = (await move(herself, asked, "AGREE", { given: "SCREEN", note: "自分のメモ" })).introduction;
    const second = (await move(office, agreed, "ASK")).introduction;
    expect((await read(between, id)).parties.map(({ party }: { party: { id: string } }) => party.id)).toEqual([
      town.id("間宮さん"),
    ]);
    const third = (await move(office, second, "AGREE", SPOKEN)).introduction;
    const last = (await move(office, third, "ASK")).introduction;
    // He is asked, and hears nothing of her: neither her name, nor what she answered, nor what she needs.
    const heard = await read(himself, id);
    expect(heard.parties).toMatchObject([{ party: { id: to }, answer: "ASKED" }]);
    expect(heard.history).toMatchObject([{ move: "ASK", who: to }]);
    expect(heard.concerns).toEqual([]);
    expect(await told(himself, id)).not.toMatch(/柊一|間宮|楡が枯れ|はい、お願い|メモ/u);
    expect(await sees(himself, "柊一")).toBe(false);
    expect(await sees(herself, "楡一")).toBe(false);

    await move(office, last, "AGREE", SPOKEN);
    expect(await sees(himself, "柊一")).toBe(true);
    expect(await sees(herself, "楡一")).toBe(true);
    expect(await sees(himself, "間宮さん")).toBe(false);
    const both = await read(himself, id);
    expect(both).toMatchObject({ state: "ACCEPTED", concerns: [{ id: town.id("楡が枯れそう") }] });
    // That he agreed is his own; what she answered stays hers.
    expect(both.parties).toMatchObject([
      { party: { id: of }, answer: null, askedAt: null },
      { party: { id: to }, answer: "AGREED" },
    ]);
    expect(both.history.map(({ who }: { who: string }) => who)).toEqual([to, to]);
  });

  it("why somebody declined is told to the office and to them, and to the other side it is only over", async () => {
    const [of, to] = [town.id("柊二"), town.id("楡二")];
    const [herself, himself] = [residentOf(town, "柊二"), residentOf(town, "楡二")];
    const { introduction } = await propose(office, { of, to });
    const { id } = introduction;
    let at = (await move(office, introduction, "ASK")).introduction;
    at = (await move(office, at, "AGREE", SPOKEN)).introduction;
    at = (await move(office, at, "ASK")).introduction;
    const declined = await move(himself, at, "DECLINE", { given: "SCREEN", reason: REASON });
    expect(declined.introduction).toMatchObject({ state: "DECLINED", outcome: "NEVER_MET" });
    expect(declined.introduction.history.at(-1)).toMatchObject({ move: "DECLINE", reason: REASON });
    expect((await read(office, id)).history.at(-1)).toMatchObject({
      who: to,
      reason: REASON,
      recordedBy: himself.id,
    });

    const heard = await read(herself, id);
    expect(heard).toMatchObject({ state: "CLOSED", outcome: "NEVER_MET", moves: [] });
    expect(await told(herself, id)).not.toMatch(/DECLINE|いさかい|楡二/u);
    expect(await sees(herself, "楡二")).toBe(false);
    // Nor in what she is refused.
    const refused = await move(herself, heard, "DECLINE", { given: "SCREEN" });
    expect(codes(refused)).toEqual(["ILLEGAL_MOVE move"]);
    expect(refused.mistakes[0]!.message).toContain("is CLOSED");
    expect(refused.mistakes[0]!.message).not.toContain("DECLINED");
  });

  it("whoever is asked learns of no other side by answering in its name: it is nobody to them", async () => {
    const [of, to] = [town.id("柊七"), town.id("楡七")];
    const herself = residentOf(town, "柊七");
    const { introduction } = await propose(office, { of, to });
    let at = (await move(office, introduction, "ASK")).introduction;
    const answers = async (who: string | undefined, what: string, input: object) =>
      JSON.stringify((await move(herself, at, what, { ...input, ...(who && { who }) })).mistakes);
    for (const what of ["AGREE", "DECLINE"])
      for (const input of [{}, { given: "SCREEN" }, { given: "SPOKEN" }])
        expect(await answers(to, what, input), `${what} ${JSON.stringify(input)}`).toBe(
          await answers("per_nobody", what, input),
        );
    at = (await move(herself, at, "AGREE", { given: "SCREEN" })).introduction;
    at = (await move(office, at, "ASK")).introduction;
    for (const what of ["AGREE", "DECLINE"])
      expect(await answers(to, what, {}), what).toBe(await answers("per_nobody", what, {}));
    expect(codes(await move(herself, at, "AGREE", {}))).toEqual(["NOT_FOUND input.who"]);
    // They themselves are still somebody to themselves.
    expect((await move(herself, at, "DECLINE", { given: "SCREEN", who: of })).introduction).not.toBeNull();
  });

  it("that it was withdrawn reads the same to whoever was asked", async () => {
    const { introduction } = await propose(office, { of: town.id("柊三"), to: town.id("楡三") });
    const asked = (await move(office, introduction, "ASK")).introduction;
    const gone = await move(office, asked, "WITHDRAW", { note: "事情が変わった" });
    expect(gone.introduction.state).toBe("WITHDRAWN");
    expect(await read(residentOf(town, "柊三"), introduction.id)).toMatchObject({ state: "CLOSED", moves: [] });
    expect(await told(residentOf(town, "柊三"), introduction.id)).not.toMatch(/WITHDRAW|事情/u);
  });

  it("to whom one is to be introduced is not told before all agreed, though everybody may know them", async () => {
    const herself = residentOf(town, "楡二");
    const { introduction } = await propose(office, { of: town.id("楡二"), to: town.id("うつぎの会") });
    const names = async () =>
      (await read(herself, introduction.id)).parties.map(({ party }: { party: { name: string } }) => party.name);
    await move(office, introduction, "ASK");
    expect(await sees(herself, "うつぎの会")).toBe(true);
    expect(await names()).toEqual(["楡二"]);
    const agreed = (await move(office, { id: introduction.id, version: 2 }, "AGREE", SPOKEN)).introduction;
    const asked = (await move(office, agreed, "ASK")).introduction;
    expect(await names()).toEqual(["楡二"]);
    // A group needs no consent of its own: that it agreed is enough.
    expect((await move(office, asked, "AGREE")).introduction.state).toBe("ACCEPTED");
    expect(await names()).toEqual(["楡二", "うつぎの会"]);
  });

  it("across two districts each office sees it, and of the people its own", async () => {
    const wide = keeperOf("per_wide", [town.id("うつぎ校区"), town.id("となりのうつぎ校区")]);
    const { introduction } = await propose(wide, { of: town.id("柊四"), to: town.id("楡四") });
    const { id } = introduction;
    expect((await read(next, id)).parties.map(({ party }: { party: { name: string } }) => party.name)).toEqual([
      "楡四",
    ]);
    expect((await read(office, id)).parties.map(({ party }: { party: { name: string } }) => party.name)).toEqual([
      "柊四",
    ]);
    const asked = (await move(next, introduction, "ASK")).introduction;
    // Her answer is for her own district's office to record.
    expect(codes(await move(next, asked, "AGREE", SPOKEN))).toEqual(["NOT_ALLOWED input.who"]);
    expect(codes(await move(office, asked, "AGREE", SPOKEN))).toEqual([]);
    expect(codes(await propose(next, { of: town.id("柊四"), to: town.id("楡四") }))).toEqual(["NOT_FOUND input.of"]);
  });

  it("what the two agreed to is worked out by the one rule of consents: one withdrawal hides both from each other", async () => {
    const [of, to] = [town.id("柊三"), town.id("楡三")];
    const { introduction } = await propose(office, { of, to });
    await agreedByAll(office, introduction.id);
    const [herself, himself] = [residentOf(town, "柊三"), residentOf(town, "楡三")];
    expect([await sees(herself, "楡三"), await sees(himself, "柊三")]).toEqual([true, true]);
    const consents = `query ($id: ID!) { entity(id: $id) { ... on Person { consents { id version holds } } } }`;
    const mine = (await ask(herself, consents, { id: of })).data.entity.consents.find(
      ({ holds }: { holds: boolean }) => holds,
    );
    const withdraw = `mutation ($id: ID!, $version: Int!) { consentWithdraw(id: $id, version: $version, how: "画面で", idempotencyKey: "utsugi") { userErrors { code } } }`;
    expect(
      (await ask(herself, withdraw, { id: mine.id, version: mine.version })).data.consentWithdraw.userErrors,
    ).toEqual([]);
    expect([await sees(herself, "楡三"), await sees(himself, "柊三")]).toEqual([false, false]);
  });
});
