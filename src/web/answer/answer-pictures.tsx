import { useMemo, useState } from "react";
import type { Label } from "../catalogue/catalogue.ts";
import { EMPTY, shownOf, tiesInReasons } from "../ties/net.ts";
import { Picture } from "../ties/picture.tsx";
import { useWords } from "../words/index.ts";
import { AnswerMap } from "./answer-map.tsx";
import type { Candidate } from "./contract.ts";
import { foundBy } from "./where.ts";

const NONE: readonly string[] = [];

/** The map and the graph of just this answer: where its candidates are, and what its reasons speak of. Each behind a button, because the list is the answer. */
export function AnswerPictures({
  candidates,
  kinds,
  district,
}: {
  readonly candidates: readonly Candidate[];
  readonly kinds: Readonly<Record<string, Label>>;
  readonly district: unknown;
}) {
  const { say } = useWords();
  const [open, setOpen] = useState<"map" | "ties">();
  const shown = useMemo(() => shownOf({ ...EMPTY, ties: tiesInReasons(candidates) }), [candidates]);
  const placed = candidates.some((each) => foundBy(each).length > 0);
  const toggle = (which: "map" | "ties") => (): void => setOpen(open === which ? undefined : which);
  if (!placed && shown.ties.length === 0) return null;
  return (
    <div className="unprinted">
      <p className="actions">
        {placed && (
          <button type="button" aria-expanded={open === "map"} onClick={toggle("map")}>
            {say(open === "map" ? "map.closeAnswer" : "map.ofAnswer")}
          </button>
        )}
        {shown.ties.length > 0 && (
          <button type="button" aria-expanded={open === "ties"} onClick={toggle("ties")}>
            {say(open === "ties" ? "answer.closePicture" : "answer.openPicture")}
          </button>
        )}
      </p>
      {open === "map" && <AnswerMap candidates={candidates} district={district} />}
      {open === "ties" && <Picture shown={shown} centres={NONE} kinds={kinds} />}
    </div>
  );
}
