import { candidatesIn, merits, WIDEST, type Candidates } from "./candidates.ts";
import type { RingGround, RingSearch } from "./ground.ts";
import { Acquainted, linksIn, measuredLink, type LinkGates, type Links, type Measures } from "./links.ts";
import { packed } from "./pack.ts";
import { packingOf } from "./packing.ts";
import { Spares, type Spare } from "./spares.ts";

/** One gift in a ring or chain: numbers are places in the ground. */
export interface FoundLink {
  readonly gift: number;
  readonly demand: number;
  readonly measures: Measures;
  readonly spare: Spare | null;
}

export interface FoundRing {
  readonly chain: boolean;
  readonly links: readonly FoundLink[];
  /** Which of its links is the likeliest to fail. */
  readonly weakest: number;
  readonly fit: number;
  readonly holds: number;
  readonly weight: number;
}

export interface Found {
  /** The worthiest first; equal ones in the order of their parties. */
  readonly rings: readonly FoundRing[];
  readonly weight: number;
  /** No packing of the candidates is worth more. */
  readonly bound: number;
  readonly candidates: number;
  readonly capped: boolean;
  readonly links: number;
  readonly gates: LinkGates;
}

/** The whole of the search: everything but reading and words. */
export async function findRings(ground: RingGround, search: RingSearch): Promise<Found> {
  const { links, gates } = linksIn(ground);
  const candidates = candidatesIn(ground, links, search);
  const packing = packingOf(ground, links, candidates);
  const { chosen, weight, bound } = await packed(packing, ground.parties.length, (column) =>
    quartersOf(ground, links, candidates, column),
  );
  const spares = new Spares(
    ground,
    links,
    chosen.map((column) => linksOf(candidates, column)),
  );
  const acquainted = new Acquainted(ground);
  const rings = chosen
    .map((column) => ringOf(ground, links, candidates, column, { spares, acquainted }))
    .toSorted((a, b) => b.weight - a.weight);
  return {
    rings,
    weight,
    bound,
    candidates: candidates.count,
    capped: candidates.capped,
    links: links.gift.length,
    gates,
  };
}

export function linksOf({ links, size }: Candidates, column: number): number[] {
  return [...links.subarray(column * WIDEST, column * WIDEST + size[column]!)];
}

function quartersOf(ground: RingGround, links: Links, candidates: Candidates, column: number): number[] {
  return linksOf(candidates, column).flatMap((link) => [
    ground.quarters[links.from[link]!]!,
    ground.quarters[links.to[link]!]!,
  ]);
}

interface Round {
  readonly spares: Spares;
  readonly acquainted: Acquainted;
}

function ringOf(
  ground: RingGround,
  links: Links,
  candidates: Candidates,
  column: number,
  { spares, acquainted }: Round,
): FoundRing {
  const path = linksOf(candidates, column);
  const chain = candidates.chain[column] === 1;
  const chances = path.map((link) => links.chance[link]!);
  const { fit, holds } = merits(
    path.map((link) => links.fit[link]!),
    chances,
    chain,
  );
  return {
    chain,
    links: path.map((link, at) => ({
      gift: links.gift[link]!,
      demand: links.demand[link]!,
      measures: measuredLink(ground, acquainted, links.gift[link]!, links.demand[link]!),
      spare: spares.of(path, at, chain),
    })),
    weakest: chances.indexOf(Math.min(...chances)),
    fit,
    holds,
    weight: candidates.weight[column]!,
  };
}
