import * as fc from "fast-check";
import { TIES, type Noun, type TieKind, type TieRule } from "../../src/things/model.ts";
import type { Thing, TieOf } from "../town.ts";
import { THINGS } from "./everything.ts";

/** Hidden things and ties of every kind, to be put around those that are seen. */

/** What the thing alone is about or lies in is seen with the thing, so no tie of these kinds can be hidden while its start is seen. */
const SEEN_WITH_THEIR_START: readonly TieKind[] = [
  "ABOUT",
  "SERVES",
  "PART_OF",
  "ADJACENT_TO",
  "BROADER",
  "HEARD_IN",
  "HAS_STEP",
  "BLOCKED_BY",
];

/** Names that stand close to those in the town, so that search and free words come upon them. */
export const hiddenThing = fc.record({
  noun: fc.constantFrom<Noun>(
    "Person",
    "Group",
    "Company",
    "Place",
    "Household",
    "Offer",
    "Need",
    "Wish",
    "WishStep",
    "Introduction",
    "Topic",
    "District",
    "Voice",
    "Meeting",
    "Decision",
  ),
  called: fc.constantFrom("ほうき", "おかもと", "谷", "ひなた", "丘本さん", "ほうき編み"),
  level: fc.constantFrom("SCHOOL_DISTRICT", "CITY"),
  slots: fc.constantFrom(null, ["WE 14:00-15:00"]),
});
const hiddenTie = fc.record({
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of TIES are the kinds
  kind: fc.constantFrom(...(Object.keys(TIES) as TieKind[])),
  from: fc.nat(1000),
  to: fc.nat(1000),
});
export const surroundings = fc.record({
  things: fc.array(hiddenThing, { minLength: 2, maxLength: 8, size: "max" }),
  ties: fc.array(hiddenTie, { minLength: 20, maxLength: 40, size: "max" }),
  changed: fc.constantFrom("ほうき編み", "森本さん", "ひなた"),
});
export type Surroundings = typeof surroundings extends fc.Arbitrary<infer T> ? T : never;

const SOME_DAY = new Date("2026-08-01");
let count = 0;
/** Hidden things and ties, the ties between any two that the model lets them join, also between two that are seen. */
export function grown(
  { things, ties }: Surroundings,
  visible: readonly Thing[] = THINGS,
): { things: Thing[]; ties: TieOf[] } {
  const hidden = things.map(({ noun, called, level, slots }): Thing => ({
    noun,
    name: `${called} ${(count += 1)}`,
    kana: called,
    shownTo: null,
    ...(noun === "Topic" ? { level: 2, synonyms: ["ほうきを編"] } : {}),
    ...(noun === "District" ? { level } : {}),
    ...(noun === "Offer" ? { lane: "INFORMAL", type: "SKILL", slots } : {}),
    ...(noun === "Wish" ? { stance: "GIVE", slots } : {}),
    ...(noun === "Voice"
      ? { text: called, how: "PAPER", heardAt: SOME_DAY, state: slots ? "INBOX" : "SORTED", future: true }
      : {}),
    ...(noun === "Meeting" ? { heldAt: SOME_DAY } : {}),
    ...(noun === "Decision" ? { state: slots ? "OPEN" : "DONE", due: SOME_DAY } : {}),
  }));
  const all = [...visible.map((thing) => ({ thing, seen: true })), ...hidden.map((thing) => ({ thing, seen: false }))];
  const joined = ties.flatMap(({ kind, from, to }): TieOf[] => {
    const rule: TieRule = TIES[kind];
    const starts = all.filter(
      ({ thing, seen }) =>
        rule.from.includes(thing.noun) &&
        !(seen && SEEN_WITH_THEIR_START.includes(kind)) &&
        // How much a helper carries is published: it counts those whom the viewer cannot see.
        !(seen && kind === "HELPS"),
    );
    const start = starts[from % starts.length];
    const ends = all.filter(
      ({ thing }) =>
        rule.to.includes(thing.noun) &&
        thing !== start?.thing &&
        (kind !== "PART_OF" || thing.noun === start?.thing.noun),
    );
    const end = ends[to % ends.length];
    return start && end ? [[kind, start.thing.name, end.thing.name, { shownTo: null, hidden: true }]] : [];
  });
  return { things: hidden, ties: joined };
}
