import { mistake, MistakeCode, type Mistake } from "./mistakes.ts";

/** Why a record is not written, in the words that whoever writes reads: what is the same for every noun and tie. */

export function notFound(field: string[], id: string): Mistake {
  return mistake(
    MistakeCode.NOT_FOUND,
    field,
    `${id} が見つかりません。id をもう一度確かめてください。`,
    `${id} cannot be found; check the id.`,
  );
}

export function notKept(): Mistake {
  return mistake(
    MistakeCode.NOT_ALLOWED,
    null,
    "担当の校区にないものは登録・訂正できません。その校区のコーディネーターに頼んでください。",
    "This does not lie in a district you keep; ask that district's coordinator.",
  );
}

export function stale(version: number): Mistake {
  return mistake(
    MistakeCode.STALE,
    ["version"],
    `ほかの人が先に訂正しました（いまは第${version}版）。読み直してから、もう一度訂正してください。`,
    `Somebody corrected it first (it is now version ${version}); read it again and repeat your correction.`,
  );
}

/** A state goes only where the model says; the sentence says where. */
export function noSuchMove(field: string[], from: string, to: string, allowed: readonly string[]): Mistake {
  const [ja, en] =
    allowed.length > 0
      ? [
          `${from} からは ${allowed.join("・")} にだけ進めます。`,
          `From ${from} it can only become ${allowed.join(" or ")}.`,
        ]
      : [`${from} になったものは、もう変わりません。`, `What is ${from} changes no more.`];
  return mistake(MistakeCode.INVALID, field, `${to} にはできません。${ja}`, `It cannot become ${to}. ${en}`);
}

/** It would be lost for good: nobody could see it, so nobody could correct it. */
export function seenByNobody(field: string[]): Mistake {
  return mistake(
    MistakeCode.INVALID,
    field,
    "これでは、見られる人がいなくなります。だれのものでもないものは、本人だけ（SELF）にはできません。PUBLIC・DISTRICT・COMMISSIONER から選んでください（テーマは PUBLIC だけ）。",
    "Nobody could see it. What is no person's or company's own cannot be shown to SELF; choose PUBLIC, DISTRICT or COMMISSIONER (for a topic PUBLIC).",
  );
}

/** Null would leave nobody who sees it. */
export function shownToNobody(): Mistake {
  return mistake(
    MistakeCode.REQUIRED,
    ["input", "shownTo"],
    "見せる相手（shownTo）は空にできません。PUBLIC・DISTRICT・COMMISSIONER・SELF から選んでください。",
    "shownTo cannot be empty: nobody could see it. Choose PUBLIC, DISTRICT, COMMISSIONER or SELF.",
  );
}

/** A state is left by a move to another one, never by being emptied. */
export function noState(): Mistake {
  return mistake(
    MistakeCode.INVALID,
    ["input", "state"],
    "状態（state）は空にできません。いまの状態のままにするときは、入れずに送ってください。",
    "state cannot be empty; leave it out where it stays as it is.",
  );
}

/** What ends before it begins. */
export function endsBeforeItBegins(): Mistake {
  return mistake(
    MistakeCode.INVALID,
    ["input", "until"],
    "until は since より前にはできません。",
    "`until` lies before `since`; let it end after it begins.",
  );
}

export function tooMuch(most: number): Mistake {
  return mistake(
    MistakeCode.TOO_MUCH,
    ["input"],
    `この変更は ${most} 件を超える記録に及びます。取り込み（npm run import）で行ってください。`,
    `More than ${most} records depend on this; make the change by an import.`,
  );
}
