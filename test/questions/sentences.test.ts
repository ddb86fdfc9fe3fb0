import { describe, expect, it } from "vitest";
import { ask, TODAY } from "../town.ts";
import { list, rowsOf, type Cells } from "./demo-city.ts";
import { FULL, sampled } from "../sample.ts";

const HELP = `query ($topic: String!) {
  whoCanHelp(district: "dst_midori", topic: $topic, first: 1) {
    total whyNobody { sentence } understood { id noun } didYouMean { argument meant { id name } }
  }
}`;

/** A topic's English name. */
function named(topic: string): string {
  return rowsOf("topics.csv").find(({ id }) => id === topic)!["nameEn"]!;
}

interface Heard {
  /** The topic it was taken to mean; undefined when nothing stood out. */
  first: string | undefined;
  /** What was taken or offered, the likeliest first. */
  all: string[];
}

async function heard(topic: string): Promise<Heard> {
  const { data, errors } = await ask("coordinator", HELP, { topic }, TODAY);
  expect(errors).toEqual([]);
  const answer: {
    understood: { id: string; noun: string }[];
    didYouMean: { argument: string; meant: { id: string } }[];
  } = data.whoCanHelp;
  const taken = answer.understood.filter(({ noun }) => noun === "Topic").map(({ id }) => id);
  return {
    first: taken[0],
    all: [...taken, ...answer.didYouMean.filter(({ argument }) => argument === "topic").map(({ meant }) => meant.id)],
  };
}

interface Figures {
  /** The topic named first in the table was taken. */
  exact: number;
  /** It, or one that the table calls as good an answer, was taken. */
  first: number;
  /** It stood among the first three, or in didYouMean. */
  near: number;
  missed: string[];
}

async function figures(sentences: readonly Cells[]): Promise<Figures> {
  const result: Figures = { exact: 0, first: 0, near: 0, missed: [] };
  for (const { text, topic, also } of sentences) {
    const right = [topic!, ...list(also)];
    const { first, all } = await heard(text!);
    if (first === topic) result.exact += 1;
    if (first !== undefined && right.includes(first)) result.first += 1;
    if (all.some((id) => right.includes(id))) result.near += 1;
    else result.missed.push(`${text} → ${all.join(" ") || "nothing"}, not ${topic}`);
  }
  return result;
}

