import { fold } from "../things/text.ts";
import { Cities, type City } from "./cities.ts";
import type { Reader } from "./detect.ts";
import { fingerprint, type NodeDraft, type TieDraft } from "./drafts.ts";
import { phone, plain, tidy } from "./fields.ts";
import { areaOf, centreOf, touching, type Area } from "./geometry.ts";
import type { Importer, Recognised, Surroundings } from "./importer.ts";
import { listName } from "./key.ts";
import { municipalityName, municipalityOfAddress } from "./municipality.ts";
import { NAME_THE_CITY } from "./place-rows.ts";
import type { Refusal, Sentence } from "./sentence.ts";

/** Boundaries that were drawn along the same line by different hands differ by this much, metres. */
const TOUCHING = 5;

interface SchoolDistrict {
  readonly city: City;
  readonly draft: NodeDraft;
  readonly area: Area;
}

type RecordKey = Pick<NodeDraft, "source" | "sourceId">;

/** A row that was refused, and which record it is of, where that is clear. */
interface RefusedRow {
  readonly refusal: Refusal;
  readonly record?: RecordKey;
}

/** 小学校区: the districts of elementary schools as polygons, from a city's own map layer or from 国土数値情報 A27. */
export const schoolDistricts: Importer = {
  name: "school-districts",
  title: { ja: "小学校区", en: "school districts" },
  cityOf: founderCity,
  draft(file, around) {
    const refused: Refusal[] = [];
    const stillThere: RecordKey[] = [];
    const districts = new Map<string, SchoolDistrict>();
    for (const reader of file.rows) {
      const read = districtOf(file, reader, around);
      if ("refusal" in read) {
        refused.push(read.refusal);
        if (read.record) stillThere.push(read.record);
        continue;
      }
      const key = `${read.draft.source} ${read.draft.sourceId}`;
      const earlier = districts.get(key);
      if (earlier) refused.push(refusal(file, reader, reader.cell("schoolName"), sameAs(earlier), TWO_NAMES));
      else districts.set(key, read);
    }
    const list = [...districts.values()];
    const cities = new Map(list.map(({ city }) => [city.id, city]));
    return {
      nodes: list.map(({ draft }) => draft),
      ties: [...list.map(partOfCity), ...neighbours(list)],
      ground: [...cities.values()].flatMap((city) => Cities.ground(city, null)),
      refused,
      warnings: [],
      stillThere,
      cities: [...cities.values()],
    };
  },
};

/** 札幌市立 → 札幌市; else the municipality of the school's address. A city's own layer says neither. */
function founderCity(row: Reader): string {
  const founder = plain(row.cell("founder").value).replace(/立$/u, "");
  return municipalityName(founder) ?? municipalityOfAddress(row.cell("address").value) ?? "";
}

function districtOf(file: Recognised, reader: Reader, around: Surroundings): SchoolDistrict | RefusedRow {
  const refuse = (
    at: { column: string; value: string },
    reason: Sentence,
    mend: Sentence,
    record?: RecordKey,
  ): RefusedRow => ({
    refusal: refusal(file, reader, at, reason, mend),
    ...(record && { record }),
  });
  const cell = reader.cell("schoolName");
  const school = tidy(cell.value);
  if (school === null) return refuse(cell, NO_SCHOOL, FILL_THE_SCHOOL);
  if (/中学校?(校区|学区|区)?$/u.test(school)) return refuse(cell, NOT_ELEMENTARY, ONLY_ELEMENTARY);
  const city = around.cities.named(founderCity(reader)) ?? around.city;
  if (!city) return refuse(cell, NO_CITY, NAME_THE_CITY);

  const list = file.profile.attribution ? ["国土数値情報 小学校区"] : ["小学校区", listName(file.file)];
  const source = [city.name, ...list].join("/");
  const code = tidy(reader.cell("schoolCode").value);
  const address = tidy(reader.cell("address").value);
  const sourceId = code ?? (address === null ? school : `${school} ${fingerprint(fold(address))}`);
  const name = districtName(school);
  const other = around.otherSourceOf(city, name, source);
  if (other !== undefined) return refuse(cell, thereFrom(other), ONE_SOURCE);
  const area = areaOf(reader.row.shape);
  const shape = { column: "geometry", value: reader.row.shape?.type ?? "" };
  if (!area) return refuse(shape, NO_AREA, DRAW_IT, { source, sourceId });

  const draft: NodeDraft = {
    noun: "District",
    source,
    sourceId,
    audience: "PUBLIC",
    origin: { file: file.file, row: reader.row.row },
    properties: {
      name,
      level: "SCHOOL_DISTRICT",
      code,
      boundary: JSON.stringify(area),
      point: centreOf(area),
      phone: phone(reader.cell("phone").value),
      note: tidy(reader.cell("remarks").value),
      raw: JSON.stringify(Object.fromEntries(reader.row.cells)),
    },
  };
  return { city, draft, area };
}

