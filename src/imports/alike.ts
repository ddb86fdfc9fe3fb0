import { fold } from "../things/text.ts";
import { metresBetween } from "./geometry.ts";
import type { ImportedPlace } from "./placing.ts";

/** Two records that may be one place: the same name, from different sources, this close together. For a person to decide. */
export interface Suggestion {
  readonly name: string;
  readonly metres: number;
  readonly one: { readonly id: string; readonly source: string };
  readonly other: { readonly id: string; readonly source: string };
}

const NEAR = 25;

/** Places of the same name within 25 metres of each other that different sources brought in. */
export function alike(places: readonly ImportedPlace[]): Suggestion[] {
  const byName = new Map<string, ImportedPlace[]>();
  for (const place of places) {
    const name = fold(place.name).replace(/[\s()（）・「」]/gu, "");
    byName.set(name, [...(byName.get(name) ?? []), place]);
  }
  return [...byName.values()].flatMap((group) =>
    group.flatMap((one, at) =>
      group.slice(at + 1).flatMap((other): Suggestion[] => {
        if (one.source === other.source || !one.point || !other.point) return [];
        const metres = metresBetween(one.point, other.point);
        if (metres > NEAR) return [];
        return [{ name: one.name, metres: Math.round(metres), one: ends(one), other: ends(other) }];
      }),
    ),
  );
}

function ends({ id, source }: ImportedPlace): Suggestion["one"] {
  return { id, source };
}
