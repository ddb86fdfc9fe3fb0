import { Chance } from "../../../seeds/generate/chance.ts";
import type { Demand, Gift, RingGround } from "../../../src/questions/kanaeai/ground.ts";

/** Invented grounds for the search alone, the same each time for the same seed. */

export interface Made {
  readonly seed: string;
  readonly quarters: number;
  /** Parties that offer, wish or both, in each quarter. */
  readonly parties: number;
  readonly topics: number;
  /** The share of gifts that are to be had in the next quarter too. */
  readonly abroad?: number;
  /** The share of parties that offer and wish: only they stand in rings. The others do one of the two. */
  readonly both?: number;
  readonly most?: { readonly gifts: number; readonly demands: number };
}

/** A day's hours, as minutes of the week. */
function hours(chance: Chance): { starts: number[]; ends: number[] } {
  if (chance.is(0.3)) return { starts: [], ends: [] };
  const days = [0, 1, 2, 3, 4, 5, 6].filter(() => chance.is(0.3));
  const all = (days.length > 0 ? days : [chance.whole(0, 6)]).map((day) => {
    const start = day * 1440 + chance.whole(16, 38) * 30;
    return [start, start + chance.whole(2, 6) * 30] as const;
  });
  return { starts: all.map(([start]) => start), ends: all.map(([, end]) => end) };
}

export function madeGround({ seed, quarters, parties, topics, abroad = 0.05, both = 1 / 3, most }: Made): RingGround {
  const chance = new Chance(seed);
  const many = quarters * parties;
  const ids = Array.from({ length: many }, (_, at) => `per_${String(at).padStart(6, "0")}`);
  const quarterOf = ids.map((_, at) => Math.floor(at / parties));
  const spots = quarterOf.map(
    (quarter) =>
      [
        130 + (quarter % 8) * 0.03 + chance.throw() * 0.02,
        33 + Math.floor(quarter / 8) * 0.03 + chance.throw() * 0.02,
      ] as const,
  );
  const gifts: Gift[] = [];
  const demands: Demand[] = [];
  // Topics hang under a broader one in eights.
  const broader = (topic: number) => topics + (topic >> 3);
  // The first are asked for the most: with 250 topics one pair of a gift and a wish in a hundred is about the same, as in the demo city.
  const some = () => Math.floor(chance.throw() ** 2 * topics);
  for (let party = 0; party < many; party++) {
    const here = quarterOf[party]!;
    const kind = chance.is(both) ? 2 : chance.whole(0, 1);
    const offers = kind === 1 ? 0 : chance.whole(1, most?.gifts ?? 2);
    const wishes = kind === 0 ? 0 : chance.whole(1, most?.demands ?? 2);
    for (let at = 0; at < offers; at++) {
      const topic = some();
      const cap = chance.is(0.8) ? chance.whole(1, 4) : null;
      const load = cap === null ? 0 : chance.whole(0, cap);
      gifts.push({
        id: `off_${ids[party]}_${at}`,
        party,
        room: cap === null ? 1 : cap - load,
        ease: cap === null ? null : Math.round((1000 * (cap - load)) / cap),
        topics: [topic, broader(topic)],
        depths: [0, 1],
        ...hours(chance),
        point: chance.is(0.9) ? spots[party]! : null,
        days: chance.is(0.9) ? chance.whole(3, 700) : null,
        begins: chance.is(0.85),
        asks: chance.is(0.1) ? 1 << chance.whole(0, 2) : 0,
        membersOnly: false,
        served: chance.is(abroad) ? [here, (here + 1) % quarters] : [here],
        above: [],
      });
    }
    for (let at = 0; at < wishes; at++) {
      const topic = some();
      demands.push({
        id: `wish_${ids[party]}_${at}`,
        party,
        urgency: chance.is(0.5) ? Math.round((1000 * chance.whole(1, 3)) / 3) : null,
        topics: [chance.is(0.1) ? broader(topic) : topic],
        ...hours(chance),
        point: spots[party]!,
        days: chance.whole(3, 700),
        traits: chance.whole(0, 7),
        homes: [here],
        within: [here],
      });
    }
  }
  const knows = Array.from({ length: many * 2 }, () => {
    const who = chance.whole(0, many - 1);
    const quarter = quarterOf[who]!;
    return [who, quarter * parties + chance.whole(0, parties - 1)] as const;
  });
  return {
    parties: ids,
    gifts,
    demands,
    knows,
    goes: ids.flatMap((_, at) => (chance.is(0.5) ? [[at, quarterOf[at]! * 40 + chance.whole(0, 39)] as const] : [])),
    venues: ids.map(() => -1),
    quarters: quarterOf,
  };
}
