import { useEffect, useState } from "react";

/**
 * What somebody is writing, kept in this browser tab until it was sent: through a reload, a lost server, a lost sign-in. Gone when the tab is closed, because
 * it may be about somebody.
 */
export function useDraft<T extends Readonly<Record<string, unknown>>>(
  name: string,
  empty: T,
): readonly [T, (next: T) => void, () => void] {
  const place = `musubi:draft:${name}`;
  const [draft, setDraft] = useState<T>(() => read(place, empty));
  useEffect(() => {
    sessionStorage.setItem(place, JSON.stringify(draft));
  }, [place, draft]);
  const clear = (): void => {
    // At once: whoever sent it may be on another page before the effect runs.
    sessionStorage.removeItem(place);
    setDraft({ ...empty, key: crypto.randomUUID() });
  };
  return [draft, setDraft, clear];
}

function read<T extends object>(place: string, empty: T): T {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(place) ?? "null");
    if (typeof found === "object" && found !== null) return { ...empty, ...found };
  } catch {
    // What cannot be read is begun anew.
  }
  return { ...empty, key: crypto.randomUUID() };
}
