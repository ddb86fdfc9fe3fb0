import { useSyncExternalStore } from "react";

/** After so long, whoever waits is told that the page waits too. */
const PATIENCE_MS = 800;

let slow = 0;
const listeners = new Set<() => void>();

function change(by: number): void {
  slow += by;
  for (const tell of listeners) tell();
}

/** Notes a request that takes its time, until it ends. */
export async function noteWaiting<T>(work: Promise<T>): Promise<T> {
  let counted = false;
  const timer = setTimeout(() => {
    counted = true;
    change(1);
  }, PATIENCE_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    if (counted) change(-1);
  }
}

/** Whether a request has been waited for longer than one expects. */
export function useWaiting(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    () => slow > 0,
  );
}
