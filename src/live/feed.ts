import type { Graph } from "../graph/graph.ts";
import { Turns } from "../graph/turns.ts";
import { projectionOf } from "../things/news.ts";
import type { Viewer } from "../trust/viewer.ts";
import { endOfNews, newsSince, toldTo, type Happened, type Page, type Told } from "./news.ts";
import { officesOf } from "./office.ts";

/** Where a listener stands: everything up to `seq` is done with, and of the event behind it so many messages were sent. */
export interface Place {
  readonly seq: number;
  readonly sent: number;
}

/** Somebody who listens to a district, over whatever line. */
export interface Listener {
  readonly viewer: Viewer;
  readonly district: string;
  /** The school districts that it lies in or spans. */
  readonly districts: readonly string[];
  /** Changed by the feed alone. */
  place: Place;
  /** Whether it took what it was sent so far. Until then nothing is read for it, and it goes on where it stands. */
  ready(): boolean;
  /** @param place where it stands once it has this message */
  send(told: Told, place: Place): void;
}

export interface FeedOptions {
  /** Milliseconds between two looks at the news. */
  readonly everyMs?: number;
  readonly onTrouble?: (why: string) => void;
}

const EVERY_MS = 500;
/** An event that is not to be seen after so long is not on its way but was taken out of the database by hand. */
const GAP_MS = 10_000;
const QUIET_MS = 30_000;
/** Events that are held against a picture of the graph at once. */
const PORTION = 50;
/** Groups of listeners that are told at the same moment: the rest of the graph has other work. */
const AT_ONCE = 8;

/**
 * The news of this process: one statement for each look, however many listen, and none while nobody does. What is new is then held against each
 * viewer's picture of the graph, once for all lines of one viewer. Who was away, or took too long, catches up with reads of its own, and is told
 * nothing twice: a listener stands at a place, and only what lies behind it is sent.
 */
export class Feed {
  readonly #graph: Graph;
  readonly #everyMs: number;
  readonly #onTrouble: (why: string) => void;
  readonly #listeners = new Set<Listener>();
  readonly #busy = new Set<Listener>();
  /** Up to here all was seen; unknown while nobody listens. */
  #tail: number | undefined;
  #beginning: Promise<number> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking = false;
  #gapSince: number | undefined;
  #lastTrouble = 0;
  readonly #turns = new Turns(AT_ONCE);

  constructor(graph: Graph, { everyMs = EVERY_MS, onTrouble = () => undefined }: FeedOptions = {}) {
    this.#graph = graph;
    this.#everyMs = everyMs;
    this.#onTrouble = onTrouble;
  }

  /** How many listen. */
  get size(): number {
    return this.#listeners.size;
  }

