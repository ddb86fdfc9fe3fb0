import { Length } from "class-validator";
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
import { District } from "./district.ts";
import { Entities } from "./entities.ts";
import { Entity, Party } from "./entity.ts";
import { Heard, VoiceState } from "./enums.ts";
import { tied, tiedOne } from "./lists.ts";
import { mistake, Mistake, MistakeCode, type Payload } from "./mistakes.ts";
import { connectionOf, PageArgs, type Page } from "./page.ts";
import { propertiesOf, register, type NounRules } from "./record.ts";
import { Topic, Topics } from "./topic.ts";
import { correctVoice, publish, setAside, sortVoice } from "./voice-sort.ts";
import { VoiceSortInput } from "./voice-sort-input.ts";

@ObjectType()
@InputType()
abstract class VoiceFacts {
  @Length(1, 200)
  @Field(() => String, {
    nullable: true,
    description: "The sentence as it was heard; never changed once it is sorted. / 聞いたことば",
  })
  text?: string | null;

  @Field(() => Heard, { nullable: true, description: "How it was heard. / どう聞いたか" })
  how?: keyof typeof Heard | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "When it was heard. / 聞いた日時" })
  heardAt?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it says what this place should be like one day. / 将来のことか",
  })
  future?: boolean | null;
}

export interface Voice extends Entity {}

@ObjectType({
  implements: [Entity],
  description:
    "One sentence somebody was heard to say. The district's coordinators see it; one about the future can be published, without its speaker, when it has been sorted. / 聞いた声",
})
export class Voice extends VoiceFacts {
  @Field(() => VoiceState, { nullable: true, description: "Whether it is still to be sorted. / 状態" })
  state?: keyof typeof VoiceState | null;

  @Field(() => String, { nullable: true, description: "Why it was set aside; null otherwise. / 見送った理由" })
  setAsideWhy?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "As it was first written down, where that was corrected; null otherwise. / はじめに書きとめたことば",
  })
  firstText?: string | null;
}

export const Voices = connectionOf("Voice", () => Voice);

@InputType({ description: "A sentence heard, as it goes into the inbox. / 聞いた声の記入欄" })
export class VoiceInput extends VoiceFacts {
  @Field(() => ID, { nullable: true, description: "The district it was heard in; needed. / 聞いた地域" })
  heardIn?: string | null;

  @Field(() => ID, { nullable: true, description: "The meeting or place it was heard at. / 聞いた会議・場所" })
  heardAtMeetingOrPlace?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Who said it, where that is known: a person, group or company. / 話した人",
  })
  speaker?: string | null;
}

@InputType({
  description: "What of a voice was written down wrongly. A field left out stays as it is. / 声の訂正欄",
})
export class VoiceCorrectInput extends VoiceFacts {}

@ObjectType({ description: "What became of recording, correcting, sorting or setting aside a voice." })
export class VoicePayload implements Payload<Voice> {
  @Field(() => Voice, {
    name: "voice",
    nullable: true,
    description: "As it now stands; null when something was wrong.",
  })
  result!: Voice | null;

  @Field(() => [Mistake], { description: "What was wrong; then nothing was changed. Empty when all went well." })
  userErrors!: readonly Mistake[];
}

const RULES: NounRules = {
  noun: "Voice",
  required: ["text", "how", "heardIn"],
  ties: {
    heardIn: { kind: "HEARD_IN" },
    heardAtMeetingOrPlace: { kind: "HEARD_AT" },
    speaker: { kind: "VOICED", direction: "IN" },
  },
};

