import { randomUUID } from "node:crypto";
import { Length, MaxLength, validate } from "class-validator";
import { GraphQLDateTime } from "graphql-scalars";
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";
import type { Context } from "../context.ts";
import type { Transaction, Value } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { mustBeAbleToWrite } from "../trust/policy.ts";
import { correctionAsText } from "./changes.ts";
import { Entity, entityById, ShownTo } from "./entity.ts";
import { StepState } from "./enums.ts";
import { tied, tiedOne } from "./lists.ts";
import { mistake, Mistake, MistakeCode, Refused, type Payload } from "./mistakes.ts";
import { connectionOf, PageArgs, type Page } from "./page.ts";
import { emptied, isBlank, once, propertiesOf, takenBack } from "./record.ts";
import { notFound, notKept, stale } from "./refusals.ts";
import { settleIn } from "./settle.ts";
import { mistakesIn } from "./validation.ts";
import { ALIVE, over, type WishStateName } from "./wish-arrows.ts";
import { Wish } from "./wish.ts";

const touchWish = statement(import.meta.url, "wish-touch.cypher");
const wishOfStep = statement(import.meta.url, "wish-of-step.cypher");
const registerNode = statement(import.meta.url, "register.cypher");
const correctNode = statement(import.meta.url, "correct.cypher");
const addTies = statement(import.meta.url, "add-ties.cypher");

@ObjectType()
@InputType()
abstract class WishStepFacts {
  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "What was done, by whom, in words. / 内容" })
  description?: string | null;

  @Field(() => StepState, { nullable: true, description: "Whether it was done; when left out, PLANNED. / 状態" })
  state?: keyof typeof StepState | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "When it was done, or is to be done; null when that is open. / いつ",
  })
  at?: Date | null;
}

export interface WishStep extends Entity {}

@ObjectType({
  implements: [Entity],
  description: "A step by which a wish takes shape; seen by those who see the wish, at the most. / 願いの一歩",
})
export class WishStep extends WishStepFacts {}

export const WishSteps = connectionOf("WishStep", () => WishStep);

@InputType({
  description:
    "What is registered or corrected of a step. A field left out stays as it is; null clears it. / 一歩の記入欄",
})
export class WishStepInput extends WishStepFacts {
  @Length(1, 200)
  @Field(() => String, { nullable: true, description: "What it is, in a few words; needed to add it. / 題" })
  name?: string | null;

  @Field(() => ShownTo, {
    nullable: true,
    description: "Who may see it, of those who see the wish; when left out, all of them. / 見せる相手",
  })
  shownTo?: ShownTo | null;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "Where it is known from. / 情報の出どころ" })
  source?: string | null;
}

@ObjectType({ description: "What became of adding or correcting a step." })
export class WishStepPayload implements Payload<WishStep> {
  @Field(() => WishStep, {
    name: "wishStep",
    nullable: true,
    description: "As it now stands; null when something was wrong, or when you may not see what you wrote.",
  })
  result!: WishStep | null;

  @Field(() => [Mistake], { description: "What was wrong; then nothing was changed. Empty when all went well." })
  userErrors!: readonly Mistake[];
}

const VERSION = { description: "The version that was read; a stale one is refused." };
const KEY = { description: "Any text of your own, up to 200 characters; sent again, it gives the first result again." };

@Resolver(() => WishStep)
export class WishStepResolver {
  @Mutation(() => WishStepPayload, {
    description:
      "Add a step to a wish that is open or taking shape. One that is done makes an open wish take shape. / 願いに一歩を足す",
  })
  async wishAddStep(
    @Arg("wish", () => ID, { description: "Which wish." }) wish: string,
    @Arg("input", () => WishStepInput, { description: "The step." }) input: WishStepInput,
    @Arg("idempotencyKey", () => String, KEY) key: string,
    @Ctx() context: Context,
  ): Promise<Payload<WishStep>> {
    const unnamed = input.name === undefined || isUnnamed(input) ? [UNNAMED] : [];
    return writtenStep(context, input, unnamed, async (tx, properties) =>
      once(context, tx, key, { wish, step: properties }, "wishAddStep", async () => {
        const { viewer, now } = context;
        const state = properties["state"] ?? "PLANNED";
        await touch(context, tx, wish, state === "DONE", ["wish"]);
        const id = `stp_${randomUUID()}`;
        // It goes with its wish, so by itself it holds nobody back.
        const facts = { ...properties, state, shownTo: properties["shownTo"] ?? "PUBLIC" };
        await tx.run(registerNode, { id, noun: "WishStep", properties: facts, now, by: viewer.id });
        const rows = [[wish, id, `tie_${randomUUID()}`]];
        await tx.run(addTies, { rows, kind: "HAS_STEP", mutual: false, codes: viewer.codes, now, by: viewer.id });
        await settleIn(tx, [wish], now);
        return { id, touched: [wish] };
      }),
    );
  }

  @Mutation(() => WishStepPayload, { description: "Correct a step. / 一歩を訂正する" })
  async wishStepCorrect(
    @Arg("id", () => ID, { description: "Which step." }) id: string,
    @Arg("version", () => Int, VERSION) version: number,
    @Arg("input", () => WishStepInput, { description: "What is to change." }) input: WishStepInput,
    @Arg("idempotencyKey", () => String, KEY) key: string,
    @Ctx() context: Context,
  ): Promise<Payload<WishStep>> {
    const wrong = [...(isUnnamed(input) ? [UNNAMED] : []), ...emptied(input)];
    return writtenStep(context, input, wrong, async (tx, changes) =>
      once(context, tx, key, { step: id, version, changes }, "wishStepCorrect", async () =>
        change(context, tx, { id, version }, changes),
      ),
    );
  }

