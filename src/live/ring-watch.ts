import { randomUUID } from "node:crypto";
import { contextFor, type Context } from "../context.ts";
import type { Graph } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { atLeast, NOTHING } from "../graph/steady.ts";
import { projectionOf, tell, type News } from "../things/news.ts";
import { officeOf } from "./office.ts";

const ringsDue = statement(import.meta.url, "rings-due.cypher");
const ringsTake = statement(import.meta.url, "rings-take.cypher");
const ringsKnown = statement(import.meta.url, "rings-known.cypher");
const ringsKeep = statement(import.meta.url, "rings-keep.cypher");

/** The rings of a district at this moment: of each the ids of who gives, what they give and what it meets, link after link, as one text. */
export type RingSearch = (context: Context, district: string) => Promise<string[]>;

export interface RingWatchOptions {
  /** Milliseconds between two looks at whether something was written. */
  readonly everyMs?: number;
  /** So long the rings of a district are not looked for again, however much is written. */
  readonly restMs?: number;
  /** And after so long they are in any case: things end by themselves too. */
  readonly staleMs?: number;
  /** Whoever has taken a turn and is not heard of for so long has lost it. */
  readonly turnMs?: number;
  readonly onTrouble?: (why: string) => void;
}

const USUAL = { everyMs: 1_000, restMs: 5_000, staleMs: 300_000, turnMs: 30_000 } as const;
/** Reading a district may take a while; nobody waits for it. */
const PATIENTLY = { within: 20_000 } as const;

/**
 * Tells those who keep a district of the rings that were found in it and that broke. Whatever was written anywhere, the rings are looked for anew, on the
 * picture of the graph that the district's office has, and held against those that were told last. These lie in the graph and are written in the
 * transaction that tells what is new, so that nothing is lost or told twice, whichever process does it and whenever it ends. Several processes take turns.
 */
export class RingWatch {
  readonly #graph: Graph;
  readonly #search: RingSearch;
  readonly #districts: () => readonly string[];
  readonly #options: Required<Omit<RingWatchOptions, "onTrouble">>;
  readonly #onTrouble: (why: string) => void;
  readonly #by = randomUUID();
  #timer: NodeJS.Timeout | undefined;
  #looking = false;

  /**
   * @param search handed in, because only the schema looks into the questions
   * @param districts the school districts whose office listens just now; where there is none, nothing is read
   */
  constructor(
    graph: Graph,
    search: RingSearch,
    districts: () => readonly string[],
    { onTrouble, ...options }: RingWatchOptions = {},
  ) {
    this.#graph = graph;
    this.#search = search;
    this.#districts = districts;
    this.#options = { ...USUAL, ...options };
    this.#onTrouble = onTrouble ?? (() => undefined);
  }

  start(): void {
    this.#timer = setInterval(() => {
      if (this.#looking || this.#districts().length === 0) return;
      this.#looking = true;
      void this.look()
        .catch((error: unknown) => this.#trouble(error))
        .finally(() => (this.#looking = false));
    }, this.#options.everyMs);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** The next look makes up for it. Whoever stopped does not mind. */
  #trouble(error: unknown): void {
    if (this.#timer !== undefined) this.#onTrouble(error instanceof Error ? error.message : String(error));
  }

  /** One district after the other, so that the thread of the search has room for whoever asks. */
  async look(): Promise<void> {
    const { restMs, staleMs } = this.#options;
    const now = new Date();
    const due = await this.#graph.read<{ district: string; seq: number }>(ringsDue, {
      districts: atLeast(4, NOTHING, this.#districts()),
      rested: new Date(now.getTime() - restMs),
      stale: new Date(now.getTime() - staleMs),
      now,
    });
    for (const { district, seq } of due) if (await this.#taken(district)) await this.#compare(district, seq);
  }

  async #taken(district: string): Promise<boolean> {
    const now = new Date();
    const until = new Date(now.getTime() + this.#options.turnMs);
    const rows = await this.#graph.write(async (tx) => tx.run(ringsTake, { district, by: this.#by, until, now }));
    return rows.length > 0;
  }

  async #compare(district: string, seq: number): Promise<void> {
    const office = officeOf(district);
    // What is found is not shown to anybody here: whoever is told of it is in the log then.
    const rings = await this.#search(
      contextFor(this.#graph, office, new Date(), { ...PATIENTLY, toNobody: true }),
      district,
    );
    await this.#graph.write(async (tx) => {
      const [known] = await tx.run<{ rings: string[] | null }>(ringsKnown, { district, by: this.#by });
      if (!known) return;
      const now = new Date();
      await tx.run(ringsKeep, { district, rings, seq, now });
      await tell(tx, changesIn(district, known.rings ?? rings, rings), now);
    });
  }
}

/** Where nobody looked yet there is nothing to hold them against: what was there before somebody listened is no news. */
function changesIn(district: string, before: readonly string[], after: readonly string[]): News[] {
  const told = { districts: [district], projection: projectionOf(officeOf(district)) };
  const newsOf = (kind: News["kind"], rings: readonly string[]): News[] =>
    rings.map((ring) => ({ ...told, kind, things: ring.split(" ") }));
  return [
    ...newsOf(
      "RING_BROKEN",
      before.filter((ring) => !after.includes(ring)),
    ),
    ...newsOf(
      "RING_FOUND",
      after.filter((ring) => !before.includes(ring)),
    ),
  ];
}
