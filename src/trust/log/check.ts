import { hashOf, type LogEvent } from "./event.ts";
import { endsOf, pagesOf, type Ends, type Listed, type Reader } from "./read.ts";

export interface Checked {
  /** How many events there are. */
  readonly events: number;
  readonly ends: Ends | undefined;
  /** What is wrong, one sentence for each place, which it names; empty when the log is whole. */
  readonly faults: readonly string[];
}

/** Reads the whole log and finds what was taken away, changed or moved in it since it was written. */
export async function checkLog(reader: Reader): Promise<Checked> {
  // The head first: events that are appended meanwhile lie behind it.
  const ends = await endsOf(reader);
  const walk = new Walk(ends);
  for await (const page of pagesOf(reader)) for (const each of page) walk.step(each);
  return { events: walk.events, ends, faults: walk.faults() };
}

class Walk {
  events = 0;
  readonly #ends: Ends | undefined;
  readonly #faults: [seq: number, what: string][] = [];
  /** Events that do not bear the hash of what they say: changed, or standing in another's place. */
  readonly #untrue: LogEvent[] = [];
  #lastSeq: number;
  #lastHash: string | undefined;
  /** The event before was found faulty, so the next one cannot be held against it. */
  #lastWrong = false;
  #hashAtHead: string | undefined;
  #anchored: boolean;

  constructor(ends: Ends | undefined) {
    this.#ends = ends;
    this.#lastSeq = ends?.anchorSeq ?? 0;
    this.#lastHash = ends?.anchorHash;
    this.#anchored = this.#lastSeq === 0;
  }

  step({ event, listed }: Listed): void {
    this.events += 1;
    const { seq } = event;
    const gap = seq - this.#lastSeq - 1;
    if (seq <= this.#lastSeq) this.#fault(seq, "should have been pruned, but is there");
    else if (gap > 0) this.#fault(this.#lastSeq + 1, gap === 1 ? "is missing" : `to ${seq - 1} are missing`);

    const untrue = hashOf(event) !== event.hash;
    if (untrue) this.#untrue.push(event);
    else if (gap === 0 && !this.#lastWrong && this.#lastHash !== undefined && event.previous !== this.#lastHash) {
      this.#fault(seq - 1, `was replaced: event ${seq} was chained to another one`);
    }
    const subjects = event.subjects.toSorted();
    if (!untrue && subjects.join() !== [...listed].join()) this.#fault(seq, "is not on the lists of those it names");

    this.#lastSeq = seq;
    this.#lastHash = event.hash;
    this.#lastWrong = untrue;
    if (seq === this.#ends?.seq) this.#hashAtHead = event.hash;
    if (event.action === "logPrune" && !untrue && anchorIn(event) === this.#ends?.anchorHash) this.#anchored = true;
  }

  faults(): string[] {
    for (const event of this.#untrue) this.#fault(event.seq, this.#whatBefell(event));
    if (this.#ends !== undefined && !this.#anchored) {
      this.#fault(this.#ends.anchorSeq, "is the anchor, but no event says that it was pruned");
    }
    if (this.#ends === undefined) {
      this.#faults.push([this.#lastSeq, "is the last one found, but the head of the log is gone"]);
    } else if (this.#lastSeq < this.#ends.seq) {
      const { seq } = this.#ends;
      const cut = this.#lastSeq + 1 === seq ? "is missing" : `to ${seq} are missing`;
      this.#fault(this.#lastSeq + 1, `${cut}: the end of the log was cut off`);
    } else if (
      this.#ends.seq > 0 &&
      this.#hashAtHead !== this.#ends.hash &&
      !this.#untrue.some(({ seq }) => seq === this.#ends?.seq)
    ) {
      this.#fault(this.#ends.seq, "is not the one that the head of the log names as the last");
    }
    return this.#faults.toSorted(([a], [b]) => a - b).map(([seq, what]) => `event ${seq} ${what}`);
  }

  /** Its place is part of an event's hash: where the hash fits another place that is wrong too, the two were exchanged. */
  #whatBefell(event: LogEvent): string {
    const own = this.#untrue.find(({ seq }) => hashOf({ ...event, seq }) === event.hash)?.seq;
    return own === undefined ? "was altered" : `stands in the wrong place: it is event ${own}`;
  }

  #fault(seq: number, what: string): void {
    this.#faults.push([seq, what]);
  }
}

/** The hash of the last event that this pruning took away. */
function anchorIn({ report }: LogEvent): unknown {
  const said: unknown = JSON.parse(report ?? "{}");
  return typeof said === "object" && said !== null && "lastHash" in said ? said.lastHash : undefined;
}
