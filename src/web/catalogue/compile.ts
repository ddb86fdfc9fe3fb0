import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  typeFromAST,
  valueFromASTUntyped,
  type FieldNode,
  type GraphQLEnumType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from "graphql";
import { EASY_SENTENCES, EASY_VALUES } from "../words/easy.ts";
import { FIELD_WORDS, VARIABLE_WORDS } from "../words/fields.ts";
import type { Example, Field, Input, Label, Operation, Question, Shape, Variable } from "./catalogue.ts";

/** Asked of every question by the page itself. */
const NOT_FILLED_IN = ["first", "after", "language"];

/** Where in the plan a question of the catalogue stands; what has no number belongs to the community. */
const SCENES: readonly (readonly [scene: number, numbers: readonly number[]])[] = [
  [1, [0, 1, 2, 3, 4, 6, 8, 9, 10, 11, 12, 13, 26, 50, 53, 54, 55, 58]],
  [2, [15, 16, 17, 18, 19, 20, 21, 22, 23, 25, 27, 28, 29, 59]],
  [3, [30, 31, 32, 33, 34, 35, 37, 38, 39, 40, 41, 43, 56, 57]],
  [4, [44, 45, 47, 48, 51]],
];

export interface Compiled {
  readonly question: Question;
  readonly operation: Operation;
}

/** Reads every operation of a folder against the printed schema. Throws, naming the file, what it cannot read. */
export function compileCatalogue(folder: string, schemaFile: string): Compiled[] {
  const schema = buildSchema(readFileSync(schemaFile, "utf8"));
  const files = readdirSync(folder).filter((file) => file.endsWith(".graphql"));
  const all = files.toSorted().map((file) => compile(schema, folder, basename(file, ".graphql")));
  return all.toSorted((a, b) => (a.question.number ?? 1_000) - (b.question.number ?? 1_000));
}

