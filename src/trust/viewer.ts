/**
 * Who is asking, and the codes that open what they may see. The list is made once at the start of a request; from there on the one
 * predicate in every statement decides: `any(a IN n.audience WHERE a IN $codes)`, and `audienceUntil` not passed.
 * Until people sign in, the viewer is one of the demo city's personas.
 */
export const PERSONAS = ["public", "resident", "coordinator", "administrator"] as const;

export type Persona = (typeof PERSONAS)[number];

export interface Viewer {
  /** Stable, for idempotency keys and cursors: what one viewer was given means nothing in another's hands. */
  readonly id: string;
  readonly persona: Persona;
  readonly codes: readonly string[];
  /** The school districts whose records this viewer keeps. Nobody else writes there. */
  readonly keeps: readonly string[];
}

/** The four school districts of the demo city: its coordinator of the first layer works for all of them. */
const DEMO_DISTRICTS = ["dst_midori", "dst_sakura", "dst_kawabe", "dst_hikari"];
const DEMO_RESIDENT = "per_sato_hanako";
const DEMO_COORDINATOR = "per_coord_midori";

/** The persona of this name, in any case; nothing given means the public; an unknown name is undefined. */
export function personaOf(text: string | undefined): Persona | undefined {
  const asked = text?.trim().toLowerCase() ?? "";
  return asked === "" ? "public" : PERSONAS.find((persona) => persona === asked);
}

export function viewerOf(persona: Persona): Viewer {
  if (persona === "coordinator") return keeperOf(DEMO_COORDINATOR, DEMO_DISTRICTS);
  if (persona === "resident")
    return { id: DEMO_RESIDENT, persona, codes: ["public", `self:${DEMO_RESIDENT}`], keeps: [] };
  return { id: persona, persona, codes: ["public"], keeps: [] };
}

/** A coordinator of these school districts. */
export function keeperOf(id: string, districts: readonly string[]): Viewer {
  return {
    id,
    persona: "coordinator",
    codes: ["public", "staff", ...districts.map((district) => `coordinator@district:${district}`)],
    keeps: districts,
  };
}
