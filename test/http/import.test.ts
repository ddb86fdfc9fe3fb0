import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ToldReport } from "../../src/http/import.ts";
import { MOST_BYTES, MOST_TOLD } from "../../src/http/import.ts";
import { serveHttp } from "../../src/http.ts";
import { importFiles } from "../../src/imports/index.ts";
import { importsAreFinished } from "../../src/trust/log/imports.ts";
import { ROLES } from "../../src/trust/viewer.ts";
import type { Report } from "../../src/web/import/report.ts";
import { said, testGraph } from "../graph/connect.ts";
import { folderWith, saidOf, without } from "../imports/town.ts";
import { claims, keyPair, sign, testIssuer } from "../trust/issuer.ts";
import { eventsOf } from "../trust/log.ts";
import { served } from "./served.ts";
import { smallTown } from "./small-town.ts";
import { FULL } from "../sample.ts";

const CITY = "試取込市";
const HEADER =
  "NO,名称,名称_カナ,住所,方書,緯度,経度,標高,電話番号,内線番号,市区町村コード,都道府県名,市区町村名,災害種別_洪水,災害種別_崖崩れ、土石流及び地滑り,災害種別_高潮,災害種別_地震,災害種別_津波,災害種別_大規模な火事,災害種別_内水氾濫,災害種別_火山現象,指定避難所との重複,想定収容人数,対象となる町会・自治会,URL,備考";
const row = (no: number, name = `広場${no}`, city = CITY) =>
  `${no},${name},,試取込市${no},,34.8,138.3,,,,,静岡県,${city},○,,,○,,,,,,${no},,,`;
const list = (...rows: readonly string[]) => [HEADER, ...rows].join("\n");
const THREE = list(row(1), row(2, ""), row(3));

const town = served();
beforeAll(async () => without(town.graph, CITY));
afterAll(async () => without(town.graph, CITY));

interface Sent {
  readonly files?: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>;
  readonly fields?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly url?: string;
}

const administrator = { "x-musubi-persona": "administrator", "apollo-require-preflight": "1" };

async function send({ files = { "list.csv": THREE }, fields = { dryRun: "true" }, ...sent }: Sent = {}) {
  const body = new FormData();
  for (const [name, contents] of Object.entries(files)) body.append("file", new Blob([contents]), name);
  for (const [name, text] of Object.entries(fields)) body.append(name, text);
  const { headers = administrator, url = town.server.url } = sent;
  const response = await fetch(`${url}/import`, { method: "POST", body, headers });
  const answer = (await response.json()) as { report?: Report; errors?: { message: string; extensions: object }[] };
  return { status: response.status, ...answer };
}

const toldOfSender = async () => (await eventsOf(town.graph, "administrator")).length;