describe("everyday words", () => {
  const table = rowsOf("sentences.csv");
  const meant = table.filter(({ topic }) => topic !== "");

  it("mean the right topic: first in five of six, to the letter in four of five, and near in nineteen of twenty", async () => {
    expect(meant.length).toBeGreaterThanOrEqual(60);
    const { exact, first, near, missed } = await figures(meant);
    console.log(`sentences.csv: first ${first} (${exact} to the letter), near ${near}, of ${meant.length}`);
    expect(first, missed.join("\n")).toBeGreaterThanOrEqual(Math.ceil((meant.length * 50) / 60));
    expect(exact).toBeGreaterThanOrEqual(Math.ceil((meant.length * 48) / 60));
    expect(near, missed.join("\n")).toBeGreaterThanOrEqual(Math.ceil((meant.length * 57) / 60));
  }, 60_000);

  it.each(table.filter(({ topic }) => topic === "").map(({ text }) => text!))(
    "that mean nothing here find nothing: %s",
    async (text) => {
      expect(await heard(text)).toEqual({ first: undefined, all: [] });
    },
  );

  it("that are exactly what a topic is called mean that topic, in both languages", async () => {
    const topics = sampled(rowsOf("topics.csv"), 3);
    const missed: string[] = [];
    for (const { id, name, nameEn } of topics) {
      for (const label of [name!, nameEn!]) {
        const { first } = await heard(label);
        if (first !== id) missed.push(`${label} → ${first ?? "nothing"}, not ${id}`);
      }
    }
    expect(missed).toEqual([]);
  }, 120_000);

  it("are read to their end, also in a long letter", async () => {
    const letter = `${"いつもお世話になっております。さて、".repeat(8)}犬の散歩をお願いできる方をさがしています。`;
    expect((await heard(letter)).first).toBe("top_dog-walking");
  });

  it("say that they were not understood, in both languages", async () => {
    const query = `query { whoCanHelp(district: "dst_midori", topic: "ぬへぽめろそむら") { total whyNobody { ja: sentence en: sentence(language: EN) } } }`;
    const { data } = await ask("coordinator", query, {}, TODAY);
    expect(data.whoCanHelp.total).toBe(0);
    expect(data.whoCanHelp.whyNobody.ja).toContain("「ぬへぽめろそむら」が何のことか分かりませんでした");
    expect(data.whoCanHelp.whyNobody.en).toContain("was not understood");
  });

  it("that may mean two things are asked back instead of guessed", async () => {
    const { data } = await ask("coordinator", HELP, { topic: "囲碁と将棋" }, TODAY);
    expect(data.whoCanHelp.total).toBe(0);
    const offered = data.whoCanHelp.didYouMean.map((each: { meant: { id: string } }) => each.meant.id);
    expect(offered).toEqual(expect.arrayContaining(["top_go", "top_shogi"]));
    expect(data.whoCanHelp.whyNobody.sentence).toContain("もしかして");
  });

  it.each([
    ["top_light-bulb", "電球の交換"],
    ["top_light-bulb", "でんきゅうのこうかん"],
    ["top_light-bulb", "デンキュウノコウカン"],
    ["top_light-bulb", "ﾃﾞﾝｷｭｳﾉｺｳｶﾝ"],
    ["top_messaging", "ＬＩＮＥの使い方を知りたい"],
    ["top_messaging", "line"],
    ["top_light-bulb", named("top_light-bulb").toLowerCase()],
    ["top_light-bulb", named("top_light-bulb").toUpperCase()],
  ])("%s is meant however it is typed: %s", async (topic, text) => {
    expect((await heard(text)).first).toBe(topic);
  });

  it("do not grow into a question that cannot be asked: a long letter is read to its first 120 characters", async () => {
    expect((await heard(`電球の交換をお願いします。${"よろしくお願いします。".repeat(200)}`)).first).toBe(
      "top_light-bulb",
    );
  });
});

/**
 * Sentences as a resident, a daughter on the phone or a welfare commissioner says them; the last fifteen that mean something name the
 * trouble and not the help. Whoever wrote them had seen the topics' names but neither their synonyms nor the matcher, and nothing was
 * changed to suit them since. They say how well the synonyms carry beyond the sentences that they were written against. When they were
 * first asked, 33 of 60 were taken rightly (28 to the letter) and 46 stood near; of the ten that mean nothing here, one was taken for a
 * topic and another was asked back. The bounds lie a little below that.
 */
describe.runIf(FULL)("everyday words that nobody prepared for", () => {
  const heldOut = rowsOf("sentences-held-out.csv");

  it("are understood as far as they were when they were first asked", async () => {
    const sentences = heldOut.filter(({ topic }) => topic !== "");
    expect(sentences).toHaveLength(60);
    const { exact, first, near, missed } = await figures(sentences);
    console.log(
      `sentences-held-out.csv: first ${first} (${exact} to the letter), near ${near}, of ${sentences.length}`,
    );
    expect(first, missed.join("\n")).toBeGreaterThanOrEqual(30);
    expect(near, missed.join("\n")).toBeGreaterThanOrEqual(43);
  }, 60_000);

  it("are seldom heard in what means nothing here", async () => {
    const sentences = heldOut.filter(({ topic }) => topic === "");
    expect(sentences).toHaveLength(10);
    const taken: string[] = [];
    const offered: string[] = [];
    for (const { text } of sentences) {
      const { first, all } = await heard(text!);
      if (first !== undefined) taken.push(`${text} → ${first}`);
      else if (all.length > 0) offered.push(`${text} → ${all.join(" ")}`);
    }
    console.log(
      `sentences-held-out.csv: ${taken.length} taken, ${offered.length} asked back, of ${sentences.length} that mean nothing`,
    );
    expect(taken.length, taken.join("\n")).toBeLessThanOrEqual(2);
    expect(taken.length + offered.length, [...taken, ...offered].join("\n")).toBeLessThanOrEqual(3);
  });
});
