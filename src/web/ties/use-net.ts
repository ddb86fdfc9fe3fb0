import { useCallback, useEffect, useRef, useState } from "react";
import { operations } from "virtual:catalogue";
import type { EcoMapQuery } from "../../operations.generated.ts";
import { ask, type Trouble } from "../server/client.ts";
import { useWords } from "../words/index.ts";
import { EMPTY, tiesOf, withMore, type Net } from "./net.ts";

/** So many pages are read at the most, where all of somebody's ties are wanted. */
const MOST_PAGES = 4;

export interface Netted {
  readonly net: Net;
  readonly setNet: (change: (before: Net) => Net) => void;
  /** Some of what is tied to this one; `whole`: as much as a picture can hold. */
  readonly open: (centre: string, whole?: boolean) => Promise<void>;
  /** The next of one kind. */
  readonly more: (centre: string, kind: string) => Promise<void>;
  readonly asking: boolean;
  readonly trouble: Trouble | undefined;
  /** Nothing of this id that the viewer may see. */
  readonly missing: boolean;
}

/** The net around one, and how it grows; asked of the same question that anybody may ask. */
export function useNet(id: string): Netted {
  const { tongue } = useWords();
  const [net, setNet] = useState<Net>(EMPTY);
  const [trouble, setTrouble] = useState<Trouble>();
  const [missing, setMissing] = useState(false);
  const [under, setUnder] = useState(0);
  const cursors = useRef(new Map<string, string | null>());
  const known = useRef(new Set<string>());
  // What was asked before another was the centre, or in another language, comes too late.
  const turn = useRef(0);
  const language = tongue.toUpperCase();

  const fetch = useCallback(
    async (centre: string, kinds?: readonly string[], after?: string | null) => {
      const load = operations["EcoMap"];
      if (!load) return undefined;
      const now = turn.current;
      setUnder((count) => count + 1);
      const { operation } = await load();
      const asked = { of: centre, kinds: kinds ?? null, after: after ?? null, language };
      const { data, trouble: why } = await ask<EcoMapQuery>(operation.document, asked);
      setUnder((count) => count - 1);
      if (now !== turn.current) return undefined;
      setTrouble(why);
      const around = data?.around;
      if (around === null && centre === id) setMissing(true);
      if (!around) return undefined;
      const ties = tiesOf(around);
      setNet((before) => withMore(before, centre, ties, kinds ? undefined : around.bundles));
      const fresh = ties.filter((tie) => !known.current.has(tie.id)).length;
      for (const tie of ties) known.current.add(tie.id);
      return { ...around, fresh };
    },
    [language, id],
  );

  const open = useCallback(
    async (centre: string, whole = false): Promise<void> => {
      let around = await fetch(centre);
      if (!around) return;
      if (!whole) {
        // The first page goes kind by kind: of those that it did not come to, some too.
        const come = new Set(tiesOf(around).map(({ kind }) => kind));
        const others = around.bundles.map(({ kind }) => kind).filter((kind) => !come.has(kind));
        if (others.length > 0) await fetch(centre, others);
        return;
      }
      for (let page = 1; page < MOST_PAGES && around?.candidates.pageInfo.hasNextPage; page++) {
        around = await fetch(centre, undefined, around.candidates.pageInfo.endCursor);
      }
    },
    [fetch],
  );

  const more = useCallback(
    async (centre: string, kind: string): Promise<void> => {
      const key = `${centre} ${kind}`;
      let fresh = 0;
      // A kind's own pages begin anew: what came with the other kinds is passed over.
      for (let page = 0; page < MOST_PAGES && fresh === 0; page++) {
        const around = await fetch(centre, [kind], cursors.current.get(key));
        if (!around) return;
        const { endCursor, hasNextPage } = around.candidates.pageInfo;
        cursors.current.set(key, endCursor);
        if (!hasNextPage) return;
        fresh = around.fresh;
      }
    },
    [fetch],
  );

  useEffect(() => {
    turn.current += 1;
    cursors.current.clear();
    known.current.clear();
    setNet(EMPTY);
    setMissing(false);
    void open(id);
  }, [id, open]);
  return { net, setNet, open, more, asking: under > 0, trouble, missing };
}
