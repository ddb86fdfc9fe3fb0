// Run by the tests as a process of its own: another server of the same city.
import { Graph, type Address } from "../../src/graph/graph.ts";
import { serveHttp, type HttpOptions } from "../../src/http.ts";

interface Given {
  readonly neo4j: Address;
  readonly options: Omit<HttpOptions, "graph" | "port">;
}

const given: Given = JSON.parse(process.argv[2] ?? "");
const graph = await Graph.connect(given.neo4j);
const { port } = await serveHttp({ ...given.options, graph, port: 0, log: () => undefined });
console.log(`up at ${port}`);
