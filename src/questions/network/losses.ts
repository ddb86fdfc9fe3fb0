import type { TieKind } from "../../things/model.ts";
import type { DistrictNetwork } from "./network.ts";
import type { Draft, Path, Shown } from "./network-answer.ts";
import { isLedByAnother, leads } from "./roles.ts";
import { LossKind, type LossKindName } from "./subjects.ts";
import {
  byId,
  couldAccompany,
  couldLead,
  couldOffer,
  couldRun,
  couldStandBy,
  household,
  successorsOf,
  type Could,
} from "./who-could.ts";
import type { Candidate } from "../answer.ts";

/** Something that hangs on one person alone, by number. */
export interface Hanging {
  readonly kind: LossKindName;
  readonly of: number;
  /** The ties on which it hangs, and others that say so. */
  readonly paths: readonly Path[];
}

const WITH_WHOM: readonly TieKind[] = ["KNOWS", "FAMILY_OF", "WATCHES_OVER", "LIVES_TOGETHER"];
const TO_WHAT: readonly TieKind[] = ["MEMBER_OF", "FREQUENTS", "WORKS_AT"];

/** People who are held when v is there and by nobody when v is gone. */
export function peopleCutOff(network: DistrictNetwork, v: number): Hanging[] {
  return network.cutOff.by(v).map((of) => {
    const own = [...network.of(of, ...WITH_WHOM, ...TO_WHAT)].toSorted((a, b) => byId(network, a, b));
    const toV = own.filter((t) => network.other(t, of) === v);
    // A household of one is no tie to anybody.
    const left = own.filter(
      (t) =>
        network.other(t, of) !== v &&
        (network.ties[t]!.kind !== "LIVES_TOGETHER" ||
          household(network, of).some((mate) => mate !== of && mate !== v)),
    );
    const kind = left.length === 0 ? LossKind.LAST_TIE : LossKind.CUT_OFF;
    return { kind, of, paths: [...toV.map((t) => [t]), ...left.map((t) => [t])].slice(0, 3) };
  });
}

/** People and households whom v watches over and nobody else does; a household's watcher is there for its members, and theirs for it. */
export function onlyWatchedBy(network: DistrictNetwork, v: number): Hanging[] {
  return [...network.from(v, "WATCHES_OVER")]
    .toSorted((a, b) => byId(network, a, b))
    .flatMap((t) => {
      const of = network.ties[t]!.to;
      return watchersOf(network, of).every((who) => who === v) ? [{ kind: LossKind.UNWATCHED, of, paths: [[t]] }] : [];
    });
}

function watchersOf(network: DistrictNetwork, of: number): number[] {
  const together =
    network.nodes[of]!.noun === "Household"
      ? [...network.to(of, "LIVES_TOGETHER")].map((t) => network.ties[t]!.from)
      : [...network.from(of, "LIVES_TOGETHER")].map((t) => network.ties[t]!.to);
  return [of, ...together].flatMap((each) => [...network.to(each, "WATCHES_OVER")].map((t) => network.ties[t]!.from));
}

/** People whom v knows or watches over, and nobody else does outside their household and family. */
export function onlyKnownBy(network: DistrictNetwork, v: number): Hanging[] {
  const own = new Set([
    v,
    ...household(network, v),
    ...[...network.of(v, "FAMILY_OF")].map((t) => network.other(t, v)),
  ]);
  const by = new Map<number, Path[]>();
  for (const t of [...network.of(v, "KNOWS"), ...network.from(v, "WATCHES_OVER")]) {
    const of = network.other(t, v);
    if (network.nodes[of]!.noun === "Person" && !own.has(of)) by.set(of, [...(by.get(of) ?? []), [t]]);
  }
  return [...by].flatMap(([of, paths]) => {
    const near = new Set([
      of,
      ...household(network, of),
      ...[...network.of(of, "FAMILY_OF")].map((t) => network.other(t, of)),
    ]);
    const others = [...[...network.of(of, "KNOWS")].map((t) => network.other(t, of)), ...watchersOf(network, of)];
    if (others.some((who) => who !== v && !near.has(who))) return [];
    return [
      { kind: LossKind.ONLY_KNOWN_BY, of, paths: paths.toSorted((a, b) => byId(network, a[0]!, b[0]!)).slice(0, 3) },
    ];
  });
}

