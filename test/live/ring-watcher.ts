// Run by the tests as a process of its own: looks for the rings of a district once, and stands still when they are told, before or behind the commit.
import "reflect-metadata";
import { Graph, type Address } from "../../src/graph/graph.ts";
import { ringsNow } from "../../src/schema.ts";
import { RingWatch, type RingWatchOptions } from "../../src/live/ring-watch.ts";

interface Given {
  readonly neo4j: Address;
  readonly district: string;
  readonly stop: "before" | "behind";
  readonly options: RingWatchOptions;
}

const { neo4j, district, stop, options }: Given = JSON.parse(process.argv[2] ?? "");
const graph = await Graph.connect(neo4j);
let telling = false;
graph.onRoundTrip = ({ name }) => (telling = name === "news-append");
const standStill = (): void => {
  console.log("told");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
};
const write = graph.write.bind(graph);
graph.write = async (work, more) => {
  const done = await write(async (tx) => {
    const result = await work(tx);
    if (telling && stop === "before") standStill();
    return result;
  }, more);
  if (telling) standStill();
  return done;
};
await new RingWatch(graph, ringsNow, () => [district], options).look();
console.log("nothing to tell");
