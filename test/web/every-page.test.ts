import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { anOffice, isFitForAll, NARROW, WIDE } from "./office.ts";
import { isThere, PAGES } from "./pages.ts";
import { FULL } from "../sample.ts";

/** What no tool sees is tried here on every page: where focus goes, how large a target is, what moves, what language is left over (see src/web/ACCESSIBILITY.md). */
const office = anOffice();
const MOST_STOPS = 70;
const MOST_MOVED = 0.05;

declare global {
  var moved: number;
}

describe.runIf(FULL).each([
  ["wide", WIDE, "ja"],
  ["narrow", NARROW, "en"],
] as const)("every page (%s)", (called, width, tongue) => {
  it.each(PAGES)("$name: is fit for all", async ({ name, path, persona = "coordinator" }) => {
    const { page, elsewhere, complaints } = await office.sit({ path: "/health", width, tongue, persona });
    await page.addInitScript(() => {
      globalThis.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if ("value" in entry && "hadRecentInput" in entry && !entry.hadRecentInput) moved += Number(entry.value);
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(office.server.url + path);
    await isThere(page);
    // Before the picture is taken, which makes the window as high as the page.
    expect(await page.evaluate(() => moved), "CLS").toBeLessThanOrEqual(MOST_MOVED);
    await isFitForAll(page, `every-${name}-${called}`);
    expect(await smallTargets(page), "targets under 24 px that are too near to another").toEqual([]);
    const stops = await throughAll(page);
    expect(stops.length).toBeGreaterThan(5);
    expect(
      stops.filter(({ ring }) => !ring).map(({ what }) => what),
      "no ring shows that these have the focus",
    ).toEqual([]);
    expect(
      stops.filter(({ seen }) => !seen).map(({ what }) => what),
      "something lies over these",
    ).toEqual([]);
    expect(jumps(stops), "focus goes back, and not into another column").toEqual([]);
    expect(
      await page.evaluate(() => document.querySelectorAll("[tabindex]:not([tabindex='0'], [tabindex='-1'])").length),
    ).toBe(0);
    if (tongue === "ja") expect(await latin(page), "left in English").toEqual([]);
    expect([elsewhere, complaints]).toEqual([[], []]);
  });
});

describe.runIf(FULL)("the frame", () => {
  it.each(["coordinator", "administrator", "resident"])(
    "leads a %s to no page that is not tried above",
    async (persona) => {
      const { page } = await office.sit({ persona });
      await isThere(page);
      const links = await page
        .locator("nav a")
        .evaluateAll((all) => all.map((each) => each.getAttribute("href") ?? ""));
      const tried = PAGES.map(({ path }) => path.split(/[#/]/)[1]);
      expect(links.filter((link) => !tried.includes(link.split("/")[1]))).toEqual([]);
    },
  );

  it("helps in the same places on every page: who one is, the languages, the way to the content", async () => {
    const { page } = await office.sit();
    const places: string[] = [];
    for (const { path } of PAGES.filter(({ persona }) => persona === undefined)) {
      await page.goto(office.server.url + path);
      await isThere(page);
      places.push(
        await page.evaluate(() =>
          [...document.querySelectorAll(".skip, .top > *, .languages")].map(({ tagName }) => tagName).join(),
        ),
      );
    }
    expect([...new Set(places)]).toHaveLength(1);
  }, 60_000);

  it("stands in one line on an office screen, with every page that a coordinator has", async () => {
    const { page } = await office.sit();
    await isThere(page);
    const tops = await page
      .locator(".top > *")
      .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().bottom)));
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(24);
  });
});

/** WCAG 2.5.8: 24 px each way, or so far from the next that circles of 24 px about both do not meet. A field counts with its label. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const targets = [
      ...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [role=option]"),
    ]
      .filter(
        (each) =>
          each.checkVisibility({ visibilityProperty: true }) &&
          !each.closest(".skip, .unseen") &&
          !each.hasAttribute("disabled"),
      )
      .map((each) => {
        const label = each.closest("label");
        return {
          what: `${each.tagName} ${(each.textContent ?? "").trim().slice(0, 30)}`,
          box: (label ?? each).getBoundingClientRect(),
        };
      })
      .filter(({ box }) => box.width > 0);
    const middle = (box: DOMRect) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
    const isSmall = (box: DOMRect): boolean => box.width < 23.5 || box.height < 23.5;
    return targets
      .filter(({ box }) => isSmall(box))
      .filter(({ box }) => {
        const { x, y } = middle(box);
        return targets.some(({ box: other }) => {
          if (other === box) return false;
          if (isSmall(other)) return Math.hypot(middle(other).x - x, middle(other).y - y) < 24;
          const [dx, dy] = [Math.max(other.left - x, 0, x - other.right), Math.max(other.top - y, 0, y - other.bottom)];
          return Math.hypot(dx, dy) < 12;
        });
      })
      .map(({ what, box }) => `${what} ${Math.round(box.width)}×${Math.round(box.height)}`);
  });
}

interface Stop {
  readonly what: string;
  readonly top: number;
  readonly left: number;
  /** The part of the page that was scrolled for it. */
  readonly within: string;
  readonly ring: boolean;
  readonly seen: boolean;
}

/** Tab from the top of the page until it begins anew, and what has the focus at each stop. */
async function throughAll(page: Page): Promise<Stop[]> {
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const stops: Stop[] = [];
  for (let at = 0; at < MOST_STOPS; at += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement) || focused === document.body || focused.dataset["stopped"]) return null;
      focused.dataset["stopped"] = "yes";
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
      const box = focused.getBoundingClientRect();
      let scrolled = scrollY;
      let within = "";
      for (let each = focused.parentElement; each && each !== document.body; each = each.parentElement) {
        scrolled += each.scrollTop;
        if (each.scrollTop > 0) within = each.className;
      }
      // What is only heard (a file's own field) is shown by its label.
      const isHeard = focused.classList.contains("unseen");
      const points = [0.1, 0.5, 0.9].flatMap((x) =>
        [0.25, 0.5, 0.75].map((y) => [box.x + box.width * x, box.y + box.height * y] as const),
      );
      const seen = points.some(([x, y]) => {
        const there = document.elementFromPoint(x, y);
        return there !== null && (focused.contains(there) || (there.contains(focused) && there.tagName === "LABEL"));
      });
      return {
        what: `${focused.tagName} ${(focused.textContent || focused.ariaLabel || "").trim().slice(0, 30)}`,
        top: box.top + scrolled,
        left: box.left,
        within,
        ring: isHeard || (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none",
        seen: seen || isHeard,
      };
    });
    if (!stop) break;
    stops.push(stop);
  }
  return stops;
}

/** Reading goes down and to the right: where focus goes up, it goes into the next column. */
function jumps(stops: readonly Stop[]): string[] {
  return stops.flatMap((stop, at) => {
    const before = stops[at - 1];
    const isBack =
      before !== undefined && before.within === stop.within && stop.top < before.top - 24 && stop.left <= before.left;
    return isBack ? [`${before.what} → ${stop.what}`] : [];
  });
}

/** Words in Latin letters on a Japanese page, but for names, formats and what people wrote. */
async function latin(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => {
    const copy = document.body.cloneNode(true);
    if (!(copy instanceof HTMLElement)) return "";
    for (const each of copy.querySelectorAll("[lang=en], script, noscript")) each.remove();
    return copy.textContent ?? "";
  });
  const ours =
    /Musubi|demo-city|Language|English|CSV|JSON|GeoJSON|Excel|UTF|ZIP|CC BY|ID|Shift_JIS|LINE|NPO|PTA|AED|[A-Z]\b/g;
  return [...new Set(text.replaceAll(ours, "").match(/(?<![\p{L}\p{N}])[A-Za-z]{3,}(?![\p{L}\p{N}])/gu) ?? [])];
}
