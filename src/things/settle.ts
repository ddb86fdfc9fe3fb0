import type { Transaction } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { slotColumns } from "./slots.ts";
import { fold, squeeze } from "./text.ts";

const showNodes = statement(import.meta.url, "settle-audience.cypher");
const showSteps = statement(import.meta.url, "settle-steps.cypher");
const showTies = statement(import.meta.url, "settle-audience-ties.cypher");
const holdConsents = statement(import.meta.url, "settle-consents-held.cypher");
const showConsents = statement(import.meta.url, "settle-consents.cypher");
const copyToParties = statement(import.meta.url, "settle-holders.cypher");
const readTexts = statement(import.meta.url, "settle-texts-read.cypher");
const writeTexts = statement(import.meta.url, "settle-texts-write.cypher");
const writeWords = statement(import.meta.url, "settle-words.cypher");
const clearShelves = statement(import.meta.url, "settle-shelves-clear.cypher");
const shelveParties = statement(import.meta.url, "settle-shelves-parties.cypher");
const shelveSubjects = statement(import.meta.url, "settle-shelves-subjects.cypher");
const shelveMeetings = statement(import.meta.url, "settle-shelves-meetings.cypher");
const showIntroductions = statement(import.meta.url, "settle-introductions.cypher");
const shelveToAsk = statement(import.meta.url, "settle-shelves-ask.cypher");
const withOwned = statement(import.meta.url, "settle-owned.cypher");

interface Texts extends Record<string, unknown> {
  id: string;
  noun: string;
  name: string | null;
  kana: string | null;
  nameEn: string | null;
  texts: string[];
  slots: string[] | null;
  words: string[];
}

/**
 * Brings what is kept ready for reading in line with what was just written about these entities: who may see them and their ties
 * (`audience`), the words they are found by, the shelves they stand on, and the copies that an offer, need or wish carries of
 * its party. To be called in the transaction that wrote; running it twice changes nothing. What the entities themselves offer, need or wish
 * is settled with them.
 *
 * @param now the server's clock: a tie that ended before it no longer places anything.
 */
export async function settleIn(tx: Transaction, ids: readonly string[], now = new Date()): Promise<void> {
  if (ids.length === 0) return;
  const all = (await tx.run<{ id: string }>(withOwned, { ids })).map((row) => row.id);
  // A transaction carries its statements out in the order in which they are sent. Sent without waiting for one another, these fifteen cost two round trips.
  const seen = Promise.all([
    tx.run(holdConsents, { ids: all, now }),
    tx.run(showNodes, { ids: all, now }),
    tx.run(showSteps, { ids: all, now }),
    tx.run(showTies, { ids: all, now }),
    tx.run(showConsents, { ids: all }),
    tx.run(copyToParties, { ids: all, now }),
  ]);
  const [rows] = await Promise.all([tx.run<Texts>(readTexts, { ids: all }), seen]);
  await Promise.all([
    tx.run(writeTexts, { rows: rows.map(searchable) }),
    tx.run(writeWords, { ids: all, rows: rows.flatMap(knownAs) }),
    tx.run(clearShelves, { ids: all }),
    tx.run(shelveParties, { ids: all, now }),
    tx.run(shelveSubjects, { ids: all, now }),
    tx.run(shelveMeetings, { ids: all, now }),
    tx.run(shelveToAsk, { ids: all, now }),
    tx.run(showIntroductions, { ids: all, now }),
  ]);
}

/** `sort` is the place in a list by reading; the id makes it unique, so that a page can go on exactly after it. */
function searchable(row: Texts): (string | number[] | null)[] {
  const folded = fold(row.name ?? "");
  const foldedKana = fold(row.kana ?? "");
  const text = [folded, foldedKana, fold(row.nameEn ?? ""), ...row.texts.map(fold)]
    .filter((part) => part !== "")
    .join(" / ");
  const hours = row.slots ? slotColumns(row.slots) : undefined;
  return [
    row.id,
    folded,
    foldedKana,
    text,
    `${foldedKana || folded}\u0001${row.id}`,
    hours?.starts ?? null,
    hours?.ends ?? null,
    hours?.weeks ?? null,
    hours?.days ?? null,
    hours?.times ?? null,
  ];
}

/** The words a topic or a district goes by inside a sentence: [word, id, how], where how is LABEL, READING or SYNONYM. */
function knownAs(row: Texts): [string, string, string][] {
  if (row.noun !== "Topic" && row.noun !== "District") return [];
  const words = new Map<string, string>();
  const add = (text: string | null, how: string) => {
    const word = squeeze(text ?? "");
    if (word !== "" && !words.has(word)) words.set(word, how);
  };
  add(row.name, "LABEL");
  add(row.nameEn, "LABEL");
  add(row.kana, "READING");
  row.words.forEach((word) => add(word, "SYNONYM"));
  if (row.noun === "District") {
    // 「みどり校区」 is mostly called みどり; a name of one character alone would be found everywhere.
    const short = (row.name ?? "").replace(/(小学校区|校区|地区|学区)$/u, "");
    if (Array.from(short).length > 1) add(short, "SYNONYM");
    const shortKana = (row.kana ?? "").replace(
      /(ショウガッコウク|コウク|チク|ガック|しょうがっこうく|こうく|ちく|がっく)$/u,
      "",
    );
    if (Array.from(shortKana).length > 1) add(shortKana, "SYNONYM");
  }
  return Array.from(words, ([word, how]) => [word, row.id, how]);
}