function compile(schema: GraphQLSchema, folder: string, name: string): Compiled {
  const text = readFileSync(join(folder, `${name}.graphql`), "utf8");
  const [definition] = parse(text, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`${name}.graphql: put one operation into it.`);
  const root = definition.selectionSet.selections.find((each): each is FieldNode => each.kind === Kind.FIELD);
  const queries = schema.getQueryType();
  const field = root && queries?.getFields()[root.name.value];
  if (!root || !field) throw new Error(`${name}.graphql: its first field is none of the schema's.`);
  const number = /^# (\d+)/.exec(text)?.[1];
  return {
    question: {
      name,
      number: number === undefined ? null : Number(number),
      root: root.name.value,
      scene: SCENES.find(([, numbers]) => numbers.includes(Number(number)))?.[0] ?? 1,
      who: (/^# who: (.+)$/m.exec(text)?.[1] ?? "").split(/[ ,]+/).filter(Boolean),
      sentence: { ja: line(text, "ja", name), en: line(text, "en", name), ...easyLine(text) },
      variables: variablesOf(schema, definition, root, field.args),
    },
    operation: {
      name,
      // The page's first line is for people; the server needs the query only.
      document: text.replaceAll(/^#.*\n/gm, ""),
      root: root.alias?.value ?? root.name.value,
      shape: root.selectionSet ? shapeOf(schema, root.selectionSet, getNamedType(field.type)) : { fields: [], on: [] },
      examples: examplesIn(join(folder, `${name}.variables.json`)),
    },
  };
}

function line(text: string, language: string, name: string): string {
  const sentence = new RegExp(`^# ${language}: (\\S.*)$`, "m").exec(text)?.[1];
  if (sentence === undefined) throw new Error(`${name}.graphql: add a line “# ${language}: …” with its question.`);
  return sentence;
}

/** The question as residents read it. */
function easyLine(text: string): { easy?: string } {
  const easy = /^# easy: (\S.*)$/m.exec(text)?.[1];
  return easy === undefined ? {} : { easy };
}

interface Described {
  readonly name: string;
  readonly description?: string | null;
}

function variablesOf(
  schema: GraphQLSchema,
  definition: OperationDefinitionNode,
  root: FieldNode,
  args: readonly Described[],
): Variable[] {
  const asked = (definition.variableDefinitions ?? []).filter(
    ({ variable }) => !NOT_FILLED_IN.includes(variable.name.value),
  );
  return asked.map((each) => {
    const name = each.variable.name.value;
    const argument = root.arguments?.find(({ value }) => value.kind === Kind.VARIABLE && value.name.value === name);
    const described = args.find((arg) => arg.name === argument?.name.value);
    return variableOf(schema, each, described);
  });
}

function variableOf(schema: GraphQLSchema, node: VariableDefinitionNode, described: Described | undefined): Variable {
  const name = node.variable.name.value;
  const { type, list } = unwrapped(schema, node);
  const nouns = schema.getType("Noun");
  const noun = isEnumType(nouns)
    ? nouns.getValues().find((each) => each.name.toLowerCase() === name.toLowerCase())?.name
    : undefined;
  const input = inputFor(name, type, list);
  return {
    name,
    input,
    required: node.type.kind === Kind.NON_NULL_TYPE && !node.defaultValue,
    ...(node.defaultValue && { usual: valueFromASTUntyped(node.defaultValue) }),
    label: VARIABLE_WORDS[name] ?? labelFrom(described?.description, name),
    ...(isEnumType(type) && { values: valuesOf(type) }),
    ...(input === "thing" && noun !== undefined && { noun }),
  };
}

function unwrapped(
  schema: GraphQLSchema,
  { type }: VariableDefinitionNode,
): { type: GraphQLNamedType | undefined; list: boolean } {
  const bare = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  return { type: getNamedType(typeFromAST(schema, type)), list: bare.kind === Kind.LIST_TYPE };
}

function inputFor(name: string, type: GraphQLNamedType | undefined, list: boolean): Input {
  if (!isEnumType(type)) {
    if (name === "district" || name === "topic") return name;
    if (name === "when") return "hours";
  }
  return inputOfType(type, list);
}

/** By what kind of field a value of a type is written, whatever it is called. */
export function inputOfType(type: GraphQLNamedType | undefined, list: boolean): Input {
  if (isEnumType(type)) return list ? "choices" : "choice";
  switch (type?.name) {
    case "ID":
      return list ? "things" : "thing";
    case "Boolean":
      return "flag";
    case "DateTime":
      return "moment";
    case "Int":
    case "Float":
      return "number";
    default:
      return "text";
  }
}

export function valuesOf(type: GraphQLEnumType): { value: string; label: Label }[] {
  return type.getValues().map(({ name, description }) => {
    const easy = easyValue(type.name, name);
    return { value: name, label: { ...valueLabel(description, name), ...(easy !== undefined && { easy }) } };
  });
}

/** A kind of tie is called by its sentence, as in the schema: “AはBに 住んでいます”. */
function easyValue(type: string, value: string): string | undefined {
  const ties: Readonly<Record<string, string>> = EASY_SENTENCES.tie;
  if (type !== "TieKind") return EASY_VALUES[`${type}.${value}`];
  return ties[value]
    ?.replace("{{from}}", "A")
    .replace("{{to}}", "B")
    .replaceAll(/[「」。]/g, "")
    .replace(/^A([はと]) /, "A$1");
}

function shapeOf(schema: GraphQLSchema, selections: SelectionSetNode, type: GraphQLNamedType): Shape {
  const fields: Field[] = [];
  const on: { types: string[]; shape: Shape }[] = [];
  for (const each of selections.selections) {
    if (each.kind === Kind.FIELD) {
      const field = fieldOf(schema, each, type);
      if (field) fields.push(field);
    } else if (each.kind === Kind.INLINE_FRAGMENT) {
      const narrowed = schema.getType(each.typeCondition?.name.value ?? type.name) ?? type;
      on.push({ types: namesOf(schema, narrowed), shape: shapeOf(schema, each.selectionSet, narrowed) });
    }
  }
  return { fields, on };
}

function namesOf(schema: GraphQLSchema, type: GraphQLNamedType): string[] {
  if (isInterfaceType(type) || isUnionType(type)) return schema.getPossibleTypes(type).map(({ name }) => name);
  return [type.name];
}

function fieldOf(schema: GraphQLSchema, node: FieldNode, parent: GraphQLNamedType): Field | undefined {
  if (!(isObjectType(parent) || isInterfaceType(parent))) return undefined;
  const defined = parent.getFields()[node.name.value];
  if (!defined) return undefined;
  const type = getNamedType(defined.type);
  const bare = isNonNullType(defined.type) ? defined.type.ofType : defined.type;
  return {
    key: node.alias?.value ?? node.name.value,
    label:
      FIELD_WORDS[`${parent.name}.${node.name.value}`] ??
      FIELD_WORDS[node.name.value] ??
      labelFrom(defined.description, node.name.value),
    type: type.name,
    list: isListType(bare),
    ...(isEnumType(type) && {
      values: Object.fromEntries(valuesOf(type).map(({ value, label }) => [value, label] as const)),
    }),
    ...(node.selectionSet && isCompositeType(type) && { shape: shapeOf(schema, node.selectionSet, type) }),
  };
}

/** Descriptions of arguments and fields read "English. / 日本語"; a label is their first clause. */
export function labelFrom(description: string | null | undefined, name: string): Label {
  const [en = name, ja] = twoParts(description ?? name);
  return { ja: firstClause(ja ?? en), en: firstClause(en) };
}

/** Those of values read "日本語 / English". */
function valueLabel(description: string | null | undefined, name: string): Label {
  const [ja = name, en] = twoParts(description ?? name);
  return { ja: firstClause(ja), en: en === undefined ? wordsOf(name) : firstClause(en) };
}

function twoParts(description: string): [string?, string?] {
  const at = description.lastIndexOf(" / ");
  return at < 0 ? [description.trim()] : [description.slice(0, at).trim(), description.slice(at + 3).trim()];
}

function firstClause(text: string): string {
  return text.split(/[;:；：。]|\.(?:\s|$)|,\s/)[0]!.trim();
}

/** ONLY_FORMAL reads as “only formal”, Company as “company”. */
function wordsOf(name: string): string {
  return name.replaceAll("_", " ").toLowerCase();
}

function examplesIn(file: string): Example[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a house test holds the files to this shape
  const read = JSON.parse(readFileSync(file, "utf8")) as {
    name: string;
    persona: string;
    variables: Record<string, unknown>;
  }[];
  return read.map(({ name, persona, variables }) => {
    const [ja = name, en = ja] = twoParts(name);
    return { name: { ja, en }, persona, variables };
  });
}
