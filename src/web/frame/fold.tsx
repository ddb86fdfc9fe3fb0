import { useState, type ReactNode } from "react";

/**
 * What few look into: it comes when somebody opens it, and from then on keeps what was begun in it. It opens by itself while something in it is `wanted`:
 * anew whenever that is something else.
 */
export function Fold({
  summary,
  wanted,
  className,
  children,
}: {
  readonly summary: ReactNode;
  readonly wanted?: unknown;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(Boolean(wanted));
  const [wasOpened, setWasOpened] = useState(isOpen);
  const [before, setBefore] = useState(wanted);
  if (wanted !== before) {
    setBefore(wanted);
    if (wanted) setOpen(true);
  }
  if (isOpen && !wasOpened) setWasOpened(true);
  return (
    <details className={className} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {wasOpened && children}
    </details>
  );
}
