import type { RequestHandler } from "express";
import type { Graph } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";

const IS_THE_GRAPH_THERE = statement(import.meta.url, "is-the-graph-there.cypher");

/** Shorter than the graph's own patience: whoever asks for health wants to know now. */
const PATIENCE_MS = 2_000;

/** `alive`: this process answers. `ready`: so does the graph; without it 503, so that nobody sends requests here. */
export function health(graph: Graph): RequestHandler {
  // However many ask at once, a graph that hangs is asked once.
  let asking: Promise<boolean> | undefined;
  return async (_request, response) => {
    asking ??= answers(graph).finally(() => (asking = undefined));
    const ready = await asking;
    response.status(ready ? 200 : 503).json({ alive: true, ready });
  };
}

async function answers(graph: Graph): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const there = graph.read(IS_THE_GRAPH_THERE).then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([there, late]);
  } finally {
    clearTimeout(timer);
  }
}
