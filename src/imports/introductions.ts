import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parse } from "csv-parse/sync";
import type { Graph, Value } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { dueAt, movesFrom, MOVES, type Move } from "../things/introduction-moves.ts";
import {
  advanced,
  answerOf,
  consentOf,
  moved,
  NOTHING_SAID,
  unfitFor,
  type Party,
  type Said,
  type Standing,
} from "../things/introduction-writing.ts";
import { CONSENT_WORDS, type TieKind } from "../things/model.ts";
import { settleIn } from "../things/settle.ts";
import { SeedFault } from "./seed-reading.ts";
import { nounOfId, parts } from "./seed-sheets.ts";

const readIntroductions = statement(import.meta.url, "introductions-read.cypher");
const writeIntroductions = statement(import.meta.url, "introductions-write.cypher");

/**
 * The demo city's introductions, once everybody in them is there: each is moved along the same arrows as by the mutation. What came of them stands in `ties.csv`, so that
 * the city says each thing once. A second time changes nothing.
 * @throws SeedFault naming file, row and column; then nothing was written
 */
export async function loadIntroductions(graph: Graph, path: string, now = new Date()): Promise<void> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- csv-parse gives one text for each column
  const table = parse(await readFile(path, "utf8"), { columns: true, bom: true }) as Record<string, string>[];
  const things = table.flatMap((cells) => parts(cells["concerns"] ?? ""));
  await graph.write(async (tx) => {
    const [read] = await tx.run<{ known: string[]; holders: [string, string | null][] }>(readIntroductions, {
      introductions: table.map((cells) => cells["id"] ?? ""),
      things,
    });
    const holders = new Map(read?.holders);
    const histories = table.map((cells, at) => historyOf(cells, `${basename(path)}, row ${at + 2}`, holders, now));
    const fresh = histories.filter(({ row: [id] }) => !read?.known.includes(id));
    const found = await tx.run<{ id: string; found: number }>(writeIntroductions, {
      rows: fresh.map(({ row }) => row),
      now,
    });
    for (const { row, where } of fresh) {
      if (found.find((each) => each.id === row[0])?.found === row[2].length) continue;
      throw new SeedFault(`${where}: it names somebody or something that is not in the city.`);
    }
    await settleIn(
      tx,
      [...new Set(fresh.flatMap(({ row: [id, , ties] }) => [id, ...ties.map(([, other]) => other)]))],
      now,
    );
  }, { within: 120_000 });
}

type Tie = [kind: TieKind, other: string, facts: Record<string, Value>];
type Row = [id: string, facts: Record<string, Value>, ties: Tie[], moves: Value[], consents: Value[]];

interface History {
  readonly where: string;
  readonly row: Row;
}

