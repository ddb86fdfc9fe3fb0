import type { Request, RequestHandler, Response } from "express";
import { GraphTimeout, GraphUnavailable } from "../graph/errors.ts";
import type { Graph } from "../graph/graph.ts";
import { Feed, type Listener, type Place } from "../live/feed.ts";
import { schoolDistrictsOf, type Told } from "../live/news.ts";
import { RingWatch, type RingSearch, type RingWatchOptions } from "../live/ring-watch.ts";
import { Cursors } from "../trust/cursors.ts";
import type { Viewer } from "../trust/viewer.ts";
import { callerOf, MESSAGES as CALLERS, refuseAs, type Caller } from "./callers.ts";
import { fromThisPage, PERSONA_HEADER, refuse } from "./door.ts";
import { MESSAGES, type Log } from "./errors.ts";

export interface LiveOptions {
  readonly graph: Graph;
  readonly own: URL | null;
  readonly log: Log;
  /** Days for which the news are kept: who was away longer is told to look anew. */
  readonly newsDays: number;
  /** Lines that one viewer may hold open to this process. */
  readonly perViewer?: number;
  /** Milliseconds between two looks at the news, and between two signs of life. */
  readonly everyMs?: number;
  readonly signOfLifeMs?: number;
  readonly rings?: Omit<RingWatchOptions, "onTrouble">;
  /** How rings are looked for; undefined: nobody is told of any. */
  readonly ringSearch?: RingSearch | undefined;
}

const PER_VIEWER = 6;
/** Lines that this process holds open altogether. */
const AT_MOST = 2_000;
const SIGN_OF_LIFE_MS = 15_000;
const DAY_MS = 86_400_000;
/** What is written a moment before a cursor is made may lie a little before it. */
const MARGIN_MS = 3_600_000;

/** Bytes that a line may leave lying before it counts as one that takes nothing. */
const LYING = 65_536;

/**
 * `GET /live?district=`: what happens in a district, as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). Each is a
 * kind and ids; names are asked for at /graphql, through the one door that masks and logs.
 */
