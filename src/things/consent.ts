import { randomUUID } from "node:crypto";
import { ArrayMaxSize, ArrayMinSize, MaxLength, validate } from "class-validator";
import { GraphQLDateTime } from "graphql-scalars";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import type { Transaction } from "../graph/graph.ts";
import { statement } from "../graph/statement.ts";
import { NOTHING } from "../graph/steady.ts";
import { may, mustBeAbleToRecordConsent } from "../trust/policy.ts";
import { maySee } from "../trust/fields.ts";
import { Mention } from "./entity.ts";
import { enumOf } from "./enums.ts";
import { mistake, Mistake, MistakeCode, Refused, type Payload } from "./mistakes.ts";
import { Person } from "./person.ts";
import type { Described } from "./model.ts";
import { once, propertiesOf, takenBack } from "./record.ts";
import { notFound, notKept, stale } from "./refusals.ts";
import { settleIn } from "./settle.ts";
import { mistakesIn } from "./validation.ts";

const groundOf = statement(import.meta.url, "consent-ground.cypher");
const grant = statement(import.meta.url, "consent-grant.cypher");
const withdraw = statement(import.meta.url, "consent-withdraw.cypher");
const readConsents = statement(import.meta.url, "consents.cypher");

export const Purpose = enumOf("Purpose", "What the person agreed to it for. / 同意の目的", {
  INTRODUCTION: "人や団体を紹介する / being introduced to others",
  GO_BETWEEN:
    "人を紹介する間に立つ / going between: introducing others, to whomever a coordinator asks for, or only to the one named",
  SUPPORT: "相談と支援 / advice and support",
  WATCHING_OVER: "見守り / being watched over",
  PARTICIPATION:
    "役割や居場所につなぐ。本人について同意したときは、本人がよく行く場所と参加している団体も同じ相手に見せる（本人だけに見せると決めたものを除く） / finding a role or a place to be; a consent that covers the person also shows to the same where they often go and what they take part in, except what is shown to nobody but themself",
} satisfies Described<"purpose">);

export const ConsentAudience = enumOf("ConsentAudience", "To whom it may be shown. / 見せてよい相手", {
  COORDINATORS: "その校区の生活支援コーディネーター / the coordinators of the person's school district",
  COMMISSIONERS: "その校区の民生委員 / the welfare commissioners of the person's school district",
  STAFF: "市の相談・支援の職員 / the city's staff for advice and support",
  NAMED: "名指しした人や事業所だけ / only the person or company named",
} satisfies Described<"to">);

export const ConsentForm = enumOf("ConsentForm", "How it was given. / 同意の方法", {
  PAPER: "書面 / on paper",
  SPOKEN: "口頭（何と言ったかを書く） / spoken; what was said is written down",
  SCREEN: "本人が画面で / by the person themself, on screen",
} satisfies Described<"given">);

@ObjectType({
  description:
    "What a person agreed may be shown, to whom, what for and until when. It holds from the request after it was recorded, and ends the same way. / 同意",
})
export class Consent {
  @Field(() => ID, { description: "Opaque and stable." })
  id!: string;

  @Field(() => Mention, { description: "Who gave it." })
  person!: Mention;

  @Field(() => [Mention], {
    description:
      "What it covers: the person with where they live (and with the purpose PARTICIPATION where they go and take part), or what they offer, need or wish.",
  })
  covers!: Mention[];

  @Field(() => Purpose, { description: "What for." })
  purpose!: keyof typeof Purpose;

  @Field(() => ConsentAudience, { description: "To whom." })
  to!: keyof typeof ConsentAudience;

  @Field(() => Mention, { nullable: true, description: "The one named, where `to` is NAMED; null otherwise." })
  party!: Mention | null;

  @Field(() => Mention, {
    nullable: true,
    description: "Whom to ask first: until then nothing is shown. Null where it may be shown as it is.",
  })
  goBetween!: Mention | null;

  @Field(() => ConsentForm, { description: "How it was given." })
  given!: keyof typeof ConsentForm;

  @Field(() => String, { nullable: true, description: "What was said, in the person's words; null when not recorded." })
  said!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Who gave it in the person's place, and as what (daughter, guardian …); null: the person. / 代理人",
  })
  proxy!: string | null;

  @Field(() => GraphQLDateTime, { description: "When it was given." })
  givenAt!: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "From then on it no longer holds; null: until withdrawn.",
  })
  until!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "When it was withdrawn; null while it was not." })
  withdrawnAt!: Date | null;

  @Field(() => String, { nullable: true, description: "How it was withdrawn, in words; null while it was not." })
  withdrawnHow!: string | null;

  @Field(() => String, { description: "Who recorded it: the id of a member of staff, or of the person." })
  recordedBy!: string;

  @Field(() => Boolean, {
    description:
      "Whether it holds at this moment. One that introduces the person to another person holds only while that other has agreed to the same.",
  })
  holds!: boolean;

  @Field(() => Int, { description: "Counts the changes, from 1; withdrawing names the version that was read." })
  version!: number;
}

