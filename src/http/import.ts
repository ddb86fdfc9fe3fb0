import { basename } from "node:path";
import express, { type Request, type RequestHandler, type Response } from "express";
import { contextFor } from "../context.ts";
import { GraphTimeout, GraphUnavailable } from "../graph/errors.ts";
import type { Graph } from "../graph/graph.ts";
import type { Given, ImportReport } from "../imports/index.ts";
import { FileRefused, inOneLine } from "../imports/sentence.ts";
import { may } from "../trust/policy.ts";
import { callerOf, refuseAs } from "./callers.ts";
import { refuse } from "./door.ts";
import { MESSAGES as OUTAGES } from "./errors.ts";

/** All files of one import together. The largest list that a city was found to publish has a tenth of it. */
export const MOST_BYTES = 10 * 1024 * 1024;
const MOST_FILES = 50;
const MOST_LETTERS = 200;
/** Refusals, warnings and pairs of each report that are told one by one; beyond that they are only counted. */
export const MOST_TOLD = 500;

/**
 * `POST /import`: takes files in as `npm run import` does, and answers with the same report. The files are held in memory while they are read, and kept
 * nowhere; a dry run writes nothing. One import at a time, because each may hold what `MOST_BYTES` unfold to.
 */
export class ImportDoor {
  readonly #graph: Graph;
  #busy = false;
  #closed = false;

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** Takes no more. What is under way ends with the graph, between two batches or within one, which then is not in; done again, it goes on from there. */
  close(): void {
    this.#closed = true;
  }

