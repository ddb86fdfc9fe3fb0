import { useState, type ReactNode } from "react";

/** What few look into: it is there, and Tab comes to it, once somebody opens it, or once `open` turns true because something in it is wanted. */
export function Fold({
  summary,
  open = false,
  className,
  children,
}: {
  readonly summary: ReactNode;
  readonly open?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(open);
  const [wasWanted, setWasWanted] = useState(open);
  if (open !== wasWanted) {
    setWasWanted(open);
    if (open) setOpen(true);
  }
  return (
    <details className={className} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children}
    </details>
  );
}