/** 黒石小学校 → 黒石小学校区; what is already called a district stays as it is. */
function districtName(school: string): string {
  return /[校学地]区$/u.test(school) ? school : `${school}区`;
}

function partOfCity({ city, draft }: SchoolDistrict): TieDraft {
  return {
    kind: "PART_OF",
    from: draft,
    to: { id: city.id },
    audience: "PUBLIC",
    source: draft.source,
    ...from(draft),
  };
}

function neighbours(list: readonly SchoolDistrict[]): TieDraft[] {
  const areas = list.map(({ area }) => area);
  return touching(areas, TOUCHING).map(([a, b]) => {
    const [one, other] = [list[a]!.draft, list[b]!.draft];
    return { kind: "ADJACENT_TO", from: one, to: other, audience: "PUBLIC", source: one.source, ...from(one) };
  });
}

function from(draft: NodeDraft): Pick<TieDraft, "origin"> {
  return draft.origin ? { origin: draft.origin } : {};
}

function refusal(
  { file }: Recognised,
  reader: Reader,
  cell: { column: string; value: string },
  reason: Sentence,
  mend: Sentence,
): Refusal {
  return { file, row: reader.row.row, column: cell.column, value: cell.value, reason, mend };
}

const NO_SCHOOL: Sentence = { ja: "学校名が空です。", en: "It names no school." };
const FILL_THE_SCHOOL: Sentence = { ja: "学校名を入れてください。", en: "Fill in the school's name." };
const NO_CITY: Sentence = {
  ja: "どの市区町村の校区か書かれていません。",
  en: "It does not say which municipality the district belongs to.",
};
const NO_AREA: Sentence = {
  ja: "区域の形として読めません（閉じた Polygon か MultiPolygon、緯度経度、日本の中、が必要です）。",
  en: "Its shape cannot be read (closed Polygon or MultiPolygon in longitude and latitude, in Japan, is needed).",
};
const DRAW_IT: Sentence = {
  ja: "地図ソフトで WGS 84 (EPSG:4326) の GeoJSON に書き出し直してください。",
  en: "Export it again as GeoJSON in WGS 84 (EPSG:4326).",
};
const TWO_NAMES: Sentence = {
  ja: "飛び地なら一つの MultiPolygon にまとめてください。",
  en: "If they are parts of one district, join them into one MultiPolygon.",
};

const NOT_ELEMENTARY: Sentence = {
  ja: "中学校の校区です。Musubi の校区は小学校区です。",
  en: "It is the district of a lower secondary school; Musubi's school districts are those of elementary schools.",
};
const ONLY_ELEMENTARY: Sentence = { ja: "小学校区の地図を使ってください。", en: "Use the map of elementary schools." };
const ONE_SOURCE: Sentence = {
  ja: "校区の出典は一つにしてください。",
  en: "Take the districts of a city from one source only.",
};

function thereFrom(source: string): Sentence {
  return {
    ja: `同じ名前の校区が、別の出典（${source}）からもう入っています。`,
    en: `A district of this name is there already, from another source (${source}).`,
  };
}

function sameAs({ draft }: SchoolDistrict): Sentence {
  return {
    ja: `${draft.origin?.row} 番目の校区と同じ名前です。`,
    en: `District ${draft.origin?.row} has the same name.`,
  };
}
