import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { compileForms } from "../../src/web/catalogue/forms.ts";
import { en } from "../../src/web/words/en.ts";
import { ja } from "../../src/web/words/ja.ts";
import { PROJECT } from "../house/statements.ts";
import { anOffice, isFitForAll, NARROW, WIDE } from "./office.ts";
import { somebody, tellIt } from "./told.ts";
import { FULL } from "../sample.ts";

const office = anOffice();

// A browser takes its time: every walk in the full run (see ask.test.ts).

const RECORD = `query ($id: ID!) { entity(id: $id) { name kana version ... on Person { phone note } } }`;
const recordOf = async (id: string) => (await tellIt(office, RECORD, { id })).entity;
/** The key of a word that is not there. */
const KEY = /\b(?:record|consent|log|board|introduce|next)\.\w/;
const fresh = (name: string): string => `${name}${randomUUID().slice(0, 6)}`;

/** The side of a field that is chosen, by the words that stand there. */
const side = (page: Page, field: string, whose: string) =>
  page.getByRole("group", { name: field, exact: true }).getByRole("radio", { name: new RegExp(`^${whose}`) });

describe.runIf(FULL)("a stale edit", () => {
  it("sets both versions side by side, field by field, and loses nobody's work", async () => {
    const { person } = await somebody(office, fresh("山辺"));
    const path = `/record/${person}/correct`;
    const mine = await office.sit({ path });
    const theirs = await office.sit({ path, beside: true });
    await mine.page.getByLabel("電話").fill("000-2222");
    await mine.page.getByLabel("助ける人が知っておくこと").fill("耳が遠い");
    await theirs.page.getByLabel("電話").fill("000-3333");
    await theirs.page.getByLabel("よみ").fill("やまべ");
    await theirs.page.getByRole("button", { name: ja.record.send }).click();
    await theirs.page.getByText(ja.record.corrected, { exact: true }).waitFor();
    await mine.page.getByRole("button", { name: ja.record.send }).click();
    await mine.page.getByRole("region", { name: ja.record.conflict.title }).waitFor();
    const { page } = mine;
    await isFitForAll(page, "record-conflict");
    // Both changed the number: nothing is proposed. The remark is mine alone, the reading theirs alone.
    expect(await side(page, "電話", ja.record.conflict.mine).isChecked()).toBe(false);
    expect(await side(page, "電話", ja.record.conflict.theirs).isChecked()).toBe(false);
    expect(await page.getByRole("group", { name: "電話" }).innerText()).toMatch(/000-2222[\s\S]*000-3333/);
    expect(await side(page, "助ける人が知っておくこと", ja.record.conflict.mine).isChecked()).toBe(true);
    expect(await page.locator(".note").innerText()).toContain("やまべ");
    await page.getByRole("button", { name: ja.record.conflict.send }).press("Enter");
    await page.getByText(ja.record.conflict.choose).waitFor();
    expect(await side(page, "電話", ja.record.conflict.mine).evaluate((each) => each === document.activeElement)).toBe(
      true,
    );
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: ja.record.conflict.send }).press("Enter");
    await page.getByText(ja.record.corrected, { exact: true }).waitFor();
    expect(await recordOf(person)).toMatchObject({ version: 3, phone: "000-2222", note: "耳が遠い", kana: "やまべ" });
    expect([...mine.complaints, ...theirs.complaints]).toEqual([]);
  });
});

describe("the form of each noun", () => {
  const forms = compileForms(join(PROJECT, "schema", "schema.graphql"));
  const nouns = Object.keys(forms).filter((noun) => noun !== "Consent" && noun !== "Introduction");

  it.each(nouns)("of %s marks as required what the server asks for, and nothing else", async (noun) => {
    const field = `${noun.toLowerCase()}Register`;
    const query = `mutation ($key: String!) { written: ${field}(idempotencyKey: $key, input: {}) { userErrors { code field } } }`;
    const { written } = await tellIt(office, query, { key: randomUUID() });
    const asked: string[] = written.userErrors.map(({ field: path }: { field: string[] }) => path[1]);
    const marked = (forms[noun] ?? []).filter(({ required }) => required).map(({ name }) => name);
    expect(marked.toSorted()).toEqual(asked.toSorted());
  });
});

