import { describe, expect, it } from "vitest";
import { chainsOf } from "../../src/web/answer/path.ts";
import {
  comparedOf,
  EMPTY,
  MOST_KNOTS,
  restOf,
  shownOf,
  tiesOfWays,
  walkedBy,
  withMore,
  type Tie,
} from "../../src/web/ties/net.ts";

const knot = (id: string) => ({ id, name: id });
const tie = (from: string, kind: string, to: string): Tie => ({
  id: `${from} ${kind} ${to}`,
  kind,
  from: knot(from),
  to: knot(to),
  sentence: `${from} ${kind} ${to}.`,
});

describe("a net", () => {
  it("counts what of a centre's ties is not here yet, by kind, whichever way they point", () => {
    const bundles = [
      { kind: "KNOWS", count: 2, more: false },
      { kind: "KNOWS", count: 1, more: false },
      { kind: "MEMBER_OF", count: 1, more: false },
    ];
    const ties = [tie("a", "KNOWS", "b"), tie("a", "MEMBER_OF", "g"), tie("b", "KNOWS", "c")];
    const net = withMore(EMPTY, "a", ties, bundles);
    expect(restOf(net, "a")).toEqual([{ kind: "KNOWS", here: 1, count: 3 }]);
    const more = withMore(net, "a", [tie("a", "KNOWS", "c"), tie("d", "KNOWS", "a"), tie("a", "KNOWS", "b")]);
    expect(restOf(more, "a")).toEqual([]);
    expect(more.ties).toHaveLength(5);
  });

  it("is drawn with at most a hundred and fifty, and says how many are left", () => {
    const many = Array.from({ length: 200 }, (_, at) => tie("a", "KNOWS", `b${at}`));
    const shown = shownOf(withMore(EMPTY, "a", many));
    expect([shown.knots.length, shown.left]).toEqual([MOST_KNOTS, 51]);
    expect(shown.ties).toHaveLength(MOST_KNOTS - 1);
  });

  it("says what two share and what each has alone, and not their tie to each other", () => {
    const ties = [
      tie("a", "KNOWS", "b"),
      tie("a", "MEMBER_OF", "g"),
      tie("b", "MEMBER_OF", "g"),
      tie("a", "FREQUENTS", "p"),
      tie("c", "KNOWS", "b"),
      tie("x", "KNOWS", "y"),
    ];
    const { shared, onlyOne, onlyOther } = comparedOf(withMore(EMPTY, "a", ties), "a", "b");
    expect(shared).toEqual([{ knot: knot("g"), one: ["a MEMBER_OF g."], other: ["b MEMBER_OF g."] }]);
    expect(onlyOne.map(({ knot: { id } }) => id)).toEqual(["p"]);
    expect(onlyOther.map(({ knot: { id } }) => id)).toEqual(["c"]);
  });

  it("walks a way from its beginning, though its ties point either way", () => {
    const way = [tie("a", "KNOWS", "b"), tie("g", "ACCOMPANIED_BY", "b"), tie("g", "MEETS_AT", "p")];
    expect(walkedBy(way, "a").map(({ id }) => id)).toEqual(["a", "b", "g", "p"]);
    expect(tiesOfWays([way, way.slice(0, 1)])).toHaveLength(3);
  });
});

describe("the path of a reason", () => {
  const called = (id: string) => ({ id, name: id });
  const step = (from: string, kind: string, to: string) => ({ from: called(from), kind, to: called(to) });
  const drawn = (...steps: readonly ReturnType<typeof step>[]) =>
    chainsOf(steps).map(({ from, hops }) =>
      [from.id, ...hops.map(({ kind, to, backwards }) => `${backwards ? "<" : ">"}${kind} ${to.id}`)].join(" "),
    );

  it("goes on from where it came to, whichever way a tie points, and makes nobody the end of another's tie", () => {
    expect(drawn(step("a", "KNOWS", "b"), step("b", "OFFERS", "c"))).toEqual(["a >KNOWS b >OFFERS c"]);
    expect(drawn(step("b", "KNOWS", "a"), step("b", "MEMBER_OF", "c"))).toEqual(["a <KNOWS b >MEMBER_OF c"]);
    expect(drawn(step("a", "ABOUT", "t"), step("b", "ABOUT", "t"))).toEqual(["a >ABOUT t <ABOUT b"]);
    expect(drawn(step("a", "KNOWS", "b"), step("c", "KNOWS", "d"))).toEqual(["a >KNOWS b", "c >KNOWS d"]);
  });
});