  @Mutation(() => WishStepPayload, {
    description: "A step was done; a wish that was only voiced takes shape with it. / 一歩ができた",
  })
  async wishStepDone(
    @Arg("id", () => ID, { description: "Which step." }) id: string,
    @Arg("version", () => Int, VERSION) version: number,
    @Arg("at", () => GraphQLDateTime, { nullable: true, description: "When; left out, now. / いつ" }) at: Date | null,
    @Arg("idempotencyKey", () => String, KEY) key: string,
    @Ctx() context: Context,
  ): Promise<Payload<WishStep>> {
    return writtenStep(context, new WishStepInput(), [], async (tx) =>
      once(context, tx, key, { done: id, version, at: at ?? null }, "wishStepDone", async () =>
        change(context, tx, { id, version }, { state: "DONE", at: at ?? context.now }),
      ),
    );
  }

  @FieldResolver(() => Wish, { nullable: true, description: "The wish that it brings nearer. / どの願いの" })
  async wish(@Root() of: WishStep, @Ctx() context: Context): Promise<Wish | null> {
    return tiedOne<Wish>(context, of, "HAS_STEP", "IN");
  }
}

@Resolver(() => Wish)
export class StepsOfWish {
  @FieldResolver(() => WishSteps, { description: "The steps by which it takes shape. / これまでとこれからの一歩" })
  async steps(
    @Root() of: Wish,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<WishStep>> {
    return tied<WishStep>(context, of, "HAS_STEP", "OUT", page);
  }
}

const UNNAMED = mistake(MistakeCode.REQUIRED, ["input", "name"], "name を入れてください。", "Please give name.");

function isUnnamed({ name }: WishStepInput): boolean {
  return name === null || (name !== undefined && isBlank(name));
}

async function writtenStep(
  context: Context,
  input: WishStepInput,
  missing: readonly Mistake[],
  work: (tx: Transaction, properties: Record<string, Value>) => Promise<{ id: string; subjects: readonly string[] }>,
): Promise<Payload<WishStep>> {
  mustBeAbleToWrite(context.viewer);
  const wrong = await validate(input, { skipMissingProperties: true, forbidUnknownValues: false });
  const mistakes = [...missing, ...wrong.flatMap((error) => mistakesIn(error))];
  if (mistakes.length > 0) return { result: null, userErrors: mistakes };
  try {
    const { id, subjects } = await context.write(async (tx) => work(tx, propertiesOf(input)));
    context.shown.logged(subjects);
    context.forget();
    return { result: await entityById(context, id), userErrors: [] };
  } catch (error) {
    if (error instanceof Refused) return { result: null, userErrors: error.mistakes };
    throw error;
  }
}

/** Takes hold of nobody's wish and lets it go. */
export async function rehearseSteps({ graph, viewer, keeps, now }: Context, within: number): Promise<void> {
  const seen = { codes: viewer.codes, now };
  await takenBack(graph, within, async (tx) => {
    await tx.run(wishOfStep, { id: "-", ...seen });
    await tx.run(touchWish, { wish: "-", done: true, by: viewer.id, keeps, ...seen });
  });
}

async function change(
  context: Context,
  tx: Transaction,
  { id, version }: { id: string; version: number },
  changes: Record<string, Value>,
): Promise<{ id: string; touched: readonly string[] }> {
  const { viewer, now } = context;
  const seen = { codes: viewer.codes, now };
  // The wish first, as when a step is added: two who write at once wait for each other in the same order.
  const [owner] = await tx.run<{ wish: string }>(wishOfStep, { id, ...seen });
  if (!owner) throw new Refused([notFound(["id"], id)]);
  await touch(context, tx, owner.wish, changes["state"] === "DONE", ["id"]);
  const [found] = await tx.run<{ version: number; keeps: boolean }>(correctNode, {
    id,
    version,
    noun: "WishStep",
    changes,
    correction: correctionAsText({ version: version + 1, at: now, by: viewer.id, fields: Object.keys(changes) }),
    keeps: context.keeps,
    ...seen,
  });
  if (!found) throw new Refused([notFound(["id"], id)]);
  if (!found.keeps) throw new Refused([notKept()]);
  if (found.version !== version) throw new Refused([stale(found.version)]);
  await settleIn(tx, [owner.wish, id], now);
  return { id, touched: [owner.wish] };
}

/** Takes hold of the wish, which must be alive; it takes shape when a step is done. */
async function touch(context: Context, tx: Transaction, wish: string, done: boolean, field: string[]): Promise<void> {
  const { viewer, now } = context;
  const [found] = await tx.run<{ state: WishStateName; keeps: boolean }>(touchWish, {
    wish,
    done,
    by: viewer.id,
    keeps: context.keeps,
    codes: viewer.codes,
    now,
  });
  if (!found) throw new Refused([notFound(field, wish)]);
  if (!found.keeps) throw new Refused([notKept()]);
  if (!ALIVE.includes(found.state)) throw new Refused([over(field, found.state)]);
}
