import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph, Transaction, Value } from "../../src/graph/graph.ts";
import { TIMELESS } from "../../src/things/model.ts";
import { settleIn } from "../../src/things/settle.ts";
import { personaOf } from "../../src/trust/personas.ts";
import { said, testGraph } from "../graph/connect.ts";
import { ask, TODAY } from "../town.ts";
import { rowsOf } from "./demo-city.ts";

/** What the stories say when one helper, tie or consent of the demo city is not there. Each is taken away, asked about, and put back. */

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(async () => graph.close());

const operation = (name: string) =>
  readFileSync(new URL(`../../schema/operations/${name}.graphql`, import.meta.url), "utf8");

const TIE_GONE = said(
  // A mutual tie is stored in either direction.
  "MATCH (a:Entity {id: $from})-[t]-(b:Entity {id: $to}) WHERE type(t) = $kind AND t.until IS NULL WITH t, properties(t) AS facts, startNode(t).id AS from, endNode(t).id AS to DELETE t RETURN facts, from, to",
  "without-tie",
);
const TIE_BACK = said(
  "MATCH (a:Entity {id: $from}) MATCH (b:Entity {id: $to}) CREATE (a)-[t:$($kind)]->(b) SET t = $facts",
  "with-tie",
);
const CONSENT = said("MATCH (c:Consent {id: $id}) RETURN properties(c) AS facts", "the-consent");
/** What was withdrawn cannot be taken back; only the demo city is put back. */
const CONSENT_BACK = said(
  "MATCH (p:Person)-[:GAVE]->(c:Consent {id: $id})-[:COVERS]->(x) SET c = $facts RETURN collect(DISTINCT p.id) + collect(DISTINCT x.id) AS ids",
  "with-consent",
);
const WITHDRAW = `mutation ($id: ID!, $version: Int!, $key: String!) {
  consentWithdraw(id: $id, version: $version, how: "電話で", idempotencyKey: $key) { userErrors { code } }
}`;

interface Kept {
  [column: string]: Value;
  facts: Record<string, Value>;
  from: string;
  to: string;
}

async function write(work: (tx: Transaction) => Promise<void>): Promise<void> {
  await graph.write(work, { within: 60_000 });
}

/** Takes it away, and gives what puts it back. */
async function take(without: string): Promise<() => Promise<void>> {
  if (without.startsWith("con_")) {
    const [consent] = await graph.read<{ facts: Record<string, Value> }>(CONSENT, { id: without });
    if (!consent) throw new Error(`There is no ${without} in the demo city.`);
    const { facts } = consent;
    // As the person's coordinator does it.
    const given = { id: without, version: facts["version"] ?? 1, key: `without ${without} ${randomUUID()}` };
    const { data, errors } = await ask("coordinator", WITHDRAW, given);
    expect({ errors, data }).toEqual({ errors: [], data: { consentWithdraw: { userErrors: [] } } });
    return async () =>
      write(async (tx) => {
        const [row] = await tx.run<{ ids: string[] }>(CONSENT_BACK, { id: without, facts });
        await settleIn(tx, row!.ids);
      });
  }
  const [kind, from, to] = without.split(" ") as [string, string, string];
  let kept: Kept | undefined;
  await write(async (tx) => {
    const rows = await tx.run<Kept>(TIE_GONE, { kind, from, to });
    if (rows.length !== 1) throw new Error(`${without}: ${rows.length} such ties in the demo city.`);
    kept = rows[0]!;
    await settleIn(tx, [from, to]);
  });
  return async () =>
    write(async (tx) => {
      await tx.run(TIE_BACK, { kind, ...kept! });
      await settleIn(tx, [from, to]);
    });
}

interface Answer {
  candidates: { edges: { node: { subject: { id?: string } } }[] };
}

/** Cursors are sealed with a random number each. */
function cursorless(answer: Answer): string {
  return JSON.stringify(answer).replace(/"(?:endC|c)ursor":"[^"]*"/gu, "");
}

describe("without one of those that a story rests on", () => {
  const rows = rowsOf("stories_without.csv");

  it("there is something to take away for each of the kinds", () => {
    expect(rows.some(({ without }) => without!.startsWith("con_"))).toBe(true);
    const consents = rows.filter(({ without }) => without!.startsWith("con_")).map((row) => row["operation"]);
    expect(consents).toEqual(expect.arrayContaining(["SuitsMe", "LonelyPlaces", "OnlyMyTies"]));
    expect(rows.some(({ without }) => TIMELESS.some((kind) => without!.startsWith(kind)))).toBe(true);
  });

  it.each(rows.map((row) => [row["storyEn"]!, row] as const))("%s", async (_, row) => {
    const asked = async (): Promise<Answer> => {
      const variables: Record<string, unknown> = JSON.parse(row["variables"]!);
      const { data, errors } = await ask(personaOf(row["persona"])!, operation(row["operation"]!), variables, TODAY);
      expect(errors).toEqual([]);
      return Object.values<Answer>(data)[0]!;
    };
    const [how, what] = [row["expected"]!.split(":")[0]!, row["expected"]!.slice(row["expected"]!.indexOf(":") + 1)];
    const holds = ({ candidates }: Answer) =>
      how === "first" ? candidates.edges[0]?.node.subject.id === what : !JSON.stringify(candidates).includes(what);
    const before = await asked();
    expect(holds(before), "it is so already before anything is taken away").toBe(false);
    const back = await take(row["without"]!);
    try {
      expect(holds(await asked())).toBe(true);
    } finally {
      await back();
    }
    expect(cursorless(await asked())).toBe(cursorless(before));
  });
});
