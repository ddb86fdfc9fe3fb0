import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  flocksOf,
  hoursForSeveral,
  likenesses,
  wordsInCommon,
  type Voiced,
} from "../../../src/questions/wishes/alike.ts";
import { FULL } from "../../sample.ts";

const wish = (id: string, text: string, more: Partial<Voiced> = {}): Voiced => ({
  id,
  holder: `of ${id}`,
  text,
  topics: [],
  starts: [],
  ends: [],
  ...more,
});
const topic = (id: string, wider: string | null = null) => [{ id, wider }];

const twoHours = (start: number) => ({ starts: [start], ends: [start + 120] });
const three = (hours: readonly number[]) =>
  ["a", "b", "c"].map((id, n) =>
    wish(id, ["歌う会", "畑仕事", "海遊び"][n]!, { topics: topic(id, "sports"), ...twoHours(hours[n]!) }),
  );
const voicedOf = (rows: readonly { holder: string; text: string; topic: string; start: number | null }[]) =>
  rows.map(({ holder, text, topic: about, start }, at): Voiced => {
    const hours = start === null ? {} : { starts: [start], ends: [start + 90] };
    return wish(`w${String(at).padStart(2, "0")}`, text, { holder, topics: topic(about), ...hours });
  });

describe("wishes that are one in different words", () => {
  it("are found by their topic, whatever they are called", () => {
    const flocks = flocksOf([
      wish("a", "歌声喫茶を開きたい", { topics: topic("singing") }),
      wish("b", "ラジオの歌謡曲なら三番まで", { topics: topic("singing") }),
      wish("c", "コーラスは立ちっぱなしで", { topics: topic("singing") }),
      wish("d", "囲碁を打ちたい", { topics: topic("go") }),
    ]);
    expect(flocks.map(({ middle, others }) => [middle, ...others].toSorted())).toEqual([["a", "b", "c"]]);
  });

  it("are found by their words, folded, where their topics have nothing in common", () => {
    const flocks = flocksOf([
      wish("a", "ｶﾞｰﾃﾞﾆﾝｸﾞの仲間", { topics: topic("garden") }),
      wish("b", "ガーデニングの仲間", { topics: topic("friends") }),
      wish("c", "がーでにんぐの仲間", { topics: topic("flowers") }),
    ]);
    expect(flocks).toHaveLength(1);
    expect(flocks[0]!.parts[1]).toBe(1);
  });

  it("are kept apart by hours that never meet, where the topics are only of one kind", () => {
    expect(flocksOf(three([600, 600, 600]))).toHaveLength(1);
    expect(flocksOf(three([600, 2600, 4600]))).toEqual([]);
  });

  it("are of three different wishers at the least", () => {
    const same = ["a", "b", "c"].map((id) => wish(id, "歌いたい", { topics: topic("singing") }));
    expect(flocksOf(same)).toHaveLength(1);
    expect(flocksOf(same.map((each) => ({ ...each, holder: each.id === "c" ? "of b" : each.holder })))).toEqual([]);
    expect(flocksOf(same.slice(0, 2))).toEqual([]);
  });

  const drawn = fc.array(
    fc.record({
      holder: fc.constantFrom("p", "q", "r", "s", "t"),
      text: fc.constantFrom("歌いたい", "みんなで歌いたい", "畑をしたい", "畑の野菜を配りたい", "海が見たい", "歌と畑"),
      topic: fc.constantFrom("x", "y", "z"),
      start: fc.constantFrom(null, 540, 600, 2000),
    }),
    { maxLength: 14 },
  );
  it("stand in one group each, around one to which all others are alike; the same in whatever order they are given", () => {
    fc.assert(
      fc.property(drawn, fc.integer(), (rows, seed) => {
        const wishes = voicedOf(rows);
        const flocks = flocksOf(wishes);
        const all = flocks.flatMap(({ middle, others }) => [middle, ...others]);
        expect(new Set(all).size).toBe(all.length);
        const like = likenesses(wishes);
        for (const { middle, others } of flocks) {
          for (const other of others) expect(like.get(middle)!.has(other)).toBe(true);
          const holders = [middle, ...others].map((id) => wishes.find((each) => each.id === id)!.holder);
          expect(new Set(holders).size).toBeGreaterThanOrEqual(3);
        }
        const shuffled = wishes.toSorted(
          (a, b) => ((a.id.charCodeAt(2) * 31 + seed) % 7) - ((b.id.charCodeAt(2) * 31 + seed) % 7),
        );
        expect(flocksOf(shuffled)).toEqual(flocks);
      }),
      { seed: 20_261_124, numRuns: FULL ? 2_000 : 150 },
    );
  });

  it("say which of their words they share, the longest first", () => {
    expect(wordsInCommon(["歌謡曲を歌いたい", "歌謡曲なら三番まで", "海が見たい"])).toEqual(["歌謡曲"]);
  });

  it("say when three of them could meet", () => {
    const hours = [
      [600, 720],
      [630, 700],
      [640, 800],
      [3000, 3100],
    ].map(([start, end]) => ({ starts: [start!], ends: [end!] }));
    expect(hoursForSeveral(hours)).toEqual([{ start: 640, end: 700 }]);
    expect(hoursForSeveral(hours.slice(1))).toEqual([]);
  });
});
