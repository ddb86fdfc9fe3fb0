import { fold } from "../things/text.ts";
import { Cities, type City } from "./cities.ts";
import type { Reader } from "./detect.ts";
import { fingerprint, type NodeDraft, type TieDraft } from "./drafts.ts";
import { phone, plain, tidy } from "./fields.ts";
import { areaOf, centreOf, touching, type Area } from "./geometry.ts";
import type { Importer, Recognised, Surroundings } from "./importer.ts";
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

/** 小学校区: the districts of elementary schools as polygons, from a city's own map layer or from 国土数値情報 A27. */
export const schoolDistricts: Importer = {
  name: "school-districts",
  title: { ja: "小学校区", en: "school districts" },
  cityOf: founderCity,
  draft(file, around) {
    const refused: Refusal[] = [];
    const districts = new Map<string, SchoolDistrict>();
    for (const reader of file.rows) {
      const read = districtOf(file, reader, around);
      if ("reason" in read) {
        refused.push(read);
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
      stillThere: [],
      cities: [...cities.values()],
    };
  },
};

/** 札幌市立 → 札幌市; else the municipality of the school's address. A city's own layer says neither. */
function founderCity(row: Reader): string {
  const founder = plain(row.cell("founder").value).replace(/立$/u, "");
  return municipalityName(founder) ?? municipalityOfAddress(row.cell("address").value) ?? "";
}

function districtOf(file: Recognised, reader: Reader, around: Surroundings): SchoolDistrict | Refusal {
  const cell = reader.cell("schoolName");
  const school = tidy(cell.value);
  if (school === null) return refusal(file, reader, cell, NO_SCHOOL, FILL_THE_SCHOOL);
  const city = around.cities.named(founderCity(reader)) ?? around.city;
  if (!city) return refusal(file, reader, cell, NO_CITY, NAME_THE_CITY);
  const area = areaOf(reader.row.shape);
  if (!area)
    return refusal(file, reader, { column: "geometry", value: reader.row.shape?.type ?? "" }, NO_AREA, DRAW_IT);

  const code = tidy(reader.cell("schoolCode").value);
  const address = tidy(reader.cell("address").value);
  const draft: NodeDraft = {
    noun: "District",
    source: `${city.name}/小学校区`,
    sourceId: code ?? (address === null ? school : `${school} ${fingerprint(fold(address))}`),
    audience: "PUBLIC",
    origin: { file: file.file, row: reader.row.row },
    properties: {
      name: districtName(school),
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

function sameAs({ draft }: SchoolDistrict): Sentence {
  return {
    ja: `${draft.origin?.row} 番目の校区と同じ名前です。`,
    en: `District ${draft.origin?.row} has the same name.`,
  };
}
