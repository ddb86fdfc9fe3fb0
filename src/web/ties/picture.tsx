import { lazy, Suspense } from "react";
import type { Label } from "../catalogue/catalogue.ts";
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
 * technology. The wheel scrolls the page: the picture has its buttons. What draws it is the largest part of the app: the list does not wait for it.
 */
export function Picture(pictured: Pictured) {
  return (
    <div className="picture-frame">
      <Suspense
        fallback={
          <>
            <div className="picture" aria-hidden="true" />
            <div className="map-moves awaited" />
          </>
        }
      >
        <Canvas {...pictured} />
      </Suspense>
    </div>
  );
}

const fetchCanvas = async () => ({ default: (await import("./canvas.tsx")).Canvas });
const Canvas = lazy(fetchCanvas);

/** Fetches what draws, for a page that will want it. */
export async function fetchPicture(): Promise<void> {
  await fetchCanvas().catch(() => undefined);
}
