import { count, flag, tidy } from "./fields.ts";
import type { Importer } from "./importer.ts";
import { whoseRow } from "./key.ts";
import { placeRows } from "./place-rows.ts";
import type { Sentence } from "./sentence.ts";

/** The hazards for which an emergency shelter is designated (災害対策基本法施行令 20条の4), as GSI and the cities' lists name them. */
const HAZARDS: readonly (readonly [heading: string, code: string])[] = [
  ["洪水", "FLOOD"],
  ["崖崩れ、土石流及び地滑り", "LANDSLIDE"],
  ["高潮", "STORM_SURGE"],
  ["地震", "EARTHQUAKE"],
  ["津波", "TSUNAMI"],
  ["大規模な火事", "FIRE"],
  ["内水氾濫", "INLAND_FLOOD"],
  ["火山現象", "VOLCANO"],
];

/** Where a city's own list says when a shelter is opened. That is not the same as being safe from it, so it stays text. */
const OPENED_FOR = "開設される災害の種類";

/**
 * 指定緊急避難場所 (where one flees to at once) and 指定避難所 (where one stays): GSI's GeoJSON and the cities' CSV lists.
 * The type is always SHELTER, also for a school: the same school stands in the list of facilities as a school, and "the schools in this
 * district" should name it once.
 */
export const shelters: Importer = {
  name: "shelters",
  title: { ja: "指定緊急避難場所・指定避難所", en: "shelters" },
  cityOf: whoseRow,
  draft: (file, around) =>
    placeRows(
      file,
      around,
      () => {
        const kind = file.profile.shelterType === "DESIGNATED" ? "指定避難所" : "指定緊急避難場所";
        return file.profile.attribution ? `国土地理院 ${kind}` : kind;
      },
      ({ reader, warn }) => {
        const hazards = HAZARDS.filter(([heading]) => {
          const cells = [reader.under(heading), reader.under(`災害種別_${heading}`)];
          const cell = cells.find((each) => each.value !== "");
          if (cell && flag(cell.value) === undefined) warn(cell, NEITHER_YES_NOR_NO);
          return cell !== undefined && flag(cell.value) === true;
        }).map(([, code]) => code);
        const capacity = reader.cell("capacity");
        if (count(capacity.value) === undefined) warn(capacity, NO_NUMBER);
        const receives = tidy(reader.cell("receives").value);
        const covers = tidy(reader.cell("covers").value);
        const opened = [...reader.row.cells].filter(
          ([column, value]) => column.startsWith(OPENED_FOR) && flag(value) === true,
        );
        const description = [
          tidy(reader.cell("description").value),
          receives && `受入対象者: ${receives}`,
          covers && `対象となる町会・自治会: ${covers}`,
          opened.length > 0 && `開設される災害: ${opened.map(([column]) => inBrackets(column)).join("、")}`,
        ].filter(Boolean);
        return {
          type: "SHELTER",
          shelterType: file.profile.shelterType ?? "EMERGENCY",
          hazards,
          capacity: count(capacity.value) ?? null,
          description: description.length > 0 ? description.join("。") : null,
        };
      },
    ),
};

function inBrackets(column: string): string {
  return /[(（](.+)[)）]/u.exec(column)?.[1] ?? column;
}

const NEITHER_YES_NOR_NO: Sentence = {
  ja: "○か空欄として読めないので、対応していないものとしました。",
  en: "This is neither yes nor no; the shelter does not count as meant for this hazard.",
};
const NO_NUMBER: Sentence = {
  ja: "人数として読めないので、空にしました。",
  en: "This is no number of people; it was left empty.",
};
