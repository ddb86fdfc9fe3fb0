import type { Point } from "../../graph/values.ts";
import type { Mention } from "../../things/entity.ts";
import type { Noun, TieKind } from "../../things/model.ts";
import type { StepRow } from "../answer.ts";

/**
 * The statements of this shelf read many people and show few, so they give lists of plain cells: only whom an answer names becomes a mention, and only
 * these are written into the log.
 */
export type TieRow = readonly [
  id: string,
  kind: TieKind,
  from: string,
  to: string,
  role: string | null,
  source: string | null,
  observedAt: Date | null,
  assuredBy: string | null,
  audience: readonly string[],
  audienceUntil: Date,
];

/** What every named thing begins with. */
export type Named = readonly [id: string, name: string, audience: readonly string[], audienceUntil: Date];

export type PersonRow = readonly [...Named, birthYear: number | null, point: Point | null];

/** Topics alone have an English name, and it stands behind these four. */
export type TopicRow = readonly [...Named, nameEn: string | null];

export function mentionFrom([id, name, audience, audienceUntil]: Named | PersonRow | TopicRow, noun: Noun): Mention {
  return { id, name, audience, audienceUntil, noun };
}

export function topicFrom(row: TopicRow): Mention {
  const [id, name, audience, audienceUntil, nameEn] = row;
  return { id, name, audience, audienceUntil, nameEn, noun: "Topic" };
}

/** One hop, in the direction of its sentence. */
export function stepFrom(row: TieRow, from: Mention, to: Mention): StepRow {
  const [id, kind, , , role, source, observedAt, assuredBy, audience, audienceUntil] = row;
  const tie = { id, kind, role, source, observedAt, assuredBy, audience, audienceUntil };
  return [from, tie, to];
}

/** The largest group of those that share a key: how near a limit of each came. */
export function mostOfOne<T>(all: readonly T[], key: (each: T) => string | number): number {
  const counts = new Map<string | number, number>();
  for (const each of all) counts.set(key(each), (counts.get(key(each)) ?? 0) + 1);
  let largest = 0;
  for (const count of counts.values()) largest = Math.max(largest, count);
  return largest;
}

/** To how many others one person is tied, whoever it is most of. */
export function mostKnown(ties: readonly TieRow[]): number {
  return mostOfOne(
    ties.flatMap(([, , from, to]) => [from, to]),
    (id) => id,
  );
}

/** The age somebody reaches in the year of this moment in Japan; null when the year of birth is not recorded. */
export function ageIn(at: Date, birthYear: number | null): number | null {
  return birthYear === null ? null : yearIn(at) - birthYear;
}

export function yearIn(at: Date): number {
  return new Date(at.getTime() + 9 * 3_600_000).getUTCFullYear();
}

/** Persons below this number are not counted out to anybody. */
export const SMALL = 5;

/** Null where there are some but so few that the number could tell of one of them. */
export function hidden(count: number): number | null {
  return count > 0 && count < SMALL ? null : count;
}
