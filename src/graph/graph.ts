import neo4j, { type Driver, type ManagedTransaction, type QueryResult, type Session } from "neo4j-driver";
import { asGraphError, GraphError, GraphUnavailable } from "./errors.ts";
import type { Statement } from "./statement.ts";
import { fromDatabase, toDatabase, type Value } from "./values.ts";

export type { Point, Value } from "./values.ts";
export type Row = Record<string, unknown>;
export type Params = Readonly<Record<string, Value | undefined>>;

/** Where a Neo4j is found. `bolt://` is one server; `neo4j://` is a cluster, whose followers answer the reads. */
export interface Address {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface Transaction {
  /** Carried out in the order in which it was asked for; whoever does not wait for one before asking for the next saves a round trip. */
  run<R extends Row = Row>(statement: Statement, params?: Params): Promise<R[]>;
}

/** How the database would carry a statement out. */
export interface Plan {
  readonly operatorType: string;
  readonly details: string;
  readonly identifiers: readonly string[];
  readonly children: readonly Plan[];
  /** What the planner warns of (a cartesian product, a label it does not know); on the root only. */
  readonly notices: readonly string[];
}

/** The database gives a statement up after this long. */
const STATEMENT_MS = 5_000;
/** And we stop waiting this much later: a black-holed connection never says that it is lost, and the driver would wait for ever. */
const GRACE_MS = 3_000;
const OLDEST = [5, 26] as const;

/**
 * The graph, as the rest of Musubi knows it: sentences of Cypher in, plain rows out. What one call wrote the next call reads,
 * on a cluster too, because all calls share their bookmarks.
 */
export class Graph {
  /** Called with every statement that goes out, what it is given, and how many the transaction sent before: tests count round trips with it. */
  onRoundTrip?: (statement: Statement, params: Params, before: number) => void;

  readonly #at: Address;
  readonly #bookmarks = neo4j.bookmarkManager();
  #driver: Driver;

  private constructor(at: Address) {
    this.#at = at;
    this.#driver = driverFor(at);
  }

  get database(): string {
    return this.#at.database;
  }

  /** Connected only when a statement was answered, by a Neo4j that is new enough. */
  static async connect(at: Address): Promise<Graph> {
    const graph = new Graph(at);
    try {
      await graph.#verify();
      return graph;
    } catch (error) {
      await graph.close();
      throw error;
    }
  }

  /**
   * One read, routed to whoever may answer it, in one round trip; asked again when the connection is lost, for up to five seconds.
   * `within` is for the first time a long statement is asked, when it is still to be planned.
   */
  async read<R extends Row = Row>(
    statement: Statement,
    params: Params = {},
    { within = STATEMENT_MS } = {},
  ): Promise<R[]> {
    const result = await this.#query(statement, params, within);
    return rows<R>(result);
  }

  /**
   * What `work` does happens wholly or not at all. The driver may run it again after a lost connection, even when the first
   * attempt took place, so it must come to the same twice. `within` is for long transactions, such as an import's batch. With `replan` its statements are planned
   * anew, and from then on run by that plan: one that was made while the graph was small can be a hundred times slower in a large one.
   */
  async write<T>(work: (tx: Transaction) => Promise<T>, { within = STATEMENT_MS, replan = false } = {}): Promise<T> {
    const sent: string[] = [];
    // With one that fails, all fail that were sent after it, in whatever order that is heard of.
    let failed = Infinity;
    const run = (tx: ManagedTransaction): Transaction => ({
      run: async <R extends Row>(statement: Statement, params: Params = {}) => {
        const turn = sent.push(statement.name) - 1;
        this.onRoundTrip?.(statement, params, turn);
        const text = replan ? `CYPHER replan=force ${statement.text}` : statement.text;
        try {
          return rows<R>(await untraced(() => tx.run(text, parameters(params))));
        } catch (error) {
          failed = Math.min(failed, turn);
          throw error;
        }
      },
    });
    return this.#withSession(
      "WRITE",
      within,
      () => sent[failed] ?? sent.at(-1) ?? "write",
      async (session) =>
        session.executeWrite(
          (tx) => {
            sent.length = 0;
            failed = Infinity;
            return work(run(tx));
          },
          { timeout: within },
        ),
    );
  }

