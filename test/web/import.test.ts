import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import type { Graph } from "../../src/graph/graph.ts";
import { en } from "../../src/web/words/en.ts";
import { ja } from "../../src/web/words/ja.ts";
import { testGraph } from "../graph/connect.ts";
import { data, folderWith, saidOf, without } from "../imports/town.ts";
import { anOffice, isFitForAll, NARROW, WIDE } from "./office.ts";
import { FULL } from "../sample.ts";

const office = anOffice();
const CITY = "画面取込市";
const HEADER =
  "NO,名称,名称_カナ,住所,方書,緯度,経度,標高,電話番号,内線番号,市区町村コード,都道府県名,市区町村名,災害種別_洪水,災害種別_崖崩れ、土石流及び地滑り,災害種別_高潮,災害種別_地震,災害種別_津波,災害種別_大規模な火事,災害種別_内水氾濫,災害種別_火山現象,指定避難所との重複,想定収容人数,対象となる町会・自治会,URL,備考";
const row = (no: number, name: string, latitude: string) =>
  `${no},${name},,${CITY}${no},,${latitude},138.3,,,,,静岡県,${CITY},○,,,○,,,,,,${no},,,`;
const LIST = [HEADER, row(1, "広場一", "34.8"), row(2, "", "34.8"), row(3, "広場三", "三四")].join("\n");

let graph: Graph;
let folder: Awaited<ReturnType<typeof folderWith>>;
beforeAll(async () => {
  graph = await testGraph();
  await without(graph, CITY);
  folder = await folderWith({ "list.csv": LIST, "shopping.csv": "りんご,みかん\n1,2\n" });
});
afterAll(async () => {
  await without(graph, CITY);
  await graph.close();
  await folder.end();
});

const counts = async (page: Page, file: string): Promise<string[]> =>
  page.getByRole("article", { name: file }).locator(".sum dd").allInnerTexts();

