import { totalmem } from "node:os";

/** Megabytes. */
export interface Memory {
  readonly heap: number;
  readonly pageCache: number;
}

const MB = 1024 * 1024;

/** What the engine may take of this machine, or of the container that Musubi lives in. */
export function memoryHere(forMoments: boolean): Memory {
  const limit = process.constrainedMemory();
  const there = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return memoryFor(Math.floor(there / MB), forMoments);
}

/**
 * A quarter of the machine as heap and an eighth as page cache, within what has been seen to be worth it: 512 and 256 MB serve a million nodes,
 * a machine of one gigabyte still starts, and past 4 GB a city gains nothing.
 */
export function memoryFor(machine: number, forMoments: boolean): Memory {
  if (forMoments) return { heap: within(256, machine / 4, 1024), pageCache: within(64, machine / 8, 256) };
  return { heap: within(256, machine / 4, 4096), pageCache: within(64, machine / 8, 4096) };
}

function within(least: number, wanted: number, most: number): number {
  return Math.round(Math.min(Math.max(wanted, least), most));
}
