import { GraphQLError } from "graphql";
import type { Role, Viewer } from "./viewer.ts";

/** What can be done besides reading, in the words of the house: who may do what. */
const MAY = {
  write: ["coordinator"],
  recordConsent: ["coordinator", "resident"],
  readTheSchema: ["administrator"],
} as const satisfies Record<string, readonly Role[]>;

export function may(viewer: Viewer, action: keyof typeof MAY): boolean {
  const allowed: readonly Role[] = MAY[action];
  return viewer.roles.some((role) => allowed.includes(role));
}

/** Throws FORBIDDEN, saying who may. */
export function mustBeAbleToWrite(viewer: Viewer): void {
  if (may(viewer, "write")) return;
  throw forbidden(
    "登録や訂正ができるのは、その校区のコーディネーターだけです。 / Only a coordinator of the district may register or correct.",
  );
}

/** Throws FORBIDDEN, saying who may. */
export function mustBeAbleToRecordConsent(viewer: Viewer): void {
  if (may(viewer, "recordConsent")) return;
  throw forbidden(
    "同意を記録・取り消しできるのは、本人か、その校区のコーディネーターだけです。 / Only the person themself, or a coordinator of their district, may record or withdraw a consent.",
  );
}

function forbidden(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "FORBIDDEN" } });
}
