// A declared module may not name a relative one inside it; out here it may.
type CatalogueQuestion = import("./catalogue.ts").Question;
type CatalogueOperation = import("./catalogue.ts").Operation;
type RecordField = import("./catalogue.ts").FormField;

declare module "virtual:forms" {
  /** By noun, in the order in which they are filled in. */
  export const forms: Readonly<Record<string, readonly RecordField[]>>;
}

type CatalogueValueWords = import("./values.ts").ValueWords;

declare module "virtual:catalogue" {
  export const questions: readonly CatalogueQuestion[];
  export const operations: Readonly<Record<string, () => Promise<{ readonly operation: CatalogueOperation }>>>;
}

declare module "virtual:values" {
  export const values: CatalogueValueWords;
}
