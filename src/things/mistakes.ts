import { Arg, Field, FieldResolver, ObjectType, registerEnumType, Resolver, Root } from "type-graphql";
import { inWords, Language, type Words } from "./language.ts";

export enum MistakeCode {
  REQUIRED = "REQUIRED",
  INVALID = "INVALID",
  NOT_FOUND = "NOT_FOUND",
  NOT_ALLOWED = "NOT_ALLOWED",
  STALE = "STALE",
  KEY_REUSED = "KEY_REUSED",
  TOO_MUCH = "TOO_MUCH",
  ILLEGAL_MOVE = "ILLEGAL_MOVE",
  NO_CONSENT = "NO_CONSENT",
}

registerEnumType(MistakeCode, {
  name: "UserErrorCode",
  description: "Why something was not written. / 書き込めなかった理由",
  valuesConfig: {
    REQUIRED: { description: "必須の項目がない / a required field is missing" },
    INVALID: { description: "値の形が正しくない / the value has not the right form" },
    NOT_FOUND: { description: "参照先が見つからない / what is referred to cannot be found" },
    NOT_ALLOWED: { description: "担当の校区ではない / not in a district you keep" },
    STALE: { description: "だれかが先に訂正した / somebody else corrected it first" },
    KEY_REUSED: { description: "同じ idempotencyKey で別の内容が送られた / the key was used for something else" },
    ILLEGAL_MOVE: { description: "いまの状態からは進めない / not a move from the state it is in" },
    NO_CONSENT: { description: "本人の同意がない / a person has not agreed, or no longer does" },
    TOO_MUCH: { description: "一度に変えるには影響が大きすぎる / too much depends on it to change it at once" },
  },
});

@ObjectType("UserError", {
  description: "What was wrong with what was sent, where, and what to do. Nothing was changed. / 入力の誤り",
})
export class Mistake {
  words!: Words;

  @Field(() => [String], {
    nullable: true,
    description: 'Path to the field, such as ["input", "slots"]; null when it is not about one field.',
  })
  field!: string[] | null;

  @Field(() => MistakeCode, { description: "For programs; people read the message." })
  code!: MistakeCode;
}

@Resolver(() => Mistake)
export class MistakeMessages {
  @FieldResolver(() => String, { description: "What happened and how to mend it. / 何が起きたか、どう直すか" })
  message(
    @Root() made: Mistake,
    @Arg("language", () => Language, { defaultValue: Language.JA, description: "The sentence's language." })
    language: Language,
  ): string {
    return inWords(made.words, language);
  }
}

export function mistake(code: MistakeCode, field: string[] | null, ja: string, en: string): Mistake {
  return { code, field, words: { ja, en } };
}

/** Thrown inside a transaction to undo it; the payload then carries the mistakes. */
export class Refused extends Error {
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map((each) => each.words.en).join(" "));
    this.mistakes = mistakes;
  }
}

export interface Payload<T> {
  result: T | null;
  userErrors: readonly Mistake[];
}
