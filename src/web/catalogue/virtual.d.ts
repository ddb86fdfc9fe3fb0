// A declared module may not name a relative one inside it; out here it may.
type CatalogueQuestion = import("./catalogue.ts").Question;
type CatalogueOperation = import("./catalogue.ts").Operation;

type CatalogueValueWords = import("./values.ts").ValueWords;

declare module "virtual:catalogue" {
  export const questions: readonly CatalogueQuestion[];
  export const operations: Readonly<Record<string, () => Promise<{ readonly operation: CatalogueOperation }>>>;
}

declare module "virtual:values" {
  export const values: CatalogueValueWords;
}
