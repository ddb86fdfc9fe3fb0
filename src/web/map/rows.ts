import type { MapOffersQuery, MapPlacesQuery } from "../../operations.generated.ts";
import type { WordsInUse } from "../words/index.ts";
import { whereaboutsOf, type Spot, type SpotKind, type Whereabouts } from "./atlas.ts";

export type PlaceNode = NonNullable<MapPlacesQuery["district"]>["places"]["nodes"][number];
export type OfferNode = NonNullable<MapOffersQuery["district"]>["offers"]["nodes"][number];

/** One row of the table; what its mark on the map stands for. */
export interface Row {
  readonly id: string;
  readonly kind: SpotKind;
  readonly number: number;
  readonly name: string;
  /** What it is, in a word or two, and where; readings are marked, here and in the details. */
  readonly about: readonly string[];
  readonly whereabouts: Whereabouts | undefined;
  /** Each with what it is called: map. */
  readonly details: readonly (readonly [name: string, words: string])[];
  /** Whose ties are shown. */
  readonly owner: string;
}

export function placeRow(kind: "place" | "shelter", place: PlaceNode, number: number, words: WordsInUse): Row {
  const { marked, markedValue, list } = words;
  const all = (type: string, each: readonly string[] | null): string =>
    list((each ?? []).map((one) => markedValue(type, one)));
  const what =
    kind === "shelter"
      ? markedValue("ShelterType", place.shelterType ?? "")
      : markedValue("PlaceType", place.type ?? "");
  return {
    id: place.id,
    kind,
    number,
    name: place.name,
    about: said([what, place.locatedIn?.name]),
    whereabouts: whereaboutsOf(place),
    details: told([
      ["hazards", all("Hazard", place.hazards)],
      ["address", place.address],
      ["open", place.openingHours],
      ["capacity", place.capacity === null ? "" : marked("map.people", { count: place.capacity })],
      ["accessibility", all("Accessibility", place.accessibility)],
      ["phone", place.phone],
    ]),
    owner: place.id,
  };
}

export function offerRow(offer: OfferNode, number: number, words: WordsInUse): Row {
  const { markedValue, list } = words;
  const whereabouts = whereaboutsOf(offer.party);
  return {
    id: offer.id,
    kind: "offer",
    number,
    name: offer.name,
    about: said([offer.party?.name, markedValue("Lane", offer.lane ?? "")]),
    whereabouts,
    details: told([
      ["what", offer.description],
      ["serves", list(offer.serves.nodes.map(({ name }) => name))],
      ["at", whereabouts?.at],
      ["conditions", offer.conditionNote],
      ["fee", offer.feeNote],
    ]),
    owner: offer.party?.id ?? offer.id,
  };
}

export function spotsOf(rows: readonly Row[]): Spot[] {
  return rows.flatMap(({ id, kind, number, name, whereabouts }) =>
    whereabouts ? [{ id, kind, number, name, point: whereabouts.point }] : [],
  );
}

function said(words: readonly (string | null | undefined)[]): string[] {
  return words.filter((each): each is string => typeof each === "string" && each !== "");
}

function told(details: readonly (readonly [string, string | null | undefined])[]): [string, string][] {
  return details.flatMap(([name, words]) => (words ? [[name, words] as [string, string]] : []));
}
