import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { serveHttp, type HttpOptions, type HttpServer } from "../../src/http.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { builtApp } from "../../src/web/build.ts";
import type { Choice } from "../../src/web/words/index.ts";
import { testGraph } from "../graph/connect.ts";
import { HOME, PROJECT } from "../house/statements.ts";
import { aBrowser } from "./browser.ts";

/** Where the pictures of the pages are kept, to be looked at. */
const PICTURES = join(PROJECT, ".ci", "output", "pictures");
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 360, height: 740 };

export interface Desk {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page asked of other hosts, and what it complained of. */
  readonly elsewhere: string[];
  readonly complaints: string[];
}

export interface Office {
  readonly server: HttpServer;
  /** The server goes away at once, and comes back at its old address. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** A fresh browser profile in front of the app, as this persona, opened at a path; `beside` those that sit there already. */
  sit(options?: {
    path?: string;
    persona?: string;
    width?: typeof WIDE;
    tongue?: Choice;
    beside?: boolean;
  }): Promise<Desk>;
}

/** The real server with the demo city behind it, the built app, and a real Chromium; for one file of tests. `more` is what the server is to be besides. */
export function anOffice(operations?: string, more?: () => Promise<Partial<HttpOptions>>): Office {
  let server: HttpServer | undefined;
  let options: HttpOptions | undefined;
  let graph: Graph | undefined;
  let browser: Browser | undefined;
  const open: BrowserContext[] = [];

  beforeAll(async () => {
    graph = await testGraph();
    const home = join(HOME, ...(operations === undefined ? [] : ["trial"]));
    const [web, launched] = await Promise.all([builtApp(home, () => undefined, operations), aBrowser()]);
    browser = launched;
    options = { graph, port: 0, web, log: () => undefined, ...(await more?.()) };
    server = await serveHttp(options);
    options = { ...options, port: server.port };
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close(0);
    await graph?.close();
  });

  return {
    get server() {
      if (!server) throw new Error("the server is not up");
      return server;
    },
    stop: async () => server?.close(0),
    start: async () => {
      if (options) server = await serveHttp(options);
    },
    async sit({ path = "/", persona = "coordinator", width = WIDE, tongue = "ja", beside = false } = {}) {
      if (!browser) throw new Error("the browser is not up");
      if (!beside) await Promise.all(open.splice(0).map(async (context) => context.close()));
      const context = await browser.newContext({ viewport: width, locale: "ja-JP", timezoneId: "Asia/Tokyo" });
      open.push(context);
      const { url } = this.server;
      await context.addCookies([{ name: "musubi_persona", value: persona, url }]);
      await context.addInitScript((choice) => localStorage.setItem("musubi:language", choice), tongue);
      const page = await context.newPage();
      const elsewhere: string[] = [];
      const complaints: string[] = [];
      page.on("request", (request) => {
        if (!request.url().startsWith(url) && !/^(?:data|blob):/.test(request.url())) elsewhere.push(request.url());
      });
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      await page.goto(url + path);
      return { page, context, elsewhere, complaints };
    },
  };
}

/** Keeps a picture, and finds nothing against WCAG 2.2 A and AA on the page as it stands. */
export async function isFitForAll(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  writeFileSync(join(PICTURES, ".gitignore"), "*\n");
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  await page.evaluate(await axeSource());
  const violations = await page.evaluate(async () => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- put there by the line above
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
      };
    };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations: found } = await axe.run({ runOnly: { type: "tag", values: tags } });
    return found.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.html.slice(0, 120)} ${node.failureSummary ?? ""}`).join(" | ")}`,
    );
  });
  expect(violations, name).toEqual([]);
  const [inner, wide] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
  expect(wide, `${name}: it is wider than the window`).toBeLessThanOrEqual(inner);
}

let source: string | undefined;
async function axeSource(): Promise<string> {
  const { readFile } = await import("node:fs/promises");
  source ??= await readFile(AXE, "utf8");
  return source;
}
