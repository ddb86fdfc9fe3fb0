import { lazy, Suspense, useState, type ComponentType } from "react";
import type { Label } from "../catalogue/catalogue.ts";
import { Mishap } from "../frame/mishap.tsx";
import { useWords } from "../words/index.ts";
import type { Shown } from "./net.ts";

export interface Pictured {
  readonly shown: Shown;
  readonly centres: readonly string[];
  readonly pinned?: readonly string[];
  /** To be told apart from the others. */
  readonly marked?: readonly string[];
  readonly chosen?: string | undefined;
  readonly kinds: Readonly<Record<string, Label>>;
  readonly onChoose?: (id: string) => void;
}

/**
 * The picture of a net. Whoever cannot see or point at it has the list beside it, which says and does the same; so the canvas is hidden from assistive
 * technology. The wheel scrolls the page: the picture has its buttons. What draws it is the largest part of the app: the list does not wait for it, and stays
 * when it does not come.
 */
export function Picture(pictured: Pictured) {
  return (
    <div className="picture-frame">
      <Mishap instead={(again) => <NotHere onAgain={again} />}>
        <Drawn {...pictured} />
      </Mishap>
    </div>
  );
}

function Drawn(pictured: Pictured) {
  // What is here is drawn at once. What is not is fetched, also when it did not come the last time.
  const [Shown] = useState<ComponentType<Pictured>>(() => Here ?? lazy(fetchCanvas));
  return (
    <Suspense
      fallback={
        <>
          <div className="picture" aria-hidden="true" />
          <div className="map-moves awaited" />
        </>
      }
    >
      <Shown {...pictured} />
    </Suspense>
  );
}

function NotHere({ onAgain }: { readonly onAgain: () => void }) {
  const { say } = useWords();
  return (
    <p className="picture">
      {say("trouble.unreachable")}{" "}
      <button type="button" onClick={onAgain}>
        {say("mishap.again")}
      </button>
    </p>
  );
}

let Here: ComponentType<Pictured> | undefined;

async function fetchCanvas() {
  Here = (await import("./canvas.tsx")).Canvas;
  return { default: Here };
}

/** Fetches what draws, for a page that will want it. */
export async function fetchPicture(): Promise<void> {
  await fetchCanvas().catch(() => undefined);
}
