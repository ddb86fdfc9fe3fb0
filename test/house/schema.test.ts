import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "@graphql-codegen/cli";
import {
  buildSchema,
  findBreakingChanges,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from "graphql";
import { describe, expect, it } from "vitest";
import codegen from "../../codegen.ts";
import { printed, PRINTED_SCHEMA } from "../../src/print-schema.ts";
import { schema } from "../../src/schema.ts";
import { called, PROJECT } from "./statements.ts";

/** Whatever in a schema says nothing of itself, by its coordinate. */
function silent(of: GraphQLSchema): string[] {
  return Object.values(of.getTypeMap())
    .filter((type) => !type.name.startsWith("__"))
    .flatMap(coordinates)
    .filter(([, description]) => !description?.trim())
    .map(([coordinate]) => coordinate);
}

function coordinates(type: GraphQLNamedType): [string, string | null | undefined][] {
  const own: [string, string | null | undefined] = [type.name, type.description];
  if (isEnumType(type)) return [own, ...type.getValues().map((value) => part(`${type.name}.${value.name}`, value))];
  if (isInputObjectType(type))
    return [own, ...Object.values(type.getFields()).map((each) => part(`${type.name}.${each.name}`, each))];
  if (!isObjectType(type) && !isInterfaceType(type)) return [own];
  return [
    own,
    ...Object.values(type.getFields()).flatMap((field) => [
      part(`${type.name}.${field.name}`, field),
      ...field.args.map((argument) => part(`${type.name}.${field.name}(${argument.name}:)`, argument)),
    ]),
  ];
}

function part(name: string, { description }: { description?: string | null }): [string, string | null | undefined] {
  return [name, description];
}

describe("the schema", () => {
  it("describes every type, field, argument and enum value", () => {
    expect(
      silent(schema),
      "Add a description, in the reader's words: meaning, unit, when null, who may see it.",
    ).toEqual([]);
  });

  it("would notice what has no description", () => {
    const mute = buildSchema(
      '"A." type Query { "B." b("C." c: Int, d: E): Int, f: Int } "E." enum E { "G." G, H } "I." input I { j: Int }',
    );
    expect(silent(mute)).toEqual(["Query.b(d:)", "Query.f", "E.H", "I.j"]);
  });

  it("is the one that is committed, and names what it would break for those who use it", () => {
    const committed = readFileSync(PRINTED_SCHEMA, "utf8");
    const breaks = findBreakingChanges(buildSchema(committed), schema).map(({ description }) => description);
    expect(
      breaks,
      `${called(PRINTED_SCHEMA)}: somebody's query would stop working. Keep the old beside the new with @deprecated(reason); or, if it must be, run npm run codegen and say so in the commit.`,
    ).toEqual([]);
    expect(
      printed(schema) === committed,
      `${called(PRINTED_SCHEMA)} is not what the code says any more: run npm run codegen.`,
    ).toBe(true);
  });

  it("breaks nothing that the last commit promised", () => {
    const last = lastCommitted();
    const breaks =
      last === undefined ? [] : findBreakingChanges(buildSchema(last), schema).map(({ description }) => description);
    expect(
      breaks,
      "Keep the old beside the new with @deprecated(reason), until the next version of the schema.",
    ).toEqual([]);
  });

  it("has the types of its operations made from it", { timeout: 60_000 }, async () => {
    const made: { filename: string; content: string }[] = await generate(
      { ...codegen, cwd: PROJECT, silent: true },
      false,
    );
    expect(made.length).toBe(1);
    for (const { filename, content } of made) {
      const file = join(PROJECT, filename);
      expect(
        content === readFileSync(file, "utf8"),
        `${called(file)} is not what the operations say any more: run npm run codegen.`,
      ).toBe(true);
    }
  });
});

/** The schema of the last commit; undefined outside a clone, or before there was one. */
function lastCommitted(): string | undefined {
  try {
    return execFileSync("git", ["show", `HEAD:${called(PRINTED_SCHEMA)}`], {
      cwd: PROJECT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return undefined;
  }
}
