import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  GraphError,
  GraphTimeout,
  GraphUnavailable,
  StatementFault,
  UniquenessViolated,
} from "../../src/graph/errors.ts";
import { Graph, type Plan } from "../../src/graph/graph.ts";
import { said, testGraph, theNeo4j } from "./connect.ts";
import { wireTo } from "./proxy.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(async () => graph.close());

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

function operatorsOf(plan: Plan): string[] {
  return [plan.operatorType, ...plan.children.flatMap(operatorsOf)];
}

function portOf(uri: string): number {
  return Number(new URL(uri).port);
}

describe("a graph", () => {
  it("answers a statement with plain rows", async () => {
    const rows = await graph.read(said("UNWIND $names AS name RETURN name, size(name) AS letters ORDER BY name"), {
      names: ["みどり", "あさひ町"],
    });
    expect(rows).toEqual([
      { name: "あさひ町", letters: 4 },
      { name: "みどり", letters: 3 },
    ]);
  });

  it("reads what it has just written", async () => {
    await graph.write(async (tx) => tx.run(said("MERGE (:GraphTest {key: 'written'})")));
    expect(await graph.read(said("MATCH (n:GraphTest {key: 'written'}) RETURN count(n) AS there"))).toEqual([
      { there: 1 },
    ]);
  });

  it("writes all of a piece of work or none of it", async () => {
    const failed = await failureOf(
      graph.write(async (tx) => {
        await tx.run(said("CREATE (:GraphTest {key: 'half'})"));
        throw new Error("something else went wrong");
      }),
    );
    expect(failed).toEqual(new Error("something else went wrong"));
    expect(await graph.read(said("MATCH (n:GraphTest {key: 'half'}) RETURN n.key AS key"))).toEqual([]);
  });

  it("gives every write to the database that a read may not make", async () => {
    const failed = await failureOf(graph.read(said("CREATE (:GraphTest)", "writes-while-reading")));
    expect(failed).toBeInstanceOf(StatementFault);
    expect(String(failed)).toContain("writes-while-reading");
  });

  it("has a statement planned anew only when told to", async () => {
    const myself = said(
      "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'myself' RETURN currentQuery AS myself",
    );
    const sent = async (replan: boolean) =>
      graph.write(async (tx) => (await tx.run<{ myself: string }>(myself)).map((row) => row.myself), { replan });
    expect(await sent(false)).toEqual([expect.not.stringContaining("replan")]);
    expect(await sent(true)).toEqual([expect.stringContaining("replan=force")]);
  });

  it("tells which statement goes out, once for each round trip", async () => {
    const mine = await testGraph();
    const names: string[] = [];
    mine.onRoundTrip = ({ name }) => names.push(name);
    await mine.read(said("RETURN 1 AS one", "first"));
    await mine.write(async (tx) => tx.run(said("RETURN 2 AS two", "second")));
    await mine.close();
    expect(names).toEqual(["first", "second"]);
  });

  it("carries statements that are sent together out in their order, and of those names the one that failed", async () => {
    const write = said("MERGE (n:GraphTest {key: 'turns'}) SET n.by = coalesce(n.by, '') + $turn", "takes-a-turn");
    const turns = await graph.write(async (tx) => {
      await Promise.all(["first ", "second ", "third "].map(async (turn) => tx.run(write, { turn })));
      return tx.run(said("MATCH (n:GraphTest {key: 'turns'}) RETURN n.by AS by"));
    });
    expect(turns).toEqual([{ by: "first second third " }]);
    const failed = await failureOf(
      graph.write(async (tx) =>
        Promise.all([
          tx.run(write, { turn: "fourth" }),
          tx.run(said("RETURN 1 / 0 AS x", "divides-by-nothing")),
          tx.run(write, { turn: "fifth" }),
        ]),
      ),
    );
    expect(String(failed)).toMatch(/divides-by-nothing/);
    expect(await graph.read(said("MATCH (n:GraphTest {key: 'turns'}) RETURN n.by AS by"))).toEqual(turns);
  });

  it("explains a statement without running it, with what the planner warns of", async () => {
    const plan = await graph.plan(
      said("MATCH (a:GraphTest), (b:GraphTest) WHERE a.key = $key CREATE (c:Never) RETURN a"),
      {
        key: "x",
      },
    );
    expect(operatorsOf(plan)).toContain("CartesianProduct");
    expect(plan.notices.join()).toMatch(/cartesian product/i);
    expect((await graph.plan(said("MATCH (n:NoSuchLabel) RETURN n"))).notices.join()).toMatch(/NoSuchLabel/);
    expect(await graph.read(said("MATCH (n:Never) RETURN n"))).toEqual([]);
  });
});

