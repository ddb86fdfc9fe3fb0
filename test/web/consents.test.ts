import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { en } from "../../src/web/words/en.ts";
import { ja } from "../../src/web/words/ja.ts";
import { anOffice, isFitForAll, NARROW, WIDE } from "./office.ts";
import { somebody, tellIt } from "./told.ts";
import { FULL } from "../sample.ts";

const office = anOffice();

// A browser takes its time: one walk in the ordinary run of each part (see ask.test.ts), all of them in the full one.

const MAY = `query ($thing: ID!) { mayShow(thing: $thing, to: COMMISSIONERS) { candidates { nodes { verdict } } } }`;
/** What the next request says. */
const verdictOn = async (thing: string, persona = "coordinator"): Promise<string> => {
  const { mayShow } = await tellIt(office, MAY, { thing }, persona);
  return mayShow.candidates.nodes[0]?.verdict;
};
const fresh = (name: string): string => `${name}${randomUUID().slice(0, 6)}`;
const hash = (variables: object): string => `#${encodeURIComponent(JSON.stringify(variables))}`;

describe.runIf(FULL).each([
  ["wide", WIDE, "ja", ja, "何と言ったか（そのままの言葉で）"],
  ["narrow", NARROW, "en", en, "What was said, in their words"],
] as const)("%s", (called, width, tongue, words, said) => {
  it("from “ask first” to the consent, whose effect is there with the next request, and so is that of taking it back", async () => {
    const { need, person } = await somebody(office, fresh("谷口"));
    expect(await verdictOn(need)).toBe("ASK_FIRST");
    const path = `/q/MayShow${hash({ thing: need, to: "COMMISSIONERS" })}`;
    const { page, complaints } = await office.sit({ path, width, tongue });
    await page.getByRole("link", { name: new RegExp(`^${words.next.askConsent}`) }).press("Enter");
    const form = page.getByRole("form", { name: words.consent.record });
    await form.waitFor();
    expect(new URL(page.url()).pathname).toBe(`/record/${need}/consents`);
    // What is to be shown is ticked already; what was said is still wanted, and says so beside the field.
    expect(await form.getByRole("checkbox", { checked: true }).count()).toBe(1);
    await form.getByRole("button", { name: words.consent.record }).press("Enter");
    const field = form.locator(".field", { has: page.getByLabel(said) });
    await field.locator(".error").waitFor();
    expect(await page.getByLabel(said).evaluate((each) => each === document.activeElement)).toBe(true);
    await isFitForAll(page, `consent-missing-${called}`);
    await page.keyboard.type("民生委員さんになら、言ってもらっていい");
    await page.reload();
    expect(await page.getByLabel(said).inputValue()).toContain("民生委員さん");
    await form.getByRole("button", { name: words.consent.record }).press("Enter");
    await page.getByText(words.consent.recorded).waitFor();
    expect(await verdictOn(need)).toBe("MAY_SHOW");
    const card = page.getByRole("article").first();
    expect(await card.innerText()).toMatch(new RegExp(`${words.consent.holds}[\\s\\S]*民生委員さんになら`));
    expect(await page.locator("main").innerText()).not.toMatch(/\bconsent\.\w/);
    await isFitForAll(page, `consents-${called}`);
    await card.locator("summary").press("Enter");
    const withdraw = card.getByRole("button", { name: new RegExp(`^${words.consent.withdrawNow}`) });
    await withdraw.press("Enter");
    await expect.poll(async () => card.getByRole("alert").innerText()).not.toBe("");
    await isFitForAll(page, `consent-withdraw-${called}`);
    expect(await verdictOn(need)).toBe("MAY_SHOW");
    await card.getByLabel(words.consent.how).fill("電話で");
    await withdraw.press("Enter");
    await page.getByText(words.consent.taken).waitFor();
    expect(await verdictOn(need)).toBe("ASK_FIRST");
    await page.getByText(words.consent.over.replace("{{count}}", "1")).press("Enter");
    await page.getByRole("article").filter({ hasText: "電話で" }).waitFor();
    await isFitForAll(page, `consents-over-${called}`);
    const { entity } = await tellIt(
      office,
      `query ($id: ID!) { entity(id: $id) { ... on Person { consents { withdrawnHow } } } }`,
      { id: person },
    );
    expect(entity.consents).toEqual([{ withdrawnHow: "電話で" }]);
    expect(complaints).toEqual([]);
  });

  it("a resident agrees on screen, reads what they agreed to, and takes it back", async () => {
    const { page, complaints } = await office.sit({ persona: "resident", width, tongue });
    await page.getByRole("link", { name: words.nav.myConsents }).press("Enter");
    const form = page.getByRole("form", { name: words.consent.agree });
    await form.waitFor();
    await page.getByRole("article").first().waitFor();
    await isFitForAll(page, `consents-own-${called}`);
    const before = await page.getByRole("article").count();
    await form.getByRole("checkbox", { name: "廊下の電球が切れたまま" }).check();
    await form.getByRole("button", { name: words.consent.agree }).press("Enter");
    await page.getByText(words.consent.recorded).waitFor();
    await expect.poll(async () => page.getByRole("article").count()).toBe(before + 1);
    expect(await verdictOn("need_sato_bulb", "resident")).toBe("MAY_SHOW");
    const card = page.getByRole("article").filter({ hasText: "廊下の電球が切れたまま" }).first();
    await card.locator("summary").press("Enter");
    await card.getByLabel(words.consent.how).fill("画面で");
    await card.getByRole("button", { name: new RegExp(`^${words.consent.withdrawNow}`) }).press("Enter");
    await page.getByText(words.consent.taken).waitFor();
    await expect.poll(async () => page.getByRole("article").filter({ visible: true }).count()).toBe(before);
    expect(complaints).toEqual([]);
  });
});

describe.runIf(FULL)("what somebody agreed to", () => {
  it.each(["public", "administrator"])("is nothing for the %s", async (persona) => {
    const { page } = await office.sit({ path: "/record/per_sato_hanako/consents", persona });
    await page.getByText(ja.consent.ofNobody).waitFor();
    expect(await page.locator("main").innerText()).not.toMatch(/佐藤|松尾/);
    expect(await page.getByRole("form").count()).toBe(0);
  });

  it("can come from somebody in their place, on paper, until a day", async () => {
    const { person, need } = await somebody(office, fresh("水上"));
    const { page } = await office.sit({ path: `/record/${person}/consents` });
    const form = page.getByRole("form", { name: ja.consent.record });
    await form.getByRole("checkbox", { name: /草取り/ }).check();
    await form.getByLabel("どう伝えられたか").selectOption("PAPER");
    await form.getByLabel("代わりに答えた人と間柄").fill("長女の京子さん");
    await form.getByText(ja.form.more).click();
    await form.getByLabel(/^いつまで/).fill("2020-01-01T09:00");
    // Folded up again: what is wrong in it opens it.
    await form.getByText(ja.form.more).click();
    await form.getByRole("button", { name: ja.consent.record }).click();
    // The server says what is wrong, and it stands beside the field.
    await form
      .locator(".wrong")
      .filter({ hasText: /これからの日時/ })
      .waitFor();
    await form.getByLabel(/^いつまで/).fill("2031-01-01T09:00");
    await form.getByRole("button", { name: ja.consent.record }).click();
    await page.getByText(ja.consent.recorded).waitFor();
    const card = page.getByRole("article").first();
    for (const fact of ["長女の京子さん", "2031年", "書面", "中原真帆"])
      await card.locator("dd").getByText(fact).waitFor();
    expect(await verdictOn(need)).toBe("MAY_SHOW");
  });
});