  /** The plan of a statement, without running it. */
  async plan(statement: Statement, params: Params = {}, { within = STATEMENT_MS } = {}): Promise<Plan> {
    const explained = { ...statement, text: `EXPLAIN ${statement.text}` };
    const { summary } = await this.#query(explained, params, within);
    if (!summary.plan) throw new GraphError(`${statement.name}: the database gave no plan`);
    return {
      ...planOf(summary.plan),
      notices: summary.notifications.map((each) => `${each.title}: ${each.description}`),
    };
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  async #query(statement: Statement, params: Params, within = STATEMENT_MS): Promise<QueryResult> {
    const given = parameters(params);
    return this.#withSession(
      "READ",
      within,
      () => statement.name,
      async (session) => {
        for (const started = Date.now(); ; await pause(100)) {
          try {
            this.onRoundTrip?.(statement, params, 0);
            return await untraced(() => session.run(statement.text, given, { timeout: within }));
          } catch (error) {
            // An auto-commit read saves the two round trips of a managed one; the price is to ask again ourselves.
            if (!neo4j.isRetryableError(error) || Date.now() - started > STATEMENT_MS) throw error;
          }
        }
      },
    );
  }

  async #withSession<T>(
    mode: "READ" | "WRITE",
    within: number,
    where: () => string,
    work: (session: Session) => Promise<T>,
  ): Promise<T> {
    const driver = this.#driver;
    const session = driver.session({
      database: this.#at.database,
      defaultAccessMode: mode === "READ" ? neo4j.session.READ : neo4j.session.WRITE,
      bookmarkManager: this.#bookmarks,
    });
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#abandon(driver);
        reject(
          new GraphUnavailable(`${where()}: the graph did not answer within ${(within + GRACE_MS) / 1_000} seconds`),
        );
      }, within + GRACE_MS);
    });
    const working = work(session);
    // Closing waits for what a lost connection will never say, so nobody waits for it.
    void working.then(
      () => session.close().catch(() => undefined),
      () => session.close().catch(() => undefined),
    );
    try {
      return await Promise.race([working, deadline]);
    } catch (error) {
      throw asGraphError(error, where());
    } finally {
      clearTimeout(timer);
    }
  }

  /** A connection that does not answer stays in the pool and would be handed out again: begin with a new pool, let the old one end. */
  #abandon(driver: Driver): void {
    if (driver !== this.#driver) return;
    this.#driver = driverFor(this.#at);
    setTimeout(() => void driver.close().catch(() => undefined), STATEMENT_MS + GRACE_MS).unref();
  }

  async #verify(): Promise<void> {
    const answered = await this.#query(ARE_YOU_THERE, {});
    const agent = answered.summary.server.agent ?? "";
    const [, major, minor] = /(\d+)\.(\d+)/.exec(agent) ?? [];
    if (Number(major) > OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1])) return;
    throw new GraphUnavailable(`${this.#at.uri} is ${agent}; Musubi needs Neo4j ${OLDEST.join(".")} or newer.`);
  }
}

const ARE_YOU_THERE: Statement = { name: "are-you-there", text: "RETURN 1 AS here", file: import.meta.url };

function driverFor(at: Address): Driver {
  return neo4j.driver(at.uri, neo4j.auth.basic(at.user, at.password), {
    disableLosslessIntegers: true,
    maxTransactionRetryTime: STATEMENT_MS,
    connectionTimeout: STATEMENT_MS,
    connectionAcquisitionTimeout: STATEMENT_MS,
    connectionLivenessCheckTimeout: 30_000,
    userAgent: "musubi",
  });
}

/** The driver writes a stack trace down for every statement that it sends, in case it fails; what fails is named by its statement here. */
function untraced<T>(send: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return send();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function parameters(params: Params): Record<string, unknown> {
  const converted: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(params)) converted[key] = toDatabase(value ?? null);
  return converted;
}

function rows<R extends Row>(result: QueryResult): R[] {
  return result.records.map((record) => {
    const row: Row = {};
    for (const key of record.keys) row[String(key)] = fromDatabase(record.get(key));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the caller knows which columns its statement returns
    return row as R;
  });
}

interface DriverPlan {
  operatorType: string;
  identifiers: string[];
  arguments: Record<string, unknown>;
  children: DriverPlan[];
}

function planOf(plan: DriverPlan): Plan {
  return {
    operatorType: plan.operatorType.replace(/@.*/, ""),
    details: typeof plan.arguments["Details"] === "string" ? plan.arguments["Details"] : "",
    identifiers: plan.identifiers,
    children: plan.children.map(planOf),
    notices: [],
  };
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
