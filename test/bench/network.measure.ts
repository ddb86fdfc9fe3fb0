import "reflect-metadata";
import { describe, expect, it } from "vitest";
import { Chance } from "../../seeds/generate/chance.ts";
import { weights } from "../../src/questions/network/if-leaves.ts";
import { DistrictNetwork, type NetworkRows } from "../../src/questions/network/network.ts";
import type { Noun, TieKind } from "../../src/things/model.ts";

/** What `ifLeaves` costs after the network was read: for everybody in a district, and in a city that is larger than would be read at once. CPU time, the median of five. */
const ROUNDS = 5;
const TODAY = new Date("2026-11-23T09:00:00+09:00");

/** So many people, groups, places … as a district's statement gives them, and tied as people are: many to a few, a few to hardly anybody. */
export function generated(size: number, seed: string): NetworkRows {
  const chance = new Chance(seed);
  const counts: readonly [Noun, number][] = [
    ["Person", 0.78],
    ["Household", 0.1],
    ["Group", 0.03],
    ["Place", 0.02],
    ["Company", 0.02],
    ["Offer", 0.05],
  ];
  const ids = new Map(
    counts.map(
      ([noun, share]) => [noun, Array.from({ length: Math.floor(size * share) }, (_, at) => `${noun}-${at}`)] as const,
    ),
  );
  const some = (noun: Noun) => ids.get(noun)!;
  const nodes = counts.flatMap(([noun]) =>
    some(noun).map((id): NetworkRows["nodes"][number] => {
      const sort = noun === "Person" && chance.is(0.005) ? "COMMISSIONER" : null;
      return [
        id,
        noun,
        sort,
        null,
        130 + chance.throw() / 50,
        33 + chance.throw() / 50,
        1950,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
      ];
    }),
  );
  const ties: NetworkRows["ties"][number][] = [];
  const tie = (kind: TieKind, from: string, to: string, noun: Noun, role: string | null = null) =>
    ties.push([`tie-${ties.length}`, kind, from, to, role, TODAY, false, noun, null, null, null, null]);
  const people = some("Person");
  people.forEach((id, at) => {
    if (chance.is(0.3)) tie("LIVES_TOGETHER", id, some("Household")[at % some("Household").length]!, "Household");
    for (let known = chance.whole(0, 2); known > 0; known--) tie("KNOWS", id, chance.one(people), "Person");
    if (chance.is(0.3)) tie("FAMILY_OF", id, people[Math.min(people.length - 1, at + chance.whole(1, 3))]!, "Person");
    if (chance.is(0.35)) tie("MEMBER_OF", id, chance.popular(some("Group")), "Group", chance.is(0.05) ? "会長" : null);
    if (chance.is(0.2)) tie("FREQUENTS", id, chance.popular(some("Place")), "Place");
    if (chance.is(0.02)) tie("WATCHES_OVER", chance.popular(people), id, "Person");
  });
  some("Place").forEach((id) => tie("RUN_BY", id, chance.one(people), "Person"));
  some("Group").forEach((id) => chance.is(0.3) && tie("ACCOMPANIED_BY", id, chance.popular(people), "Person"));
  some("Offer").forEach((id) => tie("OFFERS", chance.popular(people), id, "Offer"));
  return { homes: [], nodes, ties };
}

function milliseconds(work: () => unknown): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
}

const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;

describe("who and what hangs on whom, for everybody", () => {
  it.each([
    [6_500, 200],
    [300_000, 2_000],
  ])("in a network of %i", (size, promised) => {
    const rows = generated(size, "network");
    let found = 0;
    const times = Array.from({ length: ROUNDS }, () =>
      milliseconds(() => {
        found = weights(new DistrictNetwork(rows, TODAY)).length;
      }),
    );
    console.log(
      `ifLeaves for everybody: ${rows.nodes.length} nodes, ${rows.ties.length} ties, something hangs on ${found}: ${median(times).toFixed(0)} ms of CPU time after reading (median of ${ROUNDS}, first ${times[0]!.toFixed(0)}; promised ${promised})`,
    );
    expect(found).toBeGreaterThan(0);
  });
});