describe("what goes wrong is told apart by class", () => {
  it("calls a second thing with the same key UniquenessViolated", async () => {
    const create = said("CREATE (:Entity:GraphTest {id: 'grp_only-once'})", "create-once");
    await graph.write(async (tx) => tx.run(create));
    expect(await failureOf(graph.write(async (tx) => tx.run(create)))).toBeInstanceOf(UniquenessViolated);
    await graph.write(async (tx) => tx.run(said("MATCH (n:Entity {id: 'grp_only-once'}) DELETE n")));
  });

  it("calls it GraphTimeout when time is up while somebody else holds what is to be written", async () => {
    await graph.write(async (tx) => tx.run(said("MERGE (:GraphTest {key: 'held'})")));
    const take = said("MATCH (n:GraphTest {key: 'held'}) SET n.by = $by", "take");
    let failed: unknown;
    await graph.write(async (tx) => {
      await tx.run(take, { by: "the first" });
      failed = await failureOf(graph.write(async (other) => other.run(take, { by: "the second" }), { within: 300 }));
    });
    expect(failed).toBeInstanceOf(GraphTimeout);
    expect(String(failed)).toMatch(/^GraphTimeout: take: /);
  });

  it("calls what the database cannot understand a StatementFault, with the statement's name", async () => {
    const failed = await failureOf(graph.read(said("MACH (n) RETURN n", "misspelt")));
    expect(failed).toBeInstanceOf(StatementFault);
    expect(failed).toBeInstanceOf(GraphError);
    expect(String(failed)).toMatch(/misspelt.*Neo\.ClientError\.Statement\.SyntaxError/s);
  });

  it("calls a forgotten parameter a StatementFault", async () => {
    expect(await failureOf(graph.read(said("RETURN $forgotten AS x")))).toBeInstanceOf(StatementFault);
  });

  it("says a wrong password, or a database that is not there, is GraphUnavailable", async () => {
    const at = theNeo4j();
    expect(await failureOf(Graph.connect({ ...at, database: "nowhere" }))).toBeInstanceOf(GraphUnavailable);
    expect(await failureOf(Graph.connect({ ...at, password: "wrong" }))).toBeInstanceOf(GraphUnavailable);
  });
});

// Each waits for five seconds or more: all at once.
describe("a graph that waits for an answer", () => {
  it.concurrent("calls a statement that takes longer than five seconds GraphTimeout", async () => {
    const started = Date.now();
    const endless = said(
      "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN sum(a * b % 7) AS x",
      "endless",
    );
    expect(await failureOf(graph.read(endless))).toBeInstanceOf(GraphTimeout);
    expect(Date.now() - started).toBeLessThan(8_000);
  });

  it.concurrent(
    "stops waiting for a black-holed connection after eight seconds, and works again when the wire is mended",
    async () => {
      const at = theNeo4j();
      const wire = await wireTo(portOf(at.uri));
      const far = await Graph.connect({ ...at, uri: `bolt://127.0.0.1:${wire.port}` });
      wire.swallow();
      const started = Date.now();
      const [read, write] = await Promise.all([
        failureOf(far.read(said("RETURN 1 AS one", "swallowed"))),
        failureOf(far.write(async (tx) => tx.run(said("MERGE (:GraphTest {key: 'swallowed'})")))),
      ]);
      expect(Date.now() - started).toBeLessThan(9_000);
      expect(read).toBeInstanceOf(GraphUnavailable);
      expect(String(read)).toContain("swallowed");
      expect(write).toBeInstanceOf(GraphUnavailable);
      wire.mend();
      expect(await far.read(said("RETURN 1 AS one"))).toEqual([{ one: 1 }]);
      await far.close();
      await wire.cut();
    },
  );

  it.concurrent("calls a lost connection GraphUnavailable", async () => {
    const at = theNeo4j();
    const wire = await wireTo(portOf(at.uri));
    const far = await Graph.connect({ ...at, uri: `bolt://127.0.0.1:${wire.port}` });
    await wire.cut();
    const [read, write] = await Promise.all([
      failureOf(far.read(said("RETURN 1 AS one"))),
      failureOf(far.write(async (tx) => tx.run(said("RETURN 1 AS one")))),
    ]);
    expect(read).toBeInstanceOf(GraphUnavailable);
    expect(write).toBeInstanceOf(GraphUnavailable);
    await far.close();
  });
});
