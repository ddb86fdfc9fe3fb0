import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { said, testGraph } from "./connect.ts";

let graph: Graph;
let folder: string;
beforeAll(async () => {
  graph = await testGraph();
  folder = await mkdtemp(join(tmpdir(), "musubi-migrations-"));
});
afterAll(async () => {
  await graph.write(async (tx) =>
    tx.run(said("MATCH (n) WHERE n:MigrateTest OR n:Migration AND n.number > 900 DETACH DELETE n")),
  );
  await graph.write(async (tx) => tx.run(said("DROP INDEX migrate_test IF EXISTS")));
  await graph.close();
  await rm(folder, { recursive: true, force: true });
});

describe("migrations", () => {
  it("run in order, once, and are ready to be used when they are through", async () => {
    await writeFile(join(folder, "902-second.cypher"), "MATCH (n:MigrateTest) SET n.seen = coalesce(n.seen, 0) + 1;\n");
    await writeFile(
      join(folder, "901-first.cypher"),
      `// The index; a comment may end in a semicolon;
       CREATE INDEX migrate_test IF NOT EXISTS FOR (n:MigrateTest) ON (n.key);
       MERGE (:MigrateTest {key: 'a;b'});`,
    );
    await writeFile(join(folder, "notes.txt"), "not a migration");
    expect(await migrate(graph, folder)).toEqual(["901-first", "902-second"]);
    expect(await migrate(graph, folder)).toEqual([]);
    expect(await graph.read(said("MATCH (n:MigrateTest) RETURN n.key AS key, n.seen AS seen"))).toEqual([
      { key: "a;b", seen: 1 },
    ]);
    expect(await graph.read(said("SHOW INDEXES YIELD name, state WHERE name = 'migrate_test' RETURN state"))).toEqual([
      { state: "ONLINE" },
    ]);
  });

  it("name the file that cannot be run, and begin with it again", async () => {
    await writeFile(join(folder, "903-broken.cypher"), "CREAT (n);\n");
    await expect(migrate(graph, folder)).rejects.toThrow(/903-broken/);
    await writeFile(join(folder, "903-broken.cypher"), "MERGE (:MigrateTest {key: 'mended'});\n");
    expect(await migrate(graph, folder)).toEqual(["903-broken"]);
  });

  it("may be run by two processes at once", async () => {
    await writeFile(join(folder, "904-together.cypher"), "MERGE (:MigrateTest {key: 'together'});\n");
    await Promise.all([migrate(graph, folder), migrate(graph, folder)]);
    expect(await graph.read(said("MATCH (m:Migration {number: 904}) RETURN count(m) AS times"))).toEqual([
      { times: 1 },
    ]);
  });
});
