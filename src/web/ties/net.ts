import type { EcoMapQuery } from "../../operations.generated.ts";
import type { Candidate } from "../answer/contract.ts";

/** What a picture shows: some parties and the ties between them. Pure, so that the picture and the list beside it say the same. */

export interface Knot {
  readonly id: string;
  readonly name: string;
}

export interface Tie {
  readonly id: string;
  readonly kind: string;
  readonly from: Knot;
  readonly to: Knot;
  readonly sentence: string;
}

/** How many ties of one kind the server counts around a centre; up to a hundred. */
export interface Bundle {
  readonly kind: string;
  readonly count: number;
  /** There are more than were counted. */
  readonly more: boolean;
}

export interface Net {
  readonly ties: readonly Tie[];
  /** Around each centre. */
  readonly bundles: Readonly<Record<string, readonly Bundle[]>>;
  /** Around whom the ties were asked for. */
  readonly centres: readonly string[];
  readonly hidden: readonly string[];
  readonly pinned: readonly string[];
  /** Only these kinds; empty: all. */
  readonly kinds: readonly string[];
}

export const EMPTY: Net = { ties: [], bundles: {}, centres: [], hidden: [], pinned: [], kinds: [] };

/** A picture of more is no picture. */
export const MOST_KNOTS = 150;

/** The net with what is tied to one more party, or with more of it. */
export function withMore(net: Net, centre: string, ties: readonly Tie[], bundles?: readonly Bundle[]): Net {
  const known = new Set(net.ties.map(({ id }) => id));
  return {
    ...net,
    bundles: bundles ? { ...net.bundles, [centre]: bundles } : net.bundles,
    centres: net.centres.includes(centre) ? net.centres : [...net.centres, centre],
    ties: [...net.ties, ...ties.filter(({ id }) => !known.has(id))],
    hidden: net.hidden.filter((id) => id !== centre),
  };
}

export interface Rest {
  readonly kind: string;
  /** How many of this centre's are here, and how many there are. */
  readonly here: number;
  readonly count: number;
}

/** Of which kinds a centre has more ties than are here. */
export function restOf(net: Net, centre: string): readonly Rest[] {
  const rests = new Map<string, { here: number; count: number }>();
  for (const { kind, count } of net.bundles[centre] ?? []) {
    const rest = rests.get(kind) ?? { here: 0, count: 0 };
    rests.set(kind, { ...rest, count: rest.count + count });
  }
  for (const { kind, from, to } of net.ties) {
    const rest = rests.get(kind);
    if (rest && (from.id === centre || to.id === centre)) rest.here += 1;
  }
  return [...rests].map(([kind, rest]) => ({ kind, ...rest })).filter(({ here, count }) => here < count);
}

export interface Shown {
  readonly knots: readonly Knot[];
  readonly ties: readonly Tie[];
  /** How many knots did not fit. */
  readonly left: number;
}

/** What is shown of it: the wanted kinds, without what was hidden, the centres' own ties first, and at most 150 parties. */
export function shownOf({ ties, centres, hidden, kinds }: Net): Shown {
  const wanted = ties.filter(
    ({ kind, from, to }) =>
      (kinds.length === 0 || kinds.includes(kind)) && !hidden.includes(from.id) && !hidden.includes(to.id),
  );
  const knots = new Map<string, Knot>();
  const kept: Tie[] = [];
  let left = 0;
  for (const tie of wanted) {
    const fresh = [tie.from, tie.to].filter(({ id }) => !knots.has(id));
    if (knots.size + fresh.length > MOST_KNOTS && !fresh.every(({ id }) => centres.includes(id))) {
      left += fresh.length;
      continue;
    }
    for (const knot of fresh) knots.set(knot.id, knot);
    kept.push(tie);
  }
  return { knots: [...knots.values()], ties: kept, left };
}

/** Every kind there is, with how many ties of it. */
export function kindsOf({ ties }: Net): readonly (readonly [kind: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { kind } of ties) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** Somebody, and the sentences of how they are tied to the one or the other. */
export interface Beside {
  readonly knot: Knot;
  readonly one: readonly string[];
  readonly other: readonly string[];
}

export interface Compared {
  readonly shared: readonly Beside[];
  readonly onlyOne: readonly Beside[];
  readonly onlyOther: readonly Beside[];
}

/** What two have in common, and what each has alone. Their tie to each other is neither. */
export function comparedOf(net: Net, one: string, other: string): Compared {
  const besides = new Map<string, { knot: Knot; one: string[]; other: string[] }>();
  const add = (side: "one" | "other", knot: Knot, sentence: string): void => {
    const there = besides.get(knot.id) ?? { knot, one: [], other: [] };
    there[side].push(sentence);
    besides.set(knot.id, there);
  };
  for (const { from, to, sentence } of net.ties) {
    for (const [here, there] of [[from, to] as const, [to, from] as const]) {
      if (there.id === one || there.id === other) continue;
      if (here.id === one) add("one", there, sentence);
      if (here.id === other) add("other", there, sentence);
    }
  }
  const all = [...besides.values()];
  return {
    shared: all.filter((each) => each.one.length > 0 && each.other.length > 0),
    onlyOne: all.filter((each) => each.other.length === 0),
    onlyOther: all.filter((each) => each.one.length === 0),
  };
}

/** The part of a net that touches these. */
export function touching(net: Net, centres: readonly string[]): Net {
  const ties = net.ties.filter(({ from, to }) => centres.includes(from.id) || centres.includes(to.id));
  return { ...EMPTY, ties, centres };
}

export interface Hop {
  readonly kind: string;
  readonly from: Knot;
  readonly to: Knot;
}

/** Whom a way leads past, in walking order: a tie points the way its sentence does, not the way one walks. */
export function walkedBy(steps: readonly Hop[], start: string): readonly Knot[] {
  const walked: Knot[] = [];
  let at = start;
  for (const { from, to } of steps) {
    const next = from.id === at ? to : from;
    if (walked.length === 0) walked.push(from.id === at ? from : to);
    walked.push(next);
    at = next.id;
  }
  return walked;
}

/** The ties of some ways, each once. */
export function tiesOfWays(ways: readonly (readonly Hop[])[]): Tie[] {
  const ties = ways
    .flat()
    .map(({ kind, from, to }) => ({ id: `${from.id} ${kind} ${to.id}`, kind, from, to, sentence: "" }));
  return [...new Map(ties.map((tie) => [tie.id, tie])).values()];
}

type Around = NonNullable<EcoMapQuery["around"]>;

/** The ties that `EcoMap` answers with. */
export function tiesOf(around: Around): Tie[] {
  return around.candidates.edges.flatMap(({ node: { subject, reasons } }) =>
    subject.__typename === "Tie" && "from" in subject
      ? [
          {
            id: subject.id,
            kind: subject.kind,
            from: subject.from,
            to: subject.to,
            sentence: reasons[0]?.sentence ?? "",
          },
        ]
      : [],
  );
}

/** The ties that the reasons of an answer speak of. */
export function tiesInReasons(candidates: readonly Candidate[]): Tie[] {
  const steps = candidates.flatMap(({ reasons = [] }) =>
    reasons.flatMap(({ sentence, steps: hops = [] }) =>
      hops.map(({ from, kind, to }) => ({ id: `${from.id} ${kind} ${to.id}`, kind, from, to, sentence })),
    ),
  );
  return [...new Map(steps.map((tie) => [tie.id, tie])).values()];
}
