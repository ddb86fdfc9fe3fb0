import { OperatorFault, type Words } from "../../graph/fault.ts";
import type { Graph } from "../../graph/graph.ts";
import { checkLog } from "./check.ts";

/** Faults that are told one by one. */
const SHOWN = 10;

/**
 * What `npm run doctor` says of the log. The last event's hash stands in it, so that somebody who writes it down elsewhere can tell later whether
 * the whole log was made anew.
 */
export async function logIsWhole(graph: Graph): Promise<Words> {
  const { events, ends, faults } = await checkLog(graph);
  if (ends === undefined && events === 0) return { ja: "まだありません", en: "none yet" };
  if (faults.length > 0 || ends === undefined) {
    const [first, more] = [faults.slice(0, SHOWN).join("; "), faults.length - SHOWN];
    throw new OperatorFault({
      ja: `${first}${more > 0 ? ` … ほか${more}件` : ""}。だれかがデータベースの中で直接、記録を書きかえています。データの写しを取り、最後の控えと比べてください。`,
      en: `${first}${more > 0 ? ` … and ${more} more` : ""}. Somebody changed the log in the database itself; keep a copy of the data, and compare it with your last back-up.`,
    });
  }
  const { anchorSeq, seq, hash } = ends;
  return {
    ja: `${events}件、欠け・書きかえ・入れかえはありません${anchorSeq > 0 ? `（${anchorSeq}番までは保存期間を過ぎて消しました）` : ""}。最後は ${seq}番、${hash}`,
    en: `${events} events, none missing, altered or moved${anchorSeq > 0 ? `, those up to ${anchorSeq} pruned by retention` : ""}; the last is ${seq}, ${hash}`,
  };
}
