import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parse } from "csv-parse/sync";
import type { Graph, Value } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { CONSENT_WORDS } from "../things/model.ts";
import { settleIn } from "../things/settle.ts";
import { SeedFault } from "./seed-reading.ts";
import { parts } from "./seed-sheets.ts";

const writeConsents = statement(import.meta.url, "consents-write.cypher");

/**
 * What people of the demo city agreed to, once they are there themselves. A second time changes nothing.
 * @throws SeedFault naming file, row and column; then nothing was written
 */
export async function loadConsents(graph: Graph, path: string, now = new Date()): Promise<void> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- csv-parse gives one text for each column
  const table = parse(await readFile(path, "utf8"), { columns: true, bom: true }) as Record<string, string>[];
  const rows = table.map((cells, at) => rowOf(cells, `${basename(path)}, row ${at + 2}`));
  await graph.write(async (tx) => {
    const written = await tx.run<{ id: string; found: number }>(writeConsents, { rows, now });
    for (const [at, [id, , covers, party, between]] of rows.entries()) {
      const named = covers.length + (party ? 1 : 0) + (between ? 1 : 0);
      if (written.find((each) => each.id === id)?.found === named) continue;
      throw new SeedFault(`${basename(path)}, row ${at + 2}: it names somebody or something that is not in the city.`);
    }
    await settleIn(tx, [...new Set(rows.flatMap(([, person, covers]) => [person, ...covers]))], now);
  }, { within: 120_000 });
}

type Row = [id: string, person: string, covers: string[], party: string | null, between: string | null, facts: Value];

function rowOf(cells: Readonly<Record<string, string>>, where: string): Row {
  for (const [column, choices] of Object.entries(CONSENT_WORDS)) {
    const said = cells[column] ?? "";
    if (choices.some((each) => each === said)) continue;
    throw new SeedFault(`${where}, ${column}: "${said}" is not one of ${choices.join(" ")}`);
  }
  const given = (column: string): string | null => cells[column] || null;
  const day = (column: string, at: string): Date | null => {
    const said = given(column);
    return said === null ? null : new Date(`${said}T${at}+09:00`);
  };
  const facts: Record<string, Value> = {
    ...Object.fromEntries(["purpose", "to", "given", "said", "proxy", "recordedBy"].map((name) => [name, given(name)])),
    givenAt: day("givenAt", "00:00:00"),
    until: day("until", "23:59:59"),
  };
  return [
    cells["id"] ?? "",
    cells["person"] ?? "",
    parts(cells["covers"] ?? ""),
    given("party"),
    given("goBetween"),
    facts,
  ];
}
