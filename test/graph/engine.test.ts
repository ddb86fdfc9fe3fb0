import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { demoCityOnce } from "../../src/demo.ts";
import { examine } from "../../src/graph/doctor.ts";
import { runningEngine, startEngine, type Engine } from "../../src/graph/engine.ts";
import { Graph } from "../../src/graph/graph.ts";
import { jarFolder, passwordFile, recordFile } from "../../src/graph/home.ts";
import { HomeHeld } from "../../src/graph/lock.ts";
import { memoryFor } from "../../src/graph/memory.ts";
import { reclaimOrphan } from "../../src/graph/orphan.ts";
import { startOf } from "../../src/graph/start-of.mjs";
import { said } from "./connect.ts";
import { expectOnThisMachineOnly, holder, processesWith, until, type Running } from "./processes.ts";
import { FULL } from "../sample.ts";

// One home for the whole life of an engine, told in order: each test goes on where the one before left off.
describe.sequential("the managed engine", () => {
  let home: string;
  let first: Running;
  let last: Engine | null = null;
  const acknowledged: string[] = [];
  let writing: Promise<unknown> = Promise.resolve();

  async function connected(): Promise<Graph> {
    const at = await runningEngine(home);
    if (at === null) throw new Error("no engine runs on the home");
    return Graph.connect(at);
  }

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "musubi-結び-"));
    // What a first start on a full disk left.
    await writeFile(passwordFile(home), "", { mode: 0o600 });
    first = holder(home, inject("jars"));
    await first.says("up at");
  });
  afterAll(async () => {
    first.process.kill();
    await last?.stop();
    await until(() => processesWith(home).length === 0, 5_000);
    await rm(home, { recursive: true, force: true });
  });

  it("keeps its password in a file that only its owner reads, and in no command line", async () => {
    expect((await stat(passwordFile(home))).mode & 0o777).toBe(0o600);
    const password = await readFile(passwordFile(home), "utf8");
    expect(password).toMatch(/^[0-9a-f]{48}$/);
    expect(processesWith(password)).toEqual([]);
  });

  it("does not open to the password that every Neo4j has at first", async () => {
    const at = await runningEngine(home);
    if (at === null) throw new Error("the engine runs");
    await expect(Graph.connect({ ...at, password: "neo4j" })).rejects.toThrow(/Unauthorized/);
  });

  it("is heard on this machine only", async () => {
    const port = Number(new URL((await runningEngine(home))?.uri ?? "").port);
    await expectOnThisMachineOnly(port);
  });

  it("tells its makers nothing, and speaks Bolt only", async () => {
    const graph = await connected();
    const settings = await graph.read<{ name: string; value: string }>(
      said(
        `SHOW SETTINGS "dbms.usage_report.enabled", "server.http.enabled", "server.https.enabled", "db.logs.query.enabled"
         YIELD name, value`,
      ),
    );
    await graph.close();
    expect(Object.fromEntries(settings.map(({ name, value }) => [name, value]))).toEqual({
      "dbms.usage_report.enabled": "false",
      "server.http.enabled": "false",
      "server.https.enabled": "false",
      "db.logs.query.enabled": "OFF",
    });
  });

  it("is held by one process, and a second start says by which", async () => {
    const second = startEngine(home, { jars: inject("jars"), runs: "moments" });
    await expect(second).rejects.toThrow(HomeHeld);
    await expect(second).rejects.toThrow(new RegExp(`in use by process ${first.pid}\\b.*MUSUBI_HOME`));
  });

  it("is gone within two seconds when its parent is killed, sixteen clients writing or not", async () => {
    const graph = await connected();
    await graph.write(async (tx) =>
      tx.run(said("CREATE CONSTRAINT kept_once IF NOT EXISTS FOR (n:Kept) REQUIRE n.key IS UNIQUE")),
    );
    const kill = new AbortController();
    const client = async (name: number): Promise<void> => {
      for (let count = 0; !kill.signal.aborted; count++) {
        const key = `${name}-${count}`;
        await graph.write(async (tx) => tx.run(said("MERGE (:Kept {key: $key})"), { key }));
        acknowledged.push(key);
      }
    };
    const clients = Array.from({ length: 16 }, async (_, name) => client(name).catch(() => undefined));
    await until(() => acknowledged.length > 200, 20_000);
    kill.abort();
    first.process.kill("SIGKILL");
    expect(await until(() => processesWith(home).length === 0, 5_000)).toBeLessThan(2_000);
    writing = Promise.all(clients).then(async () => graph.close());
  });

  it("starts again after that, with every write that was acknowledged, once", async () => {
    last = await startEngine(home, { jars: inject("jars"), runs: "moments" });
    await writing;
    const graph = await Graph.connect(last);
    const there = await graph.read<{ key: string }>(said("MATCH (n:Kept) RETURN n.key AS key"));
    await graph.close();
    const keys = there.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(acknowledged));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("gets no invented residents where somebody else's data lies", async () => {
    if (last === null) throw new Error("the engine runs");
    const graph = await Graph.connect(last);
    const lines: string[] = [];
    await demoCityOnce(graph, (line) => lines.push(line));
    await graph.close();
    expect(lines).toEqual([]);
  });

  it("stops in less than two seconds", async () => {
    const started = Date.now();
    await last?.stop();
    expect(Date.now() - started).toBeLessThan(2_000);
    expect(processesWith(home)).toEqual([]);
    await expect(stat(join(home, "lock.json"))).rejects.toThrow("ENOENT");
  });

  // Half a minute, for two boots more.
  it.runIf(FULL)(
    "is reclaimed by the next start when it outlived both its parent and its keeper",
    async () => {
      first = holder(home, inject("jars"));
      await first.says("up at");
      const orphan = Number(/"pid":(\d+)/.exec(await readFile(recordFile(home), "utf8"))?.[1]);
      const keeper = processesWith(recordFile(home)).find((pid) => pid !== orphan && pid !== first.pid) ?? 0;
      // A keeper that is stopped cannot notice that its parent is gone.
      process.kill(keeper, "SIGSTOP");
      first.process.kill("SIGKILL");
      await first.ended;
      process.kill(keeper, "SIGKILL");
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(startOf(orphan)).not.toBeNull();

      const progress: string[] = [];
      last = await startEngine(home, {
        jars: inject("jars"),
        runs: "moments",
        onProgress: (line) => progress.push(line),
      });
      expect(progress[0]).toContain(`process ${orphan}`);
      expect(startOf(orphan)).toBeNull();
      expect(await runningEngine(home)).toBeNull();
    },
    120_000,
  );

  // Half a minute, for three boots more.
  it.runIf(FULL)(
    "is no reason to call its data damaged when it was killed",
    async () => {
      await last?.stop();
      await mkdir(dirname(jarFolder(home)), { recursive: true });
      await symlink(inject("jars"), jarFolder(home));
      last = await startEngine(home, { runs: "moments" });
      const graph = await Graph.connect(last);
      await graph.write(async (tx) => tx.run(said("UNWIND range(1, 1000) AS key CREATE (:Kept {key: 'late-' + key})")));
      await graph.close();
      process.kill(Number(/"pid":(\d+)/.exec(await readFile(recordFile(home), "utf8"))?.[1]), "SIGKILL");
      await last.ended;

      const lines: string[] = [];
      const well = await examine({ home, neo4j: null }, (line) => lines.push(line));
      expect(lines.join("\n")).toMatch(/not closed the last time[^]*^✓ データ：.*\n  Data: consistent$/m);
      expect(well).toBe(true);
    },
    120_000,
  );
});

