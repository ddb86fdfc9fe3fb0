import type { RingGround } from "./ground.ts";
import { inTurn } from "./hours.ts";
import type { Links } from "./links.ts";

/** Who could step in where one link falls away. */
export interface Spare {
  readonly gift: number;
  /** Whether the one before would also have something for the spare, so that everybody gives and receives again. */
  readonly closes: boolean;
  readonly fit: number;
  readonly chance: number;
}

/** What is still free beside the rings that were chosen. */
export class Spares {
  readonly #links: Links;
  readonly #left: number[];
  readonly #met: Uint8Array;
  /** The links that lead to each demand. */
  readonly #into: number[][];

  constructor(ground: RingGround, links: Links, rings: readonly (readonly number[])[]) {
    this.#links = links;
    this.#left = ground.gifts.map((gift) => gift.room);
    this.#met = new Uint8Array(ground.demands.length);
    for (const link of rings.flat()) {
      this.#left[links.gift[link]!]! -= 1;
      this.#met[links.demand[link]!] = 1;
    }
    this.#into = ground.demands.map(() => []);
    links.demand.forEach((demand, link) => this.#into[demand]!.push(link));
  }

  /**
   * The best one for this link: somebody outside the ring whose gift has room left. Who closes the ring again comes first, then whoever suits best and is
   * likeliest to come, then the first by id.
   */
  of(path: readonly number[], at: number, chain: boolean): Spare | null {
    const link = path[at]!;
    const before = at > 0 ? path[at - 1]! : chain ? undefined : path.at(-1)!;
    // What the one who receives gives on.
    const after = path[at + 1] ?? (chain ? undefined : path[0]!);
    const { from, to, gift, fit, chance, demand } = this.#links;
    const within = new Set(path.flatMap((one) => [from[one]!, to[one]!]));
    let best: (Spare & { worth: number }) | null = null;
    for (const other of this.#into[demand[link]!]!) {
      if (within.has(from[other]!) || this.#left[gift[other]!]! <= 0) continue;
      if (after !== undefined && !inTurn(this.#links, other, after)) continue;
      const closes =
        before === undefined ||
        this.#couldReceive(before, other, chain ? path[at - 2] : path.length > 2 ? path.at(at - 2) : other);
      const worth = (closes ? 1_000_000 : 0) + fit[other]! * (chance[other]! / 1000);
      if (best === null || worth > best.worth)
        best = { gift: gift[other]!, closes, fit: fit[other]!, chance: chance[other]!, worth };
    }
    return best && { gift: best.gift, closes: best.closes, fit: best.fit, chance: best.chance };
  }

  /**
   * The gift that went to the one who falls away is free again, and what else the same party has left.
   * @param spare the link by which the spare gives
   * @param into the link by which the one before receives
   */
  #couldReceive(before: number, spare: number, into: number | undefined): boolean {
    const { from, to, gift, demand, starts } = this.#links;
    const giver = from[before]!;
    for (let link = starts[giver]!; link < starts[giver + 1]!; link++) {
      if (to[link] !== from[spare] || this.#met[demand[link]!]) continue;
      if (!inTurn(this.#links, link, spare) || (into !== undefined && !inTurn(this.#links, into, link))) continue;
      if (gift[link] === gift[before] || this.#left[gift[link]!]! > 0) return true;
    }
    return false;
  }
}
