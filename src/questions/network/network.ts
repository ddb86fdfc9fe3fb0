import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { atLeast, NOTHING } from "../../graph/steady.ts";
import type { District } from "../../things/district.ts";
import type { Noun, TieKind } from "../../things/model.ts";
import { MOST_READ } from "../left-out.ts";
import { CutOff } from "./cut-off.ts";
import { rowsOf } from "./rows.ts";

const network = statement(import.meta.url, "network.cypher");

type NodeRow = readonly [
  id: string,
  noun: Noun,
  sort: string | null,
  state: string | null,
  longitude: number | null,
  latitude: number | null,
  birthYear: number | null,
  cap: number | null,
  urgency: number | null,
  since: Date | null,
  until: Date | null,
  observedAt: Date | null,
  lane: string | null,
  stance: string | null,
];
type TieRow = readonly [
  id: string,
  kind: TieKind,
  from: string,
  to: string,
  role: string | null,
  observedAt: Date | null,
  over: boolean | null,
  noun: Noun,
  sort: string | null,
  longitude: number | null,
  latitude: number | null,
  birthYear: number | null,
];

export interface NetworkRows {
  readonly homes: readonly District[];
  readonly nodes: readonly NodeRow[];
  readonly ties: readonly TieRow[];
  /** The most that were read of one of them in one direction. */
  readonly busiest?: number | null;
}

/** A person, group, place … as far as the answers need it to reckon; what is shown of it is read for the page alone. */
export interface Node {
  readonly id: string;
  readonly noun: Noun;
  /** In which capacity a person is known; the type of a group, company or place. */
  readonly sort: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly birthYear: number | null;
  /** Of the district itself, not only tied to somebody there. */
  readonly here: boolean;
  readonly offered: Offered | null;
}

/** What is known besides of an offer, a need or a wish of the district itself. */
export interface Offered {
  readonly open: boolean;
  readonly formal: boolean;
  /** Of a wish: to give rather than to receive. */
  readonly gives: boolean;
  readonly cap: number | null;
  readonly urgency: number | null;
  readonly since: Date | null;
  readonly observedAt: Date | null;
}

/** The tie's numbers are those of the network's nodes. */
export interface NetworkTie {
  readonly id: string;
  readonly kind: TieKind;
  readonly from: number;
  readonly to: number;
  readonly role: string | null;
  readonly observedAt: Date | null;
  /** A help that has ended. */
  readonly over: boolean;
}

/** Ties that hold people among people, and to what they share. */
const HOLDING: ReadonlySet<TieKind> = new Set([
  "LIVES_TOGETHER",
  "KNOWS",
  "FAMILY_OF",
  "MEMBER_OF",
  "FREQUENTS",
  "WORKS_AT",
  "WATCHES_OVER",
  "ACCOMPANIED_BY",
  "RUN_BY",
]);
const SHARED: ReadonlySet<Noun> = new Set(["Group", "Company", "Place"]);
/** Whoever is known in such a capacity is there for others. */
const THERE_FOR_OTHERS: ReadonlySet<string | null> = new Set(["VOLUNTEER", "COMMISSIONER", "COORDINATOR", "STAFF"]);

/** What a viewer may see of a district, as numbers: who and what is there, and what ties them. Nothing in it was walked twice, and nothing hidden is in it. */
export class DistrictNetwork {
  readonly homes: readonly District[];
  readonly nodes: readonly Node[];
  readonly ties: readonly NetworkTie[];
  /** More of one noun than were read. */
  readonly more: boolean;
  /** How near it came to what is read at the most: things of one noun, ties of one thing in one direction. */
  readonly most: { readonly ofNoun: number; readonly ofOne: number };
  readonly #numbers = new Map<string, number>();
  readonly #offsets: Int32Array;
  readonly #tiesOf: Int32Array;
  readonly #helps: Uint8Array;
  #cutOff: CutOff | undefined;

