import { randomUUID } from "node:crypto";
import { ArrayMaxSize, Length, MaxLength, validate } from "class-validator";
import { GraphQLDateTime } from "graphql-scalars";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import type { Transaction } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { atLeast, NOTHING } from "../graph/steady.ts";
import { maySee } from "../trust/fields.ts";
import { mustBeAbleToMoveIntroductions, mustBeAbleToWrite } from "../trust/policy.ts";
import { ConsentForm } from "./consent.ts";
import { Entity, entityById, Mention, Party } from "./entity.ts";
import { enumOf } from "./enums.ts";
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
import {
  mustFit,
  takeIntroduction,
  writeProposal,
  writeTheMove,
  type Proposal,
  type Said,
  type Writer,
} from "./introduction-writing.ts";
import { inWords, Language, type Words } from "./language.ts";
import { mistake, Mistake, MistakeCode, Refused, type Payload } from "./mistakes.ts";
import { PARTIES, type Noun, type TieKind } from "./model.ts";
import { connectionOf } from "./page.ts";
import { notFound, notKept, once, propertiesOf, stale, takenBack, type Written } from "./record.ts";
import { dayInWords, honoured } from "./tie.ts";
import { mistakesIn } from "./validation.ts";

const findReferred = statement(import.meta.url, "referred.cypher");
const concernedOf = statement(import.meta.url, "introduction-concerned.cypher");
const whereItLies = statement(import.meta.url, "where-it-lies.cypher");
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

@InputType({ description: "An introduction to be proposed. / 紹介の提案" })
export class IntroductionInput {
  @Field(() => ID, { description: "Whom to introduce: a person, group, company or place. / だれを" })
  of!: string;

  @Field(() => ID, { description: "To whom. / だれに" })
  to!: string;

  @ArrayMaxSize(5)
  @Field(() => [ID], {
    defaultValue: [],
    description: "Who goes between, in the order in which they are to be asked. / だれを介して",
  })
  through!: string[];

  @ArrayMaxSize(5)
  @Field(() => [ID], {
    defaultValue: [],
    description: "The needs, wishes and offers of the two that it is about. / 何のために",
  })
  concerns!: string[];

  @Length(1, 200)
  @Field(() => String, {
    nullable: true,
    description:
      "A title, which everybody who is asked will read: let it name nobody. When left out, 「紹介」 and the day.",
  })
  name?: string | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "A remark for the coordinators. / 備考" })
  note?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "When it was proposed; when left out, now." })
  at?: Date | null;
}

@InputType({ description: "What is recorded of a move. / 動きの記入欄" })
export class IntroductionMoveInput {
  @Field(() => ID, {
    nullable: true,
    description: "With AGREE and DECLINE: who answers. When left out, the one who is asked now.",
  })
  who?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "When it happened; when left out, now." })
  at?: Date | null;

  @Field(() => ConsentForm, {
    nullable: true,
    description: "With AGREE: how a person agreed; needed, because it is their consent to be named to the other side.",
  })
  given?: keyof typeof ConsentForm | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "What was said; needed where a person agreed by word of mouth." })
  said?: string | null;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "Who answered in their place, and as what. / 代理人" })
  proxy?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "With AGREE: until when the consent holds." })
  until?: Date | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "With DECLINE: why; kept from the other side. / 断った理由" })
  reason?: string | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "A remark for the coordinators. / 備考" })
  note?: string | null;
}

@ObjectType({ description: "What became of proposing or moving an introduction." })
export class IntroductionPayload implements Payload<Introduction> {
  @Field(() => Introduction, {
    name: "introduction",
    nullable: true,
    description: "As it now stands; null when something was wrong.",
  })
  result!: Introduction | null;

  @Field(() => [Mistake], { description: "What was wrong; then nothing was changed. Empty when all went well." })
  userErrors!: readonly Mistake[];
}

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

const KEY = "Any text of your own; sent again, it gives the first result again.";