describe.runIf(FULL)("what somebody is writing", () => {
  it("is there after a reload that finds the record changed, and then nothing is proposed", async () => {
    const { person } = await somebody(office, fresh("川瀬"));
    const { page } = await office.sit({ path: `/record/${person}/correct`, width: NARROW, tongue: "en" });
    await page.getByLabel("Telephone").fill("000-4444");
    await tellIt(
      office,
      `mutation ($id: ID!, $key: String!) { personCorrect(id: $id, version: 1, idempotencyKey: $key, input: { phone: "000-5555" }) { userErrors { code } } }`,
      { id: person, key: randomUUID() },
    );
    await page.reload();
    await page.getByRole("region", { name: en.record.conflict.title }).waitFor();
    await isFitForAll(page, "record-conflict-narrow");
    expect(await page.getByRole("radio", { checked: true }).count()).toBe(0);
    await side(page, "Telephone", en.record.conflict.theirs).check();
    await page.getByRole("button", { name: en.record.conflict.send }).click();
    await page.getByText(en.record.dropped).waitFor();
    expect(await recordOf(person)).toMatchObject({ version: 2, phone: "000-5555" });
  });

  it("survives the server's absence, and arrives once", async () => {
    const { person } = await somebody(office, fresh("田所"));
    const { page, context } = await office.sit({ path: `/record/${person}/correct` });
    await page.getByLabel("よみ").fill("たどころ");
    await context.setOffline(true);
    await page.getByRole("button", { name: ja.record.send }).click();
    await page.getByText(ja.trouble.unreachable).waitFor();
    await isFitForAll(page, "record-unsent");
    expect(await page.getByLabel("よみ").inputValue()).toBe("たどころ");
    await context.setOffline(false);
    await page.getByRole("button", { name: ja.trouble.again }).click();
    await page.getByText(ja.record.corrected, { exact: true }).waitFor();
    expect(await recordOf(person)).toMatchObject({ version: 2, kana: "たどころ" });
  });

  it("is not sent twice when only the answer was lost", async () => {
    const { person } = await somebody(office, fresh("早見"));
    const { page } = await office.sit({ path: `/record/${person}/correct` });
    await page.getByLabel("よみ").fill("はやみ");
    await page.route("**/graphql", async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole("button", { name: ja.record.send }).click();
    await page.getByText(ja.trouble.unreachable).waitFor();
    await page.unroute("**/graphql");
    await page.getByRole("button", { name: ja.trouble.again }).click();
    await page.getByText(ja.record.corrected, { exact: true }).waitFor();
    expect(await recordOf(person)).toMatchObject({ version: 2, kana: "はやみ" });
  });
});

describe.runIf(FULL).each([
  ["wide", WIDE, "ja", ja],
  ["narrow", NARROW, "en", en],
] as const)("%s", (called, width, tongue, words) => {
  it("a person is registered by keyboard alone, with what is wrong beside the field, and has a history", async () => {
    const { page, complaints } = await office.sit({ path: "/record", width, tongue });
    await page.getByRole("link", { name: words.record.new.Person }).press("Enter");
    const form = page.getByRole("form", { name: words.record.new.Person });
    await form.getByRole("button", { name: words.record.register }).press("Enter");
    await page.getByRole("alert").getByText(words.record.wrong_other.replace("{{count}}", "2")).waitFor();
    // The first field in want has the focus, and its own words stand beside it.
    const focused = page.locator("input:focus");
    expect(await focused.getAttribute("aria-invalid")).toBe("true");
    expect(await form.locator(".field", { has: focused }).locator(".error").innerText()).toContain(
      tongue === "ja" ? "名前・題" : "Name or title",
    );
    await isFitForAll(page, `record-new-wrong-${called}`);
    const name = fresh("宮下");
    await page.keyboard.type(name);
    await form.getByLabel(tongue === "ja" ? "住んでいる地域" : "Lives in").press("x");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("若葉台");
    await page
      .getByRole("option", { name: /^若葉台( |$)/ })
      .first()
      .waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.reload();
    expect(await form.getByLabel(tongue === "ja" ? "名前・題" : "Name or title").inputValue()).toBe(name);
    await form.getByRole("button", { name: words.record.register }).press("Enter");
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await page.getByText(words.record.registered, { exact: true }).waitFor();
    await page
      .getByRole("region", { name: words.record.history.title })
      .getByText(new RegExp(`^${words.record.history.REGISTERED}`))
      .waitFor();
    await isFitForAll(page, `record-registered-${called}`);
    // And what hangs on them: their need, begun with whose it is.
    await page.getByRole("link", { name: words.record.new.Need, exact: true }).press("Enter");
    const whose = page.getByLabel(tongue === "ja" ? "困っている人・世帯・団体" : "Who has it");
    await expect.poll(async () => whose.inputValue()).toBe(name);
    expect(complaints).toEqual([]);
  });

  it("a record shows what is known, what hangs on it and how it came about", async () => {
    const { page, complaints } = await office.sit({ path: "/record/per_sato_hanako", width, tongue });
    await page.getByRole("heading", { level: 1, name: /佐藤花子/ }).waitFor();
    for (const heading of [
      words.record.facts,
      words.record.lists.offers,
      words.record.lists.needs,
      words.record.lists.wishes,
    ])
      await page.getByRole("region", { name: heading }).waitFor();
    await page
      .getByRole("region", { name: words.record.ties })
      .getByText(/松尾孝/)
      .first()
      .waitFor();
    expect(await page.getByRole("link", { name: "000-0000-1001" }).getAttribute("href")).toBe("tel:00000001001");
    expect(await page.locator("main").innerText()).not.toMatch(KEY);
    await isFitForAll(page, `record-${called}`);
    expect(complaints).toEqual([]);
  });

  it.each(["per_sato_hanako", "grp_midori_otasuke", "off_sato_pickles"])(
    "the form of %s is fit for all",
    async (id) => {
      const { page } = await office.sit({ path: `/record/${id}/correct`, width, tongue });
      await page.getByRole("form").waitFor();
      await isFitForAll(page, `record-correct-${id}-${called}`);
      await page.getByRole("button", { name: words.record.send }).click();
      await page.getByText(words.record.nothingChanged).waitFor();
    },
  );
});

describe.runIf(FULL)("a record that is not for whoever looks", () => {
  it.each(["public", "administrator"])("tells the %s what it tells of none", async (persona) => {
    const texts: string[] = [];
    for (const id of ["per_sato_hanako", "per_nobody_at_all"]) {
      const { page } = await office.sit({ path: `/record/${id}`, persona });
      await page.getByRole("heading", { level: 1, name: ja.record.none }).waitFor();
      texts.push(await page.locator("main").innerText());
    }
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).not.toContain("佐藤");
  });

  it("of a group shows everybody what is published, without its history and without a form", async () => {
    const { page } = await office.sit({ path: "/record/grp_midori_otasuke", persona: "public" });
    await page.getByRole("region", { name: ja.record.facts }).waitFor();
    await isFitForAll(page, "record-public");
    expect(await page.getByRole("region", { name: ja.record.history.title }).count()).toBe(0);
    expect(await page.getByRole("link", { name: new RegExp(`^${ja.record.correct}`) }).count()).toBe(0);
  });

  it("of their own is open to a resident", async () => {
    const { page } = await office.sit({ persona: "resident" });
    await page.getByRole("link", { name: ja.nav.mine }).click();
    await page.getByRole("heading", { level: 1, name: /佐藤花子/ }).waitFor();
    await page.getByRole("region", { name: ja.record.history.title }).waitFor();
    await isFitForAll(page, "record-own");
    expect(await page.getByRole("link", { name: new RegExp(`^${ja.record.correct}`) }).count()).toBe(0);
  });
});

describe.runIf(FULL)("what is theirs", () => {
  it.each([
    ["record", "/record/per_sato_hanako", WIDE],
    ["consents", "/record/per_sato_hanako/consents", NARROW],
    ["log", "/log", NARROW],
  ] as const)("residents read in plain Japanese too: %s", async (called, path, width) => {
    const { page, complaints } = await office.sit({ path, persona: "resident", width, tongue: "easy" });
    await page.locator("h2, .history li").first().waitFor();
    await page.waitForLoadState("networkidle");
    expect(await page.locator("main ruby").count()).toBeGreaterThan(3);
    // What somebody did is said with its readings, and not in the server's own sentence.
    if (called === "log") await page.locator(".history li > span ruby").first().waitFor({ timeout: 5_000 });
    expect(await page.locator("main").innerText()).not.toMatch(/監査|訂正|生年|世帯員|によく行く|職員（/);
    expect(await page.locator("body").innerText()).not.toMatch(/[{}|]|undefined|[a-z]+\.[a-z]/);
    await isFitForAll(page, `plain-${called}`);
    expect(complaints).toEqual([]);
  });
});
