import { fold } from "../things/text.ts";
import type { Reader } from "./detect.ts";
import { fingerprint } from "./drafts.ts";
import { plain } from "./fields.ts";
import { wardName } from "./municipality.ts";

/**
 * By what a row is the same record next time: the national id, else the file's own number where it is unique in the file, else a hash of
 * name and address. Never the corporate number alone: one corporation runs many places.
 */
export function keysOf(rows: readonly Reader[]): (string | null)[] {
  const ids = rows.map((row) => plain(row.cell("id").value));
  const times = new Map<string, number>();
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  return rows.map((row, at) => {
    const national = plain(row.cell("nationalId").value);
    if (national !== "") return national;
    if (ids[at] !== "" && times.get(ids[at]!) === 1) return `no:${ids[at]}`;
    const name = squeezed(row.cell("name").value);
    if (name === "") return null;
    return `name:${fingerprint(name, squeezed(row.cell("address").value))}`;
  });
}

/** The name of a list: its file's name without a code in front, a date or a copy's number behind, and ending. */
export function listName(file: string): string {
  const stem = file.normalize("NFKC").replace(/\.[^.]+$/u, "");
  const name = stem
    .replace(/^\d{5,6}[_-]+/u, "")
    .replace(/([_\s-]*(\(\d+\)|(19|20)\d{2}[-_.]?\d{2}([-_.]?\d{2})?|コピー|copy))+$/u, "");
  return name === "" ? stem : name;
}

/** Whose a row says it is, in its own words; empty when it does not say. */
export function whoseRow(row: Reader): string {
  return row.cell("municipality").value || row.cell("standsIn").value;
}

/**
 * The ward that a list is of: the one that every row names which says whose it is. The wards of a city give their lists the same name and
 * each begins with NO 1, so without it the list of one would be taken for a newer copy of another's. Null for the list of a whole city.
 */
export function wardOfList(rows: readonly Reader[]): string | null {
  const wards = new Set(
    rows
      .map(whoseRow)
      .filter((text) => text.trim() !== "")
      .map(wardName),
  );
  return wards.size === 1 ? [...wards][0]! : null;
}

function squeezed(text: string): string {
  return fold(text).replace(/\s/gu, "");
}
