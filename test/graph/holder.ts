// Run by the tests as a process of its own: holds an engine on a home until somebody ends it.
import { startEngine } from "../../src/graph/engine.ts";

const [home = "", jars = ""] = process.argv.slice(2);
const engine = await startEngine(home, {
  jars,
  runs: "moments",
  shared: true,
  onProgress: (line) => console.log(line),
});
console.log(`up at ${engine.uri}`);
await engine.ended;
