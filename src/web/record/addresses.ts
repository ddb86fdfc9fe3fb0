import { isSaid, type Variables } from "../ask/address.ts";

/** Behind the #, as with the questions: no address of a person's affairs is sent to a server or into its log. */
function withHash(path: string, given: Variables): string {
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => isSaid(value)));
  return Object.keys(said).length > 0 ? `${path}#${encodeURIComponent(JSON.stringify(said))}` : path;
}

export function introduceAt(given: Variables): string {
  return withHash("/introduce", given);
}

export function consentsAt(id: string, given: Variables): string {
  return withHash(`/record/${id}/consents`, given);
}
