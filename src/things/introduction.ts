import { GraphQLDateTime } from "graphql-scalars";
import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { statement } from "../graph/statement.ts";
import { maySee } from "../trust/fields.ts";
import { ConsentForm } from "./consent.ts";
import { Entity, Mention, Party } from "./entity.ts";
import { enumOf } from "./enums.ts";
import { dueInWords } from "./introduction-due.ts";
import {
  dueAt as dueAtOf,
  movesFrom,
  MOVE_WORDS,
  NEXT,
  outcomeOf,
  STATE_WORDS,
  stateFor,
  type Move,
  type Outcome,
  type State,
} from "./introduction-moves.ts";
import { inWords, Language, type Words } from "./language.ts";
import type { TieKind } from "./model.ts";
import { connectionOf } from "./page.ts";

const readParts = statement(import.meta.url, "introduction-parts.cypher");
const introductionsOf = statement(import.meta.url, "introductions-of.cypher");

const both = ({ ja, en }: Words) => `${ja} / ${en}`;

export const IntroductionState = enumOf(
  "IntroductionState",
  "Where an introduction stands. It moves only along the arrows in the README. / 紹介の状態",
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same keys
  Object.fromEntries(Object.entries(STATE_WORDS).map(([state, words]) => [state, both(words)])) as Record<
    State,
    string
  >,
);

export const IntroductionMove = enumOf(
  "IntroductionMove",
  "What moves an introduction from one state to another. / 紹介の動き",
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same keys
  Object.fromEntries(Object.entries(MOVE_WORDS).map(([move, words]) => [move, both(words)])) as Record<Move, string>,
);

export const IntroductionOutcome = enumOf(
  "IntroductionOutcome",
  "Whether the two met, as somebody recorded it. An introduction that was closed, declined or withdrawn is never counted as met. / 会えたかどうか",
  {
    PENDING: "まだこれから / not yet",
    MET: "会えた / they met",
    LASTING: "半年たっても続いている / it lives at six months",
    NEVER_MET: "会わないまま終わった / ended, and they never met",
    ENDED: "会えたあと、終わった / they met, and it ended later",
  } satisfies Record<Outcome, string>,
);

export const IntroductionAnswer = enumOf("IntroductionAnswer", "What one who is asked has answered. / 返事", {
  ASKED: "聞いた、返事はまだ / asked, and not answered yet",
  AGREED: "承諾 / agreed",
  DECLINED: "辞退 / declined",
});

const Place = enumOf("IntroductionPart", "As what somebody takes part in an introduction. / 紹介での立場", {
  OF: "紹介される側 / whom it introduces",
  THROUGH: "間に立つ人 / goes between",
  TO: "紹介する相手 / to whom",
} satisfies Partial<Record<TieKind, string>>);

@ObjectType({ description: "One whom an introduction joins, and what they answered. / 紹介に加わる人" })
export class IntroductionAsked {
  @Field(() => Mention, { description: "Who." })
  party!: Mention;

  @Field(() => Place, { description: "As what." })
  as!: keyof typeof Place;

  @Field(() => IntroductionAnswer, {
    nullable: true,
    description: "What they answered; null when they were not asked yet, or when it is neither your office nor you.",
  })
  answer!: keyof typeof IntroductionAnswer | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "When they were asked; null as with `answer`." })
  askedAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "When they answered; null as with `answer`." })
  answeredAt!: Date | null;
}

@ObjectType({
  description: "One move of an introduction, by whom and when; never changed afterwards. / 紹介の動きの記録",
})
export class IntroductionStep {
  @Field(() => Int, { description: "The version that it led to, counted from 1." })
  version!: number;

  @Field(() => IntroductionMove, { description: "Which move." })
  move!: Move;

  @Field(() => IntroductionState, { description: "The state that it led to." })
  state!: State;

  @Field(() => GraphQLDateTime, { description: "When it happened." })
  at!: Date;

