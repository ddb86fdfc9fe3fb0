import type { Params, Transaction } from "../graph/graph.ts";
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
const writeTexts = statement(import.meta.url, "settle-texts.cypher");
const writeWords = statement(import.meta.url, "settle-words.cypher");
const clearShelves = statement(import.meta.url, "settle-shelves-clear.cypher");
const shelveParties = statement(import.meta.url, "settle-shelves-parties.cypher");
const shelveSubjects = statement(import.meta.url, "settle-shelves-subjects.cypher");
const shelveMeetings = statement(import.meta.url, "settle-shelves-meetings.cypher");
const showIntroductions = statement(import.meta.url, "settle-introductions.cypher");
const shelveToAsk = statement(import.meta.url, "settle-shelves-ask.cypher");
const whatToSettle = statement(import.meta.url, "settle-what.cypher");

/** What is to be settled, and what there is of it. */
interface Settled extends Record<string, unknown> {
  id: string;
  noun: string;
  consented: boolean;
  agreed: boolean;
  shelved: boolean;
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
  const all = ids.length === 0 ? [] : await tx.run<Settled>(whatToSettle, { ids });
  if (all.length > 0) await settle(tx, all, now);
}

/** Has all of it planned, for each noun by itself as it is mostly written, and settles nobody. */
export async function rehearseSettling(tx: Transaction): Promise<void> {
  const there = { consented: true, agreed: true, shelved: true };
  const blank = { name: NOTHING, kana: null, nameEn: null, texts: [], slots: null, words: [] };
  for (const ids of [[NOTHING], [NOTHING, NOTHING]]) {
    await tx.run(whatToSettle, { ids });
    for (const noun of Object.keys(NOUNS)) {
      const nobody = ids.map((id): Settled => ({ id, noun, ...there, ...blank }));
      await settle(tx, nobody, new Date());
    }
  }
}

async function settle(tx: Transaction, all: readonly Settled[], now: Date): Promise<void> {
  const is =
    (...nouns: readonly Noun[]) =>
    (each: Settled) =>
      nouns.some((noun) => noun === each.noun);
  // Most of what is written is of one noun or two and nobody's consent covers it: what would find nothing is not sent.
  const run = async (
    what: Statement,
    which: (each: Settled) => boolean,
    params: Params = { now },
  ): Promise<unknown> => {
    const ids = all.filter(which).map(({ id }) => id);
    return ids.length === 0 ? [] : tx.run(what, { ids, ...params });
  };
  // A transaction carries its statements out in the order in which they are sent: sent without waiting for one another, they cost one round trip.
  await Promise.all([
    run(holdConsents, ({ consented }) => consented),
    run(showNodes, () => true),
    run(showSteps, is("WishStep")),
    run(showTies, () => true),
    run(showConsents, ({ agreed }) => agreed, {}),
    run(copyToParties, is("Offer", "Need", "Wish")),
    tx.run(writeTexts, { rows: all.map(searchable) }),
    run(writeWords, is("Topic", "District"), { rows: atLeast(1, NO_WORD, all.flatMap(knownAs)) }),
    run(clearShelves, ({ shelved }) => shelved, {}),
    run(shelveParties, is("Person", "Household", "Group", "Company", "Place")),
    run(shelveSubjects, is("Offer", "Need", "Wish")),
    run(shelveMeetings, is("Voice", "Meeting", "Decision")),
    run(shelveToAsk, (each) => each.consented && is("Offer", "Wish")(each)),
    run(showIntroductions, is("Introduction")),
  ]);
}

const NO_WORD: ReturnType<typeof knownAs>[number] = [NOTHING, NOTHING, NOTHING];

/** `sort` is the place in a list by reading; the id makes it unique, so that a page can go on exactly after it. */
function searchable(row: Settled): (string | number[] | null)[] {
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
function knownAs(row: Settled): [string, string, string][] {
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
