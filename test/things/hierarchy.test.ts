import { beforeAll, describe, expect, it } from "vitest";
import { keeperOf, type Viewer } from "../../src/trust/viewer.ts";
import { said } from "../graph/connect.ts";
import { ask, settle, type Town } from "../town.ts";
import { correct, fingerprint, register, smallTown, tieEnd, tieRegister, told } from "./forms.ts";

let town: Town;
/** Keeps the one school district, and not the two beside it. */
let keeper: Viewer;
beforeAll(async () => {
  town = await settle(
    [
      { noun: "District", name: "小石原市", level: "CITY" },
      { noun: "District", name: "北圏域", level: "AREA" },
      { noun: "District", name: "南圏域", level: "AREA" },
      { noun: "District", name: "谷川校区", level: "SCHOOL_DISTRICT" },
      { noun: "District", name: "峠校区", level: "SCHOOL_DISTRICT" },
      { noun: "District", name: "浜辺校区", level: "SCHOOL_DISTRICT" },
      { noun: "District", name: "谷川一丁目", level: "NEIGHBOURHOOD" },
      { noun: "Person", name: "谷口" },
      { noun: "Person", name: "峠田" },
    ],
    [
      ["PART_OF", "北圏域", "小石原市"],
      ["PART_OF", "南圏域", "小石原市"],
      ["PART_OF", "谷川校区", "北圏域"],
      ["PART_OF", "峠校区", "北圏域"],
      ["PART_OF", "浜辺校区", "南圏域"],
      ["PART_OF", "谷川一丁目", "谷川校区"],
      ["LIVES_IN", "谷口", "谷川校区"],
      ["LIVES_IN", "峠田", "峠校区"],
    ],
  );
  keeper = keeperOf("per_keeper-of-one", [town.id("谷川校区")]);
});

const people = async () => {
  const { data } = await ask(keeper, "query ($id: ID!) { entity(id: $id) { name } }", { id: town.id("峠田") });
  return data.entity;
};

describe("a district", () => {
  it("is not put below a smaller one, nor a smaller one above it: nobody gets the residents of others so", async () => {
    const before = await fingerprint(town);
    const area = town.id("北圏域");
    const own = town.id("谷川校区");
    for (const refused of [
      await correct(keeper, "District", area, 1, { partOf: own }),
      await correct(keeper, "District", town.id("峠校区"), 1, { partOf: own }),
      await correct(town.coordinator, "District", area, 1, { partOf: own }),
      await correct(town.coordinator, "District", own, 1, { partOf: town.id("谷川一丁目") }),
      await correct(town.coordinator, "District", own, 1, { level: "NEIGHBOURHOOD" }),
      await correct(town.coordinator, "District", area, 1, { level: "SCHOOL_DISTRICT" }),
      await tieRegister(keeper, "PART_OF", area, own),
      await tieRegister(town.coordinator, "PART_OF", own, town.id("峠校区")),
    ]) {
      expect(refused.errors).toEqual([]);
      expect(refused.thing).toBeNull();
      expect(refused.mistakes.length).toBeGreaterThan(0);
    }
    expect(told(await correct(town.coordinator, "District", own, 1, { partOf: town.id("谷川一丁目") }))).toEqual([
      "INVALID input.partOf",
    ]);
    expect(told(await tieRegister(town.coordinator, "PART_OF", own, town.id("峠校区")))).toEqual(["INVALID to"]);
    expect(told(await correct(town.coordinator, "District", own, 1, { level: "NEIGHBOURHOOD" }))).toEqual([
      "INVALID input.level",
    ]);
    expect(await fingerprint(town)).toBe(before);
    expect(await people()).toBeNull();
  });

  it("is moved by whoever keeps every school district that this concerns, and by nobody else", async () => {
    const before = await fingerprint(town);
    const [small, own] = [town.id("谷川一丁目"), town.id("谷川校区")];
    const elsewhere = { partOf: town.id("峠校区") };
    expect(told(await correct(keeper, "District", small, 1, elsewhere))).toEqual(["NOT_ALLOWED -"]);
    expect(told(await tieRegister(keeper, "PART_OF", small, town.id("峠校区")))).toEqual(["NOT_ALLOWED -"]);
    // What lies in the whole southern area would become theirs to see.
    expect(told(await correct(keeper, "District", own, 1, { partOf: town.id("南圏域") }))).toEqual(["NOT_ALLOWED -"]);
    expect(told(await correct(keeper, "District", town.id("北圏域"), 1, { partOf: town.id("小石原市") }))).toEqual([]);
    expect(told(await correct(keeper, "District", own, 1, { partOf: town.id("北圏域"), population: 900 }))).toEqual([]);
    expect(await fingerprint(town)).not.toBe(before);

    expect(told(await correct(town.coordinator, "District", small, 1, elsewhere))).toEqual([]);
    expect(told(await correct(keeper, "District", small, 2, { partOf: own }))).toEqual(["NOT_ALLOWED -"]);
    expect(told(await correct(town.coordinator, "District", small, 2, { partOf: own }))).toEqual([]);
    const made = await register(keeper, "District", { name: "谷川二丁目", level: "NEIGHBOURHOOD", partOf: own });
    expect(told(made)).toEqual([]);
    expect(
      told(await register(keeper, "District", { name: "峠二丁目", level: "NEIGHBOURHOOD", ...elsewhere })),
    ).toEqual(["NOT_ALLOWED -"]);
  });

  it("is not cut loose by whoever keeps a part only of what it was in", async () => {
    const [row] = await town.graph.read<{ id: string; version: number }>(
      said("MATCH (:Entity {id: $from})-[t:PART_OF]->() RETURN t.id AS id, t.version AS version"),
      { from: town.id("谷川校区") },
    );
    expect(told(await tieEnd(keeper, { from: town.id("谷川校区"), ...row! }))).toEqual(["NOT_ALLOWED -"]);
  });
});

