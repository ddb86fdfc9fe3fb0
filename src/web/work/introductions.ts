import { useCallback, useEffect, useState } from "react";
import boardDocument from "../../../schema/operations/app/IntroductionsOf.graphql?raw";
import type { IntroductionsOfQuery, MoveIntroductionMutation } from "../../operations.generated.ts";
import { ask, type Trouble } from "../server/client.ts";
import { useWords } from "../words/index.ts";

type District = NonNullable<IntroductionsOfQuery["district"]>;
export type Introduction = District["introductions"]["nodes"][number];
export type State = NonNullable<Introduction["state"]>;
export type Move = Introduction["moves"][number];
export type Moved = MoveIntroductionMutation["introductionMove"];

/** Pages that are fetched at once; a district with more has them fetched on demand. */
const PAGES = 4;

export interface Introductions {
  /** Undefined until they have come. */
  readonly all: readonly Introduction[] | undefined;
  /** Where there are more of them. */
  readonly more: (() => void) | undefined;
  readonly trouble: Trouble | undefined;
  readonly again: () => Promise<void>;
}

/** The introductions of a district, the latest first. */
export function useIntroductions(district: string): Introductions {
  const { tongue } = useWords();
  const [pages, setPages] = useState(PAGES);
  const [all, setAll] = useState<readonly Introduction[]>();
  const [left, setLeft] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const language = tongue.toUpperCase();

  const again = useCallback(async (): Promise<void> => {
    if (district === "") return;
    const found: Introduction[] = [];
    let after: string | null = null;
    for (let page = 0; page < pages; page += 1) {
      const variables: Readonly<Record<string, unknown>> = { district, language, ...(after !== null && { after }) };
      const reply = await ask<IntroductionsOfQuery>(boardDocument, variables);
      setTrouble(reply.trouble);
      if (!reply.data) return;
      found.push(...(reply.data.district?.introductions.nodes ?? []));
      const { hasNextPage = false, endCursor = null } = reply.data.district?.introductions.pageInfo ?? {};
      after = hasNextPage ? endCursor : null;
      if (after === null) break;
    }
    setAll(found);
    setLeft(after !== null);
  }, [district, language, pages]);
  useEffect(() => void again(), [again]);

  return { all, more: left ? () => setPages(pages + PAGES) : undefined, trouble, again };
}

/** Past its day. */
export function isLate({ due }: Introduction): boolean {
  return due !== null && new Date(due.at) < new Date();
}

/** What is due the longest comes first, then what will be due, then what waits for nothing. */
export function byDue(one: Introduction, other: Introduction): number {
  return dueTime(one) - dueTime(other);
}

function dueTime({ due }: Introduction): number {
  return due === null ? Infinity : new Date(due.at).getTime();
}
