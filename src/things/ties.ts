import { randomUUID } from "node:crypto";
import { MaxLength, validate } from "class-validator";
import { GraphQLDateTime } from "graphql-scalars";
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import type { Transaction, Value } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { mustBeAbleToWrite } from "../trust/policy.ts";
import { ShownTo } from "./entity.ts";
import { rankOf, UPWARD, type Rank } from "./hierarchy.ts";
import { mistake, Mistake, MistakeCode, Refused, type Payload } from "./mistakes.ts";
import { isMutual, otherNouns, OWNING, TIES, TIMELESS, writtenBy, type Noun, type TieKind } from "./model.ts";
import { isSeenByNobody, liesAt, type Lies } from "./lies.ts";
import { crossed, mustStandInOrder, once, propertiesOf, settleWithDependents, takenBack } from "./record.ts";
import { endsBeforeItBegins, notFound, notKept, seenByNobody, shownToNobody, stale } from "./refusals.ts";
import { settleIn } from "./settle.ts";
import { Tie, TieKindName } from "./tie.ts";
import { mistakesIn } from "./validation.ts";

const tieEnds = statement(import.meta.url, "tie-ends.cypher");
const registerTie = statement(import.meta.url, "tie-register.cypher");
const correctTie = statement(import.meta.url, "tie-correct.cypher");
const otherEnd = statement(import.meta.url, "tie-other-end.cypher");
const readTie = statement(import.meta.url, "tie-read.cypher");

@InputType({
  description:
    "What is registered or corrected of a tie. A field left out stays as it is; null clears it. / つながりの記入欄",
})
export class TieInput {
  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "As what: chair, neighbour, daughter … / 役割・間柄" })
  role?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "In force since. / いつから" })
  since?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Ended at. / いつまで" })
  until?: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "When it was last confirmed; when registering and left out, now. / 最終確認日",
  })
  observedAt?: Date | null;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "Where it is known from. / 情報の出どころ" })
  source?: string | null;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "Who vouches for it: an id, or words. / 確認した人" })
  assuredBy?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "With MEMBER_OF and FREQUENTS: the person agreed to go along with somebody who comes for the first time. / 初めての人といっしょに行く",
  })
  accompanies?: boolean | null;

  @Field(() => ShownTo, {
    nullable: true,
    description: "Who may see it; when left out, the district's coordinators. / 見せる相手",
  })
  shownTo?: ShownTo | null;
}

@ObjectType({ description: "What became of registering, correcting or ending a tie." })
export class TiePayload implements Payload<Tie> {
  @Field(() => Tie, {
    name: "tie",
    nullable: true,
    description: "As it now stands; null when something was wrong, or when you may not see what you wrote.",
  })
  result!: Tie | null;

  @Field(() => [Mistake], { description: "What was wrong; then nothing was changed. Empty when all went well." })
  userErrors!: readonly Mistake[];
}

interface Ends {
  [column: string]: unknown;
  id: string;
  noun: Noun;
  keeps: boolean;
}

