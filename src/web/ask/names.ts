import { useEffect, useState } from "react";
import calledDocument from "../../../schema/operations/app/Called.graphql?raw";
import type { CalledQuery } from "../../operations.generated.ts";
import { ask } from "../server/client.ts";

/** What an id is called; undefined while it is asked for, and for words that are nobody's id. */
export function useThingName(id: string | undefined): string | undefined {
  const [called, setCalled] = useState<{ readonly id: string; readonly name: string }>();
  useEffect(() => {
    if (id === undefined || !isId(id)) return;
    const controller = new AbortController();
    void ask<CalledQuery>(calledDocument, { id }, controller.signal).then(({ data }) => {
      if (data?.entity && !controller.signal.aborted) setCalled({ id, name: data.entity.name });
    });
    return () => controller.abort();
  }, [id]);
  return called && called.id === id ? called.name : undefined;
}

/** Ids are a few letters, a line and the rest; what people type is not. */
export function isId(text: string): boolean {
  return /^[a-z]+_[A-Za-z0-9_:-]+$/.test(text);
}
