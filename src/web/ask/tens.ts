import type { Reply, Trouble } from "../server/client.ts";

/** An operation that asks for ten by their ids calls them so. */
const PLACES = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"] as const;

type Ten<Value> = Readonly<Record<(typeof PLACES)[number], Value>>;

/**
 * Asks for things by their ids, ten at a time, so that the log of who was shown gets one line for ten.
 * @param askTen where there are fewer than ten, the first of them stands in the places that are left
 * @returns each id with what was found; null for nothing that the viewer may see, and for those of a ten that was not answered
 */
export async function inTens<Thing>(
  ids: readonly string[],
  askTen: (ten: Ten<string>) => Promise<Reply<Ten<Thing | null>>>,
): Promise<{ readonly found: readonly (readonly [string, Thing | null])[]; readonly trouble: Trouble | undefined }> {
  const tens = Array.from({ length: Math.ceil(ids.length / PLACES.length) }, (_, at) =>
    ids.slice(at * PLACES.length, (at + 1) * PLACES.length),
  );
  const replies = await Promise.all(tens.map(async (ten) => askTen(tenOf(ten))));
  return {
    found: tens.flatMap((ten, turn) =>
      ten.map((id, at) => [id, replies[turn]?.data?.[PLACES[at] ?? "a"] ?? null] as const),
    ),
    trouble: replies.find((reply) => reply.trouble)?.trouble,
  };
}

function tenOf(ids: readonly string[]): Ten<string> {
  const id = (at: number): string => ids[at] ?? ids[0] ?? "";
  return {
    a: id(0),
    b: id(1),
    c: id(2),
    d: id(3),
    e: id(4),
    f: id(5),
    g: id(6),
    h: id(7),
    i: id(8),
    j: id(9),
  };
}
