import { randomUUID } from "node:crypto";
import { ArrayMaxSize, Length, MaxLength, validate } from "class-validator";
import { GraphQLDateTime } from "graphql-scalars";
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import type { Transaction } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { atLeast, NOTHING } from "../graph/steady.ts";
import { mustBeAbleToMoveIntroductions, mustBeAbleToWrite } from "../trust/policy.ts";
import { ConsentForm } from "./consent.ts";
import { entityById } from "./entity.ts";
import type { Move } from "./introduction-moves.ts";
import {
  mustFit,
  takeIntroduction,
  writeProposal,
  writeTheMove,
  type Proposal,
  type Said,
  type Writer,
} from "./introduction-writing.ts";
import { Introduction, IntroductionMove } from "./introduction.ts";
import { mistake, Mistake, MistakeCode, Refused, type Payload } from "./mistakes.ts";
import { PARTIES, type Noun } from "./model.ts";
import { liesAt } from "./lies.ts";
import { once, propertiesOf, takenBack, type Written } from "./record.ts";
import { notFound, notKept, stale } from "./refusals.ts";
import { dayInWords } from "./tie.ts";
import { mistakesIn } from "./validation.ts";

const findReferred = statement(import.meta.url, "referred.cypher");
const concernedOf = statement(import.meta.url, "introduction-concerned.cypher");

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

const KEY = "Any text of your own, up to 200 characters; sent again, it gives the first result again.";

@Resolver(() => Introduction)
export class IntroductionLifeResolver {
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
      const [place] = await liesAt(context, tx, [id]);
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
async function assertGround({ viewer, keeps, now }: Context, tx: Transaction, input: IntroductionInput): Promise<void> {
  const { of, to, through, concerns } = input;
  const sides = { codes: viewer.codes, now };
  const found = await tx.run<{ id: string; noun: Noun }>(findReferred, {
    keeps,
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