  constructor({ homes, nodes: nodeRows, ties: tieRows, busiest }: NetworkRows, at: Date) {
    this.homes = homes;
    const nodes: Node[] = [];
    const add = (node: Node) => {
      this.#numbers.set(node.id, nodes.length);
      nodes.push(node);
    };
    const { most } = MOST_READ.OF_EACH_NOUN;
    const counts = new Map<Noun, number>();
    for (const row of nodeRows) {
      const [id, noun, sort, , longitude, latitude, birthYear] = row;
      counts.set(noun, (counts.get(noun) ?? 0) + 1);
      add({
        id,
        noun,
        sort,
        longitude,
        latitude,
        birthYear,
        here: true,
        offered: OFFERED.has(noun) ? offeredOf(row, at) : null,
      });
    }
    const ofNoun = Math.max(0, ...counts.values());
    this.more = ofNoun > most;
    const ties: NetworkTie[] = [];
    const known = new Set<string>();
    for (const [id, kind, from, to, role, observedAt, over, noun, sort, longitude, latitude, birthYear] of tieRows) {
      if (known.has(id)) continue;
      known.add(id);
      // Where both ends are of the district it is told twice; otherwise the one beyond is new here.
      for (const end of [from, to]) {
        if (!this.#numbers.has(end))
          add({ id: end, noun, sort, longitude, latitude, birthYear, here: false, offered: null });
      }
      ties.push({ id, kind, from: this.number(from)!, to: this.number(to)!, role, observedAt, over: over === true });
    }
    this.nodes = nodes;
    this.ties = ties;
    this.most = { ofNoun: this.more ? most : 0, ofOne: busiest ?? 0 };
    this.#offsets = new Int32Array(nodes.length + 1);
    this.#helps = Uint8Array.from(nodes, ({ sort }) => (THERE_FOR_OTHERS.has(sort) ? 1 : 0));
    for (const { from, to, kind, over } of ties) {
      if ((kind === "OFFERS" || kind === "WATCHES_OVER") && !over) this.#helps[from] = 1;
      this.#offsets[from + 1]!++;
      this.#offsets[to + 1]!++;
    }
    for (let v = 0; v < nodes.length; v++) this.#offsets[v + 1]! += this.#offsets[v]!;
    this.#tiesOf = new Int32Array(ties.length * 2);
    const filled = this.#offsets.slice(0, nodes.length);
    ties.forEach(({ from, to }, t) => {
      this.#tiesOf[filled[from]!++] = t;
      this.#tiesOf[filled[to]!++] = t;
    });
  }

  number(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  /** The ties of this node, of the kinds named, by number; those over left out. */
  *of(v: number, ...kinds: readonly TieKind[]): Generator<number> {
    for (let i = this.#offsets[v]!; i < this.#offsets[v + 1]!; i++) {
      const t = this.#tiesOf[i]!;
      const tie = this.ties[t]!;
      if (!tie.over && (kinds.length === 0 || kinds.includes(tie.kind))) yield t;
    }
  }

  /** Those that begin here. */
  *from(v: number, ...kinds: readonly TieKind[]): Generator<number> {
    for (const t of this.of(v, ...kinds)) if (this.ties[t]!.from === v) yield t;
  }

  /** Those that end here. */
  *to(v: number, ...kinds: readonly TieKind[]): Generator<number> {
    for (const t of this.of(v, ...kinds)) if (this.ties[t]!.to === v) yield t;
  }

  other(t: number, v: number): number {
    const { from, to } = this.ties[t]!;
    return from === v ? to : from;
  }

  /** Whether this one was ever asked: a help that runs, or ran once. */
  wasAsked(v: number): boolean {
    for (let i = this.#offsets[v]!; i < this.#offsets[v + 1]!; i++) {
      const tie = this.ties[this.#tiesOf[i]!]!;
      if (tie.kind === "HELPS" && tie.from === v) return true;
    }
    return false;
  }

  /** Is there for others: offers something, watches over somebody, or is known in such a capacity. */
  helps(v: number): boolean {
    return this.#helps[v] === 1;
  }

  /** Who is cut off when one leaves; worked out for everybody when it is first asked for. */
  get cutOff(): CutOff {
    this.#cutOff ??= new CutOff(this.#asHolding());
    return this.#cutOff;
  }

  #asHolding() {
    const size = this.nodes.length;
    const people = new Uint8Array(size);
    const holds = new Uint8Array(size);
    this.nodes.forEach(({ noun, here }, v) => {
      if (noun === "Person" && here) people[v] = 1;
      if (SHARED.has(noun) || (noun === "Person" && (!here || this.#helps[v] === 1))) holds[v] = 1;
    });
    const [from, to] = [new Int32Array(this.ties.length), new Int32Array(this.ties.length)];
    let count = 0;
    for (const tie of this.ties) {
      if (!HOLDING.has(tie.kind) || tie.over) continue;
      from[count] = tie.from;
      to[count++] = tie.to;
    }
    return { ...rowsOf(size, from.subarray(0, count), to.subarray(0, count)), size, people, holds };
  }
}

const OFFERED: ReadonlySet<Noun> = new Set(["Offer", "Need", "Wish"]);

function offeredOf(
  [, , , state, , , , cap, urgency, since, until, observedAt, lane, stance]: NodeRow,
  at: Date,
): Offered {
  const open = (state ?? "OPEN") === "OPEN" && (since === null || since <= at) && (until === null || until > at);
  return { open, formal: lane === "FORMAL", gives: stance === "GIVE", cap, urgency, since, observedAt };
}

/** Which nouns and ties an answer reckons with. */
export interface Reckoning {
  readonly nouns: readonly Noun[];
  readonly kinds: readonly TieKind[];
}

/** One round trip. Null where the district, or the person whose district is meant, is not there for the viewer. */
export async function readNetwork(
  context: Context,
  { nouns, kinds }: Reckoning,
  { district, person, at }: { district?: string | null; person?: string | null; at: Date },
): Promise<DistrictNetwork | null> {
  const [rows] = await context.ask<Omit<NetworkRows, "ties"> & { ties: TieRow[][] }>(network, {
    district: district ?? NOTHING,
    person: person ?? NOTHING,
    nouns: atLeast<string>(8, NOTHING, nouns),
    kinds: atLeast<string>(16, NOTHING, kinds),
    most: MOST_READ.OF_EACH_NOUN.most,
    at,
  });
  return rows && rows.homes.length > 0 ? new DistrictNetwork({ ...rows, ties: rows.ties.flat() }, at) : null;
}