  @Field(() => ID, { nullable: true, description: "Who was asked or answered; null for moves of all." })
  who!: string | null;

  @Field(() => ConsentForm, { nullable: true, description: "How an answer was given; null for other moves." })
  given!: keyof typeof ConsentForm | null;

  @Field(() => String, { nullable: true, description: "What was said, in their words; null when not recorded." })
  said!: string | null;

  @Field(() => String, { nullable: true, description: "Who answered in their place, and as what; null: themselves." })
  proxy!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Why somebody declined. Told to the coordinators and to whoever declined, never to the other side. / 断った理由",
  })
  reason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "A remark for the coordinators; null when there is none, and for everybody else.",
  })
  note!: string | null;

  @Field(() => String, { description: "Who recorded it: the id of a member of staff, or of the person." })
  recordedBy!: string;

  @Field(() => GraphQLDateTime, { description: "When it was recorded." })
  recordedAt!: Date;
}

@ObjectType({ description: "The next step of an introduction, and since when it is due. / 次の一歩" })
export class IntroductionDue {
  words!: Words;

  @Field(() => IntroductionMove, { description: "The move that is waited for." })
  move!: Move;

  @Field(() => GraphQLDateTime, { description: "When it is, or was, due." })
  at!: Date;
}

@Resolver(() => IntroductionDue)
export class IntroductionDueSentences {
  @FieldResolver(() => String, { description: "What to do, and why now. / 何をするか、なぜいまか" })
  sentence(
    @Root() due: IntroductionDue,
    @Arg("language", () => Language, { defaultValue: Language.JA, description: "The sentence's language." })
    language: Language,
  ): string {
    return inWords(due.words, language);
  }
}

export interface Introduction extends Entity {}

@ObjectType({
  implements: [Entity],
  description:
    "Somebody is introduced to somebody, through those who know both. Seen by the coordinators of the two sides' districts, and by each one who was asked. / 紹介",
})
export class Introduction {
  /** As they are kept; told by the resolver below. */
  state?: State | null;
  stateSince?: Date | null;
  metAt?: Date | null;
  dueAt?: Date | null;
  declinedBy?: string | null;
  districts?: readonly string[] | null;
}

export const Introductions = connectionOf("Introduction", () => Introduction);

interface Parts {
  parties: {
    kind: keyof typeof Place;
    position: number;
    answer: keyof typeof IntroductionAnswer | null;
    askedAt: Date | null;
    answeredAt: Date | null;
    party: Mention;
  }[];
  concerns: Entity[];
  history: IntroductionStep[];
}

