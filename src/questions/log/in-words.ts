import type { Words } from "../../things/language.ts";
import { dayInWords } from "../../things/tie.ts";
import type { LogEvent } from "../../trust/log/event.ts";
import { ROLES, type Role } from "../../trust/viewer.ts";

const ROLE_WORDS: Readonly<Record<Role, Words>> = {
  resident: { ja: "住民", en: "A resident" },
  supporter: { ja: "支える人", en: "A supporter" },
  coordinator: { ja: "コーディネーター", en: "A coordinator" },
  commissioner: { ja: "民生委員", en: "A welfare commissioner" },
  caseworker: { ja: "相談支援の担当者", en: "A caseworker" },
  disaster: { ja: "防災の担当者", en: "The disaster section" },
  company: { ja: "企業", en: "A company" },
  planner: { ja: "計画の担当者", en: "A planner" },
  administrator: { ja: "システムの管理者", en: "An administrator" },
  auditor: { ja: "監査の担当者", en: "An auditor" },
};

/** Who by role, when, and what: never by name, and nothing of the others who were in the same answer. */
export function entryInWords({ at, roles, action }: Pick<LogEvent, "at" | "roles" | "action">): Words {
  const held = ROLES.filter((role) => roles.includes(role)).map((role) => ROLE_WORDS[role]);
  const day = dayInWords(at);
  const did = DONE.find(([ending]) => action.endsWith(ending))?.[1] ?? {
    ja: "の記録を変えました",
    en: "changed what is recorded of you",
  };
  const ja = held.map((role) => role.ja).join("・") || "運用者";
  const en = held[0]?.en ?? "The operator";
  return { ja: `${day.ja}に、${ja}があなた${did.ja}。`, en: `${en} ${did.en} on ${day.en}.` };
}

/** By how the action's name ends; the first that fits. */
const DONE: readonly (readonly [ending: string, words: Words])[] = [
  ["personRead", { ja: "の記録を見ました", en: "saw what is recorded of you" }],
  ["logRead", { ja: "についての監査ログを見ました", en: "read the log of what is recorded of you" }],
  ["consentGrant", { ja: "の同意を記録しました", en: "recorded what you agreed to" }],
  [
    "consentWithdraw",
    { ja: "の同意の取り消しを記録しました", en: "recorded that you withdrew what you had agreed to" },
  ],
  ["tieRegister", { ja: "のつながりを登録しました", en: "registered a tie of yours" }],
  ["tieCorrect", { ja: "のつながりを訂正しました", en: "corrected a tie of yours" }],
  ["tieEnd", { ja: "のつながりを終えました", en: "ended a tie of yours" }],
  ["wishMove", { ja: "の願いの段階を記録しました", en: "recorded how far a wish of yours has come" }],
  ["wishShow", { ja: "の願いを見せる相手を変えました", en: "changed who may see a wish of yours" }],
  ["wishAddStep", { ja: "の願いに一歩を足しました", en: "added a step to a wish of yours" }],
  ["wishStepDone", { ja: "の願いの一歩を記録しました", en: "recorded a step of a wish of yours" }],
  ["Register", { ja: "の記録を登録しました", en: "registered something of yours" }],
  ["Correct", { ja: "の記録を訂正しました", en: "corrected what is recorded of you" }],
];
