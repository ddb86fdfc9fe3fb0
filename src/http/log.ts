import { randomUUID } from "node:crypto";
import type { RequestHandler, Response } from "express";
import { pino, type DestinationStream } from "pino";
import { callerOf, refusalOf } from "./callers.ts";
import type { Log } from "./errors.ts";

/** Lines of JSON on standard error. Requests are written where others are served; on one's own machine only what went wrong. */
export function logTo(level: "info" | "warn", destination?: DestinationStream): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination ?? pino.destination({ dest: 2, sync: true }),
  );
  return ({ level: said, ...entry }) => logger[said === "error" || said === "warn" ? said : "info"](entry);
}

/** Paths that are written as they are; in any other somebody may have put anything. */
const PATHS = [
  "/",
  "/graphql",
  "/live",
  "/import",
  "/health",
  "/explore",
  "/explore/tabs.json",
  "/persona",
  "/sign-in",
  "/sign-in/back",
  "/sign-out",
];

/**
 * One line for each request that was answered or given up, under a number that the caller gets too (`x-request-id`). Nothing of it comes from the
 * caller but method, path, and the roles that were proved: no name, no address, no token, no question.
 */
export function requestLog(log: Log): RequestHandler {
  return (request, response, next) => {
    const [id, began] = [randomUUID(), performance.now()];
    const path = PATHS.includes(request.path) ? request.path : "(other)";
    response.set("x-request-id", id);
    response.once("close", () => {
      const { viewer, by } = callerOf(request);
      const refused = refusalOf(request)?.reason;
      log({
        level: "info",
        what: "request",
        id,
        method: request.method,
        path,
        status: response.writableFinished || isStream(response) ? response.statusCode : 0,
        ms: Math.round(performance.now() - began),
        by,
        role: viewer.roles.join(" ") || "public",
        ...(refused !== undefined && { refused }),
      });
    });
    next();
  };
}

/** A line to /live has no end of its own: that its listener left is not that its answer was given up. */
function isStream(response: Response): boolean {
  return response.headersSent && String(response.get("content-type")).startsWith("text/event-stream");
}
