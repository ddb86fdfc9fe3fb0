import { createInstance } from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { values } from "virtual:values";
import type { ReactNode } from "react";
import type { Label } from "../catalogue/catalogue.ts";
import { dayIn, formatOf, useReckoning } from "./days.ts";
import { easy, EASY_SENTENCES } from "./easy.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { inARow } from "./row.tsx";
import { plain, ruby } from "./ruby.tsx";

/** The languages of the server and of the schema. */
export type Tongue = "ja" | "en";
/** What somebody may choose to read; the plain one is Japanese to the server. */
export type Choice = Tongue | "easy";

const i18next = createInstance();

const KEPT = "musubi:language";

/** Under which code i18next and the browser's own reckonings know each. */
const CODES: Readonly<Record<Choice, string>> = { ja: "ja", en: "en", easy: "ja-x-easy" };

/** Japanese, until somebody chooses otherwise in this browser. Plain Japanese is for those who keep no district: the pages of the others have no such words. */
export async function beginWords(mayBeEasy: boolean): Promise<void> {
  const kept = localStorage.getItem(KEPT);
  const choice: Choice = kept === "en" || (kept === "easy" && mayBeEasy) ? kept : "ja";
  await i18next
    .use(initReactI18next)
    // Where no ruby can stand, the words stand without their readings; `say` asks for them.
    .use({ type: "postProcessor", name: "plain", process: plain })
    .init({
      resources: {
        [CODES.ja]: { translation: ja },
        [CODES.en]: { translation: en },
        [CODES.easy]: { translation: { ...over(ja, easy), easy: EASY_SENTENCES } },
      },
      lng: CODES[choice],
      load: "currentOnly",
      fallbackLng: false,
      interpolation: { escapeValue: false },
      returnEmptyString: false,
      postProcess: ["plain"],
    });
  told();
}

type Tree = { readonly [key: string]: string | Tree };

/** The words with some of them said in another way. */
function over(words: Tree, others: Tree): Tree {
  const changed = Object.entries(others).map(([key, other]) => {
    const word = words[key];
    return [key, typeof other === "string" || typeof word !== "object" ? other : over(word, other)] as const;
  });
  return { ...words, ...Object.fromEntries(changed) };
}

export async function speak(choice: Choice): Promise<void> {
  localStorage.setItem(KEPT, choice);
  await i18next.changeLanguage(CODES[choice]);
  told();
}

function told(): void {
  const { documentElement: page } = document;
  page.lang = i18next.language === CODES.en ? "en" : "ja";
  page.classList.toggle("easy", i18next.language === CODES.easy);
}

const NUMBERS: Readonly<Record<Tongue, Intl.NumberFormat>> = {
  ja: new Intl.NumberFormat("ja", { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat("en", { maximumFractionDigits: 2 }),
};

export type WordsInUse = ReturnType<typeof useWords>;

/** The words of the page, and of labels that come in both languages. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const tongue: Tongue = i18n.language === CODES.en ? "en" : "ja";
  const isEasy = i18n.language === CODES.easy;
  const [reckoning] = useReckoning(tongue);
  const marked = (key: string, options: Readonly<Record<string, unknown>> = {}): string =>
    t(key, { ...options, applyPostProcessor: false });
  const markedOf = (label: Label): string => (isEasy ? (label.easy ?? label.ja) : label[tongue]);
  const between = tongue === "en" ? ", " : "、";
  const markedValue = (type: string, name: string): string => {
    const label = values[type]?.[name];
    return label ? markedOf(label) : name;
  };
  return {
    t,
    tongue,
    /** Whether the words are those of やさしい日本語. */
    isEasy,
    of: (label: Label): string => plain(markedOf(label)),
    /** A field as a sentence names it. */
    called: (label: Label): string => {
      const words = plain(markedOf(label));
      return tongue === "en" ? `“${words}”` : `「${words}」`;
    },
    /** As `t` and `of`, with the readings marked in the text (see ruby.tsx). */
    marked,
    markedOf,
    /** As `t`, with the readings over the words where the language has any; for what stands on a residents' page as text. */
    say: (key: string, options?: Readonly<Record<string, unknown>>): ReactNode => ruby(marked(key, options)),
    /** As `of`, with the readings. */
    sayOf: (label: Label): ReactNode => ruby(markedOf(label)),
    /** What the schema calls a value of one of its enums. */
    value: (type: string, name: string): string => plain(markedValue(type, name)),
    /** As `value`, with the readings marked. */
    markedValue,
    /** Names or values in a row; and facts beside each other. */
    list: (each: readonly string[]): string => each.join(between),
    /** As `list`, of what has readings or is a link. */
    row: (each: readonly ReactNode[]): ReactNode => inARow(each, between),
    facts: (each: readonly string[]): string => each.filter((fact) => fact !== "").join(tongue === "en" ? " · " : "・"),
    /** A day of Japan, its year as this browser counts them. */
    day: (value: string): string => dayIn(value, tongue, reckoning),
    /** A day with its hour. */
    time: (value: string): string => `${dayIn(value, tongue, reckoning)} ${hourIn(value, tongue)}`,
    number: (value: number): string => NUMBERS[tongue].format(value),
    /** Between 0 and 1, as long as the next. */
    score: (value: number): string => value.toFixed(2),
  };
}

function hourIn(value: string, tongue: Tongue): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return "";
  const locale = tongue === "en" ? "en-GB" : "ja-JP";
  return formatOf(locale, { timeStyle: "short", timeZone: "Asia/Tokyo" }).format(date);
}
