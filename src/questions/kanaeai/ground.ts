/**
 * What the rings are looked for in: parties, what each can give, what each wishes or needs, as plain numbers. Everything in it was read through the viewer's
 * own audience; nothing else reaches the search.
 *
 * The lists stand in the order of the ids, whatever order the database gave them in, and all that is weighed is whole numbers. So the same input gives the
 * same answer on any machine.
 */

/** An open offer, or a wish to give. */
export interface Gift {
  readonly id: string;
  /** Whose it is: place in `parties`. */
  readonly party: number;
  /** How many it can take now: its cap less what it carries; 1 where no cap is recorded, and for a wish to give. */
  readonly room: number;
  /** (cap − load) ÷ cap in thousandths; null where no cap is recorded. */
  readonly ease: number | null;
  /** What it is about, and every broader topic, each with how many levels narrower than that topic it is. */
  readonly topics: readonly number[];
  readonly depths: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly point: Spot | null;
  /** Whole days since it was confirmed; null when never. */
  readonly days: number | null;
  /** Whether a chain may begin with it: a formal service is no gift. */
  readonly begins: boolean;
  /** What it asks of the one who receives, as bits; see TRAITS. */
  readonly asks: number;
  /** Only for those who belong to its party. */
  readonly membersOnly: boolean;
  /** The districts in which it can be had, and those above them. */
  readonly served: readonly number[];
  readonly above: readonly number[];
}

/** An open need, or a wish to receive or to do together. */
export interface Demand {
  readonly id: string;
  readonly party: number;
  /** In thousandths; null where none is recorded, and for a wish. */
  readonly urgency: number | null;
  readonly topics: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly point: Spot | null;
  readonly days: number | null;
  /** What is known of the one who receives, as bits. */
  readonly traits: number;
  /** Where its party is, and those districts with all above them. */
  readonly homes: readonly number[];
  readonly within: readonly number[];
}

export type Spot = readonly [longitude: number, latitude: number];

export interface RingGround {
  /** Ids, in order. */
  readonly parties: readonly string[];
  /** In order of party and id. */
  readonly gifts: readonly Gift[];
  readonly demands: readonly Demand[];
  /** Two parties who know each other, or are family. */
  readonly knows: readonly (readonly [number, number])[];
  /** Who goes where: party, and the number of a group, place or company. */
  readonly goes: readonly (readonly [number, number])[];
  /** The number under which a party that is itself a group, place or company stands in `goes`; −1 for a person. */
  readonly venues: readonly number[];
  /** Where each party is first of all: the sweep over a city takes one number after the other. */
  readonly quarters: readonly number[];
}

export interface RingSearch {
  readonly chains: boolean;
  /** Only rings and chains with this party. */
  readonly of: number | null;
  /** At most so many candidates are looked at. */
  readonly most: number;
}

/** More candidates than this are not looked at, and the answer says so: shorter ones first, rings before chains. */
export const MOST_CANDIDATES = 2_000_000;

export const RING_LENGTHS = [2, 3, 4] as const;
/** In gifts: of three parties the first gives, the second receives and gives on, the third receives. A gift that nobody passes on is no chain. */
export const CHAIN_LENGTHS = [2] as const;
