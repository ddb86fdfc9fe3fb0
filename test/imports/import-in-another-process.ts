import { Graph } from "../../src/graph/graph.ts";
import { importFiles } from "../../src/imports/index.ts";

// Run by killed.test.ts, which ends it in the middle: says each line of progress as it comes.
const [address, ...files] = process.argv.slice(2);
const graph = await Graph.connect(JSON.parse(address ?? "{}"));
await importFiles(graph, files, { onProgress: (line) => console.log(line) });
await graph.close();
