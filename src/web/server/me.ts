import { createContext, useContext } from "react";

/** Whose eyes the app has, as `/me.json` says. */
export interface Me {
  readonly by: "persona" | "session" | "token" | "nobody";
  readonly roles: readonly string[];
  /** Of the demo city; null where people sign in. */
  readonly persona: string | null;
  /** The viewer's own id; null for the public. */
  readonly self: string | null;
  /** The districts they keep. */
  readonly districts: readonly string[];
  /** Whose tiles lie under the map; null: none, and no other host is asked for anything. */
  readonly tiles: { readonly url: string; readonly by: string } | null;
}

export const NOBODY: Me = { by: "nobody", roles: [], persona: null, self: null, districts: [], tiles: null };

/** Whoever is here for themselves, not for a district: residents, and whoever did not say who they are. */
export function isResident({ roles }: Me): boolean {
  return roles.every((role) => role === "resident");
}

export const MeContext = createContext<Me>(NOBODY);

export function useMe(): Me {
  return useContext(MeContext);
}

/** Nobody, where the server cannot be asked. */
export async function whoAmI(): Promise<Me> {
  try {
    const response = await fetch("/me.json", { headers: { accept: "application/json" } });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own server's words, see src/http/web.ts
    return response.ok ? ((await response.json()) as Me) : NOBODY;
  } catch {
    return NOBODY;
  }
}
