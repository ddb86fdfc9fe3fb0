import type { Rows } from "./rows.ts";

/** A network with what a coordinator knows of its points: who can be cut off, and what holds people. */
export interface Network extends Rows {
  readonly size: number;
  /** 1 for those who can be cut off: the people of the district. */
  readonly people: Uint8Array;
  /** 1 for what holds others: a group, a place, a company, whoever helps, whoever lives beyond the district. */
  readonly holds: Uint8Array;
}

/**
 * Somebody is held when a way of ties leads from them to something or somebody other than themselves that holds. When somebody else leaves, cut off are those who were held
 * and are no longer. One pass finds it for everybody's leaving: an iterative Tarjan (articulation points; recursion would overflow on a city), with three sums for each
 * subtree: its people, what holds in it, and (so that a single holder is known by name) the sum of the holders' numbers.
 */
export class CutOff {
  readonly #network: Network;
  /** How many are cut off when this one leaves. */
  readonly counts: Int32Array;
  readonly #order: Int32Array;
  readonly #at: Int32Array;
  readonly #end: Int32Array;
  readonly #low: Int32Array;
  readonly #parent: Int32Array;
  readonly #root: Int32Array;
  readonly #people: Int32Array;
  readonly #holders: Int32Array;
  readonly #sum: Float64Array;

  constructor(network: Network) {
    this.#network = network;
    const { size, offsets, targets } = network;
    const counts = (this.counts = new Int32Array(size));
    const order = (this.#order = new Int32Array(size));
    const at = (this.#at = new Int32Array(size).fill(-1));
    const end = (this.#end = new Int32Array(size));
    const low = (this.#low = new Int32Array(size));
    const parent = (this.#parent = new Int32Array(size).fill(-1));
    const root = (this.#root = new Int32Array(size));
    const people = (this.#people = Int32Array.from(network.people));
    const holders = (this.#holders = Int32Array.from(network.holds));
    const sum = (this.#sum = Float64Array.from(network.holds, (holds, v) => holds * v));
    // What falls away from the rest of its component when this one leaves, pieces together.
    const awayPeople = new Int32Array(size);
    const awayHolders = new Int32Array(size);
    const awaySum = new Float64Array(size);
    const next = offsets.slice(0, size);
    let time = 0;
    for (let start = 0; start < size; start++) {
      if (at[start]! >= 0) continue;
      const first = time;
      at[start] = low[start] = time;
      order[time++] = start;
      let v = start;
      while (v >= 0) {
        if (next[v]! < offsets[v + 1]!) {
          const w = targets[next[v]!++]!;
          if (at[w]! < 0) {
            parent[w] = v;
            at[w] = low[w] = time;
            order[time++] = w;
            v = w;
          } else if (w !== parent[v]! && at[w]! < low[v]!) low[v] = at[w]!;
          continue;
        }
        end[v] = time;
        const above = parent[v]!;
        if (above >= 0) {
          if (low[v]! < low[above]!) low[above] = low[v]!;
          people[above]! += people[v]!;
          holders[above]! += holders[v]!;
          sum[above]! += sum[v]!;
          if (low[v]! >= at[above]!) {
            counts[above]! += this.#unheld(people[v]!, holders[v]!, sum[v]!);
            awayPeople[above]! += people[v]!;
            awayHolders[above]! += holders[v]!;
            awaySum[above]! += sum[v]!;
          }
        }
        v = above;
      }
      const before = this.#unheld(people[start]!, holders[start]!, sum[start]!);
      for (let i = first; i < time; i++) {
        const one = order[i]!;
        root[one] = start;
        const holds = network.holds[one]!;
        counts[one]! += this.#unheld(
          people[start]! - awayPeople[one]! - network.people[one]!,
          holders[start]! - awayHolders[one]! - holds,
          sum[start]! - awaySum[one]! - holds * one,
        );
        counts[one]! -= before - (this.isUnheld(one) ? 1 : 0);
      }
    }
  }

  /** Of so many people with so many holders among whom they are: how many are held by nobody but themselves. */
  #unheld(people: number, holders: number, sum: number): number {
    if (holders === 0) return people;
    return holders === 1 && this.#network.people[sum] === 1 ? 1 : 0;
  }

  /** Not held as things are, with nobody gone. */
  isUnheld(v: number): boolean {
    const start = this.#root[v]!;
    if (this.#network.people[v] !== 1 || this.#holders[start]! > 1) return false;
    return this.#holders[start] === 0 || this.#sum[start] === v;
  }

  /** Those who are cut off when this one leaves, by number. */
  by(v: number): number[] {
    if (this.counts[v] === 0) return [];
    const { offsets, targets, people, holds } = this.#network;
    const below = new Set<number>();
    for (let i = offsets[v]!; i < offsets[v + 1]!; i++) {
      const w = targets[i]!;
      if (this.#parent[w] === v && this.#low[w]! >= this.#at[v]!) below.add(w);
    }
    const found: number[] = [];
    const start = this.#root[v]!;
    let [left, holding, sum] = [
      this.#people[start]! - people[v]!,
      this.#holders[start]! - holds[v]!,
      this.#sum[start]! - holds[v]! * v,
    ];
    for (const w of below) {
      left -= this.#people[w]!;
      holding -= this.#holders[w]!;
      sum -= this.#sum[w]!;
      if (this.#unheld(this.#people[w]!, this.#holders[w]!, this.#sum[w]!) > 0) {
        this.#take(this.#order.subarray(this.#at[w], this.#end[w]), this.#holders[w]!, this.#sum[w]!, found);
      }
    }
    if (this.#unheld(left, holding, sum) > 0) {
      const away = (w: number) =>
        w === v || [...below].some((b) => this.#at[w]! >= this.#at[b]! && this.#at[w]! < this.#end[b]!);
      const whole = this.#order.subarray(this.#at[start], this.#end[start]).filter((w) => !away(w));
      this.#take(whole, holding, sum, found);
    }
    return found.toSorted((a, b) => a - b);
  }

  #take(piece: Int32Array, holders: number, sum: number, found: number[]): void {
    for (const w of holders === 1 ? [sum] : piece) {
      if (this.#network.people[w] === 1 && !this.isUnheld(w)) found.push(w);
    }
  }
}
