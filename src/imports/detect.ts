import { PROFILES, type Field, type Profile } from "./profiles.ts";
import { refuseFile, short } from "./sentence.ts";
import type { Table, TableRow } from "./table.ts";

export interface Detected {
  readonly profile: Profile;
  /** How much of the profile's columns the file has, 0–1. */
  readonly score: number;
}

/** Below this a file is not what it most resembles. */
const ENOUGH = 0.6;
const TELLING = 3;
const NAME = 0.05;

/**
 * A heading as compared: NFKC, the dashes, tildes and long vowel marks that NFKC leaves apart made one, without white space.
 * `コ―ド` (U+2015) is コード, 「（」 is 「(」.
 */
export function heading(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212\u2500\uff70\u30fc-]/gu, "ー")
    .replace(/[\u301c\uff5e]/gu, "~")
    .replace(/\s+/gu, "")
    .toLowerCase();
}

/** Which profiles these headings resemble, the best first. */
export function resemblances(columns: readonly string[], format: Table["format"], file: string): Detected[] {
  const there = new Set(columns.map(heading));
  return PROFILES.filter((profile) => profile.format === format)
    .map((profile) => ({ profile, score: scoreOf(profile, there, file) }))
    .toSorted((a, b) => b.score - a.score);
}

function scoreOf(profile: Profile, there: ReadonlySet<string>, file: string): number {
  const has = (column: string) => {
    if (there.has(heading(column))) return true;
    // An alias of the same field is as good: the 2010 edition of A27 with its columns given readable names.
    const aliases = Object.values(profile.fields ?? {}).find((each) => each.includes(column));
    return profile.format === "GEOJSON" && (aliases ?? []).some((alias) => there.has(heading(alias)));
  };
  let all = 0;
  let matched = 0;
  for (const column of profile.columns) {
    const weight = profile.telling.includes(column) ? TELLING : 1;
    all += weight;
    if (has(column)) matched += weight;
  }
  const named = matched > 0 && profile.fileName?.test(file) ? NAME : 0;
  return Math.min(1, matched / all + named);
}

/** What this table is. Throws FileRefused, naming what it most resembles, when that is not enough or cannot be taken in yet. */
export function detect(table: Pick<Table, "columns" | "format">, file: string): Detected {
  const [best] = resemblances(table.columns, table.format, file);
  if (best && best.score >= ENOUGH && best.profile.importer) return best;
  if (best && best.score >= ENOUGH) {
    throw refuseFile(
      file,
      {
        ja: `「${best.profile.title.ja}」のようです（一致度 ${best.score.toFixed(2)}）が、この種類はまだ取り込めません。`,
        en: `This looks like ${best.profile.title.en} (score ${best.score.toFixed(2)}), which cannot be imported yet.`,
      },
      READABLE,
    );
  }
  throw refuseFile(
    file,
    {
      ja: `何のファイルか分かりません。${closest(best, "ja")}見出し: ${short(table.columns.join(", "))}。`,
      en: `Unknown kind of file. ${closest(best, "en")}`,
    },
    READABLE,
  );
}

const READABLE = {
  ja: "見出しの行を確かめてください。取り込めるのは、公共施設一覧 (CSV)、指定緊急避難場所・避難所の一覧 (CSV、国土地理院の GeoJSON)、小学校区の地図 (GeoJSON) です。",
  en: "Check the header row. Musubi takes in public facilities (CSV), shelters (CSV, GSI GeoJSON) and school districts (GeoJSON).",
};

function closest(best: Detected | undefined, language: "ja" | "en"): string {
  if (!best || best.score < 0.1) return "";
  const score = best.score.toFixed(2);
  return language === "ja"
    ? `いちばん近いのは「${best.profile.title.ja}」ですが、一致度は ${score} です（${ENOUGH} 以上が必要）。`
    : `The closest is ${best.profile.title.en}, with a score of ${score} (at least ${ENOUGH} is needed).`;
}

/** Reads the cells of a row by our own words. */
export interface Reader {
  /** The first heading of this field that has a value, and the value as it stands; empty when there is none. */
  cell(field: Field): { readonly column: string; readonly value: string };
  /** The cell under exactly this heading. */
  under(column: string): { readonly column: string; readonly value: string };
  readonly row: TableRow;
}

export function readers(table: Table, profile: Profile): Reader[] {
  const byHeading = new Map(table.columns.map((column) => [heading(column), column]));
  return table.rows.map((row) => {
    const under = (wanted: string) => {
      const column = byHeading.get(heading(wanted)) ?? wanted;
      return { column, value: row.cells.get(column) ?? "" };
    };
    return {
      row,
      under,
      cell: (field) => {
        const cells = (profile.fields?.[field] ?? []).map(under);
        return cells.find((each) => each.value.trim() !== "") ?? cells[0] ?? { column: field, value: "" };
      },
    };
  });
}
