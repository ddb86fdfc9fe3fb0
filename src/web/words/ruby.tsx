import type { ReactNode } from "react";

/** How a word with its reading is written in the words of やさしい日本語, in an operation's plain question, and by `withReading`: {漢字|かんじ}. */
const READING = /\{([^{}|]+)\|([^{}|]+)\}/;

/** The text without its readings: for attributes, titles and files, where no ruby can stand. */
export function plain(text: string): string {
  return text.replaceAll(new RegExp(READING, "g"), "$1");
}

/** The text with its readings above the words. */
export function ruby(text: string): ReactNode {
  // Split by a pattern with two groups: the text before, the word, its reading, the text before the next …
  const parts = text.split(READING);
  if (parts.length === 1) return text;
  // In one element: beside each other in a flex box they would lose the spaces between them.
  return (
    <span>
      {parts.map((part, at) => {
        if (at % 3 === 2) return null;
        if (at % 3 === 0) return part;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- the parts of one text, which comes whole
          <ruby key={at}>
            {part}
            <rp>（</rp>
            <rt>{parts[at + 1]}</rt>
            <rp>）</rp>
          </ruby>
        );
      })}
    </span>
  );
}

/** A name with its reading, where it has one and is not read as it is written. */
export function withReading(name: string, kana: string | null | undefined): string {
  if (!kana || kana === name || /[{}|]/.test(name + kana) || !/\p{sc=Han}/u.test(name)) return name;
  return `{${name}|${kana}}`;
}
