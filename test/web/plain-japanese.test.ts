import { describe, expect, it } from "vitest";
import { en } from "../../src/web/words/en.ts";
import { anOffice, isFitForAll, NARROW, WIDE } from "./office.ts";
import { asked, isThere } from "./pages.ts";
import { FULL } from "../sample.ts";

const office = anOffice();

/** What stands over the words of an element, as “word:reading”. */
const RUBY = "ruby";
const readings = (elements: Element[]): string[] =>
  elements.map((each) => `${each.firstChild?.textContent ?? ""}:${each.querySelector("rt")?.textContent ?? ""}`);

describe.runIf(FULL).each([
  ["wide", WIDE],
  ["narrow", NARROW],
] as const)("やさしい日本語 (%s)", (called, width) => {
  it("is chosen by residents and by whoever did not say who they are, and stays", async () => {
    const { page } = await office.sit({ persona: "public", width, tongue: "en" });
    await isThere(page);
    await page.getByRole("button", { name: "やさしい" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "きく" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("ja");
    expect(await page.evaluate(() => localStorage.getItem("musubi:language"))).toBe("easy");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { level: 1, name: en.ask.title }).waitFor();
  });

  it("has short questions with the readings over them, first those of whoever reads", async () => {
    const { page, complaints } = await office.sit({ persona: "resident", width, tongue: "easy" });
    await isThere(page);
    await page.locator(".card").first().waitFor();
    expect(await page.locator(".card").count()).toBeLessThan(5);
    expect(await page.locator(".card").locator(RUBY).evaluateAll(readings)).toContain("楽:たの");
    await isFitForAll(page, `plain-ask-${called}`);
    expect(complaints).toEqual([]);
  });

  it("has answers in sentences of its own, names with their readings, and nothing of the notation left", async () => {
    const path = asked("SuitsMe", { person: "per_sato_hanako" });
    const { page, complaints } = await office.sit({ path, persona: "resident", width, tongue: "easy" });
    await page.getByRole("article").first().waitFor();
    await page.getByRole("heading", { level: 1, name: /佐藤花子/ }).waitFor();
    await expect
      .poll(async () => page.locator("article ruby").evaluateAll(readings))
      .toContain("佐藤花子:さとうはなこ");
    const reasons = await page.locator(".reasons > ul > li").allInnerTexts();
    expect(reasons.length).toBeGreaterThan(0);
    for (const each of reasons) expect(each).toMatch(/(?:ます|です)。/);
    const text = await page.locator("body").innerText();
    expect(text).not.toMatch(/[{}|]|easy\.|undefined/);
    expect(await page.title()).not.toMatch(/[{}|]/);
    const labels = await page.locator("[aria-label]").evaluateAll((all) => all.map((each) => each.ariaLabel ?? ""));
    expect(labels.filter((label) => /[{}|]/.test(label))).toEqual([]);
    await isFitForAll(page, `plain-answer-${called}`);
    expect(complaints).toEqual([]);
  });

  it("is what the map says: its marks, the kinds of places and the dangers too", async () => {
    const { page } = await office.sit({ path: "/map", persona: "public", width, tongue: "easy" });
    await page.getByRole("combobox").first().fill("みどり校区");
    await page
      .getByRole("option", { name: /^みどり校区/ })
      .first()
      .click();
    const shelters = page.getByRole("region", { name: /^にげる/ });
    await shelters.getByRole("button", { name: /みどり小学校体育館/ }).press("Enter");
    const opened = shelters.locator(".opened");
    await opened.waitFor();
    expect(await opened.locator("dt").locator(RUBY).evaluateAll(readings)).toContain("住所:じゅうしょ");
    expect(await opened.innerText()).toContain("地震");
    expect(await page.locator("main").innerText()).not.toMatch(/避難先|届く範囲|[{}|]/);
    await isFitForAll(page, `plain-map-${called}`);
    // What is open changes with the language.
    await page.getByRole("button", { name: "日本語", exact: true }).click();
    await expect.poll(async () => page.locator(".opened").innerText()).toContain("崖崩れ");
  });

  it("is not what coordinators read, whose pages have no such words", async () => {
    const { page } = await office.sit({ width, tongue: "easy" });
    await isThere(page);
    expect(await page.locator(RUBY).count()).toBe(0);
    expect(await page.getByRole("button", { name: "やさしい" }).count()).toBe(0);
  });
});
