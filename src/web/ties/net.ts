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

export interface Net {
  readonly ties: readonly Tie[];
  /** Around whom the ties were asked for. */
  readonly centres: readonly string[];
  readonly hidden: readonly string[];
  readonly pinned: readonly string[];
  /** Only these kinds; empty: all. */
  readonly kinds: readonly string[];
}

export const EMPTY: Net = { ties: [], centres: [], hidden: [], pinned: [], kinds: [] };

/** A picture of more is no picture. */
export const MOST_KNOTS = 150;

/** The net with what is tied to one more party. */
export function withMore(net: Net, centre: string, ties: readonly Tie[]): Net {
  const known = new Set(net.ties.map(({ id }) => id));
  return {
    ...net,
    centres: net.centres.includes(centre) ? net.centres : [...net.centres, centre],
    ties: [...net.ties, ...ties.filter(({ id }) => !known.has(id))],
    hidden: net.hidden.filter((id) => id !== centre),
  };
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

/** Who is tied to both. */
export function sharedBy(net: Net, one: string, other: string): readonly Knot[] {
  const besides = (id: string): Map<string, Knot> =>
    new Map(
      net.ties.flatMap(({ from, to }) =>
        from.id === id ? [[to.id, to] as const] : to.id === id ? [[from.id, from] as const] : [],
      ),
    );
  const [ones, others] = [besides(one), besides(other)];
  return [...ones.values()].filter(({ id }) => others.has(id));
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
