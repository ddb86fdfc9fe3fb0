import { PUBLIC, viewerWith, type Viewer } from "./viewer.ts";

/** On a machine where nobody signs in, the viewer is one of the demo city's people, chosen by name. */
export const PERSONAS = ["public", "resident", "coordinator", "administrator"] as const;

export type Persona = (typeof PERSONAS)[number];

/** The four school districts of the demo city: its coordinator of the first layer works for all of them. */
const DEMO_DISTRICTS = ["dst_midori", "dst_sakura", "dst_kawabe", "dst_hikari"];

const WHO: Readonly<Record<Persona, Viewer>> = {
  public: PUBLIC,
  resident: viewerWith("per_sato_hanako", [{ role: "resident" }], "per_sato_hanako"),
  coordinator: viewerWith("per_coord_midori", [{ role: "coordinator", districts: DEMO_DISTRICTS }]),
  administrator: viewerWith("administrator", [{ role: "administrator" }]),
};

/** The persona of this name, in any case; nothing given means the public; an unknown name is undefined. */
export function personaOf(text: string | undefined): Persona | undefined {
  const asked = text?.trim().toLowerCase() ?? "";
  return asked === "" ? "public" : PERSONAS.find((persona) => persona === asked);
}

export function viewerOf(persona: Persona): Viewer {
  return WHO[persona];
}
