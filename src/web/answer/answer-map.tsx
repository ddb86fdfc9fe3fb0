import { useMemo, useState } from "react";
import type { Spot } from "../map/atlas.ts";
import { SpotMap } from "../map/spot-map.tsx";
import { useWords } from "../words/index.ts";
import { titleOf, type Candidate } from "./contract.ts";
import { TroubleNote } from "./trouble-note.tsx";
import { foundBy, useWhere } from "./where.ts";

/** Where this answer's candidates are, numbered as they are ranked; only those whose place the viewer may see. */
export function AnswerMap({
  candidates,
  district,
}: {
  readonly candidates: readonly Candidate[];
  readonly district: unknown;
}) {
  const { t, say, list } = useWords();
  const ranked = useMemo(
    () =>
      candidates.map((each, at) => ({
        rank: at + 1,
        title: titleOf(each),
        party: each.party?.name,
        ids: foundBy(each),
      })),
    [candidates],
  );
  const { places, areas, asking, trouble, again } = useWhere(
    ranked.flatMap(({ ids }) => ids),
    district,
  );
  const [chosen, setChosen] = useState<string>();
  const found = useMemo(
    () =>
      ranked.map((each) => {
        const id = each.ids.find((one) => one in places);
        return { ...each, where: id === undefined ? undefined : places[id] };
      }),
    [ranked, places],
  );
  const spots = useMemo(
    () =>
      found.flatMap(({ rank, title, party, where }): Spot[] =>
        where ? [{ id: String(rank), kind: "candidate", number: rank, name: party ?? title, point: where.point }] : [],
      ),
    [found],
  );
  const unplaced = found.filter(({ where }) => !where);
  if (trouble) return <TroubleNote trouble={trouble} onAgain={again} />;
  if (asking) return <p className="hint">{say("answer.asking")}</p>;
  if (spots.length === 0) return <p className="note">{say("map.unplacedAll")}</p>;
  return (
    <>
      <div className="beside map-beside">
        <SpotMap areas={areas} spots={spots} chosen={chosen} onChoose={setChosen} />
        <ul className="map-lists placed" aria-label={t("map.kinds.candidate")}>
          {found
            .filter(({ where }) => where)
            .map(({ rank, title, party, where }) => (
              <li key={rank} className={String(rank) === chosen ? "chosen-row" : undefined}>
                <span className="number" aria-hidden="true">
                  {rank}
                </span>
                <div>
                  <button
                    type="button"
                    className="link"
                    aria-pressed={String(rank) === chosen}
                    onClick={() => setChosen(String(rank) === chosen ? undefined : String(rank))}
                  >
                    <span className="unseen">{say("answer.rank", { rank })} </span>
                    {party ?? title}
                  </button>
                  {party !== undefined && <small>{title}</small>}
                  {where?.at && <small>{where.at}</small>}
                  {String(rank) === chosen && (
                    <button type="button" onClick={() => goToCard(rank)}>
                      {say("map.toCard", { name: title })}
                    </button>
                  )}
                </div>
              </li>
            ))}
        </ul>
      </div>
      {unplaced.length > 0 && (
        <p className="hint">
          {say("map.unplaced", {
            names: list(unplaced.map(({ rank, title, party }) => `${rank} ${party ?? title}`)),
          })}
        </p>
      )}
    </>
  );
}

/** What is behind the # of the address is the question, so a card is no address of its own. */
function goToCard(rank: number): void {
  const card = document.getElementById(`candidate-${rank}`);
  card?.scrollIntoView({ block: "center" });
  card?.focus({ preventScroll: true });
}
