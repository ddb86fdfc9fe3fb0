import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph, Value } from "../../src/graph/graph.ts";
import { apply, type Applied } from "../../src/imports/apply.ts";
import type { NodeDraft, TieDraft } from "../../src/imports/drafts.ts";
import { inWords } from "../../src/imports/sentence.ts";
import { cypher, migrated, saidOf } from "./town.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await migrated();
});
afterAll(async () => graph.close());

/** Drafts under a source of their own, which `saidOf` finds again. */
function fresh() {
  const city = `試し${randomUUID()}`;
  const source = `${city}/list`;
  const place = (sourceId: string, properties: Record<string, Value> = {}, row = 2): NodeDraft => ({
    noun: "Place",
    source,
    sourceId,
    audience: "PUBLIC",
    properties: { name: sourceId, ...properties },
    origin: { file: "list.csv", row },
  });
  const district = (sourceId: string): NodeDraft => ({
    noun: "District",
    source,
    sourceId,
    audience: "PUBLIC",
    properties: { name: sourceId, level: "SCHOOL_DISTRICT", point: { longitude: 138.1, latitude: 34.5 } },
  });
  const locatedIn = (from: string, to: string): TieDraft => ({
    kind: "LOCATED_IN",
    from: { source, sourceId: from },
    to: { source, sourceId: to },
    audience: "PUBLIC",
    source,
    origin: { file: "list.csv", row: 2 },
    column: "district",
  });
  const run = async (nodes: NodeDraft[], ties: TieDraft[] = [], dryRun = false): Promise<Applied> =>
    apply(graph, { nodes, ties }, { source: { name: source }, dryRun });
  const kept = async () =>
    graph.read(
      cypher(`MATCH (n:Entity {source: $source}) RETURN n.sourceId AS id, n.name AS name, n.phone AS phone, n.version AS version,
        n.goneSince IS NOT NULL AS gone, n.audience AS audience ORDER BY id`),
      { source },
    );
  return { city, source, place, district, locatedIn, run, kept };
}