@Resolver(() => Introduction)
export class IntroductionResolver {
  @FieldResolver(() => IntroductionState, {
    nullable: true,
    description:
      "Where it stands. That somebody declined, or that it was withdrawn, is told to the coordinators and to whoever declined; to others it is CLOSED. / 状態",
  })
  state(@Root() of: Introduction, @Ctx() context: Context): State | null {
    return of.state ? stateFor(asKept(of, of.state), isOffice(context, of), context.viewer.party) : null;
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true, description: "Since when it stands there. / いつから" })
  since(@Root() of: Introduction): Date | null {
    return of.stateSince ?? null;
  }

  @FieldResolver(() => IntroductionOutcome, {
    nullable: true,
    description: "Whether they met, as somebody recorded it: never from its being closed. / 会えたかどうか",
  })
  outcome(@Root() of: Introduction): Outcome | null {
    return of.state ? outcomeOf(of.state, of.metAt ?? null) : null;
  }

  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: "When they met; null when they did not. / 会えた日",
  })
  metAt(@Root() of: Introduction): Date | null {
    return of.metAt ?? null;
  }

  @FieldResolver(() => [IntroductionMove], {
    description: "The moves that its state allows; empty when it moves no more. / いまできる動き",
  })
  moves(@Root() of: Introduction): Move[] {
    return of.state ? movesFrom(of.state) : [];
  }

  @FieldResolver(() => [IntroductionAsked], {
    description: "Those it joins, in the order in which they are asked, as far as you may see them. / 紹介に加わる人",
  })
  async parties(@Root() of: Introduction, @Ctx() context: Context): Promise<IntroductionAsked[]> {
    const office = isOffice(context, of);
    const { parties } = await partsOf(context, of);
    return parties.map(({ kind, party, answer, askedAt, answeredAt }) =>
      office || party.id === context.viewer.party
        ? { party, as: kind, answer, askedAt, answeredAt }
        : { party, as: kind, answer: null, askedAt: null, answeredAt: null },
    );
  }

  @FieldResolver(() => [Entity], {
    description: "The needs, wishes and offers that it is about, of those you may see. / 何のために",
  })
  async concerns(@Root() of: Introduction, @Ctx() context: Context): Promise<Entity[]> {
    return (await partsOf(context, of)).concerns;
  }

  @FieldResolver(() => [IntroductionStep], {
    description:
      "Each move, by whom and when, in order: all of them for the coordinators, for whoever was asked their own. / これまでの動き",
  })
  async history(@Root() of: Introduction, @Ctx() context: Context): Promise<IntroductionStep[]> {
    // The second gate: a move is told whole or not at all.
    const seen = (await partsOf(context, of)).history.filter((each) => maySee(context, each));
    return isOffice(context, of)
      ? seen
      : seen.map((each) => Object.assign(new IntroductionStep(), each, { note: null }));
  }

  @FieldResolver(() => IntroductionDue, {
    nullable: true,
    description: "The next step; null when it waits for nothing, and for everybody but the coordinators. / 次の一歩",
  })
  async due(@Root() of: Introduction, @Ctx() context: Context): Promise<IntroductionDue | null> {
    const next = of.state ? NEXT[of.state] : undefined;
    if (!next || !of.state || !of.stateSince || !isOffice(context, of)) return null;
    const at = of.dueAt ?? dueAtOf(of.state, of.stateSince, of.metAt ?? null);
    if (!at) return null;
    const { parties } = await partsOf(context, of);
    const asked = parties.find(({ answer }) => (of.state === "ASKED" ? answer === "ASKED" : answer === null));
    const words = dueInWords({
      state: of.state,
      since: of.stateSince,
      metAt: of.metAt ?? null,
      at,
      asked: asked?.party,
    });
    return { move: next.move, at, words };
  }
}

/** Found by anybody who takes part. */
@Resolver(() => Party)
export class PartyIntroductionResolver {
  @FieldResolver(() => [Introduction], {
    description: "The introductions it takes part in, of those you may see, the latest first, at most fifty. / 紹介",
  })
  async introducedIn(@Root() of: Party, @Ctx() context: Context): Promise<Introduction[]> {
    const loader = context.loader<Introduction[]>("introductions", async (ids) => {
      const rows = await context.ask<{ party: string; introduction: Introduction }>(introductionsOf, { ids: [...ids] });
      return ids.map((each) => rows.filter((row) => row.party === each).map((row) => row.introduction));
    });
    return loader.load(of.id);
  }
}

/** All that one answer asks of its introductions goes out together. */
async function partsOf(context: Context, { id }: Introduction): Promise<Parts> {
  const loader = context.loader<Parts>("introduction parts", async (ids) => {
    const rows = await context.ask<{ id: string } & { [K in keyof Parts]: Parts[K] }>(readParts, { ids: [...ids] });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((each) => byId.get(each) ?? { parties: [], concerns: [], history: [] });
  });
  return loader.load(id);
}

/** The coordinators of its districts; whoever else sees it was asked, or is told by its word, and hears less. */
function isOffice({ viewer }: Context, { districts }: Introduction): boolean {
  return (districts ?? []).some((district) => viewer.codes.includes(`coordinator@district:${district}`));
}

function asKept({ declinedBy }: Introduction, state: State): { state: State; declinedBy: string | null } {
  return { state, declinedBy: declinedBy ?? null };
}
