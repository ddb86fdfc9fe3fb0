import type { KanaeaiRingsQuery } from "../../operations.generated.ts";
import type { Introduction } from "../work/introductions.ts";

export type Answer = KanaeaiRingsQuery["kanaeaiRings"];
export type Candidate = Answer["candidates"]["edges"][number]["node"];
export type Ring = Extract<Candidate["subject"], { readonly __typename: "Ring"; readonly shape: unknown }>;
export type Link = Ring["links"][number];

export function isRing(subject: Candidate["subject"]): subject is Ring {
  return subject.__typename === "Ring" && "links" in subject;
}

/** Whoever is in it, each once, in the order in which the gifts go round. */
export function partiesOf({ links }: Ring): Link["from"][] {
  const all = links.flatMap(({ from, to }) => [from, to]);
  return [...new Map(all.map((party) => [party.id, party])).values()];
}

/** The introduction of the two of this link that is under way. */
export function introductionOf({ from, to }: Link, all: readonly Introduction[]): Introduction | undefined {
  return all.find(({ parties, moves }) => {
    const sides = parties.filter(({ as }) => as !== "THROUGH").map(({ party }) => party?.id);
    return moves.length > 0 && sides.includes(from.id) && sides.includes(to.id);
  });
}
