import { describe, expect, it } from "vitest";
import { en } from "../../src/web/words/en.ts";
import { ja } from "../../src/web/words/ja.ts";
import { anOffice, isFitForAll, NARROW, WIDE } from "./office.ts";
import { FULL } from "../sample.ts";

const office = anOffice();

// A browser takes its time: one walk in the ordinary run (see ask.test.ts), all of them in the full one.

describe.runIf(FULL)("what was heard", () => {
  it("is drafted while it is typed, kept through a reload, written down, sorted in the inbox", async () => {
    const { page, complaints } = await office.sit({ path: "/heard" });
    const sentence = `佐藤花子さんが、写真を習ってみたいと言っていた ${Date.now()}`;
    await page.getByLabel(ja.heard.text).fill(sentence);
    await page.getByRole("heading", { name: ja.heard.becomes }).waitFor();
    await isFitForAll(page, "heard");
    await page.reload();
    expect(await page.getByLabel(ja.heard.text).inputValue()).toBe(sentence);
    await page.getByRole("button", { name: ja.heard.write }).click();
    await page.getByText(ja.heard.written).waitFor();
    expect(await page.getByLabel(ja.heard.text).inputValue()).toBe("");
    await page.getByRole("link", { name: ja.inbox.title }).click();
    const card = page.getByRole("article").filter({ hasText: sentence });
    // The oldest stand first.
    const more = page.getByRole("button", { name: ja.answer.more });
    await expect.poll(async () => (await card.count()) + (await more.count()), { timeout: 15_000 }).toBeGreaterThan(0);
    while ((await card.count()) === 0) {
      await more.click();
      await page.waitForTimeout(1_000);
    }
    await isFitForAll(page, "inbox");
    await card.getByRole("button", { name: ja.inbox.sort, exact: true }).click();
    await page.getByText(ja.inbox.sorted).waitFor();
    await card.waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
  });

  it("is not sorted without a name, and the card says so", async () => {
    const { page } = await office.sit({ path: "/inbox" });
    const card = page.getByRole("article").first();
    await card.getByLabel(ja.heard.name).fill("");
    await card.getByRole("button", { name: ja.inbox.sort, exact: true }).click();
    await card.getByText(ja.inbox.titleMissing).waitFor();
    expect(await card.count()).toBe(1);
  });

  it("says beside the field what is missing, and when it cannot be sent keeps every word", async () => {
    const { page, context } = await office.sit({ path: "/heard", width: NARROW, tongue: "en" });
    await page.getByRole("button", { name: en.heard.write }).click();
    await page.getByText(en.heard.empty).waitFor();
    await isFitForAll(page, "heard-missing-narrow");
    await page.getByLabel(en.heard.text).fill("いつか孫と畑をやりたい");
    await context.setOffline(true);
    await page.getByRole("button", { name: en.heard.write }).click();
    await page.getByText(en.trouble.unreachable).waitFor();
    expect(await page.getByLabel(en.heard.text).inputValue()).toBe("いつか孫と畑をやりたい");
  });
});

describe.runIf(FULL).each([
  ["wide", WIDE, "ja", ja],
  ["narrow", NARROW, "en", en],
] as const)("%s", (called, width, tongue, words) => {
  it("the ties around somebody are a picture, and a list that does the same by keyboard", async () => {
    const { page, complaints } = await office.sit({ path: "/ties/per_sato_hanako", width, tongue });
    await page.locator(`.picture:not([data-drawn="0"])[data-drawn]`).waitFor();
    await isFitForAll(page, `ties-${called}`);
    const rows = page.locator(".knot");
    const hers = rows.filter({ has: page.locator("summary", { hasText: "吉田キヨ" }) });
    const before = await rows.count();
    expect(await page.locator(".picture").getAttribute("data-drawn")).toBe(String(before));
    await hers.locator("summary").press("Enter");
    await page.getByRole("button", { name: new RegExp(`^${words.ties.open}（吉田キヨ`) }).press("Enter");
    await expect.poll(async () => rows.count()).toBeGreaterThan(before);
    await page.getByRole("button", { name: new RegExp(`^${words.ties.hide}（吉田キヨ`) }).press("Enter");
    await expect.poll(async () => hers.count()).toBe(0);
    await page.getByRole("checkbox").first().check();
    await expect.poll(async () => rows.count()).toBeLessThan(before);
    expect(complaints).toEqual([]);
  });
});
