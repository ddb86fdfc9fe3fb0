import type { Point } from "../../graph/values.ts";
import type { Mention } from "../../things/entity.ts";
import type { TieKind } from "../../things/model.ts";
import { straightMetres } from "../walking.ts";
import type { DistrictNetwork } from "./network.ts";
import type { Path, Shown } from "./network-answer.ts";
import { carries, standsIn } from "./roles.ts";
import type { Successor } from "./subjects.ts";

/** Somebody who could step in, by number. */
export interface Could {
  readonly who: number;
  readonly path: Path | null;
  /** 0 to 1: how close the two are already. */
  readonly strength: number;
  readonly metres: number | null;
  readonly carries: number;
}

/** So many are named. */
const NAMED = 3;
/** How close two are by what they have in common; each way counts by itself, and the closest is told. */
const STRENGTH = { TIED: 1, GROUP: 0.7, PLACE: 0.6, ACQUAINTANCE: 0.4, NEIGHBOURHOOD: 0.3 } as const;
const ACQUAINTED: readonly TieKind[] = ["KNOWS", "FAMILY_OF"];

/**
 * Who could stand by this person besides the one who leaves: an acquaintance, somebody of the same group, place or neighbourhood, or an acquaintance's acquaintance.
 * The closest first, then the nearest, then whoever carries least. Not those of the same household, no children, nobody who is watched over, and nobody who is held by
 * no one or would be cut off too.
 */
export function couldStandBy(network: DistrictNetwork, p: number, leaving: number, at: Date): Could[] {
  const known = new Map<number, Could>();
  const not = new Set([p, leaving, ...household(network, p), ...network.cutOff.by(leaving)]);
  const add = (who: number, strength: number, path: Path) => {
    const node = network.nodes[who]!;
    if (node.noun !== "Person" || not.has(who) || isChild(network, who, at) || isWatchedOver(network, who)) return;
    if (network.cutOff.isUnheld(who)) return;
    // A welfare commissioner's office is to be there for whoever lives here; and who is there for others already knows how.
    const close = Math.min(1, strength + (node.sort === "COMMISSIONER" ? 0.25 : network.helps(who) ? 0.1 : 0));
    if ((known.get(who)?.strength ?? 0) >= close) return;
    known.set(who, {
      who,
      path,
      strength: close,
      metres: metresBetween(network, p, who),
      carries: carries(network, who),
    });
  };
  for (const t of network.of(p, ...ACQUAINTED)) {
    const via = network.other(t, p);
    add(via, STRENGTH.TIED, [t]);
    if (via === leaving || network.nodes[via]!.noun !== "Person") continue;
    for (const u of network.of(via, ...ACQUAINTED)) add(network.other(u, via), STRENGTH.ACQUAINTANCE, [t, u]);
  }
  const shared: readonly [TieKind, number][] = [
    ["MEMBER_OF", STRENGTH.GROUP],
    ["FREQUENTS", STRENGTH.PLACE],
    ["LIVES_IN", STRENGTH.NEIGHBOURHOOD],
  ];
  for (const [kind, strength] of shared) {
    for (const t of network.from(p, kind)) {
      for (const u of network.to(network.ties[t]!.to, kind)) add(network.ties[u]!.from, strength, [t, u]);
    }
  }
  return theFirst(network, [...known.values()]);
}

/** Who could lead this group: whoever stands in already, then who has another role in it, then the other members; no children. */
export function couldLead(network: DistrictNetwork, group: number, leaving: number, at: Date): Could[] {
  const found = [...network.to(group, "MEMBER_OF")].flatMap((t): Could[] => {
    const { from: who, role } = network.ties[t]!;
    if (who === leaving || isChild(network, who, at) || isOnlyHelped(role)) return [];
    const strength = standsIn(role) ? 1 : role !== null && role !== "会員" ? 0.7 : 0.5;
    return [{ who, path: [t], strength, metres: metresBetween(network, group, who), carries: carries(network, who) }];
  });
  return theFirst(network, found);
}

/** Who could run this place: the groups that meet there, then the people who often go there. */
export function couldRun(network: DistrictNetwork, place: number, leaving: number, at: Date): Could[] {
  const found = [...network.to(place, "MEETS_AT", "FREQUENTS", "WORKS_AT")].flatMap((t): Could[] => {
    const { from: who, kind } = network.ties[t]!;
    if (who === leaving || isChild(network, who, at)) return [];
    const strength = kind === "MEETS_AT" ? 0.7 : kind === "WORKS_AT" ? 0.6 : 0.5;
    return [{ who, path: [t], strength, metres: metresBetween(network, place, who), carries: carries(network, who) }];
  });
  return theFirst(network, found);
}

