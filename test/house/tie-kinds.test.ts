import { describe, expect, it } from "vitest";
import { TIES, TIMELESS, type TieKind } from "../../src/things/model.ts";
import { allStatements, called } from "./statements.ts";

/** Cypher is written and never generated, so some statements repeat the model's list of ties. What a list leaves out it leaves out for a reason. */
const KINDS = Object.keys(TIES) as TieKind[];
/** Only introductions begin these, and what is told of them is read by their own statements. */
const OF_INTRODUCTIONS: readonly TieKind[] = KINDS.filter((kind) => TIES[kind].from.join() === "Introduction");
/** A hall, a district or a topic has thousands of these; what hangs on it stands on its shelves. */
const MANY: readonly TieKind[] = ["LIVES_IN", "ACTIVE_IN", "LOCATED_IN", "ABOUT", "SERVES", "HEARD_IN"];

const statements = new Map(allStatements().map((each) => [called(each.file), each.text]));

function listed(file: string, pattern: RegExp): TieKind[][] {
  return Array.from(statements.get(file)!.matchAll(pattern), ([, kinds]) =>
    kinds!.split(/\||, /u).map((kind) => kind.replaceAll("'", "") as TieKind),
  );
}

const without = (...left: readonly TieKind[]) => KINDS.filter((kind) => !left.includes(kind)).toSorted();

describe("a statement that repeats the list of ties repeats all of it", () => {
  it.each([
    ["src/questions/exploration/around.cypher", /\(n\)-\[t:([A-Z_|]+)\]->/gu, without(...OF_INTRODUCTIONS)],
    ["src/questions/exploration/around.cypher", /\(n\)<-\[t:([A-Z_|]+)\]-\(/gu, without(...OF_INTRODUCTIONS, ...MANY)],
    ["src/things/tied.cypher", /\(n\)-\[t:([A-Z_|]+)\]-\(/gu, without(...OF_INTRODUCTIONS)],
  ])("%s %s", (file, pattern, all) => {
    const lists = listed(file, pattern);
    expect(lists.length, `${file}: the list is not found any more; mend this test.`).toBeGreaterThan(0);
    for (const list of lists)
      expect(list.toSorted(), `${file}: add the kind of tie that src/things/model.ts has.`).toEqual(all);
  });

  it.each(["src/things/release-ties.cypher", "src/things/settle-audience-ties.cypher"])(
    "%s names those that are facts of the thing itself",
    (file) => {
      const lists = listed(file, /type\(\w+\) IN \[('[A-Z_', ]+')\]/gu).filter((list) => list.includes("ABOUT"));
      expect(lists.length, `${file}: the list is not found any more; mend this test.`).toBeGreaterThan(0);
      for (const list of lists)
        expect(list.toSorted(), `${file}: as TIMELESS in src/things/model.ts.`).toEqual([...TIMELESS].toSorted());
    },
  );
});