@InputType({ description: "A consent as it was given. / 同意の記入欄" })
export class ConsentInput {
  @Field(() => ID, { description: "Who gives it: a person." })
  person!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Field(() => [ID], { description: "What it covers: the person's own id, or ids of what they offer, need or wish." })
  covers!: string[];

  @Field(() => Purpose, { description: "What for." })
  purpose!: keyof typeof Purpose;

  @Field(() => ConsentAudience, { description: "To whom it may be shown." })
  to!: keyof typeof ConsentAudience;

  @Field(() => ID, { nullable: true, description: "The person or company named; needed where `to` is NAMED." })
  party?: string | null;

  @Field(() => ID, { nullable: true, description: "A person who is to be asked first; then nothing is shown before." })
  goBetween?: string | null;

  @Field(() => ConsentForm, { description: "How it was given. On screen only the person themself can." })
  given!: keyof typeof ConsentForm;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "What was said; needed where it was spoken." })
  said?: string | null;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "Who gave it in the person's place, and as what." })
  proxy?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "When it was given; when left out, now." })
  givenAt?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Until when it holds; when left out, until withdrawn." })
  until?: Date | null;
}

@ObjectType({ description: "What became of recording or withdrawing a consent." })
export class ConsentPayload implements Payload<Consent> {
  @Field(() => Consent, {
    name: "consent",
    nullable: true,
    description: "As it now stands; null when something was wrong.",
  })
  result!: Consent | null;

  @Field(() => [Mistake], { description: "What was wrong; then nothing was changed. Empty when all went well." })
  userErrors!: readonly Mistake[];
}

interface Ground {
  [column: string]: unknown;
  records: boolean;
  own: string[];
  party: string | null;
  goBetween: string | null;
}