/** Which coordinators could accompany this group: whoever accompanies fewest. */
export function couldAccompany(network: DistrictNetwork, group: number, leaving: number | null): Could[] {
  const found = network.nodes.flatMap(({ noun, sort }, who): Could[] => {
    if (noun !== "Person" || sort !== "COORDINATOR" || who === leaving) return [];
    const ties = [...network.to(who, "ACCOMPANIED_BY")].toSorted((a, b) => byId(network, a, b));
    const home = [...network.from(who, "LIVES_IN")];
    const metres = metresBetween(network, group, who);
    return [
      { who, path: ties[0] !== undefined ? [ties[0]] : home.slice(0, 1), strength: 0, metres, carries: ties.length },
    ];
  });
  const least = found.toSorted((a, b) => a.carries - b.carries || near(a) - near(b) || byName(network, a, b));
  return least.slice(0, NAMED);
}

/** Who else offers what this offer is about, whoever was never asked first. */
export function couldOffer(network: DistrictNetwork, offer: number, provider: number): Could[] {
  const found = [...network.from(offer, "ABOUT")].flatMap((about) =>
    [...network.to(network.ties[about]!.to, "ABOUT")].flatMap((t): Could[] => {
      const other = network.ties[t]!.from;
      if (other === offer || network.nodes[other]!.noun !== "Offer" || !isOpen(network, other)) return [];
      return [...network.to(other, "OFFERS")].flatMap((o): Could[] => {
        const who = network.ties[o]!.from;
        if (who === provider) return [];
        const strength = network.wasAsked(other) ? 0.5 : 1;
        return [
          {
            who,
            path: [o, t],
            strength,
            metres: metresBetween(network, provider, who),
            carries: carries(network, who),
          },
        ];
      });
    }),
  );
  const once = new Map<number, Could>();
  for (const each of found) if ((once.get(each.who)?.strength ?? 0) < each.strength) once.set(each.who, each);
  return theFirst(network, [...once.values()]);
}

export function isOpen(network: DistrictNetwork, offer: number): boolean {
  return network.nodes[offer]!.offered?.open ?? true;
}

/** The others of the same household. */
export function household(network: DistrictNetwork, p: number): number[] {
  return [...network.from(p, "LIVES_TOGETHER")].flatMap((t) =>
    [...network.to(network.ties[t]!.to, "LIVES_TOGETHER")].map((u) => network.ties[u]!.from),
  );
}

export function isChild(network: DistrictNetwork, v: number, at: Date): boolean {
  const { birthYear } = network.nodes[v]!;
  return birthYear !== null && at.getUTCFullYear() - birthYear < 18;
}

function isWatchedOver(network: DistrictNetwork, v: number): boolean {
  return !network.to(v, "WATCHES_OVER").next().done;
}

/** 参加者, 通う子: who comes to be helped is not asked to lead. */
function isOnlyHelped(role: string | null): boolean {
  return role !== null && /^(?:児童|通う子|元会員|元の学習者)$/u.test(role);
}

/** In a straight line; null when either's place is not recorded. */
export function metresBetween(network: DistrictNetwork, a: number, b: number): number | null {
  const [x, y] = [pointOf(network, a), pointOf(network, b)];
  return x && y ? straightMetres(x, y) : null;
}

function pointOf(network: DistrictNetwork, v: number): Point | null {
  const { longitude, latitude } = network.nodes[v]!;
  return longitude === null || latitude === null ? null : { longitude, latitude };
}

const near = ({ metres }: Could) => metres ?? 1e9;
const byName = (network: DistrictNetwork, a: Could, b: Could) =>
  network.nodes[a.who]!.id < network.nodes[b.who]!.id ? -1 : 1;
export const byId = (network: DistrictNetwork, a: number, b: number) =>
  network.ties[a]!.id < network.ties[b]!.id ? -1 : 1;

function theFirst(network: DistrictNetwork, found: readonly Could[]): Could[] {
  const ordered = found.toSorted(
    (a, b) => b.strength - a.strength || near(a) - near(b) || a.carries - b.carries || byName(network, a, b),
  );
  return ordered.slice(0, NAMED);
}

/** As the page shows them; who is not there any more is left out. */
export function successorsOf(page: Shown, could: readonly Could[]): Successor[] {
  return could.flatMap(({ who, path, metres, carries: carried }) => {
    const mention: Mention | undefined = page.mention(who);
    if (!mention) return [];
    const distance = metres === null ? null : Math.round(metres);
    return [{ who: mention, reasons: path ? page.reasons([path]) : [], distance, carries: carried }];
  });
}
