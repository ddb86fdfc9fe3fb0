import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { en } from "../../src/web/words/en.ts";
import { ja } from "../../src/web/words/ja.ts";
import { anOffice, isFitForAll, NARROW, WIDE } from "./office.ts";
import { asked, isThere } from "./pages.ts";
import { FULL } from "../sample.ts";

const office = anOffice();
const MOST_STOPS = 80;

/** Tab until what is asked for has the focus; the mouse stays where it is. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let at = 0; at < MOST_STOPS; at += 1) {
    await page.keyboard.press("Tab");
    const words = await page.evaluate(() => {
      const focused = document.activeElement;
      const label =
        focused instanceof HTMLInputElement ||
        focused instanceof HTMLTextAreaElement ||
        focused instanceof HTMLSelectElement
          ? focused.labels?.[0]?.textContent
          : "";
      return `${label ?? ""}${focused?.ariaLabel ?? focused?.textContent ?? ""}`.trim();
    });
    if (typeof name === "string" ? words.startsWith(name) : name.test(words)) return;
  }
  throw new Error(`Tab does not come to ${String(name)}`);
}

describe.runIf(FULL).each([
  ["ja, wide", ja, "ja", WIDE],
  ["en, narrow", en, "en", NARROW],
] as const)("by keyboard alone (%s)", (_called, words, tongue, width) => {
  it("what was heard is written down", async () => {
    const { page } = await office.sit({ path: "/heard", tongue, width });
    await isThere(page);
    await tabTo(page, words.heard.text);
    await page.keyboard.type(`いつか編み物を教えてみたい ${Date.now()}`);
    await tabTo(page, words.heard.write);
    await page.keyboard.press("Enter");
    await page.getByText(words.heard.written).waitFor();
  });

  it("an answer is kept, found among the kept ones, opened, and taken away", async () => {
    const path = asked("UncoveredTopics", { district: "dst_midori" });
    const { page } = await office.sit({ path, tongue, width });
    await page.getByRole("article").first().waitFor();
    await page.getByRole("button", { name: words.answer.keep }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: words.answer.kept }).waitFor();
    await page.goto(`${office.server.url}/kept`);
    await page.getByRole("link", { name: /みどり校区/ }).waitFor();
    await isFitForAll(page, `kept-${tongue}`);
    await tabTo(page, /みどり校区/);
    await page.keyboard.press("Enter");
    await page.getByRole("article").first().waitFor();
    await page.goBack();
    await page.getByRole("link", { name: /みどり校区/ }).waitFor();
    await tabTo(page, /^(?:Take|「)/);
    await page.keyboard.press("Enter");
    await page.getByText(words.kept.none).waitFor();
  });

  it("an answer stands in the order of readings", async () => {
    const path = asked("WhoCanHelp", { district: "dst_midori", topic: "top_shopping" });
    const { page } = await office.sit({ path, tongue, width });
    await page.getByRole("article").first().waitFor();
    const titles = async () => page.locator(".lane.informal article > header :is(h3, h4)").allInnerTexts();
    const byRank = await titles();
    expect(byRank.length).toBeGreaterThan(1);
    await page.getByLabel(words.answer.order).focus();
    await page.keyboard.press("ArrowDown");
    await expect.poll(titles).not.toEqual(byRank);
    expect((await titles()).toSorted()).toEqual(byRank.toSorted());
  });

  it("the years are counted as one likes, on this page and the next, and after a reload", async () => {
    const { page } = await office.sit({
      path: asked("WhoCanHelp", { district: "dst_midori", topic: "top_shopping" }),
      tongue,
      width,
    });
    await page.getByRole("article").first().waitFor();
    await page.getByLabel(words.years).selectOption("ERA");
    const facts = page
      .locator(".facts")
      .filter({ hasText: /令和|Reiwa/ })
      .first();
    await facts.waitFor();
    expect(await facts.innerText()).not.toMatch(/20\d\d/);
    await page.reload();
    await facts.waitFor();
    await page.getByLabel(words.years).selectOption("WESTERN");
    await page
      .locator(".facts")
      .filter({ hasText: /20\d\d/ })
      .first()
      .waitFor();
    expect(
      await page
        .locator(".facts")
        .filter({ hasText: /令和|Reiwa/ })
        .count(),
    ).toBe(0);
  });
});

describe.runIf(FULL)("a name in other characters", () => {
  it.each([
    ["高田節子", "髙田節子"],
    ["斉藤邦夫", "齋藤邦夫"],
    ["たかだせつこ", "髙田節子"],
    ["タカダセツコ", "髙田節子"],
  ])("is found in the box and in a field: %s", async (typed, name) => {
    const { page } = await office.sit();
    await page.getByLabel(ja.ask.box).fill(typed);
    await page
      .getByRole("option", { name: new RegExp(`^${name}`) })
      .first()
      .waitFor();
    await page.goto(`${office.server.url}/q/SuitsMe`);
    await page.getByLabel("人").first().fill(typed);
    await page
      .getByRole("option", { name: new RegExp(`^${name}`) })
      .first()
      .click();
    await expect.poll(async () => page.getByLabel("人").first().inputValue()).toBe(name);
  });
});
