import { describe, expect, it } from "vitest";
import { en } from "../../src/web/words/en.ts";
import { ja } from "../../src/web/words/ja.ts";
import { aHub } from "./hub.ts";
import { anOffice, isFitForAll, NARROW, WIDE } from "./office.ts";
import { FULL } from "../sample.ts";

const office = anOffice();

// A browser takes its time: one walk in the ordinary run (see ask.test.ts), all of them in the full one.
const PATIENT = { timeout: 15_000 };

describe.runIf(FULL).each([
  ["wide", WIDE, "ja", ja],
  ["narrow", NARROW, "en", en],
] as const)("ties, %s", (called, width, tongue, words) => {
  it("the ways between two are drawn and said hop by hop, and the address keeps them", async () => {
    const { page, elsewhere, complaints } = await office.sit({ path: "/ties/per_sato_hanako", width, tongue });
    await page.getByRole("radio", { name: words.ties.views.around }).focus();
    await page.keyboard.press("ArrowDown");
    await page.getByText(words.ties.chooseOther).waitFor();
    await page.getByRole("main").getByRole("combobox").focus();
    await page.keyboard.type("みどり買い物おたすけ隊");
    await page.getByRole("option", { name: /みどり買い物おたすけ隊/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const ways = page.getByRole("list", { name: words.ties.wayList });
    await ways.waitFor();
    const way = ways.locator("> li").filter({ hasText: "佐藤花子 → 松尾由紀子 → みどり買い物おたすけ隊" });
    const said = await way.innerText();
    expect(said).toContain(words.ties.toAsk.replace("{{names}}", "松尾由紀子"));
    expect(said).toContain(
      tongue === "ja"
        ? "松尾由紀子はみどり買い物おたすけ隊に参加している"
        : "松尾由紀子 takes part in みどり買い物おたすけ隊",
    );
    await page.locator(`.picture:not([data-drawn="0"])[data-drawn]`).waitFor();
    await isFitForAll(page, `ties-ways-${called}`);
    await page.reload();
    await ways.waitFor();
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("two are compared: what they share, and what each has alone", async () => {
    const { page, complaints } = await office.sit({ path: "/ties/per_sato_hanako", width, tongue });
    await page.getByRole("radio", { name: words.ties.views.compare }).check();
    await page.getByRole("main").getByRole("combobox").fill("吉田キヨ");
    await page.getByRole("option", { name: /^吉田キヨ よしだきよ$/ }).click();
    const both = page.getByRole("region", { name: words.ties.both });
    await both.getByRole("listitem").first().waitFor();
    const [shared = "", hers = "", other = ""] = await Promise.all(
      [
        words.ties.both,
        words.ties.only.replace("{{name}}", "佐藤花子"),
        words.ties.only.replace("{{name}}", "吉田キヨ"),
      ].map(async (name) => page.getByRole("region", { name }).innerText()),
    );
    expect(shared).toContain("若葉台");
    expect(hers).toContain("松尾");
    for (const line of shared.split("\n").slice(1)) expect(hers.split("\n")).not.toContain(line);
    expect(other.split("\n").length).toBeGreaterThan(2);
    await page.locator(`.picture:not([data-drawn="0"])[data-drawn]`).waitFor();
    await isFitForAll(page, `ties-compare-${called}`);
    expect(complaints).toEqual([]);
  });

  it("of many, some of each kind come first, more by kind, and never more than a picture holds", async () => {
    const hub = await aHub(90, 80);
    const { page, complaints } = await office.sit({ path: `/ties/${hub}`, width, tongue, persona: "public" });
    const rows = page.locator(".knot");
    const kinds = page.getByRole("group", { name: words.ties.kinds }).getByRole("checkbox");
    // Fifty of the first kind, and fifty of the one to which the first page did not come.
    await expect.poll(async () => rows.count(), PATIENT).toBe(101);
    expect(await kinds.count()).toBe(2);
    await page.locator('.picture[data-drawn="101"]').waitFor();
    await isFitForAll(page, `ties-many-${called}`);
    const more = page.getByRole("list", { name: words.ties.moreOf }).first().getByRole("button");
    expect(await more.count()).toBe(2);
    for (let presses = 0; presses < 4 && (await more.count()) > 0; presses++) {
      const before = await more.first().innerText();
      await more.first().press("Enter");
      await expect
        // Of all at once: one that is gone by then would be waited for.
        .poll(async () => (await more.allInnerTexts())[0] ?? "", PATIENT)
        .not.toBe(before);
    }
    await expect.poll(async () => rows.count(), PATIENT).toBe(150);
    await page.locator('.picture[data-drawn="150"]').waitFor();
    await page.getByText(words.ties.left.replace("{{count}}", "21")).waitFor();
    await isFitForAll(page, `ties-150-${called}`);
    await kinds.first().press("Space");
    await expect.poll(async () => rows.count(), PATIENT).toBe(91);
    expect(complaints).toEqual([]);
  });
});

describe.runIf(FULL)("the picture of the ties", () => {
  it("a press on a name opens it in the list; what is pinned or hidden there is so in the picture", async () => {
    const { page, complaints } = await office.sit({ path: "/ties/per_sato_hanako" });
    const picture = page.locator(`.picture:not([data-drawn="0"])[data-drawn]`);
    await picture.waitFor();
    const rows = page.locator(".knot");
    const all = await rows.count();
    // The names are on a canvas: it is tried where one may be, until another than hers is open.
    const box = (await picture.boundingBox())!;
    const chosen = page.locator(".chosen-knot summary");
    const hers = await chosen.innerText();
    for (let at = 0; at < 900 && (await chosen.innerText()) === hers; at++) {
      await page.mouse.click(box.x + ((at * 37) % box.width), box.y + ((at * 53) % box.height));
    }
    expect(await chosen.innerText()).not.toBe(hers);
    expect(await page.locator(".chosen-knot details[open]").count()).toBe(1);
    const pin = page.locator(".chosen-knot").getByRole("button", { name: new RegExp(`^${ja.ties.pin}`) });
    await pin.press("Enter");
    expect(await pin.getAttribute("aria-pressed")).toBe("true");
    await page
      .locator(".chosen-knot")
      .getByRole("button", { name: new RegExp(`^${ja.ties.hide}`) })
      .press("Enter");
    await expect.poll(async () => rows.count(), PATIENT).toBeLessThan(all);
    const left = await rows.count();
    await page.locator(`.picture[data-drawn="${left}"]`).waitFor();
    await page.getByRole("button", { name: ja.ties.unhide.replace("{{count}}", "1") }).press("Enter");
    await page.locator(`.picture[data-drawn="${all}"]`).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe.runIf(FULL)("the ties of somebody who is not for whoever looks", () => {
  it("are told as those of nobody", async () => {
    const texts: string[] = [];
    for (const id of ["per_sato_hanako", "per_nobody_at_all"]) {
      const { page } = await office.sit({ path: `/ties/${id}`, persona: "public" });
      await page.getByRole("heading", { level: 1, name: ja.record.none }).waitFor();
      texts.push(await page.locator("main").innerText());
    }
    expect(texts[0]).toBe(texts[1]);
  });
});
