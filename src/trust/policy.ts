import { GraphQLError } from "graphql";
import type { Viewer } from "./viewer.ts";

/** What can be done besides reading, in the words of the house: who may do what. */
const MAY = {
  write: ["coordinator"],
} as const satisfies Record<string, readonly Viewer["persona"][]>;

export function may(viewer: Viewer, action: keyof typeof MAY): boolean {
  const allowed: readonly Viewer["persona"][] = MAY[action];
  return allowed.includes(viewer.persona);
}

/** Throws FORBIDDEN, saying who may. */
export function mustBeAbleToWrite(viewer: Viewer): void {
  if (may(viewer, "write")) return;
  throw new GraphQLError(
    "登録や訂正ができるのは、その校区のコーディネーターだけです。 / Only a coordinator of the district may register or correct.",
    { extensions: { code: "FORBIDDEN" } },
  );
}
