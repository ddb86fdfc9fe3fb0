import type { Context } from "../../context.ts";
import type { Words } from "../../things/language.ts";
import { notUnderstood, reasonOf, type Coverage, type RankedAnswer, type StepRow } from "../answer.ts";
import type { Weights } from "../matching/candidates.ts";
import { theDistrict } from "../the-district.ts";
import { straightMetres } from "../walking.ts";
import type { MixingGenerationsArgs } from "./arguments.ts";
import { Gatherings, type Gathering, type Wished } from "./gatherings.ts";
import { meanOf, pageIn, scoreOf } from "./ranking.ts";
import { ageIn, hidden, SMALL, type TieRow } from "./rows.ts";
import { Generation, type GenerationMix, type GenerationName, type MixMarkName } from "./subjects.ts";

/** In the order of the parts; formulas: the table in the README. */
export const MIX_WEIGHTS: Weights = [
  ["GENERATIONS", 0.4],
  ["TOPIC", 0.25],
  ["TIES", 0.2],
  ["DISTANCE", 0.15],
];

const GENERATIONS: readonly GenerationName[] = ["YOUNG", "MIDDLE", "OLDER"];
/** A generation is there when one in five is of it. */
const PRESENT = 0.2;
const RANK: Readonly<Record<MixMarkName, number>> = { MIXES: 2, COULD: 1, ONE_SIDED: 0 };

interface Inviting {
  readonly generation: GenerationName;
  readonly guest: string;
  readonly tie: { readonly row: TieRow; readonly asker: string } | null;
  readonly wishes: { readonly there: Wished; readonly theirs: Wished } | null;
  readonly parts: readonly (number | null)[];
  readonly score: number;
}

interface Mix {
  readonly gathering: Gathering;
  readonly mark: MixMarkName;
  readonly counts: ReadonlyMap<GenerationName, readonly string[]>;
  readonly missing: readonly GenerationName[];
  readonly invitations: readonly Inviting[];
  readonly parts: readonly (number | null)[];
  readonly score: number;
}

/** One round trip, by words two. */
export async function findMixing(context: Context, args: MixingGenerationsArgs): Promise<RankedAnswer> {
  const { page, at } = await pageIn(context, args, "mixingGenerations", [args.district, args.types, args.at]);
  const asked = await theDistrict(context, args.district);
  if (!asked.id) return notUnderstood(asked.words, asked.didYouMean, []);
  const found = await Gatherings.read(context, { district: asked.id, types: args.types, at });
  if (!found) return notUnderstood(asked.words, asked.didYouMean, []);
  const mixes = mixesOf(found, at);
  return {
    ...page(
      mixes.map((mix) => ({
        key: [RANK[mix.mark], mix.score, mix.gathering.place.id] as const,
        node: () => ({
          subject: subjectOf(found, mix),
          score: scoreOf(mix.score, mix.parts, MIX_WEIGHTS),
          reasons: reasonsOf(found, mix).map(reasonOf),
          verdict: "MAY_SHOW" as const,
          slots: [],
        }),
      })),
    ),
    whyNobody: mixes.length > 0 ? null : { words: whyNone(found), gates: [], relaxations: [] },
    coverage: birthYearsKnown(found, mixes.length),
    leftOut: found.leftOut(),
    didYouMean: asked.didYouMean,
    understood: [found.district],
  };
}

/** Of each place here of which five or more people's years of birth are known; of fewer, nothing is told. */
export function mixesOf(found: Gatherings, at: Date): Mix[] {
  const wishesAbout = grouped(found.wishes, (wish) => wish.topic);
  const wishesOf = grouped(found.wishes, (wish) => wish.person);
  return found.all.flatMap((gathering) => {
    if (!gathering.here) return [];
    const counts = new Map<GenerationName, string[]>(GENERATIONS.map((generation) => [generation, []]));
    for (const id of gathering.people.keys()) {
      const generation = generationOf(found, id, at);
      if (generation) counts.get(generation)!.push(id);
    }
    const known = [...counts.values()].reduce((sum, people) => sum + people.length, 0);
    if (known < SMALL) return [];
    const shares = GENERATIONS.map((generation) => counts.get(generation)!.length / known);
    const missing = GENERATIONS.filter((_, each) => shares[each]! < PRESENT);
    // Blau's index: how likely two of its people are of different generations, over the most that three generations allow.
    const evenness = (1 - shares.reduce((sum, share) => sum + share * share, 0)) / (2 / 3);
    const invitations = missing
      .flatMap((generation) => inviting(found, { gathering, generation, at, wishesAbout, wishesOf }))
      .toSorted((a, b) => b.score - a.score || (a.guest < b.guest ? -1 : 1));
    const mark = GENERATIONS.length - missing.length > 1 ? "MIXES" : invitations.length > 0 ? "COULD" : "ONE_SIDED";
    const best = mark === "COULD" ? invitations[0]!.parts : [null, null, null];
    const parts = [evenness, ...best];
    return [{ gathering, mark, counts, missing, invitations, parts, score: meanOf(parts, MIX_WEIGHTS) }];
  });
}

