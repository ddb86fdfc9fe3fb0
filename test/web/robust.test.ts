import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { freePort } from "../../src/graph/port.ts";
import { en } from "../../src/web/words/en.ts";
import { ja } from "../../src/web/words/ja.ts";
import { said, testGraph } from "../graph/connect.ts";
import { keyPair, testIssuer, type TestIssuer } from "../trust/issuer.ts";
import { anOffice, isFitForAll, NARROW, type Office } from "./office.ts";
import { FULL } from "../sample.ts";

const office = anOffice();

const told = (): string =>
  `佐藤花子さんが、庭の手入れを習ってみたいと言っていた ${Date.now()}${Math.random().toString().slice(2, 6)}`;

let graph: Graph;
beforeAll(async () => (graph = await testGraph()));
afterAll(async () => graph.close());

/** The voices that begin with these words, past the server. */
async function voices(words: string): Promise<{ id: string; version: number }[]> {
  return graph.read(said("MATCH (v:Voice) WHERE v.text STARTS WITH $words RETURN v.id AS id, v.version AS version"), {
    words,
  });
}
const written = async (words: string): Promise<number> => (await voices(words)).length;

/** How often the page sends an operation from now on. */
function sendings(page: Page, operation: string): { count: number } {
  const sent = { count: 0 };
  page.on("request", (request) => {
    if (request.postData()?.includes(`mutation ${operation}`)) sent.count += 1;
  });
  return sent;
}

describe.runIf(FULL)("when the server dies", () => {
  it("the words stay, one sentence says so, and they are written down once when it is back", async () => {
    const { page } = await office.sit({ path: "/heard" });
    const words = told();
    const box = page.getByLabel(ja.heard.text);
    await box.fill(words);
    await office.stop();
    try {
      await page.getByRole("button", { name: ja.heard.write }).click();
      await page.getByRole("alert").filter({ hasText: ja.trouble.unreachable }).waitFor();
      expect(await page.getByRole("alert").filter({ hasText: /\S/ }).count()).toBe(1);
      expect(await box.inputValue()).toBe(words);
      await isFitForAll(page, "heard-server-away");
    } finally {
      await office.start();
    }
    await page.getByRole("button", { name: ja.trouble.again }).click();
    await page.getByText(ja.heard.written).waitFor();
    expect(await box.inputValue()).toBe("");
    expect(await written(words)).toBe(1);
  });

  it("after it wrote and before it could say so, what is sent again happens once", async () => {
    const { page } = await office.sit({ path: "/heard", tongue: "en", width: NARROW });
    const words = told();
    await page.getByLabel(en.heard.text).fill(words);
    let cut = 0;
    await page.route("**/graphql", async (route) => {
      if (cut > 0 || !route.request().postData()?.includes("mutation RecordVoice")) return route.continue();
      cut += 1;
      await route.fetch();
      return route.abort("connectionreset");
    });
    await page.getByRole("button", { name: en.heard.write }).click();
    await page.getByText(en.trouble.unreachable).waitFor();
    await page.getByRole("button", { name: en.trouble.again }).click();
    await page.getByText(en.heard.written).waitFor();
    expect(await written(words)).toBe(1);
  });

  it("and the words were changed meanwhile, it says that the first are written, and writes the second when asked", async () => {
    const { page } = await office.sit({ path: "/heard" });
    const words = told();
    await page.getByLabel(ja.heard.text).fill(words);
    let cut = 0;
    await page.route("**/graphql", async (route) => {
      if (cut > 0 || !route.request().postData()?.includes("mutation RecordVoice")) return route.continue();
      cut += 1;
      await route.fetch();
      return route.abort("connectionreset");
    });
    await page.getByRole("button", { name: ja.heard.write }).click();
    await page.getByText(ja.trouble.unreachable).waitFor();
    await page.getByLabel(ja.heard.text).fill(`${words}、夏に`);
    await page.getByRole("button", { name: ja.heard.write }).click();
    await page.getByText(ja.heard.writtenBefore).waitFor();
    expect(await page.getByLabel(ja.heard.text).inputValue()).toBe(`${words}、夏に`);
    await page.getByRole("button", { name: ja.heard.write }).click();
    await page.getByText(ja.heard.written).waitFor();
    expect(await written(words)).toBe(2);
  });
});

