import { MaxLength, validate } from "class-validator";
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { statement } from "../graph/statement.ts";
import { mustBeAbleToWrite } from "../trust/policy.ts";
import { maySee } from "../trust/fields.ts";
import { Party } from "./entity.ts";
import { Group, GROUP_RULES, GroupInput, GroupPayload, Groups } from "./group.ts";
import { tied } from "./lists.ts";
import { mistake, MistakeCode, Refused, type Mistake, type Payload } from "./mistakes.ts";
import { connectionOf, PageArgs, type Page } from "./page.ts";
import { register, takenBack, type NounRules } from "./record.ts";
import { notFound } from "./refusals.ts";
import { TieInput, TiePayload, TieResolver } from "./ties.ts";
import type { Tie } from "./tie.ts";
import { mistakesIn } from "./validation.ts";
import { ALIVE, over, type WishStateName } from "./wish-arrows.ts";
import { Wish, Wishes } from "./wish.ts";

const groundOf = statement(import.meta.url, "wishes-ground.cypher");
const countSupporters = statement(import.meta.url, "wish-supporters.cypher");

export const Parties = connectionOf("Party", () => Party);

@InputType({ description: "Who cheers a wish on, and how. / 応援の記入欄" })
export class SupportInput {
  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "How: with hands, a room, money, a word … / どんな応援か" })
  how?: string | null;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "Where it is known from. / 情報の出どころ" })
  source?: string | null;
}

interface Ground {
  [column: string]: unknown;
  id: string;
  state: WishStateName;
  holders: string[];
  districts: string[];
}

/** A group that is registered together with the wishes it gathers: one form, one transaction. */
const GATHERING: NounRules = {
  ...GROUP_RULES,
  ties: { ...GROUP_RULES.ties, gathers: { kind: "GATHERS", list: true } },
  check: async ({ viewer, now }, tx, { ties }) => {
    const rows = await tx.run<Ground>(groundOf, { ids: [...(ties["gathers"] ?? [])], codes: viewer.codes, now });
    const gone = rows.filter(({ state }) => !ALIVE.includes(state)).map(({ state }) => over(["wishes"], state));
    if (gone.length > 0) throw new Refused(gone);
  },
};

@Resolver(() => Wish)
export class WishGatherResolver {
  readonly #ties = new TieResolver();