describe("files sent to /import", () => {
  it("are read without writing anything, with every row accounted for and each refusal in its place", async () => {
    const before = await toldOfSender();
    const { status, report } = await send();
    expect(status).toBe(200);
    expect(report).toMatchObject({ dryRun: true, ok: true, placed: [], alike: 0 });
    expect(report!.files).toMatchObject([
      {
        file: "list.csv",
        profile: { title: { ja: expect.stringMatching(/避難/), en: expect.stringMatching(/shelter/) } },
        encoding: "UTF-8",
        rows: 3,
        created: 2,
        updated: 0,
        unchanged: 0,
        refused: 1,
        refusals: [{ row: 3, column: "名称", reason: { ja: "名称が空です。", en: "It has no name." } }],
      },
    ]);
    expect(await saidOf(town.graph, CITY)).toEqual([]);
    expect(await toldOfSender()).toBe(before);
  });

  it("are taken in, once: the second time nothing changes", async () => {
    const fields = { dryRun: "false", licence: "CC BY 4.0", attribution: CITY };
    const first = await send({ fields });
    expect(first.report!.files).toMatchObject([{ created: 2, refused: 1 }]);
    expect(first.report!.placed).toMatchObject([{ city: { name: CITY }, counts: { CITY: 2 } }]);
    const there = await saidOf(town.graph, CITY, true);
    expect(there.length).toBeGreaterThan(2);
    const second = await send({ fields });
    expect(second.report!.files).toMatchObject([{ created: 0, updated: 0, unchanged: 2, refused: 1 }]);
    expect(await saidOf(town.graph, CITY, true)).toEqual(there);
    const [run] = await town.graph.read(
      said("MATCH (r:ImportRun {file: 'list.csv', attribution: $city}) RETURN r.licence AS licence, r.rows AS rows"),
      { city: CITY },
    );
    expect(run).toEqual({ licence: "CC BY 4.0", rows: 3 });
  });

  it("stand in the log as those of the command do, under whoever sent them", async () => {
    const own = (await eventsOf(town.graph, "administrator")).slice(-4);
    // The first time it was placed, too.
    expect(own.map(({ action }) => action)).toEqual(["import", "placing", "importBegin", "import"]);
    expect(own.map(({ roles, basis }) => [roles, basis])).toEqual(own.map(() => [["administrator"], "ROLE"]));
    expect(JSON.parse(own.at(-1)!.report!)).toMatchObject({ rows: 3, refused: 1, nodes: { unchanged: 3 } });
  });

  it("may name the city that they do not say, and are told when it is none", async () => {
    const files = { "list.csv": list(row(1, "広場", "")) };
    const nowhere = await send({ files });
    expect(nowhere.report!.files).toMatchObject([{ refused: 1, refusals: [{ column: "市区町村名" }] }]);
    const there = await send({ files, fields: { dryRun: "true", city: CITY } });
    expect(there.report!.files).toMatchObject([{ refused: 0 }]);
    const none = await send({ files, fields: { dryRun: "true", city: "どこか" } });
    expect(none).toMatchObject({
      status: 400,
      errors: [{ message: expect.stringMatching(/^「どこか」は市区町村名ではありません。.* \/ "どこか" is not/) }],
    });
  });

  it("that are nothing known are refused by name, and the others read", async () => {
    const { report } = await send({
      files: {
        "買い物.csv": "りんご,みかん\n1,2\n",
        "list.csv": THREE,
        "sheet.xlsx": new Uint8Array([0x50, 0x4b, 3, 4]),
      },
    });
    expect(report!.ok).toBe(false);
    expect(report!.files.map(({ file, profile, created }) => [file, profile !== null, created])).toEqual([
      ["買い物.csv", false, 0],
      ["sheet.xlsx", false, 0],
      ["list.csv", true, 0],
    ]);
    expect(report!.files[0]!.refusals[0]!.reason.ja).toMatch(/何のファイルか分かりません/);
  });

  it("are known by their names only, wherever they lay", async () => {
    const { report } = await send({ files: { "C:\\Users\\kana\\list.csv": THREE } });
    expect(report!.files[0]!.file).toBe("list.csv");
  });

  it("are told of what may be one place only where their sender may see both", async () => {
    // The same two in two lists of the city; then one of the four is taken out of everybody's sight.
    const fields = { dryRun: "false" };
    const another = { files: { "other.csv": list(row(1), row(3)) }, fields };
    await send({ files: { "list.csv": list(row(1), row(3)) }, fields });
    const twins = await send(another);
    expect(twins.report!.suggestions.map(({ name }) => name).toSorted()).toEqual(["広場1", "広場3"]);
    await town.graph.write(async (tx) => {
      await tx.run(said("MATCH (p:Place {name: '広場3'}) WHERE p.source = $source SET p.audience = []"), {
        source: `${CITY}/指定緊急避難場所/list`,
      });
    });
    const hidden = await send(another);
    expect(hidden.report!.suggestions.map(({ name }) => name)).toEqual(["広場1"]);
    expect(JSON.stringify(hidden.report!.suggestions)).not.toContain("広場3");
    expect(hidden.report).toMatchObject({ alike: 1 });
    // Whoever runs commands on the machine has the machine itself.
    const { path, end } = await folderWith({ "other.csv": another.files["other.csv"] });
    expect((await importFiles(town.graph, [path("other.csv")])).suggestions).toHaveLength(2);
    await end();
  });

  it("with very many mistakes are told of the first ones, and of how many", async () => {
    const rows = Array.from({ length: MOST_TOLD + 7 }, (_, at) => row(at + 1, ""));
    const { report } = await send({ files: { "list.csv": list(...rows) } });
    expect(report!.files[0]!).toMatchObject({ refused: MOST_TOLD + 7 });
    expect(report!.files[0]!.refusals).toHaveLength(MOST_TOLD);
  });

  it("are answered in the shape that the page reads", () => {
    // Held by the compiler.
    const asThePageReadsIt = (told: ToldReport): Report => told;
    expect(asThePageReadsIt).toBeTypeOf("function");
  });
});

const refused = (status: number, code: string, message: RegExp) => ({
  status,
  errors: [{ message: expect.stringMatching(message), extensions: { code } }],
});

