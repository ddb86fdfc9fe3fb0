import { describe, expect, it } from "vitest";
import { findRings } from "../../src/questions/kanaeai/find-rings.ts";
import { MOST_CANDIDATES } from "../../src/questions/kanaeai/ground.ts";
import { madeGround } from "../questions/kanaeai/grounds.ts";

/** The search for rings, after reading: processor time of the whole process, on invented grounds that are the same each time. */
const GROUNDS = [
  ["a district of 2,000 active parties, rings", { quarters: 1, parties: 2_000 }, false],
  ["a district of 2,000 active parties, rings and chains", { quarters: 1, parties: 2_000 }, true],
  ["a district in which all 2,000 both give and wish, rings", { quarters: 1, parties: 2_000, both: 1 }, false],
  ["a city of 90,000, rings", { quarters: 45, parties: 2_000 }, false],
] as const;

/** The first search of a process also fetches the solver and is compiled on the way. */
const ROUNDS = 3;

describe("rings", () => {
  it.each(GROUNDS)("%s", async (name, size, chains) => {
    for (let round = 0; round < ROUNDS; round++) {
      const ground = madeGround({ seed: `bench ${round}`, topics: 250, ...size });
      const before = process.cpuUsage();
      const found = await findRings(ground, { chains, of: null, most: MOST_CANDIDATES });
      const { user, system } = process.cpuUsage(before);
      const gap = (found.bound - found.weight) / found.bound;
      const memory = process.resourceUsage().maxRSS / 1024;
      console.log(
        `${name}, round ${round + 1}: ${((user + system) / 1e6).toFixed(2)} s; ${found.links} links, ${found.candidates} candidates${found.capped ? " (capped)" : ""}, ${found.rings.length} chosen, proven gap ${(100 * gap).toFixed(3)} %; the process never held more than ${memory.toFixed(0)} MB`,
      );
      expect(found.weight).toBeGreaterThan(0);
    }
  });
});
