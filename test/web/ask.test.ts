import { describe, expect, it } from "vitest";
import { ja } from "../../src/web/words/ja.ts";
import { en } from "../../src/web/words/en.ts";
import { anOffice, isFitForAll, NARROW, WIDE } from "./office.ts";
import { asked } from "./pages.ts";
import { FULL } from "../sample.ts";

const office = anOffice();

describe("asking", () => {
  it("takes a sentence in everyday words, by keyboard alone, to its answer in two lanes with the reasons", async () => {
    const { page, elsewhere, complaints } = await office.sit();
    const box = page.getByLabel(ja.ask.box);
    await box.waitFor();
    // The skip link, the brand, the pages, who, the languages; then the box.
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(ja.skip);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type("みどり校区で買い物を手伝える人");
    await page.getByRole("option", { name: "みどり校区で「買い物」を手伝える人は？" }).waitFor();
    await isFitForAll(page, "ask-suggestions");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /「買い物」を手伝える人は？/ }).waitFor();
    await page.getByRole("article").first().waitFor();
    expect(new URL(page.url()).pathname).toBe("/q/WhoCanHelp");
    expect(await page.getByRole("heading", { level: 3, name: ja.answer.lanes.FORMAL }).count()).toBe(1);
    expect(await page.getByRole("heading", { level: 3, name: ja.answer.lanes.INFORMAL }).count()).toBe(1);
    expect(await page.getByRole("article").first().locator(".reasons li").count()).toBeGreaterThan(0);
    await isFitForAll(page, "answer-who-can-help");
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  // A browser takes its time: one walk in the ordinary run, all of them in the full one.
  const inFull = it.runIf(FULL);

  inFull("finds a party by its name and shows its ties", async () => {
    const { page } = await office.sit();
    await page.getByLabel(ja.ask.box).fill("佐藤花子");
    await page
      .getByRole("option", { name: /佐藤 ?花子/ })
      .first()
      .click();
    await page.getByRole("heading", { level: 1, name: /佐藤/ }).waitFor();
    await page.locator(".knot").first().waitFor();
    expect(new URL(page.url()).pathname).toBe("/ties/per_sato_hanako");
  });

  inFull.each([
    ["ja", ja, WIDE],
    ["en", en, NARROW],
  ] as const)(
    "shows the catalogue as cards by scene, and only those of whoever asks (%s)",
    async (tongue, words, width) => {
      const { page } = await office.sit({ tongue, width });
      const cards = page.locator(".card");
      await cards.first().waitFor();
      const all = await cards.count();
      expect(all).toBeGreaterThan(20);
      await isFitForAll(page, `ask-${tongue}-${width.width}`);
      await page.getByLabel(words.ask.forWhom).selectOption("M");
      expect(await cards.count()).toBeLessThan(all);
      await cards.first().click();
      await page.getByRole("form", { name: words.form.title }).waitFor();
      await isFitForAll(page, `question-${tongue}-${width.width}`);
    },
  );

  inFull("says beside the field what is missing, and asks nothing", async () => {
    const { page } = await office.sit({ path: "/q/WhoCanHelp" });
    await page.getByRole("button", { name: ja.form.ask, exact: true }).click();
    await page.getByText("「校区・地域」を入れてください。").waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
    expect(await page.getByRole("article").count()).toBe(0);
    await isFitForAll(page, "question-missing");
  });
});

describe.runIf(FULL)("an answer", () => {
  it("that is empty says why nobody, and asks again without the one condition", async () => {
    const variables = { district: "dst_midori", topic: "top_shopping", when: ["SU 03:00-04:00"] };
    const { page } = await office.sit({ path: `/q/WhoCanHelp#${encodeURIComponent(JSON.stringify(variables))}` });
    await page.getByRole("heading", { name: ja.answer.whyNobody }).waitFor();
    await isFitForAll(page, "answer-why-nobody");
    await page
      .getByRole("button", { name: /をゆるめてたずねる/ })
      .first()
      .click();
    await page.getByRole("article").first().waitFor();
  });

  it("survives the server's absence: what was filled in stays, and asking again answers", async () => {
    const { page, context } = await office.sit({ path: "/q/UncoveredTopics" });
    await page.getByLabel("校区・地域").waitFor();
    await context.setOffline(true);
    await page.getByLabel("校区・地域").fill("みどり校区");
    await page.getByRole("button", { name: ja.form.ask, exact: true }).click();
    await page.getByText(ja.trouble.unreachable).waitFor();
    expect(await page.getByLabel("校区・地域").inputValue()).toBe("みどり校区");
    await context.setOffline(false);
    await page.getByRole("button", { name: ja.trouble.again }).click();
    await page.getByRole("article").first().waitFor();
  });
});

describe.runIf(FULL).each([
  ["ja, wide", ja, "ja", WIDE],
  ["en, narrow", en, "en", NARROW],
] as const)("the dates of an answer (%s)", (_called, words, tongue, width) => {
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
