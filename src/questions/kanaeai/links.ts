import type { Demand, Gift, RingGround, Spot } from "./ground.ts";
import { hoursOfLink, sharedHours, type LinkHours, type Shared } from "./hours.ts";

/**
 * A link: this gift meets that wish or need. How well the two suit each other is the harmonic mean of both directions, so that one side's delight does not
 * make up for the other's reluctance (RECON: Pizzato, Rej, Chung, Koprinska, Kay 2010, doi 10.1145/1864708.1864747). All in thousandths.
 */
export interface Measures {
  readonly topic: number;
  readonly time: number;
  readonly distance: number;
  readonly urgency: number;
  readonly freshness: number;
  readonly room: number;
  readonly ties: number;
  /** The receiver's side, the giver's side, both. */
  readonly receives: number;
  readonly gives: number;
  readonly fit: number;
  readonly chance: number;
  /** Null where a point is not recorded. */
  readonly metres: number | null;
}

/** Hundredths. The README's table holds the same figures; a test compares the two. */
export const RECEIVES = { TOPIC: 60, TIME: 40 } as const;
export const GIVES = { DISTANCE: 50, URGENCY: 50 } as const;
export const CHANCE = { FRESHNESS: 35, ROOM: 25, TIES: 25, DISTANCE: 15 } as const;

const TOPIC = [1000, 850, 700];
/** By arrangement on either side. */
const ANY_HOUR = 500;
const NO_POINT = 300;
const USUAL_URGENCY = 667;
const NEVER_CONFIRMED = 250;
const NO_CAP = 500;
export const TIES = { KNOWN: 1000, BELONGS: 800, MEET: 600, STRANGERS: 300 } as const;
const YEAR = 365;

export function measured(gift: Gift, demand: Demand, depth: number, shared: Shared, ties: number): Measures {
  const metres = metresBetween(gift.point, demand.point);
  const topic = TOPIC[Math.min(depth, 2)]!;
  const time = shared === null ? ANY_HOUR : Math.round((1000 * shared.minutes) / shared.wanted);
  const distance = metres === null ? NO_POINT : Math.round(1_000_000 / (1000 + metres));
  const urgency = demand.urgency ?? USUAL_URGENCY;
  const freshness = Math.min(freshnessOf(gift.days), freshnessOf(demand.days));
  const room = gift.ease ?? NO_CAP;
  const receives = Math.round((RECEIVES.TOPIC * topic + RECEIVES.TIME * time) / 100);
  const gives = Math.round((GIVES.DISTANCE * distance + GIVES.URGENCY * urgency) / 100);
  const chance = Math.round(
    (CHANCE.FRESHNESS * freshness + CHANCE.ROOM * room + CHANCE.TIES * ties + CHANCE.DISTANCE * distance) / 100,
  );
  const fit = Math.max(1, Math.round((2 * receives * gives) / (receives + gives)));
  return { topic, time, distance, urgency, freshness, room, ties, receives, gives, fit, chance, metres };
}

function freshnessOf(days: number | null): number {
  return days === null ? NEVER_CONFIRMED : Math.round(1000 * 0.5 ** (Math.max(0, days) / YEAR));
}

const EARTH_METRES = 6_371_000;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** In a straight line (haversine), to the whole metre. */
export function metresBetween(a: Spot | null, b: Spot | null): number | null {
  if (!a || !b) return null;
  const [east, north] = [Math.sin(radians(b[0] - a[0]) / 2), Math.sin(radians(b[1] - a[1]) / 2)];
  const h = north * north + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * east * east;
  return Math.round(2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h))));
}

/** All links, in the order of gift and demand, so that those of one giver lie together. */
export interface Links extends LinkHours {
  readonly gift: Int32Array;
  readonly demand: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly fit: Int32Array;
  readonly chance: Int32Array;
  /** Where each party's gifts begin among the links; one more at the end. */
  readonly starts: Int32Array;
}

/** How many pairs of a gift and a wish were left behind each gate: whoever finds nothing is told which one was shut. */
export interface LinkGates {
  TOPIC: number;
  CAP: number;
  TIME: number;
  CONDITIONS: number;
}