describe("an orphan", () => {
  it("is left alone unless it is the very process that this home started", async () => {
    const folder = await mkdtemp(join(tmpdir(), "musubi-orphan-"));
    const record = join(folder, "neo4j.json");
    const mark = `--home-dir=${folder}`;
    const stranger = spawn("sleep", ["60"]);
    const namesake = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)", "--", mark]);
    const [strange, alike] = [stranger.pid ?? 0, namesake.pid ?? 0];

    await writeFile(record, JSON.stringify({ pid: strange, start: startOf(strange) }));
    await reclaimOrphan(record, mark, () => undefined);
    expect(startOf(strange)).not.toBeNull();

    await writeFile(record, JSON.stringify({ pid: alike, start: "another time" }));
    await reclaimOrphan(record, mark, () => undefined);
    expect(startOf(alike)).not.toBeNull();

    await writeFile(record, JSON.stringify({ pid: alike, start: startOf(alike) }));
    await reclaimOrphan(record, mark, () => undefined);
    expect(startOf(alike)).toBeNull();
    stranger.kill();
    await rm(folder, { recursive: true });
  });
});

describe("memory", () => {
  it("is sized to the machine, between what is enough and what is worth it", () => {
    expect(memoryFor(1_024, false)).toEqual({ heap: 256, pageCache: 128 });
    expect(memoryFor(8_192, false)).toEqual({ heap: 2_048, pageCache: 1_024 });
    expect(memoryFor(262_144, false)).toEqual({ heap: 4_096, pageCache: 4_096 });
    expect(memoryFor(262_144, true)).toEqual({ heap: 1_024, pageCache: 256 });
  });
});
