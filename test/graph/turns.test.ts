import { describe, expect, it } from "vitest";
import { Turns } from "../../src/graph/turns.ts";

describe("turns", () => {
  it("let so many work at once, the others in the order in which they came, and none is kept by one that failed", async () => {
    const turns = new Turns(2);
    const began: number[] = [];
    const end: (() => void)[] = [];
    const all = [0, 1, 2, 3, 4].map(async (each) =>
      turns
        .take(async () => {
          began.push(each);
          await new Promise<void>((resolve) => (end[each] = resolve));
          if (each === 1) throw new Error("failed");
          return each;
        })
        .catch(() => "failed"),
    );
    const soon = async () => new Promise((resolve) => setTimeout(resolve, 1));
    await soon();
    expect(began).toEqual([0, 1]);
    end[1]!();
    await soon();
    expect(began).toEqual([0, 1, 2]);
    end[0]!();
    end[2]!();
    await soon();
    expect(began).toEqual([0, 1, 2, 3, 4]);
    end[3]!();
    end[4]!();
    expect(await Promise.all(all)).toEqual([0, "failed", 2, 3, 4]);
    // And afterwards as at the beginning.
    expect(await turns.take(async () => "again")).toBe("again");
  });
});
