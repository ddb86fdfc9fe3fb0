import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { NOTHING } from "../../graph/steady.ts";
import type { ConsentAudience } from "../../things/consent.ts";
import type { Entity, Mention } from "../../things/entity.ts";
import type { Words } from "../../things/language.ts";
import {
  mentionOf,
  notUnderstood,
  reasonOf,
  type BasisName,
  type Candidate,
  type RankedAnswer,
  type StepRow,
} from "../answer.ts";
import { leftOutOf } from "../left-out.ts";
import { toAskFirst, type AskRow } from "../matching/candidates.ts";
import type { MayShowArgs } from "./arguments.ts";

const mayShow = statement(import.meta.url, "may-show.cypher");

interface Row extends Record<string, unknown> {
  thing: Entity;
  party: Mention | null;
  basis: BasisName | null;
  reasons: StepRow[][];
  ask: AskRow[];
}

/** The verdict as one candidate: the thing itself where it may be shown, otherwise those to be asked first. One round trip. */
export async function verdictOn(context: Context, { thing, to, party }: MayShowArgs): Promise<RankedAnswer> {
  const [row] = await context.ask<Row>(mayShow, { thing, to, party: party ?? NOTHING });
  if (!row) return notUnderstood(NOT_THERE, [], []);
  if (to === "NAMED" && row.party === null) return notUnderstood(NOBODY_NAMED, [], [mentionOf(row.thing)]);
  const nodes =
    row.basis === null
      ? row.ask.map(({ person, reasons }) => toAskFirst({ person, reasons: [...reasons, ...row.reasons] }))
      : [shown(row, row.basis)];
  return {
    candidates: {
      nodes,
      edges: nodes.map((node, at) => ({ node, cursor: String(at) })),
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    },
    total: nodes.length,
    whyNobody: nodes.length > 0 ? null : { words: nobodyToAsk(to), gates: [], relaxations: [] },
    coverage: null,
    leftOut: leftOutOf(["ASKED_FIRST", row.basis === null ? row.ask.length : 0]),
    didYouMean: [],
    understood: [mentionOf(row.thing), ...(row.party ? [row.party] : [])],
  };
}

function shown(row: Row, basis: BasisName): Candidate {
  return {
    subject: subjectOf(row.thing),
    reasons: row.reasons.slice(0, 3).map(reasonOf),
    verdict: "MAY_SHOW",
    basis,
    slots: [],
  };
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whatever can be seen by its id is one of the nouns a candidate may be
const subjectOf = (entity: Entity) => entity as unknown as Candidate["subject"];

const NOT_THERE: Words = {
  ja: "その記録は見つかりません。id をもう一度確かめてください。",
  en: "There is no such record; check the id.",
};
const NOBODY_NAMED: Words = {
  ja: "見せたい相手が見つかりません。NAMED のときは、party に人か事業所の id を入れてください。",
  en: "The one it is to be shown to cannot be found; with NAMED, give the id of a person or company as party.",
};
function nobodyToAsk(to: keyof typeof ConsentAudience): Words {
  return to === "COORDINATORS"
    ? {
        ja: "コーディネーターには見せない記録です。記録した人に相談してください。",
        en: "This is not shown to coordinators; ask whoever recorded it.",
      }
    : {
        ja: "だれのものかが記録されていないので、まだ見せられません。その校区のコーディネーターに相談してください。",
        en: "Nobody is recorded whose it is, so it may not be shown yet; ask the district's coordinator.",
      };
}
