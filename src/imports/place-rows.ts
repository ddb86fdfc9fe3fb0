import type { Point, Value } from "../graph/graph.ts";
import { Cities, type City } from "./cities.ts";
import type { Reader } from "./detect.ts";
import type { NodeDraft } from "./drafts.ts";
import { degrees, openingHours, openingSlots, phone, tidy } from "./fields.ts";
import { extentOf, inJapan, pointOf, within } from "./geometry.ts";
import type { Drafted, Recognised, Surroundings } from "./importer.ts";
import { keysOf, listName, wardOfList, whoseRow } from "./key.ts";
import { municipalityCode, wardName } from "./municipality.ts";
import type { Refusal, Sentence, Warning } from "./sentence.ts";

/** How far beyond the other rows a mended point may lie, metres. */
const MARGIN = 3_000;

export interface PlaceRow {
  readonly reader: Reader;
  readonly name: string;
  /** To be told about something in this row that could not be read. */
  readonly warn: (cell: { column: string; value: string }, said: Sentence) => void;
}

/**
 * What all lists of places have in common: each row a place of a city, with its key, name, address, point, telephone and opening
 * hours. What the kind of list adds comes from `own`.
 *
 * @param list what the source is called: the city and this name, and for the city's own files the file, make the source.
 */
export function placeRows(
  { file, profile, rows }: Recognised,
  around: Surroundings,
  list: (row: Reader) => string,
  own: (row: PlaceRow) => Record<string, Value>,
): Drafted {
  const keys = keysOf(rows);
  const ward = wardOfList(rows);
  const points = pointsOf(rows, around);
  const nodes = new Map<string, NodeDraft>();
  const refused: Refusal[] = [];
  const warnings: Warning[] = [];
  const stillThere: { source: string; sourceId: string }[] = [];
  /** Keys of rows that do not say of which city they are. */
  const unclear: string[] = [];
  const codes = new Map<string, string>();
  const ground = new Map<string, NodeDraft>();
  const cities = new Map<string, City>();

  for (const [at, reader] of rows.entries()) {
    const row = reader.row.row;
    const refuse = (cell: { column: string; value: string }, reason: Sentence, mend: Sentence) =>
      refused.push({ file, row, column: cell.column, value: cell.value, reason, mend });
    const warn = (cell: { column: string; value: string }, said: Sentence) =>
      warnings.push({ file, row, column: cell.column, value: cell.value, said });

    const managing = managingCity(reader, around);
    if (!managing) {
      if (keys[at]) unclear.push(keys[at]);
      refuse(reader.cell("municipality"), NO_CITY, NAME_THE_CITY);
      continue;
    }
    const said = municipalityCode(reader.cell("code").value);
    const known = around.cities.codeOf(managing) ?? codes.get(managing.id);
    if (said !== null && known !== undefined && said.slice(0, 2) !== known.slice(0, 2)) {
      if (keys[at]) unclear.push(keys[at]);
      refuse(reader.cell("code"), namesake(managing, known), ONE_OF_THE_NAME);
      continue;
    }
    // A city's own lists are told apart by their files, and by the ward that a file is of; 国土地理院 numbers its places itself.
    const ofFile = profile.attribution
      ? [list(reader)]
      : [...(ward === null ? [] : [ward]), list(reader), listName(file)];
    const source = [managing.name, ...ofFile].join("/");
    const key = keys[at] ?? null;
    const name = tidy(reader.cell("name").value);
    if (name === null || key === null) {
      if (key !== null) stillThere.push({ source, sourceId: key });
      refuse(reader.cell("name"), NO_NAME, FILL_THE_NAME);
      continue;
    }
    const earlier = nodes.get(`${source} ${key}`);
    if (earlier) {
      refuse(reader.cell("name"), sameAs(earlier), GIVE_NUMBERS);
      continue;
    }

    const standsIn = around.cities.named(reader.cell("standsIn").value) ?? managing;
    // The code in the row of a ward is the ward's.
    const code = wardName(whoseRow(reader)) === null ? said : null;
    if (code !== null && !codes.has(managing.id)) codes.set(managing.id, code);
    for (const city of [standsIn, managing]) {
      cities.set(city.id, city);
      // What one row says of a city's code, another that says nothing of it leaves.
      const itsOwn = city.id === managing.id ? code : null;
      if (itsOwn === null && ground.has(city.id)) continue;
      for (const draft of Cities.ground(city, itsOwn)) ground.set(city.id, draft);
    }
    const { point, mend } = points[at]!;
    if (mend) warn(mend.cell, mend.said);

    const notes = [reader.cell("hoursNote").value, reader.cell("description").value];
    const [days, opens, closes] = [reader.cell("days").value, reader.cell("opens").value, reader.cell("closes").value];
    nodes.set(`${source} ${key}`, {
      noun: "Place",
      source,
      sourceId: key,
      audience: "PUBLIC",
      origin: { file, row },
      properties: {
        name,
        kana: tidy(reader.cell("kana").value),
        address: addressOf(reader),
        point,
        cityId: standsIn.id,
        phone: phone(reader.cell("phone").value),
        url: tidy(reader.cell("url").value),
        description: tidy(reader.cell("description").value),
        openingHours: openingHours(days, opens, closes, ...notes),
        openingSlots: openingSlots(days, opens, closes),
        ...own({ reader, name, warn }),
        raw: JSON.stringify(Object.fromEntries(reader.row.cells)),
      },
    });
  }
  // The file still has them, whichever of its cities they are of.
  const sources = [...new Set([...nodes.values()].map(({ source }) => source))];
  stillThere.push(...sources.flatMap((source) => unclear.map((sourceId) => ({ source, sourceId }))));
  return {
    nodes: [...nodes.values()],
    ties: [],
    ground: [...ground.values()],
    refused,
    warnings,
    stillThere,
    cities: [...cities.values()],
  };
}

