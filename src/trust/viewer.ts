import { NOTHING } from "../graph/steady.ts";

/**
 * Who is asking, and the codes that open what they may see. The list is made once at the start of a request; from there on the one
 * predicate in every statement decides: `any(a IN n.audience WHERE a IN $codes)`, and `audienceUntil` not passed.
 */

/** In which capacities somebody can ask. What each sees is in `OPENS`; what each may do besides reading, in `policy.ts`. */
export const ROLES = [
  "resident",
  "supporter",
  "coordinator",
  "commissioner",
  "caseworker",
  "disaster",
  "company",
  "planner",
  "administrator",
  "auditor",
] as const;

export type Role = (typeof ROLES)[number];

/** One capacity: a role, and the school districts it is held for. */
export interface Standing {
  readonly role: Role;
  /** Ids of school districts; a role that is held for none opens nothing by itself. */
  readonly districts?: readonly string[];
}

export interface Viewer {
  /** Stable, for idempotency keys, cursors and the log: what one viewer was given means nothing in another's hands. */
  readonly id: string;
  /** The graph's own node of whoever asks (a person's, or a company's), when they have one. */
  readonly party: string | null;
  /** The same as statements take it, which keep one shape whoever asks: its id, or what stands for nothing. */
  readonly self: string;
  /** Empty for whoever did not sign in. */
  readonly roles: readonly Role[];
  readonly codes: readonly string[];
  /** The school districts whose records this viewer keeps. Nobody else writes there. */
  readonly keeps: readonly string[];
}

/** @param party the id of the viewer's own node, which opens what is theirs */
export function viewerWith(id: string, standings: readonly Standing[], party: string | null = null): Viewer {
  const codes = standings.flatMap(({ role, districts = [] }) => OPENS[role](districts));
  const keeps = standings.flatMap(({ role, districts = [] }) => (role === "coordinator" ? districts : []));
  return {
    id,
    party,
    self: party ?? NOTHING,
    roles: [...new Set(standings.map(({ role }) => role))],
    codes: [...new Set(["public", ...(party === null ? [] : [`self:${party}`]), ...codes])],
    keeps: [...new Set(keeps)],
  };
}

/**
 * What a role opens, besides what is public and what is one's own. A role alone opens no resident: a district, a case or one's own person does. The
 * administrator, the planner and the auditor see what everybody sees; what they have besides is not in the graph of the town.
 */
const OPENS: Readonly<Record<Role, (districts: readonly string[]) => string[]>> = {
  resident: () => [],
  supporter: () => [],
  coordinator: (districts) => ["staff", ...districts.map((district) => `coordinator@district:${district}`)],
  commissioner: (districts) => ["staff", ...districts.map((district) => `commissioner@district:${district}`)],
  caseworker: () => ["staff"],
  disaster: (districts) => ["staff", ...districts.map((district) => `register@district:${district}`)],
  company: () => [],
  planner: () => [],
  administrator: () => [],
  auditor: () => [],
};

/** A coordinator of these school districts. */
export function keeperOf(id: string, districts: readonly string[]): Viewer {
  return viewerWith(id, [{ role: "coordinator", districts }]);
}

/** Whoever did not sign in. */
export const PUBLIC: Viewer = viewerWith("public", []);
