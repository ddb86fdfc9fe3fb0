import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { ja } from "../../src/web/words/ja.ts";
import { anOffice, isFitForAll } from "./office.ts";
import { FULL } from "../sample.ts";

/** A tile server such as an operator may name: every tile is one calm colour. */
const TILE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mN49+HTfwAJbQPTcJKTWQAAAABJRU5ErkJggg==",
  "base64",
);
const asked: string[] = [];
const tileServer = createServer((request, response) => {
  asked.push(`${request.url} ${request.headers.referer ?? "from nowhere"}`);
  response.setHeader("content-type", "image/png").end(TILE);
});
await new Promise<void>((resolve) => tileServer.listen(0, "127.0.0.1", resolve));
afterAll(() => tileServer.close());
const { port } = tileServer.address() as AddressInfo;
const host = `http://127.0.0.1:${port}`;
const office = anOffice(undefined, async () => ({
  tiles: { url: `${host}/pale/{z}/{x}/{y}.png`, by: "国土地理院 <b>" },
}));

describe.runIf(FULL)("a tile server that the operator named", () => {
  it("lies under the map, is named on it, and is the one other host that is asked", async () => {
    const { page, elsewhere, complaints } = await office.sit({ path: "/map" });
    await page.locator(".leaflet-tile-loaded").first().waitFor();
    await page.getByText("国土地理院 <b>", { exact: true }).waitFor();
    await page.getByRole("button", { name: ja.map.nearer }).click();
    await isFitForAll(page, "map-tiles");
    expect(asked.length).toBeGreaterThan(0);
    // It is told which tiles, and not from where.
    expect(asked.filter((each) => !/^\/pale\/\d+\/\d+\/\d+\.png from nowhere$/.test(each))).toEqual([]);
    expect(elsewhere.filter((url) => !url.startsWith(host))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
