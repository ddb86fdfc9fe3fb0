import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { Kind, parse, validate, type OperationDefinitionNode } from "graphql";
import { describe, expect, it } from "vitest";
import { schema } from "../../src/schema.ts";
import { personaOf } from "../../src/trust/personas.ts";
import { examplesOf } from "../../src/warm.ts";
import { ja } from "../../src/web/words/ja.ts";
import { called, filesBelow, PROJECT } from "./statements.ts";

/** The questions of the catalogue. What the web app asks besides, for names and suggestions, lies in app/ and is none of them. */
const FILES = filesBelow("schema/operations", ".graphql").filter((file) => basename(dirname(file)) === "operations");
const STORIES: Record<string, string>[] = parseCsv(readFileSync(join(PROJECT, "seeds/stories.csv"), "utf8"), {
  columns: true,
  bom: true,
});

function definitionOf(file: string): OperationDefinitionNode {
  const document = parse(readFileSync(file, "utf8"));
  const [definition] = document.definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`${called(file)}: put one operation into it.`);
  return definition;
}

const named = FILES.map((file) => [basename(file, ".graphql"), file] as const);

describe("the catalogue of operations", () => {
  it("is not empty", () => expect(FILES.length).toBeGreaterThan(4));

  it("has examples for no operation that is not there", () => {
    const orphans = filesBelow("schema/operations", ".json").map((file) => basename(file, ".variables.json"));
    expect(
      orphans.filter((name) => !named.some(([known]) => known === name)),
      "Take these examples away, or write their operation.",
    ).toEqual([]);
  });

  describe.each(named)("%s", (name, file) => {
    const text = readFileSync(file, "utf8");

    it("is one operation of its file's name, which the schema understands", () => {
      const document = parse(text);
      expect(document.definitions.length, `${called(file)}: one operation and nothing else.`).toBe(1);
      expect(definitionOf(file).name?.value, `${called(file)}: call the operation as the file is called.`).toBe(name);
      expect(
        validate(schema, document).map(({ message }) => message),
        `${called(file)}: mend the query.`,
      ).toEqual([]);
    });

    it("says whose question it is, in the letters of the web app's list", () => {
      const who = /^# who: (.+)$/m.exec(text)?.[1]?.split(" ") ?? [];
      expect(
        who.length,
        `${called(file)}: add a line “# who: …” with the letters of those who ask it.`,
      ).toBeGreaterThan(0);
      expect(
        who.filter((each) => !(each in ja.persona)),
        `${called(file)}: src/web/words knows no such letter.`,
      ).toEqual([]);
    });

    it("says its question in both languages, and to residents in plain Japanese, with places only for variables it has", () => {
      const variables = definitionOf(file).variableDefinitions?.map((each) => each.variable.name.value) ?? [];
      const isForResidents = /^# who: (?:.* )?R(?: |$)/m.test(text);
      for (const language of ["ja", "en", ...(isForResidents || /^# easy:/m.test(text) ? ["easy"] : [])]) {
        const sentence = new RegExp(`^# ${language}: (\\S.*)$`, "m").exec(text)?.[1];
        expect(
          sentence,
          `${called(file)}: add a line “# ${language}: …” with the question as a person asks it.`,
        ).toMatch(/[？?]$/);
        const places = Array.from(sentence!.matchAll(/\{(\w+)\}/g), ([, place]) => place!);
        expect(
          places.filter((place) => !variables.includes(place)),
          `${called(file)}: {…} in “# ${language}:” must be a variable.`,
        ).toEqual([]);
      }
    });

    it("has named examples that give it what it needs", () => {
      const definition = definitionOf(file);
      const known = definition.variableDefinitions?.map((each) => each.variable.name.value) ?? [];
      const needed = (definition.variableDefinitions ?? [])
        .filter((each) => each.type.kind === Kind.NON_NULL_TYPE && !each.defaultValue)
        .map((each) => each.variable.name.value);
      const examples = examplesOf(name);
      const where = `schema/operations/${name}.variables.json`;
      expect(examples.length, `${where}: give at least one example.`).toBeGreaterThan(0);
      for (const example of examples) {
        expect(example.name, `${where}: name each example, 日本語 / English.`).toMatch(/\S \/ \S/);
        expect(personaOf(example.persona), `${where}: “${example.name}”: as which persona is it asked?`).toBeDefined();
        const given = Object.keys(example.variables);
        expect(
          given.filter((each) => !known.includes(each)),
          `${where}: “${example.name}”: the operation knows no such variable.`,
        ).toEqual([]);
        expect(
          needed.filter((each) => !given.includes(each)),
          `${where}: “${example.name}”: the operation needs these too.`,
        ).toEqual([]);
      }
      expect(new Set(examples.map((each) => each.name)).size, `${where}: two examples bear the same name.`).toBe(
        examples.length,
      );
    });

    it("is told by at least one story", () => {
      expect(
        STORIES.some((story) => story["operation"] === name),
        `seeds/stories.csv: tell a story that asks ${name}.`,
      ).toBe(true);
    });
  });
});
