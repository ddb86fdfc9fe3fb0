import { useCallback, useEffect, useState } from "react";
import type { Reply, Trouble } from "../server/client.ts";

interface PageOf<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export interface Pages<Node> {
  readonly nodes: readonly Node[] | undefined;
  readonly trouble: Trouble | undefined;
  /** Undefined where there is no more. */
  readonly more: (() => void) | undefined;
  readonly again: () => void;
}

/** A list that comes a page at a time; asked from its beginning whenever what is asked changes. */
export function usePages<Data, Node>(
  asked: (after: string | null) => Promise<Reply<Data>>,
  pageIn: (data: Data) => PageOf<Node>,
): Pages<Node> {
  const [pages, setPages] = useState<readonly PageOf<Node>[]>();
  const [trouble, setTrouble] = useState<Trouble>();
  const load = useCallback(
    async (after: string | null, before: readonly PageOf<Node>[]): Promise<void> => {
      const reply = await asked(after);
      setTrouble(reply.trouble);
      if (reply.data !== undefined) setPages([...before, pageIn(reply.data)]);
    },
    // pageIn only picks the page out of what came.
    // oxlint-disable-next-line react/exhaustive-deps
    [asked],
  );
  useEffect(() => void load(null, []), [load]);
  const last = pages?.at(-1)?.pageInfo;
  const next = last?.hasNextPage ? last.endCursor : null;
  return {
    nodes: pages?.flatMap(({ edges }) => edges.map(({ node }) => node)),
    trouble,
    more: pages && next !== null ? () => void load(next, pages) : undefined,
    again: () => void load(null, []),
  };
}
