import { randomUUID } from "node:crypto";
import type { Graph, Transaction } from "../../graph/graph.ts";
import { appendAll, concerned, entryOf, type Asker } from "./append.ts";
import type { LogEntry } from "./event.ts";
import type { Shown } from "./shown.ts";

/** Ids are opaque elsewhere; here the prefix saves a look-up. */
const PERSON = /^per_/;

/**
 * An answer that shows persons: one event that names them. Answers that show nobody write nothing.
 * @param why the questions that were asked
 * @param vouchers whether the answer tells who vouches for its ties
 */
export async function appendAnswer(
  graph: Graph,
  asker: Asker,
  shown: Shown,
  { why, vouchers, within }: { why: string; vouchers: boolean; within?: number | undefined },
): Promise<void> {
  const ids = shown.by(asker.viewer, vouchers);
  if (ids.length === 0) return;
  const onlyPersons = ids.every((id) => PERSON.test(id));
  // An answer that was logged by an attempt whose commit we did not hear of must not be logged twice.
  const id = randomUUID();
  await Answers.of(graph).log(async (tx) => {
    const subjects = onlyPersons ? ids : await concerned(tx, asker, ids);
    return subjects.length === 0 ? undefined : { ...entryOf(asker, "personRead"), id, subjects, why };
  }, within);
}

/** What is to be said of one answer; undefined when it turns out that it shows nobody. */
type Saying = (tx: Transaction) => Promise<LogEntry | undefined>;

interface Waiting {
  readonly saying: Saying;
  readonly within: number | undefined;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Answers that are logged in one transaction; more wait for the next. */
const BATCH = 64;

const queues = new WeakMap<Graph, Answers>();

/**
 * The answers of this process that wait to be logged. Only one transaction can append at a time, so those that come while one is under way go together
 * into the next: none leaves before its own event is committed, and sixteen at once wait for one commit, not for sixteen.
 */
class Answers {
  readonly #graph: Graph;
  readonly #waiting: Waiting[] = [];
  #busy = false;

  private constructor(graph: Graph) {
    this.#graph = graph;
  }

  static of(graph: Graph): Answers {
    const known = queues.get(graph) ?? new Answers(graph);
    queues.set(graph, known);
    return known;
  }

  /** Settles when the event is in the log. */
  async log(saying: Saying, within?: number): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ saying, within, done, failed });
      if (!this.#busy) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#busy = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH);
      const longest = Math.max(...batch.map(({ within = 0 }) => within));
      try {
        await this.#graph.write(
          async (tx) => {
            const entries: LogEntry[] = [];
            for (const { saying } of batch) {
              const entry = await saying(tx);
              if (entry !== undefined) entries.push(entry);
            }
            await appendAll(tx, entries);
          },
          { within: longest || undefined },
        );
        batch.forEach(({ done }) => done());
      } catch (error) {
        batch.forEach(({ failed }) => failed(error));
      }
    }
    this.#busy = false;
  }
}
