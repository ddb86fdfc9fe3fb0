import type { Context } from "../../context.ts";
import type { Mention } from "../../things/entity.ts";
import type { Words } from "../../things/language.ts";
import { minutesOnFoot, straightMetres, walkingMinutes } from "../walking.ts";
import { mentionOf, notUnderstood, reasonOf, type RankedAnswer, type StepRow } from "../answer.ts";
import type { Weights } from "../matching/candidates.ts";
import { MOST_READ } from "../left-out.ts";
import { theDistrict } from "../the-district.ts";
import type { LonelyPlacesArgs } from "./arguments.ts";
import { Gatherings, type Gathering } from "./gatherings.ts";
import { visitorsKnown } from "./known.ts";
import { meanOf, pageIn, scoreOf } from "./ranking.ts";
import { ageIn, hidden, type TieRow } from "./rows.ts";
import type { Bridge, BridgeKindName, LonelyPlace } from "./subjects.ts";

/** In the order of the parts; formulas: the table in the README. */
export const LONELY_WEIGHTS: Weights = [
  ["TIES", 0.5],
  ["DISTANCE", 0.3],
  ["TOPIC", 0.2],
];

const STRENGTH: Readonly<Record<BridgeKindName, number>> = {
  RUNS_AND_KNOWS: 1,
  GOES_AND_KNOWS: 0.9,
  KNOWS_BOTH: 0.8,
  RUNS_ONE: 0.5,
  LIVES_BETWEEN: 0.4,
};

const BETWEEN_MINUTES = 15;

interface Bridging extends Bridge {
  /** Why: one or two paths of at most three hops. */
  readonly paths: readonly (readonly StepRow[])[];
}

interface Pair {
  readonly lonely: Gathering;
  readonly partner: Gathering | null;
  readonly bridges: readonly Bridging[];
  readonly together: readonly (readonly [StepRow, StepRow])[];
  readonly parts: readonly (number | null)[];
  readonly score: number;
}

/** One round trip, by words two. */
export async function findLonelyPlaces(context: Context, args: LonelyPlacesArgs): Promise<RankedAnswer> {
  const { page, at } = await pageIn(context, args, "lonelyPlaces", [args.district, args.types, args.at]);
  const asked = await theDistrict(context, args.district);
  if (!asked.id) return notUnderstood(asked.words, asked.didYouMean, []);
  const found = await Gatherings.read(context, { district: asked.id, types: args.types, at });
  if (!found) return notUnderstood(asked.words, asked.didYouMean, []);
  const pairs = lonelyAmong(found, at);
  return {
    ...page(
      pairs.map((pair) => ({
        key: [pair.score, pair.lonely.place.id] as const,
        node: () => ({
          subject: subjectOf(pair),
          score: scoreOf(pair.score, pair.parts, LONELY_WEIGHTS),
          reasons: reasonsOf(pair).map(reasonOf),
          verdict: "MAY_SHOW" as const,
          distance:
            pair.lonely.place.point && pair.partner?.place.point
              ? straightMetres(pair.lonely.place.point, pair.partner.place.point)
              : null,
          slots: [],
        }),
      })),
    ),
    whyNobody: pairs.length > 0 ? null : { words: whyNone(found), gates: [], relaxations: [] },
    coverage: visitorsKnown(found),
    leftOut: found.leftOut(["PARTNERS", found.all.filter(({ people }) => people.size > 0).length - 2]),
    didYouMean: asked.didYouMean,
    understood: [found.district],
  };
}

/** A place is lonely when none of its people is seen at another; one at which nobody is recorded is unknown, and not lonely. */
export function lonelyAmong(found: Gatherings, at: Date): Pair[] {
  const seen = new Map<string, number>();
  for (const { people } of found.all) for (const id of people.keys()) seen.set(id, (seen.get(id) ?? 0) + 1);
  const known = found.all.filter(({ people }) => people.size > 0);
  const lonely = known.filter(({ here, people }) => here && [...people.keys()].every((id) => seen.get(id) === 1));
  const around = new Map(known.map((place) => [place.place.id, knownThere(found, place)]));
  return lonely
    .map((place) => bestPair(found, place, known, around, at))
    .toSorted((a, b) => b.score - a.score || (a.lonely.place.id < b.lonely.place.id ? -1 : 1));
}

/** Whom the people of a place know: the acquaintance's id, and the first tie by its id. */
function knownThere(found: Gatherings, { people }: Gathering): Map<string, { tie: TieRow; of: string }> {
  const known = new Map<string, { tie: TieRow; of: string }>();
  for (const of of people.keys()) {
    for (const [id, tie] of found.acquaintances(of)) {
      const before = known.get(id);
      if (!before || tie[0] < before.tie[0]) known.set(id, { tie, of });
    }
  }
  return known;
}

type Around = ReadonlyMap<string, ReadonlyMap<string, { tie: TieRow; of: string }>>;

function bestPair(found: Gatherings, lonely: Gathering, known: readonly Gathering[], around: Around, at: Date): Pair {
  const others = known
    .filter((other) => other !== lonely)
    .map((other) => ({ other, far: farOf(lonely, other) }))
    .toSorted((a, b) => a.far - b.far || (a.other.place.id < b.other.place.id ? -1 : 1))
    .slice(0, MOST_READ.PARTNERS.most);
  const pairs = others.map(({ other }): Pair => {
    const bridges = bridgesBetween(found, lonely, other, around, at);
    const together = inCommon(found, lonely, other);
    const [a, b] = [lonely.place.point, other.place.point];
    const parts = [
      bridges[0] ? STRENGTH[bridges[0].how] : 0,
      a && b ? 1 / (1 + straightMetres(a, b) / 1000) : null,
      Math.min(1, together.length / 3),
    ];
    return { lonely, partner: other, bridges, together, parts, score: meanOf(parts, LONELY_WEIGHTS) };
  });
  const alone: Pair = { lonely, partner: null, bridges: [], together: [], parts: [0, null, 0], score: 0 };
  return (
    pairs.toSorted((a, b) => b.score - a.score || (a.partner!.place.id < b.partner!.place.id ? -1 : 1))[0] ?? alone
  );
}

