import type { Viewer } from "./viewer.ts";

/**
 * The second gate, in the words of the house. The statements ask for everything through the audience; should one forget it, what it gives out comes
 * past here before any of its fields is told: whoever may not see a thing is left its id, never a name, a telephone number or a word about health.
 */

/** The nouns and the words about them that can tell of a person, and what is left of one that may not be seen. Every other field is as if it were not recorded. */
const LEFT = {
  Person: ["id", "noun"],
  Household: ["id", "noun"],
  Group: ["id", "noun"],
  Company: ["id", "noun"],
  Place: ["id", "noun"],
  Offer: ["id", "noun"],
  Need: ["id", "noun"],
  Wish: ["id", "noun"],
  Voice: ["id", "noun"],
  Meeting: ["id", "noun"],
  Decision: ["id", "noun"],
  WishStep: ["id", "noun"],
  Introduction: ["id", "noun"],
  /** Whether there is a tie of this kind is what the statement let out; as what, since when and on whose word stays. */
  Tie: ["id", "kind"],
} as const satisfies Record<string, readonly string[]>;

/** Districts and topics are the town's own words and tell of nobody. Their names stand in sentences that no viewer is kept from. */
export const TELL_OF_NOBODY = ["District", "Topic"] as const;

export type Guarded = keyof typeof LEFT;

export const GUARDED: readonly string[] = Object.keys(LEFT);

/** What must stand where a field is never null. */
const UNNAMED = { name: "（非公開）", version: 0 } as const;

/** Who looks, and when: the server's clock at the start of the request. */
export interface Looking {
  readonly viewer: Viewer;
  readonly now: Date;
}

/** The one predicate once more, in the program. What came without an audience, or without its end, is not seen. */
export function maySee({ viewer, now }: Looking, thing: object): boolean {
  const audience: unknown = Reflect.get(thing, "audience");
  const audienceUntil: unknown = Reflect.get(thing, "audienceUntil");
  if (!isList(audience) || !isDate(audienceUntil)) return false;
  return audienceUntil > now && audience.some((code) => viewer.codes.some((own) => own === code));
}

/** The thing itself, for whoever may see it; otherwise what is left of it. */
export function asSeen<T extends object>(looking: Looking, thing: T, what: string | undefined): T {
  if (!isGuarded(what) || maySee(looking, thing)) return thing;
  const left: readonly string[] = LEFT[what];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rest of its fields may be null
  return { ...UNNAMED, ...Object.fromEntries(Object.entries(thing).filter(([field]) => left.includes(field))) } as T;
}

/**
 * Who vouches for a tie, in words for whoever sees the tie. Where a person's id stands there it is for staff: the tie may be public, and people never are.
 */
export function voucherFor({ viewer }: Looking, assuredBy: unknown): unknown {
  const isPerson = typeof assuredBy === "string" && /^(?:per|hh)_/u.test(assuredBy);
  return isPerson && !viewer.codes.includes("staff") && assuredBy !== viewer.party ? null : assuredBy;
}

function isGuarded(what: string | undefined): what is Guarded {
  return what !== undefined && GUARDED.includes(what);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isDate(value: unknown): value is Date {
  return value instanceof Date;
}
