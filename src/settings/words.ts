import { OperatorFault } from "../graph/fault.ts";

/** How the sentences about settings speak. */

export function hidePassword(uri: string): string {
  return uri.replace(/\/\/[^/@]*@/, "//…@");
}

export function quoted(said: string): string {
  return JSON.stringify(said.slice(0, 100));
}

export function alone(set: string, missing: string): OperatorFault {
  return new OperatorFault(`${set} is set, but ${missing} is not; set ${missing} too, or unset ${set}.`);
}
