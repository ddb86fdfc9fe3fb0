import { CHAIN_LENGTHS, RING_LENGTHS, type RingGround, type RingSearch } from "./ground.ts";
import { inTurn } from "./hours.ts";
import type { Links } from "./links.ts";

/** No ring and no chain has more links than this. */
export const WIDEST = 4;

/**
 * Every ring and chain there is, as columns of a packing problem: typed arrays, because there are hundreds of thousands. Nobody's links are pruned to the best
 * few: that would lose most of the rings, and the bound.
 */
export interface Candidates {
  readonly count: number;
  /** WIDEST places for each; −1 where it has fewer links. A chain's first is the giver's; a ring begins with its first party. */
  readonly links: Int32Array;
  readonly size: Uint8Array;
  /** 1 for a chain. */
  readonly chain: Uint8Array;
  /** What it is worth: see `worth`. */
  readonly weight: Int32Array;
  /** More were there than may be looked at. */
  readonly capped: boolean;
}

/** Weights are counted in so many parts of one wish that is met for certain by what fits perfectly. */
export const WHOLE = 10_000;

/**
 * What a ring is worth: as many wishes as it has links, times its mutual fit (the harmonic mean over its links), times the chance that it holds. A ring holds
 * when all of its links do, as a cycle of exchanges falls with its weakest; of a chain the gifts before the one that fails have been given.
 * @param fits, chances of its links in order, in thousandths
 */
export function worth(fits: readonly number[], chances: readonly number[], chain: boolean): number {
  const { fit, holds } = merits(fits, chances, chain);
  return Math.max(1, Math.round(WHOLE * fits.length * fit * holds));
}

/** Both from 0 to 1. */
export function merits(
  fits: readonly number[],
  chances: readonly number[],
  chain: boolean,
): { fit: number; holds: number } {
  const fit = fits.length / fits.reduce((sum, each) => sum + 1000 / each, 0);
  let all = 1;
  let given = 0;
  for (const chance of chances) {
    all = (all * chance) / 1000;
    given += all;
  }
  return { fit, holds: chain ? given / chances.length : all };
}

export function candidatesIn(ground: RingGround, links: Links, { chains, of, most }: RingSearch): Candidates {
  const found = new Columns(links, most, of);
  for (const length of RING_LENGTHS) if (!found.full) rings(ground, links, length, found);
  for (const length of chains ? CHAIN_LENGTHS : []) if (!found.full) chainsOf(ground, links, length, found);
  return found.done();
}

/** Rings of so many parties, each once: it begins with the one of its parties that stands first. Nobody gives and receives at the same hour. */
function rings(ground: RingGround, links: Links, length: number, found: Columns): void {
  const reach = new Reach(incoming(links, ground.parties.length), ground.parties.length);
  const path: number[] = [];
  const walk = (party: number, start: number, left: number): void => {
    for (let link = links.starts[party]!; link < links.starts[party + 1]! && !found.full; link++) {
      const next = links.to[link]!;
      if (left === 1) {
        if (next === start && inTurn(links, path.at(-1)!, link) && inTurn(links, link, path[0]!))
          found.add([...path, link], false);
        continue;
      }
      if (next <= start || !reach.within(next, left - 1) || path.some((one) => links.from[one] === next)) continue;
      if (path.length > 0 && !inTurn(links, path.at(-1)!, link)) continue;
      path.push(link);
      walk(next, start, left - 1);
      path.pop();
    }
  };
  for (let start = 0; start < ground.parties.length && !found.full; start++) {
    if (links.starts[start] === links.starts[start + 1]) continue;
    reach.backFrom(start, length - 1);
    if (!reach.any) continue;
    walk(start, start, length);
  }
}

/** Chains of so many gifts, begun by a party that gives and neither wishes nor needs anything itself. */
function chainsOf(ground: RingGround, links: Links, length: number, found: Columns): void {
  const wishing = new Uint8Array(ground.parties.length);
  for (const { party } of ground.demands) wishing[party] = 1;
  const path: number[] = [];
  const walk = (party: number, giver: number, left: number): void => {
    for (let link = links.starts[party]!; link < links.starts[party + 1]! && !found.full; link++) {
      if (path.length === 0 && !ground.gifts[links.gift[link]!]!.begins) continue;
      const next = links.to[link]!;
      if (next === giver || path.some((one) => links.to[one] === next)) continue;
      if (path.length > 0 && !inTurn(links, path.at(-1)!, link)) continue;
      if (left === 1) {
        found.add([...path, link], true);
        continue;
      }
      path.push(link);
      walk(next, giver, left - 1);
      path.pop();
    }
  };
  for (let giver = 0; giver < ground.parties.length && !found.full; giver++) {
    if (!wishing[giver]) walk(giver, giver, length);
  }
}

