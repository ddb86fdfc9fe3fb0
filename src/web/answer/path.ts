/** One tie of a path, as one walks it: to whom it leads, and whether it is walked against its own direction. */
interface Hop<Knot> {
  readonly kind: string;
  readonly to: Knot;
  readonly backwards: boolean;
}

export interface Chain<Knot> {
  readonly from: Knot;
  readonly hops: readonly Hop<Knot>[];
}

interface Step<Knot> {
  readonly from: Knot;
  readonly kind: string;
  readonly to: Knot;
}

/** A path as it is drawn: each step goes on from where the last one ended, whichever way its tie points; what does not begins a chain of its own. */
export function chainsOf<Knot extends { readonly id: string }>(steps: readonly Step<Knot>[]): readonly Chain<Knot>[] {
  const chains: { from: Knot; hops: Hop<Knot>[] }[] = [];
  let end: string | undefined;
  steps.forEach(({ kind, from, to }, at) => {
    const next = steps[at + 1];
    const goesOnFrom = (knot: Knot): boolean => next?.from.id === knot.id || next?.to.id === knot.id;
    const isNew = end !== from.id && end !== to.id;
    const backwards = isNew ? !goesOnFrom(to) && goesOnFrom(from) : end !== from.id;
    const [here, there] = backwards ? [to, from] : [from, to];
    if (isNew) chains.push({ from: here, hops: [] });
    chains.at(-1)?.hops.push({ kind, to: there, backwards });
    end = there.id;
  });
  return chains;
}
