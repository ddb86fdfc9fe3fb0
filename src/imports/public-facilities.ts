import { accessibilityOf } from "./accessibility.ts";
import { count } from "./fields.ts";
import type { Importer } from "./importer.ts";
import { whoseRow } from "./key.ts";
import { placeRows } from "./place-rows.ts";
import { placeType } from "./place-type.ts";
import type { Sentence } from "./sentence.ts";

/** 公共施設一覧: the public facilities of a municipality, in the columns of 2020 or of 2023 and after. */
export const publicFacilities: Importer = {
  name: "public-facilities",
  title: { ja: "公共施設一覧", en: "public facilities" },
  cityOf: whoseRow,
  draft: (file, around) =>
    placeRows(
      file,
      around,
      () => "公共施設一覧",
      ({ reader, name, warn }) => {
        const { codes, unread } = accessibilityOf(reader);
        for (const cell of unread) warn(cell, NEITHER_YES_NOR_NO);
        const capacity = count(reader.cell("capacity").value);
        return {
          type: placeType(name, reader.cell("remarks").value, reader.cell("poi").value),
          accessibility: codes,
          capacity: capacity ?? null,
        };
      },
    ),
};

const NEITHER_YES_NOR_NO: Sentence = {
  ja: "有無として読めないので、分からないものとしました。",
  en: "This is neither yes nor no; it counts as unknown.",
};
