import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { RequestHandler } from "express";
import { parse, print } from "graphql";
import { callerOf, refuseAs, signInFirst } from "./callers.ts";
import { MOST_TOKENS } from "./cost.ts";

const OPERATIONS = new URL("../../schema/operations/", import.meta.url);

/**
 * Of whoever did not sign in, passes on only the operations of `schema/operations` (the web app's own in `app` among them), however they are laid out; with
 * their own variables. Decided on the text, before the schema is asked: a stranger learns nothing from what it would have said.
 */
export function onlyPublished(folder: URL = OPERATIONS): RequestHandler {
  const files = readdirSync(fileURLToPath(folder), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".graphql"),
  );
  const published = new Set(files.map((file) => normal(readFileSync(new URL(file, folder), "utf8"))));
  return (request, response, next) => {
    if (callerOf(request).by !== "nobody") return next();
    const body: unknown = request.body;
    const query = typeof body === "object" && body !== null && "query" in body ? body.query : undefined;
    const asked = typeof query === "string" ? normal(query) : undefined;
    if (asked !== undefined && published.has(asked)) return next();
    refuseAs(response, signInFirst);
  };
}

/** Without its comments and its layout; undefined for what is no document. */
function normal(text: string): string | undefined {
  try {
    return print(parse(text, { noLocation: true, maxTokens: MOST_TOKENS }));
  } catch {
    return undefined;
  }
}
