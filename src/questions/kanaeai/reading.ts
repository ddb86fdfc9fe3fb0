import type { Mention } from "../../things/entity.ts";
import { Trait } from "../../things/enums.ts";
import type { Demand, Gift, RingGround } from "./ground.ts";

/** What the statement gives, as lists. */
export interface Read {
  [column: string]: unknown;
  district: Mention;
  coverage: [known: number, confirmed: number, population: number | null];
  more: boolean;
  parties: PartyRow[];
  topics: [topic: string, broader: string, levels: number][];
  districts: [district: string, above: string, level: string | null][];
}

type PartyRow = [
  id: string,
  noun: string,
  birthYear: number | null,
  traits: string[] | null,
  gifts: GiftRow[],
  demands: DemandRow[],
  homes: string[],
  knows: string[],
  goes: string[],
];

type ItemRow = [
  id: string,
  topics: string[],
  slotStarts: number[] | null,
  slotEnds: number[] | null,
  longitude: number | null,
  latitude: number | null,
  days: number | null,
];
type GiftRow =
  | ItemRow
  | [
      ...ItemRow,
      cap: number | null,
      load: number | null,
      lane: string | null,
      conditions: string[] | null,
      served: string[],
    ];
type DemandRow = [...ItemRow, urgency: number | null, traits: string[] | null];

/** One bit for each; MEMBER is asked of the party's own members. */
const TRAITS = Object.keys(Trait);

function bitsOf(traits: readonly string[]): number {
  return traits.reduce((bits, trait) => (TRAITS.includes(trait) ? bits | (1 << TRAITS.indexOf(trait)) : bits), 0);
}

/**
 * The numbers of the search. Everything stands in the order of its id, so that what the database gave first makes no difference.
 * @param without ids of parties, offers, needs and wishes that fall away
 */
export function groundOf(read: Read, without: ReadonlySet<string>, at: Date): RingGround {
  const rows = read.parties.filter(([id]) => !without.has(id)).toSorted(byId);
  const numbers = new Map(rows.map(([id], number) => [id, number]));
  const upward = closed(read.topics);
  const above = closed(read.districts);
  const schools = new Set(read.districts.flatMap(([, id, level]) => (level === "SCHOOL_DISTRICT" ? [id] : [])));
  const topicNumber = numbering();
  const districtNumber = numbering();
  const levels = new Map(read.topics.map(([topic, broader, depth]) => [`${topic} ${broader}`, depth]));
  const everywhere = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => above.get(id) ?? [id]))].toSorted();

  const gifts: Gift[] = [];
  const demands: Demand[] = [];
  rows.forEach(([, noun, birthYear, traits, given, wanted, places], party) => {
    const homes = places.toSorted();
    const lived = everywhere(homes);
    const ownSchools = lived.filter((id) => schools.has(id));
    const known = bitsOf(traits ?? []) | bitsOf(noun === "Person" ? agesOf(birthYear, at) : []);
    for (const row of given.filter(([id]) => !without.has(id)).toSorted(byId)) {
      const [, topics, , , , , , cap = null, load, lane, conditions, named] = row;
      // A wish to give says nowhere where it can be had: in the school district of the one who wishes it.
      const served = named?.toSorted() ?? (ownSchools.length > 0 ? ownSchools.toSorted() : homes);
      const broader = [...new Set(topics.flatMap((topic) => upward.get(topic) ?? []))].toSorted();
      const depth = (one: string) => Math.min(...topics.map((topic) => levels.get(`${topic} ${one}`) ?? Infinity));
      gifts.push({
        ...itemOf(row, party),
        room: cap === null ? 1 : Math.max(0, cap - (load ?? 0)),
        ease: cap === null ? null : cap === 0 ? 0 : Math.round((1000 * Math.max(0, cap - (load ?? 0))) / cap),
        topics: broader.map(topicNumber),
        depths: broader.map(depth),
        begins: lane !== "FORMAL",
        asks: bitsOf((conditions ?? []).filter((trait) => trait !== "MEMBER")),
        membersOnly: conditions?.includes("MEMBER") ?? false,
        served: served.map(districtNumber),
        above: everywhere(served)
          .filter((id) => !served.includes(id))
          .map(districtNumber),
      });
    }
    for (const row of wanted.filter(([id]) => !without.has(id)).toSorted(byId)) {
      const [, topics, , , , , , urgency, own] = row;
      demands.push({
        ...itemOf(row, party),
        urgency: urgency === null ? null : Math.round((1000 * urgency) / 3),
        topics: topics.toSorted().map(topicNumber),
        traits: known | bitsOf(own ?? []),
        homes: homes.map(districtNumber),
        within: lived.map(districtNumber),
      });
    }
  });
  const venueNumber = numbering();
  const goes = rows.flatMap(([, , , , , , , , places], party) =>
    places.toSorted().map((place) => [party, venueNumber(place)] as const),
  );
  const quarter = numbering();
  return {
    parties: rows.map(([id]) => id),
    gifts,
    demands,
    knows: rows.flatMap(([, , , , , , , knows], party) =>
      knows.toSorted().flatMap((id) => {
        const other = numbers.get(id);
        return other === undefined ? [] : [[party, other] as const];
      }),
    ),
    goes,
    venues: rows.map(([id, noun]) => (noun === "Person" ? -1 : venueNumber(id))),
    quarters: rows.map(([, , , , , , homes]) => {
      const lived = everywhere(homes).toSorted();
      return quarter(lived.find((id) => schools.has(id)) ?? lived[0] ?? "");
    }),
  };
}

function itemOf([id, , starts, ends, longitude, latitude, days]: ItemRow | GiftRow | DemandRow, party: number) {
  return {
    id,
    party,
    starts: starts ?? [],
    ends: ends ?? [],
    point: longitude === null || latitude === null ? null : ([longitude, latitude] as const),
    days,
  };
}

function agesOf(birthYear: number | null, at: Date): string[] {
  if (birthYear === null) return [];
  const age = at.getUTCFullYear() - birthYear;
  return age >= 65 ? ["OVER_65"] : age < 18 ? ["UNDER_18"] : [];
}

/** From each id to itself and all above it. */
function closed(rows: readonly (readonly [string, string, unknown])[]): Map<string, string[]> {
  const up = new Map<string, string[]>();
  for (const [id, above] of rows) {
    const list = up.get(id);
    if (!list) up.set(id, [above]);
    else if (!list.includes(above)) list.push(above);
  }
  return up;
}

/** A number for each id, in the order in which they are first asked for. */
function numbering(): (id: string) => number {
  const numbers = new Map<string, number>();
  return (id) => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, numbers.size);
    return numbers.size - 1;
  };
}

function byId([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
