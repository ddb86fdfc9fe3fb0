import { GraphQLError } from "graphql";
import { GraphQLDateTime } from "graphql-scalars";
import { ArgsType, Field, ID } from "type-graphql";
import { slotAt, slotMinutes, slotMistake, type Hours } from "../../things/slots.ts";
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
    description:
      "The person, or the need or wish, the help is for: makes distance, ties and conditions count. / だれのためか",
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
      "Hours wanted (Asia/Tokyo): WE 14:00-16:00, 2nd+4th WE 14:00-16:00, or a day, 2026-12-05 10:00-12:00; when left out, those of the need. / 希望の曜日・日と時間",
  })
  when?: string[] | null;

  @Field(() => [Gate], { defaultValue: [], description: "Gates to leave open. / ゆるめる条件" })
  relax!: GateName[];
}

@ArgsType()
export class MatchesForArgs extends PageArgs {
  @Field(() => ID, {
    description:
      "A need, an offer, a wish or a place; or a company, a group or a person, for what they could do. / 困りごと・できること・願い・場所、または会社・団体・人の id",
  })
  of!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Of a company, group or person: the district (id, name or reading) in which they could do something; when left out, where they are active. / 会社・団体・人について、どの校区で",
  })
  district?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Another moment than now. / いつの時点か" })
  at?: Date | null;

  @Field(() => [Gate], { defaultValue: [], description: "Gates to leave open. / ゆるめる条件" })
  relax!: GateName[];
}

/** Wanted hours: what is given, else the minute that `at` falls on, on that day, else none (then the need's own hours, if it has any). */
export function wantedHours(args: { when?: readonly string[] | null; at?: Date | null }): readonly Hours[] | null {
  if (args.when && args.when.length > 0) {
    return args.when.map((text) => {
      const slot = slotMinutes(text);
      if (slot) return slot;
      const wrong = slotMistake(text);
      throw new GraphQLError(`when: ${wrong?.ja} / ${wrong?.en}`, { extensions: { code: "BAD_USER_INPUT" } });
    });
  }
  return args.at ? [slotAt(args.at)] : null;
}
