import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import type { Mention } from "../../things/entity.ts";
import type { Place } from "../../things/place.ts";
import { mentionOf, type StepRow } from "../answer.ts";
import { leftOutOf, type LeftOut, type Read } from "../left-out.ts";
import {
  mentionFrom,
  mostKnown,
  mostOfOne,
  stepFrom,
  topicFrom,
  type Named,
  type PersonRow,
  type TieRow,
  type TopicRow,
} from "./rows.ts";

const peopleOfPlaces = statement(import.meta.url, "people-of-places.cypher");

type WishRow = readonly [...Named, stance: "GIVE" | "RECEIVE" | "TOGETHER"];

interface Row extends Record<string, unknown> {
  district: Mention;
  population: number | null;
  places: [place: Place, here: boolean, located: readonly [TieRow, Named] | null][];
  goings: [place: string, person: string, tie: TieRow, group: Named | null, meets: TieRow | null][];
  people: PersonRow[];
  acquaintances: TieRow[];
  wishes: [person: string, has: TieRow, wish: WishRow, about: TieRow, topic: TopicRow][];
  wishesRead: number | null;
}

/** A place where people meet, and who does. */
export interface Gathering {
  readonly place: Place;
  /** In the district asked about; otherwise in one beside it. */
  readonly here: boolean;
  /** How each of its people belongs there, by their id: the first way by the tie's id. */
  readonly people: ReadonlyMap<string, readonly StepRow[]>;
  /** Runs it themself. */
  readonly runners: ReadonlySet<string>;
  readonly located: StepRow | null;
}

/** What somebody wishes, and about what. */
export interface Wished {
  readonly person: string;
  readonly wish: string;
  readonly stance: WishRow[4];
  readonly topic: string;
  /** 「X wishes W」, 「W is about T」. */
  readonly steps: readonly [StepRow, StepRow];
}

/** The people of a district's places, and who knows whom. */
export class Gatherings {
  readonly district: Mention;
  readonly population: number | null;
  readonly all: readonly Gathering[];
  readonly wishes: readonly Wished[];
  readonly #read: readonly Read[];
  readonly #people: ReadonlyMap<string, PersonRow>;
  readonly #acquaintances = new Map<string, Map<string, TieRow>>();

  /** One round trip; undefined where there is no such district. */
  static async read(
    context: Context,
    params: { district: string; types: string[]; at: Date },
  ): Promise<Gatherings | undefined> {
    const [row] = await context.ask<Row>(peopleOfPlaces, params);
    return row ? new Gatherings(row) : undefined;
  }

  private constructor(row: Row) {
    this.district = row.district;
    this.population = row.population;
    this.#read = [
      ["PLACES", row.places.length],
      ["VISITORS_OF_PLACE", mostOfOne(row.goings, ([place]) => place)],
      ["PEOPLE_OF_PLACES", new Set(row.goings.map(([, person]) => person)).size],
      ["ACQUAINTANCES_OF_VISITORS", mostKnown(row.acquaintances)],
      ["WISHES_OF_PLACES", row.wishesRead],
    ];
    this.#people = new Map(row.people.map((person) => [person[0], person]));
    const people = new Map<string, Map<string, StepRow[]>>();
    const runners = new Map<string, Set<string>>();
    const places = new Map(row.places.map(([place]) => [place.id, mentionOf(place)]));
    for (const [placeId, personId, tie, group, meets] of row.goings) {
      const place = places.get(placeId)!;
      const person = this.mention(personId);
      const own = at(people, placeId, () => new Map<string, StepRow[]>());
      if (tie[1] === "RUN_BY") {
        at(runners, placeId, () => new Set<string>()).add(personId);
        own.set(personId, [stepFrom(tie, place, person)]);
      } else if (!own.has(personId)) {
        const company = group && mentionFrom(group, "Group");
        own.set(
          personId,
          company && meets
            ? [stepFrom(tie, person, company), stepFrom(meets, company, place)]
            : [stepFrom(tie, person, place)],
        );
      }
    }
    this.all = row.places.map(([place, here, located]) => ({
      place,
      here,
      people: people.get(place.id) ?? new Map<string, StepRow[]>(),
      runners: runners.get(place.id) ?? new Set<string>(),
      located: located && stepFrom(located[0], mentionOf(place), mentionFrom(located[1], "District")),
    }));
    for (const tie of row.acquaintances) {
      for (const [one, other] of [
        [tie[2], tie[3]],
        [tie[3], tie[2]],
      ] as const) {
        const known = at(this.#acquaintances, one, () => new Map<string, TieRow>());
        // Where two are both family and acquainted, the first by kind: the same on every run.
        const before = known.get(other);
        if (!before || tie[0] < before[0]) known.set(other, tie);
      }
    }
    this.wishes = row.wishes.map(([person, has, wish, about, topic]) => {
      const [wished, meant] = [mentionFrom([wish[0], wish[1], wish[2], wish[3]], "Wish"), topicFrom(topic)];
      return {
        person,
        wish: wish[0],
        stance: wish[4],
        topic: topic[0],
        steps: [stepFrom(has, this.mention(person), wished), stepFrom(about, wished, meant)] as const,
      };
    });
  }

  /** What may be missing here, and of what else the answer looked at no more than so many. */
  leftOut(...also: readonly Read[]): LeftOut[] {
    return leftOutOf(...this.#read, ...also);
  }

  person(id: string): PersonRow {
    const found = this.#people.get(id);
    if (!found) throw new Error(`The statement gave a tie of ${id}, and not the person.`);
    return found;
  }

  mention(id: string): Mention {
    return mentionFrom(this.person(id), "Person");
  }

  /** Whom this person knows or is related to, of those who were read. */
  acquaintances(id: string): ReadonlyMap<string, TieRow> {
    return this.#acquaintances.get(id) ?? NOBODY;
  }

  /** 「A knows B」 as a hop, in the direction in which it is stored. */
  acquaintance(tie: TieRow): StepRow {
    return stepFrom(tie, this.mention(tie[2]), this.mention(tie[3]));
  }
}

const NOBODY: ReadonlyMap<string, TieRow> = new Map();

function at<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known) return known;
  const made = make();
  map.set(key, made);
  return made;
}
