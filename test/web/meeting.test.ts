import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { en } from "../../src/web/words/en.ts";
import { ja } from "../../src/web/words/ja.ts";
import { anOffice, isFitForAll, NARROW, WIDE } from "./office.ts";
import { FULL } from "../sample.ts";

const office = anOffice();

/** Sheets of A4 that the page takes. */
async function sheetsOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const text = pdf.toString("latin1");
  // 210 by 297 millimetres, in points.
  for (const [, wide, high] of text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)) {
    expect([Math.round(Number(wide)), Math.round(Number(high))]).toEqual([595, 842]);
  }
  return [...text.matchAll(/\/Type \/Page\b(?!s)/g)].length;
}

describe.runIf(FULL).each([
  ["wide", WIDE, "ja", ja],
  ["narrow", NARROW, "en", en],
] as const)("the meeting, %s", (called, width, tongue, words) => {
  const PEOPLE = /佐藤花子|藤井照子|丸山喜代次/;

  it("has its district on one page, strengths first, in large letters, and on one sheet", async () => {
    const { page, complaints } = await office.sit({ path: "/meeting", width, tongue });
    await page.getByRole("heading", { level: 3, name: words.meeting.counts.missing_other }).waitFor();
    await page.getByRole("heading", { level: 3, name: words.meeting.counts.mixing_other }).waitFor();
    await expect.poll(async () => page.locator(".part").count()).toBe(9);
    expect(await page.getByRole("heading", { level: 2 }).allInnerTexts()).toEqual([
      words.meeting.strengths,
      words.meeting.gaps,
      words.meeting.wishes,
      words.meeting.ties,
    ]);
    const letters = await page
      .locator(".part li")
      .first()
      .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    expect(letters).toBeGreaterThanOrEqual(20);
    await isFitForAll(page, `meeting-${called}`);
    expect(await sheetsOf(page)).toBe(1);
    expect(complaints).toEqual([]);
  });

  it("names people only on demand, for this district and as long as one looks", async () => {
    const { page, context } = await office.sit({ path: "/meeting", width, tongue });
    const ties = page.getByRole("region", { name: words.meeting.ties });
    await ties.getByRole("heading", { level: 3 }).waitFor();
    const show = page.getByRole("button", { name: words.meeting.showNames });
    const hidden = async () => {
      await show.waitFor();
      await expect.poll(async () => ties.getByRole("listitem").count()).toBe(0);
      expect(await page.locator("main").innerText()).not.toMatch(PEOPLE);
    };
    const shown = async () => {
      await show.click();
      await ties.getByRole("listitem").first().waitFor();
      expect(await page.locator("main").innerText()).toMatch(PEOPLE);
      await page.getByText(words.meeting.named).waitFor();
    };
    await hidden();
    await shown();
    await isFitForAll(page, `meeting-named-${called}`);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("main").innerText()).toContain(words.meeting.confidential);
    await page.emulateMedia({ media: null });
    expect(await sheetsOf(page)).toBe(1);
    await page.getByRole("button", { name: words.meeting.hideNames }).click();
    await hidden();

    // Another page, and back.
    await shown();
    await page.getByRole("link", { name: words.nav.kept }).click();
    await page.getByRole("heading", { level: 1, name: words.kept.title }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: /みどり校区/ }).waitFor();
    await hidden();
    // Another window before it.
    await shown();
    const other = await context.newPage();
    await page.evaluate(() => {
      Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await other.close();
    await hidden();
    // Another district.
    await shown();
    await page.getByRole("main").getByRole("combobox").fill("さくら");
    await page
      .getByRole("option", { name: /さくら/ })
      .first()
      .click();
    await show.waitFor();
    await expect.poll(async () => ties.getByRole("listitem").count()).toBe(0);
  });
});

describe.runIf(FULL)("an answer as a sheet", () => {
  it("is A4, with no candidate cut in two", async () => {
    const variables = { district: "dst_midori" };
    const { page } = await office.sit({ path: `/q/UncoveredTopics#${encodeURIComponent(JSON.stringify(variables))}` });
    await page.getByRole("article").first().waitFor();
    expect(await sheetsOf(page)).toBeGreaterThan(1);
    await page.emulateMedia({ media: "print" });
    const cards = page.locator(".candidate");
    expect(await cards.evaluateAll((all) => new Set(all.map((card) => getComputedStyle(card).breakInside)).size)).toBe(
      1,
    );
    expect(await cards.first().evaluate((card) => getComputedStyle(card).breakInside)).toBe("avoid");
    // None is taller than a sheet, or it would be cut all the same.
    const tallest = await cards.evaluateAll((all) =>
      Math.max(...all.map((card) => card.getBoundingClientRect().height)),
    );
    expect(tallest).toBeLessThan((297 - 30) * (96 / 25.4));
    expect(
      await page
        .locator("nav, form.question, .actions")
        .evaluateAll((all) => all.filter((each) => (each as HTMLElement).offsetParent !== null).length),
    ).toBe(0);
  });
});
