import type { Graph } from "./graph/graph.ts";
import type { Statement } from "./graph/statement.ts";

/**
 * A graph with nothing in it gets the demo city, so that the first question has an answer. That loading has begun is noted in the graph first, as
 * migration 0: a start that was interrupted half way is finished by the next one, and a city that somebody emptied stays empty.
 */
export async function demoCityOnce(graph: Graph, onProgress: (line: string) => void): Promise<void> {
  const [state] = await graph.read<{ inhabited: boolean; begun: boolean; done: boolean }>(STATE);
  if (state === undefined || state.done || (state.inhabited && !state.begun)) return;
  onProgress("架空のまちを入れています / Loading the demo city …");
  const { loadDemoCity } = await import("./imports/seeds.ts");
  await graph.write(async (tx) => tx.run(BEGUN));
  await loadDemoCity(graph, { onProgress });
  await graph.write(async (tx) => tx.run(DONE));
}

/** What Musubi itself writes down before anybody is there. */
const BOOKS = ["Migration", "AuditChain", "AuditEvent", "AuditSubject", "DistrictLog", "DistrictEvent", "ImportRun"];

/**
 * Inhabited by anything at all that is not Musubi's own: the database may be somebody else's. Its topics, with the words that find them, are its own, and so
 * is the secret that it makes when it first serves them. The database keeps these counts, so that nothing is walked through, however large it is.
 */
const STATE: Statement = {
  name: "demo-city-state",
  text: `OPTIONAL MATCH (demo:Migration {number: 0})
         WITH demo, COUNT { (n) } AS there, ${BOOKS.map((label) => `COUNT { (:${label}) }`).join(" + ")} AS books,
           COUNT { (t:Entity {source: 'topics'}) WHERE t.sourceId IS NOT NULL } AS topics, COUNT { (:Word) } + COUNT { (:Secret) } AS words
         RETURN there > books + CASE topics WHEN 0 THEN 0 ELSE topics + words END AS inhabited,
           demo IS NOT NULL AS begun, demo.appliedAt IS NOT NULL AS done`,
  file: import.meta.url,
};
const BEGUN: Statement = {
  name: "demo-city-begun",
  text: "MERGE (demo:Migration {number: 0}) SET demo.name = 'demo-city'",
  file: import.meta.url,
};
const DONE: Statement = {
  name: "demo-city-done",
  text: "MATCH (demo:Migration {number: 0}) SET demo.appliedAt = datetime()",
  file: import.meta.url,
};
