import { OperatorFault, type Words } from "../graph/fault.ts";

/** How the sentences about settings speak. */

export function hidePassword(uri: string): string {
  return uri.replace(/\/\/[^/@]*@/, "//…@");
}

export function quoted(said: string): string {
  return JSON.stringify(said.slice(0, 100));
}

export function alone(set: string, missing: string): OperatorFault {
  return new OperatorFault({
    ja: `${set} があるのに ${missing} がありません。${missing} も設定するか、${set} を外してください。`,
    en: `${set} is set, but ${missing} is not; set ${missing} too, or unset ${set}.`,
  });
}

/** What a setting is, and what it must be. */
export function notRight(name: string, said: string, { ja, en }: Words): Words {
  return { ja: `${name} が ${quoted(said)} になっています。${ja}`, en: `${name} is ${quoted(said)}; ${en}` };
}
