import { useEffect, useMemo, useState } from "react";
import { useLocation, useNavigate, useParams } from "react-router";
import { operations } from "virtual:catalogue";
import { values } from "virtual:values";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { variablesIn } from "../ask/address.ts";
import { isId, useThingName } from "../ask/names.ts";
import { ThingField } from "../ask/thing-field.tsx";
import type { Label } from "../catalogue/catalogue.ts";
import { Title } from "../frame/title.tsx";
import { NoRecord } from "../record/no-record.tsx";
import { useWords } from "../words/index.ts";
import { Comparison, Ways } from "./between.tsx";
import { KnotList, MoreOf, useVerb } from "./knot-list.tsx";
import { kindsOf, shownOf } from "./net.ts";
import { fetchPicture, Picture } from "./picture.tsx";
import { useNet, type Netted } from "./use-net.ts";

// What the page is made of comes with it, not after it.
void fetchPicture();
void operations["EcoMap"]?.().catch(() => undefined);

const VIEWS = ["around", "ways", "compare"] as const;
type View = (typeof VIEWS)[number];

/** The ties around somebody, the ways between two, or what two share; each as a picture, and as a list that says and does the same. */
export function TiesPage() {
  const { id } = useParams();
  return id === undefined ? null : <Ties key={id} id={id} />;
}

function Ties({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { view, other, show } = useView(id);
  const name = useThingName(id);
  const otherName = useThingName(other);
  const netted = useNet(id);
  const { net, open, asking, trouble, missing } = netted;
  const wanted = view === "compare" ? other : undefined;
  useEffect(() => {
    if (wanted === undefined) return;
    void open(id, true);
    void open(wanted, true);
  }, [wanted, id, open]);
  const two = other === undefined ? undefined : ([name ?? "…", otherName ?? "…"] as const);
  const title = {
    around: t("ties.title", { name: name ?? "…" }),
    ways: t("ties.waysTitle", { one: name ?? "…", other: otherName ?? "…" }),
    compare: t("ties.compareTitle", { one: name ?? "…", other: otherName ?? "…" }),
  }[two ? view : "around"];

  if (missing) return <NoRecord />;
  return (
    <>
      <Title text={title} />
      <div className="ties-choice">
        <fieldset className="field">
          <legend>{t("ties.view")}</legend>
          <div className="checks">
            {VIEWS.map((each) => (
              <label key={each} className="check">
                <input type="radio" name="view" checked={view === each} onChange={() => show({ view: each, other })} />
                <span>{t(`ties.views.${each}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {view !== "around" && (
          <div className="narrow">
            <ThingField
              variable={{ name: "other", input: "thing", required: false, label: WITH_WHOM }}
              value={other}
              onChange={(value) => {
                if (value === undefined || (typeof value === "string" && isId(value))) show({ view, other: value });
              }}
            />
          </div>
        )}
      </div>
      {trouble && <TroubleNote trouble={trouble} onAgain={() => void open(id)} />}
      {view === "around" && <Around id={id} netted={netted} />}
      {view !== "around" && other === undefined && <p className="note">{t("ties.chooseOther")}</p>}
      {two && other === id && <p className="note">{t("ties.same")}</p>}
      {two && other !== undefined && other !== id && view === "ways" && <Ways one={id} other={other} names={two} />}
      {two && other !== undefined && other !== id && view === "compare" && net.centres.includes(other) && (
        <Comparison net={net} asking={asking} one={id} other={other} names={two} />
      )}
    </>
  );
}

const WITH_WHOM: Label = { ja: "もう一方（だれ・どこ）", en: "The other (who or where)" };

/** What is looked at stands behind the # of the address, as with a question: it can be kept and sent on, and no server is told. */
function useView(id: string) {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [{ view, other }, setLooked] = useState(() => lookedAt(hash));
  const show = (next: { readonly view: View; readonly other: string | undefined }): void => {
    setLooked(next);
    const behind = encodeURIComponent(JSON.stringify({ view: next.view, with: next.other }));
    void navigate(`/ties/${id}#${behind}`, { replace: true });
  };
  return { view, other, show };
}

function lookedAt(hash: string): { readonly view: View; readonly other: string | undefined } {
  const said = variablesIn(hash);
  const other = typeof said["with"] === "string" && isId(said["with"]) ? said["with"] : undefined;
  return { view: VIEWS.find((each) => each === said["view"]) ?? "around", other };
}

function Around({ id, netted }: { readonly id: string; readonly netted: Netted }) {
  const { t } = useWords();
  const verb = useVerb();
  const { net, setNet, open, more, asking } = netted;
  const shown = useMemo(() => shownOf(net), [net]);
  const [chosen, setChosen] = useState<string>(id);
  // Until then there is nothing to choose from, and what would stand there would only be pushed away.
  const isThere = net.centres.includes(id);
  const toggle = (list: "kinds" | "pinned", value: string): void =>
    setNet((before) => ({
      ...before,
      [list]: before[list].includes(value) ? before[list].filter((each) => each !== value) : [...before[list], value],
    }));
  return (
    <>
      <p role="status" className="status">
        {isThere && t("ties.shown", { knots: shown.knots.length, ties: shown.ties.length })}
        {shown.left > 0 && ` ${t("ties.left", { count: shown.left })}`}
        {asking && ` ${t("answer.asking")}`}
      </p>
      {isThere && (
        <>
          <fieldset className="field">
            <legend>{t("ties.kinds")}</legend>
            <div className="checks">
              {kindsOf(net).map(([kind, count]) => (
                <label key={kind} className="check">
                  <input type="checkbox" checked={net.kinds.includes(kind)} onChange={() => toggle("kinds", kind)} />
                  <span>
                    {verb(kind)} ({count})
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          <MoreOf net={net} centre={id} onMore={(centre, kind) => void more(centre, kind)} />
          <div className="beside">
            <Picture
              shown={shown}
              centres={net.centres}
              pinned={net.pinned}
              chosen={chosen}
              kinds={values["TieKind"] ?? {}}
              onChoose={setChosen}
            />
            <KnotList
              net={net}
              shown={shown}
              chosen={chosen}
              onChoose={setChosen}
              onOpen={(centre) => void open(centre)}
              onMore={(centre, kind) => void more(centre, kind)}
              onPin={(knot) => toggle("pinned", knot)}
              onHide={(knot) => setNet((before) => ({ ...before, hidden: [...before.hidden, knot] }))}
              onUnhide={() => setNet((before) => ({ ...before, hidden: [] }))}
            />
          </div>
        </>
      )}
    </>
  );
}