/** Goes through the moves of a row one by one, as they happened. */
function historyOf(
  cells: Readonly<Record<string, string>>,
  where: string,
  holders: ReadonlyMap<string, string | null>,
  now: Date,
): History {
  const id = cells["id"] ?? "";
  const by = cells["recordedBy"] ?? "";
  const inTurn: [TieKind, string][] = [
    ["OF", cells["of"] ?? ""],
    ...parts(cells["through"] ?? "").map((each): [TieKind, string] => ["THROUGH", each]),
    ["TO", cells["to"] ?? ""],
  ];
  const parties = inTurn.map(([kind, other], position): Party => {
    const noun = nounOfId(other);
    if (noun === undefined) throw new SeedFault(`${where}: "${other}" is no id.`);
    return { id: other, noun, kind, position, answer: null, keeps: true, own: false, agreed: true };
  });
  const concerns = parts(cells["concerns"] ?? "").map((other) => ({
    id: other,
    noun: nounOfId(other) ?? "Wish",
    partyId: holders.get(other) ?? null,
  }));
  const [first, ...rest] = parts(cells["moves"] ?? "").map((cell) => saidIn(cell, `${where}, moves`));
  if (first?.move !== "PROPOSE") throw new SeedFault(`${where}, moves: begin with PROPOSE and its day.`);

  let standing: Standing = {
    state: "PROPOSED",
    version: 1,
    stateSince: first.at,
    metAt: null,
    waitingFor: null,
    declinedBy: null,
    keeps: true,
    parties,
    concerns,
  };
  const moves: Value[] = [{ ...moved({ by, now }, id, 1, first), state: "PROPOSED" }];
  const answers = new Map<string, Record<string, Value>>();
  const consents: Value[] = [];
  for (const said of rest) {
    const [against] = unfitFor(standing, said, { now: said.at, self: null });
    if (against) throw new SeedFault(`${where}, moves: ${against.words.en}`);
    const after = advanced(standing, said);
    const { who, state, version } = after;
    moves.push({ ...moved({ by, now }, id, version, { ...said, who: who?.id ?? null }), from: standing.state, state });
    if (who) answers.set(who.id, { ...answers.get(who.id), ...answerOf(said) });
    const consent = said.move === "AGREE" && who ? consentOf(standing, who) : undefined;
    if (consent) {
      const { given, at } = said;
      const facts = {
        purpose: "INTRODUCTION",
        to: "NAMED",
        given,
        said: said.said,
        givenAt: at,
        recordedBy: by,
        introduction: id,
      };
      consents.push([`con_${id}_${version}`, consent.person, consent.covers, consent.party, facts]);
    }
    standing = after;
  }
  const { state, stateSince, metAt, waitingFor, declinedBy, version } = standing;
  const over: Record<string, Value> =
    movesFrom(state).length === 0
      ? { withdrawnAt: stateSince, withdrawnHow: `introduction ${state}`, withdrawnBy: by }
      : {};
  const told = { version: 1, shownTo: "DISTRICT", source: "demo-city", observedAt: first.at };
  return {
    where,
    row: [
      id,
      {
        name: cells["name"] ?? "",
        state,
        stateSince,
        metAt,
        dueAt: dueAt(state, stateSince, metAt),
        waitingFor,
        declinedBy,
        version,
        shownTo: "DISTRICT",
        source: "demo-city",
        sourceId: id,
        recordedBy: by,
      },
      [
        ...inTurn.map(([kind, other], position): Tie => [
          kind,
          other,
          { ...told, id: `tie_${id}_${position}`, position, recordedBy: by, ...answers.get(other) },
        ]),
        ...concerns.map(({ id: other }, at): Tie => [
          "CONCERNS",
          other,
          { ...told, id: `tie_${id}_about_${at}`, recordedBy: by },
        ]),
      ],
      moves,
      consents.map((consent) => ended(consent, over)),
    ],
  };
}

/** An introduction that ended has taken its consents back. */
function ended(consent: Value, over: Record<string, Value>): Value {
  if (!Array.isArray(consent)) return consent;
  const facts = consent.at(-1);
  return [...consent.slice(0, -1), typeof facts === "object" && facts !== null ? { ...facts, ...over } : null];
}

/** `AGREE 2026-10-28 SPOKEN いいですよ`: the move, its day, of an answer how it was given, and what was said. */
function saidIn(cell: string, where: string): Said {
  const [word = "", day = "", ...rest] = cell.split(" ");
  const move = MOVES.find((each) => each === word);
  const at = new Date(`${day}T12:00:00+09:00`);
  if (move === undefined || Number.isNaN(at.getTime()))
    throw new SeedFault(`${where}: "${cell}" is not a move (${MOVES.join(" ")}) and its day.`);
  const given = CONSENT_WORDS.given.find((each) => each === rest[0]) ?? null;
  const words = rest.slice(given === null ? 0 : 1).join(" ") || null;
  const kept: Partial<Record<Move, Partial<Said>>> = { AGREE: { said: words }, DECLINE: { reason: words } };
  return { ...NOTHING_SAID, move, at, given, ...(kept[move] ?? { note: words }) };
}
