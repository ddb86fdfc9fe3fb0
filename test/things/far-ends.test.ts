import { describe, expect, it } from "vitest";
import { said } from "../graph/connect.ts";
import { ask, type Town } from "../town.ts";
import { correct, smallTown, told } from "./forms.ts";

const pointOf = async (town: Town, name: string) => {
  const [row] = await town.graph.read<{ point: unknown }>(
    said("MATCH (n:Entity {id: $id}) RETURN n.point.longitude AS point"),
    { id: town.id(name) },
  );
  return row!.point;
};

describe("what changes at the far end of a tie", () => {
  it("is where an offer can be had: the hall at which its group meets moves, and is hidden", async () => {
    const town = await smallTown(
      [{ noun: "Offer", name: "折り紙を教えます", lane: "INFORMAL", type: "SKILL", shownTo: "PUBLIC" }],
      [
        ["OFFERS", "手芸の会", "折り紙を教えます", { shownTo: "PUBLIC" }],
        ["SERVES", "折り紙を教えます", "上野原校区"],
      ],
    );
    const hall = town.id("野原集会所");
    const moved = { point: { longitude: 135.1, latitude: 35.1 } };
    expect(told(await correct(town.coordinator, "Place", hall, 1, moved))).toEqual([]);
    expect(await pointOf(town, "折り紙を教えます")).toBe(135.1);
    expect(told(await correct(town.coordinator, "Place", hall, 2, { shownTo: "DISTRICT" }))).toEqual([]);
    expect(await pointOf(town, "折り紙を教えます")).toBeNull();
  });

  it("is who sees that a wish is cheered on: it becomes another's, in another district", async () => {
    const town = await smallTown(
      [{ noun: "Person", name: "下田" }],
      [
        ["LIVES_IN", "下田", "下野原校区"],
        ["SUPPORTS", "手芸の会", "いっしょに編みたい"],
      ],
    );
    const codes = async () => {
      const [row] = await town.graph.read<{ codes: string[] }>(
        said("MATCH (:Entity {id: $from})-[t:SUPPORTS]->(:Entity {id: $to}) RETURN t.audience AS codes"),
        { from: town.id("手芸の会"), to: town.id("いっしょに編みたい") },
      );
      return row!.codes;
    };
    expect(await codes()).toContain(`self:${town.id("白石")}`);
    const wish = town.id("いっしょに編みたい");
    expect(told(await correct(town.coordinator, "Wish", wish, 1, { party: town.id("下田") }))).toEqual([]);
    expect(await codes()).toContain(`self:${town.id("下田")}`);
    expect(await codes()).not.toContain(`self:${town.id("白石")}`);
    const { data } = await ask(
      town.coordinator,
      "query ($id: ID!) { entity(id: $id) { ... on Wish { supporterCount } } }",
      { id: wish },
    );
    expect(data.entity.supporterCount).toBe(1);
  });
});
