import { join } from "node:path";
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { compileCatalogue } from "../../src/web/catalogue/compile.ts";
import { verbIn, type Label, type Shape } from "../../src/web/catalogue/catalogue.ts";
import { dayIn } from "../../src/web/words/days.ts";
import { easy, EASY_SENTENCES, EASY_VALUES } from "../../src/web/words/easy.ts";
import { en } from "../../src/web/words/en.ts";
import { ja } from "../../src/web/words/ja.ts";
import { byReading } from "../../src/web/words/order.ts";
import { plain, withReading } from "../../src/web/words/ruby.tsx";
import { filesBelow, PROJECT } from "../house/statements.ts";

const OPERATIONS = join(PROJECT, "schema", "operations");
const SCHEMA = join(PROJECT, "schema", "schema.graphql");
const JAPANESE = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u;

/** Every word, by its key. */
function flat(words: object, before = ""): Map<string, string> {
  const each = Object.entries(words).flatMap(([key, word]: [string, unknown]): (readonly [string, string])[] =>
    typeof word === "string" ? [[before + key, word]] : [...flat(Object(word), `${before}${key}.`)],
  );
  return new Map(each);
}
const [inJapanese, inEnglish, inPlain] = [flat(ja), flat(en), flat(easy)];
const places = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, place]) => place ?? "").toSorted();

describe("the words of the app", () => {
  it("are the same in Japanese and English, with the same places to be filled in", () => {
    expect([...inJapanese.keys()].toSorted()).toEqual([...inEnglish.keys()].toSorted());
    for (const [key, word] of inJapanese) expect(places(inEnglish.get(key) ?? ""), key).toEqual(places(word));
    for (const [key, word] of inPlain) expect(places(word), key).toEqual(places(inJapanese.get(key) ?? "no such word"));
  });

  it("are Japanese in Japanese, and English in English", () => {
    // The name of the app, of a format and of a language stay what they are; a place holds what it is given.
    const bare = (word: string): string =>
      word.replaceAll(/\{\{\w+\}\}|Musubi|結び|CSV|GeoJSON|UTF-8|Shift_JIS|CC BY|MB|id|言語 \/ Language/g, "");
    const left = [...inJapanese].filter(([, word]) => /[A-Za-z]{2,}/.test(bare(word)));
    expect(left).toEqual([]);
    // What is typed or written down is Japanese, whoever types it.
    const typed = ["ask.hint", "import.hints.city", "import.hints.attribution", "rings.title of an introduction"];
    expect([...inEnglish].filter(([key, word]) => JAPANESE.test(bare(word)) && !typed.includes(key))).toEqual([]);
  });

  it("that a page asks for are there", () => {
    const asked = filesBelow("src/web", ".tsx").flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\b(?:t|say|marked)\(\s*"([\w.]+)"/g)].map(([, key]) => key ?? ""),
    );
    expect(asked.length).toBeGreaterThan(100);
    const known = (key: string): boolean =>
      inJapanese.has(key) || inJapanese.has(`${key}_other`) || flat({ easy: EASY_SENTENCES }).has(key);
    expect(asked.filter((key) => !known(key))).toEqual([]);
  });

  it("in plain Japanese have a reading wherever a Chinese character stands", () => {
    const all = [...inPlain, ...flat(EASY_SENTENCES), ...Object.entries(EASY_VALUES)];
    const unread = all.filter(([, word]) => /\p{sc=Han}/u.test(word.replaceAll(/\{[^{}|]+\|[^{}|]+\}/g, "")));
    expect(unread).toEqual([]);
    const wrong = all.filter(([, word]) => /\|[^}]*[^\p{sc=Hiragana}\p{sc=Katakana}ー }][^}]*\}/u.test(word));
    expect(wrong).toEqual([]);
  });
});

