import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { contextFor, type Context } from "./context.ts";
import type { Graph, Transaction } from "./graph/graph.ts";
import { NOTHING } from "./graph/steady.ts";
import { createApollo } from "./http/apollo.ts";
import { schema } from "./schema.ts";
import { isId } from "./things/entity.ts";
import { rehearseChanges } from "./things/changes.ts";
import { rehearseConsents } from "./things/consent.ts";
import { rehearseProposals, writerOf } from "./things/introduction-life.ts";
import { rehearseIntroductions } from "./things/introduction-writing.ts";
import { rehearse, takenBack } from "./things/record.ts";
import { rehearseSettling } from "./things/settle.ts";
import { rehearseTies } from "./things/ties.ts";
import { rehearseVoices } from "./things/voice-sort.ts";
import { rehearseSayings } from "./things/wish-arrows.ts";
import { rehearseGathering } from "./things/wish-gather.ts";
import { rehearseWishes } from "./things/wish-life.ts";
import { rehearseSteps } from "./things/wish-step.ts";
import { concerned, takeHead } from "./trust/log/append.ts";
import { Cursors } from "./trust/cursors.ts";

export const OPERATIONS = join(import.meta.dirname, "..", "schema", "operations");
/** Planning the longest statement on an old laptop, many times over. */
const PATIENCE_MS = 60_000;

/**
 * Asks every question of the catalogue once in each of its shapes, so that nobody's first question waits for the database to plan it (a second or more each, and the
 * engine is five times slower while it is cold). What comes back is of no interest, nor whether the examples are in this graph. `signal` ends it before its time.
 */
export async function warmUp(
  graph: Graph,
  onProgress: (line: string) => void,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  onProgress("問いの下ごしらえをしています / Warming up the questions …");
  await Cursors.of(graph);
  await rehearseWriting(graph);
  const server = createApollo(schema);
  await server.start();
  const questions = ofEachShape().values();
  const asking = async () => {
    for (const question of questions) {
      if (signal?.aborted === true) return;
      const contextValue = contextFor(graph, "coordinator", new Date(), { within: PATIENCE_MS, toNobody: true });
      await server.executeOperation(question, { contextValue });
    }
  };
  // One plan keeps one core busy: two at a time are ready in little more than half the time.
  await Promise.all([asking(), asking()]);
  await server.stop();
}

interface Question {
  readonly query: string;
  readonly variables: Example["variables"];
}

/**
 * The examples of the catalogue, without those that differ in their values only: they ask the same statements. First one of each operation, then the others: two
 * that ask for the same plan at once both make it.
 */
function ofEachShape(): Question[] {
  const each = readdirSync(OPERATIONS)
    .filter((name) => name.endsWith(".graphql"))
    .flatMap((file) => {
      const query = readFileSync(join(OPERATIONS, file), "utf8");
      const examples = examplesOf(file.replace(/\.graphql$/, ""));
      const shapes = new Map(examples.map(({ variables }) => [shapeOf(variables), variables]));
      return [...shapes.values()].map((variables, turn) => ({ query, variables, turn }));
    });
  return each.toSorted((one, other) => one.turn - other.turn);
}

/** What writes, and what the page of a record reads, each by itself: a new one stands here, or the first who needs it waits. */
const REHEARSALS: readonly ((context: Context, within: number) => Promise<void>)[] = [
  rehearse,
  rehearseTies,
  rehearseChanges,
  rehearseConsents,
  rehearseProposals,
  async (context, within) => rehearseIntroductions(context.graph, writerOf(context), within),
  rehearseVoices,
  rehearseSayings,
  rehearseWishes,
  rehearseSteps,
  rehearseGathering,
  // After an answer that shows somebody, the log is written in a transaction of its own.
  async (context, within) => {
    const work = async (tx: Transaction): Promise<void> => {
      await concerned(tx, context, [NOTHING]);
      await takeHead(tx, [NOTHING]);
    };
    await context.graph.write(work, { within });
  },
];

/** Has everything planned that writes, and writes nothing but who last claimed the head of the log: nobody. */
export async function rehearseWriting(graph: Graph): Promise<void> {
  await takenBack(graph, PATIENCE_MS, rehearseSettling);
  for (const rehearsal of REHEARSALS) await rehearsal(contextFor(graph, "coordinator"), PATIENCE_MS);
}

/** Which variables are given, and of each whether it is words, or an id of which kind. */
function shapeOf(variables: Example["variables"]): string {
  const kinds = Object.entries(variables).map(([name, value]) => {
    const kind = typeof value === "string" && isId(value) ? value.slice(0, value.indexOf("_")) : typeof value;
    return `${name} ${kind}`;
  });
  return kinds.toSorted().join(", ");
}

export interface Example {
  /** 日本語 / English */
  readonly name: string;
  readonly persona: string;
  readonly variables: Record<string, unknown>;
}

/** The named examples of an operation, on the demo city. */
export function examplesOf(operation: string): Example[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a house test holds the files to this shape
  return JSON.parse(readFileSync(join(OPERATIONS, `${operation}.variables.json`), "utf8")) as Example[];
}