@Resolver(() => Voice)
export class VoiceResolver {
  @Mutation(() => VoicePayload, {
    description: "Write down a sentence as it was heard; it goes into the inbox, to be sorted later. / 声を書きとめる",
  })
  async voiceRecord(
    @Arg("input", () => VoiceInput, { description: "The sentence, how and where it was heard." }) input: VoiceInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Voice>> {
    if (!input.text) return register(context, RULES, input, key);
    return register(context, RULES, Object.assign(input, { name: titleOf(input.text) }), key);
  }

  @Mutation(() => VoicePayload, {
    description:
      "Correct what was written down wrongly, before the voice is sorted. Its first words are kept beside the new ones, and the log says who corrected it. / 書きとめた声を訂正する",
  })
  async voiceCorrect(
    @Arg("id", () => ID, { description: "Which voice." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("input", () => VoiceCorrectInput, { description: "What is to change." }) input: VoiceCorrectInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Voice>> {
    const said = Object.entries(propertiesOf(input)).filter(([, value]) => value !== null && value !== undefined);
    if (said.length === 0 || input.text?.trim() === "") {
      const words = ["直したことばを text に入れてください。", "Give the corrected words as text."] as const;
      return { result: null, userErrors: [mistake(MistakeCode.REQUIRED, ["input", "text"], ...words)] };
    }
    const changes = { ...Object.fromEntries(said), ...(input.text && { name: titleOf(input.text) }) };
    return correctVoice(context, { id, version }, changes, key);
  }

  @Mutation(() => VoicePayload, {
    description:
      "Sort a voice: into a wish, a need or an offer (or several), with whose it is, known or new, and what it is about, all at once or not at all; or among what people say of the future. Its own words stay. / 声を仕分ける",
  })
  async voiceSort(
    @Arg("id", () => ID, { description: "Which voice." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("input", () => VoiceSortInput, { description: "What it becomes." }) input: VoiceSortInput,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Voice>> {
    return sortVoice(context, { id, version }, input, key);
  }

  @Mutation(() => VoicePayload, {
    description: "Set a voice aside, with why; it can be sorted all the same later. / 声を見送る",
  })
  async voiceSetAside(
    @Arg("id", () => ID, { description: "Which voice." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("why", () => String, { description: "Why, in 1 to 200 characters. / 理由" }) why: string,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Voice>> {
    if (why.trim() === "" || why.length > 200) {
      const words = ["わけを、1〜200字で入れてください。", "Say in 1 to 200 characters why."] as const;
      return { result: null, userErrors: [mistake(MistakeCode.REQUIRED, ["why"], ...words)] };
    }
    return setAside(context, { id, version }, why, key);
  }

  @Mutation(() => VoicePayload, {
    description:
      "Show a voice about the future, that has been sorted, to everybody, without its speaker; or to the district's coordinators alone again, from the next request on. / 公開する・公開をやめる",
  })
  async voicePublish(
    @Arg("id", () => ID, { description: "Which voice." }) id: string,
    @Arg("version", () => Int, { description: "The version that was read; a stale one is refused." }) version: number,
    @Arg("published", () => Boolean, { description: "True: to everybody; false: no longer." }) published: boolean,
    @Arg("idempotencyKey", () => String, {
      description: "Any text of your own, up to 200 characters; sent again, it gives the first result again.",
    })
    key: string,
    @Ctx() context: Context,
  ): Promise<Payload<Voice>> {
    return publish(context, { id, version }, published, key);
  }

  @FieldResolver(() => District, { nullable: true, description: "The district it was heard in. / 聞いた地域" })
  async heardIn(@Root() of: Voice, @Ctx() context: Context): Promise<District | null> {
    return tiedOne<District>(context, of, "HEARD_IN", "OUT");
  }

  @FieldResolver(() => Entity, {
    nullable: true,
    description: "The meeting or place it was heard at; null when not recorded. / 聞いた会議・場所",
  })
  async heardAtMeetingOrPlace(@Root() of: Voice, @Ctx() context: Context): Promise<Entity | null> {
    return tiedOne<Entity>(context, of, "HEARD_AT", "OUT");
  }

  @FieldResolver(() => Party, {
    nullable: true,
    description: "Who said it; null when not recorded, or when you may not see who. / 話した人",
  })
  async speaker(@Root() of: Voice, @Ctx() context: Context): Promise<Party | null> {
    return tiedOne<Party>(context, of, "VOICED", "IN");
  }

  @FieldResolver(() => Topics, { description: "What it is about, once it was sorted. / テーマ" })
  async topics(@Root() of: Voice, @Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Topic>> {
    return tied<Topic>(context, of, "ABOUT", "OUT", page);
  }

  @FieldResolver(() => Entities, { description: "The wishes, needs and offers it became. / 仕分けてできたもの" })
  async became(
    @Root() of: Voice,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Entity>> {
    return tied<Entity>(context, of, "BECAME", "OUT", page);
  }
}

/** As a title, a sentence is cut where a line would be full. */
export function titleOf(text: string): string {
  const chars = Array.from(text.trim());
  return chars.length <= 40 ? chars.join("") : `${chars.slice(0, 39).join("")}…`;
}
