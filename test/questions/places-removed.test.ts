import "reflect-metadata";
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { settleIn } from "../../src/things/settle.ts";
import { said, testGraph } from "../graph/connect.ts";
import { ask, TODAY } from "../town.ts";
import { rowsOf } from "./demo-city.ts";

/**
 * What becomes of a story about places when somebody or something in it is gone: each is taken away from the demo city, the story is asked again, and it is given
 * back. Nobody else asks meanwhile (test/vitest.config.ts).
 */
// oxlint-disable-next-line typescript/no-explicit-any -- what came back, as a test likes to read it
type Json = any;

let graph: Graph | undefined;
afterAll(async () => graph?.close());

const HIDE = said(
  "MATCH (n:Entity {id: $id}) WITH n, n.shownTo AS before SET n.shownTo = $shownTo RETURN before",
  "story-hide",
);
const END = said(
  "MATCH (a:Entity {id: $from})-[t]-(b:Entity {id: $to}) WHERE type(t) = $kind WITH t, t.until AS before SET t.until = $until RETURN before",
  "story-end",
);
const SAY = said(
  "MATCH (n:Entity {id: $id}) WITH n, n[$property] AS before SET n += $values RETURN before",
  "story-say",
);

type Gone =
  | { readonly node: string }
  | { readonly tie: readonly [kind: string, from: string, to: string] }
  | { readonly of: string; readonly property: string };

const PAST = new Date("2026-01-01T00:00:00Z");

/** Takes it away and settles what it touches; what it gives back puts it as it was. */
async function takeAway(gone: Gone): Promise<() => Promise<void>> {
  graph ??= await testGraph();
  const write = async (statement: typeof HIDE, params: Record<string, Json>, touched: readonly string[]) =>
    graph!.write(
      async (tx) => {
        const [row] = await tx.run<{ before: Json }>(statement, params);
        expect(row, `${JSON.stringify(params)} is there to be taken away`).toBeDefined();
        await settleIn(tx, touched);
        return row!.before;
      },
      { within: 60_000 },
    );
  if ("node" in gone) {
    const before = await write(HIDE, { id: gone.node, shownTo: null }, [gone.node]);
    return async () => void (await write(HIDE, { id: gone.node, shownTo: before }, [gone.node]));
  }
  if ("tie" in gone) {
    const [kind, from, to] = gone.tie;
    const before = await write(END, { kind, from, to, until: PAST }, [from, to]);
    return async () => void (await write(END, { kind, from, to, until: before }, [from, to]));
  }
  const { of, property } = gone;
  const before = await write(SAY, { id: of, property, values: { [property]: null } }, [of]);
  return async () => void (await write(SAY, { id: of, property, values: { [property]: before } }, [of]));
}

const STORIES = rowsOf("stories.csv");

/** Asks the story of this expectation again. */
async function asked(expected: string): Promise<Json[]> {
  const story = STORIES.find((row) => row["expectedFirst"] === expected);
  expect(story, `seeds/stories.csv tells a story that expects ${expected}`).toBeDefined();
  const query = readFileSync(
    new URL(`../../schema/operations/${story!["operation"]}.graphql`, import.meta.url),
    "utf8",
  );
  const { data, errors } = await ask("coordinator", query, JSON.parse(story!["variables"]!), TODAY);
  expect(errors).toEqual([]);
  return Object.values<Json>(data)[0].candidates.edges.map(({ node }: Json) => node.subject);
}

/** What is not there is null. */
const told = (...cells: Json[]) => cells.map((cell) => cell ?? null);
const bridged = (place: string) => (subjects: Json[]) => {
  const found = subjects.find((subject) => subject.place.id === place);
  return told(found?.partner?.id, found?.bridges[0]?.person.id);
};
const invited = (place: string) => (subjects: Json[]) => {
  const found = subjects.find((subject) => subject.place.id === place);
  const first = found?.invitations.find(({ generation }: Json) => generation === "YOUNG");
  return told(found?.mark, first?.person.id, first?.asker?.id, first?.topic?.id);
};
const reached = (neighbourhood: string) => (subjects: Json[]) => {
  const found = subjects.find((subject) => subject.neighbourhood.id === neighbourhood);
  return told(found?.mark, found?.nearMisses[0]?.place.id, found?.nearMisses[0]?.lacks);
};
const opened = (wish: string) => (subjects: Json[]) => {
  const found = subjects.find((subject) => subject.wish.id === wish);
  return told(found?.wisher.id, found?.owner?.id, found?.group?.id);
};

