/**
 * Neo4j keeps one plan for each *shape* of a statement's parameters: null, an empty text, a list of one and a list of five are four shapes,
 * and a long statement takes a second or more to plan anew. So the questions keep the shape of what they are given steady. It also keeps a plan apart for
 * transactions that have written something before: what prepares a write must have done so too.
 */

/** Stands for "not given" where a text is expected. No id, name or word is written so. */
export const NOTHING = "-";

/** Sorts before every name: where a list in reading order begins. */
export const BEGINNING = "\u0001";

/** The list with the filler repeated in front until it is at least so long. Statements must give the filler no meaning. */
export function atLeast<T>(length: number, filler: T, list: readonly T[]): T[] {
  return [...Array.from({ length: Math.max(0, length - list.length) }, () => filler), ...list];
}
