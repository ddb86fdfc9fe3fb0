import type { Counts } from "./apply.ts";
import type { Suggestion } from "./alike.ts";
import type { Placed } from "./placing.ts";
import { inWords, short, type Refusal, type Sentence, type Warning } from "./sentence.ts";

/** What became of one file. Its rows are created + updated + unchanged + refused. */
export interface FileReport {
  readonly file: string;
  /** What it was recognised as; null when the whole file was refused. */
  readonly profile: { readonly name: string; readonly title: Sentence; readonly score: number } | null;
  readonly encoding: string | null;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Records that an earlier copy of the file had and this one has not. */
  readonly gone: number;
  readonly refused: readonly Refusal[];
  readonly warnings: readonly Warning[];
  readonly ties: Counts;
}

export interface ImportReport {
  readonly dryRun: boolean;
  readonly files: readonly FileReport[];
  readonly placed: readonly Omit<Placed, "places">[];
  readonly suggestions: readonly Suggestion[];
  /** True when every file was recognised; rows may have been refused all the same. */
  readonly ok: boolean;
}

/** Lines of one kind that are printed before the rest is only counted. */
const SHOWN = 20;

/** The report as a page for the person who imported: Japanese with the counts, and the sentences in both languages. */
export function reportText(report: ImportReport): string {
  const lines = report.dryRun
    ? ["試し読みです。グラフには何も書いていません。 (Dry run: nothing was written.)", ""]
    : [];
  for (const file of report.files) lines.push(...fileLines(file), "");
  for (const { city, counts, byHand, changed } of report.placed) {
    const hand = byHand > 0 ? `、手で置かれたまま ${byHand}` : "";
    lines.push(
      `${city.name} の場所: 地点から校区へ ${counts.POINT}、名称・住所から ${counts.TEXT}、市全体に ${counts.CITY}${hand}（今回置き直し ${changed}）`,
      `  Places of ${city.name}: by point ${counts.POINT}, by text ${counts.TEXT}, city only ${counts.CITY}, by hand ${byHand}; moved now ${changed}`,
    );
  }
  if (report.suggestions.length > 0) {
    lines.push(
      "",
      `同じ場所かもしれない組 ${report.suggestions.length}（統合はしていません。 May be the same place; not merged.）`,
    );
    lines.push(
      ...limited(
        report.suggestions.map(
          (each) => `  ${each.name}: ${each.one.source} と ${each.other.source}、${each.metres} m`,
        ),
      ),
    );
  }
  return lines.join("\n").trimEnd();
}

function fileLines(file: FileReport): string[] {
  if (file.profile === null)
    return [`✗ 取り込めませんでした (not imported)`, ...file.refused.map((each) => `  ${inWords(each)}`)];
  const { created, updated, unchanged, refused, gone, warnings, ties } = file;
  return [
    `${refused.length > 0 ? "△" : "○"} ${file.file}: ${file.profile.title.ja}（一致度 ${file.profile.score.toFixed(2)}、${file.encoding ?? ""}）`,
    `  ${file.rows} 行 = 新規 ${created} + 更新 ${updated} + 変更なし ${unchanged} + 取り込めず ${refused.length}` +
      `  (rows = created + updated + unchanged + refused)`,
    ...(gone > 0
      ? [`  以前あって今回ない ${gone}（消さずに印を付けました。 Gone from the file; flagged, not deleted.）`]
      : []),
    ...(ties.created + ties.updated + ties.gone > 0
      ? [`  つながり: 新規 ${ties.created}、更新 ${ties.updated}、終わり ${ties.gone} (ties created, updated, ended)`]
      : []),
    ...refusalLines(refused),
    ...limited(warnings.map((each) => `  ! ${warningInWords(each)}`)),
  ];
}

/** The same reason many times over is said once, with the rows that have it. */
function refusalLines(refused: readonly Refusal[]): string[] {
  const groups = new Map<string, Refusal[]>();
  for (const each of refused) {
    const key = `${each.reason.en} ${each.mend.en}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return limited(
    [...groups.values()].flatMap((group) =>
      group.length <= 3
        ? group.map((each) => `  ✗ ${inWords(each)}`)
        : [
            `  ✗ ${inWords(group[0]!)}`,
            `    同じ理由 (the same): ${group
              .slice(1)
              .map((each) => each.row)
              .join(", ")} 行目`,
          ],
    ),
  );
}

function warningInWords({ file, row, column, value, said }: Warning): string {
  return `${file}、${row} 行目 (row ${row})、「${column}」、値 (value) 「${short(value)}」: ${said.ja} / ${said.en}`;
}

function limited(lines: readonly string[]): string[] {
  const more = lines.length - SHOWN;
  return more > 0 ? [...lines.slice(0, SHOWN), `  … ほか ${more} 件 (and ${more} more)`] : [...lines];
}
