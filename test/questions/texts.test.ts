import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slotAt, slotColumns, slotInWords, slotMinutes } from "../../src/things/slots.ts";
import { fold, grams, lucene, luceneAny, squeeze } from "../../src/things/text.ts";
import { FULL } from "../sample.ts";

describe("folding text", () => {
  it.each([
    ["サトウ", "さとう"],
    ["ｻﾄｳ", "さとう"],
    ["さとう", "さとう"],
    ["ﾊﾟｿｺﾝ", "ぱそこん"],
    ["ガギグゲゴ", "がぎぐげご"],
    ["ヴァイオリン", "ゔぁいおりん"],
    ["ラーメン", "らーめん"],
    ["ＡＢＣ１２３", "abc123"],
    ["LINE", "line"],
    ["髙橋", "高橋"],
    ["渡邊", "渡辺"],
    ["渡邉", "渡辺"],
    ["﨑山", "崎山"],
    ["齋藤", "斉藤"],
    ["澤田", "沢田"],
    ["𠮷野", "吉野"],
    ["①②", "12"],
    ["㈱むすび", "(株)むすび"],
    ["  みどり\u3000 校区\n", "みどり 校区"],
    ["", ""],
  ])("「%s」 is 「%s」", (typed, folded) => {
    expect(fold(typed)).toBe(folded);
  });

  it("keeps apart what means something else: long vowels, small kana, voiced kana, different 漢字", () => {
    for (const [a, b] of [
      ["ビール", "ビル"],
      ["びょういん", "びよういん"],
      ["かき", "かぎ"],
      ["橋", "箸"],
    ] as const) {
      expect(fold(a)).not.toBe(fold(b));
    }
  });

  it("is done once and for all: folding again changes nothing, in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(squeeze(squeeze(text))).toBe(squeeze(text));
        expect(squeeze(text)).toMatch(/^[\p{L}\p{N}ー]*$/u);
      }),
      { seed: 7, numRuns: FULL ? 20_000 : 1_000 },
    );
  });
});

describe("the runs of characters of a sentence", () => {
  it("are all that could be a word: a single character only when it is a 漢字", () => {
    expect(grams("犬と猫")).toEqual(expect.arrayContaining(["犬", "猫", "犬と", "と猫", "犬と猫"]));
    expect(grams("犬と猫")).not.toContain("と");
    expect(grams("")).toEqual([]);
    expect(grams("、。！")).toEqual([]);
  });

  it("hold every short piece of a short text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Array.from("電球の交換テレビabc")), { minLength: 2, maxLength: 40 }),
        fc.nat(38),
        fc.integer({ min: 2, max: 16 }),
        (chars, from, length) => {
          const text = squeeze(chars.join(""));
          const piece = text.slice(from, from + length);
          if (piece.length > 1) expect(grams(text)).toContain(piece);
        },
      ),
      { seed: 7 },
    );
  });

  it("are bounded, however long the text", () => {
    expect(grams("買い物に行けない".repeat(1000)).length).toBeLessThanOrEqual(400 * 16);
    expect(Math.max(...grams("あ".repeat(500)).map((gram) => gram.length))).toBe(16);
  });
});

describe("a full-text query", () => {
  it("takes words as they stand, and asks for one character by its beginning", () => {
    expect(lucene("病院の付き添い")).toBe('"病院の付き添い"');
    expect(lucene("みどり 公民館")).toBe('"みどり" AND "公民館"');
    expect(lucene("谷")).toBe("谷*");
    expect(lucene("  、。 ")).toBe("");
    expect(luceneAny("病院 へ 行く")).toBe("(病院) OR (行く)");
    expect(luceneAny("。")).toBe("");
  });

  it("never lets Lucene's own signs through, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        const signs = /[+\-!{}[\]^~?:\\/&|<>=@#]/u;
        expect(lucene(text)).not.toMatch(signs);
        expect(luceneAny(text)).not.toMatch(signs);
        // What is quoted holds letters and digits alone; the star stands only behind a single one.
        for (const part of lucene(text).split(" AND ").filter(Boolean))
          expect(part).toMatch(/^("[\p{L}\p{N}ー]+"|[\p{L}\p{N}ー]\*)$/u);
      }),
      { seed: 7, numRuns: FULL ? 20_000 : 1_000 },
    );
    expect(lucene('name:佐藤* OR (a AND b) "x"~2')).not.toMatch(/[:~]/u);
  });
});

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

describe("weekly hours", () => {
  it.each([
    ["MO 00:00-00:01", 0, 1],
    ["WE 14:00-16:00", 3720, 3840],
    ["SU 22:00-24:00", 9960, 10080],
    [" FR 09:05-09:50 ", 6305, 6350],
  ])("%s are the minutes %i to %i of the week", (text, start, end) => {
    expect(slotMinutes(text)).toMatchObject({ start, end, times: 52 });
  });

  it.each([
    "",
    "WE",
    "we 14:00-16:00",
    "WE 14:00",
    "WE 16:00-14:00",
    "WE 14:00-14:00",
    "WE 9:00-10:00",
    "WE 14:60-15:00",
    "WE 23:00-24:01",
    "WE 24:00-24:30",
    "水曜 14時から16時",
    "WE 14:00-16:00; TH 10:00-11:00",
  ])("「%s」 are none", (text) => {
    expect(slotMinutes(text)).toBeUndefined();
  });

  it("are said in both languages", () => {
    expect(slotInWords("WE 14:00-16:00", "JA")).toBe("水 14:00–16:00");
    expect(slotInWords("SU 09:30-10:00", "EN")).toBe("Sun 09:30–10:00");
  });

  it("are told by the clock in Japan: the week begins there on Monday at midnight", () => {
    expect(slotAt(new Date("2026-11-23T00:00:00+09:00"))).toMatchObject({ start: 0, end: 1 });
    expect(slotAt(new Date("2026-11-22T23:59:00+09:00"))).toMatchObject({ start: 10_079, end: 10_080 });
    expect(slotAt(new Date("2026-11-25T05:30:00Z"))).toMatchObject({ start: 3750, end: 3751 });
    expect(slotAt(new Date("2026-12-31T15:00:00Z"))).toMatchObject({ start: 4 * 1440, end: 4 * 1440 + 1 });
  });

  it("stand in the graph side by side and in order, without what is no slot", () => {
    expect(slotColumns(["FR 10:00-12:00", "nonsense", "MO 09:00-10:00"])).toMatchObject({
      starts: [540, 6360],
      ends: [600, 6480],
    });
    expect(slotColumns([])).toMatchObject({ starts: [], ends: [] });
  });

  it("written from minutes are read as the same minutes", () => {
    const day = fc.constantFrom("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }), (name, a, b) => {
        const slot = slotMinutes(`${name} ${clock(a)}-${clock(b)}`);
        if (a < b) expect(slot).toMatchObject({ start: expect.any(Number), end: slot!.start + b - a });
        else expect(slot).toBeUndefined();
      }),
      { seed: 7 },
    );
  });
});