  @Mutation(() => GroupPayload, {
    description:
      "Gather similar wishes into a starter group. Nothing of them is lost or changed: each keeps its wisher, its words, its source and whom it is shown to. / 似た願いを集めて小さな会をつくる",
  })
  async wishesGather(
    @Arg("wishes", () => [ID], { description: "The wishes, two at the least." }) wishes: string[],
    @Arg("input", () => GroupInput, {
      description: "The group. Where `activeIn` is left out, the school districts in which the wishes lie.",
    })
    input: GroupInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Group>> {
    mustBeAbleToWrite(context.viewer);
    const given = [...new Set(wishes)];
    const mistakes = [...(given.length < 2 ? [TOO_FEW] : []), ...(given.length > 50 ? [TOO_MANY] : [])];
    if (mistakes.length > 0) return { result: null, userErrors: mistakes };
    const ground = await context.ask<Ground>(groundOf, { ids: given });
    const missing = given.filter((id) => !ground.some((row) => row.id === id));
    if (missing.length > 0) return { result: null, userErrors: missing.map((id) => notFound(["wishes"], id)) };
    const activeIn = input.activeIn ?? [...new Set(ground.flatMap((row) => row.districts))].toSorted();
    const form = Object.assign(new GroupInput(), input, { activeIn, gathers: given });
    return register<Group>(context, GATHERING, form, key);
  }

  @Mutation(() => TiePayload, {
    description:
      "Somebody cheers a wish on (応援したい): a person, group, company or place other than the wisher. It ends with tieEnd. / 応援する",
  })
  async wishSupport(
    @Arg("wish", () => ID, { description: "Which wish." }) wish: string,
    @Arg("party", () => ID, { description: "Who cheers it on." }) party: string,
    @Arg("input", () => SupportInput, { description: "How." }) input: SupportInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Tie>> {
    mustBeAbleToWrite(context.viewer);
    const wrong = (await validate(input, { skipMissingProperties: true, forbidUnknownValues: false })).flatMap(
      (error) => mistakesIn(error),
    );
    if (wrong.length > 0) return { result: null, userErrors: wrong };
    const [ground] = await context.ask<Ground>(groundOf, { ids: [wish] });
    const mistakes: Mistake[] = [];
    if (!ground) mistakes.push(notFound(["wish"], wish));
    else if (!ALIVE.includes(ground.state)) mistakes.push(over(["wish"], ground.state));
    else if (ground.holders.includes(party)) mistakes.push(OWN);
    if (mistakes.length > 0) return { result: null, userErrors: mistakes };
    const facts = Object.assign(new TieInput(), { role: input.how, source: input.source });
    const made = await this.#ties.tieRegister("SUPPORTS", party, wish, facts, key, context);
    return {
      ...made,
      userErrors: made.userErrors.map(({ code, field, words }) => ({ code, field: saidHere(field), words })),
    };
  }

  @FieldResolver(() => Parties, { description: "Who cheers it on, of those you may see. / 応援している人・団体" })
  async supporters(
    @Root() of: Wish,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Party>> {
    return tied<Party>(context, of, "SUPPORTS", "IN", page);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "How many cheer it on: exactly those in `supporters`, whom you may see; others may be there. Null when you may not see the wish. / 応援の数（見えるものだけ）",
  })
  async supporterCount(@Root() of: Wish, @Ctx() context: Context): Promise<number | null> {
    if (!maySee(context, of)) return null;
    const loader = context.loader<number>("supporters", async (ids) => {
      const rows = await context.ask<{ id: string; count: number }>(countSupporters, {
        ids: [...ids],
        at: context.now,
      });
      const byId = new Map(rows.map((row) => [row.id, row.count]));
      return ids.map((id) => byId.get(id) ?? 0);
    });
    return loader.load(of.id);
  }

  @FieldResolver(() => Groups, { description: "The groups into which it was gathered. / 集められた会" })
  async gatheredIn(
    @Root() of: Wish,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Group>> {
    return tied<Group>(context, of, "GATHERS", "IN", page);
  }
}

@Resolver(() => Group)
export class WishesOfGroup {
  @FieldResolver(() => Wishes, { description: "The wishes it gathers, each with its own wisher. / 集めた願い" })
  async gathers(@Root() of: Group, @Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Wish>> {
    return tied<Wish>(context, of, "GATHERS", "OUT", page);
  }
}

/** Looks at the ground of nobody's wish, as each writing does. */
export async function rehearseGathering({ graph, viewer, now }: Context, within: number): Promise<void> {
  const seen = { codes: viewer.codes, now };
  await graph.read(groundOf, { ids: ["-"], ...seen }, { within });
  await takenBack(graph, within, async (tx) => tx.run(groundOf, { ids: ["-"], ...seen }));
  await graph.read(countSupporters, { ids: ["-"], at: now, ...seen }, { within });
}

/** What a tie's form calls its ends, this one calls whoever cheers and the wish. */
function saidHere(field: string[] | null): string[] | null {
  const names: Readonly<Record<string, string>> = { from: "party", to: "wish", kind: "party" };
  return field && field.map((each) => names[each] ?? each);
}

const TOO_FEW = mistake(
  MistakeCode.INVALID,
  ["wishes"],
  "集める願いは二つ以上にしてください。",
  "Gather two wishes at the least.",
);
const TOO_MANY = mistake(
  MistakeCode.INVALID,
  ["wishes"],
  "一度に集められる願いは50までです。",
  "No more than fifty wishes at once.",
);
const OWN = mistake(
  MistakeCode.INVALID,
  ["party"],
  "自分の願いを自分で応援することはできません。",
  "Nobody cheers their own wish on.",
);
