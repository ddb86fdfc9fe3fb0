import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph, Transaction } from "../../src/graph/graph.ts";
import { append, appendAll, appendOperation } from "../../src/trust/log/append.ts";
import { checkLog } from "../../src/trust/log/check.ts";
import { hashOf, type LogEvent } from "../../src/trust/log/event.ts";
import { cell, logAsCsv } from "../../src/trust/log/export.ts";
import { pruneLog } from "../../src/trust/log/prune.ts";
import { logIsWhole } from "../../src/trust/log/whole.ts";
import { said, testGraph } from "../graph/connect.ts";
import { eventsOf, undone } from "./log.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(async () => graph.close());

const entry = (who: string, subjects: string[] = []) => ({
  id: randomUUID(),
  at: new Date("2026-11-20T00:00:00.123Z"),
  who,
  roles: ["coordinator"],
  office: ["dst_midori"],
  action: "personRead",
  about: null,
  subjects,
  basis: "ROLE",
  why: "whoCanHelp",
  report: null,
  requestId: randomUUID(),
});

/** Puts five events at the end of the log, does something to them behind its back, and gives what is found; all of it is taken back. */
async function found(
  tamper: (tx: Transaction, events: readonly LogEvent[]) => Promise<unknown>,
): Promise<{ faults: readonly string[]; seqs: readonly number[] }> {
  let result: { faults: readonly string[]; seqs: readonly number[] } | undefined;
  await undone(graph, async (tx) => {
    const who = `acc_${randomUUID()}`;
    for (let at = 0; at < 5; at++) await append(tx, entry(who, [`per_${at}`]));
    const rows = await tx.run<{ event: LogEvent }>(
      said("MATCH (e:AuditEvent {who: $who}) RETURN e {.*} AS event ORDER BY e.seq"),
      { who },
    );
    const events = rows.map(({ event }) => event);
    await tamper(tx, events);
    const { faults } = await checkLog(tx);
    result = { faults, seqs: events.map(({ seq }) => seq) };
  });
  return result!;
}

const REMOVE = said("MATCH (e:AuditEvent {seq: $seq}) DELETE e");
const CHANGE = said("MATCH (e:AuditEvent {seq: $seq}) SET e += $changes");
const NUMBER = said("MATCH (e:AuditEvent {id: $id}) SET e.seq = $seq");
const HEAD = said("MATCH (c:AuditChain {id: 'log'}) SET c += $changes");

