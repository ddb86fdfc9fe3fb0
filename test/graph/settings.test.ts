import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OperatorFault } from "../../src/graph/fault.ts";
import { openForWork } from "../../src/graph/open.ts";
import { SETTINGS, settingsFrom } from "../../src/settings.ts";
import { HOME, PROJECT } from "../house/statements.ts";
import { said, testGraph, theNeo4j } from "./connect.ts";
import { wireTo } from "./proxy.ts";

const usual = {
  neo4j: null,
  address: "127.0.0.1",
  url: null,
  signIn: null,
  rate: 10_000,
  logDays: null,
  newsDays: 30,
  tiles: null,
};

const issuer = {
  MUSUBI_ISSUER: "https://id.example/realms/city",
  MUSUBI_AUDIENCE: "musubi",
  MUSUBI_ROLES: join(import.meta.dirname, "roles.json"),
};

function faultOf(env: Record<string, string>): OperatorFault {
  try {
    settingsFrom(env);
  } catch (error) {
    if (error instanceof OperatorFault) return error;
  }
  throw new Error("This should not be taken.");
}

describe("settings", () => {
  it("are all optional", () => {
    expect(settingsFrom({})).toEqual({ ...usual, port: 4000, home: HOME });
  });

  it("stand in the README, each in a table", async () => {
    const readme = await readFile(join(PROJECT, "README.md"), "utf8");
    const rows = readme.split("\n").filter((line) => line.startsWith("|"));
    const undocumented = SETTINGS.filter(({ name }) => !rows.some((row) => row.includes(`\`${name}\``)));
    expect(undocumented, "settings without a row in a table of the README").toEqual([]);
  });

  it("take a PORT, and MUSUBI_HOME as seen from where it was typed", () => {
    const settings = settingsFrom({ PORT: "0", MUSUBI_HOME: "state", INIT_CWD: "/srv" });
    expect(settings).toEqual({ ...usual, port: 0, home: resolve("/srv", "state") });
  });

  it("take another Neo4j", () => {
    const uri = "neo4j+s://graph.example:7687";
    expect(settingsFrom({ NEO4J_URI: uri, NEO4J_PASSWORD: "secret" }).neo4j).toEqual({
      uri,
      user: "neo4j",
      password: "secret",
      database: "neo4j",
    });
    const loud = uri.replace("neo4j+s", "NEO4J+S").concat("?region=west");
    expect(settingsFrom({ NEO4J_URI: loud, NEO4J_PASSWORD: "secret" }).neo4j?.uri).toBe(`${uri}?region=west`);
    expect(
      settingsFrom({ NEO4J_URI: uri, NEO4J_PASSWORD: "", NEO4J_USER: "town", NEO4J_DATABASE: "yaizu" }).neo4j,
    ).toMatchObject({ user: "town", password: "", database: "yaizu" });
  });

  it("take an issuer, with it another address, and then the name that browsers know", () => {
    const more = { MUSUBI_CLIENT_ID: "web", MUSUBI_ADDRESS: "0.0.0.0", MUSUBI_URL: "https://musubi.example" };
    const mapping = { rules: [{ claim: ["groups"], is: "a", role: "auditor", districts: [] }], party: null };
    const { signIn, address, url } = settingsFrom({ ...issuer, ...more, MUSUBI_OPEN: "published" });
    expect([address, url?.origin]).toEqual(["0.0.0.0", "https://musubi.example"]);
    expect(signIn).toEqual({ issuer: issuer.MUSUBI_ISSUER, audience: "musubi", mapping, clientId: "web", open: true });
    expect(settingsFrom(issuer).signIn).toMatchObject({ clientId: null, open: false });
  });

  it("take a tile server for the map, with whose tiles they are", () => {
    const url = "https://tiles.example/pale/{z}/{x}/{y}.png";
    expect(settingsFrom({ MUSUBI_TILES: url, MUSUBI_TILES_BY: "国土地理院" }).tiles).toEqual({ url, by: "国土地理院" });
  });

  it.each([
    [
      { MUSUBI_TILES: "https://tiles.example/{z}/{x}.png", MUSUBI_TILES_BY: "x" },
      /^MUSUBI_TILES is .*\{z\}, \{x\} and/,
    ],
    [{ MUSUBI_TILES: "https://{s}.tiles.example/{z}/{x}/{y}.png", MUSUBI_TILES_BY: "x" }, /^MUSUBI_TILES .*one host/],
    [{ MUSUBI_TILES: "http://tiles.example/{z}/{x}/{y}.png", MUSUBI_TILES_BY: "x" }, /http only for this machine/],
    [{ MUSUBI_TILES: "https://a:pw@tiles.example/{z}/{x}/{y}", MUSUBI_TILES_BY: "x" }, /"https:\/\/…@tiles\.example/],
    [{ MUSUBI_TILES: "https://tiles.example/{z}/{x}/{y}.png" }, /^MUSUBI_TILES is set, but MUSUBI_TILES_BY is not/],
    [{ MUSUBI_TILES_BY: "国土地理院" }, /^MUSUBI_TILES_BY is set, but MUSUBI_TILES is not/],
    [{ PORT: "http" }, /^PORT is "http".*PORT=4001/],
    [{ PORT: "70000" }, /^PORT is "70000".*0 to 65535/],
    [{ PORT: "-1" }, /^PORT is "-1"/],
    [{ MUSUBI_LOG_DAYS: "7" }, /^MUSUBI_LOG_DAYS is "7".*30.*MUSUBI_LOG_DAYS=1825/],
    [{ MUSUBI_LOG_DAYS: "a year" }, /^MUSUBI_LOG_DAYS is "a year"/],
    [{ MUSUBI_NEWS_DAYS: "0" }, /^MUSUBI_NEWS_DAYS is "0".*MUSUBI_NEWS_DAYS=30/],
    [{ MUSUBI_HOME: import.meta.filename }, /^MUSUBI_HOME is .* which is a file/],
    [{ MUSUBI_HOME: "/srv/a:b" }, /^MUSUBI_HOME leads to "\/srv\/a:b".*a folder without one/],
    [{ NEO4J_URI: "localhost:7687", NEO4J_PASSWORD: "x" }, /^NEO4J_URI is "localhost:7687".*bolt:\/\/host:7687/],
    [{ NEO4J_URI: "http://localhost:7474", NEO4J_PASSWORD: "x" }, /^NEO4J_URI .* must look like/],
    [{ NEO4J_URI: "bolt:127.0.0.1:7687", NEO4J_PASSWORD: "x" }, /^NEO4J_URI .* must look like bolt:\/\/host/],
    [
      { NEO4J_URI: "bolt://localhost?x=1", NEO4J_PASSWORD: "x" },
      /^NEO4J_URI .*leave out what begins with the question/,
    ],
    [{ NEO4J_URI: "neo4j://localhost?x", NEO4J_PASSWORD: "x" }, /^NEO4J_URI .*leave out what begins with the question/],
    [{ NEO4J_URI: "bolt://neo4j:pw@localhost", NEO4J_PASSWORD: "x" }, /NEO4J_USER and NEO4J_PASSWORD instead/],
    [{ NEO4J_URI: "bolt://localhost" }, /NEO4J_PASSWORD is not; set it/],
    [{ NEO4J_URI: "bolt://localhost", NEO4J_PASSWORD: "x", NEO4J_DATABASE: "system" }, /^NEO4J_DATABASE is "system"/],
    [{ MUSUBI_ADDRESS: "0.0.0.0" }, /^MUSUBI_ADDRESS is "0\.0\.0\.0", but MUSUBI_ISSUER is not set.*127\.0\.0\.1 only/],
    [{ MUSUBI_ADDRESS: "::" }, /but MUSUBI_ISSUER is not set/],
    [{ MUSUBI_ADDRESS: "127.0.0.2" }, /but MUSUBI_ISSUER is not set/],
    [{ MUSUBI_ADDRESS: "musubi.example" }, /must be one of this machine's IP addresses/],
    [{ ...issuer, MUSUBI_ADDRESS: "0.0.0.0" }, /^MUSUBI_ADDRESS is set, but MUSUBI_URL is not/],
    [{ MUSUBI_AUDIENCE: "x" }, /^MUSUBI_AUDIENCE is set, but MUSUBI_ISSUER is not/],
    [{ MUSUBI_OPEN: "published" }, /^MUSUBI_OPEN is set, but MUSUBI_ISSUER is not/],
    [{ MUSUBI_URL: "https://musubi.example" }, /^MUSUBI_URL is set, but MUSUBI_ISSUER is not/],
    [{ ...issuer, MUSUBI_ISSUER: "http://id.example" }, /^MUSUBI_ISSUER is .*https:.*http only for this machine/],
    [{ ...issuer, MUSUBI_ISSUER: "https://kana:pw@id.example" }, /^MUSUBI_ISSUER is "https:\/\/…@id\.example"/],
    [{ ...issuer, MUSUBI_AUDIENCE: "" }, /^MUSUBI_ISSUER is set, but MUSUBI_AUDIENCE is not/],
    [{ ...issuer, MUSUBI_ROLES: "" }, /^MUSUBI_ISSUER is set, but MUSUBI_ROLES is not/],
    [{ ...issuer, MUSUBI_ROLES: "/no/such/roles.json" }, /^MUSUBI_ROLES, .*roles\.json: there is no such file/],
    [{ ...issuer, MUSUBI_ROLES: join(PROJECT, "package.json") }, /package\.json: the file has "name"/],
    [{ ...issuer, MUSUBI_OPEN: "everything" }, /^MUSUBI_OPEN is "everything"/],
    [{ ...issuer, MUSUBI_URL: "https://musubi.example/town" }, /^MUSUBI_URL .*without a path/],
    [{ ...issuer, MUSUBI_URL: "http://musubi.example" }, /^MUSUBI_URL .*http only for this machine/],
    [{ MUSUBI_RATE: "0" }, /^MUSUBI_RATE is "0"/],
    [{ NEO4J_PASSWORD: "x" }, /^NEO4J_PASSWORD is set, but NEO4J_URI is not/],
    [{ NEO4J_USER: "x" }, /^NEO4J_USER is set, but NEO4J_URI is not/],
    [{ NEO4J_DATABASE: "x" }, /^NEO4J_DATABASE is set, but NEO4J_URI is not/],
  ])("that cannot be right are named with the mend: %o", (env, sentence) => {
    const fault = faultOf(env);
    expect(fault.message).toMatch(sentence);
    // In Japanese of the same setting, and to its end.
    const name = /[A-Z0-9_]+/.exec(fault.words.en)?.[0] ?? "";
    expect(fault.words.ja).toMatch(new RegExp(`^${name}.*[ぁ-ん].*[。）]$`, "u"));
  });
});

describe("a Neo4j that somebody else runs", () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "musubi-unused-"));
    const graph = await testGraph();
    await graph.write(async (tx) =>
      tx.run(said("CREATE USER town IF NOT EXISTS SET PASSWORD 'midori-2025' CHANGE NOT REQUIRED")),
    );
    await graph.close();
  });
  afterAll(async () => {
    const graph = await testGraph();
    await graph.write(async (tx) => tx.run(said("DROP USER town IF EXISTS")));
    await graph.close();
    await rm(home, { recursive: true });
  });

  const env = (scheme: string): Record<string, string> => ({
    MUSUBI_HOME: home,
    NEO4J_URI: theNeo4j().uri.replace("bolt:", scheme),
    NEO4J_USER: "town",
    NEO4J_PASSWORD: "midori-2025",
    NEO4J_DATABASE: "neo4j",
  });

  it.each(["bolt:", "neo4j:"])(
    "is used through %s// with the user, password and database it is given",
    async (scheme) => {
      const opened = await openForWork(settingsFrom(env(scheme)), () => undefined);
      await opened.graph.write(async (tx) => tx.run(said("MERGE (:SettingsTest {key: $key})"), { key: scheme }));
      const who = await opened.graph.read(said("SHOW CURRENT USER YIELD user"));
      const there = await opened.graph.read(said("MATCH (n:SettingsTest {key: $key}) RETURN count(n) AS times"), {
        key: scheme,
      });
      await opened.close();
      expect({ who, there }).toEqual({ who: [{ user: "town" }], there: [{ times: 1 }] });
    },
  );

  it.each([
    [{ NEO4J_PASSWORD: "wrong" }, /as user town: .*Unauthorized.*Check that it runs, and NEO4J_URI/],
    [{ NEO4J_USER: "nobody" }, /as user nobody/],
    [{ NEO4J_DATABASE: "elsewhere" }, /cannot use database elsewhere.*DatabaseNotFound/],
    [{ NEO4J_URI: "bolt://127.0.0.1:1" }, /Neo4j at bolt:\/\/127.0.0.1:1/],
  ])("is named with the mend where it cannot be used: %o", async (wrong, sentence) => {
    await expect(openForWork(settingsFrom({ ...env("bolt:"), ...wrong }), () => undefined)).rejects.toThrow(sentence);
  });

  it.each([
    ["4.4.999", false],
    ["5.25.28", false],
    ["5.26.28", true],
    ["2025.01", true],
  ])("may be a Neo4j %s: %s", async (version, may) => {
    const calling = (bytes: Buffer) => Buffer.from(bytes.toString("latin1").replace("5.26.28", version), "latin1");
    const wire = await wireTo(Number(new URL(theNeo4j().uri).port), calling);
    const uri = `bolt://127.0.0.1:${wire.port}`;
    const opened = openForWork(settingsFrom({ ...env("bolt:"), NEO4J_URI: uri }), () => undefined);
    if (may) await (await opened).close();
    else await expect(opened).rejects.toThrow(`${uri} is Neo4j/${version}; Musubi needs Neo4j 5.26 or newer.`);
    await wire.cut();
  });
});