interface Incoming {
  readonly starts: Int32Array;
  readonly from: Int32Array;
}

function incoming({ from, to }: Links, parties: number): Incoming {
  const starts = new Int32Array(parties + 1);
  for (const each of to) starts[each + 1]! += 1;
  for (let at = 0; at < parties; at++) starts[at + 1]! += starts[at]!;
  const next = starts.slice(0, parties);
  const by = new Int32Array(to.length);
  for (let link = 0; link < to.length; link++) by[next[to[link]!]!++] = from[link]!;
  return { starts, from: by };
}

/** From which parties a start can be come back to in so many links, so that the walk does not go where there is no way back. */
class Reach {
  readonly #into: Incoming;
  readonly #steps: Int32Array;
  #seen: number[] = [];

  constructor(into: Incoming, parties: number) {
    this.#into = into;
    this.#steps = new Int32Array(parties).fill(WIDEST + 1);
  }

  /** Only by way of parties that stand after the start. */
  backFrom(start: number, furthest: number): void {
    for (const party of this.#seen) this.#steps[party] = WIDEST + 1;
    this.#seen = [];
    let edge = [start];
    for (let steps = 1; steps <= furthest && edge.length > 0; steps++) {
      const next: number[] = [];
      for (const party of edge) {
        for (let at = this.#into.starts[party]!; at < this.#into.starts[party + 1]!; at++) {
          const before = this.#into.from[at]!;
          if (before <= start || this.#steps[before]! <= steps) continue;
          this.#steps[before] = steps;
          this.#seen.push(before);
          next.push(before);
        }
      }
      edge = next;
    }
  }

  get any(): boolean {
    return this.#seen.length > 0;
  }

  within(party: number, steps: number): boolean {
    return this.#steps[party]! <= steps;
  }
}

/** Grows as it is filled. */
class Columns {
  readonly #most: number;
  readonly #of: number | null;
  readonly #known: Links;
  #count = 0;
  #capped = false;
  #links = new Int32Array(WIDEST * 1024);
  #size = new Uint8Array(1024);
  #chain = new Uint8Array(1024);
  #weight = new Int32Array(1024);

  constructor(links: Links, most: number, of: number | null) {
    this.#known = links;
    this.#most = most;
    this.#of = of;
  }

  get full(): boolean {
    return this.#capped;
  }

  add(path: readonly number[], chain: boolean): void {
    const { from, to, fit, chance } = this.#known;
    if (this.#of !== null && !path.some((link) => from[link] === this.#of || to[link] === this.#of)) return;
    if (this.#count === this.#most) {
      this.#capped = true;
      return;
    }
    if (this.#count === this.#size.length) this.#grow();
    const at = this.#count++;
    this.#links.fill(-1, at * WIDEST, (at + 1) * WIDEST);
    this.#links.set(path, at * WIDEST);
    this.#size[at] = path.length;
    this.#chain[at] = chain ? 1 : 0;
    this.#weight[at] = worth(
      path.map((link) => fit[link]!),
      path.map((link) => chance[link]!),
      chain,
    );
  }

  done(): Candidates {
    const count = this.#count;
    return {
      count,
      links: this.#links.subarray(0, count * WIDEST),
      size: this.#size.subarray(0, count),
      chain: this.#chain.subarray(0, count),
      weight: this.#weight.subarray(0, count),
      capped: this.#capped,
    };
  }

  #grow(): void {
    this.#links = grown(this.#links);
    this.#weight = grown(this.#weight);
    this.#size = grown(this.#size);
    this.#chain = grown(this.#chain);
  }
}

function grown<T extends Int32Array | Uint8Array>(list: T): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same kind of list, twice as long
  const twice = new (list.constructor as new (length: number) => T)(list.length * 2);
  twice.set(list);
  return twice;
}
