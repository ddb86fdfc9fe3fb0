import type { Label } from "../catalogue/catalogue.ts";
import { Beside, part } from "../frame/part.tsx";
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

const canvas = part(async () => (await import("./canvas.tsx")).Canvas, Room);

/**
 * The picture of a net. Whoever cannot see or point at it has the list beside it, which says and does the same; so the canvas is hidden from assistive
 * technology. The wheel scrolls the page: the picture has its buttons. What draws it is the largest part of the app: the list does not wait for it.
 */
export function Picture(pictured: Pictured) {
  return (
    <div className="picture-frame">
      <Beside>
        <canvas.Part {...pictured} />
      </Beside>
    </div>
  );
}

/** As much as the picture will take, so that nothing moves when it comes. */
function Room() {
  return (
    <>
      <div className="picture" aria-hidden="true" />
      <div className="map-moves awaited" />
    </>
  );
}

/** Fetches what draws, for a page that will want it. */
export async function fetchPicture(): Promise<void> {
  await canvas.load().catch(() => undefined);
}