  /** Express's last word on the request: who comes was found out before. */
  // oxlint-disable-next-line oxc/no-async-endpoint-handlers -- Express 5 waits for them, and forwards what they throw
  readonly door: RequestHandler = async (request, response) => {
    if (!acceptable(request, response)) return;
    if (this.#closed) return later(response, 503, "GRAPH_UNAVAILABLE", SENTENCES.closing);
    if (this.#busy) return later(response, 429, "RATE_LIMITED", SENTENCES.busy);
    this.#busy = true;
    try {
      const asked = await askedOf(request, response);
      if (asked) response.json({ report: await this.#taken(request, asked) });
    } catch (error) {
      if (error instanceof FileRefused) refuse(response, 400, "BAD_USER_INPUT", inOneLine(error.refusal));
      else if (error instanceof GraphUnavailable || error instanceof GraphTimeout) {
        later(response, 503, "GRAPH_UNAVAILABLE", OUTAGES.unavailable);
      } else throw error;
    } finally {
      this.#busy = false;
    }
  };

  async #taken(request: Request, { files, ...options }: Asked): Promise<ToldReport> {
    // The importers are loaded when somebody imports.
    const { importAll } = await import("../imports/index.ts");
    const by = contextFor(this.#graph, callerOf(request).viewer);
    return toldOf(await importAll(this.#graph, files, { ...options, by }));
  }
}

/** Decides by role, method and headers; answers itself where it says no. */
function acceptable(request: Request, response: Response): boolean {
  const { viewer, by } = callerOf(request);
  const no = (status: number, message: string): boolean => {
    refuse(response, status, status === 403 ? "FORBIDDEN" : "BAD_USER_INPUT", message);
    return false;
  };
  if (request.method !== "POST") {
    response.set("allow", "POST");
    return no(405, `/import takes POST, not ${request.method}.`);
  }
  if (!may(viewer, "import")) return no(403, SENTENCES.who);
  // A form of another site could send files in its visitor's name; this header it cannot send.
  if (by !== "token" && request.get("apollo-require-preflight") === undefined) return no(403, SENTENCES.header);
  if (!request.is("multipart/form-data")) return no(415, SENTENCES.type);
  return true;
}

interface Asked {
  readonly files: readonly Given[];
  readonly dryRun: boolean;
  readonly city?: string;
  readonly licence?: string;
  readonly attribution?: string;
}

const raw = express.raw({ limit: MOST_BYTES, inflate: false, type: "multipart/form-data" });

/** What was sent, once it has arrived; undefined where that cannot be read, which then is answered. */
async function askedOf(request: Request, response: Response): Promise<Asked | undefined> {
  const arrived = await new Promise<unknown>((resolve) => {
    raw(request, response, (error: unknown) => resolve(error));
  });
  const form = arrived === undefined ? await formOf(request) : undefined;
  const asked = form ? askedIn(form) : tooLarge(arrived) ? SENTENCES.size : SENTENCES.unreadable;
  if (typeof asked !== "string") return asked;
  refuse(response, tooLarge(arrived) ? 413 : 400, "BAD_USER_INPUT", asked);
  return undefined;
}

async function formOf(request: Request): Promise<FormData | undefined> {
  const body: unknown = request.body;
  const type = request.get("content-type") ?? "";
  if (!Buffer.isBuffer(body)) return undefined;
  return new globalThis.Response(new Uint8Array(body), { headers: { "content-type": type } })
    .formData()
    .catch(() => undefined);
}

/** A sentence where something is missing or too much. */
function askedIn(form: FormData): Asked | string {
  const files = form.getAll("file").filter((each) => typeof each !== "string");
  if (files.length === 0) return SENTENCES.none;
  if (files.length > MOST_FILES) return SENTENCES.many;
  const dryRun = form.get("dryRun");
  if (dryRun !== "true" && dryRun !== "false") return SENTENCES.dryRun;
  const text = (name: string): { [name: string]: string } => {
    const said = form.get(name);
    return typeof said === "string" && said.trim() !== "" ? { [name]: said.trim() } : {};
  };
  const said = { ...text("city"), ...text("licence"), ...text("attribution") };
  if (Object.values(said).some((each) => each.length > MOST_LETTERS)) return SENTENCES.long;
  return { files: files.map(givenOf), dryRun: dryRun === "true", ...said };
}

/** All lie as it were in one folder: what was chosen together is taken to be of one city. */
function givenOf(file: File): Given {
  return {
    path: basename(file.name.replaceAll("\\", "/"))
      .replaceAll(/\p{Cc}/gu, "")
      .slice(-MOST_LETTERS),
    read: async () => ({ bytes: new Uint8Array(await file.arrayBuffer()), modified: new Date(file.lastModified) }),
  };
}

function tooLarge(error: unknown): boolean {
  return typeof error === "object" && error !== null && "status" in error && error.status === 413;
}

function later(response: Response, status: number, code: "GRAPH_UNAVAILABLE" | "RATE_LIMITED", message: string): void {
  if (response.headersSent || response.destroyed) return;
  refuseAs(response, { status, code, message, headers: { "retry-after": "5" }, reason: "import later" });
}

export type ToldReport = ReturnType<typeof toldOf>;

/** The report as it leaves: long lists are cut, and how long they were stands beside them. */
export function toldOf({ files, suggestions, ...report }: ImportReport) {
  return {
    ...report,
    files: files.map(({ refused, warnings, ...file }) => ({
      ...file,
      refused: refused.length,
      refusals: refused.slice(0, MOST_TOLD),
      warned: warnings.length,
      warnings: warnings.slice(0, MOST_TOLD),
    })),
    alike: suggestions.length,
    suggestions: suggestions.slice(0, MOST_TOLD),
  };
}

const MEGABYTES = MOST_BYTES / 1024 / 1024;

const SENTENCES = {
  who: "取り込みができるのは管理者だけです（まち全体の場所と校区が変わるため）。 / Only an administrator may import: it changes places and districts of the whole town.",
  header:
    "このサーバー自身のページから送るか、ヘッダー apollo-require-preflight を付けてください。 / Send the files from this server's own page, or with the header apollo-require-preflight.",
  type: "ファイルは multipart/form-data で送ってください。 / Send the files as multipart/form-data.",
  size: `ファイルが大きすぎます（あわせて ${MEGABYTES} MB まで）。分けて送るか、npm run import を使ってください。 / The files are too large: at most ${MEGABYTES} MB together. Send fewer at once, or use npm run import.`,
  unreadable:
    "送られたものが途中で切れているか、読めません。もう一度送ってください。 / What was sent is cut off or cannot be read. Send it again.",
  none: "ファイルを選んでください。 / Choose at least one file.",
  many: `一度に送れるのは ${MOST_FILES} ファイルまでです。 / At most ${MOST_FILES} files at once.`,
  long: `市区町村名・ライセンス・出典は、それぞれ ${MOST_LETTERS} 字までです。 / City, licence and attribution may have ${MOST_LETTERS} letters each.`,
  dryRun:
    "dryRun に true（試し読み）か false（取り込む）を入れてください。 / Say in dryRun whether to try only (true) or to take in (false).",
  busy: "いま、ほかの取り込みが進んでいます。終わってから、もう一度お試しください。 / Another import is under way. Try again when it has ended.",
  closing:
    "サーバーが終了するところです。少し待ってから、もう一度お試しください。 / The server is closing. Try again in a moment.",
} as const;
