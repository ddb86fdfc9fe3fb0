/** Chance that can be repeated: the same seed gives the same throws, on every machine (mulberry32, after an FNV-1a of the seed). */
export class Chance {
  #state: number;

  constructor(seed: string) {
    let hash = 0x811c9dc5;
    for (const char of seed) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
    this.#state = hash;
  }

  /** From 0 to just below 1. */
  throw(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** True in this share of the throws. */
  is(share: number): boolean {
    return this.throw() < share;
  }

  /** A whole number of these, both ends among them. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.throw() * (most - least + 1));
  }

  one<T>(of: readonly T[]): T {
    return of[Math.floor(this.throw() * of.length)]!;
  }

  /** One of a list whose first are the popular ones: half of the throws fall on its first eighth. */
  popular<T>(of: readonly T[]): T {
    return of[Math.floor(this.throw() ** 3 * of.length)]!;
  }
}
