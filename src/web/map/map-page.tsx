import { useEffect, useMemo, useState } from "react";
import { values } from "virtual:values";
import mapOffersDocument from "../../../schema/operations/app/MapOffers.graphql?raw";
import mapOfDocument from "../../../schema/operations/app/MapOf.graphql?raw";
import mapPlacesDocument from "../../../schema/operations/app/MapPlaces.graphql?raw";
import offerReachDocument from "../../../schema/operations/app/OfferReach.graphql?raw";
import type { MapOffersQuery, MapOfQuery, MapPlacesQuery, OfferReachQuery } from "../../operations.generated.ts";
import { TroubleNote } from "../answer/trouble-note.tsx";
import { Title } from "../frame/title.tsx";
import { ask, type Trouble } from "../server/client.ts";
import { usePages, type AskPage, type Pages } from "../server/pages.ts";
import { useWords, type WordsInUse } from "../words/index.ts";
import { ruby } from "../words/ruby.tsx";
import { useDistrict } from "../work/district.tsx";
import { areaOf, areasOf, type Area } from "./atlas.ts";
import { SpotMap } from "./spot-map.tsx";
import { offerRow, placeRow, spotsOf, type OfferNode, type PlaceNode, type Row } from "./rows.ts";
import { RowsTable, Swatch } from "./rows-table.tsx";

const KINDS = ["place", "shelter", "offer"] as const;
type Kind = (typeof KINDS)[number];