@Resolver(() => Introduction)
export class IntroductionResolver {
  @Mutation(() => IntroductionPayload, {
    description: "Propose to introduce somebody to somebody. Nobody is asked yet. / 紹介を提案する",
  })
  async introductionPropose(
    @Arg("input", () => IntroductionInput, { description: "The proposal." }) input: IntroductionInput,
    @Arg("idempotencyKey", () => String, { description: KEY }) key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Introduction>> {
    mustBeAbleToWrite(context.viewer);
    const mistakes = [...(await validated(input)), ...unfit(context, input)];
    if (mistakes.length > 0) return { result: null, userErrors: mistakes };
    return written(context, key, { propose: propertiesOf(input) }, "introductionPropose", async (tx) => {
      const { of, to, through, concerns } = input;
      await assertGround(context, tx, input);
      const at = input.at ?? context.now;
      const plan: Proposal = {
        id: `int_${randomUUID()}`,
        name: input.name ?? `紹介（${dayInWords(at).ja}）`,
        of,
        to,
        through,
        concerns,
        note: input.note ?? null,
        at,
      };
      const id = await writeProposal(tx, writerOf(context), plan);
      if (id === undefined) throw new Refused([OPEN_ALREADY]);
      const [place] = await tx.run<{ keeps: boolean }>(whereItLies, { id, keeps: context.keeps });
      if (!place?.keeps) throw new Refused([notKept()]);
      return { id, touched: [of, to, ...through, ...concerns] };
    });
  }

  @Mutation(() => IntroductionPayload, {
    description:
      "Move an introduction: a coordinator of its districts, or with AGREE and DECLINE whoever is asked. What its state does not allow is refused. / 紹介を進める",
  })
  async introductionMove(
    @Arg("id", () => ID, { description: "Which introduction." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("move", () => IntroductionMove, { description: "Which move." }) move: Move,
    @Arg("input", () => IntroductionMoveInput, { nullable: true, description: "What is recorded of it." })
    given: IntroductionMoveInput | null,
    @Arg("idempotencyKey", () => String, { description: KEY }) key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Introduction>> {
    mustBeAbleToMoveIntroductions(context.viewer);
    const input = given ?? new IntroductionMoveInput();
    const mistakes = await validated(input);
    if (mistakes.length > 0) return { result: null, userErrors: mistakes };
    const contents = { introduction: id, version, move, input: propertiesOf(input) };
    return written(context, key, contents, "introductionMove", async (tx) => {
      const writer = writerOf(context);
      const standing = await takeIntroduction(tx, writer, id);
      if (!standing) throw new Refused([notFound(["id"], id)]);
      if (standing.version !== version) throw new Refused([stale(standing.version)]);
      const said = saidOf(move, input, context.now);
      mustFit(standing, said, writer);
      return { id, touched: await writeTheMove(tx, writer, id, standing, said) };
    });
  }

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

interface Waiting {
  readonly state: State;
  readonly since: Date;
  readonly metAt: Date | null;
  readonly at: Date;
  /** Who is asked, or is to be asked next; undefined where the viewer may not see them. */
  readonly asked: Mention | undefined;
}

/** What is to be done and why: since when it stands there, and on which day the next step was due. */
export function dueInWords({ state, since, metAt, at, asked }: Waiting): Words {
  const [from, due, met] = [dayInWords(since), dayInWords(at), dayInWords(metAt ?? since)];
  const whom = asked ? { ja: honoured(asked), en: asked.name } : { ja: "次の人", en: "the next one" };
  const whose = asked ? whom : { ja: "聞いた人", en: "the one asked" };
  const told: Partial<Record<State, Words>> = {
    PROPOSED: {
      ja: `${from.ja}に提案したまま、まだだれにも聞いていません。${whom.ja}に聞いてください`,
      en: `Proposed on ${from.en}, and nobody has been asked; ask ${whom.en}`,
    },
    ASKED: {
      ja: `${from.ja}に${whose.ja}に聞いて、返事がまだありません。返事を確かめてください`,
      en: `${whose.en} was asked on ${from.en} and has not answered; find out`,
    },
    HALFWAY: {
      ja: `${from.ja}に前の人が承諾しました。次は${whom.ja}に聞いてください`,
      en: `The one before agreed on ${from.en}; now ask ${whom.en}`,
    },
    ACCEPTED: {
      ja: `${from.ja}に全員が承諾しました。会えたかどうかを確かめてください`,
      en: `All agreed on ${from.en}; find out whether they met`,
    },
    MET: {
      ja: `${from.ja}に会えました。三度目も会えたかを確かめてください`,
      en: `They met on ${from.en}; find out whether they met a third time`,
    },
    THIRD_TIME: {
      ja: `${met.ja}に会えてから半年です。続いているかを確かめてください`,
      en: `It is six months since they met on ${met.en}; find out whether it lives`,
    },
  };
  const words = told[state] ?? { ja: "", en: "" };
  return { ja: `${words.ja}（期日は${due.ja}）。`, en: `${words.en} (due ${due.en}).` };
}

/** Whoever asks, as those who write. */
export function writerOf({ viewer, keeps, now }: Context): Writer {
  return { by: viewer.id, self: viewer.party, keeps, codes: viewer.codes, now };
}

/** What belongs to an answer is kept with answers only, and why somebody declined nowhere else. */
function saidOf(move: Move, input: IntroductionMoveInput, now: Date): Said {
  const answers = move === "AGREE" || move === "DECLINE";
  const of = <T>(value: T | null | undefined, applies = answers): T | null => (applies ? (value ?? null) : null);
  return {
    move,
    who: of(input.who),
    at: input.at ?? now,
    given: of(input.given),
    said: of(input.said),
    proxy: of(input.proxy),
    until: of(input.until, move === "AGREE"),
    reason: of(input.reason, move === "DECLINE"),
    note: input.note ?? null,
  };
}

async function validated(input: object): Promise<Mistake[]> {
  const errors = await validate(input, { skipMissingProperties: true, forbidUnknownValues: false });
  return errors.flatMap((error) => mistakesIn(error));
}

/** What can be seen to be wrong without looking into the graph. */
function unfit({ now }: Context, { of, to, through, at }: IntroductionInput): Mistake[] {
  const all = [of, ...through, to];
  return [
    new Set(all).size < all.length &&
      wrong("through", "同じ人を二度入れることはできません。", "Nobody takes part twice in one introduction."),
    at && at > now && wrong("at", "at に、これからの日時は入れられません。", "`at` lies in the future."),
  ].filter((each): each is Mistake => Boolean(each));
}

/** Everybody named is there and can be introduced, and what it is about is theirs. */
async function assertGround({ viewer, now }: Context, tx: Transaction, input: IntroductionInput): Promise<void> {
  const { of, to, through, concerns } = input;
  const sides = { codes: viewer.codes, now };
  const found = await tx.run<{ id: string; noun: Noun }>(findReferred, {
    ids: atLeast(2, NOTHING, [of, to, ...through]),
    ...sides,
  });
  const own = await tx.run<{ id: string }>(concernedOf, {
    ids: atLeast(2, NOTHING, concerns),
    sides: [of, to],
    ...sides,
  });
  const parties: readonly Noun[] = PARTIES;
  const named: [field: string, id: string][] = [
    ["of", of],
    ...through.map((id): [string, string] => ["through", id]),
    ["to", to],
  ];
  const mistakes = [
    ...named.flatMap(([field, id]) => {
      const noun = found.find((each) => each.id === id)?.noun;
      if (noun === undefined) return [notFound(["input", field], id)];
      if (parties.includes(noun)) return [];
      return [
        wrong(
          field,
          `${field} には ${parties.join("・")} の id を入れてください（${id} は ${noun} です）。`,
          `${field} takes the id of a ${parties.join(" or ")}; ${id} is a ${noun}.`,
        ),
      ];
    }),
    ...concerns.filter((id) => !own.some((each) => each.id === id)).map((id) => notFound(["input", "concerns"], id)),
  ];
  if (mistakes.length > 0) throw new Refused(mistakes);
}

function wrong(field: string, ja: string, en: string): Mistake {
  return mistake(MistakeCode.INVALID, ["input", field], ja, en);
}

const OPEN_ALREADY = mistake(
  MistakeCode.INVALID,
  ["input", "to"],
  "このお二人の紹介は、もう進んでいます。その紹介を開いてください。",
  "These two have an open introduction already; open that one.",
);

async function written(
  context: Context,
  key: string,
  contents: object,
  action: string,
  work: (tx: Transaction) => Promise<Written>,
): Promise<Payload<Introduction>> {
  try {
    const { id, subjects } = await context.write(async (tx) =>
      once(context, tx, key, contents, action, async () => work(tx)),
    );
    context.forget();
    context.shown.logged(subjects);
    return { result: await entityById(context, id), userErrors: [] };
  } catch (error) {
    if (error instanceof Refused) return { result: null, userErrors: error.mistakes };
    throw error;
  }
}

/** Looks at what nobody's introduction would be about. */
export async function rehearseProposals({ graph, viewer, now }: Context, within: number): Promise<void> {
  const concerns = { ids: atLeast(2, NOTHING, []), sides: [NOTHING, NOTHING], codes: viewer.codes, now };
  await takenBack(graph, within, async (tx) => tx.run(concernedOf, concerns));
}
