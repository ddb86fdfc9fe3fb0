import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { SETTINGS } from "../../src/settings.ts";
import { called, filesBelow, PROJECT } from "./statements.ts";

const README = readFileSync(join(PROJECT, "README.md"), "utf8");

it.each(SETTINGS)("README.md explains the setting $name", ({ name, usual }) => {
  const row = README.split("\n").find((line) => line.startsWith("|") && line.includes(`\`${name}\``));
  expect(row, `README.md: add ${name} to the table of settings: its usual value and what it is for.`).toBeDefined();
  if (!usual.startsWith("(")) expect(row, `README.md: say that ${name} is usually ${usual}.`).toContain(usual);
});

it("reads no setting from the environment that the list leaves out", () => {
  const read = filesBelow("src", ".ts").flatMap((file) =>
    Array.from(
      readFileSync(file, "utf8").matchAll(/\benv(?:\.([A-Z][A-Z0-9_]+)|\["([A-Z][A-Z0-9_]+)"\])/g),
      ([, dotted, quoted]) => ({ name: (dotted ?? quoted)!, file: called(file) }),
    ),
  );
  const known = new Set([...SETTINGS.map(({ name }) => name), ...GIVEN_BY_OTHERS]);
  expect(
    read.filter(({ name }) => !known.has(name)),
    "src/settings.ts: add these to SETTINGS and to the README.",
  ).toEqual([]);
});

/** Not ours: npm and the machine set them; NODE_ENV is a word in the web app's bundle, not read. */
const GIVEN_BY_OTHERS = ["INIT_CWD", "PATH", "JAVA_HOME", "HOME", "NODE_ENV", "LC_ALL", "LC_CTYPE", "LANG"];
