import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Graph } from "../graph/graph.ts";
import { apply, type Applied } from "./apply.ts";
import { loadConsents } from "./consents.ts";
import { loadIntroductions } from "./introductions.ts";
import { SeedReading } from "./seed-reading.ts";
import { CITY_SHEETS, DOORS, TOPIC_SHEET } from "./seed-sheets.ts";

const SEEDS = fileURLToPath(new URL("../../seeds/", import.meta.url));
/** The `source` of what the seeds bring in; their `sourceId` is their id. */
const TOPICS = "topics";
const CITY = "demo-city";

export interface SeedOptions {
  readonly onProgress?: (line: string) => void;
  /** Where topics.csv and city/ lie. */
  readonly folder?: string;
}

/** The vocabulary of daily-life help. */
export async function loadTopics(graph: Graph, { onProgress, folder = SEEDS }: SeedOptions = {}): Promise<Applied> {
  const reading = new SeedReading();
  await reading.sheet(folder, TOPIC_SHEET, "PUBLIC");
  const drafts = reading.drafts(TOPICS);
  return apply(graph, drafts, {
    source: { name: TOPICS },
    onProgress: ({ doing, done }) => onProgress?.(`テーマ / Topics: ${done} ${doing}`),
  });
}

/** The demo city, with the topics that it speaks of. What was corrected by hand since stays corrected. */
export async function loadDemoCity(graph: Graph, options: SeedOptions = {}): Promise<Applied> {
  const { onProgress, folder = SEEDS } = options;
  const city = join(folder, "city");
  const reading = new SeedReading();
  await reading.known(folder, TOPIC_SHEET);
  await reading.boundaries(join(city, "boundaries.geojson"));
  for (const sheet of CITY_SHEETS) await reading.sheet(city, sheet);
  await reading.more(city, DOORS);
  for (const file of ["ties.csv", "ties_of_wishes.csv"]) await reading.ties(join(city, file));
  const drafts = reading.drafts(CITY);

  await loadTopics(graph, options);
  const applied = await apply(graph, drafts, {
    source: { name: CITY },
    onProgress: ({ doing, done }) => onProgress?.(`架空のまち / Demo city: ${done} ${doing}`),
  });
  await loadConsents(graph, join(city, "consents.csv"));
  await loadIntroductions(graph, join(city, "introductions.csv"));
  return applied;
}
