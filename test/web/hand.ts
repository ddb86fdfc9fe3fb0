import type { Locator, Page } from "playwright-core";
import { en } from "../../src/web/words/en.ts";
import { ja } from "../../src/web/words/ja.ts";
import { NARROW, WIDE } from "./office.ts";

/** How somebody works a page: with one device alone. */
export interface Hand {
  /** A link, a button, a box to tick, a summary. */
  press(control: Locator): Promise<void>;
  /** Puts words into a field, in the place of what stood there. */
  write(field: Locator, words: string): Promise<void>;
  /** Of a list of the browser's own, by the value behind the words. */
  choose(list: Locator, value: string): Promise<void>;
  /** Types into a field with suggestions, and takes the first that fits. */
  take(field: Locator, words: string, suggestion: RegExp): Promise<void>;
}

type Device = "mouse" | "keyboard";

/** Every way in which a task is done: both languages, an office screen and a telephone, the mouse and the keyboard, each alone. */
export const WAYS = (
  [
    ["ja", ja],
    ["en", en],
  ] as const
).flatMap(([tongue, words]) =>
  (
    [
      ["wide", WIDE],
      ["narrow", NARROW],
    ] as const
  ).flatMap(([called, width]) =>
    (["mouse", "keyboard"] as const).map((device) => ({
      called: `${tongue}, ${called}, by ${device}`,
      tongue,
      words,
      width,
      device,
    })),
  ),
);

/** Whoever cannot come to a control by Tab in so many stops does not come to it. */
const MOST_STOPS = 300;

export function handOf(page: Page, device: Device): Hand {
  const suggested = (suggestion: RegExp) => page.getByRole("option", { name: suggestion }).first();
  const overwrite = async (words: string) => {
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(words);
  };

  if (device === "mouse") {
    return {
      press: async (control) => control.click(),
      async write(field, words) {
        await field.click();
        await overwrite(words);
      },
      async choose(list, value) {
        // The list itself is the system's, and no page sees the mouse in it.
        await list.click();
        await list.selectOption(value);
      },
      async take(field, words, suggestion) {
        await field.click();
        await overwrite(words);
        await suggested(suggestion).click();
      },
    };
  }

  /** Tab, or back, until the control has the focus; the mouse stays where it is. */
  const reach = async (control: Locator) => {
    await control.waitFor({ state: "attached" });
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      const key = await control.evaluate((wanted) => {
        const now = document.activeElement;
        if (now === null || now === document.body) return "Tab";
        if (now === wanted) return "";
        const isBefore = (now.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING) > 0;
        const isBeside =
          now instanceof HTMLInputElement &&
          wanted instanceof HTMLInputElement &&
          now.type === "radio" &&
          now.name === wanted.name;
        // Among choices of which one holds, Tab stops once; the arrows go on.
        if (isBeside) return isBefore ? "ArrowUp" : "ArrowDown";
        return isBefore ? "Shift+Tab" : "Tab";
      });
      if (key === "") return;
      await page.keyboard.press(key);
    }
    throw new Error(`Tab does not come to ${String(control)}`);
  };

  return {
    async press(control) {
      await reach(control);
      const kind = await control.evaluate((each) => (each instanceof HTMLInputElement ? each.type : ""));
      if (kind === "radio" && (await control.isChecked())) return;
      await page.keyboard.press(kind === "radio" || kind === "checkbox" ? "Space" : "Enter");
    },
    async write(field, words) {
      await reach(field);
      await overwrite(words);
    },
    async choose(list, value) {
      await reach(list);
      await page.keyboard.press("Home");
      for (let at = 0; at < MOST_STOPS && (await list.inputValue()) !== value; at += 1) {
        await page.keyboard.press("ArrowDown");
      }
    },
    async take(field, words, suggestion) {
      await reach(field);
      await overwrite(words);
      const wanted = suggested(suggestion);
      await wanted.waitFor();
      const id = await wanted.getAttribute("id");
      for (let at = 0; at < MOST_STOPS; at += 1) {
        await page.keyboard.press("ArrowDown");
        if ((await page.locator(":focus").getAttribute("aria-activedescendant")) === id) break;
      }
      await page.keyboard.press("Enter");
    },
  };
}