export function linksIn(ground: RingGround): { links: Links; gates: LinkGates } {
  const { gifts, demands } = ground;
  const asked = new DemandsByTopic(demands);
  const acquainted = new Acquainted(ground);
  const gates: LinkGates = { TOPIC: 0, CAP: 0, TIME: 0, CONDITIONS: 0 };
  const columns: Record<"gift" | "demand" | "fit" | "chance" | "earliest" | "latest", number[]> = {
    gift: [],
    demand: [],
    fit: [],
    chance: [],
    earliest: [],
    latest: [],
  };
  gifts.forEach((gift, g) => {
    for (const [w, depth] of asked.metBy(gift)) {
      const demand = demands[w]!;
      if (demand.party === gift.party) continue;
      gates.TOPIC += 1;
      if (gift.room <= 0) continue;
      gates.CAP += 1;
      const shared = sharedHours(gift, demand);
      if (shared === undefined) continue;
      gates.TIME += 1;
      if ((gift.asks & ~demand.traits) !== 0) continue;
      if (gift.membersOnly && !acquainted.belongs(demand.party, gift.party)) continue;
      gates.CONDITIONS += 1;
      const { fit, chance } = measured(gift, demand, depth, shared, acquainted.strength(gift.party, demand.party));
      columns.gift.push(g);
      columns.demand.push(w);
      columns.fit.push(fit);
      columns.chance.push(chance);
      const { earliest, latest } = hoursOfLink(gift, demand);
      columns.earliest.push(earliest);
      columns.latest.push(latest);
    }
  });
  const from = Int32Array.from(columns.gift, (g) => gifts[g]!.party);
  const links = {
    gift: Int32Array.from(columns.gift),
    demand: Int32Array.from(columns.demand),
    from,
    to: Int32Array.from(columns.demand, (w) => demands[w]!.party),
    fit: Int32Array.from(columns.fit),
    chance: Int32Array.from(columns.chance),
    earliest: Int32Array.from(columns.earliest),
    latest: Int32Array.from(columns.latest),
    starts: beginnings(from, ground.parties.length),
  };
  return { links, gates };
}

/** Where each number begins in a sorted list. */
function beginnings(sorted: Int32Array, numbers: number): Int32Array {
  const starts = new Int32Array(numbers + 1);
  for (const each of sorted) starts[each + 1]! += 1;
  for (let at = 0; at < numbers; at++) starts[at + 1]! += starts[at]!;
  return starts;
}

/** One link as it is shown, worked out by the same formulas. */
export function measuredLink(ground: RingGround, acquainted: Acquainted, g: number, w: number): Measures {
  const [gift, demand] = [ground.gifts[g]!, ground.demands[w]!];
  const depths = gift.topics.flatMap((topic, at) => (demand.topics.includes(topic) ? [gift.depths[at]!] : []));
  const ties = acquainted.strength(gift.party, demand.party);
  return measured(gift, demand, Math.min(...depths), sharedHours(gift, demand) ?? null, ties);
}

/**
 * What is wished, by topic and district: looked up and never compared one by one. An offer reaches whoever lives in a district it serves, or whose district
 * is only known to contain one.
 */
class DemandsByTopic {
  readonly #within = new Map<number, number[]>();
  readonly #home = new Map<number, number[]>();
  readonly #depth: Int32Array;

  constructor(demands: readonly Demand[]) {
    this.#depth = new Int32Array(demands.length).fill(-1);
    demands.forEach((demand, w) => {
      for (const topic of demand.topics) {
        for (const district of demand.within) put(this.#within, keyOf(topic, district), w);
        for (const district of demand.homes) put(this.#home, keyOf(topic, district), w);
      }
    });
  }

  /** [demand, how many levels narrower than its topic the gift is], in order. */
  metBy(gift: Gift): [number, number][] {
    const met: number[] = [];
    gift.topics.forEach((topic, at) => {
      const depth = gift.depths[at]!;
      const lists = [
        ...gift.served.map((district) => this.#within.get(keyOf(topic, district))),
        ...gift.above.map((district) => this.#home.get(keyOf(topic, district))),
      ];
      for (const list of lists) {
        for (const w of list ?? []) {
          if (this.#depth[w] === -1) met.push(w);
          if (this.#depth[w] === -1 || depth < this.#depth[w]!) this.#depth[w] = depth;
        }
      }
    });
    return met
      .toSorted((a, b) => a - b)
      .map((w) => {
        const depth = this.#depth[w]!;
        this.#depth[w] = -1;
        return [w, depth];
      });
  }
}

/** More districts than any country has. */
const keyOf = (topic: number, district: number) => topic * 1_000_000 + district;

function put(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Who knows whom, and who goes where. */
export class Acquainted {
  readonly #known: ReadonlySet<number>;
  readonly #goes: readonly number[][];
  readonly #venues: readonly number[];
  readonly #parties: number;

  constructor({ parties, knows, goes, venues }: RingGround) {
    this.#parties = parties.length;
    this.#known = new Set(knows.flatMap(([a, b]) => [a * parties.length + b, b * parties.length + a]));
    const places = parties.map((): number[] => []);
    for (const [party, place] of goes) places[party]!.push(place);
    this.#goes = places;
    this.#venues = venues;
  }

  /** The strongest tie between the two. */
  strength(a: number, b: number): number {
    if (this.#known.has(a * this.#parties + b)) return TIES.KNOWN;
    if (this.belongs(a, b) || this.belongs(b, a)) return TIES.BELONGS;
    return this.#goes[a]!.some((place) => this.#goes[b]!.includes(place)) ? TIES.MEET : TIES.STRANGERS;
  }

  /** Whether the first goes to, works at or is a member of the second. */
  belongs(who: number, where: number): boolean {
    const venue = this.#venues[where]!;
    return venue >= 0 && this.#goes[who]!.includes(venue);
  }
}
