import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Persona } from "../../src/trust/personas.ts";
import { keeperOf, viewerWith, type Viewer } from "../../src/trust/viewer.ts";
import { ask, type Town } from "../town.ts";
import { correct, register, smallTown } from "./forms.ts";

let town: Town;
beforeAll(async () => {
  town = await smallTown();
});

const CHANGES = `query ($id: ID!) { entity(id: $id) { changes { at what version fields by source tie { id kind from { name } to { name } until } } } }`;

interface Change {
  readonly at: string;
  readonly what: string;
  readonly version: number | null;
  readonly fields: readonly string[];
  readonly by: string | null;
  readonly tie: { readonly kind: string; readonly to: { readonly name: string }; readonly until: string | null } | null;
}

async function changesOf(who: Viewer | Persona, id: string): Promise<Change[]> {
  const { data, errors } = await ask(who, CHANGES, { id });
  expect(errors).toEqual([]);
  return data.entity?.changes ?? [];
}

/** A person whom this coordinator registered, renamed and moved to the other district. */
async function aPersonWithHistory(who: Viewer): Promise<string> {
  const { thing } = await register(who, "Person", { name: "赤坂", livesIn: town.id("上野原校区"), phone: "000-1111" });
  await correct(who, "Person", thing.id, 1, { phone: "000-2222" });
  await correct(who, "Person", thing.id, 2, { livesIn: town.id("下野原校区"), note: null });
  return thing.id;
}

describe("the changes of a record", () => {
  it("are its registering, its corrections with the fields and no word of what stood in them, and its ties", async () => {
    const who = keeperOf(`acc_${randomUUID()}`, town.coordinator.keeps);
    const id = await aPersonWithHistory(who);
    const changes = await changesOf(who, id);
    expect(
      changes.filter(({ tie }) => !tie).map(({ what, version, fields, by }) => [what, version, fields, by]),
    ).toEqual([
      ["CORRECTED", 3, ["livesIn", "note"], who.id],
      ["CORRECTED", 2, ["phone"], who.id],
      ["REGISTERED", 1, [], who.id],
    ]);
    expect(changes.filter(({ tie }) => tie).map(({ what, tie }) => [what, tie?.kind, tie?.to.name])).toEqual(
      expect.arrayContaining([
        ["TIE_BEGAN", "LIVES_IN", "上野原校区"],
        ["TIE_ENDED", "LIVES_IN", "上野原校区"],
        ["TIE_BEGAN", "LIVES_IN", "下野原校区"],
      ]),
    );
    expect(JSON.stringify(changes)).not.toContain("000-1111");
    const times = changes.map(({ at }) => Date.parse(at));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it("are told to the person, without who recorded it, and to nobody who only sees the record", async () => {
    const who = keeperOf("per_recorder", town.coordinator.keeps);
    const id = await aPersonWithHistory(who);
    const person = viewerWith(id, [{ role: "resident" }], id);
    const own = await changesOf(person, id);
    expect(own.map(({ what }) => what)).toContain("CORRECTED");
    expect(own.map(({ by }) => by)).toEqual(own.map(() => null));
    expect((await changesOf(who, id)).map(({ by }) => by)).toContain("per_recorder");
    const group = town.id("手芸の会");
    expect(await changesOf("public", group)).toEqual([]);
    expect(await changesOf("administrator", group)).toEqual([]);
    expect(await changesOf(viewerWith("x", [{ role: "resident" }], "per_x"), id)).toEqual([]);
  });

  it("name no tie that the viewer may not see", async () => {
    await town.add(
      [{ noun: "Person", name: "隠れた白石" }],
      [["KNOWS", "白石", "隠れた白石", { shownTo: "SELF", createdAt: new Date() }]],
    );
    const before = JSON.stringify(await changesOf(town.coordinator, town.id("白石")));
    expect(before).not.toContain("隠れた白石");
  });

  it("are kept up to the last fifty corrections", async () => {
    const who = keeperOf(`acc_${randomUUID()}`, town.coordinator.keeps);
    const { thing } = await register(who, "Household", { name: "青木家", livesIn: town.id("上野原校区") });
    for (let version = 1; version <= 52; version += 1)
      await correct(who, "Household", thing.id, version, { note: String(version) });
    const corrected = (await changesOf(who, thing.id)).filter(({ what }) => what === "CORRECTED");
    expect([corrected.length, corrected[0]!.version, corrected.at(-1)!.version]).toEqual([50, 53, 4]);
  });

  it("do not count a correction that was refused", async () => {
    const who = keeperOf(`acc_${randomUUID()}`, town.coordinator.keeps);
    const id = await aPersonWithHistory(who);
    const { mistakes } = await correct(who, "Person", id, 1, { name: "遅れた" });
    expect(mistakes.map(({ code }) => code)).toEqual(["STALE"]);
    expect((await changesOf(who, id)).filter(({ what }) => what === "CORRECTED")).toHaveLength(2);
  });
});
