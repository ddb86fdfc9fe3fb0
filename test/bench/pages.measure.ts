import { describe, it } from "vitest";
import { anOffice } from "../web/office.ts";
import { isThere, PAGES } from "../web/pages.ts";

const office = anOffice();
/** An old office laptop, as Lighthouse imitates a slow machine. */
const SLOWER = 4;

declare global {
  var measured: { lcp: number; cls: number; longest: number };
}

/** How the pages feel: when the largest thing stands (LCP) and how much moves (CLS) on a machine four times slower; the longest task on this one. */
describe("the pages", () => {
  it.each(PAGES)("$name", async ({ name, path, persona }) => {
    const slow = await measure(path, SLOWER, persona);
    const quick = await measure(path, 1, persona);
    const figures = [
      `LCP ${Math.round(slow.lcp)} ms`,
      `CLS ${slow.cls.toFixed(3)}`,
      `${Math.round(slow.bytes / 1024)} kB before it is still (at 1/${SLOWER} of this machine's speed)`,
      `LCP ${Math.round(quick.lcp)} ms, longest task ${Math.round(quick.longest)} ms (at its speed)`,
    ];
    console.log(`${name.padEnd(14)} ${figures.join(", ")}`);
  });
});

async function measure(path: string, slower: number, persona = "coordinator") {
  const { page, context } = await office.sit({ path: "/health", persona });
  await page.addInitScript(() => {
    globalThis.measured = { lcp: 0, cls: 0, longest: 0 };
    const watch = (
      type: string,
      note: (entry: PerformanceEntry & { value?: number; hadRecentInput?: boolean }) => void,
    ) =>
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => note(entry))).observe({
        type,
        buffered: true,
      });
    watch("largest-contentful-paint", ({ startTime }) => (measured.lcp = startTime));
    watch("layout-shift", ({ value = 0, hadRecentInput }) => (measured.cls += hadRecentInput ? 0 : value));
    watch("longtask", ({ duration }) => (measured.longest = Math.max(measured.longest, duration)));
  });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  let bytes = 0;
  await session.send("Network.enable");
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(office.server.url + path);
  await isThere(page);
  await page.waitForTimeout(1_500);
  return { bytes, ...(await page.evaluate(() => measured)) };
}
