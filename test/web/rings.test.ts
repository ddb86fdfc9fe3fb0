import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { officeOf } from "../../src/live/office.ts";
import { projectionOf, tell } from "../../src/things/news.ts";
import { en } from "../../src/web/words/en.ts";
import { ja } from "../../src/web/words/ja.ts";
import { said, testGraph } from "../graph/connect.ts";
import { anOffice, isFitForAll, NARROW, WIDE } from "./office.ts";
import { FULL } from "../sample.ts";

const office = anOffice();

let graph: Graph;
/** What these tests propose does not stay in the demo city. */
const forget = async () =>
  graph.write(
    async (tx) => {
      await tx.run(
        said(`MATCH (i:Introduction) WHERE i.name STARTS WITH '叶え合いの輪の紹介' OPTIONAL MATCH (i)-[:MOVED]->(m)
          DETACH DELETE i, m`),
      );
    },
    { within: 60_000 },
  );
beforeAll(async () => {
  graph = await testGraph();
  await forget();
});
afterAll(async () => {
  await forget();
  await graph.close();
});

describe.runIf(FULL).each([
  ["wide", WIDE, "ja", ja],
  ["narrow", NARROW, "en", en],
] as const)("the rings of a district, %s", (called, width, tongue, words) => {
  it("stand as a circle and as a list that says the same, with spares, why, and what they wait for", async () => {
    const { page, complaints } = await office.sit({ path: "/rings", width, tongue });
    const ring = page.getByRole("article").filter({ hasText: "丸山喜代次" });
    await ring.waitFor();
    const gifts = ring.locator(".gifts > li");
    expect(await gifts.locator(".gift").allInnerTexts()).toEqual([
      "丸山喜代次 → 梅野智子",
      "梅野智子 → チャン・ヴァン・ナム",
      "チャン・ヴァン・ナム → 丸山喜代次",
    ]);
    // Each of the circle is in the list; so is who could step in.
    expect(await ring.locator("svg .knot").count()).toBe(3);
    expect(await ring.locator("svg text.number").allTextContents()).toEqual(["1", "2", "3"]);
    expect(await ring.locator("svg .spare text").allTextContents()).toEqual(["重松勲"]);
    // Nothing of it is cut off at its edge.
    const cut = await ring.locator("svg.ring").evaluate((picture) => {
      const { left, right, top, bottom } = picture.getBoundingClientRect();
      return [...picture.querySelectorAll("circle")].filter((circle) => {
        const at = circle.getBoundingClientRect();
        return at.left < left || at.right > right || at.top < top || at.bottom > bottom;
      }).length;
    });
    expect(cut).toBe(0);
    expect(await gifts.first().innerText()).toContain("重松勲");
    expect(await gifts.nth(1).innerText()).toContain(words.rings.noSpare);
    expect(await ring.getByText(words.rings.weakest).count()).toBe(1);
    await ring.getByRole("heading", { name: words.rings.why }).waitFor();
    await ring.getByRole("heading", { name: words.rings.waits }).waitFor();
    await isFitForAll(page, `rings-${called}`);
    expect(complaints).toEqual([]);
  });

  it("say why there is none, and show chains when they are asked for", async () => {
    const { page } = await office.sit({ path: "/rings", width, tongue });
    await page.getByRole("article").first().waitFor();
    await page.getByRole("main").getByRole("combobox").fill("川辺");
    await page.getByRole("option", { name: /川辺/ }).first().click();
    await page.locator(".note").getByText(/川辺/).waitFor();
    expect(await page.getByRole("article").count()).toBe(0);
    await isFitForAll(page, `rings-none-${called}`);
    await page.getByRole("main").getByRole("combobox").fill("光が丘");
    await page
      .getByRole("option", { name: /光が丘/ })
      .first()
      .click();
    await page.getByLabel(words.rings.chains).check();
    await page.getByRole("article").first().waitFor();
    await isFitForAll(page, `rings-chains-${called}`);
  });
});

describe.runIf(FULL)("a ring", () => {
  it("has its introductions proposed by keyboard, once, and says from then on where each stands", async () => {
    const { page, complaints } = await office.sit({ path: "/rings" });
    const ring = page.getByRole("article").filter({ hasText: "丸山喜代次" });
    await ring.getByText("3つのうち3つの紹介が、まだ提案されていません。").waitFor();
    await ring.getByRole("button", { name: "紹介を提案する（3件）" }).focus();
    await page.keyboard.press("Enter");
    await ring.getByText(/^3件の紹介を提案しました/).waitFor();
    await ring.getByText("紹介：提案したところ").nth(2).waitFor();
    expect(await ring.getByText(ja.rings.notProposed).count()).toBe(0);
    expect(await ring.getByRole("button", { name: /^紹介を提案する/ }).count()).toBe(0);
    await isFitForAll(page, "rings-proposed");
    const titles = await graph.read(
      said(
        "MATCH (i:Introduction) WHERE i.name STARTS WITH '叶え合いの輪' RETURN i.name AS name, i.state AS state ORDER BY name",
      ),
    );
    expect(titles).toEqual([1, 2, 3].map((at) => ({ name: `叶え合いの輪の紹介（3のうち${at}）`, state: "PROPOSED" })));
    // On the board it waits to be asked.
    await ring.getByRole("link", { name: ja.board.title }).click();
    const proposed = page.getByRole("region", { name: /^提案したところ/ });
    await proposed.getByRole("article").first().waitFor();
    // Behind others that are due before it.
    const folded = proposed.locator("details:not([open]) > summary");
    if ((await folded.count()) > 0) await folded.click();
    await page.getByRole("heading", { level: 3, name: "叶え合いの輪の紹介（3のうち1）" }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("that is found while the page is open is told of, and shown when it is asked for", async () => {
    const { page } = await office.sit({ path: "/rings" });
    const line = page.waitForResponse(/\/live\?district=dst_midori/);
    await page.getByRole("article").first().waitFor();
    await line;
    // As whoever looks for rings tells of one (src/live/ring-watch.ts).
    const things = ["per_maruyama_kiyoji"];
    const found = {
      kind: "RING_FOUND",
      things,
      districts: ["dst_midori"],
      projection: projectionOf(officeOf("dst_midori")),
    } as const;
    await graph.write(async (tx) => tell(tx, [found], new Date()));
    await page.getByText(ja.rings.news.RING_FOUND).waitFor();
    await isFitForAll(page, "rings-news");
    await page.getByRole("button", { name: ja.rings.reload }).click();
    await page.getByText(ja.rings.news.RING_FOUND).waitFor({ state: "detached" });
  });
});
