import { withHash, type Variables } from "../ask/address.ts";

/** Who and what a page is about stands behind the #, as with the questions. */

export function introduceAt(given: Variables): string {
  return withHash("/introduce", given);
}

export function consentsAt(id: string, given: Variables): string {
  return withHash(`/record/${id}/consents`, given);
}

export function registerAt(noun: string, given: Variables): string {
  return withHash(`/record/new/${noun}`, given);
}
