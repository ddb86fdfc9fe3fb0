import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { runningEngine } from "../../src/graph/engine.ts";
import { Graph } from "../../src/graph/graph.ts";
import { jarFolder, recordFile } from "../../src/graph/home.ts";
import { firstContents } from "../../src/main.ts";
import { settingsFrom } from "../../src/settings.ts";
import { FIRST_QUESTION } from "../../src/welcome.ts";
import { HOME } from "../house/statements.ts";
import { said, testGraph, theNeo4j } from "./connect.ts";
import { musubi } from "./processes.ts";
import { FULL } from "../sample.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "musubi-start-"));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

describe("doctor", () => {
  it("asks a Neo4j that somebody else runs whether it is well", async () => {
    const at = theNeo4j();
    const well = musubi(["doctor"], { NEO4J_URI: at.uri, NEO4J_PASSWORD: at.password });
    expect(await well.ended).toBe(0);
    expect(well.output().trim()).toMatch(
      /^✓ Neo4j：答えます。.*\n  Neo4j: answers, and says that its databases are well\n✓ 記録：.*\n  Log: \d+ events, none missing, altered or moved; the last is \d+, [0-9a-f]{64}\n✓ 取込み：.*\n  Imports: \d+ came to their end, none was cut off$/,
    );
  });
});

describe("what is there at first", () => {
  const issuer = {
    MUSUBI_ISSUER: "https://id.example/realms/city",
    MUSUBI_AUDIENCE: "musubi",
    MUSUBI_ROLES: join(import.meta.dirname, "roles.json"),
  };

  it("is the topics where people sign in, and the demo city only where nobody does and nobody is there", async () => {
    const graph = await testGraph();
    const lines: string[] = [];
    await firstContents(graph, settingsFrom(issuer), (line) => lines.push(line));
    expect(lines.filter((line) => line.startsWith("テーマ / Topics: "))).not.toEqual([]);
    expect(lines.filter((line) => !line.startsWith("テーマ / Topics: "))).toEqual([]);
    // The demo city is in this graph already.
    await firstContents(graph, settingsFrom({}), (line) => lines.push(`again ${line}`));
    expect(lines.filter((line) => line.startsWith("again"))).toEqual([]);
    await graph.close();
  });

  // A minute, for two starts that load and plan everything.
  it.runIf(FULL)(
    "in an empty home is the demo city, all of it also when the start that loaded it was ended half way",
    async () => {
      const env = { PORT: "0", MUSUBI_HOME: await newHome() };
      const first = musubi(["serve"], env);
      await first.says(/Demo city: \d+ ties$/m);
      first.process.kill("SIGKILL");
      await first.ended;

      const second = musubi(["serve"], env);
      await second.says("Ctrl-C ends it");
      expect(second.output()).toContain("Loading the demo city …");
      const url = /Musubi is ready at (.*)$/m.exec(second.output())?.[1] ?? "";
      expect(await answerOf(url)).toMatchObject({ data: { whoCanHelp: { candidates: { edges: [{}, {}, {}] } } } });
      const counted = said("MATCH (n:Entity) WHERE n.source IN ['demo-city', 'topics'] RETURN count(n) AS there");
      const [here, whole] = [await Graph.connect((await runningEngine(env.MUSUBI_HOME))!), await testGraph()];
      expect(await here.read(counted)).toEqual(await whole.read(counted));
      await Promise.all([here.close(), whole.close()]);
      second.process.kill("SIGINT");
      expect(await second.ended).toBe(0);

      const third = musubi(["serve"], env);
      await third.says("Warming up the questions");
      expect(third.output()).not.toContain("Demo city");
      third.process.kill("SIGINT");
      await third.ended;
    },
    300_000,
  );

  // A quarter of a minute, for an engine of its own.
  it.runIf(FULL)(
    "is not there when Neo4j ended meanwhile, and that is what is said",
    async () => {
      const home = await newHome();
      const started = musubi(["serve"], { PORT: "0", MUSUBI_HOME: home });
      await started.says("Demo city: ");
      process.kill(Number(/"pid":(\d+)/.exec(await readFile(recordFile(home), "utf8"))?.[1]), "SIGKILL");
      expect(await started.ended).toBe(1);
      const [ja, en] = started.output().trim().split("\n").slice(-2);
      expect(ja).toMatch(/^Neo4j がひとりでに終わった/);
      expect(en).toMatch(/^Neo4j ended by itself/);
      expect(started.output()).not.toMatch(/^\s+at /m);
    },
    120_000,
  );

  // Half a minute, for an engine of its own.
  it.runIf(FULL)(
    "in an empty home with an issuer: 274 topics, and not a district, a person or a group",
    async () => {
      const home = await newHome();
      const started = musubi(["serve"], { PORT: "0", MUSUBI_HOME: home, ...issuer, MUSUBI_OPEN: "published" });
      await started.says("Warming up the questions");
      const graph = await Graph.connect((await runningEngine(home))!);
      const nouns = await graph.read(
        said("MATCH (n:Entity) RETURN head([l IN labels(n) WHERE l <> 'Entity']) AS noun, count(*) AS count"),
      );
      expect(nouns).toEqual([{ noun: "Topic", count: 274 }]);
      await graph.close();
      started.process.kill("SIGINT");
      await started.ended;
    },
    180_000,
  );
});

/** An empty home, but for Neo4j's files. */
async function newHome(): Promise<string> {
  const home = await mkdtemp(join(folder, "home-"));
  await mkdir(dirname(jarFolder(home)), { recursive: true });
  await symlink(inject("jars"), jarFolder(home));
  return home;
}

/** What the question of the welcome is answered. */
async function answerOf(url: string): Promise<unknown> {
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-musubi-persona": "coordinator" },
    body: JSON.stringify({ query: FIRST_QUESTION }),
  });
  return answer.json();
}

describe("Ctrl-C leaves nothing running", () => {
  it("while it serves; until then it answers the question of its welcome", async () => {
    const at = theNeo4j();
    const home = join(folder, "served");
    await mkdir(home);
    await mkdir(join(HOME, "web"), { recursive: true });
    await symlink(join(HOME, "web"), join(home, "web"));
    const started = musubi(["serve"], { PORT: "0", MUSUBI_HOME: home, NEO4J_URI: at.uri, NEO4J_PASSWORD: at.password });
    await started.says("Ctrl-C ends it");
    const url = /Musubi is ready at (http:\/\/127\.0\.0\.1:\d+)$/m.exec(started.output())?.[1] ?? "";
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(await answerOf(url)).toMatchObject({ data: { whoCanHelp: { candidates: { edges: [{}, {}, {}] } } } });
    const began = Date.now();
    started.process.kill("SIGINT");
    expect(await started.ended).toBe(0);
    expect(Date.now() - began).toBeLessThan(2_000);
    await expect(fetch(`${url}/health`)).rejects.toThrow("fetch failed");
    // Where the graph is elsewhere, nothing but the built web app lies in the home.
    expect(await readdir(home)).toEqual(["web"]);
  }, 60_000);
});
