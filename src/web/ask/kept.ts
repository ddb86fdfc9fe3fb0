import { useState } from "react";
import type { Variables } from "./address.ts";

/** A question somebody keeps: its name and variables, which are ids, conditions and what was typed. Nothing of an answer is kept. */
export interface Kept {
  readonly question: string;
  readonly variables: Variables;
}

const PLACE = "musubi:kept";

function read(): readonly Kept[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "[]");
    return Array.isArray(found) ? found.filter(isKept) : [];
  } catch {
    return [];
  }
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === "object" &&
    value !== null &&
    "question" in value &&
    typeof value.question === "string" &&
    "variables" in value
  );
}

const same = (a: Kept, b: Kept): boolean => JSON.stringify(a) === JSON.stringify(b);

export function useKept() {
  const [kept, setKept] = useState(read);
  const write = (next: readonly Kept[]): void => {
    localStorage.setItem(PLACE, JSON.stringify(next));
    setKept(next);
  };
  return {
    kept,
    keeps: (one: Kept): boolean => kept.some((each) => same(each, one)),
    keep: (one: Kept): void => write([one, ...read().filter((each) => !same(each, one))].slice(0, 50)),
    remove: (one: Kept): void => write(read().filter((each) => !same(each, one))),
  };
}
