import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const LOOK = new URL("../../src/web/look/", import.meta.url);

/** The classes that a style sheet lays out by themselves, not only within something of its own. */
function classesOf(file: string): string[] {
  const css = readFileSync(new URL(file, LOOK), "utf8").replaceAll(/\/\*[\s\S]*?\*\//g, "");
  const selectors = Array.from(css.matchAll(/([^{}]+)\{/g), ([, selector]) => selector!.split(",")).flat();
  return [...new Set(selectors.map((each) => each.trim()))].filter((each) => /^\.[\w-]+$/.test(each));
}

it("a class has its look from one style sheet, so that one page does not change another", () => {
  const files = readdirSync(LOOK).filter((file) => file.endsWith(".css"));
  const all = files.flatMap(classesOf);
  expect(all.length).toBeGreaterThan(50);
  expect(all.filter((each, at) => all.indexOf(each) !== at)).toEqual([]);
});
