import { useCallback, useEffect, useRef, useState } from "react";
import type { Reply, Trouble } from "./client.ts";

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export interface Pages<Node> {
  /** Undefined until they have come. */
  readonly nodes: readonly Node[] | undefined;
  readonly asking: boolean;
  readonly trouble: Trouble | undefined;
  /** Fetches the next page and puts it behind what is there; undefined where there is none. */
  readonly more: (() => void) | undefined;
  readonly again: () => void;
}

/** Asks for one page; the variables say which list it is of, and after what it goes on. */
export type AskPage<Node> = (
  variables: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
) => Promise<Reply<Page<Node> | null | undefined>>;

/**
 * A list of the server's, page by page; asked for only while it is wanted.
 * @param askPage a function of the module: another one is another list
 * @param variables may be written anew each time: their content counts
 */
export function usePages<Node>(
  wanted: boolean,
  askPage: AskPage<Node>,
  variables: Readonly<Record<string, unknown>>,
): Pages<Node> {
  const [page, setPage] = useState<Page<Node>>();
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const asked = JSON.stringify(variables);
  const under = useRef<AbortController>(undefined);

  const fetch = useCallback(
    async (before: Page<Node> | undefined): Promise<void> => {
      under.current?.abort();
      const controller = new AbortController();
      under.current = controller;
      setAsking(true);
      const after = before?.pageInfo.endCursor ?? null;
      const reply = await askPage({ ...Object(JSON.parse(asked)), after }, controller.signal);
      if (controller.signal.aborted) return;
      setAsking(false);
      setTrouble(reply.trouble);
      const next = reply.data;
      if (next) setPage({ nodes: [...(before?.nodes ?? []), ...next.nodes], pageInfo: next.pageInfo });
    },
    [askPage, asked],
  );
  useEffect(() => {
    setPage(undefined);
    setTrouble(undefined);
    setAsking(false);
    if (wanted) void fetch(undefined);
    return () => under.current?.abort();
  }, [wanted, fetch]);

  return {
    nodes: page?.nodes,
    asking,
    trouble,
    more: page?.pageInfo.hasNextPage ? () => void fetch(page) : undefined,
    again: () => void fetch(page),
  };
}
