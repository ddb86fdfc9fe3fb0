import { GraphQLError } from "graphql";
import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { atLeast, NOTHING } from "../../graph/steady.ts";
import type { Mention } from "../../things/entity.ts";
import type { Words } from "../../things/language.ts";
import type { Noun } from "../../things/model.ts";
import type { Place } from "../../things/place.ts";
import { mentionOf, reasonOf, type Coverage, type RankedAnswer, type StepRow } from "../answer.ts";
import type { Weights } from "../matching/candidates.ts";
import { leftOutOf } from "../left-out.ts";
import { straightMetres } from "../walking.ts";
import type { WhoCouldOpenPlaceArgs } from "./arguments.ts";
import { meanOf, pageIn, scoreOf } from "./ranking.ts";
import {
  ageIn,
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

const whoCouldOpenPlace = statement(import.meta.url, "who-could-open-place.cypher");

/** In the order of the parts; formulas: the table in the README. */
export const OPENING_WEIGHTS: Weights = [
  ["TOPIC", 0.25],
  ["TIES", 0.3],
  ["DISTANCE", 0.2],
  ["EXPERIENCE", 0.25],
];

interface Row extends Record<string, unknown> {
  place: Place;
  districts: Mention[];
  owners: [tie: TieRow, owner: Named, noun: Noun][];
  wishes: [person: string, has: TieRow, wish: Named, about: TieRow, topic: TopicRow, depth: number, here: boolean][];
  wishesRead: number | null;
  groups: [group: Named, here: boolean, tie: TieRow, place: Named][];
  members: [group: string, person: string, tie: TieRow][];
  acquaintances: TieRow[];
  people: PersonRow[];
}

/** A way from one to another over people: the hops, and how near it makes them. */
interface Way {
  readonly steps: readonly StepRow[];
  readonly strength: number;
}

interface Team {
  readonly wish: Row["wishes"][number];
  readonly owner: Row["owners"][number] | null;
  readonly group: { readonly row: Row["groups"][number]; readonly way: Way | null } | null;
  /** How the wisher comes to the owner. */
  readonly way: Way | null;
  readonly parts: readonly (number | null)[];
  readonly score: number;
}

/**
 * One round trip.
 * @throws GraphQLError BAD_USER_INPUT where there is no such place to be seen
 */
export async function findOpeners(context: Context, args: WhoCouldOpenPlaceArgs): Promise<RankedAnswer> {
  const { page, at } = await pageIn(context, args, "whoCouldOpenPlace", [args.place, args.topics, args.at]);
  const [row] = await context.ask<Row>(whoCouldOpenPlace, {
    place: args.place,
    topics: atLeast<string>(3, NOTHING, args.topics),
    at,
  });
  if (!row) {
    throw new GraphQLError("place: この id の場所が見つかりません。 / There is no place of this id for you.", {
      extensions: { code: "BAD_USER_INPUT" },
    });
  }
  const town = new Acquainted(row);
  const teams = teamsOf(row, town, at);
  return {
    ...page(
      teams.map((team) => ({
        key: [team.score, team.wish[2][0]] as const,
        node: () => ({
          subject: {
            shape: "Opening" as const,
            place: mentionOf(row.place),
            wish: mentionFrom(team.wish[2], "Wish"),
            wisher: town.mention(team.wish[0]),
            owner: team.owner && mentionFrom(team.owner[1], team.owner[2]),
            group: team.group && mentionFrom(team.group.row[0], "Group"),
          },
          score: scoreOf(team.score, team.parts, OPENING_WEIGHTS),
          reasons: reasonsOf(row, town, team).map(reasonOf),
          verdict: "MAY_SHOW" as const,
          nearness: team.wish[6] ? ("HERE" as const) : ("NEXT" as const),
          slots: [],
        }),
      })),
    ),
    whyNobody: teams.length > 0 ? null : { words: whyNone(row), gates: [], relaxations: [] },
    coverage: coverageOf(row),
    leftOut: leftOutOf(
      ["OWNERS", row.owners.length],
      ["WISHES_FOR_A_PLACE", row.wishesRead],
      ["EXPERIENCED", row.groups.length],
      ["MEMBERS_OF_EACH", mostOfOne(row.members, ([group]) => group)],
      ["ACQUAINTANCES_OF_EACH", mostKnown(row.acquaintances)],
    ),
    didYouMean: [],
    understood: [mentionOf(row.place), ...row.districts],
  };
}

/** Who knows whom, of those who were read. */
class Acquainted {
  readonly #people: ReadonlyMap<string, PersonRow>;
  readonly #ties = new Map<string, Map<string, TieRow>>();

  constructor({ people, acquaintances }: Row) {
    this.#people = new Map(people.map((person) => [person[0], person]));
    for (const tie of acquaintances.toSorted((a, b) => (a[0] < b[0] ? -1 : 1))) {
      for (const [one, other] of [
        [tie[2], tie[3]],
        [tie[3], tie[2]],
      ] as const) {
        const own = this.#ties.get(one) ?? new Map<string, TieRow>();
        if (!own.has(other)) own.set(other, tie);
        this.#ties.set(one, own);
      }
    }
  }

  person(id: string): PersonRow {
    return this.#people.get(id)!;
  }

  mention(id: string): Mention {
    return mentionFrom(this.person(id), "Person");
  }

  /** Directly, or through one other; the first by the ties' ids. */
  way(from: string, to: string): Way | null {
    const direct = this.#ties.get(from)?.get(to);
    if (direct) return { steps: [this.#step(direct)], strength: 1 };
    for (const [via, tie] of this.#ties.get(from) ?? []) {
      const on = this.#ties.get(via)?.get(to);
      if (on) return { steps: [this.#step(tie), this.#step(on)], strength: 0.5 };
    }
    return null;
  }

  #step(tie: TieRow): StepRow {
    return stepFrom(tie, this.mention(tie[2]), this.mention(tie[3]));
  }
}

/** For each wish the owner who is nearest to its wisher, and the group that is nearest to both. Nobody under 18 opens a house. */
function teamsOf(row: Row, town: Acquainted, at: Date): Team[] {
  return row.wishes.flatMap((wish): Team[] => {
    const wisher = town.person(wish[0]);
    const age = ageIn(at, wisher[4]);
    if (age !== null && age < 18) return [];
    const owners = row.owners
      .map((owner) => ({ owner, way: wayToOwner(row, town, wisher[0], owner) }))
      .toSorted((a, b) => (b.way?.strength ?? 0) - (a.way?.strength ?? 0) || (a.owner[0][0] < b.owner[0][0] ? -1 : 1));
    const best = owners[0];
    const group = bestGroup(row, town, wisher[0], best?.owner ?? null);
    const [home, spot] = [wisher[5], row.place.point];
    const parts = [
      wish[5] === 0 ? 1 : 0.85,
      best ? (best.way?.strength ?? 0) : null,
      home && spot ? 1 / (1 + straightMetres(home, spot) / 1000) : null,
      group?.score ?? 0,
    ];
    return [
      {
        wish,
        owner: best?.owner ?? null,
        group: group && { row: group.row, way: group.way },
        way: best?.way ?? null,
        parts,
        score: meanOf(parts, OPENING_WEIGHTS),
      },
    ];
  });
}

/** Themself, an acquaintance, a group that both belong to, or somebody between. */
function wayToOwner(row: Row, town: Acquainted, wisher: string, [, owner, noun]: Row["owners"][number]): Way | null {
  if (owner[0] === wisher) return { steps: [], strength: 1 };
  if (noun === "Person") {
    const known = town.way(wisher, owner[0]);
    if (known?.strength === 1) return known;
    return throughGroup(row, town, wisher, owner[0]) ?? known;
  }
  const own = row.members.find(([group, person]) => group === owner[0] && person === wisher);
  return own ? { steps: [stepFrom(own[2], town.mention(wisher), mentionFrom(owner, noun))], strength: 1 } : null;
}

function throughGroup(row: Row, town: Acquainted, one: string, other: string): Way | null {
  const groups = new Map(row.groups.map(([group]) => [group[0], group]));
  for (const mine of row.members.filter(([, person]) => person === one)) {
    const theirs = row.members.find(([group, person]) => group === mine[0] && person === other);
    if (!theirs) continue;
    const group = mentionFrom(groups.get(mine[0])!, "Group");
    const steps = [stepFrom(mine[2], town.mention(one), group), stepFrom(theirs[2], town.mention(other), group)];
    return { steps, strength: 0.8 };
  }
  return null;
}

/** Half for a tie to the wisher or the owner, a third for being here, the rest for running a place to be and not only meeting at one. */
function bestGroup(
  row: Row,
  town: Acquainted,
  wisher: string,
  owner: Row["owners"][number] | null,
): { row: Row["groups"][number]; way: Way | null; score: number } | null {
  const sides = [wisher, ...(owner && owner[2] === "Person" ? [owner[1][0]] : [])];
  const ranked = row.groups.map((group) => {
    const way = wayToGroup(row, town, sides, group[0]);
    const isOwner = owner !== null && owner[1][0] === group[0][0];
    const score =
      0.5 * (isOwner ? 1 : (way?.strength ?? 0)) +
      0.3 * (group[1] ? 1 : 0.5) +
      0.2 * (group[2][1] === "RUN_BY" ? 1 : 0.5);
    return { row: group, way, score: Math.round(score * 1e6) / 1e6 };
  });
  return ranked.toSorted((a, b) => b.score - a.score || (a.row[0][0] < b.row[0][0] ? -1 : 1))[0] ?? null;
}

/** A member of it, or somebody who knows one. */
function wayToGroup(row: Row, town: Acquainted, sides: readonly string[], group: Named): Way | null {
  const members = row.members.filter(([id]) => id === group[0]);
  for (const side of sides) {
    const own = members.find(([, person]) => person === side);
    if (own) return { steps: [stepFrom(own[2], town.mention(side), mentionFrom(group, "Group"))], strength: 1 };
  }
  for (const side of sides) {
    for (const [, person, tie] of members) {
      const way = town.way(side, person);
      if (way?.strength !== 1) continue;
      const member = stepFrom(tie, town.mention(person), mentionFrom(group, "Group"));
      return { steps: [...way.steps, member], strength: 0.7 };
    }
  }
  return null;
}

/** The wish; whose place it is, or how the wisher comes to them; and why the group. */
function reasonsOf({ place }: Row, town: Acquainted, { wish, owner, group, way }: Team): (readonly StepRow[])[] {
  const wished = mentionFrom(wish[2], "Wish");
  const reasons: (readonly StepRow[])[] = [
    [stepFrom(wish[1], town.mention(wish[0]), wished), stepFrom(wish[3], wished, topicFrom(wish[4]))],
  ];
  if (owner) {
    const runs = stepFrom(owner[0], mentionOf(place), mentionFrom(owner[1], owner[2]));
    reasons.push([...(way?.steps ?? []), runs].slice(0, 3));
  }
  if (group) {
    const [named, , tie, elsewhere] = group.row;
    const [own, other] = [mentionFrom(named, "Group"), mentionFrom(elsewhere, "Place")];
    const does = tie[1] === "RUN_BY" ? stepFrom(tie, other, own) : stepFrom(tie, own, other);
    reasons.push([...(group.way?.steps ?? []), does].slice(0, 3));
  }
  return reasons;
}

function coverageOf({ districts, wishes, groups, owners }: Row): Coverage {
  const where = districts.map(({ name }) => name);
  return {
    offersKnown: 0,
    confirmedWithinYear: 0,
    population: null,
    words: {
      ja: `${where.join("・")}と隣の校区で、居場所につながる願いは${wishes.length}件、ひらいた経験のある団体は${new Set(groups.map(([group]) => group[0])).size}団体が見えます。持ち主・運営者は${owners.length > 0 ? "記録されています" : "記録されていません"}。声に出されていない願いは、数えられません。`,
      en: `In ${where.join(", ")} and beside it ${wishes.length} wishes for a place and ${new Set(groups.map(([group]) => group[0])).size} groups with experience are seen; whose the place is is ${owners.length > 0 ? "recorded" : "not recorded"}. A wish that nobody voiced is not counted.`,
    },
  };
}

function whyNone({ groups, owners }: Row): Words {
  const experienced = new Set(groups.map(([group]) => group[0])).size;
  return {
    ja: `この場所の近くで居場所を願う声は、まだ記録されていません。ひらいた経験のある団体は${experienced}団体です。${owners.length > 0 ? "持ち主の思いと、" : ""}近所の声を聞いてみてください。topics を広げると見つかるかもしれません。`,
    en: `No wish for a place to be is recorded near this place; ${experienced} groups there have opened one before. Listen to ${owners.length > 0 ? "the owner and " : ""}the neighbours, or ask with more topics.`,
  };
}