const BOOKS = "plc_asakura_2f:plc_engawa:per_kim_minji";
const DRUMS = "plc_miyanoshita_jinja_hall:COULD:per_umeno_tomoko:per_maruyama_kiyoji";
const EVENINGS = "dst_matsubara:SOME:plc_matsubara_shukaijo:ARRANGEMENT";
const OLD = "dst_miyanoshita:NONE:plc_miyanoshita_jinja_hall:ARRANGEMENT";
const HOUSE = "wish_yokoyama_open:per_yokoyama_mitsuyo:grp_salon_omiya";

describe("a story about places", () => {
  it.each<[string, string, Gone, (subjects: Json[]) => unknown, unknown]>([
    [
      "without Kim Minji, the friend at the other end of her acquaintance is asked",
      BOOKS,
      { node: "per_kim_minji" },
      bridged("plc_asakura_2f"),
      ["plc_miyanoshita_jinja_hall", "per_asakura_seiichi"],
    ],
    [
      "without that acquaintance, the bookseller knows somebody elsewhere",
      BOOKS,
      { tie: ["KNOWS", "per_nguyen_thi_lan", "per_kim_minji"] },
      bridged("plc_asakura_2f"),
      ["plc_miyanoshita_jinja_hall", "per_asakura_seiichi"],
    ],
    [
      "without his acquaintance with Mr Kono, Ren is no nearer than his sister, and nobody could ask either",
      DRUMS,
      { tie: ["KNOWS", "per_ishibashi_ren", "per_kono_shigeru"] },
      invited("plc_miyanoshita_jinja_hall"),
      ["COULD", "per_ishibashi_hina", null, "top_traditional-arts"],
    ],
    [
      "without Ren's wish, his sister's is left",
      DRUMS,
      { node: "wish_ishibashi_wood" },
      invited("plc_miyanoshita_jinja_hall"),
      ["COULD", "per_ishibashi_hina", null, "top_traditional-arts"],
    ],
    [
      "without its hours, it is not known whether one can go to the hall of Matsubara",
      EVENINGS,
      { of: "plc_matsubara_shukaijo", property: "openingHours" },
      reached("dst_matsubara"),
      ["SOME", "plc_matsubara_shukaijo", "HOURS_UNKNOWN"],
    ],
    [
      "without the hall of Miyanoshita, what is nearest is too far",
      OLD,
      { node: "plc_miyanoshita_jinja_hall" },
      reached("dst_miyanoshita"),
      ["NONE", "plc_midori_kominkan", "DISTANCE"],
    ],
    [
      "without the owner's word, nobody is named whose house it is",
      HOUSE,
      { tie: ["RUN_BY", "plc_yokoyama_akiya", "per_yokoyama_mitsuyo"] },
      opened("wish_yokoyama_open"),
      ["per_yokoyama_mitsuyo", null, "grp_salon_omiya"],
    ],
    [
      "without the tea circle, another group is near",
      HOUSE,
      { node: "grp_salon_omiya" },
      opened("wish_yokoyama_open"),
      ["per_yokoyama_mitsuyo", "per_yokoyama_mitsuyo", "grp_midori_shakyo"],
    ],
    [
      "without the wish, others are heard",
      HOUSE,
      { node: "wish_yokoyama_open" },
      opened("wish_yokoyama_open"),
      [null, null, null],
    ],
  ])("%s", async (_, story, gone, look, then) => {
    const before = look(await asked(story));
    const giveBack = await takeAway(gone);
    try {
      expect(look(await asked(story))).toEqual(then);
    } finally {
      await giveBack();
    }
    expect(look(await asked(story))).toEqual(before);
    expect(before).not.toEqual(then);
  });
});