describe.runIf(FULL)("on a slow line", () => {
  it.each([
    ["ja", ja],
    ["en", en],
  ] as const)(
    "the page says that it waits, and nothing is sent twice however often one presses (%s)",
    async (tongue, words) => {
      const { page, context } = await office.sit({ path: "/heard", tongue });
      const sentence = told();
      await page.getByLabel(words.heard.text).fill(sentence);
      await page.getByRole("heading", { name: words.heard.becomes }).waitFor();
      const sent = sendings(page, "RecordVoice");
      const session = await context.newCDPSession(page);
      await session.send("Network.enable");
      // Longer than the second that is asked for: what is said meanwhile is looked at while it stands.
      await session.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: 3_000,
        downloadThroughput: -1,
        uploadThroughput: -1,
      });
      await page.evaluate((name) => {
        const button = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === name);
        for (let times = 0; times < 3; times += 1) button?.click();
      }, words.heard.write);
      await page.getByRole("status").filter({ hasText: words.trouble.slow }).waitFor();
      await isFitForAll(page, `heard-slow-${tongue}`);
      await page.getByText(words.heard.written).waitFor();
      await expect.poll(async () => page.getByText(words.trouble.slow).count()).toBe(0);
      expect(sent.count).toBe(1);
      expect(await written(sentence)).toBe(1);
    },
  );

  it("a question's answer comes, late, and the page says meanwhile that it waits", async () => {
    const { page, context } = await office.sit({ path: "/q/UncoveredTopics" });
    await page.getByLabel("校区・地域").fill("みどり校区");
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      // As above: the words stand for two seconds, and not for two tenths of one.
      latency: 3_000,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    await page.getByRole("button", { name: ja.form.ask, exact: true }).click();
    await page.getByText(ja.answer.asking).waitFor();
    await page.getByText(ja.trouble.slow).waitFor();
    await page.getByRole("article").first().waitFor();
  });
});

describe.runIf(FULL)("when somebody else was there first", () => {
  /** Does something to a voice beside the page, and with the same right. */
  async function meanwhile(page: Page, words: string, mutation: string): Promise<void> {
    const [voice] = await voices(words);
    const answer = await page.evaluate(
      async (body) => {
        const headers = { "content-type": "application/json", "apollo-require-preflight": "1" };
        return (await fetch("/graphql", { method: "POST", headers, body })).text();
      },
      JSON.stringify({
        query: `mutation ($id: ID!, $version: Int!, $key: String!) { ${mutation} { userErrors { message } } }`,
        variables: { ...voice, key: randomUUID() },
      }),
    );
    expect(answer).toContain('"userErrors":[]');
  }

  async function triage(page: Page, words: string) {
    await page.getByLabel(ja.heard.text).fill(words);
    await page.getByRole("button", { name: ja.heard.write }).click();
    await page.getByText(ja.heard.written).waitFor();
    await page.getByRole("link", { name: ja.inbox.title }).click();
    const card = page.getByRole("article").filter({ hasText: words });
    // The oldest come first.
    const more = page.getByRole("button", { name: ja.answer.more });
    await page.getByRole("article").first().waitFor();
    for (let pages = 0; pages < 5 && (await more.count()) > 0 && (await card.count()) === 0; pages += 1) {
      await more.click();
      await page.waitForLoadState("networkidle");
    }
    await card.waitFor();
    await card.getByLabel(ja.heard.name).fill("庭の手入れを習いたい人");
    return card;
  }

  it("a voice that was corrected is read anew, what was written stays, and is sorted when it is sent again", async () => {
    const { page } = await office.sit({ path: "/heard" });
    const words = told();
    const card = await triage(page, words);
    await meanwhile(
      page,
      words,
      `voiceCorrect(id: $id, version: $version, idempotencyKey: $key, input: { text: "${words}。春に" })`,
    );
    await card.getByRole("button", { name: ja.inbox.sort, exact: true }).click();
    await card.getByText(ja.inbox.stale).waitFor();
    await page.getByRole("heading", { name: `${words}。春に` }).waitFor();
    expect(await card.getByLabel(ja.heard.name).inputValue()).toBe("庭の手入れを習いたい人");
    await isFitForAll(page, "inbox-stale");
    const sent = sendings(page, "SortVoice");
    await card.getByRole("button", { name: ja.inbox.sort, exact: true }).evaluate((button) => {
      for (let times = 0; times < 3; times += 1) button.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    });
    await page.getByText(ja.inbox.sorted).waitFor();
    expect(sent.count).toBe(1);
  });

  it("a voice that was sorted is gone, and the page says what was not sent", async () => {
    const { page } = await office.sit({ path: "/heard" });
    const words = told();
    const card = await triage(page, words);
    await meanwhile(page, words, `voiceSetAside(id: $id, version: $version, idempotencyKey: $key, why: "二重")`);
    await card.getByRole("button", { name: ja.inbox.sort, exact: true }).click();
    await page.getByText(ja.inbox.gone.replace("{{title}}", "庭の手入れを習いたい人")).waitFor();
    expect(await card.count()).toBe(0);
  });
});

