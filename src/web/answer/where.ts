import { useEffect, useState } from "react";
import mapOfDocument from "../../../schema/operations/app/MapOf.graphql?raw";
import whereAreDocument from "../../../schema/operations/app/WhereAre.graphql?raw";
import type { MapOfQuery, WhereAreQuery, WhereAreQueryVariables } from "../../operations.generated.ts";
import { areaOf, whereaboutsOf, type Area, type Whereabouts } from "../map/atlas.ts";
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
    void Promise.all([placesOf(asked.split(" ").filter(Boolean), signal), areasOf(district, signal)]).then(
      ([places, areas]) => {
        if (signal.aborted) return;
        setAsking(false);
        setTrouble(places.trouble);
        setFound({ places: places.data ?? {}, areas });
      },
    );
    return () => controller.abort();
  }, [asked, district, turn]);
  return { ...found, asking, trouble, again: () => setTurn(turn + 1) };
}

const LETTERS = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"] as const;

/** Ten at a time, so that the log of who was shown gets one line for them. */
async function placesOf(ids: readonly string[], signal: AbortSignal) {
  const tens = Array.from({ length: Math.ceil(ids.length / LETTERS.length) }, (_, at) =>
    ids.slice(at * LETTERS.length, (at + 1) * LETTERS.length),
  );
  const replies = await Promise.all(
    tens.map(async (ten) => {
      // The operation asks for ten: where there are fewer, the last is asked for again.
      const id = (at: number): string => ten[at] ?? ten.at(-1) ?? "";
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a value for each of its letters
      const variables = Object.fromEntries(LETTERS.map((letter, at) => [letter, id(at)])) as WhereAreQueryVariables;
      return ask<WhereAreQuery>(whereAreDocument, variables, signal);
    }),
  );
  const trouble = replies.find((reply) => reply.trouble)?.trouble;
  if (trouble) return { trouble };
  const places = replies.flatMap(({ data }) =>
    LETTERS.flatMap((letter) => {
      const thing = data?.[letter] ?? null;
      const where = whereaboutsOf(thing);
      return thing && where ? [[thing.id, where] as const] : [];
    }),
  );
  return { data: Object.fromEntries(places) };
}

async function areasOf(district: unknown, signal: AbortSignal): Promise<readonly Area[]> {
  if (typeof district !== "string" || district === "") return [];
  const { data } = await ask<MapOfQuery>(mapOfDocument, { district }, signal);
  const here = data?.district;
  return here ? [...here.parts.nodes.flatMap((part) => areaOf(part, "part")), ...areaOf(here, "whole")] : [];
}
