import type { ReactNode } from "react";
import { Popover } from "react-aria-components";

/** Where the suggestions of a field open: within the page's content, of which they are a part. The field takes `keepPageReachable` as its `onOpenChange`. */
export function Suggestions({ children }: { readonly children: ReactNode }) {
  return (
    <Popover
      className="suggestions"
      offset={4}
      UNSTABLE_portalContainer={document.getElementById("main") ?? document.body}
    >
      {children}
    </Popover>
  );
}

/**
 * While a list of suggestions is open, react-aria hides the rest of the page from assistive technology, with links and fields in it that Tab still reaches.
 * Suggestions hold nobody back: what lies behind them stays what it was.
 */
export function keepPageReachable(listIsOpen: boolean): void {
  document.getElementById("app")?.toggleAttribute("data-react-aria-top-layer", listIsOpen);
}
