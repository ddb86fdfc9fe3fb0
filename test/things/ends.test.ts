import { beforeAll, describe, expect, it } from "vitest";
import { sweep } from "../../src/things/sweep.ts";
import { keeperOf, type Viewer } from "../../src/trust/viewer.ts";
import { said } from "../graph/connect.ts";
import { ask, type Town } from "../town.ts";
import { smallTown, tieCorrect, told } from "./forms.ts";

let town: Town;
let elsewhere: Viewer;
const NOW = new Date();
const END = new Date(NOW.getTime() + 3_600_000);
const BEFORE = new Date(END.getTime() - 1_000);

const tieOf = async (kind: string, from: string, to: string) => {
  const [row] = await town.graph.read<{ id: string; version: number }>(
    said(
      "MATCH (:Entity {id: $from})-[t]->(:Entity {id: $to}) WHERE type(t) = $kind RETURN t.id AS id, t.version AS version",
    ),
    { kind, from: town.id(from), to: town.id(to) },
  );
  return { from: town.id(from), ...row! };
};

beforeAll(async () => {
  town = await smallTown(
    [
      { noun: "Household", name: "青木家" },
      { noun: "Need", name: "薪がほしい" },
    ],
    [
      ["LIVES_IN", "黒木", "下野原校区"],
      ["LIVES_IN", "青木家", "下野原校区"],
      ["HAS_NEED", "青木家", "薪がほしい"],
      ["HAS_NEED", "白石", "薪がほしい"],
    ],
  );
  elsewhere = keeperOf("per_keeper-below", [town.id("下野原校区")]);
});

async function sees(who: Viewer, name: string, now: Date): Promise<boolean> {
  const { data } = await ask(who, "query ($id: ID!) { entity(id: $id) { name } }", { id: town.id(name) }, now);
  return data.entity !== null;
}
async function list(who: Viewer, district: string, what: string, now: Date): Promise<string[]> {
  const { data } = await ask(
    who,
    `query ($id: ID!) { entity(id: $id) { ... on District { list: ${what} { nodes { name } } } } }`,
    { id: town.id(district) },
    now,
  );
  return data.entity.list.nodes.map(({ name }: { name: string }) => name);
}

describe("a tie that is to end", () => {
  it("places nobody and opens nothing from then on, and what stays to be seen comes back with the sweep", async () => {
    const until = END.toISOString();
    expect(told(await tieCorrect(town.coordinator, await tieOf("LIVES_IN", "黒木", "下野原校区"), { until }))).toEqual(
      [],
    );
    expect(
      told(await tieCorrect(town.coordinator, await tieOf("HAS_NEED", "青木家", "薪がほしい"), { until })),
    ).toEqual([]);
    for (const name of ["黒木", "靴下を編みます", "薪がほしい"])
      expect(await sees(elsewhere, name, BEFORE), name).toBe(true);
    expect(await list(elsewhere, "下野原校区", "people", BEFORE)).toEqual(["黒木"]);
    expect(await list(town.coordinator, "下野原校区", "needs", BEFORE)).toEqual(["薪がほしい"]);

    for (const name of ["黒木", "靴下を編みます", "薪がほしい"])
      expect(await sees(elsewhere, name, END), name).toBe(false);
    expect(await list(elsewhere, "下野原校区", "people", END)).toEqual([]);
    expect(await list(town.coordinator, "下野原校区", "needs", END)).toEqual([]);

    expect(await sweep(town.graph, END)).toBeGreaterThan(0);
    for (const name of ["黒木", "靴下を編みます", "薪がほしい"]) {
      expect(await sees(elsewhere, name, END), name).toBe(false);
      expect(await sees(town.coordinator, name, END), name).toBe(true);
    }
    expect(await list(town.coordinator, "下野原校区", "people", END)).toEqual([]);
    expect(await list(town.coordinator, "上野原校区", "people", END)).toEqual(["黒木", "白石"]);
    expect(await list(town.coordinator, "上野原校区", "needs", END)).toContain("薪がほしい");
    expect(await sweep(town.graph, END)).toBe(0);
    // It stays in the history.
    const [kept] = await town.graph.read<{ open: boolean }>(
      said("MATCH (:Entity {id: $from})-[t:LIVES_IN]->(:Entity {id: $to}) RETURN t.audienceUntil > $now AS open"),
      { from: town.id("黒木"), to: town.id("下野原校区"), now: END },
    );
    expect(kept).toEqual({ open: true });
  });
});
