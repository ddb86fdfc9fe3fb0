import { GraphQLError } from "graphql";
import type { Viewer } from "./viewer.ts";

/** What can be done besides reading, in the words of the house: who may do what. */
const MAY: Readonly<Record<string, readonly Viewer["persona"][]>> = {
  write: ["coordinator"],
  introspect: ["administrator"],
};

export function may(viewer: Viewer, action: keyof typeof MAY & string): boolean {
  return MAY[action]?.includes(viewer.persona) ?? false;
}

/** Throws FORBIDDEN, saying who may. */
export function mustBeAbleToWrite(viewer: Viewer): void {
  if (may(viewer, "write")) return;
  throw new GraphQLError(
    "登録や訂正ができるのは、その校区のコーディネーターだけです。 / Only a coordinator of the district may register or correct.",
    { extensions: { code: "FORBIDDEN" } },
  );
}
