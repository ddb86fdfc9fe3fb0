import type { Params, Value } from "../src/graph/graph.ts";
import type { Statement } from "../src/graph/statement.ts";

/**
 * The log is written by itself after an answer, and last in a transaction that changes something; a receipt is opened first and completed last; wishes are looked at
 * by what asks and by what writes.
 */
const EITHER = ["concerned", "log-head", "receipt", "wishes-ground"];

/** The first shape that each statement was given in this process, and what it was given then. */
const FIRST = new Map<string, Readonly<Record<string, string>>>();

/**
 * Every statement keeps one shape, whoever asks and whatever for: of another one the database makes a plan of its own, for which somebody waits, and which no
 * warm-up knew of. What differs is told.
 */
export function changedShape({ name }: Statement, params: Params, before: number): string[] {
  const shape = shapeOf(params);
  if (!EITHER.includes(name)) shape["transaction"] = before === 0 ? "new" : "under way";
  const first = FIRST.get(name) ?? shape;
  FIRST.set(name, first);
  const other = [...new Set([...Object.keys(first), ...Object.keys(shape)])].filter((key) => first[key] !== shape[key]);
  return other.map((key) => `${name}: $${key} is ${shape[key] ?? "left out"}, and was ${first[key] ?? "left out"}`);
}

function shapeOf(params: Params): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, kindOf(value ?? null)]));
}

/** As Neo4j tells parameters apart: by type, a list by what is in it, a map not by its keys. */
function kindOf(value: Value): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return `a list of ${[...new Set(value.map(inList))].toSorted().join(" and ") || "nothing"}`;
  if (typeof value === "number") return Number.isSafeInteger(value) ? "a whole number" : "a number";
  if (value instanceof Date) return "a moment";
  if (typeof value === "object") return "longitude" in value ? "a point" : "a map";
  return typeof value;
}

function inList(value: Value): string {
  return Array.isArray(value) ? "lists" : kindOf(value);
}
