import type { Demand, Gift, RingGround } from "../../../src/questions/kanaeai/ground.ts";

/**
 * The best packing there is, found by trying everything: written a second time and as plainly as can be, without a bound, a price or a solver. Only for grounds
 * of a few parties.
 */

interface Arc {
  readonly gift: Gift;
  readonly demand: Demand;
  readonly fit: number;
  readonly chance: number;
}

export interface Try {
  readonly gifts: readonly string[];
  readonly demands: readonly string[];
  readonly weight: number;
}

const thousandths = (part: number) => Math.round(part * 1000);

/** The parts of one link, from the README's table. */
function arcOf(ground: RingGround, gift: Gift, demand: Demand): Arc | undefined {
  const depths = demand.topics.flatMap((topic) => {
    const at = gift.topics.indexOf(topic);
    return at < 0 ? [] : [gift.depths[at]!];
  });
  const reaches =
    gift.served.some((district) => demand.within.includes(district)) ||
    gift.above.some((district) => demand.homes.includes(district));
  if (gift.party === demand.party || depths.length === 0 || !reaches || gift.room < 1) return undefined;
  for (let bit = 0; bit < 31; bit++) if ((gift.asks >> bit) & 1 && !((demand.traits >> bit) & 1)) return undefined;

  let time = 0.5;
  if (gift.starts.length > 0 && demand.starts.length > 0) {
    let free = 0;
    let wanted = 0;
    demand.starts.forEach((start, w) => {
      for (let minute = start; minute < demand.ends[w]!; minute++) {
        wanted += 1;
        if (gift.starts.some((from, g) => from <= minute && minute < gift.ends[g]!)) free += 1;
      }
    });
    if (free === 0) return undefined;
    time = free / wanted;
  }
  const fresh = (days: number | null) => thousandths(days === null ? 0.25 : 0.5 ** (days / 365));
  const topic = [1000, 850, 700][Math.min(2, ...depths)]!;
  const kilometres = between(gift, demand);
  const distance = kilometres === null ? 300 : thousandths(1 / (1 + kilometres));
  const urgency = demand.urgency ?? 667;
  const receives = Math.round(0.6 * topic + 0.4 * thousandths(time));
  const gives = Math.round(0.5 * distance + 0.5 * urgency);
  const freshness = Math.min(fresh(gift.days), fresh(demand.days));
  const chance = Math.round(
    (35 * freshness + 25 * (gift.ease ?? 500) + 25 * tieBetween(ground, gift.party, demand.party) + 15 * distance) /
      100,
  );
  return { gift, demand, fit: Math.round((2 * receives * gives) / (receives + gives)), chance };
}

function between({ point: a }: Gift, { point: b }: Demand): number | null {
  if (!a || !b) return null;
  const [x1, y1, x2, y2] = [...a, ...b].map((degrees) => (degrees / 180) * Math.PI) as [number, number, number, number];
  const h = Math.sin((y2 - y1) / 2) ** 2 + Math.cos(y1) * Math.cos(y2) * Math.sin((x2 - x1) / 2) ** 2;
  return Math.round(2 * 6_371_000 * Math.asin(Math.sqrt(h))) / 1000;
}

function tieBetween({ knows, goes }: RingGround, a: number, b: number): number {
  if (knows.some(([x, y]) => (x === a && y === b) || (x === b && y === a))) return 1000;
  const places = (who: number) => goes.filter(([party]) => party === who).map(([, place]) => place);
  return places(a).some((place) => places(b).includes(place)) ? 600 : 300;
}

/** All half hours at which the two could meet for an hour, or for as long as there is; null: by arrangement. */
function meetings({ gift, demand }: Arc): [number, number][] | null {
  if (gift.starts.length === 0 || demand.starts.length === 0) return null;
  const found: [number, number][] = [];
  gift.starts.forEach((a, g) => {
    demand.starts.forEach((b, w) => {
      const [start, end] = [Math.max(a, b), Math.min(gift.ends[g]!, demand.ends[w]!)];
      if (start >= end) return;
      const takes = Math.min(60, end - start);
      for (let from = start; from + takes <= end; from += 30) found.push([from, from + takes]);
    });
  });
  return found;
}

