import { useEffect, useState } from "react";
import mapOfDocument from "../../../schema/operations/app/MapOf.graphql?raw";
import whereAreDocument from "../../../schema/operations/app/WhereAre.graphql?raw";
import type { MapOfQuery, WhereAreQuery, WhereAreQueryVariables } from "../../operations.generated.ts";
import { areasOf, whereaboutsOf, type Area, type Whereabouts } from "../map/atlas.ts";
import { inTens } from "../ask/tens.ts";
import { ask, type Trouble } from "../server/client.ts";
import { isNamed, isRecord, type Candidate } from "./contract.ts";

/** Those by whom a candidate of any kind can be found, the likeliest first: whoever it is, then what it is made of. */
export function foundBy({ subject, party }: Candidate): readonly string[] {
  const named = Object.values(subject).filter(isNamed);
  const listed = Object.values(subject).flatMap((value) =>
    Array.isArray(value) ? value.flatMap((each) => (isRecord(each) ? Object.values(each).filter(isNamed) : [])) : [],
  );
  const own = isNamed(subject) ? [subject] : [];
  return [...new Set([...(party ? [party] : []), ...own, ...named, ...listed].map(({ id }) => id))].slice(0, MOST_EACH);
}

const MOST_EACH = 3;

export interface Where {
  /** By the ids that were asked for: only of those whose place the viewer may see. */
  readonly places: Readonly<Record<string, Whereabouts>>;
  readonly areas: readonly Area[];
  readonly asking: boolean;
  readonly trouble: Trouble | undefined;
  readonly again: () => void;
}

const NOTHING: Pick<Where, "places" | "areas"> = { places: {}, areas: [] };

/** Where these are, and how far the district reaches that was asked about. */
export function useWhere(ids: readonly string[], district: unknown): Where {
  const [found, setFound] = useState(NOTHING);
  const [asking, setAsking] = useState(true);
  const [trouble, setTrouble] = useState<Trouble>();
  const [turn, setTurn] = useState(0);
  const asked = [...new Set(ids)].join(" ");
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setAsking(true);
    void Promise.all([placesOf(asked.split(" ").filter(Boolean), signal), areasAround(district, signal)]).then(
      ([{ places, trouble: why }, areas]) => {
        if (signal.aborted) return;
        setAsking(false);
        setTrouble(why);
        setFound({ places, areas });
      },
    );
    return () => controller.abort();
  }, [asked, district, turn]);
  return { ...found, asking, trouble, again: () => setTurn(turn + 1) };
}

async function placesOf(ids: readonly string[], signal: AbortSignal) {
  const askTen = async (ten: WhereAreQueryVariables) => ask<WhereAreQuery>(whereAreDocument, ten, signal);
  const { found, trouble } = await inTens(ids, askTen);
  const places = found.flatMap(([id, thing]) => {
    const where = whereaboutsOf(thing);
    return where ? [[id, where] as const] : [];
  });
  return { trouble, places: trouble ? {} : Object.fromEntries(places) };
}

async function areasAround(district: unknown, signal: AbortSignal): Promise<readonly Area[]> {
  if (typeof district !== "string" || district === "") return [];
  const { data } = await ask<MapOfQuery>(mapOfDocument, { district }, signal);
  return data?.district ? areasOf(data.district) : [];
}
