import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { values } from "virtual:values";
import { verbOf } from "../catalogue/catalogue.ts";
import { useWords } from "../words/index.ts";
import { restOf, type Knot, type Net, type Shown } from "./net.ts";

interface KnotListProps {
  readonly net: Net;
  readonly shown: Shown;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onMore: (id: string, kind: string) => void;
  readonly onPin: (id: string) => void;
  readonly onHide: (id: string) => void;
  readonly onUnhide: () => void;
}

/** The picture's twin: everybody in it, with their ties as sentences, and everything that can be done with them. */
export function KnotList({ net, shown, chosen, onChoose, onOpen, onMore, onPin, onHide, onUnhide }: KnotListProps) {
  const { t } = useWords();
  return (
    <section aria-labelledby="knots" className="knots">
      <h2 id="knots">{t("ties.list")}</h2>
      <ul className="rows">
        {shown.knots.map((knot) => (
          <KnotRow
            key={knot.id}
            knot={knot}
            net={net}
            shown={shown}
            chosen={knot.id === chosen}
            onChoose={onChoose}
            onOpen={onOpen}
            onMore={onMore}
            onPin={onPin}
            onHide={onHide}
          />
        ))}
      </ul>
      {net.hidden.length > 0 && (
        <button type="button" onClick={onUnhide}>
          {t("ties.unhide", { count: net.hidden.length })}
        </button>
      )}
    </section>
  );
}

function KnotRow({
  knot,
  net,
  shown,
  chosen,
  onChoose,
  onOpen,
  onMore,
  onPin,
  onHide,
}: Omit<KnotListProps, "chosen" | "onUnhide"> & { readonly knot: Knot; readonly chosen: boolean }) {
  const { t } = useWords();
  const row = useRef<HTMLLIElement>(null);
  // Chosen in the picture, it may lie outside of what the list shows. The one that the page begins with is looked for by nobody.
  const was = useRef(chosen);
  useEffect(() => {
    if (chosen && !was.current) row.current?.scrollIntoView({ block: "nearest" });
    was.current = chosen;
  }, [chosen]);
  const { id, name } = knot;
  const pinned = net.pinned.includes(id);
  const opened = net.centres.includes(id);
  const sentences = shown.ties.filter(({ from, to }) => from.id === id || to.id === id).map(({ sentence }) => sentence);
  return (
    <li ref={row} className={chosen ? "knot chosen-knot" : "knot"}>
      <details
        open={chosen}
        onToggle={({ currentTarget }) => {
          if (currentTarget.open && !chosen) onChoose(id);
        }}
      >
        <summary>
          {name} <small>{t("ties.count", { count: sentences.length })}</small>
        </summary>
        {/* Of a hundred rows one is open: the others' buttons need not be there. */}
        {chosen && (
          <>
            <ul>
              {[...new Set(sentences)].map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <p className="actions">
              {!opened && (
                <button type="button" onClick={() => onOpen(id)} aria-label={`${t("ties.open")}（${name}）`}>
                  {t("ties.open")}
                </button>
              )}
              <button
                type="button"
                aria-pressed={pinned}
                onClick={() => onPin(id)}
                aria-label={`${t("ties.pin")}（${name}）`}
              >
                {t("ties.pin")}
              </button>
              <button type="button" onClick={() => onHide(id)} aria-label={`${t("ties.hide")}（${name}）`}>
                {t("ties.hide")}
              </button>
              <Link className="button" to={`/ties/${id}`} aria-label={`${t("ties.centre")}（${name}）`}>
                {t("ties.centre")}
              </Link>
              <Link className="button" to={`/record/${id}`} aria-label={`${t("record.open")}（${name}）`}>
                {t("record.open")}
              </Link>
            </p>
            {opened && <MoreOf net={net} centre={id} onMore={onMore} />}
          </>
        )}
      </details>
    </li>
  );
}

/** Of which kinds there is more, each with a button that brings it. */
export function MoreOf({
  net,
  centre,
  onMore,
}: {
  readonly net: Net;
  readonly centre: string;
  readonly onMore: (id: string, kind: string) => void;
}) {
  const { t } = useWords();
  const verb = useVerb();
  const rests = restOf(net, centre);
  if (rests.length === 0) return null;
  return (
    <ul className="more-of" aria-label={t("ties.moreOf")}>
      {rests.map(({ kind, here, count }) => (
        <li key={kind}>
          <button type="button" onClick={() => onMore(centre, kind)}>
            {t("ties.more", { kind: verb(kind), here, count })}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What a kind of tie is called between two names. */
export function useVerb(): (kind: string) => string {
  const { of } = useWords();
  return (kind) => {
    const label = values["TieKind"]?.[kind];
    return label ? verbOf(of(label)) : kind;
  };
}
