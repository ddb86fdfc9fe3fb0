import { MaxLength, validate } from "class-validator";
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import type { Transaction } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { atLeast, NOTHING } from "../graph/steady.ts";
import { mustBeAbleToChooseWhoSees, mustBeAbleToWrite } from "../trust/policy.ts";
import { entityById, ShownTo } from "./entity.ts";
import { WishState } from "./enums.ts";
import { mistake, MistakeCode, Refused, type Payload } from "./mistakes.ts";
import { isSeenByNobody, liesAt } from "./lies.ts";
import { once, takenBack } from "./record.ts";
import { notFound, notKept, seenByNobody, stale } from "./refusals.ts";
import { settleIn } from "./settle.ts";
import { mistakesIn } from "./validation.ts";
import { ARROWS, chosenByWisher, comingTo, noArrow, type WishStateName } from "./wish-arrows.ts";
import { Wish, WishPayload } from "./wish.ts";

const moveWish = statement(import.meta.url, "wish-move.cypher");
const showWish = statement(import.meta.url, "wish-show.cypher");

@InputType({ description: "Where a wish goes, and what came of it. / 願いの進みぐあい" })
export class WishMoveInput {
  @Field(() => WishState, { description: "The state it goes to." })
  to!: WishStateName;

  @MaxLength(2_000)
  @Field(() => String, {
    nullable: true,
    description: "What came of it, in words; needed when it was fulfilled. / どうなったか",
  })
  outcome?: string | null;
}

@Resolver(() => Wish)
export class WishLifeResolver {
  @Mutation(() => WishPayload, {
    description:
      "Move a wish to another state: OPEN → GROWING → FULFILLED; what is open or growing may be LAID_DOWN; what is growing may be OPEN again, what was laid down voiced again (OPEN), what was fulfilled taken up again (GROWING); CLOSED may become OPEN. Any other move is refused. / 願いを次の段階に進める",
  })
  async wishMove(
    @Arg("id", () => ID, { description: "Which wish." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("input", () => WishMoveInput, { description: "Where it goes." }) input: WishMoveInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Wish>> {
    mustBeAbleToWrite(context.viewer);
    const mistakes = [
      ...(await validate(input, { skipMissingProperties: true })).flatMap((error) => mistakesIn(error)),
      ...(input.to === "FULFILLED" && !input.outcome?.trim() ? [NO_OUTCOME] : []),
    ];
    if (mistakes.length > 0) return { result: null, userErrors: mistakes };
    const { to, outcome } = input;
    return writtenWish(context, async (tx) =>
      once(context, tx, key, { move: id, version, to, outcome }, "wishMove", async () => {
        const { viewer, now } = context;
        const [found] = await tx.run<{ state: WishStateName; version: number; keeps: boolean }>(moveWish, {
          id,
          version,
          from: atLeast<string>(1, NOTHING, comingTo(to)),
          changes: { state: to, outcome: outcome ?? null, movedAt: now, movedBy: viewer.id },
          keeps: context.keeps,
          codes: viewer.codes,
          now,
        });
        if (!found) throw new Refused([notFound(["id"], id)]);
        if (!found.keeps) throw new Refused([notKept()]);
        if (found.version !== version) throw new Refused([stale(found.version)]);
        if (!ARROWS[found.state].includes(to)) throw new Refused([noArrow(["input", "to"], found.state, to)]);
        return { id, touched: [id] };
      }),
    );
  }

  @Mutation(() => WishPayload, {
    description:
      "Choose who may see a wish: the wisher themself, or a coordinator of their district as long as the wisher has not chosen. One person or company is named by a consent. / 願いを見せる相手を決める",
  })
  async wishShow(
    @Arg("id", () => ID, { description: "Which wish." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("shownTo", () => ShownTo, { description: "Who may see it from the next request on." }) shownTo: ShownTo,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Wish>> {
    mustBeAbleToChooseWhoSees(context.viewer);
    return writtenWish(context, async (tx) =>
      once(context, tx, key, { show: id, version, shownTo }, "wishShow", async () => {
        const { viewer, now } = context;
        const [found] = await tx.run<{ version: number; own: boolean; keeps: boolean; chosen: boolean }>(showWish, {
          id,
          version,
          shownTo,
          self: viewer.self,
          keeps: context.keeps,
          codes: viewer.codes,
          now,
        });
        if (!found) throw new Refused([notFound(["id"], id)]);
        if (!found.own && !found.keeps) throw new Refused([notKept()]);
        if (!found.own && found.chosen) throw new Refused([chosenByWisher(["shownTo"])]);
        if (found.version !== version) throw new Refused([stale(found.version)]);
        await settleIn(tx, [id], now);
        const [place] = await liesAt(context, tx, [id]);
        if (!found.own && place && isSeenByNobody(place)) throw new Refused([seenByNobody(["shownTo"])]);
        return { id, touched: [id] };
      }),
    );
  }
}

/** Moves and shows nobody's wish and takes it back. */
export async function rehearseWishes(context: Context, within: number): Promise<void> {
  const { graph, viewer, now } = context;
  const at = { id: "-", version: 1, keeps: context.keeps, codes: viewer.codes, now };
  const changes = { state: "GROWING", outcome: null, movedAt: now, movedBy: viewer.id };
  await takenBack(graph, within, async (tx) => {
    await tx.run(moveWish, { ...at, from: comingTo("GROWING"), changes });
    await tx.run(showWish, { ...at, shownTo: "DISTRICT", self: viewer.self });
  });
}

/** Writes, and gives the wish as it then stands. */
export async function writtenWish(
  context: Context,
  work: (tx: Transaction) => Promise<{ id: string; subjects: readonly string[] }>,
): Promise<Payload<Wish>> {
  try {
    const { id, subjects } = await context.write(work);
    context.shown.logged(subjects);
    context.forget();
    return { result: await entityById(context, id), userErrors: [] };
  } catch (error) {
    if (error instanceof Refused) return { result: null, userErrors: error.mistakes };
    throw error;
  }
}

const NO_OUTCOME = mistake(
  MistakeCode.REQUIRED,
  ["input", "outcome"],
  "叶った願いには、どうなったか（outcome）を書いてください。",
  "Say what came of it (outcome) when a wish is fulfilled.",
);
