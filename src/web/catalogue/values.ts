import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  parse,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type GraphQLNamedType,
} from "graphql";
import type { Label } from "./catalogue.ts";
import { valuesOf } from "./compile.ts";

export type ValueWords = Readonly<Record<string, Readonly<Record<string, Label>>>>;

/** What the schema calls the values of every enum that some operation asks for or sends, the app's own among them: by the enum's name, then the value. */
export function compileValues(folder: string, schemaFile: string): ValueWords {
  const schema = buildSchema(readFileSync(schemaFile, "utf8"));
  const found = new Map<string, Readonly<Record<string, Label>>>();
  const note = (type: GraphQLNamedType | null | undefined): void => {
    if (!type || found.has(type.name)) return;
    if (isEnumType(type)) {
      found.set(type.name, Object.fromEntries(valuesOf(type).map(({ value, label }) => [value, label])));
    } else if (isInputObjectType(type)) {
      // Looked into once.
      found.set(type.name, {});
      for (const field of Object.values(type.getFields())) note(getNamedType(field.type));
    }
  };
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".graphql"));
  for (const file of files) {
    const types = new TypeInfo(schema);
    visit(
      parse(readFileSync(join(folder, file), "utf8"), { noLocation: true }),
      visitWithTypeInfo(types, {
        Field: () => note(getNamedType(types.getType() ?? undefined)),
        VariableDefinition: ({ type }) => note(getNamedType(typeFromAST(schema, type))),
      }),
    );
  }
  return Object.fromEntries([...found].filter(([, values]) => Object.keys(values).length > 0));
}
