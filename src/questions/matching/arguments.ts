import { GraphQLError } from "graphql";
import { GraphQLDateTime } from "graphql-scalars";
import { ArgsType, Field, ID } from "type-graphql";
import { slotAt, slotMinutes } from "../../things/slots.ts";
import { PageArgs } from "../../things/page.ts";
import { Gate, type GateName } from "../answer.ts";

@ArgsType()
export class WhoCanHelpArgs extends PageArgs {
  @Field(() => String, { description: "The district: id, name or reading. / 校区（id・名前・よみ）" })
  district!: string;

  @Field(() => String, {
    description:
      "What help is wanted: a topic's id or label, or everyday words. / 何を手伝ってほしいか（ふだんの言葉で）",
  })
  topic!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The person, or the need, the help is for: makes distance, ties and conditions count. / だれのためか",
  })
  for?: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "Another moment than now: what holds then, and who is free at that hour. / いつの時点か",
  })
  at?: Date | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "Weekly hours wanted, such as WE 14:00-16:00 (Asia/Tokyo); when left out, those of the need. / 希望の曜日と時間",
  })
  when?: string[] | null;

  @Field(() => [Gate], { defaultValue: [], description: "Gates to leave open. / ゆるめる条件" })
  relax!: GateName[];
}

@ArgsType()
export class MatchesForArgs extends PageArgs {
  @Field(() => ID, { description: "A need, an offer or a wish. / 困りごと・できること・願いの id" })
  of!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Another moment than now. / いつの時点か" })
  at?: Date | null;

  @Field(() => [Gate], { defaultValue: [], description: "Gates to leave open. / ゆるめる条件" })
  relax!: GateName[];
}

/** Wanted hours as minutes of the week: what is given, else the minute that `at` falls on, else null (the need's own hours, if it has any). */
export function wantedHours(args: {
  when?: readonly string[] | null;
  at?: Date | null;
}): { starts: number[]; ends: number[] } | null {
  if (args.when && args.when.length > 0) {
    const slots = args.when.map((text) => {
      const slot = slotMinutes(text);
      if (slot) return slot;
      throw new GraphQLError(
        `when: 「${text.slice(0, 40)}」は読めません。「WE 14:00-16:00」のように書いてください。 / Write hours as "WE 14:00-16:00".`,
        { extensions: { code: "BAD_USER_INPUT" } },
      );
    });
    return { starts: slots.map((slot) => slot.start), ends: slots.map((slot) => slot.end) };
  }
  if (!args.at) return null;
  const slot = slotAt(args.at);
  return { starts: [slot.start], ends: [slot.end] };
}
