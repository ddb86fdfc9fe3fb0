import { fieldsOf, type Field } from "../catalogue/catalogue.ts";
import type { WordsInUse } from "../words/index.ts";
import { isNamed, isRecord, titleOf, type Candidate } from "./contract.ts";

/** Saves the answer as a sheet that Excel opens: UTF-8 with its mark, and nothing that it would run as a formula. */
export function saveSheet(
  heading: string,
  candidates: readonly Candidate[],
  node: Field | undefined,
  words: WordsInUse,
): void {
  const rows = sheetOf(candidates, node, words);
  const text = `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = `${heading.replaceAll(/[\\/:*?"<>|？]/g, "").slice(0, 60)}.csv`;
  link.click();
  // The download has begun; the browser keeps what it needs.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function sheetOf(candidates: readonly Candidate[], node: Field | undefined, { t, of, day }: WordsInUse): string[][] {
  const subject = node?.shape?.fields.find(({ key }) => key === "subject")?.shape;
  const about = new Map<string, string>();
  for (const candidate of candidates) {
    for (const { key, label } of subject ? fieldsOf(subject, candidate.subject) : []) {
      if (!["__typename", "id", "name", "sentence"].includes(key)) about.set(key, of(label));
    }
  }
  const heads = [
    "",
    t("answer.title"),
    ...["party", "lane"].map((key) => headOf(node, key, of)),
    t("answer.why"),
    ...about.values(),
  ];
  const rows = candidates.map((candidate, at) => [
    String(at + 1),
    titleOf(candidate),
    candidate.party?.name ?? "",
    candidate.lane ? t(`answer.lanes.${candidate.lane}`) : "",
    (candidate.reasons ?? []).map(({ sentence }) => sentence).join(" / "),
    ...[...about.keys()].map((key) => plain(candidate.subject[key], day)),
  ]);
  return [heads, ...rows];
}

function headOf(node: Field | undefined, key: string, of: WordsInUse["of"]): string {
  const field = node?.shape?.fields.find((each) => each.key === key);
  return field ? of(field.label) : "";
}

function plain(value: unknown, day: (value: string) => string): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((each) => plain(each, day)).join("、");
  if (isNamed(value)) return value.name;
  if (isRecord(value)) {
    const { sentence, words } = value;
    if (typeof sentence === "string") return sentence;
    if (typeof words === "string") return words;
    return Object.values(value)
      .map((each) => plain(each, day))
      .filter(Boolean)
      .join(" ");
  }
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? day(text) : text;
}

/** A cell of CSV. What a sheet would take for a formula gets an apostrophe before it (OWASP, CSV injection). */
export function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
