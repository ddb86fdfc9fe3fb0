import { createInstance } from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { values } from "virtual:values";
import type { Label } from "../catalogue/catalogue.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";

export type Tongue = "ja" | "en";

const i18next = createInstance();

const KEPT = "musubi:language";

/** Japanese, until somebody chooses otherwise in this browser. */
export async function beginWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { ja: { translation: ja }, en: { translation: en } },
    lng: localStorage.getItem(KEPT) === "en" ? "en" : "ja",
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  });
  told();
}

export async function speak(tongue: Tongue): Promise<void> {
  localStorage.setItem(KEPT, tongue);
  await i18next.changeLanguage(tongue);
  told();
}

function told(): void {
  document.documentElement.lang = i18next.language;
}

/** The words of the page, and of labels that come in both languages. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const tongue: Tongue = i18n.language === "en" ? "en" : "ja";
  return {
    t,
    tongue,
    of: (label: Label): string => label[tongue],
    /** What the schema calls a value of one of its enums. */
    value: (type: string, name: string): string => values[type]?.[name]?.[tongue] ?? name,
    /** A day with its year in both reckonings, as Japanese forms have it. */
    day: (value: string): string => dayIn(value, tongue),
    number: (value: number): string => new Intl.NumberFormat(tongue, { maximumFractionDigits: 2 }).format(value),
  };
}

export function dayIn(value: string, tongue: Tongue): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  const timeZone = "Asia/Tokyo";
  if (tongue === "en") return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone }).format(date);
  const western = new Intl.DateTimeFormat("ja-JP", { year: "numeric", month: "long", day: "numeric", timeZone });
  const era = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { era: "short", year: "numeric", timeZone });
  return western.format(date).replace("年", `年（${era.format(date)}）`);
}
