import { registerDecorator, type ValidationError } from "class-validator";
import type { Words } from "./language.ts";
import { mistake, MistakeCode, type Mistake } from "./mistakes.ts";
import { returnsWeekly, slotMinutes, slotMistake } from "./slots.ts";

/** Each text hours such as `WE 14:00-16:00`, in one of the forms of slots.ts; `weekly` those alone that return each week. */
export function AreSlots({ weekly = false } = {}): PropertyDecorator {
  const fits = (slot: unknown) => {
    const hours = typeof slot === "string" ? slotMinutes(slot) : undefined;
    return hours !== undefined && (!weekly || returnsWeekly(hours));
  };
  return (target, property) =>
    registerDecorator({
      name: weekly ? "areWeeklySlots" : "areSlots",
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) => Array.isArray(value) && value.every(fits),
      },
    });
}

type Rule = (field: string, value: unknown) => string;

/** What is wrong with the first of these texts that is no slot. */
function wrongSlot(value: unknown): Words | undefined {
  const texts: unknown[] = Array.isArray(value) ? value : [];
  return texts.flatMap((text) => slotMistake(String(text)) ?? [])[0];
}

/** What each rule asks for, said to the person who filled in the form. */
const RULES: Readonly<Record<string, { ja: Rule; en: Rule }>> = {
  areSlots: {
    ja: (field, value) => `${field}: ${wrongSlot(value)?.ja ?? "曜日と時間を書いてください。"}`,
    en: (field, value) => `${field}: ${wrongSlot(value)?.en ?? "write weekdays and hours."}`,
  },
  areWeeklySlots: {
    ja: (field, value) =>
      `${field}: ${wrongSlot(value)?.ja ?? "毎週の曜日と時間だけを、「WE 14:00-16:00」のように書いてください。月の何回目かや日付は、openingHours に言葉で書けます。"}`,
    en: (field, value) =>
      `${field}: ${wrongSlot(value)?.en ?? 'write hours that return each week, such as "WE 14:00-16:00"; weeks of the month and days can be told in words in openingHours.'}`,
  },
  isLength: {
    ja: (field) => `${field} は1〜200字で入れてください。`,
    en: (field) => `${field} takes 1 to 200 characters.`,
  },
  maxLength: {
    ja: (field) => `${field} が長すぎます（2,000字まで）。`,
    en: (field) => `${field} is too long (2,000 characters at the most).`,
  },
  min: { ja: (field) => `${field} の数が小さすぎます。`, en: (field) => `${field} is too small a number.` },
  max: { ja: (field) => `${field} の数が大きすぎます。`, en: (field) => `${field} is too large a number.` },
  isLongitude: { ja: () => "経度は -180〜180 で入れてください。", en: () => "A longitude lies between -180 and 180." },
  isLatitude: { ja: () => "緯度は -90〜90 で入れてください。", en: () => "A latitude lies between -90 and 90." },
  arrayMaxSize: { ja: (field) => `${field} は20個までです。`, en: (field) => `${field} takes 20 at the most.` },
};

/** One mistake for each rule that a field breaks, nested fields by their path. */
export function mistakesIn(error: ValidationError, path: readonly string[] = ["input"]): Mistake[] {
  const here = [...path, error.property];
  const own = Object.keys(error.constraints ?? {}).map((rule) => {
    const words = RULES[rule];
    return mistake(
      MistakeCode.INVALID,
      here,
      words?.ja(error.property, error.value) ?? `${error.property} の値が正しくありません。`,
      words?.en(error.property, error.value) ?? `${error.property} has not the right form.`,
    );
  });
  return [...own, ...(error.children ?? []).flatMap((child) => mistakesIn(child, here))];
}