describe.runIf(FULL)("taking in open data", () => {
  it("shows what would happen, writes nothing, then takes it in, and the second time changes nothing", async () => {
    const { page, elsewhere, complaints } = await office.sit({ path: "/import", persona: "administrator" });
    await page.getByRole("button", { name: ja.import.try }).click();
    await page.getByRole("alert").getByText(ja.import.none).waitFor();
    await isFitForAll(page, "import-nothing-chosen");

    await page.getByLabel(ja.import.choose).setInputFiles([folder.path("list.csv"), folder.path("shopping.csv")]);
    expect(await page.getByText(ja.import.none).count()).toBe(0);
    await page.getByRole("button", { name: ja.import.try }).click();
    await page.getByRole("heading", { level: 2, name: ja.import.tried }).waitFor();
    expect(await counts(page, "list.csv")).toEqual(["3", "2", "0", "0", "1"]);
    // Each refusal with its row, its column and why; each mended row with what was left out of it.
    const list = page.getByRole("article", { name: "list.csv" });
    expect(await list.getByRole("row").allInnerTexts()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^3\s+名称\s+（空）\s+名称が空です。$/),
        expect.stringMatching(/^4\s+緯度\s+三四, 138\.3\s+座標として読めない/),
      ]),
    );
    expect(await list.innerText()).toMatch(/避難.*一致度.*文字コード UTF-8/s);
    expect(await page.getByRole("article", { name: "shopping.csv" }).innerText()).toMatch(/何のファイルか分かりません/);
    await isFitForAll(page, "import-tried");
    expect(await saidOf(graph, CITY)).toEqual([]);

    await page.getByRole("button", { name: ja.import.now }).click();
    await page.getByRole("heading", { level: 2, name: ja.import.taken }).waitFor();
    expect(await counts(page, "list.csv")).toEqual(["3", "2", "0", "0", "1"]);
    await page.getByText(/市全体に 2/).waitFor();
    await isFitForAll(page, "import-taken");
    const there = await saidOf(graph, CITY, true);
    expect(there.length).toBeGreaterThan(0);

    await page.getByRole("button", { name: ja.import.try }).click();
    await page.getByRole("button", { name: ja.import.now }).click();
    await page.getByRole("heading", { level: 2, name: ja.import.taken }).waitFor();
    expect(await counts(page, "list.csv")).toEqual(["3", "0", "0", "2", "1"]);
    expect(await saidOf(graph, CITY, true)).toEqual(there);
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("is done by keyboard alone, on a telephone, in English; what was tried holds only for what was tried", async () => {
    const { page } = await office.sit({ path: "/import", persona: "administrator", width: NARROW, tongue: "en" });
    await page.getByRole("heading", { level: 1, name: en.import.title }).waitFor();
    const chooser = page.waitForEvent("filechooser");
    for (let tabs = 0; tabs < 20; tabs += 1) {
      await page.keyboard.press("Tab");
      if (await page.getByLabel(en.import.choose).evaluate((element) => element === document.activeElement)) break;
    }
    await page.keyboard.press("Enter");
    await (await chooser).setFiles(folder.path("list.csv"));
    // Past the file that can be taken out again, and three fields.
    for (let tabs = 0; tabs < 5; tabs += 1) await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(en.import.try);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 2, name: en.import.tried }).waitFor();
    // The report is what is met next.
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-labelledby"))).toBe("report");
    await isFitForAll(page, "import-tried-narrow");
    await page.getByLabel(en.import.city).fill(CITY);
    expect(await page.getByRole("button", { name: en.import.now }).count()).toBe(0);
    expect(await page.getByText("list.csv").count()).toBe(1);
    await page.getByRole("button", { name: en.form.remove.replace("{{name}}", "list.csv") }).click();
    expect(await page.getByText("list.csv").count()).toBe(0);
  });

  it("takes files that are dropped, and keeps them while the server cannot be reached", async () => {
    const { page, context } = await office.sit({ path: "/import", persona: "administrator" });
    await page.locator(".drop").waitFor();
    const dropped = await page.evaluateHandle((text) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text], "dropped.csv"));
      return carried;
    }, LIST);
    await page.dispatchEvent(".drop", "drop", { dataTransfer: dropped });
    await page.getByText(/dropped\.csv/).waitFor();
    await context.setOffline(true);
    await page.getByRole("button", { name: ja.import.try }).click();
    await page.getByText(ja.trouble.unreachable).waitFor();
    await isFitForAll(page, "import-unreachable");
    await context.setOffline(false);
    await page.getByRole("button", { name: ja.trouble.again }).click();
    await page.getByRole("article", { name: "dropped.csv" }).waitFor();
  });

  it("tells a coordinator who may import, and sends nothing", async () => {
    const { page } = await office.sit({ path: "/import" });
    await page.getByText(ja.import.who).waitFor();
    expect(await page.getByRole("button", { name: ja.import.try }).count()).toBe(0);
    expect(await page.getByRole("navigation").getByRole("link", { name: ja.nav.import }).count()).toBe(0);
    await isFitForAll(page, "import-coordinator");
  });

  const FILES = data(
    "yaizu/elementary_school_district.geojson",
    "yaizu/222127_library.csv",
    "ichikawa/122033_101_public_facility.csv",
    "gsi-shelters/402036_emergency.json",
  );

  it.runIf(FILES.every((file) => existsSync(file))).each([
    ["wide", WIDE, "ja", ja],
    ["narrow", NARROW, "en", en],
  ] as const)("reads what cities publish: a map, UTF-8, CP932 and GSI (%s)", async (called, width, tongue, words) => {
    const { page } = await office.sit({ path: "/import", persona: "administrator", width, tongue });
    await page.getByLabel(words.import.choose).setInputFiles(FILES);
    // A city's own map does not say whose it is, and these files are of three cities.
    await page.getByLabel(words.import.city, { exact: true }).fill("焼津市");
    await page.getByRole("button", { name: words.import.try }).click();
    await page.getByRole("heading", { level: 2, name: words.import.tried }).waitFor();
    const rows = await Promise.all(
      [
        "elementary_school_district.geojson",
        "222127_library.csv",
        "122033_101_public_facility.csv",
        "402036_emergency.json",
      ].map(async (file) => (await counts(page, file)).map(Number)),
    );
    // Rows, and what they are the sum of; those of Ichikawa with three that are there twice.
    expect(rows.map(([all]) => all)).toEqual([13, 11, 342, 11]);
    for (const [all, ...parts] of rows) expect(parts.reduce((sum, each) => sum + each, 0)).toBe(all);
    expect(rows.map((each) => each.at(-1))).toEqual([0, 0, 3, 0]);
    const ichikawa = page.getByRole("article", { name: "122033_101_public_facility.csv" });
    expect(await ichikawa.innerText()).toMatch(/CP932/);
    expect(await ichikawa.getByRole("row").allInnerTexts()).toContainEqual(
      expect.stringMatching(/^54\s+名称\s+塩浜学園/),
    );
    await isFitForAll(page, `import-published-${called}`);
  });
});
