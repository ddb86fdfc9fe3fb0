import type { Graph } from "../src/graph/graph.ts";
import { apply, type Applied } from "../src/imports/apply.ts";
import type { Drafts, NodeDraft, TieDraft } from "../src/imports/drafts.ts";
import { loadTopics } from "../src/imports/seeds.ts";
import { groundNodes, groundOf, groundTies, type Ground } from "./generate/ground.ts";
import { Life } from "./generate/life.ts";
import { topicsByPopularity } from "./generate/names.ts";

export interface GenerateOptions {
  readonly onProgress?: (line: string) => void;
  /** Another seed, another city. */
  readonly seed?: number;
}

export interface GeneratedCity {
  /** The school districts' ids, in the order of the grid. */
  readonly districts: readonly string[];
  readonly applied: Applied;
}

/** Said so often, not oftener. */
const TELL_EVERY_MS = 2_000;

/**
 * An invented city of so many entities (districts and what is in them; the topics come besides), for measuring and for trying how things look in a large
 * one. The same size and seed give the same city each time, so running it twice changes nothing; cities of different size or seed lie side by side.
 */
export async function generateCity(
  graph: Graph,
  entities: number,
  { onProgress, seed = 1 }: GenerateOptions = {},
): Promise<GeneratedCity> {
  const say = onProgress ?? (() => undefined);
  await loadTopics(graph);
  const ground = groundOf(entities, seed);
  say(`Generating a city of ${entities} entities in ${ground.districts.length} school districts …`);
  const began = Date.now();
  let told = began;
  const applied = await apply(graph, draftsOf(ground), {
    source: { name: ground.source },
    whole: false,
    onProgress: ({ doing, done }) => {
      if (Date.now() - told < TELL_EVERY_MS) return;
      told = Date.now();
      say(`  ${done} ${doing}, ${seconds(began)} s`);
    },
  });
  const rows = applied.nodes.created + applied.ties.created;
  say(
    `${applied.nodes.created} entities and ${applied.ties.created} ties written in ${seconds(began)} s (${Math.round((rows * 1000) / Math.max(1, Date.now() - began))} rows a second); ` +
      `${applied.nodes.unchanged + applied.ties.unchanged} were there already.`,
  );
  return { districts: ground.districts.map(({ id }) => id), applied };
}

/** The city as drafts: one district in memory at a time, worked out once for its records and once more for its ties. */
export function draftsOf(ground: Ground): Drafts {
  const topics = topicsByPopularity();
  const lives = function* (): Generator<Life> {
    for (const district of ground.districts) yield new Life(ground, district, topics);
  };
  const nodes = function* (): Generator<NodeDraft> {
    yield* groundNodes(ground);
    for (const life of lives()) yield* life.nodes;
  };
  const ties = function* (): Generator<TieDraft> {
    yield* groundTies(ground);
    for (const life of lives()) yield* life.ties;
  };
  return { nodes: nodes(), ties: ties() };
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1);
}