function generationOf(found: Gatherings, id: string, at: Date): GenerationName | null {
  const age = ageIn(at, found.person(id)[4]);
  return age === null ? null : age < 18 ? "YOUNG" : age < 65 ? "MIDDLE" : "OLDER";
}

interface Wanted {
  readonly gathering: Gathering;
  readonly generation: GenerationName;
  readonly at: Date;
  readonly wishesAbout: ReadonlyMap<string, readonly Wished[]>;
  readonly wishesOf: ReadonlyMap<string, readonly Wished[]>;
}

/** Who of this generation has a reason to come: a wish that one there answers, or somebody there who knows them. */
function inviting(found: Gatherings, wanted: Wanted): Inviting[] {
  const { gathering, generation, at, wishesAbout, wishesOf } = wanted;
  const ties = new Map<string, { row: TieRow; asker: string }>();
  const pairs = new Map<string, { there: Wished; theirs: Wished }>();
  const isWanted = (id: string) => !gathering.people.has(id) && generationOf(found, id, at) === generation;
  for (const asker of gathering.people.keys()) {
    for (const [guest, row] of found.acquaintances(asker)) {
      const before = ties.get(guest);
      // A child brings nobody: whoever asks is grown up, as far as is known.
      if (!isWanted(guest) || generationOf(found, asker, at) === "YOUNG") continue;
      if (!before || row[0] < before.row[0]) ties.set(guest, { row, asker });
    }
    for (const there of wishesOf.get(asker) ?? []) {
      for (const theirs of wishesAbout.get(there.topic) ?? []) {
        if (!isWanted(theirs.person) || pairs.has(theirs.person) || !meets(there, theirs)) continue;
        pairs.set(theirs.person, { there, theirs });
      }
    }
  }
  return [...new Set([...ties.keys(), ...pairs.keys()])].map((guest) => {
    const [home, spot] = [found.person(guest)[5], gathering.place.point];
    const parts = [
      pairs.has(guest) ? 1 : 0,
      ties.has(guest) ? 1 : 0,
      home && spot ? 1 / (1 + straightMetres(home, spot) / 1000) : null,
    ];
    const score = meanOf([null, ...parts], MIX_WEIGHTS);
    return { generation, guest, tie: ties.get(guest) ?? null, wishes: pairs.get(guest) ?? null, parts, score };
  });
}

/** Giving meets receiving, and together meets everything. */
function meets(one: Wished, other: Wished): boolean {
  return one.stance === "TOGETHER" || other.stance === "TOGETHER" || one.stance !== other.stance;
}

function subjectOf(found: Gatherings, mix: Mix): GenerationMix {
  return {
    shape: "GenerationMix",
    place: mix.gathering.place,
    mark: mix.mark,
    generations: GENERATIONS.map((generation) => ({
      generation: Generation[generation],
      people: hidden(mix.counts.get(generation)!.length),
    })),
    missing: [...mix.missing],
    invitations: mix.invitations.slice(0, 3).map(({ generation, guest, tie, wishes }) => ({
      generation,
      person: found.mention(guest),
      asker: tie && found.mention(tie.asker),
      topic: wishes && wishes.theirs.steps[1][2],
    })),
  };
}

/** What mixes: one of each generation. What could: the two wishes, and who knows whom. Otherwise one who is there. */
function reasonsOf(found: Gatherings, { gathering, mark, counts, invitations }: Mix): (readonly StepRow[])[] {
  const [best] = invitations;
  if (mark === "COULD" && best) {
    const { wishes, tie } = best;
    return [
      ...(wishes ? [wishes.there.steps, wishes.theirs.steps] : []),
      ...(tie ? [[found.acquaintance(tie.row), ...gathering.people.get(tie.asker)!]] : []),
    ];
  }
  return [...counts.values()].flatMap(([first]) => (first === undefined ? [] : [gathering.people.get(first)!]));
}

function grouped<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

function birthYearsKnown({ all, district, population }: Gatherings, told: number): Coverage {
  const here = all.filter((place) => place.here).length;
  const rest = here - told;
  return {
    offersKnown: 0,
    confirmedWithinYear: 0,
    population,
    words: {
      ja: `${district.name}で見える場所${here}か所のうち、通う人の生まれ年が5人以上分かるのは${told}か所です。${rest === 0 ? "" : `残りの${rest}か所については何も言えません。`}`,
      en: `Of the ${here} places seen in ${district.name}, five or more visitors' years of birth are known of ${told}${rest === 0 ? "" : `; of the other ${rest} nothing can be told`}.`,
    },
  };
}

function whyNone({ district, all }: Gatherings): Words {
  const here = all.filter((place) => place.here).length;
  return here === 0
    ? {
        ja: `${district.name}に、人の集まる場所は記録されていません。types で場所の種類を広げてみてください。`,
        en: `No place where people meet is recorded in ${district.name}; ask for more kinds of place in \`types\`.`,
      }
    : {
        ja: `${district.name}の場所${here}か所のどこも、通う人の生まれ年が5人分そろっていません。だれが来ているかを書くと分かります。`,
        en: `Of none of the ${here} places in ${district.name} five visitors' years of birth are known; write down who comes.`,
      };
}
