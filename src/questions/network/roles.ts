import type { DistrictNetwork } from "./network.ts";

/** Roles are written down in the group's own words; these are the words for those who lead, and for those who stand in for them. */
const LEADS = /代表|会長|隊長|団長|理事長|委員長|座長|部長|世話人|主宰|chair|leader|president|head\b|organi[sz]er/iu;
const STANDS_IN = /副|補佐|代行|vice|deputy|co-/iu;
const ONCE = /元|前任|former|ex-/iu;

export function leads(role: string | null): boolean {
  return role !== null && LEADS.test(role) && !STANDS_IN.test(role) && !ONCE.test(role);
}

export function standsIn(role: string | null): boolean {
  return role !== null && STANDS_IN.test(role) && !ONCE.test(role);
}

/** The ties by which somebody leads this group, by number. */
export function leadersOf(network: DistrictNetwork, group: number): number[] {
  return [...network.to(group, "MEMBER_OF")].filter((t) => leads(network.ties[t]!.role));
}

export function isLedByAnother(network: DistrictNetwork, group: number, v: number): boolean {
  for (const t of network.to(group, "MEMBER_OF")) {
    const { from, role } = network.ties[t]!;
    if (from !== v && leads(role)) return true;
  }
  return false;
}

/** The helps that run now, of all that this one offers, by number. */
export function helpsNow(network: DistrictNetwork, v: number): number[] {
  return [...network.from(v, "OFFERS")].flatMap((t) => [...network.from(network.ties[t]!.to, "HELPS")]);
}

/** What somebody carries at once, as the ties that say so, by number. */
export interface Carried {
  readonly helping: readonly number[];
  readonly watching: readonly number[];
  /** Groups led, places run. */
  readonly leading: readonly number[];
  readonly accompanying: readonly number[];
}

export function carriedBy(network: DistrictNetwork, v: number): Carried {
  return {
    helping: helpsNow(network, v),
    watching: [...network.from(v, "WATCHES_OVER")],
    leading: [
      ...[...network.from(v, "MEMBER_OF")].filter((t) => leads(network.ties[t]!.role)),
      ...network.to(v, "RUN_BY"),
    ],
    accompanying: [...network.to(v, "ACCOMPANIED_BY")],
  };
}

export function carries(network: DistrictNetwork, v: number): number {
  const { helping, watching, leading, accompanying } = carriedBy(network, v);
  return helping.length + watching.length + leading.length + accompanying.length;
}