/** Groups that nobody else leads or accompanies, and places that nobody else runs. */
export function thingsOnlyOn(network: DistrictNetwork, v: number): Hanging[] {
  const found: Hanging[] = [];
  for (const t of network.from(v, "MEMBER_OF")) {
    const { to: of, role } = network.ties[t]!;
    if (leads(role) && !isLedByAnother(network, of, v)) {
      found.push({ kind: LossKind.LEADERLESS, of, paths: [[t]] });
    }
  }
  const alone = [
    ["RUN_BY", LossKind.RUNNERLESS],
    ["ACCOMPANIED_BY", LossKind.UNACCOMPANIED],
  ] as const;
  for (const [tie, kind] of alone) {
    for (const t of network.to(v, tie)) {
      const of = network.ties[t]!.from;
      if ([...network.from(of, tie)].every((other) => network.ties[other]!.to === v))
        found.push({ kind, of, paths: [[t]] });
    }
  }
  return found;
}

/** What v offers and nobody offers with them; with whom it helps now. */
export function offersEnding(network: DistrictNetwork, v: number): Hanging[] {
  return [...network.from(v, "OFFERS")].flatMap((t) => {
    const of = network.ties[t]!.to;
    if ([...network.to(of, "OFFERS")].some((other) => network.ties[other]!.from !== v)) return [];
    const helping = [...network.from(of, "HELPS")].toSorted((a, b) => byId(network, a, b)).slice(0, 2);
    return [{ kind: LossKind.OFFER_ENDS, of, paths: [[t], ...helping.map((help) => [help])] }];
  });
}

/** The one that concerns a person most is told; an offer or a group stands for itself. */
export function eachOnce(found: readonly Hanging[]): Hanging[] {
  const once = new Map<string, Hanging>();
  for (const each of found) {
    const key = each.kind === "UNACCOMPANIED" ? `${each.of} accompanied` : String(each.of);
    const known = once.get(key);
    // The second kind speaks for the first as well: its ties are reasons too.
    if (!known) once.set(key, each);
    else once.set(key, { ...known, paths: distinct([...known.paths, ...each.paths]).slice(0, 3) });
  }
  return [...once.values()];
}

function distinct(paths: readonly Path[]): Path[] {
  return [...new Map(paths.map((path) => [path.join(), path])).values()];
}

const ORDER = Object.keys(LossKind);
const COULD: Readonly<
  Record<LossKindName, (network: DistrictNetwork, of: number, leaving: number, at: Date) => Could[]>
> = {
  LAST_TIE: couldStandBy,
  CUT_OFF: couldStandBy,
  UNWATCHED: couldStandBy,
  ONLY_KNOWN_BY: couldStandBy,
  LEADERLESS: couldLead,
  RUNNERLESS: couldRun,
  UNACCOMPANIED: couldAccompany,
  OFFER_ENDS: couldOffer,
};

/** As a candidate, with who could take over. People first, in the order of the kinds. */
export function lossDraft(network: DistrictNetwork, { kind, of, paths }: Hanging, on: number, at: Date): Draft {
  const members =
    network.nodes[of]!.noun === "Household"
      ? [...network.to(of, "LIVES_TOGETHER")].map((t) => network.ties[t]!.from)
      : [];
  // For a household, whoever could stand by one of its members.
  const could = COULD[kind](network, members.toSorted((a, b) => a - b)[0] ?? of, on, at);
  return {
    key: [ORDER.indexOf(kind), network.nodes[of]!.id],
    nodes: [of, on, ...could.map(({ who }) => who)],
    paths: [...paths, ...could.flatMap(({ path }) => (path ? [path] : []))],
    candidate: (page: Shown): Candidate | null => {
      const [thing, onWhom] = [page.mention(of), page.mention(on)];
      const reasons = page.reasons(paths);
      if (!thing || !onWhom || reasons.length === 0) return null;
      const days = reasons.flatMap(({ steps }) => steps.flatMap(({ observedAt }) => observedAt?.getTime() ?? []));
      return {
        subject: { is: "Loss", id: thing.id, lost: kind, of: thing, on: onWhom, successors: successorsOf(page, could) },
        party: null,
        reasons,
        verdict: "MAY_SHOW",
        slots: [],
        freshness: days.length > 0 ? new Date(Math.max(...days)) : null,
      };
    },
  };
}
