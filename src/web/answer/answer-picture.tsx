import { lazy, Suspense, useMemo, useState } from "react";
import type { Label } from "../catalogue/catalogue.ts";
import { EMPTY, shownOf, tiesInReasons } from "../ties/net.ts";
import { useWords } from "../words/index.ts";
import type { Candidate } from "./contract.ts";

const NONE: readonly string[] = [];
const Picture = lazy(async () => ({ default: (await import("../ties/picture.tsx")).Picture }));

/** The graph of just this answer: what its reasons speak of. Behind a button, because the list is the answer. */
export function AnswerPicture({
  candidates,
  kinds,
}: {
  readonly candidates: readonly Candidate[];
  readonly kinds: Readonly<Record<string, Label>>;
}) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const shown = useMemo(() => shownOf({ ...EMPTY, ties: tiesInReasons(candidates) }), [candidates]);
  if (shown.ties.length === 0) return null;
  return (
    <div className="unprinted">
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {say(open ? "answer.closePicture" : "answer.openPicture")}
      </button>
      {open && (
        <Suspense fallback={<p className="hint">{say("answer.asking")}</p>}>
          <Picture shown={shown} centres={NONE} kinds={kinds} />
        </Suspense>
      )}
    </div>
  );
}
