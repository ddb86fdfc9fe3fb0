import type { MayShowQuery, WhoCanHelpQuery } from "../../operations.generated.ts";

/** The one shape that every answer of the catalogue has; the parts an operation does not ask for are missing. */
type Whole = WhoCanHelpQuery["whoCanHelp"];
type Edge = Whole["candidates"]["edges"][number];

type Node = Edge["node"];
type But<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

export type Candidate = Partial<Omit<Node, "subject" | "reasons" | "score">> & {
  readonly reasons?: readonly But<Node["reasons"][number], "steps">[];
  readonly score?: But<NonNullable<Node["score"]>, "parts"> | null;
  readonly basis?: MayShowQuery["mayShow"]["candidates"]["edges"][number]["node"]["basis"];
  readonly subject: Readonly<Record<string, unknown>>;
};

export type Answer = Pick<Whole, "total"> &
  Partial<Pick<Whole, "whyNobody" | "coverage" | "didYouMean" | "understood">> & {
    readonly candidates: {
      readonly edges: readonly { readonly cursor: string; readonly node: Candidate }[];
      readonly pageInfo: Whole["candidates"]["pageInfo"];
    };
  };

/** What the page shows in places of their own; whatever else an operation asks for is shown as it comes. */
export const OF_THE_ANSWER: readonly string[] = [
  "candidates",
  "total",
  "whyNobody",
  "coverage",
  "didYouMean",
  "understood",
];
export const OF_A_CANDIDATE: readonly string[] = [
  "subject",
  "party",
  "score",
  "lane",
  "nearness",
  "distance",
  "walk",
  "slots",
  "load",
  "reasons",
  "verdict",
  "basis",
  "freshness",
];

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whoever or whatever has a name and an id. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

export function isNamed(value: unknown): value is Named {
  return isRecord(value) && typeof value["id"] === "string" && typeof value["name"] === "string";
}

/** The ids under whose names a candidate stands, in the order of its title. */
export function namedIn({ subject }: Candidate): readonly Named[] {
  if (isNamed(subject)) return [subject];
  return typeof subject["sentence"] === "string" ? [] : Object.values(subject).filter(isNamed).slice(0, 2);
}

/** What a candidate is called: by its own name, else by its sentence, else by those it is made of. */
export function titleOf({ subject, party }: Candidate): string {
  for (const key of ["name", "sentence"]) if (typeof subject[key] === "string") return subject[key];
  const named = Object.values(subject).filter(isNamed);
  if (named.length > 0)
    return named
      .slice(0, 2)
      .map(({ name }) => name)
      .join(" — ");
  const lists = Object.values(subject).filter((value): value is unknown[] => Array.isArray(value));
  const first = lists.flat().flatMap((each) => (isRecord(each) ? Object.values(each).filter(isNamed) : []))[0];
  return first?.name ?? party?.name ?? "";
}

/** How the name is read under which a candidate stands; nothing where that is not known. */
export function kanaOf(
  { subject, party }: Candidate,
  readings: Readonly<Record<string, { readonly kana?: string | null } | null>>,
): string | null | undefined {
  const bearer = bearerOf(subject, party);
  return bearer && (readings[bearer.id]?.kana ?? null);
}

function bearerOf(subject: Candidate["subject"], party: Candidate["party"]): Named | undefined {
  if (isNamed(subject)) return subject;
  if (typeof subject["sentence"] === "string") return undefined;
  return Object.values(subject).find(isNamed) ?? party ?? undefined;
}

/** The ids of everything in an answer that bears a name. */
export function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (!isRecord(value)) return [];
  return [...(isNamed(value) ? [value.id] : []), ...Object.values(value).flatMap(namesIn)];
}
