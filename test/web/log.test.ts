import { readFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import type { Browser as Chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../../src/graph/port.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { serveHttp, type HttpServer } from "../../src/http.ts";
import { builtApp } from "../../src/web/build.ts";
import { en } from "../../src/web/words/en.ts";
import { ja } from "../../src/web/words/ja.ts";
import { testGraph } from "../graph/connect.ts";
import { HOME } from "../house/statements.ts";
import { Browser } from "../trust/browser.ts";
import { keyPair, testIssuer, type TestIssuer } from "../trust/issuer.ts";
import { aBrowser } from "./browser.ts";
import { handOf, WAYS } from "./hand.ts";
import { anOffice, isFitForAll, NARROW, WIDE } from "./office.ts";
import { somebody, tellIt } from "./told.ts";
import { FULL } from "../sample.ts";

const office = anOffice();

// A browser takes its time: all of these in the full run (see ask.test.ts).

describe.runIf(FULL).each([
  ["wide", WIDE, "ja", ja],
  ["narrow", NARROW, "en", en],
] as const)("%s", (called, width, tongue, words) => {
  it("a resident reads who looked at them: by role, when, and why; page after page, and no name", async () => {
    await tellIt(office, `{ entity(id: "per_sato_hanako") { name } }`);
    const { page, complaints } = await office.sit({ persona: "resident", width, tongue });
    await page.getByRole("link", { name: words.nav.log, exact: true }).press("Enter");
    await page.getByRole("heading", { level: 1, name: words.log.mine }).waitFor();
    const entries = page.locator(".history > li");
    await entries.first().waitFor();
    await entries.filter({ hasText: words.log.roots.entity }).first().waitFor();
    await isFitForAll(page, `log-own-${called}`);
    expect(await page.locator("main").innerText()).not.toMatch(/中原|per_coord/);
    const before = await entries.count();
    await page.getByRole("button", { name: words.answer.more }).press("Enter");
    await expect.poll(async () => entries.count()).toBeGreaterThan(before);
    expect(complaints).toEqual([]);
  });
});

describe.runIf(FULL)("the log", () => {
  it.each(["administrator", "coordinator", "public"])(
    "is not read by the %s, who is told who does",
    async (persona) => {
      const { page } = await office.sit({ path: "/log", persona });
      await page.getByText(ja.log.notYours).waitFor();
      await isFitForAll(page, `log-${persona}`);
      expect(await page.locator(".history").count()).toBe(0);
      const response = await page.request.get(`${office.server.url}/log.csv`);
      expect(response.status()).toBe(403);
    },
  );
});

describe.runIf(FULL)("signed in", () => {
  let issuer: TestIssuer;
  let graph: Graph;
  let server: HttpServer;
  let chromium: Chromium;
  beforeAll(async () => {
    const port = await freePort();
    issuer = await testIssuer([await keyPair("RS256", "rs")], [`http://127.0.0.1:${port}/sign-in/back`]);
    graph = await testGraph();
    const web = await builtApp(HOME, () => undefined);
    server = await serveHttp({ graph, port, web, signIn: issuer.signIn, log: () => undefined });
    chromium = await aBrowser();
  }, 120_000);
  afterAll(async () => {
    await chromium.close();
    await server.close(0);
    await graph.close();
    await issuer.close();
  });
  const SESSION = "musubi_session";
  const sessionOf = async (name: string) => {
    const browser = new Browser();
    await browser.signIn(`${server.url}/sign-in`, name);
    return { name: SESSION, value: browser.cookies(server.url).get(SESSION)!, url: server.url };
  };
  const sitAs = async (name: string, path: string, width: typeof WIDE = WIDE, tongue: "ja" | "en" = "ja") => {
    const context = await chromium.newContext({ viewport: width, locale: "ja-JP", acceptDownloads: true });
    await context.addCookies([await sessionOf(name)]);
    await context.addInitScript((choice) => localStorage.setItem("musubi:language", choice), tongue);
    const page = await context.newPage();
    await page.goto(server.url + path);
    return { context, page };
  };

  it.each(WAYS)("the auditor reads the log, narrows it, and takes it out ($called)", async (way) => {
    const { tongue, words, width, device } = way;
    const called = `${tongue}-${width.width}`;
    const { person } = await somebody(office, `監査${randomUUID().slice(0, 6)}`);
    await tellIt(office, `query ($id: ID!) { entity(id: $id) { name } }`, { id: person });
    const { page } = await sitAs("aki-auditor", "/", width, tongue);
    const hand = handOf(page, device);
    await hand.press(page.getByRole("link", { name: words.nav.log, exact: true }));
    await page.getByRole("heading", { level: 1, name: words.log.all }).waitFor();
    const entries = page.locator(".history > li");
    await entries.first().waitFor();
    await isFitForAll(page, `log-audit-${called}`);
    await hand.write(page.getByLabel(words.log.person), person);
    await hand.press(page.getByRole("button", { name: words.log.read }));
    await page.getByText(words.log.actions.personRegister).waitFor();
    // That of the person alone: registered, a need registered, looked at. Their name is nowhere.
    await expect.poll(async () => entries.count()).toBe(3);
    expect(await page.locator("main").innerText()).not.toContain("監査の庭");
    await hand.press(entries.first().locator("summary"));
    await entries.first().getByText(person).waitFor();
    await isFitForAll(page, `log-audit-person-${called}`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      hand.press(page.getByRole("link", { name: words.log.export })),
    ]);
    const file = await readFile(await download.path(), "utf8");
    expect(file.split("\r\n").filter((row) => row.includes(`"${person}"`)).length).toBeGreaterThanOrEqual(3);
    expect(file.split("\r\n")[0]).toContain('"seq","at","who"');
    // Reading it and taking it out are entries themselves, and name whose entries they were.
    await hand.press(page.getByRole("button", { name: words.log.read }));
    await page.reload();
    await hand.write(page.getByLabel(words.log.person), person);
    await hand.press(page.getByRole("button", { name: words.log.read }));
    await page.getByText(words.log.actions.logExport).waitFor();
    expect(await page.getByText(words.log.actions.logRead).count()).toBeGreaterThan(0);
  });

  it("a lost sign-in leaves what was written, and it is sent after signing in again", async () => {
    const { person } = await somebody(office, `期限${randomUUID().slice(0, 6)}`);
    const { page, context } = await sitAs("kana-coordinator", `/record/${person}/correct`);
    await page.getByLabel("よみ").fill("きげん");
    await context.clearCookies();
    await page.getByRole("button", { name: ja.record.send }).click();
    await page.getByText(ja.trouble["signed out"]).waitFor();
    expect(await page.getByLabel("よみ").inputValue()).toBe("きげん");
    await isFitForAll(page, "record-signed-out");
    await context.addCookies([await sessionOf("kana-coordinator")]);
    await page.getByRole("button", { name: ja.trouble.again }).click();
    await page.getByText(ja.record.corrected, { exact: true }).waitFor();
    const { entity } = await tellIt(office, `query ($id: ID!) { entity(id: $id) { kana version } }`, { id: person });
    expect(entity).toEqual({ kana: "きげん", version: 2 });
  });
});
