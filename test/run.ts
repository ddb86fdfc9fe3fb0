import { join } from "node:path";

/** Where the address of the run's Neo4j is written down once it answers. */
export function addressFile(home: string): string {
  return join(home, "address.json");
}

/** Where each file that runs is told, by a folder of its own. */
export function turnsIn(home: string): string {
  return join(home, "turns");
}

/** Stands among those that run until the graph is loaded; and for good, with what was wrong, where that failed. */
export const LOADING = "loading";
export const FAILED = "failed";