describe("the catalogue's labels", () => {
  const compiled = compileCatalogue(OPERATIONS, SCHEMA);
  // Shown in places of their own, under words of the app.
  const OF_THE_FRAME =
    /^(?:edges|node|pageInfo|endCursor|hasNextPage|subject|whyNobody|gates?|left|relaxations|admits|coverage|didYouMean|argument|meant|understood|steps|text|__typename|id|cursor|version)$/;
  const labels = (shape: Shape): (readonly [string, Label])[] => [
    ...shape.fields.flatMap(({ key, label, values, shape: inner }) => [
      ...(OF_THE_FRAME.test(key) ? [] : [[key, label] as const]),
      ...Object.entries(values ?? {}),
      ...(inner ? labels(inner) : []),
    ]),
    ...shape.on.flatMap((each) => labels(each.shape)),
  ];
  const all = compiled.flatMap(({ question, operation }) => [
    [question.name, question.sentence] as const,
    ...question.variables.flatMap(({ name, label, values = [] }) => [
      [`${question.name}.${name}`, label] as const,
      ...values.map(({ value, label: called }) => [value, called] as const),
    ]),
    ...operation.examples.map(({ name }) => [`an example of ${question.name}`, name] as const),
    ...labels(operation.shape),
  ]);

  it("are there in both languages, each in its own", () => {
    expect(all.length).toBeGreaterThan(500);
    // A name of the demo city is said as it is written.
    const name = /[「“][^」”]*[」”]|\([^)]*\)/g;
    expect(all.filter(([, { ja: word }]) => !JAPANESE.test(word)).map(([key]) => key)).toEqual([]);
    expect(all.filter(([, { en: word }]) => JAPANESE.test(word.replaceAll(name, ""))).map(([key]) => key)).toEqual([]);
  });

  it("have a plain sentence for every question that residents ask, and for every kind of tie", () => {
    const asked = compiled.filter(({ question }) => question.who.includes("R"));
    expect(asked.length).toBeGreaterThan(0);
    for (const { question } of asked) expect(question.sentence.easy, question.name).toMatch(/[\p{sc=Hiragana}]？$/u);
    const kinds = compiled.flatMap(({ operation }) => kindsIn(operation.shape));
    expect(new Set(kinds).size).toBeGreaterThan(20);
    expect(kinds.filter((kind) => !(kind in EASY_SENTENCES.tie))).toEqual([]);
  });

  it("say of a tie only its middle", () => {
    expect(verbIn({ ja: "AはBに住む", en: "A lives in B", easy: "AはBに {住|す}んでいます" })).toEqual({
      ja: "住む",
      en: "lives in",
      easy: "{住|す}んでいます",
    });
  });
});

function kindsIn(shape: Shape): string[] {
  const fields = [...shape.fields, ...shape.on.flatMap((each) => each.shape.fields)];
  return fields.flatMap(({ type, values = {}, shape: inner }) => [
    ...(type === "TieKind" ? Object.keys(values) : []),
    ...(inner ? kindsIn(inner) : []),
  ]);
}

describe("days", () => {
  it.each([
    ["2026-11-25T23:30:00+09:00", "2026年（令和8年）11月25日", "2026年11月25日", "令和8年11月25日", "25 Nov Reiwa 8"],
    ["2019-05-01T00:00:00+09:00", "2019年（令和元年）5月1日", "2019年5月1日", "令和元年5月1日", "1 May Reiwa 1"],
    ["2019-04-30T23:59:00+09:00", "2019年（平成31年）4月30日", "2019年4月30日", "平成31年4月30日", "30 Apr Heisei 31"],
    ["1945-03-10", "1945年（昭和20年）3月10日", "1945年3月10日", "昭和20年3月10日", "10 Mar Shōwa 20"],
  ])("%s are said by the western calendar, by era, or both", (moment, both, western, era, eraInEnglish) => {
    expect([dayIn(moment, "ja"), dayIn(moment, "ja", "WESTERN"), dayIn(moment, "ja", "ERA")]).toEqual([
      both,
      western,
      era,
    ]);
    expect(dayIn(moment, "en", "ERA")).toBe(eraInEnglish);
    expect(dayIn(moment, "en", "BOTH")).toBe(`${dayIn(moment, "en")} (${eraInEnglish.replace(/^\d+ \w+ /, "")})`);
  });

  it("that are none are shown as they came", () => expect(dayIn("いつか", "ja")).toBe("いつか"));
});

describe("the order of readings", () => {
  it("is 五十音, whatever a name is written with, and names without a reading follow", () => {
    const names = [
      { name: "渡邊", kana: "わたなべ" },
      { name: "髙田", kana: "たかだ" },
      { name: "阿部", kana: "アベ" },
      { name: "高木", kana: "たかぎ" },
      { name: "こしかけ" },
      { name: "乙" },
      { name: "がんばる会", kana: "がんばるかい" },
      { name: "かもめ" },
    ];
    expect(names.toSorted(byReading).map(({ name }) => name)).toEqual([
      "阿部",
      "かもめ",
      "がんばる会",
      "こしかけ",
      "高木",
      "髙田",
      "渡邊",
      "乙",
    ]);
  });

  it("is that of every person in the demo city, in a class register's order", () => {
    const rows: { name: string; kana: string }[] = parse(readFileSync(join(PROJECT, "seeds/city/people.csv"), "utf8"), {
      columns: true,
      bom: true,
    });
    const sorted = rows.toSorted(byReading).map(({ kana }) => kana);
    expect(sorted[0]).toMatch(/^あ/);
    expect(sorted.at(-1)).toMatch(/^[よらりるれろわ]/);
    expect(sorted.filter((kana) => kana.startsWith("さとう")).length).toBeGreaterThan(0);
  });
});

describe("a reading", () => {
  it("stands over a name that has one, and over no name that is read as it is written", () => {
    expect(withReading("佐藤花子", "さとうはなこ")).toBe("{佐藤花子|さとうはなこ}");
    expect(withReading("えんがわ", "えんがわ")).toBe("えんがわ");
    expect(withReading("佐藤花子", null)).toBe("佐藤花子");
    expect(withReading("{悪い|名前}", "わるい")).toBe("{悪い|名前}");
    expect(plain("{人|ひと}と {話|はな}す")).toBe("人と 話す");
  });
});