describe("the log is checked", { timeout: 60_000 }, () => {
  it("and whole as long as nobody touched it", async () => {
    expect((await found(async () => undefined)).faults).toEqual([]);
    expect((await logIsWhole(graph)).en).toMatch(
      /^\d+ events, none missing, altered or moved; the last is \d+, [0-9a-f]{64}$/,
    );
  });

  it("and finds an event that was removed", async () => {
    const { faults, seqs } = await found(async (tx, [, , third]) => tx.run(REMOVE, { seq: third!.seq }));
    expect(faults).toEqual([`event ${seqs[2]} is missing`]);
  });

  it("and finds several that were removed", async () => {
    const { faults, seqs } = await found(async (tx, [, second, third]) => {
      await tx.run(REMOVE, { seq: second!.seq });
      await tx.run(REMOVE, { seq: third!.seq });
    });
    expect(faults).toEqual([`event ${seqs[1]} to ${seqs[2]} are missing`]);
  });

  it.each([
    ["who it was", { who: "acc_another" }],
    ["when it was", { at: new Date("2026-11-21T00:00:00Z") }],
    ["the role", { roles: ["commissioner"] }],
    ["the persons", { subjects: ["per_another"] }],
    ["what was done", { action: "personCorrect" }],
    ["what for", { why: null }],
    ["what was written", { about: "per_0" }],
  ])("and finds an event in which %s was altered", async (_what, changes) => {
    const { faults, seqs } = await found(async (tx, [, , third]) => tx.run(CHANGE, { seq: third!.seq, changes }));
    expect(faults).toEqual([`event ${seqs[2]} was altered`]);
  });

  it("and finds one that was altered and given a new hash: the next was chained to another", async () => {
    const { faults, seqs } = await found(async (tx, [, , third]) => {
      const forged = { ...third!, who: "acc_another" };
      await tx.run(CHANGE, { seq: third!.seq, changes: { who: forged.who, hash: hashOf(forged) } });
    });
    expect(faults).toEqual([`event ${seqs[2]} was replaced: event ${seqs[3]} was chained to another one`]);
  });

  it("and finds so the last one of a page, which is read before the next is known", async () => {
    await undone(graph, async (tx) => {
      await appendAll(
        tx,
        Array.from({ length: 1_001 }, () => entry(`acc_${randomUUID()}`)),
      );
      expect((await checkLog(tx)).faults).toEqual([]);
      const [last] = await tx.run<{ event: LogEvent }>(said("MATCH (e:AuditEvent {seq: 1000}) RETURN e {.*} AS event"));
      const forged = { ...last!.event, who: "acc_another" };
      await tx.run(CHANGE, { seq: forged.seq, changes: { who: forged.who, hash: hashOf(forged) } });
      expect((await checkLog(tx)).faults).toEqual(["event 1000 was replaced: event 1001 was chained to another one"]);
    });
  });

  it("and finds the last one altered and given a new hash: the head names another", async () => {
    const { faults, seqs } = await found(async (tx, events) => {
      const forged = { ...events[4]!, who: "acc_another" };
      await tx.run(CHANGE, { seq: forged.seq, changes: { who: forged.who, hash: hashOf(forged) } });
    });
    expect(faults).toEqual([`event ${seqs[4]} is not the one that the head of the log names as the last`]);
  });

  it("and finds two that changed places", async () => {
    const { faults, seqs } = await found(async (tx, [, second, , fourth]) => {
      await tx.run(NUMBER, { id: second!.id, seq: 1_000_000_000 });
      await tx.run(NUMBER, { id: fourth!.id, seq: second!.seq });
      await tx.run(NUMBER, { id: second!.id, seq: fourth!.seq });
    });
    expect(faults).toEqual([
      `event ${seqs[1]} stands in the wrong place: it is event ${seqs[3]}`,
      `event ${seqs[3]} stands in the wrong place: it is event ${seqs[1]}`,
    ]);
  });

  it("and finds that the end was cut off", async () => {
    const { faults, seqs } = await found(async (tx, [, , , fourth, fifth]) => {
      await tx.run(REMOVE, { seq: fourth!.seq });
      await tx.run(REMOVE, { seq: fifth!.seq });
    });
    expect(faults).toEqual([`event ${seqs[3]} to ${seqs[4]} are missing: the end of the log was cut off`]);
  });

  it("and finds that the beginning was cut off without an anchor", async () => {
    const { faults } = await found(async (tx) => tx.run(REMOVE, { seq: 1 }));
    expect(faults).toEqual(["event 1 is missing"]);
  });

  it("and finds an anchor that no pruning left", async () => {
    const { faults } = await found(async (tx, [, , third]) => {
      await tx.run(said("MATCH (e:AuditEvent) WHERE e.seq <= $seq DELETE e"), { seq: third!.seq });
      await tx.run(said("MATCH (s:AuditSubject) WHERE s.seq <= $seq DELETE s"), { seq: third!.seq });
      await tx.run(HEAD, { changes: { anchorSeq: third!.seq, anchorHash: third!.hash } });
    });
    expect(faults).toEqual([expect.stringMatching(/^event \d+ is the anchor, but no event says that it was pruned$/)]);
  });

  it("and finds an event that was taken from a person's own list", async () => {
    const { faults, seqs } = await found(async (tx, [, second]) =>
      tx.run(said("MATCH (s:AuditSubject {person: 'per_1', seq: $seq}) DELETE s"), { seq: second!.seq }),
    );
    expect(faults).toEqual([`event ${seqs[1]} is not on the lists of those it names`]);
  });

  it("and finds that its head is gone", async () => {
    const { faults } = await found(async (tx) => tx.run(said("MATCH (c:AuditChain) DELETE c")));
    expect(faults).toEqual([expect.stringContaining("the head of the log is gone")]);
  });
});

