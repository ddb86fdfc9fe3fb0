import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { en } from "../../src/web/words/en.ts";
import { ja } from "../../src/web/words/ja.ts";
import { PROJECT } from "../house/statements.ts";
import { anOffice, isFitForAll, NARROW, WIDE } from "./office.ts";
import { FULL } from "../sample.ts";

/**
 * A question that nobody has asked before: two files in a folder of operations, and nothing else. Its candidates are departures, of which no page knows.
 */
const QUESTION = `# –: Trial: on whom does most hang, said for this test?
# ja: 試しの問い：{district}で、いなくなると困る人は？
# en: Trial: whom would {district} miss most?
# easy: ためしの {質問|しつもん}：{district}で、いないと こまる {人|ひと}は だれですか？
# who: S R
query TrialDepartures($district: String!, $at: DateTime, $first: Int! = 3, $after: ID, $language: Language! = JA) {
  ifLeaves(district: $district, at: $at, first: $first, after: $after) {
    candidates {
      edges {
        cursor
        node {
          subject {
            __typename
            ... on Departure {
              person {
                id
                name
              }
              alone: cutOff
              things {
                id
                name
              }
              offersCount
            }
          }
          score {
            value
          }
          reasons {
            sentence(language: $language)
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    total
  }
}
`;
const EXAMPLES = [
  { name: "みどり校区で。 / In Midori.", persona: "coordinator", variables: { district: "dst_midori" } },
];

const operations = mkdtempSync(join(tmpdir(), "musubi-trial-"));
afterAll(() => rmSync(operations, { recursive: true }));
const OWN = join(PROJECT, "schema", "operations");
for (const file of readdirSync(OWN)) cpSync(join(OWN, file), join(operations, file), { recursive: true });
writeFileSync(join(operations, "TrialDepartures.graphql"), QUESTION);
writeFileSync(join(operations, "TrialDepartures.variables.json"), JSON.stringify(EXAMPLES));

const office = anOffice(operations);

describe.runIf(FULL)("a question that is added as a file", () => {
  it.each([
    ["ja", ja, WIDE, "試しの問い：この校区で、いなくなると困る人は？"],
    ["en", en, NARROW, "Trial: whom would this district miss most?"],
  ] as const)("is a card, a short form, and an answer with its reasons (%s)", async (tongue, words, width, card) => {
    const { page, complaints } = await office.sit({ tongue, width });
    await page.getByRole("link", { name: card }).click();
    const form = page.getByRole("form", { name: words.form.title });
    await form.waitFor();
    const district = page.getByRole("combobox").first();
    await expect.poll(async () => district.inputValue()).toBe("みどり校区");
    const article = page.getByRole("article").first();
    await article.waitFor();
    // A candidate without a name of its own is called after whom it is about.
    expect(await article.getByRole("heading").first().innerText()).toMatch(/\S/);
    expect(await article.locator(".reasons li").count()).toBeGreaterThan(0);
    const labels = await article.locator("dt").allInnerTexts();
    expect(labels.length).toBeGreaterThan(1);
    expect(labels.join("")).toMatch(tongue === "ja" ? /^[^A-Za-z]+$/ : /[A-Za-z]/);
    await isFitForAll(page, `trial-${tongue}`);
    // Another district, by keyboard alone.
    await district.fill("さくら校区");
    await page
      .getByRole("option", { name: /さくら校区/ })
      .first()
      .waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: words.form.ask, exact: true }).press("Enter");
    await page.getByRole("heading", { level: 1, name: /さくら校区/ }).waitFor();
    await article.waitFor();
    expect(complaints).toEqual([]);
  });

  it("is asked in plain Japanese, and found by its words", async () => {
    const { page } = await office.sit({ persona: "resident", tongue: "easy" });
    await page.getByRole("link", { name: /ためしの/ }).waitFor();
    const { page: other } = await office.sit();
    await other.getByLabel(ja.ask.box).fill("試しの問い いなくなると困る人");
    await other.getByRole("option", { name: /^試しの問い/ }).click();
    await other.getByRole("heading", { level: 1, name: /^試しの問い/ }).waitFor();
  });
});
