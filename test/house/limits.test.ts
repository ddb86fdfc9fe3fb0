import "reflect-metadata";
import { describe, expect, it } from "vitest";
import { MOST_READ, type ReadName } from "../../src/questions/left-out.ts";
import { bare } from "./cypher.ts";
import { allStatements, called } from "./statements.ts";

/** What limits a statement of an answer, and who tells of it: the name under which the answer says so, or why nothing can be missed. */
type Told = ReadName | { readonly because: string };
const because = (why: string): Told => ({ because: why });

const COVERAGE = because("counted up to 500, and told as “500 or more”");
const SHOWN = because("so many are shown, as the field says; nothing is counted or ranked by them");

const LIMITS: Readonly<Record<string, Readonly<Record<number, Told>>>> = {
  around: { 101: "TIES_OF_A_KIND" },
  "district-coverage": { 501: COVERAGE },
  "district-vision": {
    2000: "VOICES",
    100: because("counted up to 100, as the fields say; those that grow come first"),
    3: SHOWN,
  },
  drafts: { 5: SHOWN },
  inbox: { 2000: "VOICES" },
  "introductions-due": { 2000: "INTRODUCTIONS", 3: SHOWN },
  "kanaeai-rings": { 501: COVERAGE, 7: because("cells of a row"), 9: because("cells of a row") },
  "may-show": { 5: "ASKED_FIRST", 2: SHOWN },
  "meeting-outcomes": { 2000: "DECISIONS", 2: SHOWN },
  network: {
    500: "TIES_OF_ONE",
    3: because("somebody lives in one or two school districts; a third is not looked for"),
  },
  "offer-needs": { 5: "ASKED_FIRST" },
  "party-needs": { 50: "OFFERS_OF_ONE", 5: "ASKED_FIRST" },
  "path-between": { 15: because("the five and the ten that were walked, which the answer tells as WAYS") },
  "people-of-places": {
    200: "PLACES",
    100: "VISITORS_OF_PLACE",
    5000: "PEOPLE_OF_PLACES",
    20: "ACQUAINTANCES_OF_VISITORS",
    1000: "WISHES_OF_PLACES",
  },
  "place-wishes": { 200: "HAPPENING", 2000: "WISHES", 5: because("the first is told where nobody is found") },
  reach: { 400: "NEIGHBOURHOODS", 300: "HOMES", 3000: "PLACES_IN_REACH" },
  search: { 300: "NAMED", 301: "TOLD_OF" },
  "similar-wishes": { 1000: "WISHES_COMPARED", 5: SHOWN },
  "suits-me": { 20: "WISHES_OF_ONE", 500: "ACQUAINTANCES", 5: SHOWN },
  "uncovered-topics": {
    2000: "WISHES",
    3: because("counted up to 3, as the fields say; more than one is enough"),
    2: SHOWN,
  },
  "who-can-help": { 501: COVERAGE, 5: "ASKED_FIRST" },
  "who-could-open-place": { 5: "OWNERS", 200: "WISHES_FOR_A_PLACE", 50: "MEMBERS_OF_EACH" },
  "wish-outcomes": { 2000: "WISHES", 5: SHOWN, 100: "STEPS_OF_WISH", 500: "SUPPORTERS" },
  "wish-wishes": { 5: "ASKED_FIRST" },
};

const ANSWERS = allStatements().filter(({ file }) => /^src\/questions\/(?!log\/)/u.test(called(file)));

/** Every figure behind which a statement stops; one of a kind is a choice and no limit. */
function limitsIn(text: string): number[] {
  const found = Array.from(
    bare(text).matchAll(/\bLIMIT (\d+)|(?<!\*)\[0\.\.(\d+)\]|\[\d*\.\.(\d+)\]/gu),
    ([, a, b, c]) => Number(a ?? b ?? c),
  );
  return [...new Set(found)].filter((figure) => figure > 1).toSorted((a, b) => a - b);
}

describe("what a statement of an answer stops behind", () => {
  it.each(ANSWERS.map((each) => [called(each.file), each] as const))("%s", (path, { name, text }) => {
    const told = LIMITS[name] ?? {};
    expect(
      limitsIn(text),
      `${path}: say in test/house/limits.test.ts who tells of each limit, or why it changes no answer; and in the answer itself, with leftOutOf.`,
    ).toEqual(
      Object.keys(told)
        .map(Number)
        .toSorted((a, b) => a - b),
    );
    for (const [figure, by] of Object.entries(told)) {
      if (typeof by !== "string") continue;
      // Ties are counted one further, to know whether there are more.
      const most = MOST_READ[by].most + (by === "TIES_OF_A_KIND" ? 1 : 0);
      expect(Number(figure), `${path}: MOST_READ.${by} in src/questions/left-out.ts tells another figure.`).toBe(most);
    }
  });

  it("is a table of statements that are there", () => {
    const names = ANSWERS.map(({ name }) => name);
    expect(Object.keys(LIMITS).filter((name) => !names.includes(name))).toEqual([]);
  });
});