describe.runIf(FULL)("when the sign-in has ended", () => {
  let issuer: TestIssuer;
  const signedIn: Office = anOffice(undefined, async () => {
    const port = await freePort();
    issuer = await testIssuer([await keyPair("RS256", "rs")], [`http://127.0.0.1:${port}/sign-in/back`]);
    return { port, signIn: issuer.signIn };
  });
  afterAll(async () => issuer.close());

  /** Through the two forms of oidc-provider's own pages. */
  async function signIn(page: Page): Promise<void> {
    await page.locator("input[name=login]").fill("kana-coordinator");
    await page.locator("input[name=password]").fill("any");
    await page.getByRole("button").first().click();
    await page.getByRole("button", { name: /continue/i }).click();
    await page.waitForURL(`${signedIn.server.url}/`);
  }

  it("the words stay while one signs in again beside them, and are written down once", async () => {
    const { page, context } = await signedIn.sit({ path: "/sign-in" });
    await signIn(page);
    await page.getByRole("link", { name: ja.nav.heard }).click();
    const words = told();
    const box = page.getByLabel(ja.heard.text);
    await box.fill(words);
    await context.clearCookies();
    await page.getByRole("button", { name: ja.heard.write }).click();
    await page.getByText(ja.trouble["signed out"]).waitFor();
    expect(await box.inputValue()).toBe(words);
    await isFitForAll(page, "heard-signed-out");
    const [beside] = await Promise.all([
      context.waitForEvent("page"),
      page.getByRole("link", { name: ja.trouble.signIn }).click(),
    ]);
    await signIn(beside);
    await beside.close();
    await page.getByRole("button", { name: ja.trouble.again }).click();
    await page.getByText(ja.heard.written).waitFor();
    expect(await written(words)).toBe(1);
  });

  it("and the page was loaded anew meanwhile, the words are there after signing in", async () => {
    const { page, context } = await signedIn.sit({ path: "/sign-in" });
    await signIn(page);
    await page.goto(`${signedIn.server.url}/heard`);
    const words = told();
    await page.getByLabel(ja.heard.text).fill(words);
    await context.clearCookies();
    await page.reload();
    await page.goto(`${signedIn.server.url}/sign-in`);
    await signIn(page);
    await page.getByRole("link", { name: ja.nav.heard }).click();
    expect(await page.getByLabel(ja.heard.text).inputValue()).toBe(words);
    await page.getByRole("button", { name: ja.heard.write }).click();
    await page.getByText(ja.heard.written).waitFor();
  });
});