  /** The school districts of which somebody listens who sees what their office sees, in order. */
  get offices(): string[] {
    const all = [...this.#listeners].flatMap(({ viewer, districts }) => officesOf(viewer, districts));
    return [...new Set(all)].toSorted();
  }

  /** Where the news end now: a new listener begins there, or behind it. */
  async end(): Promise<number> {
    if (this.#tail !== undefined) return this.#tail;
    this.#beginning ??= endOfNews(this.#graph).finally(() => (this.#beginning = undefined));
    return this.#beginning;
  }

  /** @param end where the news ended a moment ago */
  add(listener: Listener, end: number): void {
    this.#listeners.add(listener);
    this.#tail ??= Math.max(end, listener.place.seq);
    this.#lookSoon();
  }

  remove(listener: Listener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#tail = undefined;
  }

  #lookSoon(): void {
    if (this.#listeners.size > 0 && !this.#looking) this.#timer ??= setTimeout(this.#look, this.#everyMs);
  }

  readonly #look = (): void => {
    this.#timer = undefined;
    this.#looking = true;
    void this.#next()
      .catch((error: unknown) => this.#trouble(error))
      .finally(() => {
        this.#looking = false;
        this.#lookSoon();
      });
  };

  async #next(): Promise<void> {
    const before = this.#tail;
    if (before === undefined) return;
    const all = [...new Set([...this.#listeners].flatMap(({ districts }) => districts))].toSorted();
    const page = this.#patiently(before, await newsSince(this.#graph, all, before));
    // Everybody may have left meanwhile, and somebody come anew.
    if (this.#tail !== before) return;
    const free = [...this.#listeners].filter((each) => !this.#busy.has(each) && each.ready());
    const [here, behind] = [
      free.filter(({ place }) => place.seq >= before),
      free.filter(({ place }) => place.seq < before),
    ];
    for (const each of behind) void this.#catchUp(each);
    if (page.last === before) return;
    this.#tail = page.last;
    for (const group of inGroups(here)) void this.#tell(group, page);
  }

  /** A gap is waited for; one that lasts was made by hand, and is left behind. */
  #patiently(before: number, page: Page): Page {
    const gap = page.last === before && page.next > before + 1;
    if (!gap) this.#gapSince = undefined;
    else if (Date.now() - (this.#gapSince ??= Date.now()) > GAP_MS) {
      this.#trouble(new Error(`${page.next - before - 1} of the news are missing behind number ${before}`));
      return { ...page, last: page.next - 1 };
    }
    return page;
  }

  /** Until it stands where the others stand, or does not take more. */
  async #catchUp(listener: Listener): Promise<void> {
    this.#busy.add(listener);
    try {
      for (;;) {
        const [{ seq }, tail] = [listener.place, this.#tail];
        if (tail === undefined || seq >= tail || !this.#listeners.has(listener) || !listener.ready()) return;
        await this.#turns.take(async () => {
          const page = await newsSince(this.#graph, listener.districts, seq, tail);
          // Nothing up to the tail is still on its way: what is missing there went with age.
          const last = page.last > seq ? page.last : page.next > seq + 1 ? page.next - 1 : tail;
          await this.#hand([listener], { ...page, last });
        });
      }
    } catch (error) {
      this.#trouble(error);
    } finally {
      this.#busy.delete(listener);
    }
  }

  async #tell(group: readonly Listener[], page: Page): Promise<void> {
    for (const each of group) this.#busy.add(each);
    try {
      await this.#turns.take(async () => this.#hand(group, page));
    } catch (error) {
      // They stand where they stood, and catch up with the next look.
      this.#trouble(error);
    } finally {
      for (const each of group) this.#busy.delete(each);
    }
  }

  /** Tells listeners of one viewer and district what of this page is theirs. */
  async #hand(group: readonly Listener[], { last, news }: Page): Promise<void> {
    const [first] = group;
    const begin = Math.min(...group.map(({ place }) => place.seq));
    const theirs = news.filter(
      ({ seq, districts }) => seq > begin && districts.some((each) => first!.districts.includes(each)),
    );
    // In portions that are done in time: after each they stand further on, whatever becomes of the next.
    for (let from = 0; from === 0 || from < theirs.length; from += PORTION) {
      const portion = theirs.slice(from, from + PORTION);
      const told = await toldTo(this.#graph, first!.viewer, first!, portion);
      const upTo = from + PORTION < theirs.length ? portion.at(-1)!.seq : last;
      for (const listener of group) if (this.#listeners.has(listener)) send(listener, portion, told, upTo);
    }
  }

  /** Said once in a while: with the graph away every look fails. */
  #trouble(error: unknown): void {
    if (Date.now() - this.#lastTrouble < QUIET_MS) return;
    this.#lastTrouble = Date.now();
    this.#onTrouble(error instanceof Error ? error.message : String(error));
  }
}

function send(
  listener: Listener,
  news: readonly Happened[],
  told: ReadonlyMap<number, readonly Told[]>,
  last: number,
): void {
  for (const { seq } of news) {
    if (seq <= listener.place.seq) continue;
    const messages = told.get(seq) ?? [];
    const already = listener.place.seq === seq - 1 ? listener.place.sent : 0;
    messages.slice(already).forEach((message, at) => {
      const sent = already + at + 1;
      listener.place = sent < messages.length ? { seq: seq - 1, sent } : { seq, sent: 0 };
      listener.send(message, listener.place);
    });
  }
  if (listener.place.seq < last) listener.place = { seq: last, sent: 0 };
}

/** Those of one viewer who listen to the same district are told the same. */
function inGroups(listeners: readonly Listener[]): Listener[][] {
  const groups = new Map<string, Listener[]>();
  for (const listener of listeners) {
    const { viewer, district } = listener;
    const key = [viewer.id, viewer.party ?? "", projectionOf(viewer), district].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), listener]);
  }
  return [...groups.values()];
}