export class Live {
  readonly #options: LiveOptions;
  readonly #feed: Feed;
  readonly #rings: RingWatch | undefined;
  readonly #lines = new Set<Line>();
  readonly #held = new Map<string, number>();
  #life: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: LiveOptions) {
    const { graph, everyMs, rings, ringSearch, log } = options;
    this.#options = options;
    this.#feed = new Feed(graph, {
      ...(everyMs !== undefined && { everyMs }),
      onTrouble: (why) => log({ level: "warn", what: "news not told", why }),
    });
    const onTrouble = (why: string): void => log({ level: "warn", what: "rings not looked for", why });
    if (ringSearch) this.#rings = new RingWatch(graph, ringSearch, () => this.#feed.offices, { ...rings, onTrouble });
    this.#rings?.start();
  }

  /** Express's last word on the request: who comes was found out before. */
  readonly door: RequestHandler = async (request, response) => {
    // A browser comes again after a line that broke, and never after a refusal.
    if (this.#closed) return void request.socket.destroy();
    if (!acceptable(request, response, this.#options.own)) return;
    const caller = callerOf(request);
    const key = caller.by === "nobody" ? `from ${request.socket.remoteAddress}` : caller.viewer.id;
    if (!this.#mayHold(key)) return tooMany(response, this.#options.perViewer ?? PER_VIEWER);
    this.#hold(key, 1);
    response.once("close", () => this.#hold(key, -1));
    try {
      await this.#open(request, response, caller);
    } catch (error) {
      if (!(error instanceof GraphUnavailable || error instanceof GraphTimeout) || response.headersSent) throw error;
      response.set("retry-after", "5");
      refuse(response, 503, "GRAPH_UNAVAILABLE", MESSAGES.unavailable);
    }
  };

  /** Ends all lines; who listened comes again, to this process or another, and goes on where it was. */
  close(): void {
    this.#closed = true;
    this.#rings?.stop();
    clearTimeout(this.#life);
    for (const line of this.#lines) line.end();
  }

  async #open(request: Request, response: Response, { viewer, until }: Caller): Promise<void> {
    const { graph, newsDays } = this.#options;
    const district = new URLSearchParams(request.originalUrl.split("?").slice(1).join("?")).get("district") ?? "";
    const districts = await schoolDistrictsOf(graph, viewer, district);
    if (districts === undefined) return refuse(response, 404, "BAD_USER_INPUT", noSuchDistrict(district));
    const cursors = await Cursors.of(graph);
    const list = `news ${district}`;
    const given = request.get("last-event-id") || undefined;
    const opened = given === undefined ? undefined : placeIn(cursors, viewer, list, given);
    if (given !== undefined && opened === undefined) return refuse(response, 400, "BAD_USER_INPUT", NO_CURSOR);
    const kept = opened !== undefined && Date.now() - opened.at < newsDays * DAY_MS - MARGIN_MS;
    const end = await this.#feed.end();
    if (response.closed || response.destroyed) return;
    if (this.#closed) return void response.socket?.destroy();

    const place = kept ? opened.place : { seq: end, sent: 0 };
    const cursorAt = (at: Place): string => cursors.seal(viewer, list, sealable(at));
    const line = new Line(response, { viewer, district, districts, place }, cursorAt);
    this.#lines.add(line);
    response.once("close", () => {
      line.stop();
      this.#lines.delete(line);
      this.#feed.remove(line);
    });
    line.begin({ again: opened !== undefined && !kept, until });
    this.#feed.add(line, end);
    this.#lifeSoon();
  }

  /** At fixed times, whatever happened, so that they tell nothing of what is hidden. */
  #lifeSoon(): void {
    const every = this.#options.signOfLifeMs ?? SIGN_OF_LIFE_MS;
    if (this.#lines.size === 0 || this.#closed) return;
    this.#life ??= setTimeout(
      () => {
        this.#life = undefined;
        for (const line of this.#lines) line.live();
        this.#lifeSoon();
      },
      every - (Date.now() % every),
    );
  }

  #mayHold(key: string): boolean {
    const all = [...this.#held.values()].reduce((sum, each) => sum + each, 0);
    return all < AT_MOST && (this.#held.get(key) ?? 0) < (this.#options.perViewer ?? PER_VIEWER);
  }

  #hold(key: string, more: 1 | -1): void {
    const held = (this.#held.get(key) ?? 0) + more;
    if (held > 0) this.#held.set(key, held);
    else this.#held.delete(key);
  }
}

/** One open answer. */
class Line implements Listener {
  readonly viewer: Viewer;
  readonly district: string;
  readonly districts: readonly string[];
  place: Place;
  readonly #response: Response;
  readonly #cursorAt: (place: Place) => string;
  #ending: NodeJS.Timeout | undefined;
  /** It had not taken everything at the last sign of life. */
  #late = false;

  constructor(
    response: Response,
    { viewer, district, districts, place }: Pick<Listener, "viewer" | "district" | "districts" | "place">,
    cursorAt: (place: Place) => string,
  ) {
    this.#response = response;
    this.#cursorAt = cursorAt;
    [this.viewer, this.district, this.districts, this.place] = [viewer, district, districts, place];
  }

  begin({ again, until }: { again: boolean; until: number | undefined }): void {
    this.#response.status(200).set({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      // A web server in front that gathers what it passes on would hold everything back.
      "x-accel-buffering": "no",
    });
    this.#response.socket?.setNoDelay(true);
    this.#response.flushHeaders();
    // Not all at the same moment, when a process was ended.
    this.#write(`retry: ${1_000 + Math.floor(Math.random() * 2_000)}\n`);
    this.#say(again ? "again" : "ready", {});
    if (until === undefined) return;
    // What proved who listens holds no longer.
    this.#ending = setTimeout(
      () => {
        this.#say("sign-in", {});
        this.end();
      },
      Math.max(0, until * 1_000 - Date.now()),
    );
  }

  ready(): boolean {
    return !this.#response.writableEnded && this.#response.writableLength < LYING;
  }

  send(told: Told, place: Place): void {
    this.#write(`id: ${this.#cursorAt(place)}\ndata: ${JSON.stringify(told)}\n\n`);
  }

  /** A browser notes the place and tells nobody. Whoever takes nothing from one sign of life to the next is given up. */
  live(): void {
    const late = this.#response.writableLength >= LYING;
    if (late && this.#late) this.#response.destroy();
    else if (!late) this.#write(`id: ${this.#cursorAt(this.place)}\n\n`);
    this.#late = late;
  }

  end(): void {
    this.#response.end();
  }

  stop(): void {
    clearTimeout(this.#ending);
  }

  #say(event: string, data: object): void {
    this.#write(`event: ${event}\nid: ${this.#cursorAt(this.place)}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  #write(text: string): void {
    if (!this.#response.writableEnded && !this.#response.destroyed) this.#response.write(text);
  }
}

/** As wide for the first event as for the last: else the cursor's length would tell how many there were. */
const WIDTH = 16;

function sealable({ seq, sent }: Place): string[] {
  return [seq, sent, Date.now()].map((number) => String(number).padStart(WIDTH, "0"));
}

function placeIn(
  cursors: Cursors,
  viewer: Viewer,
  list: string,
  cursor: string,
): { place: Place; at: number } | undefined {
  try {
    const [seq, sent, at] = (cursors.open(viewer, list, cursor) ?? []).map(Number);
    return { place: { seq: seq ?? 0, sent: sent ?? 0 }, at: at ?? 0 };
  } catch {
    return undefined;
  }
}

/** Decides by method and headers; answers itself where it says no. */
function acceptable(request: Request, response: Response, own: URL | null): boolean {
  if (request.method !== "GET") {
    response.set("allow", "GET");
    refuse(response, 405, "BAD_USER_INPUT", `/live takes GET, not ${request.method}.`);
    return false;
  }
  if (!request.accepts("text/event-stream")) {
    refuse(response, 406, "BAD_USER_INPUT", "/live answers in text/event-stream; the Accept header does not allow it.");
    return false;
  }
  // A page from elsewhere could not read it, but would hold it open in its visitor's name. A header of ours no page can send unasked.
  const { by } = callerOf(request);
  const ours = request.get("apollo-require-preflight") ?? request.get(PERSONA_HEADER);
  if (by === "token" || ours !== undefined || fromThisPage(request, own)) return true;
  refuse(response, 403, "FORBIDDEN", CALLERS.elsewhere);
  return false;
}

const NO_CURSOR =
  "Last-Event-ID: この位置はこの校区の知らせのものではありません。付けずに始めてください。 / This place does not belong to the news of this district; begin without it.";

function noSuchDistrict(asked: string): string {
  const quoted = asked.slice(0, 60);
  return `district: 「${quoted}」という id の校区が見つかりません。 / There is no district of the id "${quoted}" that you may see.`;
}

function tooMany(response: Response, most: number): void {
  refuseAs(response, {
    status: 429,
    code: "RATE_LIMITED",
    message: `知らせを受け取る接続が多すぎます（1人 ${most} 本まで）。どれかを閉じてください。 / Too many lines are open: at most ${most} for one viewer. Close one of them.`,
    headers: { "retry-after": "5" },
    reason: "too many lines",
  });
}
