import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { served } from "./served.ts";

/** What a build leaves behind; that the real one works is tried in test/web. */
const folder = await mkdtemp(join(tmpdir(), "musubi-web-"));
await mkdir(join(folder, "assets"));
await writeFile(join(folder, "index.html"), "<!doctype html><title>Musubi</title>");
await writeFile(join(folder, "assets", "app-1234.js"), "export {};");
await writeFile(join(folder, "assets", "app-1234.js.br"), "as brotli");
await writeFile(join(folder, "assets", "app-1234.js.gz"), "as gzip");
await writeFile(join(folder, "assets", "small-1234.css"), "p {}");
afterAll(async () => rm(folder, { recursive: true }));

const town = served({ web: folder });
const get = async (path: string, headers: Record<string, string> = {}) => town.send({ method: "GET", path, headers });

describe("the web app", () => {
  it.each([
    "/",
    "/q/WhoCanHelp",
    "/ties/per_sato_hanako",
    "/map",
    "/heard",
    "/inbox",
    "/introductions",
    "/meeting",
    "/kept",
    "/record",
    "/record/per_sato_hanako/correct",
    "/introduce",
    "/log",
  ])("is the same file at %s, which takes no script but its own", async (path) => {
    const { status, text, headers } = await get(path);
    expect([status, text]).toEqual([200, "<!doctype html><title>Musubi</title>"]);
    const policy = String(headers["content-security-policy"]);
    expect(policy).toMatch(/^default-src 'self'; style-src 'self' 'unsafe-inline';/);
    expect(policy.replace(/style-src[^;]*;/, "")).not.toMatch(/unsafe|script-src|https?:/);
    expect(headers["cache-control"]).toBe("no-cache");
  });

  it("does not stand at what is no page of it", async () => {
    for (const path of ["/qx", "/assets/none.js", "/assets/../index.html", "/nowhere"])
      expect((await get(path)).status, path).toBe(404);
    expect((await town.send({ path: "/", body: "{}" })).status).toBe(404);
  });

  it("has files that a browser may keep, because their names change with them", async () => {
    const { status, headers } = await get("/assets/app-1234.js");
    expect([status, headers["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"]);
  });

  it("has its files packed for those who take them so, with their own type", async () => {
    const asked = async (accept: string, path = "/assets/app-1234.js") => {
      const { text, headers } = await get(path, { "accept-encoding": accept });
      return [text, headers["content-encoding"], headers["content-type"], headers["vary"]];
    };
    const script = "text/javascript; charset=utf-8";
    expect(await asked("gzip, deflate, br")).toEqual(["as brotli", "br", script, "accept-encoding"]);
    expect(await asked("gzip")).toEqual(["as gzip", "gzip", script, "accept-encoding"]);
    expect(await asked("identity")).toEqual(["export {};", undefined, script, "accept-encoding"]);
    expect(await asked("br", "/assets/small-1234.css")).toEqual([
      "p {}",
      undefined,
      "text/css; charset=utf-8",
      "accept-encoding",
    ]);
    expect((await get("/assets/app-1234.js.br")).status).toBe(404);
  });

  it("is told whose eyes it has: roles, districts and an id, and nobody's name", async () => {
    const { text, headers } = await get("/me.json", { "x-musubi-persona": "coordinator" });
    expect(headers["cache-control"]).toBe("no-store");
    expect(JSON.parse(text)).toEqual({
      by: "persona",
      roles: ["coordinator"],
      persona: "coordinator",
      self: null,
      districts: ["dst_midori", "dst_sakura", "dst_kawabe", "dst_hikari"],
      tiles: null,
    });
    expect(JSON.parse((await get("/me.json")).text)).toMatchObject({ persona: "public", self: null, districts: [] });
  });
});

describe("the tiles of somebody else", () => {
  const tiles = { url: "https://tiles.example:8443/pale/{z}/{x}/{y}.png", by: "国土地理院" };
  const tiled = served({ web: folder, tiles });

  it("open the policy to pictures from that one host, and to nothing else", async () => {
    const { headers } = await tiled.send({ method: "GET", path: "/map" });
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toContain("img-src 'self' data: blob: https://tiles.example:8443;");
    expect(String(policy).match(/https?:/g)).toHaveLength(1);
    expect(JSON.parse((await tiled.send({ method: "GET", path: "/me.json" })).text)).toMatchObject({ tiles });
  });
});
