import { useCallback, useEffect, useState } from "react";
import recordDocument from "../../../schema/operations/app/RecordOf.graphql?raw";
import type { RecordOfQuery } from "../../operations.generated.ts";
import { ask, type Trouble } from "../server/client.ts";
import { useWords } from "../words/index.ts";
import { readOf, type Read } from "./values.ts";

export interface Found {
  readonly read: Read | undefined;
  readonly around: RecordOfQuery["around"] | undefined;
  /** Nothing of this id that the viewer may see. */
  readonly missing: boolean;
  readonly trouble: Trouble | undefined;
  readonly load: () => Promise<void>;
}

/** What is recorded under an id; with `whole`, what hangs on it too. Asked anew whenever the page is opened: nothing of it is kept. */
export function useRecord(id: string, whole: boolean): Found {
  const { tongue } = useWords();
  const language = tongue.toUpperCase();
  const [found, setFound] = useState<Omit<Found, "load">>(NOTHING);
  const load = useCallback(async (): Promise<void> => {
    const { data, trouble } = await ask<RecordOfQuery>(recordDocument, { id, whole, language });
    setFound((before) =>
      trouble
        ? { ...before, trouble }
        : {
            read: data.entity ? readOf(data.entity) : undefined,
            around: data.around,
            missing: data.entity === null,
            trouble: undefined,
          },
    );
  }, [id, whole, language]);
  useEffect(() => void load(), [load]);
  return { ...found, load };
}

const NOTHING: Omit<Found, "load"> = { read: undefined, around: undefined, missing: false, trouble: undefined };
