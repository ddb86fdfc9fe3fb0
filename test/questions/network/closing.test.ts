import "reflect-metadata";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { weights } from "../../../src/questions/network/if-leaves.ts";
import { missingIn } from "../../../src/questions/network/missing-ties.ts";
import { DistrictNetwork, type NetworkRows } from "../../../src/questions/network/network.ts";
import type { TieKind } from "../../../src/things/model.ts";
import { FULL } from "../../sample.ts";

const AT = new Date("2026-11-23T09:00:00+09:00");
type TieRow = NetworkRows["ties"][number];

const node = (id: string, noun: "Person" | "Group" | "District"): NetworkRows["nodes"][number] => [
  id,
  noun,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
];
const tie = (kind: TieKind, from: string, to: string, at: number): TieRow => [
  `tie-${at}`,
  kind,
  from,
  to,
  null,
  null,
  false,
  kind === "MEMBER_OF" ? "Group" : kind === "LIVES_IN" ? "District" : "Person",
  null,
  null,
  null,
  null,
];

/** Few groups, so that many hang on somebody or on nobody. */
const drawn = fc.record({
  people: fc.integer({ min: 2, max: 12 }),
  knows: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 14 }),
  members: fc.array(fc.tuple(fc.nat(11), fc.nat(1)), { maxLength: 4 }),
});

function rowsOf({ people, knows, members }: typeof drawn extends fc.Arbitrary<infer T> ? T : never): NetworkRows {
  const ids = Array.from({ length: people }, (_, at) => `per-${at}`);
  const of = (at: number) => ids[at % people]!;
  const ties: [TieKind, string, string][] = [
    ...ids.map((id): [TieKind, string, string] => ["LIVES_IN", id, "dst"]),
    ...knows.filter(([a, b]) => of(a) !== of(b)).map(([a, b]): [TieKind, string, string] => ["KNOWS", of(a), of(b)]),
    ...members.map(([a, g]): [TieKind, string, string] => ["MEMBER_OF", of(a), `grp-${g}`]),
  ];
  return {
    homes: [],
    nodes: [...ids.map((id) => node(id, "Person")), node("grp-0", "Group"), node("grp-1", "Group")],
    ties: ties.map(([kind, from, to], at) => tie(kind, from, to, at)),
  };
}

const unheld = (network: DistrictNetwork) => network.nodes.filter((_, v) => network.cutOff.isUnheld(v)).length;

it("a tie that is called missing closes what it is said to close, for as many as it says, and nothing else is lost by it", () => {
  const closed = { ISLAND: 0, SECOND_TIE: 0, NEED: 0 };
  fc.assert(
    fc.property(drawn, (each) => {
      const rows = rowsOf(each);
      const before = new DistrictNetwork(rows, AT);
      for (const { who, toWhom, closes, gains, through } of missingIn(before, AT)) {
        const [one, other] = [before.nodes[who]!.id, before.nodes[toWhom]!.id];
        const met = new DistrictNetwork(
          { ...rows, ties: [...rows.ties, tie("KNOWS", one, other, rows.ties.length)] },
          AT,
        );
        closed[closes]++;
        if (closes === "ISLAND") expect(unheld(before) - unheld(met)).toBe(gains);
        if (closes !== "SECOND_TIE") continue;
        expect(before.cutOff.by(through!)).toContain(who);
        expect(met.cutOff.by(through!)).not.toContain(who);
        expect(before.cutOff.counts[through!]! - met.cutOff.counts[through!]!).toBe(gains);
      }
    }),
    { seed: 20_261_124, numRuns: FULL ? 5_000 : 300 },
  );
  expect(Math.min(closed.ISLAND, closed.SECOND_TIE)).toBeGreaterThan(30);
});

it("everybody's weight is what is found when each is looked at alone", () => {
  fc.assert(
    fc.property(drawn, (each) => {
      const network = new DistrictNetwork(rowsOf(each), AT);
      const weighed = new Map(weights(network).map(({ v, cutOff }) => [v, cutOff]));
      network.nodes.forEach(({ noun }, v) => {
        if (noun === "Person") expect(weighed.get(v) ?? 0).toBe(network.cutOff.by(v).length);
      });
    }),
    { seed: 20_261_125, numRuns: 100 },
  );
});
