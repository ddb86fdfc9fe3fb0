import { useCallback, useEffect, useMemo, useState } from "react";
import { Link, useParams } from "react-router";
import { operations, questions } from "virtual:catalogue";
import type { EcoMapQuery } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { addressOf } from "../ask/address.ts";
import { useThingName } from "../ask/names.ts";
import { ThingField } from "../ask/thing-field.tsx";
import { fieldAt, verbOf, type Label } from "../catalogue/catalogue.ts";
import { Title } from "../frame/title.tsx";
import { ask, type Trouble } from "../server/client.ts";
import { useWords } from "../words/index.ts";
import { EMPTY, kindsOf, sharedBy, shownOf, tiesOf, withMore, type Knot, type Net } from "./net.ts";
import { Picture } from "./picture.tsx";

/** The ties around somebody, as a picture and as a list that does the same: open further, pin, hide, filter by kind, compare two. */
export function TiesPage() {
  const { id } = useParams();
  return id === undefined ? null : <Ties key={id} id={id} />;
}

function Ties({ id }: { readonly id: string }) {
  const { t, of } = useWords();
  const name = useThingName(id);
  const { net, setNet, open, trouble, kinds } = useNet(id);
  const shown = useMemo(() => shownOf(net), [net]);
  const [chosen, setChosen] = useState<string>(id);
  const [other, setOther] = useState<string>();
  const title = t("ties.title", { name: name ?? "…" });
  const hide = (knot: string): void => setNet((before) => ({ ...before, hidden: [...before.hidden, knot] }));
  const pin = (knot: string): void =>
    setNet((before) => ({
      ...before,
      pinned: before.pinned.includes(knot) ? before.pinned.filter((each) => each !== knot) : [...before.pinned, knot],
    }));

  return (
    <>
      <Title text={title} />
      {trouble && <TroubleNote trouble={trouble} onAgain={() => void open(id)} />}
      <fieldset className="field">
        <legend>{t("ties.kinds")}</legend>
        <div className="checks">
          {kindsOf(net).map(([kind, count]) => (
            <label key={kind} className="check">
              <input
                type="checkbox"
                checked={net.kinds.includes(kind)}
                onChange={({ target }) =>
                  setNet((before) => ({
                    ...before,
                    kinds: target.checked ? [...before.kinds, kind] : before.kinds.filter((each) => each !== kind),
                  }))
                }
              />
              <span>
                {kinds[kind] ? verbOf(of(kinds[kind])) : kind} ({count})
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <p role="status" className="status">
        {t("ties.shown", { knots: shown.knots.length, ties: shown.ties.length })}
        {shown.left > 0 && ` ${t("ties.left", { count: shown.left })}`}
      </p>
      <div className="beside">
        <Picture shown={shown} centres={net.centres} pinned={net.pinned} kinds={kinds} onChoose={setChosen} />
        <section aria-labelledby="knots" className="knots">
          <h2 id="knots">{t("ties.list")}</h2>
          <ul className="rows">
            {shown.knots.map((knot) => (
              <KnotRow
                key={knot.id}
                knot={knot}
                chosen={knot.id === chosen}
                opened={net.centres.includes(knot.id)}
                pinned={net.pinned.includes(knot.id)}
                sentences={shown.ties
                  .filter(({ from, to }) => from.id === knot.id || to.id === knot.id)
                  .map(({ sentence }) => sentence)}
                onOpen={() => void open(knot.id)}
                onPin={() => pin(knot.id)}
                onHide={() => hide(knot.id)}
              />
            ))}
          </ul>
          {net.hidden.length > 0 && (
            <button type="button" onClick={() => setNet((before) => ({ ...before, hidden: [] }))}>
              {t("ties.unhide", { count: net.hidden.length })}
            </button>
          )}
        </section>
      </div>
      <section aria-labelledby="compare">
        <h2 id="compare">{t("ties.compare")}</h2>
        <div className="field narrow">
          <ThingField
            variable={{ name: "other", input: "thing", required: false, label: COMPARE_WITH }}
            value={other}
            onChange={(value) => {
              const next = typeof value === "string" ? value : undefined;
              setOther(next);
              if (next !== undefined && /^[a-z]+_/.test(next)) void open(next);
            }}
          />
        </div>
        {other !== undefined && net.centres.includes(other) && <Compared net={net} one={id} other={other} />}
      </section>
    </>
  );
}

const COMPARE_WITH: Label = { ja: "だれ・どこと比べる", en: "Compare with" };

function KnotRow({
  knot,
  chosen,
  opened,
  pinned,
  sentences,
  onOpen,
  onPin,
  onHide,
}: {
  readonly knot: Knot;
  readonly chosen: boolean;
  readonly opened: boolean;
  readonly pinned: boolean;
  readonly sentences: readonly string[];
  readonly onOpen: () => void;
  readonly onPin: () => void;
  readonly onHide: () => void;
}) {
  const { t } = useWords();
  return (
    <li className={chosen ? "knot chosen-knot" : "knot"}>
      <details open={chosen}>
        <summary>
          {knot.name} <small>{t("ties.count", { count: sentences.length })}</small>
        </summary>
        <ul>
          {[...new Set(sentences)].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className="actions">
          {!opened && (
            <button type="button" onClick={onOpen} aria-label={`${t("ties.open")}（${knot.name}）`}>
              {t("ties.open")}
            </button>
          )}
          <button type="button" aria-pressed={pinned} onClick={onPin} aria-label={`${t("ties.pin")}（${knot.name}）`}>
            {t("ties.pin")}
          </button>
          <button type="button" onClick={onHide} aria-label={`${t("ties.hide")}（${knot.name}）`}>
            {t("ties.hide")}
          </button>
          <Link to={`/ties/${knot.id}`} aria-label={`${t("ties.centre")}（${knot.name}）`}>
            {t("ties.centre")}
          </Link>
          <Link to={`/record/${knot.id}`} aria-label={`${t("record.open")}（${knot.name}）`}>
            {t("record.open")}
          </Link>
        </p>
      </details>
    </li>
  );
}

function Compared({ net, one, other }: { readonly net: Net; readonly one: string; readonly other: string }) {
  const { t } = useWords();
  const shared = sharedBy(net, one, other);
  return (
    <>
      <p>
        {shared.length > 0
          ? t("ties.shared", { names: shared.map(({ name }) => name).join("、") })
          : t("ties.nothingShared")}
      </p>
      {questions.some(({ name }) => name === "IntroductionPath") && (
        <p>
          <Link to={addressOf("IntroductionPath", { from: one, to: other })}>{t("ties.path")}</Link>
        </p>
      )}
    </>
  );
}

function useNet(id: string) {
  const { tongue } = useWords();
  const [net, setNet] = useState<Net>(EMPTY);
  const [trouble, setTrouble] = useState<Trouble>();
  const [kinds, setKinds] = useState<Readonly<Record<string, Label>>>({});
  const language = tongue.toUpperCase();

  const open = useCallback(
    async (centre: string): Promise<void> => {
      const load = operations["EcoMap"];
      if (!load) return;
      const { operation } = await load();
      setKinds(fieldAt(operation.shape, "bundles", "kind")?.values ?? {});
      const { data, trouble: why } = await ask<EcoMapQuery>(operation.document, { of: centre, language });
      setTrouble(why);
      const around = data?.around;
      if (around) setNet((before) => withMore(before, centre, tiesOf(around)));
    },
    [language],
  );
  useEffect(() => {
    setNet(EMPTY);
    void open(id);
  }, [id, open]);
  return { net, setNet, open, trouble, kinds };
}
