import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import calledDocument from "../../../schema/operations/app/Called.graphql?raw";
import type { CalledQuery, CalledQueryVariables } from "../../operations.generated.ts";
import { ask } from "../server/client.ts";
import { useWords } from "../words/index.ts";
import { ruby, withReading } from "../words/ruby.tsx";
import { inTens } from "./tens.ts";

type Called = Readonly<Record<string, { readonly name: string; readonly kana?: string | null } | null>>;

const NOBODY: Called = {};

/** What ids are called and how that is read; null for one that nobody bears whom the viewer may see, and nothing yet while they are asked for. */
export function useCalled(ids: readonly string[]): Called {
  const [called, setCalled] = useState(NOBODY);
  const asked = [...new Set(ids.filter(isId))].join(" ");
  useEffect(() => {
    if (asked === "") return;
    const controller = new AbortController();
    const askTen = async (ten: CalledQueryVariables) => ask<CalledQuery>(calledDocument, ten, controller.signal);
    void inTens(asked.split(" "), askTen).then(({ found }) => {
      if (!controller.signal.aborted) setCalled(Object.fromEntries(found));
    });
    return () => controller.abort();
  }, [asked]);
  return called;
}

/** What an id is called; undefined while it is asked for, and for words that are nobody's id. */
export function useThingName(id: string | undefined): string | undefined {
  const called = useCalled(id === undefined ? [] : [id]);
  return id === undefined ? undefined : called[id]?.name;
}

/** Ids are a few letters, a line and the rest; what people type is not. */
export function isId(text: string): boolean {
  return /^[a-z]+_[A-Za-z0-9_:-]+$/.test(text);
}

/** How the names on a page are read, for those who read them aloud and for what is sorted by it. */
export const ReadingsContext = createContext<Called>(NOBODY);

export interface Bearer {
  readonly id: string;
  readonly name: string;
  readonly kana?: string | null;
}

interface Tied {
  readonly kind: string;
  readonly from: Bearer;
  readonly to: Bearer;
}

/** A tie as a sentence of this page's own in plain Japanese, its readings marked. */
export function usePlainTie(): (tie: Tied) => string {
  const { marked } = useWords();
  const { marked: named } = useNamed();
  return ({ kind, from, to }) => marked(`easy.tie.${kind}`, { from: named(from), to: named(to) });
}

/** A tie as a sentence, its readings marked: in plain Japanese the page's own, else the server's. */
export function useTieInWords(): (tie: Tied & { readonly sentence: string }) => string {
  const { isEasy } = useWords();
  const inPlain = usePlainTie();
  return (tie) => (isEasy ? inPlain(tie) : tie.sentence);
}

/** A name as the page's language writes it: in plain Japanese with its reading. `marked` has the reading in the text, for a sentence. */
export function useNamed(): {
  readonly named: (bearer: Bearer) => ReactNode;
  readonly marked: (bearer: Bearer) => string;
} {
  const { isEasy } = useWords();
  const readings = useContext(ReadingsContext);
  const marked = ({ id, name, kana }: Bearer): string =>
    isEasy ? withReading(name, kana ?? readings[id]?.kana) : name;
  return { named: (bearer) => ruby(marked(bearer)), marked };
}
