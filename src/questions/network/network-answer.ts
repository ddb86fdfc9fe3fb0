import { Arg, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { statement } from "../../graph/statement.ts";
import { atLeast, NOTHING } from "../../graph/steady.ts";
import type { Entity, Mention } from "../../things/entity.ts";
import { inWords, Language, type Words } from "../../things/language.ts";
import { pageOf, sizeOf } from "../../things/page.ts";
import { Cursors } from "../../trust/cursors.ts";
import {
  Answer,
  mentionOf,
  notUnderstood,
  reasonOf,
  type Candidate,
  type Reason,
  type StepRow,
  type Suggestion,
} from "../answer.ts";
import { leftOutOf } from "../left-out.ts";
import { theDistrict } from "../the-district.ts";
import { readNetwork, type DistrictNetwork, type Reckoning } from "./network.ts";

const shown = statement(import.meta.url, "shown.cypher");

@ObjectType({
  description:
    "How much is known of the ties that the answer reckons with: unknown is not none. / つながりの記録の行き届き具合",
})
export class TiesKnown {
  @Field(() => Int, { description: "People of the district whom you may see." })
  people!: number;

  @Field(() => Int, {
    description: "Of these, how many have at least one recorded tie to a person, a group, a place or a company.",
  })
  tied!: number;

  @Field(() => Int, { description: "Ties that were reckoned with." })
  ties!: number;

  @Field(() => Int, { description: "Of these, confirmed within a year before the moment asked about." })
  confirmedWithinYear!: number;

  @Field(() => Boolean, {
    description:
      "The district has more of one kind than are read at once (8,000): the answer holds for the first of them only.",
  })
  more!: boolean;
}

@Resolver(() => TiesKnown)
export class TiesKnownSentences {
  @FieldResolver(() => String, { description: "In words. / 文で" })
  sentence(
    @Root() { people, tied, ties, confirmedWithinYear, more }: TiesKnown,
    @Arg("language", () => Language, { defaultValue: Language.JA, description: "The sentence's language." })
    language: Language,
  ): string {
    return inWords(
      {
        ja: `見てよい住民${people}人のうち、つながりの記録があるのは${tied}人。つながり${ties}本のうち、1年以内に確認されたものは${confirmedWithinYear}本です。見てよいものだけで数えています。記録がないことは、つながりがないことではありません。${more ? "多すぎるため、一部だけを読みました。" : ""}`,
        en: `Of ${people} people you may see, ${tied} have a recorded tie; of ${ties} ties, ${confirmedWithinYear} were confirmed within a year. Only what you may see is counted. Not recorded does not mean not there.${more ? " There are more than can be read at once; this holds for the first of them." : ""}`,
      },
      language,
    );
  }
}

@ObjectType({
  implements: Answer,
  description: "An answer that was reckoned from the ties of a district. / つながりから求めた答え",
})
export class NetworkAnswer extends Answer {
  @Field(() => TiesKnown, { nullable: true, description: "From how much; null where the district was not understood." })
  known!: TiesKnown | null;
}

/** What an answer puts forward, before anything of it is read to be shown: all by the numbers of the network. */
export interface Draft {
  /** Where it stands in the order: the smallest first. Ends with what is its own alone. */
  readonly key: readonly (number | string)[];
  /** What it names. */
  readonly nodes: readonly number[];
  /** Its reasons, and those of whom it names: paths of ties. */
  readonly paths: readonly Path[];
  /** Null where what it is about is not there any more. */
  candidate(page: Shown): Candidate | null;
}
export type Path = readonly number[];

/** What was read of the page's things and ties. */
export class Shown {
  readonly #network: DistrictNetwork;
  readonly #things: ReadonlyMap<string, Entity>;
  readonly #ties: ReadonlyMap<string, StepRow>;

  constructor(network: DistrictNetwork, things: readonly Entity[], ties: readonly StepRow[]) {
    this.#network = network;
    this.#things = new Map(things.map((thing) => [thing.id, thing]));
    this.#ties = new Map(ties.map((row) => [String(Reflect.get(row[1], "id")), row]));
  }

  thing(v: number): Entity | undefined {
    return this.#things.get(this.#network.nodes[v]!.id);
  }

  mention(v: number): Mention | undefined {
    const thing = this.thing(v);
    return thing && mentionOf(thing);
  }

  mentions(all: readonly number[]): Mention[] {
    return all.flatMap((v) => this.mention(v) ?? []);
  }

  /** A path of which a tie is not there any more is no reason. */
  reasons(paths: readonly Path[]): Reason[] {
    return paths.flatMap((path) => {
      const steps = path.map((t) => this.#ties.get(this.#network.ties[t]!.id)).filter((step) => step !== undefined);
      return steps.length > 0 && steps.length === path.length ? [reasonOf(steps)] : [];
    });
  }
}

export interface Asking {
  readonly district?: string | null;
  readonly person?: string | null;
  readonly at?: Date | null;
  readonly first: number;
  readonly after?: string | null;
}

/** What a question makes of the network: its candidates in order, or a sentence why there are none. */
export interface Made {
  readonly drafts: readonly Draft[];
  readonly nobody: Words;
  /** Also understood, besides the district. */
  readonly understood?: readonly number[];
}

/**
 * Two round trips, one for the network and one for what the page shows of it; a district named in words takes one more before them.
 * @param list names the question with its arguments, for the cursors
 * @throws GraphQLError BAD_USER_INPUT for a page size or a cursor that cannot be
 */
export async function answerFrom(
  context: Context,
  list: string,
  args: Asking,
  reckoning: Reckoning,
  make: (network: DistrictNetwork, at: Date) => Made | null,
): Promise<NetworkAnswer> {
  const first = sizeOf(args.first);
  const cursors = await Cursors.of(context.graph);
  const last = cursors.open(context.viewer, list, args.after);
  const askedAt = last?.[0];
  const at = typeof askedAt === "number" ? new Date(askedAt) : (args.at ?? context.now);
  const place = args.district ? await theDistrict(context, args.district) : null;
  if (place && !place.id) return unknown(place.words, place.didYouMean);
  const network = await readNetwork(context, reckoning, { district: place?.id, person: args.person, at });
  if (!network) return unknown(place?.words ?? NOBODY_THERE, place?.didYouMean ?? []);
  const made = make(network, at);
  if (!made) return unknown(NOBODY_THERE, []);
  const ordered = made.drafts.toSorted((a, b) => compare(a.key, b.key));
  const key = last?.slice(1);
  const rest = key ? ordered.filter((draft) => compare(draft.key, key) > 0) : ordered;
  const page = rest.slice(0, first + 1);
  const understood = made.understood ?? [];
  const read = await show(context, network, page, understood);
  return {
    candidates: pageOf(
      page.flatMap((draft) => {
        const node = draft.candidate(read);
        return node ? [{ draft, node }] : [];
      }),
      first,
      last !== undefined,
      ({ draft, node }) => ({ cursor: cursors.seal(context.viewer, list, [at.getTime(), ...draft.key]), node }),
    ),
    total: ordered.length,
    whyNobody: ordered.length > 0 ? null : { words: made.nobody, gates: [], relaxations: [] },
    coverage: coverageOf(network, at),
    leftOut: leftOutOf(["OF_EACH_NOUN", network.most.ofNoun], ["TIES_OF_ONE", network.most.ofOne]),
    known: knownOf(network, at),
    didYouMean: place?.didYouMean ?? [],
    understood: [...network.homes.map(mentionOf), ...read.mentions(understood)],
  };
}

/** A page names from one thing to some hundreds; so long, all of them share one plan. */
const SHAPE = 101;

async function show(
  context: Context,
  network: DistrictNetwork,
  page: readonly Draft[],
  also: readonly number[],
): Promise<Shown> {
  const nodes = new Set([...also, ...page.flatMap((draft) => draft.nodes)]);
  const ties = new Set(page.flatMap((draft) => draft.paths.flat()));
  if (nodes.size + ties.size === 0) return new Shown(network, [], []);
  const id = (v: number) => network.nodes[v]!.id;
  const [row] = await context.ask<{ things: Entity[]; ties: StepRow[] }>(shown, {
    ids: atLeast(SHAPE, NOTHING, [...nodes].map(id)),
    rows: atLeast(
      SHAPE,
      [NOTHING, NOTHING, NOTHING, NOTHING],
      [...ties].map((t) => {
        const tie = network.ties[t]!;
        return [id(tie.from), tie.kind, id(tie.to), tie.id];
      }),
    ),
  });
  return new Shown(network, row?.things ?? [], row?.ties ?? []);
}

type Key = readonly (number | string | null)[];

function compare(a: Key, b: Key): number {
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

const YEAR_MS = 365 * 86_400_000;
const since = (day: Date | null, at: Date) => day !== null && at.getTime() - day.getTime() <= YEAR_MS;

function knownOf(network: DistrictNetwork, at: Date): TiesKnown {
  const people = network.nodes.flatMap(({ noun, here }, v) => (noun === "Person" && here ? [v] : []));
  const ties = network.ties.filter(({ over, kind }) => !over && kind !== "LIVES_IN" && kind !== "ABOUT");
  const tied = people.filter((v) => {
    for (const t of network.of(v)) {
      const { kind } = network.ties[t]!;
      if (kind !== "LIVES_IN" && kind !== "LIVES_TOGETHER") return true;
    }
    return false;
  });
  return {
    people: people.length,
    tied: tied.length,
    ties: ties.length,
    confirmedWithinYear: ties.filter(({ observedAt }) => since(observedAt, at)).length,
    more: network.more,
  };
}

function coverageOf(network: DistrictNetwork, at: Date): Answer["coverage"] {
  const offers = network.nodes.filter(({ noun, here }) => noun === "Offer" && here).slice(0, 500);
  return {
    offersKnown: offers.length,
    confirmedWithinYear: offers.filter(({ offered }) => since(offered?.observedAt ?? null, at)).length,
    population: network.homes.length === 1 ? (network.homes[0]!.population ?? null) : null,
  };
}

const NOBODY_THERE: Words = {
  ja: "その人も校区も見つかりません。id か校区の名前をもう一度確かめてください。",
  en: "There is no such person or district; check the id, or the district's name.",
};

function unknown(words: Words, didYouMean: Suggestion[]): NetworkAnswer {
  return Object.assign(notUnderstood(words, didYouMean, []), { known: null });
}