@Resolver(() => Tie)
export class TieResolver {
  @Mutation(() => TiePayload, { description: "Join two entities by a tie. / つながりを登録する" })
  async tieRegister(
    @Arg("kind", () => TieKindName, { description: "The kind; it reads from `from` to `to`." }) kind: TieKind,
    @Arg("from", () => ID, { description: "Where its sentence begins." }) from: string,
    @Arg("to", () => ID, { description: "Where it ends." }) to: string,
    @Arg("input", () => TieInput, { description: "What is known of it." }) input: TieInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Tie>> {
    return writeTie(context, "tieRegister", from, key, { kind, from, to }, input, async (tx) => {
      mustStandAlone(kind, "kind");
      await mayJoin(context, tx, kind, from, to);
      mayHaveAnEnd(kind, input.until);
      if (crossed(input).length > 0) throw new Refused(crossed(input));
      const before = await stoodAt(context, tx, kind, from, to);
      const id = `tie_${randomUUID()}`;
      const [made] = await tx.run(registerTie, {
        id,
        kind,
        mutual: isMutual(kind),
        from,
        to,
        facts: propertiesOf(input),
        codes: context.viewer.codes,
        now: context.now,
        by: context.viewer.id,
      });
      if (made) return { id, kind, to, before };
      throw new Refused([
        mistake(
          MistakeCode.INVALID,
          ["kind"],
          "このつながりはもう登録されています。",
          "This tie is registered already.",
        ),
      ]);
    });
  }

  @Mutation(() => TiePayload, { description: "Correct what is known of a tie. / つながりを訂正する" })
  async tieCorrect(
    @Arg("from", () => ID, { description: "Where its sentence begins." }) from: string,
    @Arg("id", () => ID, { description: "Which tie." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("input", () => TieInput, { description: "What is to change." }) input: TieInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Tie>> {
    return writeTie(context, "tieCorrect", from, key, { id, version }, input, async (tx) => {
      if (input.shownTo === null) throw new Refused([shownToNobody()]);
      return change(context, tx, { from, id, version }, propertiesOf(input));
    });
  }

  @Mutation(() => TiePayload, {
    description:
      "End a tie; it stays in the history. What a thing is about, where it can be had, what it is part of and what lies next to it has no history: that is taken away, and `tie` is null. / つながりを終える",
  })
  async tieEnd(
    @Arg("from", () => ID, { description: "Where its sentence begins." }) from: string,
    @Arg("id", () => ID, { description: "Which tie." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Tie>> {
    return writeTie(context, "tieEnd", from, key, { end: id, version }, new TieInput(), async (tx) =>
      change(context, tx, { from, id, version, ends: true }, { until: context.now }),
    );
  }
}

interface WrittenTie {
  readonly id: string;
  readonly kind: TieKind;
  /** Where it ends. */
  readonly to: string;
  readonly before: Stood;
}

/** How its ends stood before it was written: of what is below another also where. */
interface Stood {
  readonly rank: Rank | undefined;
  readonly ends: readonly Lies[];
}

async function stoodAt(context: Context, tx: Transaction, kind: TieKind, from: string, to: string): Promise<Stood> {
  return {
    rank: UPWARD.includes(kind) ? await rankOf(context, tx, from) : undefined,
    ends: await liesAt(context, tx, [from, to]),
  };
}

async function writeTie(
  context: Context,
  action: string,
  from: string,
  key: string,
  contents: object,
  input: TieInput,
  work: (tx: Transaction) => Promise<WrittenTie>,
): Promise<Payload<Tie>> {
  mustBeAbleToWrite(context.viewer);
  const mistakes = (await validate(input, { skipMissingProperties: true, forbidUnknownValues: false })).flatMap(
    (error) => mistakesIn(error),
  );
  if (mistakes.length > 0) return { result: null, userErrors: mistakes };
  try {
    const { id, subjects } = await context.write(async (tx) =>
      once(context, tx, key, { ...contents, input: propertiesOf(input) }, action, async () => {
        const written = await work(tx);
        // A tie is settled from its start.
        await settleWritten(context, tx, from, written, input.shownTo);
        return { id: written.id, touched: [from, written.to] };
      }),
    );
    context.shown.logged(subjects);
    context.forget();
    const [row] = await context.ask<{ tie: Tie }>(readTie, { from, id });
    return { result: row?.tie ?? null, userErrors: [] };
  } catch (error) {
    if (error instanceof Refused) return { result: null, userErrors: error.mistakes };
    throw error;
  }
}

/** A tie is settled from its start. What its ends then lose may be lost for good, so that is looked at last. */
async function settleWritten(
  context: Context,
  tx: Transaction,
  from: string,
  { kind, to, before }: WrittenTie,
  shownTo: ShownTo | null | undefined,
): Promise<void> {
  const upward = UPWARD.includes(kind);
  await settleWithDependents(context, tx, from, upward);
  // From the start it is not found any more when it was taken away.
  if (OWNING.includes(kind) && TIMELESS.includes(kind)) await settleIn(tx, [to], context.now);
  if (upward) await mustStandInOrder(context, tx, from, before.rank, { above: ["to"], level: ["to"] });
  const ends = await liesAt(context, tx, [from, to]);
  const lost = before.ends.filter((was) => {
    const is = ends.find(({ id }) => id === was.id);
    return (was.lies && !is?.lies) || (is && isSeenByNobody(is) && !isSeenByNobody(was));
  });
  if (lost.length > 0) throw new Refused([LOST]);
  const [start, end] = [from, to].map((id) => ends.find((each) => each.id === id));
  const itsOwn = start && TO_ITSELF.includes(start.noun) ? start.own : OF_THE_WISHER.includes(kind) && end?.own;
  if (shownTo === ShownTo.SELF && !TIMELESS.includes(kind) && !itsOwn)
    throw new Refused([seenByNobody(["input", "shownTo"])]);
}

/** A tie that begins there may be shown to nobody but them. */
const TO_ITSELF: readonly Noun[] = ["Person", "Company", "Household"];
/** These, wherever they begin, the wisher sees. */
const OF_THE_WISHER: readonly TieKind[] = ["SUPPORTS", "GATHERS"];

const LOST = mistake(
  MistakeCode.NOT_ALLOWED,
  null,
  "これだけでつながっているので、外すと、だれもこの記録を見たり直したりできなくなります。先に、新しい地域や持ち主につないでください。",
  "This alone holds it: without it nobody could see or correct the record any more. First join it to its new district, or to whose it now is.",
);

/** Registers, corrects and ends nobody's tie and takes it back. */
export async function rehearseTies(context: Context, within: number): Promise<void> {
  const { graph, viewer, now } = context;
  const seen = { codes: viewer.codes, now };
  const at = { from: "-", id: "-" };
  await takenBack(graph, within, async (tx) => {
    await tx.run(tieEnds, { ids: ["-", "--"], keeps: context.keeps, ...seen });
    const made = { ...at, to: "--", kind: "KNOWS", mutual: true, facts: { role: "-" }, by: viewer.id };
    await tx.run(registerTie, { ...made, ...seen });
    await tx.run(otherEnd, at);
    await stoodAt(context, tx, "PART_OF", "-", "--");
    const read = { ...at, version: 1, changes: { role: "-" }, ends: false };
    await tx.run(correctTie, { ...read, timeless: [...TIMELESS], keeps: context.keeps, ...seen });
  });
  await graph.read(readTie, { ...at, ...seen }, { within });
}

async function mayJoin(context: Context, tx: Transaction, kind: TieKind, from: string, to: string): Promise<void> {
  const both = await tx.run<Ends>(tieEnds, {
    ids: [from, to],
    keeps: context.keeps,
    codes: context.viewer.codes,
    now: context.now,
  });
  const start = both.find((each) => each.id === from);
  const end = both.find((each) => each.id === to);
  const mistakes: Mistake[] = [];
  if (!start) mistakes.push(notFound(["from"], from));
  if (!end) mistakes.push(notFound(["to"], to));
  if (start && end) {
    const rule: { from: readonly Noun[]; to: readonly Noun[] } = TIES[kind];
    if (!rule.from.includes(start.noun)) mistakes.push(wrongEnd("from", kind, rule.from, start.noun));
    const ends = rule.from.includes(start.noun) ? otherNouns(kind, start.noun, "to") : rule.to;
    if (!ends.includes(end.noun)) mistakes.push(wrongEnd("to", kind, ends, end.noun));
    if (from === to)
      mistakes.push(
        mistake(MistakeCode.INVALID, ["to"], "同じものどうしはつなげません。", "A thing cannot be tied to itself."),
      );
    // Whoever makes somebody theirs decides about what is somebody's: so it was theirs to decide about before.
    if (!start.keeps || (OWNING.includes(kind) && !end.keeps)) mistakes.push(notKept());
  }
  if (mistakes.length > 0) throw new Refused(mistakes);
}

function wrongEnd(field: string, kind: TieKind, allowed: readonly Noun[], found: Noun): Mistake {
  return mistake(
    MistakeCode.INVALID,
    [field],
    `${kind} の ${field} には ${allowed.join("・")} の id を入れてください（これは ${found} です）。`,
    `${kind} takes a ${allowed.join(" or ")} as ${field}; this is a ${found}.`,
  );
}

/** What is a part of its noun changes with it, and never by itself: an introduction nobody agreed to could be made otherwise. */
function mustStandAlone(kind: TieKind, field: string): void {
  const by = writtenBy(kind);
  if (by === undefined) return;
  throw new Refused([
    mistake(
      MistakeCode.INVALID,
      [field],
      `${kind} は ${by} だけが書きます。つながりとしては登録・訂正できません。`,
      `A ${kind} is written by ${by} only, and cannot be registered or corrected as a tie.`,
    ),
  ]);
}

function mayHaveAnEnd(kind: TieKind, until: unknown): void {
  if (!TIMELESS.includes(kind) || until === null || until === undefined) return;
  throw new Refused([
    mistake(
      MistakeCode.INVALID,
      ["input", "until"],
      `${kind} には終わりの日を付けられません。なくなったときに tieEnd で外してください。`,
      `A ${kind} has no end to be set; take it away with tieEnd when it holds no more.`,
    ),
  ]);
}

interface Changed {
  [column: string]: unknown;
  readonly kind: TieKind;
  readonly version: number;
  readonly keeps: boolean;
  /** As they now are. */
  readonly since: Date | null;
  readonly until: Date | null;
}

async function change(
  context: Context,
  tx: Transaction,
  { from, id, version, ends = false }: { from: string; id: string; version: number; ends?: boolean },
  changes: Record<string, Value>,
): Promise<WrittenTie> {
  // Asked first: a tie without a history is gone when it has ended.
  const [end] = await tx.run<{ to: string; kind: TieKind }>(otherEnd, { from, id });
  const before = end && (await stoodAt(context, tx, end.kind, from, end.to));
  const [found] = await tx.run<Changed>(correctTie, {
    from,
    id,
    version,
    changes,
    ends,
    timeless: [...TIMELESS],
    keeps: context.keeps,
    codes: context.viewer.codes,
    now: context.now,
  });
  if (!found || !end || !before) throw new Refused([notFound(["id"], id)]);
  if (!found.keeps) throw new Refused([notKept()]);
  mustStandAlone(found.kind, "id");
  if (found.version !== version) throw new Refused([stale(found.version)]);
  if (!ends) mayHaveAnEnd(found.kind, changes["until"]);
  if (!ends && found.since && found.until && found.until < found.since) throw new Refused([endsBeforeItBegins()]);
  return { id, kind: found.kind, to: end.to, before };
}