@Resolver(() => Person)
export class ConsentResolver {
  @Mutation(() => ConsentPayload, {
    description:
      "Record a consent: the person themself on screen, or a coordinator of their district what was given on paper or spoken. / 同意を記録する",
  })
  async consentGrant(
    @Arg("input", () => ConsentInput, { description: "The consent." }) input: ConsentInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Consent>> {
    mustBeAbleToRecordConsent(context.viewer);
    const mistakes = (await validate(input, { skipMissingProperties: true })).flatMap((error) => mistakesIn(error));
    if (mistakes.length > 0) return { result: null, userErrors: mistakes };
    return written(context, async (tx) =>
      once(context, tx, key, { consent: propertiesOf(input) }, "consentGrant", async () => {
        // Only now: sent again after its end has passed, it is the same consent still.
        const wrongs = unfit(context, input);
        if (wrongs.length > 0) throw new Refused(wrongs);
        await assertGround(context, tx, input);
        const { person, covers, party, goBetween, givenAt, ...facts } = input;
        const id = `con_${randomUUID()}`;
        const properties = { ...propertiesOf(facts), givenAt: givenAt ?? context.now, recordedBy: context.viewer.id };
        const named = { party: party ?? NOTHING, goBetween: goBetween ?? NOTHING };
        const given = { id, person, covers, ...named, properties, now: context.now };
        const [made] = await tx.run<{ others: string[] }>(grant, given);
        await settleIn(tx, [...new Set([person, ...covers, ...made!.others])], context.now);
        return { id, touched: [person] };
      }),
    );
  }

  @Mutation(() => ConsentPayload, {
    description:
      "Withdraw a consent; it holds no more from the next request on. The person themself, or a coordinator of their district. / 同意を取り消す",
  })
  async consentWithdraw(
    @Arg("id", () => ID, { description: "Which consent." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("how", () => String, { description: "How it was withdrawn: by telephone, on paper … / どのように" })
    how: string,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Consent>> {
    mustBeAbleToRecordConsent(context.viewer);
    const { viewer, now } = context;
    if (how.trim() === "" || how.length > 200) {
      const words = [
        "どのように取り消されたかを、1〜200字で入れてください。",
        "Say in 1 to 200 characters how it was withdrawn.",
      ] as const;
      return { result: null, userErrors: [mistake(MistakeCode.REQUIRED, ["how"], ...words)] };
    }
    return written(context, async (tx) =>
      once(context, tx, key, { withdraw: id, version, how }, "consentWithdraw", async () => {
        const [found] = await tx.run<{ records: boolean; version: number; settle: string[] }>(withdraw, {
          id,
          version,
          how,
          by: viewer.id,
          self: viewer.self,
          keeps: context.keeps,
          codes: viewer.codes,
          now,
        });
        if (!found) throw new Refused([notFound(["id"], id)]);
        if (!found.records) throw new Refused([notKept()]);
        if (found.version !== version) throw new Refused([stale(found.version)]);
        await settleIn(tx, found.settle, now);
        return { id, touched: found.settle };
      }),
    );
  }

  @FieldResolver(() => [Consent], {
    description:
      "What the person agreed to, the latest first, at most fifty; for the person and the coordinators of their district. / 同意",
  })
  async consents(@Root() of: Person, @Ctx() context: Context): Promise<Consent[]> {
    const loader = context.loader<Consent[]>("consents", async (ids) => {
      const rows = await context.ask<{ person: string; consent: Consent }>(readConsents, {
        ids: [...ids],
        id: NOTHING,
      });
      // The second gate: a consent is told whole or not at all.
      const seen = rows.filter(({ consent }) => maySee(context, consent));
      return ids.map((each) => seen.filter((row) => row.person === each).map((row) => row.consent));
    });
    return loader.load(of.id);
  }
}

/** What can be seen to be wrong without looking into the graph. */
function unfit({ viewer, now }: Context, input: ConsentInput): Mistake[] {
  const themself = viewer.party === input.person;
  return [
    !themself && !may(viewer, "write") && notKept(),
    themself !== (input.given === "SCREEN") &&
      wrong(
        "given",
        "画面での同意（SCREEN）は本人だけが、書面と口頭はコーディネーターが記録します。",
        "On screen (SCREEN) only the person themself agrees; what was on paper or spoken a coordinator records.",
      ),
    input.given === "SPOKEN" &&
      !input.said?.trim() &&
      wrong("said", "口頭の同意には、何と言ったかを書いてください。", "Write down what was said."),
    (input.to === "NAMED") !== Boolean(input.party) &&
      wrong(
        "party",
        "NAMED のときだけ、相手の id を party に入れてください。",
        "Give a party where `to` is NAMED, and only there.",
      ),
    input.until &&
      input.until <= now &&
      wrong("until", "until はこれからの日時にしてください。", "Let `until` lie in the future."),
    input.givenAt &&
      input.givenAt > now &&
      wrong("givenAt", "givenAt に、これからの日時は入れられません。", "`givenAt` lies in the future."),
    input.givenAt &&
      input.until &&
      input.until <= input.givenAt &&
      wrong("until", "until は givenAt より後の日時にしてください。", "Let `until` lie after `givenAt`."),
  ].filter((each): each is Mistake => Boolean(each));
}

function wrong(field: string, ja: string, en: string): Mistake {
  return mistake(MistakeCode.INVALID, ["input", field], ja, en);
}

/** Whoever records it may, what it covers is the person's own, and those it names are there. */
async function assertGround(context: Context, tx: Transaction, input: ConsentInput): Promise<void> {
  const { viewer, keeps, now } = context;
  const [ground] = await tx.run<Ground>(groundOf, {
    person: input.person,
    party: input.party ?? NOTHING,
    goBetween: input.goBetween ?? NOTHING,
    self: viewer.self,
    keeps,
    codes: viewer.codes,
    now,
  });
  if (!ground) throw new Refused([notFound(["input", "person"], input.person)]);
  if (!ground.records) throw new Refused([notKept()]);
  const foreign = input.covers.filter((id) => !ground.own.includes(id));
  const missing = [
    ...foreign.map((id) => notFound(["input", "covers"], id)),
    ...(input.party && ground.party === null ? [notFound(["input", "party"], input.party)] : []),
    ...(input.goBetween && ground.goBetween === null ? [notFound(["input", "goBetween"], input.goBetween)] : []),
  ];
  if (missing.length > 0) throw new Refused(missing);
}

/** Grants and withdraws nobody's consent and takes it back. */
export async function rehearseConsents(context: Context, within: number): Promise<void> {
  const { graph, viewer, keeps, now } = context;
  const { codes, self } = viewer;
  const nobody = { person: NOTHING, party: NOTHING, goBetween: NOTHING, now };
  await takenBack(graph, within, async (tx) => {
    await tx.run(groundOf, { ...nobody, self, keeps, codes });
    await tx.run(grant, { ...nobody, id: NOTHING, covers: [NOTHING], properties: {} });
    await tx.run(withdraw, { id: NOTHING, version: 1, how: "-", by: viewer.id, self, keeps, codes, now });
  });
  await graph.read(readConsents, { ids: [NOTHING], id: NOTHING, codes, now }, { within });
}

async function written(
  context: Context,
  work: (tx: Transaction) => Promise<{ id: string; subjects: readonly string[] }>,
): Promise<Payload<Consent>> {
  try {
    const { id, subjects } = await context.write(work);
    context.forget();
    context.shown.logged(subjects);
    const [row] = await context.ask<{ consent: Consent }>(readConsents, { ids: [NOTHING], id });
    return { result: row?.consent ?? null, userErrors: [] };
  } catch (error) {
    if (error instanceof Refused) return { result: null, userErrors: error.mistakes };
    throw error;
  }
}
