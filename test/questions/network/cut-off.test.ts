import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CutOff, type Network } from "../../../src/questions/network/cut-off.ts";
import { rowsOf } from "../../../src/questions/network/rows.ts";
import { FULL } from "../../sample.ts";

/** Points, those who are people, those who hold, and the ties between them. */
interface Drawn {
  people: boolean[];
  holds: boolean[];
  ties: [number, number][];
}

function networkOf({ people, holds, ties }: Drawn): Network {
  const size = people.length;
  const rows = rowsOf(
    size,
    ties.map(([a]) => a),
    ties.map(([, b]) => b),
  );
  return { ...rows, size, people: Uint8Array.from(people, Number), holds: Uint8Array.from(holds, Number) };
}

/** As the definition says it, with nothing clever: take one away, and walk from each of the others. */
function heldWithout(drawn: Drawn, gone: number): Set<number> {
  const held = new Set<number>();
  drawn.people.forEach((isPerson, start) => {
    if (!isPerson || start === gone) return;
    const reached = new Set([start]);
    for (const v of reached) {
      for (const [a, b] of drawn.ties) {
        if (a === v && b !== gone) reached.add(b);
        if (b === v && a !== gone) reached.add(a);
      }
    }
    if ([...reached].some((v) => v !== start && drawn.holds[v])) held.add(start);
  });
  return held;
}

const drawn: fc.Arbitrary<Drawn> = fc.integer({ min: 1, max: 14 }).chain((size) =>
  fc.record({
    people: fc.array(
      fc.boolean().map((one) => one),
      { minLength: size, maxLength: size },
    ),
    // Few hold, or nobody would ever be cut off.
    holds: fc.array(
      fc.nat(5).map((one) => one === 0),
      { minLength: size, maxLength: size },
    ),
    ties: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: size + 3 }),
  }),
);

describe("who is cut off when one leaves", () => {
  it("is, for everybody at once, what taking each away and looking says", () => {
    let cut = 0;
    fc.assert(
      fc.property(drawn, (each) => {
        const found = new CutOff(networkOf(each));
        const now = heldWithout(each, -1);
        each.people.forEach((_, gone) => {
          const left = heldWithout(each, gone);
          const expected = [...now].filter((v) => v !== gone && !left.has(v)).toSorted((a, b) => a - b);
          expect(found.by(gone)).toEqual(expected);
          expect(found.counts[gone]).toBe(expected.length);
          cut += expected.length;
        });
        each.people.forEach((isPerson, v) => expect(found.isUnheld(v)).toBe(isPerson && !now.has(v)));
      }),
      { seed: 20_261_124, numRuns: FULL ? 5_000 : 300 },
    );
    // Or nothing was tried.
    expect(cut).toBeGreaterThan(150);
  });

  it("does not overflow on a chain of a hundred thousand", () => {
    const size = 100_000;
    const ties = Array.from({ length: size - 1 }, (_, at): [number, number] => [at, at + 1]);
    const chain = networkOf({
      people: Array<boolean>(size).fill(true),
      holds: [true, ...Array<boolean>(size - 1).fill(false)],
      ties,
    });
    const { counts } = new CutOff(chain);
    // The holder at the head holds everybody behind it, and is held by nobody.
    expect(counts[0]).toBe(size - 1);
    expect(counts[1]).toBe(size - 2);
    expect(counts[size - 1]).toBe(0);
  });
});
