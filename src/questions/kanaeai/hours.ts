import type { Demand, Gift } from "./ground.ts";

/** Null: by arrangement. */
export type Shared = { readonly minutes: number; readonly wanted: number } | null;

/** The hours that the two have in common; undefined where there is none, so that they cannot meet. */
export function sharedHours(gift: Gift, demand: Demand): Shared | undefined {
  if (gift.starts.length === 0 || demand.starts.length === 0) return null;
  let minutes = 0;
  let wanted = 0;
  for (let w = 0; w < demand.starts.length; w++) {
    wanted += demand.ends[w]! - demand.starts[w]!;
    for (let g = 0; g < gift.starts.length; g++) {
      minutes += Math.max(0, Math.min(gift.ends[g]!, demand.ends[w]!) - Math.max(gift.starts[g]!, demand.starts[w]!));
    }
  }
  return minutes === 0 ? undefined : { minutes: Math.min(minutes, wanted), wanted };
}

/** Two gifts of one ring take an hour each, or the hours that there are, where these are fewer. */
const MEETING = 60;
/** By arrangement: before and behind everything. */
const ANY_TIME = 1_000_000;

/** When the two could have met at the earliest, and when they must begin at the latest, in minutes of the week. */
export function hoursOfLink(gift: Gift, demand: Demand): { earliest: number; latest: number } {
  if (gift.starts.length === 0 || demand.starts.length === 0) return { earliest: -ANY_TIME, latest: ANY_TIME };
  let [earliest, latest] = [ANY_TIME, -ANY_TIME];
  for (let w = 0; w < demand.starts.length; w++) {
    for (let g = 0; g < gift.starts.length; g++) {
      const start = Math.max(gift.starts[g]!, demand.starts[w]!);
      const end = Math.min(gift.ends[g]!, demand.ends[w]!);
      if (start >= end) continue;
      const needed = Math.min(MEETING, end - start);
      earliest = Math.min(earliest, start + needed);
      latest = Math.max(latest, end - needed);
    }
  }
  return { earliest, latest };
}

/** Of all links: see `hoursOfLink`. */
export interface LinkHours {
  readonly earliest: Int32Array;
  readonly latest: Int32Array;
}

/** Whether somebody who stands in both links can be at one after the other: nobody gives and receives at the same hour. */
export function inTurn({ earliest, latest }: LinkHours, a: number, b: number): boolean {
  return earliest[a]! <= latest[b]! || earliest[b]! <= latest[a]!;
}
