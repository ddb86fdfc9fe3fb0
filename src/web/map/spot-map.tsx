import { Beside, part } from "../frame/part.tsx";
import { useWords } from "../words/index.ts";
import type { MapViewProps } from "./map-view.tsx";

const view = part(async () => (await import("./map-view.tsx")).MapView, Asking);

/** The map, beside a list that says and does the same. What draws it comes in a file of its own. */
export function SpotMap(shown: MapViewProps) {
  return (
    <Beside>
      <view.Part {...shown} />
    </Beside>
  );
}

function Asking() {
  const { say } = useWords();
  return <p className="hint">{say("answer.asking")}</p>;
}
