import { GraphQLError } from "graphql";
import type { Role, Viewer } from "./viewer.ts";

/** What can be done besides reading, in the words of the house: who may do what. */
const MAY = {
  write: ["coordinator"],
  recordConsent: ["coordinator", "resident"],
  chooseWhoSees: ["coordinator", "resident"],
  moveIntroduction: ["coordinator", "resident", "supporter", "company"],
  // It changes places and districts of the whole town, which no coordinator keeps; it brings in nobody.
  import: ["administrator"],
  readTheSchema: ["administrator"],
  readTheLog: ["auditor"],
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

/** Throws FORBIDDEN, saying who may. Which of its moves, the introduction itself decides. */
export function mustBeAbleToMoveIntroductions(viewer: Viewer): void {
  if (may(viewer, "moveIntroduction")) return;
  throw forbidden(
    "紹介を進められるのは、その校区のコーディネーターと、声をかけられた本人だけです。 / Only a coordinator of the district, or whoever is asked, may move an introduction.",
  );
}

/** Throws FORBIDDEN, saying who may. */
export function mustBeAbleToChooseWhoSees(viewer: Viewer): void {
  if (may(viewer, "chooseWhoSees")) return;
  throw forbidden(
    "願いを見せる相手を決められるのは、願っている本人か、その校区のコーディネーターだけです。 / Only the wisher themself, or a coordinator of their district, may choose who sees a wish.",
  );
}

/** Throws FORBIDDEN, saying who may. */
export function mustBeAbleToReadTheLog(viewer: Viewer): void {
  if (may(viewer, "readTheLog")) return;
  throw forbidden(
    "監査ログを読めるのは監査の担当者だけです。自分の記録については myLog で読めます。 / Only the auditor may read the log; what concerns yourself is in myLog.",
  );
}

function forbidden(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "FORBIDDEN" } });
}