/** Whoever receives in the one and gives in the other need not be at both at once. */
function oneAfterTheOther(a: Arc, b: Arc): boolean {
  const [these, those] = [meetings(a), meetings(b)];
  if (these === null || those === null) return true;
  return these.some(([from, to]) => those.some(([start, end]) => to <= start || end <= from));
}

/** Every ring of two to four and, where they are wanted, every chain of three parties. */
export function everyTry(ground: RingGround, chains: boolean): Try[] {
  const arcs = ground.gifts.flatMap((gift) => ground.demands.flatMap((demand) => arcOf(ground, gift, demand) ?? []));
  const found: Try[] = [];
  const wishing = new Set(ground.demands.map(({ party }) => party));
  const walk = (path: readonly Arc[]) => {
    const [first, last] = [path[0]!, path.at(-1)!];
    const givers = path.map(({ gift }) => gift.party);
    const closes = last.demand.party === first.gift.party;
    if (closes) {
      // Each ring once: told from the party that stands first.
      if (oneAfterTheOther(last, first) && givers[0] === Math.min(...givers)) found.push(worthOf(path, false));
      return;
    }
    if (givers.includes(last.demand.party)) return;
    if (chains && path.length === 2 && !wishing.has(givers[0]!) && first.gift.begins) found.push(worthOf(path, true));
    if (path.length === 4) return;
    for (const arc of arcs)
      if (arc.gift.party === last.demand.party && oneAfterTheOther(last, arc)) walk([...path, arc]);
  };
  arcs.forEach((arc) => walk([arc]));
  return found;
}

function worthOf(path: readonly Arc[], chain: boolean): Try {
  // Written so that halves are rounded as they are in the search: 1 / (fit / 1000) is now and then another number.
  const harmonic = path.length / path.reduce((sum, { fit }) => sum + 1000 / fit, 0);
  const along = path.map((_, at) => path.slice(0, at + 1).reduce((all, { chance }) => (all * chance) / 1000, 1));
  const holds = chain ? along.reduce((sum, each) => sum + each, 0) / path.length : along.at(-1)!;
  return {
    gifts: path.map(({ gift }) => gift.id),
    demands: path.map(({ demand }) => demand.id),
    weight: Math.round(10_000 * path.length * harmonic * holds),
  };
}

/** What the best choice of them is worth: wish after wish is left unmet, or met in each way there is. */
export function bestOf(ground: RingGround, tries: readonly Try[]): number {
  const wishes = ground.demands.map(({ id }) => id);
  const meeting = wishes.map((wish) =>
    tries.filter(({ demands }) => demands.includes(wish)).toSorted((a, b) => b.weight - a.weight),
  );
  const room = new Map(ground.gifts.map(({ id, room: most }) => [id, most]));
  const closed = new Set<string>();
  const known = new Map<string, number>();
  const from = (at: number): number => {
    if (at === wishes.length) return 0;
    const wish = wishes[at]!;
    const state = `${at} ${[...closed].toSorted().join()} ${[...room.values()].join()}`;
    const before = known.get(state);
    if (before !== undefined) return before;
    let best = 0;
    if (closed.has(wish)) best = from(at + 1);
    else {
      closed.add(wish);
      best = from(at + 1);
      closed.delete(wish);
      for (const each of meeting[at]!) {
        if (each.demands.some((one) => closed.has(one)) || each.gifts.some((one) => room.get(one)! < 1)) continue;
        each.demands.forEach((one) => closed.add(one));
        each.gifts.forEach((one) => room.set(one, room.get(one)! - 1));
        best = Math.max(best, each.weight + from(at + 1));
        each.demands.forEach((one) => closed.delete(one));
        each.gifts.forEach((one) => room.set(one, room.get(one)! + 1));
      }
    }
    known.set(state, best);
    return best;
  };
  return from(0);
}
