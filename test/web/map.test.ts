import { describe, expect, it } from "vitest";
import { en } from "../../src/web/words/en.ts";
import { ja } from "../../src/web/words/ja.ts";
import { anOffice, isFitForAll, NARROW, WIDE } from "./office.ts";
import { FULL } from "../sample.ts";

const office = anOffice();

// A browser takes its time: one walk in the ordinary run (see ask.test.ts), all of them in the full one.

describe.runIf(FULL).each([
  ["wide", WIDE, "ja", ja],
  ["narrow", NARROW, "en", en],
] as const)("the map, %s", (called, width, tongue, words) => {
  const counted = (kind: "place" | "shelter" | "offer") =>
    new RegExp(words.map.counts[kind].replace("{{count}}", "[1-9]\\d*"));

  it("shows the boundaries, the places and the shelters of the viewer's district, and asks no other host", async () => {
    const { page, elsewhere, complaints } = await office.sit({ width, tongue });
    await page.getByRole("link", { name: words.nav.map, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: /みどり校区/ }).waitFor();
    await page.getByText(counted("shelter")).waitFor();
    await page.locator(".pin.place").first().waitFor();
    expect(await page.getByRole("region", { name: words.map.kinds.shelter }).getByRole("row").count()).toBe(3);
    expect(await page.locator("path.area.whole").count()).toBe(1);
    expect(await page.locator("path.area.part").count()).toBe(4);
    expect(await page.locator(".area-name", { hasText: "若葉台" }).count()).toBe(1);
    await isFitForAll(page, `map-${called}`);
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("a press on a mark and a row by keyboard open the same, and mark it on the map", async () => {
    const { page, complaints } = await office.sit({ path: "/map", width, tongue });
    const shelters = page.getByRole("region", { name: words.map.kinds.shelter });
    const row = shelters.getByRole("button", { name: /みどり小学校体育館/ });
    await row.waitFor();
    await row.press("Enter");
    expect(await row.getAttribute("aria-expanded")).toBe("true");
    await page.locator(".pin.shelter.chosen-pin").waitFor();
    const opened = await shelters.locator(".opened").innerText();
    expect(opened).toContain("結市みどり町1丁目1-1");
    await isFitForAll(page, `map-chosen-${called}`);
    await row.press("Enter");
    expect(await shelters.locator(".opened").count()).toBe(0);
    // With the shelters alone, their marks have the room for their numbers.
    await page.getByRole("checkbox", { name: words.map.kinds.place }).uncheck();
    const number = await shelters
      .getByRole("row", { name: /みどり小学校体育館/ })
      .locator(".number")
      .innerText();
    await page.locator(".pin.shelter", { hasText: number }).click();
    await shelters.locator(".opened").waitFor();
    expect(await shelters.locator(".opened").innerText()).toBe(opened);
    expect(complaints).toEqual([]);
  });

  it("shows how far an offer reaches, when offers are wanted", async () => {
    const { page, complaints } = await office.sit({ path: "/map", width, tongue });
    await page.locator(".pin.place").first().waitFor();
    expect(await page.locator(".pin.offer").count()).toBe(0);
    await page.getByRole("checkbox", { name: words.map.kinds.place }).uncheck();
    await page.getByRole("checkbox", { name: words.map.kinds.offer }).check();
    const offers = page.getByRole("region", { name: words.map.kinds.offer });
    await offers.getByRole("button").first().waitFor();
    expect(await page.locator(".pin.place").count()).toBe(0);
    await offers.getByRole("button", { name: /リフト車での送迎/ }).press("Enter");
    await page.locator("path.area.reach").first().waitFor();
    expect(await page.locator("path.area.reach").count()).toBe(2);
    await isFitForAll(page, `map-offers-${called}`);
    expect(complaints).toEqual([]);
  });

  it("of an answer shows its candidates with the numbers of the list, and only where they may be seen", async () => {
    const asked = { district: "dst_midori", topic: "top_shopping", for: "per_sato_hanako" };
    const path = `/q/WhoCanHelp#${encodeURIComponent(JSON.stringify(asked))}`;
    const { page, elsewhere, complaints } = await office.sit({ path, width, tongue });
    await page.getByRole("article").first().waitFor();
    expect(await page.locator(".map").count()).toBe(0);
    const open = page.getByRole("button", { name: words.map.ofAnswer });
    // The list with its reasons stands before it.
    expect(
      await open.evaluate((button) => document.querySelector(".candidates")!.compareDocumentPosition(button)),
    ).toBe(4);
    await open.press("Enter");
    const placed = page.getByRole("list", { name: words.map.kinds.candidate });
    const matsuo = placed.getByRole("button", { name: /松尾孝/ });
    await matsuo.press("Enter");
    await page.locator(".pin.candidate.chosen-pin").waitFor();
    const rank = await page.locator(".pin.candidate.chosen-pin").innerText();
    const card = page.locator(`#candidate-${rank}`);
    expect(await card.innerText()).toContain("松尾孝");
    await isFitForAll(page, `answer-map-${called}`);
    await placed.getByRole("button", { name: /^(?:「|To the reasons)/ }).press("Enter");
    expect(await card.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe.runIf(FULL)("a map that does not come", () => {
  it("leaves the list where it is, says so, and comes with the page when that is asked for again", async () => {
    const { page } = await office.sit({ width: WIDE });
    const file = "**/assets/map-view-*.js";
    let cut = 0;
    await page.route(file, async (route) => {
      cut += 1;
      return route.abort();
    });
    await page.getByRole("link", { name: ja.nav.map, exact: true }).click();
    const again = page.getByRole("button", { name: ja.mishap.again });
    await again.waitFor();
    expect(cut).toBe(1);
    expect(await page.getByRole("region", { name: ja.map.kinds.shelter }).getByRole("row").count()).toBe(3);
    await page.unroute(file);
    await again.click();
    await page.locator(".pin.place").first().waitFor();
    expect(await again.count()).toBe(0);
  });
});

describe.runIf(FULL)("the place of somebody", () => {
  it("that the viewer may not see is on no map, and in no answer of the server", async () => {
    const asked = { district: "dst_midori", topic: "top_shopping" };
    const path = `/q/WhoCanHelp#${encodeURIComponent(JSON.stringify(asked))}`;
    const { page } = await office.sit({ path, persona: "public" });
    const said: string[] = [];
    page.on("response", (response) => {
      if (response.url().endsWith("/graphql"))
        void response.text().then(
          (text) => said.push(text),
          () => undefined,
        );
    });
    await page.getByRole("article").first().waitFor();
    await page.getByRole("button", { name: ja.map.ofAnswer }).click();
    await page.locator(".pin.candidate").first().waitFor();
    await page.waitForLoadState("networkidle");
    expect(said.join("")).toContain("130.");
    // Mr Matsuo's home, and his name.
    expect(said.join("")).not.toMatch(/130\.096963|松尾/);
    expect(await page.locator("main").innerText()).not.toContain("松尾");
  });
});
