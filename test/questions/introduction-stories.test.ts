import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph, Value } from "../../src/graph/graph.ts";
import { settleIn } from "../../src/things/settle.ts";
import { said, testGraph } from "../graph/connect.ts";
import { ask, TODAY } from "../town.ts";

/** What the stories of introductions rest on, taken away from the demo city and put back: alone in the graph, for others tell the same stories. */
const PATH = `query ($from: ID!, $to: ID!) { pathBetween(from: $from, to: $to) { candidates { nodes { verdict subject { ... on Path { toAsk { id } steps { from { id } to { id } } } } } } } }`;
const DUE = `query ($district: String!) { introductionsDue(district: $district) { total candidates { nodes { subject { ... on Introduction { id } } } } } }`;
const LOAD = `query ($id: ID!) { entity(id: $id) { ... on Offer { load } } }`;

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(async () => graph.close());

/** Changes something that a story rests on, settles what it touches, asks, and puts it back. */
async function without<T>(
  change: string,
  back: string,
  params: Record<string, Value>,
  settle: string[],
  asked: () => Promise<T>,
): Promise<T> {
  const write = async (text: string) =>
    graph.write(
      async (tx) => {
        await tx.run(said(text), params);
        await settleIn(tx, settle);
      },
      { within: 60_000 },
    );
  await write(change);
  try {
    return await asked();
  } finally {
    await write(back);
  }
}

async function firstStep(from: string, to: string): Promise<string> {
  const { data, errors } = await ask("coordinator", PATH, { from, to }, TODAY);
  expect(errors).toEqual([]);
  const [first] = data.pathBetween.candidates.nodes;
  const [step] = first.subject.steps;
  return `${step.from.id === from ? step.to.id : step.from.id} ${first.verdict}`;
}
const dueIn = async (district: string): Promise<string[]> => {
  const { data } = await ask("coordinator", DUE, { district }, TODAY);
  return data.introductionsDue.candidates.nodes.map(({ subject }: { subject: { id: string } }) => subject.id);
};
const loadOf = async (id: string): Promise<number> => (await ask("coordinator", LOAD, { id }, TODAY)).data.entity.load;

const TAKE_BACK = "MATCH (c:Consent {id: $id}) SET c.withdrawnAt = datetime()";
const GIVE_BACK = "MATCH (c:Consent {id: $id}) SET c.withdrawnAt = null";
const HIDE = "MATCH ()-[t]->() WHERE t.id = $id SET t.until = datetime('2026-11-01T00:00:00Z')";

const toTheBookshop = async () => firstStep("per_coord_midori", "per_asakura_seiichi");

describe("the stories of introductions", () => {
  it("Yui's agreement taken back, her mother is nearer, and is to be asked", async () => {
    const [sato, sugimoto] = ["per_sato_hanako", "per_sugimoto_sanae"];
    expect(await firstStep(sato, sugimoto)).toBe("per_okamoto_yui MAY_SHOW");
    const gone = await without(TAKE_BACK, GIVE_BACK, { id: "con_yui_between" }, ["per_okamoto_yui"], async () =>
      firstStep(sato, sugimoto),
    );
    expect(gone).toBe("per_okamoto_megumi ASK_FIRST");
    expect(await firstStep(sato, sugimoto)).toBe("per_okamoto_yui MAY_SHOW");
  });

  it("Setsuko's agreement taken back, she is still the way, and is to be asked", async () => {
    const [mizuki, tsuji] = ["per_csw_mizuki", "per_tsuji_yoshiko"];
    expect(await firstStep(mizuki, tsuji)).toBe("per_takada_setsuko MAY_SHOW");
    const gone = await without(TAKE_BACK, GIVE_BACK, { id: "con_takada_between" }, ["per_takada_setsuko"], async () =>
      firstStep(mizuki, tsuji),
    );
    expect(gone).toBe("per_takada_setsuko ASK_FIRST");
  });

  it("without the tie between Mr Kusaba and Mr Asakura, the way to the bookshop is another one", async () => {
    const [tie] = await graph.read<{ id: string }>(
      said(
        "MATCH (:Entity {id: 'per_kusaba_soichiro'})-[t:KNOWS]-(:Entity {id: 'per_asakura_seiichi'}) RETURN t.id AS id",
      ),
    );
    expect(await toTheBookshop()).toBe("per_kusaba_soichiro ASK_FIRST");
    const gone = await without(
      HIDE,
      HIDE.replace(/SET.*/u, "SET t.until = null"),
      { id: tie!.id },
      ["per_kusaba_soichiro"],
      toTheBookshop,
    );
    expect(gone).not.toContain("per_kusaba_soichiro");
  });

  it("once Mrs Kuroki has been asked again, the knitting is not due, and the railway is next", async () => {
    const before = await dueIn("dst_midori");
    expect(before.slice(0, 3)).toEqual(["int_knitting", "int_railway", "int_pickles"]);
    const answered = await without(
      "MATCH (n:Entity {id: $id}) SET n.kept = n.dueAt, n.dueAt = datetime('2026-12-10T00:00:00Z')",
      "MATCH (n:Entity {id: $id}) SET n.dueAt = n.kept REMOVE n.kept",
      { id: "int_knitting" },
      ["int_knitting"],
      async () => dueIn("dst_midori"),
    );
    expect(answered).toEqual(before.slice(1));
  });

  it("an introduction that all agreed to counts in what the helper carries; beside the help it led to it does not", async () => {
    expect(await loadOf("off_susumu_go")).toBe(1);
    expect(await loadOf("off_sato_pickles")).toBe(1);
    const over = await without(
      "MATCH (n:Entity {id: $id}) SET n.state = 'CLOSED'",
      "MATCH (n:Entity {id: $id}) SET n.state = 'ACCEPTED'",
      { id: "int_go" },
      ["int_go", "off_susumu_go"],
      async () => loadOf("off_susumu_go"),
    );
    expect(over).toBe(0);
  });
});