describe("pruning", { timeout: 60_000 }, () => {
  it("takes away what is older than the retention, keeps an anchor and says so, and what is left is whole", async () => {
    const who = `acc_${randomUUID()}`;
    // Everything in this run's log is younger than this but these two, which therefore must stand first: so they are pruned in a log of their own.
    await undone(graph, async (tx) => {
      await tx.run(said("MATCH (n:AuditEvent) DELETE n"));
      await tx.run(said("MATCH (n:AuditSubject) DELETE n"));
      const zeros = "0".repeat(64);
      await tx.run(HEAD, { changes: { seq: 0, hash: zeros, anchorSeq: 0, anchorHash: zeros } });
      for (const day of ["2021-01-01", "2021-06-01", "2026-11-01", "2026-11-20"]) {
        await append(tx, { ...entry(who, ["per_1"]), at: new Date(`${day}T00:00:00Z`) });
      }
      const within = { read: tx.run.bind(tx), write: async (work: (t: Transaction) => unknown) => work(tx) };
      const log = within as unknown as Graph;
      const now = new Date("2026-11-24T00:00:00Z");
      expect(await pruneLog(log, 1_825, now)).toBe(2);
      const { events, ends, faults } = await checkLog(tx);
      expect(faults).toEqual([]);
      expect([events, ends?.seq, ends?.anchorSeq]).toEqual([3, 5, 2]);
      expect((await logIsWhole(log)).en).toContain("those up to 2 pruned by retention");
      const [told] = await tx.run<{ report: string }>(
        said("MATCH (e:AuditEvent {action: 'logPrune'}) RETURN e.report AS report"),
      );
      expect(JSON.parse(told!.report)).toEqual({ pruned: 2, lastSeq: 2, lastHash: ends!.anchorHash, days: 1_825 });

      expect(await pruneLog(log, 1_825, now)).toBe(0);
      await tx.run(REMOVE, { seq: 3 });
      expect((await checkLog(tx)).faults).toEqual(["event 3 is missing"]);
    });
  });
});

describe("the auditor's table", () => {
  it("is UTF-8 with BOM, row by row, and runs nothing as a formula", async () => {
    const who = `=cmd|' /C calc'!A0 ${randomUUID()}`;
    await graph.write(async (tx) => append(tx, { ...entry(who, ["per_1", "per_2"]), why: '+SUM(1)","x' }));
    let text = "";
    for await (const piece of logAsCsv(graph, { from: new Date("2026-11-20T00:00:00Z"), person: "per_2" }))
      text += piece;
    expect(text.startsWith('\uFEFF"seq","at","who","roles","office","action"')).toBe(true);
    const row = text.split("\r\n").find((line) => line.includes(who));
    expect(row).toContain(`"'${who}","coordinator","dst_midori","personRead","","per_1 per_2","ROLE","'+SUM(1)"",""x"`);
    const operations = await eventsOf(graph, "operator");
    expect(operations.at(-1)).toMatchObject({ action: "logExport" });
    expect(JSON.parse(operations.at(-1)!.report!)).toEqual({
      from: "2026-11-20T00:00:00.000Z",
      until: null,
      person: "per_2",
    });
  });

  it.each([
    ["=1+1", `"'=1+1"`],
    ["+81", `"'+81"`],
    ["-1", `"'-1"`],
    ["@x", `"'@x"`],
    ["\t=1", `"'\t=1"`],
    ['a "b"', '"a ""b"""'],
    ["佐藤", '"佐藤"'],
  ])("writes %j as %s", (text, expected) => expect(cell(text)).toBe(expected));

  it("says in the log what an operator did", async () => {
    await graph.write(async (tx) => appendOperation(tx, "import", { why: "test", report: { created: 1 } }));
    expect((await eventsOf(graph, "operator")).findLast(({ why }) => why === "test")).toMatchObject({
      action: "import",
      basis: "OPERATOR",
      report: '{"created":1}',
    });
  });
});