function farOf(one: Gathering, other: Gathering): number {
  const [a, b] = [one.place.point, other.place.point];
  return a && b ? straightMetres(a, b) : Number.MAX_SAFE_INTEGER;
}

/** The best three, one way each; nobody under 18 is asked to bring places together. */
function bridgesBetween(found: Gatherings, one: Gathering, other: Gathering, around: Around, at: Date): Bridging[] {
  const bridges: Bridging[] = [];
  const ids = new Set([...one.people.keys(), ...other.people.keys(), ...around.get(one.place.id)!.keys()]);
  for (const id of ids) {
    const age = ageIn(at, found.person(id)[4]);
    if (age !== null && age < 18) continue;
    const bridge = bridgeOf(found, id, one, other, around);
    if (bridge) bridges.push(bridge);
  }
  return bridges
    .toSorted((a, b) => STRENGTH[b.how] - STRENGTH[a.how] || (a.person.id < b.person.id ? -1 : 1))
    .slice(0, 3);
}

function bridgeOf(
  found: Gatherings,
  id: string,
  one: Gathering,
  other: Gathering,
  around: Around,
): Bridging | undefined {
  const person = found.mention(id);
  for (const [own, far] of [
    [one, other],
    [other, one],
  ] as const) {
    const way = own.people.get(id);
    const friend = around.get(far.place.id)!.get(id);
    if (way && friend) {
      const how = own.runners.has(id) ? ("RUNS_AND_KNOWS" as const) : ("GOES_AND_KNOWS" as const);
      return { person, how, paths: [way, [found.acquaintance(friend.tie), ...far.people.get(friend.of)!]] };
    }
  }
  const [here, there] = [around.get(one.place.id)!.get(id), around.get(other.place.id)!.get(id)];
  if (here && there) {
    const paths = [
      [found.acquaintance(here.tie), ...one.people.get(here.of)!],
      [found.acquaintance(there.tie), ...other.people.get(there.of)!],
    ];
    return { person, how: "KNOWS_BOTH", paths };
  }
  const own = one.people.has(id) ? one : other.people.has(id) ? other : undefined;
  if (!own) return undefined;
  const way = own.people.get(id)!;
  if (own.runners.has(id)) return { person, how: "RUNS_ONE", paths: [way] };
  const home = found.person(id)[5];
  const near = [one, other].every(
    ({ place }) => home && place.point && walkingMinutes(home, place.point) <= BETWEEN_MINUTES,
  );
  return near ? { person, how: "LIVES_BETWEEN", paths: [way] } : undefined;
}

/** Topics that somebody of each place wishes for, with the wish of each. */
function inCommon(found: Gatherings, one: Gathering, other: Gathering): (readonly [StepRow, StepRow])[] {
  const topics = new Map<string, readonly [StepRow, StepRow]>();
  for (const mine of found.wishes) {
    if (!one.people.has(mine.person) || topics.has(mine.topic)) continue;
    const theirs = found.wishes.find((wish) => wish.topic === mine.topic && other.people.has(wish.person));
    if (theirs) topics.set(mine.topic, [mine.steps[1], theirs.steps[1]]);
  }
  return [...topics].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, steps]) => steps);
}

function subjectOf({ lonely, partner, bridges, together }: Pair): LonelyPlace {
  return {
    shape: "LonelyPlace",
    place: lonely.place,
    people: hidden(lonely.people.size),
    partner: partner && mentionOf(partner.place),
    minutes: partner && minutesOnFoot(lonely.place.point, partner.place.point),
    bridges: bridges.map(({ person, how }) => ({ person, how })),
    together: together.slice(0, 3).map(([[, , topic]]): Mention => topic),
  };
}

/** Why the best bridge is one, then what both wish for; where there is nobody, where the place stands and who is there. */
function reasonsOf({ lonely, bridges, together }: Pair): (readonly StepRow[])[] {
  const paths = [...(bridges[0]?.paths ?? []), ...together].slice(0, 3);
  return paths.length > 0 ? paths : [[...(lonely.located ? [lonely.located] : lonely.people.values().next().value!)]];
}

function whyNone(found: Gatherings): Words {
  const here = found.all.filter((place) => place.here);
  const name = found.district.name;
  if (here.length === 0) {
    return {
      ja: `${name}に居場所は記録されていません。ないのか、まだ書かれていないのかは分かりません。types で場所の種類を広げると見つかるかもしれません。`,
      en: `No place to be is recorded in ${name}; whether there is none cannot be told. Ask for more kinds of place in \`types\`.`,
    };
  }
  if (here.every(({ people }) => people.size === 0)) {
    return {
      ja: `${name}の居場所${here.length}か所には、通う人の記録がまだありません（または、あなたには見えません）。だれが来ているかを書くと、この問いに答えられます。`,
      en: `Of the ${here.length} places in ${name} nobody who goes there is recorded, or you may not see it; write down who comes, and this can be answered.`,
    };
  }
  return {
    ja: `${name}の、通う人の記録がある居場所は、どこも、ほかの場所に通う人を共にしています。`,
    en: `In ${name}, every place of which visitors are recorded shares somebody with another.`,
  };
}
