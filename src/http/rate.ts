import type { RequestHandler } from "express";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { callerOf, refuseAs } from "./callers.ts";

/** Seconds in which a viewer's requests are counted. */
export const RATE_SECONDS = 10;

/**
 * At most `requests` of one viewer in ten seconds, whatever they are and however many programs send them; of those who are not known, from one address.
 * Each process counts for itself.
 */
export function limited(requests: number): RequestHandler {
  const limiter = new RateLimiterMemory({ points: requests, duration: RATE_SECONDS });
  // oxlint-disable-next-line oxc/no-async-endpoint-handlers -- Express 5 waits for them, and forwards what they throw
  return async (request, response, next) => {
    const { viewer, by } = callerOf(request);
    const key = by === "nobody" ? `from ${request.socket.remoteAddress}` : viewer.id;
    try {
      await limiter.consume(key);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
      return refuseAs(response, {
        status: 429,
        code: "RATE_LIMITED",
        message: `問い合わせが多すぎます（${RATE_SECONDS} 秒に ${requests} 回まで）。${seconds} 秒待ってから、もう一度お試しください。 / Too many requests: at most ${requests} in ${RATE_SECONDS} seconds. Wait ${seconds} s and try again.`,
        headers: { "retry-after": String(seconds) },
        reason: "too many",
      });
    }
    next();
  };
}