/** A district on a map: its boundaries, what stands in it, where one is safe, and how far what is offered reaches; with a table that does the same. */
export function MapPage() {
  const words = useWords();
  const { say, of, marked, facts } = words;
  const [district, field] = useDistrict();
  const [kinds, setKinds] = useState<readonly Kind[]>(["place", "shelter"]);
  const [type, setType] = useState("");
  const [chosen, setChosen] = useState<string>();
  const ground = useGround(district);
  const lists = useLists(district, kinds, type, words);
  const reach = useReach(
    kinds.includes("offer") && chosen !== undefined && isOffer(lists, chosen) ? chosen : undefined,
  );
  const areas = useMemo(() => [...ground.areas, ...reach], [ground.areas, reach]);
  const spots = useMemo(() => spotsOf(lists.flatMap(({ rows }) => rows)), [lists]);
  useEffect(() => setChosen(undefined), [district]);

  const troubles = [ground, ...lists.map(({ pages }) => pages)];
  const trouble = troubles.find((each) => each.trouble)?.trouble;
  return (
    <>
      <Title text={ground.name === undefined ? marked("map.title") : marked("map.of", { name: ground.name })} />
      <p className="hint">{say("map.lead")}</p>
      <div className="map-choice">
        {field}
        <fieldset className="field">
          <legend>{say("map.shown")}</legend>
          <div className="checks">
            {KINDS.map((kind) => (
              <label key={kind} className="check">
                <input
                  type="checkbox"
                  checked={kinds.includes(kind)}
                  onChange={({ target }) =>
                    setKinds((before) => (target.checked ? [...before, kind] : before.filter((each) => each !== kind)))
                  }
                />
                <Swatch kind={kind} />
                <span>{say(`map.kinds.${kind}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {kinds.includes("place") && (
          <div className="field">
            <label htmlFor="place-type">{say("map.type")}</label>
            <select id="place-type" value={type} onChange={({ target }) => setType(target.value)}>
              <option value="">{words.t("map.everyType")}</option>
              {Object.entries(values["PlaceType"] ?? {})
                .filter(([value]) => value !== "SHELTER")
                .map(([value, label]) => (
                  <option key={value} value={value}>
                    {of(label)}
                  </option>
                ))}
            </select>
          </div>
        )}
      </div>
      {trouble && (
        <TroubleNote
          trouble={trouble}
          onAgain={() => troubles.filter((each) => each.trouble).forEach((each) => each.again())}
        />
      )}
      {district === "" && <p className="note">{say("map.choose")}</p>}
      {ground.name !== undefined && (
        <>
          <p role="status" className="status">
            {ruby(facts(lists.map(({ kind, rows }) => marked(`map.counts.${kind}`, { count: rows.length }))))}
          </p>
          <div className="beside map-beside">
            <SpotMap areas={areas} spots={spots} chosen={chosen} onChoose={setChosen} />
            <div className="map-lists">
              {lists.map(({ kind, rows, pages }) => (
                <RowsTable key={kind} kind={kind} rows={rows} pages={pages} chosen={chosen} onChoose={setChosen} />
              ))}
            </div>
          </div>
        </>
      )}
    </>
  );
}

interface List {
  readonly kind: Kind;
  readonly rows: readonly Row[];
  readonly pages: Pages<unknown>;
}

const askPlaces: AskPage<PlaceNode> = async (variables, signal) => {
  const { data, trouble } = await ask<MapPlacesQuery>(mapPlacesDocument, variables, signal);
  return trouble ? { trouble } : { data: data.district?.places };
};

const askOffers: AskPage<OfferNode> = async (variables, signal) => {
  const { data, trouble } = await ask<MapOffersQuery>(mapOffersDocument, variables, signal);
  return trouble ? { trouble } : { data: data.district?.offers };
};

/** The lists that are wanted, each asked for by itself. */
function useLists(district: string, kinds: readonly Kind[], type: string, words: WordsInUse): readonly List[] {
  const wanted = (kind: Kind): boolean => district !== "" && kinds.includes(kind);
  const places = usePages(wanted("place"), askPlaces, { district, type: type === "" ? null : type });
  const shelters = usePages(wanted("shelter"), askPlaces, { district, type: "SHELTER" });
  const offers = usePages(wanted("offer"), askOffers, { district });
  const { tongue, isEasy } = words;
  return useMemo(
    () => {
      const standing = (places.nodes ?? []).filter((place) => place.type !== "SHELTER");
      const lists: readonly List[] = [
        { kind: "place", pages: places, rows: standing.map((each, at) => placeRow("place", each, at + 1, words)) },
        {
          kind: "shelter",
          pages: shelters,
          rows: (shelters.nodes ?? []).map((each, at) => placeRow("shelter", each, at + 1, words)),
        },
        { kind: "offer", pages: offers, rows: (offers.nodes ?? []).map((each, at) => offerRow(each, at + 1, words)) },
      ];
      return lists.filter(({ kind }) => kinds.includes(kind));
    },
    // The words are the tongue's; the pages are made anew each time, and what they hold is not.
    [places.nodes, shelters.nodes, offers.nodes, places.asking, shelters.asking, offers.asking, kinds, tongue, isEasy],
  );
}

function isOffer(lists: readonly List[], id: string): boolean {
  return lists.some(({ kind, rows }) => kind === "offer" && rows.some((row) => row.id === id));
}

const NOWHERE: readonly Area[] = [];

function useGround(district: string) {
  const [found, setFound] = useState<{ readonly name: string; readonly areas: readonly Area[] }>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    setFound(undefined);
    setTrouble(undefined);
    if (district === "") return;
    const controller = new AbortController();
    void ask<MapOfQuery>(mapOfDocument, { district }, controller.signal).then(({ data, trouble: why }) => {
      if (controller.signal.aborted) return;
      setTrouble(why);
      const here = data?.district;
      if (!here) return;
      setFound({ name: here.name, areas: areasOf(here) });
    });
    return () => controller.abort();
  }, [district, turn]);
  return { name: found?.name, areas: found?.areas ?? NOWHERE, trouble, again: () => setTurn(turn + 1) };
}

/** Where what was chosen can be had. */
function useReach(offer: string | undefined): readonly Area[] {
  const [reach, setReach] = useState(NOWHERE);
  useEffect(() => {
    setReach(NOWHERE);
    if (offer === undefined) return;
    const controller = new AbortController();
    void ask<OfferReachQuery>(offerReachDocument, { id: offer }, controller.signal).then(({ data }) => {
      const found = data?.entity;
      if (controller.signal.aborted || !found || !("serves" in found)) return;
      setReach(found.serves.nodes.flatMap((district) => areaOf(district, "reach")));
    });
    return () => controller.abort();
  }, [offer]);
  return reach;
}
