import { expect, it } from "vitest";
import { serveHttp } from "../../src/http.ts";
import { builtApp } from "../../src/web/build.ts";
import { HOME } from "../house/statements.ts";
import { testGraph } from "../graph/connect.ts";
import { aBrowser } from "../web/browser.ts";
import { aHub } from "../web/hub.ts";

/** How long a picture of as many as it holds takes in a real browser, and how long the page hears nobody meanwhile; at full speed and as on an old laptop. */
const SLOWER = 4;
const KNOTS = 150;

interface Measured {
  /** From when the net was there until it was drawn, in milliseconds. */
  readonly drawn: number;
  /** Of that, in the worker, which the browser's brake does not slow. */
  readonly positions: number;
  /** Everything that kept the page's own thread for more than 50 ms. */
  readonly longTasks: readonly number[];
}

it(`a picture of ${KNOTS}`, async () => {
  const graph = await testGraph();
  const hub = await aHub(90, 80);
  const web = await builtApp(HOME, () => undefined);
  const server = await serveHttp({ graph, port: 0, web, log: () => undefined });
  const browser = await aBrowser();
  try {
    for (const rate of [1, SLOWER]) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "ja-JP" });
      await context.addCookies([{ name: "musubi_persona", value: "public", url: server.url }]);
      await context.addInitScript(() => {
        const seen: number[] = [];
        const observer = new PerformanceObserver((list) =>
          seen.push(...list.getEntries().map((each) => each.duration)),
        );
        // @ts-expect-error -- a browser's kind of entry, which Node does not know
        observer.observe({ type: "longtask", buffered: true });
        Object.assign(globalThis, { longTasks: seen });
      });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate });
      await page.goto(`${server.url}/ties/${hub}`);
      await page.locator('.picture[data-drawn="101"]').waitFor({ timeout: 60_000 });
      const more = page.locator(".more-of button");
      for (let left = await more.count(); left > 0; left = await more.count()) {
        const said = await more.first().innerText();
        await more.first().press("Enter");
        await expect.poll(async () => (await more.allInnerTexts())[0] ?? "", { timeout: 60_000 }).not.toBe(said);
      }
      await page.locator(`.picture[data-drawn="${KNOTS}"]`).waitFor({ timeout: 60_000 });
      await page.waitForTimeout(1_000);
      const whole = await measured(page.evaluate(MEASURES));
      // The same net anew, from nothing: as the page draws it when one comes back to it.
      await page.evaluate(() => {
        performance.clearMeasures();
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- put there by the script above
        (globalThis as unknown as { longTasks: number[] }).longTasks.length = 0;
      });
      const kind = page.getByRole("checkbox").first();
      await kind.click();
      await page.locator(`.picture:not([data-drawn="${KNOTS}"])`).waitFor({ timeout: 60_000 });
      await page.waitForTimeout(1_000);
      await kind.click();
      await page.locator(`.picture[data-drawn="${KNOTS}"]`).waitFor({ timeout: 60_000 });
      await page.waitForTimeout(1_000);
      const again = await measured(page.evaluate(MEASURES));
      for (const [what, { drawn, positions, longTasks }] of [
        ["the page opened, and grown to it", whole],
        ["drawn anew, another choice of kinds", again],
      ] as const) {
        console.log(
          `picture of ${KNOTS}, ${rate}× slower, ${what}: drawn in ${drawn.toFixed(0)} ms at the most, of which ${positions.toFixed(0)} ms off the page's thread` +
            ` (with that ${rate}× slower too: ${(drawn + positions * (rate - 1)).toFixed(0)} ms); the page's thread held for ${Math.max(0, ...longTasks).toFixed(0)} ms at the most`,
        );
      }
      expect(await page.locator(".knot").count()).toBe(KNOTS);
      await context.close();
    }
  } finally {
    await browser.close();
    await server.close(0);
    await graph.close();
  }
}, 300_000);

const MEASURES = `(() => {
  const most = (name) => Math.max(0, ...performance.getEntriesByName(name, "measure").map(({ duration }) => duration));
  return { drawn: most("picture drawn"), positions: most("picture positions"), longTasks: globalThis.longTasks };
})()`;

async function measured(evaluated: Promise<unknown>): Promise<Measured> {
  return (await evaluated) as Measured;
}
