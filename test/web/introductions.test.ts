import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { en } from "../../src/web/words/en.ts";
import { ja } from "../../src/web/words/ja.ts";
import { said, testGraph } from "../graph/connect.ts";
import { anOffice, isFitForAll, NARROW, WIDE } from "./office.ts";
import { FULL } from "../sample.ts";

const office = anOffice();
/** A first write of its kind is planned first. */
const SOON = { timeout: 15_000 };
/** What these tests propose bears this name, and does not stay in the demo city. */
const MARK = "板の試し";

let graph: Graph;
const forget = async () =>
  graph.write(
    async (tx) => {
      await tx.run(
        said(
          "MATCH (i:Introduction) WHERE i.name STARTS WITH $mark OPTIONAL MATCH (i)-[:MOVED]->(m) DETACH DELETE i, m",
        ),
        { mark: MARK },
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

const asOffice = async (query: string, variables: object) => {
  const response = await fetch(`${office.server.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-musubi-persona": "coordinator" },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { data: { done: { introduction: { id: string; version: number } } } };
  return answer.data.done.introduction;
};

/** Between two groups of Midori, whom nobody has to ask in writing. */
async function proposed(): Promise<{ id: string; name: string }> {
  await forget();
  const name = `${MARK} ${randomUUID().slice(0, 8)}`;
  const input = { of: "grp_midori_shakyo", to: "grp_midori_otasuke", name, at: "2026-11-01T00:00:00Z" };
  const { id } = await asOffice(
    "mutation ($input: IntroductionInput!, $key: String!) { done: introductionPropose(input: $input, idempotencyKey: $key) { introduction { id version } userErrors { message } } }",
    { input, key: randomUUID() },
  );
  return { id, name };
}

const move = async (id: string, version: number, to: string, input: object = {}) =>
  asOffice(
    "mutation ($id: ID!, $version: Int!, $move: IntroductionMove!, $input: IntroductionMoveInput, $key: String!) { done: introductionMove(id: $id, version: $version, move: $move, input: $input, idempotencyKey: $key) { introduction { id version } userErrors { message } } }",
    { id, version, move: to, input, key: randomUUID() },
  );

const stateOf = async (id: string) =>
  (await graph.read<{ state: string }>(said("MATCH (i:Introduction {id: $id}) RETURN i.state AS state"), { id }))[0]
    ?.state;

describe.runIf(FULL).each([
  ["wide", WIDE, "ja", ja, /^提案したところ/],
  ["narrow", NARROW, "en", en, /^proposed/],
] as const)("the board of introductions, %s", (called, width, tongue, words, first) => {
  it("has what is past its day first, and every card with all that its state allows", async () => {
    const { name } = await proposed();
    const { page, complaints } = await office.sit({ path: "/introductions", width, tongue });
    await page.getByRole("heading", { level: 2, name: first }).waitFor();
    const reminders = page.getByRole("region", { name: tongue === "ja" ? /^期日を過ぎたもの/ : /^Past their day/ });
    await reminders.getByRole("link", { name }).click();
    // Its card is met next, and marked.
    const card = page.getByRole("article", { name });
    expect(await card.getByRole("heading").evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await card.innerText()).toContain(words.board.overdue);
    const moves = await card.getByRole("group").getByRole("button").allInnerTexts();
    expect(moves).toEqual(tongue === "ja" ? ["次の人に聞く", "取り下げる"] : ["ask the next one", "withdraw it"]);
    const dates = await page.locator("article.late").count();
    expect(await reminders.getByRole("listitem").count()).toBe(dates);
    await isFitForAll(page, `introductions-${called}`);
    await card.getByRole("button").last().click();
    await card.getByRole("form").waitFor();
    await isFitForAll(page, `introductions-withdraw-${called}`);
    expect(complaints).toEqual([]);
  });
});

describe.runIf(FULL)("an introduction on the board", () => {
  it("goes its whole way by keyboard: asked, agreed by both, met, and closed with a remark", async () => {
    const { id, name } = await proposed();
    const { page } = await office.sit({ path: "/introductions" });
    const card = page.getByRole("article", { name });
    const press = async (button: string) => {
      await card.getByRole("button", { name: button, exact: true }).focus();
      await page.keyboard.press("Enter");
    };
    const record = async (button: string, state: string) => {
      await press(button);
      // The first field is met next; Enter in it records.
      await expect.poll(async () => page.evaluate(() => document.activeElement?.tagName)).toMatch(/INPUT|SELECT/);
      await press(`記録する：${button}`);
      await expect.poll(async () => stateOf(id), SOON).toBe(state);
    };
    const agree = async (state: string) => {
      await press("聞かれた人が承諾する");
      await card.getByLabel(ja.board.said).fill("どうぞ");
      await page.keyboard.press("Enter");
      await expect.poll(async () => stateOf(id), SOON).toBe(state);
    };
    await press("次の人に聞く");
    await expect.poll(async () => stateOf(id), SOON).toBe("ASKED");
    // What was said is missing: it is said so on the card, and the form stays.
    await press("聞かれた人が承諾する");
    await press("記録する：聞かれた人が承諾する");
    await card.getByRole("alert").getByText(/口頭/).waitFor();
    await press("やめる");
    await agree("HALFWAY");
    await press("次の人に聞く");
    await expect.poll(async () => stateOf(id), SOON).toBe("ASKED");
    await agree("ACCEPTED");
    await record("会えた", "MET");
    // In its new column its heading has the focus.
    const heading = page.getByRole("region", { name: /^会えた/ }).getByRole("heading", { name });
    await expect.poll(async () => heading.evaluate((element) => element === document.activeElement), SOON).toBe(true);
    await press("終える");
    await card.getByLabel(ja.board.note).fill("三度目は先になりそう");
    await page.keyboard.press("Enter");
    await expect.poll(async () => stateOf(id), SOON).toBe("CLOSED");
    await page.getByText(`「${name}」を進めました。`).waitFor();
    const [{ note } = { note: "" }] = await graph.read<{ note: string }>(
      said("MATCH (:Introduction {id: $id})-[:MOVED]->(m {move: 'CLOSE'}) RETURN m.note AS note"),
      { id },
    );
    expect(note).toBe("三度目は先になりそう");
    await page.locator("details").filter({ hasText: "終わったもの" }).locator("summary").click();
    await page.getByRole("listitem").filter({ hasText: name }).getByText("終了・会えたあと、終わった").waitFor();
  });

  it("that somebody declines says why to the office, and who it was", async () => {
    const { id, name } = await proposed();
    await move(id, 1, "ASK");
    const { page } = await office.sit({ path: "/introductions" });
    const card = page.getByRole("article", { name });
    await card.getByRole("button", { name: "聞かれた人が断る" }).click();
    await card.getByLabel(ja.board.reason).fill("いまは手いっぱい");
    await isFitForAll(page, "introductions-decline");
    await card.getByRole("button", { name: /^記録する/ }).click();
    await expect.poll(async () => stateOf(id), SOON).toBe("DECLINED");
    const [step] = await graph.read(
      said("MATCH (:Introduction {id: $id})-[:MOVED]->(m {move: 'DECLINE'}) RETURN m.reason AS reason"),
      { id },
    );
    expect(step).toEqual({ reason: "いまは手いっぱい" });
  });

  it("that somebody else moved meanwhile says so, and keeps the words; so it does through a reload", async () => {
    const { id, name } = await proposed();
    const { page } = await office.sit({ path: "/introductions" });
    const card = page.getByRole("article", { name });
    await card.getByRole("button", { name: "取り下げる" }).click();
    await card.getByLabel(ja.board.note).fill("先方の都合");
    await move(id, 1, "ASK");
    await card.getByRole("button", { name: "記録する：取り下げる" }).click();
    await card
      .getByRole("alert")
      .getByText(/読み|version|版/)
      .waitFor();
    expect(await stateOf(id)).toBe("ASKED");
    await page.reload();
    await card.getByRole("button", { name: "取り下げる" }).click();
    expect(await card.getByLabel(ja.board.note).inputValue()).toBe("先方の都合");
    await card.getByRole("button", { name: "記録する：取り下げる" }).click();
    await expect.poll(async () => stateOf(id), SOON).toBe("WITHDRAWN");
  });

  it("that cannot be sent stays as it was written", async () => {
    const { id, name } = await proposed();
    const { page, context } = await office.sit({ path: "/introductions", width: NARROW });
    const card = page.getByRole("article", { name });
    await card.getByRole("button", { name: "取り下げる" }).click();
    await card.getByLabel(ja.board.note).fill("先方の都合");
    await context.setOffline(true);
    await card.getByRole("button", { name: "記録する：取り下げる" }).click();
    await page.getByText(ja.trouble.unreachable).waitFor();
    expect(await card.getByLabel(ja.board.note).inputValue()).toBe("先方の都合");
    await context.setOffline(false);
    await card.getByRole("button", { name: "記録する：取り下げる" }).click();
    await expect.poll(async () => stateOf(id), SOON).toBe("WITHDRAWN");
  });
});