describe("applying drafts", () => {
  it("makes records and ties, seen by those their word names", async () => {
    const { place, district, locatedIn, run, kept } = fresh();
    const { nodes, ties } = await run([district("東校区"), place("館")], [locatedIn("館", "東校区")]);
    expect([nodes.created, ties.created]).toEqual([2, 1]);
    expect(await kept()).toMatchObject([
      { id: "東校区", version: 1, audience: ["public"] },
      { id: "館", version: 1, audience: ["public"] },
    ]);
  });

  it("changes nothing the second time, not even when it was written", async () => {
    const { city, place, district, locatedIn, run } = fresh();
    const drafts = [[district("東校区"), place("館", { phone: "054" })], [locatedIn("館", "東校区")]] as const;
    await run([...drafts[0]], [...drafts[1]]);
    const before = await saidOf(graph, city, true);
    const { nodes, ties } = await run([...drafts[0]], [...drafts[1]]);
    expect([nodes.unchanged, nodes.updated, ties.unchanged, ties.updated]).toEqual([2, 0, 1, 0]);
    expect(await saidOf(graph, city, true)).toEqual(before);
  });

  it("counts a version up only for what changed; null takes away, what is not named stays", async () => {
    const { place, run, kept } = fresh();
    await run([place("a", { phone: "1" }), place("b", { phone: "1" })]);
    await run([place("a", { phone: null }), place("b", { phone: "1" })]);
    expect(await kept()).toMatchObject([
      { id: "a", name: "a", phone: null, version: 2 },
      { id: "b", phone: "1", version: 1 },
    ]);
  });

  it("flags what its source no longer has, keeps it, and takes the flag away when it is back", async () => {
    const { place, district, locatedIn, run, kept } = fresh();
    const all = [district("東校区"), place("a"), place("b")];
    await run(all, [locatedIn("a", "東校区"), locatedIn("b", "東校区")]);
    const less = await run(all.slice(0, 2), []);
    expect([less.nodes.gone, less.ties.gone]).toEqual([1, 1]);
    expect(await kept()).toMatchObject([
      { id: "a", gone: false },
      { id: "b", gone: true },
      { id: "東校区", gone: false },
    ]);
    expect((await run(all.slice(0, 2), [])).nodes.gone).toBe(0);
    const back = await run(all, [locatedIn("a", "東校区"), locatedIn("b", "東校区")]);
    expect([back.nodes.updated, back.ties.updated]).toEqual([1, 1]);
    expect(await kept()).toMatchObject([{ gone: false }, { gone: false }, { gone: false }]);
  });

  it("refuses a tie to what is not there, and one that cannot join these nouns", async () => {
    const { place, district, locatedIn, run } = fresh();
    const { ties, refused } = await run(
      [district("東校区"), place("a"), place("b")],
      [locatedIn("a", "西校区"), locatedIn("a", "b"), locatedIn("a", "東校区")],
    );
    expect([ties.created, ties.refused]).toEqual([1, 2]);
    expect(refused.map(inWords)).toEqual([
      expect.stringMatching(
        /^list\.csv、2 行目 \(row 2\)、「district」、値 \(value\) 「西校区」: 指しているものがありません/,
      ),
      expect.stringContaining("Place から Place へ LOCATED_IN は結べません"),
    ]);
  });

  it("refuses the second draft of one record", async () => {
    const { place, run } = fresh();
    const { nodes, refused } = await run([place("a"), place("a", {}, 3)]);
    expect([nodes.created, nodes.refused]).toEqual([1, 1]);
    expect(refused[0]).toMatchObject({ file: "list.csv", row: 3 });
  });

  it("refuses an id that another record has", async () => {
    const { place, run } = fresh();
    const id = `plc_${randomUUID()}`;
    await run([{ ...place("a"), id }]);
    const other = fresh();
    const { nodes, refused } = await other.run([{ ...other.place("z"), id }]);
    expect([nodes.created, nodes.refused]).toEqual([0, 1]);
    expect(refused[0]!.reason.en).toBe("Another record (a) has this id.");
  });

  it("keeps what somebody put right by hand, and says so when the source changes too", async () => {
    const { source, place, run, kept } = fresh();
    await run([place("a", { phone: "1" })]);
    await graph.write((tx) =>
      tx.run(cypher("MATCH (n:Entity {source: $source}) SET n.phone = '2', n.version = n.version + 1"), { source }),
    );
    expect((await run([place("a", { phone: "1" })])).nodes.unchanged).toBe(1);
    const { nodes, refused } = await run([place("a", { phone: "3" })]);
    expect(nodes.refused).toBe(1);
    expect(refused[0]!.reason.ja).toContain("手で直されて");
    expect(await kept()).toMatchObject([{ phone: "2", version: 2 }]);
  });

  describe("what was put right by hand", () => {
    const phoneIs = async (source: string, phone: string) =>
      graph.write((tx) =>
        tx.run(
          cypher("MATCH (n:Place {source: $source, sourceId: 'a'}) SET n.phone = $phone, n.version = n.version + 1"),
          {
            source,
            phone,
          },
        ),
      );

    it("stays when its source loses it and has it again, the same or changed", async () => {
      const { source, place, run, kept } = fresh();
      await run([place("a", { phone: "1" }), place("b")]);
      await phoneIs(source, "2");
      expect((await run([place("b")])).nodes.gone).toBe(1);
      const same = await run([place("a", { phone: "1" }), place("b")]);
      expect([same.nodes.updated, same.nodes.refused]).toEqual([1, 0]);
      expect((await kept())[0]).toMatchObject({ phone: "2", version: 2, gone: false });

      await run([place("b")]);
      expect((await kept())[0]).toMatchObject({ gone: true });
      const changed = await run([place("a", { phone: "3" }), place("b")]);
      expect(changed.refused[0]!.reason.ja).toContain("手で直されて");
      expect((await kept())[0]).toMatchObject({ phone: "2", version: 2, gone: false });
    });

    it("is the source's again once the source says the same", async () => {
      const { source, place, run, kept } = fresh();
      await run([place("a", { phone: "1", raw: "1" })]);
      await phoneIs(source, "2");
      expect((await run([place("a", { phone: "2", raw: "2" })])).nodes).toMatchObject({ updated: 1, refused: 0 });
      expect((await run([place("a", { phone: "2", raw: "2" })])).nodes.unchanged).toBe(1);
      expect((await run([place("a", { phone: "3", raw: "3" })])).nodes.updated).toBe(1);
      expect(await kept()).toMatchObject([{ phone: "3" }]);
    });

    it("stays of a tie too, and a tie that is refused is not gone", async () => {
      const { source, place, district, locatedIn, run } = fresh();
      const nodes = [district("東校区"), place("a")];
      const tie = (role: string): TieDraft => ({ ...locatedIn("a", "東校区"), properties: { role } });
      const ties = async () =>
        graph.read(
          cypher(`MATCH (:Place {source: $source})-[t:LOCATED_IN]->() 
            RETURN t.role AS role, t.until IS NOT NULL AS ended, t.goneSince IS NOT NULL AS gone`),
          { source },
        );
      const set = async (change: string) =>
        graph.write((tx) =>
          tx.run(
            cypher(`MATCH (:Place {source: $source})-[t:LOCATED_IN]->() SET ${change}, t.version = t.version + 1`),
            {
              source,
            },
          ),
        );
      await run(nodes, [tie("1")]);
      await set("t.role = '2'");
      expect((await run(nodes, [tie("3")])).ties).toMatchObject({ refused: 1, gone: 0 });
      expect(await ties()).toEqual([{ role: "2", ended: false, gone: false }]);
      await run(nodes);
      expect(await ties()).toEqual([{ role: "2", ended: true, gone: true }]);
      expect((await run(nodes, [tie("1")])).ties).toMatchObject({ updated: 1, refused: 0 });
      expect(await ties()).toEqual([{ role: "2", ended: false, gone: false }]);

      // Somebody ended it; that its source says it again does not undo that.
      await set("t.role = '1', t.until = datetime('2026-01-01T00:00:00Z')");
      await run(nodes);
      await run(nodes, [tie("1")]);
      expect(await ties()).toEqual([{ role: "1", ended: true, gone: false }]);
    });
  });

  it("ends no tie of a record whose row could not be read, nor one that leads to it", async () => {
    const { source, district, run } = fresh();
    const beside = (from: string, to: string): TieDraft => ({
      kind: "ADJACENT_TO",
      from: { source, sourceId: from },
      to: { source, sourceId: to },
      audience: "PUBLIC",
      source,
    });
    const [a, b, c] = [district("東校区"), district("西校区"), district("南校区")];
    const all = [a, b, c];
    await run(all, [beside("東校区", "西校区"), beside("西校区", "南校区"), beside("東校区", "南校区")]);
    const stillThere = [{ source, sourceId: "西校区" }];
    const { nodes, ties } = await apply(graph, { nodes: [a, c], ties: [] }, { source: { name: source }, stillThere });
    expect([nodes.gone, ties.gone]).toEqual([0, 1]);
  });

  it("lets a tie that somebody drew by hand stand, without a second one beside it", async () => {
    const { source, place, district, locatedIn, run } = fresh();
    await run([district("東校区"), place("a")]);
    await graph.write((tx) =>
      tx.run(
        cypher(`MATCH (p:Place {source: $source}), (d:District {source: $source})
          CREATE (p)-[:LOCATED_IN {id: $id, source: 'musubi', shownTo: 'PUBLIC', version: 1}]->(d)`),
        { source, id: `tie_${randomUUID()}` },
      ),
    );
    const { ties } = await run([district("東校区"), place("a")], [locatedIn("a", "東校区")]);
    expect([ties.created, ties.unchanged]).toEqual([0, 1]);
  });

  it("writes nothing in a dry run, and knows the ends of ties that are only drafts", async () => {
    const { city, place, district, locatedIn, run } = fresh();
    const { nodes, ties } = await run([district("東校区"), place("a")], [locatedIn("a", "東校区")], true);
    expect([nodes.created, ties.created, ties.refused]).toEqual([2, 1, 0]);
    expect(await saidOf(graph, city)).toEqual([]);
  });

  it("goes in transactions of at most 5,000 rows", async () => {
    const { source, place } = fresh();
    const done: number[] = [];
    function* many() {
      for (let at = 0; at < 5_001; at++) yield place(`p${at}`);
    }
    const dry = {
      source: { name: source },
      dryRun: true,
      onProgress: ({ done: so }: { done: number }) => done.push(so),
    };
    const { nodes } = await apply(graph, { nodes: many(), ties: [] }, dry);
    expect(nodes.created).toBe(5_001);
    expect(done.slice(0, 2)).toEqual([5_000, 5_001]);
  });
});
