import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { en } from "../../src/web/words/en.ts";
import { ja } from "../../src/web/words/ja.ts";
import { anOffice, isFitForAll, NARROW, WIDE } from "./office.ts";
import { somebody, tellIt } from "./told.ts";
import { FULL } from "../sample.ts";

const office = anOffice();

// A browser takes its time: all of these in the full run (see ask.test.ts).

const hash = (variables: object): string => `#${encodeURIComponent(JSON.stringify(variables))}`;
const fresh = (name: string): string => `${name}${randomUUID().slice(0, 6)}`;

describe.runIf(FULL).each([
  ["wide", WIDE, "ja", ja],
  ["narrow", NARROW, "en", en],
] as const)("%s", (called, width, tongue, words) => {
  it("an introduction is proposed from an answer, by keyboard, through somebody who knows both", async () => {
    const { need, person } = await somebody(office, fresh("森田"));
    await tellIt(
      office,
      `mutation ($from: ID!, $key: String!) { tieRegister(kind: KNOWS, from: $from, to: "per_sato_hanako", idempotencyKey: $key, input: {}) { userErrors { message } } }`,
      { from: person, key: randomUUID() },
    );
    const path = `/q/WhoCanHelp${hash({ district: "dst_midori", topic: "top_shopping", for: need })}`;
    const { page, complaints } = await office.sit({ path, width, tongue });
    const card = page.getByRole("article").filter({ hasText: "松尾孝" }).first();
    await card.getByRole("link", { name: new RegExp(`^${words.next.introduce}`) }).press("Enter");
    const form = page.getByRole("form", { name: words.introduce.title });
    await form.getByRole("checkbox", { name: /草取り/, checked: true }).waitFor();
    await form.getByRole("checkbox", { name: "水曜の午後、車で買い物に乗り合わせ", checked: true }).waitFor();
    await form.getByRole("button", { name: words.introduce.look }).press("Enter");
    const ways = form.getByRole("region", { name: words.introduce.ways });
    const way = ways.getByRole("listitem").filter({ hasText: "佐藤花子" }).first();
    await way.waitFor();
    await isFitForAll(page, `introduce-${called}`);
    await way.getByRole("button").first().press("Enter");
    await expect.poll(async () => way.getByRole("button").first().getAttribute("aria-pressed")).toBe("true");
    await form.getByRole("button", { name: words.introduce.propose }).press("Enter");
    await page.getByText(words.introduce.proposed).waitFor();
    await isFitForAll(page, `introduce-proposed-${called}`);
    const { entity } = await tellIt(
      office,
      `query ($id: ID!) { entity(id: $id) { ... on Person { introducedIn { state concerns { id } parties { as party { id } } } } } }`,
      { id: person },
    );
    expect(entity.introducedIn).toHaveLength(1);
    const [made] = entity.introducedIn;
    expect(made.state).toBe("PROPOSED");
    expect(
      made.parties.map(({ as, party }: { as: string; party: { id: string } }) => `${as} ${party.id}`).toSorted(),
    ).toEqual([`OF ${person}`, "THROUGH per_sato_hanako", "TO per_matsuo_takashi"]);
    expect(made.concerns.map(({ id }: { id: string }) => id)).toContain(need);
    expect(complaints).toEqual([]);
  });

  it("a number is told when somebody wants to call, and only where there is one for them", async () => {
    const path = `/q/WhoCanHelp${hash({ district: "dst_midori", topic: "top_shopping" })}`;
    const { page } = await office.sit({ path, width, tongue });
    const card = page.getByRole("article").filter({ hasText: "松尾孝" }).first();
    await card.waitFor();
    expect(await card.innerText()).not.toMatch(/000-0000/);
    await card.getByRole("button", { name: new RegExp(`^${words.next.call}`) }).press("Enter");
    const link = card.getByRole("link", { name: /000-0000/ });
    await link.waitFor();
    expect(await link.getAttribute("href")).toMatch(/^tel:0000000\d{4}$/);
    await isFitForAll(page, `next-call-${called}`);
  });
});

describe.runIf(FULL)("a candidate", () => {
  it("is printed alone", async () => {
    const path = `/q/WhoCanHelp${hash({ district: "dst_midori", topic: "top_shopping" })}`;
    const { page } = await office.sit({ path });
    await page.evaluate(() => {
      globalThis.print = () => {
        document.title = [...document.querySelectorAll(".candidate")]
          .filter((card) => !document.body.classList.contains("prints-one") || card.classList.contains("printing"))
          .map((card) => card.querySelector("h4")?.textContent)
          .join("|");
      };
    });
    const second = page.getByRole("article").nth(1);
    const name = await second.getByRole("heading", { level: 4 }).innerText();
    await second.getByRole("button", { name: new RegExp(`^${ja.next.print}`) }).press("Enter");
    expect(await page.title()).toBe(name);
    expect(await page.locator(".printing").count()).toBe(0);
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => {
      document.body.classList.add("prints-one");
      document.querySelectorAll(".candidate")[1]?.classList.add("printing");
    });
    expect(await page.getByRole("article").filter({ visible: true }).count()).toBe(1);
  });

  it("offers the public no introduction, and no number of a person", async () => {
    const path = `/q/WhoCanHelp${hash({ district: "dst_midori", topic: "top_shopping" })}`;
    const { page } = await office.sit({ path, persona: "public" });
    await page.getByRole("article").first().waitFor();
    expect(await page.getByRole("link", { name: new RegExp(`^${ja.next.introduce}`) }).count()).toBe(0);
    expect(await page.getByText("松尾孝").count()).toBe(0);
  });

  it("of the ties that are missing is introduced with whom and through whom it names", async () => {
    const { page } = await office.sit({ path: `/q/MissingTies${hash({ district: "dst_midori" })}` });
    await page
      .getByRole("link", { name: new RegExp(`^${ja.next.introduce}`) })
      .first()
      .click();
    const form = page.getByRole("form", { name: ja.introduce.title });
    await expect.poll(async () => form.getByLabel("だれを紹介するか").inputValue()).not.toBe("");
    await expect.poll(async () => form.getByLabel("だれに紹介するか").inputValue()).not.toBe("");
  });
});
