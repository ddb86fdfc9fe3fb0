import { useEffect, useState } from "react";
import calledDocument from "../../../schema/operations/app/Called.graphql?raw";
import type { CalledQuery } from "../../operations.generated.ts";
import { ask } from "../server/client.ts";

/** What ids are called; null for one that nobody bears whom the viewer may see, and nothing yet while they are asked for. */
export function useNames(ids: readonly string[]): Readonly<Record<string, string | null>> {
  const [names, setNames] = useState<Readonly<Record<string, string | null>>>({});
  const asked = [...new Set(ids.filter(isId))].join(" ");
  useEffect(() => {
    if (asked === "") return;
    const controller = new AbortController();
    const each = asked.split(" ").map(async (id) => {
      const { data } = await ask<CalledQuery>(calledDocument, { id }, controller.signal);
      return [id, data?.entity?.name ?? null] as const;
    });
    void Promise.all(each).then((found) => {
      if (!controller.signal.aborted) setNames(Object.fromEntries(found));
    });
    return () => controller.abort();
  }, [asked]);
  return names;
}

/** What an id is called; undefined while it is asked for, and for words that are nobody's id. */
export function useThingName(id: string | undefined): string | undefined {
  const names = useNames(id === undefined ? [] : [id]);
  return id === undefined ? undefined : (names[id] ?? undefined);
}

/** Ids are a few letters, a line and the rest; what people type is not. */
export function isId(text: string): boolean {
  return /^[a-z]+_[A-Za-z0-9_:-]+$/.test(text);
}
