import { randomUUID } from "node:crypto";
import { pipeline } from "node:stream/promises";
import type { RequestHandler } from "express";
import { GraphTimeout, GraphUnavailable } from "../graph/errors.ts";
import type { Graph } from "../graph/graph.ts";
import { logAsCsv } from "../trust/log/export.ts";
import { may } from "../trust/policy.ts";
import { callerOf } from "./callers.ts";
import { refuse } from "./door.ts";
import { MESSAGES, type Log } from "./errors.ts";

/**
 * `GET /log.csv?from=DAY&until=DAY&person=ID`: the log as a file, for the auditor alone, a page of it at a time however long it is. The same as `npm run audit` writes;
 * that it was taken out stands in the log under the auditor's own account before the first row leaves.
 */
export function logFile(graph: Graph, log: Log): RequestHandler {
  // oxlint-disable-next-line oxc/no-async-endpoint-handlers -- Express 5 waits for it, and forwards what it throws
  return async (request, response) => {
    const { viewer } = callerOf(request);
    if (!may(viewer, "readTheLog")) return refuse(response, 403, "FORBIDDEN", FOR_THE_AUDITOR);
    const asked = new URL(request.originalUrl, "http://localhost").searchParams;
    const from = momentOf(asked.get("from"));
    const until = momentOf(asked.get("until"));
    if (from === null || until === null) return refuse(response, 400, "BAD_USER_INPUT", NO_DAY);
    const person = asked.get("person") || undefined;
    const asker = { viewer, now: new Date(), requestId: randomUUID() };
    const rows = logAsCsv(graph, { from, until, person }, asker);
    try {
      // What is written down comes before anything is told: only then does the file begin.
      const first = await rows.next();
      response.set({
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="musubi-log.csv"',
      });
      response.write(first.value);
      await pipeline(rows, response);
    } catch (error) {
      if (response.headersSent) {
        log({ level: "warn", what: "log not told to its end", why: error instanceof Error ? error.message : "?" });
        response.destroy();
      } else if (error instanceof GraphUnavailable || error instanceof GraphTimeout) {
        refuse(response, 503, "GRAPH_UNAVAILABLE", MESSAGES.unavailable);
      } else throw error;
    }
  };
}

/** A day is meant as it begins in Japan. Undefined where none is said, null for what is none. */
function momentOf(said: string | null): Date | null | undefined {
  if (said === null || said === "") return undefined;
  const moment = new Date(/^\d{4}-\d{2}-\d{2}$/.test(said) ? `${said}T00:00:00+09:00` : said);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

const FOR_THE_AUDITOR = "監査ログを書き出せるのは監査の担当者だけです。 / Only the auditor may take out the log.";
const NO_DAY =
  "from と until は 2026-11-25 のような日にしてください。 / Give from and until as days, such as 2026-11-25.";