describe("/import is closed", () => {
  it.each(["public", "resident", "coordinator"])("to the %s", async (persona) => {
    const answer = await send({ headers: { ...administrator, "x-musubi-persona": persona } });
    expect(answer).toEqual(refused(403, "FORBIDDEN", /^取り込みができるのは管理者だけです.* \/ Only an administrator/));
  });

  it("to a page from elsewhere, which can send a form and a cookie, but not this header", async () => {
    for (const more of [{}, { origin: "https://evil.example" }] as Record<string, string>[]) {
      const answer = await send({ headers: { cookie: "musubi_persona=administrator", ...more } });
      expect(answer).toEqual(refused(403, "FORBIDDEN", /apollo-require-preflight/));
    }
  });

  it("to everything but a form by POST", async () => {
    const got = await town.send({ method: "PUT", path: "/import", headers: administrator });
    expect([got.status, got.headers.allow]).toEqual([405, "POST"]);
    const json = { ...administrator, "content-type": "application/json" };
    expect((await town.send({ path: "/import", headers: json, body: "{}" })).status).toBe(415);
  });

  it.each([
    ["no file", { files: {} }, /ファイルを選んでください/],
    ["no word on whether to write", { fields: {} }, /dryRun/],
    ["a word that is neither", { fields: { dryRun: "yes" } }, /dryRun/],
    ["a city as long as a letter", { fields: { dryRun: "true", city: "市".repeat(201) } }, /200/],
    ["fifty-one files", { files: Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`${at}.csv`, ""])) }, /50/],
  ] as const)("to %s", async (_, sent, message) => {
    expect(await send(sent)).toEqual(refused(400, "BAD_USER_INPUT", message));
  });

  it("to a form that is cut off, compressed, or none", async () => {
    const type = "multipart/form-data; boundary=x";
    const cut = '--x\r\ncontent-disposition: form-data; name="file"; filename="list.csv"\r\n\r\n' + THREE;
    for (const headers of [{ "content-type": type }, { "content-type": "multipart/form-data" }]) {
      const { status, text } = await town.send({
        path: "/import",
        headers: { ...administrator, ...headers },
        body: cut,
      });
      expect([status, JSON.parse(text)]).toMatchObject([400, { errors: [{ extensions: { code: "BAD_USER_INPUT" } }] }]);
    }
    const zipped = { ...administrator, "content-type": type, "content-encoding": "gzip" };
    expect((await town.send({ path: "/import", headers: zipped, body: "x" })).status).toBe(400);
  });

  it("to more than it holds, before it is read", async () => {
    const headers = {
      ...administrator,
      "content-type": "multipart/form-data; boundary=x",
      "content-length": String(MOST_BYTES + 1),
    };
    const { status, text } = await town.send({ path: "/import", headers, body: "-".repeat(MOST_BYTES + 1) });
    expect({ status, ...JSON.parse(text) }).toEqual(refused(413, "BAD_USER_INPUT", /10 MB/));
  });

  it("while another import is under way, and open again afterwards, whatever became of it", async () => {
    const many = { "many.csv": list(...Array.from({ length: 3_000 }, (_, at) => row(at + 1))) };
    const [one, two] = await Promise.all([send({ files: many }), send({ files: many })]);
    const [well, later] = one.status === 200 ? [one, two] : [two, one];
    expect(well.report!.files).toMatchObject([{ rows: 3_000 }]);
    expect(later).toEqual(refused(429, "RATE_LIMITED", /ほかの取り込み/));
    await send({ files: {} });
    expect((await send()).status).toBe(200);
  });
});

describe("with sign-in, /import", () => {
  it("is open to the administrator's token and to no other role, and to nobody without one", async () => {
    const key = await keyPair("RS256", "rs");
    const issuer = await testIssuer([key]);
    const rules = ROLES.map((role) => ({ claim: ["groups"], is: role, role, districts: ["dst_midori"] }));
    const signIn = { ...issuer.signIn, mapping: { rules, party: null }, open: true };
    const server = await serveHttp({ graph: town.graph, port: 0, schema: smallTown, signIn, log: () => undefined });
    try {
      const statuses: [string, number][] = [];
      for (const role of ROLES) {
        const authorization = `Bearer ${await sign(key, claims(issuer, { groups: [role] }))}`;
        statuses.push([role, (await send({ url: server.url, headers: { authorization } })).status]);
      }
      expect(statuses).toEqual(ROLES.map((role) => [role, role === "administrator" ? 200 : 403]));
      const stranger = { "apollo-require-preflight": "1" };
      expect((await send({ url: server.url, headers: stranger })).status).toBe(401);
    } finally {
      await server.close();
      await issuer.close();
    }
  });
});

describe.runIf(FULL)("a server that closes while it imports", () => {
  it("leaves what can be done again, and says in the log that it was cut off", { timeout: 60_000 }, async () => {
    const files = { "closing.csv": list(...Array.from({ length: 3_000 }, (_, at) => row(at + 1))) };
    const graph = await testGraph();
    const server = await serveHttp({ graph, port: 0, schema: smallTown, log: () => undefined });
    const cut = send({ url: server.url, files, fields: { dryRun: "false" } }).then(
      ({ status }) => status,
      () => "cut off",
    );
    const begun = async () =>
      (await eventsOf(town.graph, "administrator")).filter(({ action }) => action === "importBegin").length;
    const before = await begun();
    while ((await begun()) === before) await new Promise((done) => setTimeout(done, 20));
    await server.close(0);
    await graph.close();
    expect(await cut).toBe("cut off");

    const again = await send({ files, fields: { dryRun: "false" } });
    expect(again.report!.files).toMatchObject([{ rows: 3_000, refused: 0 }]);
    const events = await town.graph.read<{ action: string }>(
      said(`MATCH (r:ImportRun {file: "closing.csv"}) MATCH (e:AuditEvent {about: r.id})
        RETURN e.action AS action ORDER BY e.seq DESC LIMIT 4`),
    );
    expect(events.map(({ action }) => action).toReversed()).toEqual([
      "importBegin",
      "importUnfinished",
      "importBegin",
      "import",
    ]);
    expect((await importsAreFinished(town.graph)).en).toMatch(/none was cut off/);
    expect((await send({ files, fields: { dryRun: "false" } })).report!.files).toMatchObject([{ unchanged: 3_000 }]);
  });
});
