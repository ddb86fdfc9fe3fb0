import type { Params, Row, Transaction } from "../graph/graph.ts";
import { statement, type Statement } from "../graph/statement.ts";
import { atLeast, NOTHING } from "../graph/steady.ts";
import { NOUNS, type Noun } from "./model.ts";
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

interface Settled extends Record<string, unknown> {
  id: string;
  noun: string;
}

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
  await settle(tx, await tx.run<Settled>(withOwned, { ids }), now);
}

/** Has all of it planned, for each noun by itself as it is mostly written, and settles nobody. */
export async function rehearseSettling(tx: Transaction): Promise<void> {
  for (const ids of [[NOTHING], [NOTHING, NOTHING]]) {
    await tx.run(withOwned, { ids });
    for (const noun of Object.keys(NOUNS))
      await settle(
        tx,
        ids.map((id) => ({ id, noun })),
        new Date(),
      );
  }
}

async function settle(tx: Transaction, all: readonly Settled[], now: Date): Promise<void> {
  const everybody = all.map(({ id }) => id);
  const those = (...nouns: readonly Noun[]) =>
    all.filter((each) => nouns.some((noun) => noun === each.noun)).map(({ id }) => id);
  // Most of what is written is of one noun or two, and half of this is for others: what would find nothing is not sent.
  const run = async <R extends Row>(what: Statement, ids: readonly string[], params: Params = { now }): Promise<R[]> =>
    ids.length === 0 ? [] : tx.run<R>(what, { ids, ...params });

  // A transaction carries its statements out in the order in which they are sent: sent without waiting for one another, they cost two round trips.
  const [rows] = await Promise.all([
    run<Texts>(readTexts, everybody, {}),
    run(holdConsents, everybody),
    run(showNodes, everybody),
    run(showSteps, those("WishStep")),
    run(showTies, everybody),
    run(showConsents, those("Person"), {}),
    run(copyToParties, those("Offer", "Need", "Wish")),
  ]);
  await Promise.all([
    tx.run(writeTexts, { rows: atLeast(1, NO_TEXTS, rows.map(searchable)) }),
    run(writeWords, those("Topic", "District"), { rows: atLeast(1, NO_WORD, rows.flatMap(knownAs)) }),
    run(clearShelves, everybody, {}),
    run(shelveParties, those("Person", "Household", "Group", "Company", "Place")),
    run(shelveSubjects, those("Offer", "Need", "Wish")),
    run(shelveMeetings, those("Voice", "Meeting", "Decision")),
    run(shelveToAsk, those("Offer", "Wish")),
    run(showIntroductions, those("Introduction")),
  ]);
}

const NO_TEXTS: ReturnType<typeof searchable> = [
  NOTHING,
  NOTHING,
  NOTHING,
  NOTHING,
  NOTHING,
  null,
  null,
  null,
  null,
  null,
];
const NO_WORD: ReturnType<typeof knownAs>[number] = [NOTHING, NOTHING, NOTHING];

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