function managingCity(reader: Reader, { cities, city }: Surroundings): City | undefined {
  return cities.named(reader.cell("municipality").value) ?? cities.named(reader.cell("standsIn").value) ?? city;
}

/** The address in one piece, with the building behind it. */
function addressOf(reader: Reader): string | null {
  const parts = ["addressPrefecture", "standsIn", "addressTown", "addressNumber"] as const;
  const whole = tidy(reader.cell("address").value) ?? tidy(parts.map((part) => reader.cell(part).value).join(""));
  const building = tidy(reader.cell("building").value);
  return whole !== null && building !== null ? `${whole} ${building}` : whole;
}

// --- points

interface Placed {
  readonly point: Point | null;
  readonly mend?: { readonly cell: { column: string; value: string }; readonly said: Sentence };
}

/**
 * The points of the rows. One whose latitude and longitude stand in each other's columns is turned round only when it then lies where
 * its city is known to be: among the districts of the graph, or among at least three other rows of the file. Anything else
 * that is no point in Japan is left out; nothing is ever guessed.
 */
function pointsOf(rows: readonly Reader[], around: Surroundings): Placed[] {
  const read = rows.map((reader) => {
    const [latitude, longitude] = [reader.cell("latitude"), reader.cell("longitude")];
    const [y, x] = [degrees(latitude.value), degrees(longitude.value)];
    const city = around.cities.named(reader.cell("standsIn").value) ?? managingCity(reader, around);
    const own = pointOf(reader.row.shape);
    const point = own ?? (typeof x === "number" && typeof y === "number" ? { longitude: x, latitude: y } : null);
    const cell = { column: latitude.column, value: [latitude.value, longitude.value].filter(Boolean).join(", ") };
    const shown = own ? { column: "geometry", value: `${own.longitude}, ${own.latitude}` } : cell;
    return { city, point, cell: shown, unread: x === undefined || y === undefined };
  });
  const good = new Map<string, Point[]>();
  for (const { city, point } of read) {
    if (city && point && inJapan(point)) good.set(city.id, [...(good.get(city.id) ?? []), point]);
  }
  return read.map(({ city, point, cell, unread }): Placed => {
    if (point && inJapan(point)) return { point };
    if (!point) return unread || cell.value !== "" ? { point: null, mend: { cell, said: NO_COORDINATE } } : { point };
    const turned = { longitude: point.latitude, latitude: point.longitude };
    const others = (city && good.get(city.id)) ?? [];
    const extents = city ? [around.extentOf(city), others.length >= 3 ? extentOf(others, MARGIN) : undefined] : [];
    return inJapan(turned) && extents.some((extent) => extent && within(extent, turned))
      ? { point: turned, mend: { cell, said: TURNED_ROUND } }
      : { point: null, mend: { cell, said: NO_COORDINATE } };
  });
}

// --- sentences

const TURNED_ROUND: Sentence = {
  ja: "緯度と経度が逆だったので入れ替えました（入れ替えるとこの市区町村の中に入ります）。",
  en: "Latitude and longitude stood in each other's columns and were exchanged (the point then lies in the municipality).",
};
const NO_COORDINATE: Sentence = {
  ja: "座標として読めないので、位置なしで取り込みました。",
  en: "This is no point in Japan; the place was taken in without one.",
};
const NO_CITY: Sentence = {
  ja: "どの市区町村のものか書かれていません。",
  en: "It does not say which municipality it belongs to.",
};
export const NAME_THE_CITY: Sentence = {
  ja: "市区町村名を付けて取り込んでください（画面では「市区町村」の欄に、コマンドでは --city 焼津市 のように）。",
  en: "Import it with the municipality's name: in the field “Municipality” on screen, or --city 焼津市 with the command.",
};
const ONE_OF_THE_NAME: Sentence = {
  ja: "同じ名前の別の市区町村は、いっしょには入れられません。この市区町村のものなら、行のコードを直してください。",
  en: "Two municipalities of one name cannot be kept together. If it is of this one, correct the code in the row.",
};
const NO_NAME: Sentence = { ja: "名称が空です。", en: "It has no name." };
const FILL_THE_NAME: Sentence = {
  ja: "名称を入れるか、表の外の注記なら行を消してください。",
  en: "Fill it in, or remove the line when it is a note below the table.",
};
const GIVE_NUMBERS: Sentence = {
  ja: "別の施設なら、それぞれに違う番号（ID・NO）を付けてください。",
  en: "If they are two places, give each a number (ID, NO) of its own.",
};

function namesake({ name }: City, code: string): Sentence {
  return {
    ja: `都道府県が、もう入っている${name}（コード ${code}）と違います。`,
    en: `It is of another prefecture than the ${name} that is there already (code ${code}).`,
  };
}

function sameAs(earlier: NodeDraft): Sentence {
  const row = earlier.origin?.row;
  return {
    ja: `${row} 行目と番号、または名称と住所が同じなので、取り込みませんでした。`,
    en: `It has the number, or the name and address, of row ${row}, and was not taken in again.`,
  };
}