describe("what is part of another, or a kind of it,", () => {
  it("is of the same noun, and never a part of itself, also by a long way round", async () => {
    const own = await smallTown(
      [
        { noun: "Company", name: "染物屋", type: "SHOP" },
        { noun: "Need", name: "毛糸がほしい" },
      ],
      [
        ["ACTIVE_IN", "染物屋", "上野原校区"],
        ["HAS_NEED", "黒木", "毛糸がほしい"],
      ],
    );
    const [wide, narrow, other] = [own.id("手仕事"), own.id("編み針の仕事"), own.id("機織り")];
    const before = await fingerprint(own);
    expect(told(await correct(own.coordinator, "Topic", wide, 1, { broader: narrow }))).toEqual([
      "INVALID input.broader",
    ]);
    expect(told(await tieRegister(own.coordinator, "BROADER", wide, narrow))).toEqual(["INVALID to"]);
    const need = own.id("靴下がほしい");
    expect(told(await correct(own.coordinator, "Need", need, 1, { partOf: own.id("上野原校区") }))).toEqual([
      "INVALID input.partOf",
    ]);
    expect(told(await tieRegister(own.coordinator, "PART_OF", need, own.id("糸屋")))).toEqual(["INVALID to"]);
    expect(told(await tieRegister(own.coordinator, "PART_OF", own.id("糸屋"), need))).toEqual(["INVALID to"]);
    expect(await fingerprint(own)).toBe(before);

    expect(told(await tieRegister(own.coordinator, "BROADER", narrow, other))).toEqual([]);
    expect(told(await correct(own.coordinator, "Topic", other, 1, { broader: narrow }))).toEqual([
      "INVALID input.broader",
    ]);
    expect(told(await correct(own.coordinator, "Company", own.id("染物屋"), 1, { partOf: own.id("糸屋") }))).toEqual(
      [],
    );
    expect(told(await correct(own.coordinator, "Company", own.id("糸屋"), 1, { partOf: own.id("染物屋") }))).toEqual([
      "INVALID input.partOf",
    ]);
    expect(told(await correct(own.coordinator, "Need", need, 1, { partOf: own.id("毛糸がほしい") }))).toEqual([]);
  });
});
