import { OperatorFault } from "../../graph/fault.ts";
import type { Graph } from "../../graph/graph.ts";
import { checkLog } from "./check.ts";

/** Faults that are told one by one. */
const SHOWN = 10;

/**
 * What `npm run doctor` says of the log. The last event's hash stands in it, so that somebody who writes it down elsewhere can tell later whether
 * the whole log was made anew.
 */
export async function logIsWhole(graph: Graph): Promise<string> {
  const { events, ends, faults } = await checkLog(graph);
  if (ends === undefined && events === 0) return "none yet";
  if (faults.length > 0 || ends === undefined) {
    const more = faults.length > SHOWN ? ` … and ${faults.length - SHOWN} more` : "";
    throw new OperatorFault(
      `${faults.slice(0, SHOWN).join("; ")}${more}. Somebody changed the log in the database itself; keep a copy of the data, and compare it with your last back-up.`,
    );
  }
  const pruned = ends.anchorSeq > 0 ? `, those up to ${ends.anchorSeq} pruned by retention` : "";
  return `${events} events, none missing, altered or moved${pruned}; the last is ${ends.seq}, ${ends.hash}`;
}
