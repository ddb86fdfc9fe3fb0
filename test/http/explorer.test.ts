import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tabsFrom } from "../../src/explorer/tabs.ts";
import { served } from "./served.ts";

const town = served();
const own = () => `http://127.0.0.1:${town.server.port}`;
const administrator = { "x-musubi-persona": "administrator" };

describe("the local page", () => {
  it("says in Japanese and English whose eyes are looking", async () => {
    const { status, headers, text } = await town.send({
      method: "GET",
      path: "/persona",
      headers: { cookie: "musubi_persona=coordinator" },
    });
    expect([status, headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
    expect(text).toMatch(/<html lang="ja">/);
    expect(text).toMatch(/value="coordinator" aria-pressed="true"/);
    expect(text).toMatch(/You see the invented demo city as <strong>coordinator<\/strong>/);
  });

  it("still opens for somebody whose cookie names nobody", async () => {
    const { status, text } = await town.send({
      method: "GET",
      path: "/persona",
      headers: { cookie: "musubi_persona=<script>" },
    });
    expect(status).toBe(200);
    expect(text).not.toMatch(/<script/);
  });

  it("sets the persona in a cookie that no script and no other site can use", async () => {
    const { status, headers } = await choose("persona=coordinator");
    expect([status, headers.location]).toEqual([303, "/"]);
    expect(headers["set-cookie"]).toEqual(["musubi_persona=coordinator; Path=/; HttpOnly; SameSite=Strict"]);
  });

  it.each<Record<string, string>>([
    { origin: "http://evil.example" },
    { origin: "null" },
    { origin: "http://127.0.0.1:1" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    {},
  ])("takes no choice from elsewhere: %j", async (from) => {
    const { status, headers } = await choose("persona=administrator", from);
    expect(status).toBe(403);
    expect(headers).not.toHaveProperty("set-cookie");
  });

  it("knows only the personas there are", async () => {
    for (const body of ["persona=root", "", "persona[]=public"]) {
      const { status, headers } = await choose(body);
      expect(status).toBe(400);
      expect(headers).not.toHaveProperty("set-cookie");
    }
  });

  it("leads back to the explorer, and to nowhere else", async () => {
    expect((await choose("persona=administrator&then=/explore")).headers.location).toBe("/explore");
    expect((await choose("persona=administrator&then=//evil.example")).headers.location).toBe("/");
  });
});

describe("the explorer", () => {
  it("tells others how to become the administrator", async () => {
    for (const persona of ["public", "resident", "coordinator"]) {
      const headers = { "x-musubi-persona": persona };
      const { status, text } = await town.send({ method: "GET", path: "/explore", headers });
      expect(status).toBe(403);
      expect(text).toMatch(/Open as administrator/);
      expect((await town.send({ method: "GET", path: "/explore/tabs.json", headers })).status).toBe(403);
    }
  });

  it("comes whole from this server: every file it names is there, and none is elsewhere", async () => {
    const { status, text } = await town.send({ method: "GET", path: "/explore", headers: administrator });
    expect(status).toBe(200);
    const named = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? "");
    expect(named).toHaveLength(7);
    for (const path of named) {
      expect(path).toMatch(/^\/(explore|local)\//);
      const file = await town.send({ method: "GET", path });
      expect(file.status).toBe(200);
      expect(file.headers["content-type"]).toMatch(/javascript|css|svg/);
      expect(file.text.length).toBeGreaterThan(100);
    }
  });

  it("fetches nothing from another host through its styles", async () => {
    const { text } = await town.send({ method: "GET", path: "/explore/graphiql.css" });
    expect(text).not.toMatch(/url\(["']?https?:|@import/);
  });

  it("gets the operations as its tabs", async () => {
    const { status, text } = await town.send({ method: "GET", path: "/explore/tabs.json", headers: administrator });
    expect([status, JSON.parse(text)]).toEqual([200, await tabsFrom()]);
  });
});

describe("a tab", () => {
  it("holds an operation, its first example, and the others as comments", async () => {
    const folder = await mkdtemp(join(tmpdir(), "musubi-tabs-"));
    const examples = [
      { name: "shopping", persona: "resident", variables: { topic: "買い物" } },
      { name: "company", variables: { topic: "話し相手" } },
    ];
    await writeFile(join(folder, "Who.graphql"), "# 7: Who?\nquery Who { who }\n");
    await writeFile(join(folder, "Who.variables.json"), JSON.stringify(examples));
    await writeFile(join(folder, "Alone.graphql"), "query Alone { who }\n");
    expect(await tabsFrom(folder)).toEqual([
      {
        query:
          '# 7: Who?\nquery Who { who }\n\n# ほかの例 / More examples (variables):\n# company:\n#   {"topic":"話し相手"}\n',
        variables: '{\n  "topic": "買い物"\n}',
        headers: '{\n  "x-musubi-persona": "resident"\n}',
      },
      { query: "query Alone { who }\n", headers: '{\n  "x-musubi-persona": "coordinator"\n}' },
    ]);
    await rm(folder, { recursive: true });
  });

  it("is missing when there are no operations", async () => {
    expect(await tabsFrom(join(tmpdir(), "musubi-no-such-folder"))).toEqual([]);
  });
});

async function choose(body: string, from: Record<string, string> = { origin: own() }) {
  const headers = { "content-type": "application/x-www-form-urlencoded", ...from };
  return town.send({ path: "/persona", headers, body });
}
